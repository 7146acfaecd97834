"""What was said but not yet written when a session died: from its spooled sound to the log."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from voice_coach.coach.name_book import NameBook
from voice_coach.coach.record import wall_clock
from voice_coach.dialogue.interpret import answered_late
from voice_coach.dialogue.session import find_item
from voice_coach.journal.writing import JournalSession
from voice_coach.manners import Manners

_AFTER_A_WORD_SECONDS = 0.05
"""Past the end of the last word that stands in the log, so that it is not heard twice."""


def recover(
    running: JournalSession, model: Path, manners: Manners, names: NameBook
) -> tuple[str, ...]:
    """Write down the answers in the session's spooled sound, with the person's own ``names``;
    returns their texts.

    To be called before anything else is recorded. Commands in it are left out: whether they
    were carried out is not known, and the person will say. Raises JournalError, ModelError.
    """
    chunks = running.spooled(after=_AFTER_A_WORD_SECONDS)
    if not chunks:
        return ()
    from voice_coach.audio.recogniser import VoskModel
    from voice_coach.audio.transcribe import block_of, transcribe

    recogniser = VoskModel(model).recogniser
    texts = []
    for (key, item, rate), group in groupby(chunks, lambda c: (c.key, c.item, c.rate)):
        blocks = [block_of(chunk.samples, chunk.at) for chunk in group]
        previous_word_at = None
        for heard in transcribe(blocks, rate, recogniser, manners):
            answer = answered_late(
                key,
                item,
                names.in_utterance(find_item(running.session.program, key), heard),
                at=wall_clock(),
                previous_word_at=previous_word_at,
                manners=manners,
            )
            previous_word_at = heard.last_word_ended_at
            if answer is not None:
                running.record(answer)
                texts.append(answer.text)
    running.forget_sound()
    return tuple(texts)
