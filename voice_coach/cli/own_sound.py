"""Whether the sound of a session's answers is kept: by the settings, or by a question put once."""

from __future__ import annotations

import contextlib
import shutil
import threading
from typing import TYPE_CHECKING

from voice_coach.coach.aside import talk_aside
from voice_coach.errors import JournalError
from voice_coach.messages import Command, Pressed
from voice_coach.program.values import Question, Tell

if TYPE_CHECKING:
    from voice_coach.coach.edges import Edges
    from voice_coach.journal.writing import JournalSession
    from voice_coach.recordings.places import Kind
    from voice_coach.settings import Settings

ROOM_BYTES = 256 * 2**20
"""To be free on the disk before anything is recorded: an hour's talk on its way to a recording is
115 MB, and the words come first."""
PATIENCE_SECONDS = 30.0
"""So long the question waits for an answer: the session is over, and they may have left."""
_QUESTION = Question(
    "keep_sound",
    "One thing for next time. I can keep the sound of your answers, so that later you can hear "
    "yourself. It stays on this machine, beside your journal, and you can delete it at any time. "
    "Shall I keep it? Yes or no?",
    "yes-no",
    "pause",
    single=True,
)
_YES = "I will, from the next session on."
_NO = "I will not. Only your words are kept, as before."
HOW = (
    'The setting recordings = "keep", "until-reviewed" or "never" in settings.toml decides whether '
    "the sound of your answers is kept."
)


def kind_for(running: JournalSession, settings: Settings, edges: Edges) -> Kind | None:
    """How the answers of this session are recorded; None where they are not. What the person should
    know of it is shown."""
    from voice_coach.coach.mouth import NoEar

    if not is_wanted(running, settings) or isinstance(edges.ear, NoEar):
        return None
    folder = running.recordings.parent.parent
    with contextlib.suppress(OSError):
        if (free := shutil.disk_usage(folder).free) < ROOM_BYTES:
            edges.view.note(
                f"There is too little room on the disk to keep the sound of your answers: "
                f"{free / 1e6:.0f} MB are free, and {ROOM_BYTES / 1e6:.0f} wanted. Your words are "
                "written down as ever."
            )
            return None
    edges.view.note(f"The sound of your answers is kept in {running.recordings}.")
    return settings.recorded_as


def is_wanted(running: JournalSession, settings: Settings) -> bool:
    """Whether the person wants it, and the log can tell of it. What is kept until the review is not
    kept of the review itself."""
    if settings.recordings == "until-reviewed":
        return running.takes_recordings and running.session.part == "sitting"
    return running.takes_recordings and settings.recordings == "keep"


def forget_reviewed(running: JournalSession, settings: Settings) -> None:
    """Remove the recordings of a session that was reviewed, where they were kept until then. Raises
    JournalError."""
    session = running.session
    if settings.recordings == "until-reviewed" and session.subject and session.finished_at:
        from voice_coach.library.own_sound import forget

        forget(running.recordings.parent.parent, session.subject, running.path)


def ask_once(running: JournalSession, edges: Edges, settings: Settings) -> None:
    """After a first session that was spoken: whether its like is to be recorded from now on. Who is
    not there any more, or leaves, is not asked again. Raises ``runner.Stopped``."""
    from voice_coach.coach.mouth import NoEar
    from voice_coach.settings import remember_recordings

    session = running.session
    whole = session.finished_at and not session.closed_early and session.part == "sitting"
    if settings.recordings != "ask" or not whole or isinstance(edges.ear, NoEar):
        return
    try:
        remember_recordings("never")
        nobody = threading.Timer(
            PATIENCE_SECONDS + edges.mouth.seconds(_QUESTION.prompt),
            lambda: edges.inbox.post(Pressed(Command.SKIP)),
        )
        nobody.daemon = True
        nobody.start()
        try:
            talk = talk_aside(
                (_QUESTION,), edges, settings.manners, rate=session.rate, volume=session.volume
            )
        finally:
            nobody.cancel()
        wanted = talk.answer(_QUESTION.key).value == "yes"
        if wanted:
            remember_recordings("keep")
        if talk.answer(_QUESTION.key).spoken:
            told = Tell("kept", _YES if wanted else _NO)
            talk_aside((told,), edges, settings.manners, rate=session.rate, volume=session.volume)
    except JournalError as error:
        edges.view.note(str(error))
    edges.view.note(HOW)
