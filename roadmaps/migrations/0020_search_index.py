"""Indexes that serve the patterns of search, where PostgreSQL has the trigram extension or may take it in.

Where it may not, search looks through the texts themselves: a few millionths of a second for each record.
"""

from django.db import DatabaseError, migrations, transaction

MILESTONE = "code || ' ' || title || ' ' || deliverable || ' ' || responsible"
INDEXES = {
    "milestone_search": f"CREATE INDEX milestone_search ON roadmaps_milestone USING gin (({MILESTONE}) gin_trgm_ops)",
    "message_search": "CREATE INDEX message_search ON roadmaps_discussionmessage USING gin (text gin_trgm_ops)",
}


def add(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            for statement in INDEXES.values():
                cursor.execute(statement)
    except DatabaseError:
        # The extension is not installed on the server, or its owner has not allowed it: search does without.
        return


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX IF EXISTS {name}")


class Migration(migrations.Migration):

    dependencies = [
        ("roadmaps", "0019_authorities_of_requests"),
    ]

    operations = [migrations.RunPython(add, remove)]
