"""The audit's only readers, a module a topic; those of counting can be had from here too."""

from frankpledge.stages.audit.queries.counting import countings, find_counting, find_finding, find_ground, findings

__all__ = ["countings", "find_counting", "find_finding", "find_ground", "findings"]
