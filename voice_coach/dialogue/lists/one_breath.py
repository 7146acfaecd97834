"""An entry of a list that is said otherwise in the same breath: "my sister, no, scratch that, my
brother". Pure.

Words that take something back may as well belong to what is said ("learn to say no"). So what
stands before and behind them must be alike: two that are named, two deeds; only who says in so many
words that it is to go is believed at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.dialogue.lists.words import DETERMINERS, NEEDS_MORE, PREPOSITIONS, VERBS
from voice_coach.patterns import LatePattern

_GO = r"(?:scratch|strike|scrap|forget|delete|cancel|cross out|ignore|never mind)"
_TURN = LatePattern(
    rf"\b(?:(?:(?:no|nope|nah|wait|sorry|oh|actually|hang on|hold on|um|uh) )*{_GO}"
    r" (?:that|that one|it)(?: (?:one|i mean|i meant|no))?"
    r"|(?:(?:no|nope|nah|wait|sorry|oh|actually|hang on|hold on|um|uh) )*(?:i mean|i meant|or"
    r" rather|correction|i should say|make that)"
    r"|(?:(?:no|nope|nah|wait|sorry|oh|um|uh) )*(?:no|nah|sorry|wait)(?: (?:wait|hang on|hold on"
    r"|actually|um|uh|sorry|no))*)(?= [\w'])"
)
_GOES = LatePattern(rf"\b(?:no|nah|sorry|wait|actually|oh)\b.* {_GO} |\b(?:scratch|strike|scrap) ")
_WEAK = LatePattern(r"(?:no|wait|i mean|i meant)")
"""These alone may belong to what is said."""
_OWN = frozenset("my his her our their your the a an".split())
_SAYS = frozenset("say saying said saying feel felt i'm a an so very be was am what".split())
"""Who ends in one of these says the word itself: "say sorry first"."""
_SHORT = 3
"""Words."""
_BEGINS_MORE = frozenset(
    "one more what who how if when because that but and or not it he she they we i i'm you "
    "there there's longer".split()
)


def kept(words: Sequence[str]) -> list[int]:
    """The places of the words that stay, in order, where something is said otherwise in the same
    breath; all of them where nothing is. ``words`` are in small letters, without marks."""
    places = list(range(len(words)))
    while (shorter := _without_first(words, places)) is not None:
        places = shorter
    return places


def _without_first(words: Sequence[str], places: list[int]) -> list[int] | None:
    said = " ".join(words[place] for place in places)
    for turn in _TURN.finditer(said):
        before = said[: turn.start()].split()
        behind = said[turn.end() :].split()
        if not before or not behind:
            continue
        begin = len(places) - len(behind)
        if behind[0] == "not" and behind[1 : 1 + len(before)] == before:
            behind, begin = behind[1 + len(before) :], begin + 1 + len(before)  # "no not fear"
            return places[begin:] if behind else None
        stays = _stays(before, behind, turn[0])
        if stays is not None:
            return places[:stays] + places[begin:]
    return None


def _stays(before: Sequence[str], behind: Sequence[str], turn: str) -> int | None:
    """How many of the words before stay; None where nothing is said otherwise."""
    if behind[0] in _BEGINS_MORE or before[-1] in NEEDS_MORE or before[-1] in _SAYS:
        return None
    named = [behind[0] in _OWN, before[0] in _OWN]
    deeds = [behind[0] in VERBS, before[0] in VERBS]
    if all(deeds):
        bare = _WEAK.fullmatch(turn) and len(before) == 1  # "say no, wait"
        return None if bare else 0
    if all(named) or _GOES.search(f"{turn} "):
        return 0
    if behind[0] in _OWN and deeds[1]:
        return _last_named(before)
    if "sorry" in turn or not _WEAK.fullmatch(turn):
        short = len(behind) <= _SHORT and len(before) <= _SHORT
        alike = not (any(deeds) or any(named)) and behind[0] not in PREPOSITIONS
        return 0 if short and (alike or named[0]) else None
    return None


def _last_named(words: Sequence[str]) -> int | None:
    """Where the last thing that a deed names begins: "send him", "a text"."""
    places = [place for place in range(1, len(words)) if words[place] in _OWN | DETERMINERS]
    return places[-1] if places else None
