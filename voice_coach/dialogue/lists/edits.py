"""Changes to a list that was named: an entry taken out, two joined into one. Pure.

They are understood as whole utterances, while the list is made and until the question behind it
is answered; anything longer is dictation.
"""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.dialogue import copies, phrases, prose
from voice_coach.dialogue import events as e
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.lists.corrections import SaidOtherwise, said_otherwise
from voice_coach.dialogue.lists.entries import entry_words
from voice_coach.dialogue.lists.taken_back import (
    FROM,
    TAKE,
    UNKNOWN,
    WHICH,
    forgotten,
    place_of,
    taken_back,
)
from voice_coach.dialogue.session import Session
from voice_coach.dialogue.wordings.around import AROUND
from voice_coach.messages import Command, Utterance
from voice_coach.patterns import LatePattern

_MOST_SMALL_TALK = 4
_ASKED = frozenset(("can you", "could you", "would you", "let's", "let us", "and"))
_LONGEST = 120
"""Letters."""
_TAKES_OUT = LatePattern(rf"{TAKE} {WHICH.format(name='which')}{FROM}(?P<what>)")
_GOES = LatePattern(
    rf"(?:take|cross|strike|rub) {WHICH.format(name='which')}{FROM}"
    rf"|{WHICH.format(name='what')} (?:can|should|must|may|has to) go"
    rf"|{WHICH.format(name='wrong')} (?:is|was) (?:wrong|not right|a mistake|no good)"
)
_JOIN = (
    r"(?:join|combine|merge|connect|unite|put|put together|link|make one (?:out )?of|add together"
    r"|(?:turn|make))"
)
_TOGETHER = r"(?: (?:together|up|into one|in one|as one|one))*"
_TWO = (
    r"(?:the |those |my )?(?P<side>first|last) (?:two|2|couple)(?: ones| entries| points| things)?"
)
_JOINS_SIDE = LatePattern(rf"{_JOIN} {_TWO}{_TOGETHER}")
_JOINS_TWO = LatePattern(
    rf"{_JOIN} {WHICH.format(name='one')} (?:and|with|to) {WHICH.format(name='other')}{_TOGETHER}"
)
_BELONG = LatePattern(
    rf"{_TWO} (?:belong together|are (?:really |actually )?(?:one|the same)(?: thing)?|go together"
    r"|should be one)"
)
_NAMED = LatePattern(
    rf"(?:{TAKE}|cancel) (?P<named>.+?){FROM}"
    rf"|take (?P<off>.+?) (?:out|off|away){FROM}"
    r"|not (?P<no>.+?)(?: (?:forget|scratch|take|leave|delete|remove|drop|scrap|cross)(?: out|"
    r" off)?"
    r" (?:that|it|this|that one|this one)(?: (?:out|off))?)?"
    r"|(?P<gone>.+?) (?:can go|doesn't count|does not count|shouldn't be there|is wrong)"
)


@dataclass(frozen=True, slots=True)
class TakeOut:
    """The entry at this place, from 0, is to go; None where the list has no such place."""

    place: int | None


@dataclass(frozen=True, slots=True)
class Join:
    """These two entries are one; None where the list has no such places."""

    places: tuple[int, int] | None


Edit = TakeOut | Join | SaidOtherwise


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


def edit_in(text: str, entries: tuple[str, ...], *, making: bool = False) -> Edit | None:
    """The change of a list that a whole utterance asks for; None where it is something else.
    ``making``: the list is being made, so that an entry may be said otherwise."""
    said = _without_small_talk(plain(text))
    if not entries or not said or len(said) > _LONGEST:
        return None
    asked = _join(said, len(entries)) or _take_out(said, entries)
    if asked is not None:
        return asked
    if (place := forgotten(plain(text), entries)) is not None:
        return TakeOut(place)
    if making and (otherwise := said_otherwise(text, entries)) is not None:
        return otherwise
    place = taken_back(plain(text), entries)
    return None if place is None else TakeOut(place)


