"""What people say to steer the talk, in their own words, and where it counts. Pure.

``commands.PHRASES`` count everywhere, as whole utterances. The wordings here (``wordings``) count
only where they can be no answer:

=====================  =============================  =============================================
said                   where                          what it means
=====================  =============================  =============================================
"that's all", "done"   an answer was begun            next
"move on", "done"      nothing was said yet           skip (where no short answer can mean it)
"stop", "quit"         everywhere; typed, before all  asks whether to finish or to pause
"wait", "let me think" everywhere                     nothing: silence is waited for as ever
"give me a minute"     everywhere                     pause
"carry on"             a pause                        resume; otherwise nothing
"um", "okay", "thanks" everywhere, alone              nothing
=====================  =============================  =============================================

A short question is asked first: what it understands is its answer ("done", "stop" as an option),
and so does the coach's "is that right?" ("that's it", "okay").

An utterance is taken apart, word by word: what people say around a request, how they ask, the
requests, and one reason, before or after them. Where anything else is left, it is dictation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from voice_coach.dialogue.commands import match_command, plain
from voice_coach.dialogue.loosely import loosely_meant
from voice_coach.dialogue.wordings.around import AROUND, ASKS, BEHIND, DOING, MINDS, SELF_WISH
from voice_coach.dialogue.wordings.of_the_question import BEFORE_AN_ANSWER, ONCE_MORE
from voice_coach.dialogue.wordings.parts import GONE, THAT_BIT
from voice_coach.dialogue.wordings.reasons import (
    BARE,
    CAUSE,
    COMMANDS_YOU,
    FOR_WHOM,
    OF_ONES_ANSWER,
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


_FILLED = LatePattern(
    r"(?:um+|uh+|er+|erm|ah+|oh+|hm+|mm+|well|okay|ok|alright|all right|thank you|thanks|so|now"
    r"|please"
    r"|you know|like|let me think|let me see|right|hello)(?: (?:um+|uh+|er+|hm+|well|okay|so|and"
    r"|now|please"
    r"|let me think|let me see))*"
)
_TURNED_TO_THE_COACH = LatePattern(
    r"\b(?:you|you're|me|please|coach|a (?:bit|little)|this|that one|question|talk|volume)\b"
)
_LONGEST = 120
"""Letters: whoever says more tells something."""
_MOST_WORDS_ASKED = 7
_MOST_WORDS = 14
_SHORTEST_REASON, _LONGEST_REASON = 2, 12
"""Words."""
_OF_ONES_LIFE = frozenset(
    (Command.NEXT, Command.RESUME, Command.SLOWER, Command.FASTER, Command.LOUDER, Command.SOFTER)
)
"""Behind "I want to" these are what somebody wishes for, unless the coach is named."""
_NAMES_THE_COACH = LatePattern(
    r"\b(?:you(?! know\b| see\b)|your|question|one|session|volume|sound|voice)\b"
)
_YOU_KNOW = LatePattern(r"(?<=\w)(?: (?:you know|you see))+$")
"""At the end this is turned to nobody."""
_TOGETHER = LatePattern(r"(?:let's|lets|let us|shall we|we can)\b")
_THAT_ONE = LatePattern(r"\b(?:that one|it|that|this one|this)\b")
_OPENING = frozenset(("look", "listen", "see", "hey", "hello", "hi"))
_POINTS_BACK = frozenset(("that's", "that", "it's"))
"""Behind "no, wait" somebody takes something back with these, and gives no reason to wait."""
_WHOSE = frozenset(("my", "our", "the", "his", "her", "their", "others", "people"))
_JOINING = frozenset(("and", "but", "or"))
_FOR_A_REASON = frozenset(REQUESTS) - {Command.RESUME, Command.KEEP}
_WEAK = (Command.NOTHING, Command.RESUME, Command.NEXT, Command.PAUSE, Command.STOP)
"""Beside another request these ask for nothing of their own, the weakest first."""
_THAT_BIT = LatePattern(THAT_BIT)
"""Names behind a request what is to go, or to come back: "cross that out, the bit I just said"."""
_BEHIND_IT = {Command.SCRATCH: _THAT_BIT, Command.RESTORE: LatePattern(GONE)}
_REQUESTS = {command: LatePattern(pattern) for command, pattern in REQUESTS.items()}
_BEFORE_AN_ANSWER = {command: LatePattern(words) for command, words in BEFORE_AN_ANSWER.items()}


def meant(text: str, where: Where) -> Command | None:
    """The command that a whole utterance is where it is said, or None."""
    said = plain(text)
    if not said or (known := match_command(said)) is not None:
        return known if said else None
    said = _YOU_KNOW.sub("", said)
    if len(said) > _LONGEST:
        return None
    if _FILLED.fullmatch(said):
        return None if where in (Where.ASIDE, Where.PAUSED) else Command.NOTHING
    if ONCE_MORE.fullmatch(said) and where is not Where.PAUSED:
        return Command.REPEAT
    readings = sorted(_readings(_once_each(said), where), key=_by_likelihood)
    plainly = next(filter(None, (_here(reading, where) for reading in readings)), None)
    if plainly is None and where in (Where.BEGUN, Where.NOTHING_YET, Where.SHORT):
        return loosely_meant(said, begun=where is Where.BEGUN)
    return plainly


def asks_the_coach(text: str) -> bool:
    """Whether the words are turned to the coach: "could you slow down", "a bit louder please"."""
    return _TURNED_TO_THE_COACH.search(plain(text)) is not None


def _once_each(said: str) -> list[str]:
    """The words; one that is said twice, once: "slow slow", "no no"."""
    words = said.split()
    return [word for n, word in enumerate(words) if n == 0 or words[n - 1] != word]


@dataclass(frozen=True, slots=True)
class _Reading:
    """How far an utterance was read: ``place`` is the next word; ``asked`` and ``wished`` tell of
    the words before the next request, ``reason`` that one was given."""

    place: int = 0
    requests: tuple[Command, ...] = ()
    asked: bool = False
    wished: bool = False
    doing: bool = False
    addressed: bool = False
    reason: bool = False
    states: bool = False
    of_words: bool = False
    of_answer: bool = False
    together: bool = False


def _by_likelihood(reading: _Reading) -> tuple[bool, bool]:
    """Without a reason first, and of the others first those that ask for something."""
    return reading.reason, set(reading.requests) <= {Command.NOTHING}


def _here(reading: _Reading, where: Where) -> Command | None:
    """What the requests of an utterance come to where it is said."""
    left = list(dict.fromkeys(reading.requests))
    if where in (Where.ASIDE, Where.PAUSED):
        left = [command for command in left if command is not Command.NEXT]
    if reading.reason and left == [Command.NOTHING]:
        left = [Command.PAUSE]  # "hold on, there's someone at the door"
    for weak in _WEAK:
        if len(left) > 1 and weak in left:
            left.remove(weak)
    if {Command.RESTORE, Command.SCRATCH} <= set(left):
        left.remove(Command.SCRATCH)  # "undo that, I didn't mean to delete it"
    if len(left) > 1 and Command.REPEAT in left:
        left = left[:1]  # "say it again, slower" repeats; "speak up, I didn't hear you" is louder
    if len(left) != 1:
        return None
    if left[0] is Command.RESUME and where is Where.BEGUN and reading.together:
        return Command.NEXT  # "right, let's keep going"
    if left[0] is Command.RESUME and where is not Where.PAUSED:
        return None if where is Where.ASIDE else Command.NOTHING
    return left[0]


def _readings(words: list[str], where: Where) -> Iterator[_Reading]:
    """All ways in which the whole utterance is a request, those with the fewest parts first."""
    begun, seen = [_Reading()], {_Reading()}
    while begun:
        following: list[_Reading] = []
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


def _counts(reading: _Reading, words: list[str]) -> bool:
    if not reading.requests or reading.asked or words[-1] in _JOINING:
        return False
    return reading.addressed or not reading.reason


def _further(reading: _Reading, words: list[str], where: Where) -> Iterator[_Reading]:
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
                yield replace(reading, place=end, addressed=reading.addressed or part == "please")
            if end - place <= _MOST_WORDS_ASKED and ASKS.fullmatch(part):
                wished = SELF_WISH.fullmatch(part) is not None
                together = _TOGETHER.match(part) is not None
                asked = replace(reading, place=end, asked=True, wished=wished, together=together)
                yield replace(asked, addressed=reading.addressed or not wished)
            if MINDS.fullmatch(part):
                yield replace(reading, place=end, asked=True, doing=True, addressed=True)
        yield from _requested(reading, part, end, where)
    if not reading.asked and not reading.reason:
        yield from _reasons(reading, words)


def _is_behind(part: str, reading: _Reading) -> bool:
    """Whether it may stand behind the requests: "too fast for an old man", but not "nothing else
    for me"."""
    whom = FOR_WHOM.fullmatch(part) is not None and reading.requests[-1] is not Command.NEXT
    named = _BEHIND_IT.get(reading.requests[-1])
    return part in BEHIND or whom or (named is not None and named.fullmatch(part) is not None)


