"""Bundles as contractors hand them over: what was counted here, packed as somebody outside would pack it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.audit.counting import open_data
from frankpledge.stages.audit.models import Commission, Counting, Ground, Handover
from frankpledge.stages.audit.recipe import recipe_text
from frankpledge.stages.audit.services.handovers import hand_over
from frankpledge.stages.publication.queries import bundles
from tests.universe import thread
from tests.universe.audit import a_commission
from tests.universe.partnership import AT, Universe


def packed(files: Mapping[str, bytes]) -> io.BytesIO:
    """Pack files into a ZIP archive."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in files.items():
            written.writestr(name, content)
    return archive


def files_of(counting: Counting) -> dict[str, bytes]:
    """Return what a contractor leaves who counted this: recipe, open data, release; no data of an agency."""
    ground = Ground.objects.get(partnership=counting.partnership)
    extract = Path(counting.submission.file_name)
    files = {
        "audit.toml": recipe_text(counting, ground, extract).encode(),
        f"outline/{ground.outline_name}": open_data().path(ground.outline_sha256).read_bytes(),
        f"areas/{ground.areas_name}": open_data().path(ground.areas_sha256).read_bytes(),
        f"population/{ground.population_name}": open_data().path(ground.population_sha256).read_bytes(),
    }
    release = bundles() / counting.candidate.bundle_digest
    made = {f"release/{path.relative_to(release)}": path.read_bytes() for path in release.rglob("*") if path.is_file()}
    return files | made


def handed_over(universe: Universe, files: Mapping[str, bytes] | None = None, **given: Any) -> Handover:
    """Let the contractor hand something over under their commission."""
    commission: Commission = given.pop("commission", None) or a_commission(universe)
    content = packed(files if files is not None else {"audit.toml": b""})
    wanted = {"methods": "Counted by ward.", "contacts": "The research desk, about the survey."}
    return hand_over(
        commission=commission, file=content, file_name="handover.zip", by=universe.as_(Role.CONTRACTOR), at=AT,
        **wanted | given,
    )  # fmt: skip


def counted(universe: Universe) -> Counting:
    """Count January's extract."""
    return thread.counted(universe)
