"""Which row of a new plan continues which milestone. What is ambiguous is asked, never guessed.

In this order: the milestone's number that a workbook of the portal carried; a row that says exactly the same;
the same code and title; the same title within the workstream, or anywhere when it is a telling one; the same code,
unless the plan was numbered anew; a title alike within the workstream. A rule decides only where exactly one row and
one milestone fit and no earlier rule says otherwise.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from roadmaps.revisions import keys
from roadmaps.revisions.likeness import MOST_LETTERS, SURE_LIKENESS, Titles, is_about_the_same
from roadmaps.revisions.patience import Patience
from roadmaps.revisions.rows import PlanRow
from roadmaps.revisions.wording import plain, plain_code

MOST_CANDIDATES = 5
# Numbers that clash more often than they agree say nothing; so few of them are asked all the same.
FEW_CLASHES = 3
# From so many equal titles on, of which half and more have another number, the plan was numbered anew.
RENUMBERED_FROM = 2
# Comparing titles is slow; rows beyond so many count as new, and nothing is lost.
MOST_COMPARED = 10_000

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
    if not known:
        return Matching((None,) * len(rows), ())
    search = _Search(rows, known)
    search.take_pins(pins or {})
    search.pair_by_id()
    search.take_answers(answers or {})
    search.pair_in_order(keys.verbatim, keys.content)
    search.pair_one_to_one(keys.code_and_title)
    if search.open_rows and search.open_known:
        search.pair_by_title()
        search.pair_one_to_one(keys.telling_title, is_unique=True)
        search.pair_by_code()
        search.pair_by_likeness()
    return Matching(tuple(search.found), tuple(search.questions))


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

    def pair_in_order(self, *ways: Callable[[PlanRow], Hashable]) -> None:
        """Rows that say the same as milestones: which of equals is which makes no difference."""
        for indexes, milestones in (group for key in ways for group in self.grouped(key).values()):
            for index, milestone in zip(indexes, milestones, strict=False):
                self.pair(index, milestone)

    def pair_one_to_one(self, key: Callable[[PlanRow], Hashable], *, is_unique: bool = False) -> None:
        """Pair where one open row and one open milestone have the same key; `is_unique`: and no other row has it."""
        counts = Counter(map(key, self.rows)) if is_unique else Counter()
        for value, (indexes, milestones) in self.grouped(key).items():
            if len(indexes) == len(milestones) == 1 and counts[value] <= 1:
                self.pair(indexes[0], milestones[0])

    @cached_property
    def is_renumbered(self) -> bool:
        """Whether rows that go by their titles have other numbers than before, half of them or more."""
        titles = self._unique(keys.title_in_workstream)
        pairs = [(keys.code(self.rows[index]), keys.code(self.known[milestone].row)) for index, milestone in titles]
        coded = [old == new for new, old in pairs if old and new]
        others = coded.count(False)
        return others >= RENUMBERED_FROM and 2 * others >= len(coded)

    def _unique(self, key: Callable[[PlanRow], Hashable]) -> list[tuple[int, int]]:
        """Rows and standing milestones, open or not, that alone have the same key."""
        rows: dict[Hashable, list[int]] = defaultdict(list)
        milestones: dict[Hashable, list[int]] = defaultdict(list)
        for index, row in enumerate(self.rows):
            rows[key(row)].append(index)
        for one in self.known.values():
            if not one.is_dropped:
                milestones[key(one.row)].append(one.milestone)
        return [
            (indexes[0], milestones[value][0])
            for value, indexes in rows.items()
            if value is not None and len(indexes) == 1 and len(milestones.get(value, ())) == 1
        ]

    def pair_by_title(self) -> None:
        """The same title within the workstream, unless the row's code belongs to a milestone that nobody claims."""
        by_title = self.grouped(keys.title_in_workstream)
        titled = {milestone for indexes, milestones in by_title.values() if indexes for milestone in milestones}
        by_code = {key: milestones for key, (_, milestones) in self.grouped(keys.code, with_dropped=False).items()}
        for indexes, milestones in by_title.values():
            if not (indexes and milestones):
                continue
            if len(indexes) > 1 or len(milestones) > 1:
                self._tell_apart(indexes, milestones)
                continue
            index = indexes[0]
            rivals = [one for one in by_code.get(keys.code(self.rows[index]), []) if one not in titled]
            candidates = list(dict.fromkeys([*milestones, *rivals]))
            if len(candidates) == 1 or self.is_renumbered:
                self.pair(index, milestones[0])
            else:
                self.ask(index, candidates)

    def _tell_apart(self, indexes: list[int], milestones: list[int]) -> None:
        """Rows of one title: by number, people, day or deliverable, and the last one by what is left; else ask."""
        ways = [keys.day_and_people, keys.day]
        for key in [*(() if self.is_renumbered else [keys.code]), *ways, keys.deliverable]:
            for index, milestone in self._alone(indexes, milestones, key):
                self.pair(index, milestone)
                indexes, milestones = without(indexes, index), without(milestones, milestone)
        if len(indexes) == len(milestones) == 1:
            self.pair(indexes[0], milestones[0])
            return
        for index in indexes if milestones else ():
            self.ask(index, milestones)

    def _alone(
        self, indexes: list[int], milestones: list[int], key: Callable[[PlanRow], Hashable]
    ) -> list[tuple[int, int]]:
        rows = {index: key(self.rows[index]) for index in indexes}
        known = {milestone: key(self.known[milestone].row) for milestone in milestones}
        counts = Counter(rows.values()), Counter(known.values())
        places = {value: milestone for milestone, value in known.items()}
        return [
            (index, places[value])
            for index, value in rows.items()
            if value is not None and counts[0][value] == counts[1][value] == 1
        ]

    def pair_by_code(self) -> None:
        """The same code in the roadmap, or in the workstream where codes begin anew in each.

        Titles about the same thing follow their code. Others are asked, unless codes clash more often than they
        agree: then they belong to another plan or were given anew, and each equal number would be a question.
        """
        clashes: list[tuple[int, list[int]]] = []
        agreeing = sum(one is not None for one in self.found)
        for indexes, milestones in self._coded():
            if len(indexes) == len(milestones) == 1 and self._is_about_the_same(indexes[0], milestones[0]):
                self.pair(indexes[0], milestones[0])
                agreeing += 1
            else:
                clashes += [(index, milestones) for index in indexes]
        if self.is_renumbered or len(clashes) > max(FEW_CLASHES, agreeing):
            return
        for index, candidates in clashes:
            if len(clashes) <= agreeing and self._is_retitled(index, candidates):
                self.pair(index, candidates[0])
            else:
                self.ask(index, candidates)

    def _coded(self) -> list[tuple[list[int], list[int]]]:
        """Open rows and milestones of the same code: those of a code used but once on both sides, then the others."""
        unique = {keys.code(self.rows[index]) for index, _ in self._unique(keys.code)}
        anywhere = [group for code, group in self.grouped(keys.code, with_dropped=False).items() if code in unique]
        once = {index for indexes, _ in anywhere for index in indexes}
        within = self.grouped(keys.code_in_workstream, with_dropped=False).values()
        groups = [*anywhere, *((indexes, milestones) for indexes, milestones in within if not once & set(indexes))]
        return [(indexes, milestones) for indexes, milestones in groups if indexes and milestones]

    def _is_retitled(self, index: int, candidates: list[int]) -> bool:
        old = [keys.all_but_the_title(self.known[one].row) for one in candidates]
        return old == [keys.all_but_the_title(self.rows[index])] != [None]

    def _is_about_the_same(self, index: int, milestone: int) -> bool:
        return is_about_the_same(plain(self.rows[index].title), plain(self.known[milestone].row.title))

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

    def _alike(self) -> dict[int, dict[int, float]]:
        alike: dict[int, dict[int, float]] = {}
        groups = self.grouped(lambda row: plain(row.workstream), with_dropped=False).values()
        left, patience = MOST_COMPARED, Patience(MOST_LETTERS)
        for indexes, milestones in groups:
            titles = Titles({one: plain(self.known[one].row.title) for one in milestones}, patience)
            for index in indexes if milestones else ():
                near = titles.near(plain(self.rows[index].title))
                if near:
                    alike[index] = near
                left -= 1
                if left < 0:
                    return alike
        return alike


def without(numbers: list[int], number: int) -> list[int]:
    return [one for one in numbers if one != number]
