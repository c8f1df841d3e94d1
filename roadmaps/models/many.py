"""Thousands of records at once: COPY on PostgreSQL, the framework's own batches elsewhere.

The framework prepares each value of each record by itself, which takes longer than reading the file that they
come from. Checks of the database hold as ever: lengths, keys, constraints.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from io import StringIO
from operator import attrgetter
from typing import Any

from django.db import connection, models, transaction

# What stands for NULL in a COPY: no text that was cleaned holds a control character.
_NULL = "\x01\x02"
# Below so many records the framework is as quick, and its way is the plain one.
FEW = 200
BATCH = 1000


def insert_many(records: Sequence[models.Model]) -> None:
    """Insert unsaved records of one model and give them their keys, in their order."""
    if not records:
        return
    model = type(records[0])
    if not _is_copied(len(records)):
        model._default_manager.bulk_create(records, batch_size=BATCH)
        return
    fields = list(model._meta.concrete_fields)
    with transaction.atomic(), connection.cursor() as cursor:
        for record, key in zip(records, _new_keys(cursor, model, len(records)), strict=True):
            record.pk = key
        _copy(cursor, connection.ops.quote_name(model._meta.db_table), fields, records)
    for record in records:
        record._state.adding, record._state.db = False, connection.alias


def update_many(records: Sequence[models.Model], names: Iterable[str]) -> None:
    """Write these fields of saved records of one model, each record once."""
    if not records:
        return
    model = type(records[0])
    names = list(names)
    if not _is_copied(len(records)):
        model._default_manager.bulk_update(records, names, batch_size=BATCH)
        return
    wanted = {*names, model._meta.pk.name}
    fields = [field for field in model._meta.concrete_fields if field.name in wanted]
    quote = connection.ops.quote_name
    target, fresh = quote(model._meta.db_table), quote(f"fresh_{model._meta.model_name}")
    key, columns = quote(_name(model._meta.pk)), [quote(_name(field)) for field in fields]
    chosen, news = ", ".join(columns), ", ".join(f"{name} = fresh.{name}" for name in columns if name != key)
    # Every name in these statements is one of our own models'.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE {fresh} ON COMMIT DROP AS SELECT {chosen} FROM {target} WHERE false")  # noqa: S608
        _copy(cursor, fresh, fields, records)
        where = f"{target}.{key} = fresh.{key}"
        cursor.execute(f"UPDATE {target} SET {news} FROM {fresh} AS fresh WHERE {where}")  # noqa: S608
        cursor.execute(f"DROP TABLE {fresh}")


def _is_copied(count: int) -> bool:
    return count > FEW and connection.vendor == "postgresql"


def _new_keys(cursor: Any, model: type[models.Model], count: int) -> list[int]:
    cursor.execute(
        "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
        [model._meta.db_table, model._meta.pk.column, count],
    )
    return [key for (key,) in cursor.fetchall()]


def _copy(cursor: Any, table: str, fields: Sequence[models.Field[Any, Any]], records: Sequence[models.Model]) -> None:
    columns = ", ".join(connection.ops.quote_name(_name(field)) for field in fields)
    written = _as_csv(fields, records)
    with connection.wrap_database_errors:
        cursor.cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN WITH (FORMAT csv, NULL '{_NULL}')", written)


def _as_csv(fields: Sequence[models.Field[Any, Any]], records: Sequence[models.Model]) -> StringIO:
    """The values of the records, a line for each, as COPY reads them."""
    values = [list(map(attrgetter(field.attname), records)) for field in fields]
    columns = [_column(field, column) for field, column in zip(fields, values, strict=True)]
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(zip(*columns, strict=True))
    buffer.seek(0)
    return buffer


def _name(field: models.Field[Any, Any]) -> str:
    """The name of the field's column, which every concrete field has."""
    return str(field.column)


def _column(field: models.Field[Any, Any], values: list[Any]) -> list[Any]:
    if isinstance(field, models.JSONField):
        return [_NULL if value is None else json.dumps(value, cls=field.encoder) for value in values]
    return [_NULL if value is None else value for value in values]
