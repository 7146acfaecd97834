"""An entry of a list that is said otherwise: "no, not Paul, I mean Peter", "a walk, not a run",
"no, on Tuesday". Pure.

Only what points at an entry counts: a word of it is named, or a change of mind said in so many
words. "I mean" alone may begin anything, and takes nothing back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.entries import entry_words
from voice_coach.dialogue.list_words import DETERMINERS, VERBS
from voice_coach.dialogue.short_answers import NUMBERS
from voice_coach.patterns import LatePattern

_NOISE = r"um+|uh+|er+m?|hm+|oh|ah|well|so|yes|yeah"
_TURN = (
    r"no|nope|nah|wait|sorry|hang on|hold on|actually|oops|whoops|correction|my mistake|or rather"
    r"|i mean(?! (?:well|it|business|to|what)\b)|i meant|i should say|make (?:it|that)"
    r"|(?:scratch|strike|cancel|delete|forget|ignore|cross out) that(?: one)?"
)
_OPENS = LatePattern(rf"(?:(?:{_NOISE}|{_TURN}) )+")
_ENDS = LatePattern(r"(?: (?:i mean|i meant|rather|sorry|instead|actually|no))+$")
_TURNS_AWAY = LatePattern(r"\b(?:no|nope|nah|sorry|correction|my mistake|oops|whoops)\b")
"""Not "wait": one may well wait until Monday."""
_SCRATCHES = LatePattern(
    r"\b(?:(?:scratch|strike)|(?:no|nah|sorry|wait|actually|oh) (?:cancel|delete|forget|ignore"
    r"|cross"
    r" out)) that\b"
)
"""Not "forget that" alone: one may well want to forget that she left."""
_MEANS = LatePattern(r"\b(?:i mean|i meant|i should say|make (?:it|that)|or rather)\b")
_JOINS = LatePattern(
    r"(?:(?:but|no|sorry|i mean|i meant|rather|it's|make (?:it|that)|more like|more of) )+"
)
"""Between what is not meant and what is: "not Paul, but Peter"."""
_FRAMES = frozenset("on at in by until till before after from".split())
"""One of these with another name behind it replaces how the entry ended: "no, on Tuesday"."""
_SMALL = frozenset(
    "the and for with his her him our out off one not can could would that this them they she you "
    "your its are was have has had get got".split()
)
_LEAST = 3
"""Letters of a word that tells two entries apart."""


@dataclass(frozen=True, slots=True)
class SaidOtherwise:
    """The entry at ``place``, from 0, is the words of the utterance from ``begin`` up to ``end``,
    with what stays of the entry ``before`` and ``after`` them."""

    place: int
    begin: int
    end: int
    before: str = ""
    after: str = ""


def said_otherwise(text: str, entries: Sequence[str]) -> SaidOtherwise | None:
    """Which entry an utterance says otherwise, and how; None where it is something else."""
    said = plain(text)
    opening = _OPENS.match(f"{said} ")
    begins = min(opening.end(), len(said)) if opening else 0
    turn = opening[0] if opening else ""
    closing = _ENDS.search(said, begins)
    ends = closing.start() if closing else len(said)
    core = said[begins:ends].strip()
    if not entries or not core:
        return None
    first = len(said[:begins].split())
    turn = f"{turn} {closing[0] if closing else ''}"
    found = _not_this(core, turn, entries) or _this_not_that(core, turn, entries)
    found = found or _in_its_frame(core, turn, entries) or _instead(core, turn, entries)
    if found is None:
        return None
    said_again = core.split()[found.begin : found.end]
    before = _without_end(found.before.split(), said_again)
    return SaidOtherwise(found.place, found.begin + first, found.end + first, before, found.after)


def _without_end(before: list[str], again: list[str]) -> str:
    """What stays before the words, without those at its end that they begin with: "call", "call
    Tim"."""
    both = range(min(len(before), len(again)), 0, -1)
    count = next((n for n in both if before[-n:] == again[:n]), 0)
    return " ".join(before[: len(before) - count])


