"""The reference page on regimes, made from their files: ``python -m tests.docs.regimes_page``."""

from collections.abc import Iterable, Iterator

from frankpledge.adapters.regimes import read_regime, regime_keys
from frankpledge.core.cycle import Body, OversightBody, Regime, Source, Tier
from tests.docs.pages import ROOT, read

PAGE = ROOT / "docs" / "reference" / "regimes.md"

MADE_FROM_HERE = "<!-- made by: python -m tests.docs.regimes_page -->\n"


def opening() -> str:
    """What is written by hand, up to the mark."""
    return read(PAGE).partition(MADE_FROM_HERE)[0]


def page() -> str:
    made = "".join(f"\n{section}" for key in regime_keys() for section in sections(read_regime(key)))
    return opening() + MADE_FROM_HERE + made


def sections(regime: Regime) -> Iterator[str]:
    tiers = ", ".join(sorted(regime.tiers))
    force = f"In force from {regime.in_force}, {cited(regime.source)}. Tiers: {tiers}."
    contingency = f"Recommended contingency: {regime.recommended_contingency_days} days. {regime.contingency_reason}"
    yield f"## {regime.title} (`{regime.key}`)\n\n{force} {contingency}\n"
    yield table(
        "Words shown", "Key | Word | Source", (f"`{w.key}` | {w.text} | {cited(w.source)}" for w in regime.words)
    )
    yield table(
        "Bodies", "Body | Duty | Where | From | To | Source", (body_row(body, regime) for body in regime.bodies)
    )
    yield table("Steps", "Step | Requires | Minimum days | Why so many | Evidence | Source", step_rows(regime))
    yield table("Dates", "Date | Step | Every | First | Source", date_rows(regime))
    contents = (f"`{c.document}` | {c.text} | {cited(c.source)}" for c in regime.contents)
    yield table("What documents hold", "Document | Must hold | Source", contents)
    yield table(
        "Oversight", "Body | Power | Where | From | To | Source", (overseer_row(b, regime) for b in regime.oversight)
    )
    yield table("Competencies", "Competency | Source", (f"{c.text} | {cited(c.source)}" for c in regime.competencies))


def table(title: str, headings: str, rows: Iterable[str]) -> str:
    rule = "|".join("---" for _ in headings.split("|"))
    lines = [f"### {title}\n", f"| {headings} |", f"|{rule}|", *(f"| {row} |" for row in rows)]
    return "\n".join(lines) + "\n"


def cited(source: Source) -> str:
    return f"{source.text} **[{source.mark.value}]**"


def day(value: object, source: Source | None) -> str:
    return f"{value} **[{source.mark.value}]**" if value and source else ""


def where(tiers: frozenset[Tier], regime: Regime) -> str:
    return "" if tiers == regime.tiers else ", ".join(sorted(tiers))


def sources(body: Body | OversightBody) -> str:
    return cited(body.source) + (f"; dates: {cited(body.dates_source)}" if body.dates_source else "")


def body_row(body: Body, regime: Regime) -> str:
    days = " | ".join(day(value, body.dates_source) for value in (body.span.valid_from, body.span.valid_to))
    return f"{body.name} (`{body.key}`) | {body.duty} | {where(body.tiers, regime)} | {days} | {sources(body)}"


def overseer_row(body: OversightBody, regime: Regime) -> str:
    days = " | ".join(day(value, body.dates_source) for value in (body.span.valid_from, body.span.valid_to))
    end = f"; {body.expected_end}: {cited(body.expected_end_source)}" if body.expected_end_source else ""
    return f"{body.name} (`{body.key}`) | {body.power} | {where(body.tiers, regime)} | {days} | {sources(body)}{end}"


def step_rows(regime: Regime) -> Iterator[str]:
    for step in regime.steps:
        label = f"{step.label} (`{step.key}`), {step.statute}"
        only = f"; {where(step.tiers, regime)} only" if where(step.tiers, regime) else ""
        requires = ", ".join(f"`{key}`" for key in step.requires)
        days = "goes on" if step.is_continuing else str(step.recommended_minimum_days)
        evidence = "; ".join(step.evidence)
        yield f"{label}{only} | {requires} | {days} | {step.days_reason} | {evidence} | {cited(step.source)}"


def date_rows(regime: Regime) -> Iterator[str]:
    for rule in regime.dates:
        years = "year" if rule.every_years == 1 else f"{rule.every_years} years"
        dates = f"; first: {cited(rule.dates_source)}" if rule.dates_source else ""
        first = day(rule.first, rule.dates_source)
        yield f"{rule.label} (`{rule.key}`) | `{rule.step}` | {years} | {first} | {cited(rule.source)}{dates}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
