"""Where the real files made by strangers are: beside the repository or where SAMPLES_DIR says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import environment

ROOT = Path(__file__).resolve().parents[1]
_BESIDE = [parent / "shared" / "samples" for parent in ROOT.parents]
SAMPLES: Path = Path(os.environ.get("SAMPLES_DIR") or next(filter(Path.is_dir, _BESIDE), _BESIDE[0]))


def sample(name: str) -> Path:
    """Return the path of one sample, for instance "gobierto/plan.csv".

    A missing sample skips the test and is told at the end of the run: the files are others' property,
    so that no command of ours can fetch them.
    """
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip(f"{environment.NOT_OURS}sample file {path} is missing; set SAMPLES_DIR to the folder of samples")
    return path
