"""A session whose answers are read again: what the page has, and what is left of the sound."""

from __future__ import annotations

import contextlib
import io
import os
import re
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.ears import held
from tests.support.home import SMALL_MODEL
from tests.support.reader_aloud import (
    BEST,
    DARK,
    EVERYTHING,
    FOOLISH,
    LIGHT,
    PATIENCE_SECONDS,
    RATE,
    WISDOM,
    ReaderAloud,
)
from tests.support.talk import AT, only
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Inbox
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.coach import copyist
from voice_coach.coach.answer_sound import AnswerSounds
from voice_coach.coach.copyist import STOP_SECONDS
from voice_coach.coach.edges import Edges
from voice_coach.coach.fair_copies import FairCopies
from voice_coach.coach.mouth import SilentMouth
from voice_coach.coach.name_book import NameBook
from voice_coach.coach.runner import Runner, Stopped
from voice_coach.coach.sound_notes import COPYING
from voice_coach.console.plain import PlainView
from voice_coach.demo.person import SyntheticPerson
from voice_coach.dialogue import events as e
from voice_coach.dialogue.own_names import OwnNames
from voice_coach.fair_copy import background
from voice_coach.fair_copy.process import Limits
from voice_coach.journal.journal import Journal
from voice_coach.journal.log_format import read
from voice_coach.journal.writing import JournalSession
from voice_coach.manners import Manners
from voice_coach.messages import Heard, Interrupted, Utterance
from voice_coach.program.values import Option, Program, Question, Tell

EXERCISE = only(
    Question("event", "Which event?", yields="event"),
    Question("ways", "What could you do?", "list", yields="ways"),
    Question("outcomes", "And if you do this: {item}?", "pairs", items_from="ways"),
)
ONE = only(Question("details", "Tell me more."))
TALKED = only(*EXERCISE.steps[0].items[:1], *ONE.steps[0].items, *EXERCISE.steps[0].items[1:2])
CHOOSING = only(
    Question("event", "Which event?", yields="event"),
    Question(
        "season",
        "Which season, with {event}?",
        "choice",
        "pause",
        options=(Option("light", "the season of light"), Option("dark", "the season of darkness")),
    ),
    Tell("so", "So it was {season}, in {event}."),
)
EARS = "tests.support.ears"
PATIENT = Limits(start_seconds=600, least_seconds=600, idle_seconds=600)
HEARD = "it was the vest of times it was the wurst of times"


class Led:
    """A session in a journal, led by a reader aloud with a second ear."""

    def __init__(
        self,
        folder: Path,
        person: Inbox,
        program: Program = ONE,
        engine: str = background.MOONSHINE,
        names: NameBook | None = None,
    ) -> None:
        self.names = names or NameBook()
        self.folder, self.person = folder, person
        started = e.Started(at=AT, session="s", program=program.id, program_version=1)
        self.running: JournalSession = Journal(folder).begin(started, program)
        self.copies = FairCopies(
            self.running,
            person.post,
            engine=engine if "." in engine else f"{EARS}.{engine}",
            limits=PATIENT,
            names=self.names,
        )
        self.sounds = AnswerSounds(self.running, [self.copies])

    def lead(self) -> Led:
        edges = Edges(SilentMouth(self.person), self.person, self.person, self.person)  # type: ignore[arg-type]
        with contextlib.suppress(Stopped):
            Runner(
                self.running,
                edges,
                Manners(),
                sounds=self.sounds,
                copies=self.copies,
                names=self.names,
            ).run()
        return self

    @property
    def page(self) -> str:
        return self.running.path.read_text().replace("==", "")

    @property
    def sound(self) -> list[str]:
        """The folders that still hold sound."""
        return [path.name for path in (self.folder / ".voice-coach").iterdir() if path.is_dir()
                and any(path.glob("*.sound"))]  # fmt: skip

    @property
    def events(self) -> tuple[e.Event, ...]:
        return read(self.folder / ".voice-coach" / "s.jsonl")

    def copied(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, e.FairCopied)]


