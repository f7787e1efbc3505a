"""Django's settings: everything that differs between sites comes from the environment."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from matinee_site.config.database import database
from matinee_site.config.folder import SiteFolder

FOLDER = SiteFolder(Path(os.environ.get("MATINEE_DIR", "site")).absolute())

DEBUG = os.environ.get("MATINEE_DEBUG") == "1"
SECRET_KEY = os.environ.get("MATINEE_SECRET_KEY") or FOLDER.secret_key() or get_random_secret_key()
ALLOWED_HOSTS = os.environ.get("MATINEE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
BASE_URL = os.environ.get("MATINEE_URL", "http://127.0.0.1:8000").rstrip("/")
SECURE = BASE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [BASE_URL]

MATINEE_CATALOGUE = "matinee_site.config.wiring.catalogue"
MATINEE_CHECKER = "matinee_site.config.wiring.checker"
MATINEE_FINDER = "matinee_site.config.wiring.finder"
MATINEE_SEARCH = os.environ.get("MATINEE_SEARCH", FOLDER.search)
MATINEE_PREVIEW = "matinee_site.config.wiring.preview"
SECURITY_CONTACT = os.environ.get("MATINEE_SECURITY_CONTACT", "")
SITE_NAME = os.environ.get("MATINEE_SITE_NAME", "Matinee")

INSTALLED_APPS = [
    "matinee_site.catalogue",
    "matinee_site.reviews",
    "matinee_site.discovery",
    "matinee_site.showings",
    "matinee_site.archives",
    "matinee_site.pages",
    "matinee_site.desk",
    "wagtail.users",
    "wagtail.contrib.settings",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.admin",
    "wagtail",
    "modelsearch",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "matinee_site.config.headers.ContentSecurityPolicy",
    "matinee_site.pages.views.errors.Availability",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "matinee_site.config.urls"
WSGI_APPLICATION = "matinee_site.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "matinee_site.pages.environment.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database(os.environ.get("MATINEE_DATABASE_URL", ""), FOLDER.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Django's default of 300 entries is thrown away faster than a catalogue is walked.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# Off only to measure how long a page takes that is made anew.
KEEP_PAGES = os.environ.get("MATINEE_KEEP_PAGES", "1") != "0"

STATIC_URL = "/static/"
# A folder that is not there is warned of, and no site has one before it is set up.
STATIC_ROOT = FOLDER.static if FOLDER.static.is_dir() else None
MEDIA_URL = "/media/"
MEDIA_ROOT = FOLDER.media
WAGTAILIMAGES_IMAGE_MODEL = "reviews.Picture"
# Static files are served out of the installed packages; there is no collecting step to forget.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000

# The first language of the pages has the bare addresses; each other stands below its code.
LANGUAGES = [
    (code, code) for code in os.environ.get("MATINEE_LANGUAGES", "en").replace(" ", "").split(",")
]
LANGUAGE_CODE = LANGUAGES[0][0]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("MATINEE_TIME_ZONE", "UTC")

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = BASE_URL
# A Matinee site calls nobody by itself.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = True
WAGTAIL_I18N_ENABLED = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
