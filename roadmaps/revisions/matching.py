"""Which row of a new plan continues which milestone. What is ambiguous is asked, never guessed.

In this order: the milestone's number that a workbook of the portal carried; a row that says exactly the same; the same code and title; the same title within the workstream;
the same code; a title alike within the workstream. A rule decides only where exactly one row and one milestone
fit and no earlier rule says otherwise.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from roadmaps.revisions.rows import PlanRow
from roadmaps.revisions.wording import plain, plain_code, words

SURE_LIKENESS = 0.9
DOUBTFUL_LIKENESS = 0.75
SOMEWHAT_ALIKE = 0.5
MOST_CANDIDATES = 5
# Comparing every title with every other is slow; rows beyond so many pairs count as new, and nothing is lost.
MOST_PAIRS = 30_000

Answers = Mapping[str, int | None]
Pins = Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class Known:
    """A milestone that rows may continue: its number in the database and what the plan in force says of it.

    A dropped one comes back only under its own title: numbers of dropped milestones are used again.
    """

    milestone: int
    row: PlanRow
    is_dropped: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A row (its index) that could continue any of these milestones, or none."""

    row: int
    candidates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """For each row the milestone that it continues (None: new, or asked), and what has to be asked."""

    milestones: tuple[int | None, ...]
    questions: tuple[Question, ...]


def fingerprint(row: PlanRow) -> str:
    """What a row calls itself, in a short form under which an answer about it is kept."""
    said = "\n".join((plain_code(row.code), plain(row.workstream), plain(row.title)))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def match(
    rows: Sequence[PlanRow], known: Sequence[Known], answers: Answers | None = None, pins: Pins | None = None
) -> Matching:
    """Find the milestone of each row; `answers` are persons' earlier decisions by `fingerprint`.

    `pins` are rows (their indexes) whose milestone is known already, None for a new one, whatever they say.
    """
    search = _Search(rows, known)
    search.take_pins(pins or {})
    search.pair_by_id()
    search.take_answers(answers or {})
    search.pair_in_order(_content)
    search.pair_one_to_one(_code_and_title)
    search.pair_by_title()
    search.pair_by_code()
    search.pair_by_likeness()
    return Matching(tuple(search.found), tuple(search.questions))