def _not_this(core: str, turn: str, entries: Sequence[str]) -> SaidOtherwise | None:
    """ "Not Paul, Peter": an entry that is named, or one that a word is said of and a "but"."""
    words = core.split()
    if words[0] != "not":
        return None
    for cut in range(2, len(words)):
        joint = _JOINS.match(" ".join(words[cut:]) + " ")
        behind = cut + len(joint[0].split()) if joint else cut
        if behind >= len(words) or words[behind] in _FRAMES | {"and", "or", "to", "with"}:
            continue
        named = " ".join(words[1:cut])
        whole = _naming(named, entries)
        told = _mentioning(named, entries) if joint or _MEANS.search(turn) else None
        place = whole if whole is not None else told
        if place is not None:
            return SaidOtherwise(place, behind, len(words))
    return None


def _this_not_that(core: str, turn: str, entries: Sequence[str]) -> SaidOtherwise | None:
    """ "A walk, not a run": what is not meant stands in an entry, word for word."""
    words = core.split()
    if "not" not in words[1:-1]:
        return None
    cut = words.index("not", 1)
    wrong = words[cut + 1 :]
    for place in reversed(range(len(entries))):
        known = plain(entries[place]).split()
        for begin in _places(wrong, known):
            end = begin + len(wrong)
            if end == len(known) or _TURNS_AWAY.search(turn):
                kept = _written(entries[place])
                before, after = " ".join(kept[:begin]), " ".join(kept[end:])
                return SaidOtherwise(place, 0, cut, before, after)
    return None


def _in_its_frame(core: str, turn: str, entries: Sequence[str]) -> SaidOtherwise | None:
    """ "No, on Tuesday" behind "call her on Monday"; "no, three days" behind "two days off"."""
    if not (_TURNS_AWAY.search(turn) or _MEANS.search(turn)):
        return None
    words, known = core.split(), plain(entries[-1]).split()
    last = len(entries) - 1
    if (timed := _at_a_time(core, turn, entries[-1])) is not None:
        return SaidOtherwise(last, 0, len(words), *timed)
    if words[0] in _FRAMES and words[0] in known[1:] and len(words) > 1:
        begin = len(known) - 1 - known[::-1].index(words[0])
        return SaidOtherwise(last, 0, len(words), " ".join(_written(entries[-1])[:begin]))
    if len(words) == _COUNTED and words[0] in NUMBERS and words[1] in known[1:]:
        place = known.index(words[1], 1) - 1
        if known[place] in NUMBERS:
            kept = _written(entries[-1])
            before, after = " ".join(kept[:place]), " ".join(kept[place + _COUNTED :])
            return SaidOtherwise(last, 0, len(words), before, after)
    return None


