"""What listening costs beside bare Vosk and the bare sense for speech: processor time on the same
audio in the same blocks."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import vosk

from scripts.parts.benchmarks.fed import FedMicrophone, SampleClock, blocks_of
from scripts.parts.benchmarks.figures import Report, spread
from scripts.parts.benchmarks.parts import SMALL_MODEL, sound_file, speech
from tests.support.virtual_sound import VirtualSound
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.ports import Pcm
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.sound import read_clip
from voice_coach.audio.speech_sense import speech_sense
from voice_coach.coach.inbox import QueueInbox
from voice_coach.manners import DEFAULT
from voice_coach.messages import Heard

SECONDS_OF_SOUND = 45.0
RATE = 44100
BLOCK_FRAMES = 1102
"""What PortAudio handed over on the virtual devices, 25 ms at a time."""
REPEATS = 16
TARGET = 1.10
SENSE_TARGET = 6.0
"""Per cent of a core."""


def run(report: Report, _sound: VirtualSound) -> None:
    """The two alone and the pipeline in turns; the figure is the median of the ratios."""
    vosk.SetLogLevel(-1)
    with sound_file(speech(SECONDS_OF_SOUND, RATE)) as path:
        clip = read_clip(path)
    blocks = blocks_of(clip.pcm, BLOCK_FRAMES)
    bare_model = vosk.Model(model_path=str(SMALL_MODEL))
    model = VoskModel(SMALL_MODEL)
    words = _pipeline(model, blocks)  # warm, and a proof that both do the same work
    bare_words = _bare(bare_model, blocks)
    runs = [
        (
            _cpu(lambda: _bare(bare_model, blocks)),
            _cpu(lambda: _sense(blocks)),
            _cpu(lambda: _pipeline(model, blocks)),
        )
        for _ in range(REPEATS)
    ]
    bare, sense, ours = (
        [100 * cpu / clip.seconds for cpu in side] for side in zip(*runs, strict=True)
    )
    ratios = [ours / (bare + sense) for bare, sense, ours in runs]
    report.remark(
        f"{clip.seconds:.0f} s of sound at {RATE} Hz in blocks of {BLOCK_FRAMES} frames: "
        f"{bare_words} words by bare Vosk, {words} by the pipeline"
    )
    if bare_words != words:
        raise AssertionError("the two heard different words: their costs cannot be compared")
    report.tell("bare Vosk, share of one core", spread(bare, " %", places=1))
    high = statistics.median(sense)
    report.at_most(
        "sense for speech, share of one core",
        spread(sense, " %", places=1),
        high,
        SENSE_TARGET,
        " %",
    )
    report.tell("listening pipeline, share of one core", spread(ours, " %", places=1))
    ratio = statistics.median(ratios)
    figure = f"{ratio:.3f} (median of {REPEATS}; {min(ratios):.2f} to {max(ratios):.2f})"
    report.at_most("pipeline against these two, CPU", figure, ratio, TARGET)


def _cpu(work: Callable[[], object]) -> float:
    """Processor seconds of this process, all its threads."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _bare(model: Any, blocks: list[Pcm]) -> int:
    recogniser = vosk.KaldiRecognizer(model, float(RATE))
    words = 0
    for block in blocks:
        if recogniser.AcceptWaveform(block.tobytes()):
            words += len(json.loads(recogniser.Result())["text"].split())
    return words + len(json.loads(recogniser.FinalResult())["text"].split())


def _sense(blocks: list[Pcm]) -> None:
    sense = speech_sense(RATE)
    for block in blocks:
        sense.feed(block)


def _pipeline(model: VoskModel, blocks: list[Pcm]) -> int:
    clock = SampleClock()
    inbox = QueueInbox(clock)
    microphone = FedMicrophone(
        RATE, lambda rate: ListeningEar(model.recogniser, rate, inbox, DEFAULT), inbox, clock
    )
    microphone.listen(since=0.0)
    words = 0
    for number, block in enumerate(blocks):
        microphone.feed(block)
        if number % 40 == 0:  # a second of sound
            words += _take(inbox)
    while microphone.waiting:  # closing is not patient with a backlog that no card would make
        time.sleep(0.02)
    microphone.rest()
    microphone.close()
    return words + _take(inbox)


def _take(inbox: QueueInbox) -> int:
    words = 0
    while (message := inbox.get(0.0)) is not None:
        if isinstance(message, Heard):
            words += len(message.utterance.words)
    return words
