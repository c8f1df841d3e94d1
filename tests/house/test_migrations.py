"""The migrations tell the whole story of the tables."""

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_models_have_no_missing_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
