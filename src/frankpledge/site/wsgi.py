"""What a web server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.site.settings")

application = get_wsgi_application()

gc.collect()
gc.freeze()  # what is loaded by now stays for good: the collector need not look through it time and again
gc.set_threshold(20_000, 20, 20)
