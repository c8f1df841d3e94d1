"""Where the real files made by strangers are: beside the repository or where SAMPLES_DIR says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "samples"
SAMPLES: Path = Path(os.environ.get("SAMPLES_DIR") or _BESIDE)


def sample(name: str) -> Path:
    """Return the path of one sample, for instance "gobierto/plan.csv".

    A missing sample skips the test with its path as the reason, and fails it
    where REQUIRE_SERVICES=1 promises that everything is at hand.
    """
    path = SAMPLES / name
    if path.is_file():
        return path
    reason = f"sample file {path} is missing; set SAMPLES_DIR to the folder of samples"
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