def _requested(reading: _Reading, part: str, end: int, where: Where) -> Iterator[_Reading]:
    if reading.doing:
        verb, _, rest = part.partition(" ")
        part = f"{DOING.get(verb, verb)} {rest}".strip()
    if reading.reason and BARE.fullmatch(part):
        return
    for named in _named(part, where):
        again = named is Command.REPEAT and reading.of_answer and _THAT_ONE.search(part)
        command = Command.BACK if again else named
        own = reading.wished and command in _OF_ONES_LIFE
        if not own or _NAMES_THE_COACH.search(part):
            turned = TURNED.search(part) or (TUNES.search(part) and not reading.reason)
            turned = turned or (reading.states and COMMANDS_YOU.fullmatch(part))
            turned = turned or (
                reading.wished and reading.reason and command in (Command.STOP, Command.FINISH)
            )
            turned = turned or (reading.of_words and command in (Command.SCRATCH, Command.BACK))
            asked = bool(turned) or reading.addressed or where is Where.SHORT
            requests = (*reading.requests, command)
            together = reading.together
            yield _Reading(end, requests, reason=reading.reason, addressed=asked, together=together)


def _named(part: str, where: Where) -> Iterator[Command]:
    known = match_command(part)
    if known is not None:
        yield known
    if where in (Where.NOTHING_YET, Where.SHORT):
        for command, pattern in _BEFORE_AN_ANSWER.items():
            if pattern.fullmatch(part):
                yield command
    for command, pattern in _REQUESTS.items():
        if command is not known and pattern.fullmatch(part):
            yield command


def _reasons(reading: _Reading, words: list[str]) -> Iterator[_Reading]:
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
        yield replace(given, place=len(words))
    if asks <= {Command.NOTHING}:
        for count in range(_SHORTEST_REASON, min(left - 1, _LONGEST_REASON) + 1):
            said = words[place : place + count]
            if said[-1] not in UNFINISHED and _is_reason(said, CAUSE):
                states = STATES.fullmatch(" ".join(said)) is not None
                of_words = OF_WORDS.search(" ".join(said)) is not None
                of_answer = OF_ONES_ANSWER.search(" ".join(said)) is not None
                yield replace(
                    given,
                    place=place + count,
                    states=states,
                    of_words=of_words,
                    of_answer=of_answer,
                )


def _is_reason(words: list[str], pattern: LatePattern = REASON) -> bool:
    said = " ".join(words)
    return pattern.fullmatch(said) is not None and TELLS.search(said) is None