@contextlib.contextmanager
def session(
    tmp_path: Path,
    person: ReaderAloud,
    program: Program = ONE,
    engine: str = background.MOONSHINE,
    names: NameBook | None = None,
) -> Iterator[Led]:
    led = Led(tmp_path / "journal", person, program, engine, names)
    try:
        yield led
    finally:
        led.sounds.close()
        led.running.forget_sound()
        led.running.close()
        assert led.sound == []


def until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the held ear leaves its pids, and waits for ``go``."""
    folder = tmp_path / "gate"
    folder.mkdir()
    monkeypatch.setenv(held.FOLDER, str(folder))
    return folder


def pids(gate: Path) -> set[int]:
    return {int(path.name) for path in gate.iterdir() if path.name.isdigit()}


def test_a_session_is_written_as_a_person_would_have_typed_it(tmp_path: Path) -> None:
    """Otherwise the journal has "the wurst of times": the real engine, through a whole session."""
    person = ReaderAloud(
        {
            "event": [[(HEARD, BEST), "next"]],
            "ways": [[("it was a reason of light", LIGHT), "help"],
                     [("it was a season of dark mess", DARK), ("we had it", EVERYTHING),
                      "scratch that"], ["next"]],
            "outcomes": [[("it was the age of wise dumb", WISDOM), "repeat"],
                         [("it was the age of fool fish mess", FOOLISH), "next"], ["next"]],
        }
    )  # fmt: skip
    with session(tmp_path, person, EXERCISE) as led:
        led.lead()
        assert "event: It was the best of times, it was the worst of times\n" in led.page
        assert "it-was-the-best-of-times" in led.running.path.name
        assert "- It was a season of light\n- It was a season of darkness\n" in led.page
        assert "| It was a season of light | It was the age of wisdom" in led.page
        assert "age of foolishness" in led.page
        for never in ("belief", "everything", "wurst", "dumb"):
            assert never not in led.page.casefold()
        assert isinstance(led.events[-1], e.Finished)
        assert not any("ear" in note.split() for note in person.notes)
        assert led.sound == []


def test_laughter_between_two_sentences_is_left_out(tmp_path: Path) -> None:
    """Otherwise the page says "a half" in the middle of an answer, or "Uh-huh."; and sentences on
    both sides of it are read together still, with neither its sound nor its place between."""
    person = ReaderAloud(
        {
            "event": [[("the half", LIGHT), "next"]],
            "ways": [[(HEARD, BEST), ("half", DARK), (HEARD, EVERYTHING), "next"]],
            "details": [[(HEARD, BEST), ("a half", LIGHT), (HEARD, EVERYTHING), "next"]],
        }
    )  # fmt: skip
    with session(tmp_path, person, TALKED, "amused") as led:
        led.lead()
        assert "alf" not in led.page
        assert "huh" not in led.page
        assert "# A session\n" in led.page
        assert "half" not in led.running.path.name
        (whole,) = (one for one in led.events if isinstance(one, e.FairCopied)
                    and one.key == "details" and one.text)  # fmt: skip
        assert len(whole.of) == 2
        assert whole.text in led.page
        assert sorted(e.key for e in led.events if getattr(e, "text", None) == "") == [
            "details", "event", "ways",
        ]  # fmt: skip
        assert led.sound == []


def test_a_page_is_not_called_by_a_laugh_behind_its_name(tmp_path: Path) -> None:
    """Otherwise "the talk half" stays in the file's name, and in no other place."""
    person = ReaderAloud({"event": [[(HEARD, BEST), ("half", LIGHT), "next"]],
                          "ways": [["next"]]})  # fmt: skip
    with session(tmp_path, person, EXERCISE, "amused") as led:
        led.lead()
        assert "half" not in led.running.path.name
        assert "it-was-the-best-of-times" in led.running.path.name
        (page,) = led.folder.glob("*.md")
        assert page == led.running.path


