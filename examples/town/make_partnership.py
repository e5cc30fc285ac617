"""Build the example town's partnership in a fresh site, through its services.

    python examples/town/make_partnership.py TOWN_FILES [--today 2026-03-02]

TOWN_FILES is what make_town.py wrote. The site's settings come from the environment, as for every command of the site.
Prints the log-ins, one a role.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "each answers for the other"  # noqa: S105 -- printed for whoever tries the demonstration


def main(words: list[str]) -> int:
    """Build the partnership, unless the site holds it already, and print the log-ins."""
    parser = argparse.ArgumentParser(prog="make_partnership")
    parser.add_argument("files", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())  # noqa: DTZ011 -- the day where it runs
    asked = parser.parse_args(words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.site.settings")
    sys.path[:0] = [str(ROOT)]
    django.setup()
    from examples.town.partnership.build import build, log_ins

    build(asked.today, asked.files, PASSWORD)
    for line in log_ins(PASSWORD):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
