"""Which utterances are entries of a list, which belong to the entry before, and which are neither.
Pure.

An entry is what is named; that it is the second, or "also" one, says only where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.list_words import (
    DETERMINERS,
    ENUMERATES,
    HEDGES,
    LEADS,
    NEEDS_MORE,
    NEEDS_NO_OBJECT,
    NEEDS_OBJECT,
    PREPOSITIONS,
    THINKS_ALOUD,
    TRAILS,
    VERBS,
)
from voice_coach.patterns import LatePattern

_OWN = r"(?:a|an|the|my|his|her|our|their|your|this|that|some)"
_GOES_ON = LatePattern(
    r"(?:and|or|but|because|cause|so that|so i|since|although|though|unless|than|instead of"
    r"|as soon as|as long as|even if|even though|at least|with|without|from|of|until|till|while"
    r"|if|when|whenever|before|after|near|next to|in person|online|in private|by (?:phone|mail"
    r"|post|train|car|bus|bike|email|hand|myself|herself|himself|ourselves)|during|through"
    r"|every (?:day|week|month|year|morning|evening|night|time|other|second|single)"
    r"|each (?:day|week|morning|evening|night|time)|(?:once|twice|three times) (?:a|every)"
    r"|(?:on|by|next|this|last) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|the weekend|weekend|my birthday|his birthday|her birthday|time|week|month|year|morning"
    r"|evening|afternoon|summer|winter|spring|autumn)s?"
    r"|in (?:front|case|spite|order|addition) (?:of|to)"
    rf"|(?:in|at|on|into|onto|over|under|behind|beside|around|across|against|by) {_OWN}|for"
    r"|(?:at|from) (?:home|work|school|night|noon|first|last|all)|for (?:me|him|us|them|it|ever"
    r"|now|good|once|\w+ (?:minutes?|hours?|days?|weeks?|months?|years?))"
    r"|which|who|whose|where|that (?:i|we|he|she|they|is|was)"
    r"|to (?:them|him|my|his|her|our|their|the other|both|all|each|every|one|two|three|four|five)"
    r"|to \w+$|not (?:from|with|to|in|at|on|for|by|about"
    r"|because|before|after|if|when)|like (?:an?|i|we|he|she|they|it|my|his|her|our|the|before"
    r"|last)"
    r"|as (?:i|we|he|she|they|usual|before|always)|the (?:one|ones) (?:with|from|at|in|on|who|that"
    r"|i|we|of|near)|(?:properly|slowly|quickly|regularly|together|alone|calmly|quietly|openly"
    r"|gently|carefully|immediately|again|too|as well)(?= (?:this|and|for|with|in|at|on|every|a)|$)"
    r")\b"
    r"|about (?!(?:an? )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|half|dozen|hundred"
    r"|thousand|couple|hour)\b)"
)
"""What cannot stand alone: it goes on with what was said before the pause."""
_MEASURES = LatePattern(
    r"(?:about |just |at least )?(?:one|two|three|four|five|six|ten|twenty|thirty|fifty|a hundred)"
    r"(?: \w+){1,3} (?:a|per|each|every) (?:day|week|month|year|night|time)"
)
"""Behind a deed they say how much of it: "fifty pounds a month"."""
_MEASURED = LatePattern(r"\b(?:a|per|each|every) (?:day|week|month|year|night|morning|time)\b")
_SO_THAT = LatePattern(r"to \w+ ")
_BINDS = LatePattern(
    r"(?:and|or|but|because|cause|so that|so i|since|although|though|unless|than|as|even|until|till"
    r"|while|if|when|whenever|before|after|which|who|whose|where|that|like|the ones?)\b"
)
_OF_ITS_OWN = LatePattern(r"\b(?:i|we)(?:'ll|'d)?\b")
_NAMES_ANEW = LatePattern(
    r"(?:(?:oh|well|yes|yeah|um+|uh|er|so) )*(?:for (?:one|another|a start|starters)(?: thing)?"
    r"|after that(?= (?:(?:i|we)(?:'d|'ll| could| would| can| will| might| may)|the|my|a|an)\b)"
    r"|or (?:i|we) (?:could|can|might|may)|also|plus|another|finally|lastly|then (?:also|i)"
    r"|(?:oh|well) and|(?:or )?say (?:an?|the|my)"
    r"|and (?:um+|uh+|er+m?|also|plus|finally|lastly|another|next|then there|then again|after that"
    r"|of course|obviously|especially|i (?:suppose|guess|think)|maybe|perhaps"
    r"|(?:the|one) (?:last|next|other|more|second|third|final)(?: (?:one|thing))?(?: is| would"
    r" be)?)"
    r"|(?:the|one) (?:last|next|other|more|second|third|final)(?: (?:one|thing|idea))? (?:is|would"
    r" be|could be|might be)|(?:next|last|first|then)(?: (?:up|thing|of all|one|off))?(?! door)(?="
    r" [\w']+ )|(?:i'd|i would|i could) also|(?:then )?i (?:guess|suppose) there"
    r"|(?:and |then )?there(?:'s| is| are)"
    r"|(?:and )?(?:(?:number|point|item|entry|idea|option|reason) (?:number )?\w+|(?:first|second"
    r"|third|fourth"
    r"|fifth)(?:ly)?))\b"
)
"""Words that begin an entry of its own."""
_SUBJECT_MAY = LatePattern(
    r"(?:(?:i|we) (?:also )?(?:could|can|might|may|should|would|want to|need to|have to)|i'd|i'll) "
)
_POINTS_BACK = LatePattern(r"\b(?:it|him|her|them|that|there|this|one)\b")
_LONGEST = 120
"""Letters."""
_BESIDES = LatePattern(
    r"^(?:(?:um+|uh+|well|so|and|or|maybe|perhaps|also|then|just|simply"
    r"|lots of|loads of|plenty of|i (?:could|can|might|would|will|may)|i'll|to|again) )+"
)
_ARTICLES = LatePattern(r"\b(?:a|an|the) ")
_MOST_LEADING = 6
_HESITATES_LAST = LatePattern(
    r"\b(?:um+|uh+|er+m?|hm+|mm+|ah|well|let me (?:see|think)|i mean|no wait|wait|actually|maybe"
    r"|perhaps|about|around|like|probably|say|rather|at|on|in|by|half|quarter|past|between|next"
    r"|this)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """Words of an utterance, from ``begin`` up to ``end``, from 0. ``joins``: they belong to the
    entry before."""

    begin: int
    end: int
    joins: bool = False


def parts_of(text: str, before: str = "") -> tuple[Part, ...]:
    """The entries that an utterance names, each without the words that only lead to it. Several
    where they are counted ("first ..., second ..."). ``before``: the entry it follows."""
    words = [_bare(word) for word in text.split()]
    joins = bool(before) and joins_the_one_before(text, before)
    found: list[Part] = []
    for part in _counted(words):
        begin = part.begin if joins else _led(words, part, bool(before))
        if joins:
            begin += _said_already(before, words)
        end = part.end if joins else _trailed(words, begin, part.end)
        if begin < end:
            one = [Part(begin, end, not found)]
            found += one if joins else _each_named(words, begin, end, before)
    return tuple(found) or (Part(0, len(words), joins),)


def _bare(word: str) -> str:
    return word.casefold().replace("\u2019", "'").strip('.,;:!?\u2026"')


def _counted(words: Sequence[str]) -> list[Part]:
    """The utterance, cut where it counts; in one piece where it does not begin to count."""
    begin = _after_leads(words, 0, len(words))
    cuts = [begin]
    number = 1
    if not _counts(words, begin, number):
        return [Part(0, len(words))]
    for place in range(begin + 1, len(words) - 1):
        if _counts(words, place, number + 1):
            cuts.append(place)
            number += 1
    return [Part(*ends) for ends in zip(cuts, [*cuts[1:], len(words)], strict=True)]


def _counts(words: Sequence[str], place: int, number: int) -> bool:
    """Whether the words there say that the entry with this number follows."""
    return 0 < _counting(words, place, number) < len(words) - place


def _counting(words: Sequence[str], place: int, number: int | None = None) -> int:
    """How many words count the entry behind them: "number two", "second", "two" before a verb."""
    if words[place : place + 1] and words[place] in _NUMBERED:
        skipped = 2 if words[place + 1 : place + 2] == ["number"] else 1
        named = ENUMERATES.get(words[place + skipped]) if place + skipped < len(words) else None
        behind = place + skipped + 1
        being = _IS_TO.match(" ".join((*words[behind : behind + 3], "")))
        counting = skipped + 1 + (len(being[0].split()) if being else 0)
        return counting if named and number in (None, named) else 0
    named = ENUMERATES.get(words[place]) if place < len(words) else None
    if not named or (number is not None and named != number):
        return 0
    if words[place].endswith("ly"):
        return 1
    if words[place + 1 : place + 3] == ["of", "all"]:
        return 3
    head = words[place + 1] if place + 1 < len(words) else ""
    starts = head in VERBS or head in _NAMES_ONE or (head.endswith("ing") and "thing" not in head)
    starts = starts or head in ("i", "i'd", "i'll", "we", "there's", "to", "being", "not")
    measures = _MEASURED.search(" ".join(words[place + 1 : place + 5])) is not None
    return 1 if starts and not measures else 0


_NUMBERED = frozenset("number point item entry idea option reason thing step answer way".split())
"""Before a number they count: "point one"."""
_IS_TO = LatePattern(r"(?:is|was|would be|will be)(?: to)? ")
_FOLLOWS = frozenset(("and", "or", "then", "um", "uh", "er"))


_NAMES_ONE = frozenset("a an the my your his her our their this that".split())


_OWNED = frozenset("my our the a an".split())
_WHOSE = _OWNED | frozenset("his her their your this that".split())
_ONLY = frozenset(("just", "only"))
_OF_ALL_OF_THEM = frozenset("at in on during while when for".split())
_LONGEST_PIECE = 5
"""Words."""


def _each_named(words: Sequence[str], begin: int, end: int, before: str) -> list[Part]:
    """The entry, cut where the next one is named with a word of its own: "my mum and my dad", "my
    wife, my son and my mother"; not "my mum and dad", nor "my mate and his wife", nor where it
    says more of the entry ``before``: "my hip", "my hip and my knee"."""
    whole = [Part(begin, end)]
    if words[begin] not in _WHOSE:
        return whole
    cuts = [place for place in range(begin + 2, end - 1) if _next_named(words, begin, place)]
    if not cuts or words[cuts[-1] - 1] != "and":
        return whole
    places = zip([begin, *cuts], [*cuts, end], strict=True)
    pieces = [Part(one, other - (words[other - 1] == "and")) for one, other in places]
    said = [words[piece.begin : piece.end] for piece in pieces]
    if any(not 1 < len(piece) <= _LONGEST_PIECE for piece in said):
        return whole
    if any(_SENTENCE.search(" ".join(piece)) for piece in said):
        return whole
    again = " ".join(said[0]) == plain(before)
    return whole if again or set(said[-1]) & _OF_ALL_OF_THEM else pieces


def _next_named(words: Sequence[str], begin: int, place: int) -> bool:
    before = words[place - 1]
    if words[place] not in _OWNED or before == "and":
        return words[place] in _OWNED
    follows = before not in PREPOSITIONS | NEEDS_MORE | VERBS and not before.endswith("ing")
    return follows and words[place] == words[begin]


def _led(words: Sequence[str], part: Part, follows: bool) -> int:
    """Where the entry begins, behind what leads to it; an "and" leads to one that follows."""
    begin = part.begin
    while follows and begin < part.end - 1 and words[begin] in _FOLLOWS:
        begin += 1
    while begin < part.end:
        further = _after_leads(words, begin, part.end)
        further += _counting(words, further)
        if further in (begin, part.end):
            break
        begin = further
    return begin


def _after_leads(words: Sequence[str], begin: int, end: int) -> int:
    """Behind all that only leads to an entry; where that is all there is, before it."""
    place = begin
    while place < end - 1:
        longest = min(_MOST_LEADING, end - 1 - place)
        taken = next(
            (
                count
                for count in range(longest, 0, -1)
                if LEADS.fullmatch(
                    " ".join(words[place : place + count]) + " " + words[place + count]
                )
            ),
            0,
        )
        if not taken:
            break
        if set(words[place + taken : end]) <= NEEDS_MORE:
            break
        if words[place] == "actually" and place + taken == end - 1:
            break  # "actually go"
        place += taken
    return place


def _trailed(words: Sequence[str], begin: int, end: int) -> int:
    """Where the entry ends, before words that only close it."""
    for place in range(begin + 1, end):
        again = words[place] in ("yeah", "yes") and words[place + 1 : end] == words[begin:place]
        if again:
            return place  # "boredom, yeah, boredom"
        closing = " ".join(words[place:end])
        if closing == "really" and words[begin] not in _WHOSE | _ONLY:
            continue
        if TRAILS.fullmatch(closing) or (HEDGES.fullmatch(closing) and _names(words[begin:place])):
            return place
    return end


def _names(words: Sequence[str]) -> bool:
    """Whether these words name somebody or something, and tell nothing of it."""
    said = " ".join(words)
    return not (is_deed(said) or _SENTENCE.search(said) or words[-1] in _ASKS_FOR_MORE)


_ASKS_FOR_MORE = frozenset(
    "what how who where whatever than as like than why when back by since"
    " until till just right and".split()
)


def joins_the_one_before(text: str, before: str = "") -> bool:
    """Whether what was said belongs to the entry before: "and tell her", "on her birthday", or
    anything behind an entry that was broken off ("I could go to the")."""
    said, known = plain(text), plain(before)
    if not said or _NAMES_ANEW.match(said):
        return False
    if known and _tells_of(known, said):
        return True
    if known and (_is_broken_off(known, said) or _said_already(known, said.split())):
        return True
    if said.startswith("and "):
        return _adds(said.removeprefix("and "), known)
    purpose = _SO_THAT.match(said) is not None and said.split()[1] in VERBS
    if purpose or _MEASURES.fullmatch(said):
        return bool(known) and is_deed(known) and not known.startswith("to ")
    found = _GOES_ON.match(said)
    # "In the evening I read" says something of its own; "when I am home" does not.
    return found is not None and (
        _BINDS.match(said) is not None or _OF_ITS_OWN.search(said, found.end()) is None
    )


_OF_THIRD = LatePattern(
    r"(?:he|she|they|he's|she's|they're|they've|he'll|she'll|they'll|he'd|she'd|they'd) [\w']+ .*"
)
_TELLS_OF_IT = LatePattern(
    r"(?:'s (?:been|a|an|so|not|very|always|gone|got|too|really|never|[a-z]+ing|[a-z]+ed)"
    r"| is| has| have| are| was| were)\b"
)
_LONGEST_NAME = 4
"""Words."""
_SENTENCE = LatePattern(
    r"\b(?:i|i'm|i'd|we|he|she|they|it|it's|is|are|was|being|not|having|that)\b"
)


def _tells_of(before: str, said: str) -> bool:
    """Whether it tells more of who or what was named: "my husband", "he's good with forms"; "my
    back", "my back's been terrible"."""
    rest = said.removeprefix(before) if said.startswith(before) else ""
    if _TELLS_OF_IT.match(rest):
        return True
    names = len(before.split()) <= _LONGEST_NAME and not _SENTENCE.search(before)
    return names and not is_deed(before) and _OF_THIRD.fullmatch(said) is not None