_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)"
_CLOCK = (
    rf"(?:(?:(?:a )?quarter|half|ten|twenty|five|twenty five) (?:past|to) )?{_HOUR}(?: (?:fifteen"
    r"|thirty|forty five))?(?: (?:o'clock|a m|p m|am|pm|in the (?:morning|afternoon|evening)"
    r"|at night))*"
)
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|today|tonight)(?: (?:morning"
    r"|afternoon"
    r"|evening|night))?"
)
_TIMES = tuple(
    (
        LatePattern(rf"(?:at )?{time}"),
        LatePattern(rf"\b(?:at|by|before|until|till|from|on) {time}\b"),
    )
    for time in (_CLOCK, _WEEKDAY)
)


def _at_a_time(core: str, turn: str, entry: str) -> tuple[str, str] | None:
    """What stays before and after the time that "sorry, half past six" replaces in "get up at
    six"; None where no time is said, or none stands there. "No one" is nobody."""
    if core == "one" and "sorry" not in turn and not _MEANS.search(turn):
        return None
    kept = " ".join(_written(entry))
    for time, framed in _TIMES:
        found = list(framed.finditer(kept.casefold()))
        if found and time.fullmatch(core):
            begin = found[-1].start() + len(found[-1][0].split()[0])
            return kept[:begin], kept[found[-1].end() :].strip()
    return None


_COUNTED = 2
"""Words: a number and what there is so many of."""


def _instead(core: str, turn: str, entries: Sequence[str]) -> SaidOtherwise | None:
    """ "Sorry, I mean Sandra" behind "Sarah"; "my right knee, I mean" behind "my left knee"."""
    turns, means = _TURNS_AWAY.search(turn), _MEANS.search(turn)
    words, known = core.split(), plain(entries[-1]).split()
    alike = _telling(words) & _telling(known)
    if words[0] == "not" or _naming(core, entries) is not None:
        return None
    same = turns and alike and words[0] == known[0] and words[0] in DETERMINERS
    same = same or (turns and alike and words[0] == known[0] in VERBS and len(words) > _COUNTED)
    last = len(entries) - 1
    same = same or (turns and alike and {words[0], known[0]} <= VERBS and len(words) > _COUNTED)
    if _SCRATCHES.search(turn) or (turns and means) or (means and alike) or same:
        return SaidOtherwise(last, 0, len(words))
    stays = _alike_in_shape(words, known, turn)
    if stays is None:
        return None
    return SaidOtherwise(last, 0, len(words), " ".join(_written(entries[-1])[:stays]))


_OWNED = frozenset("my his her our their your the a an".split())
_NAMED = 3
"""Words: "my old boss"; whoever says more says something of its own."""
_FIRMLY = LatePattern(
    r"\b(?:sorry|correction|i mean|i meant|i should say|or rather|make (?:it|that)|(?:no|oh) wait"
    r"|wait no|oops|whoops|my mistake)\b"
)


def _alike_in_shape(words: Sequence[str], known: Sequence[str], turn: str) -> int | None:
    """How many words stay of the entry where what is said firmly instead is of its shape: "my
    doctor", "I mean my therapist"; "send him a text", "sorry, a letter". None where it is not."""
    if not _FIRMLY.search(turn) or len(words) > _NAMED:
        return 0 if _FIRMLY.search(turn) and words[0] in VERBS and known[0] in VERBS else None
    if words[0] in VERBS and known[0] in VERBS:
        return 0
    if words[0] in _OWNED:
        if known[0] in _OWNED and len(known) <= _NAMED + 1:
            return 0
        places = [place for place in range(1, len(known)) if known[place] in _OWNED]
        return places[-1] if places else None
    bare = len(words) == 1 and words[0] not in VERBS | _FRAMES | DETERMINERS and "sorry" in turn
    if bare and len(known) > 1 and known[0] in VERBS and known[-1] not in DETERMINERS | _OWNED:
        return len(known) - 1
    return 0 if bare and len(known) == 1 else None


def _written(entry: str) -> list[str]:
    """The words of an entry as they are written, where they can be told apart."""
    words = entry.split()
    return words if len(words) == len(plain(entry).split()) else plain(entry).split()


def _telling(words: Sequence[str]) -> set[str]:
    return {word for word in words if len(word) >= _LEAST} - _SMALL


def _naming(named: str, entries: Sequence[str]) -> int | None:
    """The last entry that these words are."""
    places = range(len(entries) - 1, -1, -1)
    return next((n for n in places if entry_words(entries[n]) == entry_words(named)), None)


def _mentioning(named: str, entries: Sequence[str]) -> int | None:
    """The last entry that a telling word of these stands in."""
    spoken = _telling(named.split())
    places = range(len(entries) - 1, -1, -1)
    return next((n for n in places if spoken & _telling(plain(entries[n]).split())), None)


def _places(part: Sequence[str], words: Sequence[str]) -> Iterator[int]:
    """Where these words stand among the others, the last place first."""
    for begin in range(len(words) - len(part), -1, -1):
        if list(words[begin : begin + len(part)]) == list(part):
            yield begin
