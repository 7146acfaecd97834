"""Plans, killed again and again: marks, calendars, practices and a follow-up on a marked page.

The real command line marks a finished session's plan, and is killed; then the same command is
given once more, as a person does who does not know how far it came. Everything the page says
besides its marks stays byte for byte, and the marks are those before, or those and the new one.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import vobject

from scripts.parts.harness.kill_folder import BY_HAND, ROOM, without_marks
from scripts.parts.harness.kill_leftovers import outlasting
from scripts.parts.harness.kill_moments import Moment, draw_for_a_mark
from scripts.parts.harness.kill_tally import MarksTally
from scripts.parts.harness.kill_typed import TypedRun
from tests.support.home import COMMAND, environment
from voice_coach.agenda.actions import actions_of
from voice_coach.agenda.calendar_files import calendar, planned_for
from voice_coach.agenda.plan import plan_of
from voice_coach.journal.journal import Journal
from voice_coach.journal.marks import FIRST_ACTION, VISUALISATION, Mark, marks_of
from voice_coach.journal.page.read import read_page

QUICK = (sys.executable, "-m", "scripts.parts.harness.quick_coach")
LONGEST_LIFE_SECONDS = 60.0
_LONGEST_COMMAND_SECONDS = 0.9
_LONGEST_PRACTICE_SECONDS = 2.6
_POLL_SECONDS = 0.0001
_ORPHANS_SECONDS = 3.0
_SENTENCE_FOR_DONE_ALREADY = "No action is open"


@dataclass(frozen=True, slots=True)
class Deed:
    """A command, the mark that it makes (its time aside; None for none), and what it prints once
    that is on the disk. ``again``: given once more it marks once more."""

    arguments: tuple[str, ...]
    mark: tuple[str, str, str] | None
    says: str
    again: bool = True
    command: tuple[str, ...] = COMMAND
    seconds: float = _LONGEST_COMMAND_SECONDS


@dataclass(slots=True)
class Life:
    """One command, to its end or to the kill."""

    process: subprocess.Popen[bytes]
    said: str = ""
    killed: bool = False
    stuck: bool = False
    lines: list[str] = field(default_factory=list)


def marks_in(page: Path) -> list[Mark]:
    """The marks as the page has them. Raises CoachError."""
    return list(marks_of(dict(read_page(page).front)))


def without_time(mark: Mark) -> tuple[str, str, str]:
    """A mark as ``Deed`` has it."""
    return mark.about, mark.deed, mark.detail


class Plan:
    """A finished session whose plan is marked and killed. ``where`` names it in problems."""

    def __init__(self, home: Path, where: str, random: Random, tally: MarksTally) -> None:
        self.home, self.where, self.random, self.tally = home, where, random, tally
        self.folder = home / "journal"
        (self.page,) = self.folder.glob("*.md")
        self.session = read_page(self.page).id
        self.base = without_marks(self.page.read_bytes())
        self.all = home / "calendars" / "all.ics"
        self.all.parent.mkdir(exist_ok=True, mode=0o700)
        self._moves = 0

    def play(self, kills: int) -> None:
        """Some deeds, each killed once and then repeated, until there were so many kills."""
        until = self.tally.kills + kills
        while self.tally.kills < until and not self.tally.stuck:
            deed = self._deed()
            before = marks_in(self.page)
            life = self._live(deed, draw_for_a_mark(self.random, seconds=deed.seconds))
            there = self._check(before, deed, life)
            self._once_more(deed, there or not life.killed)

    def _deed(self) -> Deed:
        """What somebody does next; what is open may be done, and what is closed begins anew."""
        (action,) = actions_of(read_page(self.page))
        agenda = ("agenda",)
        moves = ("move",) * 2 if action.state == "open" else ("move",) * 6
        closes = ("done", "dropped") * 2 if action.state == "open" else ()
        match self.random.choice((*moves, *closes, "practise", "calendar", "prompt")):
            case "move":
                self._moves += 1
                day = date.today() + timedelta(days=30 + self._moves)
                when = f"{day} 18:00"
                return Deed(
                    (*agenda, "--move", self.session, when),
                    (FIRST_ACTION, "moved to", when),
                    "Marked as moved to",
                )
            case "done":
                mark = (FIRST_ACTION, "done", "")
                return Deed((*agenda, "--done", self.session), mark, "Marked as done", again=False)
            case "dropped":
                mark = (FIRST_ACTION, "dropped", "")
                return Deed((*agenda, "--drop", self.session), mark, "Marked as drop", again=False)
            case "practise":
                return Deed(
                    ("visualise", self.session, "--keyboard", "--minutes", "1"),
                    (VISUALISATION, "practised", "1 minute"),
                    "This was ",
                    command=QUICK,
                    seconds=_LONGEST_PRACTICE_SECONDS,
                )
            case "calendar":
                return Deed((*agenda, "--ics", str(self.all)), None, "Your calendar")
            case _:
                return Deed((*agenda, "--line"), None, "")

    def _once_more(self, deed: Deed, is_marked: bool) -> None:
        """The same command to its end: it works, and says so where nothing is left to do."""
        before = marks_in(self.page)
        life = self._live(deed, None)
        closed = is_marked and not deed.again
        there = self._check(before, deed, life)
        wanted = (1, _SENTENCE_FOR_DONE_ALREADY) if closed else (0, deed.says)
        if life.process.returncode != wanted[0] or wanted[1] not in life.said:
            self.tally.problem("stuck", f"{self.where}, {deed.arguments}: {life.said!r}")
        if deed.mark is not None and there == closed:
            name = "doubled_marks" if there else "lost_marks"
            self.tally.problem(name, f"{self.where}, {deed.arguments}, once more: {life.said!r}")
        self._check_left_files()
        if deed.mark is not None and not closed and deed.command == COMMAND:
            self._check_calendar_is_up_to_date()

    # --- a life ------------------------------------------------------------------------------

    def _live(self, deed: Deed, moment: Moment | None) -> Life:
        process = subprocess.Popen(
            [*deed.command, *deed.arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(self.home),
            cwd=self.home,
            start_new_session=True,
        )
        self.tally.commands += 1
        with process:
            assert process.stdout is not None
            life = Life(process)
            try:
                self._watch(life, moment, process.stdout.fileno())
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                # What a process had written before it died is said all the same.
                life.said += process.stdout.read().decode()
        if life.killed:
            self._check_orphans(process.pid)
        return life

    def _watch(self, life: Life, moment: Moment | None, out: int) -> None:
        began = time.monotonic()
        if moment is not None and moment.watch == "clock":
            moment.happened("clock", began, moment.count)
        while True:
            now = time.monotonic()
            if moment is not None and moment.due_at is not None and now >= moment.due_at:
                self._kill(life, moment)
                return
            if now - began > LONGEST_LIFE_SECONDS:
                life.stuck = True
                self.tally.problem("stuck", f"{self.where}: {life.said!r}")
                return
            if select.select([out], [], [], _POLL_SECONDS if moment else 0.05)[0]:
                data = os.read(out, 65536)
                if not data:
                    return
                life.said += data.decode()
                if moment is not None:
                    moment.happened("answers", time.monotonic())
            if moment is not None:
                moment.look(self.folder, time.monotonic())

    def _kill(self, life: Life, moment: Moment) -> None:
        kill = os.killpg if moment.whole_group else os.kill
        if life.process.poll() is not None:
            return  # it has come to its end by itself
        kill(life.process.pid, signal.SIGKILL)
        life.process.wait()
        life.killed = life.process.returncode == -signal.SIGKILL
        self.tally.kills += life.killed
        self.tally.group_kills += life.killed and moment.whole_group

    # --- what must hold ----------------------------------------------------------------------

    def _check(self, before: list[Mark], deed: Deed, life: Life) -> bool:
        """Whether the deed's mark was made; all else is as it was, and nothing is torn."""
        tally = self.tally
        self._check_files_are_whole()
        marks = marks_in(self.page)
        if without_marks(self.page.read_bytes()) != self.base:
            tally.problem("changed_pages", f"{self.where}, {deed.arguments}")
        fresh = [without_time(mark) for mark in marks[len(before) :]]
        if marks[: len(before)] != before or fresh not in ([], [deed.mark]):
            name = "doubled_marks" if len(fresh) > 1 else "lost_marks"
            tally.problem(name, f"{self.where}, {deed.arguments}: {before} became {marks}")
        there = bool(fresh)
        if deed.mark is not None and deed.says in life.said and not there:
            tally.problem("lost_marks", f"{self.where}: {life.said!r} was said, of {deed.mark}")
        if life.killed:
            tally.before_the_mark += deed.mark is not None and not there
            tally.after_the_mark += there
            tally.calendars_behind += there and self._is_calendar_behind()
            tally.temporary_files += bool(self._temporary_files())
        return there

    def _check_files_are_whole(self) -> None:
        for path in (*self.folder.glob("*.ics"), *self.all.parent.glob("*.ics")):
            text = path.read_bytes().decode()
            try:
                (whole,) = vobject.readComponents(text)
                assert all(event.uid.value for event in whole.vevent_list)
                assert text.endswith("END:VCALENDAR\r\n")
            except Exception as error:  # whatever a library of another hand makes of it
                self.tally.problem("torn_files", f"{self.where}: {path.name}: {error!r}")

    def _is_calendar_behind(self) -> bool:
        path = self.page.with_suffix(".ics")
        data = path.read_bytes() if path.exists() else b""
        now = datetime.now().astimezone()
        plan = plan_of(Journal(self.folder).read(self.page))
        return calendar(planned_for(plan), data, now) != data

    def _check_calendar_is_up_to_date(self) -> None:
        if self._is_calendar_behind():
            self.tally.problem("torn_files", f"{self.where}: the calendar is behind its page")

    def _temporary_files(self) -> list[Path]:
        places = (self.folder, self.folder / ROOM, self.all.parent)
        return [path for place in places for path in place.glob(".*.tmp")]

    def _check_left_files(self) -> None:
        for path in self._temporary_files():
            self.tally.problem("left_files", f"{self.where}: {path.name}")

    def _check_orphans(self, group: int) -> None:
        if left := outlasting(group, _ORPHANS_SECONDS):
            self.tally.problem("left_processes", f"{self.where}: {left}")


class MarkedRun(TypedRun):
    """A session whose plan is marked, looked back on, and marked again, with kills throughout."""

    def __init__(self, home: Path, run: int, random: Random, tally: MarksTally) -> None:
        super().__init__(home, run, random, tally)
        self.marks = tally

    def play(self, kills: int) -> None:
        """A sitting without kills, then up to so many: two thirds at marks, one at the review."""
        self._part("start", 0)
        (page,) = self.folder.glob("*.md")
        page.write_bytes(page.read_bytes().replace(b"\n---\n", b"\n" + BY_HAND + b"---\n", 1))
        share = max(1, kills // 3)
        self._mark(page, share)
        before = marks_in(page)
        self._part("follow-up", share)
        self._look_again()  # a kill in its last moment leaves a page that is still to be ended
        if marks_in(page) != before:
            self.marks.problem("lost_marks", f"run {self.run}: the follow-up changed the marks")
        self._mark(page, share)
        self._check_end()
        made = marks_in(page)
        self.marks.marks += len(made)
        self.marks.practices += sum(mark.about == VISUALISATION for mark in made)

    def _mark(self, page: Path, kills: int) -> None:
        Plan(self.home, f"run {self.run}", self.random, self.marks).play(kills)
