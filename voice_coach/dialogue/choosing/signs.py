"""Signs of a meaning in what was said, and whether they are denied there; what was said before a
change of mind, or only thought, left out. Pure.

A recogniser writes no commas, so a denial holds for the next sign and those like it, up to where a
new clause begins: "it's not fear, it's a no", "not the no, the fear"; behind an "or" it holds on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from voice_coach.dialogue.commands import plain
from voice_coach.patterns import LatePattern

_VERBS = (
    r"(?:is|was|are|am|were|has|have|had|do|does|did|would|will|can|could|should|might|must|may"
    r"|just|really|still|only|always|never|also|all|actually|feel|feels|felt|fits?|agrees?|keeps?"
    r"|kept|happens?|happened|goes|go|went|think|thought|know|knew|want|wants|wanted|believe"
    r"|guess|suppose|mean|reckon|sits?|comes?|came|seems?|seemed|makes?|made|scares?|frightens?"
    r"|clash\w*|matches|said|say|says|love|like|hate|get|gets|got|need|needs|\w+n't)"
)
_BEGINS = (
    r"(?<!that )(?<!which )(?<!what )(?<!how )(?<!as )(?<!if )(?<!where )(?<!when )(?<!thing"
    r" )(?<!in it )(?<!of it )(?<!about it )(?<!of me )(?<!\bin )(?<!\bof )(?<!about )(?<!with"
    r" )(?<!in me )(?<!thing i )(?<!thing there )(?:(?:i|it|he|she|that|there|this|we|they"
    r"|you)'(?:s|m|ve|re|d|ll)"
    rf"|(?:i|it|he|she|that|there|this|we|they|one)(?= {_VERBS}\b)|but|so|because|cos|although"
    rf"|though|except|however|just|only|yet|and(?! not\b)|well|yes|yeah|so|more)"
)
_DENIES = (
    r"(?:not (?:because|that|as if|out of)(?: (?:i'm|it's|i am|it is|i feel))?|not(?! (?:only"
    r"|just|least)\b)|never|hardly|scarcely|barely|without|nothing|nobody|none of|neither|nor"
    r"|than|instead of|far from|anything but|\w+n't|cannot|doubt(?: that)?(?= it))"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, by the name of what it stands for, and where it stands."""

    name: str
    denied: bool
    start: int
    end: int


class Signs:
    """The patterns of all signs, by name: the first that fits at a place counts. ``denials``: what
    denies here besides; ``passed_over``: by these no denial is used up."""

    def __init__(
        self,
        patterns: Mapping[str, str],
        denials: str = "(?!)",
        passed_over: frozenset[str] = frozenset(),
    ) -> None:
        self.patterns, self.denials, self.passed_over = patterns, denials, passed_over

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        named = [f"(?P<{name}>{text})" for name, text in self.patterns.items()]
        rules = (f"(?P<_no>{self.denials})", *named, f"(?P<_not>{_DENIES})", "(?P<_or>or)",
                 f"(?P<_begins>{_BEGINS})")  # fmt: skip
        return re.compile(rf"(?<![\w'])(?:{'|'.join(rules)})(?![\w'])")

    def within(self, said: str) -> list[Sign]:
        """All of them, in order."""
        found: list[Sign] = []
        denied, of, joined = False, "", False
        for match in self._pattern.finditer(said):
            match match.lastgroup:
                case "_not" | "_no":
                    denied, of, joined = not (denied and not of), "", False
                case "_or":
                    joined = denied
                case "_begins":
                    denied = denied and joined
                    joined = False
                case name:
                    assert name is not None
                    holds = denied and (not of or of == name or joined)
                    of = of or ("" if name in self.passed_over else name)
                    found.append(Sign(name, holds, match.start(), match.end()))
        return found


_SAYS_SOMETHING_ELSE = r"(?= (?:no|yes|yeah|it's|it is|that's|i think|i'd say|not|neither|both)\b)"
_TURNS = LatePattern(
    r"\b(?:(?:no|oh|well|but|yes|yeah) )*(?:(?<!can't )(?<!couldn't )wait(?! (?:for|to"
    r"|until)\b)(?: a (?:minute|second|moment))?|hang on|hold on|(?<!i'm )(?<!am )(?<!so"
    r" )(?<!very )sorry(?! (?:to|about|for)\b)|(?:hmm+|mm+) no(?= \w)|scratch that|scrap that|i"
    r" tell a lie|i lie|correction|i mean(?! it\b)|i meant|or rather|come to think of it|now"
    r" (?:that )?i think (?:about|of) it|on second thoughts?|thinking about it|on reflection|no"
    r" (?:it's )?not that(?= (?:the|it's|an?)\b)|that's not it|that's not (?:true|right|quite"
    r" right)|no i'm wrong|that's wrong"
    rf"|(?:no|oh|well|but) actually|actually{_SAYS_SOMETHING_ELSE}|but (?:mostly|mainly))(?:"
    rf" (?:well|oh|but|actually|sorry))*(?: |$)"
)
_ONLY_THOUGHT = LatePattern(
    r"\b(?:(?:at first|to begin with|initially|for a (?:while|moment|second)) )?(?:(?:i|we)(?:'d|"
    r" had)? ?(?:thought|said|was going to say|used to (?:think|believe|tell myself)|was"
    r" (?:worried|afraid|scared|sure|convinced|thinking)|assumed|expected|feared|wondered|told"
    r" myself|had (?:my|some|a few) doubts|would have (?:said|thought)|(?:only |really )?(?:wish"
    r"|wanted) (?:i|it)|wanted to (?:say|be)|(?:'d|would) (?:like|love) (?:it )?to (?:be|say"
    r"|think|believe))|you(?:'d| would| might) (?:think|say|expect|imagine)|it (?:might|may|can)"
    r" (?:look|seem|sound))\b.*? (?:but|until|though|however|then)(?= )"
)
_AT_FIRST = LatePattern(r".*\b(?:at first|to begin with|initially)\b.*? (?:but|until|though)(?= )")
_I_DENY = LatePattern(
    r"(?:\b(?:i|we) |^)(?:(?:really|honestly|just|certainly) )*(?:don't|do not|can't|cannot"
    r"|couldn't|wouldn't|would not|didn't) (?:really |honestly |quite )?(?:think|believe(?! in)"
    r"|pretend|claim|swear|say|imagine|reckon|suppose|see how|call it|call that|feel like"
    r"|remember|recall)(?: that)?(?! so\b| not\b| no\b| really$| for sure$| to be honest$|$)(?:"
    r" (?:it's|it is|this is|that's|there's|it was|there is|i've|we've|(?:it|this|that|they)(?:"
    r" has| had| have)?)(?= ))?"
)
"""What is not thought so is thought not to be so."""


