"""Which entry of a list is taken back, by what is said against it: "no, that one isn't right",
"no wait, my knee", "not the car". Pure.
"""

from __future__ import annotations

from voice_coach.dates.calendar_names import ORDINALS
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.lists.belongs import is_deed
from voice_coach.dialogue.short_answers import MOST_DIGITS, NUMBERS
from voice_coach.patterns import LatePattern

TAKE = (
    r"(?:take (?:out|away|off)|remove|delete|drop|strike(?: out)?|cross (?:out|off)|leave out"
    r"|erase|scratch|scrap|forget"
    r"|get rid of|rub out|lose|skip|ditch|bin)"
)
FROM = r"(?: (?:out|away|off|again|too|(?:of|off|from) (?:the|my) list))*"
WHICH = (
    r"(?:the |that )?(?:(?:number|entry|point|item) )?(?P<{name}>last|\w+)"
    r"(?: (?:one|entry|point|item|thing))?"
)
_POINTED_AT = r"(?:it|that|this|him|her|them|(?:that|this)(?: (?:last|very))? (?:one|entry|thing))"
_DO_NOT = (
    r"(?:don't|do not|no need to|you (?:don't (?:need|have) to|needn't)) (?:write|put|note|keep"
    r"|count|include|add|take|record|save)"
)
_TAKES_IT_OUT = LatePattern(
    rf"(?P<why>.*\b[\w']+) (?:(?:so|and|please|just|can you|could you|would you|you can|let's) )*"
    rf"(?:(?:take|cross|strike|cut|rub|leave|knock|wipe) (?P<it>{_POINTED_AT}) (?:out|off|away"
    rf"|back)"
    rf"|(?:{TAKE}|cancel|scrub|{_DO_NOT}) (?P<that>{_POINTED_AT}))(?: (?:please|again|then|now"
    rf"|down|in|would you"
    r"|will you|can you|of (?:it|there)|off|(?:from|of|off) (?:the|my) list))*"
)
"""Behind why it is taken out: "no, that one isn't right, remove it"."""
_AGAINST = LatePattern(
    r"\b(?:no|nope|not|never|\w+n't|wait|hang on|hold on|actually|sorry|wrong|mistake|second"
    r" thoughts|oops|hate|changed my mind|joke|joking|kidding)\b"
)
_NOT_THAT = LatePattern(
    rf"(?:.*\b)?(?:no|wait|hang on|hold on|actually|sorry|on second thoughts?|oops) not"
    rf" (?:{_POINTED_AT})"
    r"|(?:(?:no|nah|oh|ha|haha|only|just|well) )*(?:i'm |i was )?(?:only |just )?(?:joking|kidding)"
    r"(?: about (?:the|that|this)(?: [\w']+){0,3})?"
)
_UNWANTED = LatePattern(
    rf"i (?:don't|do not|didn't) (?:really |actually )?(?:want|need|mean)"
    rf" {WHICH.format(name='which')}"
    r"(?: (?:any ?more|after all|in there|on there|on the list|really|now))*"
)
_TURNED = r"(?:no|nah|nope|actually|oh|wait|hmm|sorry|hang on|hold on|on second thoughts?)"
_NOT_THAT_ONE = LatePattern(
    rf"(?:(?:{_TURNED} )*i (?:don't|do not|didn't) (?:really |actually )?(?:want|need|mean|like"
    rf"|fancy)"
    rf" (?:that|this)(?: last)? one|(?:{_TURNED} )+i (?:don't|do not|didn't) (?:really |actually )?"
    r"(?:want|need|mean|like|fancy) (?:that|this|it))(?: (?:any ?more|after all|in there|on there"
    r"|on"
    r" the list|really|now))*"
)
_UNTRUE = LatePattern(
    rf"(?:{_TURNED} )+(?:(?:(?:that's|that is)(?: just| simply)? not|that isn't)(?: quite| really)?"
    r" (?:true|right|fair|so)"
    r"|that's(?: \w+)? (?:unfair|wrong|a lie|untrue|nonsense|rubbish|silly))\b.*"
)
_WAS_WRONG = LatePattern(
    rf"(?:{_TURNED} )*(?:no|nah|nope)(?: {_TURNED})* (?:he|she|they|it)(?:'s|'re|'d|'ll|'ve"
    r"| is| are| was| has| have| had| would| won't| wouldn't| can't| isn't| doesn't| never)"
    r"(?! (?:all|it|right|everything|the lot|enough)\b)(?: [\w']+){1,6}"
)
"""Why an entry is none, behind a "no": "no wait, she's away"."""
_BODY = (
    r"(?:knees?|back|hips?|ankles?|foot|feet|shoulders?|elbow|wrist|neck|legs?|arm|heart|chest"
    r"|lungs?|asthma|eyes?|ears?|blood pressure|diabetes|allerg(?:y|ies))"
)
_OF_THE_BODY = LatePattern(rf"\b{_BODY}\b")
_MY_KNEE = LatePattern(rf"(?:{_TURNED} )+my (?:\w+ )?{_BODY}")
"""Why a deed is none, where it is said of the body: "no wait, my knee"."""
_IT_IS_SO = LatePattern(
    rf"(?:{_TURNED} )+(?:i|we|he|she|they|it|that|there|my \w+)(?:'ve|'s)?(?: (?:do|does|did|can"
    r"|could|is|are|have|has|got|will|am|actually|really|already))+(?: (?:have|got|help|know|want"
    r"|like|one|some|it|that|any|enough|them|time|two|now|already|after all|really|actually"
    r"|these days|again))*"
)
_DENIED = LatePattern(r"\b(?:no|not|never|nobody|nothing|none|nowhere|without|\w+n't|cannot)\b")
"""What somebody said that there is not, and then is: "I have no laptop", "no wait, I do have"
" one"."""
_FORGET = LatePattern(
    rf"(?:(?:{_TURNED} )+(?:just [\w']+(?: [\w']+){{1,3}} )?(?:forget|skip|drop|scrap|leave out"
    r"|never mind|scratch|lose)|forget|scratch) (?:the|that|about the) (?P<named>\w{3,})"
    r"(?: (?:one|bit|part|thing))?"
)
"""An entry is named by one word of it: "no, just email them, forget the call"."""
_NOT_THIS = LatePattern(
    r"(?:(?:no|wait|hang on|hold on|actually|sorry|oh|oops|on second thoughts?"
    rf"|{TAKE} (?:that|this)(?: one)?) )+(?:not|leave"
    rf"|forget|{TAKE}|without) (?P<named>.+?)(?: (?:out|off|after all)(?: of (?:it|this|that))?)?"
)
_NOT_ONE = LatePattern(r"not (?:the|my) (?P<named>\w+)(?: one)?")
_LEAST_OF_A_NAME = 3
"""Letters."""
_ORDINALS = {word: place for place, word in enumerate(ORDINALS[:20])}


