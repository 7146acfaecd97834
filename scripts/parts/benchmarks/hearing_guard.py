"""The guard of the fair copy beside texts that nobody said: it must turn them down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from scripts.parts.benchmarks.figures import Report
from scripts.parts.benchmarks.hearing_rooms import pink
from scripts.parts.benchmarks.hearing_speech import Spoken
from voice_coach.audio.sound import to_pcm
from voice_coach.fair_copy.fair import fair_copy
from voice_coach.fair_copy.guard import judge
from voice_coach.fair_copy.ports import RATE_HZ

if TYPE_CHECKING:
    from scripts.parts.benchmarks.hearing import Hear, Heard

_LOOPED_WORDS, _LOOPS = 3, 5
_OTHER = 7
"""How many answers further on the text of another answer is taken from."""
Change = Callable[[int], str]


def tell_guard(report: Report, heard: Sequence[Heard], hear: Hear) -> None:
    """Right texts that were spoilt, and what is written of sound in which nobody speaks."""
    if heard:
        copies = [one.copy.text for one in heard]
        spoilt: dict[str, Change] = {
            "another answer": lambda at: copies[(at + _OTHER) % len(copies)],
            "a loop": lambda at: copies[at] + f" {_end(copies[at])}" * _LOOPS,
            "a half lost": lambda at: copies[at][: len(copies[at]) // 2],
            "three quarters lost": lambda at: copies[at][: len(copies[at]) // 4],
            "three answers in one": lambda at: (
                f"{copies[at]} {copies[at - _OTHER]} {copies[at - 1]}"
            ),
        }
        for name, change in spoilt.items():
            down = sum(
                not judge(one.words, change(at), seconds=one.seconds).kept
                for at, one in enumerate(heard)
            )
            report.tell(f"hearing, guard: {name}", f"turned down {down} of {len(heard)}")
    empty = hear(list(_nobody()))
    written = [one for one in empty if one.copy.text]
    kept = sum(one.copy.kept for one in written)
    sensed = sum(
        bool(fair_copy(one.words, one.lines, seconds=one.seconds, speech=()).text)
        for one in written
    )
    report.tell(
        "hearing, guard: nobody speaks",
        f"words in {len(written)} of {len(empty)}, kept {kept}; with a sense for speech {sensed}",
    )


def _end(text: str) -> str:
    return " ".join(text.split()[-_LOOPED_WORDS:])


def _nobody() -> Iterator[Spoken]:
    """Silence, and pink noise of several levels and lengths."""
    for number in range(12):
        frames = RATE_HZ * (2 + number)
        level = 10 ** (-(25 + 3 * number) / 20) * 32768
        noise = to_pcm(pink(frames, number) * level) if number else np.zeros(frames, np.int16)
        yield Spoken("", noise, written=False)
