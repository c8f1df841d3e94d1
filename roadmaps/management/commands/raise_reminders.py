"""`manage.py raise_reminders`: who would be written to on a day, and why; or the writing itself."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from clusters.models import Programme
from roadmaps.reminders import actions
from roadmaps.reminders.digest import headline
from roadmaps.reminders.explain import Foreseen, by_person, foreseen


class Command(BaseCommand):
    help = "Writes the reminders of a day. With --dry-run says who would be written to and why, and writes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--on", type=date.fromisoformat, help="the day, YYYY-MM-DD (today in each programme's time zone by default)"
        )
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument(
            "--release-held", action="store_true", help="send what was held because so many letters were due at once"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["release_held"]:
            self.stdout.write(f"Letters released: {actions.release_held(at=now)}")
            return
        on: date | None = options["on"]
        if on and on > timezone.localdate(now) and not options["dry_run"]:
            raise CommandError("A day to come can be foreseen, not written down: say --dry-run.")
        days = {programme: on or programme.day_of(now) for programme in Programme.objects.all()}
        entries = foreseen(days)
        answer: dict[str, Any] = {"on": (on or timezone.localdate(now)).isoformat(), "dry_run": options["dry_run"]}
        answer |= as_json(entries)
        if not options["dry_run"]:
            raised = [actions.raise_due(programme, on=day, at=now) for programme, day in days.items()]
            answer["raised"] = sum(one.raised for one in raised)
            answer["composed"] = actions.compose(at=now)
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) if options["json"] else readable(answer))


def as_json(entries: list[Foreseen]) -> dict[str, Any]:
    return {
        "reminders": [
            {
                "person": entry.person.full_name,
                "email": entry.person.email,
                "kind": entry.kind,
                "subject": entry.subject,
                "title": entry.title,
                "cluster": entry.cluster,
                "due": entry.due_date.isoformat(),
                "step_days": entry.step_days,
                "reason": entry.reason,
            }
            for entry in entries
        ],
        "digests": [
            {
                "email": person.email,
                "language": person.language,
                "subject": headline([entry.kind for entry in group], person.language),
                "lines": len(group),
            }
            for person, group in by_person(entries)
        ],
    }


def readable(answer: dict[str, Any]) -> str:
    lines = [f"{answer['on']}: {len(answer['digests'])} letters, {len(answer['reminders'])} lines"]
    for reminder in answer["reminders"]:
        lines.append(
            f"{reminder['email']}  {reminder['kind']} {reminder['step_days']:+d}  due {reminder['due']}  "
            f"{reminder['cluster']}: {reminder['title']} ({reminder['reason']})"
        )
    if "raised" in answer:
        lines.append(f"Written into the ledger: {answer['raised']}; letters composed: {answer['composed']}")
    return "\n".join(lines)
