"""Whether somebody feels an inner no, the fear before growing, or cannot tell. Pure.

The no shows in its name, and in what is said to be wrong or not right; the fear in its many names.
Who feels both, none, or cannot tell them apart is unsure, and need not be asked again.
"""

from __future__ import annotations

from voice_coach.dialogue.choosing.choices import NO_DENIAL
from voice_coach.dialogue.choosing.signs import Signs, asks_of_it, last_meant, of_oneself, plainly
from voice_coach.patterns import LatePattern

VALUES = frozenset(("inner-no", "fear-before-growing", "unsure"))

_WITHIN = (
    r"(?:gut|heart|body|being|fibre|stomach|belly|bones|head|mind|everything|something|part of me"
    r"|voice|instincts?|intuition|(?:in|of|inside|within) me|inside|conscience|soul|feeling|all"
    r" of me|tummy)"
)
_SAYS = (
    r"(?:is|says?|said|saying|is saying|shouts?|screams?|shouting|screaming|whispers?|tells? me"
    r"|telling me|told me|warns? me|warning me|goes|going|wants me)"
)
_NO = (
    rf"{_WITHIN}(?:'s|'re)?(?: \w+){{0,3}}? {_SAYS}(?: (?:that|it's|it is|a|me|to|loudly|clearly"
    rf"|very|big|firm))* (?:no|nope|not to|not|leave it|let it be|get out|walk away|don't|do not"
    rf"|stop|run|leave|wait|keep away|stay away|be careful)|(?:a|an|the|my|that|this|one)"
    rf" (?:(?!(?:fear|and|or|but|not|is|it's|of|than|then|no|was|were|said|says|for|when|to"
    rf"|i)\b)[\w']+ ){{0,4}}?no(?! (?:idea|doubt|clue|problem|fear|inner|good|longer|way|more"
    rf"|one)\b)|(?:bit|touch|lot|parts?) of (?:a |an )?(?:inner )?no|(?:it|this|that)(?:'s| is)?"
    rf" (?:telling|tells|warning|warns) me (?:no|not|to (?:stop|leave|wait|run))|(?:hear|hearing)"
    rf" (?:a )?no|(?:saying|says) don't|(?:one )?(?:that|which) says no|inner (?:no|know|nose"
    rf"|voice)|no (?:from|inside|in my|deep)|intuition(?! (?:says|is)\b)"
)
_WRONG = (
    r"wrong(?! (?:question|way round|day|number|about (?!it|this|that))\b)|(?:a|big|huge) mistake"
    r"|alarms?(?: bells?)?|(?:red|warning) (?:flags?|lights?|signs?|bells?)|warning|bad (?:idea"
    r"|feeling|vibes?)|(?:feels?|seems?|sounds?|is|it's|bit|little|something) off|heart(?:'s| is)"
    r" not in it|heart isn't in it|fishy|(?:dead )?against|regret\w*|(?:not|isn't) (?:\w+"
    r" )?me(?=$| at all)|(?:instincts?|gut|impulse|feeling) is to (?:walk|run|leave|say no|stop"
    r"|stay|get|turn)|uneasy|unease|shouldn't|should not|ought not|mustn't|don't do (?:it|this"
    r"|that)|sick(?:ening)?|repuls\w+|betray\w*|resist\w*"
)
_FEAR = (
    r"(?:fears?|scared|afraid|frightened|terrified|worried|nervous|anxious) (?:of|about|that|in"
    r" case)(?: (?!(?:but|and|no|not|inner|it's|so|just|i)\b)[\w']+){1,6}|fears?|fearful"
    r"|scar(?:ed|y|es|ing)|afraid|stage fright|fright(?:ened|ening|ens)?|terrif\w+|petrif\w+"
    r"|bricking|terror|nerves|nervous\w*|nerve (?:racking|wracking)|anxi\w+|apprehens\w+"
    r"|trepidation|butterfl\w+|daunt\w+|cold feet|jitter\w*|jumpy|panic\w*|worr(?:y|ied|ies)"
    r"|intimidat\w+|excite\w*|exciting|thrill\w*|grow(?:ing|th|s)?(?! up)(?: pains)?|comfort zone"
    r"|stretch\w*|big (?:step|leap|jump)|leap|like (?:just )?before(?= (?:\w+ing|an?|my|the|you"
    r"|your|i)\b)|(?:feeling|feel|get|got|had|have|felt)(?: \w+){0,3} before (?:\w+ing|an?|the"
    r"|my)|adrenaline|heart(?:'s)? (?:is )?(?:racing|pounding|beating)|shaky|shaking|trembling"
)
_RIGHT = (
    r"right(?! (?:now|away|then|so|well|before|after|at|in)\b)|for me(?! to)|good for me|good"
    r" (?:way|kind|sense|sort|thing|idea)|want (?:it|to|this|that)|need (?:it|to|this)|meant to"
    r"|sit(?:s|ting)? (?:well|right|easy|comfortably)|supposed to"
)
_UNSURE = (
    r"neither(?: (?:right|good) n?or (?:wrong|bad))?|either|none|unsure|(?:not|n't|isn't)"
    r" (?:(?:really|quite|at all|so|entirely|very|too|completely|a hundred per ?cent) )*(?:sure"
    r"|certain|clear)|(?:don't|do not) (?:\w+ )?know|dunno|no idea|no clue|(?:a|any|the"
    r" (?:faintest|foggiest)) (?:clue|idea)|wish i (?:knew|could tell)|guess is as good|(?:god"
    r"|who|heaven|goodness) knows|search me|(?:can't|couldn't|cannot|could not) (?:\w+ )?(?:tell"
    r"|say|decide|choose|separate|distinguish|work out which|work it out|put my finger|name)"
    r"|(?:hard|difficult|tricky|impossible) to (?:say|tell|know)|hard one|confus\w+|muddle\w*"
    r"|nothing(?! (?:wrong|against|bad|to|in me|about|not)\b)|numb|blank|not (?:\w+ )?any\w*"
    r"|(?:don't|do not) (?:\w+ )?feel (?:anything|much|either|any|one)|indifferent|calm|(?:at|in)"
    r" (?:peace|ease)|peaceful|relaxed|feels? (?:(?:quite|pretty|very|perfectly|really|just)"
    r" )?(?:fine|good|great|okay|ok|all right|alright|neutral)|(?:one|a bit) (?:or|and) the other"
    r"|not one or the other|wouldn't know|undecided|too (?:soon|early) to|not able to|no way of"
    r"|not (?:yet|quite|all that) sure|(?:don't have|no|haven't|haven't got) (?:a |any |strong"
    r" )?feelings?|unclear|feel a thing|make (?:up my mind|my mind up)|(?:i'm|i am) (?:\w+"
    r" )?(?:fine|okay|ok|content|happy)(?: with)?|too early"
)
_BOTH = (
    r"both|not (?:the )?one n?or the other|back and forth|to and fro|switch\w*|varies|swings?|a"
    r" mix\w*|mix\w*|torn|half and half|fifty fifty|in between|sometimes.*sometimes|keeps?"
    r" changing|changes|one (?:day|minute|moment).*(?:next|other)|(?:bit|some|half) of (?:each"
    r"|either)|bit of .* bit of|half .* half|some (?:days|times).* some|some(?:where)? (?:in"
    r" )?between|between the two|some .* some|equal parts|on the fence|(?:two|them) apart|two"
    r" minds|fear and (?:(?:a|an|the) )?(?:inner )?no(?! (?:inner|real)\b)"
)
_SIGNS = Signs(
    {
        "both": _BOTH,
        "unsure": _UNSURE,
        "no": _NO,
        "fear": _FEAR,
        "wrong": _WRONG,
        "right": _RIGHT,
        "other": r"the other(?: one)?|the opposite",
    },
    denials=r"rule out|less(?: of)?|no(?= (?:inner|real|actual|fears?|sense|growing|nerves|part"
    r"|such|sign)\b)",
)
_MANNERS = LatePattern(
    r"\bwithout (?:a |any )?(?:doubt|question)\b|\b(?:i'm afraid|i am afraid|i fear)(?: (?:that"
    r"|to say))?(?= (?:i|it's|it is|so|not|neither|both|the|there|there's|i'm|i've|none|inner|a"
    r"|an)\b)|\bi'm sorry (?:to say|but)\b"
)
"""Nobody is afraid who says so politely."""
_JOINS = LatePattern(r"\b(?:and|or|nor|maybe|perhaps|could be|might be|plus|as well|too|then)\b")
_BUT_I_SAY = LatePattern(
    r".*\bbut (?=(?:(?:if|since) .*)?(?:i think|i'd say|i would say|i guess|i suppose|probably|i"
    r" reckon|it feels|more|it's more|it's probably|leaning|if anything)\b)"
)
"""Behind some doubt it is said what it is all the same."""
_COULD = LatePattern(r"\b(?:could|might|may) (?:well )?be\b")


