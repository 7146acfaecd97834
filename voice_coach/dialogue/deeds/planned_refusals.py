"""Whether somebody said no, or left something off, as it was planned. Pure."""

from __future__ import annotations

from voice_coach.dialogue.deeds.planned_counts import FILLS, Beside
from voice_coach.patterns import LatePattern

_TO_REFUSE = LatePattern(r"\b(?:say no|saying no|refuse|turn (?:down|it down)|decline|stand up)\b")
_REFUSED = LatePattern(
    rf"{FILLS}(?:i|we)(?:'ve| have)?(?: (?:just|finally|really|simply))* (?:said no"
    rf"|stood (?:my ground"
    r"|firm|up)|held (?:firm|my ground)|refused|turned (?:it|him|her|them) down|declined"
    r"|didn't (?:give"
    r" in|cave|budge))\b(?!.*\bbut then\b).*"
)
_GAVE_IN = LatePattern(
    rf"{FILLS}(?:i|we)(?:'ve| have)?(?: (?:just|still|only|went and))* (?:said yes|caved|gave in"
    rf"|gave way"
    r"|agreed|couldn't say no|couldn't refuse|buckled|folded|let (?:him|her|them) talk me"
    r"|backed down)"
    r"\b.*"
)


def by_refusal(said: str, planned: str) -> Beside:
    """Whether somebody refused, where that was planned: to say yes is not to do it."""
    if not _TO_REFUSE.search(planned):
        return ""
    return "not-yet" if _GAVE_IN.fullmatch(said) else "done" if _REFUSED.fullmatch(said) else ""


_TO_ABSTAIN = LatePattern(
    r"^(?:to )?(?:quit|stop|give up|cut (?:out|down)|no more|(?:drink|eat|smoke|spend"
    r"|work) (?:less|fewer)"
    r"|stay off)\b"
)
_ABSTAINED = LatePattern(
    rf"{FILLS}(?:(?:i|we)(?:'ve| have| am|'m)? )?(?:(?:been )?(?:clean|sober|dry|off (?:it"
    rf"|them))\b.*"
    r"|(?:haven't|didn't|never|not)(?: (?:had|touched|smoked|drunk|drank|eaten|bought"
    r"|even))* (?:a|an"
    r"|one|any|a single|so much as)\b.*|cold turkey\b.*|quit\b.*|stopped\b.*|given (?:it"
    r"|them) up\b.*"
    r"|(?:\w+ (?:days?|weeks?|months?) )(?:clean|without|off|sober|dry|free)\b.*)"
)
_TO_HAVE_LESS = LatePattern(
    r"\b(?:less|fewer|declutter|cut (?:down|back|out)|stop|quit|give up|reduce|stay off|clear out"
    r"|save)\b"
)
_MORE_IF_ANYTHING = LatePattern(r"(?:.*\b)?more\b.* if anything|if anything .*\bmore\b.*")
_CUT_DOWN = LatePattern(
    rf"{FILLS}(?:(?:i'm|i am|i've got|i got|got) )?(?:(?:it )?(?:down|cut down|cut back) (?:to"
    rf"|from|on|by|a"
    r" bit|a lot)\b.*|(?:fewer|less)(?: than .*)?)"
)
_GAVE_WAY = LatePattern(
    rf"{FILLS}i(?:'ve| have)? (?:lit|smoked|had|drank|ate|bought|started)(?: (?:up"
    rf"|again))? (?:one|some|a"
    r"|another|again|two|three|more)\b.*|.*\b(?:as (?:many|much) as ever|more than ever"
    r"|fell off the"
    r" wagon|relapsed|started again)\b.*"
)


def by_abstaining(said: str, planned: str) -> Beside:
    """Whether somebody left off what was to be left off: there, "not one" is all of it."""
    if _TO_HAVE_LESS.search(planned) and _MORE_IF_ANYTHING.fullmatch(said):
        return "not-yet"
    if not _TO_ABSTAIN.search(planned):
        return ""
    kinds: tuple[tuple[LatePattern, Beside], ...] = (
        (_CUT_DOWN, "partly"),
        (_GAVE_WAY, "not-yet"),
        (_ABSTAINED, "done"),
    )
    return next((kind for pattern, kind in kinds if pattern.fullmatch(said)), "")
