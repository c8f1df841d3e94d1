"""The database itself refuses to change the ledger: triggers against UPDATE, DELETE and TRUNCATE.

SQLite rebuilds a table when a later migration alters it and drops its triggers with the old one: such a migration
installs the guard again. `manage.py verify_ledger` says when it is missing.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "portal_ledgerentry"
REFUSAL = "the ledger is append-only"

SQLITE_INSTALL = [
    f"CREATE TRIGGER IF NOT EXISTS ledger_refuses_{deed} BEFORE {deed} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for deed in ("UPDATE", "DELETE")
]
SQLITE_REMOVE = [f"DROP TRIGGER IF EXISTS ledger_refuses_{deed}" for deed in ("UPDATE", "DELETE")]

POSTGRESQL_REMOVE = [
    f"DROP TRIGGER IF EXISTS ledger_refuses_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS ledger_refuses_truncate ON {TABLE}",
    "DROP FUNCTION IF EXISTS ledger_refuse()",
]
POSTGRESQL_INSTALL = [
    *POSTGRESQL_REMOVE,
    (
        f"CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    ),
    (
        f"CREATE TRIGGER ledger_refuses_change BEFORE UPDATE OR DELETE ON {TABLE} "
        f"FOR EACH ROW EXECUTE FUNCTION ledger_refuse()"
    ),
    (
        f"CREATE TRIGGER ledger_refuses_truncate BEFORE TRUNCATE ON {TABLE} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
    ),
]
INSTALLED = {
    "sqlite": "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'ledger_refuses_%%'",
    "postgresql": "SELECT COUNT(*) FROM pg_trigger WHERE tgname LIKE 'ledger_refuses_%%' AND tgenabled = 'O'",
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Guard the ledger; installing twice is the same as once."""
    run(connection, POSTGRESQL_INSTALL if connection.vendor == "postgresql" else SQLITE_INSTALL)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the guard away, for undoing its migration and for tests that empty their database."""
    run(connection, POSTGRESQL_REMOVE if connection.vendor == "postgresql" else SQLITE_REMOVE)


def is_installed(connection: BaseDatabaseWrapper) -> bool:
    """True while both triggers stand and are switched on."""
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED[connection.vendor], [])
        return bool(cursor.fetchone()[0] == 2)


def run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
