"""A real browser without a window, which may go nowhere: the system's Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.required import audio_is_required

_PATIENCE_MILLISECONDS = 30_000
"""A machine that is busy with other tests takes its time."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium; skips where there is none, and fails where tests must not be skipped."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if audio_is_required():
            pytest.fail("Chromium is not installed.")
        pytest.skip("Chromium is not installed.")
    expect.set_options(timeout=_PATIENCE_MILLISECONDS)
    with sync_playwright() as playwright:
        # Within containers its own sandbox cannot be made; nothing but our pages is opened.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@dataclass(slots=True)
class Watched:
    """A page that is open, what its console said, and what was asked for beside the file."""

    page: Page
    console: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)

    def calm(self) -> None:
        """Fail where anything was said or asked for."""
        assert self.console == []
        assert self.asked_for == []


@contextmanager
def opened(
    browser: Browser, file: Path, anchor: str = "", *, before: str = "", **context: Any
) -> Iterator[Watched]:
    """The file in a window of its own. ``before``: a script that runs before those of the file."""
    with browser.new_context(**context) as own:
        watched = Watched(own.new_page())
        watched.page.on("console", lambda message: watched.console.append(message.text))
        watched.page.on("pageerror", lambda error: watched.console.append(str(error)))
        watched.page.on("request", lambda request: watched.asked_for.append(request.url))
        if before:
            watched.page.add_init_script(before)
        watched.page.goto(f"{file.as_uri()}{anchor}")
        watched.asked_for.remove(f"{file.as_uri()}{anchor}".partition("#")[0])
        yield watched