def inner_no(text: str) -> str:
    """The value; "ask" where that is not sure, and "" where nothing of the kind is said."""
    said = NO_DENIAL.sub("", _MANNERS.sub("", plainly(text)))
    mine = of_oneself(said, feelings=True)
    if asks_of_it(mine) or not mine.strip():
        return "ask"
    return last_meant(mine, _told)


def _told(said: str) -> str:
    if (all_the_same := _BUT_I_SAY.match(said)) and _is_doubt(all_the_same[0]):
        said = said[all_the_same.end() :]
    signs = _SIGNS.within(said)
    pro = {_kind(sign.name, sign.denied) for sign in signs}
    contra = {sign.name for sign in signs if sign.denied}
    no, fear = "no" in pro, "fear" in pro
    if "both" in pro:
        return "unsure"
    if "unsure" in pro:
        return "unsure" if no == fear else "ask"
    if no and fear:
        return "unsure" if _JOINS.search(said) and _are_names(said) else "ask"
    if not no and not fear:
        return _by_denial(contra, other="other" in pro) if signs else ""
    if _COULD.search(said) or (no and "no" in contra) or (fear and "fear" in contra):
        return "ask"
    return "inner-no" if no else "fear-before-growing"


def _is_doubt(said: str) -> bool:
    return {sign.name for sign in _SIGNS.within(said)} <= {"unsure"}


def _kind(name: str, denied: bool) -> str:
    """What a sign speaks for."""
    if name == "unsure":
        return name
    if name == "right":
        return "no" if denied else name
    return "" if denied else "no" if name == "wrong" else name


def _are_names(said: str) -> bool:
    """Whether both are only named, and nothing is described."""
    names = {sign.name for sign in _SIGNS.within(said) if not sign.denied}
    return names <= {"no", "fear", "other"}


def _by_denial(contra: set[str], *, other: bool) -> str:
    no, fear = bool({"no", "wrong"} & contra), "fear" in contra
    if no and fear:
        return "unsure"
    if other and no != fear:
        return "fear-before-growing" if no else "inner-no"
    return "ask"
