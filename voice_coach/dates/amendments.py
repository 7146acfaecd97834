"""What people say of a date that they just gave, put as a plain correction of it: "the day is right
but the time should be two" is "no, two", "the week after" is "no, a week later". Pure.

Each form is a whole utterance, said after a pause; what is none of them stays as it is.
"""

from __future__ import annotations

import re

from voice_coach.dates.besides import NAMES, in_other_words
from voice_coach.dates.calendar_names import DAY, HOUR
from voice_coach.dates.left_open import LEST
from voice_coach.dates.moved import BETTER, DAY_WILL_NOT, LEAD, moved
from voice_coach.dates.put_instead import put_instead, turns_down
from voice_coach.dates.told_why import plainly

_SETTLED = (
    r"(?:(?:that's|it's|that is|it is|the (?:day|date|time|hour)(?:'s| is)?|right (?:day|date"
    r"|time))"
    r" ?(?:all )?(?:right|fine|good|okay|ok|correct|perfect|great)?|no problem|great|grand"
    r"|lovely|all (?:right|good|fine)|perfect"
    r"|yes|yeah|yep|right|correct|good|fine|nearly|almost)"
)
_WRONG = (
    r"(?:the (?:day|date|time|hour|other)(?:'s| is)? (?:not|wrong|isn't|not right|not good)|wrong"
    r" (?:day|date|time|hour))"
)
_SHOULD_BE = (
    r"(?:(?:(?:the |its )?(?:day|date|time|hour|it|that)(?:'s| is)? ?)?(?:should(?: rather)? be"
    r"|must"
    r" be|ought to be|has to be|needs to be|is)|i (?:want|need|said|meant|mean|would like"
    r"|prefer)|i'd"
    r" (?:like|prefer|rather(?: have)?)|make (?:it|that)|let's (?:say|make it)|can we (?:say"
    r"|make it)"
    r"|it's|on|at)"
)
_BUT = re.compile(
    rf"{LEAD}{_SETTLED}(?: that's)? (?:but|except(?: that)?|only|apart from|{_WRONG}(?: so)?)"
    rf"(?: (?:um|uh|er|please))*(?: {_SHOULD_BE})? (?P<rest>(?!wrong|not |no |isn't|never |the"
    rf" (?:day"
    rf"|time|hour|date)(?:'s| is)"
    r" wrong|not sure).+)"
)
"""Right but for a part: "that's right, except it should be Saturday"."""
_SPOILS = re.compile(
    rf"{LEAD}(?:{_SETTLED} (?:but )?)?(?:(?:the |that |it's the )?(?:day|date|time|hour)(?:'s| is|"
    rf" isn't| was)"
    r" ?(?:all |completely )?(?:wrong|not right|right|not good|no good|off|mixed up)(?: too)?"
    r"|(?:(?:can|could|can't|couldn't|shall|should) (?:we|i|you)(?: not)?|i'd (?:rather|like"
    r" to)|i (?:"
    r"want|need) to|let's) (?:do(?: (?:it|that))?|find|have|take|try|choose|pick|change|make it|say"
    r"|move it"
    r"(?: to)?) ?(?:on |at |for )?(?:(?:some |an?)?(?:other|different|better) (?:time|day|date"
    r"|hour))"
    r"|(?:i'm|i am) not (?:so |quite |really )?sure(?: about (?:it|that))?(?: (?:i|because|if"
    r"|whether)"
    r"\b.*)?|i (?:might|may) (?:be|have)\b(?!.* but ).*|(?:a (?:bit|little|tad)|slightly|somewhat)"
    r" (?:later|earlier|sooner|after that|before that)(?: (?:maybe|perhaps|i think|if possible))?)"
    rf"{BETTER}"
)
"""It is not so, and what is instead is not said."""
_ANOTHER_ONE = re.compile(
    rf"{LEAD}(?:[\w']+ ){{0,5}}?(?:(?:any|some|an?|the) )?(?:other|another|different|new)"
    r" (?:day|time|date|hour|one)\b(?: [\w']+){0,4}"
    r"|.*\b(?:any (?:day|time|hour)|anything|any time) (?:but|except|other than) [\w' ]+"
    rf"|{LEAD}(?:not (?:then|(?:so|that|quite so) (?:early|late|soon)|that (?:day|time|date"
    rf"|hour|one))|(?:that's |it's |that is |it is )?"
    r"(?:(?:far|way|much|a bit|a little|bit) )*too (?:early|late|soon|long))(?: (?:for"
    r" (?:me|us)|please|at all|thanks))*"
    r"|.*\b(?:don't|do not|didn't|never) (?:want|need) (?:a|any|that|the|this)"
    r" (?:day|date|time|hour)\b(?: at all)?"
)
"""Another day or time is wished for, and none is named."""
_ON_CONDITION = re.compile(
    rf"{LEAD}(?P<what>(?:on )?(?:{DAY}|tomorrow|today)(?: at [\w ]+)?) (?:if|unless)"
    r" (?!possible|you|that's|it's (?:no|all|possible|okay|ok)\b).+"
)
_LOOSELY = re.compile(
    rf"{LEAD}(?:(?:some ?time|say|any ?time|i said|i meant|rather|better|make it|let's say) )+"
    rf"(?:before|after|around|during|over) (?:the |my )?(?!that\b)[a-z]+{BETTER}"
)
"""Another time of the day, by no hour: "make it after lunch"."""
_BUT_FOR = re.compile(r"\b(?:any|anything)\b.*\b(?:but|except|than)\b.*")
_NONE_OTHER = re.compile(
    r"\b(?:no|not|nothing|never|n't|right|same)\b.*\b(?:other|another|different)\b"
)
_NOT_WRONG = re.compile(
    r"(?:day|date|time|hour)(?:'s| is| was) right\b(?!.*\b(?:wrong|not|isn't)\b)"
)
_STAYS = re.compile(
    rf"{LEAD}(?:.+ )?(?:(?:but|oh|no|oh no|you know what|actually|on second thoughts?)"
    rf" )+(?:sorry )?"
    rf"(?:(?:you're|you are) right(?: i did (?:say|mean) \w+| (?:it's )?{DAY})?"
    rf"|(?P<named>.+?)"
    r" (?:is|was) (?:fine|grand|good|okay|ok|right|perfect)(?: (?:leave it|after all|really|so"
    r"|then))*"
    r"|(?:yes )?(?:it|that) is(?: sorry| right)?|leave it(?: (?:as it is|like that|at that))?)"
    r"(?: sorry)?"
)
"""It is as it was, after all."""
_A_TIME = r"(?:(?:at|on|in) )?(?:the )?(?:[\w']+ ){0,3}?[\w']+"
_THIS_NOT_THAT = re.compile(
    rf"{LEAD}(?:(?:it's|that's|i said|i mean|it should be|it was) )?(?P<this>{_A_TIME}?)(?:"
    rf" (?:i said"
    rf"|i mean|please|and))? not (?P<that>{_A_TIME}?)(?: (?:i said|i mean|mate|love|please))*"
)
_NOT_THAT_THIS = re.compile(
    rf"{LEAD}not (?P<that>today|tonight|tomorrow|{DAY})(?: (?:but|no))? (?P<this>(?:the"
    rf"|on|at|in"
    r" )?.+)"
)
_PART = r"(?:morning|afternoon|evening|night|lunchtime)"
_OTHER_PART = re.compile(
    rf"{LEAD}not (?:in |at )?(?:the )?{_PART}(?: (?:but|no|sorry))? (?:(?:in|at) )?(?:the )?"
    rf"(?P<part>{_PART}){BETTER}"
)
_ONLY_NOT = re.compile(rf"{LEAD}not (?:in |at |on )?(?:the )?{_PART}{BETTER}")
_RATHER_THAN = re.compile(
    r"(?P<this>.+) (?:rather than|instead of) (?:(?:at|on|in) )?(?:the )?(?:[\w']+ ){0,3}?[\w']+"
)
_SAME_TIME = re.compile(
    r"(?: (?:at|but|and|with|just|for|keep))*(?: the)? same (?:time|hour)(?: of day)?(?: (?:please"
    r"|then|as before|though|again))*$"
)
_WILL_NOT_DO = (
    r"(?:(?:that|it|this|that day|that time|the day|the time)"
    r"(?: (?:won't|doesn't|wouldn't|will not"
    r"|does not|would not)(?: really| actually)? (?:work|do|suit|fit|happen)| ?(?:isn't|is not"
    r"|'s not"
    r"|'s no|is no) (?:good|use|possible|convenient))(?: (?:me|us|for me|for us|at all|after all"
    r"|then))*|(?:i|we) (?:can't|cannot|can not|couldn't) (?:do|make|manage) (?:that|it|then)"
    r"|(?:i've |i have |i )?changed my mind"
    r"|(?:i've |i have |i )?(?:mixed up|muddled|muddled up|got) (?:my|the) (?:days|dates"
    r"|times|weeks)"
    r"(?: (?:mixed|muddled) up| wrong)?|no (?:good|use)(?: to (?:me|us))?)"
)
_REMEMBERS = (
    r"(?:i've|i have|i)(?: just| only| completely| totally)*"
    r" (?:remembered|realised|realized|noticed|forgotten|forgot|seen)\b.*"
)
_PROPOSES = (
    r"(?:(?:so|then|and|but|please|maybe|perhaps|sorry) )*(?:(?:(?:could|can|shall|should|might"
    r"|may) (?:we|you|i)(?: please)? (?:do|make it|say|have|try|go for|go with|put it)|how about"
    r"|what about|let's (?:do|have|try|go for|go with|make it|say)|make it|i'd rather|better|do)"
    r"(?: it)? )?"
)
_WHEN = (
    r"(?:(?:on|at|in|for) )?(?:(?:the|next|this|half|quarter|a) )*(?:"
    rf"{DAY}|today|tonight|tomorrow|noon|midnight|{HOUR}|half|quarter"
    r"|\w+teen(?:th)?|twent\w+|thirt\w+|first|second|third"
    r"|fourth"
    r"|fifth|sixth|seventh|eighth|ninth|tenth|morning|afternoon|evening|day after)\b"
)
_ANEW = re.compile(rf"{LEAD}(?:{_WILL_NOT_DO}|{DAY_WILL_NOT}) {_PROPOSES}(?P<rest>{_WHEN}.*)")
"""It does not suit, and another time is named: "that won't work, tomorrow at six"."""
_REMEMBERED = re.compile(
    rf"{LEAD}{_REMEMBERS} (?:so|let's|can we|could we|make it|how about|what about|better)"
    rf"(?: (?:do|make|have|say|try|let's))?(?: it)? (?P<rest>{_WHEN}.*)"
)
_PROPOSED = re.compile(rf"{LEAD}{_PROPOSES}(?P<rest>{_WHEN}.*)")
_DAY_WILL_NOT = re.compile(
    rf"{LEAD}{DAY_WILL_NOT}{BETTER}(?P<why> (?:because |since )?"
    r"(?:i|we|he|she|they|there|it|my|the)\b.*)"
)
""" "Tuesday's no good, I'm on a course": that day, and none instead."""
_BARELY = re.compile(rf"{LEAD}{_WILL_NOT_DO}{BETTER}")
_WAVERS = re.compile(r"\b(?:not|or|if|unless|\w+n't|never|no|between|maybe|could|might)\b")
_JUST_THE_DAY = re.compile(
    r"\b(?:(?:no|(?:don't|do not)(?: really)? (?:want|need) an?y?|without an?y?) (?:fixed|set|exact"
    r"|particular|special)? ?(?:time|hour)|just the (?:day|date)|any time(?: of (?:the )?day)?"
    r"|(?:the"
    r" )?time doesn't matter)\b"
)
_TAGS = re.compile(
    r",? (?:(?:isn't|wasn't|won't) (?:it|that)|don't you (?:think|reckon))\b(?= \w)", re.IGNORECASE
)
_ADDRESSED = re.compile(r",? (?:mate|love|dear|darling|pal|coach|sir)(?=[.!?]?$)", re.IGNORECASE)
_OF_THE_DAY = re.compile(
    r"\b(?:at )?((?:thir|four|fif|six|seven|eigh|nine)teen|twenty(?: one| two| three)?|1[3-9]"
    r"|2[0-3])"
    r" hours\b(?! (?:later|earlier|sooner|before|after|from|back|forward|more|less|or|ago))"
)
"""An hour by the clock of twenty four, where a time is corrected: "please fourteen hours"."""
_SAME_FIRST = re.compile(
    rf"^({LEAD})(?:at )?(?:the )?same (?:time|hour)(?: but| only)? (?=(?:on )?(?:the "
    rf"|{DAY}|to))"
)
_LONGEST = 160
"""Letters."""


