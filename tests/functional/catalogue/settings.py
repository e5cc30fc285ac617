"""A Django project that shows every component on made-up facts; for tests only."""

SECRET_KEY = "for-tests-only"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
ROOT_URLCONF = "tests.functional.catalogue.urls"
INSTALLED_APPS = ["django.contrib.messages", "django.contrib.staticfiles", "frankpledge.ui"]
MIDDLEWARE = [
    "tests.functional.catalogue.views.strict_policy",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
STATIC_URL = "/static/"
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
UI_SIGN_OUT = "/sign-out"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": ["tests/functional/catalogue/templates"],
        "OPTIONS": {"environment": "frankpledge.ui.environment.environment"},
    }
]
