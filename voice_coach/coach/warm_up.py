"""Loads what takes long before it is needed, while the person still thinks."""

from __future__ import annotations

import threading
from functools import cache


@cache
def load_dates() -> None:
    """The rules for spoken dates take a fifth of a second; an answer is not to wait for them."""
    threading.Thread(target=_load_dates, daemon=True, name="loading dates").start()


def _load_dates() -> None:
    import text_to_num  # noqa: F401 - what is imported here is at hand later

    import voice_coach.dates.understand  # noqa: F401
