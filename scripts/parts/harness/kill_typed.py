"""Sessions by keyboard, killed again and again: the real command line over a pipe.

The person reads the coach's lines and types. After a kill they resume and, asked again, type
what is not in the log yet: a finished utterance is one that was acknowledged ("You: ...") or
stands in the log. Every answer to an open question is one of a kind.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import subprocess
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from scripts.parts.harness.kill_folder import OnDisk, logs_in, look, plain, tear, texts_of
from scripts.parts.harness.kill_leftovers import outlasting, sound_files
from scripts.parts.harness.kill_moments import Moment, draw
from scripts.parts.harness.kill_tally import Tally
from tests.support.home import COMMAND, ROOT, environment
from voice_coach.dialogue import events as e
from voice_coach.journal.log_format import contents_of

PROGRAM = ROOT / "voice_coach" / "programs" / "short.toml"
LONGEST_LIFE_SECONDS = 60.0
MOST_LIVES = 80
_TEAR_ONE_IN = 8
_POLL_SECONDS = 0.0002
_SPIN_SECONDS = 0.001
_ORPHANS_SECONDS = 3.0
_USUAL_ENDINGS = (".md", ".ics", ".jsonl", ".json", ".torn", ".end")

EVENT, WAYS, FOLLOWS, WENT = (
    "What happened?",
    "What could you do?",
    "What follows?",
    "How did it go?",
)
SHORT = {
    "Does it keep happening, or is it the first time?": "it keeps happening",
    "From zero to ten, how clear are you?": "seven",
    "Will you do one of them?": "yes",
    "When?": "in two days at six in the evening",
}
SHORT_ON_PAGE = dict(zip(SHORT, ("it keeps happening", "7", "yes", SHORT["When?"]), strict=True))
CONFIRM = "Is that right?"


@dataclass(slots=True)
class Script:
    """What the person has to say in one run: answers by question, and by entry for the pairs."""

    open: dict[str, list[str]]
    pairs: dict[str, list[str]]

    @classmethod
    def of(cls, run: int, random: Random) -> Script:
        """Answers of run ``run``, each one of a kind."""
        number = iter(range(1, 1000))

        def some(least: int, most: int) -> list[str]:
            count = random.randint(least, most)
            return [f"answer {next(number)} of run {run}" for _ in range(count)]

        answers = {EVENT: some(4, 14), WAYS: some(3, 7), WENT: some(3, 8)}
        return cls(answers, {entry: some(1, 3) for entry in answers[WAYS]})

    def at(self, prompt: str) -> list[str] | None:
        """All answers to a question as the coach puts it; None if it is no open question."""
        if prompt.endswith(FOLLOWS):
            said = prompt.casefold()  # an entry begins a sentence here
            entry = next(e for e in self.pairs if f"{e}. {FOLLOWS}".casefold() in said)
            return self.pairs[entry]
        return next((said for end, said in self.open.items() if prompt.endswith(end)), None)

    def in_order(self) -> list[str]:
        """All answers to open questions, in the order in which they are asked for."""
        follows = [said for texts in self.pairs.values() for said in texts]
        return [*self.open[EVENT], *self.open[WAYS], *follows, *self.open[WENT]]


@dataclass(slots=True)
class Life:
    """One process, from its start to its end or to the kill."""

    process: subprocess.Popen[bytes]
    moment: Moment | None
    acknowledged: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    killed: bool = False
    stuck: bool = False


class TypedRun:
    """One person, one journal folder: a sitting and a follow-up, killed at random moments."""

    def __init__(self, home: Path, run: int, random: Random, tally: Tally) -> None:
        self.home, self.run, self.random, self.tally = home, run, random, tally
        self.folder = home / "journal"
        self.script = Script.of(run, random)
        temporary = home / "tmp"
        temporary.mkdir(parents=True, mode=0o700)
        self._env = environment(home, {"TMPDIR": str(temporary)})
        self._torn: list[bytes] = []

    def play(self, kills: int) -> None:
        """Live through both parts, with up to so many kills."""
        for command in ("start", "follow-up"):
            self._part(command, kills)
            kills = max(0, kills - self.tally.kills)
        self._check_end()

    def _part(self, command: str, most_kills: int) -> None:
        parts = 1 if command == "start" else 2
        until = self.tally.kills + most_kills
        for _ in range(MOST_LIVES):
            begun = len(logs_in(self.folder)) == parts
            arguments = ["resume"] if begun else [command]
            if arguments == ["start"]:
                arguments += ["--program", str(PROGRAM)]
            moment = draw(self.random) if self.tally.kills < until else None
            before = look(self.folder)
            life = self._live([*arguments, "--keyboard"], moment)
            after = look(self.folder)
            self._check(before, after, life)
            if life.stuck or (life.process.returncode and not life.killed):
                self.tally.problem("stuck", f"run {self.run}: {' / '.join(life.lines[-4:])}")
                return
            if after.is_finished and len(logs_in(self.folder)) == parts:
                self.tally.sessions += 1
                return
            self._tear(life)
        self.tally.problem("stuck", f"run {self.run}: no end after {MOST_LIVES} starts")

    def _tear(self, life: Life) -> None:
        """Now and then, what a dying machine adds to a kill."""
        newest = next(reversed(logs_in(self.folder)), None)
        if not life.killed or newest is None or look(self.folder).damaged:
            return
        contents = contents_of(newest)
        if contents.torn or isinstance(contents.events[-1], e.Finished):
            return
        if self.random.randrange(_TEAR_ONE_IN) == 0:
            self._torn.append(tear(newest, self.random.random()))
            self.tally.torn_by_hand += 1

    # --- a life ------------------------------------------------------------------------------

    def _live(self, arguments: list[str], moment: Moment | None) -> Life:
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self._env,
            cwd=self.home,
            start_new_session=True,
        )
        life = Life(process, moment)
        try:
            self._talk(life)
        finally:
            if process.poll() is None and not life.killed:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            for stream in (process.stdin, process.stdout):
                assert stream is not None
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        if life.killed:
            self._check_orphans(process.pid)
        return life

    def _talk(self, life: Life) -> None:
        assert life.process.stdin is not None
        assert life.process.stdout is not None
        out, into = life.process.stdout.fileno(), life.process.stdin.fileno()
        began = time.monotonic()
        if life.moment is not None and life.moment.watch == "clock":
            life.moment.happened("clock", began, life.moment.count)
        to_type: deque[str] = deque()
        types_at, rest = 0.0, b""
        while True:
            now = time.monotonic()
            if self._kill_if_due(life, now):
                rest = self._read_lines(life, rest + _drain(out), to_type)
                return
            if now - began > LONGEST_LIFE_SECONDS:
                life.stuck = True
                return
            if to_type and now >= types_at:
                try:
                    os.write(into, f"{to_type.popleft()}\n".encode())
                except BrokenPipeError:
                    to_type.clear()
                if life.moment is not None:
                    life.moment.happened("typed", time.monotonic())
                # Mostly pasted at once, at times slower than the coach reacts.
                types_at = now + self.random.choice((0.0, 0.0, 0.005, 0.02))
            pause = _POLL_SECONDS if life.moment is not None or to_type else 0.05
            if select.select([out], [], [], pause)[0]:
                data = os.read(out, 65536)
                if not data:
                    return
                rest = self._read_lines(life, rest + data, to_type)
            if life.moment is not None:
                life.moment.look(self.folder, time.monotonic())

    def _kill_if_due(self, life: Life, now: float) -> bool:
        moment = life.moment
        if moment is None or moment.due_at is None or moment.due_at - now > _SPIN_SECONDS:
            return False
        while time.monotonic() < moment.due_at:
            pass
        if life.process.poll() is not None:
            return False  # it has come to its end by itself
        kill = os.killpg if moment.whole_group else os.kill
        kill(life.process.pid, signal.SIGKILL)
        life.process.wait()
        life.killed = life.process.returncode == -signal.SIGKILL
        if life.killed:
            self.tally.kills += 1
            self.tally.group_kills += moment.whole_group
        return True

    def _read_lines(self, life: Life, data: bytes, to_type: deque[str]) -> bytes:
        """React to every whole line; returns the rest."""
        *lines, rest = data.split(b"\n")
        for line in lines:
            text = line.decode("utf-8")
            life.lines.append(text)
            if text.startswith("You: "):
                life.acknowledged.append(plain(text.removeprefix("You: ")))
                if life.moment is not None:
                    life.moment.happened("answers", time.monotonic())
            elif not life.killed:
                to_type.extend(self._reply(text))
        return rest

    def _reply(self, line: str) -> list[str]:
        if line.startswith("A breath:") and not line.endswith("finished."):
            return ["skip"]
        if not line.startswith("Coach: "):
            return []
        if line.endswith(CONFIRM):
            return ["yes"]
        if short := next((said for end, said in SHORT.items() if line.endswith(end)), ""):
            return [short]
        said = self.script.at(line)
        if said is None:
            return []
        logged = {event.text for event in look(self.folder).answered()}
        return [*(text for text in said if text not in logged), "next"]

    # --- what must hold ----------------------------------------------------------------------

    def _check(self, before: OnDisk, after: OnDisk, life: Life) -> None:
        tally, where = self.tally, f"run {self.run}"
        for text in after.unreadable:
            tally.problem("unreadable_journals", f"{where}: {text}")
        for text in after.damaged:
            tally.problem("damaged_logs", f"{where}: {text}")
        if after.damaged:
            return
        known = [event.text for event in before.answered()]
        texts = [event.text for event in after.answered()]
        if texts[: len(known)] != known:
            tally.problem("lost", f"{where}: the log changed: {known} became {texts}")
        fresh = [plain(text) for text in texts[len(known) :]]
        tally.finished += max(len(fresh), len(life.acknowledged))
        for number, text in enumerate(life.acknowledged):
            if number >= len(fresh) or fresh[number] != text:
                tally.problem("lost", f"{where}: {text!r} was acknowledged, the log has {fresh}")
        if life.killed:
            tally.unacknowledged += len(fresh) > len(life.acknowledged)
            tally.before_the_log += after.contents is before.contents is None
            tally.temporary_files += bool(after.temporary)
            tally.pages_behind += bool(after.behind) or (
                after.contents is not None and not after.pages
            )
        elif len(fresh) != len(life.acknowledged):
            tally.problem("lost", f"{where}: acknowledged {life.acknowledged}, the log has {fresh}")

    def _check_orphans(self, group: int) -> None:
        if left := outlasting(group, _ORPHANS_SECONDS):
            self.tally.problem("left_processes", f"run {self.run}: {left}")

    def _look_again(self) -> None:
        """Whatever is called next tidies up; that of the very last kill too."""
        life = self._live(["resume", "--keyboard"], None)
        if not any("There is no unfinished session" in line for line in life.lines):
            self.tally.problem("stuck", f"run {self.run}: {' / '.join(life.lines[-4:])}")

    def _check_end(self) -> None:
        self._look_again()
        found, tally = look(self.folder), self.tally
        logged = [event.text for event in found.answered()]
        unique = [text for text in logged if re.fullmatch(r"answer \d+ of run \d+", text)]
        self._compare("the log", self.script.in_order(), unique)
        tally.asked_again += sum(max(0, logged.count(text) - 1) for text in SHORT.values())
        passages = texts_of(found.pages)
        for heading in (EVENT, WAYS, FOLLOWS, WENT):
            wanted = [text for text in self.script.in_order() if text in self._about(heading)]
            there = " ".join(text for quote, text in passages if quote == heading)
            got = re.findall(rf"answer \d+ of run {self.run}\b", there)
            if heading == FOLLOWS:  # a table: each entry stands before what follows from it
                wanted = [t for entry in self.script.pairs for t in (entry, *self._about(entry))]
            self._compare(f"the page below {heading!r}", wanted, got)
        for heading, text in SHORT_ON_PAGE.items():
            got = [_as_said(said, text) for quote, said in passages if quote == heading]
            self._compare(f"the page below {heading!r}", [text], got)
        self._check_torn()
        self._check_files(found)

    def _about(self, heading: str) -> list[str]:
        if heading == FOLLOWS:
            return [text for texts in self.script.pairs.values() for text in texts]
        return self.script.pairs.get(heading) or self.script.open[heading]

    def _compare(self, where: str, wanted: list[str], got: list[str]) -> None:
        where = f"run {self.run}, {where}"
        for text in wanted:
            if text not in got:
                self.tally.problem("lost", f"{where}: {text!r} is missing")
        for text in sorted(set(got)):
            if got.count(text) > wanted.count(text):
                self.tally.problem("doubled", f"{where}: {text!r} stands {got.count(text)} times")
        if sorted(wanted) == sorted(got) and wanted != got:
            self.tally.problem("out_of_order", f"{where}: {got}")

    def _check_torn(self) -> None:
        aside = b"".join(
            path.read_bytes() for path in (self.folder / ".voice-coach").glob("*.torn")
        )
        for part in self._torn:
            self.tally.torn_repaired += part in aside.split(b"\n")

    def _check_files(self, found: OnDisk) -> None:
        if not all(page.is_reviewed for page in found.pages):
            self.tally.problem("lost", f"run {self.run}: the page does not say that it is reviewed")
        if len(found.pages) != 1:
            self.tally.problem("left_files", f"run {self.run}: {len(found.pages)} pages")
        usual = {".voice-coach", "exercises", "lock", "behind.known"}
        for path in self.folder.rglob("*"):
            if path.name not in usual and path.suffix not in _USUAL_ENDINGS:
                self.tally.problem("left_files", f"run {self.run}: {path.name}")
        for path in sound_files(self.home):
            self.tally.problem("left_sound", f"run {self.run}: {path.relative_to(self.home)}")


def _as_said(shown: str, text: str) -> str:
    """What was said to a date's question: on the page it stands behind the date in words."""
    in_words, between, said = shown.partition(" at six in the evening ")
    return said if between and in_words and said == text else shown


def _drain(out: int) -> bytes:
    """What a killed process had still written."""
    parts = []
    while select.select([out], [], [], 0)[0] and (data := os.read(out, 65536)):
        parts.append(data)
    return b"".join(parts)
