"""Finds all that the rules know in an utterance, once its words are as they read them: lower case,
numbers as digits, no loose punctuation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from voice_coach.dates.clock import CLOCKS, LENGTHS, MOMENTS, PARTS
from voice_coach.dates.dated import DATED, FROM_NOW
from voice_coach.dates.day_names import BEING, DAY_NAME
from voice_coach.dates.doings import DOINGS, is_doing
from voice_coach.dates.feasts import FEASTS, SEASONS
from voice_coach.dates.found import Finding, Now
from voice_coach.dates.repeats import REPEATS
from voice_coach.dates.weeks import NEAR, WEEKS, spelled_out
from voice_coach.dates.weighing import Findings, weigh

LONGEST = 600
"""Letters that are looked at; nobody says a date in more."""
_HALVES = re.compile(r"\b([ap])\.? ?m\b\.?")
_CLOCK_WORD = re.compile(r"\bo ?' ?clock\b|\boclock\b|\bo clock\b")
_TYPED = re.compile(r"(?<=\d)[:/.\-](?=\d)|(?<=\d)\.(?=\s|$)")
_KEPT = re.compile(r"[^a-z0-9' :/.\-]+")
_SMALL_FRACTIONS = re.compile(r"\bhalf hour\b")
_HOURS = re.compile(r"\b(\d{1,2}) ?h(?: ?([0-5]\d))?\b")
_TWENTY_FOUR = re.compile(r"\bat (1[3-9]|2[0-3]) hours\b(?! (?:from|later|earlier|before|after))")
_PART_THEN_HOUR = re.compile(
    r"\b(morning|afternoon|evening|tonight|night|1st thing) (?:like "
    r"|say )?(?=\d{1,2}\b(?! (?:min|hour|day|week|month|of)))"
)
"""Where the "at" is left out: "saturday morning ten"."""
_AS_SPOKEN = {
    re.compile(r"\barv(?:o|ie)\b"): "afternoon",
    re.compile(r"\bround (?:about )?(?=\d)"): "about ",
    re.compile(r"\btil\b"): "till",
    re.compile(r"\bforenoon\b"): "morning",
    re.compile(
        r"\blike (?=\d{1,2}(?:[: ]\d\d)?\b(?! (?:min|hour|day|week|month|times?|of|people)))"
    ): "about ",
    re.compile(r"\b(?:at |for )?hours? (?=1[3-9]\b|2[0-3]\b)"): "at ",
    re.compile(r"\b([01]?\d|2[0-3])[ :]([0-5]\d) hours\b(?! (?:from|later|earlier))"): r"at \1:\2",
    re.compile(r"\b([a-z]+) (?=(?:the )?\d\d?(?:st|nd|rd|th) (?:of )?\1\b)"): "",
    re.compile(r"\bi am\b"): "i'm",  # no hour of the morning
    re.compile(r"\b(morn|even)in'?(?!\w)"): r"\1ing",
}
_OH = re.compile(r"\b(?:oh|o|zero) (?=\d)")


@lru_cache(maxsize=64)
def normal(text: str) -> str:
    """The text for the rules: "the twenty third, at 5 P.M." becomes "the 23rd at 5 pm"."""
    from text_to_num import alpha2digit

    text = unicodedata.normalize("NFKC", text[:LONGEST]).casefold().replace("\u2019", "'")
    text = text.replace("\u2013", "-").replace("\u2014", " ").replace("@", " at ")
    text = _HALVES.sub(r"\1m", " ".join(text.split()))
    text = _CLOCK_WORD.sub("oclock", text)
    text = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text)  # twenty-third
    text = _KEPT.sub(" ", text)
    # Points and dashes stay only within typed dates and times.
    text = "".join(_in_number(text))
    text = " ".join(text.split())
    text = re.sub(r"(?<=\d)(am|pm)\b", r" \1", text)
    text = _HOURS.sub(lambda found: f"{found[1]}:{found[2] or '00'}", text)
    text = re.sub(r"\b(\d{1,2}) (st|nd|rd|th)\b", r"\1\2", text)
    text = " ".join(alpha2digit(text, "en", 0).split())
    text = _OH.sub("0", text)
    for spoken, written in _AS_SPOKEN.items():
        text = spoken.sub(written, text)
    text = _PART_THEN_HOUR.sub(r"\1 at ", text)
    text = re.sub(r"\ba fortnight\b", "2 weeks", text)
    text = _TWENTY_FOUR.sub(r"at \1:00", text)
    return _SMALL_FRACTIONS.sub("half an hour", text)


def _in_number(text: str) -> list[str]:
    kept = {found.start() for found in _TYPED.finditer(text)}
    return [
        letter if letter not in ":/.-" or place in kept else " "
        for place, letter in enumerate(text)
    ]


_NO_DATES = re.compile(
    r"(?<!in )\b1 day\b(?! (?:from|after|later|earlier))|\b1 of these days\b|\bsome ?day\b"
    r"|\b(?:in |just |wait |for )?a (?:2nd|minute|moment|sec|while|bit)\b"
    r"(?! (?:later|earlier|from now))"
    r"|\bat (?:1st|last|least|most|best|all|once)(?= \w)"
    r"|\b(?:next|any|every|1st|some|this|last) time"
    r"|\b(?:the other|these|those|rainy|good|bad|nice|long|all|whole|half a) days?\b"
    r"|\ba (?:few|couple of) minutes (?:late|early|either way)\b"
    r"|\bnight (?:shifts?|bus|school|nurse|porter|duty)\b"
    r"|\bday (?:by|after|to) day\b|\bnight and day\b|\bgood (?:morning|evening|night|afternoon)\b"
    rf"|\b(?:my|our|his|her|their|your) (?:very )?(?:1st|2nd|3rd) (?!{DAY_NAME})[a-z]+"
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
    r"\b(?:um+|uh+|er|erm|uhm|hm+|like|please|you know|i think|i guess|let's say|let me think"
    r"|(?<!day )(?<!days )(?<!week )(?<!weeks )(?<!month )(?<!months )or so|ish"
    r"|later (?=today|tonight|this (?:morning|afternoon|evening))"
    r"|or (?:a )?(?:little|bit|tad) (?:bit )?(?:later|earlier|after|before)|or there ?abouts|sharp"
    r"|even(?=$| <)|on the dot|exactly|(?:come )?(?:rain or shine|hell or high water"
    r"|what may)|give or take(?: a (?:few|couple of) minutes| a bit)?|more or less"
    r"|one way or (?:the )?"
    r"(?:an)?other|sooner or later|(?:like|believe) it or not|ready or not"
    r"|for better or worse|(?:on )?(?:that|the same) day(?=$| at)|i don't know"
    r"|i'm not sure|not sure|why not|no ifs(?: (?:or|and)"
    r" buts)?|if (?:possible|you (?:don't mind|like|please|want|can|could|will|would)|i may"
    r"|(?:that|it)(?:'s| is) (?:all right|okay|ok|fine|possible)(?: (?:with|by|for) you)?))\b ?"
)
_WHICH_IS = re.compile(
    r"\b(?:which|that|it) (?:is|would be|will be|falls on)(?: on)?(?: a)? (?=DAY\b)"
    r"|\b(?:so )?(?:that's|it's)(?: also)?(?: a)? (?=DAY\b)".replace("DAY", DAY_NAME)
)
"""Before a day of the week that is only named to check the date before it."""
_SAYS_WHICH = re.compile(
    rf"\b(?:next|this)(?: coming)? (?={DAY_NAME}(?: the)? \d\d?(?:st|nd|rd|th)\b)"
)
"""Before a day whose date is named: "next Sunday the eighth"."""
_THEN_ABOUT = re.compile(
    r"\b(?:before|after|once|when) (?:my|our|the|his|her|i|i'm|i've|we|it|she|he|they)"
    r"(?: [a-z']+){1,4} (?:about|around|say) (?=\d|half|(?:a )?quarter)"
)
""" "After my run, about ten": an hour that stands by itself behind what is done then."""
_RULES = (
    *FROM_NOW,
    *MOMENTS,
    *REPEATS,
    *FEASTS,
    *WEEKS,
    *DATED,
    *SEASONS,
    *NEAR,
    *LENGTHS,
    *CLOCKS,
    *PARTS,
    *DOINGS,
)


def find(text: str, now: Now) -> Findings:
    """All that the rules find, in order of the rules: the longer turns of phrase first."""
    said = normal(text)
    if any(letter.isdigit() for letter in text) or len(said.split()) == 1:
        said = spelled_out(said)
    agrees = _AGREES.match(said) is not None
    said = _SAYS_WHICH.sub("", said)
    said = _WHICH_IS.sub(f"{BEING} ", said)
    said = _NO_DATES.sub(" ~ ", said)
    said = _THEN_ABOUT.sub(lambda clause: clause[0] if is_doing(clause[0]) else "at ", said)
    said = " ".join(_FILLERS.sub("", _OPENING.sub("", " ".join(said.split()))).split())
    found: dict[int, Finding] = {}
    for pattern, meaning in _RULES:
        place = 0
        while (match := pattern.search(said, place)) is not None:
            meant = meaning(match, now)
            if meant is None or match.end() == match.start():
                place = match.end() if match.end() > match.start() else match.end() + 1
                if place > len(said):
                    break
                continue
            slots = []
            for one in meant if isinstance(meant, tuple) else (meant,):
                slots.append(f"<{len(found)}>")
                found[len(found)] = one
            head = f"{said[: match.start()].rstrip()} {' '.join(slots)}".strip()
            said = f"{head} {said[match.end() :].lstrip()}".strip()
            place = len(head)
    return replace(weigh(found, said), agrees=agrees)
