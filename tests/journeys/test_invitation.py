"""From an admin's form to a newcomer's home page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from portal.accounts.models import Person
from tests.factories import make_admin
from tests.journeys.cast import PASSWORD, make_cast
from tests.journeys.conftest import AsPerson, choose, sign_in


@pytest.mark.usefixtures("morning", "portal_url")
def test_invited_person_sets_a_password_and_is_at_home(as_person: AsPerson) -> None:
    cast = make_cast()
    admin, newcomer = as_person(make_admin(language="en")), as_person(locale="ru-RU")

    admin.goto("/")
    admin.get_by_role("link", name="Invite").first.click()
    admin.get_by_label("E-mail").fill("gulyaev@altai.example")
    admin.get_by_label("Full name").fill("Дмитрий Гуляев")
    choose(admin, "Contributor")
    admin.get_by_label(cast.cluster.name).check()
    admin.get_by_label("Language of the invitation").select_option("ru")
    admin.get_by_role("button", name="Send the invitation").click()
    expect(admin.locator("main")).to_contain_text("Дмитрий Гуляев")

    newcomer.goto("/mailbox/")
    newcomer.get_by_role("row").filter(has_text="gulyaev@altai.example").get_by_role("link").click()
    link = newcomer.locator("a[href*='/join/']").first.get_attribute("href") or ""
    newcomer.goto(link)
    newcomer.locator("input[name=password]").fill(PASSWORD)
    newcomer.locator("form", has=newcomer.locator("input[name=password]")).locator("button[type=submit]").click()

    expect(newcomer).to_have_url("/")
    expect(newcomer.locator("html")).to_have_attribute("lang", "ru")
    expect(newcomer.locator(".menu-who")).to_have_text(Person.objects.get(email="gulyaev@altai.example").short_name)

    newcomer.context.clear_cookies()
    newcomer.goto("/")
    sign_in(newcomer, Person.objects.get(email="gulyaev@altai.example"))
    expect(newcomer).to_have_url("/")


@pytest.mark.usefixtures("morning", "portal_url")
def test_link_that_was_used_says_so(as_person: AsPerson) -> None:
    admin, newcomer = as_person(make_admin(language="en")), as_person(locale="en-GB")
    admin.goto("/people/invite/")
    admin.get_by_label("E-mail").fill("lee@ministry.example")
    admin.get_by_label("Full name").fill("Paul Lee")
    choose(admin, "Analyst")
    admin.get_by_label("Language of the invitation").select_option("en")
    admin.get_by_role("button", name="Send the invitation").click()
    admin.goto("/mailbox/?to=lee@ministry.example")
    admin.get_by_role("row").get_by_role("link").click()
    link = admin.locator("a[href*='/join/']").first.get_attribute("href") or ""
    newcomer.goto(link)
    newcomer.get_by_label("Password").fill(PASSWORD)
    newcomer.get_by_role("button", name="Set the password and enter").click()
    expect(newcomer).to_have_url("/portfolio/")

    newcomer.context.clear_cookies()
    newcomer.goto(link)

    expect(newcomer.get_by_role("heading", level=1)).to_have_text("This invitation has been used")
    newcomer.locator("main").get_by_role("link", name="Sign in").click()
    sign_in(newcomer, Person.objects.get(email="lee@ministry.example"))
