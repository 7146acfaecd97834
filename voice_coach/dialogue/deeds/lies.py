"""Who would have to lie to say yes: "I'd love to tell you that I did". Pure."""

from __future__ import annotations

from voice_coach.patterns import LatePattern

_SAY = r"(?:say|said|tell you|told you|claim|claimed|pretend|pretended|answer|let you know|report)"
_THAT_I = (
    r"(?: (?:to (?:you|your face)|that|honestly|really))*(?: (?:yes|so|otherwise|it was done|it's"
    r" done|(?:i|we|it)(?:'d|'ve)?(?: (?:did|had|have|do|was|is|had done|have done|done|made|went"
    r"|managed|got|kept|been|called|rang|practised|practiced|wrote|sent|finished|started))*))"
)
_LIE = r"(?:lying|fibbing|a liar|telling (?:you )?(?:a )?(?:lies?|fibs?|stories|tales)|a lie|a fib)"
_LEADS = r"(?:(?:um+|uh+|oh|ah|well|no|look|honestly|sadly|to be honest|i'm afraid|god|sorry) )*"
_WOULD_LIE = LatePattern(
    rf"{_LEADS}(?:(?:i'd|i would|it'd|it would|i'd only) be {_LIE}(?: to)?(?: if i)?(?: were to)?"
    rf" {_SAY}?{_THAT_I}(?P<one>.*)"
    rf"|if i {_SAY}{_THAT_I}(?P<two>.*?)(?:lie|lying|fib|fibbing|liar)\b.*"
    rf"|(?:i )?(?:can't|cannot|couldn't|won't|will not|can not|wouldn't)(?: (?:honestly|truthfully"
    rf"|really|in all honesty|with a straight face))* {_SAY}{_THAT_I}(?P<three>.*)"
    rf"|(?:i'd|i would)(?: (?:really|dearly|so))* (?:love"
    rf"|like)(?: nothing more than)? to(?: be able"
    rf" to)? {_SAY}{_THAT_I}(?P<four>.*)"
    rf"|(?:i|i'd) (?:wish|wished|only wish|do wish|just wish) (?:i|that i) could {_SAY}{_THAT_I}"
    rf"(?P<five>.*)|i (?:could|might)(?: just)? lie (?:to you )?(?:and|but)(?: {_SAY})?.*)"
)
_TURNED = LatePattern(
    r"\b(?:not|n't|never|didn't|haven't|hadn't|but (?:yes|i did|i have)"
    r"|actually)\b"
)


def would_lie(said: str) -> bool | None:
    """Whether somebody says that a yes would be a lie; None where that is turned round once more
    ("I'd be lying if I said I hadn't")."""
    found = _WOULD_LIE.fullmatch(said)
    if found is None:
        return False
    rests = [rest for rest in found.groups() if rest]
    if any(_BUT_NOT.search(rest) for rest in rests):
        return True
    return None if any(_TURNED.search(rest) for rest in rests) else True


_BUT_NOT = LatePattern(
    r"\bbut (?:\w+ )?(?:(?:i|we|it) (?:haven't|didn't|never|hasn't|can't)|no"
    r"|not)\b"
)
