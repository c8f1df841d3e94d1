"""Read a roadmap file and print what was understood of it; nothing is stored and no database is needed."""

from __future__ import annotations

import hashlib
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmaps.reading.cleaning import clean_name
from roadmaps.reading.refusals import Refused
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.plan_reading import PlanReading
from roadmaps.workbooks.upload_reading import read_upload

LARGEST = 64 * 1024 * 1024


class Command(BaseCommand):
    help = (
        "Read a roadmap file (xlsx, xls, ods, csv, docx, pdf, xml, xer, gan) and print its milestones; "
        "exit 2 when it is refused."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--sheet", default="", help="name of the sheet or table to read")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print JSON instead of text")

    def handle(self, *args: Any, file: Path, sheet: str, as_json: bool, **options: Any) -> None:
        answer, told = answer_for(file, sheet)
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) if as_json else "\n".join(told))
        if "refused" in answer:
            raise SystemExit(2)


def answer_for(file: Path, sheet: str) -> tuple[dict[str, Any], list[str]]:
    """What is printed of a file: as plain values, and as lines of text."""
    try:
        content = bytes_of(file)
        found = read_upload(content, file.name, Choices(sheet=sheet))
    except (CannotOpen, Refused) as refused:
        return refusal(refused.kind, refused.message)
    reading = found.reading
    if sheet and not any(table.is_chosen and table.place.casefold() == sheet.casefold() for table in reading.tables):
        names = ", ".join(table.place for table in reading.tables)
        return refusal(
            "no_such_sheet",
            _("The file has no sheet “%(sheet)s”. It has: %(names)s.") % {"sheet": sheet, "names": names},
        )
    told = {"file": file_json(file.name, found.kind, content), **reading.to_json()}
    if not reading.verdict.is_roadmap:
        answer, lines = refusal("not_a_roadmap", reading.verdict.message)
        return {**answer, "reason": reading.verdict.reason, "file": told["file"], "tables": told["tables"]}, lines
    return told, lines_of(told["file"], reading)


def bytes_of(file: Path) -> bytes:
    """The file's bytes, as far as the gate needs them to refuse a file that is too large. Raises CannotOpen."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST)
    except FileNotFoundError as failure:
        raise CannotOpen("missing", _("There is no file “%(name)s”.") % {"name": file.name}) from failure
    except IsADirectoryError as failure:
        raise CannotOpen("folder", _("“%(name)s” is a folder. Name a file.") % {"name": file.name}) from failure
    except OSError as failure:
        raise CannotOpen("unreadable", _("The file “%(name)s” cannot be opened.") % {"name": file.name}) from failure


class CannotOpen(Exception):
    """A file that cannot even be opened, and the sentence that says so."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message


def refusal(kind: str, message: str) -> tuple[dict[str, Any], list[str]]:
    return {"refused": {"kind": kind, "message": message}}, [message]


def file_json(name: str, kind: str, content: bytes) -> dict[str, Any]:
    return {
        "name": clean_name(name),
        "kind": kind,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
    }


def lines_of(file: dict[str, Any], reading: PlanReading) -> list[str]:
    """The same as text: what was found, column by column, milestone by milestone, problem by problem."""
    count = len(reading.rows)
    lines = [f"{file['name']} ({file['kind']}, {file['bytes']} B)"]
    lines += [
        f"{'*' if table.is_chosen else ' '} {table.place}: {table.rows} × {table.score:.2f}" for table in reading.tables
    ]
    lines.append("")
    lines += [
        f"  {column.letter:>3}  {column.header or '—'} → {column.field or '—'} ({column.confidence:.2f})"
        for column in reading.columns
    ]
    lines += ["", ngettext("%(count)s milestone", "%(count)s milestones", count) % {"count": count}]
    for row in reading.rows:
        due = row.due_date.isoformat() if row.due_date else row.precision
        lines.append(f"  {row.place:>5}  {row.code:<8} {due:<10}  {row.title}  [{row.wording}]")
    lines += ["", *(f"  {'!' if found.severity == 'problem' else '·'} {found.message}" for found in reading.problems)]
    return lines
