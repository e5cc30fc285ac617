"""The audit's only writers, a module a topic; those of counting can be had from here too."""

from frankpledge.stages.audit.services.counting import (
    ask_for_counting,
    draft_finding,
    give_up_counting,
    run_counting,
    set_ground,
)

__all__ = ["ask_for_counting", "draft_finding", "give_up_counting", "run_counting", "set_ground"]
