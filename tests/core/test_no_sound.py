"""A microphone without sound, speech without words, and silence: what is told, when, and where."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.in_time import MessagesInTime, Screen, said
from tests.support.kept import Kept
from voice_coach.audio.microphone import _one_channel
from voice_coach.audio.no_sound import SoundWatch
from voice_coach.audio.ports import Pcm
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import NoEar, SilentMouth
from voice_coach.coach.runner import Runner, Stopped
from voice_coach.coach.sound_notes import NO_SPEECH, TOO_SOFT, never_any, none_now
from voice_coach.console.frame import Shown, frame
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.manners import DEFAULT
from voice_coach.messages import (
    Interrupted,
    Level,
    Message,
    NoSound,
    PoorSpeech,
    SoundBack,
    Speech,
)
from voice_coach.program.toml_file import builtin

SHORT = builtin("short")
FAR = DEFAULT.nudge_seconds + 20
RATE = 1000
ZEROS: Pcm = np.zeros(RATE // 2, dtype=np.int16)
NOISE: Pcm = np.tile(np.array([0, 1], dtype=np.int16), RATE // 4)
DEAD, GONE = NoSound("headset", True), NoSound("headset", False)


class Noting(Screen):
    """Keeps the notes, too, and what the meter shows."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []
        self.meter: list[bool] = []

    def note(self, text: str) -> None:
        self.notes.append(text)

    def soundless(self, soundless: bool) -> None:
        self.meter.append(soundless)


def led(*messages: tuple[float, Message]) -> tuple[Kept, Noting]:
    """The short exercise's first question, with these messages at their times."""
    kept = Kept(SHORT)
    kept.record(e.Told(at="", key="hello"))
    kept.record(e.Guided(at="", key="breath", seconds=9.0, whole=True))
    inbox, screen = MessagesInTime(*messages), Noting()
    edges = Edges(SilentMouth(inbox), NoEar(), inbox, screen)  # type: ignore[arg-type]
    with pytest.raises(Stopped):
        Runner(kept, edges, DEFAULT, lambda: "").run()  # type: ignore[arg-type]
    return kept, screen


def told(watch: SoundWatch, pcm: Pcm, halves: int, *, listening: bool) -> list[object]:
    given = [watch.add(pcm, listening=listening) for _ in range(halves)]
    return [message for message in given if message is not None]


def test_a_microphone_that_never_gave_a_sound_is_told_of_once() -> None:
    """Who is muted would talk for an hour, and find an empty page."""
    watch = SoundWatch("headset", RATE)
    assert told(watch, ZEROS, 100, listening=False) == [], "the coach is still speaking"
    assert told(watch, ZEROS, 9, listening=True) == []
    assert told(watch, ZEROS, 100, listening=True) == [DEAD]
    assert told(watch, NOISE, 3, listening=True) == [SoundBack()]


def test_zeros_that_come_later_are_told_of_each_time() -> None:
    """A mute in the middle of a session would not be seen."""
    watch = SoundWatch("headset", RATE)
    assert told(watch, NOISE, 3, listening=False) == []
    for _ in range(2):
        assert told(watch, ZEROS, 1, listening=True) == []
        assert told(watch, ZEROS, 9, listening=True) == [GONE]
        assert told(watch, NOISE, 3, listening=True) == [SoundBack()]


def test_a_constant_offset_is_no_sound_and_the_last_bit_is() -> None:
    """A dead input with an offset would pass for a quiet room, or a quiet room for a dead one."""
    assert told(SoundWatch("h", RATE), ZEROS + np.int16(77), 20, listening=True)
    assert not told(SoundWatch("h", RATE), NOISE, 20, listening=True)


def test_channels_in_opposite_phase_do_not_cancel_each_other() -> None:
    """A balanced microphone on a stereo plug would be heard as silence."""
    random = np.random.default_rng(3)
    left = random.integers(-3000, 3000, 800).astype(np.int16)
    other = random.integers(-3000, 3000, 800).astype(np.int16)
    assert np.array_equal(_one_channel(np.stack([left, -left], axis=1)), left)
    assert np.array_equal(_one_channel(np.stack([left, left], axis=1)), left)
    both = _one_channel(np.stack([left, other], axis=1))
    assert np.array_equal(both, np.rint((left.astype(float) + other) / 2).astype(np.int16))


