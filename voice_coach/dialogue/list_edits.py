"""Changes to a list that was named: an entry taken out, two joined into one. Pure.

They are understood as whole utterances, while the list is made and until the question behind it
is answered; anything longer is dictation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from voice_coach.dates.calendar_names import ORDINALS
from voice_coach.dialogue import copies, phrases, prose
from voice_coach.dialogue import events as e
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.entries import entry_words
from voice_coach.dialogue.session import Session
from voice_coach.dialogue.short_answers import MOST_DIGITS, NUMBERS
from voice_coach.messages import Command

_LONGEST = 120
"""Letters."""
_BEFORE = r"(?:(?:um|uh|oh|no|okay|wait|sorry|please|can you|could you|would you|let's|now) )*"
_AFTER = r"(?: (?:please|again|thank you|thanks|out|away|off|off the list|from the list|too))*"
_TAKE = r"(?:take out|take away|take off|remove|delete|drop|strike|cross out|leave out|erase)"
_WHICH = (
    r"(?:the )?(?:(?:number|entry|point|item) )?(?P<{name}>last|\w+)"
    r"(?: (?:one|entry|point|item))?"
)
_TAKES_OUT = re.compile(
    rf"{_BEFORE}(?:{_TAKE}|scratch|forget) {_WHICH.format(name='which')}{_AFTER}(?P<what>)"
)
_GOES = re.compile(
    rf"{_BEFORE}(?:take {_WHICH.format(name='which')} (?:out|away|off)(?: (?:of|from) the list)?"
    rf"|{_WHICH.format(name='what')} (?:can|should|must|may) go){_AFTER}"
)
_JOIN = r"(?:join|combine|merge|connect|unite|put|put together|make one of|make one out of)"
_TOGETHER = r"(?: together| into one| in one| as one)?"
_JOINS_SIDE = re.compile(
    rf"{_BEFORE}{_JOIN} (?:the )?(?P<side>first|last) (?:two|2)(?: ones| entries| points)?"
    rf"{_TOGETHER}{_AFTER}"
)
_JOINS_TWO = re.compile(
    rf"{_BEFORE}{_JOIN} {_WHICH.format(name='one')} (?:and|with|to) "
    rf"{_WHICH.format(name='other')}{_TOGETHER}{_AFTER}"
)
_BELONG = re.compile(
    rf"{_BEFORE}the (?P<side>first|last) (?:two|2)(?: ones| entries| points)? "
    r"(?:belong together|are one|are the same(?: thing)?|go together)"
)
_NAMED = re.compile(rf"{_BEFORE}{_TAKE} (?P<named>.+?){_AFTER}")
_ORDINALS = {word: place for place, word in enumerate(ORDINALS[:20])}


@dataclass(frozen=True, slots=True)
class TakeOut:
    """The entry at this place, from 0, is to go; None where the list has no such place."""

    place: int | None


@dataclass(frozen=True, slots=True)
class Join:
    """These two entries are one; None where the list has no such places."""

    places: tuple[int, int] | None


Edit = TakeOut | Join


def list_in_focus(session: Session) -> str:
    """The key of the list that may be changed now: the one being made, or the one made last,
    until the question behind it is answered; empty where there is none."""
    question = session.question
    if question is None or session.paused or session.confirming or session.finishing:
        return ""
    if session.spelling is not None:
        return ""
    if question.kind == "list":
        return question.key
    return session.listed


def edit_in(text: str, entries: tuple[str, ...]) -> Edit | None:
    """The change of a list that a whole utterance asks for; None where it is something else."""
    said = plain(text)
    if not entries or len(said) > _LONGEST:
        return None
    count = len(entries)
    return _join(said, count) or _take_out(said, entries)


def _join(said: str, count: int) -> Join | None:
    if found := _JOINS_SIDE.fullmatch(said) or _BELONG.fullmatch(said):
        first = 0 if found["side"] == "first" else count - 2
        return Join((first, first + 1) if count > 1 else None)
    found = _JOINS_TWO.fullmatch(said)
    if found is None:
        return None
    one, other = _place(found["one"], count), _place(found["other"], count)
    if _UNKNOWN in (one, other):
        return None
    if isinstance(one, int) and isinstance(other, int) and one != other:
        return Join((min(one, other), max(one, other)))
    return Join(None)


def _take_out(said: str, entries: tuple[str, ...]) -> TakeOut | None:
    if found := _TAKES_OUT.fullmatch(said) or _GOES.fullmatch(said):
        place = _place(found["which"] or found["what"], len(entries))
        if place != _UNKNOWN:
            return TakeOut(place if isinstance(place, int) else None)
    found = _NAMED.fullmatch(said)
    named = [n for n, own in enumerate(entries) if found and _is(own, found["named"])]
    return TakeOut(named[-1]) if named else None


_UNKNOWN = "unknown"


def _place(word: str, count: int) -> int | str | None:
    """The place that an ordinal or a number means; None where there is none such, and
    ``_UNKNOWN`` where the word is neither ("take out the rubbish")."""
    if word == "last":
        return count - 1
    place = _ORDINALS.get(word)
    if place is None and word in NUMBERS and word != "one":
        place = NUMBERS[word] - 1
    if place is None and word.isdecimal():
        place = int(word[:MOST_DIGITS]) - 1
    if place is None:
        return _UNKNOWN
    return place if 0 <= place < count else None


def _is(entry: str, named: str) -> bool:
    return entry_words(entry) == entry_words(named)


def changed(
    session: Session, key: str, edit: Edit, at: str, raw: str
) -> tuple[tuple[e.Event, ...], tuple[str, ...]]:
    """The event that an edit of the list ``key`` leads to, and what the coach says of it."""
    texts = copies.quoted(session.answer(key).spoken)
    match edit:
        case TakeOut(place) if place is not None:
            gone = e.EntryTakenOut(at=at, key=key, place=place, raw=raw)
            return (gone,), (_naming(phrases.SCRATCHED, texts[place]),)
        case Join(places) if places is not None:
            first, second = places
            one = e.EntriesJoined(at=at, key=key, first=first, second=second, raw=raw)
            return (one,), (_naming(phrases.JOINED, f"{texts[first]} {texts[second]}"),)
        case _:
            heard = e.Commanded(at=at, command=Command.NOTHING, raw=raw)
            return (heard,), (phrases.NO_SUCH_ENTRY,)


def _naming(phrase: str, entry: str) -> str:
    """ "It is taken out: write a letter." """
    return f"{phrase.rstrip('.')}: {prose.words(entry).rstrip('.')}."