def test_a_laugh_is_no_yes(tmp_path: Path) -> None:
    """Otherwise somebody who laughs at "Will you do it?" has promised it: the second ear writes
    "Uh-huh.", and that would be a yes. The coach asks again, as after any word that is none."""
    willing = only(Question("willing", "Will you do it?", "yes-no", "pause"))
    person = ReaderAloud({"willing": [[("a half", LIGHT)], ["no"]]})
    with session(tmp_path, person, willing, "amused") as led:
        led.lead()
        assert [one.value for one in led.events if isinstance(one, e.Understood)] == ["no"]
        assert led.copied() == []


def test_a_name_of_the_persons_own_is_put_into_the_copy(tmp_path: Path) -> None:
    """Otherwise the page has "wisdom" where somebody spoke of their friend Wizdam."""
    names = NameBook(OwnNames(("Wizdam",), lambda word: word not in ("wisdom", "dumb")))
    person = ReaderAloud({"details": [[("it was the age of wise dumb", WISDOM), "next"]]})
    with session(tmp_path, person, names=names) as led:
        led.lead()
        assert "age of Wizdam" in led.page
        (said,) = (event for event in led.events if isinstance(event, e.Answered))
        assert [word.text for word in said.words][-2:] == ["wise", "dumb"]
        assert "age of Wizdam" in led.copied()[0]


def test_without_a_second_ear_an_unsure_word_becomes_the_name(tmp_path: Path) -> None:
    """Otherwise names are known to those with the extra alone; the log keeps what was heard."""
    names = NameBook(OwnNames(("Katarina",), lambda word: word != "katerina"))
    person = ReaderAloud({"details": [[("i met katerina", BEST), "next"]]})
    with session(tmp_path, person) as led:
        edges = Edges(SilentMouth(person), person, person, person)  # type: ignore[arg-type]
        Runner(led.running, edges, Manners(), names=names).run()
        assert "I met Katarina." in led.page
        (said,) = (event for event in led.events if isinstance(event, e.Answered))
        assert said.text == "i met Katarina"
        assert said.words[-1].text == "katerina"


def test_a_name_that_was_spelled_stands_in_the_copy_that_comes_later(tmp_path: Path) -> None:
    """Otherwise the second ear writes the misheard name over the one that was spelled."""
    learnt: list[str] = []
    person = ReaderAloud(
        {
            "details": [[("it was the age of wise dumb", WISDOM), "spell that"],
                        ["w i z", "d a m"], ["yes"], ["next"]],
        }
    )  # fmt: skip
    with session(tmp_path, person, names=NameBook(keep=learnt.append)) as led:
        led.lead()
        assert learnt == ["Wizdam"]
        assert "I wrote Wizdam in the place of wise dumb." in person.coach_said
        assert "age of Wizdam" in led.page
        assert "age of Wizdam" in led.copied()[0]
        assert led.sound == []


def test_the_talk_goes_on_and_its_end_waits_for_the_copies(gate: Path, tmp_path: Path) -> None:
    """Otherwise the coach is silent after each answer, or the last words stay as misheard."""
    person = ReaderAloud(
        {
            "event": [[("best of times", BEST), "next"]],
            "ways": [[lambda: until(lambda: bool(pids(gate))), ("it is light", LIGHT), "next"]],
            "outcomes": [[lambda: seen.append(led.sound), "next"]],
        }
    )
    seen: list[list[str]] = []

    class Told(list[str]):
        def append(self, note: str) -> None:
            super().append(note)
            (gate / "go").touch()

    person.notes = Told()
    with session(tmp_path, person, EXERCISE, "held") as led:
        led.lead()
        assert len(seen[0]) == 2, "the sound waits, a folder for each answer"
        assert len(person.notes) == 1
        assert "Ctrl-C" in person.notes[0]
        assert len(led.copied()) == 2
        assert isinstance(led.events[-1], e.Finished)


