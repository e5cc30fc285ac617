"""Mail to people: written in the transaction of what it tells of, sent afterwards, never with values from records."""
