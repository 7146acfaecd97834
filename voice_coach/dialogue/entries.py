"""Which utterances are entries of a list, which belong to the entry before, and which are neither.
Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from voice_coach.dialogue.commands import plain

_GOES_ON = re.compile(
    r"(?:and|or|but|because|cause|so that|so i|since|although|though|unless|than|instead of"
    r"|as soon as"
    r"|as long as|even if|even though|at least|with|without|from|of|until|till|while|if|when"
    r"|whenever|before|after|near|next to|in person|online|every (?:day|week|month|morning|evening)"
    r"|(?:on|by) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|the weekend"
    r"|my birthday"
    r"|his birthday|her birthday|time)s?|in the (?:mornings?|evenings?|afternoons?)|for (?:a|the"
    r"|my|his"
    r"|her|our|their|me|him|us|them|it|that)|which|who|whose|where|that (?:i|we|he|she|they|is|was)"
    r"|to (?:his|her|the other|them|him))\b"
    r"|about (?!(?:an? )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|half|dozen|hundred"
    r"|thousand|couple|hour)\b)"
)
"""What cannot stand alone: it goes on with what was said before the pause."""
_THINKS_ALOUD = re.compile(
    r"(?:(?:um+|uh+|er+|hm+|well|oh|so|okay|and|yeah) )*(?:(?:i )?(?:don't"
    r"|do not) know(?: really)?|no idea"
    r"|i'm (?:still )?thinking|i (?:need|have) to think|let me (?:think|see)(?: again)?"
    r"|good question"
    r"|that's (?:a good question|hard|difficult)|(?:what|is there)(?: else| anything| other)[\w' ]*"
    r"|what (?:might|could) (?:be )?(?:another|else)[\w' ]*|how (?:many|else)[\w' ]*|yeah|yes|no"
    r"|right|now"
    r"|what was i (?:saying|going to say)|where was i|i forget|wait let me think)"
)


_LONGEST = 120
"""Letters."""
_BESIDES = re.compile(
    r"^(?:(?:um+|uh+|well|so|and|or|maybe|perhaps|also|then|just|simply"
    r"|i (?:could|can|might|would|will|may)|i'll|to|again) )+"
)
_ARTICLES = re.compile(r"\b(?:a|an|the) ")


def joins_the_one_before(text: str) -> bool:
    """Whether what was said belongs to the entry before: "and tell her", "on her birthday"."""
    return _GOES_ON.match(plain(text)) is not None


def thinks_aloud(text: str) -> bool:
    """Whether somebody looks for the next entry: "what else", "I don't know"."""
    said = plain(text)
    return len(said) <= _LONGEST and _THINKS_ALOUD.fullmatch(said) is not None


def entry_words(text: str) -> str:
    """What an entry names, without the small words that come and go around it."""
    return _ARTICLES.sub("", _BESIDES.sub("", plain(text)))


def is_named_already(text: str, entries: Iterable[str]) -> bool:
    """Whether the same entry was named before: "I could write a letter", "write a letter"."""
    return any(entry_words(text) == entry_words(entry) for entry in entries)
