from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import DataError, IntegrityError, connection, transaction

from roadmaps.models import Milestone, Revision, RevisionRow, Roadmap
from roadmaps.models.many import FEW, insert_columns, insert_many, new_keys, update_column, update_many
from roadmaps.terms import Precision, RevisionOrigin
from tests.factories import NOW, make_milestone, make_person, make_roadmap

pytestmark = pytest.mark.django_db
MANY = FEW + 5
STRANGE = ("", '"', "a,b", "x\ty", "line\nof two\r\nthree", "\\N", "\\", "NULL", "null", "«ёж» → 🚧", "'; DROP TABLE x")
STRANGE += ("\x03\r\n",)


@pytest.fixture
def revision() -> Revision:
    return Revision.objects.create(
        roadmap=make_roadmap(), number=1, origin=RevisionOrigin.UPLOAD, created_by=make_person(), created_at=NOW
    )


def rows(revision: Revision, count: int) -> list[RevisionRow]:
    return [
        RevisionRow(
            revision=revision,
            position=number,
            title=STRANGE[number % len(STRANGE)],
            due_date=date(2027, 1, 1) if number % 2 else None,
            precision=Precision.DAY if number % 2 else Precision.UNDATED,
            weight=Decimal("1.5") if number % 3 else None,
            notes=[["Заметка", STRANGE[number % len(STRANGE)]]] if number % 2 else [],
            is_assumption=number % 2 == 0,
        )
        for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", [1, FEW, MANY])
def test_inserted_records_say_what_was_put_in(count: int, revision: Revision):
    made = rows(revision, count)
    insert_many(made)
    names = ("pk", "position", "title", "due_date", "precision", "weight", "notes", "is_assumption", "milestone_id")
    kept = list(RevisionRow.objects.order_by("position").values_list(*names))
    assert kept == [tuple(getattr(row, name) for name in names) for row in made]


def test_inserted_records_are_saved_records(revision: Revision):
    made = rows(revision, MANY)
    insert_many(made)
    made[-1].title = "Новое"
    made[-1].save()
    assert RevisionRow.objects.count() == MANY
    assert RevisionRow.objects.get(position=MANY).title == "Новое"


@pytest.mark.parametrize("count", [FEW, MANY])
def test_updated_records_change_in_those_fields_alone(count: int, revision: Revision):
    made = rows(revision, count)
    insert_many(made)
    milestone = make_milestone(revision.roadmap)
    for row in made:
        row.title, row.code, row.due_date, row.notes = f"Т{row.position}", "lost", None, [["", "«\\N»"]]
    made[0].milestone = milestone
    update_many(made, ["title", "due_date", "notes", "milestone"])
    kept = list(RevisionRow.objects.order_by("position").values_list("title", "code", "due_date", "milestone"))
    assert kept == [(f"Т{row.position}", "", None, row.milestone_id) for row in made]
    assert RevisionRow.objects.get(position=count).notes == [["", "«\\N»"]]


def test_nothing_is_inserted_and_updated_without_records():
    insert_many([])
    update_many([], ["title"])
    assert not RevisionRow.objects.exists()


def test_rules_of_the_database_hold_for_many_records(revision: Revision):
    milestone = make_milestone(revision.roadmap)
    made = rows(revision, MANY)
    made[0].milestone = made[-1].milestone = milestone
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many(made)
    assert not RevisionRow.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL are lengths kept by the database")
def test_text_too_long_is_refused_for_many_records(revision: Revision):
    made = rows(revision, MANY)
    made[7].code = "1" * 61
    with pytest.raises(DataError), transaction.atomic():
        insert_many(made)
    assert not RevisionRow.objects.exists()


def test_many_updates_may_follow_each_other_in_one_transaction(roadmap_of_many: Roadmap):
    milestones = list(Milestone.objects.filter(roadmap=roadmap_of_many))
    for title in ("Первое", "Второе"):
        for milestone in milestones:
            milestone.title = title
        update_many(milestones, ["title"])
    assert set(Milestone.objects.values_list("title", flat=True)) == {"Второе"}


@pytest.fixture
def roadmap_of_many() -> Roadmap:
    first = make_milestone()
    insert_many(
        [
            Milestone(roadmap=first.roadmap, workstream=first.workstream, position=number, title=f"М{number}")
            for number in range(2, MANY + 1)
        ]
    )
    return first.roadmap


def test_inserted_columns_say_what_was_put_in_and_the_rest_is_as_ever(revision: Revision):
    made = rows(revision, MANY)
    names = ("position", "title", "due_date", "precision", "weight", "notes", "is_assumption")
    columns = {name: [getattr(row, name) for row in made] for name in names}
    insert_columns(RevisionRow, columns | {"revision_id": [revision.pk] * MANY})
    kept = list(RevisionRow.objects.order_by("position").values_list(*names, "revision_id", "candidates", "is_dropped"))
    assert kept == [(*(getattr(row, name) for name in names), revision.pk, [], False) for row in made]


def test_updated_column_changes_in_those_records_alone(revision: Revision):
    insert_many(rows(revision, 3))
    first, _second, third = RevisionRow.objects.order_by("position").values_list("pk", flat=True)
    one, other = make_milestone(revision.roadmap), make_milestone(revision.roadmap)
    update_column(RevisionRow, "milestone_id", {first: other.pk, third: one.pk})
    kept = RevisionRow.objects.order_by("position").values_list("milestone", flat=True)
    assert list(kept) == [other.pk, None, one.pk]


def test_new_keys_are_those_of_no_record(revision: Revision):
    insert_many(rows(revision, 2))
    keys = new_keys(RevisionRow, 3)
    assert keys == sorted(set(keys))
    assert keys[0] > max(RevisionRow.objects.values_list("pk", flat=True))
