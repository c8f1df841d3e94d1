from __future__ import annotations

from tests.english import english

__all__ = ["english"]
