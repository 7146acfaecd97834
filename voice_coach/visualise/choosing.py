"""Which session the visualisation is about: the one named, or the newest that is under way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from voice_coach.agenda.actions import actions_of, is_let_go
from voice_coach.agenda.practice import practice_of
from voice_coach.dialogue.timetable import LEAST_MINUTES, MOST_MINUTES
from voice_coach.errors import JournalError
from voice_coach.journal.journal import Journal
from voice_coach.journal.marks import VISUALISATION, marks_of
from voice_coach.journal.named import sessions_named
from voice_coach.journal.page.read import Entry
from voice_coach.visualise.own_words import own_words
from voice_coach.visualise.script import Spoken, spoken_parts
from voice_coach.visualise.texts import Texts

DEFAULT_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """A session, and its words as they are said back, by parts."""

    entry: Entry
    parts: tuple[tuple[Spoken, ...], ...]


def which(journal: Journal, wanted: str | None, today: date, texts: Texts) -> tuple[Chosen, ...]:
    """The session and its words; several where what is wanted may mean any of them.

    Raises JournalError: none there, none fits, no words to use.
    """
    if wanted is not None:
        return _named(journal, wanted, texts)
    finished = [entry for entry in journal.entries() if entry.is_finished]
    if not finished:
        raise JournalError(
            " ".join([f"There is no finished session in {journal.folder}.", *journal.troubles]),
            todo="Begin one with voice-coach start, or go on with voice-coach resume.",
        )
    # First those in their time, the newest first; then the others; those that are over at no time.
    ordered = [entry for entry in finished if is_in_its_time(entry, today)]
    ordered += [entry for entry in finished if entry not in ordered and not is_over(entry)]
    for entry in ordered:
        if (chosen := _with_words(journal, entry, texts)) is not None:
            return (chosen,)
    for entry in finished:
        if is_over(entry) and _with_words(journal, entry, texts) is not None:
            raise JournalError(
                "Every session that has words for a visualisation is complete, or was let go.",
                todo=f"You can name one all the same: voice-coach visualise {entry.id}",
            )
    raise JournalError(
        f"No finished session in {journal.folder} has words about the outcome that the "
        "visualisation could be made of.",
        todo="Step 3 of voice-coach start asks for them.",
    )


def _named(journal: Journal, wanted: str, texts: Texts) -> tuple[Chosen, ...]:
    entries = sessions_named(journal, wanted)
    found = (_with_words(journal, entry, texts) for entry in entries)
    chosen = tuple(one for one in found if one is not None)
    if not chosen:
        raise JournalError(
            f"{entries[0].path.name} has no words about the outcome that the visualisation could "
            "be made of.",
            todo="You can write them below the questions of step 3, in your own words.",
        )
    return chosen


def _with_words(journal: Journal, entry: Entry, texts: Texts) -> Chosen | None:
    parts = spoken_parts(own_words(journal, entry), texts)
    return Chosen(entry, parts) if any(parts) else None


def is_in_its_time(entry: Entry, today: date) -> bool:
    """Whether the daily visualisation that the plan names goes on today or later."""
    practice = practice_of(entry)
    return practice is not None and practice.next_on(today) is not None and not is_over(entry)


def is_over(entry: Entry) -> bool:
    """Whether nothing of it is open any more: looked back on and done, or let go."""
    deeds = [mark.deed for mark in marks_of(dict(entry.front)) if mark.about == VISUALISATION]
    if [deed for deed in deeds if deed != "practised"][-1:] == ["dropped"]:
        return True
    states = {action.state for action in actions_of(entry)}
    return is_let_go(entry) or (entry.is_reviewed and "open" not in states)


def minutes_of(entry: Entry) -> float:
    """The person's own length, or five minutes."""
    number = entry.number("visualisation_minutes")
    practice = practice_of(entry)
    if number is None and practice is not None:
        number = practice.minutes
    return float(min(max(number or DEFAULT_MINUTES, LEAST_MINUTES), MOST_MINUTES))
