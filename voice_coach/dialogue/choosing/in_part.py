"""Whether something agrees with somebody: yes, partly or no. Pure.

A yes and a no of different things are partly ("my head says yes, my heart says no"), and so is a
yes with something held against it ("yes, but I'd feel selfish"), or with a part or a measure in it.
"""

from __future__ import annotations

from voice_coach.dialogue.choosing.in_part_words import (
    AGREE,
    ASPECT,
    CLASH,
    DENIALS,
    NO,
    PART,
    REST,
    UNEASE,
    WEAKLY,
    YES,
)
from voice_coach.dialogue.choosing.signs import (
    Sign,
    Signs,
    asks_of_it,
    last_meant,
    of_oneself,
    plainly,
)
from voice_coach.dialogue.deeds.lies import would_lie
from voice_coach.dialogue.deeds.outright import without_so_and_so
from voice_coach.patterns import LatePattern

VALUES = frozenset(("yes", "partly", "no"))

_SIGNS = Signs(
    {
        "part": PART,
        "bit": r"a (?:little |tiny |small )?bit|a little|slightly|a touch",
        "no": NO,
        "clash": CLASH,
        "unease": UNEASE,
        "yes": YES,
        "agree": AGREE,
        "weakly": WEAKLY,
        "rest": REST,
        "aspect": ASPECT,
        "but": r"but|although|though|however|except|yet|it's just|even if|while|whereas|only",
    },
    denials=DENIALS,
    passed_over=frozenset(("part", "bit", "weakly", "aspect", "rest", "but")),
)
_FOR_SURE = LatePattern(
    r"\b(?:(?:no|without(?: a| any)?|beyond(?: a| any)?) (?:doubt|question)(?: (?:about|in) (?:it"
    r"|that|my mind))?|(?:not )?(?:a|the) shadow of a doubt|undoubtedly|(?:wouldn't|would not)"
    r" have it any other way|wouldn't (?:feel|be) right (?:not to|otherwise)|i (?:don't|can't|do"
    r" not) see why not|(?:can't|couldn't|could not) (?:argue|quarrel) with (?:it|that)|(?:why"
    r" (?:wouldn't|shouldn't) it|how (?:could|would|can) it (?:possibly )?not|how could it be"
    r" otherwise|why would it not)(?: be)?|(?:couldn't|could not) (?:\w+ )?(?:agree|fit|suit"
    r"|match|feel|sit|be)(?: (?:me|my \w+|with \w+))? (?:more|better|righter|happier|clearer)(?:"
    r" in \w+)?|(?:why not|(?:can't|don't|see no reason|no reason) (?:see )?(?:any reason )?why"
    r" (?:it (?:wouldn't|shouldn't|doesn't)|not))|otherwise (?:i|it) (?:wouldn't|would not)(?:"
    r" [\w']+){1,4}|(?:i )?(?:wouldn't|would not)(?: (?:have|be))?(?: [\w']+){1,4}? (?:if (?:it"
    r"|they) (?:didn't|did not|wasn't|weren't|don't|doesn't)|otherwise))\b"
)
_ONLY_FEARED = LatePattern(
    r"\b(?:thought|worried|afraid|scared|wondered|feared|expected|assumed)\b.*\b(?:against"
    r"|clash\w*|conflict\w*|contradict\w*|wrong|guilty|selfish|bother\w*)\b.* but (?:it|they|i)"
    r" (?:doesn't|don't|isn't|aren't|didn't)\b"
)
_A_LIE = LatePattern(
    r"\b(?:lie|lying|liar) if i said (?:yes|so|it d\w+|that it d\w+)\b|\bif i said (?:yes|so|it"
    r" d\w+)\b.*\b(?:lie|lying|liar)\b"
)
_NOT_ONLY = LatePattern(r"\b(?:not|it isn't|it's not) (?:only|just)(?: (?:that|this))?\b")
_NO_ANSWER = LatePattern(
    r"\b(?:in two minds|torn|on the fence|(?:not|n't|isn't) (?:(?:really|quite|at all|so|entirely"
    r"|very|too|totally) )*(?:sure|certain)(?! (?:about (?!that|it|this)|if|whether))|(?:don't|do"
    r" not) (?:\w+ )?know|dunno|no idea|(?:a|any) clue|hard to (?:say|tell)|(?:have|need) to"
    r" think|let me think|think about (?:it|that)|good question|it depends|can't say yes|(?:can't"
    r"|couldn't) (?:really )?(?:say|tell|answer|decide)(?= |$)|never (?:really )?thought about"
    r"|wonder (?:if|whether)|(?:working|figuring|finding|sorting) (?:it )?out)\b"
)
_MAYBE = LatePattern(
    r"\b(?:maybe|perhaps|might|could do|possibly|(?:yes|yeah|does|agrees|would) (?:but )?(?:only"
    r" )?(?:if|as long as|provided|unless|depending))\b"
)
_IF = LatePattern(r"\bif\b")
_SHORT = 4
"""Words: so many say nothing else besides "a bit"."""
_WITH_BUT = LatePattern(
    r"\bbut (?=(?:yes|yeah|of course|no\b|it (?:does|doesn't|feels)|i (?:do|believe|think so)"
    r"|definitely|deep down)\b)"
)
_HARMLESS = LatePattern(
    r"\b(?:knew|already|anyway|you know|of course|obviously|i like|i love|happy|then|so what)\b"
)
_SUMS = LatePattern(r"\bso (?=(?:yes|yeah|no|nope|partly|mostly)\b)")


