"""The pages that belong to agencies: who they are, by what right their people act, and what each tier does."""

from __future__ import annotations

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.permissions import may_read_business, may_read_structure
from frankpledge.ui.addresses import reverse


def sections(standing: Standing) -> list[dict[str, str]]:
    """Return the links that stand at the top of each of these pages, those the person may follow."""
    members = may_read_business(standing)
    offered = [
        ("Agencies", "agencies", may_read_structure(standing)),
        ("Role cards", "role-cards", members),
        ("Commitments", "commitments", members),
        ("Delegations", "delegations", members),
        ("Training and skills", "training", members),
        ("Procedures", "procedures", members),
        ("District and county", "tiers", may_read_structure(standing)),
    ]
    slug = standing.partnership.slug
    return [
        {"text": text, "href": reverse(f"partnership:{name}", args=[slug])}
        for text, name, is_open in offered
        if is_open
    ]
