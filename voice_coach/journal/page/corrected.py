"""Names that a person wrote in the place of what was heard: a page beside what its log says. Pure.

Only a word that sounds like what it replaced is such a name: whoever rewrites a sentence teaches
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from voice_coach.dates.calendar_names import DAY_NAMES, MONTH_NAMES
from voice_coach.dialogue.sounds_alike import letters, likeness

_LEAST_ALIKE = 0.45
_LEAST_LETTERS = 2
_MOST_WORDS = 3
"""So many words a name may have been heard as."""
_MOST_LINES = 20
"""Lines that were changed together; more are another text."""
_KNOWN = frozenset(name.removesuffix("s") for name in (*DAY_NAMES, *MONTH_NAMES))
"""Names that nobody has to teach: they stand in no lexicon, and on every page."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['\u2019]s$")


def corrected(logged: str, page: str, is_word: Callable[[str], bool]) -> tuple[str, ...]:
    """The names in ``page`` where ``logged``, the page as the log has it, has something that sounds
    like them. ``is_word``: whether a word, in small letters, stands in a lexicon."""
    found: dict[str, None] = {}
    for before, after in _changed(logged.split("\n"), page.split("\n")):
        for old, new in _replaced(_words(before), _words(after)):
            if _is_name(new, is_word) and _sounds_like(old, new):
                found[new] = None
    return tuple(found)


def _changed(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """The lines that differ, as they belong together."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "replace" and last - first <= _MOST_LINES and end - begin <= _MOST_LINES:
            if last - first == end - begin:
                yield from zip(before[first:last], after[begin:end], strict=True)
            else:
                yield "\n".join(before[first:last]), "\n".join(after[begin:end])


def _replaced(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """A few words, and the one in their place."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind != "replace" or end - begin > last - first:
            continue
        if last - first == end - begin:
            yield from zip(before[first:last], after[begin:end], strict=True)
        elif end - begin == 1 and last - first <= _MOST_WORDS:
            yield "".join(before[first:last]), after[begin]


def _words(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]


def has_names(page: str, is_word: Callable[[str], bool]) -> bool:
    """Whether any word of the page may be a name; where none is, ``corrected`` finds none."""
    return any(_is_name(word, is_word) for word in dict.fromkeys(_words(page)))


def _is_name(word: str, is_word: Callable[[str], bool]) -> bool:
    written = word[:1].isupper() and not word.isupper() and len(word) >= _LEAST_LETTERS
    return written and word.removesuffix("s") not in _KNOWN and not is_word(word.casefold())


def _sounds_like(old: str, new: str) -> bool:
    return old != new and likeness(letters(new), letters(old)) >= _LEAST_ALIKE
