"""Which entry of their own list somebody chooses, where ``choices`` does not tell. Pure.

The list was read aloud and numbered. People name a place and say what stands there ("the first one,
phoning her"), or one word that no other entry has ("the biscuits, I'm afraid"), or what it is not
("not the second, the other one"). Whoever names two, or none, is asked; what is taken here is read
back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voice_coach.dates.calendar_names import ORDINALS
from voice_coach.dialogue.choosing.choices import (
    DOUBTS,
    NO_DENIAL,
    SMALL_WORDS,
    choice,
    is_phrase_of,
)
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.short_answers import NO, NUMBERS, last_meant
from voice_coach.patterns import LatePattern
from voice_coach.program.values import Option
from voice_coach.stems import stem

_REASON = LatePattern(r"\b(?:because|since|cause|cos|even though|although|so that|seeing as)\b")
_SO = LatePattern(
    r".*\b(?:so|therefore|which means|that's why)(?: (?:it's|it is|i'd say))? (?!much|many|that\b)"
)
"""What follows is what somebody comes to: "I won't ask my daughter, so the bus"."""
_OPEN = LatePattern(
    r"\b(?:all|both|neither|none|any|either|each|every one) (?:of|one|are|is|sound|seem|feel)"
    r"|^(?:all|both|neither|none|any|either)\b"
    r"|\bwhat (?:my [\w']+|he|she|they|everybody|everyone|people)(?: would| always|'d)?"
    r" (?:wants?|says?|thinks?|expects?|likes?|prefers?|need)\b"
    rf"|^(?:the )?(?:{'|'.join(NUMBERS)})(?: and| plus| or|,) (?:the )?(?:{'|'.join(NUMBERS)})\b"
    r"|\b(?:anything|everything|all|any|any of them) (?:but|except)\b"
)
_PLACE = LatePattern(
    rf"\b(?:(?P<the>the (?:very )?)?(?P<ordinal>{'|'.join(ORDINALS[:10])}|last|middle)"
    r"(?P<one> (?:one|option|choice|way|idea|response|answer|of (?:them|those|these|the)))?"
    rf"|(?P<number>number|option|choice) (?P<counted>{'|'.join(NUMBERS)}|\d))\b"
)
_GOES_ON = frozenset(
    "please because since cause as i i'd i'll i'm it it's that that's is was for and or but so "
    "i've no not then maybe probably definitely really again obviously actually you the um uh well "
    "yes yeah love mate dear thanks if though please feels seems sounds would".split()
)
"""What may stand behind "the second", where it is a place of the list and not of something else."""
_OTHER = LatePattern(r"\bthe other(?: one| option| way)?\b")
_DENIES = frozenset((*NO, "without", "than", "over", "instead"))
_REACH = 4
"""Words behind a "not" that still belong to it: "not so much the second"."""
_SHORT = 25
"""Words; in a longer answer two words of an entry must be said."""


def own_choice(options: Sequence[Option], text: str) -> str | None:
    """The value of the one entry that is chosen; None where that is not sure."""
    exact = [option.value for option in options if is_phrase_of(option, text)]
    if len(exact) == 1:
        return exact[0]
    said = " ".join(NO_DENIAL.sub("", plain(text)).split())
    if _OPEN.search(said) or DOUBTS.search(said):
        return None
    found = last_meant(said, lambda part: _by_what_is_said(options, plain(part)))
    if found is None and not _named(options, said.split()):
        return choice(tuple(options), text, numbered=True)
    return found


def _by_what_is_said(options: Sequence[Option], said: str) -> str | None:
    reason, end = _REASON.search(said), _SO.search(said)
    before = said[: reason.start()].strip() if reason else ""
    so = said[end.end() :] if end else ""
    for part in filter(None, (so, before, said)):
        found = _chosen(options, part.split())
        if not _named(options, part.split()):
            found = found or choice(tuple(options), part, numbered=True)
        if found is not None:
            return found
    return None


def _chosen(options: Sequence[Option], words: Sequence[str]) -> str | None:
    named = _named(options, words)
    denied = {place for place, kept in named if not kept}
    chosen = {place for place, kept in named if kept} - denied
    left = [place for place in range(len(options)) if place not in denied]
    if not chosen and denied and len(left) == 1 and _OTHER.search(" ".join(words)):
        return options[left[0]].value
    return options[chosen.pop()].value if len(chosen) == 1 else None


def _named(options: Sequence[Option], words: Sequence[str]) -> list[tuple[int, bool]]:
    """The places of all entries that are named, from 0, in the order in which they are; False where
    a "not" stands before one that is no word of the entry itself."""
    found: list[tuple[int, bool]] = []
    begins = 0
    namings = (
        *_by_place(options, words), *_by_word(options, words), *_by_beginning(options, words)
    )  # fmt: skip
    for at, place in sorted(namings):
        own = plain(options[place].say).split()
        before = words[max(begins, at - _REACH) : at]
        denied = any(word in _DENIES and word not in own for word in before)
        found.append((place, not denied))
        begins = at + 1
    return found


def _by_place(options: Sequence[Option], words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a place of the list is named, in words from the first on, and which, from 0."""
    said = " ".join(words)
    for found in _PLACE.finditer(said):
        begins = len(said[: found.start()].split())
        if not (found["the"] or found["one"] or found["number"] or not begins):
            continue  # "a second thought"
        place = _which(found["ordinal"] or found["counted"], len(options))
        if place is None:
            continue
        if not (found["one"] or found["number"]):
            behind = said[found.end() :].split()[:1]
            own = _stems(plain(options[place].say).split())
            goes_on = behind and (behind[0].endswith("ing") or _stems(behind) & own)
            if behind and not (goes_on or behind[0] in _GOES_ON):
                continue  # "the first time"
        yield begins, place


def _which(word: str, count: int) -> int | None:
    if word == "last":
        return count - 1
    if word == "middle":
        return count // 2 if count % 2 else None
    if word in ORDINALS:
        place = ORDINALS.index(word)
    else:
        place = (int(word) if word.isdecimal() else NUMBERS[word]) - 1
    return place if 0 <= place < count else None


def _by_word(options: Sequence[Option], words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a word is said that one entry alone has, in any of its forms, and which entry."""
    own = [_stems(plain(option.say).split()) for option in options]
    telling = [one - set().union(*(o for o in own if o is not one)) for one in own]
    found = [
        (at, place)
        for at, word in enumerate(words)
        for place, stems in enumerate(telling)
        if _stems([word]) & stems
    ]
    if len(words) > _SHORT:
        often = [place for _, place in found]
        found = [one for one in found if often.count(one[1]) > 1]
    yield from found


def _by_beginning(options: Sequence[Option], words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The entry that alone begins as the answer does: "say no" of "say no to the shift"."""
    began = list(words[:2])
    alike = [place for place, one in enumerate(options) if plain(one.say).split()[:2] == began]
    if len(alike) == 1 and len(words) > 1:
        yield 0, alike[0]


def _stems(words: Sequence[str]) -> set[str]:
    """What stays of telling words without their endings: "leasing" and "lease" are one."""
    return {stem(word.removesuffix("'s")) for word in words if word not in SMALL_WORDS}