def forgotten(said: str, entries: tuple[str, ...]) -> int | None:
    """ "No, forget the bag"; and "no wait, my knee", behind what the knee does not allow."""
    if found := _FORGET.fullmatch(said):
        return _mentioned(found["named"], entries)
    last = plain(entries[-1])
    hurts = _MY_KNEE.fullmatch(said) and is_deed(last) and not _OF_THE_BODY.search(last)
    return len(entries) - 1 if hurts else None


def taken_back(said: str, entries: tuple[str, ...]) -> int | None:
    """An entry that is taken out and why: the one that the reason names, otherwise the last."""
    if found := _TAKES_IT_OUT.fullmatch(said):
        points = found["it"] or found["that"]
        if not _AGAINST.search(found["why"]) and " " not in points:
            return None  # "ask him out, drop it"
        named = _mentioned(found["why"], entries)
        return len(entries) - 1 if named is None else named
    last = plain(entries[-1])
    untrue = (
        _WAS_WRONG.fullmatch(said)
        or _UNTRUE.fullmatch(said)
        or (_IT_IS_SO.fullmatch(said) and _DENIED.search(last))
    )
    if (away := _says_why(said, entries)) is not None:
        return away
    if untrue or _NOT_THAT.fullmatch(said) or _NOT_THAT_ONE.fullmatch(said):
        return len(entries) - 1
    if found := _UNWANTED.fullmatch(said):
        place = place_of(found["which"], len(entries))
        return place if isinstance(place, int) else None
    found = _NOT_THIS.fullmatch(said) or _NOT_ONE.fullmatch(said)
    return _mentioned(found["named"], entries) if found else None


def _says_why(said: str, entries: tuple[str, ...]) -> int | None:
    """ "No, hang on, Dave's away": an entry is named behind a no, and what is against it."""
    turned = _TURNED_AWAY.match(f"{said} ")
    rest = said[turn_end:] if turned and (turn_end := turned.end()) < len(said) else ""
    known = [plain(entry) for entry in entries]
    against = (n for n, one in enumerate(known) if one and rest.startswith(one))
    fitting = [n for n in against if _IS_AGAINST.fullmatch(rest.removeprefix(known[n]))]
    return fitting[-1] if fitting else None


_TURNED_AWAY = LatePattern(rf"(?:{_TURNED} )*(?:no|nah|nope)(?: {_TURNED})* ")
_IS_AGAINST = LatePattern(
    r"(?:'s|'d|'ll| is| was| has| had| can't| won't| wouldn't| doesn't| isn't| never| would| will)"
    r"(?! (?:the one|right|good|best|fine)\b)(?: [\w']+){1,6}"
)


def _mentioned(said: str, entries: tuple[str, ...]) -> int | None:
    """The last entry of which a word that it alone has is said."""
    spoken = set(said.split())
    words = [
        {word for word in plain(entry).split() if len(word) >= _LEAST_OF_A_NAME} - _SMALL
        for entry in entries
    ]
    for place in reversed(range(len(entries))):
        others = set().union(*(words[:place] + words[place + 1 :]))
        if (words[place] - others) & spoken:
            return place
    named = [n for n, entry in enumerate(entries) if f"{said} ".startswith(f"{plain(entry)} ")]
    return named[-1] if named else None


_SMALL = frozenset("the and for with his her our out off one not can could would that this".split())
UNKNOWN = "unknown"


def place_of(word: str, count: int) -> int | str | None:
    """The place that an ordinal or a number means; None where there is none such, and
    ``UNKNOWN`` where the word is neither ("take out the rubbish")."""
    if word == "last":
        return count - 1
    place = _ORDINALS.get(word)
    if place is None and word in NUMBERS and word != "one":
        place = NUMBERS[word] - 1
    if place is None and word.isdecimal():
        place = int(word[:MOST_DIGITS]) - 1
    if place is None:
        return UNKNOWN
    return place if 0 <= place < count else None
