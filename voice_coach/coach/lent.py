"""The person's own voice in the place of the coach's, where their words are said back to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from voice_coach.audio.ports import Clip, Voice

OWN_GAP_SECONDS = 0.25
"""Between the coach's voice and the person's, within a sentence."""
_MOST_GAIN_DB = 24.0
"""Who spoke softer than this into the microphone is heard softer."""
_PEAK_DBFS = -1.0
_FEW_WORDS = 3
"""Fewer than these may stand in any sentence of the coach's: they count where signs divide them
from the rest of it, as where it tells of them ("Your event: work.")."""
_SIGN_BEFORE = re.compile(r"(?:\A|[:.!?,;\u2026\"\u201c\u2018(\n])\W*\Z")
_SIGN_AFTER = re.compile(r"\s*(?:\Z|[.!?,;:\u2026\"\u201d\u2019)\n])")
_LEAST_WORDS = 6
"""Of a long text that is said cut short, at least so many of the first words are there."""
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_AND_SO_ON = ("and", "so", "on")
_CUT_SHORT = re.compile(rf"\W*(?:{' '.join(_AND_SO_ON)})?\W*$")
_MEASURED = "This is how loud I speak."


class Own:
    """What is lent, by its words, and how loud the coach speaks."""

    def __init__(self) -> None:
        self._clips: list[tuple[tuple[str, ...], Clip]] = []
        self._coach_dbfs: float | None = None

    def take(self, own: Mapping[str, Clip]) -> None:
        """From now on these count, too; the longest first."""
        found = {tuple(_words(text)): clip for text, clip in own.items()}
        kept = {words: clip for words, clip in self._clips if words not in found}
        everything = {**kept, **{words: clip for words, clip in found.items() if words}}
        self._clips = sorted(everything.items(), key=lambda one: -len(one[0]))

    def parts_of(self, text: str) -> Iterator[str | Clip]:
        """The text in the parts that are said and those that are played; at least one."""
        for words, clip in self._clips:
            if (place := _place(words, text)) is not None:
                start, end = place
                if _WORD.search(text[:start]):
                    yield text[:start].strip()
                yield clip
                if _WORD.search(text[end:]):
                    yield text[end:].strip(" .,;")
                return
        yield text

    def match(self, clip: Clip) -> None:
        """So the coach speaks."""
        if self._coach_dbfs is None and self._clips:
            self._coach_dbfs = speech_dbfs(clip)

    def levelled(self, clip: Clip, voice: Voice) -> Clip:
        """The person's sound as loud as the coach's ``voice``. Raises VoiceError."""
        from voice_coach.audio.sound import gain, peak_dbfs

        if self._coach_dbfs is None:
            self._coach_dbfs = speech_dbfs(voice.render(_MEASURED))
        wanted = self._coach_dbfs - speech_dbfs(clip)
        most = min(_MOST_GAIN_DB, _PEAK_DBFS - peak_dbfs(clip.pcm))
        return gain(clip, 10 ** (min(wanted, most) / 20))


def _words(text: str) -> list[str]:
    return [found[0].casefold().replace("\u2019", "'") for found in _WORD.finditer(text)]


def _place(words: tuple[str, ...], text: str) -> tuple[int, int] | None:
    """Where these words stand in the text, from letter to letter; a long text may be cut short at
    its end."""
    spans = [found.span() for found in _WORD.finditer(text)]
    there = _words(text)
    for first in range(len(there)):
        alike = 0
        while alike < len(words) and there[first + alike : first + alike + 1] == [words[alike]]:
            alike += 1
        if alike == len(words):
            start, end = spans[first][0], spans[first + alike - 1][1]
            if alike >= _FEW_WORDS or _stands_alone(text, start, end):
                return start, end
            continue
        # The text may go on like "and so on" itself.
        for last in range(alike, max(_LEAST_WORDS, alike - len(_AND_SO_ON)) - 1, -1):
            if _CUT_SHORT.fullmatch(text[spans[first + last - 1][1] :]):
                return spans[first][0], len(text)
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether signs, or nothing, are before and after it."""
    before = _SIGN_BEFORE.search(text[:start])
    return before is not None and _SIGN_AFTER.match(text, end) is not None


def speech_dbfs(clip: Clip) -> float:
    """How loud speech is, its pauses left out: the level of the louder half of it, in dB of full
    scale."""
    import numpy as np

    from voice_coach.audio.sound import level_dbfs

    frames = max(1, round(clip.rate * 0.02))
    blocks = [clip.pcm[at : at + frames] for at in range(0, len(clip.pcm), frames)]
    levels = sorted(level_dbfs(block) for block in blocks)
    louder = levels[len(levels) // 2 :] or levels
    return float(10 * np.log10(np.mean([10 ** (level / 10) for level in louder])))
