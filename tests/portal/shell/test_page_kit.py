from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils import translation
from django.utils.html import format_html
from lucide import IconDoesNotExist

NB = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def printed(source: str, **context: object) -> str:
    return Template(source).render(Context(context)).strip()


def test_filters_given_nothing_print_a_dash() -> None:
    page = printed("{{ x|day }}{{ x|relative:today }}{{ x|moment }}{{ x|number }}{{ x|filesize }}{{ x|days }}",
                   x=None, today=date(2026, 11, 15))  # fmt: skip

    assert page == "––––––"


def test_filters_print_what_people_read() -> None:
    assert printed("{{ x|day }}", x=date(2026, 12, 31)) == f"31{NB}Dec{NB}2026"
    assert printed("{{ x|due:'quarter' }}", x=date(2026, 12, 31)) == f"Q4{NB}2026"
    assert printed("{{ x|filesize }}", x=1536) == f"1.5{NB}kB"
    assert printed("{{ x|percent }}", x=40) == "40%"
    assert printed("{{ x|moment|slice:'-5:' }}", x=datetime(2026, 11, 15, 9, tzinfo=UTC)) == "12:00"


def test_icon_is_hidden_from_readers() -> None:
    page = printed("{% icon 'inbox' %}")

    assert page.startswith("<svg")
    assert 'aria-hidden="true"' in page


def test_icon_unknown_is_an_error() -> None:
    with pytest.raises(IconDoesNotExist):
        printed("{% icon 'no-such-icon' %}")


def test_mark_escapes_what_it_is_given() -> None:
    assert "<script>" not in printed("{% mark shape %}", shape='"><script>')


@pytest.mark.parametrize(
    ("days", "shown", "read"),
    [
        (46, f"+46{NB}days", f"46{NB}days later than approved"),
        (-6, f"−6{NB}days", f"6{NB}days earlier than approved"),
        (1, f"+1{NB}day", f"1{NB}day later than approved"),
    ],
)
def test_slip_says_its_direction_in_words(days: int, shown: str, read: str) -> None:
    page = printed('{% include "_components/slip.html" with days=days only %}', days=days)

    assert f'<span aria-hidden="true">{shown}</span>' in page
    assert f'<span class="visually-hidden">{read}</span>' in page


def test_slip_of_nothing_and_of_zero_differ() -> None:
    source = '{% include "_components/slip.html" with days=days only %}'

    assert "on the day" in printed(source, days=0)
    assert "no difference known" in printed(source, days=None)


def test_pager_keeps_the_filters_of_the_address() -> None:

    request = RequestFactory().get("/list/", {"state": "overdue", "page": "2"})
    source = '{% include "_components/pager.html" with page_obj=page_obj only %}'

    page = Template(source).render(RequestContext(request, {"page_obj": Paginator(range(60), 20).page(2)}))

    assert 'href="?state=overdue&amp;page=3"' in page
    assert page.count('aria-current="page"') == 1


def test_paragraphs_escape_plain_words_and_keep_cleaned_html() -> None:

    assert printed("{{ x|paragraphs }}", x="<b>1</b>\n\n2") == "<p>&lt;b&gt;1&lt;/b&gt;</p>\n\n<p>2</p>"
    assert printed("{{ x|paragraphs }}", x=format_html("<p>{}</p>", "1")) == "<p>1</p>"
