"""An entry of a list that is said otherwise: "no, not Paul, I mean Peter", "a walk, not a run",
"no, on Tuesday". Pure.

Only what points at an entry counts: a word of it is named, or a change of mind said in so many
words. "I mean" alone may begin anything, and takes nothing back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.lists.amounts import as_written, at_a_time, so_many
from voice_coach.dialogue.lists.entries import entry_words
from voice_coach.dialogue.lists.words import DETERMINERS, PREPOSITIONS, VERBS
from voice_coach.patterns import LatePattern

_NOISE = r"um+|uh+|er+m?|hm+|oh|ah|well|so|yes|yeah"
_TURN = (
    r"no|nope|nah|wait|sorry|hang on|hold on|actually|oops|whoops|correction|my mistake|or rather"
    r"|i mean(?! (?:well|it|business|to|what)\b)|i meant|i should say|make (?:it|that)"
    r"|(?:scratch|scrap|strike|drop|cancel|delete|forget|ignore|cross out|leave out"
    r"|take out) that(?: one)?"
)
_OPENS = LatePattern(rf"(?:(?:{_NOISE}|{_TURN}) )+")
_ENDS = LatePattern(r"(?: (?:i mean|i meant|rather|sorry|instead|actually|no))+$")
_TURNS_AWAY = LatePattern(r"\b(?:no|nope|nah|sorry|correction|my mistake|oops|whoops)\b")
"""Not "wait": one may well wait until Monday."""
_SCRATCHES = LatePattern(
    r"\b(?:(?:scratch|scrap|strike)|(?:no|nah|sorry|wait|actually|oh) (?:cancel|delete|forget"
    r"|ignore|cross out)) that\b"
)
"""Not "forget that" alone: one may well want to forget that she left."""
_TURNS = LatePattern(
    r"\b(?:no|nope|nah|sorry|well|actually|wait|hang on|hold on|oops|whoops|correction|mistake|mean"
    r"|meant|say|rather|make)\b"
)
_HEDGED = LatePattern(
    r"(?:(?:let's (?:be (?:realistic|honest|fair|real)|say)|say|maybe|about|more like|rather"
    r"|probably|only|just"
    r"|realistically) )+"
)
"""Before another amount: "no, let's be realistic, twice a week"."""
_MEANS = LatePattern(r"\b(?:i mean|i meant|i should say|make (?:it|that)|or rather)\b")
_JOINS = LatePattern(
    r"(?:(?:but|no|sorry|i mean|i meant|rather|it's|make (?:it|that)|more like|more of) )+"
)
"""Between what is not meant and what is: "not Paul, but Peter"."""
_GIVES_WHY = frozenset(
    "and or to with because since as he she they he'd she'd they'd he's she's they're he'll she'll"
    " they'll it it's it'd that that's i i'd i'm we".split()
)
"""What begins with one of these names nobody else: "not my dad, he'd worry"."""
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
    found = found or _in_more_words(core, entries)
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
        if behind >= len(words) or words[behind] in _FRAMES | _GIVES_WHY:
            continue
        named = " ".join(words[1:cut])
        whole = _naming(named, entries)
        told = _mentioning(named, entries) if joint or _MEANS.search(turn) else None
        place = whole if whole is not None else told
        if place is not None:
            return SaidOtherwise(place, behind, len(words))
    return _not_this_part(words, entries)


def _not_this_part(words: Sequence[str], entries: Sequence[str]) -> SaidOtherwise | None:
    """ "Not my sister, my brother" behind "call my sister": a part of an entry, and one of its
    shape instead of it. The part is as long as can be."""
    for cut in range(len(words) - 1, 1, -1):
        joint = _JOINS.match(" ".join(words[cut:]) + " ")
        behind = cut + len(joint[0].split()) if joint else cut
        part, instead = words[1:cut], words[behind:]
        if not instead or not _of_one_shape(part, instead):
            continue
        for place in reversed(range(len(entries))):
            begin = next(_places(part, plain(entries[place]).split()), None)
            if begin is not None:
                kept = as_written(entries[place])
                before, after = kept[:begin], kept[begin + len(part) :]
                return SaidOtherwise(place, behind, len(words), " ".join(before), " ".join(after))
    return None


_HOW_MUCH = frozenset("enough much many only just even yet always really very all sure".split())


def _of_one_shape(part: Sequence[str], instead: Sequence[str]) -> bool:
    one, other = part[0], instead[0]
    if len(part) == len(instead) == 1:
        named = _telling(part) and _telling(instead)
        return bool(named) and not {one, other} & (_GIVES_WHY | PREPOSITIONS | _HOW_MUCH)
    kinds = (_OWNED, DETERMINERS, VERBS)
    alike = one == other or any(one in kind and other in kind for kind in kinds)
    return alike and min(len(part), len(instead)) > 1


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
                kept = as_written(entries[place])
                before, after = " ".join(kept[:begin]), " ".join(kept[end:])
                return SaidOtherwise(place, 0, cut, before, after)
    return None


def _in_its_frame(core: str, turn: str, entries: Sequence[str]) -> SaidOtherwise | None:
    """ "No, on Tuesday" behind "call her on Monday"; "no, three days" behind "two days off"."""
    last = len(entries) - 1
    hedged = _HEDGED.match(f"{core} ")
    begin = len(hedged[0].split()) if hedged else 0
    amount = " ".join(core.split()[begin:])
    if _TURNS.search(turn) and (counted := so_many(amount, entries[-1])) is not None:
        return SaidOtherwise(last, begin, len(core.split()), *counted)
    if not (_TURNS_AWAY.search(turn) or _MEANS.search(turn)):
        return None
    words, known = core.split(), plain(entries[-1]).split()
    known_hour = core != "one" or "sorry" in turn or _MEANS.search(turn)  # "no one" is nobody
    if known_hour and (timed := at_a_time(core, entries[-1])) is not None:
        return SaidOtherwise(last, 0, len(words), *timed)
    if words[0] in _FRAMES | PREPOSITIONS and words[0] in known[1:] and len(words) > 1:
        begin = len(known) - 1 - known[::-1].index(words[0])
        return SaidOtherwise(last, 0, len(words), " ".join(as_written(entries[-1])[:begin]))
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
    same = same or ("instead" in turn and words[:2] == known[:2] and words[0] in VERBS)
    if _SCRATCHES.search(turn) or (turns and means) or (means and alike) or same:
        return SaidOtherwise(last, 0, len(words))
    stays = _alike_in_shape(words, known, turn)
    if stays is None:
        return None
    kept = as_written(entries[-1])
    after = _behind(known, stays) if words[0] in _OWNED and stays > 0 else len(kept)
    return SaidOtherwise(last, 0, len(words), " ".join(kept[:stays]), " ".join(kept[after:]))


def _behind(known: Sequence[str], place: int) -> int:
    """Where it goes on behind what is named at ``place``: "ask my sister", "for help"."""
    places = range(place + 2, len(known) - 1)
    return next((n for n in places if known[n] in _GOES_ON), len(known))


_GOES_ON = PREPOSITIONS - {"in", "of", "than", "beside"}


_GOES_FURTHER = frozenset("again also too then another next more twice and or".split())
_LEAST_AGAIN = 3
"""Words of an entry that is said again."""


def _in_more_words(core: str, entries: Sequence[str]) -> SaidOtherwise | None:
    """The last deed once more, and more of it: "ask for a day off", "ask for a day off on Friday".
    Nothing is lost by it."""
    words, known = core.split(), plain(entries[-1]).split()
    if len(known) < _LEAST_AGAIN or not {words[0], known[0]} <= VERBS or len(words) <= len(known):
        return None
    begin = next(_places(known, words), None)
    if begin is None:
        return None
    added = [*words[:begin], *words[begin + len(known) :]]
    anew = words[begin + len(known) :][:1] and set(added[:1]) & _GOES_FURTHER
    return None if anew or "is" in added else SaidOtherwise(len(entries) - 1, 0, len(words))


_OWNED = frozenset("my his her our their your the a an".split())
_ANY = frozenset(("a", "an"))
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
        alike = [place for place in places if (known[place] in _ANY) == (words[0] in _ANY)]
        return (alike or places)[-1] if places else None
    bare = len(words) == 1 and words[0] not in VERBS | _FRAMES | DETERMINERS and "sorry" in turn
    if bare and len(known) > 1 and known[0] in VERBS and known[-1] not in DETERMINERS | _OWNED:
        return len(known) - 1
    return 0 if bare and len(known) == 1 else None


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