def test_what_a_voice_says_is_heard_by_both_ears(tmp_path: Path) -> None:
    """Otherwise the cut sound is another than that of the words, by the times of the real ear."""
    script = {
        "event": ["I had a long talk with my sister", "next"],
        "details": ["It was late and I was tired", "Then I went home", "scratch that", "next"],
        "ways": ["Call my brother", "Ask her for help", "next"],
    }
    card = MemoryCard(RATE, noise_dbfs=-60)
    ear = ListeningEar(VoskModel(SMALL_MODEL).recogniser, card.rate, card, Manners())
    card.attach(ear)
    screen = io.StringIO()
    led = Led(tmp_path / "journal", card, TALKED)
    with (
        contextlib.closing(led.running),
        contextlib.closing(led.sounds),
        contextlib.closing(PyttsxVoice(rate=130)) as voice,
    ):
        person = SyntheticPerson(script, voice.render, card, PlainView(screen))
        Runner(
            led.running,
            Edges(SilentMouth(card), ear, card, person),
            Manners(),
            sounds=led.sounds,
            copies=led.copies,
        ).run()
        assert led.running.session.finished_at, screen.getvalue()
        details = led.running.session.answer("details").spoken
        assert [piece.text for piece in details] == ["it was late and i was tired"]
        assert all(piece.copy is not None for piece in details)
        # Of this voice's "late" some milliseconds decide whether it is "eight".
        assert re.search(r"\nIt was (late|eight) and I was tired\.\n", led.page)
        assert "event: I had a long talk with my sister\n" in led.page
        assert "- Call my brother\n- Ask her for help\n" in led.page
        assert "home" not in led.page
        assert "next" not in led.page.casefold()
        assert led.sound == []


def test_an_answer_that_was_not_understood_is_read_again_before_it_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise people repeat what a better ear has understood."""
    monkeypatch.setattr(copyist, "DOUBT_SECONDS", PATIENCE_SECONDS)
    person = ReaderAloud(
        {
            "event": [[(HEARD, BEST), "next"]],
            "season": [[("it was a reason of lied", LIGHT)], [("dark", DARK)]],
        }
    )
    with session(tmp_path, person, CHOOSING) as led:
        led.lead()
        answer = led.running.session.answer("season")
        assert (answer.value, answer.unclear) == ("light", 0)
        assert [piece.text for piece in answer.spoken] == ["it was a reason of lied"]
        assert not any(isinstance(event, e.Unclear) for event in led.events)
        assert "Season of light" in led.page or "season of light" in led.page
        assert "So it was light, in it was the best of times, it was the worst of times." in (
            person.coach_said
        ), "the coach speaks of it in the better words, too"


def test_nobody_waits_long_for_an_ear_that_does_not_answer(
    gate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the coach falls silent where it used to ask once more."""
    monkeypatch.setattr(copyist, "DOUBT_SECONDS", 0.1)
    person = ReaderAloud(
        {
            "event": [["next"]],
            "season": [
                [("it was a reason of lied", LIGHT)],
                [lambda: go.touch(), ("the season of darkness", DARK)],  # noqa: PLW0108 - its type
            ],
        }
    )
    go = gate / "go"
    with session(tmp_path, person, CHOOSING, "held") as led:
        led.lead()
        answer = led.running.session.answer("season")
        assert (answer.value, answer.unclear) == ("dark", 1)


@pytest.mark.parametrize("at_the_end", [False, True])
def test_ctrl_c_waits_for_nobody(gate: Path, tmp_path: Path, at_the_end: bool) -> None:
    """Otherwise a program that was told to end stands still for a minute."""
    person = ReaderAloud({})
    if not at_the_end:
        stops = [(HEARD, BEST), lambda: person.post(Interrupted())]
        person._script = {"details": [stops]}  # type: ignore[list-item]
    else:
        person._script = {"details": [[(HEARD, BEST), "next"]]}

        class Told(list[str]):
            def append(self, note: str) -> None:
                super().append(note)
                person.post(Interrupted())

        person.notes = Told()
    with session(tmp_path, person, engine="held") as led:
        begun = time.monotonic()
        led.lead()
        assert time.monotonic() - begun >= STOP_SECONDS
        assert bool(led.running.session.finished_at) is at_the_end
        assert "wurst of times" in led.page
        assert led.copied() == []


