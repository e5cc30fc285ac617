"""How this stage's events read in the log, a module a topic."""

from frankpledge.stages.audit.events import audits, counting

__all__ = ["audits", "counting"]
