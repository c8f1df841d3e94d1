"""Thousands of records at once: COPY on PostgreSQL, one prepared statement elsewhere.

The framework prepares each value of each record by itself, which takes longer than reading the file that they
come from. Checks of the database hold as ever: lengths, keys, constraints.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import StringIO
from itertools import islice
from operator import attrgetter
from typing import Any

import msgspec
from django.db import connection, models, transaction

# What stands for NULL in a COPY: no text that was cleaned holds a control character.
_NULL = "\x01\x02"
# What stands for the end of a row while it is written: texts with any letter of it are put into quotation marks.
_END = "\x03\r\n"
# Below so many records the framework is as quick, and its way is the plain one.
FEW = 200
BATCH = 1000
_PIECE = 64 * 1024
# What a database without these types keeps in a form of its own.
_ADAPTED = (models.DateTimeField, models.DecimalField, models.JSONField)

Columns = Mapping["models.Field[Any, Any]", Sequence[Any]]


@contextmanager
def many_expected() -> Iterator[None]:
    """Tell PostgreSQL that thousands of rows are joined here: of rows just written it has no statistics yet.

    It would take them for a handful and look for each of the ones in all of the others.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_nestloop = on")


def insert_many(records: Sequence[models.Model]) -> None:
    """Insert unsaved records of one model and give them their keys, in their order."""
    if not records:
        return
    model = type(records[0])
    if not _is_copied(len(records)):
        model._default_manager.bulk_create(records, batch_size=BATCH)
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for record, key in zip(records, new_keys(model, len(records)), strict=True):
            record.pk = key
        _copy(cursor, _quote(model._meta.db_table), _columns_of(model._meta.concrete_fields, records))
    for record in records:
        record._state.adding, record._state.db = False, connection.alias


def insert_columns(model: type[models.Model], values: Mapping[str, Sequence[Any]]) -> None:
    """Insert records of which nobody needs an object: values by the name of the attribute, equally many of each.

    Attributes that are not named get the default of their field; the database gives the keys.
    """
    count = len(next(iter(values.values())))
    if not count:
        return
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = {field: values.get(field.attname) or [field.get_default()] * count for field in fields}
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _copy(cursor, _quote(model._meta.db_table), columns)
            return
        names, marks = ", ".join(map(_name, fields)), ", ".join(["%s"] * len(fields))
        # Every name in this statement is one of our own models'.
        into = f"INSERT INTO {_quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608
        cursor.executemany(into, _adapted(columns))


def update_many(records: Sequence[models.Model], names: Iterable[str]) -> None:
    """Write these fields of saved records of one model, each record once."""
    if not records:
        return
    model = type(records[0])
    names = list(names)
    if len(records) <= FEW:
        model._default_manager.bulk_update(records, names, batch_size=BATCH)
        return
    columns = _columns_of([model._meta.get_field(name) for name in names], records)
    keys = {model._meta.pk: [record.pk for record in records]}
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _update_from_copy(cursor, model, keys | columns)
            return
        news = ", ".join(f"{_name(field)} = %s" for field in columns)
        key = _name(model._meta.pk)
        # Every name in this statement is one of our own models'.
        update = f"UPDATE {_quote(model._meta.db_table)} SET {news} WHERE {key} = %s"  # noqa: S608
        cursor.executemany(update, _adapted(columns | keys))


