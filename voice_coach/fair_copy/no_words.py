"""Whether what was heard live is no word: a laugh, a cough, a sigh. Pure.

The live ear makes words of everything a voice does: of one or two strokes of laughter "a half", of
more "could him and they". The second ear writes "Uh-huh." there, or "Oh.", or nothing at all, and
words where there are some.
"""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.fair_copy.guard import SHORT_SURE, words_of
from voice_coach.messages import Word

MOST_WORDS = 5
"""Of 162 times that laughs, coughs, sneezes and the like of people were written live (497
recordings, at two levels) 45 are known so; 21 were with two words at most, and never for want of
words. Of 914 short utterances of people (digits, names, phrases, a child's; 189 in noise at 10 dB,
188 far too soft, 100 in a room) the second ear wrote nothing, "You." or "Uh-huh." and its kind in
twelve. Three that were misheard live are lost by that, as they were before: "two", "zero" and a
Korean phrase; the others are exclamations, or were not written live either, or begin alike."""
_TWO = 2
_NO_WORDS = frozenset("uh huh uhhuh uhuh hm hmm mm mmm mmhmm ah ahh oh ooh ha hah heh eh".split())
_OH = ["oh"]
"""What it writes of short words in noise, too ("home", "hope"), as it does of their beginnings."""
_YOU = ["you"]
"""What Moonshine writes of a sound that is over at once."""


def may_be_none(heard: Sequence[Word]) -> bool:
    """Whether this is so little that the second ear may say that it is nothing.

    One word that was heard surely is one, whatever it makes of it ("Mm." of "them", "You." of
    "who"), and so are more than two. Of two, what two strokes of laughter are heard as, it is to be
    believed, surely heard or not: of 73 such laughs 55 are known so, instead of 35, and of 1,500
    short phrases, two hundred of them in noise, no more is taken for nothing.
    """
    return 0 < len(heard) <= MOST_WORDS and (len(heard) == _TWO or not _are_sure(heard))


def are_none(heard: Sequence[Word], copy: str) -> bool:
    """Whether nothing was said where the second ear wrote this ``copy``, all that it wrote."""
    words = words_of(copy)
    if not may_be_none(heard):
        return False
    live = words_of(" ".join(word.text for word in heard))
    if _NO_WORDS.issuperset(live):
        return bool(words) and _NO_WORDS.issuperset(words)
    if not words:
        return not _are_sure(heard)
    is_cut_short = words == _OH or (live[:1] != [] and live[0][0] == words[0][0])
    return (_NO_WORDS.issuperset(words) or words == _YOU) and not is_cut_short


def _are_sure(heard: Sequence[Word]) -> bool:
    return all(word.confidence >= SHORT_SURE for word in heard)
