"""Triggers by which the database keeps a questionnaire as it was opened, and its questions as they were proposed."""

from __future__ import annotations

from typing import Any

from django.db import migrations

VERSION, QUESTION = "consultation_questionnaire", "consultation_question"
KEPT = ("definition", "digest", "intro", "intro_cy", "title_cy", "is_one_page", "frozen_count", "number", "opens",
        "closes", "exercise_id", "version", "public_key", "signed_by_id", "opened_at", "opened_by_id")  # fmt: skip
"""What of an opened version never changes. That it was closed early, and that its key went, may be said later."""
WHY_VERSION = "an opened questionnaire stands as it is"
WHY_QUESTION = "the questions of a proposed questionnaire stand as they are"

FROZEN = "(SELECT frozen_count FROM consultation_questionnaire WHERE id = {row}.questionnaire_id)"
FULL = "(SELECT COUNT(*) FROM consultation_question WHERE questionnaire_id = NEW.questionnaire_id)"


def _sqlite() -> list[str]:
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in KEPT)
    old, new = FROZEN.format(row="OLD"), FROZEN.format(row="NEW")

    def trigger(name: str, event: str, table: str, when: str, why: str) -> str:
        return (
            f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} WHEN {when} "
            f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
        )

    return [
        trigger("kept", "UPDATE", VERSION, f"OLD.opened_at IS NOT NULL AND ({changed})", WHY_VERSION),
        trigger("stays", "DELETE", VERSION, "OLD.opened_at IS NOT NULL", WHY_VERSION),
        trigger("kept", "UPDATE", QUESTION, f"{old} IS NOT NULL OR {new} IS NOT NULL", WHY_QUESTION),
        trigger("stays", "DELETE", QUESTION, f"{old} IS NOT NULL", WHY_QUESTION),
        trigger("full", "INSERT", QUESTION, f"{FULL} >= {new}", WHY_QUESTION),
    ]


def _postgresql() -> list[str]:
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in KEPT)
    old, new = FROZEN.format(row="OLD"), FROZEN.format(row="NEW")
    is_touched = f"OLD.opened_at IS NOT NULL AND (TG_OP = 'DELETE' OR {changed})"
    version = f"IF {is_touched} THEN RAISE EXCEPTION '{WHY_VERSION}'; END IF;"
    question = f"""IF TG_OP = 'INSERT' THEN
        IF {FULL} >= {new} THEN RAISE EXCEPTION '{WHY_QUESTION}'; END IF;
    ELSIF TG_OP = 'DELETE' THEN
        IF {old} IS NOT NULL THEN RAISE EXCEPTION '{WHY_QUESTION}'; END IF;
    ELSIF {old} IS NOT NULL OR {new} IS NOT NULL THEN RAISE EXCEPTION '{WHY_QUESTION}'; END IF;"""
    made = []
    for table, events, body in (
        (VERSION, "UPDATE OR DELETE", version),
        (QUESTION, "INSERT OR UPDATE OR DELETE", question),
    ):
        made.append(
            f"CREATE FUNCTION {table}_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
        )
        made.append(
            f"CREATE TRIGGER {table}_kept BEFORE {events} ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_keep()"
        )
    return made


AWAY = {
    "sqlite": [f"DROP TRIGGER {VERSION}_kept", f"DROP TRIGGER {VERSION}_stays", f"DROP TRIGGER {QUESTION}_kept",
               f"DROP TRIGGER {QUESTION}_stays", f"DROP TRIGGER {QUESTION}_full"],
    "postgresql": [each for table in (VERSION, QUESTION)
                   for each in (f"DROP TRIGGER {table}_kept ON {table}", f"DROP FUNCTION {table}_keep()")],
}  # fmt: skip


def keep_opened() -> migrations.RunPython:
    """Return the step of a migration after which the database keeps what was opened."""
    made = {"sqlite": _sqlite, "postgresql": _postgresql}

    def add(apps: Any, schema_editor: Any) -> None:
        for statement in made[schema_editor.connection.vendor]():
            schema_editor.execute(statement, None)

    def take_away(apps: Any, schema_editor: Any) -> None:
        for statement in AWAY[schema_editor.connection.vendor]:
            schema_editor.execute(statement, None)

    return migrations.RunPython(add, take_away)