def _without_small_talk(said: str) -> str:
    """The words of an edit, without what people say around any request."""
    words = said.split()
    for count in (3, 2, 1) * _MOST_SMALL_TALK:
        if len(words) > count and " ".join(words[:count]) in AROUND | _ASKED:
            words = words[count:]
        if len(words) > count and " ".join(words[-count:]) in AROUND:
            words = words[:-count]
    return " ".join(words)


def _join(said: str, count: int) -> Join | None:
    if found := _JOINS_SIDE.fullmatch(said) or _BELONG.fullmatch(said):
        first = 0 if found["side"] == "first" else count - 2
        return Join((first, first + 1) if count > 1 else None)
    found = _JOINS_TWO.fullmatch(said)
    if found is None:
        return None
    one, other = place_of(found["one"], count), place_of(found["other"], count)
    if UNKNOWN in (one, other):
        return None
    if isinstance(one, int) and isinstance(other, int) and one != other:
        return Join((min(one, other), max(one, other)))
    return Join(None)


def _take_out(said: str, entries: tuple[str, ...]) -> TakeOut | None:
    if found := _TAKES_OUT.fullmatch(said) or _GOES.fullmatch(said):
        groups = found.groupdict()
        place = place_of(
            groups["which"] or groups["what"] or groups.get("wrong") or "", len(entries)
        )
        if place != UNKNOWN:
            return TakeOut(place if isinstance(place, int) else None)
    found = _NAMED.fullmatch(said)
    words = next(filter(None, found.groupdict().values()), "") if found else ""
    named = [n for n, own in enumerate(entries) if words and _is(own, words)]
    return TakeOut(named[-1]) if named else None


def _is(entry: str, named: str) -> bool:
    return entry_words(entry) == entry_words(named)


def changed(
    session: Session, key: str, edit: Edit, at: str, utterance: Utterance
) -> tuple[tuple[e.Event, ...], tuple[str, ...]]:
    """The events that an edit of the list ``key`` leads to, and what the coach says of it."""
    raw = utterance.text
    texts = copies.quoted(session.answer(key).spoken)
    match edit:
        case TakeOut(place) if place is not None:
            gone = e.EntryTakenOut(at=at, key=key, place=place, raw=raw)
            return (gone,), (_naming(phrases.SCRATCHED, texts[place]),)
        case SaidOtherwise(place):
            gone = e.EntryTakenOut(at=at, key=key, place=place, raw=raw)
            said = _said(edit, key, at, utterance)
            return (gone, said), (_naming(phrases.SAID_OTHERWISE, said.text),)
        case Join(places) if places is not None:
            first, second = places
            one = e.EntriesJoined(at=at, key=key, first=first, second=second, raw=raw)
            return (one,), (_naming(phrases.JOINED, f"{texts[first]} {texts[second]}"),)
        case _:
            heard = e.Commanded(at=at, command=Command.NOTHING, raw=raw)
            return (heard,), (phrases.NO_SUCH_ENTRY,)


def _said(otherwise: SaidOtherwise, key: str, at: str, utterance: Utterance) -> e.Answered:
    """The entry as it is said now; with the times of its words, where all of it was said now."""
    spoken, words = utterance.text.split(), utterance.words
    if len(spoken) != len(plain(utterance.text).split()):
        spoken = plain(utterance.text).split()
    begin, end = otherwise.begin, otherwise.end
    text = " ".join((otherwise.before, *spoken[begin:end], otherwise.after)).strip(" ,.;")
    whole = len(words) == len(spoken) and not (otherwise.before or otherwise.after)
    return e.Answered(at=at, key=key, text=text, words=words[begin:end] if whole else ())


def _naming(phrase: str, entry: str) -> str:
    """ "It is taken out: write a letter." """
    return f"{phrase.rstrip('.')}: {prose.words(entry).rstrip('.')}."
