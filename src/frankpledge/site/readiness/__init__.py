"""Readiness of the live partnership: its registers read as a case, judged by the rules the command line uses."""
