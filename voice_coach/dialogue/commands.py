"""Spoken commands: which whole utterances are one, and which command they are."""

from __future__ import annotations

import re

from voice_coach.messages import Command


def _reminding(name: str) -> tuple[str, ...]:
    return tuple(
        f"{ask} {whose} {name}"
        for ask in ("remind me of", "remind me about", "read me")
        for whose in ("my", "the")
    )


PHRASES: dict[Command, tuple[str, ...]] = {
    Command.NEXT: ("next", "next question", "continue", "i'm done", "i am done", "go on"),
    Command.REPEAT: (
        "repeat",
        "repeat that",
        "repeat the question",
        "say that again",
        "what was the question",
    ),
    Command.BACK: ("go back", "back", "previous question"),
    Command.SKIP: ("skip", "skip this", "skip it", "skip this question", "skip that"),
    Command.PAUSE: ("pause", "pause now", "take a break"),
    Command.RESUME: ("resume", "i'm back", "i am back"),
    Command.SCRATCH: ("scratch that", "scratch it", "delete that"),
    Command.RESTORE: ("restore that", "restore it"),
    Command.READ_BACK: ("read it back", "read that back", "read it back to me"),
    Command.REMIND_EVENT: _reminding("event"),
    Command.REMIND_OUTCOME: _reminding("outcome"),
    Command.REMIND_PLAN: _reminding("plan"),
    Command.SPELL: (
        "spell that",
        "spell it",
        "let me spell that",
        "let me spell it",
        "i'll spell that",
        "i'll spell it",
    ),
    Command.SLOWER: ("slower", "speak slower", "more slowly"),
    Command.FASTER: ("faster", "speak faster"),
    Command.LOUDER: ("louder", "speak louder", "speak up"),
    Command.SOFTER: ("softer", "speak softer", "quieter"),
    Command.HOW_LONG: ("how long", "how much longer", "how long is left", "how long to go"),
    Command.HELP: ("help", "help me", "what can i say"),
    Command.FINISH: ("finish for today", "finish for now", "stop for today"),
    Command.STOP: ("stop", "quit", "exit"),
    Command.NOTHING: ("wait", "hold on", "let me think"),
    Command.ONE_BY_ONE: ("ask me one by one", "one by one"),
    Command.LET_ME_TALK: ("let me talk", "let me just talk"),
    Command.SHORT_INTRODUCTIONS: (
        "skip the introduction",
        "skip introductions",
        "skip the introductions",
    ),
    Command.KEEP: (
        "keep it like this",
        "keep it like that",
        "keep it this way",
        "keep it that way",
        "always speak like this",
        "speak like this from now on",
        "always do it like this",
    ),
}
POLITE = frozenset({"please", "okay", "ok", "coach"})
"""Words that may stand around a command."""

IN_MEDITATION = (
    Command.PAUSE,
    Command.RESUME,
    Command.SKIP,
    Command.NEXT,
    Command.FINISH,
    Command.STOP,
)
"""Commands that count during a meditation."""

IN_QUIET = (
    *IN_MEDITATION,
    Command.LOUDER,
    Command.SOFTER,
)
"""Commands that count during a pause."""

_BY_PHRASE = {phrase: command for command, phrases in PHRASES.items() for phrase in phrases}
_NO_LETTER = re.compile(r"[^\w' ]+")


def plain(text: str) -> str:
    """Lower case, no punctuation but apostrophes, single spaces."""
    return " ".join(_NO_LETTER.sub(" ", text.replace("\u2019", "'").casefold()).split())


def match_command(text: str) -> Command | None:
    """The command that this whole utterance is, with polite words around it, or None."""
    words = plain(text).split()
    while words and words[0] in POLITE:
        words.pop(0)
    while words and words[-1] in POLITE:
        words.pop()
    return _BY_PHRASE.get(" ".join(words))


def is_command(text: str) -> bool:
    """Whether this is a command as it stands."""
    return match_command(text) is not None


_LEAVES = frozenset((":q", ":q!", ":wq", ":x", "/quit", "/exit"))
"""What people type where they want to get out of a program; nobody says it."""


def typed_command(line: str) -> Command | None:
    """The command that a typed line is, or None. Of several rows it is none: somebody tells
    something, or pasted it."""
    if "\n" in line:
        return None
    return Command.STOP if line.strip().casefold() in _LEAVES else match_command(line)


def phrases_of(commands: tuple[Command, ...] = tuple(Command)) -> tuple[str, ...]:
    """All phrases that mean one of these commands, for a recogniser's runtime grammar."""
    return tuple(phrase for command in commands for phrase in PHRASES[command])
