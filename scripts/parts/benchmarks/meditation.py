"""Whether a meditation is as long as asked for and its cues fall where the plan puts them.

Bells and cues are looked for in the samples that were played, by correlation.
"""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass

import numpy as np

from scripts.parts.benchmarks.figures import Report, spread
from scripts.parts.benchmarks.parts import served
from tests.support.likeness import find_clip
from tests.support.virtual_sound import RATE, VirtualSound
from voice_coach.audio.bell import bell
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Clip, Inbox, Loudspeaker, Pcm
from voice_coach.audio.sound import resample
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.coach.edges import Edges
from voice_coach.coach.inbox import QueueInbox
from voice_coach.coach.meditation import GuideRun
from voice_coach.coach.mouth import BELL_HEARD_SECONDS, CUE_PACE, NoEar, SpokenMouth
from voice_coach.console.plain import PlainView
from voice_coach.dialogue.timetable import cues_for, plan
from voice_coach.manners import DEFAULT
from voice_coach.program import toml_file
from voice_coach.program.values import Guide

MINUTES = 20.0
ROOM_DBFS = -70.0
TARGET_MS = 20.0
AROUND_SECONDS = 1.0
"""How far from its place a bell or a cue is looked for."""
LIKE = 0.6
"""Least correlation of a sound with what was found; where the bell still rings it is below 1."""


def run(report: Report, _sound: VirtualSound) -> None:
    """Twenty minutes on the sound card in memory."""
    played: list[Pcm] = []
    # The noise of a room keeps the microphone in use, as the ear does between two cues.
    card = MemoryCard(recording=played.append, noise_dbfs=ROOM_DBFS)
    plan = _lead(card, card, MINUTES)
    _measure(report, "20 minutes simulated", plan, np.concatenate(played), card.rate)


def run_long(report: Report, sound: VirtualSound) -> None:
    """One minute of real time, recorded at the virtual loudspeaker's monitor."""
    from voice_coach.audio.loudspeaker import SoundDeviceLoudspeaker
    from voice_coach.audio.stream_clock import StreamClock

    with served(sound), sound.recording() as recording:
        clock = StreamClock()
        inbox = QueueInbox(clock)
        with contextlib.closing(SoundDeviceLoudspeaker(None, inbox, clock)) as loudspeaker:
            plan = _lead(loudspeaker, inbox, 1.0)
            recording.wait_for(0.5)
        _measure(report, "1 minute in real time", plan, recording.pcm, RATE)


@dataclass(frozen=True)
class _Planned:
    """What should be heard, and where, in seconds from the opening bell."""

    bell: Clip
    seconds: float
    cues: list[tuple[Clip, float]]


def _lead(loudspeaker: Loudspeaker, inbox: Inbox, minutes: float) -> _Planned:
    """Lead the exercise's own meditation, whole; returns its plan."""
    guide = toml_file.default().item("meditation")
    assert isinstance(guide, Guide)
    with contextlib.closing(PyttsxVoice()) as voice:
        clips = [voice.render(cue.text, pace=CUE_PACE) for cue in cues_for(guide, minutes)]
        mouth = SpokenMouth(voice, loudspeaker, DEFAULT)
        edges = Edges(mouth, NoEar(), inbox, PlainView(io.StringIO()))
        GuideRun(guide, minutes, edges, DEFAULT).run(inbox.get)
    planned = plan(
        guide,
        minutes,
        [clip.seconds for clip in clips],
        bell_seconds=BELL_HEARD_SECONDS,
        breathing_seconds=DEFAULT.breathing_seconds,
    )
    spoken = {cue.text: clip for cue, clip in zip(cues_for(guide, minutes), clips, strict=True)}
    cues = [(spoken[cue.text], cue.starts_at) for cue in planned.cues]
    return _Planned(bell(), planned.seconds, cues)


def _measure(report: Report, name: str, planned: _Planned, heard: Pcm, rate: int) -> None:
    def error_ms(clip: Clip, at: float) -> float:
        """How far from ``at`` (seconds of the recording) the clip is really heard."""
        shape = resample(clip, rate).pcm
        first = max(0, round((at - AROUND_SECONDS) * rate))
        last = round((at + clip.seconds + AROUND_SECONDS) * rate)
        start, likeness = find_clip(heard[first:last], shape)
        if likeness < LIKE:
            raise AssertionError(f"not found where it should be, {at:.1f} s after the beginning")
        return abs((first + start) / rate - at) * 1000

    shape = resample(planned.bell, rate).pcm
    opening = find_clip(heard[: len(shape) + 3 * rate], shape)[0] / rate
    length = error_ms(planned.bell, opening + planned.seconds)
    cues = [error_ms(clip, opening + at) for clip, at in planned.cues]
    report.at_most(f"meditation length, {name}", f"{length:.2f} ms off", length, TARGET_MS, " ms")
    report.at_most(
        f"meditation cues, {name}", spread(cues, " ms", places=2), max(cues), TARGET_MS, " ms"
    )
