"""The speed of a long journal beside jrnl's: CPU time, waiting and memory of whole processes.

Only asked for by its name: on the journals of many years it takes its time. The journals are kept
in the system's folder for temporary files until the next week.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from scripts.parts.benchmarks import library_jrnl
from scripts.parts.benchmarks.figures import Report
from scripts.parts.benchmarks.library_home import Cost, Library, opened
from scripts.parts.benchmarks.parts import program
from voice_coach.journal.journal import Journal

SIZES = (300, 3_000)
GOALS_FROM = 3_000
"""With fewer sessions Python's own start outweighs all else."""
PATIENCE_SECONDS = 300.0
RUNS = 5
ENOUGH_SECONDS = 20.0
"""Of CPU time: a figure that took so much is not measured once more."""
MOST_MEGABYTES = 150
FIRST_WORD_SECONDS = 0.6
PAGE_MILLISECONDS = 3.0
FIRST_RESULT_SECONDS = 0.4
SHOWN_PAGE_SECONDS = 0.5
SOUGHT = ("kitchen", "sister")
"""Words of a twentieth of the sessions each; the second stands in many of their answers."""
_PAGES = 200
_MEGABYTE = 1_000_000
_COACH = "Coach: "
"""How a line begins that the coach says, in the plain view."""


def run(
    report: Report,
    _sound: object,
    *,
    sizes: Sequence[int] = SIZES,
    patience_seconds: float = PATIENCE_SECONDS,
) -> None:
    """Every figure with a journal of each size."""
    if not library_jrnl.JRNL.exists():
        raise AssertionError(f"there is no {library_jrnl.JRNL}; scripts/bench library installs it")
    for sessions in sizes:
        with opened(report, sessions, patience_seconds) as library:
            Figures(report, library, sessions).tell_all()


