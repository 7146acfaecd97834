"""The coach's voice when the speech engine hangs for good."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.required import audio_is_required
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import NoEar, SpokenMouth
from voice_coach.coach.turns import Attention
from voice_coach.console.plain import PlainView
from voice_coach.dialogue import phrases
from voice_coach.errors import VoiceError
from voice_coach.manners import Manners


@contextlib.contextmanager
def hanging(voice: PyttsxVoice) -> Iterator[set[int]]:
    """Stop every engine of this voice as soon as it is there."""
    over, stopped = threading.Event(), set[int]()

    def stop() -> None:
        while not over.wait(0.005):
            pid = voice.engine_pid
            if pid is not None and pid not in stopped:
                stopped.add(pid)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGSTOP)

    thread = threading.Thread(target=stop)
    thread.start()
    try:
        yield stopped
    finally:
        over.set()
        thread.join()


@pytest.mark.audio
def test_an_engine_that_always_hangs_leaves_the_words_on_the_screen(tmp_path: Path) -> None:
    """The session would hang with its engine, or break off in the middle."""
    voice = PyttsxVoice(runtime_dir=tmp_path / "run", timeout_seconds=8.0)
    card, screen = MemoryCard(), io.StringIO()
    mouth = SpokenMouth(voice, card, Manners())
    attention = Attention(
        Edges(mouth, NoEar(), card, PlainView(screen)), Manners(), lambda utterance: None
    )
    try:
        try:
            voice.render("Hello.")
        except VoiceError:
            if audio_is_required():
                raise
            pytest.skip("there is no speech engine here")
    finally:
        voice.close()
    voice = PyttsxVoice(runtime_dir=tmp_path / "run", timeout_seconds=1.0)
    attention.edges = Edges(
        SpokenMouth(voice, card, Manners()), NoEar(), card, attention.edges.view
    )
    try:
        with hanging(voice) as stopped:
            # What was to be prepared must not have the coach wait for each of its time-outs.
            voice.prepare(f"This is sentence number {number}." for number in range(40))
            assert attention.speak(("What happened?",)) is None
            assert attention.speak(("Does it keep happening?",)) is None
        assert len(stopped) >= 2, "it was not started afresh"
        for pid in stopped:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)
    finally:
        voice.close()
    lines = screen.getvalue().splitlines()
    assert lines[0] == "Coach: What happened?"
    assert "does not answer, even after a fresh start" in lines[1]
    assert lines[2:] == [phrases.NO_VOICE, "Coach: Does it keep happening?"]
