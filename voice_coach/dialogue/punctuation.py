"""Where written prose has its stops, as far as spoken words alone tell. Pure.

The recogniser gives words and pauses. A pause ends a sentence, unless its last word cannot; a
sentence that begins as questions do is one; and marks may be said aloud, between pauses.
"""

from __future__ import annotations

import re

from voice_coach.dialogue.commands import plain
from voice_coach.patterns import LatePattern

PARAGRAPH = "\n"
_SPOKEN_MARKS = {
    "full stop": ".",
    "question mark": "?",
    "exclamation mark": "!",
    "new paragraph": PARAGRAPH,
}

_NO_END = frozenset(
    "a although an and as because but by for from his i i'd i'll i'm i've if into its like my "
    "of or our she's since so than that that's the their then there's they're to unless until we'd "
    "we'll we're we've when where whether which while who whose with without you're your".split()
)
"""After these nobody is at the end of a sentence: joining words, articles, what belongs to a noun
or a verb that is still to come. Chosen by hand, for English; "with", "for" or "to" may end one
("someone to talk to"), which costs no more than a full stop that is missing between two
utterances."""

_NO_SENTENCE = frozenset(
    "an and as because but by from his if its my of or our the their unless until whether while "
    "with without your".split()
)
"""Those of them that are none alone, either. ("To", "for" and "a" may be heard of "two", "four" and
"eight".)"""

_ENDS = frozenset(("think so", "hope so", "guess so", "suppose so", "believe so", "say so"))
"""But after these."""

_BE = r"(?:is|are|was|were)(?:n't)?"
_HELP = (
    r"(?:do|does|did|can|could|should|would|will|shall|have|has|must|might)(?:n't)?|can't|won't|"
    r"cannot"
)
_SOMEBODY = (
    r"(?:i|you|he|she|it|we|they|this|that|these|those|there|the|my|our|your|his|her|their|a|an|"
    r"any|anyone|anybody|anything|someone|somebody|something|other|people|everyone|everybody|"
    r"everything|nobody|nothing)"
)
_ASKING = LatePattern(
    rf"""(?:and\ |but\ |so\ |or\ |well\ |then\ )*
    (?: (?:what|who|whom|where|why|how|when|which|whose) (?:\ (?!{_SOMEBODY}\b)[\w'-]+){{0,2}}?
          \ (?: (?:{_HELP}|{_BE}|am)\ {_SOMEBODY} )\b
      | who\ (?:can|could|should|would|will|has|did|does)\ \w+
      | (?:what|who|where|how|why)(?:\ else)?\ {_BE}\b
      | (?:what|how)(?:\ about|\ if|\ come)\b | (?:why|how)\ not\b | what\ else$ | what's\ the\b
      | (?:(?:do|does|did|can|could|shall|would|have|has|might|must|may)(?:n't)?|will|won't|can't)
          \ (?:i|you|he|she|we|they|anyone|anybody|people|my|our|his|their|her)\b
      | (?:(?:does|has|is|are|was)(?:n't)?|can|can't|could|will|won't|would)
          \ (?:it|this|that|there|the)\b
      | (?:is|are|was)(?:n't)?\ (?:i|you|he|she|we|they|anyone|my|our|his|their|her)\b
      | should(?:n't)?\ (?:i|he|she|we|they|it|my|the)\b
      | am\ i\b | were\ (?:you|they)\b )""",
    re.VERBOSE,
)
_TELLS = LatePattern(
    rf"^(?:and |but |so )*(?:(?:what|who|where|how|why) {_BE}\b.*? {_BE}\b"
    rf"|who (?:{_HELP}) .*? {_BE}\b|(?:what|how) (?:a|an)\b|whatever|however|whenever)"
)
"""What begins like a question and is none: "what was hard was the silence"."""


def spoken_mark(text: str) -> str:
    """The mark that a whole utterance names ("full stop"); empty if it is none."""
    return _SPOKEN_MARKS.get(plain(text), "")


def goes_on(text: str) -> bool:
    """Whether a sentence is not over here: it ends with a word that more must follow."""
    words = text.split()
    if plain(" ".join(words[-2:])) in _ENDS:
        return False
    last = plain(words[-1]) if words and words[-1][-1:].isalpha() else ""
    return last in (_NO_END if len(words) > 1 else _NO_SENTENCE)


def asks(text: str) -> bool:
    """Whether a sentence begins as questions do, and does not turn out to be none."""
    words = plain(text)
    return _ASKING.match(words) is not None and not _TELLS.match(words)
