"""Where somebody takes back what they just said of a date: "at seven, no wait, at eight". Pure.

What stands behind such a word is understood as an answer of its own, to what was known before it.
So a part that is corrected replaces what it corrects, whatever its kind, and the rest stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NAMED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|today|tomorrow"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_TAKES_BACK = (
    r"(?<!and )(?<!or )no(?! (?:later|earlier|sooner|more|less|problem|worries|idea|doubt|matter"
    r"|time|longer|one|way"
    r"|good|use|option|chance|go|rush|hurry|need|fixed|particular|plans?|appointments?|meetings?"
    r"|work|school|clarity|energy|clue|excuses|ifs|buts)\b)"
    r"|nope|nah|sorry(?! (?:for|about|to|it took|it has|it's taken)\b)"
    r"|(?:i )?beg your pardon|pardon(?: me)?"
    r"|excuse me|correction|my mistake|oops"
    r"|(?:scratch|forget) (?:that|it|the \w+)"
    r"|wait(?! (?:until|till|for|to|(?:a|\w+) (?:days?|weeks?|months?|years?)\b)\b)"
    r"|hold on(?! to\b)|hang on(?! to\b)|strike that|that's wrong|that is wrong"
    rf"|(?<!why )not (?:at |on )?(?:{_NAMED})(?= (?:but |now )?(?:at |on )?(?:{_NAMED}|the|half"
    rf"|quarter)\b)"
    r"|apologies|my apologies|my bad|i tell a lie|who am i kidding|too (?:early|late|soon)(?= |,)"
    r"|that's not (?:right|it|what i (?:said|meant))"
    r"|(?:no )?that (?:was|is) not right|i take that back|what am i saying"
)
_AMENDS = (
    r"i mean(?! it\b)|i meant|what i mean is|i should say|or rather"
    r"|rather(?! (?:than|late|early)\b)"
    rf"|better(?= (?:say|make|at|on|in|the|not|take|still|{_NAMED})\b)|better still"
    r"|(?<!n't )(?<!not )(?<!can )(?<!to )(?<!could )make (?:it|that)"
    r"(?! (?:a date|work|happen|count)\b)"
    r"|change (?:it|that)(?: to)?|actually|instead(?=[,.]? (?:at|on|in|make|say))"
    r"|let(?:'s| us| me) (?:rather )?(?:say|make it)|no i said|i said|you know what"
    r"|on second thoughts?"
    r"|but (?:it's|it is|actually|really|rather|now|in the end)|come to think of it|or no"
    r"|or actually|or wait|(?:would|will|might|is|'s|works|suits me)(?: be)? better"
    r"|but then again|then again|i wanted to say|no let's|let's go with|final answer"
)
_FILLS = r"um+|uh+|er+|erm|hm+|oh|ah|well|so|but|then|please|yes|yeah|okay|ok|no|like|just"
_TURN = re.compile(
    rf"(?<![\w'-])(?:(?:{_FILLS})[\s,.;:!?-]+)*(?P<word>(?:{_TAKES_BACK})|(?:{_AMENDS}))"
    rf"(?![\w'-])(?:[\s,.;:!?-]+(?:{_FILLS}|(?:{_TAKES_BACK})"
    rf"|(?:{_AMENDS}))(?![\w'-]))*[\s,.;:!?-]*"
)
LONGEST = 600
"""Letters: nobody gives a short answer in more, and in more nothing is looked for."""
_LOOSE = " ,.;:!?-"
_DENIED = re.compile(
    rf".*\b(?P<named>{_NAMED})\b.*[ ,.](?P<turn>not (?:at |on )?(?P=named))[ ,.!]*"
)
"""At the end, what was named before is taken back, and nothing said instead."""
_REFUSES = re.compile(r"n't\b|\b(?:not|cannot|never|no)\b")
"""What is said against a day or a time is weighed together with what is said instead of it."""
_DENIES = re.compile(
    r"\b(?:no|nope|nah|not|wait|hold on|hang on|scratch|strike|wrong|mistake|correction|not right"
    r"|forget|take that back|oops|what am i saying)\b"
)
_NAMES = re.compile(
    rf"\b(?:{_NAMED}|\w+teen|twenty|thirty|forty|fifty|half|quarter|later|earlier|sooner)\b|\d"
)
_LETS_STAND = re.compile(
    r"\b(?:yes|yeah|yep|right|fine|okay|ok|good|perfect|correct|that's it|that works|works|great"
    r"|exactly|(?<!not )(?<!n't )sure|leave it|as i said|keep it)\b"
)


@dataclass(frozen=True, slots=True)
class Part:
    """What was said between two changes of mind. ``denies``: what comes before it is taken back,
    not only said more exactly. ``turn``: the words of the change of mind before it."""

    text: str
    denies: bool = False
    turn: str = ""

    @property
    def names_something(self) -> bool:
        """Whether there is a number or a day in it that must not be passed over."""
        return _NAMES.search(self.text.casefold()) is not None

    @property
    def whole(self) -> str:
        """With the words of the change of mind."""
        return f"{self.turn} {self.text}".strip()

    @property
    def lets_stand(self) -> bool:
        """Whether it agrees to what was said before, after all ("no, that's fine")."""
        return _LETS_STAND.search(self.text.casefold()) is not None


def parts_of(text: str) -> list[Part]:
    """The text, cut at each change of mind; as one part where there is none."""
    said = text.replace("\u2019", "'")
    parts: list[Part] = []
    begun, denies, words = 0, False, ""
    looked_at = said.casefold() if len(said) <= LONGEST else ""
    for turn in _TURN.finditer(looked_at) if len(said) == len(looked_at) else ():
        if not parts and not said[: turn.start()].strip(_LOOSE):
            begun, words = turn.end(), turn[0].strip()
            continue  # there is nothing yet that could be taken back
        taken_back = _DENIES.search(turn[0]) is not None
        made = turn["word"].startswith("make")
        if made and not taken_back and _REFUSES.search(said.casefold(), begun, turn.start()):
            continue
        parts.append(Part(said[begun : turn.start()].strip(_LOOSE), denies, words))
        begun, denies, words = turn.end(), taken_back, turn[0].strip()
    return [*parts, *_without_denied(Part(said[begun:].strip(), denies, words))]


def _without_denied(last: Part) -> list[Part]:
    """Where the end only takes back what was named before it, that is a change of mind too."""
    fits = len(last.text) <= LONGEST
    found = _DENIED.fullmatch(last.text.casefold()) if fits else None
    if found is None:
        return [last]
    before = last.text[: found.start("turn")].strip(_LOOSE)
    return [Part(before, last.denies, last.turn), Part("", True, found["turn"])]


_AT_THE_END = re.compile(
    rf"^(?P<said>.+?)[{_LOOSE}]+(?P<turn>(?:would|will|might) be better|is better"
    rf"|works better|suits me better|rather|i mean|i meant|actually|instead|sorry)[{_LOOSE}]*$",
    re.IGNORECASE,
)


def joined(utterances: Iterable[str]) -> str:
    """What was said with pauses between, as one text. A later utterance that ends in a change of
    mind ("in the evening, rather") begins with it."""
    first, *later = [text.strip() for text in utterances] or [""]
    return " ".join([first, *(_AT_THE_END.sub(r"\g<turn> \g<said>", text) for text in later)])
