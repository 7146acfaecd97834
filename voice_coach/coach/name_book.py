"""The person's own names while a talk runs: read once, and joined by those spelled aloud."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from voice_coach.dialogue.closing import KEPT_AS_SAID
from voice_coach.dialogue.commands import match_command
from voice_coach.dialogue.own_names import OwnNames
from voice_coach.messages import UNKNOWN, Utterance, Word
from voice_coach.program.values import Item, Question


@dataclass
class NameBook:
    """``names`` are those known now; ``keep`` is given one that is learnt, and keeps it for later
    sessions (or does not)."""

    names: OwnNames = field(default_factory=OwnNames)
    keep: Callable[[str], None] = lambda name: None

    def learn(self, name: str) -> None:
        """Know this name from here on."""
        if name not in self.names.names:
            self.names = replace(self.names, names=(*self.names.names, name))
        self.keep(name)

    def in_utterance(self, item: Item | None, utterance: Utterance) -> Utterance:
        """What was said to this item with its names, where it may have any. The words stay as they
        were heard, what is a command stays one, and no name is put into a value."""
        if not isinstance(item, Question) or item.kind not in KEPT_AS_SAID or not utterance.words:
            return utterance
        if UNKNOWN in utterance.text or match_command(utterance.text):
            return utterance
        text = self.names.in_heard(utterance.text, utterance.words)
        return utterance if match_command(text) else replace(utterance, text=text)

    def in_copy(self, copy: str, words: Sequence[Word]) -> str:
        """A fair copy with its names; ``words`` are what was heard live."""
        return self.names.in_copy(copy, words)

    def warm_up(self) -> None:
        """Read the lexicon while the person thinks: it takes a third of a second."""
        if self.names.names:
            _ask_in_a_thread(self.names.is_word)


@cache
def _ask_in_a_thread(is_word: Callable[[str], bool]) -> None:
    threading.Thread(target=is_word, args=("house",), daemon=True, name="reading words").start()
