"""How this stage's events read in the log, a module a topic."""

from frankpledge.stages.consultation.events import exercises, noticeboard, questionnaires, strategy

__all__ = ["exercises", "noticeboard", "questionnaires", "strategy"]