def as_correction(text: str) -> str:
    """The utterance as a plain correction, "no ..."; as it is where it is none of these forms; "no"
    where it only says that the date is not right."""
    said = plainly(text)
    if not said or len(said) > _LONGEST:
        return text
    said = _OF_THE_DAY.sub(r"at \1 o'clock", said)
    said = _SAME_FIRST.sub(r"\1", said)
    said = _ADDRESSED.sub("", _TAGS.sub("", said))
    bare = _ADDRESSED.sub("", _TAGS.sub("", text.replace("\u2019", "'")))
    forms = (moved, in_other_words, _contrast, _another, _of_parts, put_instead, _turned_down)
    return next(filter(None, (form(said) for form in forms)), bare)


def _turned_down(said: str) -> str:
    """What was named does not suit, or only on a condition."""
    if found := _ON_CONDITION.fullmatch(said):
        return f"or {found['what']}"
    if (found := _DAY_WILL_NOT.fullmatch(said)) and not NAMES.search(
        found["why"].replace(found["day"], "")
    ):
        return "no"
    return "no" if turns_down(said) or _LOOSELY.fullmatch(said) else ""


def _another(said: str) -> str:
    """Another time that is put for the one that was named."""
    said = LEST.sub("", said)
    same = _SAME_TIME.search(said)
    said = said[: same.start()] if same else said
    if _BARELY.fullmatch(said):
        return "no"
    found = _ANEW.fullmatch(said) or _REMEMBERED.fullmatch(said)
    found = found or (_PROPOSED.fullmatch(said) if same else None)
    if found is None or _WAVERS.search(found["rest"]):
        return ""
    return f"no {found['rest']}"


