"""How this stage's events read in the log, a module a topic."""

from frankpledge.stages.consultation.events import exercises, issues, margins, noticeboard, questionnaires, strategy

__all__ = ["exercises", "issues", "margins", "noticeboard", "questionnaires", "strategy"]
