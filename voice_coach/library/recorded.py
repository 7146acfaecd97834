"""The recordings to which a page leads: where each lies, and when in it what was said."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from voice_coach import files
from voice_coach.errors import CoachError, JournalError
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.journal.reader import JournalReader
from voice_coach.library.page_text import PageText
from voice_coach.recordings.kept import KeptAnswer, KeptUtterance, kept_in
from voice_coach.recordings.places import FOLDER, folder_of

_CUT_SECONDS = 0.5
"""So much less than the log tells is no matter of how a length is counted."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording to which a page leads: the session's id and the file's name, ``path`` where it
    lies. Of one of which no log tells, ``utterances`` are not known, and ``seconds`` are 0."""

    session: str
    file: str
    path: Path
    seconds: float = 0.0
    utterances: tuple[KeptUtterance, ...] = ()

    @property
    def link(self) -> str:
        """As pages lead to it, from the journal's folder."""
        return f"{FOLDER}/{self.session}/{self.file}"


def sounds_of(
    journal: JournalReader, page: SessionPage, text: PageText
) -> Mapping[int, Sequence[Sound]]:
    """The recordings by the places of the lines that lead to them, as in ``text.sounds``."""
    if not text.sounds:
        return {}
    known = {one.recording.file: one for one in _kept(journal, page.id)}
    return {
        place: [
            _sound(journal, session, file, known.get(file) if session == page.id else None)
            for session, file in linked
        ]
        for place, linked in text.sounds.items()
    }


def _sound(journal: JournalReader, session: str, file: str, kept: KeptAnswer | None) -> Sound:
    path = folder_of(journal.folder, session) / file
    if kept is None:
        return Sound(session, file, path)
    return Sound(session, file, path, kept.recording.seconds, kept.utterances)


def _kept(journal: JournalReader, session: str) -> Iterator[KeptAnswer]:
    """Of the sitting and its follow-ups; a log that is damaged tells of nothing."""
    with contextlib.suppress(CoachError):
        if (sitting := journal.as_logged(session)) is not None:
            yield from kept_in(sitting)
    with contextlib.suppress(CoachError):
        for look in journal.looks_as_logged(session):
            yield from kept_in(look)


def playable(sound: Sound) -> tuple[Sound | None, str]:
    """The recording as it can be played now, with its true length; and a sentence about what is
    missing of it, empty where nothing is."""
    from voice_coach.recordings.sound_file import seconds_of

    if not files.is_file(sound.path):
        return None, f"The recording {sound.link} is missing."
    try:
        seconds = seconds_of(sound.path)
    except JournalError as error:
        return None, error.what
    there = tuple(one for one in sound.utterances if one.starts_at < seconds)
    found = replace(sound, seconds=seconds, utterances=there)
    if seconds < sound.seconds - _CUT_SECONDS:
        return found, f"The end of the recording {sound.link} is missing."
    return found, ""
