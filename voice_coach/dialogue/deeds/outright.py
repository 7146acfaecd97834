"""Where somebody says outright whether they did it: "yes", "I did", "no, not yet". Pure.

What is told beside an outright word is how it was, or why, and takes nothing of it back, unless
it says what is missing ("but only half"), or that it was said in error ("no sorry, I haven't").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from voice_coach.patterns import LatePattern

Outright = Literal["done", "partly", "not-yet", "ask", ""]

_FILLS = (
    r"(?:(?:um+|uh+|er+m?|oh|ah|well|so|and|but|honestly|actually|look|right|okay|then|just|i think"
    r"|i (?:must|have to) say|if i'm honest|to be honest|in the end|finally|eventually|wait|sorry"
    r"|believe it or not|guess what|god|lord|thank god|thankfully|luckily|happily) )*"
)
_YES_WORD = (
    r"(?:yes|yeah|yep|yup|aye|ya|yah|sure|definitely|absolutely|of course|certainly|indeed|too"
    r" right"
    r"|you bet|for sure|(?:did|have) i ever)"
)
_SURELY = (
    r"(?: (?:most|sure|certainly|definitely|really|finally|actually|just|only|even|also|as hell"
    r"|already|absolutely|surely|bloody well|truly|indeed|so|well))*"
)
_IT = (
    r"(?: (?:it|that|so|all|both|everything|him|her|them|there|indeed|alright|all right|already|it"
    r" all|all of it|in the end|ma'am|sir|love|thank you|thanks|at last|yes|anyway|after all|too"
    r"|again|(?:the|my|that|his|her|our) \w+|(?:on|last|this) \w+|yesterday|today|tonight|myself))*"
)
_DID = (
    r"(?:did|have|have done|'ve done|went|rang|made|sent|told|wrote|paid|got|spoke|kept|passed|came"
    r"|managed|finished|met|saw|took|gave|bought|ran|said|did do|asked|called|phoned|posted|signed)"
)
_DONE = LatePattern(
    rf"{_FILLS}(?:{_YES_WORD}(?: {_YES_WORD})*(?: (?:i|we){_SURELY} {_DID})?{_IT}"
    rf"|(?:i|we){_SURELY} (?:did|have|have done|did do|managed|got there|made it|passed){_IT}"
    rf"|(?:{_YES_WORD} )?(?:it's|it is|all|everything's|that's|it's all)? ?(?:done|finished|sorted"
    rf"|complete|completed){_IT}"
    rf"|(?:sure|did|done)(?: did)?(?: it| that| so)|sure did|that (?:i|we){_SURELY} (?:did|have)"
    r"|(?:i )?got it done|(?:i )?pulled it off)"
)
_NOT = LatePattern(
    rf"{_FILLS}(?:(?:no|nope|nah|nay|never)(?: (?:no|sorry|love|not really|not yet|pet|mate|i'm"
    r" afraid|afraid not|not this time|not at all|i (?:didn't|haven't|never did)))*"
    r"|(?:no )?(?:i|we) (?:just |really |actually |still )?(?:didn't|haven't|did not|have not"
    r"|hadn't"
    r"|never did|never have|never)(?: (?:do (?:it|that)|done (?:it|that)|yet|i'm afraid|though|at"
    r" all|in the end|manage it|managed it|get round to it|bother|dare|sorry|anything|it))*"
    r"|not yet|not at all|afraid not|(?:did|have|had) i (?:heck|hell|eck))"
)
_MISSING = LatePattern(
    r"\b(?:half|halfway|mostly|most(?: of\b| \w+s\b(?<!ous)|$)|partly|partially|some of|part of"
    r"|parts of|(?:a|one) bit of|a"
    r" little of|not (?:all|fully|completely|entirely|everything|every|the (?!way|day|time|best"
    r"|most|easiest|nicest)\w+|both"
    r"|finished|quite (?:all|everything|finished))|nearly|almost (?:all|everything|done|finished)"
    r"|all but|all except|(?:just|only) (?:half|once|twice|one|two|three|four|five|some|part|a few"
    r"|a"
    r" bit|a little|partly|halfway|the|a couple|on \w+days?$|so far)"
    r"|except(?: for)?(?! (?:it|that|he|she|i|we|when|they|the fact|for the fact)\b)"
    r"|apart from(?! that)|bar the|the rest|still (?:have|need|got|to)|started|(?:left|missing) ?"
    r"|to go$|(?:n't|not|never) (?:finish|finished|complete|completed|quite finish)"
    r"|n't (?:do|get|manage|done|got)(?: it| them)? (?:all|both|every|everything)|thirds?|quarters?"
    r"|per ?cent|(?:one|two|three|four|five|six) (?:out )?of)\b"
)
_I_DENY = LatePattern(
    r"(?:(?:i|we) (?:\w+ )?(?:didn't|haven't|did not|have not|couldn't|could not|never|can't)"
    r"(?! (?:mind|like|think|feel|expect|want|enjoy|believe|know|need|even feel|regret|say|plan"
    r"|look back|have to|stop|tell|sleep|cry|wait|be happier))|not (?:yet|done)|(?:it's|it is) not"
    r" (?:done|finished)|no$)"
)
_TO_COME = LatePattern(
    r".*\b(?:i'll|i will|going to|tomorrow|next (?:week|month)|tonight|later|soon|gonna)\b.*"
)
_TURNS = LatePattern(r"\b(?:wait|sorry|actually|i mean|hang on|hold on|or rather|oh)\b")
_SO_AND_SO = LatePattern(
    r"^(?:(?:yes|yeah|yep|no|nah|nope|aye|oh|well|um|uh|er|okay) ){2,}"
    r"(?=(?:i|i've|we|it|it's|all|did|done|that's|never|not)\b)"
)
_BOTH = LatePattern(r"^(?:well |um )?(?:yes|yeah) no\b")
_MIXED = (frozenset("yes yeah yep aye".split()), frozenset("no nah nope".split()))


def without_so_and_so(said: str) -> str:
    """Without a yes and a no that only lead to what is told: "yeah nah yeah, I did it"."""
    found = _SO_AND_SO.match(said)
    words = set(found[0].split()) if found else set()
    mixed = all(words & kind for kind in _MIXED)
    return said[found.end() :] if found and mixed else said


_NOT_AS_IF = LatePattern(
    r"^(?:(?:oh|well|um|uh|no) )*(?:it's|it is|it isn't|it wasn't|it's not|it is not)(?: not)?"
    r" (?:like"
    r"|that|as if|as though)(?: that)? i (?:didn't|did not|haven't|don't|never)(?: \w+)?(?:"
    r" (?:it|that"
    r"|at all|any|to|try))* (?=i\b|i've\b|because\b|in fact\b|just\b)"
)
"""Denied twice: "it's not like I didn't practise, I did"."""


def without_denial(said: str) -> str:
    """Without a denial that is denied before it is told otherwise."""
    return _NOT_AS_IF.sub("", said)


def outright(clauses: Sequence[tuple[str, str]]) -> Outright:
    """What the clauses come to where the first or the last of them says it outright; each with
    the words that join it to the one before. Empty where none does; ``ask`` where they differ."""
    _, last = clauses[-1]
    if _BOTH.search(" ".join(clause for _, clause in clauses[:2])):
        return ""  # "yes and no"
    opens, ends = _word_of(clauses[0][1]), _word_of(last)
    missing = any(_MISSING.search(clause) for _, clause in clauses)
    if len(clauses) == 1:
        return ends if not missing else ""
    if opens == ends == "done":
        return "partly" if missing else "done"
    if ends == "done":
        return "" if missing else "done"
    if ends == "not-yet":
        turned = any(_TURNS.search(word) for word, _ in clauses) or "no" in last.split()[:1]
        return "ask" if opens == "done" and not turned else "not-yet"
    return _amended(clauses) if opens == "done" else ""


def _word_of(clause: str) -> Literal["done", "not-yet", ""]:
    if _NOT.fullmatch(clause):
        return "not-yet"
    return "done" if _DONE.fullmatch(clause) else ""


def _amended(clauses: Sequence[tuple[str, str]]) -> Outright:
    """What is left of a yes behind which more is told."""
    bare = re.fullmatch(rf"{_FILLS}{_YES_WORD}", clauses[0][1]) is not None
    for joint, clause in clauses[1:]:
        if _MISSING.search(clause):
            return "partly"
        if _I_DENY.match(clause):
            return "not-yet" if _TURNS.search(joint) else "partly"
        if bare and _TO_COME.fullmatch(clause):
            return "ask"
    return "done"
