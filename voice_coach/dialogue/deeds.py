"""Whether somebody did what they had planned, by what they tell of it. Pure.

Each clause for itself: done, partly, not yet, or only wanted; then all of them together. Where that
is not sure, None, and the coach asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.deed_signs import RAN_AWAY, SHOWS, by_signs, is_of_others
from voice_coach.dialogue.deed_words import (
    AFTER_ALL,
    ALL,
    ALL_BUT,
    BUT_NO,
    CUTS,
    DONE,
    DOUBT,
    DROPPED,
    FELL_SHORT,
    FELT,
    HINDERED,
    HOW_OFTEN,
    JUST_SO,
    LONGEST,
    MORE_NOT,
    MORE_PARTLY,
    NOT,
    NOT_BEGUN,
    NOW_AND_THEN,
    OBJECT_FIRST,
    OTHER_PAST,
    PARTLY,
    PUT_OFF,
    SAYS_NOTHING,
    SOME,
    VERDICT_FIRST,
    WANTED,
    YES_AND_NO,
    YES_NO_PARTS,
)
from voice_coach.dialogue.outright import Outright, outright, without_denial, without_so_and_so
from voice_coach.dialogue.planned_deeds import by_plan
from voice_coach.dialogue.untold import would_lie
from voice_coach.patterns import LatePattern

Deed = Literal["done", "partly", "not-yet"]
VALUES = frozenset(("done", "partly", "not-yet"))
_Clause = Literal["done", "partly", "not-yet", "wanted", ""]
"""``wanted``: meant, tried or felt; what follows a "but" says more."""


def deed(text: str, planned: str = "") -> Deed | None:
    """How much was done of what was ``planned``, or None where that is not sure."""
    if len(text.split()) > LONGEST:
        return None
    if (lies := would_lie(plain(text))) is not False:
        return "not-yet" if lies else None
    if beside := by_plan(without_praise(text), plain(planned)):
        return None if beside == "ask" else beside
    if is_of_others(plain(text)):
        return None
    if _HOW_ONE_WAS.fullmatch(plain(text)) or _YOU_KNOW.fullmatch(plain(text)):
        return None
    said = without_denial(_BETTER.sub("", SAYS_NOTHING.sub("", plain(text))))
    said = NOW_AND_THEN.sub("some of it", ALL.sub("all of it", said).strip())
    known: Deed | Outright | None = _at_once(said)
    if known is None:
        said = without_so_and_so(ALL_BUT.sub("all except", VERDICT_FIRST.sub(r"\g<0> so", said)))
        said = _TURNED_ROUND.sub("", _SMALL_TALK.sub("", said))
        joined = _clauses(said)
        plainly = outright(joined)
        known = _of_parts(said) or by_signs(said) or (plainly if len(joined) > 1 else "")
        known = known or ("not-yet" if _is_dropped(said) else _told(said, joined, plainly))
    return known if known and known != "ask" else None


_HOW_ONE_WAS = LatePattern(
    r"(?:(?:um|uh|oh|well|yes|so|ah) )*i(?:'ve| have) been (?:a|an|so|too|very|really|such|quite"
    r"|under"
    r"|off|up|down)(?! to| for| and did)\b(?: [\w']+){1,6}"
)
"""How somebody was: it tells nothing of what they did."""
_YOU_KNOW = LatePattern(
    r"(?:(?:um|uh|oh|well|yes|yeah|so|ah|sure|but|and) )*you know (?:how|what|who|him|her|them|me"
    r"|yourself|the way|the type|the sort)\b(?: [\w']+){0,5}"
)
"""Nor does this: "yeah, well, you know how he is"."""
_BETTER = LatePattern(
    r"\bbar none\b|\bwhile (?:i|we) (?:was|were) at it\b|\bhalf (?=(?:past )?(?:one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)|"
    r"\b(?:i )?(?:couldn't|could not|can't) (?:put it down|stop(?: myself)?|help myself|get enough"
    r"|believe (?:it|my \w+|how \w+)(?: myself)?|(?:have|be|feel)(?: been"
    r"| felt)? (?:any )?(?:nicer|better"
    r"|kinder|easier|happier|prouder|sweeter|more \w+|gladder))\b"
)
"""A denial that praises."""


def without_praise(text: str) -> str:
    """Without what only looks like a denial or a part: "I couldn't put it down", "at half ten"."""
    return _BETTER.sub("", plain(text)).strip()


def _is_dropped(said: str) -> bool:
    """Whether it is not wanted or needed any more; what somebody told others counts not."""
    found = DROPPED.search(said)
    return found is not None and not _TOLD_OTHERS.search(said, 0, found.start())


_TOLD_OTHERS = LatePattern(r"\b(?:told|said|explained|asked|wrote|made (?:it )?clear)\b")


def _of_parts(said: str) -> Deed | Literal[""]:
    return "partly" if FELL_SHORT.search(said) or YES_NO_PARTS.search(said) else ""


def _told(
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


_ASKS_FOR_IT = LatePattern(r"(?:and |so )?(?:did|have|has|were) (?:you|it|he|she|they|we)\b")
_AS_REPLY: dict[Deed | None, str] = {"done": "yes", "not-yet": "no"}


def is_asked_for(asked: str) -> bool:
    """Whether it is asked if something was done."""
    return _ASKS_FOR_IT.match(plain(asked)) is not None


def as_reply(asked: str, text: str) -> str | None:
    """ "yes" or "no", where it was asked whether something was done ("did you practise?") and what
    is told says so; None otherwise, and where it was done in part."""
    said = plain(text)
    if not is_asked_for(asked) or _AS_IF.search(said):
        return None
    return _AS_REPLY.get(deed(said) or deed(HOW_OFTEN.sub("", said)))


_AS_IF = LatePattern(r"\bas (?:if|though)\b")


_TURNED_ROUND = LatePattern(
    r"^(?:(?:oh|um|uh|well) )*(?:(?:no|nope|nah) (?:(?:oh|wait|actually|hang on|hold on|sorry"
    r"|um|well"
    r"|hmm) )+(?=(?:yes|yeah|yep|i did|it's done|i have)\b)|(?:yes|yeah|yep) (?:(?:oh|wait|actually"
    r"|hang on|hold on|sorry|um|well|hmm|i mean) )+(?=(?:no|nope|nah|not)\b))"
)
"""A word that was said too early, and is turned into its contrary: "no, oh wait, yes"."""
_SMALL_TALK = LatePattern(
    r"^(?:(?:oh|well|um|uh|ha) )*(?:(?:funny|strange|odd)(?: that)? you(?: should)? (?:ask|say"
    r"|mention)"
    r"(?: that)?|(?:i'm )?(?:glad|happy) you asked?|(?:i'm|i am) (?:proud|happy|glad|pleased"
    r"|delighted"
    r"|ashamed|sorry) to (?:say|report|tell you)(?: that)?) (?=\w)"
)


def _at_once(said: str) -> Deed | Literal["ask"] | None:
    """What the whole of it says, without its clauses; "ask" where that is not sure."""
    if BUT_NO.fullmatch(said):
        return "not-yet"
    if not said or len(said.split()) > LONGEST or DOUBT.search(said):
        return "ask"
    if found := YES_AND_NO.match(said):
        return "partly" if said[found.end() :].strip() else "ask"
    return None


def _clauses(said: str) -> list[tuple[str, str]]:
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


def leaves_open(text: str) -> bool:
    """Whether somebody says how often or for how long, and not whether that was all of it; or
    that it cannot be said in a word."""
    said = plain(text)
    if len(said.split()) > LONGEST:
        return False
    if would_lie(said) is None or is_of_others(said) or _HOW_ONE_WAS.fullmatch(said):
        return True
    return HOW_OFTEN.search(said) is not None or _LONG_STORY.search(said) is not None


_LONG_STORY = LatePattern(
    r"\b(?:complicated|long story|get me started|where do i (?:begin|start))\b"
)


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
