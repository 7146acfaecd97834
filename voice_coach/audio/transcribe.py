"""Recorded sound into utterances, all at once: what a session left behind when it died."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from voice_coach.audio.ear import ListeningEar, RecogniserFor
from voice_coach.audio.ports import Block, Pcm
from voice_coach.manners import Manners
from voice_coach.messages import Heard, Message, Utterance

_BLOCK_SECONDS = 0.1


class _Heard:
    """An inbox that only keeps what was heard."""

    def __init__(self) -> None:
        self.utterances: list[Utterance] = []

    def post(self, message: Message) -> None:
        if isinstance(message, Heard):
            self.utterances.append(message.utterance)

    def get(self, until: float | None) -> Message | None:
        return None


def transcribe(
    blocks: Iterable[Block], rate: int, recogniser_for: RecogniserFor, manners: Manners
) -> tuple[Utterance, ...]:
    """The utterances in these blocks of sound at ``rate`` Hz, as the ear hears them live."""
    heard = _Heard()
    ear = ListeningEar(recogniser_for, rate, heard, manners)
    ear.listen(since=0.0)
    for block in blocks:
        for part in _parts(block, rate):
            ear.feed(part)
    ear.rest()
    return tuple(heard.utterances)


def _parts(block: Block, rate: int) -> Iterable[Block]:
    frames = round(_BLOCK_SECONDS * rate)
    for first in range(0, len(block.pcm), frames):
        pcm: Pcm = block.pcm[first : first + frames]
        yield Block(pcm, block.captured_at + first / rate)


def block_of(samples: bytes, at: float) -> Block:
    """Int16 samples as a block whose first sample was captured at ``at`` (seconds)."""
    return Block(np.frombuffer(samples, dtype=np.int16), at)
