"""Steps made for a test: a chain, or a fork that meets again."""

from frankpledge.core.cycle import Mark, Source, Step, Tier

SOURCE = Source("made for a test", Mark.RECOLLECTION)


def made_step(key: str, days: int, *requires: str, continuing: bool = False) -> Step:
    return Step(key, key.capitalize(), "", SOURCE, frozenset(Tier), requires, days, is_continuing=continuing)


def chain(*days: int) -> tuple[Step, ...]:
    keys = "abcdefgh"
    return tuple(made_step(keys[n], length, *keys[n - 1 : n]) for n, length in enumerate(days))


def fork() -> tuple[Step, ...]:
    """A long and a short step side by side, both needed by the last; and one that goes on after it."""
    return (
        made_step("ask", 40),
        made_step("count", 10),
        made_step("choose", 20, "ask", "count"),
        made_step("watch", 0, "choose", continuing=True),
    )
