"""A journal with a session whose answers are recorded, made at once: each word is a tone, and its
time is known. (``recorded_session`` has a real voice, and takes its time.)"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np

from voice_coach import files
from voice_coach.audio.ports import Clip
from voice_coach.dialogue import events as e
from voice_coach.dialogue.session import Place
from voice_coach.journal.journal import Journal
from voice_coach.journal.writing import JournalSession
from voice_coach.messages import Word
from voice_coach.program import toml_file
from voice_coach.recordings.places import file_name, folder_of
from voice_coach.recordings.sound_file import RATE_HZ, encoded

SESSION = "20260301-100000-abcd"
PAUSE_SECONDS, WORD_SECONDS = 1.0, 0.4
"""Before each sentence, and what each word of it takes."""
_CLOCK_SECONDS = 100.0
"""On the session's clock, where the first answer begins."""


def starts_of(sentences: Sequence[str]) -> list[float]:
    """When in its file each of an answer's sentences begins, in seconds."""
    found, at = [], 0.0
    for sentence in sentences:
        found.append(at + PAUSE_SECONDS)
        at = found[-1] + len(sentence.split()) * WORD_SECONDS
    return found


def recorded_words(
    folder: Path,
    answers: Mapping[Place, Sequence[str]],
    *,
    session: str = SESSION,
    unsure: Collection[str] = (),
    copies: Mapping[Place, str] | None = None,
) -> Path:
    """Make it in ``folder``: to each question's key, and the entry it is about, what was said,
    sentence by sentence, and a fair copy of it; ``unsure`` words were not heard clearly. Returns
    the page."""
    exercise = toml_file.default()
    started = e.Started(at=_at(session), session=session, program=exercise.id, program_version=1)
    journal = Journal(folder)
    running = journal.begin(started, exercise)
    return _recorded(folder, running, session, answers, unsure=unsure, copies=copies or {})


def recorded_look_back(page: Path, session: str, answers: Mapping[Place, Sequence[str]]) -> Path:
    """Look back on the session of this page in the same way; ``session``: the follow-up's id."""
    journal = Journal(page.parent)
    found = journal.read(page)
    exercise = journal.program_of(found)
    started = e.Started(at=_at(session), session=session, program=exercise.id, program_version=1)
    running = journal.begin_follow_up(found, started)
    return _recorded(page.parent, running, f"{found.id}.follow-up-1", answers)


def _recorded(
    folder: Path,
    running: JournalSession,
    log: str,
    answers: Mapping[Place, Sequence[str]],
    *,
    unsure: Collection[str] = (),
    copies: Mapping[Place, str] = MappingProxyType({}),
) -> Path:
    at = running.session.started_at
    beside = folder_of(folder, running.session.subject or running.session.id)
    with contextlib.closing(running):
        for number, (place, sentences) in enumerate(answers.items(), 1):
            key, item = place
            clock = _CLOCK_SECONDS * number
            starts = starts_of(sentences)
            if item in (None, 0):
                running.record(e.Asked(at=at, key=key))
            for start, sentence in zip(starts, sentences, strict=True):
                words = tuple(
                    Word(text, begin, begin + WORD_SECONDS, 0.3 if text in unsure else 1.0)
                    for place, text in enumerate(sentence.split())
                    for begin in [clock + start + place * WORD_SECONDS]
                )
                running.record(e.Answered(at=at, key=key, text=sentence, words=words, item=item))
            of = tuple(clock + start for start in starts)
            if copy := copies.get(place):
                running.record(e.FairCopied(at=at, key=key, text=copy, of=of, item=item))
            name = file_name(number, place, "opus", log=log, version=0)
            sound = _sound(sentences)
            files.private_folder(beside)
            files.write_atomically(beside / name, encoded([sound], "opus"))
            running.record(
                e.Recorded(at=at, key=key, item=item, file=name, of=of, starts=tuple(starts),
                           seconds=sound.seconds)
            )  # fmt: skip
            running.record(e.Closed(at=at, key=key))
        running.record(e.Finished(at=at))
    assert not running.trouble
    return running.path


def _at(session: str) -> str:
    day, clock, _ = session.split("-")
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}.000+00:00"


def _sound(sentences: Sequence[str]) -> Clip:
    parts = []
    for sentence in sentences:
        parts.append(np.zeros(round(PAUSE_SECONDS * RATE_HZ)))
        frames = np.arange(round(len(sentence.split()) * WORD_SECONDS * RATE_HZ))
        parts.append(4000 * np.sin(frames * 2 * np.pi * 220 / RATE_HZ))
    return Clip(np.concatenate(parts).astype(np.int16), RATE_HZ)
