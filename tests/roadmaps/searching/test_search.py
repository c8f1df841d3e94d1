"""Finding words: letter case, ё, signs of patterns, and who sees what."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clusters.models import Role
from portal.accounts.models import Person
from portal.shell.asked_words import asked
from roadmaps.models import DiscussionMessage, Milestone, ProgressReport, Roadmap
from roadmaps.requests import actions as requests
from roadmaps.searching import queries
from roadmaps.searching.nouns import NOUNS
from roadmaps.searching.queries import Results, results
from roadmaps.terms import ReportStatus, RequestKind
from tests import factories
from tests.factories import NOW
from tests.roadmaps.searching.records import make_one_of_each

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap() -> Roadmap:
    return factories.make_roadmap(factories.make_cluster("Композиты"))


@pytest.fixture
def manager(roadmap: Roadmap) -> Person:
    return factories.make_manager(roadmap.cluster)


def search(words: str, viewer: Person, **narrowed: object) -> Results:
    return results(asked(words), viewer=viewer, **narrowed)  # type: ignore[arg-type]


def titles(found: Results) -> list[str]:
    return ["".join(piece.text for piece in find.title) for group in found.groups for find in group.finds]


def world_of(roadmap: Roadmap, author: Person, *, report_status: str = ReportStatus.SUBMITTED) -> None:
    """One of every noun with the word in it."""
    make_one_of_each(roadmap, author, word="Находка", report_status=report_status, at=NOW - timedelta(days=1))


def write(milestone: Milestone, author: Person, text: str, *, is_ministry_only: bool = False) -> DiscussionMessage:
    return DiscussionMessage.objects.create(
        cluster=milestone.roadmap.cluster,
        milestone=milestone,
        author=author,
        text=text,
        written_at=NOW,
        is_ministry_only=is_ministry_only,
    )


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Подписать ДОГОВОР", "договор"),
        ("подписать договор", "ДОГОВОР"),
        ("Посадить ёлки", "ЕЛКИ"),
        ("Посадить ЕЛКИ", "ёлки"),
        ("Sign the CONTRACT", "contract"),
        ("Sign the contract", "Contract"),
        ("Договоров — 5", "договор"),
        ("Рост на 10%", "10%"),
        ("Рост на 10_5", "10_5"),
        (r"Папка C:\акты", r"c:\акты"),
        ("Сделать [всё]*?", "[всё]*"),
        ("Второй пресс и акт", "акт пресс"),
        ("Їжак і ґанок", "ЇЖАК ҐАНОК"),
    ],
)
def test_words_are_found_in_any_case(roadmap: Roadmap, manager: Person, title: str, words: str) -> None:
    factories.make_milestone(roadmap, title=title, code="1")

    assert titles(search(words, manager)) == [f"1 {' '.join(title.split())}"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Рост на 100", "10%"),
        ("Рост на 1005", "10_5"),
        ("Второй пресс", "акт пресс"),
        ("Акты", "а*ы"),
        ("Акты", "ак?ы"),
        ("Акты", "[а]кты"),
        ("Акты", "а%ы"),
        ("Акты", "' OR 1=1 --"),
    ],
)
def test_signs_of_patterns_mean_themselves(roadmap: Roadmap, manager: Person, title: str, words: str) -> None:
    factories.make_milestone(roadmap, title=title)

    assert titles(search(words, manager)) == []


def test_words_may_stand_in_different_fields(roadmap: Roadmap, manager: Person) -> None:
    factories.make_milestone(roadmap, title="Пресс", deliverable="Акт ввода", responsible="Иванова О. С.", code="2.4")

    assert titles(search("пресс акт иванова 2.4", manager)) == ["2.4 Пресс"]


def test_every_noun_is_found(roadmap: Roadmap, manager: Person) -> None:
    world_of(roadmap, manager)

    assert {group.code for group in search("находка", manager).groups} == {noun.code for noun in NOUNS}


@pytest.mark.parametrize("role", [Role.CLUSTER_MANAGER, Role.CONTRIBUTOR])
def test_another_cluster_finds_nothing(roadmap: Roadmap, manager: Person, role: Role) -> None:
    world_of(roadmap, manager)
    stranger = factories.make_person()
    factories.assign(stranger, role, factories.make_cluster())

    assert search("находка", stranger).groups == ()


def test_who_sees_no_cluster_finds_nothing(roadmap: Roadmap, manager: Person) -> None:
    world_of(roadmap, manager)

    assert search("находка", factories.make_admin()).groups == ()


def test_drafts_are_found_by_the_cluster_alone(roadmap: Roadmap, manager: Person) -> None:
    world_of(roadmap, manager, report_status=ReportStatus.DRAFT)
    analyst = factories.make_person()
    factories.assign(analyst, Role.ANALYST)

    codes = {group.code for group in search("находка", analyst).groups}

    assert codes == {"milestones", "messages", "requests", "attachments", "clusters"}


def test_notes_of_the_ministry_are_found_by_it_alone(roadmap: Roadmap, manager: Person) -> None:
    milestone, official = factories.make_milestone(roadmap), factories.make_official()
    write(milestone, official, "Тайная находка", is_ministry_only=True)

    assert titles(search("находка", manager)) == []
    assert titles(search("находка", official)) == ["Тайная находка"]


def test_removed_messages_are_not_found(roadmap: Roadmap, manager: Person) -> None:
    message = write(factories.make_milestone(roadmap), manager, "находка")
    DiscussionMessage.objects.filter(pk=message.pk).update(removed_at=NOW, removed_by=manager, text="")

    assert titles(search("находка", manager)) == []


def test_pages_lead_through_everything_once(roadmap: Roadmap, manager: Person) -> None:
    made = [factories.make_milestone(roadmap, title="Находка").pk for _ in range(queries.PAGE + 3)]

    first = search("находка", manager, code="milestones").chosen
    second = search("находка", manager, code="milestones", before=first.after).chosen

    urls = [find.url for find in (*first.finds, *second.finds)]
    assert (len(first.finds), len(second.finds), second.after) == (queries.PAGE, 3, None)
    assert urls == [f"/m/{pk}/" for pk in reversed(made)]


def test_counts_end_at_a_hundred(roadmap: Roadmap, manager: Person) -> None:
    for _ in range(queries.COUNTED + 1):
        factories.make_milestone(roadmap, title="Находка")

    group = search("находка", manager).groups[0]

    assert (group.count, group.has_more, len(group.finds)) == (queries.COUNTED, True, queries.FIRST)


def test_number_of_queries_does_not_depend_on_what_is_found(roadmap: Roadmap, manager: Person) -> None:
    counts = []
    for _ in range(2):
        world_of(roadmap, manager)
        with CaptureQueriesContext(connection) as said:
            search("находка", Person.objects.get(pk=manager.pk))
        counts.append(len(said))

    assert counts[0] == counts[1] <= 2 * len(NOUNS) + 3  # the steps of requests are read beside them


def test_evidence_of_another_report_is_not_shown(roadmap: Roadmap, manager: Person) -> None:
    milestone = factories.make_milestone(roadmap)
    report = ProgressReport.objects.create(
        milestone=milestone, author=manager, created_at=NOW, state="in_progress", status=ReportStatus.DRAFT
    )
    factories.make_evidence(report, name="Находка.png")

    assert titles(search("находка", factories.make_official())) == []
    assert titles(search("находка", manager)) == ["Находка.png"]


def test_request_is_found_by_what_was_said_on_the_way(roadmap: Roadmap, manager: Person) -> None:
    official = factories.make_official(roadmap.cluster)
    category = roadmap.programme.request_categories[0]
    request = requests.ask(
        roadmap, kind=RequestKind.HELP, need="Пошлина", category=category, from_whom="Минфин", by=manager, at=NOW
    )
    request = requests.forward(request, to="Росстандарт", note="письмо № 118", by=official, at=NOW)
    request = requests.ask_back(request, text="Который таможенный пост?", by=official, at=NOW)
    requests.reply(request, text="Барнаульский.", by=manager, at=NOW)

    for words in ("росстандарт", "ПОСТ таможенный", "барнаульский", "118 письмо", "минфин"):
        assert titles(search(words, manager)) == ["Пошлина"], words
    (group,) = search("барнаульский", manager).groups
    assert "Барнаульский" in "".join(piece.text for piece in group.finds[0].excerpt)
    stranger = factories.make_manager(factories.make_cluster())
    assert titles(search("барнаульский", stranger)) == []
