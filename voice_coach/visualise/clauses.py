"""Where a clause begins, and whose it is: "the life I want to have" is a part of another one.

Such a clause has a time of its own. Who has "the life I want to have" need not have that life
yet, and "the man I will marry" is not married: only a main clause is turned to the present.
"""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.visualise import english
from voice_coach.visualise.closed_sets import DETERMINERS, OBJECTS, POSSESSIVES
from voice_coach.visualise.tokens import before_adverbs

STARTS = frozenset(", ; but then while because when".split())
_JOINING = frozenset("and or".split())
_BREAKS = frozenset(", ; and or but".split())
_MANNERS = frozenset(
    """where wherever how however who whoever when whenever as because
    while""".split()
)
"""After them a clause is whole: "where I want to live"."""
_THINGS = frozenset("everything what whatever all anything something nothing way".split())
_NAMED = frozenset(
    """life person man woman mother father mom dad mum parent partner wife husband friend boss
    leader teacher house home place job work body world future people things one""".split()
)
"""After "the": the clause that follows says which one is meant."""
_LEADING = frozenset("in on at after before every each when whenever".split())
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
    return low[before] in _TIMES and low[start] in _LEADING


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
