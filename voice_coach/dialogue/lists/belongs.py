"""Which utterances belong to the entry of a list before them: what cannot stand alone, and what
only tells more of it. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.lists.belongs_words import (
    AT_ONCE,
    BESIDE,
    BINDS,
    EARLY,
    FOCUS,
    GOES_ON,
    HOW,
    IT_DOES,
    LONE_STATE,
    MANNER,
    MEASURES,
    NAMES_ANEW,
    PLACE,
    SINGLES_OUT,
    SO_MUCH_OF_IT,
    SO_THAT,
    TIMES,
    TO_WHOM,
    WHATEVER,
    WHICH_ONE,
    WHILE_AT_IT,
)
from voice_coach.dialogue.lists.words import (
    DETERMINERS,
    NEEDS_MORE,
    NEEDS_NO_OBJECT,
    NEEDS_OBJECT,
    PREPOSITIONS,
    VERBS,
)
from voice_coach.patterns import LatePattern

_OF_ITS_OWN = LatePattern(r"\b(?:i|we)(?:'ll|'d)?\b")
_SUBJECT_MAY = LatePattern(
    r"(?:(?:i|we) (?:also )?(?:could|can|might|may|should|would|want to|need to|have to)|i'd|i'll) "
)
_POINTS_BACK = LatePattern(r"\b(?:it|him|her|them|that|there|this|one)\b")
NAMES_ONE = frozenset("a an the my your his her our their this that".split())


def joins_the_one_before(text: str, before: str = "") -> bool:
    """Whether what was said belongs to the entry before: "and tell her", "on her birthday", or
    anything behind an entry that was broken off ("I could go to the")."""
    said, known = plain(text), plain(before)
    words = said.split()
    goes_on = known and any(one.fullmatch(said) for one in (EARLY, AT_ONCE, SO_MUCH_OF_IT))
    anew = not said or NAMES_ANEW.match(said) or _is_a_deed_in_its_time(words)
    if anew or goes_on:
        return bool(goes_on)
    if known and (_tells_of(known, said) or _is_broken_off(known, said)):
        return True
    if said_already(known, words):
        return True
    if said.startswith("and "):
        return _adds(said.removeprefix("and "), known)
    purpose = SO_THAT.match(said) is not None and words[1] in VERBS
    if purpose or MEASURES.fullmatch(said):
        return bool(known) and is_deed(known) and not known.startswith("to ")
    return (bool(known) and _cannot_stand_alone(said, known)) or _goes_on(said)


def _goes_on(said: str) -> bool:
    """Whether it begins as what goes on does. "In the evening I read" says something of its own;
    "when I am home" does not."""
    found = GOES_ON.match(said)
    return found is not None and (
        BINDS.match(said) is not None or _OF_ITS_OWN.search(said, found.end()) is None
    )


_FILLS = LatePattern(r"(?:(?:um+|uh+|er+m?|hm+|well|you know|i mean|so|oh|yeah) )+")


def _cannot_stand_alone(said: str, known: str) -> bool:
    filled = _FILLS.match(f"{said} ")
    said = said[filled.end() :] if filled and filled.end() < len(said) else said
    if WHATEVER.match(said):
        return True
    if said.split()[0] == "any" and said.split()[1:] == known.split()[-1:]:
        return True  # "a friend", "any friend"
    more = _of_a_deed(said) if is_deed(known) else _of_a_name(said, known)
    told = is_deed(known) or SENTENCE.search(known) is not None
    return more or (told and SINGLES_OUT.match(said) is not None) or _points_on(said, known)


def _is_a_deed_in_its_time(words: Sequence[str]) -> bool:
    """Whether a deed follows when it is done: "after work go for a run"; not "before the kids get
    home", nor "at the bus stop"."""
    if words[0] not in PREPOSITIONS:
        return False
    for place in range(2, min(len(words) - 1, _LATEST_DEED + 1)):
        time = words[place - 1]
        others = not TIMES.fullmatch(time) and (time.endswith("s") or time in _PEOPLE)
        if words[place] in _SURELY_VERBS and time not in PREPOSITIONS | DETERMINERS and not others:
            return True
    return False


