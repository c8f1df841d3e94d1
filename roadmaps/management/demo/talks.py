"""One conversation as it goes: a question, a file, a call, a note of the ministry; and a letter to all clusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from portal.accounts.models import Person
from roadmaps.discussion import bookmarks, changing
from roadmaps.discussion.actions import Talk, log_talk, write
from roadmaps.discussion.circulars import write_to_many
from roadmaps.management.demo import papers
from roadmaps.management.demo.calendar import ZONE, Course
from roadmaps.models import Milestone, Roadmap
from roadmaps.models.message import MessageKind


@dataclass(frozen=True, slots=True)
class Words:
    """What is said, in one language; `%s` is who is named."""

    question: str
    answer: str
    mended: str
    call: str
    took_part: str
    note: str
    thanks: str
    slip: str
    to_many: str
    received: str
    draft: str


RU = Words(
    question="@%s, пришлите, пожалуйста:\n\n- **договор** с поставщиком\n- график поставки",
    answer="Договор во вложении, график будет в четверг.",
    mended="Договор во вложении. График поставки согласован: оборудование отгружают в **два этапа**.",
    call="Таможенное оформление займёт две недели. Договорились, что кластер пришлёт копию декларации.",
    took_part="О. Ким, И. Орлова, таможенный брокер",
    note="Поставщик уже срывал сроки в другом кластере. Проверить банковскую гарантию до рассмотрения отчёта.",
    thanks="Спасибо, вижу. Копию декларации ждём.",
    slip="Это сообщение для другого кластера",
    to_many="Коллеги, до **5 декабря** пришлите предложения по планам на следующий год. Форма во вложении.",
    received="Получили, пришлём в срок.",
    draft="Ирина, декларацию подали, номер",
)
EN = Words(
    question="@%s, could you send:\n\n- the **contract** with the supplier\n- the delivery schedule",
    answer="The contract is attached, the schedule follows on Thursday.",
    mended="The contract is attached. The schedule is agreed: the equipment is shipped in **two stages**.",
    call="Customs take two weeks. The cluster sends a copy of the declaration.",
    took_part="E. Larsen, G. Miller, the customs broker",
    note="This supplier was late in another cluster. Check the bank guarantee before the report is reviewed.",
    thanks="Thank you, I see it. We wait for the declaration.",
    slip="This was meant for another cluster",
    to_many="Colleagues, please send your proposals for next year's plans by **5 December**. The form is attached.",
    received="Received, we shall send them in time.",
    draft="Grace, the declaration is filed, its number is",
)
WORDS = {"ru": RU, "en": EN}


def talk(roadmap: Roadmap, manager: Person, official: Person, course: Course) -> None:
    """A week of talk on the first milestone that is still under way."""
    words = WORDS[roadmap.programme.language]
    dated = Milestone.objects.unfinished().filter(roadmap=roadmap, baseline_date__isnull=False)
    milestone = dated.order_by("baseline_date", "pk")[0]
    asked = write(milestone, text=words.question % manager.full_name, by=official, at=moment(course, 9, 10))
    slip = write(milestone, text=words.slip, by=manager, at=moment(course, 9, 11))
    contract = papers.act("contract", course.before(8))
    answer = write(
        milestone, text=words.answer, by=manager, at=moment(course, 8, 15), attachments=[contract], quotes=asked
    )
    changing.edit(answer, text=words.mended, by=manager, at=moment(course, 8, 17))
    called = Talk(MessageKind.CALL, course.before(7), words.took_part)
    log_talk(milestone, called, text=words.call, by=official, at=moment(course, 7, 12))
    write(milestone, text=words.note, by=official, at=moment(course, 7, 13), is_ministry_only=True)
    last = write(milestone, text=words.thanks, by=official, at=moment(course, 6, 9), quotes=answer)
    bookmarks.read_upto(milestone, last.pk, by=official, at=moment(course, 6, 9))
    bookmarks.read_upto(milestone, last.pk, by=manager, at=moment(course, 5, 16))
    # The last deed of the cluster in the demo: its ledger is in the order of time.
    changing.remove(slip, by=manager, at=moment(course, 1, 21))
    bookmarks.keep_draft(milestone, words.draft, is_ministry_only=False, by=manager)


def letter_to_all(roadmaps: Sequence[Roadmap], answers: Sequence[Person], official: Person, course: Course) -> None:
    """A letter of the official to every cluster of a programme; the managers of some have answered."""
    words = WORDS[roadmaps[0].programme.language]
    blank = papers.act("form", course.before(4))
    write_to_many(roadmaps, text=words.to_many, by=official, at=moment(course, 4, 11), attachments=[blank])
    for number, (roadmap, manager) in enumerate(zip(roadmaps, answers, strict=True)):
        if number % 3 == 0:
            message = roadmap.messages.latest("pk")
            bookmarks.read_upto(roadmap, message.pk, by=manager, at=moment(course, 3, 10))
        if number % 6 == 0:
            write(roadmap, text=words.received, by=manager, at=moment(course, 3, 11))


def moment(course: Course, days: int, hour: int) -> datetime:
    """An hour of a day that lies so many days back."""
    return datetime.combine(course.before(days), time(hour), ZONE) + timedelta(minutes=days)
