"""The second ear in its own process: it reads, and whatever befalls it, nobody waits for it."""

from __future__ import annotations

import contextlib
import math
import os
import queue
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from tests.support.ears import held, other_model
from voice_coach.audio.ports import Pcm
from voice_coach.audio.sound import read_clip, resample
from voice_coach.fair_copy import background
from voice_coach.fair_copy.background import BackgroundReader, Outcome, State
from voice_coach.fair_copy.moonshine import FILES
from voice_coach.fair_copy.pieces import is_silent, pieces
from voice_coach.fair_copy.ports import RATE_HZ
from voice_coach.fair_copy.process import Limits, _lines
from voice_coach.fair_copy.tidy import text_of

PATIENCE_SECONDS = 60.0
ENDLESS = Limits(start_seconds=600, least_seconds=600, idle_seconds=600)
SOUND = np.full(16_000, 7, np.int16)
EARS = "tests.support.ears"


def assets() -> Path:
    wheel = find_spec("moonshine_voice")
    assert wheel is not None, "the extra `test` brings it"
    assert wheel.origin is not None
    return Path(wheel.origin).parent / "assets"


def person(seconds: float) -> Pcm:
    """A man reading: "It was the best of times, it was the worst of times ..." """
    sound = resample(read_clip(assets() / "two_cities.wav"), RATE_HZ).pcm
    return sound[: round(seconds * RATE_HZ)]


class Told:
    """A reader, and what it tells."""

    def __init__(self, engine: str, limits: Limits) -> None:
        self.outcomes: queue.Queue[Outcome] = queue.Queue()
        self.reader = BackgroundReader(self.outcomes.put, engine=engine, limits=limits)

    def next(self) -> Outcome:
        return self.outcomes.get(timeout=PATIENCE_SECONDS)


@contextlib.contextmanager
def reading(engine: str = background.MOONSHINE, limits: Limits = ENDLESS) -> Iterator[Told]:
    told = Told(engine if "." in engine else f"{EARS}.{engine}", limits)
    try:
        yield told
    finally:
        told.reader.close(seconds=PATIENCE_SECONDS)
        assert told.reader.pid is None


def until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.005)