class Figures:
    """The figures of one journal; ``listing_seconds`` is what jrnl takes for listing as many."""

    def __init__(self, report: Report, library: Library, sessions: int) -> None:
        self._report = report
        self._library = library
        self._sessions = sessions
        self._listing_seconds = 0.0
        self._most_megabytes = 0.0
        self._moves = 0

    def tell_all(self) -> None:
        """In an order in which the caches are current, but for the first one."""
        library = self._library
        pages = sorted(library.journal.glob("*.md"))
        newest, middle = pages[-1], pages[len(pages) // 2]
        library_jrnl.write(library.home, pages)
        self._tell_jrnl()
        self._tell("agenda, without a cache", ["agenda"], 15, before=library.forget)
        self._tell("agenda", ["agenda"], 0.5)
        line = ["agenda", "--line"]
        library.cost([*program(), *line])  # it may have a memory of its own to fill
        self._tell("agenda --line", line, 0.5)
        self._tell("progress", ["progress"], 0.5)
        self._tell_journal()
        self._tell("agenda --json", ["agenda", "--json"], 1)
        self._tell("agenda --ics", ["agenda", "--ics", str(library.home / "all.ics")], 3)
        self._tell("a mark: agenda --move", lambda: self._move(newest), 0.5)
        named = _words_of_its_event(middle)
        naming = ["follow-up", named, "--keyboard"]
        self._tell("naming a session by its words", naming, 0.5, after=library.tidy)
        for command in ("visualise", "follow-up"):
            self._tell(f"first word of {command}", [command, "--keyboard"], 0.5, until=_COACH)
        self._tell_start()
        self._tell_page([page for page in pages if b"\nreviewed: " in page.read_bytes()])
        name = self._named("most memory of these")
        figure = f"{self._most_megabytes:.0f} MB"
        self._judge(name, figure, self._most_megabytes, MOST_MEGABYTES, " MB")

    def _move(self, page: Path) -> list[str]:
        """Another time in each run: the same once more would not be written."""
        self._moves += 1
        day = date.today() + timedelta(days=self._moves)
        return ["agenda", "--move", page.name, f"{day} 18:00"]

    def _tell_jrnl(self) -> None:
        costs = self._costs(library_jrnl.listing(self._library.home))
        if costs:
            self._listing_seconds = _median(costs).cpu_seconds
            self._report.tell(self._named("jrnl --short"), _figure(costs))

    def _tell(
        self,
        name: str,
        arguments: list[str] | Callable[[], list[str]],
        times: float,
        *,
        until: str = "",
        before: Callable[[], object] = lambda: None,
        after: Callable[[], object] = lambda: None,
        beside: float = 0.0,
    ) -> None:
        """A command's cost, beside ``times`` that of jrnl's listing, or of another command of
        jrnl's, which took so many seconds."""
        if until:
            after = self._library.tidy
        costs = self._costs(arguments, until=until, before=before, after=after)
        if not costs:
            self._report.tell(self._named(name), "no figure")
            return
        self._mind(costs)
        ratio = _median(costs).cpu_seconds / (beside or self._listing_seconds or 1)
        figure = f"{_figure(costs)}, {ratio:.2f} x jrnl"
        self._judge(self._named(name), figure, ratio, times, " x jrnl")

    def _tell_journal(self) -> None:
        """Coming back to it: the list, the search beside jrnl's own, and a page."""
        self._tell("journal list", ["journal", "list"], 0.5)
        for word in SOUGHT:
            costs = self._costs(library_jrnl.searching(self._library.home, word))
            if not costs:
                continue
            name = f"jrnl -contains {word}"
            self._report.tell(self._named(name), _figure(costs))
            search = ["journal", "search", word]
            beside = _median(costs).cpu_seconds
            self._tell(f"journal search {word}", search, 0.5, beside=beside)
        for name, command, text, seconds in (
            ("first lines of journal list", ["journal", "list"], "finished", FIRST_RESULT_SECONDS),
            (
                "first hit of journal search",
                ["journal", "search", SOUGHT[1]],
                "Step",
                FIRST_RESULT_SECONDS,
            ),
            ("a page by journal show", ["journal", "show"], "Step", SHOWN_PAGE_SECONDS),
            ("a page to look at", self._page_to_look_at(), "Your page", SHOWN_PAGE_SECONDS),
        ):
            costs = self._costs(command, until=text)
            if costs:
                wall = _median(costs).wall_seconds
                self._judge(self._named(name), _figure(costs), wall, seconds, " s")

    def _page_to_look_at(self) -> list[str]:
        """Of the newest session, by its file; made once before, as its templates are kept."""
        newest = max(self._library.journal.glob("*.md")).name
        command = ["journal", "page", newest, "--out", str(self._library.home / "page.html")]
        self._costs(command)
        return command

    def _tell_start(self) -> None:
        name = self._named("first word of start")
        start = ["start", "--keyboard"]
        costs = self._costs(start, until=_COACH, after=self._library.tidy)
        if costs:
            self._mind(costs)
            wall = _median(costs).wall_seconds
            self._judge(name, _figure(costs), wall, FIRST_WORD_SECONDS, " s")

    def _tell_page(self, pages: Sequence[Path]) -> None:
        """Reading pages that were looked back on, by the way that all commands take."""
        journal, milliseconds = Journal(self._library.journal), []
        for page in pages[:: max(1, len(pages) // _PAGES)]:
            began = time.process_time()
            journal.read(page)
            milliseconds.append((time.process_time() - began) * 1000)
        middle = statistics.median(milliseconds)
        figure = f"{middle:.2f} ms CPU (median of {len(milliseconds)})"
        self._judge(
            self._named("reading a reviewed page"), figure, middle, PAGE_MILLISECONDS, " ms"
        )

    def _costs(
        self,
        arguments: list[str] | Callable[[], list[str]],
        *,
        until: str = "",
        before: Callable[[], object] = lambda: None,
        after: Callable[[], object] = lambda: None,
    ) -> list[Cost]:
        """Of some runs; none, after a remark, where one failed or took too long."""
        costs: list[Cost] = []
        while len(costs) < RUNS and sum(cost.cpu_seconds for cost in costs) < ENOUGH_SECONDS:
            before()
            command = arguments if isinstance(arguments, list) else arguments()
            whole = command if command[0] == str(library_jrnl.JRNL) else [*program(), *command]
            cost = self._library.cost(whole, until)
            after()
            if cost.code != 0:
                how = "took too long" if cost.code is None else f"failed: {cost.said.strip()}"
                self._report.remark(f"{' '.join(command)} {how}")
                return []
            costs.append(cost)
        return costs

    def _mind(self, costs: Sequence[Cost]) -> None:
        most = max(cost.peak_bytes for cost in costs) / _MEGABYTE
        self._most_megabytes = max(self._most_megabytes, most)

    def _judge(self, name: str, figure: str, value: float, target: float, unit: str) -> None:
        if self._sessions >= GOALS_FROM:
            self._report.at_most(name, figure, value, target, unit)
        else:
            self._report.tell(name, figure)

    def _named(self, name: str) -> str:
        return f"{name}, {self._sessions:,}"


def _words_of_its_event(page: Path) -> str:
    """Words that stand together in no other session's event."""
    event = re.search(r"(?m)^event: .* my (\w+) about the (\w+) in (\w+)$", page.read_text("utf-8"))
    assert event is not None, page
    return " ".join(event.groups())


def _median(costs: Sequence[Cost]) -> Cost:
    """The run in the middle, by its CPU time."""
    return sorted(costs, key=lambda cost: cost.cpu_seconds)[(len(costs) - 1) // 2]


def _figure(costs: Sequence[Cost]) -> str:
    cost = _median(costs)
    megabytes = max(cost.peak_bytes for cost in costs) / _MEGABYTE
    times = f"{cost.cpu_seconds:.2f} s CPU, {cost.wall_seconds:.2f} s"
    return f"{times}, {megabytes:.0f} MB, n={len(costs)}"
