"""How this stage's events read in the log, a module a topic."""

from frankpledge.stages.consultation.events import exercises, margins, questionnaires, strategy

__all__ = ["exercises", "margins", "questionnaires", "strategy"]
