"""Changes to a list that was named: an entry taken out, two joined into one. Pure.

They are understood as whole utterances, while the list is made and until the question behind it
is answered; anything longer is dictation.
"""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.dates.calendar_names import ORDINALS
from voice_coach.dialogue import copies, phrases, prose
from voice_coach.dialogue import events as e
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.entries import entry_words
from voice_coach.dialogue.list_corrections import SaidOtherwise, said_otherwise
from voice_coach.dialogue.session import Session
from voice_coach.dialogue.short_answers import MOST_DIGITS, NUMBERS
from voice_coach.dialogue.wordings.around import AROUND
from voice_coach.messages import Command, Utterance
from voice_coach.patterns import LatePattern

_MOST_SMALL_TALK = 4
_ASKED = frozenset(("can you", "could you", "would you", "let's", "let us", "and"))
_LONGEST = 120
"""Letters."""
_TAKE = (
    r"(?:take (?:out|away|off)|remove|delete|drop|strike(?: out)?|cross (?:out|off)|leave out"
    r"|erase|scratch|scrap|forget"
    r"|get rid of|rub out|lose|skip|ditch|bin)"
)
_FROM = r"(?: (?:out|away|off|again|too|(?:of|off|from) (?:the|my) list))*"
_WHICH = (
    r"(?:the |that )?(?:(?:number|entry|point|item) )?(?P<{name}>last|\w+)"
    r"(?: (?:one|entry|point|item|thing))?"
)
_TAKES_OUT = LatePattern(rf"{_TAKE} {_WHICH.format(name='which')}{_FROM}(?P<what>)")
_GOES = LatePattern(
    rf"(?:take|cross|strike|rub) {_WHICH.format(name='which')}{_FROM}"
    rf"|{_WHICH.format(name='what')} (?:can|should|must|may|has to) go"
    rf"|{_WHICH.format(name='wrong')} (?:is|was) (?:wrong|not right|a mistake|no good)"
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
    rf"{_JOIN} {_WHICH.format(name='one')} (?:and|with|to) {_WHICH.format(name='other')}{_TOGETHER}"
)
_BELONG = LatePattern(
    rf"{_TWO} (?:belong together|are (?:really |actually )?(?:one|the same)(?: thing)?|go together"
    r"|should be one)"
)
_NAMED = LatePattern(
    rf"(?:{_TAKE}|cancel) (?P<named>.+?){_FROM}"
    rf"|take (?P<off>.+?) (?:out|off|away){_FROM}"
    r"|not (?P<no>.+?)(?: (?:forget|scratch|take|leave|delete|remove|drop|scrap|cross)(?: out|"
    r" off)?"
    r" (?:that|it|this|that one|this one)(?: (?:out|off))?)?"
    r"|(?P<gone>.+?) (?:can go|doesn't count|does not count|shouldn't be there|is wrong)"
)
_POINTED_AT = r"(?:it|that|this|him|her|them|(?:that|this)(?: (?:last|very))? (?:one|entry|thing))"
_DO_NOT = (
    r"(?:don't|do not|no need to|you (?:don't (?:need|have) to|needn't)) (?:write|put|note|keep"
    r"|count|include|add|take|record|save)"
)
_TAKES_IT_OUT = LatePattern(
    rf"(?P<why>.*\b[\w']+) (?:(?:so|and|please|just|can you|could you|would you|you can|let's) )*"
    rf"(?:(?:take|cross|strike|cut|rub|leave|knock|wipe) (?P<it>{_POINTED_AT}) (?:out|off|away"
    rf"|back)"
    rf"|(?:{_TAKE}|cancel|scrub|{_DO_NOT}) (?P<that>{_POINTED_AT}))(?: (?:please|again|then|now"
    rf"|down|in|would you"
    r"|will you|can you|of (?:it|there)|off|(?:from|of|off) (?:the|my) list))*"
)
"""Behind why it is taken out: "no, that one isn't right, remove it"."""
_AGAINST = LatePattern(
    r"\b(?:no|nope|not|never|\w+n't|wait|hang on|hold on|actually|sorry|wrong|mistake|second"
    r" thoughts|oops|hate|changed my mind|joke|joking|kidding)\b"
)
_NOT_THAT = LatePattern(
    rf"(?:.*\b)?(?:no|wait|hang on|hold on|actually|sorry|on second thoughts?|oops) not"
    rf" (?:{_POINTED_AT})"
    r"|(?:(?:no|nah|oh|ha|haha|only|just|well) )*(?:i'm |i was )?(?:only |just )?(?:joking|kidding)"
)
_UNWANTED = LatePattern(
    rf"i (?:don't|do not|didn't) (?:really |actually )?(?:want|need|mean)"
    rf" {_WHICH.format(name='which')}"
    r"(?: (?:any ?more|after all|in there|on there|on the list|really|now))*"
)
_TURNED = r"(?:no|nah|nope|actually|oh|wait|hmm|sorry|hang on|hold on|on second thoughts?)"
_NOT_THAT_ONE = LatePattern(
    rf"(?:(?:{_TURNED} )*i (?:don't|do not|didn't) (?:really |actually )?(?:want|need|mean|like"
    rf"|fancy)"
    rf" (?:that|this)(?: last)? one|(?:{_TURNED} )+i (?:don't|do not|didn't) (?:really |actually )?"
    r"(?:want|need|mean|like|fancy) (?:that|this|it))(?: (?:any ?more|after all|in there|on there"
    r"|on"
    r" the list|really|now))*"
)
_UNTRUE = LatePattern(
    rf"(?:{_TURNED} )+(?:(?:(?:that's|that is)(?: just| simply)? not|that isn't)(?: quite| really)?"
    r" (?:true|right|fair|so)"
    r"|that's(?: \w+)? (?:unfair|wrong|a lie|untrue|nonsense|rubbish|silly))\b.*"
)
_WAS_WRONG = LatePattern(
    rf"(?:{_TURNED} )*(?:no|nah|nope)(?: {_TURNED})* (?:he|she|they|it)(?:'s|'re|'d|'ll|'ve"
    r"| is| are| was| has| have| had| would| won't| wouldn't| can't| isn't| doesn't| never)"
    r"(?! (?:all|it|right|everything|the lot|enough)\b)(?: [\w']+){1,6}"
)
"""Why an entry is none, behind a "no": "no wait, she's away"."""
_IT_IS_SO = LatePattern(
    rf"(?:{_TURNED} )+(?:i|we|he|she|they|it|that|there|my \w+)(?:'ve|'s)?(?: (?:do|does|did|can"
    r"|could|is|are|have|has|got|will|am|actually|really|already))+(?: (?:have|got|help|know|want"
    r"|like|one|some|it|that|any|enough|them|time|two|now|already|after all|really|actually"
    r"|these days|again))*"
)
_DENIED = LatePattern(r"\b(?:no|not|never|nobody|nothing|none|nowhere|without|\w+n't|cannot)\b")
"""What somebody said that there is not, and then is: "I have no laptop", "no wait, I do have"
" one"."""
_FORGET = LatePattern(
    rf"(?:(?:{_TURNED} )+(?:just [\w']+(?: [\w']+){{1,3}} )?(?:forget|skip|drop|scrap|leave out"
    r"|never mind|scratch|lose)|forget|scratch) (?:the|that|about the) (?P<named>\w{3,})"
    r"(?: (?:one|bit|part|thing))?"
)
"""An entry is named by one word of it: "no, just email them, forget the call"."""
_NOT_THIS = LatePattern(
    r"(?:(?:no|wait|hang on|hold on|actually|sorry|oh|oops|on second thoughts?) )+(?:not|leave"
    rf"|forget|{_TAKE}|without) (?P<named>.+?)(?: (?:out|off|after all)(?: of (?:it|this|that))?)?"
)
_NOT_ONE = LatePattern(r"not (?:the|my) (?P<named>\w+)(?: one)?")
_LEAST_OF_A_NAME = 3
"""Letters."""
_ORDINALS = {word: place for place, word in enumerate(ORDINALS[:20])}


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
    otherwise = said_otherwise(text, entries) if making and asked is None else None
    return asked or otherwise or _taken_back(plain(text), entries)


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
    one, other = _place(found["one"], count), _place(found["other"], count)
    if _UNKNOWN in (one, other):
        return None
    if isinstance(one, int) and isinstance(other, int) and one != other:
        return Join((min(one, other), max(one, other)))
    return Join(None)


