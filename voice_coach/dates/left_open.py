"""What leaves a date open though its day and hour are named: a condition ("saturday at three, if
it's dry"), or that somebody is not sure of it. Pure; goes by the words alone."""

from __future__ import annotations

import re

from voice_coach.dates.tokens import names_a_time
from voice_coach.patterns import LatePattern

_IT = r"(?:it|that|this|i|that time|the time)"
_BY_YOUR_LEAVE = (
    r"(?:possible|needed|necessary|need be|anything|you\b.*|i (?:dare|may|can|could|must|remember"
    r"|recall|have to|had to|might|make it|know)\b.*|(?:i'm|i am) (?:honest|right|not mistaken"
    r"|spared|lucky|allowed|being honest|to be honest)|(?:it|that|this) (?:works|suits|does|fits"
    r"|pleases|kills|comes to)\b.*"
    rf"|{_IT}(?:'s| is|'d be| would be|'m| am) (?:(?:all|quite|still|really|at all|going to be|to"
    r" be) )*(?:right|alright|okay|ok|fine|possible|good|grand|convenient|easier|better|the same"
    r"|allowed|(?:no|not (?:a|an|any|too much)) (?:bother|trouble|problem|imposition))\b.*"
    r"|god|heaven|(?:it|that|this)(?:'s| is) not (?:too|so|very) \w+)"
)
"""Said behind "if" to be polite: it makes nothing depend on anything."""
_COURTESY = LatePattern(rf",? ?\bif (?P<leave>{_BY_YOUR_LEAVE})[.!?]*$", re.IGNORECASE)
LEST = LatePattern(
    r" before i (?:lose|chicken|change|back|bottle|get cold|talk|forget)\b.*$", re.IGNORECASE
)
""" "Before I lose my nerve": it changes nothing."""
_FEW_WORDS = 7
_COURTESY_FIRST = LatePattern(
    r"^if (?:it's all the same(?: to you)?|you (?:don't mind|please|like)|(?:it|that)(?:'s| is)"
    r" (?:(?:all right|okay|ok|fine)(?: (?:with|by) you)?|no (?:bother|trouble))|possible"
    r"|i may),? ",
    re.IGNORECASE,
)
_CONDITION = LatePattern(
    rf"(?<!even )(?<!as )(?<!what )\bif (?!{_BY_YOUR_LEAVE})|\bunless\b|\b(?:provided|providing)"
    r"(?: that)? \w|\bassuming\b|(?<!take )\b(?:as|so) long as (?!it takes)|\bon condition\b"
    r"|\bdepend(?:s|ing)\b|\b(?:weather|health|time|work|kids|money) (?:permitting"
    r"|allowing)\b|\bsubject to\b"
)
_BY_THEN = LatePattern(r"\bby (?:then|that time|that)\b")
"""Whoever counts on something by that time has named the time."""
_UNSURE = LatePattern(
    r"(?:\bnot|n't|\bnever) (?:(?:so|quite|really|at all|that|too|very|entirely|completely"
    r"|absolutely|all that) )*(?:sure|certain)\b|\bunsure\b|\bi (?:\w+ )?doubt\b"
    r"|\b(?:don't|do not) know (?:if|whether|about|that)\b"
    r"|\b(?:don't|do not) know(?: yet| really| though)?$|\b(?:no idea|who knows)(?: if\b"
    r"| whether\b|$)|\bor not$"
    r"|\b(?:might|may|could|would|'d|is|'s) (?:be )?(?:(?:a (?:bit|little|tad)|too|rather|awfully"
    r"|far|much) )+(?:early|late|soon)\b"
    r"|\b(?:has|have|had|need|want|better)(?: got)? to (?:check|ask|look|see)\b"
    r"|\bi'd better (?:check"
    r"|ask|look|see)\b"
)


def without_courtesy(text: str) -> str:
    """Without an "if that's all right with you" at its end, or a "before I change my mind"."""
    text = _COURTESY_FIRST.sub("", LEST.sub("", text))
    found = _COURTESY.search(text)
    short = found is not None and len(found["leave"].split()) <= _FEW_WORDS
    return text[: found.start()] if found and short and not names_a_time(found[0]) else text


def on_condition(text: str) -> bool:
    """Whether something is to come first, of which nobody knows whether it will."""
    said = text.casefold().replace("\u2019", "'")
    return _CONDITION.search(said) is not None and _BY_THEN.search(said) is None


def is_unsure(text: str) -> bool:
    """Whether somebody says that they are not sure of it."""
    return _UNSURE.search(text.casefold().replace("\u2019", "'").rstrip(" .!?")) is not None
