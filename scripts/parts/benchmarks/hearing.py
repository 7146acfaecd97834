"""How well answers are written: by the words heard live, and by the fair copy after its guard.

Only asked for by its name. Each source of speech is heard by both ears as a session hears it: live
by the recogniser, and again by the second ear's own process. The live model is the one that a
session would take, else the small one of the repository. Where an engine or recordings are missing,
there is no figure, and a remark says why.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from scripts.parts.benchmarks import hearing_rooms, hearing_speech
from scripts.parts.benchmarks.figures import Report
from scripts.parts.benchmarks.hearing_guard import tell_guard
from scripts.parts.benchmarks.hearing_score import SIGNS, Tally
from scripts.parts.benchmarks.hearing_session import tell_sitting
from scripts.parts.benchmarks.hearing_sounds import tell_sounds
from scripts.parts.benchmarks.hearing_speech import NoVoice, Spoken
from voice_coach import models
from voice_coach.audio.ports import Block
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.transcribe import transcribe
from voice_coach.dialogue import prose
from voice_coach.fair_copy.background import BackgroundReader, Outcome, State
from voice_coach.fair_copy.fair import FairCopy, fair_copy
from voice_coach.fair_copy.ports import RATE_HZ
from voice_coach.fair_copy.reading import Line
from voice_coach.manners import DEFAULT
from voice_coach.messages import Utterance, Word

RECORDINGS = "VOICE_COACH_RECORDINGS"
"""The folder of recordings of people, where no option names it."""
MOST_ERRORS_PERCENT, MOST_ERRORS_IN_NOISE_PERCENT = 6.0, 12.0
LEAST_F1 = {"sentence ends": 0.90, "question marks": 0.80}
_PATIENCE_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Source:
    """Where speech comes from. Goals: most word errors in percent, and whether the signs count."""

    name: str
    speech: Callable[[], Sequence[Spoken]]
    most_errors: float | None = None
    judged: bool = False


@dataclass(frozen=True, eq=False)
class Heard:
    """One answer: as it should be, as heard live, and as the second ear wrote it."""

    spoken: Spoken
    words: tuple[Word, ...]
    live: str
    lines: tuple[Line, ...]
    copy: FairCopy
    """Without a sense for speech."""

    @property
    def seconds(self) -> float:
        """The length of its sound."""
        return len(self.spoken.pcm) / RATE_HZ

    @property
    def page(self) -> str:
        """What the page has in the end."""
        return self.copy.text if self.copy.kept else self.live


def run(
    report: Report,
    _sound: object,
    *,
    recordings: Path | None = None,
    page: Path | None = None,
    sounds: Path | None = None,
) -> None:
    """Every source, the guard with texts that nobody said, and a whole sitting, whose page goes to
    the file ``page`` in both versions; or only the folder of ``sounds`` without words."""
    path = models.find(None, allow_small=True)
    models.check(path)
    report.remark(f"hearing: the live ear has {path.name}, the second ear Moonshine tiny")
    model = VoskModel(path)
    if sounds is not None:
        tell_sounds(report, model, sounds)
        return
    with _ears(model) as hear:
        clean: list[Heard] = []
        for source in _sources(recordings):
            try:
                heard = hear(source.speech())
            except NoVoice as error:
                report.tell(f"hearing, {source.name}", "no figure")
                report.remark(f"{source.name}: {error}")
                continue
            except NoFairCopy as error:
                report.remark(f"hearing: no figure. {error}")
                return
            _tell(report, source, heard)
            if source.judged:
                clean = heard
        tell_guard(report, clean, hear)
    try:
        tell_sitting(report, model, page)
    except NoVoice as error:
        report.remark(f"hearing, a sitting: no figure. {error}")


def _sources(folder: Path | None) -> Iterator[Source]:
    neural = hearing_speech.neural
    yield Source("people", partial(hearing_speech.people, folder), MOST_ERRORS_PERCENT)
    yield Source("neural voice", neural, MOST_ERRORS_PERCENT, judged=True)
    for snr, most in ((20, None), (10, MOST_ERRORS_IN_NOISE_PERCENT)):
        yield Source(f"neural, noise at {snr} dB", partial(_in_noise, neural, snr), most)
    yield Source("neural, in a room", partial(_in_a_room, neural))
    yield Source("neural, entries of lists", partial(neural, hearing_speech.ENTRIES))
    yield Source("espeak-ng", hearing_speech.espeak)
    yield Source("flite", hearing_speech.flite)


def _in_noise(speech: Callable[[], Sequence[Spoken]], snr: float) -> list[Spoken]:
    return [
        replace(one, pcm=hearing_rooms.with_noise(one.pcm, snr, seed))
        for seed, one in enumerate(speech())
    ]


def _in_a_room(speech: Callable[[], Sequence[Spoken]]) -> list[Spoken]:
    return [
        replace(one, pcm=hearing_rooms.in_a_room(one.pcm, seed))
        for seed, one in enumerate(speech())
    ]


class NoFairCopy(Exception):
    """The second ear does not work here; the text says why."""


Hear = Callable[[Sequence[Spoken]], list[Heard]]


@contextmanager
def _ears(model: VoskModel) -> Iterator[Hear]:
    """Both ears, for any number of sounds."""
    outcomes: queue.Queue[Outcome] = queue.Queue()
    with closing(BackgroundReader(outcomes.put)) as reader:

        def hear(speech: Sequence[Spoken]) -> list[Heard]:
            for number, one in enumerate(speech):
                reader.submit(str(number), one.pcm)
            live = [
                transcribe([Block(one.pcm, 0.0)], RATE_HZ, model.recogniser, DEFAULT)
                for one in speech
            ]
            lines: dict[str, tuple[Line, ...]] = {}
            for _ in speech:
                outcome = outcomes.get(timeout=_PATIENCE_SECONDS)
                if outcome.state is not State.TEXT:
                    raise NoFairCopy(reader.note)
                lines[outcome.key] = outcome.lines
            return [_heard(one, live[at], lines[str(at)]) for at, one in enumerate(speech)]

        yield hear


def _heard(spoken: Spoken, live: Sequence[Utterance], lines: tuple[Line, ...]) -> Heard:
    words = tuple(word for part in live for word in part.words)
    copy = fair_copy(words, lines, seconds=len(spoken.pcm) / RATE_HZ)
    return Heard(spoken, words, " ".join(prose.written([part.text for part in live])), lines, copy)


def _tell(report: Report, source: Source, heard: Sequence[Heard]) -> None:
    live, page = Tally(), Tally()
    rightly = wrongly = worse = turned_down = 0
    for one in heard:
        before = live.add(one.spoken.text, one.live)
        page.add(one.spoken.text, one.page)
        copied = Tally().add(one.spoken.text, one.copy.text)
        if one.copy.kept:
            worse += copied > before
        else:
            turned_down += 1
            rightly += copied > before
            wrongly += copied < before
    low, high = page.interval()
    name = f"hearing, {source.name}"
    figure = f"{live.percent:.1f} %, {page.percent:.1f} % ({low:.1f} to {high:.1f}), n={page.words}"
    if source.most_errors is None:
        report.tell(f"{name}: word errors", figure)
    else:
        report.at_most(f"{name}: word errors", figure, page.percent, source.most_errors, " %")
    if all(one.spoken.written for one in heard):
        for sign in SIGNS:
            figure = f"{live.f1(sign):.2f}, {page.f1(sign):.2f} (n={page.right[sign]})"
            if source.judged and sign in LEAST_F1:
                report.at_least(f"{name}: {sign}, F1", figure, page.f1(sign), LEAST_F1[sign])
            else:
                report.tell(f"{name}: {sign}, F1", figure)
    else:
        report.tell(f"{name}: sentences, capitals", "no figure: known by their words alone")
    report.tell(
        f"{name}: turned down",
        f"{turned_down} of {len(heard)}: {rightly} rightly, {wrongly} wrongly; worse kept: {worse}",
    )
