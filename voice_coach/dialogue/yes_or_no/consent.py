"""Yes and no that are said otherwise: each part of the utterance for itself, then together. Pure.

"If it's no bother", "I'd be glad of it", "that won't be needed": what people say to an offer or a
request has no yes or no in it, but a few forms, made of small vocabularies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.yes_or_no.consent_words import (
    NEUTRAL,
    NEUTRAL_PHRASES,
    NO,
    SOFT,
    TURNS,
    YES,
)
from voice_coach.patterns import LatePattern

Lean = Literal["yes", "no", "soft", "turn", "joins", ""]
"""``soft``: a yes where nothing else is said; ``turn``: what follows counts; the empty one: says
nothing."""

_MOST_WORDS = 12
_LONGEST = 30
"""Words."""
_ASIDE = LatePattern(
    r"(?:i'm|i am|it's|it is|it won't be|it wasn't|that's|it isn't|i haven't got|i don't have|i"
    r" never|i know|i'm not|i was|it'll be) [\w' ]{3,40}"
)
"""Said before a "but": what follows counts."""


_FINE = LatePattern(r"(?:i'm|i am|we're)(?: all)? (?:good|fine|okay|ok|all right|alright|grand)")
_BUT_I_DO = LatePattern(
    r"(?:no )+(?:(?:but|actually|well|honestly|it's just) )*i (?:really |certainly )?do"
    r"(?: (?:want|like|mean|need|intend|wish)(?: [\w']+){0,5})?"
)
"""Behind a no, "I do" with weight on it is a yes."""


@dataclass(frozen=True, slots=True)
class _Said:
    """How far it was read, and which way the parts lean."""

    place: int = 0
    leans: tuple[Lean, ...] = ()


def consent(text: str) -> Literal["yes", "no"] | None:
    """Which way the whole utterance leans; None where it has other parts, or leans both ways.
    Of "it scares me but I'll do it" the end counts, of "no because it never works" the begin."""
    said = _WITH_WEIGHT.sub(r"\1 ", plain(text))
    if said in ("yeah nah", "yeah no"):
        return "no"
    if _ASKS_WHETHER.match(said):
        return None
    if (declined := _I_WOULD_BUT.fullmatch(said)) is not None:
        return None if _AFTER_ALL.search(declined["rest"]) else "no"
    if (leans := _leaning(said)) is not None:
        return leans
    for last_counts, joint in ((True, _TURNS_OR_FOLLOWS), (False, _GIVES_WHY)):
        for cut in joint.finditer(said):
            before, behind = said[: cut.start()], said[cut.end() :]
            counts, other = (behind, before) if last_counts else (before, behind)
            if not before or _DOUBT.search(said) or (last_counts and _DOUBT.search(other)):
                continue
            if (leans := _leaning(counts)) is not None and _agrees(leans, other, last_counts):
                return leans
    return None


_ASKS_WHETHER = LatePattern(
    r"i (?:can't|couldn't|could not|cannot) (?:tell you|really say|say(?! no|(?: that)? i"
    r" (?:did|have|do|am|was)\b))|(?:do|must|should|can|will) i (?!ever|heck|hell)|(?:wouldn't"
    r"|don't|do) you\b"
)
_I_WOULD_BUT = LatePattern(
    r"(?:(?:um|uh|oh|ah|well|thanks|thank you|no|sorry|honestly|look) )*(?:i|we)(?:'d"
    r"| would)(?: (?:really|dearly|so))*"
    r"(?: (?:love|like) (?:to|that|it|one))? but (?P<rest>.*)"
)
"""What is declined politely: "I'd love to, but ..."."""
_AFTER_ALL = LatePattern(
    r"\b(?:i'll|i will|yes|yeah|okay|let's|try|do it|could you|can you|only if|maybe|not sure"
    r"|don't know|later|if)\b"
)
_WITH_WEIGHT = LatePattern(
    r"\b(i|i'd|i'm|we) (?:(?:really|honestly|truly|just|simply|absolutely|genuinely|seriously) )+"
)
_TURNS_OR_FOLLOWS = LatePattern(
    r" but | (?:so|then) (?=(?:no|nope|yes|yeah|yep|i|i'd|i'll|i'm|please|thanks|thank|you|let's"
    r"|it's|why|count|leave|absolutely|definitely|of|nah|not)\b)"
)
_GIVES_WHY = LatePattern(
    r" (?:because|cause|cos|otherwise|since|before|or else|that way) | (?=(?:i(?:'\w+)?|he(?:'s)?"
    r"|she(?:'s)?|they|we|it (?:was|is|would|does|did|drives|makes|only|will|never|always|helps)"
    r"|it's"
    r"|it'll|it'd|that's|that'll|that would|you'll|you'd|my \w+ (?:does|is|has|will|can|would)) )"
)
_DOUBT = LatePattern(
    r"\b(?:maybe|perhaps|hope|not sure|unsure|don't know|depends|if|unless|whether|said|says|asked"
    r"|told)\b"
)


def _agrees(leans: str, other: str, last_counts: bool) -> bool:
    """Whether the other clause is no answer of its own against it."""
    beside = _leaning(other)
    return last_counts or beside == leans or (beside is None and not _OPPOSES.search(other))


_OPPOSES = LatePattern(
    r"\b(?:yes|yeah|no|please|sure|fine|okay|ok|do|will|go|but|actually|wait|sorry|only|not yet)\b"
)


def _leaning(said: str) -> Literal["yes", "no"] | None:
    words = said.split()
    if not words or len(words) > _LONGEST:
        return None
    if words in (["yes", "but", "no"], ["no", "but", "yes"]):
        return None
    if _BUT_I_DO.fullmatch(" ".join(words)):
        return "yes"
    return next(filter(None, (_together(leans) for leans in _readings(words))), None)


def _together(leans: tuple[Lean, ...]) -> Literal["yes", "no"] | None:
    """What all parts come to: behind a turn the last counts, and so does what follows "yes, no"."""
    if leans[-1:] == ("turn",):
        return None
    firm: list[Literal["yes", "no"]] = [lean for lean in leans if lean in ("yes", "no")]
    if not firm:
        return "yes" if "soft" in leans else None
    last = max(place for place, lean in enumerate(leans) if lean == firm[-1])
    turned = last > 0 and leans[last - 1] == "turn"
    return firm[-1] if len(set(firm)) == 1 or turned or len(firm) > _BOTH else None


_BOTH = 2


def _readings(words: list[str]) -> Iterator[tuple[Lean, ...]]:
    begun, seen = [_Said()], {_Said()}
    while begun:
        following: list[_Said] = []
        for said in begun:
            if said.place == len(words):
                yield said.leans
                continue
            for further in _further(said, words):
                if further not in seen:
                    seen.add(further)
                    following.append(further)
        begun = following


def _further(said: _Said, words: list[str]) -> Iterator[_Said]:
    for end in range(min(len(words), said.place + _MOST_WORDS), said.place, -1):
        part = " ".join(words[said.place : end])
        if part == "actually" and said.place > 0 and end == len(words):
            yield _Said(end, said.leans)  # "there is one more, actually"
            continue
        for lean in _leans_of(part, first=said.place == 0):
            leans = said.leans if lean in said.leans[-1:] or not lean else (*said.leans, lean)
            yield _Said(end, leans)
        before_but = said.place == 0 and words[end : end + 1] == ["but"]
        if before_but and _ASIDE.fullmatch(part):
            yield _Said(end, said.leans)


def _leans_of(part: str, *, first: bool) -> Iterator[Lean]:
    if YES.fullmatch(part):
        yield "yes"
    if NO.fullmatch(part):
        yield "no"
    if _FINE.fullmatch(part):
        yield ""  # "nah, I'm good" and "I'm good, let's go": alone it is neither
    if part in TURNS or (part == "oh" and not first):
        yield "turn"
    if part in SOFT:
        yield "soft"
    if part in NEUTRAL or part in NEUTRAL_PHRASES or part in ("and", "so"):
        yield ""
