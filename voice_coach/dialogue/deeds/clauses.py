"""What somebody tells of a deed, clause by clause. Pure.

Each clause for itself: done, partly, not yet, or only wanted; then all of them together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from voice_coach.dialogue.deeds.outright import Outright
from voice_coach.dialogue.deeds.signs import RAN_AWAY, SHOWS
from voice_coach.dialogue.deeds.words import CUTS, FELT, JUST_SO, Deed
from voice_coach.dialogue.deeds.words_done import AFTER_ALL, DONE, OTHER_PAST
from voice_coach.dialogue.deeds.words_partly import HOW_OFTEN, MORE_PARTLY, PARTLY, SOME
from voice_coach.dialogue.deeds.words_undone import (
    HINDERED,
    MORE_NOT,
    NOT,
    NOT_BEGUN,
    OBJECT_FIRST,
    PUT_OFF,
    WANTED,
)
from voice_coach.patterns import LatePattern

_Clause = Literal["done", "partly", "not-yet", "wanted", ""]
"""``wanted``: meant, tried or felt; what follows a "but" says more."""


def told_by(
    said: str, joined: Sequence[tuple[str, str]], plainly: Outright
) -> Deed | Outright | None:
    """What the clauses come to, each for itself and then together; ``plainly``: what they say
    outright."""
    clauses = [clause for joint, clause in joined if joint != "and" or not _OTHERS.match(clause)]
    if all(JUST_SO.fullmatch(clause) for clause in clauses):
        return None
    telling = [clause for clause in clauses if JUST_SO.fullmatch(clause) is None]
    agrees = [clause for clause in clauses if JUST_SO.fullmatch(clause)]
    kinds = [kind for clause in telling if (kind := _kind(_NO_FIRST.sub("", clause)))]
    if not set(kinds) - {"wanted"} and agrees:  # "yes, although it was hard"
        kinds = [kind for clause in agrees if (kind := _kind(clause))]
    if _TRIED.fullmatch(said) or _UNDONE.search(said):
        return None
    told = _together(kinds)
    return plainly or None if told is None and plainly != "ask" else told


def clauses_of(said: str) -> list[tuple[str, str]]:
    """The clauses, each with the words that join it to the one before."""
    begun, joint = 0, ""
    found: list[tuple[str, str]] = []
    for cut in [*CUTS.finditer(said), None]:
        clause = said[begun : cut.start() if cut else len(said)].strip()
        if clause:
            found.append((joint, clause))
            joint = ""
        if cut:
            begun, joint = cut.end(), f"{joint} {cut[0]}".strip()
    return found or [("", said)]


_NO_FIRST = LatePattern(r"^(?:no|yes|yeah) (?=i\b|i've|we\b|it's|not)")
_TRIED = LatePattern(
    r"(?:(?:well|oh|um|so) )*i(?:'ve| have)? (?:really )?tried(?: (?:to|my best|hard|anyway))*"
)
_OTHERS = LatePattern(
    r"(?:he|she|they|nobody|no one|everyone|everybody) (?:\w+n't|never|laughed|said|was|were"
    r"|came)\b"
)
"""Behind an "and" it tells what others did."""
_UNDONE = LatePattern(
    r"\b(?:put (?:it|the phone|the receiver) (?:back )?down|tore (?:it|them) up|deleted it|binned"
    r" it"
    r"|threw (?:it|them) (?:away|out)|(?:closed|shut|locked|folded) (?:it|them) (?:again|back|up)"
    r"|put (?:it|them) (?:back(?! (?:to|till|until|for|by)\b)|away)|lost it|took it back)\b"
)
"""Whether that was what was planned is not said."""


def _kind(clause: str) -> _Clause:
    """What one clause tells. "I didn't finish" is partly, "I didn't think I would" only felt."""
    kinds: tuple[tuple[bool, _Clause], ...] = (
        (SHOWS.fullmatch(clause) is not None, "done"),
        (RAN_AWAY.fullmatch(clause) is not None, "not-yet"),
        (NOT_BEGUN.fullmatch(clause) is not None, "not-yet"),
        (any(words.search(clause) for words in (PARTLY, SOME, MORE_PARTLY)), "partly"),
    )
    known: _Clause = next((kind for fits, kind in kinds if fits), "") or _left_out(clause)
    if not known and (FELT.fullmatch(clause) or WANTED.fullmatch(clause)):
        if _ENDS_DONE.search(clause):
            return "done"
        return "" if FELT.fullmatch(clause) else "wanted"
    if known or any(words.fullmatch(clause) for words in (NOT, HINDERED, MORE_NOT)):
        return known or "not-yet"
    told = any(words.fullmatch(clause) for words in (DONE, OTHER_PAST, AFTER_ALL))
    return "done" if told and not HOW_OFTEN.search(clause) else ""


def _left_out(clause: str) -> _Clause:
    """Whether it was put off, or names first what was left out: "the stairs I still have to do",
    but not "I told the boss I didn't like it"."""
    if PUT_OFF.fullmatch(clause):
        return "not-yet"
    found = OBJECT_FIRST.search(clause)
    before = clause[: found.start()].split() if found else []
    if found is None or (before and not _NAMES_LAST.search(" ".join(before))):
        return ""
    return "partly" if before and _kind(" ".join(before)) == "done" else "not-yet"


_NAMES_LAST = LatePattern(
    r"\b(?:the|my|his|her|our) (?:\w+ )?(?!\w+ed\b|to\b|with\b|of\b|for\b)\w+$|^(?:but|and|though)$"
)
_ENDS_DONE = LatePattern(
    r"\b(?:i did (?:it )?(?:in the end|anyway)?|did it|got there(?: in the end)?|it's done|it is"
    r" done)$"
)


def _together(kinds: Sequence[_Clause]) -> Deed | None:
    """What all clauses come to. What was only wanted was not done, unless it says so."""
    told = [kind for kind in kinds if kind != "wanted"]
    if not told:
        return "not-yet" if kinds else None
    if "partly" in told:
        return "partly"
    if "done" in told and "not-yet" in told:
        return "partly" if told[0] == "done" else "done" if told[-1] == "done" else None
    return "done" if told[0] == "done" else "not-yet"
