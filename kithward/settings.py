"""All settings, in one file; what may differ between machines comes from KITHWARD_* variables, read strictly."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from platformdirs import user_data_path

from kithward.errors import BadSetting
from kithward.secret import secret_key, start_key

# Before NumPy is loaded: the matrices here are small, and threads that wait for one another made a plan up to twenty
# times slower whenever the machine had anything else to do, and never faster.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

POOL_TIMEOUT_SECONDS = 5  # then the server is taken to be away, and that is said

KNOWN_VARIABLES = {
    "KITHWARD_DATA": "the folder where the data lives",
    "KITHWARD_DATABASE_URL": "another database, such as postgres://user:password@host:5432/name",
}


def refuse_unknown_variables() -> None:
    unknown = sorted(name for name in os.environ if name.startswith("KITHWARD_") and name not in KNOWN_VARIABLES)
    if unknown:
        known = ", ".join(KNOWN_VARIABLES)
        raise BadSetting(f"Unknown setting {', '.join(unknown)}. Kithward knows {known}.")


def data_folder() -> Path:
    chosen = os.environ.get("KITHWARD_DATA")
    if chosen is None:
        return user_data_path("kithward", appauthor=False)
    folder = Path(chosen).expanduser()
    if not chosen.strip() or not folder.is_absolute():
        raise BadSetting(f"KITHWARD_DATA must be the full path of a folder, not {chosen!r}.")
    if folder.exists() and not folder.is_dir():
        raise BadSetting(f"KITHWARD_DATA is {chosen!r}, which is a file: give a folder.")
    return folder


def sqlite_database(path: Path) -> dict[str, object]:
    # Without WAL and IMMEDIATE, two writers at once end in "database is locked".
    pragmas = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA mmap_size=134217728;"
        "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=27103364;"
    )
    options = {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": pragmas}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": options}


def database(url: str | None) -> dict[str, object]:
    """The database that the address names; the SQLite file in the data folder without one."""
    if url is None:
        return sqlite_database(DATA_DIR / "kithward.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadSetting(f"KITHWARD_DATABASE_URL cannot be read: {error}.") from error
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme == "sqlite" and name:
        return sqlite_database(Path("/" + name if url.startswith("sqlite:////") else name))
    if parts.scheme not in ("postgres", "postgresql") or not name or parts.query or parts.fragment:
        raise BadSetting(
            "KITHWARD_DATABASE_URL must look like postgres://user:password@host:5432/name or sqlite:////full/path."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": POOL_TIMEOUT_SECONDS}},
    }


refuse_unknown_variables()
BASE_DIR = Path(__file__).resolve().parent
DATA_DIR = data_folder()
DATABASES = {"default": database(os.environ.get("KITHWARD_DATABASE_URL"))}

SECRET_KEY = secret_key(DATA_DIR)
START_KEY = start_key(DATA_DIR)  # in the link that `kithward serve` prints: no page opens without it (web/door.py)
DEBUG = False
# One's own machine only: serving others needs accounts first.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "kithward.workspaces",
    "kithward",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kithward.web.door.Door",
    "kithward.web.headers.Headers",
]
ROOT_URLCONF = "kithward.urls"
WSGI_APPLICATION = "kithward.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "DIRS": [BASE_DIR / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "kithward.web.said.said",
                "kithward.web.nav.nav",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.filesystem.Loader"],
                        )
                    ],
                )
            ],
            "builtins": ["template_partials.templatetags.partials"],
        },
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "web" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
# Nothing is collected: the few files are served from the package, and htmx from its own, so one command is enough.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ROOT = BASE_DIR / "web" / "root"  # what a browser looks for at the top: manifest and service worker
WHITENOISE_ALLOW_ALL_ORIGINS = False

CSP_DIRECTIVES = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "form-action": ["'self'"],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": CSP_DIRECTIVES}
SECURE_REFERRER_POLICY = "same-origin"
# Names of our own: cookies know no ports, and other programs on this machine may use the usual ones.
SESSION_COOKIE_NAME = "kithward_session"
CSRF_COOKIE_NAME = "kithward_csrf"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

# A whole LinkedIn archive fits; anything larger is refused before it is read.
MOST_UPLOAD_BYTES = 200 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Each try to connect would be a line; that none succeeded is told once, by whoever asked.
    "loggers": {"psycopg.pool": {"level": "ERROR"}},
}
