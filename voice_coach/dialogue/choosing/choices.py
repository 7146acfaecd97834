"""Which of several choices somebody names, by its place or by its own words; None where that is not
sure. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from voice_coach.dates.calendar_names import ORDINALS
from voice_coach.dialogue.commands import POLITE, plain
from voice_coach.dialogue.short_answers import MOST_DIGITS, NO, NUMBERS, last_meant
from voice_coach.program.values import Option

_I_TAKE = (
    r"(?:i'd say|i would say|i think|i guess|i'd go with|i go with|i'll go with|i would go with"
    r"|i choose|i take|i'll take|i pick|i'd pick|it's|it is|that's|maybe|probably|let me say"
    r"|i think it's|it would be|the answer is|i'd choose|i would choose|perhaps)"
)
_A_PLACE = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|last)\b")
_BY_PLACE = re.compile(
    r"(?<!\bon )(?<!\bby )\b(the (?:first|second|third|fourth|fifth|sixth|last)(?: (?:one|option)|"
    r"(?=$| (?:please|because|since|as|i think|i guess|i suppose|i'm afraid|for me|is|i'd say"
    r"|probably|definitely|you (?:said|read|named|mentioned|asked)"
    r"|of (?:the|those|these|them))\b)))"
)
NO_DENIAL = re.compile(
    r"\bno (?:problem|trouble|worries|bother|doubt|question)(?: at all)?\b ?"
    r"|\b\w+n['\u2019]t (?:i|it|we|they|you|he|she)\b ?",  # "won't I"
    re.IGNORECASE,
)
_OUTWEIGHS = re.compile(
    r"\bbut (?:[\w']+ ){0,3}?(?:really|actually|mostly|rather|more(?: of)?|deep down|in truth)\b"
)
"""What comes behind weighs more than what stands before: "an adventure, but really a habit"."""
_NEITHER = re.compile(r"\bneither (?P<one>[\w' ]+?) nor ", re.IGNORECASE)
DOUBTS = re.compile(
    r"\b(?:can't|cannot|couldn't|can not) (?:decide|choose|say|pick|tell)\b|\bno idea\b"
    r"|\bnot sure\b|\b(?:don't|do not) know\b|\bdepends\b|\bhard to (?:say|tell)\b"
)
_REACH = 3
"""Words behind an option in which a "no" is said of it: "the habit is not it"."""
_ORDINALS = {word: number for number, word in enumerate(ORDINALS[:10])}
SMALL_WORDS = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her him his "
    "how i i'd i'll i'm i've in is it it's its just like me more my no not of on one or our out "
    "say she so that that's the their them then there they this to up was we what when which "
    "will with would you your think guess maybe choose option answer number response".split()
)
_BOTH = 2
"""Options, of which one is the former."""
_SURE = 0.34
_LONGEST = 2000
"""Letters that are looked at: comparing places takes time with the square of their number."""


def choice(options: tuple[Option, ...], text: str, *, numbered: bool = False) -> str | None:
    """The value of the one option that the words name, by its place or by its own words. Where
    they were ``numbered``, a number alone is a place."""
    exact = [option.value for option in options if is_phrase_of(option, text)]
    if len(exact) == 1:
        return exact[0]
    text = _NEITHER.sub(r"not \g<one> not ", NO_DENIAL.sub("", text))
    return last_meant(text, lambda part: _chosen(options, part, numbered))


def called_or_placed(options: tuple[Option, ...], text: str) -> str | None:
    """The value of the one option whose own phrase this is, or whose place is named."""
    exact = [option.value for option in options if is_phrase_of(option, text)]
    if len(exact) == 1:
        return exact[0]
    place = _place(plain(text[:_LONGEST]), len(options), numbered=False)
    return options[place].value if place is not None else None


def _chosen(options: tuple[Option, ...], text: str, numbered: bool) -> str | None:
    said = plain(text[:_LONGEST])
    named = _named(options, said)
    place = _place(said, len(options), numbered)
    if place is None:
        return named
    value = options[place].value
    if named in (None, value):
        return value
    # "the first" is the first of them, unless it is just what one of them is called.
    exact = [o.value for o in options if said in _phrases(o)]
    return named if exact == [named] else None


def is_phrase_of(option: Option, text: str) -> bool:
    """Whether the words are one of the option's own phrases, and nothing besides."""
    words = [word for word in plain(text).split() if word not in POLITE]
    return " ".join(words) in _phrases(option)


@dataclass(frozen=True, slots=True)
class _Naming:
    """Where an option is named: from which letter to which."""

    option: Option
    start: int
    end: int