def plainly(text: str) -> str:
    """The words, with "I don't think it's" for "not"."""
    said = _TAG.sub("", _THINKS.sub("", plain(text)))
    return _I_DENY.sub("not", said)


_THINKS = LatePattern(
    r"^(?:(?:um+|uh+|well|oh|hmm?|so|right|okay|now|let me (?:think|see)(?: about (?:that|it))?"
    r"|(?:that's )?a? ?good question) )+(?=\w)"
)
"""Thinking aloud."""
_TAG = LatePattern(
    r"(?<=\w) (?:does|is|has|do|did|would|will|was)(?:n't)? (?:it|they|he|she|that|there|i|we)$"
)
"""A statement that asks for assent: "it doesn't, does it"."""
_FEW_WORDS = 2
"""What may stand behind a change of mind and change nothing ("sorry, yes")."""


def last_meant(text: str, understand: Callable[[str], str]) -> str:
    """What is understood of the last that was said between changes of mind; "ask" where that is
    something else."""
    for place, part in enumerate(parts := parts_of(text)):
        if told := understand(part):
            return told
        if place < len(parts) - 1 and len(part.split()) > _FEW_WORDS:
            return "ask"
    return ""


def parts_of(text: str) -> list[str]:
    """What was said between changes of mind, the last first, without what was only thought before
    it is told how it is."""
    begun, parts = 0, []
    for turn in _TURNS.finditer(text):
        parts.append(text[begun : turn.start()].strip())
        begun = turn.end()
    parts.append(text[begun:].strip())
    told = (_AT_FIRST.sub("", _ONLY_THOUGHT.sub("", part)).strip() for part in reversed(parts))
    return [part for part in told if part] or [""]


_LEADS = r"(?:(?:um+|uh+|well|oh|so|hmm?|but|and|because) )*"
_INNER = (
    r"(?:gut|heart|head|body|stomach|belly|mind|soul|intuition|instincts?|inner|conscience|brain"
    r"|feelings?|beliefs?|values?|faith|voice|little|first|second|third|rest|other|last|fears?|no"
    r"|whole|answer)\b"
)
"""What is in oneself, and no one else."""
_OTHERS = (
    rf"{_LEADS}(?:(?:my|the|our) (?!{_INNER})(?:[\w']+ ){{1,2}}?|(?:he|she|they)'(?:d|ll) (?:all"
    r" )?(?=say)|(?:he|she|they(?! all)|people|everyone|everybody|others|some people|most people"
    r"|you) |(?:somebody|someone)(?: (?!told|said|says)[\w']+){0,4} )"
)
_SAY = LatePattern(
    rf"{_OTHERS}(?:always |also |just )?(?:say|says|said|thinks?|thought|reckons?|believes?|would"
    r"|will|might|tells? me|told me|keeps? (?:saying|telling)|feels?|disagrees?)\b"
)
_FEEL = LatePattern(
    rf"{_LEADS}(?:he|she|they|my (?!{_INNER})\w+)(?:'s|'re(?! both))|{_OTHERS}(?:is|was|are|were"
    r"|has|gets?|got|always)\b"
)
_BUT_I = LatePattern(r"\b(?:but|and|though) (?=(?:i|i'm|i've|for me|to me|me|yes|no|it's|it)\b)")


def of_oneself(said: str, *, feelings: bool = False) -> str:
    """Without what only others say or think (or with ``feelings``, what they feel); empty where
    that is all."""
    if _SAY.match(said) is None and not (feelings and _FEEL.match(said)):
        return said
    mine = _BUT_I.search(said)
    return said[mine.end() :] if mine else ""


_ASKS = LatePattern(
    r"\b(?:idea|know|sure|understand|get|see|remember|forgotten|forgot|catch|heard?)(?: \w+)?"
    r" what (?:you|an?|the|that|those|it means)\b|\b(?:remind|tell) me (?:again )?(?:what"
    r"|which)\b|\bexplain\b|\b(?:say|read|repeat)\b.*\b(?:again|once more|choices|options"
    r"|question)\b|\b(?:is|was|does) what\b|\b(?:skip|come back to|leave) (?:this|that|it|the"
    r"|you)\b(?: one| question)?|\b(?:don't|didn't|do not) (?:\w+ )?(?:understand|get|follow|hear"
    r"|catch)\b|^(?:is|are|was) (?:an?|the|they|these|those)\b|^(?:can|could|shall|may) (?:i|we"
    r"|you)\b|\bwhich is which\b|\bwhat you (?:mean|meant|said)\b"
)


def asks_of_it(said: str) -> bool:
    """Whether it is about the question, and no answer to it."""
    return _ASKS.search(said) is not None
