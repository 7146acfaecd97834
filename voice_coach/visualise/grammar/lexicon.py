"""lemminflect's lexicon, of which only the words are read that somebody asks for.

The library itself reads all of its 120,000 lines when it is first asked for a word; a
visualisation of fifty words would begin half a second later for it.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lemminflect import Inflections, Lemmatizer

Forms = Mapping[str, tuple[str, ...]]


def lemmas(word: str) -> Forms:
    """The base forms that the word may be a form of, by the kind of word ("VERB")."""
    found: Forms = _lemmatizer().getAllLemmas(word)
    return found


def inflections(lemma: str, part: str) -> Forms:
    """All forms of the base form as this kind of word, by their names ("VBD")."""
    found: Forms = _inflections().getAllInflections(lemma, part)
    return found


class _Lines:
    """A file of the lexicon as the dictionary that the library makes of it. Its lines are in the
    order of their words; ``fixed`` words count before them."""

    def __init__(self, file: str, parse: Callable[[str], Forms], fixed: Mapping[str, Any]) -> None:
        with gzip.open(file) as opened:
            self._lines = opened.read().decode().splitlines()
        self._parse = parse
        self._fixed = fixed

    def get(self, word: str, default: Any) -> Any:
        """What the lines of this word say together."""
        if word in self._fixed:
            return self._fixed[word]
        found: dict[str, tuple[str, ...]] = {}
        place = bisect_left(self._lines, word, key=_word)
        while place < len(self._lines) and _word(self._lines[place]) == word:
            found.update(self._parse(self._lines[place]))
            place += 1
        return found or default


def _word(line: str) -> str:
    return line.partition(",")[0]


@cache
def _lemmatizer() -> Lemmatizer:
    from lemminflect import Lemmatizer
    from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec
    from lemminflect.core.LexicalUtils import categoryToUPos

    def parsed(line: str) -> Forms:
        _, category, forms = LemmaLUCodec.fromString(line)
        return {categoryToUPos(category): forms}

    lemmatizer = Lemmatizer()
    lemmatizer.lemma_dict = _Lines(lemmatizer.lemma_lu_fn, parsed, {})
    return lemmatizer


@cache
def _inflections() -> Inflections:
    from lemminflect import Inflections
    from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec

    def parsed(line: str) -> Forms:
        forms: Forms = InflectionLUCodec.fromString(line)[2]
        return forms

    inflections = Inflections()
    fixed = InflectionLUCodec.updateForAuxMod({})
    inflections.infl_dict = _Lines(inflections.infl_lu_fn, parsed, fixed)
    return inflections
