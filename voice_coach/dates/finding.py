"""Finds all that the rules know in an utterance."""

from __future__ import annotations

import re
from dataclasses import replace

from voice_coach.dates.clock import CLOCKS, LENGTHS, MOMENTS, PARTS
from voice_coach.dates.dated import DATED
from voice_coach.dates.found import Found, Now
from voice_coach.dates.normal import normal
from voice_coach.dates.repeats import REPEATS
from voice_coach.dates.weeks import NEAR, WEEKS, spelled_out
from voice_coach.dates.weighing import Findings, weigh

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
_AGREES = re.compile(
    r"(?:yes|yeah|yep|yup|sure|right|exactly|correct|that's right|it is|that is right)\b"
)
_FILLERS = re.compile(
    r"\b(?:um|uh|er|hm|like|please|you know|i think|i guess|let's say|let me think|or so|ish"
    r""
    r"|later (?=today|tonight|this (?:morning|afternoon|evening))"
    r"|or (?:a )?(?:little|bit|tad) (?:bit )?(?:later|earlier|after|before)|or there ?abouts|sharp"
    r"|exactly|i don't know|i'm not sure|not sure|if possible|why not)\b ?"
)
_RULES = (*MOMENTS, *REPEATS, *WEEKS, *DATED, *NEAR, *LENGTHS, *CLOCKS, *PARTS)


def find(text: str, now: Now) -> Findings:
    """All that the rules find, in order of the rules: the longer turns of phrase first."""
    said = normal(text)
    if any(letter.isdigit() for letter in text) or len(said.split()) == 1:
        said = spelled_out(said)
    agrees = _AGREES.match(said) is not None
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
    return replace(weigh(found, said), agrees=agrees)
