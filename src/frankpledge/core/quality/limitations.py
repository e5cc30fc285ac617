"""All limitations of a source: those declared, then those that follow from its records."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.core.quality.coarse import STEP
from frankpledge.core.quality.derived import inaccurate, incomplete, not_coterminous, not_recorded
from frankpledge.core.quality.limitation import Limitation
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.wording import Wording


def limitations(
    profile: SourceProfile, declared: Sequence[Limitation] = (), *, step: int = STEP
) -> tuple[Limitation, ...]:
    """Return the limitations of a source, declared ones first, each once. All may be published.

    Parameters
    ----------
    declared : what the agency or the analyst states, in the order of the recipe.
    step : as in `publishable_notes`.

    Examples
    --------
    >>> from frankpledge.core.quality.blank import blank_profile
    >>> [one.sentence for one in limitations(blank_profile(source="probation", basis="court", unplaced_rows=4))]
    ['Counted for the partnership and in none of its areas: fewer than 10 rows.',
     'Records are counted where the court sits, not where the person lives or the event happened.']
    """
    if step < STEP:
        raise ValueError(f"rows are published to the nearest {STEP} at the finest, not to the nearest {step}")
    say = Wording(step)
    kinds = (not_recorded, incomplete, not_coterminous, inaccurate)
    derived = [each for of_kind in kinds for each in of_kind(profile, say)]
    return tuple(dict.fromkeys([*declared, *derived]))
