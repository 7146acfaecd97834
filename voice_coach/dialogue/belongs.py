"""Which utterances belong to the entry of a list before them: what cannot stand alone, and what
only tells more of it. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.list_words import (
    DETERMINERS,
    NEEDS_MORE,
    NEEDS_NO_OBJECT,
    NEEDS_OBJECT,
    PREPOSITIONS,
    VERBS,
)
from voice_coach.patterns import LatePattern

_OWN = r"(?:a|an|the|my|his|her|our|their|your|this|that|some)"
_GOES_ON = LatePattern(
    r"(?:the (?:minute|moment|second|instant|next time|day|first time) (?:i|we|he|she|they|it"
    r"|the|my"
    r"|that)|(?:haven't|hasn't|didn't|wasn't|couldn't)|as in|such as|for example|for instance"
    r"|namely|meaning|and|or|but|because|cause|so that"
    r"|so i|since|although|though|unless|than|instead of"
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
    r"|(?:by|in|to|of|at|for|with) (?:which|whom)"
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
    r"(?:about |just |at least |say |like |maybe |around )*(?:one|two|three|four|five|six|ten"
    r"|twenty|thirty|fifty|a hundred)"
    r"(?: \w+){1,3} (?:a|per|each|every) (?:day|week|month|year|night|time)"
)
"""Behind a deed they say how much of it: "fifty pounds a month"."""
_FOCUS = LatePattern(
    r"(?:(?:especially|particularly|in particular|mainly|mostly|chiefly|above all|most of all|least"
    r" of all|even|only|just|usually|often|always|sometimes|at least|not just|and|but|all|maybe"
    r"|perhaps|preferably|ideally|probably|right|straight|shortly|just|long|late|early|somewhere"
    r"|anywhere|up|down|out|over|round|back|off|away|here|there|far|high|all the way"
    r"|\w+ (?:minutes?|hours?|days?|weeks?))"
    r" )+"
)
"""Before what cannot stand alone these only point at it: "only in the evening"."""
_PLACE = LatePattern(
    r"(?:up|down|out|over|round|around|along|across|past|off|inside|outside|among|amongst|between"
    r"|opposite|underneath|above|below|beyond|within|throughout|towards?|at|in|on|by|onto|into"
    r"|under|behind|beside|against|to|via|from|of|for|with|without|before|after|during|until|till"
    r"|near|next to|instead of|because|when|whenever|if|while|as) (?:the|a|an|my|his|her|its|our"
    r"|their|your|this|that|these|those|at least|some|any|every|each|all|both|one|two|three|four"
    r"|five|six|ten|him|her|them|me|us|you|it|mine|hers|his|ours|theirs|somebody|someone|anybody"
    r"|anyone|everybody|everyone|nobody|home|work|school|bed|bedtime|night|lunch|breakfast|dinner"
    r"|town|\w+'s?|week(?:end|day|night)s?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?"
    r"|evenings?"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|summer|winter|spring|autumn|christmas|easter)\b"
)
"""Where, when or with whom something is: it says nothing alone."""
_HOW = LatePattern(
    r"(?:(?:all|only|just|and|maybe|completely) )*(?:by (?:my|him|her|our|them|your)sel(?:f|ves)"
    r"|on (?:my|his|her|our|their|your) own|(?P<one>\w+) (?:to|by|in|after|for) (?P=one)"
    r"|the (?:two|three|four|five|whole lot|lot|both) of (?:us|them)"
    r"|once in a while|now and then|now and again|from time to time|every so often|straight away"
    r"|right away|as (?:soon|quickly|often|much|long|well|little) as|in (?:the|my) (?:\w+"
    r" )?(?:morning|evening|afternoon|night|way|time|head|words|own words|free time|spare time)s?"
    r"|(?:one|two|three|a few|several|some|most) (?:morning|evening|night|day|afternoon|time|hour"
    r"|minute)s? (?:a|each|every|per) (?:day|week|month|year))\b"
)
"""How something is done."""
_WHILE_AT_IT = LatePattern(
    r"(?:using(?! too| up)|using up|including|starting (?:with|from|at|on)|beginning with|depending"
    r" on|wearing|making sure|bearing in mind|taking care|keeping in mind|ideally|preferably) \w+"
)
"""Behind a deed: how it is done."""
_LONE_STATE = LatePattern(r"(?:in|under|out of|off) \w+$")
"""Such a state may well be what stands in somebody's way: "in debt", "under pressure"."""
_SO_THAT = LatePattern(r"to \w+ ")
_BINDS = LatePattern(
    r"(?:and|or|but|because|cause|so that|so i|since|although|though|unless|than|as|even|until|till"
    r"|while|if|when|whenever|before|after|(?:by|in|to|of|at|for|with) (?:which|whom)|which|who"
    r"|whose|where|that|like|the ones?)\b"
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
NAMES_ONE = frozenset("a an the my your his her our their this that".split())


def joins_the_one_before(text: str, before: str = "") -> bool:
    """Whether what was said belongs to the entry before: "and tell her", "on her birthday", or
    anything behind an entry that was broken off ("I could go to the")."""
    said, known = plain(text), plain(before)
    if not said or (_NAMES_ANEW.match(said) and not (known and _EARLY.fullmatch(said))):
        return False
    if known and (
        _tells_of(known, said) or _is_broken_off(known, said) or said_already(known, said.split())
    ):
        return True
    if said.startswith("and "):
        return _adds(said.removeprefix("and "), known)
    purpose = _SO_THAT.match(said) is not None and said.split()[1] in VERBS
    if purpose or _MEASURES.fullmatch(said):
        return bool(known) and is_deed(known) and not known.startswith("to ")
    if known and _cannot_stand_alone(said, known):
        return True
    found = _GOES_ON.match(said)
    # "In the evening I read" says something of its own; "when I am home" does not.
    return found is not None and (
        _BINDS.match(said) is not None or _OF_ITS_OWN.search(said, found.end()) is None
    )


_FILLS = LatePattern(r"(?:(?:um+|uh+|er+m?|hm+|well|you know|i mean|so|oh|yeah) )+")
_WHATEVER = LatePattern(
    r"(?:whatever|wherever|whoever|however|no matter (?:what|how|who|where|when)|come what may"
    r"|(?:always|never|still|usually|often|only ever) (?:have|has|had|was|were|am|is|do|did|does"
    r"|will|would)\b)"
)
_IT_DOES = LatePattern(r"it (?:never|always|just|keeps|won't|doesn't) \w+")
_TIME_WORD = r"(?:mornings?|noon|evenings?|nights?|afternoons?|days?|weekdays?|weekends?|\w+days?)"
_SO_LONG = r"(?:minutes?|hours?|days?|weeks?|months?|moments?|bit|while|times?|pages?|miles?)"
_MANNER = LatePattern(
    r"(?:not (?:now|today|tonight|all|always|too|every|only|just|yet|again|any|straight"
    r"|right)\b.*|nice and \w+|an? \w+ one|\w{3,}ly(?: (?:and|but|yet) \w+)*"
    rf"|{_TIME_WORD}(?: and| or) {_TIME_WORD}|every \w+(?: and every \w+)?"
    rf"|(?:a|an|one|two|three|five|ten|half an?)(?: \w+)? {_SO_LONG}"
    rf"(?: (?:or (?:so|two|three|more)|at (?:most|least|a time|the most)|maybe|tops|max))*)"
)
"""Behind a deed: how, how long or how often it is done."""
_WHICH_ONE = LatePattern(
    r"the (?!other|last|next|first|second|third|main|only)\w+ (?:one|ones)(?:"
    r" (?:with|from|at|in|on|who)\b.*)?"
)
"""Behind somebody or something that was named."""


def _cannot_stand_alone(said: str, known: str) -> bool:
    filled = _FILLS.match(f"{said} ")
    said = said[filled.end() :] if filled and filled.end() < len(said) else said
    if _WHATEVER.match(said):
        return True
    if said.split()[0] == "any" and said.split()[1:] == known.split()[-1:]:
        return True  # "a friend", "any friend"
    if is_deed(known):
        if _MANNER.fullmatch(said) and said.split()[0] not in VERBS | _NO_MANNER:
            return True
    elif _WHICH_ONE.fullmatch(said) or (
        len(known.split()) <= _LONGEST_NAME and _IT_DOES.match(said)
    ):
        return True
    return _points_on(said, known)


_PLACES_FIRST = PREPOSITIONS | frozenset("up down out off back away over round".split())
_NO_MANNER = frozenset(
    "family only early ugly lonely bully fly silly holy july italy belly".split()
)


def _points_on(said: str, known: str) -> bool:
    words, deed = said.split(), is_deed(known)
    both = known.split(maxsplit=1)[0] in _PLACES_FIRST and words[0] in _PLACES_FIRST
    if both or (_LONE_STATE.fullmatch(said) and not deed):
        return False  # "up early", "out by seven"; "in debt"
    pointed = _FOCUS.match(f"{said} ")
    begins = said[pointed.end() :] if pointed else said
    if _OF_ITS_OWN.search(said) and not (_BINDS.match(begins) or _TO_WHOM.match(said)):
        return False
    placed = deed and len(begins.split()) > 1 and begins.split()[0] in PREPOSITIONS - {"to", "than"}
    done_so = placed or _HOW.match(said) or (_WHILE_AT_IT.match(said) and deed)
    if done_so or _EARLY.fullmatch(said) or _BESIDE.match(said):
        return True
    if words[0] == "to" and words[1:2] and words[1] in VERBS:
        return False
    pointed_at = begins.split()
    if pointed and pointed_at and pointed_at[0] in PREPOSITIONS | {"because", "along"}:
        return len(pointed_at) > 1
    here = None if _LONE_STATE.fullmatch(said) else _PLACE.match(said)
    return bool(here or _PLACE.match(begins))


_EARLY = LatePattern(
    r"(?:first|last) thing (?:(?:in|on|at|after|before|every) (?:the |a |my )?\w+(?: \w+)?|tomorrow"
    r"|when .*)"
)
_TO_WHOM = LatePattern(r"(?:to|with|for) (?:some|any|every)(?:body|one|thing)\b")


_BESIDE = LatePattern(r"(?:not (?:my|his|her|him|them)|him|them|us|her and)\b")
"""Who is not meant, behind who is."""
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
