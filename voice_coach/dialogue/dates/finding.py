"""Finds all that the rules know in an utterance, and weighs what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from voice_coach.dialogue.dates.clock import CLOCKS, LENGTHS, MOMENTS, PARTS
from voice_coach.dialogue.dates.dated import DATED
from voice_coach.dialogue.dates.found import (
    Clock,
    Day,
    Found,
    Now,
)
from voice_coach.dialogue.dates.normal import normal
from voice_coach.dialogue.dates.repeats import REPEATS
from voice_coach.dialogue.dates.weeks import NEAR, WEEKS, spelled_out

F = TypeVar("F", bound=Found)

_NO_DATES = re.compile(
    r"(?<!in )\b1 day\b(?! (?:from|after|later|earlier))|\b1 of these days\b|\bsome ?day\b"
    r"|\b(?:in |just |wait |for )?a (?:2nd|minute|moment|sec|while|bit)\b"
    r"(?! (?:later|earlier|from now))"
    r"|\bat (?:1st|last|least|most|best|all|once)(?= \w)"
    r"|\b(?:next|any|every|1st|some|this|last) time"
    r"|\b(?:the other|these|those|rainy|good|bad|nice|long|all|whole|half a) days?\b"
    r"|\bday (?:by|after|to) day\b|\bnight and day\b|\bgood (?:morning|evening|night|afternoon)\b"
    r"|\b(?:time after|half the) time\b|\bto the minute\b|\b1 (?:step|thing|more|by) \w+"
)
"""Turns of speech in which a word for a time names none."""
_OPENING = re.compile(
    r"^(?:(?:no|nope|nah|yes|yeah|sorry|actually|wait|oh|well|um|uh|er|hm|okay|ok|so|but|and|i mean"
    r"|i meant|i said|rather|make it|change it to|let's say|let's do|say)\b ?)+"
)
_FILLERS = re.compile(
    r"\b(?:um|uh|er|hm|like|please|you know|i think|i guess|let's say|let me think|or so|ish"
    r"|sharp|exactly|i don't know|i'm not sure|not sure|if possible|why not)\b ?"
)
_MARK = re.compile(r"<(\d+)>")
_DENIED = re.compile(
    r"\b(?:not|no longer|never|except|can't|cannot|can not|don't|do not|won't|isn't|doesn't)\b"
    r"(?: (?:on|at|in|make|do|it|want|work|the|work on|this|next)\b)* <(\d+)>"
)
_BOUND = re.compile(
    r"\b(?:before|after|until|till|by|between|since|unless|earlier than|later than"
    r"|past|no later than|if|within|during|anytime|any time|sometime|some time)"
    r"(?: (?:on|at|the|in))? <(\d+)>"
)
_CHANGED_MIND = re.compile(r"\b(?:no|sorry|wait|rather|actually|i mean|i meant|make it|instead)\b")
_EITHER = re.compile(r"\b(?:or|either)\b")
_STRAY = re.compile(r"(?:^|[ ])\d\S* ?(?=<)|> ?\d")


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found, what stands around it (with marks), and which of it is in doubt."""

    found: dict[int, Found]
    around: str
    loose: frozenset[int] = frozenset()
    either: bool = False

    def all(self, kind: type[F]) -> list[F]:
        """Those of one kind, in the order in which they were said."""
        order = [int(number) for number in _MARK.findall(self.around)]
        return [f for n in order if isinstance(f := self.found.get(n), kind)]

    def is_loose(self, *kinds: type[Found]) -> bool:
        """Whether something of these kinds was hedged ("before friday", "friday or ...")."""
        return any(isinstance(self.found.get(number), kinds) for number in self.loose)

    def is_empty(self) -> bool:
        """Whether there was no date in it at all."""
        return not self.found


_RULES = (*MOMENTS, *REPEATS, *WEEKS, *DATED, *NEAR, *LENGTHS, *CLOCKS, *PARTS)


def find(text: str, now: Now) -> Findings:
    """All that the rules find, in order of the rules: the longer turns of phrase first."""
    said = normal(text)
    if any(letter.isdigit() for letter in text) or len(said.split()) == 1:
        said = spelled_out(said)
    said = _NO_DATES.sub(" ~ ", said)
    said = " ".join(_FILLERS.sub("", _OPENING.sub("", " ".join(said.split()))).split())
    found: dict[int, Found] = {}
    for pattern, meaning in _RULES:
        place = 0
        while (match := pattern.search(said, place)) is not None:
            meant = meaning(match, now)
            if meant is None or match.end() == match.start():
                place = match.end() if match.end() > match.start() else match.end() + 1
                if place > len(said):
                    break
                continue
            marks = []
            for one in meant if isinstance(meant, tuple) else (meant,):
                marks.append(f"<{len(found)}>")
                found[len(found)] = one
            head = f"{said[: match.start()].rstrip()} {' '.join(marks)}".strip()
            said = f"{head} {said[match.end() :].lstrip()}".strip()
            place = len(head)
    return _weighed(Findings(found, said))


def _weighed(findings: Findings) -> Findings:
    """Without what was denied or taken back; what was hedged is marked."""
    found, around = dict(findings.found), findings.around
    hedged = {int(number) for number in _BOUND.findall(around)}
    for number in map(int, _DENIED.findall(around)):
        same = [n for n, f in found.items() if type(f) is type(found[number]) and n != number]
        if same and number not in hedged:
            around = around.replace(f"<{number}>", "~")
            del found[number]
        else:
            hedged.add(number)
    for kind in (Day, Clock):
        around, found = _last_word(kind, around, found)
    either = _EITHER.search(around) is not None
    if _STRAY.search(around):
        hedged |= {n for n, f in found.items() if isinstance(f, Clock)}
    return Findings(found, around, frozenset(hedged), either)


def _last_word(
    kind: type[Found], around: str, found: dict[int, Found]
) -> tuple[str, dict[int, Found]]:
    """ "Thursday, no, friday": what comes after the change of mind counts."""
    places = [m for m in _MARK.finditer(around) if isinstance(found.get(int(m[1])), kind)]
    for before, after in pairwise(places):
        if _CHANGED_MIND.search(around, before.end(), after.start()):
            found = {n: f for n, f in found.items() if n != int(before[1])}
            around = around.replace(before[0], "~" * len(before[0]))
    return around, found
