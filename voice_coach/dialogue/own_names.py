"""Puts the person's own names where a recogniser wrote something that sounds like them. Pure.

Only where there is doubt: a word that was heard with little confidence, or that two ears heard
differently, or that is no word at all. What both surely heard stays, and so does whatever two
names fit about as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from voice_coach.dates.calendar_names import DAY_NAMES, MONTH_NAMES
from voice_coach.dialogue.proper_names import HOLIDAYS, LANGUAGES
from voice_coach.dialogue.sounds_alike import letters, likeness, same_sound
from voice_coach.messages import Word

UNSURE_BELOW = 0.7
"""Confidence under which a word of the live ear is in doubt."""
SURELY = 0.6
"""From this on a word counts as heard surely where the second ear has it too."""
_MOST_WORDS = 3
"""So many words a name may be heard as ("shove on" for "Siobhan")."""
_SHORT_LETTERS = 3
"""Names so short sound like half the language: only the very same sound will do."""
_LEAST_LETTERS = 5
"""Shorter names are not looked for in ordinary words: "this", "later" and "well" are too near."""
_NO_WORD, _OTHER_NAME, _AGREED = 0.63, 0.78, 0.92
"""How alike (0 to 1) a name has to be to what the second ear wrote: to something that is no word,
to a word that it takes for a name, and to a name that both ears surely heard."""
_BOTH = ((0.88, 0.0), (0.75, 0.35), (0.7, 0.6), (0.63, 0.75))
"""The same for both ears: so much to what the second wrote, where the live one heard something so
much like it. These by trial on four voices of the table in ``tests/core/names_heard.tsv``; its two
others were spoken afterwards."""
_LIVE_WORD, _LIVE_NAME = 0.9, 0.75
"""How alike it has to be to what the live ear alone heard: to ordinary words, and to others."""
_NEAR_ENOUGH = 0.45
"""The same for a name that was spelled right after it was misheard: it is there, most likely."""
_CLEARLY = 0.04
"""By so much a name must be more like what was heard than any other."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_NO_NAME_AFTER = frozenset("a an the this these those some any every each no".split())
"""Words behind which a name hardly ever stands."""
_SOMEBODY_AFTER = frozenset(
    """ask asked asking tell told telling call called calling ring rang phone phoned text texted
    email emailed meet met meeting thank thanked visit visited invite invited marry married
    forgive brother sister friend uncle aunt auntie cousin son daughter boss colleague
    neighbour neighbor husband wife partner nephew niece grandson granddaughter mate named
    dear""".split()
)
"""Behind these somebody is named: "ask Peter", though "peter" is a word as well ("peter out")."""
_WORDS_TOO = frozenset(
    """although ah er hello hey hi hm hmm huh mhm nope oh ok okay ow tis tv uh um wow yeah
    yep""".split()
) | {name.casefold() for name in (*DAY_NAMES, *MONTH_NAMES, *LANGUAGES, *HOLIDAYS)}
"""What a lexicon of base forms may lack."""
_BEGUN = re.compile(r"[^.?!\u2026\s\"'\u201c\u2018][\"'\u201d\u2019)]*\s*$")
"""What stands before a word that begins no sentence."""
_POSSESSIVE = re.compile(r"['\u2019]s$")


def _every_word(_word: str) -> bool:
    return True


