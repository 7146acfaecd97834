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

An utterance is taken apart (``taken_apart``); where anything is left, it is dictation.
"""

from __future__ import annotations

from voice_coach.dialogue.commands import match_command, plain
from voice_coach.dialogue.loosely import loosely_meant
from voice_coach.dialogue.taken_apart import Reading, Where, readings_of
from voice_coach.dialogue.wordings.of_the_question import ONCE_MORE
from voice_coach.messages import Command
from voice_coach.patterns import LatePattern

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
_YOU_KNOW = LatePattern(r"(?<=\w)(?: (?:you know|you see))+$")
"""At the end this is turned to nobody."""
_WEAK = (Command.NOTHING, Command.RESUME, Command.NEXT, Command.PAUSE, Command.STOP)
"""Beside another request these ask for nothing of their own, the weakest first."""


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
    readings = sorted(readings_of(_once_each(said), where), key=_by_likelihood)
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


def _by_likelihood(reading: Reading) -> tuple[int, bool]:
    """Those first that leave the fewest words for a reason, and of them those that ask for
    something."""
    return reading.told, set(reading.requests) <= {Command.NOTHING}


def _here(reading: Reading, where: Where) -> Command | None:
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
    if len(left) > 1 and left[-1] is Command.READ_BACK:
        left = left[-1:]  # "I got distracted, what did I say"
    if len(left) > 1 and Command.REPEAT in left:
        left = left[:1]  # "say it again, slower" repeats; "speak up, I didn't hear you" is louder
    if len(left) != 1:
        return None
    if left[0] is Command.RESUME and where is Where.BEGUN and reading.together:
        return Command.NEXT  # "right, let's keep going"
    if left[0] is Command.RESUME and where is not Where.PAUSED:
        return None if where is Where.ASIDE else Command.NOTHING
    return left[0]
