"""Where a clause begins, and whose it is: "the life I want to have" is a part of another one.

Such a clause has a time of its own. Who has "the life I want to have" need not have that life
yet, and "the man I will marry" is not married: only a main clause is turned to the present.
"""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.visualise.grammar import english
from voice_coach.visualise.grammar.closed_sets import (
    DETERMINERS,
    OBJECTS,
    ONE,
    POSSESSIVES,
    PREPOSITIONS,
)
from voice_coach.visualise.grammar.tokens import before_adverbs

STARTS = frozenset(", ; but then while because when".split())
_JOINING = frozenset("and or".split())
_BREAKS = frozenset(", ; and or but".split())
_MANNERS = frozenset(
    """where wherever how however who whoever when whenever as because
    while""".split()
)
"""After them a clause is whole: "where I want to live"."""
_RELATIVES = frozenset("that which what".split())
_SUBJECTS = frozenset("i we he she they".split())
_THINGS = frozenset("everything what whatever all anything something nothing way".split())
_NAMED = frozenset(
    """life person man woman mother father mom dad mum parent partner wife husband friend boss
    leader teacher house home place job work body world future people things one""".split()
)
"""After "the": the clause that follows says which one is meant."""
_LEADING = frozenset("in on at after before every each when whenever".split())
_TODAY = frozenset("today tonight".split())
_SHORT = 4
_TIMES = frozenset(
    """morning evening afternoon night noon day week weekend month spring summer autumn winter end
    up home in back out""".split()
)
"""The last word of what may stand before a main clause: "in the evening", "when I come home"."""


def is_main(low: Sequence[str], at: int) -> bool:
    """Whether the subject that begins here is certainly that of a main clause."""
    before = before_adverbs(low, at - 1)
    if before < 0 or low[before] in STARTS | _JOINING:
        return True
    start = before
    while start > 0 and low[start - 1] not in _BREAKS:
        start -= 1
    return _leads(low[start : before + 1])


def _leads(words: Sequence[str]) -> bool:
    """Whether these are "in the evening", "on my birthday", "at work": before a main clause only,
    while "the room" may go on with "I want to have"."""
    first, last = words[0], words[-1]
    if last in _TODAY:
        return True
    if first in _LEADING and (last in _TIMES or last.rstrip("s").endswith("day")):
        return True
    if first not in PREPOSITIONS or last in ONE:
        return False
    if not words[1:-1]:
        return english.number_of(last) == "one"
    return len(words) <= _SHORT and words[1] in POSSESSIVES


def is_main_wish(low: Sequence[str], at: int) -> bool:
    """The same where the clause is a wish: none that goes on with a clause within another one, as
    "when I am tired and I want to sleep" does, or "the life I love and I want to keep"."""
    before = before_adverbs(low, at - 1)
    joining = low[before] if before >= 0 else ""
    if joining in _MANNERS or not is_main(low, at):
        return False
    if joining not in _JOINING:
        return True
    start = max((k for k in range(before) if low[k] in (",", ";")), default=-1) + 1
    return not any(
        low[k] in _MANNERS | _RELATIVES or (low[k] in _SUBJECTS and not is_main(low, k))
        for k in range(start, before)
    )


def says_which(low: Sequence[str], at: int, verb_at: int) -> bool:
    """Whether the clause of the subject here belongs to a word before it: "the life I want".

    ``verb_at``: its last verb. What is said of a thing has a gap where that thing would stand.
    """
    before = at - 1
    if before > 0 and low[before] in ("that", "which"):
        before -= 1
    word = low[before] if before >= 0 else ""
    if word in _MANNERS and before == at - 1:
        return True
    named = word in _NAMED and low[before - 1 : before] == ["the"]
    if not named and word not in _THINGS:
        return False
    beyond = low[verb_at + 1] if verb_at + 1 < len(low) else ""
    return beyond not in DETERMINERS | POSSESSIVES | OBJECTS and not (
        english.is_adjective(beyond) and not english.is_adverb(beyond)
    )
