"""What is overdue in the morning stands in the right letters, in each reader's language, one link from the place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from clusters.models import Role
from portal.accounts.models import Person
from portal.tasks import deliver_mail
from roadmaps.models import Milestone
from roadmaps.tasks import raise_reminders
from tests.factories import assign, make_milestone, make_person
from tests.journeys.cast import PASSWORD, Cast, make_cast
from tests.journeys.conftest import AsPerson, sign_in
from tests.portal.mail.sink import Faults, Sink

pytestmark = pytest.mark.usefixtures("morning", "portal_url")


@pytest.fixture
def sink(settings: Any) -> Iterator[Faults]:
    """Letters leave to a real mail server."""
    server = Sink()
    server.start()
    settings.MAIL_TRANSPORT = "smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
    yield server.faults
    server.stop()


def make_overdue(cast: Cast) -> tuple[Milestone, Person]:
    """A milestone seven days late, of which the responsible contributor is told, and the manager too."""
    contributor = make_person(
        email="lee@altai.example", full_name="Paul Lee", language="en", password=PASSWORD, time_zone="Europe/Moscow"
    )
    assign(contributor, Role.CONTRIBUTOR, cast.cluster)
    milestone = make_milestone(
        cast.roadmap,
        code="1.7",
        title="Второй пресс",
        baseline_date=date(2026, 11, 9),
        responsible_person=contributor,
    )
    return milestone, contributor


def test_letter_in_the_mailbox_leads_to_the_milestone(as_person: AsPerson) -> None:
    cast = make_cast(manager_language="ru")
    milestone, contributor = make_overdue(cast)

    raise_reminders.apply()

    page = as_person(locale="en-GB")
    page.goto("/mailbox/")
    subjects = ["Overdue: 1.7 Второй пресс, 9 Nov 2026", "Просрочено: 1.7 Второй пресс, 9 нояб. 2026"]
    assert sorted(page.locator("tbody th a").all_inner_texts()) == subjects
    page.get_by_role("row").filter(has_text=contributor.email).get_by_role("link", name=subjects[0]).click()
    expect(page.get_by_role("region", name="Text of the letter")).to_contain_text("responsible")
    page.locator(f"main a[href$='{milestone.get_absolute_url()}']").first.click()
    sign_in(page, contributor)
    expect(page).to_have_url(milestone.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("1.7 Второй пресс")


def test_letter_over_the_wire_leads_to_the_milestone(as_person: AsPerson, sink: Faults, portal_url: str) -> None:
    cast = make_cast(manager_language="ru")
    milestone, contributor = make_overdue(cast)

    raise_reminders.apply()
    deliver_mail.apply()

    letters = {str(letter["To"]): letter for letter in sink.letters}
    assert sorted(letters) == sorted([cast.manager.email, contributor.email])
    said = {to: letter.get_body(("plain",)).get_content() for to, letter in letters.items()}
    assert [str(letters[who.email]["Subject"]).strip() for who in (cast.manager, contributor)] == [
        "Просрочено: 1.7 Второй пресс, 9 нояб. 2026",
        "Overdue: 1.7 Второй пресс, 9 Nov 2026",
    ]
    assert "9 нояб. 2026" in said[cast.manager.email].replace("\xa0", " ")
    assert "Due 9 Nov 2026, 7 days late." in said[contributor.email].replace("\xa0", " ")
    link = portal_url + milestone.get_absolute_url()
    assert all(link in text for text in said.values())
    assert link in letters[cast.manager.email].get_body(("html",)).get_content()

    page = as_person()
    page.goto(link)
    sign_in(page, cast.manager)
    expect(page).to_have_url(milestone.get_absolute_url())
    expect(page.locator("html")).to_have_attribute("lang", "ru")


def test_second_morning_run_sends_nothing_more(sink: Faults) -> None:
    make_overdue(make_cast())

    for _run in range(2):
        raise_reminders.apply()
        deliver_mail.apply()

    assert len(sink.letters) == 2
