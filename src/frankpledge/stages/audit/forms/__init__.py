"""What is asked in the audit, a module a topic; what counting asks can be had from here too."""

from frankpledge.stages.audit.forms.counting import CountingForm, DraftForm, GroundForm

__all__ = ["CountingForm", "DraftForm", "GroundForm"]
