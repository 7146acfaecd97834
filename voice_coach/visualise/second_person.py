"""A person's sentence, said back to them: "I will walk in" becomes "You walk in".

Only what closed rules make certain is turned to the second person and the present; all else is
left to be quoted. Wrong grammar is worse than none. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voice_coach.dialogue import prose
from voice_coach.visualise import english
from voice_coach.visualise.closed_sets import (
    ASKING,
    AUXILIARIES,
    BE,
    DETERMINERS,
    EXCLAIMED,
    FIRST,
    NUMBERS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    REFUSED,
    SECOND,
    SPEAKING,
    VERBS_AND_ADJECTIVES,
    WISHES,
)
from voice_coach.visualise.doubt import Doubtful
from voice_coach.visualise.past import check_present
from voice_coach.visualise.present import to_present
from voice_coach.visualise.tokens import after_adverbs, before_adverbs, joined, lowered, split


@dataclass(frozen=True, slots=True)
class Turned:
    """A sentence in the second person and the present."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence as the person said it."""

    text: str


_REMARK = re.compile(
    r"(?:(?:well|um+|uh+|er+|hm+|oh|so|and|yes|yeah|okay|ok|no|i think|i guess|i believe) )*"
    r"(?:(?:that is|that's|thats|this is) (?:it|all|everything|about it)(?: for now| i think)?"
    r"|i (?:do not|don't|dont) know(?: what(?: else)?(?: to say)?| yet| how to say (?:it|this))?"
    r"|i (?:have no idea|am not sure|'m not sure|cannot think of (?:anything|more)"
    r"|can't think of (?:anything|more))(?: else| yet| right now)?"
    r"|i (?:do not|don't|can't|cannot) see (?:anything|it|much)(?: yet)?"
    r"|(?:nothing|anything)(?: else| more| comes| comes to mind| really)*"
    r"|let me think.*|what else|what else is there|same as (?:before|above)|see above"
    r"|i(?: have)? (?:already )?said that(?: already| before)?|n a|none|no|yes|yeah|okay|ok|um+|uh+"
    r"|hm+|not sure|i mean|you know|how (?:do|can|should) i (?:say|put|describe) (?:it|this|that)"
    r"|next|done|i am done|i'm done)"
)
_FILLER = re.compile(
    r"(?:(?:um+|uh+|er+|hm+|well|okay|ok|yes|yeah|oh|so|and|but|and then)\b[\s,]*)+", re.IGNORECASE
)
_OTHER_TIMES = re.compile(
    r"\b(?:(?:next|last) (?:day|week|month|year|spring|summer|autumn|fall|winter|time|night)"
    r"|in (?:an?|one|two|three|four|five|six|ten|\d+|some|a few) "
    r"(?:minutes?|hours?|days?|weeks?|months?|years?)(?: time)?"
    r"|(?:one|some) day|by then|back then|in the future|used to be|about to|have got to)\b"
)
_UNSPEAKABLE = re.compile(r"[\"“”„«»‘()\[\]{}<>|/\\*_#@=~^:?]|\w\.\w|https?")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'"})
_OPENS_A_QUESTION = frozenset("am is are do does can will have has shall want need had".split())
_BEFORE_BE = frozenset("to can can't cannot do don't".split())
_WHAT_IS_WANTED = frozenset("everything what all anything something nothing way".split())
_LEAST_WORDS = 3
_LEAST_KNOWN = 3


def turn(sentence: str) -> Turned | Quoted | None:
    """The sentence turned, or as it is; None for one with nothing in it but a remark to the coach."""
    said = _tidy(sentence)
    if not any(letter.isalpha() for letter in said) or _is_remark(said):
        return None
    try:
        return Turned(_turned(said))
    except Doubtful:
        return Quoted(prose.sentence(said))


def _tidy(sentence: str) -> str:
    said = " ".join(sentence.translate(_APOSTROPHES).split())
    rest = said[found.end() :] if (found := _FILLER.match(said)) else said
    return rest if any(letter.isalpha() for letter in rest) else said


def _is_remark(said: str) -> bool:
    plain = " ".join(re.sub(r"[^\w' ]+", " ", said.casefold()).split())
    return _REMARK.fullmatch(plain) is not None


def _turned(said: str) -> str:
    if re.match(r"(?:would (?:like|love)|want) to\b", said, re.IGNORECASE):
        said = f"I {said[:1].lower()}{said[1:]}"  # its first word was not heard
    words = split(said)
    low = lowered(words)
    _check_standing(said, words, low)
    _check_speakers(low)
    _check_speech(low)
    check_present(low)
    words = to_present(words)
    low = lowered(words)
    if any(word.split("'")[0] in REFUSED or word in REFUSED for word in low if word != "may"):
        raise Doubtful
    _check_wishes(low)
    _check_left_over(low)
    return prose.sentence(joined(list(_replaced(words, low))))


def _check_standing(said: str, words: Sequence[str], low: Sequence[str]) -> None:
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
    for at, word in enumerate(low):
        if at and word == low[at - 1] and word not in ("very", "so", "really"):
            raise Doubtful  # a stumble
        if len(word) == 1 and word.isalpha() and word not in "ai":
            raise Doubtful
        if word == "am" and not _is_clock(low, at) and "i" not in low[:at]:
            raise Doubtful


