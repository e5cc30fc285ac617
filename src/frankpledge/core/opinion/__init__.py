"""What people say of crime and disorder where they live, and how sure that is of those who did not answer."""

from frankpledge.core.opinion.anchoring import issues_beyond, reach_of, share_beyond, share_beyond_by_group
from frankpledge.core.opinion.coders import (
    Agreement,
    ThemeAgreement,
    agreement,
    agreement_by_theme,
    agreement_overall,
)
from frankpledge.core.opinion.grouped import hidden_groups
from frankpledge.core.opinion.guarded import Wanted, guarded_shares
from frankpledge.core.opinion.heard import Group, Heard, heard
from frankpledge.core.opinion.joining import JoinedMargin, joined_margin
from frankpledge.core.opinion.margins import Margin
from frankpledge.core.opinion.raking import Raked, rake
from frankpledge.core.opinion.ranking import Ranked, filled_places, ranking
from frankpledge.core.opinion.recognition import Recognition, recognition
from frankpledge.core.opinion.rounds import ChangeOfShare, changes_between
from frankpledge.core.opinion.sample_size import (
    SamplePlan,
    answers_for_change,
    answers_for_margin,
    margin_for_answers,
    plan_for_margin,
    power_for_change,
)
from frankpledge.core.opinion.shares import WeightedShare, shares_by_group, shares_of_choice, shares_of_ticks
from frankpledge.core.opinion.weights import Bounds, design_effect, effective_number

__all__ = [
    "Agreement",
    "Bounds",
    "ChangeOfShare",
    "Group",
    "Heard",
    "JoinedMargin",
    "Margin",
    "Raked",
    "Ranked",
    "Recognition",
    "SamplePlan",
    "ThemeAgreement",
    "Wanted",
    "WeightedShare",
    "agreement",
    "agreement_by_theme",
    "agreement_overall",
    "answers_for_change",
    "answers_for_margin",
    "changes_between",
    "design_effect",
    "effective_number",
    "filled_places",
    "guarded_shares",
    "heard",
    "hidden_groups",
    "issues_beyond",
    "joined_margin",
    "margin_for_answers",
    "plan_for_margin",
    "power_for_change",
    "rake",
    "ranking",
    "reach_of",
    "recognition",
    "share_beyond",
    "share_beyond_by_group",
    "shares_by_group",
    "shares_of_choice",
    "shares_of_ticks",
]
