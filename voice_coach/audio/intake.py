"""Where caught sound comes in: the last seconds stay at hand, and an answer's sound is kept.

It does nothing that takes long, so that what is said is on disk while the recogniser is still
busy with what was said before.
"""

from __future__ import annotations

from collections import deque

from voice_coach.audio.ports import Block, SoundSpool

PREROLL_SECONDS = 3.0
"""How far back ``open(since=...)`` can reach."""


class Intake:
    """Takes every block at ``rate`` Hz as it is caught, in one thread."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._preroll: deque[Block] = deque()
        self._frames = 0
        self._since = 0.0
        self._spool: SoundSpool | None = None
        self.listening = False
        """Whether somebody listens to what comes in."""

    def open(self, since: float, spool: SoundSpool | None) -> tuple[Block, ...]:
        """Give the spool all sound from ``since`` on; returns what was caught of late."""
        self._since, self._spool = since, spool
        self.listening = True
        for block in self._preroll:
            self._keep(block)
        return tuple(self._preroll)

    def close(self) -> None:
        """Only keep the last seconds at hand."""
        self.listening = False
        self._spool = None

    def add(self, block: Block) -> None:
        """Take what the microphone caught."""
        self._preroll.append(block)
        self._frames += len(block.pcm)
        while self._frames - len(self._preroll[0].pcm) > PREROLL_SECONDS * self._rate:
            self._frames -= len(self._preroll.popleft().pcm)
        self._keep(block)

    def _keep(self, block: Block) -> None:
        if self._spool is None:
            return
        part = after(self._since, block, self._rate)
        if part is not None:
            self._spool.add(part.pcm.tobytes(), part.captured_at, self._rate)


def after(moment: float, block: Block, rate: int) -> Block | None:
    """What of the block was caught at or after the moment; None where nothing was."""
    if moment <= block.captured_at:
        return block
    early = round((moment - block.captured_at) * rate)
    if early >= len(block.pcm):
        return None
    return Block(block.pcm[early:], block.captured_at + early / rate)
