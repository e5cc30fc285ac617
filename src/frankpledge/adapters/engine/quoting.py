"""Words of ours in the engine's language."""


def quoted(text: str) -> str:
    """Write a text as an SQL literal.

    >>> quoted("King's Lynn")
    "'King''s Lynn'"
    """
    return "'" + text.replace("'", "''") + "'"