@dataclass(frozen=True)
class OwnNames:
    """The names as the person writes them. ``is_word``: whether a word, in small letters, stands
    in a lexicon."""

    names: tuple[str, ...] = ()
    is_word: Callable[[str], bool] = field(default=_every_word, compare=False, repr=False)

    def in_heard(self, text: str, words: Sequence[Word]) -> str:
        """The text of an utterance with its names, by the live ear alone; ``words`` are what was
        heard, and how surely. Where text and words differ, as in what was typed, it stays."""
        if not self.names or [word.text for word in words] != text.split():
            return text
        pieces = [self._live_piece(word, place) for place, word in enumerate(words)]
        shown = [word.text for word in words]
        for first, length, name in self._found(pieces):
            shown[first : first + length] = [name, *[""] * (length - 1)]
        return " ".join(filter(None, shown))

    def in_copy(self, copy: str, words: Sequence[Word]) -> str:
        """The second ear's text with its names; ``words`` are what the live ear made of it."""
        if not self.names:
            return copy
        found = list(_WORD.finditer(copy))
        live = _alongside([_bare(one[0]) for one in found], words)
        pieces = [self._piece(copy, one, *beside) for one, beside in zip(found, live, strict=True)]
        for first, length, name in reversed(list(self._found(pieces, copy, words))):
            last = found[first + length - 1]
            owned = _POSSESSIVE.search(last[0])
            copy = (
                copy[: found[first].start()]
                + name
                + (owned[0] if owned else "")
                + copy[last.end() :]
            )
        return copy

    def _live_piece(self, word: Word, place: int) -> _Piece:
        is_word = self._is_word(word.text)
        unsure = word.confidence < UNSURE_BELOW
        least = _LIVE_WORD if is_word else _LIVE_NAME if unsure else _AGREED
        return _Piece(word.text, place, place, unsure or not is_word, least)

    def _piece(
        self, copy: str, found: re.Match[str], live: tuple[int, int], both_sure: bool
    ) -> _Piece:
        """An ordinary word stays, unless only this ear heard it, and as a name."""
        text = _bare(found[0])
        capital = found[0][:1].isupper() and text != "i"
        is_name = capital and bool(_BEGUN.search(copy[: found.start()]))
        is_word = self._is_word(text)
        least = _AGREED if both_sure else _OTHER_NAME if is_word else _NO_WORD
        unsure = not is_word or (is_name and not both_sure)
        return _Piece(text, found.start(), found.end(), unsure, least, live)

    def _found(
        self, pieces: Sequence[_Piece], copy: str = "", words: Sequence[Word] = ()
    ) -> Iterator[tuple[int, int, str]]:
        """Where names stand: the first piece, how many, and the name; from left to right."""
        first = 0
        while first < len(pieces):
            name, length = "", 1
            if first == 0 or pieces[first - 1].text not in _NO_NAME_AFTER:
                name, length = self._name_at(pieces, first, copy, words)
            if name:
                yield first, length, name
            first += length

    def _name_at(
        self, pieces: Sequence[_Piece], first: int, copy: str, words: Sequence[Word]
    ) -> tuple[str, int]:
        if (text := pieces[first].text) in self._exact:
            before = pieces[first - 1].text if first else ""
            named = not self._is_word(text) or (not copy and before in _SOMEBODY_AFTER)
            return (self._exact[text] if named else ""), 1
        found: list[tuple[float, int, str]] = []
        for length in range(1, _MOST_WORDS + 1):
            span = pieces[first : first + length]
            if len(span) < length or not all(piece.unsure for piece in span):
                break
            if any(piece.text in self._exact for piece in span):
                break
            if any(copy[a.end : b.start].strip() for a, b in pairwise(span)):
                break
            found += [(near, -length, name) for near, name in self._like(span, words)]
        if not found:
            return "", 1
        best, *others = sorted(found, reverse=True)
        if any(one[2] != best[2] and best[0] - one[0] < _CLEARLY for one in others):
            return "", 1
        return best[2], -best[1]

    def _like(self, span: Sequence[_Piece], words: Sequence[Word]) -> Iterator[tuple[float, str]]:
        """The names that these pieces sound like, and how much."""
        heard = letters("".join(piece.text for piece in span))
        least = min(piece.least for piece in span)
        if len(span) > 1 and least < _AGREED:
            least = max(least, _BOTH[1][0])
        live = words[min(piece.live[0] for piece in span) : max(piece.live[1] for piece in span)]
        explained = self._explained(heard, live)
        for name, plain in self._plain.items():
            shorter = min(len(plain), len(heard))
            if least == _LIVE_WORD and (shorter < _LEAST_LETTERS or self.is_word(plain)):
                continue
            if len(plain) <= _SHORT_LETTERS:
                if len(span) == 1 and same_sound(plain, heard):
                    yield 1.0, name
                continue
            near = likeness(plain, heard)
            if near >= least and near > explained and self._also_heard(plain, near, least, live):
                yield near, name

    def _explained(self, heard: str, live: Sequence[Word]) -> float:
        """How much like this an ordinary word is that the live ear surely heard there: "breckett"
        is a bracket then, and nobody's name."""
        sure = (word for word in live if word.confidence >= SURELY and self._is_word(word.text))
        return max((likeness(letters(word.text), heard) for word in sure), default=0.0)

    @staticmethod
    def _also_heard(plain: str, near: float, least: float, live: Sequence[Word]) -> bool:
        """Whether the live ear heard enough of the name, too."""
        if not live or least == _AGREED:
            return True
        texts = [letters(word.text) for word in live]
        spans = (
            "".join(texts[first : first + length])
            for first in range(len(texts))
            for length in range(1, _MOST_WORDS + 2)
        )
        best = max(likeness(plain, span) for span in spans)
        return any(near >= copied and best >= also for copied, also in _BOTH)

    def _is_word(self, text: str) -> bool:
        return len(text) == 1 or text in _WORDS_TOO or self.is_word(text)

    @cached_property
    def _exact(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.names}

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {name: letters(name) for name in self.names}


def put_in(text: str, name: str) -> tuple[str, str]:
    """The text with this name in the place of what sounds most like it, and what stood there; as
    it is, and nothing, where nothing does. For a name that the person spelled because of it."""
    found = list(_WORD.finditer(text))
    best, nearest = (0, 0), _NEAR_ENOUGH
    for first in range(len(found)):
        for last in range(first, min(first + _MOST_WORDS, len(found))):
            heard = letters("".join(_bare(one[0]) for one in found[first : last + 1]))
            if (near := likeness(letters(name), heard)) > nearest:
                best, nearest = (found[first].start(), found[last].end()), near
    start, end = best
    if not end:
        return text, ""
    instead = _POSSESSIVE.sub("", text[start:end])
    return f"{text[:start]}{name}{text[start + len(instead) :]}", instead


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word that stands there: in small letters, where, whether it is in doubt, how alike a name
    has to be to it, and which words of the live ear stand beside it (the first, and behind the
    last)."""

    text: str
    start: int
    end: int
    unsure: bool
    least: float
    live: tuple[int, int] = (0, 0)


def _alongside(copied: Sequence[str], words: Sequence[Word]) -> list[tuple[tuple[int, int], bool]]:
    """For each word of the copy: which words the live ear heard there (the first, and behind the
    last), and whether it surely heard the same."""
    beside: list[tuple[tuple[int, int], bool]] = []
    heard = [_bare(word.text) for word in words]
    matcher = SequenceMatcher(None, copied, heard, autojunk=False)
    for same, first, last, live, behind in matcher.get_opcodes():
        for step in range(last - first):
            if same == "equal":
                at = live + step
                beside.append(((at, at + 1), words[at].confidence >= SURELY))
            else:
                beside.append(((live, behind), False))
    return beside


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word.casefold())
