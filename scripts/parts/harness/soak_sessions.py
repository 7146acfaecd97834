"""The long sessions: two thousand typed answers, eight hours, an answer that lasts an hour.

Dialogue, log, page and inbox are those of a real session; sound passes a card in memory, whose
time is its own, and the real recogniser (``soak_ear.py`` spares it long silences).
"""

from __future__ import annotations

import contextlib
import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from scripts.parts.harness.soak_ear import quick_in_silence
from scripts.parts.harness.soak_gauge import Figures, Gauge, figures
from scripts.parts.harness.soak_person import CountingCard, Talker, Typist, Watcher
from voice_coach import models
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Ear
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.audio.voice_choice import SYSTEM
from voice_coach.coach.answer_sound import AnswerSounds
from voice_coach.coach.edges import Edges
from voice_coach.coach.fair_copies import FairCopies, is_installed
from voice_coach.coach.mouth import Mouth, NoEar, SilentMouth, SpokenMouth
from voice_coach.coach.runner import Runner
from voice_coach.dialogue import events as e
from voice_coach.journal.journal import Journal
from voice_coach.journal.log_format import read
from voice_coach.manners import DEFAULT
from voice_coach.program.values import Cue, Guide, Item, Program, Question, Step

WARM_SECONDS = 600.0
READ_SECONDS = 300.0
_BEGAN = datetime(2026, 11, 23, 8, tzinfo=UTC)
_SENTENCES = (
    "my mother died last spring and her house is still full of her things",
    "my sister wants to sell it this year and i am not ready",
    "every sunday evening she calls and asks me what i want",
    "i do not know what to say and then i am silent for a long time",
    "i would like to keep the garden and the old table in the kitchen",
)


@dataclass(frozen=True, slots=True)
class Long:
    """A session to be run: its items, and how far it may warm up before growth counts."""

    name: str
    items: tuple[Item, ...]
    warm_seconds: float = WARM_SECONDS
    copied: bool = False
    """The second ear reads the answers again, where it is installed."""


def questions(count: int) -> tuple[Question, ...]:
    """So many open questions, each with a field of its own."""
    return tuple(
        Question(f"q{n}", f"What about number {n}?", yields=f"field_{n}") for n in range(count)
    )


