"""Sound is kept as it is caught, whatever the recogniser is busy with."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from scripts.parts.benchmarks.fed import FedMicrophone, SampleClock
from voice_coach.audio import microphone as microphone_module
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.intake import PREROLL_SECONDS, Intake
from voice_coach.audio.level_sense import LevelSense
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Block, Clip, Pcm, Segment
from voice_coach.coach.inbox import QueueInbox
from voice_coach.journal import spool
from voice_coach.journal.spool import Spool
from voice_coach.manners import DEFAULT
from voice_coach.messages import Heard, Word

RATE = 1000
"""A frame is a millisecond."""


class Turnstile:
    """A recogniser that lets a block pass only when it is told to; it hears one word in all."""

    def __init__(self) -> None:
        self.turns = threading.Semaphore(0)
        self.fed = 0

    def feed(self, pcm: Pcm) -> Segment | None:
        self.turns.acquire()
        self.fed += len(pcm)
        return None

    def partial(self) -> str:
        return ""

    def finish(self) -> Segment:
        return Segment("word", (Word("word", 0.0, self.fed / RATE, 1.0),))

    def begin(self) -> None:
        """Times count from nought in every test."""


def numbered(first: int, frames: int) -> Pcm:
    """Samples that say which millisecond they are."""
    return np.arange(first, first + frames, dtype=np.int16)


def kept(folder: Path) -> list[int]:
    """Which milliseconds are on disk."""
    samples = b"".join(chunk.samples for chunk in spool.read(folder, 0.0))
    return [int(sample) for sample in np.frombuffer(samples, np.int16)]


def fed(recogniser: Turnstile) -> FedMicrophone:
    """The real microphone's threads and the real ear, with this recogniser."""
    clock = SampleClock()
    inbox = QueueInbox(clock)

    def recogniser_for(rate: int, phrases: Sequence[str] | None) -> Turnstile:
        return recogniser

    return FedMicrophone(
        RATE,
        lambda rate: ListeningEar(recogniser_for, rate, inbox, DEFAULT, LevelSense),
        inbox,
        clock,
    )


def until(there: int, folder: Path) -> list[int]:
    """What is on disk, as soon as it is so much; the test's time-out where it never is."""
    while len(found := kept(folder)) < there:
        threading.Event().wait(0.005)
    return found


def test_sound_is_on_disk_though_nothing_of_it_is_recognised(tmp_path: Path) -> None:
    """Sound that waits for a slow recogniser would be lost when the program dies."""
    recogniser = Turnstile()
    microphone = fed(recogniser)
    answer = Spool(tmp_path / "s", "details", None)
    microphone.feed(numbered(0, 500))
    microphone.listen(since=0.3, spool=answer)  # from before it was told to
    for second in range(1, 8):
        microphone.feed(numbered(second * 500, 500))
    assert until(3700, tmp_path / "s") == list(range(300, 4000))
    assert recogniser.fed == 0
    for _ in range(8):
        recogniser.turns.release()
    microphone.rest()
    assert recogniser.fed == 3700
    microphone.feed(numbered(4000, 500))
    microphone.close()
    assert kept(tmp_path / "s")[-1] == 3999, "at rest nothing is kept"


def test_resting_waits_for_a_recogniser_that_gets_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a slow computer the end of a long answer would be heard too late for its question."""
    monkeypatch.setattr(microphone_module, "_REST_PATIENCE_SECONDS", 1.0)
    recogniser = Turnstile()
    microphone = fed(recogniser)
    microphone.listen(since=0.0)
    blocks = 6  # in all half as long again as its patience
    for number in range(blocks):
        microphone.feed(numbered(number * 100, 100))
    over = threading.Event()

    def let_pass() -> None:
        for _ in range(blocks):
            over.wait(0.25)
            recogniser.turns.release()

    threading.Thread(target=let_pass, daemon=True).start()
    microphone.rest()
    message = microphone._inbox.get(0.0)
    while message is not None and not isinstance(message, Heard):
        message = microphone._inbox.get(0.0)
    assert isinstance(message, Heard), "it gave up on a recogniser that was only slow"
    assert recogniser.fed == blocks * 100
    over.set()
    microphone.close()


def test_resting_gives_up_on_a_recogniser_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The session could not even be left with Ctrl-C."""
    monkeypatch.setattr(microphone_module, "_REST_PATIENCE_SECONDS", 0.5)
    recogniser = Turnstile()
    microphone = fed(recogniser)
    microphone.listen(since=0.0)
    microphone.feed(numbered(0, 100))
    microphone.rest()
    assert recogniser.fed == 0
    for _ in range(2):
        recogniser.turns.release()
    microphone.close()


def test_no_more_than_the_last_seconds_stay_at_hand() -> None:
    """An hour of silence would pile up in memory, or a quick first word be gone."""
    intake = Intake(RATE)
    for number in range(200):
        intake.add(Block(numbered(number * 100, 100), number / 10))
    caught = intake.open(since=0.0, spool=None)
    assert caught[-1].pcm[-1] == 19_999
    assert PREROLL_SECONDS <= sum(len(block.pcm) for block in caught) / RATE < PREROLL_SECONDS + 0.2


def test_in_memory_too_sound_is_kept_from_where_it_counts(tmp_path: Path) -> None:
    """What is tested in memory would not hold on a real device."""
    recogniser = Turnstile()
    for _ in range(1000):
        recogniser.turns.release()
    card = MemoryCard(RATE)
    ear = ListeningEar(lambda rate, phrases: recogniser, RATE, card, DEFAULT, LevelSense)
    card.attach(ear)
    card.speak(Clip(np.full(3 * RATE, 7, dtype=np.int16), RATE), at=1.0)
    while card.get(2.0) is not None:
        pass
    ear.listen(since=1.25, spool=Spool(tmp_path / "s", "details", None))
    while card.get(3.0) is not None:
        pass
    ear.rest()
    while card.get(4.0) is not None:
        pass
    (chunk,) = spool.read(tmp_path / "s", 0.0)
    assert (chunk.at, chunk.ends_at) == (1.25, 3.0)
    assert recogniser.fed == 1750