def _take_out(said: str, entries: tuple[str, ...]) -> TakeOut | None:
    if found := _TAKES_OUT.fullmatch(said) or _GOES.fullmatch(said):
        groups = found.groupdict()
        place = _place(groups["which"] or groups["what"] or groups.get("wrong") or "", len(entries))
        if place != _UNKNOWN:
            return TakeOut(place if isinstance(place, int) else None)
    found = _NAMED.fullmatch(said)
    words = next(filter(None, found.groupdict().values()), "") if found else ""
    named = [n for n, own in enumerate(entries) if words and _is(own, words)]
    return TakeOut(named[-1]) if named else None


def _taken_back(said: str, entries: tuple[str, ...]) -> TakeOut | None:
    """An entry that is taken out and why: the one that the reason names, otherwise the last."""
    if found := _TAKES_IT_OUT.fullmatch(said):
        points = found["it"] or found["that"]
        if not _AGAINST.search(found["why"]) and " " not in points:
            return None  # "ask him out, drop it"
        named = _mentioned(found["why"], entries)
        return TakeOut(len(entries) - 1 if named is None else named)
    last = plain(entries[-1])
    untrue = (
        _WAS_WRONG.fullmatch(said)
        or _UNTRUE.fullmatch(said)
        or (_IT_IS_SO.fullmatch(said) and _DENIED.search(last))
    )
    if untrue or _NOT_THAT.fullmatch(said) or _NOT_THAT_ONE.fullmatch(said):
        return TakeOut(len(entries) - 1)
    if found := _UNWANTED.fullmatch(said):
        place = _place(found["which"], len(entries))
        return TakeOut(place) if isinstance(place, int) else None
    found = _NOT_THIS.fullmatch(said) or _NOT_ONE.fullmatch(said) or _FORGET.fullmatch(said)
    named = _mentioned(found["named"], entries) if found else None
    return None if named is None else TakeOut(named)


def _mentioned(said: str, entries: tuple[str, ...]) -> int | None:
    """The last entry of which a word that it alone has is said."""
    spoken = set(said.split())
    words = [
        {word for word in plain(entry).split() if len(word) >= _LEAST_OF_A_NAME} - _SMALL
        for entry in entries
    ]
    for place in reversed(range(len(entries))):
        others = set().union(*(words[:place] + words[place + 1 :]))
        if (words[place] - others) & spoken:
            return place
    return None


_SMALL = frozenset("the and for with his her our out off one not can could would that this".split())
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
            return (gone, _said(edit, key, at, utterance)), (
                _naming(phrases.SCRATCHED, texts[place]),
            )
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
