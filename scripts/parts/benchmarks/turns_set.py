"""What the person says in the benchmark of turns, in which voice, and the exercise that asks.

What is spoken is kept where the voice is able to say it so that the live recogniser hears it word
for word in a quiet room: what is measured is who speaks when, not how well words are heard.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from scripts.parts.benchmarks import hearing_speech
from tests.support.pulse import RATE
from voice_coach.audio import natural
from voice_coach.audio.ports import Clip
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.sound import concatenate, gain, level_dbfs, resample, silence, trim

SPEECH_DBFS = -26.0
"""Root mean square of each phrase, as telephony levels speech (ITU-T P.56 and P.501)."""
PAUSE = "|"
THINKS_SECONDS = (0.9, 1.8)
"""A pause after what sounds unfinished."""
BREATHES_SECONDS = (0.25, 0.55)
"""A pause behind what is an answer as it stands, and goes on."""
_TAKES = 3
_ENDS_DBFS = -45.0
_ESPEAK = ("espeak-ng", "-v", "en-us", "-s", "140", "-w")

NUMBERS = (
    "seven", "three", "nine", "five", "eight", "ten", "two", "four", "six", "a seven",
    "a three", "maybe a four", "about a six", "i would say seven", "eight i think", "a two",
    "it is a five", "nine out of ten",
)  # fmt: skip
YES_NO = (
    "yes", "yes please", "yes i will", "not really", "of course", "no thank you", "yes of course",
    "i will", "well yes", "no i will not", "absolutely", "i think so", "no",
)  # fmt: skip
OPTIONS = (
    "it keeps happening", "the first time", "it is the first time", "keeps happening",
    "it keeps happening to me", "this is the first time",
)  # fmt: skip
DATES = (
    "on friday at nine in the morning", "on monday at seven in the morning",
    "tomorrow at nine in the morning", "on friday at ten in the morning",
    "on thursday at three in the afternoon", "on saturday at eleven in the morning",
    "on tuesday at eight in the morning", "on friday at six in the evening",
    "on sunday at four in the afternoon", "tomorrow at seven in the evening",
)  # fmt: skip
PAUSED_NUMBERS = (
    "um | seven", "i would say | a four", "it is a | seven", "seven or | eight", "well | a six",
    "three - i think", "a seven - maybe",
)  # fmt: skip
PAUSED_YES_NO = ("well | yes", "um | no", "yes but | not now", "yes - i will", "yes - of course")
PAUSED_OPTIONS = ("it is the | first time", "um | it keeps happening", "it | keeps happening")
PAUSED_DATES = (
    "on friday at | nine in the morning", "on friday | at nine in the morning",
    "on monday at | seven in the morning", "tomorrow at | nine in the morning",
    "on friday - at nine in the morning",
)  # fmt: skip
"""Of "|" and "-": a pause after what sounds unfinished, or behind a whole answer."""
COMMANDS = ("next", "repeat")
DICTATION = (
    "next time we talk about the house", "we said it again and again",
    "he asked me to repeat the question", "the next day she called me",
    "i said skip it and he said no", "it was the next house in the street",
    "they said stop and i said no", "i said yes again and again", "he said it and i said next time",
    "we said no to it the next day", "it is a good day and i like it", "she said repeat it to me",
    "i said help me with it", "we had a pause in the morning",
)  # fmt: skip
"""Sentences, most of them with words of commands in them."""
OVER = (
    "my sister called me", "we talked about the house", "he asked me to repeat the question",
    "the next day she called me", "my mother said it again and again",
    "i said yes to it in the morning", "i called my mother in the morning",
)  # fmt: skip
"""Begun while the coach speaks."""


@dataclass(frozen=True, eq=False)
class Phrase:
    """Words and their sound at ``RATE`` Hz, which ends with the last of them."""

    text: str
    clip: Clip

    @property
    def is_paused(self) -> bool:
        """Whether there is a pause within it."""
        return PAUSE in self.text or " - " in self.text


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of the person's."""

    name: str
    say: hearing_speech.Speaker


def bare(text: str) -> str:
    """The words alone."""
    return " ".join(word for word in text.split() if word not in (PAUSE, "-"))


