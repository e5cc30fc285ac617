"""Readiness: what a partnership owes, judged against its ordinary facts by rules with a stable id."""
