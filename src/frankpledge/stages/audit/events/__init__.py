"""How this stage's events read in the log, a module a topic."""

from frankpledge.stages.audit.events import audits, conclusions, counting, work

__all__ = ["audits", "conclusions", "counting", "work"]
