"""An utterance, taken apart word by word: all ways in which the whole of it is a request. Pure.

What people say around a request, how they ask, the requests, and one reason, before or after them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from voice_coach.dialogue.commands import match_command
from voice_coach.dialogue.wordings.around import AROUND, ASKS, BEHIND, SELF_WISH
from voice_coach.dialogue.wordings.forms import DOING, MINDS, ONES_OWN
from voice_coach.dialogue.wordings.of_the_question import BEFORE_AN_ANSWER
from voice_coach.dialogue.wordings.parts import GONE, THAT_BIT
from voice_coach.dialogue.wordings.reasons import (
    BARE,
    CAUSE,
    COMMANDS_YOU,
    DEED,
    FOR_WHOM,
    LEFT,
    OF_ONES_ANSWER,
    OF_THE_QUESTION,
    OF_WORDS,
    REASON,
    STATES,
    TELLS,
    TUNES,
    TURNED,
    UNFINISHED,
)
from voice_coach.dialogue.wordings.requests import REQUESTS
from voice_coach.messages import Command
from voice_coach.patterns import LatePattern


class Where(StrEnum):
    """In which situation something is said."""

    BEGUN = "an answer was begun"
    NOTHING_YET = "nothing was said yet"
    SHORT = "a short question, which did not understand it"
    ASIDE = "the coach asks something beside its question"
    PAUSED = "a pause"


_MOST_WORDS_ASKED = 7
_MOST_WORDS = 14
_SHORTEST_REASON, _LONGEST_REASON = 2, 12
"""Words."""
_OF_ONES_LIFE = frozenset(
    (Command.NEXT, Command.RESUME, Command.SLOWER, Command.FASTER, Command.LOUDER, Command.SOFTER)
)
"""Behind "I want to" these are what somebody wishes for, unless the coach is named."""
_OF_ONES_OWN = (Command.STOP, Command.FINISH, Command.PAUSE, Command.SKIP)
"""What somebody who does it asks of the coach: "I'm skipping this one"."""
_OF_YOU = LatePattern(r"\b(?:you|question|(?<!is it )(?<!was it )that)\b")
"""Where nothing was said yet, who asks what that was can mean nothing else, beside a reason too."""
_LEAVING = ("quit", "leave", "stop", "end")
"""Nothing else said, "I'm quitting" tells of a job."""
_NAMES_THE_COACH = LatePattern(
    r"\b(?:you(?! know\b| see\b)|your|question|one|session|volume|sound|voice)\b"
)
_TOGETHER = LatePattern(r"(?:let's|lets|let us|shall we|we can)\b")
_THAT_ONE = LatePattern(r"\b(?:that one|it|that|this one|this)\b")
_ONE = LatePattern(r"\b(?:one|question)\b")
"""Named, "leave that one out" passes over a question; otherwise, over what was just said."""
_TO_YOU = ("please", "would you", "will you", "could you", "can you", "won't you")
_WHERE_I_WAS = LatePattern(r"\b(?:where|what|who|how) (?:i|we|it|you) (?:was|am|were|is|did)$")
_OPENING = frozenset(("look", "listen", "see", "hey", "hello", "hi", "very well", "very good"))
_POINTS_BACK = frozenset(("that's", "that", "it's"))
"""Behind "no, wait" somebody takes something back with these, and gives no reason to wait."""
_WHOSE = frozenset(("my", "our", "the", "his", "her", "their", "others", "people"))
_JOINING = frozenset(("and", "but", "or"))
_FOR_A_REASON = frozenset(REQUESTS) - {Command.RESUME, Command.KEEP}
_THAT_BIT = LatePattern(THAT_BIT)
"""Names behind a request what is to go, or to come back: "cross that out, the bit I just said"."""
_BEHIND_IT = {Command.SCRATCH: _THAT_BIT, Command.RESTORE: LatePattern(GONE)}
_REQUESTS = {command: LatePattern(pattern) for command, pattern in REQUESTS.items()}
_BEFORE_AN_ANSWER = {command: LatePattern(words) for command, words in BEFORE_AN_ANSWER.items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """How far an utterance was read: ``place`` is the next word; ``asked``, ``wished``,
    ``doing`` and ``own`` tell of the words before the next request, ``reason`` that one was given,
    and ``told`` how many words it has."""

    place: int = 0
    requests: tuple[Command, ...] = ()
    asked: bool = False
    wished: bool = False
    doing: bool = False
    own: bool = False
    addressed: bool = False
    reason: bool = False
    states: bool = False
    of_words: bool = False
    of_answer: bool = False
    of_question: bool = False
    together: bool = False
    told: int = 0


def readings_of(words: list[str], where: Where) -> Iterator[Reading]:
    """All ways in which the whole utterance is a request, those with the fewest parts first."""
    begun, seen = [Reading()], {Reading()}
    while begun:
        following: list[Reading] = []
        for reading in begun:
            if reading.place == len(words):
                if _counts(reading, words):
                    yield reading
                continue
            for further in _further(reading, words, where):
                if further not in seen:
                    seen.add(further)
                    following.append(further)
        begun = following


def _counts(reading: Reading, words: list[str]) -> bool:
    if not reading.requests or reading.asked or words[-1] in _JOINING:
        return False
    return reading.addressed or not reading.reason


def _further(reading: Reading, words: list[str], where: Where) -> Iterator[Reading]:
    """The readings that are one part longer."""
    place = reading.place
    for end in range(place + 1, min(len(words), place + _MOST_WORDS) + 1):
        part = " ".join(words[place:end])
        if not reading.asked:
            opens = part in _OPENING and not reading.requests
            begins = place == 0 or (reading.reason and not reading.requests)
            tells = begins and part in _JOINING
            if (
                (part in AROUND and not tells)
                or opens
                or (reading.requests and _is_behind(part, reading))
            ):
                yield replace(reading, place=end, addressed=reading.addressed or part in _TO_YOU)
            if end - place <= _MOST_WORDS_ASKED and ASKS.fullmatch(part):
                wished = SELF_WISH.fullmatch(part) is not None
                together = _TOGETHER.match(part) is not None
                asked = replace(reading, place=end, asked=True, wished=wished, together=together)
                yield replace(asked, addressed=reading.addressed or not wished)
            if MINDS.fullmatch(part):
                yield replace(reading, place=end, asked=True, doing=True, addressed=True)
            if ONES_OWN.fullmatch(part):
                yield replace(reading, place=end, asked=True, doing=True, own=True)
        yield from _requested(reading, part, end, where)
    if not reading.asked and not reading.reason:
        yield from _reasons(reading, words)


def _is_behind(part: str, reading: Reading) -> bool:
    """Whether it may stand behind the requests: "too fast for an old man", but not "nothing else
    for me"."""
    if part == "again" and reading.requests[-1] is Command.NEXT:
        return False  # "there you go again"
    whom = FOR_WHOM.fullmatch(part) is not None and reading.requests[-1] is not Command.NEXT
    named = _BEHIND_IT.get(reading.requests[-1])
    return part in BEHIND or whom or (named is not None and named.fullmatch(part) is not None)


