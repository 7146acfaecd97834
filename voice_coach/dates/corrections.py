"""Where somebody takes back what they just said of a date: "at seven, no wait, at eight". Pure.

What stands behind such a word is understood as an answer of its own, to what was known before it.
So a part that is corrected replaces what it corrects, whatever its kind, and the rest stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAKES_BACK = (
    r"no(?! (?:later|earlier|sooner|more|less|problem|worries|idea|doubt|matter|time|longer|one|way"
    r"|good|use|option|chance|go|rush|hurry|need|fixed|particular|later|plans?|appointments?|meetings?|work|school)\b)"
    r"|nope|nah|sorry|pardon(?: me)?|excuse me|correction|my mistake|oops|scratch (?:that|it|the \w+)"
    r"|wait(?! (?:until|till|for|to|a (?:day|week|month|year)|\d|one|two|three|four|five)\b)"
    r"|hold on(?! to\b)|hang on(?! to\b)|strike that|that's wrong|that is wrong"
    r"|(?:no )?that (?:was|is) not right|forget (?:that|it)|i take that back"
)
_AMENDS = (
    r"i mean(?! it\b)|i meant|what i mean is|i should say|or rather|rather(?! (?:than|late|early)\b)"
    r"|better(?= (?:say|make|at|on|in|the|not|take|still))|better still"
    r"|(?<!n't )(?<!not )(?<!can )(?<!to )(?<!could )make (?:it|that)"
    r"|change (?:it|that)(?: to)?|actually|instead(?=[,.]? (?:at|on|in|make|say))"
    r"|let(?:'s| us) (?:say|make it)|no i said|i said|you know what|on second thoughts?"
    r"|come to think of it|or no|or actually|or wait"
)
_FILLS = r"um+|uh+|er+|erm|hm+|oh|ah|well|so|but|and|then|please|yes|yeah|okay|ok|no|like|or|just"
_TURN = re.compile(
    rf"(?<![\w'-])(?:(?:{_FILLS})[\s,.;:!?-]+)*(?P<word>(?:{_TAKES_BACK})|(?:{_AMENDS}))"
    rf"(?![\w'-])(?:[\s,.;:!?-]+(?:{_FILLS}|(?:{_TAKES_BACK})|(?:{_AMENDS}))(?![\w'-]))*[\s,.;:!?-]*"
)
_REFUSES = re.compile(r"n't\b|\b(?:not|cannot|never|no)\b")
"""What is said against a day or a time is weighed together with what is said instead of it."""
_DENIES = re.compile(
    r"\b(?:no|nope|nah|wait|hold on|hang on|scratch|strike|wrong|mistake|correction|not right"
    r"|forget|take that back|oops)\b"
)
_LETS_STAND = re.compile(
    r"\b(?:yes|yeah|yep|right|fine|okay|ok|good|perfect|correct|that's it|that works|works|great"
    r"|exactly|sure|leave it|as i said|keep it)\b"
)


@dataclass(frozen=True, slots=True)
class Part:
    """What was said between two changes of mind. ``denies``: what comes before it is taken back,
    not only said more exactly."""

    text: str
    denies: bool = False

    @property
    def lets_stand(self) -> bool:
        """Whether it agrees to what was said before, after all ("no, that's fine")."""
        return _LETS_STAND.search(self.text.casefold()) is not None


def parts_of(text: str) -> list[Part]:
    """The text, cut at each change of mind; as one part where there is none."""
    said = text.replace("\u2019", "'")
    parts: list[Part] = []
    begun, denies = 0, False
    for turn in _TURN.finditer(said.casefold()) if len(said) == len(said.casefold()) else ():
        taken_back = _DENIES.search(turn[0]) is not None
        if not taken_back and _REFUSES.search(said.casefold(), begun, turn.start()):
            continue
        parts.append(Part(said[begun : turn.start()].strip(" ,.;:!?-"), denies))
        begun, denies = turn.end(), taken_back
    return [*parts, Part(said[begun:].strip(), denies)]
