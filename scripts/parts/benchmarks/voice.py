"""How well the coach is understood: all fixed prompts of the exercise, spoken by each voice at its
usual pace, and read by the second ear.

Only asked for by its name. Prints each prompt that came back otherwise, and how fast each voice is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager

from scripts.parts.benchmarks.figures import Report
from scripts.parts.benchmarks.hearing_score import Tally
from voice_coach.audio import natural
from voice_coach.audio.ports import Clip, Pcm
from voice_coach.audio.sound import concatenate, resample, silence
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.audio.voice_choice import SYSTEM
from voice_coach.coach.mouth import CUE_PACE
from voice_coach.coach.opening import cues
from voice_coach.dialogue.director import fixed_sentences
from voice_coach.fair_copy.moonshine import MoonshineEar
from voice_coach.fair_copy.ports import RATE_HZ, NoEngine
from voice_coach.program import toml_file

VOICES = ((natural.ID, "natural", 3.0), (SYSTEM, "system's own", 10.0))
"""Each with its goal: most word errors in percent."""
ALIKE = (
    ("to-day", "today"), ("to-morrow", "tomorrow"), ("centre", "center"), ("some one", "someone"),
    ("any more", "anymore"), ("judgement", "judgment"), ("out-come", "outcome"),
    (r"\btoo\b", "to"), (r"\btheir\b", "there"), (r"\byou're\b", "your"), (r"\bhear\b", "here"),
    (r"\bwon\b", "one"), (r"\bit's\b", "its"), (r"\bknow\b", "no"), (r"\bout come\b", "outcome"),
)  # fmt: skip
"""Other spellings, and words that sound the same: no ear can tell these apart."""
LEAD_SECONDS, TAIL_SECONDS = 0.3, 0.8


def run(report: Report, _sound: object) -> None:
    """The natural voice, where it is installed, and the system's own."""
    try:
        ear = MoonshineEar()
    except NoEngine as error:
        report.remark(f"voice: no figure. {error}")
        return
    with _not_left_alone():
        for voice_id, name, most in VOICES:
            if voice_id == natural.ID and not natural.is_here():
                report.remark("voice: the natural voice is not installed (the extra `test`)")
                continue
            with closing(PyttsxVoice(voice_id=voice_id, clearly=True)) as voice:
                _tell(report, ear, voice, name, most)


@contextmanager
def _not_left_alone() -> Iterator[None]:
    before = os.environ.pop(natural.LEFT_ALONE, None)
    try:
        yield
    finally:
        if before is not None:
            os.environ[natural.LEFT_ALONE] = before


def _tell(report: Report, ear: MoonshineEar, voice: PyttsxVoice, name: str, most: float) -> None:
    program = toml_file.default()
    slow = set(cues(program))
    tally, seconds, words = Tally(), 0.0, 0
    for text in dict.fromkeys(fixed_sentences(program)):
        clip = voice.render(text, pace=CUE_PACE if text in slow else 1.0)
        if text not in slow:
            seconds += clip.seconds
            words += len(text.split())
        heard = " ".join(line.text for line in ear.read(_in_quiet(clip)))
        if tally.add(_sounds(text), _sounds(heard)):
            report.remark(f"{text}\n#     heard: {heard}")
    low, high = tally.interval()
    figure = f"{tally.percent:.1f} % ({low:.1f} to {high:.1f}), n={tally.words}"
    report.at_most(f"voice, {name}: word errors", figure, tally.percent, most, " %")
    pace = f"{words / seconds * 60:.0f} words a minute"
    report.tell(f"voice, {name}: pace of prompts, pauses included", pace)


def _sounds(text: str) -> str:
    text = text.lower()
    for pattern, alike in ALIKE:
        text = re.sub(pattern, alike, text)
    return text


def _in_quiet(clip: Clip) -> Pcm:
    lead, tail = silence(LEAD_SECONDS, clip.rate), silence(TAIL_SECONDS, clip.rate)
    return resample(concatenate(lead, clip, tail), RATE_HZ).pcm