def update_column(model: type[models.Model], attribute: str, values: Mapping[int, int]) -> None:
    """Write a number (a key of another record, say) into one column of records of a model, by their keys."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    table, column, key = _quote(model._meta.db_table), _name(fields[attribute]), _name(model._meta.pk)
    with transaction.atomic(), connection.cursor() as cursor:
        # Every name in these statements is one of our own models'.
        if connection.vendor == "postgresql":
            fresh = "unnest(%s::bigint[], %s::bigint[]) AS fresh(record, value)"
            update = f"UPDATE {table} SET {column} = fresh.value FROM {fresh} WHERE {table}.{key} = fresh.record"  # noqa: S608
            cursor.execute(update, [list(values), list(values.values())])
            return
        update = f"UPDATE {table} SET {column} = %s WHERE {key} = %s"  # noqa: S608
        cursor.executemany(update, [(value, record) for record, value in values.items()])


def new_keys(model: type[models.Model], count: int) -> list[int]:
    """So many keys that no record has or had, ascending; they are taken even if no record gets them."""
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(asked, [table, key, count])
            return [given for (given,) in cursor.fetchall()]
        cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()[0]
    return list(range(last + 1, last + 1 + count))


def _is_copied(count: int) -> bool:
    return count > FEW and connection.vendor == "postgresql"


def _update_from_copy(cursor: Any, model: type[models.Model], columns: Columns) -> None:
    target, fresh = _quote(model._meta.db_table), _quote(f"fresh_{model._meta.model_name}")
    key, names = _name(model._meta.pk), [_name(field) for field in columns]
    chosen, news = ", ".join(names), ", ".join(f"{name} = fresh.{name}" for name in names if name != key)
    # Every name in these statements is one of our own models'.
    cursor.execute(f"CREATE TEMPORARY TABLE {fresh} ON COMMIT DROP AS SELECT {chosen} FROM {target} WHERE false")  # noqa: S608
    _copy(cursor, fresh, columns)
    cursor.execute(f"UPDATE {target} SET {news} FROM {fresh} AS fresh WHERE {target}.{key} = fresh.{key}")  # noqa: S608
    cursor.execute(f"DROP TABLE {fresh}")


def _columns_of(fields: Iterable[Any], records: Sequence[models.Model]) -> dict[models.Field[Any, Any], list[Any]]:
    return {field: list(map(attrgetter(field.attname), records)) for field in fields}


def _copy(cursor: Any, table: str, columns: Columns) -> None:
    written = [(field, _column(field, values)) for field, values in columns.items()]
    # What all rows have alike ends each line and is written once; the first column stays, for there must be one.
    alike = [(field, values) for field, values in written[1:] if values.count(values[0]) == len(values)]
    different = [(field, values) for field, values in written if field not in dict(alike)]
    names = ", ".join(_name(field) for field, _values in [*different, *alike])
    lines = _Lines(zip(*[values for _field, values in different], strict=True), [values[0] for _field, values in alike])
    with connection.wrap_database_errors:
        copy = f"COPY {table} ({names}) FROM STDIN WITH (FORMAT csv, NULL '{_NULL}')"
        cursor.cursor.copy_expert(copy, lines, _PIECE)


class _Lines:
    """Rows as COPY reads them, a line for each, written as they are asked for: never all of them at once.

    `alike` is what every row ends with.
    """

    def __init__(self, rows: Iterable[tuple[Any, ...]], alike: Sequence[Any]) -> None:
        self._rows = iter(rows)
        self._alike = alike
        self._ending = _csv([("", *alike)] if alike else [()])
        self._left = ""

    def read(self, size: int) -> str:
        """The next letters, at most `size`; "" at the end."""
        while len(self._left) < size and (batch := list(islice(self._rows, FEW))):
            self._left += self._written(batch)
        piece, self._left = self._left[:size], self._left[size:]
        return piece

    def _written(self, batch: Sequence[tuple[Any, ...]]) -> str:
        written = _csv(batch, ending=_END)
        if written.count(_END) == len(batch):
            return written.replace(_END, self._ending)
        return _csv([(*row, *self._alike) for row in batch])


def _csv(rows: Iterable[Sequence[Any]], *, ending: str = "\n") -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator=ending).writerows(rows)
    return buffer.getvalue()


def _adapted(columns: Columns) -> list[tuple[Any, ...]]:
    """The values of the records, a tuple for each, as the driver takes them."""
    adapted = [
        [field.get_db_prep_save(value, connection) for value in values] if isinstance(field, _ADAPTED) else values
        for field, values in columns.items()
    ]
    return list(zip(*adapted, strict=True))


def _as_json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _name(field: models.Field[Any, Any]) -> str:
    """The quoted name of the field's column, which every concrete field has."""
    return _quote(str(field.column))


def _quote(name: str) -> str:
    return str(connection.ops.quote_name(name))


def _column(field: models.Field[Any, Any], values: Sequence[Any]) -> Sequence[Any]:
    if isinstance(field, models.JSONField):
        written = field.encoder().encode if field.encoder else _as_json
        return [_NULL if value is None else written(value) for value in values]
    return [_NULL if value is None else value for value in values] if field.null else values
