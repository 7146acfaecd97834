"""The coach's sentences for somebody who types: "say next" means Enter then. Pure."""

from __future__ import annotations

import re

from voice_coach.dialogue import phrases

HELP = (
    "Type as much as you like; Enter keeps it. Enter on an empty line goes on. Type repeat to see "
    "the question again, go back, or skip. Scratch that takes out what you wrote last, and read it "
    "back shows what is kept. Pause gives you quiet, and stop lets you rest, or finish for today "
    "and come back another day."
)
_INSTEAD = {
    phrases.HELP: HELP,
    phrases.HOW_TO_CHANGE: "You can write take out the second, or join the last two.",
    phrases.FINISH: (
        "Would you like to finish for today? All you wrote is kept, and we can go on another time. "
        "Type yes, pause, or go on."
    ),
    phrases.NUDGE: "Take your time. Enter on an empty line goes on.",
    phrases.HAS_ANSWER: "What you wrote here is kept. You can add to it. Enter alone goes on.",
    phrases.PAUSED: "I am quiet now. Press Enter when you want to go on.",
    phrases.LIKE_THIS: "There is no voice here that would change. It is kept for when I speak.",
    phrases.LET_ME_TALK: "You write, I read.",
    phrases.SPELL: "Please type the name as it is spelled.",
    phrases.SPELL_AGAIN: (
        "I did not get that. Please type the name once more, or press Enter to leave it."
    ),
    phrases.SPELL_NOTHING: (
        "Please write it first. Then type spell that, and the name in it is put right."
    ),
}
_SAY_NEXT = re.compile(r"\b(s)ay next(?=[.,;!]|$| (?:when|after|as soon|if|once)\b)", re.IGNORECASE)
_CAN_SAY = re.compile(r"\byou can (also )?say (?=pause\b|repeat\b|next\b)", re.IGNORECASE)


def in_writing(text: str) -> str:
    """What the coach says now, for somebody who types."""
    for spoken, written in _INSTEAD.items():
        text = text.replace(spoken, written)
    text = _CAN_SAY.sub(lambda found: found[0].replace("say", "type"), text)
    return _SAY_NEXT.sub(lambda found: _press(found[1]), text)


def _press(begins: str) -> str:
    return f"{'P' if begins.isupper() else 'p'}ress Enter on an empty line"