def likeness(one: str, other: str) -> float:
    """How alike two plain texts are, 0 to 1 (difflib's ratio); 0 at once when they share few words."""
    if one == other:
        return 1.0
    first, second = words(one), words(other)
    if not first or not second or len(first & second) * 3 < min(len(first), len(second)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < DOUBTFUL_LIKENESS or matcher.quick_ratio() < DOUBTFUL_LIKENESS:
        return 0.0
    return matcher.ratio()


def _content(row: PlanRow) -> Hashable:
    return (plain_code(row.code), plain(row.workstream), plain(row.title), row.due_date, plain(row.responsible))


def _code_and_title(row: PlanRow) -> Hashable:
    code = plain_code(row.code)
    return (code, plain(row.title)) if code else None


def _title_in_workstream(row: PlanRow) -> Hashable:
    return (plain(row.workstream), plain(row.title))


def _code(row: PlanRow) -> Hashable:
    return plain_code(row.code) or None


def _code_in_workstream(row: PlanRow) -> Hashable:
    code = plain_code(row.code)
    return (plain(row.workstream), code) if code else None


class _Search:
    """The rows and milestones that have not found each other yet."""

    def __init__(self, rows: Sequence[PlanRow], known: Sequence[Known]) -> None:
        self.rows = rows
        self.known = {one.milestone: one for one in known}
        self.found: list[int | None] = [None] * len(rows)
        self.open_rows = dict.fromkeys(range(len(rows)))
        self.open_known = dict.fromkeys(self.known)
        self.questions: list[Question] = []

    def pair(self, index: int, milestone: int) -> None:
        self.found[index] = milestone
        del self.open_rows[index]
        del self.open_known[milestone]

    def ask(self, index: int, candidates: Sequence[int]) -> None:
        self.questions.append(Question(index, tuple(candidates[:MOST_CANDIDATES])))
        del self.open_rows[index]

    def take_pins(self, pins: Pins) -> None:
        for index, milestone in pins.items():
            if milestone in self.open_known:
                self.pair(index, milestone)
            elif milestone is None:
                del self.open_rows[index]

    def pair_by_id(self) -> None:
        """The number counts when it is one of this roadmap's; of a row that was copied the first keeps it."""
        for index in list(self.open_rows):
            known_id = self.rows[index].known_id
            if known_id.isdecimal() and int(known_id) in self.open_known:
                self.pair(index, int(known_id))

    def take_answers(self, answers: Answers) -> None:
        for index in list(self.open_rows) if answers else []:
            mark = fingerprint(self.rows[index])
            if mark in answers:
                chosen = answers[mark]
                if chosen is None:
                    del self.open_rows[index]
                elif chosen in self.open_known:
                    self.pair(index, chosen)

    def grouped(
        self, key: Callable[[PlanRow], Hashable], *, with_dropped: bool = True
    ) -> dict[Hashable, tuple[list[int], list[int]]]:
        """Open rows and open milestones by a key that is not None."""
        groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for index in self.open_rows:
            groups[key(self.rows[index])][0].append(index)
        for milestone in self.open_known:
            if with_dropped or not self.known[milestone].is_dropped:
                groups[key(self.known[milestone].row)][1].append(milestone)
        groups.pop(None, None)
        return groups

    def pair_in_order(self, key: Callable[[PlanRow], Hashable]) -> None:
        """Rows that say the same as milestones: which of equals is which makes no difference."""
        for indexes, milestones in self.grouped(key).values():
            for index, milestone in zip(indexes, milestones, strict=False):
                self.pair(index, milestone)

    def pair_one_to_one(self, key: Callable[[PlanRow], Hashable], *, with_dropped: bool = True) -> None:
        for indexes, milestones in self.grouped(key, with_dropped=with_dropped).values():
            if len(indexes) == len(milestones) == 1:
                self.pair(indexes[0], milestones[0])

    def pair_by_title(self) -> None:
        """The same title within the workstream, unless the row's code belongs to a milestone that nobody claims."""
        by_title = self.grouped(_title_in_workstream)
        titled = {milestone for indexes, milestones in by_title.values() if indexes for milestone in milestones}
        by_code = {key: milestones for key, (_, milestones) in self.grouped(_code, with_dropped=False).items()}
        for indexes, milestones in by_title.values():
            if len(indexes) > 1 and milestones:
                for index in indexes:
                    self.ask(index, milestones)
            elif indexes and milestones:
                index = indexes[0]
                rivals = [one for one in by_code.get(_code(self.rows[index]), []) if one not in titled]
                candidates = list(dict.fromkeys([*milestones, *rivals]))
                if len(candidates) == 1:
                    self.pair(index, candidates[0])
                else:
                    self.ask(index, candidates)

    def pair_by_code(self) -> None:
        """The same code in the roadmap; a code used in several workstreams decides only for titles alike.

        A row with nothing but the code in common, neither workstream nor words of the title, is asked.
        """
        standing = [one.row for one in self.known.values() if not one.is_dropped]
        used = Counter(map(_code, self.rows)), Counter(map(_code, standing))
        unique = {code for code in used[0] if code is not None and used[0][code] == used[1][code] == 1}
        for indexes, milestones in self.grouped(_code, with_dropped=False).values():
            if len(indexes) == len(milestones) == 1 and _code(self.rows[indexes[0]]) in unique:
                self.pair_or_ask(indexes[0], milestones[0])
        for indexes, milestones in self.grouped(_code_in_workstream, with_dropped=False).values():
            if len(indexes) == len(milestones) == 1 and self._likeness(indexes[0], milestones[0]) >= DOUBTFUL_LIKENESS:
                self.pair(indexes[0], milestones[0])
            else:
                for index in indexes if milestones else []:
                    self.ask(index, milestones)

    def pair_or_ask(self, index: int, milestone: int) -> None:
        """Follow the code, unless the row is about something else in another workstream."""
        row, known = self.rows[index], self.known[milestone].row
        is_elsewhere = plain(row.workstream) != plain(known.workstream)
        matcher = SequenceMatcher(None, plain(row.title), plain(known.title), autojunk=False)
        if is_elsewhere and matcher.ratio() < SOMEWHAT_ALIKE:
            self.ask(index, [milestone])
        else:
            self.pair(index, milestone)

    def pair_by_likeness(self) -> None:
        """Titles alike within the workstream: a single one at 0.9 or above decides, anything else is asked."""
        alike = self._alike()
        claims: dict[int, int] = defaultdict(int)
        for scores in alike.values():
            for milestone in scores:
                claims[milestone] += 1
        for index, scores in alike.items():
            best = max(scores, key=lambda one: scores[one])
            if len(scores) == 1 and scores[best] >= SURE_LIKENESS and claims[best] == 1:
                self.pair(index, best)
            else:
                self.ask(index, sorted(scores, key=lambda one: -scores[one]))

    def _likeness(self, index: int, milestone: int) -> float:
        return likeness(plain(self.rows[index].title), plain(self.known[milestone].row.title))

    def _alike(self) -> dict[int, dict[int, float]]:
        alike: dict[int, dict[int, float]] = {}
        groups = self.grouped(lambda row: plain(row.workstream), with_dropped=False).values()
        left = MOST_PAIRS
        for indexes, milestones in sorted(groups, key=lambda group: len(group[0]) * len(group[1])):
            left -= len(indexes) * len(milestones)
            if left < 0:
                break
            titles = {one: plain(self.known[one].row.title) for one in milestones}
            for index in indexes:
                title = plain(self.rows[index].title)
                scores = {one: likeness(title, other) for one, other in titles.items()}
                near = {one: score for one, score in scores.items() if score >= DOUBTFUL_LIKENESS}
                if near:
                    alike[index] = near
        return alike
