"""What was said but not yet written, or kept, when a session died: from its spooled sound to the
log, and to recordings."""

from __future__ import annotations

import contextlib
from itertools import groupby
from pathlib import Path

from voice_coach.coach.answer_sound import HeardHere, Sound, span_of
from voice_coach.coach.name_book import NameBook
from voice_coach.coach.record import wall_clock
from voice_coach.dialogue import events as e
from voice_coach.dialogue.answered import answered_late
from voice_coach.dialogue.session import Place, find_item
from voice_coach.journal import spool
from voice_coach.journal.writing import JournalSession
from voice_coach.manners import Manners
from voice_coach.recordings.places import Kind

_AFTER_A_WORD_SECONDS = 0.05
"""Past the end of the last word that stands in the log, so that it is not heard twice."""


def recover(
    running: JournalSession, model: Path, manners: Manners, names: NameBook
) -> tuple[str, ...]:
    """Write down the answers in the session's spooled sound, with the person's own ``names``;
    returns their texts.

    To be called before anything else is recorded; the sound stays. Commands in it are left out:
    whether they were carried out is not known, and the person will say. Raises JournalError,
    ModelError.
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
    return tuple(texts)


def forget_removed(running: JournalSession) -> None:
    """Where the person had all recordings of a session that goes on removed, its log tells of none,
    so that the page does not lead to them again. Raises JournalError."""
    if not running.recordings.is_dir():
        for key, item in running.session.recordings:
            running.record(e.Recorded(at=wall_clock(), key=key, item=item))


def cut_out(running: JournalSession, kind: Kind) -> None:
    """See to it that nothing can be heard of a session that was taken back in it, whether or not
    more is to be recorded. Raises JournalError."""
    if running.session.recordings:
        from voice_coach.coach.recorder import Recorder

        recorder = Recorder(running, lambda _: None, kind, takes_new=False)
        with contextlib.closing(recorder):
            recorder.write(wall_clock())
            while recorder.pending:
                recorder.wait(1.0)
                recorder.write(wall_clock())
    running.forget_replaced()


def keep_sound(running: JournalSession, kind: Kind) -> str:
    """Make recordings of the sound that a session which died left behind, as far as it is answers
    that stand in the log; returns what the person should know of it, mostly nothing.

    To be called before anything else is recorded but what was ``recover``-ed. Raises JournalError.
    """
    places: dict[Place, list[Path]] = {}
    for folder in running.sound_to_keep():
        chunk = next(iter(spool.read(folder, float("-inf"))), None)
        if chunk is not None:
            places.setdefault((chunk.key, chunk.item), []).append(folder)
    if not places:
        return ""
    from voice_coach.coach.recorder import Recorder

    heard = HeardHere()
    for event in running.answered_last():
        heard.answered(event)
        heard.spans += [span_of(event.words)] if event.words else []
    recorder = Recorder(running, lambda _: None, kind)
    with contextlib.closing(recorder):
        for place, folders in places.items():
            sound = Sound(folders)
            sound.hold()
            recorder.take(running.session, place, sound, heard)
            sound.let_go()
        while recorder.pending:
            recorder.wait(1.0)
            recorder.write(wall_clock())
        return recorder.take_note()
