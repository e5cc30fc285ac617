"""The site's settings for tests: a home of its own, quick passwords, and whatever database DATABASE_URL names."""

import os
import tempfile

os.environ["FRANKPLEDGE_MODE"] = "test"
# Each process has a home of its own: what one clears away as left over, another may be writing.
os.environ["FRANKPLEDGE_HOME"] = tempfile.mkdtemp(prefix="frankpledge-tests-")

from frankpledge.site.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if os.environ.get("TEMPLATE_DATABASE"):  # on PostgreSQL: what each process copies instead of making the tables itself
    DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ["TEMPLATE_DATABASE"]}  # noqa: F405
