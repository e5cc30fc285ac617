"""Django's settings for the working site."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from frankpledge.site.environment import Insecure, read_environment

try:
    ENVIRONMENT = read_environment(os.environ)
except Insecure as fault:
    sys.exit("Frankpledge will not start:\n  " + "\n  ".join(fault.reasons))

PACKAGE = Path(__file__).parents[1]
HOME = ENVIRONMENT.home
IS_DEMO = ENVIRONMENT.mode == "demo"

SECRET_KEY = ENVIRONMENT.secret_key or "not-secret-and-refused-in-production"
DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.hosts) or ["127.0.0.1", "localhost", "[::1]", "testserver"]
SITE_ADDRESS = ENVIRONMENT.address
REQUIRE_TOTP = ENVIRONMENT.require_totp

STAGES = ("partnership", "publication", "audit", "consultation")
FOUNDATION = ("accounts", "eventlog", "notifications", "evidence", "sharing", "datasets")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "csp",
    *(f"frankpledge.foundation.{name}.apps.{name.capitalize()}Config" for name in FOUNDATION),
    *(f"frankpledge.stages.{name}.apps.{name.capitalize()}Config" for name in STAGES),
    "frankpledge.ui.apps.UiConfig",
    "frankpledge.site.apps.SiteConfig",
]

MIDDLEWARE = [
    "frankpledge.site.turns.in_turn",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "frankpledge.site.middleware.moment",
    "frankpledge.site.middleware.kept_nowhere",
    "frankpledge.site.middleware.second_factor",
]

ROOT_URLCONF = "frankpledge.site.urls"
WSGI_APPLICATION = "frankpledge.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "pages",
        "DIRS": [
            PACKAGE / "site" / "templates",
            PACKAGE / "ui" / "templates",
            *(PACKAGE / "foundation" / name / "templates" for name in FOUNDATION),
            *(PACKAGE / "stages" / name / "templates" for name in STAGES),
        ],
        "OPTIONS": {
            "environment": "frankpledge.ui.environment.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "frankpledge.site.context.one_token",
                "frankpledge.site.context.shell",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "packages",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES = {"default": dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=60)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # a writer waits its turn at the start, instead of failing in the middle
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        "server_side_binding": True,  # so that a statement can be prepared: pages ask the same few again and again
        "prepare_threshold": 5,
    }

MEDIA_ROOT = HOME / "documents"
PUBLIC_ADDRESS = os.environ.get("FRANKPLEDGE_PUBLIC_ADDRESS", "http://127.0.0.1:8001").rstrip("/")
RELEASES_ROOT = Path(os.environ.get("FRANKPLEDGE_RELEASES", HOME / "releases"))
INBOX = os.environ.get("FRANKPLEDGE_INBOX", "") or str(HOME / "inbox")
STATIC_URL = "static/"
STATIC_ROOT = None  # whitenoise serves each package's own static files
WHITENOISE_USE_FINDERS = True
WHITENOISE_MANIFEST_STRICT = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

# --- Signing in -------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"frankpledge.foundation.accounts.passwords.{name}"}
    for name in ("NotAboutOneself", "LongEnough", "NotStolen", "NotOnlyFigures")
]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
UI_OWN_ACCOUNT = "accounts:own"
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
SIGN_IN_FORMS = "frankpledge.foundation.accounts.sign_in_forms"
ACCOUNT_ADAPTER = "frankpledge.foundation.accounts.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": f"{SIGN_IN_FORMS}.SignInForm",
    "reset_password": f"{SIGN_IN_FORMS}.ForgottenForm",
    "reset_password_from_key": f"{SIGN_IN_FORMS}.NewPasswordForm",
    "change_password": f"{SIGN_IN_FORMS}.ChangePasswordForm",
    "reauthenticate": f"{SIGN_IN_FORMS}.PasswordAgainForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation is accepted from the mailbox itself
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers at the bidding of strangers
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {  # the whole office may share one address on the internet; a person has one key
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/5m/key",  # a wrong code of the second step counts here too
    "reset_password": "20/m/ip,3/5m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENVIRONMENT.is_production else 0  # it stands behind what speaks https for it
MFA_ADAPTER = "frankpledge.foundation.accounts.adapter.SecondStep"
MFA_FORMS = {
    "authenticate": f"{SIGN_IN_FORMS}.CodeForm",
    "reauthenticate": f"{SIGN_IN_FORMS}.CodeAgainForm",
    "activate_totp": f"{SIGN_IN_FORMS}.ActivateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation proved the address
MFA_TOTP_ISSUER = "Frankpledge"
MFA_TOTP_TOLERANCE = 1  # clocks differ by up to half a minute; a code still works once only

# --- Safety -----------------------------------------------------------------------------------------------

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "frankpledge.site.views.stale"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT.is_production:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # a watching program on the same machine asks without TLS
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # other hosts below the domain are not ours to bind
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 << 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 1 << 20
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [  # what is too large for memory is sealed as it arrives, and never stands in the clear
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "frankpledge.foundation.datasets.uploads.SealedUploadHandler",
]

# --- Mail -------------------------------------------------------------------------------------------------

SMTP = ENVIRONMENT.smtp
if "HOST" in SMTP:
    EMAIL_HOST, EMAIL_PORT = SMTP["HOST"], int(SMTP.get("PORT", "587"))
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = SMTP.get("USER", ""), SMTP.get("PASSWORD", "")
    EMAIL_USE_TLS, EMAIL_USE_SSL = SMTP.get("SECURITY", "starttls") == "starttls", SMTP.get("SECURITY") == "tls"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = HOME / "mail"
EMAIL_TIMEOUT = 10
DIGEST_HOUR = ENVIRONMENT.digest_hour
DEFAULT_FROM_EMAIL = SMTP.get("FROM", "Frankpledge <no-reply@frankpledge.example>")

# --- Time, language, log ----------------------------------------------------------------------------------

USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
USE_I18N = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "frankpledge.site.logs.NoValues",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
