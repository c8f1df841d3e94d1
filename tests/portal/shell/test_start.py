"""The place of a trial: its folder and its address."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.shell import start


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_free_port_is_taken_as_wanted(taken_port: int) -> None:
    wanted = start.find_place("127.0.0.1", taken_port).port

    assert start.find_place("127.0.0.1", wanted) == start.Place("127.0.0.1", wanted)


def test_port_in_use_gives_the_next_free_one(taken_port: int) -> None:
    assert taken_port < start.find_place("127.0.0.1", taken_port).port <= taken_port + start.PORTS_TRIED


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::", "http://127.0.0.1:8000"),
        ("::1", "http://[::1]:8000"),
        ("portal.local", "http://portal.local:8000"),
    ],
)
def test_address_shown_can_be_opened_here(host: str, url: str) -> None:
    assert start.Place(host, 8000).url == url


def test_folder_is_held_by_one_portal(tmp_path: Path) -> None:
    with start.lock(tmp_path) as held:
        start.note_holder(held, start.Place("127.0.0.1", 8000))

        with pytest.raises(start.CannotStart, match=re.escape("(http://127.0.0.1:8000, process ")):
            start.lock(tmp_path)


def test_folder_is_free_again_after_the_end(tmp_path: Path) -> None:
    start.lock(tmp_path).close()

    start.lock(tmp_path).close()


def test_programs_are_told_the_address_that_letters_name(tmp_path: Path) -> None:
    told = start.environment(start.Place("127.0.0.1", 8123), tmp_path)

    assert told["PORTAL_URL"] == "http://127.0.0.1:8123"
    assert told["PORTAL_VAR_DIR"] == str(tmp_path)
    assert set(told["ALLOWED_HOSTS"].split(",")) == {"127.0.0.1", "localhost", "[::1]"}
    assert Path(told["TMPDIR"]).is_relative_to(tmp_path)


def test_portal_open_to_the_network_answers_by_the_name_of_the_machine(tmp_path: Path) -> None:
    told = start.environment(start.Place("0.0.0.0", 8000), tmp_path)

    assert socket.gethostname() in told["ALLOWED_HOSTS"].split(",")
