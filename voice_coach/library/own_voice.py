"""A person's own sentences out of the recordings of a session, to be heard in their own voice."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach.errors import CoachError, JournalError
from voice_coach.journal.reader import JournalReader
from voice_coach.recordings.alignment import TimedSentence, bare_words, can_be_in, parts_in
from voice_coach.recordings.kept import KeptAnswer, kept_in
from voice_coach.recordings.places import folder_of

if TYPE_CHECKING:
    from voice_coach.audio.ports import Clip

BEFORE_SECONDS, AFTER_SECONDS = 0.15, 0.3
"""Sound around a sentence, as far as no other word is in it."""
_CUT_SECONDS = 0.1
"""So much may be missing of a sentence's end: that is how exact the times of words are."""
MOST_SECONDS = 30.0
"""Nobody is made to listen longer than this within a sentence of the coach's."""
_LEAST_LIKENESS = 0.7
"""Of a text to the words that were heard, of which the second ear may have mended some."""
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")


class OwnVoice:
    """The recordings of one session, to take sentences from."""

    def __init__(self, folder: Path, kept: Sequence[KeptAnswer]) -> None:
        """``folder``: where its files are; ``kept``: what its log tells of them."""
        self._folder = folder
        self._kept = tuple(kept)

    @property
    def is_there(self) -> bool:
        """Whether a file of it can be found."""
        return any((self._folder / one.recording.file).is_file() for one in self._kept)

    def of_answer(self, key: str, parts: Sequence[str]) -> Mapping[str, Clip]:
        """The sound of those parts of an answer, in order, that were said so."""
        found: dict[str, Clip] = {}
        for one in self._kept:
            if one.place[0] == key:
                for timed in parts_in(parts, one.utterances):
                    if (clip := self._clip(one, timed)) is not None:
                        found.setdefault(timed.text, clip)
        return found

    def of_texts(self, texts: Iterable[str]) -> Mapping[str, Clip]:
        """The sound of these texts, wherever in the session they were said so; where several times,
        where it was most like them."""
        found: dict[str, Clip] = {}
        heard = [
            bare_words(" ".join(word.text for said in one.utterances for word in said.words))
            for one in self._kept
        ]
        for text in dict.fromkeys(texts):
            wanted = bare_words(text)
            places = [
                (_likeness(text, timed, one), number)
                for number, one in enumerate(self._kept)
                if can_be_in(wanted, heard[number])
                for timed in parts_in([text], one.utterances)
            ]
            likeness, number = max(places, default=(0.0, 0))
            if likeness >= _LEAST_LIKENESS:
                one = self._kept[number]
                if clip := self._clip(one, parts_in([text], one.utterances)[0]):
                    found[text] = clip
        return found

    def _clip(self, one: KeptAnswer, timed: TimedSentence) -> Clip | None:
        """None where it was not said, or its file cannot be played any more."""
        from voice_coach.recordings.sound_file import sound_in

        if timed.starts_at is None or timed.ends_at is None:
            return None
        words = [word for utterance in one.utterances for word in utterance.words]
        before = max((w.end for w in words if w.end <= timed.starts_at), default=0.0)
        after = min((w.start for w in words if w.start >= timed.ends_at), default=inf)
        begins = max(before, timed.starts_at - BEFORE_SECONDS)
        ends = max(timed.ends_at, min(after, timed.ends_at + AFTER_SECONDS))
        if ends - begins > MOST_SECONDS:
            return None
        with contextlib.suppress(JournalError):
            clip = sound_in(self._folder / one.recording.file, begins, ends)
            is_whole = clip.seconds > timed.ends_at - begins - _CUT_SECONDS
            return clip if is_whole else None
        return None


def _likeness(text: str, timed: TimedSentence, one: KeptAnswer) -> float:
    """How much of the text, and of what was said there, is in the other: 1 where all is."""
    if timed.starts_at is None or timed.ends_at is None:
        return 0.0
    said = [
        word.text.casefold()
        for utterance in one.utterances
        for word in utterance.words
        if word.start >= timed.starts_at and word.end <= timed.ends_at
    ]
    return SequenceMatcher(None, _WORD.findall(text.casefold()), said, autojunk=False).ratio()


def own_voice_of(journal: JournalReader, session: str) -> OwnVoice:
    """What was kept of a sitting; nothing where no log tells of it."""
    kept: tuple[KeptAnswer, ...] = ()
    with contextlib.suppress(CoachError):
        if (sitting := journal.as_logged(session)) is not None:
            kept = tuple(kept_in(sitting))
    return OwnVoice(folder_of(journal.folder, session), kept)