def _contrast(said: str) -> str:
    """ "The sixteenth, I said, not the sixth"; "not the morning, the evening"."""
    if found := _OTHER_PART.fullmatch(said):
        part = found["part"]
        return f"no {'at' if part == 'night' else 'in the'} {part}"
    if _ONLY_NOT.fullmatch(said):
        return "no"
    found = _THIS_NOT_THAT.fullmatch(said) or _NOT_THAT_THIS.fullmatch(said)
    names = found is not None and all(NAMES.search(found[name]) for name in ("this", "that"))
    return f"no {found['this']}" if found and names else ""


def _of_parts(said: str) -> str:
    """What is right of it, what is not, and what is to be instead."""
    if (found := _STAYS.fullmatch(said)) and (not found["named"] or NAMES.search(found["named"])):
        instead = put_instead(said) or f"no {found['named']}"
        return instead if found["named"] else "yes that's right"
    if (found := _BUT.fullmatch(said)) and NAMES.search(found["rest"]):
        rather = _RATHER_THAN.fullmatch(found["rest"])
        return _contrast(found["rest"]) or f"no {rather['this'] if rather else found['rest']}"
    rather = _RATHER_THAN.fullmatch(said)
    if rather and NAMES.search(rather["this"]) and not _WAVERS.search(rather["this"]):
        return f"no {rather['this']}"
    if _ANOTHER_ONE.fullmatch(said) and not _NONE_OTHER.search(said):
        return "" if NAMES.search(_BUT_FOR.sub("", said)) else "no"
    if _SPOILS.fullmatch(said) and not _NOT_WRONG.search(said):
        return "no"
    return ""


def wants_no_time(text: str) -> bool:
    """Whether somebody says that the day is all they name: "no fixed time, just the day"."""
    return _JUST_THE_DAY.search(text.casefold()) is not None