class Wardrobe:
    """Phrases in one voice, as the recogniser hears them right; ``left_out`` those that it does
    not, however they are said."""

    def __init__(self, model: VoskModel, voice: Voice) -> None:
        self.voice = voice
        self._recogniser = model.recogniser(RATE, None)
        self._draws = np.random.default_rng(13)
        self.left_out: list[str] = []

    def phrases(self, texts: Sequence[str]) -> list[Phrase]:
        """Those of these that can be had."""
        found = [(text, self.phrase(text)) for text in texts]
        self.left_out += [text for text, phrase in found if phrase is None]
        return [phrase for _, phrase in found if phrase is not None]

    def phrase(self, text: str) -> Phrase | None:
        """With pauses drawn anew each time; None where the recogniser hears other words."""
        parts: list[Clip] = []
        for words, pause in _parts(text):
            clip = self._heard_right(words, "." if pause is None else ",")
            if clip is None:
                return None
            parts += [clip, silence(self._draws.uniform(*pause) if pause else 0.0, RATE)]
        return Phrase(text, concatenate(*parts))

    @functools.cache  # noqa: B019 - one wardrobe, as long as the benchmark
    def _heard_right(self, words: str, end: str) -> Clip | None:
        for take in range(_TAKES):
            text = words.capitalize() + end
            clip = _levelled(hearing_speech.kept(self.voice.name, text, take, self.voice.say))
            recogniser = self._recogniser
            recogniser.begin()
            sound = concatenate(silence(0.4, RATE), clip, silence(0.6, RATE))
            first, last = recogniser.feed(sound.pcm), recogniser.finish()
            heard = " ".join(part.text for part in (first, last) if part is not None and part.text)
            if heard == words:
                return clip
        return None


def _parts(text: str) -> Iterator[tuple[str, tuple[float, float] | None]]:
    words: list[str] = []
    for word in text.split():
        if word in (PAUSE, "-"):
            yield " ".join(words), THINKS_SECONDS if word == PAUSE else BREATHES_SECONDS
            words = []
        else:
            words.append(word)
    yield " ".join(words), None


def _levelled(clip: Clip) -> Clip:
    close = trim(resample(clip, RATE), floor_dbfs=_ENDS_DBFS, before=0.02, after=0.0)
    return gain(close, 10 ** ((SPEECH_DBFS - level_dbfs(close.pcm)) / 20))


def voices() -> list[Voice]:
    """Those that are here and are not the coach's: the neural one first, where the coach speaks
    with the system's, then synthesisers."""
    found: list[Voice] = []
    for name, speaker in (
        (f"piper {hearing_speech.NEURAL_VOICE}", hearing_speech.neural_speaker),
        ("flite slt", lambda: hearing_speech.by_program("flite", "-voice", "slt", "-o")),
        ("espeak-ng en-us", lambda: hearing_speech.by_program(*_ESPEAK)),
    ):
        if natural.is_here() and name.startswith("piper"):
            continue
        with contextlib.suppress(hearing_speech.NoVoice):
            found.append(Voice(name, speaker()))
    return found


HEAD = """\
format = 1
id = "turns"
title = "Turns"
version = 1
[[step]]
key = "turns"
number = 1
title = "Turns"
open = "Tell me all about it. Then say next."
[[step.item]]
key = "hello"
tell = "{hello}"
"""
HELLO = (
    "Welcome to this short round of questions. There is nothing to prepare and there is nothing "
    "that you can do wrong. I will ask you one thing after the other and you can take all the time "
    "that you need."
)
"""So long that a canceller has learnt the room before the first question."""
GOODBYE = "Thank you. That was all."
ASKS = {
    "open": "Please tell me about something that happened to you today.",
    "scale": "From zero to ten, how clear are you about it now?",
    "will": "Do you want to do something about it?",
    "option": "Does it keep happening, or is it the first time?",
    "date": "When will you begin with it?",
    "over": "Please tell me about the people who are a part of this and about all that they have "
            "said and done to you since it began.",
    "twice": "Now tell me what else there is that could be of use to somebody who is in the same "
             "place as you are today.",
}  # fmt: skip
_KINDS = {
    "open": "",
    "scale": 'answer = "scale"',
    "will": 'answer = "yes-no"',
    "option": """answer = "choice"
options = [
    { value = "keeps-happening", say = "it keeps happening", match = ["keeps happening"] },
    { value = "first-time", say = "it is the first time", match = ["first time", "the first"] },
]""",
    "date": 'answer = "date"\nwants = "day-and-time"\nconfirm = true',
    "over": "",
    "twice": "",
}  # fmt: skip


def exercise(rounds: int, asks: Sequence[str]) -> str:
    """The file of an exercise that asks these in each of so many rounds; keys are ``open_0`` and
    so on."""
    items = [HEAD.format(hello=HELLO)]
    for number in range(rounds):
        for key in asks:
            items.append(
                f'[[step.item]]\nkey = "{key}_{number}"\nask = "{ASKS[key]}"\n{_KINDS[key]}\n'
            )
    items.append(f'[[step.item]]\nkey = "goodbye"\ntell = "{GOODBYE}"\n')
    return "\n".join(items)
