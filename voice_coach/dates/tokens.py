"""An utterance, taken apart by what its words do beside a date: names of times, words that turn one
down, words that point at what is meant, and small talk. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from voice_coach.dates.calendar_names import DAY, HOUR, MONTH
from voice_coach.patterns import LatePattern

_HOUR = rf"(?:{HOUR}|\d{{1,2}})"
_TEEN = r"(?:thir|four|fif|six|seven|eigh|nine)teen"
_LATE_HOUR = (
    rf"(?:{_TEEN}|twenty(?: (?:one|two|three))?) (?:hundred(?: hours)?|fifteen|thirty|forty five)"
)
_MINUTE = (
    rf"(?:(?:twenty|thirty|forty|fifty)(?: (?:one|two|three|four|five|six|seven|eight|nine))?"
    rf"|{_TEEN}|ten|oh \w+|[0-5]\d)"
)
_HALF = r"(?:[ap] ?m|in the (?:morning|afternoon|evening)|at night)"
_PART_OF_HOUR = r"(?:(?:a )?quarter|half|twenty(?: five)?|ten|five)(?: minutes)? (?:past|to|after)"
_NTH = (
    rf"(?:(?:(?:twenty|thirty) (?:first|second|third)|(?<=the )(?:first|second|third)"
    rf"|(?:(?:twenty|thirty) )?(?:fourth|fifth|sixth|seventh|eighth|ninth))|tenth|eleventh"
    rf"|twelfth|{_TEEN}th|twentieth|thirtieth|\d{{1,2}}(?:st|nd|rd|th))"
)
_SHIFT = (
    r"(?:half an|an?|one|two|three|four|five|ten|fifteen|twenty|thirty|a couple of|\d+)"
    r" (?:minutes?|hours?|days?|weeks?)(?: and a half)? (?:later|earlier|sooner|after that)"
)
_KINDS = {
    "shift": _SHIFT,
    "date": rf"(?:on )?(?:the )?{_NTH}(?: of {MONTH})?|(?:on )?{MONTH} (?:the )?{_NTH}",
    "month": rf"(?:(?:in|of|for) )?{MONTH}",
    "day": (
        rf"(?:on |for )?(?:the )?(?:(?:this|next|coming|following) )*{DAY}(?: (?:week|fortnight)"
        r"|'s)?"
        r"|today|tonight|tomorrow(?: week)?|the day after tomorrow|(?:the )?day after(?: that)?"
        rf"|the {DAY} after(?: (?:that|this)(?: one)?)?"
    ),
    "clock": (
        rf"(?:(?:at|for|around|about) )?(?:{_PART_OF_HOUR} {_HOUR}|half {_HOUR}|(?:twelve )?(?:noon"
        rf"|midday|midnight)|{_HOUR}(?: {_MINUTE})?(?: o'? ?clock)?|{_LATE_HOUR})(?: {_HALF})?"
        r"(?! (?:minutes?|hours?|days?|weeks?|months?|years?|people|times?|past|to(?! be\b)|of)\b)"
    ),
    "minutes": rf"(?:at )?{_PART_OF_HOUR}",
    "half": (
        rf"{_HALF}|(?:(?:in|at) )?(?:the )?(?:morning|afternoon|evening|night)"
        r"|(?:in |at )?(?:the )?(?:am|pm)"
    ),
}
FAMILY = {
    "shift": "shift", "date": "day", "month": "day", "day": "day", "clock": "time",
    "minutes": "time", "half": "half",
}  # fmt: skip
_WHOM = r"(?:(?:you|we|i|ye|it)(?: (?:ever|please|kindly|just|possibly|not))*)"
_VERB = (
    r"(?:chang|switch|mov|shift|push|bring|put|set|mak|prepon|postpon|tak|stick|pencil|book|say"
    r"|do|hav|call|try|giv|reschedul|adjust|mean|need|want|prefer|lik|bump|knock|swap|slid|nudg|shov|drop|roll|count|sign|mark|not"
    r"|writ)(?:e|t|ting|ing)?"
)
_IT = r"(?:it|that|this|me|us|the (?:time|day|date|hour|meeting|appointment))"
_ASKS = (
    rf"if {_WHOM} (?:could|can|would) (?:just )?{_VERB}(?: {_IT})?(?: (?:to|for|at|till))?|"
    rf"(?:(?:could|can|would|will|shall|might|may) {_WHOM} )?(?:let us |let's |let me |please"
    rf" |kindly |just )*(?:be )?{_VERB}(?: {_IT})?(?: (?:back|forward|on|up|out|off|along|down"
    r"|in))*(?: (?:to|for|till|until|as))?"
    r"|let (?:it|that) be|(?:(?:we|i|let's|let us)(?:'ll|'d| will)? )?(?:just )?(?:stick"
    r"|stay|go|leave|keep)"
    r"(?: (?:it|that|this))? (?:with|at|to|for|on|till?|until)"
)
"""Points at what is named right behind it, and only there."""
_POINTS = (
    r"(?:(?:it|that|this|the (?:time|day|date|hour|month))(?:'s|'ll| will| really)* )?(?:should"
    r"(?: have)?|must|has to|have to|had to|needs to|need to|ought to|was meant to|was supposed to"
    r"|is to)(?: be(?:en)?)?"
    r"|(?:it|that)(?:'s| is| was)(?: meant)?(?: to be)?"
    rf"|(?:so|then|therefore|hence)(?: (?:it's|that's|i'd say|maybe))?|{_WHOM} (?:mean|meant|said"
    r"|say|want|wanted|need|prefer)|i'm meaning|i was meaning|i'd (?:say|prefer|rather|like"
    r"|sooner)(?: have)?"
    r"|(?:we'd|i'd|you'd|i had) better(?: (?:say|do|make it|have|go for))?"
    r"|any chance of|i'd be better off (?:on|at|with)"
    r"|(?:i'm|i am|we're) only (?:free|available|in|there)|(?:i|we) (?:can )?only (?:do|make"
    r"|manage|can)"
    r"|(?:(?:you|we) can |just )?(?:drop|skip|forget|lose|leave (?:out|off)|without|minus"
    r"|never mind)"
    r" the (?:half|quarter|minutes)(?: hour)?"
    r"|change of plans?|better|rather|instead|actually|it is|i'd be happier with|i'm better off"
    r" with"
    r"|(?:should|ought to) have (?:said|been)|i (?:should|ought to) have said"
    r"|(?:would|will|might|'d|'ll) (?:be|suit|do|work)(?: me)?(?: (?:far|much|a lot|a bit))*"
    r"(?: (?:better|best|kinder|nicer|easier|handier|grand|great|lovely|good|fine|perfect|more"
    r" like it|more me))?(?: (?:for|to|on) (?:me|us))?"
    r"|(?:is|was) (?:right|correct|fine|grand|perfect)(?: after all)?"
    r"|is (?:better|what (?:i|we) (?:want|need|mean)|what i (?:meant|wanted|said)|more me)"
    r"|suits me(?: better| best)?|works better|than"
)
_DENIES = (
    r"(?:and |but )?not(?: (?:at|on|in|for))?|instead of|rather than|(?:did|have) i (?:just )?say"
)
_TALK = (
    r"(?:that|it)(?: would|'d) be (?:great|grand|lovely|perfect|wonderful|brilliant|good)|"
    r"no|nope|nah|oh|ah|ach|ooh|um+|uh+|er+m?|hm+|well|now|sorry|i'm sorry|apologies|my mistake"
    r"|my apologies|pardon(?: me)?|i beg your pardon|excuse me|please|kindly|yes|yeah|okay|ok|but"
    r"|wait|hang on|hold on|dear|love|mate|pal|coach|sir|madam|god willing|god|only|just|still"
    r"|all the same"
    r"|wrong (?:day|time|month|date|hour)|you misheard(?: me)?|you (?:picked|heard|got) me (?:up )?"
    r"wrong|of course|obviously|silly me|change of plans?|if you (?:would|don't mind|can|could"
    r"|like|please)"
    r"|if it's (?:no bother|all the same(?: to you)?|possible|no trouble)|if (?:possible|that's"
    r" (?:all right|okay|no trouble|no bother))|god willing|please god|thanks|thank you"
    r"|(?:at )?(?:the )?same time(?: of day)?|nearly(?: right| there)?|almost(?: right)?|not"
    r" quite|close|you're very good|the|itself"
    r"|(?:right|correct) day|the (?:day|date|time|month|hour)"
)
_SOME_ONE = (
    r"(?:the|that|this|which|nice|good|great|right|wrong|another|any|no|next|last|first|each|every)"
    r" one|one (?:of|more)"
)
"""No hour."""
_TOKEN = LatePattern(
    rf"(?:(?P<one>{_SOME_ONE})|(?P<not>{_DENIES})|"
    + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items())
    + rf"|(?P<points>{_POINTS})|(?P<asks>{_ASKS})|(?P<talk>{_TALK})|(?P<other>\S+))(?:\s+|$)"
)
_AS: dict[str | None, str] = {"one": "talk"}
_AMOUNT = LatePattern(r"\b(?:half an|an?|\w+) (?:minutes?|hours?|days?|weeks?)\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of the utterance. ``kind``: of a name of a time, or what it does beside them."""

    kind: str
    text: str

    @property
    def names(self) -> bool:
        return self.kind in _KINDS


def names_a_time(said: str) -> bool:
    """Whether a time, or a length of time, is named in it."""
    return _AMOUNT.search(said) is not None or any(word.names for word in words_of(said))


def words_of(said: str) -> Iterator[Word]:
    words = [
        Word(_AS.get(found.lastgroup, found.lastgroup or "other"), found[0].strip())
        for found in _TOKEN.finditer(said)
    ]
    words = [one for n, word in enumerate(words) for one in _apart(word, words[:n])]
    for word, behind in pairwise([*words, Word("other", "")]):
        if word.kind != "asks":
            yield word
        else:
            yield Word("points" if behind.names or behind.kind == "not" else "other", word.text)


def _apart(word: Word, before: list[Word]) -> list[Word]:
    """ "Not nine ten": two hours, and no minutes."""
    hours = word.text.split()
    if word.kind == "clock" and [w.kind for w in before[-1:]] == ["not"] and hours[1:] == ["ten"]:
        return [Word("clock", hour) for hour in hours]
    return [word]