def typed(folder: Path, *, questions_asked: int, lines: int) -> Figures:
    """So many lines typed to so many questions."""
    answers = questions_asked * lines
    long = Long(f"{answers} typed answers to {questions_asked}", questions(questions_asked))
    card = MemoryCard()
    # No time passes where nobody sounds: what is warm is counted in answers.
    person = Typist(card, Gauge(0.0), lines)
    person.gauge = _CountedGauge(0.0, warm_answers=answers // 10)
    took = _lead(folder, long, card, person, (SilentMouth(card), NoEar()))
    said = _said(folder)
    lost = len(person.typed) if said != person.typed else 0
    return figures(long.name, person.gauge, hours=card.now() / 3600, took=took, lost=lost)


@dataclass
class _CountedGauge(Gauge):
    """Warm after so many answers."""

    warm_answers: int = 0

    def look(self, session_seconds: float) -> None:
        super().look(0.0 if len(self.wall) <= self.warm_answers else 1.0)


def hours(folder: Path, *, hours: float, listening_share: float = 1 / 16) -> Figures:
    """A session of so many hours: long quiet times, and between them answers spoken aloud."""
    quiet = 30.0  # minutes
    quiet = min(quiet, hours * 60)
    rounds = round(hours * 60 / quiet)
    talk_seconds = quiet * 60 * listening_share
    minutes = quiet - talk_seconds / 60
    cues = (Cue("Breathe.", 0.3), Cue("And let it go.", 0.7))
    items: list[Item] = []
    for number, question in enumerate(questions(rounds)):
        # Speech comes first: what the recogniser takes once is there in the first ten minutes.
        items += [question, Guide(f"quiet{number}", "A quiet time", cues, minutes)]
    return _spoken(folder, Long(f"{hours:g} hours", tuple(items), copied=True), talk_seconds)


def one_answer(folder: Path, *, minutes: float) -> Figures:
    """One answer, spoken for so many minutes."""
    # It is read again once it has ended, and so is the session; ``hours`` has answers read again.
    long = Long(f"an answer of {minutes:g} minutes", questions(1), min(WARM_SECONDS, minutes * 30))
    return _spoken(folder, long, minutes * 60)


def _spoken(folder: Path, long: Long, talk_seconds: float) -> Figures:
    card = CountingCard(patience_seconds=3 * 3600.0)
    with _voices() as (coach, person_voice):
        model = VoskModel(_model())
        ear = ListeningEar(partial(quick_in_silence, model), card.rate, card, DEFAULT)
        card.attach(ear)
        gauge = Gauge(long.warm_seconds)
        person = Talker(card, gauge, talk_seconds, person_voice.render, _SENTENCES)
        took = _lead(folder, long, card, person, (SpokenMouth(coach, card, DEFAULT), ear))
    lost = card.heard - len(_said(folder))
    # An answer's time is the person's own here; what is timed is in ``typed``.
    done = figures(long.name, gauge, hours=card.now() / 3600, took=took, lost=lost, timed=False)
    return replace(done, copied=_copied(folder), sound_left=_sound_left(folder))


def _model() -> Path:
    path = models.find(None, allow_small=True)
    models.check(path)
    return path


@contextlib.contextmanager
def _voices() -> Iterator[tuple[PyttsxVoice, PyttsxVoice]]:
    with contextlib.ExitStack() as parts:
        coach = parts.enter_context(contextlib.closing(PyttsxVoice(rate=150, voice_id=SYSTEM)))
        person = parts.enter_context(contextlib.closing(PyttsxVoice(rate=145, voice_id=SYSTEM)))
        yield coach, person


def _lead(
    folder: Path, long: Long, card: MemoryCard, person: Watcher, voice_and_ear: tuple[Mouth, Ear]
) -> float:
    """Run the session to its end; returns the seconds that it took."""
    program = Program("soak", "A long session", 1, (Step("one", "One", long.items),))
    started = e.Started(at=_clock(card)(), session="soak", program="soak", program_version=1)
    entry = Journal(folder, lambda _: program).begin(started, program)
    gc.collect()
    before = time.perf_counter()
    with contextlib.ExitStack() as parts:
        parts.enter_context(contextlib.closing(entry))
        parts.callback(entry.forget_sound)
        sounds = copies = None
        if long.copied and is_installed():
            copies = FairCopies(entry, card.post)
            sounds = parts.enter_context(contextlib.closing(AnswerSounds(entry, [copies])))
            person.wait = partial(_read_meanwhile, copies)
        person.gauge.look(0.0)
        edges = Edges(*voice_and_ear, card, person)
        runner = Runner(entry, edges, DEFAULT, clock=_clock(card), sounds=sounds, copies=copies)
        session = runner.run()
        took = time.perf_counter() - before
        if not session.finished_at:
            raise AssertionError(f"{long.name}: the session did not come to its end")
    person.gauge.look(card.now())
    return took


def _read_meanwhile(copies: FairCopies) -> None:
    """Hours pass in minutes here: what would have been read in them is waited for."""
    ends = time.monotonic() + READ_SECONDS
    while copies.pending > 1 and time.monotonic() < ends:
        time.sleep(0.05)


def _clock(card: MemoryCard) -> Callable[[], str]:
    return lambda: (_BEGAN + timedelta(seconds=card.now())).isoformat(timespec="milliseconds")


def _copied(folder: Path) -> int:
    """How many utterances the second ear has read again."""
    (log,) = (folder / ".voice-coach").glob("*.jsonl")
    return sum(len(event.of) for event in read(log) if isinstance(event, e.FairCopied))


def _sound_left(folder: Path) -> int:
    return len(list((folder / ".voice-coach").rglob("*.sound")))


def _said(folder: Path) -> list[str]:
    """All that stands in the log as said."""
    (log,) = (folder / ".voice-coach").glob("*.jsonl")
    return [event.text for event in read(log) if isinstance(event, e.Answered)]
