"""What a short correction puts instead, by the kinds of its words: "the eleventh, sorry, not the
tenth", "kindly change to six", "pm, dear, not am". Pure.

An utterance is taken apart into names of times, words that turn one of them down, words that point
at what is meant, and small talk. Where a story stands before, its end counts, if a word points at
what is named there; what might speak against it leaves the utterance as it is.
"""

from __future__ import annotations

import re
from itertools import pairwise

from voice_coach.dates.tokens import FAMILY, Word, names_a_time, words_of
from voice_coach.patterns import LatePattern

_AGAINST = LatePattern(
    r"\b(?:or|if|unless|maybe|perhaps|usually|normally|always|often|sometimes|last|used|once"
    r"|whether|either|wonder|depends|between|except|know|sure)\b"
)
"""In a story before a correction, this leaves it open."""
_UNDOES = LatePattern(
    r"\b(?:or|but|unless|(?<!i'm )not|never|no|except|maybe|perhaps|between|is|was|are|busy|out"
    r"|off|full"
    r"|away|booked|either|too|\w+n't)\b"
)
"""Behind what is named, this may take it back."""
_REFUSES = LatePattern(r"n't$|^(?:not|cannot|never|hardly)$")
_NEAR = 4
"""Words."""
_ENDS = LatePattern(
    r"(?:to|so(?: that)? (?:i|we) (?:can|could)|so as|because|cause|since|as|if|when|while|god"
    r"|with|for|before|like|i'm not|i (?:got|get|have to|need to|mixed|misread|forgot)|there's"
    r"|it's|my (?:days|dates|head|mind|brain|memory)|and (?:be|get|leave|that's))\b"
)
"""How people begin what they tell behind a time."""
_ONLY_ONCE = LatePattern(r"\b(?:every|each|daily|weekly|all|weekdays?|(?:just|only) th\w+)\b")
"""Days that come again are another matter."""
_TURNS = LatePattern(
    r"(?:sorry|but|i mean|i meant|no|rather|actually|it's|i'm meaning|wait|hang on|hold on"
    r"|apologies|it is|that's)\b"
)
_SWAPS = LatePattern(
    r"\b(?:swap|change|switch|replace|exchange|trade|move)(?: it| that)?(?: from)? (?P<old>.+?)"
    r" (?:for|to|with|by|into) (?P<new>.+)"
)
""" "Swap Friday for Thursday"."""
_SPELLED = LatePattern(r"\b(\w+teenth) one (\w+)\b")
"""Somebody spells the number out behind it: "fifteenth, one five"."""
_LEADS = LatePattern(r"^(?:(?:on|at|in|the|for|of|around|about) )+")


_MISSES_NOTHING = LatePattern(
    r"\b(?:(?:can't|cannot) (?:wait|fault)|(?:won't|wouldn't) (?:miss|forget)|don't (?:worry"
    r"|forget))\b"
)


def put_instead(said: str, *, alone: bool = False) -> str:
    """The correction as "no" and what is meant; empty where it is none, or cannot be told.

    ``said``: lower case, words alone. ``alone``: what is only named counts too, as it stands behind
    something that was clear.
    """
    said = _SWAPS.sub(_swapped, said)
    words = list(words_of(_SPELLED.sub(r"i mean \1", said)))
    if not any(word.names for word in words) or _ONLY_ONCE.search(said):
        return ""
    if all(word.kind != "other" for word in words):
        return _outcome(words, pointed=alone)
    words = _without_afterthought(words)
    last = max((n for n, word in enumerate(words) if word.kind == "other"), default=-1)
    told, meant = words[: last + 1], words[last + 1 :]
    while meant and meant[0].kind == "talk":
        meant = meant[1:]
    told, meant = _without_what_is_told(told, meant)
    if any(_AGAINST.search(word.text) for word in told if not word.names) or _refuses(told):
        return ""
    points = any(word.kind == "points" and word.text != "better" for word in meant[:1])
    points = points or (not told and any(word.kind in ("points", "not") for word in meant))
    if told and not points:
        points = any(word.kind == "points" for word in _behind_names(meant))
    return _outcome(meant) if points and any(word.names for word in meant) else ""


def _swapped(found: re.Match[str]) -> str:
    names = names_a_time(found["old"]) and names_a_time(found["new"])
    return f"not {found['old']} {found['new']}" if names else found[0]