def is_running(pid: int) -> bool:
    """A process that ended and was not waited for yet counts as ended."""
    with contextlib.suppress(OSError):
        stat = Path(f"/proc/{pid}/stat")
        if stat.exists():
            return stat.read_text().rpartition(")")[2].split()[0] != "Z"
        os.kill(pid, 0)
        return not Path("/proc/self").exists()
    return False


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the held ear leaves its pids, and waits for ``go``."""
    monkeypatch.setenv(held.FOLDER, str(tmp_path))
    return tmp_path


def pids(gate: Path) -> set[int]:
    return {int(path.name) for path in gate.iterdir() if path.name.isdigit()}


def test_a_person_is_read_as_one_would_write_it() -> None:
    """Otherwise there is no fair copy: the real engine, in its real process."""
    with reading() as told:
        told.reader.submit("answer", person(5))
        outcome = told.next()
        assert (outcome.key, outcome.state) == ("answer", State.TEXT)
        text = text_of(outcome.lines)
        assert "best of times" in text
        assert text[0].isupper()
        assert text[-1] == "."
        assert told.reader.note == ""
        assert told.reader.wait(PATIENCE_SECONDS)

        told.reader.submit("silence", np.zeros(32_000, np.int16))
        assert text_of(told.next().lines) == "", "nobody said anything"
        told.reader.submit("nothing", np.zeros(0, np.int16))
        assert told.next() == Outcome("nothing", State.TEXT)


def test_the_talk_goes_on_while_it_reads(gate: Path) -> None:
    """Otherwise the coach is silent after an answer, or stutters while one is read."""
    with reading("held") as told:
        told.reader.submit("one", SOUND)
        told.reader.submit("two", SOUND)
        assert told.reader.pending == {"one", "two"}
        assert not told.reader.wait(0)
        until(lambda: bool(pids(gate)))
        (pid,) = pids(gate)
        if hasattr(os, "getpriority"):
            least = os.getpriority(os.PRIO_PROCESS, 0) + 5
            assert os.getpriority(os.PRIO_PROCESS, pid) >= min(least, 19)
        (gate / "go").touch()
        assert [told.next().key, told.next().key] == ["one", "two"]
        assert told.reader.wait(PATIENCE_SECONDS)
        assert pids(gate) == {pid}, "one process reads all"


def test_what_is_scratched_or_grew_is_not_told(gate: Path) -> None:
    """Otherwise scratched words come back, or half an answer takes the place of the whole."""
    with reading("held") as told:
        for key in ("in work", "grown in work", "scratched", "grown", "last"):
            told.reader.submit(key, SOUND)
        until(lambda: bool(pids(gate)))
        told.reader.drop("in work")
        told.reader.drop("scratched")
        told.reader.drop("never heard of")
        told.reader.submit("grown", np.tile(SOUND, 2))
        assert told.reader.pending == {"grown in work", "grown", "last"}
        (gate / "go").touch()
        outcomes = [told.next() for _ in range(3)]
        assert [one.key for one in outcomes] == ["grown in work", "last", "grown"]
        assert outcomes[-1].lines[0].text == "32000 samples"


def test_what_grows_while_it_is_read_is_read_again(gate: Path) -> None:
    """Otherwise the page has the beginning of an answer, and its end is lost."""
    with reading("held") as told:
        told.reader.submit("answer", SOUND)
        until(lambda: bool(pids(gate)))
        told.reader.submit("answer", np.tile(SOUND, 3))
        (gate / "go").touch()
        assert told.next().lines[0].text == "48000 samples"
        assert told.reader.wait(PATIENCE_SECONDS)
        assert told.outcomes.empty()


def test_a_killed_process_is_started_once_more_and_then_given_up(gate: Path) -> None:
    """Otherwise one crash ends all fair copies, or a broken engine crashes for a whole session."""
    with reading("held") as told:
        told.reader.submit("one", SOUND)
        until(lambda: len(pids(gate)) == 1)
        (first,) = pids(gate)
        os.kill(first, signal.SIGKILL)
        until(lambda: len(pids(gate)) == 2)
        assert told.reader.note == "", "it is trying again"
        (gate / "go").touch()
        assert told.next().state is State.TEXT, "the sound that was being read is not lost"
        (gate / "go").unlink()

        (second,) = pids(gate) - {first}
        (gate / str(second)).unlink()
        told.reader.submit("two", SOUND)
        until(lambda: second in pids(gate))
        told.reader.submit("three", SOUND)
        os.kill(second, signal.SIGKILL)
        assert told.next() == Outcome("two", State.FAILED)
        assert told.next() == Outcome("three", State.NO_ENGINE)
        assert told.reader.note == background.STOPPED
        assert told.reader.pid is None


@pytest.mark.parametrize("engine", ["held", "stopped"])
def test_a_hanging_engine_is_given_up(engine: str, gate: Path) -> None:
    """Otherwise a session waits for ever at its end."""
    limits = Limits(start_seconds=600, least_seconds=0.3, per_second_of_sound=0.0)
    long = np.tile(SOUND, 60)  # more than a pipe takes: writing hangs as well
    with reading(engine, limits) as told:
        told.reader.submit("one", long)
        told.reader.submit("two", long)
        assert told.next() == Outcome("one", State.FAILED)
        assert told.next() == Outcome("two", State.NO_ENGINE)
        assert told.reader.note == background.TOO_SLOW


def test_nonsense_is_no_text() -> None:
    """Otherwise whatever a library prints stands in the journal, or stops the program."""
    with reading("babbling") as told:
        told.reader.submit("one", SOUND)
        assert told.next() == Outcome("one", State.FAILED)
        assert told.reader.note == background.STOPPED


@pytest.mark.parametrize(
    "line",
    [
        [5, 0.0, 1.0, []],
        [None, 0.0, 1.0, []],
        ["Yes.", math.nan, 1.0, []],
        ["Yes.", 0.0, math.inf, []],
        ["Yes.", "0", 1.0, []],
        ["Yes.", True, 1.0, []],
        ["Yes.", 0.0, 1.0, [["yes"]]],
        ["Yes.", 0.0, 1.0, [["yes", 0.0, 1.0, 1.0, 1.0]]],
        ["Yes.", 0.0, 1.0, 3],
        ["Yes.", 0.0],
        ["Yes \udcff.", 0.0, 1.0, []],
        ["and so on " * 100, 0.0, 1.0, []],
        {"text": "Yes."},
    ],
)
def test_an_answer_that_cannot_be_meant_is_refused(line: object) -> None:
    """Otherwise it is written down, and the next reader of the log stumbles over it."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        _lines([line], seconds=1.0)