def _is_clock(low: Sequence[str], at: int) -> bool:
    before = low[at - 1] if at else ""
    return before in NUMBERS or before.isdecimal()


def _check_speakers(low: Sequence[str]) -> None:
    """Each "I" and "we" has a verb that "you" can have too, and they are not mixed."""
    for at, word in enumerate(low):
        if word in ("i", "we"):
            _check_speaker(low, at)
    alone = any(w == "i" and not _is_with_another(low, at) for at, w in enumerate(low))
    if alone and ("we" in low or "us" in low):
        raise Doubtful


def _is_with_another(low: Sequence[str], at: int) -> bool:
    """Whether this "I" is that of "my sister and I"."""
    return low[max(0, at - 1) : at] == ["and"] and bool(
        set(low[max(0, at - 4) : at - 2]) & (POSSESSIVES | DETERMINERS)
    )


def _check_speaker(low: Sequence[str], at: int) -> None:
    before = low[at - 1] if at else ""
    if before in AUXILIARIES | {"would", "could", "should"}:
        raise Doubtful
    verb_at = after_adverbs(low, at + 1)
    verb = low[verb_at] if verb_at < len(low) else ""
    beyond = low[verb_at + 1] if verb_at + 1 < len(low) else ""
    if not verb or not verb[-1:].isalpha():
        if before in ("than", "as") or (verb_at > at + 1 and before):
            return
        raise Doubtful
    if verb in AUXILIARIES or verb in ("would", "'d"):
        spared = {"longer", "never"} & set(low[at + 1 : verb_at])
        if verb in ("have", "'ve") and beyond == "to" and not spared:
            raise Doubtful
        return
    if not english.is_base(verb):
        raise Doubtful
    if english.is_adjective(verb) and verb not in VERBS_AND_ADJECTIVES:
        if beyond not in DETERMINERS | POSSESSIVES | OBJECTS | PREPOSITIONS:
            raise Doubtful  # "I calm and happy": a word was not heard


def _check_speech(low: Sequence[str]) -> None:
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
        if any(w in FIRST or w in SECOND for w in heard):
            raise Doubtful


def _check_wishes(low: Sequence[str]) -> None:
    """A wish that is still one says that it is not so yet."""
    for at, word in enumerate(low):
        if word in WISHES or word in ("plan", "intend", "aim"):
            before = before_adverbs(low, at - 1)
            speaker = low[before] if before >= 0 else ""
            if speaker in ("i", "we") and before and low[before - 1] in _WHAT_IS_WANTED:
                continue  # "everything I need"
            needless = word == "need" and speaker in ("don't", "not", "longer", "never")
            if before < 0 or (speaker in ("i", "we", "don't", "do", "not") and not needless):
                raise Doubtful


def _check_left_over(low: Sequence[str]) -> None:
    """No "be" without what it hangs on, no "would" in a short form."""
    for at, word in enumerate(low):
        before = before_adverbs(low, at - 1)
        hangs_on = low[before] if before >= 0 else "to"
        if hangs_on == "not":
            hangs_on = low[before - 1] if before else ""
        if word == "'d" or (word == "be" and hangs_on not in _BEFORE_BE):
            raise Doubtful


def _replaced(words: Sequence[str], low: Sequence[str]) -> Iterable[str]:
    """The words with all first persons as second persons."""
    first = _companion(low)
    for at, word in enumerate(low):
        beyond = low[at + 1] if at + 1 < len(low) else ""
        before = low[at - 1] if at else ""
        if first and at <= first:
            yield ("you", "and", "your", *words[1 : first - 1])[at]
        elif word == "am" and not _is_clock(low, at):
            yield "are"
        elif word == "'m":
            yield "'re"
        elif word in FIRST:
            _check_replaceable(word, before, beyond)
            yield FIRST[word]
        else:
            yield words[at]


def _companion(low: Sequence[str]) -> int:
    """Where "I" stands in "my sister and I" at the beginning of a sentence; 0 if it does not."""
    if low[0] not in ("my", "our") or "i" not in low:
        return 0
    two = low[2:4] == ["and", "i"]
    three = (
        low[3:5] == ["and", "i"] and english.is_adjective(low[1]) and not english.is_base(low[2])
        and not low[2].endswith("s")
    )  # fmt: skip
    return low.index("i") if two or three else 0


def _check_replaceable(word: str, before: str, beyond: str) -> None:
    if word in ("my", "our"):
        if not beyond[-1:].isalpha() or beyond in EXCLAIMED or beyond in BE | {"and", "or"}:
            raise Doubtful
    elif word == "mine":
        if before not in BE | {"of", "not"}:
            raise Doubtful
    elif word == "me" and not before and beyond not in ("and", "too"):
        raise Doubtful
    elif word in ("me", "us") and before in ("some", "a", "the", "my", "more", "let", "this"):
        if before != "let" or word == "us":
            raise Doubtful
