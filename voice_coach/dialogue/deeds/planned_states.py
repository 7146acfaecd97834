"""Whether something was cleaned, made or given away, by what there is now. Pure."""

from __future__ import annotations

from voice_coach.dialogue.deeds.planned_counts import FILLS, Beside
from voice_coach.patterns import LatePattern

_TO_CLEAN = LatePattern(
    r"\b(?:fix(?:ed)?|mend(?:ed)?|repair(?:ed)?|clear|clean|tidy|sort|weed|mow|wash|declutter"
    r"|empty|paint|scrub|sweep"
    r"|hoover|organi[sz]e"
    r"|unpack|dust)\b"
)
_ITS_STATE = LatePattern(
    r"(?:.* (?:and|so) )?(?:it's|it is|the \w+'s) (?:running|working|going)(?: now)? (?:like .*"
    r"|fine|again|perfectly"
    r"|smoothly|well)|"
    rf"{FILLS}(?:(?:it's|it is|it looks|(?:the|my) (?:whole )?\w+(?: \w+)?(?:'s| is| looks)) )?"
    r"(?:(?:all|now|really|so|absolutely|as|completely|quite|finally|that|nice and) )*"
    r"(?:spotless|immaculate|gleaming|sparkling|shining|shiny|clean as|neat|empty|bare|tidy"
    r"|clean|clear|like new|good as new|pristine|up and running|working again|mended"
    r"|squeaky clean|bare floor|clutter free)\b"
    r"(?!.*\b(?:but|except|not|n't|half|apart|bar)\b)(?: .*)?"
    r"|(?:.*\b)?(?:not|isn't|ain't|hasn't|no|never) (?:so much as )?(?:a|one|an)? ?(?:single |speck"
    r" of |bit of )?\w+ (?:left|in sight|to be seen|anywhere)\b.*"
    r"|.*\b(?:you|one|i|we) (?:can|could|would|'d|might) (?:even |actually |hardly |nearly )*(?:see"
    r" the (?:\w+ )?(?:floor|wall|walls|carpet|table|desk|window|ground|surface|bottom)|eat (?:your"
    r" \w+ )?off|swing a cat|recogni[sz]e (?:it|the)|move again|breathe)\b.*"
    r"|.*\b(?:cars?|van|bike|bikes|table) (?:fits?|goes|go) (?:in|into)\b.*"
)
_SAME_AS_EVER = LatePattern(
    rf"{FILLS}(?:(?:it's|it is|it looks|(?:the|my) \w+(?:'s| is| looks)) )?(?:(?:still|just|all) )*"
    r"(?:(?:a|an) (?:\w+ )?(?:mess|tip|bombsite|bomb site|disaster|pigsty|state|jungle|shambles"
    r"|dump|wreck)|(?:the|exactly the|much the) same(?: as .*)?|as (?:messy|dirty|full|bad"
    r"|untidy|cluttered|chaotic) as .*|(?:untouched|full|filthy|chaos|there|worse than .*))"
    r"(?: (?:in there|up there|i'm afraid|really|as ever|as always|honestly))*"
)
_A_PART_OF_IT = LatePattern(
    rf"{FILLS}(?:(?:i|we)(?:'ve| have)? )?(?:(?:got|did|done|finished|cleared|cleaned|painted|have"
    r"|managed|sorted) )?(?:(?:only|just) )?(?:(?:the|a|one|page|chapter|part|half) )(?:(?:left"
    r"|right|first|front|back|top|easy|near|far|small|big|bottom|upper|lower|one|one)? ?)"
    r"(?:hand )?(?:half|sides?|corner|wall|shelf|shelves|part|bit|page|chapter|drawer|box|end"
    r"|third|coat|section|downstairs|upstairs|one|two|three)(?:'s| is| are)?(?: (?:done|clear"
    r"|clean|cleared|cleaned|finished|painted|on|sorted|tidy|ready|empty|complete|full|now|already"
    r"|anyway|at least|so far))*"
)


def by_state(said: str, planned: str) -> Beside:
    """By what there is to be seen of it, where something was to be cleaned, or made in parts."""
    if _TO_BED.search(planned) and _IN_BED.fullmatch(said):
        return "done"
    if _A_PART_OF_IT.fullmatch(said) and said not in planned:
        return "partly"
    if not _TO_CLEAN.search(planned):
        return "not-yet" if _BLANK.search(said) and _TO_FILL.search(planned) else ""
    if _SAME_AS_EVER.fullmatch(said):
        return "not-yet"
    if _FAR_FROM.search(said):
        return ""
    return "done" if _ITS_STATE.fullmatch(said) else ""


_TO_BED = LatePattern(r"\bbed\b")
_IN_BED = LatePattern(
    rf"{FILLS}(?:(?:i was|i've been) )?(?:in bed|tucked up|asleep|lights out) (?:by|at|before) "
    r"(?!.*\b(?:once|twice|but|except|only|two|three|four|some|most)\b).*"
)
_FAR_FROM = LatePattern(
    r"\b(?:far from|not exactly|nowhere near|not quite|not yet|hardly (?!recogni)|i wish|if only"
    r"|still|almost|nearly|one|half|side)\b"
)
_TO_FILL = LatePattern(
    r"\b(?:write|fill|letter|form|essay|application|cv|report|email|read|draw)\b"
)
_BLANK = LatePattern(
    r"\b(?:blank|(?:it's|is|still|are|they're) (?:still )?(?:empty|white|unopened|untouched|unread"
    r"|in (?:its|the) (?:box|wrapper|envelope)))\b(?!.*\b(?:no longer|any ?more|not)\b)"
)
_TO_PART_WITH = LatePattern(
    r"\b(?:sell|give away|get rid of|throw (?:out|away)|hand in|post|deliver|donate|part with"
    r"|return|bring back"
    r"|send back)\b"
)
_IT = r"(?:it|they|(?:the|my|that) (?:\w+ )?\w+)"
_IS_GONE = LatePattern(
    rf"{FILLS}(?:{_IT}(?:'s|'re| is| are| has| have)?(?: (?:all|now|finally|already))* (?:gone"
    rf"|sold|went"
    r" (?:for|to)|found a (?:new )?home|off my hands|out of the house)\b.*|(?:somebody|someone|a"
    r" (?:\w+ )?(?:man|woman|lad|girl|neighbour|friend)) (?:bought|took|has taken|collected"
    r"|picked up)"
    r" .*|(?:i )?got (?:[\w']+ ){1,4}for it)"
)
_IS_THERE = LatePattern(
    rf"{FILLS}{_IT}(?:'s| is| are) (?:in|on) (?:my|the) \w+ still|{FILLS}{_IT}(?:'s|'re| is"
    rf"| are)? still (?:in|on|at|here|there|standing|sitting|lying"
    rf"|for sale"
    r"|up|hanging|mine|with me)\b.*|(?:nobody|no one) (?:wants?|wanted|has come|came|replied"
    r"|bought)\b.*"
)


def by_absence(said: str, planned: str) -> Beside:
    """Whether a thing is gone, where somebody planned to part with it."""
    if not _TO_PART_WITH.search(planned):
        return ""
    return "done" if _IS_GONE.fullmatch(said) else "not-yet" if _IS_THERE.fullmatch(said) else ""
