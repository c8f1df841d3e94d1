"""House rules that no single test can guard: they are read off the sources themselves."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import ROOT, name_of, tracked

APPS = ("portal", "clusters", "roadmaps")
PAGES = ("templates", "static")
FORBIDDEN_NAMES = {"utils", "helpers", "services", "common", "base", "misc"}
MOST_LINES = 300
MOST_LINES_OF_LISTS = 400  # cases of one subject, rules of one component: long, never deep
LONGER_WITH_A_REASON = {
    "portal/settings.py": "all settings in one place, read from top to bottom",
}
VIEW_LINES = 25
PURE_ROOMS = ("roadmaps/reading", "roadmaps/understanding", "roadmaps/workbooks", "roadmaps/charts")
PURE_FILES = ("roadmaps/terms.py", "roadmaps/errors.py")
WORLD = re.compile(r"django\.(http|shortcuts|urls|db(?!\.models$)|template|core\.mail)|celery|kombu")

FORBIDDEN_IN_PYTHON = {
    r"\bmark_safe\b|\bSafeString\(": "text is escaped; what may be markup goes through format_html",
    r"\bcsrf_exempt\b": "no view is exempt from the token",
    r"except Exception|except BaseException|except:": "name what may go wrong",
    r"\b(TODO|FIXME|XXX|HACK)\b": "do it, or write it down as an issue",
    r"\bdatetime\.now\(\)|\butcnow\(|\bdate\.today\(\)": "the moment comes from the front door, with its zone",
}
FORBIDDEN_IN_TEMPLATES = {
    r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off": "everything is escaped",
    r"\sstyle\s*=": "the content policy refuses inline styles",
    r"\son[a-z]+\s*=": "the content policy refuses inline handlers",
    r"javascript:": "the content policy refuses scripts in addresses",
    r"<style\b": "styles stand in files",
    r"\bhx-on\b|hx-vals=.js:": "needs eval",
    r"\b(TODO|FIXME|XXX)\b": "do it, or write it down as an issue",
}
FOREIGN_HOST = re.compile(r"""(?:https?:)?//(?!www\.w3\.org)[\w-]+\.[\w.-]+""")
REVIEWED = {
    ("roadmaps/discussion/markdown.py", "SafeString"),
}


def offences(paths: list[Path], forbidden: dict[str, str]) -> Iterator[str]:
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for pattern, reason in forbidden.items():
                found = re.search(pattern, line)
                if found and (name_of(path), found.group(0).rstrip("(")) not in REVIEWED:
                    yield f"{name_of(path)}:{number}: {found.group(0).strip()}: {reason}"


def test_python_keeps_the_house_rules() -> None:
    assert list(offences(tracked(".py", under=APPS), FORBIDDEN_IN_PYTHON)) == []


def test_templates_keep_the_house_rules() -> None:
    pages = [path for path in tracked(".html", ".txt", under=PAGES) if "emails" not in path.parts]

    assert list(offences(pages, FORBIDDEN_IN_TEMPLATES)) == []


def test_letters_escape_what_they_say() -> None:
    letters = [path for path in tracked(".html", under=PAGES) if "emails" in path.parts]

    assert list(offences(letters, {r"\|\s*safe\b|autoescape\s+off": "everything is escaped"})) == []


def test_scripts_of_pages_stand_in_files() -> None:
    inline = [
        f"{name_of(path)}: {tag}"
        for path in tracked(".html", under=PAGES)
        for tag in re.findall(r"<script\b[^>]*>", path.read_text(encoding="utf-8"))
        if "src=" not in tag and 'type="application/json"' not in tag
    ]

    assert inline == []


def test_pages_ask_no_foreign_host() -> None:
    foreign = [
        f"{name_of(path)}: {found}"
        for path in tracked(".html", ".css", ".js", ".svg", under=PAGES)
        for found in FOREIGN_HOST.findall(path.read_text(encoding="utf-8"))
    ]

    assert foreign == []


def test_lock_files_name_no_registry() -> None:
    locks = {path.name: path.read_text(encoding="utf-8") for path in ROOT.glob("requirements*.lock")}

    assert sorted(locks) == ["requirements-dev.lock", "requirements.lock"]
    assert [name for name, text in locks.items() if "://" in text or "--index-url" in text] == []


def test_modules_are_named_for_what_they_hold() -> None:
    named = [name_of(path) for path in tracked(".py", under=APPS) if path.stem in FORBIDDEN_NAMES]

    assert named == []


def test_no_file_is_too_long() -> None:
    files = tracked(".py", ".html", ".css", ".js", under=(*APPS, *PAGES, "tests"))
    longer = {
        name_of(path): lines
        for path in files
        if "migrations" not in path.parts
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > most_lines(path)
    }

    assert {name: lines for name, lines in longer.items() if name not in LONGER_WITH_A_REASON} == {}
    assert set(longer) == set(LONGER_WITH_A_REASON), "a file that is short again needs no exception"


def most_lines(path: Path) -> int:
    is_a_list = path.suffix == ".css" or name_of(path).startswith("tests/")
    return MOST_LINES_OF_LISTS if is_a_list else MOST_LINES


def view_files() -> list[Path]:
    return [path for path in tracked(".py", under=APPS) if path.stem.endswith("views")]


def views(path: Path) -> Iterator[ast.FunctionDef]:
    """Functions whose first parameter is the request."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.args.args and node.args.args[0].arg == "request":
            yield node


def test_views_are_short() -> None:
    long_ones = [
        f"{name_of(path)}: {view.name} has {length} lines"
        for path in view_files()
        for view in views(path)
        if (length := (view.end_lineno or 0) - view.lineno + 1) > VIEW_LINES
    ]

    assert long_ones == []


def test_views_ask_for_records_in_scope() -> None:
    """A view may ask `Model.objects.visible_to(person)` or `.where(person, …)`; it holds no query of its own."""
    scoped = {"visible_to", "where"}
    bare = [
        f"{name_of(path)}:{node.lineno}"
        for path in view_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in {"objects", "_default_manager"}
        and node.attr not in scoped
    ]

    assert bare == []


def test_pure_rooms_know_no_request_database_or_worker() -> None:
    pure = [path for path in tracked(".py") if name_of(path).startswith(PURE_ROOMS) or name_of(path) in PURE_FILES]
    worldly = [
        f"{name_of(path)}: {module}"
        for path in pure
        for module in imported(path)
        if WORLD.match(module) and module != "django.db"
    ]

    assert len(pure) > 10
    assert worldly == []


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_outgoing_requests_are_made_in_one_place() -> None:
    """Nothing that a person writes is ever fetched: the only client asks our own address for its health."""
    clients = re.compile(r"\b(urllib\.request|http\.client|requests|httpx|aiohttp)\b")
    found = {name_of(path) for path in tracked(".py", under=APPS) for module in imported(path) if clients.match(module)}

    assert found == {"portal/shell/start.py", "portal/shell/health_probe.py"}


def test_tests_are_skipped_with_a_reason() -> None:
    bare = re.compile(r"pytest\.mark\.(skip|xfail)(?!if)\b(?!\(reason=)|pytest\.skip\(\)|unittest\.mock")
    found = [name_of(path) for path in tracked(".py", under=("tests",)) if bare.search(path.read_text("utf-8"))]

    assert [name for name in found if name != "tests/house/test_sources.py"] == []


def test_every_room_says_what_it_owns() -> None:
    packages = [path for path in tracked(".py", under=APPS) if path.name == "__init__.py"]
    silent = [
        name_of(path)
        for path in packages
        if not {"migrations", "management", "commands", "templatetags"} & set(path.parts)
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []
