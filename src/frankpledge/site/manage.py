"""Commands for whoever runs the site: ``./frankpledge manage …``."""

from __future__ import annotations

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line


def make_home() -> None:
    """Make the folder of the database and the files, closed to other users of the machine."""
    settings.HOME.mkdir(mode=0o700, parents=True, exist_ok=True)


def main() -> None:
    """Run a command; ``export-partnership`` and ``export_partnership`` are the same."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.site.settings")
    words = [sys.argv[0], *(word.replace("-", "_") for word in sys.argv[1:2] if not word.startswith("-"))]
    make_home()
    execute_from_command_line([*words, *sys.argv[len(words) :]])


if __name__ == "__main__":
    main()
