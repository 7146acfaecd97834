"""What an English word can be: base form of a verb, past tense, participle, one or many.

The forms come from lemminflect's lexicon. It knows rare readings too, so that "it can be this" is
a reason to doubt; certainty is for ``second_person`` to find.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from voice_coach.visualise.grammar import lexicon
from voice_coach.visualise.grammar.closed_sets import (
    ADVERBS,
    FUNCTION_WORDS,
    NO_ADVERBS,
    ODD_NUMBER,
)

Number = Literal["one", "many"]


_lemmas = lru_cache(maxsize=8192)(lexicon.lemmas)
_forms = lru_cache(maxsize=8192)(lexicon.inflections)


def is_known(word: str) -> bool:
    """Whether it stands in the lexicon, or is one of the small words of the language."""
    if word in FUNCTION_WORDS or not word.isalpha() or bool(_lemmas(word)):
        return True
    stem, _, ending = word.partition("'")
    return ending in ("s", "") and bool(_lemmas(stem))


def is_base(word: str) -> bool:
    """Whether it can be the base form of a verb: "walk"."""
    return word in _lemmas(word).get("VERB", ())


def is_adjective(word: str) -> bool:
    """Whether it can be an adjective."""
    return "ADJ" in _lemmas(word)


def is_noun(word: str) -> bool:
    """Whether it can be a noun. So can any word that is not known."""
    return "NOUN" in _lemmas(word) or not is_known(word)


def is_adverb(word: str) -> bool:
    """Whether it is an adverb that may stand between a subject and its verb."""
    if word in ADVERBS:
        return True
    return word.endswith("ly") and word not in NO_ADVERBS and "ADV" in _lemmas(word)


def can_be_past(word: str) -> bool:
    """Whether it can be a past tense that shows: "walked", "went", but not "put"."""
    lemmas = _lemmas(word).get("VERB", ())
    if any(word != lemma and word in _forms(lemma, "VERB").get("VBD", ()) for lemma in lemmas):
        return True
    return word.endswith("ed") and not _lemmas(word)


def hides_past(word: str) -> bool:
    """Whether its past tense looks like its base: "put", "let", "read"."""
    return is_base(word) and word in _forms(word, "VERB").get("VBD", ())


def is_participle(word: str) -> bool:
    """Whether it can follow "have" or "be": "walked", "gone", but not "went"."""
    if word == "got":
        return True
    for lemma in _lemmas(word).get("VERB", ()):
        forms = _forms(lemma, "VERB")
        if word in forms.get("VBN", forms.get("VBD", ())):
            return True
    return word.endswith("ed") and not _lemmas(word)


def third_person(verb: str) -> str | None:
    """The form after "she": "walks", "has", "redoes", "quizzes"; None where there is none that is
    certain, as of "can" and "beware".

    Of several spellings it is the one that keeps the verb as it was said: "fulfil" becomes
    "fulfils". The lexicon's entries with a hyphen or a space ("re-does") are no such form.
    """
    forms = [form for form in _forms(verb, "VERB").get("VBZ", ()) if form.isalpha()]
    forms = [form for form in forms if form.endswith("s")]  # it has "torpedo" among them
    if f"{verb}s" in forms:
        return f"{verb}s"
    kept = (verb, verb[:-1], "")  # "tries" keeps all but the last letter, "has" less
    return next((form for start in kept for form in forms if form.startswith(start)), None)


def number_of(noun: str) -> Number | None:
    """Whether a noun means one or many; None where that is not certain."""
    if noun in ODD_NUMBER:
        return ODD_NUMBER[noun]
    lemmas = _lemmas(noun).get("NOUN", ())
    if not lemmas or noun.endswith(("ss", "us", "is", "ics")):
        return None
    if any(noun != lemma and noun in _forms(lemma, "NOUN").get("NNS", ()) for lemma in lemmas):
        return "many"
    return "one" if noun in lemmas and not noun.endswith("s") else None