def test_a_second_ear_that_dies_costs_nothing_and_is_told_of_once(
    gate: Path, tmp_path: Path
) -> None:
    """Otherwise words are lost with it, or every answer brings the same note."""
    killed: set[int] = set()

    def kill() -> None:
        for _ in range(2):
            until(lambda: bool(pids(gate) - killed))
            (pid,) = pids(gate) - killed
            killed.add(pid)
            os.kill(pid, signal.SIGKILL)
        until(lambda: bool(led.copies.pending == 0))

    person = ReaderAloud(
        {
            "event": [[(HEARD, BEST), "next"]],
            "ways": [[kill, ("it is light", LIGHT), ("it is dark", DARK), "next"]],
            "outcomes": [[("wise dumb", WISDOM), "next"]],
        }
    )
    with session(tmp_path, person, EXERCISE, "held") as led:
        led.lead()
        (note,) = [one for one in person.notes if one != COPYING]  # a busy machine takes 2 s
        assert "stopped working" in note
        assert "wurst of times" in led.page
        assert "- It is light\n- It is dark\n" in led.page
        assert "| It is light | Wise dumb. |" in led.page
        assert led.copied() == []
        assert led.running.session.finished_at


def test_a_copy_for_which_the_disk_has_no_room_is_written_once_it_has(
    gate: Path, tmp_path: Path
) -> None:
    """Otherwise a full disk harms the log, or ends the session, or the copy is lost for good."""
    log = tmp_path / "journal" / ".voice-coach" / "s.jsonl"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before: list[bytes] = []

    def fill() -> None:
        before.append(log.read_bytes())
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before[0]), limits[1]))
        person.expects_more = True
        (gate / "go").touch()
        threading.Thread(target=empty).start()

    def empty() -> None:
        until(lambda: led.copies.pending == 0)  # it was refused
        before.append(log.read_bytes())
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        person.expects_more = False
        person.post(Heard(Utterance("next")))

    person = ReaderAloud({"event": [[("best of times", BEST), "next"]], "ways": [[fill], ["next"]]})
    try:
        with session(tmp_path, person, EXERCISE, "held") as led:
            led.lead()
            assert before[1].startswith(before[0])
            assert before[1].count(b"\n") == before[0].count(b"\n")
            (copy,) = led.copied()
            assert copy in led.page
            assert led.running.session.finished_at
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_what_is_skipped_leaves_no_sound(gate: Path, tmp_path: Path) -> None:
    """Otherwise what a person did not want to answer is kept, and read."""
    person = ReaderAloud(
        {
            "event": [[(HEARD, BEST), "skip"]],
            "ways": [[lambda: left.append(led.sound), "next"]],
        }
    )
    left: list[list[str]] = []
    with session(tmp_path, person, EXERCISE, "held") as led:
        led.lead()
        assert left == [[]]
        assert pids(gate) == set()


def test_a_killed_session_leaves_sound_until_the_next(gate: Path, tmp_path: Path) -> None:
    """Otherwise what somebody said lies on their disk for ever, as sound."""
    person = ReaderAloud({"details": [[(HEARD, BEST), "next"]]})
    folder = tmp_path / "journal"
    child = os.fork()
    if child == 0:
        led = Led(folder, person, ONE, "held")
        with contextlib.suppress(BaseException):
            led.lead()  # it is killed while it waits
        os._exit(0)
    until(lambda: bool(pids(gate)))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    room = folder / ".voice-coach"
    assert [path.name for path in room.glob("*.copy-*")] == ["s.copy-1"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in room.glob("s.copy-1/**"))
    (room / "s.copy-mine").mkdir()
    running = Journal(folder).resume()
    assert [path.name for path in room.glob("*.copy-*")] == ["s.copy-mine"]
    assert "wurst of times" in running.path.read_text().replace("==", "")
    running.close()
    until(lambda: not is_running(next(iter(pids(gate)))))


def is_running(pid: int) -> bool:
    """A process that ended and was not waited for yet counts as ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
