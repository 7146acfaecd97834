"""Whether the sound of a session's answers is kept: by the settings, or by a question put once."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from voice_coach.coach.aside import talk_aside
from voice_coach.dialogue import phrases
from voice_coach.errors import JournalError
from voice_coach.program.values import Item, Question, Tell

if TYPE_CHECKING:
    from voice_coach.coach.edges import Edges
    from voice_coach.dialogue.session import Session
    from voice_coach.journal.writing import JournalSession
    from voice_coach.recordings.places import Kind
    from voice_coach.settings import Settings

ROOM_BYTES = 256 * 2**20
"""To be free on the disk before anything is recorded: an hour's talk on its way to a recording is
115 MB, and the words come first."""
_ASKED = "keep_sound"
_QUESTION = Question(
    _ASKED,
    "I can keep the sound of your answers, so that later you can hear yourself. It stays on this "
    "machine, beside your journal, and you can delete it at any time. Shall I keep it? Yes or no?",
    "yes-no",
    "pause",
    single=True,
)
_NO = "Then I keep only your words, as before."
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
    """Remove the recordings of a session that was reviewed, where they were kept until then. What
    hinders it is noted; the review is written all the same."""
    session = running.session
    if settings.recordings == "until-reviewed" and session.subject and session.finished_at:
        from voice_coach.library.own_sound import forget

        try:
            forget(running.recordings.parent.parent, session.subject, running.path)
        except JournalError as error:
            again = f"voice-coach journal forget-audio {session.subject}"
            running.notes.append(f"{error} To remove what is left: {again}")


def ask_once(edges: Edges, settings: Settings) -> Settings:
    """Before a session that is spoken, where that was never decided: whether it and its like are to
    be recorded. Returns the settings with the answer, which is remembered; only a yes is one.

    Raises ``runner.Stopped``.
    """
    from voice_coach.coach.mouth import NoEar
    from voice_coach.settings import remember_recordings

    if settings.recordings != "ask" or isinstance(edges.ear, NoEar):
        return settings
    before = Tell("before", phrases.BEFORE_WE_BEGIN)
    talk = _aside((before, _QUESTION), edges, settings)
    if not talk.finished_at:  # they left: it is asked another time
        return settings
    wanted = talk.answer(_ASKED).value == "yes"
    if talk.answer(_ASKED).spoken and not wanted:
        _aside((Tell("no", _NO),), edges, settings)
    try:
        remember_recordings("keep" if wanted else "never")
        edges.view.note(HOW)
    except JournalError as error:
        edges.view.note(str(error))
    return replace(settings, recordings="keep" if wanted else "never")


def _aside(items: tuple[Item, ...], edges: Edges, settings: Settings) -> Session:
    return talk_aside(items, edges, settings.manners, rate=settings.rate, volume=settings.volume)
