"""What both ears make of sounds that are no words, from a folder: laughs, coughs, sighs, keys.

``FOLDER/KIND/*.wav``. Each is heard as it was recorded and at the level of speech, in a quiet room:
live, while the coach speaks, and again by the second ear, as a session has it read.
"""

from __future__ import annotations

import queue
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scripts.parts.benchmarks.figures import Report
from scripts.parts.benchmarks.hearing_rooms import pink
from tests.support.kept_messages import KeptMessages
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.ports import Block, Pcm, Playback
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.sound import read_clip, resample, to_pcm
from voice_coach.audio.speech_sense import speech_in
from voice_coach.coach.answer_sound import AFTER_SECONDS, BEFORE_SECONDS
from voice_coach.coach.overhearing import Overhearing
from voice_coach.dialogue.commands import is_command
from voice_coach.dialogue.talk_over import PHRASES
from voice_coach.fair_copy.background import BackgroundReader, Outcome, State
from voice_coach.fair_copy.fair import fair_copy
from voice_coach.fair_copy.ports import RATE_HZ
from voice_coach.manners import DEFAULT
from voice_coach.messages import Heard, HeardOver, Message, Partial, Speech, Utterance

QUIET_SECONDS = 1.5
"""Before and after each sound."""
ROOM_DBFS = -62.0
SPEECH_DBFS = -26.0
"""Root mean square of the loud parts of somebody who speaks a step away from the microphone."""
_LOUD_SHARE = 0.1
"""Of the loudest 20 ms: what is softer is a pause."""
_FRAME = 320
_BLOCK = 400
_PEAK = 30_000.0
_PATIENCE_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one sound: shown for a moment, written live, left on the page by the second
    ear; taken for a command, or for somebody who talks over the coach."""

    shown: tuple[str, ...]
    written: tuple[Utterance, ...]
    page: tuple[str, ...]
    stops_the_coach: bool

    @property
    def commands(self) -> tuple[str, ...]:
        """What the coach would obey."""
        return tuple(one.text for one in self.written if is_command(one.text))


def tell_sounds(report: Report, model: VoskModel, folder: Path) -> None:
    """One line for each kind."""
    kinds = sorted(path for path in folder.glob("*") if path.is_dir())
    if not any(kind.glob("*.wav") for kind in kinds):
        report.remark(f"hearing: no figure. There is no KIND/*.wav in {folder}")
        return
    for kind in kinds:
        if sounds := [pcm for _, pcm in levelled(kind)]:
            tell_kind(report, kind.name, find(model, sounds))
    report.remark("sounds: each twice, as it was recorded and at the level of speech")


def tell_kind(report: Report, kind: str, found: Sequence[Found]) -> None:
    """How many of them wrote something."""
    counts = (
        (sum(bool(one.shown) for one in found), "shown"),
        (sum(bool(one.written) for one in found), "written"),
        (sum(bool(one.page) for one in found), "on the page"),
        (sum(bool(one.commands) for one in found), "commands"),
        (sum(one.stops_the_coach for one in found), "stop the coach"),
    )
    figure = ", ".join(f"{count} {what}" for count, what in counts)
    report.tell(f"hearing, {kind} (n={len(found)})", figure)


def levelled(folder: Path) -> Iterator[tuple[str, Pcm]]:
    """Each sound of a kind with its name, twice, in a quiet room: int16 at 16 kHz."""
    for path in sorted(folder.glob("*.wav")):
        pcm = resample(read_clip(path), RATE_HZ).pcm.astype(np.float64)
        for gain in (1.0, _to_speech(pcm)):
            yield path.stem, _in_quiet(pcm * gain)


def find(model: VoskModel, sounds: Sequence[Pcm]) -> list[Found]:
    """What both ears make of each."""
    live = [_live(model, pcm) for pcm in sounds]
    heard = [_utterances(messages) for messages in live]
    over = [_stops(_over(model, pcm)) for pcm in sounds]
    pages = _pages([(pcm, one) for pcm, said in zip(sounds, heard, strict=True) for one in said])
    return [
        Found(
            tuple(message.text for message in messages if isinstance(message, Partial)),
            said,
            tuple(text for one in said if (text := next(pages))),
            stops,
        )
        for messages, said, stops in zip(live, heard, over, strict=True)
    ]


def _live(model: VoskModel, pcm: Pcm) -> list[Message]:
    inbox = KeptMessages()
    ear = ListeningEar(model.recogniser, RATE_HZ, inbox, DEFAULT, is_command=is_command)
    ear.listen(since=0.0)
    _feed(ear, pcm)
    return inbox.messages


def _over(model: VoskModel, pcm: Pcm) -> list[Message]:
    inbox = KeptMessages()
    ear = ListeningEar(model.recogniser, RATE_HZ, inbox, DEFAULT, is_command=is_command)
    ear.watch(since=0.0, phrases=PHRASES)
    _feed(ear, pcm)
    return inbox.messages


def _feed(ear: ListeningEar, pcm: Pcm) -> None:
    for first in range(0, len(pcm), _BLOCK):
        ear.feed(Block(pcm[first : first + _BLOCK], first / RATE_HZ))
    ear.rest()


def _utterances(messages: Sequence[Message]) -> tuple[Utterance, ...]:
    return tuple(message.utterance for message in messages if isinstance(message, Heard))


def _stops(messages: Sequence[Message]) -> bool:
    overhearing = Overhearing(Playback(0, 0.0, 3600.0), ["And how did that make you feel?"])
    taken = [
        overhearing.take(message, 1.0)
        for message in messages
        if isinstance(message, HeardOver | Speech)
    ]
    return any(one is not None for one in taken)


def _pages(heard: Sequence[tuple[Pcm, Utterance]]) -> Iterator[str]:
    """What stands of each utterance once it was read again by itself."""
    outcomes: queue.Queue[Outcome] = queue.Queue()
    cuts = [_cut(pcm, utterance) for pcm, utterance in heard]
    lines = {}
    with closing(BackgroundReader(outcomes.put)) as reader:
        for number, pcm in enumerate(cuts):
            reader.submit(str(number), pcm)
        for _ in cuts:
            outcome = outcomes.get(timeout=_PATIENCE_SECONDS)
            if outcome.state is State.TEXT:
                lines[outcome.key] = outcome.lines
    for number, (pcm, (_, utterance)) in enumerate(zip(cuts, heard, strict=True)):
        if str(number) not in lines:
            yield utterance.text
            continue
        copy = fair_copy(
            utterance.words, lines[str(number)], seconds=len(pcm) / RATE_HZ, speech=speech_in(pcm)
        )
        yield "" if copy.no_words else copy.text if copy.kept else utterance.text


def _cut(pcm: Pcm, utterance: Utterance) -> Pcm:
    first = max(0.0, utterance.words[0].start - BEFORE_SECONDS)
    last = utterance.words[-1].end + AFTER_SECONDS
    return pcm[round(first * RATE_HZ) : round(last * RATE_HZ)]


def _in_quiet(sound: np.ndarray) -> Pcm:
    around = round(QUIET_SECONDS * RATE_HZ)
    room = pink(len(sound) + 2 * around, 5) * 10 ** (ROOM_DBFS / 20) * 32768
    room[around : around + len(sound)] += sound
    return to_pcm(room)


def _to_speech(sound: np.ndarray) -> float:
    """By what it is to be multiplied to be as loud as speech, and nowhere too loud."""
    whole = sound[: len(sound) // _FRAME * _FRAME].reshape(-1, _FRAME)
    powers = np.mean(whole**2, axis=1)
    if not len(powers) or not powers.max():
        return 1.0
    loud = np.sqrt(np.mean(powers[powers > powers.max() * _LOUD_SHARE**2]))
    wanted = 32768 * 10 ** (SPEECH_DBFS / 20)
    return float(min(wanted / loud, _PEAK / np.abs(sound).max()))