def _is_broken_off(before: str, said: str) -> bool:
    words = before.split()
    follows = said.split(maxsplit=1)[0]
    if words[-1] in NEEDS_MORE:
        spelled = len(words[-1]) == 1 and [len(word) for word in words[-2:-1]] == [1]  # "B B A"
        return words[-2:] != ["used", "to"] and not spelled
    if words[-1] in PREPOSITIONS and len(words) >= _DEED_WITH_MORE and is_deed(before):
        return follows in DETERMINERS  # "spend time in", "the garden"
    if words[-1] in ("more", "less", "fewer") and words[-2:-1]:
        return words[-2] in NEEDS_OBJECT and follows not in VERBS | DETERMINERS | _GO_ON
    if not (words[-2:-1] and words[-2] in ("could", "can", "i'll")):
        return False
    if follows in _NAMES_ONE:
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
        return False  # "my boss", "and then my wife"; "shyness", "and I know nobody"
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


def _said_already(before: str, words: Sequence[str]) -> int:
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


def thinks_aloud(text: str) -> bool:
    """Whether somebody looks for the next entry: "what else", "I don't know"."""
    said = plain(text)
    return len(said) <= _LONGEST and THINKS_ALOUD.fullmatch(said) is not None


def hesitates_last(text: str) -> bool:
    """Whether it ends as somebody does who goes on in a moment: "seven um", "well"."""
    return _HESITATES_LAST.search(text) is not None


def entry_words(text: str) -> str:
    """What an entry names, without the small words that come and go around it."""
    return _ARTICLES.sub("", _BESIDES.sub("", plain(text)))


def is_named_already(text: str, entries: Iterable[str]) -> bool:
    """Whether the same entry was named before: "I could write a letter", "write a letter"."""
    return any(entry_words(text) == entry_words(entry) for entry in entries)
