"""A whole sitting, spoken by the neural voice in a noisy room: its page in both versions.

On a sound card in memory; the room, the ears, the talk and the journal are those of a session. What
was heard live comes from the log, the fair copies from what the page shows.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import numpy as np

from scripts.parts.benchmarks.figures import Report
from scripts.parts.benchmarks.hearing_rooms import in_a_room, with_noise
from scripts.parts.benchmarks.hearing_score import Tally
from scripts.parts.benchmarks.hearing_speech import NEURAL_VOICE, kept, neural_speaker
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Clip
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.audio.voice_choice import SYSTEM
from voice_coach.coach import beginning
from voice_coach.coach.answer_sound import AnswerSounds
from voice_coach.coach.edges import Edges
from voice_coach.coach.fair_copies import FairCopies
from voice_coach.coach.mouth import SpokenMouth
from voice_coach.coach.runner import Runner
from voice_coach.console.plain import PlainView
from voice_coach.demo.person import Script, SyntheticPerson, sample_script, with_talks
from voice_coach.dialogue import copies as fair
from voice_coach.dialogue import prose
from voice_coach.dialogue.closing import KEPT_AS_SAID
from voice_coach.dialogue.commands import is_command, match_command
from voice_coach.dialogue.session import Session, Spoken, find_item
from voice_coach.fair_copy.ports import RATE_HZ
from voice_coach.journal.journal import Journal
from voice_coach.program import toml_file
from voice_coach.program.values import Question
from voice_coach.settings import Settings

SNR_DB = 15.0
DIRECT_DB = 10.0
"""So much louder than the room is the voice: somebody speaks a step away from the microphone."""
ROOM_DBFS = -55.0
_PAD_SECONDS = 0.2
_PATIENCE_SECONDS = 60.0
"""What the second ear reads in one answer's time is waited for: here hours pass in minutes."""
_BEGAN = datetime.fromisoformat("2026-11-29T10:00:00+00:00")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to an open question, a list or pairs: what was said, and both versions."""

    key: str
    said: str
    live: str
    page: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """What came of it."""

    answers: Sequence[Answer]
    copied: int
    """Utterances that a fair copy stands for."""
    turned_down: int
    """Those that stand as heard live, though the second ear read them."""
    page: str
    """The whole page, as Markdown."""


def tell_sitting(report: Report, model: VoskModel, keep: Path | None = None) -> None:
    """Hold the sitting and tell both versions' word errors; ``keep``: a file for the two, side by
    side. Raises NoVoice."""
    found = hold(model)
    live, page = Tally(), Tally()
    for answer in found.answers:
        live.add(answer.said, answer.live)
        page.add(answer.said, answer.page)
    name = f"hearing, a sitting in a room, noise at {SNR_DB:.0f} dB"
    report.tell(
        f"{name}: word errors", f"{live.percent:.1f} %, {page.percent:.1f} %, n={live.words}"
    )
    report.tell(
        f"{name}: turned down", f"{found.turned_down} of {found.turned_down + found.copied}"
    )
    if keep is not None:
        keep.write_text(side_by_side(found), "utf-8")
        report.remark(f"hearing: both versions of that page are in {keep}")


def side_by_side(found: Sitting) -> str:
    """What was said, what was heard live and what the page has, then the page itself."""
    rows = ["| | said | heard live | on the page |", "| --- | --- | --- | --- |"]
    rows += [f"| {one.key} | {one.said} | {one.live} | {one.page} |" for one in found.answers]
    return "\n".join([*rows, "", "---", "", found.page])


def hold(model: VoskModel) -> Sitting:
    """The sitting, from its first word to its last. Raises NoVoice."""
    say, settings = _noisy(), Settings(voice=SYSTEM)
    program = toml_file.default()
    script = with_talks(sample_script("sitting"), program)
    with contextlib.ExitStack() as parts:
        folder = Path(parts.enter_context(tempfile.TemporaryDirectory()))
        card = MemoryCard(RATE_HZ, noise_dbfs=ROOM_DBFS)

        def clock() -> str:
            return (_BEGAN + timedelta(seconds=card.now())).isoformat(timespec="milliseconds")

        started = beginning.started(program, settings, style="guided", minutes=1, first_run=False)
        started = replace(started, at=clock())
        running = parts.enter_context(contextlib.closing(Journal(folder).begin(started, program)))
        ear = ListeningEar(model.recogniser, RATE_HZ, card, settings.manners, is_command=is_command)
        card.attach(ear)
        voice = parts.enter_context(contextlib.closing(PyttsxVoice(rate=150, voice_id=SYSTEM)))
        copies = FairCopies(running, card.post)
        sounds = parts.enter_context(contextlib.closing(AnswerSounds(running, [copies])))

        def said(text: str) -> Clip:
            copies.wait(_PATIENCE_SECONDS)
            return say(text)

        person = SyntheticPerson(script, said, card, PlainView(StringIO()))
        mouth = SpokenMouth(voice, card, settings.manners)
        edges = Edges(mouth, ear, card, person)
        runner = Runner(running, edges, settings.manners, clock, sounds=sounds, copies=copies)
        session = runner.run()
        running.forget_sound()
        return _sitting(session, script, running.path.read_text("utf-8"))


def _noisy() -> Callable[[str], Clip]:
    """The neural voice, as the microphone of a noisy room has it."""
    speaker, number = neural_speaker(), 0

    def say(text: str) -> Clip:
        nonlocal number
        number += 1
        clean = kept(f"piper {NEURAL_VOICE}", text, number, speaker).pcm
        pad = np.zeros(round(_PAD_SECONDS * RATE_HZ), dtype=np.int16)
        sound = in_a_room(np.concatenate([pad, clean, pad]), number, DIRECT_DB)
        return Clip(with_noise(sound, SNR_DB, number), RATE_HZ)

    return say


def _sitting(session: Session, script: Script, page: str) -> Sitting:
    answers, copied, turned_down = [], 0, 0
    for key, spoken in _open_answers(session):
        said = [text for text in script.get(key, ()) if not match_command(text)]
        live = prose.written([piece.text for piece in spoken])
        answers.append(Answer(key, " ".join(said), " ".join(live), fair.text_of(spoken)))
        for run in fair.runs(spoken):
            copied += len(run) if fair.copy_of(run) else 0
            turned_down += 0 if fair.copy_of(run) else len(run)
    return Sitting(answers, copied, turned_down, page)


def _open_answers(session: Session) -> Iterator[tuple[str, Sequence[Spoken]]]:
    """What was said to each; what was carried forward from an answer to another counts once."""
    counted: set[float] = set()
    for key, answer in session.answers.items():
        question = find_item(session.program, key)
        starts = {piece.words[0].start for piece in answer.spoken if piece.words}
        if not isinstance(question, Question) or question.kind not in KEPT_AS_SAID:
            continue
        if starts - counted:
            counted |= starts
            yield key, answer.spoken
