"""Whether somebody did what they had planned. Pure.

Where that is not sure, None, and the coach asks.
"""

from __future__ import annotations

from typing import Literal

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.deeds.beside_plan import by_plan
from voice_coach.dialogue.deeds.clauses import clauses_of, told_by
from voice_coach.dialogue.deeds.lies import would_lie
from voice_coach.dialogue.deeds.outright import (
    Outright,
    outright,
    without_denial,
    without_so_and_so,
)
from voice_coach.dialogue.deeds.remains import by_rest
from voice_coach.dialogue.deeds.signs import by_signs, is_of_others
from voice_coach.dialogue.deeds.words import DOUBT, LONGEST, SAYS_NOTHING, Deed
from voice_coach.dialogue.deeds.words_done import ALL, VERDICT_FIRST
from voice_coach.dialogue.deeds.words_partly import (
    ALL_BUT,
    FELL_SHORT,
    HOW_OFTEN,
    NOW_AND_THEN,
    YES_AND_NO,
    YES_NO_PARTS,
)
from voice_coach.dialogue.deeds.words_undone import BUT_NO, DROPPED
from voice_coach.patterns import LatePattern

VALUES = frozenset(("done", "partly", "not-yet"))


def deed(text: str, planned: str = "") -> Deed | None:
    """How much was done of what was ``planned``, or None where that is not sure."""
    said = plain(text)
    if len(said.split()) > LONGEST:
        return None
    known: Deed | Outright | None = _beside_the_deed(said)
    known = known or by_plan(without_praise(text), plain(planned))
    if not known and (is_of_others(said) or _says_how_it_was(said)):
        return None
    known = known or _by_words(said)
    return known if known and known != "ask" else None


def _beside_the_deed(said: str) -> Deed | Literal["ask", ""]:
    """What is said of a yes that would be a lie, or of what was wanted and something came of
    instead."""
    if (lies := would_lie(said)) is not False:
        return "not-yet" if lies else "ask"
    if _EXCUSES.fullmatch(said):
        return "not-yet"
    found = _WANTED_TO_BUT.fullmatch(said)
    if found is None or _AFTER_ALL.search(found["rest"]):
        return ""
    return "ask" if _CAME_FIRST.search(found["rest"]) else "not-yet"


def _says_how_it_was(said: str) -> bool:
    return any(one.fullmatch(said) for one in (_HOW_ONE_WAS, _YOU_KNOW, _HOW_THINGS_WERE))


def _by_words(said: str) -> Deed | Outright | None:
    """What the words say by themselves, whatever was planned."""
    said = without_denial(_BETTER.sub("", SAYS_NOTHING.sub("", said)))
    said = NOW_AND_THEN.sub("some of it", ALL.sub("all of it", said).strip())
    known: Deed | Outright | None = _at_once(said)
    if known is not None:
        return known
    said = without_so_and_so(ALL_BUT.sub("all except", VERDICT_FIRST.sub(r"\g<0> so", said)))
    said = _TURNED_ROUND.sub("", _SMALL_TALK.sub("", said))
    joined = clauses_of(said)
    plainly = outright(joined)
    known = by_rest(said) or _of_parts(said) or by_signs(said)
    known = known or (plainly if len(joined) > 1 else "")
    return known or ("not-yet" if _is_dropped(said) else told_by(said, joined, plainly))


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
_MAD = (
    r"(?:'s| is| are| have| has| was| were|'ve)?(?: been| gone)?"
    r"(?: (?:so|just|really|pretty|a bit|rather|quite|very|absolutely|totally|all|completely))*"
    r" (?:crazy|mad|hectic|manic|chaos|chaotic|busy|nuts|wild|full on|non ?stop|upside down"
    r"|one of those \w+|a (?:madhouse|zoo|nightmare|blur)"
    r"|a (?:crazy|mad|hectic|busy|hard|tough|long|funny) \w+)"
    r"(?! (?:so|but)\b)(?: (?!so\b|but\b)[\w']+){0,8}"
)
_HOW_THINGS_WERE = LatePattern(rf"(?:(?:um|uh|oh|well|yes|so|ah) )*(?:it|that|there|the \w+){_MAD}")
"""Nor how it was."""
_EXCUSES = LatePattern(
    rf"(?:(?:um|uh|oh|well|so|ah|sorry|honestly) )*(?:things|life|work|everything|home){_MAD}"
)
_WANTED_TO_BUT = LatePattern(
    r"(?:(?:um|uh|oh|well|yes|so|ah|honestly|no|i'm afraid) )*i(?:'d)? (?:(?:really|did|had|fully"
    r"|honestly) )*(?:wanted"
    r"|meant|was going|was about|intended|want|mean|planned|was all set) to but (?P<rest>.*)"
)
_AFTER_ALL = LatePattern(
    r"\b(?:i (?:did(?! not)|still (?:did|went)|managed|made myself|got (?:it|there))|did it"
    r"|in the end|anyway|finally|it's done"
    r"|eventually|after all|half|some|once|twice)\b"
)
_CAME_FIRST = LatePattern(r"\b(?:rang|called|phoned|came to|got in touch with|wrote to|asked) me\b")
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
