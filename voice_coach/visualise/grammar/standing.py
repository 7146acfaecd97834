"""Whether a sentence is one that can be turned at all, and whose words "I" and "you" are in it.

Each check raises Doubtful where that is not certain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_coach.visualise.grammar import english
from voice_coach.visualise.grammar.clauses import says_which
from voice_coach.visualise.grammar.closed_sets import (
    ASKING,
    AUXILIARIES,
    DETERMINERS,
    FIRST,
    NUMBERS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    SECOND,
    SPEAKING,
    VERBS_AND_ADJECTIVES,
    WISHES,
)
from voice_coach.visualise.grammar.tokens import Doubtful, after_adverbs, before_adverbs

_OTHER_TIMES = re.compile(
    r"\b(?:(?:next|last) (?:day|week|month|year|spring|summer|autumn|fall|winter|time|night)"
    r"|in (?:an?|one|two|three|four|five|six|ten|\d+|some|a few) "
    r"(?:minutes?|hours?|days?|weeks?|months?|years?)(?: time)?"
    r"|(?:one|some) day|by then|back then|in the future|used to be|about to|got to"
    r"|us (?:dollars?|army|passport|visa|citizens?))\b"
)
_UNSPEAKABLE = re.compile(
    r"[\"\u201c\u201d\u201e\u2018\u00ab\u00bb()\[\]{}<>|/\\*_#@=~^:?]|\w\.\w|https?|(?:^|\s)'"
)
_OPENS_A_QUESTION = frozenset("am is are do does can will have has shall want need had".split())
_BEFORE_BE = frozenset("to can can't cannot do don't".split())
_LEAST_WORDS = 3
_LEAST_KNOWN = 3


def is_clock(low: Sequence[str], at: int) -> bool:
    """Whether this "am" is that of "six am"."""
    before = low[at - 1] if at else ""
    return before in NUMBERS or before.isdecimal()


def check_standing(said: str, words: Sequence[str], low: Sequence[str]) -> None:
    """No question, no quotation, nobody else spoken to, English, and no other time."""
    if _UNSPEAKABLE.search(said) or _OTHER_TIMES.search(" ".join(low)) or "may" in words:
        raise Doubtful
    if low[0] in ASKING or low[0] in _OPENS_A_QUESTION or "Will" in words[1:]:
        raise Doubtful
    first, second = (any(w in kind for w in low) for kind in (FIRST, SECOND))
    if first and second:
        raise Doubtful
    if english.is_base(low[0]) and low[1:2] in (["me"], ["us"]):
        raise Doubtful  # "help me": somebody is spoken to
    if low[:2] == ["i", "think"] and low[2:3] not in (["of"], ["about"]):
        raise Doubtful
    letters = [w for w in words if any(c.isalpha() for c in w)]
    unknown = [w for w in letters if not english.is_known(w.casefold())]
    named = [w for w in unknown if w[0].isupper() and w != words[0]]
    unknown = [w for w in unknown if w not in named[: len(letters) // 3]]
    if len(unknown) > 1 or (unknown and len(letters) - 1 < _LEAST_KNOWN):
        raise Doubtful
    if any(w in FIRST for w in low) and len(letters) < _LEAST_WORDS and low[-1] in AUXILIARIES:
        raise Doubtful  # "I am"
    if "US" in words or any(
        set(re.split(r"['\-]", w)) & FIRST.keys() for w in low if w not in FIRST
    ):
        raise Doubtful  # "me-time", "the US"
    for at, word in enumerate(low):
        if at and word == low[at - 1] and word not in ("very", "so", "really"):
            raise Doubtful  # a stumble
        if len(word) == 1 and word.isalpha() and word not in "ai":
            raise Doubtful
        if word == "am" and not is_clock(low, at) and "i" not in low[:at]:
            raise Doubtful


def _is_with_another(low: Sequence[str], at: int) -> bool:
    """Whether this "I" is that of "my sister and I"."""
    return low[max(0, at - 1) : at] == ["and"] and bool(
        set(low[max(0, at - 4) : at - 2]) & (POSSESSIVES | DETERMINERS)
    )


def check_speakers(low: Sequence[str]) -> None:
    """Each "I" and "we" has a verb that "you" can have too, and they are not mixed."""
    for at, word in enumerate(low):
        if word in ("i", "we"):
            _check_speaker(low, at)
    alone = any(w == "i" and not _is_with_another(low, at) for at, w in enumerate(low))
    if alone and ("we" in low or "us" in low):
        raise Doubtful


def _check_speaker(low: Sequence[str], at: int) -> None:
    before = low[at - 1] if at else ""
    if before in AUXILIARIES | POSSESSIVES | {"would", "could", "should", "a", "an", "the"}:
        raise Doubtful  # "am I", "my I phone"
    verb_at = after_adverbs(low, at + 1)
    verb = low[verb_at] if verb_at < len(low) else ""
    beyond = low[verb_at + 1] if verb_at + 1 < len(low) else ""
    if not verb or not verb[-1:].isalpha():
        if before in ("than", "as") or (verb_at > at + 1 and before):
            return
        raise Doubtful
    if verb in AUXILIARIES or verb in ("would", "'d"):
        spared = {"longer", "never"} & set(low[at + 1 : verb_at])
        if verb in ("'m", "'re", "'ve", "'ll") and not beyond[-1:].isalpha():
            raise Doubtful
        if verb in ("have", "'ve") and beyond == "to" and not spared:
            raise Doubtful
        return
    if not english.is_base(verb):
        raise Doubtful
    has_object = beyond in DETERMINERS | POSSESSIVES | OBJECTS | PREPOSITIONS
    if english.is_adjective(verb) and verb not in VERBS_AND_ADJECTIVES and not has_object:
        raise Doubtful  # "I calm and happy": a word was not heard


def check_speech(low: Sequence[str]) -> None:
    """Where another one speaks, "I" may be that one."""
    for at, word in enumerate(low):
        if word not in SPEAKING:
            continue
        before = before_adverbs(low, at - 1)
        speaker = low[before] if before >= 0 else ""
        if speaker in ("i", "we") or (
            speaker in ("to", "can", "can't", "don't", "cannot", "will", "'ll")
            and not set(low[:before]) & (POSSESSIVES | {"he", "she", "they", "who", "the", "a"})
        ):
            continue
        heard = list(low[at + 1 :])
        if heard[:2] in (["to", "me"], ["to", "us"]):
            heard.pop(0)
        while heard and (heard[0] in OBJECTS or english.is_adverb(heard[0])):
            heard.pop(0)
        if heard[:1] in (["he"], ["she"], ["they"]) and "i" not in heard and "we" not in heard:
            continue  # "says he is proud of me"
        if heard[:1] in (["that"], ["how"], ["what"]) or heard[:2] == ["my", "name"]:
            continue
        if any(w in FIRST for w in heard):
            raise Doubtful


def check_wishes(low: Sequence[str]) -> None:
    """A wish that is still one says that it is not so yet."""
    for at, word in enumerate(low):
        if word in WISHES or word in ("plan", "intend", "aim"):
            before = before_adverbs(low, at - 1)
            speaker = low[before] if before >= 0 else ""
            if speaker in ("i", "we") and says_which(low, before, _last_verb(low, at)):
                continue  # "everything I need"
            needless = word == "need" and speaker in ("don't", "not", "longer", "never")
            if before < 0 or (speaker in ("i", "we", "don't", "do", "not") and not needless):
                raise Doubtful


def _last_verb(low: Sequence[str], at: int) -> int:
    """The "have" of "want to have"; "want" where nothing hangs on it."""
    return after_adverbs(low, at + 2) if low[at + 1 : at + 2] == ["to"] else at


def check_left_over(low: Sequence[str]) -> None:
    """No "be" without what it hangs on, no "would" in a short form."""
    for at, word in enumerate(low):
        before = before_adverbs(low, at - 1)
        hangs_on = low[before] if before >= 0 else "to"
        if hangs_on == "not":
            hangs_on = low[before - 1] if before else ""
        if word == "'d" or (word == "be" and hangs_on not in _BEFORE_BE):
            raise Doubtful
