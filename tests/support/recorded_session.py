"""A journal with a session whose answers were said by a voice, recognised, and recorded."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from tests.support.home import SMALL_MODEL
from voice_coach import files
from voice_coach.audio.ports import Block, Clip
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.sound import concatenate, resample, silence
from voice_coach.audio.transcribe import transcribe
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.dialogue import events as e
from voice_coach.dialogue.session import Place
from voice_coach.journal.journal import Journal
from voice_coach.manners import Manners
from voice_coach.messages import Utterance
from voice_coach.program import toml_file
from voice_coach.program.values import Program
from voice_coach.recordings.places import Kind, folder_of
from voice_coach.recordings.sound_file import RATE_HZ, encoded

SESSION = "20260301-100000-abcd"
AT = "2026-03-01T10:00:00.000+01:00"
_PAUSE_SECONDS = 1.5


def recorded_session(
    folder: Path,
    answers: Mapping[str | Place, Sequence[str]],
    *,
    session: str = SESSION,
    at: str = AT,
    kind: Kind = "opus",
    program: Program | None = None,
) -> Path:
    """Make it in ``folder``: to each question's key, or its place where it is about a list's entry,
    what is said, sentence by sentence; returns the page. What stands in the journal is what the
    recogniser heard."""
    program = program or toml_file.default()
    journal = Journal(folder)
    started = e.Started(at=at, session=session, program=program.id, program_version=1)
    running = journal.begin(started, program)
    model = VoskModel(SMALL_MODEL)
    with contextlib.closing(running), contextlib.closing(PyttsxVoice(rate=130)) as voice:
        for number, (place, sentences) in enumerate(answers.items(), 1):
            key, item = place if isinstance(place, tuple) else (place, None)
            clip = _said(voice, sentences)
            heard = transcribe([Block(clip.pcm, 0.0)], clip.rate, model.recogniser, Manners())
            assert heard, f"nothing was heard of {sentences}"
            file = f"{number:02}-{key.replace('_', '-')}.{kind}"
            files.private_folder(folder_of(folder, session))
            files.write_atomically(folder_of(folder, session) / file, encoded([clip], kind))
            running.record(e.Asked(at=at, key=key))
            for utterance in heard:
                _answer(running.record, (key, item), utterance, at)
            running.record(e.Closed(at=at, key=key, item=item))
            starts = tuple(utterance.words[0].start for utterance in heard)
            running.record(
                e.Recorded(at=at, key=key, file=file, of=starts, starts=starts,
                           seconds=clip.seconds, item=item)
            )  # fmt: skip
        running.record(e.Finished(at=at))
    assert not running.trouble
    return running.path


def _answer(record: object, place: Place, utterance: Utterance, at: str) -> None:
    assert callable(record)
    key, item = place
    words = utterance.words
    record(e.Answered(at=at, key=key, text=utterance.text, words=words, item=item))


def _said(voice: PyttsxVoice, sentences: Sequence[str]) -> Clip:
    pause = silence(_PAUSE_SECONDS, RATE_HZ)
    parts = [pause]
    for sentence in sentences:
        parts += [resample(voice.render(sentence), RATE_HZ), pause]
    clip = concatenate(*parts)
    noise = np.random.default_rng(1).normal(0, 12, len(clip.pcm)).astype(np.int16)
    return Clip(clip.pcm + noise, clip.rate)
