"""How well the whole corpus is read: one line per file and the totals.

`python -m tests.roadmaps.corpus.score [--only TEXT] [--failures FILE]`
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # reading the files needs Django, which is set up only at the end of this module
    from tests.roadmaps.corpus.judging import Judgement

LEAST_COLUMNS = 0.95
LEAST_DATES = 0.98


def judgements(only: str = "") -> Iterator[Judgement]:
    """Read every case whose name holds `only`."""
    from tests.roadmaps.corpus.cases import all_cases
    from tests.roadmaps.corpus.judging import judge

    for case in all_cases():
        if only in case.name:
            yield judge(case)


def share(right: int, of: int) -> float:
    """Return right / of, 1 when there was nothing to judge."""
    return right / of if of else 1.0


def totals(found: Iterable[Judgement]) -> dict[str, float]:
    """Return the sums over the judged files."""
    judged = list(found)
    columns, dates = sum(one.columns for one in judged), sum(one.dates for one in judged)
    columns_right = columns - sum(len(one.columns_wrong) for one in judged)
    dates_right = dates - sum(len(one.dates_wrong) for one in judged)
    return {
        "files": len(judged),
        "files_right": sum(not one.faults for one in judged),
        "columns": columns,
        "columns_right": columns_right,
        "columns_share": share(columns_right, columns),
        "dates": dates,
        "dates_right": dates_right,
        "dates_share": share(dates_right, dates),
        "lost": sum(len(one.lost) for one in judged),
        "invented": sum(len(one.invented) for one in judged),
        "unmarked": sum(len(one.unmarked) for one in judged),
        "codes_wrong": sum(len(one.codes_wrong) for one in judged),
        "workstreams_wrong": sum(len(one.workstreams_wrong) for one in judged),
        "people_wrong": sum(len(one.people_wrong) for one in judged),
        "needless": sum(len(one.needless) for one in judged),
    }


def line(one: Judgement) -> str:
    """Return one file's result in one line."""
    columns = f"{one.columns - len(one.columns_wrong)}/{one.columns}"
    dates = f"{one.dates - len(one.dates_wrong)}/{one.dates}"
    return (
        f"{'ok  ' if not one.faults else 'FAIL'} {one.case.name:<34} columns {columns:>7}  dates {dates:>7}"
        f"  lost {len(one.lost):>2}  invented {len(one.invented):>2}  unmarked {len(one.unmarked):>2}"
        f"  codes {len(one.codes_wrong):>2}  workstreams {len(one.workstreams_wrong):>2}  {one.verdict[:60]}"
    )


def summary(found: Iterable[Judgement]) -> str:
    """Return the totals in one line."""
    sums = totals(found)
    return (
        f"corpus: {sums['files_right']:.0f} of {sums['files']:.0f} files without a fault; "
        f"columns {sums['columns_right']:.0f}/{sums['columns']:.0f} ({sums['columns_share']:.1%}), "
        f"dates {sums['dates_right']:.0f}/{sums['dates']:.0f} ({sums['dates_share']:.1%}), "
        f"lost {sums['lost']:.0f}, invented {sums['invented']:.0f}, wrong dates without a mark {sums['unmarked']:.0f}, "
        f"codes wrong {sums['codes_wrong']:.0f}, workstreams wrong {sums['workstreams_wrong']:.0f}, "
        f"responsible wrong {sums['people_wrong']:.0f}, needless problems {sums['needless']:.0f}"
    )


def failures(found: Iterable[Judgement]) -> str:
    """Return a page with every fault, file by file, for whoever mends the reader."""
    parts = []
    for one in found:
        lists = {
            "MUST": one.faults,
            "columns": one.columns_wrong,
            "dates": [text for text in one.dates_wrong if text not in one.unmarked],
            "codes": one.codes_wrong,
            "workstreams": one.workstreams_wrong,
            "responsible": one.people_wrong,
            "problems on cells that are right": one.needless,
        }
        if any(lists.values()):
            said = [
                f"- {name} ({len(texts)}): " + "\n  - ".join(["", *texts[:12]])
                for name, texts in lists.items()
                if texts
            ]
            parts.append(f"## {one.case.name} ({one.case.file_name})\n{one.case.trap}\n" + "\n".join(said))
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Print the score; the exit code is always 0, the tests decide."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="")
    parser.add_argument("--failures", type=Path)
    parser.add_argument("--keep", type=Path, help="also write the files into this folder")
    chosen = parser.parse_args()
    found = []
    for one in judgements(chosen.only):
        found.append(one)
        print(line(one), flush=True)  # noqa: T201
        if chosen.keep:
            chosen.keep.mkdir(parents=True, exist_ok=True)
            (chosen.keep / f"{one.case.name}{Path(one.case.file_name).suffix}").write_bytes(one.case.content)
    print(summary(found))  # noqa: T201
    if chosen.failures:
        chosen.failures.write_text(f"{summary(found)}\n\n{failures(found)}", encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    main()
