"""What the stages share, so that they need not import each other: people, the log, protocols, data, mail."""
