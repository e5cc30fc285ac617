"""What a web server runs for the public: the pages, shut in before the first request is answered."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from frankpledge.public import stores
from frankpledge.public.confinement import confine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.public.settings")

application = get_wsgi_application()

PROGRAM = {Path(__file__).parents[1], *(Path(folder) for folder in (sys.prefix, sys.base_prefix))}
PROGRAM |= {Path(sysconfig.get_path(name)) for name in ("purelib", "stdlib")}
SYSTEM = (Path("/usr/share/zoneinfo"), Path("/dev/null"), Path("/dev/urandom"))

stores.begin()
confine(may_read=[settings.SHELF, *PROGRAM, *SYSTEM], has_server=stores.are_on_a_server())
