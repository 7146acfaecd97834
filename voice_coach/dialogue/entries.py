"""Which utterances are entries of a list, which belong to the entry before, and which are neither.
Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from voice_coach.dialogue.commands import plain

_OWN = r"(?:a|an|the|my|his|her|our|their|your|this|that|some)"
_GOES_ON = re.compile(
    r"(?:and|or|but|because|cause|so that|so i|since|although|though|unless|than|instead of"
    r"|as soon as|as long as|even if|even though|at least|with|without|from|of|until|till|while"
    r"|if|when|whenever|before|after|near|next to|in person|online|in private|by (?:phone|mail"
    r"|post|train|car|bus|bike|email|hand|myself|herself|himself|ourselves)|during|through"
    r"|every (?:day|week|month|year|morning|evening|night|time|other|second|single)"
    r"|each (?:day|week|morning|evening|night|time)|(?:once|twice|three times) (?:a|every)"
    r"|(?:on|by|next|this|last) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|the weekend|weekend|my birthday|his birthday|her birthday|time|week|month|year|morning"
    r"|evening|afternoon|summer|winter|spring|autumn)s?"
    rf"|(?:in|at|on|into|onto|over|under|behind|beside|around|across|against|by) {_OWN}|for"
    r"|(?:at|from) (?:home|work|school|night|noon|first|last|all)|for (?:me|him|us|them|it|ever"
    r"|now|good|once|\w+ (?:minutes?|hours?|days?|weeks?|months?|years?))"
    r"|which|who|whose|where|that (?:i|we|he|she|they|is|was)"
    r"|to (?:them|him|my|his|her|our|their|the other|both|all|each|every|one|two|three|four|five)"
    r"|to \w+$|not (?:from|with|to|in|at|on|for|by|about"
    r"|because|before|after|if|when)|like (?:i|we|he|she|they|it|my|his|her|our|the|before|last)"
    r"|as (?:i|we|he|she|they|usual|before|always)|the (?:one|ones) (?:with|from|at|in|on|who|that"
    r"|i|we|of|near)|(?:properly|slowly|quickly|regularly|together|alone|calmly|quietly|openly"
    r"|gently|carefully|immediately|again|too|as well)(?= (?:this|and|for|with|in|at|on|every|a)|$)"
    r")\b"
    r"|about (?!(?:an? )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|half|dozen|hundred"
    r"|thousand|couple|hour)\b)"
)
"""What cannot stand alone: it goes on with what was said before the pause."""
_BINDS = re.compile(
    r"(?:and|or|but|because|cause|so that|so i|since|although|though|unless|than|as|even|until|till"
    r"|while|if|when|whenever|before|after|which|who|whose|where|that|like|the ones?)\b"
)
_OF_ITS_OWN = re.compile(r"\b(?:i|we)(?:'ll|'d)?\b")
_FILLS = (
    r"(?:uh huh|mm hm|um+|uh+|er+m?|hm+|mm+|ah|oh|ha|haha|well|so|okay|ok|and|but"
    r"|yeah|yes|yep|no|nah|right|now|honestly|anyway|actually|sorry|wait"
    r"|i (?:guess|think|suppose|reckon|mean)|you know"
    r"|i'm|i|a|the|it's"  # what a recogniser makes of "um"
    r"|let's see|let me see|let me think|hang on|hold on)"
)
_AROUND = r"(?:dear|mate|love|honey|like|just|really|please)"
_THINKS = (
    r"(?:(?:i )?(?:don't|do not) know(?: really)?|no idea|nothing|none|nothing comes to mind"
    r"|i'm (?:still )?thinking|i(?:'d|'ll| would| will)? (?:need|have) to think"
    r"(?: about (?:it|that|this))?"
    r"|let me (?:think|see)(?: again| about (?:it|that))?|(?:that's )?(?:a )?good question"
    r"|that's (?:hard|difficult|tricky|a hard one|a tough one)"
    r"|(?:what|is there|anything|something)(?: else| other| more| anything| next)[\w' ]*"
    r"|what (?:might|could) (?:be )?(?:another|else)[\w' ]*|how (?:many|else)[\w' ]*"
    r"|(?:what|how) (?:could|should|can|do|would|might) i (?:do|say|put|call|name)[\w' ]*"
    r"|(?:well )?(?:obviously|of course)"
    r"|what was i (?:saying|going to say)|where was i|i forget|i forgot"
    r"|(?:i )?lost my (?:train of )?thought"
    r"|what was (?:the|that) (?:other|next|last|second|third)(?: thing| one)?"
    r"|that's (?:number )?(?:one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?: (?:down|already|now|so far))?"
    r"|(?:is|was) that (?:enough|okay|ok|all right|alright|it|all)"
    r"|i know (?:it|that|this) sounds \w+|don't laugh"
    r"|(?:it|that) sounds (?:silly|daft|stupid|strange|crazy|odd|funny))"
)
_THINKS_ALOUD = re.compile(
    rf"(?:(?:{_FILLS}|{_AROUND}) )*(?:{_THINKS}|{_FILLS})(?: (?:{_FILLS}|{_AROUND}))*"
)
_HESITATES_LAST = re.compile(
    r"\b(?:um+|uh+|er+m?|hm+|mm+|ah|well|let me (?:see|think)|i mean|no wait|wait|actually|maybe"
    r"|perhaps|about|around|like|probably|say|rather|at|on|in|by|half|quarter|past|between|next"
    r"|this)$",
    re.IGNORECASE,
)
_HESITATES = re.compile(r"^(?:(?:um+|uh+(?! huh)|er+m?|hm+|mm+(?! hm)|ah)\b[ ,.]*)+", re.IGNORECASE)


_LONGEST = 120
"""Letters."""
_BESIDES = re.compile(
    r"^(?:(?:um+|uh+|well|so|and|or|maybe|perhaps|also|then|just|simply"
    r"|i (?:could|can|might|would|will|may)|i'll|to|again) )+"
)
_ARTICLES = re.compile(r"\b(?:a|an|the) ")


def joins_the_one_before(text: str) -> bool:
    """Whether what was said belongs to the entry before: "and tell her", "on her birthday"."""
    said = plain(text)
    found = _GOES_ON.match(said)
    if found is None:
        return False
    # "In the evening I read" says something of its own; "when I am home" does not.
    return _BINDS.match(said) is not None or _OF_ITS_OWN.search(said, found.end()) is None


def hesitates_last(text: str) -> bool:
    """Whether it ends as somebody does who goes on in a moment: "seven um", "well"."""
    return _HESITATES_LAST.search(text) is not None


def without_hesitation(text: str) -> str:
    """An entry without the "um" before it; as it is where nothing else was said."""
    return _HESITATES.sub("", text) or text


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