def in_part(text: str) -> str:
    """The value; "ask" where that is not sure, and "" where nothing of the kind is said."""
    said = plainly(text)
    if _A_LIE.search(said):
        return "no"
    if (lies := would_lie(said)) is not False:
        return "no" if lies else "ask"
    said = _NOT_ONLY.sub("", _FOR_SURE.sub("yes", _ONLY_FEARED.sub("yes", without_so_and_so(said))))
    mine = of_oneself(said)
    if asks_of_it(said):
        return "ask"
    if not mine.strip():
        return "ask" if text.strip() else ""
    return last_meant(mine, _told)


def is_rhetorical(text: str) -> bool:
    """Whether a question is none, as it has its answer in it: "how could it not"."""
    found = _FOR_SURE.match(plainly(text))
    return found is not None and found[0] != ""


def _told(said: str) -> str:
    turned = _WITH_BUT.search(said)
    if turned and _is_doubt(said[: turned.start()]):
        said = said[turned.end() :]
    if _NO_ANSWER.search(said):
        return "ask"
    signs = _SIGNS.within(said)
    free = {sign.name for sign in signs if not sign.denied}
    if "part" in free or ("bit" in free and len(said.split()) <= _SHORT):
        return "partly"
    if _MAYBE.search(said):
        return "ask"
    return _by_leans(said, signs, free)


def _is_doubt(said: str) -> bool:
    return any(words.search(said) for words in (_NO_ANSWER, _MAYBE, _IF))


def _by_leans(said: str, signs: list[Sign], free: set[str]) -> str:
    leans = {_lean(sign, signs) for sign in signs} - {""}
    if len(leans) > 1:
        return _of_both(said, signs)
    if "yes" in leans:
        return "partly" if _holds_back(said, signs) else "yes"
    if "no" in leans:
        return "partly" if "rest" in free else "no"
    if {"weakly", "unease"} & free:
        return "ask" if "unease" in free or any(sign.denied for sign in signs) else "yes"
    return ""


def _lean(sign: Sign, signs: list[Sign]) -> str:
    match sign.name:
        case "yes" | "agree":
            return "no" if sign.denied else "yes"
        case "clash":
            return "yes" if sign.denied else "no"
        case "unease":
            return "yes" if sign.denied else ""
        case "no":  # "there's no conflict there, no"
            free = any(other.denied and other.name in ("clash", "unease") for other in signs)
            return "" if free else "no"
        case _:
            return ""


def _of_both(said: str, signs: list[Sign]) -> str:
    """What a yes and a no come to: of different things they are partly."""
    if (turned := _WITH_BUT.search(said)) and turned.start() > 0:
        first, last = _told(said[: turned.start()]), _told(said[turned.end() :])
        return last if first in ("", "ask") else "partly" if first != last else last
    if (sums := _SUMS.search(said)) is not None:
        return _told(said[sums.end() :])
    names = {sign.name for sign in signs}
    return "partly" if names & {"aspect", "but", "rest"} else "ask"


def _holds_back(said: str, signs: list[Sign]) -> bool:
    """Whether something is held against a yes: behind a "but" that agrees not, or by a feeling
    beside others that agree."""
    begins = min(sign.start for sign in signs if _lean(sign, signs) == "yes")
    uneasy = [sign.start for sign in signs if sign.name == "unease" and not sign.denied]
    if any(start > begins for start in uneasy) or (uneasy and _aspects(signs) > 1):
        return True
    buts = [sign.end for sign in signs if sign.name == "but" and sign.start > begins]
    return any(_is_held_against(said[end:].strip()) for end in buts)


def _aspects(signs: list[Sign]) -> int:
    return sum(sign.name == "aspect" for sign in signs)


def _is_held_against(behind: str) -> bool:
    signs = _SIGNS.within(behind)
    uneasy = any(sign.name == "unease" and not sign.denied for sign in signs)
    agrees = any(_lean(sign, signs) == "yes" for sign in signs)
    return bool(behind) and (uneasy or not (agrees or _HARMLESS.search(behind)))
