from __future__ import annotations

import pytest
from django.test import Client

PAGE = "/revisions/3/?with=2"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        (f"http://testserver{PAGE}", "/revisions/3/%3Fwith%3D2"),
        ("http://elsewhere.example/revisions/3/", "/revisions/3/submit/"),
        ("http://testserver/nowhere/at/all/", "/revisions/3/submit/"),
        ("", "/revisions/3/submit/"),
    ],
)
def test_form_sent_signed_out_leads_back_to_the_page_of_the_form(client: Client, came_from: str, back: str) -> None:
    answer = client.post("/revisions/3/submit/", headers={"referer": came_from})

    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={back}")


@pytest.mark.django_db
def test_page_asked_signed_out_is_come_back_to(client: Client) -> None:
    answer = client.get(PAGE)

    assert answer["Location"] == "/sign-in/?next=/revisions/3/%3Fwith%3D2"
