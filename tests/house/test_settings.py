"""Production settings: complete they pass every check of Django; incomplete or unsafe they refuse to start."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.house.sources import ROOT

PRODUCTION = {
    "PORTAL_MODE": "production",
    "SECRET_KEY": "k" * 25 + "0123456789!abcdefghijklmnopqrstuvwxyz",
    "LEDGER_KEY": "l" * 25 + "0123456789!abcdefghijklmnopqrstuvwxyz",
    "PORTAL_URL": "https://portal.example",
    "ALLOWED_HOSTS": "portal.example",
    "DATABASE_URL": "postgres://portal:secret@127.0.0.1:5432/portal",
    "CACHE_URL": "redis://127.0.0.1:6379/1",
    "CELERY_BROKER_URL": "redis://127.0.0.1:6379/0",
    "EMAIL_URL": "smtp://127.0.0.1:25",
    "DEFAULT_FROM_EMAIL": "portal@portal.example",
}
UNSAFE = {
    "SECRET_KEY": "too short",
    "LEDGER_KEY": "too short",
    "ALLOWED_HOSTS": "*",
    "PORTAL_URL": "http://portal.example",
    "PORTAL_MODE": "staging",
    "INBOUND_MAIL_URL": "https://mail.portal.example/INBOX",
}
OF_THE_MACHINE = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=OF_THE_MACHINE | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_production_settings_pass_the_deployment_check(tmp_path: object) -> None:
    result = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, PORTAL_VAR_DIR=str(tmp_path))

    assert (result.returncode, result.stderr) == (0, "System check identified no issues (0 silenced).\n") or (
        result.returncode == 0 and "no issues" in result.stdout
    ), result.stderr


@pytest.mark.parametrize("name", sorted(set(PRODUCTION) - {"PORTAL_MODE"}))
def test_production_without_a_setting_does_not_start(name: str, tmp_path: object) -> None:
    given = {key: value for key, value in PRODUCTION.items() if key != name}

    result = manage("check", **given, PORTAL_VAR_DIR=str(tmp_path))

    assert result.returncode != 0
    assert f"Set {name}" in result.stderr


@pytest.mark.parametrize("name", sorted(UNSAFE))
def test_unsafe_setting_does_not_start(name: str, tmp_path: object) -> None:
    result = manage("check", **(PRODUCTION | {name: UNSAFE[name], "PORTAL_VAR_DIR": str(tmp_path)}))

    assert result.returncode != 0
    assert f"ImproperlyConfigured: {'Set ' if name == 'ALLOWED_HOSTS' else ''}{name}" in result.stderr


def test_trial_starts_without_any_setting(tmp_path: object) -> None:
    result = manage("check", PORTAL_VAR_DIR=str(tmp_path))

    assert result.returncode == 0, result.stderr


def test_production_writes_no_secret_of_its_own(tmp_path: object) -> None:
    manage("check", **PRODUCTION, PORTAL_VAR_DIR=str(tmp_path))

    assert not os.path.exists(f"{tmp_path}/secret_key")