def turns_down(said: str) -> bool:
    """Whether an hour or a date is turned down, and no other named: "I won't manage nine"."""
    words = list(words_of(said))
    named = [n for n, word in enumerate(words) if word.names]
    if not named or {words[n].kind for n in named} - {"clock", "date", "minutes"}:
        return False
    denied = all(n and (_refuses(words[:n]) or words[n - 1].kind == "not") for n in named)
    return denied and not put_instead(said) and not _MISSES_NOTHING.search(said)


def _refuses(told: list[Word]) -> bool:
    """Whether what is named next is turned down: "I won't be able to make Monday"."""
    return any(_REFUSES.search(word.text) for word in told[-_NEAR:] if not word.names)


def _without_what_is_told(told: list[Word], meant: list[Word]) -> tuple[list[Word], list[Word]]:
    """The names at a story's end belong to it, where a word points at others behind them: "I have
    the dentist wednesday, so thursday"."""
    named = next((n for n, word in enumerate(meant) if not word.names), 0) if told else 0
    goes_on = meant[named:]
    points = bool(goes_on) and goes_on[0].kind == "points"
    if named and points and any(word.names for word in goes_on):
        return [*told, *meant[:named]], goes_on
    return told, meant


def _behind_names(words: list[Word]) -> list[Word]:
    """What stands behind the first name, where it begins with one: "thursday it'll have to be"."""
    return words[1:] if words and words[0].names else []


def _without_afterthought(words: list[Word]) -> list[Word]:
    """Without what is told behind the last name, where that gives only a reason or an end."""
    last = max(n for n, word in enumerate(words) if word.names)
    ends = next((n for n, word in enumerate(words) if n > last and _is_told(word)), len(words))
    behind = " ".join(word.text for word in words[ends:])
    if not _ENDS.match(behind) or _UNDOES.search(behind):
        return words
    return words[:ends]


def _is_told(word: Word) -> bool:
    return word.kind == "other" or word.text in ("so", "then")


def _outcome(words: list[Word], *, pointed: bool = False) -> str:
    """What the names come to: those that are meant, in their order."""
    meant: list[Word] = []
    denied: list[Word] = []
    denies = turned = False
    run: list[str] = []
    pointed |= {word.kind for word in words if word.names} <= {"half", "minutes", "shift"}
    for word in words:
        if not word.names:
            pointed = pointed or word.kind != "talk" or bool(_TURNS.match(word.text))
            denies = word.kind == "not" or (denies and word.text in ("the", "at", "on", "in"))
            turned = turned or bool(_TURNS.match(word.text))
            run = run if denies and not run else []
            continue
        family = FAMILY[word.kind]
        if denies and family not in run:
            run.append(family)
            denied.append(word)
            continue
        denies, run = False, []
        same = [other for other in meant if FAMILY[other.kind] == family]
        if turned and same and not _together(same, word):
            meant = [other for other in meant if other not in same]
        turned = False
        if _bare(word) not in map(_bare, meant):
            meant.append(word)
    if not pointed or not meant or _at_odds(meant, denied):
        return ""
    return " ".join(["no", *(_as_said(word) for word in meant)])


def _as_said(word: Word) -> str:
    """With "at" before an hour: "no one" is nobody."""
    return f"at {word.text}" if word.kind == "clock" and word.text[0] != "a" else word.text


def _together(before: list[Word], word: Word) -> bool:
    """Whether both name one thing: "friday the thirteenth"."""
    return {other.kind for other in before} == {"day"} and word.kind == "date"


def _at_odds(meant: list[Word], denied: list[Word]) -> bool:
    """Whether two different things are meant, or what is denied is meant as well, or nothing is
    named in its place."""
    kinds = [word.kind for word in meant]
    families = {FAMILY[word.kind] for word in meant}
    if len(kinds) != len(set(kinds)) or {"month", "date"} <= set(kinds):
        return True
    if {"clock", "minutes"} <= set(kinds) or any(
        FAMILY[a.kind] == FAMILY[b.kind] and (a.kind, b.kind) != ("day", "date")
        for a, b in pairwise(meant)
    ):
        return True
    if {"shift", "clock"} <= set(kinds) or any(_bare(word) in map(_bare, meant) for word in denied):
        return True
    return bool(meant) and any(FAMILY[word.kind] not in families for word in denied)


def _bare(word: Word) -> str:
    return _LEADS.sub("", word.text)
