"""Yes and no by what a question is about, where the answer takes it up in other words. Pure.

"Will you do it alone?": "my sister is coming along" is a no, and "I have to face it by myself" a
yes; to "shall we go on?", "let's crack on" is a yes, and "could we leave it till tomorrow" a no.
Each part of the utterance is looked at for itself; where two of them differ, nothing is sure.
"""

from __future__ import annotations

from typing import Literal

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.yes_or_no.asked_about_kept import OF_WHAT_IS_KEPT
from voice_coach.dialogue.yes_or_no.asked_about_more import OF_ALL_ELSE
from voice_coach.dialogue.yes_or_no.asked_about_states import OF_STATES
from voice_coach.dialogue.yes_or_no.asked_about_words import OF_THE_PLAN, About
from voice_coach.patterns import LatePattern

_CUTS = LatePattern(
    r" (?:so|but|because|cause|cos|except|only that|and|sorry|i mean|thank god|you know"
    r"|would you believe)"
    r" (?=\w)| (?=(?:would|do) you mind\b)| (?=that's (?:right|it)\b)| (?=please$)| (?=why not$)"
    r"| (?:seeing as|seeing that|since|now that) (?=\w)"
)
_DOUBT = LatePattern(
    r"\b(?:maybe|perhaps|unless|depends|not sure|unsure|might(?! as well)|whether(?!.* or not\b)"
    r"|who knows"
    r"|wonder|hope"
    r"|possibly|(?<!would you mind )(?<!mind awfully )(?<!prefer )(?<!prefer it )(?<!if it's )if"
    r" (?!anything\b|you (?:like|want|please|don't|wouldn't)|i'm honest|we left|i left))\b"
)
_NO_FIRST = LatePattern(
    r"(?:um |uh |oh |well )*(?:no|nope|nah)\b(?! no yes| yes| yeah| better| finer| time like"
    r"| complaints?| bother| reason| point| sense| use)"
)
_YES_FIRST = LatePattern(r"(?:um |uh |oh |well )*(?:yes|yeah|yep|aye|sure)\b(?! no| nah)")


_LONGEST = 40
"""Words: whoever says more tells a story."""


def by_topic(asked: str, text: str) -> Literal["yes", "no"] | None:
    """ "yes" or "no" where a part of the utterance takes up what was asked; None where none does,
    where two differ, or where it is in doubt."""
    question, said = plain(asked), plain(text)
    if not said or len(said.split()) > _LONGEST or _DOUBT.search(said):
        return None
    topics = OF_THE_PLAN + OF_STATES + OF_WHAT_IS_KEPT + OF_ALL_ELSE
    found = (_leaning(one, said) for one in topics if one.asked.search(question))
    return next(filter(None, found), None)


def _leaning(about: About, said: str) -> Literal["yes", "no"] | None:
    parts = [said, *(part.strip() for part in _CUTS.split(said))]
    for some in ([said], parts[1:]):
        leans = {lean for part in some if (lean := _leans(about, part))}
        if len(leans) == 1:
            found = leans.pop()
            against = _NO_FIRST if found == "yes" else _YES_FIRST
            return None if against.match(said) else found
        if leans:
            return None
    return None


def _leans(about: About, part: str) -> Literal["yes", "no", ""]:
    yes = about.yes.fullmatch(part) is not None
    no = about.no.fullmatch(part) is not None
    return "" if yes == no else "yes" if yes else "no"