_LATEST_DEED = 3
"""Words of its time."""
_SURELY_VERBS = frozenset(
    "go call ring write read do take make get have eat tell ask put send try buy sit listen count "
    "apologise breathe leave".split()
)
_PEOPLE = frozenset("i you he she we they people children kids men women everyone i'd to".split())


def _of_a_deed(said: str) -> bool:
    manner = MANNER.fullmatch(said) and said.split(maxsplit=1)[0] not in VERBS | _NO_MANNER
    return bool(manner or _OF_THIRD.fullmatch(said) or AT_ONCE.fullmatch(said))


def _of_a_name(said: str, known: str) -> bool:
    short = len(known.split()) <= _LONGEST_NAME
    return bool(WHICH_ONE.fullmatch(said) or (short and IT_DOES.match(said)))


_PLACES_FIRST = PREPOSITIONS | frozenset("up down out off back away over round".split())
_NO_MANNER = frozenset(
    "family only early ugly lonely bully fly silly holy july italy belly".split()
)


def _points_on(said: str, known: str) -> bool:
    words, deed = said.split(), is_deed(known)
    both = known.split(maxsplit=1)[0] in _PLACES_FIRST and words[0] in _PLACES_FIRST
    if both or (LONE_STATE.fullmatch(said) and not deed):
        return False  # "up early", "out by seven"; "in debt"
    pointed = FOCUS.match(f"{said} ")
    begins = said[pointed.end() :] if pointed else said
    if _OF_ITS_OWN.search(said) and not (BINDS.match(begins) or TO_WHOM.match(said)):
        return False
    placed = deed and len(begins.split()) > 1 and begins.split()[0] in PREPOSITIONS - {"to", "than"}
    done_so = placed or HOW.match(said) or (WHILE_AT_IT.match(said) and deed)
    if done_so or EARLY.fullmatch(said) or BESIDE.match(said):
        return True
    if words[0] == "to" and words[1:2] and words[1] in VERBS:
        return False
    pointed_at = begins.split()
    if pointed and pointed_at and pointed_at[0] in PREPOSITIONS | {"because", "along"}:
        return len(pointed_at) > 1
    here = None if LONE_STATE.fullmatch(said) else PLACE.match(said)
    return bool(here or PLACE.match(begins))


_OF_THIRD = LatePattern(
    r"(?:he|she|they|he's|she's|they're|they've|he'll|she'll|they'll|he'd|she'd|they'd) [\w']+ .*"
)
_TELLS_OF_IT = LatePattern(
    r"(?:'s (?:been|a|an|so|not|very|always|gone|got|too|really|never|[a-z]+ing|[a-z]+ed)"
    r"| is| has| have| are| was| were)\b"
)
_DOES_TO_ME = LatePattern(
    r"(?!being|having|letting|nothing|something|everything)\w{3,}ing"
    r"(?: (?:at|on|to|for|after|over|with|off))? (?:me|us)\b"
)
"""What somebody does to me is not what I do: "my boss", "ringing me at all hours"."""
_LONGEST_NAME = 6
"""Words."""
SENTENCE = LatePattern(r"\b(?:i|i'm|i'd|we|he|she|they|it|it's|is|are|was|being|not|having|that)\b")


def _tells_of(before: str, said: str) -> bool:
    """Whether it tells more of who or what was named: "my husband", "he's good with forms"; "my
    back", "my back's been terrible"."""
    rest = said.removeprefix(before) if said.startswith(before) else ""
    if _TELLS_OF_IT.match(rest):
        return True
    names = len(before.split()) <= _LONGEST_NAME and not SENTENCE.search(before)
    tells = _OF_THIRD.fullmatch(said) or _DOES_TO_ME.match(said)
    return names and not is_deed(before) and tells is not None


