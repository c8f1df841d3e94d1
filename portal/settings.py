"""All settings, from the environment, in one place.

Two modes. `PORTAL_MODE=trial` (the default) needs nothing: SQLite and an embedded broker under `var/`,
mail that lands in a mailbox page, a secret key made once and kept. `PORTAL_MODE=production` takes
everything from the environment and refuses to start when something is missing or unsafe.
The table of variables stands in README.
"""

from __future__ import annotations

import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

MODE = env.str("PORTAL_MODE", default="trial")
if MODE not in {"trial", "production"}:
    raise ImproperlyConfigured(f"PORTAL_MODE is {MODE!r}; say 'trial' or 'production'.")
IS_TRIAL = MODE == "trial"
VAR_DIR = Path(env.str("PORTAL_VAR_DIR", default=str(BASE_DIR / "var")))


def required(name: str, trial: str = "") -> str:
    """The value of an environment variable; in production a missing one stops the start."""
    value: str = env.str(name, default="")
    if value or IS_TRIAL:
        return value or trial
    raise ImproperlyConfigured(f"Set {name}: production does not start without it (see README, Configuration).")


def kept_secret(name: str) -> str:
    """A random secret of the trial installation, made at first use and kept under `var/`."""
    path = VAR_DIR / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
    if not path.read_text():
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()


# --- Secrets and addresses -------------------------------------------------------------------------------------

DEBUG = False
SECRET_KEY = required("SECRET_KEY") or kept_secret("secret_key")
LEDGER_KEY = required("LEDGER_KEY") or kept_secret("ledger_key")
for _name, _key in (("SECRET_KEY", SECRET_KEY), ("LEDGER_KEY", LEDGER_KEY)):
    if len(_key) < 40:
        raise ImproperlyConfigured(f"{_name} is too short: use at least 40 random characters.")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

PORTAL_URL = required("PORTAL_URL", trial="http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"] if IS_TRIAL else [])
if not IS_TRIAL and (not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS):
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the portal's host names; '*' is not accepted.")
IS_HTTPS = PORTAL_URL.startswith("https://")
if not IS_TRIAL and not IS_HTTPS:
    raise ImproperlyConfigured("PORTAL_URL must begin with https:// in production.")
CSRF_TRUSTED_ORIGINS = [PORTAL_URL] if IS_HTTPS else []
# How many proxies of ours stand in front: the client's address is taken that many steps from the right.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0 if IS_TRIAL else 1)

