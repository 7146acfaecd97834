"""Where somebody takes back what they just said of a date: "at seven, no wait, at eight". Pure.

What stands behind such a word is understood as an answer of its own, to what was known before it.
So a part that is corrected replaces what it corrects, whatever its kind, and the rest stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from voice_coach.dates.turning import A_TIME, BEGINS, LONGEST, LOOSE, NAMED, TURN
from voice_coach.patterns import LatePattern

_DENIED = LatePattern(
    rf".*\b(?P<named>{NAMED})\b.*[ ,.](?P<turn>not (?:at |on )?(?P=named))[ ,.!]*"
)
"""At the end, what was named before is taken back, and nothing said instead."""
_REFUSES = LatePattern(r"n't\b|\b(?:not|cannot|never|no)\b")
"""What is said against a day or a time is weighed together with what is said instead of it."""
_DENIES = LatePattern(
    r"\b(?:no|nope|nah|not|wait|hold on|hang on|scratch|strike|wrong|mistake|correction|not right"
    r"|forget|take that back|oops|what am i saying)\b"
)
_THROWS_AWAY = LatePattern(
    r"\b(?:cancel|ignore|scrub|wipe|delete|erase|undo|discard|drop|scrap|bin|lose|can't|cannot"
    r"|couldn't|won't|i lie|a lie|misspoke|mistaken|mad|madness|daft|silly|crazy|kidding"
    r"|too (?:early|late|soon)|let me \w+)\b"
)
_NAMES = LatePattern(
    rf"\b(?:{NAMED}|\w+teen|twenty|thirty|forty|fifty|half|quarter|later|earlier|sooner)\b|\d"
)
_LETS_STAND = LatePattern(
    r"\b(?:yes|yeah|yep|right|fine|okay|ok|good|perfect|grand|lovely|sound|correct|that's it"
    r"|that works|works|great"
    r"|exactly|(?<!not )(?<!n't )sure|leave it|as i said|keep it)\b"
)


_SAYS_WHY = LatePattern(
    r"(?:we've|i've|we have|i have|there's|there is|they've|he's|she's|my \w+(?:'s| has| is))"
    r" (?:got |always |also )*(?:an? |the |my |our |some )?(?!free|available|rather|thinking"
    r"|able)\w+"
    r" (?:at|on|from|till|until)\b"
)
_EACH_WEEK = LatePattern(
    r"(?:i|i'm|i've|we|we're|he|she|they|it|that's|there's|the|my|our|his|her)\b.*"
    r" (?:on (?:\w+days|an? \w+day)|every \w+|most \w+days|these days|by then|then|that day)"
)
""" "I finish later on Wednesdays"."""
_PUTS_INSTEAD = LatePattern(
    r"\b(?:free|better|can|could|prefer|rather|make|let's|so|but|instead|then|until|till|suits?"
    r"|works?|fine|not|\w+n't)\b"
)


@dataclass(frozen=True, slots=True)
class Part:
    """What was said between two changes of mind. ``denies``: what comes before it is taken back,
    not only said more exactly. ``turn``: the words of the change of mind before it."""

    text: str
    denies: bool = False
    turn: str = ""

    @property
    def takes_back(self) -> bool:
        """Whether what comes before it, a day or an hour, does not stand."""
        return self.denies or _THROWS_AWAY.search(self.turn.casefold()) is not None

    @property
    def names_something(self) -> bool:
        """Whether there is a number or a day in it that must not be passed over."""
        return _NAMES.search(self.text.casefold()) is not None

    @property
    def whole(self) -> str:
        """With the words of the change of mind."""
        return f"{self.turn} {self.text}".strip()

    @property
    def only_says_why(self) -> bool:
        """Whether it tells what there is at some time, and puts no time instead ("ten, actually
        we've got church at nine")."""
        said = self.text.casefold()
        tells = _SAYS_WHY.match(said) or _EACH_WEEK.fullmatch(said)
        return tells is not None and not _PUTS_INSTEAD.search(said)

    @property
    def lets_stand(self) -> bool:
        """Whether it agrees to what was said before, after all ("no, that's fine")."""
        return _LETS_STAND.search(self.text.casefold()) is not None


def parts_of(text: str) -> list[Part]:
    """The text, cut at each change of mind; as one part where there is none."""
    said = _MENDED_AT_ONCE.sub(r"\1 no \2 ", text.replace("\u2019", "'"))
    parts: list[Part] = []
    begun, denies, words = 0, False, ""
    looked_at = said.casefold() if len(said) <= LONGEST else ""
    turns = list(TURN.finditer(looked_at)) if len(said) == len(looked_at) else []
    for turn, following in zip_longest(turns, turns[1:]):
        if not parts and not said[: turn.start()].strip(LOOSE):
            begun, words = turn.end(), turn[0].strip()
            continue  # there is nothing yet that could be taken back
        why = turn["word"] == "so" and _ONLY_SAYS_WHY.search(said.casefold(), begun, turn.start())
        if why and _A_DAY.search(
            said.casefold(), turn.end(), following.start() if following else len(said)
        ):
            begun = turn.end()  # "Thursday is choir, so Wednesday"
            continue
        taken_back = _DENIES.search(turn[0]) is not None
        made = turn["word"].startswith("make")
        if made and not taken_back and _REFUSES.search(said.casefold(), begun, turn.start()):
            continue
        parts.append(Part(_cut(said[begun : turn.start()]), denies, words))
        begun, denies, words = turn.end(), taken_back, turn[0].strip()
    return [*parts, *_without_denied(Part(said[begun:].strip(), denies, words))]


_DAY_OR_DATE = r"\w+day|tomorrow|today|the \w+(?:th|first|second|third)"
_MENDED_AT_ONCE = LatePattern(
    rf"\b({_DAY_OR_DATE}) ((?:{_DAY_OR_DATE}),?) (?:sorry|i mean|i meant|rather)\b,?(?: |$)"
)
""" "Monday Tuesday, sorry": the second of two days that do not go together."""
_A_DAY = LatePattern(
    r"\b(?:\w+days?|today|tonight|tomorrow|the \w*(?:th|first|second|third)|the \w+ (?:after"
    r"|before)|same (?:day|time))\b"
)
_ONLY_SAYS_WHY = LatePattern(
    r"\b(?:is|was|there's|i've|have|has|got|works?|don't|can't|no|not|[a-z]+'s"
    r"|\w+days|every"
    r"|i(?!'ll|'d| will| would| mean| could| can\b)|i'm|we|he|she|they|my|his|her)\b"
)
_HANGS_LOOSE = LatePattern(r"(?:[\s,.]+(?:or|and|oh|but|so|um|uh))+$", re.IGNORECASE)


def _cut(text: str) -> str:
    """A part without the words that hang loose at its end."""
    return _HANGS_LOOSE.sub("", text.strip(LOOSE))


def _without_denied(last: Part) -> list[Part]:
    """Where the end only takes back what was named before it, that is a change of mind too."""
    fits = len(last.text) <= LONGEST
    found = _DENIED.fullmatch(last.text.casefold()) if fits else None
    if found is None:
        return [last]
    before = last.text[: found.start("turn")].strip(LOOSE)
    return [Part(before, last.denies, last.turn), Part("", True, found["turn"])]


_AT_THE_END = LatePattern(
    rf"^(?P<said>.+?)[{LOOSE}]+(?P<turn>(?:would|will|might) (?:be|suit me|work|do|suit)"
    rf" better(?: for me)?|is better(?: for me)?"
    r"|works better|suits me better|rather|i mean|i meant|actually|instead|sorry|excuse me|pardon"
    r"(?: me)?)(?: (?:obviously"
    rf"|of course))?[{LOOSE}]*$",
    re.IGNORECASE,
)


def joined(utterances: Iterable[str]) -> str:
    """What was said with pauses between, as one text. A later utterance that ends in a change of
    mind ("in the evening, rather") begins with it."""
    first, *later = [text.strip() for text in utterances] or [""]
    return " ".join([first, *(_turned_first(text) for text in later)])


_NOT_THAT = LatePattern(
    rf"(?P<said>.*\b(?:{NAMED}|\w+(?:teen|ty|th|st|nd|rd|first|second|third)|morning|evening"
    rf"|afternoon|night)) not (?:(?:at|on|in) )?(?:the )?(?:{NAMED}|\w+(?:teen|ty|th|st|nd|rd"
    rf"|first"
    r"|second|third)|morning|evening|afternoon|night)[ ,.!]*",
    re.IGNORECASE,
)
"""Names what is meant, and what is not: "ten, not nine"."""
_AND_WHY = LatePattern(
    rf"(?:(?:well|oh|um|uh|no|hmm) )*(?P<said>{A_TIME}(?: (?:past|to) \w+| \w+ty| o'clock)?)"
    r" (?:actually|really|rather|sorry) (?:we've|i've|there's|we have|i have|i'm at|it's) (?!free"
    r"|available|better|fine)\w+(?: [\w']+)* (?:at|on|till|until) [\w' ]+",
    re.IGNORECASE,
)
"""Another time, and why: "eleven actually, we've got church at ten"."""
_OWN_TURNS = (
    "sorry", "rather", "i mean", "i meant", "actually", "excuse me", "pardon", "pardon me",
)  # fmt: skip


def _turned_first(text: str) -> str:
    if found := _AND_WHY.fullmatch(text):
        return f"actually {found['said']}"
    if found := _AT_THE_END.fullmatch(text):
        turn = found["turn"].casefold()
        return f"{turn if turn in _OWN_TURNS else 'actually'} {found['said']}"
    if (
        len(text) <= LONGEST
        and (found := _NOT_THAT.fullmatch(text))
        and " not " not in found["said"]
    ):
        return f"no {found['said']}"
    return text


_PREFACE = LatePattern(
    r"(?:(?:um+|uh+|er+|hmm*|oh|ah|well|so|then|okay|yes|yeah|please|maybe|rather|better|actually"
    r"|just|i'd say|i think|let's say|say"
    r"|that's|it's|in|at|on|about|around|the|for|every|each) ?)*"
)


def corrects(said: str) -> bool:
    """Whether what is said after a pause names a time outright, or takes one back: not why, what
    else, or who."""
    first, *_ = parts_of(said)
    text = said.casefold()
    begins = BEGINS.search(text)
    return bool(first.turn) or (
        begins is not None and _PREFACE.fullmatch(text[: begins.start()]) is not None
    )