def _is_broken_off(before: str, said: str) -> bool:
    words = before.split()
    follows = said.split(maxsplit=1)[0]
    if words[-1] in NEEDS_MORE and words[-2:] != ["that", "is"]:
        spelled = len(words[-1]) == 1 and [len(word) for word in words[-2:-1]] == [1]  # "B B A"
        return words[-2:] != ["used", "to"] and not spelled
    if words[-1] in PREPOSITIONS and len(words) >= _DEED_WITH_MORE and is_deed(before):
        return follows in DETERMINERS  # "spend time in", "the garden"
    if words[-1] in ("more", "less", "fewer") and words[-2:-1]:
        return words[-2] in NEEDS_OBJECT and follows not in VERBS | DETERMINERS | _GO_ON
    if not (words[-2:-1] and words[-2] in ("could", "can", "i'll")):
        return False
    if follows in NAMES_ONE:
        return words[-1] in VERBS and words[-1] not in NEEDS_NO_OBJECT
    return words[-1] in NEEDS_OBJECT and follows not in VERBS | _GO_ON | {"i'll", "and", "or"}


def _adds(said: str, before: str) -> bool:
    """Whether "and ..." goes on with the entry before: a deed goes on with a deed ("and tell
    her"), and so does what the deed is about ("and the bus"); "and my wife" behind "my boss" is
    somebody else."""
    if _SUBJECT_MAY.match(said):
        return False
    words = said.split()
    whole = bool(before) and not is_deed(before)
    if whole and (words[0] == "then" or (words[0] in ("i", "i'm") and len(words) > 1)):
        # "my boss", "and then my wife"; "shyness", "and I know nobody"; but "and I can't help it"
        return words[0] != "then" and _POINTS_BACK.search(said) is not None
    if whole and words[0] in ("i've", "it's", "that's", "he's", "she's", "they're"):
        return _POINTS_BACK.search(said, len(words[0])) is not None
    if words[0] == "then" and words[1:2] and words[1] not in DETERMINERS:
        return len(words) < _A_DEED_OF_ITS_OWN or _POINTS_BACK.search(said) is not None
    while len(words) > 1 and (words[0] in _ADVERBS or words[0].endswith("ly")):
        words = words[1:]
    if words[0] in VERBS or words[0] in PREPOSITIONS or words[0] in _GO_ON:
        return True
    return not before or is_deed(before)


_DEED_WITH_MORE = 3
"""Words: "log in" is whole, "spend time in" is not."""
_GO_ON = frozenset("don't i we if he she it they he's she's they're it's i'm".split())
_A_DEED_OF_ITS_OWN = 4
"""Words: "and then answer" goes on, "and then eat less sugar" is a deed more."""
_ADVERBS = frozenset("maybe perhaps never not just always even also really then at least".split())


def is_deed(entry: str) -> bool:
    """Whether an entry begins with a verb: "call her", not "my boss"."""
    words = entry.split()
    while len(words) > 1 and (
        words[0] in ("to", "not", "never", "just", "maybe") or words[0] == "i"
    ):
        words = words[1:]
    asks = words[0] in _MAY and words[1:2] and words[1] in ("i", "we", "you", "it", "that")
    return words[0] in VERBS or (words[0] in _MAY | {"i'll", "i'd"} and not asks)


_MAY = frozenset("could can might should would".split())


def said_already(before: str, words: Sequence[str]) -> int:
    """How many words say once more how the entry before ends: "in the", "in the kitchen"; or all
    of an entry that was only begun: "cut up", "cut up the store card"."""
    known = plain(before).split()
    if not known or known[-1] not in _LEFT_OPEN:
        return 0
    for count in range(min(len(known), len(words) - 1), 0, -1):
        if known[-count:] == list(words[:count]):
            return count
    return 0


_LEFT_OPEN = (
    NEEDS_MORE
    | PREPOSITIONS
    | NEEDS_OBJECT
    | frozenset("up out off down see when if while because who which that not being".split())
) - NEEDS_NO_OBJECT
"""Who ends in one of these and begins with it again goes on."""
