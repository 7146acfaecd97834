"""Whether a person hears their own voice where the coach would speak their words: asked once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from voice_coach.coach.aside import talk_aside
from voice_coach.errors import JournalError
from voice_coach.program.values import Question

if TYPE_CHECKING:
    from voice_coach.coach.edges import Edges
    from voice_coach.dialogue.session import Session
    from voice_coach.journal.reader import JournalReader
    from voice_coach.library.own_voice import OwnVoice
    from voice_coach.settings import Settings

_QUESTION = Question(
    "own_voice",
    "What you said is recorded. Where I say your words, shall you hear them in your own voice? Yes "
    "or no?",
    "yes-no",
    "pause",
    single=True,
)
HOW = 'The setting own_voice = "yes" or "no" in settings.toml decides it from now on.'
_OF_THE_PERSON = ("event", "chosen_response", "plan", "plan_dropped", "action", "also_open")
"""Facts of a follow-up that are the person's own words, a line each."""


def is_wanted(voice: OwnVoice, edges: Edges, settings: Settings) -> bool:
    """Whether it is; asked where that was not decided, and there is something to be heard. What is
    neither yes nor no is a no for now. Raises ``runner.Stopped``."""
    from voice_coach.coach.mouth import NoEar
    from voice_coach.settings import remember_own_voice

    if isinstance(edges.ear, NoEar) or settings.own_voice == "no" or not voice.is_there:
        return False
    if settings.own_voice == "yes":
        return True
    talk = talk_aside(
        (_QUESTION,), edges, settings.manners, rate=settings.rate, volume=settings.volume
    )
    answer = talk.answer(_QUESTION.key).value
    if answer in ("yes", "no"):
        try:
            remember_own_voice("yes" if answer == "yes" else "no")
            edges.view.note(HOW)
        except JournalError as error:
            edges.view.note(str(error))
    return answer == "yes"


def lend(journal: JournalReader, session: Session, edges: Edges, settings: Settings) -> None:
    """Let what a follow-up says of the person's plan be heard as they said it, where they chose
    that."""
    from voice_coach.coach.mouth import NoEar

    wanted = settings.own_voice == "yes" and not isinstance(edges.ear, NoEar)
    if session.part == "follow-up" and wanted:
        from voice_coach.library.own_voice import own_voice_of

        voice = own_voice_of(journal, session.subject)
        if voice.is_there:
            edges.mouth.lend(voice.of_texts(_texts(session.facts)))


def _texts(facts: Mapping[str, str]) -> Iterator[str]:
    for name in _OF_THE_PERSON:
        yield from facts.get(name, "").splitlines()
