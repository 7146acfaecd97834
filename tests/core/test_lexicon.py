"""The lexicon read word by word, beside the library's own way."""

from __future__ import annotations

from lemminflect import Inflections, Lemmatizer
from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec

from voice_coach.visualise.grammar import lexicon

_UNKNOWN = ("", ",", "Aachen\n", "zzyzx", "sis", "noun")


def test_every_word_says_what_the_library_makes_of_it() -> None:
    """Otherwise a sentence is turned with forms that are not there, or without some."""
    lemmas = LemmaLUCodec.load(Lemmatizer().lemma_lu_fn)
    inflections = InflectionLUCodec.load(Inflections().infl_lu_fn)
    for get, whole in (
        (lexicon._lemmatizer().lemma_dict.get, lemmas),
        (lexicon._inflections().infl_dict.get, inflections),
    ):
        words = sorted(whole)
        for word in (*words[::97], words[0], words[-1], *_UNKNOWN, *"be can saw left".split()):
            assert get(word, {}) == whole.get(word, {}), word


def test_forms_are_the_librarys() -> None:
    """A capital stays one; what the library corrects of its lexicon is corrected."""
    assert lexicon.lemmas("Went")["VERB"] == ("Go",)
    assert "redoes" in lexicon.inflections("redo", "VERB")["VBZ"]
    assert lexicon.inflections("be", "VERB")["VBD"] == ("was", "were")