def test_what_an_engine_cannot_read_stops_nothing() -> None:
    """Otherwise one odd answer ends all fair copies of a session."""
    with reading("refusing") as told:
        told.reader.submit("odd", np.ones(100, np.int16))
        told.reader.submit("plain", SOUND)
        assert told.next() == Outcome("odd", State.FAILED)
        assert told.next().lines[0].text == "Read."
        assert told.reader.note == background.NOT_READ


@pytest.mark.parametrize("engine", ["no_wheel", "voice_coach.fair_copy.not_there"])
def test_without_the_wheel_all_is_as_before(engine: str) -> None:
    """Otherwise a plain installation, or another computer, cannot hold a session."""
    with reading(engine) as told:
        told.reader.submit("one", SOUND)
        told.reader.submit("two", SOUND)
        assert told.next() == Outcome("one", State.NO_ENGINE)
        assert told.next() == Outcome("two", State.NO_ENGINE)
        assert told.reader.note == background.NOT_THERE
        assert told.reader.pid is None


@pytest.mark.parametrize("fault", ["missing", "cut", "other bytes"])
def test_a_broken_model_is_no_engine(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise half an installation costs the words, or a traceback."""
    for name in FILES:
        shutil.copy(assets() / "tiny-en" / name, tmp_path)
    model = tmp_path / FILES[0]
    if fault == "missing":
        model.unlink()
    elif fault == "cut":
        os.truncate(model, model.stat().st_size // 2)
    else:
        model.write_bytes(b"no model" * 1000)
    monkeypatch.setenv(other_model.FOLDER, str(tmp_path))
    with reading("other_model") as told:
        told.reader.submit("one", SOUND)
        assert told.next().state in (State.NO_ENGINE, State.FAILED)
        assert told.reader.note in (background.NOT_THERE, background.STOPPED)


def test_without_work_it_ends_and_with_new_work_it_is_there(gate: Path) -> None:
    """Otherwise it holds a quarter of a gigabyte through an hour of breathing."""
    (gate / "go").touch()
    limits = Limits(start_seconds=600, least_seconds=600, idle_seconds=0.05)
    with reading("held", limits) as told:
        assert told.reader.pid is None, "nothing was said yet"
        for key in ("one", "two", "three"):
            told.reader.submit(key, SOUND)
            assert told.next().state is State.TEXT
            until(lambda: told.reader.pid is None)
        assert len(pids(gate)) == 3
        assert not any(map(is_running, pids(gate)))


def test_closing_ends_whatever_it_does(gate: Path) -> None:
    """Otherwise a session hangs at its end, or leaves a process that holds what was said."""
    with reading("held") as told:
        told.reader.submit("one", SOUND)
        told.reader.submit("two", SOUND)
        until(lambda: bool(pids(gate)))
        told.reader.close(seconds=PATIENCE_SECONDS)
        assert not any(map(is_running, pids(gate)))
        told.reader.submit("late", SOUND)
        assert told.outcomes.empty(), "nobody listens any more"
        assert told.reader.wait(PATIENCE_SECONDS)
        assert told.reader.note == "", "that it was ended is no fault of its own"
        told.reader.close()


def test_it_does_not_outlive_a_session_that_is_killed(gate: Path) -> None:
    """Otherwise a crash leaves a process behind that holds what the person said."""
    code = (
        "import time, numpy as np\n"
        "from voice_coach.fair_copy.background import BackgroundReader\n"
        f"reader = BackgroundReader(print, engine='{EARS}.held')\n"
        "reader.submit('one', np.ones(16000, np.int16))\n"
        "time.sleep(600)"
    )
    session = subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[2])
    try:
        until(lambda: bool(pids(gate)))
        (pid,) = pids(gate)
        assert is_running(pid)
    finally:
        session.kill()
        session.wait()
    until(lambda: not is_running(pid))


def test_long_sound_is_cut_where_it_is_quiet() -> None:
    """Otherwise words are cut in two, or a long answer fills the memory."""
    rate = 1000
    sound = np.full(65 * rate, 1000, np.int16)
    for second in (13, 24, 40, 52):
        sound[second * rate : second * rate + 400] = 3
    cut = list(pieces(sound, rate, 15.0))
    assert np.array_equal(np.concatenate([piece for _, piece in cut]), sound)
    firsts = [first / rate for first, _ in cut]
    assert {0.0, 13, 24, 40, 52} <= {round(first - 0.1) for first in firsts}
    assert all(len(piece) <= 15 * rate for _, piece in cut)
    assert not list(pieces(sound[:0], rate, 15.0))
    assert is_silent(sound[:0])
    assert is_silent(np.zeros(9, np.int16))
    assert not is_silent(np.full(9, -32768, np.int16))
