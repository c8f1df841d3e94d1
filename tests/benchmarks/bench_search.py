"""How long the first page of search takes beside the search of Django's own lists over the same table.

A list of the framework looks for a word in two upper-cased texts, once to count and once for its page. Ours looks once
through four texts of each record, and in all other nouns too.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.db import connection
from django.db.models import Q

from portal.accounts.models import Person
from portal.shell.asked_words import asked
from roadmaps.models import Milestone, Workstream
from roadmaps.models.many import BATCH, insert_many
from roadmaps.searching.queries import results
from roadmaps.terms import Precision
from tests.bench import Measurement
from tests.factories import make_cluster, make_official, make_programme, make_roadmap

CLUSTERS, MILESTONES = 50, 1000
RUNS = int(os.environ.get("RUNS", "5"))
WORDS = [
    "Создание",
    "регионального",
    "центра",
    "инжиниринга",
    "композитных",
    "материалов",
    "и",
    "ввод",
    "оборудования",
    "участка",
]
OFTEN, RARE, NEVER = "ЦЕНТРА", "Участок-777", "стратосфера"


def measure() -> Iterator[Measurement]:
    fill()
    official = make_official()
    name = f"first page of {CLUSTERS * MILESTONES:,}"
    goal, limit = (0.02, 0.05) if has_index() else (1, 2)
    for said, word in (("often", OFTEN), ("rarely", RARE), ("nowhere", NEVER)):
        theirs, ours = in_turns(lambda word=word: admin_list(word), lambda word=word: page(word, official))
        yield Measurement(f"{name}, a word found {said}", "admin_list", theirs, ours, "s", goal, limit)
    if not has_index():
        sys.stdout.write("      no pg_trgm here: with its index the goal is 0.02 of admin_list\n")


def fill() -> None:
    """Clusters of a thousand milestones each; one word stands in every tenth of them, one in a single one."""
    programme = make_programme()
    for number in range(CLUSTERS):
        roadmap = make_roadmap(make_cluster(), programme)
        stream = Workstream.objects.create(roadmap=roadmap, title="Производство", position=1)
        milestones = [milestone(roadmap.pk, stream.pk, number * MILESTONES + place) for place in range(MILESTONES)]
        for start in range(0, MILESTONES, BATCH):
            insert_many(milestones[start : start + BATCH])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def milestone(roadmap: int, stream: int, number: int) -> Milestone:
    words = [word for place, word in enumerate(WORDS) if (number + place) % 10]
    baseline = date(2026, 1, 1) + timedelta(days=number % 900)
    return Milestone(
        roadmap_id=roadmap,
        workstream_id=stream,
        position=number,
        code=f"{number // 50}.{number % 50}",
        title=f"{' '.join(words)}, участок-{number}",
        deliverable="Акт ввода в эксплуатацию",
        responsible="Иванова О. С., заместитель директора",
        baseline_date=baseline,
        original_baseline_date=baseline,
        precision=Precision.DAY,
    )


def admin_list(word: str) -> int:
    """What a list of the framework asks of the database for a search in two fields: a count, then a page."""
    found = Milestone.objects.filter(Q(title__icontains=word) | Q(code__icontains=word)).order_by("-pk")
    return found.count() + len(list(found[:50]))


def page(word: str, official: Person) -> int:
    return results(asked(word), viewer=Person.objects.get(pk=official.pk), code="milestones").count


def has_index() -> bool:
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = 'milestone_search'")
        return bool(cursor.fetchone()[0])


def in_turns(theirs: Callable[[], object], ours: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of each, measured in turns; the first turn of each warms up and is dropped."""
    turns = [(seconds(theirs), seconds(ours)) for _ in range(RUNS + 1)][1:]
    return statistics.median(one for one, _other in turns), statistics.median(other for _one, other in turns)


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