# --- Applications ----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "portal.apps.PortalConfig",
    "clusters.apps.ClustersConfig",
    "roadmaps.apps.RoadmapsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "lucide",
]
MIDDLEWARE = [
    "portal.shell.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.shell.middleware.HeadersMiddleware",
    "portal.shell.middleware.MethodsMiddleware",
    "portal.shell.middleware.WellFormedMiddleware",
    "portal.mail.one_click.OneClickMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.accounts.middleware.PersonMiddleware",
    "portal.accounts.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "portal.shell.context.page",
                "portal.inbox.context.inbox",
                "clusters.context.access",
                "roadmaps.context.navigation",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "portal.templatetags.page_kit"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Database, cache, files ------------------------------------------------------------------------------------

DATABASES = {"default": env.db_url_config(required("DATABASE_URL", trial=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"))}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Several processes write: readers never block (WAL), and a writer takes its lock at once and waits for it.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 300
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHE_URL = required("CACHE_URL")
CACHES: dict[str, dict[str, Any]] = {
    "default": env.cache_url_config(CACHE_URL)
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATIC_URL = "static/"


def carried(module: str) -> Path:
    """The folder of static files that an installed package brings along."""
    spec = find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        raise ImproperlyConfigured(f"The package {module} is not installed: run make install.")
    return Path(spec.submodule_search_locations[0]) / "static"


STATICFILES_DIRS = [BASE_DIR / "static", ("vendor/bootstrap", carried("django_include_bootstrap"))]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.shell.static_names.NamedByContent"},
}
UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024
# Pages that take more, by the name of their address: bytes of one file, and of all that is sent at once.
EVIDENCE_LIMITS = (25 * 1024 * 1024, 100 * 1024 * 1024)
UPLOAD_LIMITS = dict.fromkeys(("report_edit", "answer", "thread", "write"), EVIDENCE_LIMITS)
EVIDENCE_QUOTA_BYTES = env.int("EVIDENCE_QUOTA_MB", default=500) * 1024 * 1024
# A path or host:port of clamd, which looks for viruses in evidence; empty: pages say that nobody has looked.
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", default="")
# How long the letters of a decision on a report wait, so that it can be taken back.
UNDO_SECONDS = env.int("UNDO_SECONDS", default=120)
# A forecast that moves by more days than that is not accepted in passing: the reviewer is asked.
SECOND_LOOK_DAYS = env.int("SECOND_LOOK_DAYS", default=30)
UPLOADS_PER_HOUR = env.int("UPLOADS_PER_HOUR", default=30)
# Of the XML that holds the cells: about three seconds of reading. What is heavier is left to the worker.
HEAVY_FILE_BYTES = env.int("HEAVY_FILE_BYTES", default=10_000_000)
FILE_UPLOAD_HANDLERS = [
    "portal.shell.upload_limit.LimitUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o600

# --- People ----------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "portal.Person"
AUTHENTICATION_BACKENDS = ["portal.accounts.backend.PersonBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "full_name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "portal.accounts.adapter.PortalAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.LoginForm",
    "reset_password": "portal.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "portal.accounts.forms.NewPasswordForm",
    "change_password": "portal.accounts.forms.ChangePasswordForm",
    "reauthenticate": "portal.accounts.forms.ReauthenticateForm",
}
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/h/key,20/h/ip", "reset_password": "20/m/ip,5/h/key"}
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "portal.accounts.reset_tokens.ResetTokens"  # noqa: S105
PASSWORD_RESET_TIMEOUT = 60 * 60
INVITATION_DAYS = 7
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.shell.errors.csrf_failure"

# --- Browser ---------------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# --- Language and time -----------------------------------------------------------------------------------------

USE_I18N = USE_TZ = True
LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", _("Russian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Moscow")

# --- Mail ------------------------------------------------------------------------------------------------------

# "mailbox": nothing leaves; accepted letters are shown on the mailbox page. "smtp": sent through EMAIL_URL.
EMAIL_URL = required("EMAIL_URL")
MAIL_TRANSPORT = "smtp" if EMAIL_URL else "mailbox"
if EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))
EMAIL_TIMEOUT = 60
DEFAULT_FROM_EMAIL = required("DEFAULT_FROM_EMAIL", trial="portal@portal.example")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAIL_DOMAIN = env.str("MAIL_DOMAIN", default=DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">"))

# Replies are fetched from here ("imaps://user:password@host/INBOX"); empty: letters are not answered by mail.
INBOUND_MAIL_URL = env.str("INBOUND_MAIL_URL", default="")
# Where they are written to; the star is where the address says who answers and what about.
REPLY_ADDRESS = env.str("REPLY_ADDRESS", default="" if not INBOUND_MAIL_URL else f"reply+*@{MAIL_DOMAIN}")
if INBOUND_MAIL_URL and (REPLY_ADDRESS.count("*"), REPLY_ADDRESS.count("@")) != (1, 1):
    raise ImproperlyConfigured("REPLY_ADDRESS needs one star and one @, as in reply+*@portal.example.")
if INBOUND_MAIL_URL and not INBOUND_MAIL_URL.startswith(("imaps://", "imap://")):
    raise ImproperlyConfigured("INBOUND_MAIL_URL must begin with imaps:// (or imap:// within one machine).")
REPLIES_PER_HOUR = env.int("REPLIES_PER_HOUR", default=30)

# Letters of reminders keep to working days and hours; in a trial a newcomer sees one arrive at any time.
REMIND_AT_ANY_HOUR = env.bool("REMIND_AT_ANY_HOUR", default=IS_TRIAL)

# --- Background work -------------------------------------------------------------------------------------------

CELERY_BROKER_URL = required("CELERY_BROKER_URL", trial="filesystem://localhost")
IS_BROKER_EMBEDDED = CELERY_BROKER_URL.startswith("filesystem")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 300_000
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
    "visibility_timeout": 3600,
    "socket_timeout": 2,
    "socket_connect_timeout": 2,
}
if IS_BROKER_EMBEDDED:
    _queue = VAR_DIR / "queue"
    for _folder in ("messages", "control"):
        (_queue / _folder).mkdir(parents=True, exist_ok=True)
    CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
    CELERY_WORKER_PREFETCH_MULTIPLIER = 50
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_queue / "messages"),
        "data_folder_out": str(_queue / "messages"),
        "control_folder": str(_queue / "control"),
        "polling_interval": 0.3,
    }
# Intervals, never a time of day: what is due is asked of the database, so a missed beat costs one interval.
CELERY_BEAT_SCHEDULE = {
    "heartbeat": {"task": "portal.heartbeat", "schedule": 60.0},
    "deliver-mail": {"task": "portal.deliver_mail", "schedule": env.float("DELIVER_MAIL_SECONDS", default=30.0)},
    "write-letters": {"task": "portal.write_letters", "schedule": env.float("DELIVER_MAIL_SECONDS", default=30.0)},
    "sweep-mail": {"task": "portal.sweep_mail", "schedule": 60.0},
    "fetch-replies": {"task": "portal.fetch_replies", "schedule": env.float("FETCH_REPLIES_SECONDS", default=60.0)},
    "sweep-uploads": {"task": "roadmaps.sweep_uploads", "schedule": 60.0},
    "tidy-uploads": {"task": "roadmaps.tidy_uploads", "schedule": 3600.0},
    "scan-evidence": {"task": "roadmaps.scan_evidence", "schedule": 60.0},
    "tidy-evidence": {"task": "roadmaps.tidy_evidence", "schedule": 3600.0},
    "keep-periods": {"task": "roadmaps.keep_periods", "schedule": 300.0},
    "turn-deputies": {"task": "clusters.turn_deputies", "schedule": 60.0},
    "raise-reminders": {
        "task": "roadmaps.raise_reminders",
        "schedule": env.float("RAISE_REMINDERS_SECONDS", default=300.0),
    },
}

# --- Logs ------------------------------------------------------------------------------------------------------

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "portal.shell.logs.RequestIdFilter"}},
    "formatters": {
        "plain": {"()": "portal.shell.logs.PlainFormatter"},
        "json": {"()": "portal.shell.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env.str("LOG_FORMAT", default="plain" if IS_TRIAL else "json"),
            "filters": ["request_id"],
        }
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "celery.worker.strategy": {"level": "WARNING"},  # else two lines for each ring of the bell
        "celery.app.trace": {"level": "WARNING" if IS_TRIAL else "INFO"},
    },
}
