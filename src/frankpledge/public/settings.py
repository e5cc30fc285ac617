"""Django's settings for the public site. It knows no working database, keeps no session, and nobody signs in."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from csp.constants import NONE, SELF

PACKAGE = Path(__file__).parents[1]
IS_DEMO = os.environ.get("FRANKPLEDGE_MODE", "production") != "production"
SHELF = Path(os.environ.get("FRANKPLEDGE_RELEASES", "var/releases")).absolute()

INBOX = os.environ.get("FRANKPLEDGE_PUBLIC_INBOX", "var/inbox")
DRAFTS = os.environ.get("FRANKPLEDGE_PUBLIC_DRAFTS", "var/drafts")

SECRET_KEY = os.environ.get("FRANKPLEDGE_PUBLIC_SECRET_KEY", "")
ALLOWED_HOSTS = [host for host in os.environ.get("FRANKPLEDGE_PUBLIC_HOSTS", "").split(",") if host]
if IS_DEMO:
    SECRET_KEY = SECRET_KEY or "not-secret-and-refused-in-production"
    ALLOWED_HOSTS = ALLOWED_HOSTS or ["127.0.0.1", "localhost", "[::1]"]
elif len(SECRET_KEY) < 50 or not ALLOWED_HOSTS or "DATABASE_URL" in os.environ:
    sys.exit(
        "The public site will not start: FRANKPLEDGE_PUBLIC_SECRET_KEY (at least 50 characters) and "
        "FRANKPLEDGE_PUBLIC_HOSTS must be set, and DATABASE_URL must not be known to it."
    )
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "frankpledge.ui.apps.UiConfig",
    "frankpledge.public.apps.PublicConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "frankpledge.public.urls"
WSGI_APPLICATION = "frankpledge.public.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "pages",
        "DIRS": [PACKAGE / "public" / "templates", PACKAGE / "ui" / "templates"],
        "OPTIONS": {"environment": "frankpledge.ui.environment.environment"},
    },
]
DATABASES: dict[str, object] = {}
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_AGE = None  # gone when the browser is closed
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "frankpledge.public.consulting.stale"
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 << 20  # a comment a hundred times too long is cut politely; beyond this it is an attack
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
if not IS_DEMO:
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF], "img-src": [SELF, "data:"], "object-src": [NONE], "base-uri": [NONE],
        "form-action": [SELF], "frame-ancestors": [NONE],
    }
}  # fmt: skip
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