def _named(options: tuple[Option, ...], said: str) -> str | None:
    namings = _namings(options, said)
    if DOUBTS.search(said) and not any(DOUBTS.search(said[n.start : n.end]) for n in namings):
        return None  # but where doubt is one of the options
    if not namings:
        return _likely(options, said)
    if any(
        one.option.value != other.option.value
        and said[one.end : other.start].strip() in ("or", "and")
        for one, other in pairwise(namings)
    ):
        return None
    kept = {one.option.value: one.option for one in namings if not _is_denied(one, namings, said)}
    if len(kept) > 1 and (outweighs := _OUTWEIGHS.search(said)):
        after = [one for one in namings if one.start >= outweighs.start()]
        kept = {one.option.value: one.option for one in after if one.option.value in kept}
    kept = {
        value: option
        for value, option in kept.items()
        if not any(value in other.outweighs for other in kept.values())
    }
    return next(iter(kept)) if len(kept) == 1 else None


def _namings(options: tuple[Option, ...], said: str) -> list[_Naming]:
    """Every place where an option's own words stand, but for those within longer ones."""
    found = [
        _Naming(option, match.start(), match.end())
        for option in options
        for phrase in dict.fromkeys(filter(None, _phrases(option)))
        for match in re.finditer(rf"(?<![\w']){re.escape(phrase)}(?![\w'])", said)
    ]
    return sorted(
        (
            one
            for one in found
            if not any(
                other.start <= one.start and one.end <= other.end
                and other.end - other.start > one.end - one.start
                for other in found
            )
        ),
        key=lambda one: one.start,
    )  # fmt: skip


def _is_denied(naming: _Naming, namings: Sequence[_Naming], said: str) -> bool:
    """Whether a "not" stands before it, or behind the last of them ("the habit is not it")."""
    begins = max((one.end for one in namings if one.end <= naming.start), default=0)
    before = _denials(said[begins : naming.start])
    last = naming.end == max(one.end for one in namings)
    behind = said[naming.end :].split()[:_REACH]
    after = _denials(" ".join(behind)) if last else set()
    if _denials(said[naming.start : naming.end]):  # what comes after a no repeats it
        return bool(before - {"no"})
    earlier = [one for one in namings if one.end == begins]
    if before == {"no"} and earlier and _is_denied(earlier[0], namings, said):
        before = set()  # "not a habit, no, an adventure"
    return bool(before | after)


def _likely(options: tuple[Option, ...], said: str) -> str | None:
    """The option of which most words were said, where no other comes near."""
    scored = sorted(((_likeness(said, option), option.value) for option in options), reverse=True)
    if not scored or scored[0][0] < _SURE:
        return None
    best, value = scored[0]
    if any(score >= best and other != value for score, other in scored[1:]):
        return None
    option = next(o for o in options if (_likeness(said, o), o.value) == scored[0])
    denied = _denials(said) - _denials(" ".join(_phrases(option)))
    return None if denied else value


def _denials(said: str) -> set[str]:
    return set(said.split()) & set(NO)


def _place(said: str, count: int, numbered: bool) -> int | None:
    """ "the second one", "number three", "the last one": the place from 0."""
    if "not" in said.split():
        return None  # "not the first one"
    if (among := _BY_PLACE.search(said)) is not None and len(_A_PLACE.findall(said)) == 1:
        said = among[1]
    fitting = re.fullmatch(
        rf"(?:(?:um+|uh+|well|so|okay) )*(?:{_I_TAKE} )?(?:the )?(number |option )?(\w+)"
        r"(?: one| option)?(?: (?:please|i think|i guess|i suppose|then|love|dear|mate))*",
        said,
    )
    if not fitting:
        return None
    word = fitting[2]
    number = {"former": 0, "latter": 1}.get(word) if count == _BOTH else _ORDINALS.get(word)
    number = _ORDINALS.get(word, number)
    if (fitting[1] or numbered) and (word in NUMBERS or word.isdecimal()):
        number = (NUMBERS[word] if word in NUMBERS else int(word[:MOST_DIGITS])) - 1
    if word == "last" and count:
        return count - 1
    return number if number is not None and 0 <= number < count else None


def _phrases(option: Option) -> tuple[str, ...]:
    return (plain(option.say), plain(option.value), *map(plain, option.match))


def _within(phrase: str, said: str) -> bool:
    return bool(phrase) and f" {phrase} " in f" {said} "


def _likeness(said: str, option: Option) -> float:
    """1 where a part of the option's words was said; otherwise the share of its words."""
    if " " in said and _within(said, plain(option.say)):
        return 1.0  # a part of the person's own words for it
    wanted = set(plain(option.say).split()) - SMALL_WORDS
    return len(wanted & set(said.split())) / len(wanted) if wanted else 0.0
