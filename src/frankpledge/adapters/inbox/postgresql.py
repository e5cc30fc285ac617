"""What the public site's databases are on PostgreSQL, and what its role may do there: add to the inbox, and no more."""

from __future__ import annotations

from frankpledge.adapters.inbox.database import Address, Unavailable, connect, is_postgresql

INBOX = (
    """CREATE TABLE IF NOT EXISTS response (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id TEXT NOT NULL UNIQUE, exercise TEXT NOT NULL,
    day TEXT NOT NULL, sealed BYTEA NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS response_by_exercise ON response (exercise, id)",
    """CREATE OR REPLACE FUNCTION response_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the inbox is append-only'; END $$""",
    """CREATE OR REPLACE TRIGGER response_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON response
    FOR EACH STATEMENT EXECUTE FUNCTION response_refuse()""",
)
DRAFTS = (
    "CREATE TABLE IF NOT EXISTS draft (id TEXT PRIMARY KEY, sealed BYTEA NOT NULL, expires TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS draft_by_end ON draft (expires)",
)
RIGHTS = (
    "REVOKE ALL ON response, draft FROM PUBLIC",
    "REVOKE ALL ON response, draft FROM {role}",
    "GRANT INSERT ON response TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO {role}",
)
"""The public site's role may put a response in, and neither read, change nor take out one. Drafts it keeps itself."""


def statements(role: str) -> list[str]:
    """Return every statement, with the role's name quoted.

    >>> statements("public_site")[-2]
    'GRANT INSERT ON response TO "public_site"'
    """
    quoted = '"' + role.replace('"', '""') + '"'
    return [*INBOX, *DRAFTS, *(right.format(role=quoted) for right in RIGHTS)]


def make(address: Address, role: str) -> None:
    """Make the tables in an empty database of their own, and give the public site's role its rights.

    Raises
    ------
    Unavailable
        The address is not PostgreSQL's, or the server refused; nothing was made.
    """
    if not is_postgresql(address):
        raise Unavailable("not PostgreSQL")
    import psycopg

    try:
        with connect(address, ()) as connection:
            for statement in statements(role):
                connection.execute(statement.encode())
    except psycopg.Error as fault:
        raise Unavailable(type(fault).__name__) from None