def _requested(reading: Reading, part: str, end: int, where: Where) -> Iterator[Reading]:
    if reading.doing:
        verb, _, rest = part.partition(" ")
        if reading.own and not verb.endswith("ing"):
            return
        part = f"{DOING.get(verb, verb)} {rest}".strip()
    if reading.reason and BARE.fullmatch(part):
        return
    alone = not (reading.reason or reading.addressed or reading.requests)
    if alone and (
        DEED.fullmatch(part) or LEFT.fullmatch(part) or (reading.own and part in _LEAVING)
    ):
        return
    commands = list(_named(part, where))
    if where is Where.BEGUN and Command.SCRATCH in commands and not _ONE.search(part):
        commands = [command for command in commands if command is not Command.SKIP]
    for named in commands:
        again = named is Command.REPEAT and reading.of_answer and _THAT_ONE.search(part)
        command = Command.BACK if again else named
        own = reading.wished and command in _OF_ONES_LIFE
        if reading.own and command not in _OF_ONES_OWN:
            continue
        if not own or _NAMES_THE_COACH.search(part):
            of_talk = where is Where.NOTHING_YET and command is Command.REPEAT
            of_talk = of_talk and _OF_YOU.search(part) is not None
            asked = reading.addressed or where is Where.SHORT or of_talk
            asked = asked or _turned(reading, part, command)
            yield Reading(
                end,
                (*reading.requests, command),
                reason=reading.reason,
                addressed=asked,
                together=reading.together,
                told=reading.told,
            )


def _turned(reading: Reading, part: str, command: Command) -> bool:
    """Whether a request is turned to the coach by its words, or by what was said before it."""
    if TURNED.search(part) or (TUNES.search(part) and not reading.reason):
        return True
    if reading.states and COMMANDS_YOU.fullmatch(part):
        return True
    if reading.wished and reading.reason and command in (Command.STOP, Command.FINISH):
        return True
    if reading.of_question and command in (Command.SKIP, Command.NEXT):
        return True
    return reading.of_words and command in (Command.SCRATCH, Command.BACK)


def _named(part: str, where: Where) -> Iterator[Command]:
    known = match_command(part)
    if known is not None:
        yield known
    if where in (Where.NOTHING_YET, Where.SHORT):
        if where is Where.NOTHING_YET and LEFT.fullmatch(part):
            yield Command.SKIP  # of a date it may mean that it stays
        for command, pattern in _BEFORE_AN_ANSWER.items():
            if pattern.fullmatch(part):
                yield command
    for command, pattern in _REQUESTS.items():
        if command is not known and pattern.fullmatch(part):
            yield command


def _reasons(reading: Reading, words: list[str]) -> Iterator[Reading]:
    """Behind a request the reason takes all that is left; before one, as much as it needs."""
    place, left = reading.place, len(words) - reading.place
    given = replace(reading, reason=True)
    if place and words[place - 1] in _JOINING:
        return
    if place and words[place - 1] == "help" and words[place] in _WHOSE:
        return  # "help my mother with the shopping"
    asks = set(reading.requests)
    waits = asks == {Command.NOTHING} and words[place] in _POINTS_BACK
    behind = reading.addressed and not waits and asks & _FOR_A_REASON
    if behind and _SHORTEST_REASON <= left <= _LONGEST_REASON and _is_reason(words[place:]):
        yield replace(given, place=len(words), told=reading.told + left)
    if asks <= {Command.NOTHING}:
        for count in range(_SHORTEST_REASON, min(left - 1, _LONGEST_REASON) + 1):
            said = words[place : place + count]
            told = " ".join(said)
            ends = said[-1] not in UNFINISHED or _WHERE_I_WAS.search(told)
            if ends and _is_reason(said, CAUSE):
                yield replace(
                    given,
                    place=place + count,
                    told=reading.told + count,
                    states=STATES.fullmatch(told) is not None,
                    of_words=OF_WORDS.search(told) is not None,
                    of_answer=OF_ONES_ANSWER.search(told) is not None,
                    of_question=OF_THE_QUESTION.search(told) is not None,
                )


def _is_reason(words: list[str], pattern: LatePattern = REASON) -> bool:
    said = " ".join(words)
    return pattern.fullmatch(said) is not None and TELLS.search(said) is None
