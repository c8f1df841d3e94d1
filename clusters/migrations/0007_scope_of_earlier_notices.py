"""Notices named their cluster by its name alone: give them its slug, which stays when the name changes."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    notices = apps.get_model("portal", "Notice").objects
    for name, slug in apps.get_model("clusters", "Cluster").objects.values_list("name", "slug"):
        notices.filter(place=name, scope="").update(scope=slug)


class Migration(migrations.Migration):
    dependencies = [
        ("clusters", "0006_reporting_chain"),
        ("portal", "0007_scope_of_notices"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
