"""Where somebody answers a yes-or-no question and settles nothing: it is all the same to them, it
is half and half, or they tell of something else than was asked. Pure."""

from __future__ import annotations

from voice_coach.dialogue.commands import plain
from voice_coach.patterns import LatePattern

_FILLS = r"(?:(?:um+|uh+|oh|ah|well|honestly|to be honest|really|actually|sure|look|i suppose) )*"
_WOULD_YOU = LatePattern(
    r"(?:and |so |or )?(?:do you want|would you (?:like|prefer|rather)|shall (?:i|we)|should (?:i"
    r"|we))\b"
)
_NO_PREFERENCE = LatePattern(
    rf"{_FILLS}(?:i (?:don't|do not) (?:really )?mind|i'm (?:easy|not (?:fussed|bothered|pushed))"
    rf"|not (?:fussed|bothered)"
    r"|(?:it's )?(?:up to you|your (?:call|choice)|all the same to me|all one to me)|you (?:decide"
    r"|choose|pick)"
    r"|it makes no (?:odds|difference)(?: to me)?|either(?: way)?(?: is fine)?|whatever"
    r"|i could go either way)"
    r"(?: (?:either way|really|one way or the other|at all|honestly|to be honest|what you do"
    r"|whichever))*"
)
_HALF_AND_HALF = LatePattern(
    r"(?:.*\b)?(?:some(?:times)?|mornings?|evenings?|weekdays|weekends|at first|half(?: of (?:it"
    r"|me))?|part(?: of (?:it|me))?"
    r"|most|other|in the \w+|the (?:first|second|last|other) \w+|one"
    r"|\w+days?)(?: \w+){0,2}? (?P<one>yes|no)\b"
    r"(?: (?:and|but))?(?: \w+){1,4}? (?!(?P=one))(?:yes|no|not)(?: (?:so much|really))?"
)
_TO_MEET = LatePattern(
    r"\b(?:spoken|speak|talked|talk|call(?:ed)?|rung|ring|phoned?|seen|met|visit(?:ed)?)\b"
)
_IN_WRITING = LatePattern(
    r"\b(?:wrote|written|emailed|texted|messaged|whatsapped)\b"
    r"|\b(?:sent|left|dropped)\b.*\b(?:emails?|texts?|letters?|messages?|notes?|cards?|voicemails?"
    r"|lines?)\b"
)
_IN_PERSON = LatePattern(
    r"\b(?:yes|yeah|yep|no|nope|not|n't|spoke|spoken|talked|told|rang|called|phoned|saw|seen|met"
    r"|chat(?:ted)?|said"
    r"|conversation|visited|went)\b|n't\b"
)


def settles_nothing(asked: str, text: str) -> bool:
    """Whether it is neither a yes nor a no to the question ``asked``, whatever words are in it."""
    question, said = plain(asked), plain(text)
    if _WOULD_YOU.match(question) and _NO_PREFERENCE.fullmatch(said):
        return True
    if _HALF_AND_HALF.fullmatch(said):
        return True
    elsewise = _TO_MEET.search(question) and _IN_WRITING.search(said)
    return elsewise is not None and _IN_PERSON.search(said) is None