def test_a_dead_microphone_is_told_of_aloud_and_on_the_screen() -> None:
    """Somebody with closed eyes would go on talking to nobody."""
    _, screen = led((6.0, DEAD), (FAR, Interrupted()))
    assert screen.spoken.count(phrases.NO_SOUND) == 1
    assert screen.spoken.count(phrases.NO_SOUND_NOW) == 0, "it was said already"
    assert phrases.NUDGE not in screen.spoken
    assert screen.notes == [never_any("headset")]
    assert screen.meter == [True]
    assert phrases.NO_SOUND != phrases.NO_SOUND_NOW != NO_SPEECH


def test_a_gate_shows_at_once_and_is_spoken_of_only_in_place_of_the_nudge() -> None:
    """A headset that falls silent after each sentence would have the coach interrupt for ever."""
    _, screen = led(
        (4.0, GONE), (5.0, SoundBack()), (6.0, GONE),
        (7.0, SoundBack()), (8.0, GONE), (FAR, Interrupted()),
    )  # fmt: skip
    assert screen.notes == [none_now("headset")], "in words once"
    assert screen.meter == [True, False, True, False, True]
    assert [line for line in screen.spoken if line in phrases.FIXED] == [phrases.NO_SOUND_NOW]


def test_a_minute_without_speech_is_another_sentence_and_stays_on_the_screen() -> None:
    """Who thinks for a minute would be told that their microphone is broken."""
    levels = [(float(n), Level(-50.0, float(n))) for n in range(3, 200)]
    _, screen = led(*levels, (200.0, Interrupted()))
    assert screen.notes == [NO_SPEECH]
    assert [line for line in screen.spoken if line in phrases.FIXED] == [phrases.NUDGE]


def test_speech_without_words_keeps_the_nudge_away() -> None:
    """Somebody who sobs or mumbles would be told to take their time."""
    speech = [(float(n), Speech(n - 0.1)) for n in range(3, 60)]
    _, screen = led(*speech, (60.0 + DEFAULT.nudge_seconds - 2, Interrupted()))
    assert phrases.NUDGE not in screen.spoken
    _, screen = led(*speech, (60.0 + DEFAULT.nudge_seconds + 1, Interrupted()))
    assert phrases.NUDGE in screen.spoken


def test_a_short_answer_ends_where_speech_does() -> None:
    """ "Yes ... well, in fact" would be cut off where the rest is only murmured."""
    pause = DEFAULT.short_answer_pause_seconds
    begin = (said("it rained", 1.0), said("next", 3.0), said("yes", 6.0))
    first = [(m.utterance.ended_at, m) for m in begin]
    murmur = [(7.0 + n / 10, Speech(6.9 + n / 10)) for n in range(40)]
    until = 10.8
    kept, _ = led(*first, *murmur, (until + pause - 0.2, Interrupted()))
    assert isinstance(kept.events[-1], e.Answered)
    kept, _screen = led(*first, *murmur, (until + pause + 0.2, Interrupted()))
    assert not isinstance(kept.events[-1], e.Answered), "it is taken as it was understood"


def test_poor_speech_is_spoken_of_when_nobody_is_cut_off() -> None:
    """The coach would interrupt the very sentence that it can hardly hear."""
    poor = (4.0, PoorSpeech("soft"))
    answer = said("it rained", 5.0)
    _, screen = led(poor, (6.0, answer), (8.0, Interrupted()))
    assert screen.notes == [TOO_SOFT]
    assert phrases.TOO_SOFT not in screen.spoken, "they are still speaking"
    _, screen = led(poor, (6.0, answer), (9.0, said("next", 8.0)), (11.0, Interrupted()))
    assert phrases.TOO_SOFT in screen.spoken


def test_no_sound_stands_in_place_of_the_meter() -> None:
    """The meter would look as it does in a quiet room."""
    lines = [line.plain for line in frame(Shown(mood="listening", soundless=True), 80, 24)]
    assert any(line.rstrip().endswith("no sound") for line in lines)
