"""What is asked about commitments beyond a post's authority."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import CommitmentRequest, Decision
from frankpledge.stages.partnership.queries import commitments as queries
from frankpledge.stages.partnership.rules.commitments import Approval
from frankpledge.ui.formats import money_text
from frankpledge.ui.forms import Dropdown, GovukForm


class AskForm(GovukForm):
    """What a sum is for; post, sum and whom it asks stand in the address."""

    what = forms.CharField(label="What is it for?", widget=forms.Textarea(attrs={"rows": 4}))


class CommitmentAnswerForm(GovukForm):
    """Whether a post or a group approves."""

    answer = forms.ChoiceField(
        label="Your answer", widget=forms.RadioSelect,
        choices=[(str(Approval.APPROVED), "Approve it"), (str(Approval.DECLINED), "Decline it")],
    )  # fmt: skip
    reason = forms.CharField(
        label="Reason (optional if you approve)", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="If you decline, say why. If you approve, name any conditions.",
    )  # fmt: skip


class CommitmentFilter(GovukForm):
    """Requests that stand so."""

    state = forms.ChoiceField(
        label="How they stand", required=False, widget=Dropdown,
        choices=[("", "All"), ("open", "Waiting for approval"), ("decided", "Approved or declined"),
                 ("withdrawn", "Withdrawn")],
    )  # fmt: skip


class ApprovalField(forms.ModelChoiceField):
    """Approvals by their post, their sum and what it is for, since that is how people know them."""

    def label_from_instance(self, obj: CommitmentRequest) -> str:
        """Write an approval so that it is known again."""
        return f"{obj.post}, {money_text(obj.pounds)}: {obj.what[:80]}"


class DecisionApprovalForm(GovukForm):
    """Under which approval something was decided."""

    approval = ApprovalField(label="Under which approval", queryset=None, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, decision: Decision, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["approval"].queryset = queries.approvals_for(reader, decision)  # type: ignore[attr-defined]
