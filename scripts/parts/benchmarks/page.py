"""The page to look at, of 1,000 sessions: how soon it is made, opened in Chromium and searched."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from scripts.parts.benchmarks.figures import Report, spread
from scripts.parts.benchmarks.library_home import Library, opened
from scripts.parts.benchmarks.parts import program
from tests.support.browser import chromium

SESSIONS = 1_000
OPENED_SECONDS = 2.0
SEARCHED_MILLISECONDS = 100.0
ONE_SECONDS = 0.5
_PATIENCE_SECONDS = 120.0
_RUNS = 5
_WORDS = ("s", "sis", "sister", "kitchen", "waiting", "the a i", '"my sister"', "zzz")
_SEARCH = """async word => {
    const search = document.getElementById("search");
    search.value = word;
    const began = performance.now();
    search.dispatchEvent(new Event("input"));
    const count = document.getElementById("count");
    await new Promise(done => new MutationObserver(done).observe(count, {childList: true}));
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - began;
}"""
"""From a letter typed to what was found on the screen."""


_SHOWN = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
"""A frame is on the screen, and what one does next is answered."""


def run(report: Report, _sound: object) -> None:
    """Every figure."""
    with opened(report, SESSIONS, _PATIENCE_SECONDS) as library:
        made = [*program(), "journal", "page"]
        newest = sorted(library.journal.glob("*.md"))[-1].name
        library.cost([*program(), "journal", "list"])  # the cache is current
        one = statistics.median(_seconds(library, [*made, newest]) for _ in range(_RUNS))
        report.at_most("a page of one session", f"{one:.2f} s", one, ONE_SECONDS, " s")
        every = _seconds(library, made)
        file = library.journal / "journal.html"
        size = file.stat().st_size / 1_000_000
        report.tell(f"a page of {SESSIONS:,} sessions", f"{every:.1f} s, {size:.1f} MB")
        _in_browser(report, file)


def _seconds(library: Library, command: list[str]) -> float:
    cost = library.cost(command)
    assert cost.code == 0, cost.said
    return cost.wall_seconds


def _in_browser(report: Report, file: Path) -> None:
    loads: list[float] = []
    searches: list[float] = []
    with chromium() as browser:
        for _ in range(_RUNS):
            with browser.new_context(viewport={"width": 1280, "height": 900}) as own:
                page = own.new_page()
                began = time.monotonic()
                page.goto(file.as_uri())
                page.evaluate(_SHOWN)
                loads.append(time.monotonic() - began)
                page.wait_for_timeout(1500)  # nobody types sooner than that
                searches += [page.evaluate(_SEARCH, word) for word in _WORDS]
    middle = statistics.median(loads)
    report.at_most("opening it", spread(loads, " s", places=2), middle, OPENED_SECONDS, " s")
    typed = statistics.median(searches)
    report.at_most(
        "searching it as one types", spread(searches, " ms"), typed, SEARCHED_MILLISECONDS, " ms"
    )
