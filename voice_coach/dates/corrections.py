"""Where somebody takes back what they just said of a date: "at seven, no wait, at eight". Pure.

What stands behind such a word is understood as an answer of its own, to what was known before it.
So a part that is corrected replaces what it corrects, whatever its kind, and the rest stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from voice_coach.patterns import LatePattern

_NAMED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|today|tomorrow"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_A_TIME = rf"(?:(?:at|on|in) )?(?:{_NAMED}|half|quarter|every|twenty|thirty|\d)"
_TAKES_BACK = (
    rf"(?<!and )(?<!or )no(?! (?:(?:later|earlier|sooner)(?! {_A_TIME}\b)|more|less|problem"
    r"|worries|idea|doubt|matter"
    r"|time|longer|one|way"
    r"|good|use|option|chance|go|rush|hurry|need|fixed|particular|plans?|appointments?|meetings?"
    r"|work|school|clarity|energy|clue|excuses|ifs|buts)\b)"
    r"|nope|nah|sorry(?! (?:for|about|to|it took|it has|it's taken)\b)"
    r"|(?:i )?beg your pardon|pardon(?: me)?"
    r"|excuse me|correction|my mistake|oops"
    r"|(?:scratch|forget) (?:that|it|the \w+)"
    r"|wait(?! (?:until|till|for|to|(?:a|\w+) (?:days?|weeks?|months?|years?)\b)\b)"
    r"|hold on(?! to\b)|hang on(?! to\b)|strike that|(?:the )?wrong (?:day|time|hour|date)|(?:the"
    r" )?(?:day|time|hour|date) is wrong|that's wrong|that is wrong"
    rf"|(?<!why )not (?:at |on )?(?:{_NAMED})(?= (?:but |now )?(?:at |on )?(?:{_NAMED}|the|half"
    r"|quarter)\b)"
    rf"|instead of (?:on |at )?(?:{_NAMED})(?= )"
    r"|i'm wrong|i was wrong|i'm (?:lying|mistaken|talking (?:nonsense|rubbish))|i lie(?! (?:in"
    r"|down)\b)"
    r"|what am i (?:on|talking|thinking|like)(?: about)?|silly me|whoops|dear me|(?:cancel|ignore"
    r"|drop|scrap|bin|lose)"
    r" (?:that|it)|i misspoke|i got (?:that|it) wrong|that's (?:madness|mad|daft|silly|crazy)"
    r"|my (?:wife|husband|mother|boss) (?:would|will|'d) kill me"
    r"|not (?:every (?:day|\w+day)|daily)(?= (?:but |just |only ))"
    rf"|not (?:just|only) (?:on )?(?:{_NAMED})(?= (?:but )?(?:every|daily|all))"
    r"|apologies|my apologies|my bad|i tell a lie|who am i kidding|too (?:early|late|soon)(?= |,)"
    r"|that's not (?:right|it|what i (?:said|meant))"
    r"|(?:no )?that (?:was|is) not right|i take that back|what am i saying"
)
_AMENDS = (
    r"i mean(?! it\b)|i meant|what i mean is|i should say|or rather"
    r"|rather(?! (?:than|late|early)\b)"
    rf"|better(?= (?:say|make|at|on|in|the|not|take|still|{_NAMED})\b)|better still"
    r"|(?<!n't )(?<!not )(?<!can )(?<!to )(?<!could )make (?:it|that)"
    r"(?! (?:a date|work|happen|count)\b)"
    r"|(?:(?:can|could) (?:you|we|i) )?(?:change|switch) (?:it|that)(?: (?:to|for|at|on))?|(?:can"
    r"|could) (?:you|we|i) (?:move|put) (?:it|that) (?:to|for|at|on)"
    r"|(?:well|hmm|nah|i'd prefer|i prefer|i'd rather)(?= (?:maybe |perhaps |better"
    rf" )?{_A_TIME}\b)|earlier(?= actually)"
    r"|(?:call it|shall we say|let's put(?: it)?|let's have(?: it)?|let's go for|let's do)(?="
    rf" (?:at |on )?{_A_TIME}\b)"
    rf"|so(?= (?:then )?(?:(?:it's|that's|let's say|i'd say|maybe) )?{_A_TIME}\b)|so(?= (?:on"
    r" )?the \w*(?:th|first|second|third)\b)"
    r"|isn't it(?= yes| yeah)|oh go on then"
    rf"|(?:let's |we'll |let us )?(?:push|bring|move|shift|put|change|switch|take) (?:it|that|this)"
    r"(?: (?:back|forward|on|up|out|along|down))?(?: (?:an?|half an|two|one|three) hours?)?"
    rf"(?: (?:to|for|till|until))?(?= {_A_TIME}\b)"
    rf"|(?:it|that|this)(?:'ll| will| really)* (?:has to|have to|need to|must|should|ought to"
    rf"|needs to|needed to|had to|was"
    rf" supposed to|was meant to) (?:be|have been)(?= (?:the |on |at )?(?:{_A_TIME}|\w+th|first"
    rf"|second"
    rf"|third)\b)|didn't i(?= (?:well )?(?:it's|make|that's|it is|{_A_TIME})\b)"
    r"|actually|instead(?=[,.]? (?:at|on|in|make|say))"
    r"|let(?:'s| us| me) (?:rather )?(?:say|make it)|no i said|i said|you know what"
    r"|on second thoughts?"
    r"|but (?:it's|it is|actually|really|rather|now|in the end)|come to think of it|or no"
    r"|or actually|or wait|(?:would|will|might|is|'s|works|suits me)(?: be)? better"
    r"|but then again|then again|i wanted to say|no let's|let's go with|final answer"
)
_FILLS = (
    r"(?:oh |good )?(?:god|goodness|gosh|lord|heavens)|um+|uh+|er+|erm|hm+|oh|ah|well|so|but"
    r"|then|please|yes|yeah|okay|ok|no|like|just"
)
_TURN = LatePattern(
    rf"(?<![\w'-])(?:(?:{_FILLS})[\s,.;:!?-]+)*(?P<word>(?:{_TAKES_BACK})|(?:{_AMENDS}))"
    rf"(?![\w'-])(?:[\s,.;:!?-]+(?:{_FILLS}|(?:{_TAKES_BACK})"
    rf"|(?:{_AMENDS}))(?![\w'-]))*[\s,.;:!?-]*"
)
LONGEST = 600
"""Letters: nobody gives a short answer in more, and in more nothing is looked for."""
_LOOSE = " ,.;:!?-"
_DENIED = LatePattern(
    rf".*\b(?P<named>{_NAMED})\b.*[ ,.](?P<turn>not (?:at |on )?(?P=named))[ ,.!]*"
)
"""At the end, what was named before is taken back, and nothing said instead."""
_REFUSES = LatePattern(r"n't\b|\b(?:not|cannot|never|no)\b")
"""What is said against a day or a time is weighed together with what is said instead of it."""
_DENIES = LatePattern(
    r"\b(?:no|nope|nah|not|wait|hold on|hang on|scratch|strike|wrong|mistake|correction|not right"
    r"|forget|take that back|oops|what am i saying)\b"
)
_NAMES = LatePattern(
    rf"\b(?:{_NAMED}|\w+teen|twenty|thirty|forty|fifty|half|quarter|later|earlier|sooner)\b|\d"
)
_LETS_STAND = LatePattern(
    r"\b(?:yes|yeah|yep|right|fine|okay|ok|good|perfect|correct|that's it|that works|works|great"
    r"|exactly|(?<!not )(?<!n't )sure|leave it|as i said|keep it)\b"
)


_SAYS_WHY = LatePattern(
    r"(?:we've|i've|we have|i have|there's|there is|they've|he's|she's|my \w+(?:'s| has| is))"
    r" (?:got |always |also )*(?:an? |the |my |our |some )?(?!free|available|rather|thinking"
    r"|able)\w+"
    r" (?:at|on|from|till|until)\b"
)
_PUTS_INSTEAD = LatePattern(
    r"\b(?:free|better|can|could|prefer|rather|make|let's|so|but|instead|then|until|till|suits?"
    r"|works?|fine|not|\w+n't)\b"
)


@dataclass(frozen=True, slots=True)
class Part:
    """What was said between two changes of mind. ``denies``: what comes before it is taken back,
    not only said more exactly. ``turn``: the words of the change of mind before it."""

    text: str
    denies: bool = False
    turn: str = ""

    @property
    def names_something(self) -> bool:
        """Whether there is a number or a day in it that must not be passed over."""
        return _NAMES.search(self.text.casefold()) is not None

    @property
    def whole(self) -> str:
        """With the words of the change of mind."""
        return f"{self.turn} {self.text}".strip()

    @property
    def only_says_why(self) -> bool:
        """Whether it tells what there is at some time, and puts no time instead ("ten, actually
        we've got church at nine")."""
        said = self.text.casefold()
        return _SAYS_WHY.match(said) is not None and not _PUTS_INSTEAD.search(said)

    @property
    def lets_stand(self) -> bool:
        """Whether it agrees to what was said before, after all ("no, that's fine")."""
        return _LETS_STAND.search(self.text.casefold()) is not None


def parts_of(text: str) -> list[Part]:
    """The text, cut at each change of mind; as one part where there is none."""
    said = text.replace("\u2019", "'")
    parts: list[Part] = []
    begun, denies, words = 0, False, ""
    looked_at = said.casefold() if len(said) <= LONGEST else ""
    for turn in _TURN.finditer(looked_at) if len(said) == len(looked_at) else ():
        if not parts and not said[: turn.start()].strip(_LOOSE):
            begun, words = turn.end(), turn[0].strip()
            continue  # there is nothing yet that could be taken back
        if turn["word"] == "so" and _ONLY_SAYS_WHY.search(said.casefold(), begun, turn.start()):
            begun = turn.end()  # "Thursday is choir, so Wednesday"
            continue
        taken_back = _DENIES.search(turn[0]) is not None
        made = turn["word"].startswith("make")
        if made and not taken_back and _REFUSES.search(said.casefold(), begun, turn.start()):
            continue
        parts.append(Part(_cut(said[begun : turn.start()]), denies, words))
        begun, denies, words = turn.end(), taken_back, turn[0].strip()
    return [*parts, *_without_denied(Part(said[begun:].strip(), denies, words))]


_ONLY_SAYS_WHY = LatePattern(
    r"\b(?:is|was|there's|i've|have|has|got|works?|don't|can't|no|not|[a-z]+'s"
    r"|i(?!'ll|'d| will| would| mean| could| can\b)|i'm|we|he|she|they|my|his|her)\b"
)
_HANGS_LOOSE = LatePattern(r"(?:[\s,.]+(?:or|and|oh|but|so|um|uh))+$", re.IGNORECASE)


def _cut(text: str) -> str:
    """A part without the words that hang loose at its end."""
    return _HANGS_LOOSE.sub("", text.strip(_LOOSE))


def _without_denied(last: Part) -> list[Part]:
    """Where the end only takes back what was named before it, that is a change of mind too."""
    fits = len(last.text) <= LONGEST
    found = _DENIED.fullmatch(last.text.casefold()) if fits else None
    if found is None:
        return [last]
    before = last.text[: found.start("turn")].strip(_LOOSE)
    return [Part(before, last.denies, last.turn), Part("", True, found["turn"])]


_AT_THE_END = LatePattern(
    rf"^(?P<said>.+?)[{_LOOSE}]+(?P<turn>(?:would|will|might) (?:be|suit me|work|do|suit)"
    rf" better(?: for me)?|is better(?: for me)?"
    r"|works better|suits me better|rather|i mean|i meant|actually|instead|sorry)(?: (?:obviously"
    rf"|of course))?[{_LOOSE}]*$",
    re.IGNORECASE,
)


_REASON = LatePattern(
    r"\b(?:because|cause|since|i'm|i am|i'll|i've|i have|i can't|i work|i need|i was|i misread|i"
    r" mixed|i mistook|i looked|i thought|i had|we've|we have|he's|she's|they're"
    r"|it's|there's|the kids|mass|that's better)\b.*"
)
_REFUSES_FIRST = LatePattern(r"\b(?:not|never|no|cannot|busy|or|either|between|except|\w+n't)\b")
_BEGINS = LatePattern(
    rf"\b(?:(?:at|on) )?(?:{_NAMED}|the (?:(?:\w+ )?\w*(?:th|first|second|third)|day after)|half"
    rf"|(?:a"
    r" )?quarter|every|\d)\b"
)
_HOUR_TO = LatePattern(r"\b(?:quarter|twenty|ten|five|twenty five|\d+) to (\w+)")
_PAST_ONLY = LatePattern(r"(?:at )?((?:a )?quarter|half|twenty|ten|five)(?: minutes)? (?:past|to)")
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_OF_MONTH = LatePattern(rf"(?:of |in )?(?P<month>{_MONTHS})\b(?! (?:the|\d))(?P<rest>.*)")
_DAY_OF_MONTH = LatePattern(
    rf"\b(?:the )?(?P<day>[\w ]*?\w*(?:st|nd|rd|th|first|second|third)) of (?:{_MONTHS})\b"
)


_REASONS = LatePattern(r"\b(?:is|was|i work|i've|i have|i'm|i had|we've|we have|can't|[a-z]+'s)\b")
_AGREED_DAY = LatePattern(
    r"(?P<said>(?:on )?the [\w ]+(?:th|first|second|third)),? (?:yes|yeah|that's|so|right)(?:"
    r" that's| it's)?"
    r" (?:the |a )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
_THAT_DAY = LatePattern(
    rf"(?:on )?(?:{_NAMED})(?:'s| is| was| i work| i'm| i've| i have| i can't)\b(?! (?:the"
    r" \w*(?:th|st|nd|rd|first|second|third))\b).*"
)


_EXCUSES = LatePattern(
    r"(?:(?:i'm|i am) )?(?:so |very |really )?(?:sorry|apologies|excuse me|pardon me)\b.*?|no"
    r" (?:excuses|matter what(?: happens)?|ifs|buts)\b.*?"
)


def without_excuse(first: Part) -> str:
    """The first part without what it only excuses: "sorry for the delay, Tuesday at nine"."""
    said = first.whole.casefold()
    begins = _BEGINS.search(said)
    excuse = said[: begins.start()].strip(_LOOSE) if begins else ""
    if not excuse or _EXCUSES.fullmatch(excuse) is None or "n't" in excuse or " not " in excuse:
        return first.text
    return first.whole[begins.start() :] if begins else first.text


_EVERY_WEEK = LatePattern(
    r" i (?:work|teach|train|volunteer|swim|\w+ \w+) (?:on )?(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)days"
    r"\b",
    re.IGNORECASE,
)
"""Why a day does not suit: "Tuesday, I work Wednesdays"."""


def without_reason(text: str) -> str:
    """A correction without why it is made: "ten, I'll be asleep by eleven"."""
    text = _EVERY_WEEK.sub("", text)
    if agreed := _AGREED_DAY.fullmatch(text.casefold()):
        return text[: agreed.end("said")]
    begins = [place.start() for place in _BEGINS.finditer(text.casefold())]
    if len(begins) > 1 and _THAT_DAY.fullmatch(text.casefold()):
        return text[begins[1] :]  # "Tomorrow I work, the day after"
    found = _REASON.search(text.casefold())
    named = found is not None and _BEGINS.search(text.casefold()[: found.start()]) is not None
    halves = found is not None and _HALVES.search(text.casefold()[: found.start()]) is not None
    if found is None or not (named or halves):
        return text
    instead = _SO_INSTEAD.search(text.casefold(), found.start())
    return text[instead.end() :] if instead else text[: found.start()].strip(_LOOSE)


_SO_INSTEAD = LatePattern(rf"\bso (?:then )?(?=(?:[\w']+ ){{0,5}}?(?:on |at )?(?:{_NAMED})\b)")
"""Behind a reason stands what is to be instead: "Wednesday, but I'm working, so Friday"."""


_HALVES = LatePattern(r"\b(?:morning|afternoon|evening|night|noon|[ap] ?m)\b")


_COMPARES = LatePattern(
    rf"^(?:earlier|later|sooner|better|rather|maybe|perhaps),? (?={_A_TIME}\b)", re.IGNORECASE
)
_BARE_SPAN = LatePattern(r"(?:a|\w+) (?:days?|weeks?|months?)(?: (?:time|from now))?")
_SPAN = LatePattern(r"\bin (?:a|\w+) (?:days?|weeks?|months?)\b")
_A_WEEK = 7
_LAST_DAY = date.max - timedelta(days=_A_WEEK)
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_AFTER = LatePattern(
    r"(?:the (?:day|next day|following day) after(?: that)?|the (?:next|following) day)\b(?: so"
    r" \w+day)?"
)
_WEEKDAY_AFTER = LatePattern(
    rf"(?:on )?the (?:(?P<name>{'|'.join(_DAY_NAMES)}) after(?: that| this)?)\b(?! (?:next|\w+day))"
)
"""Behind the day that was named: "the Thursday after"."""
_NAMES_WHICH = LatePattern(
    r"\b(?:today|tonight|this|next|week|every|days?\b(?= from)|the \w*(?:th|st|nd|rd|first|second"
    r"|third))\b"
)


def _as_date(day: date) -> str:
    return f"on {_MONTHS.split('|')[day.month - 1]} {day.day}"


def filled_up(text: str, before: str, day: date | None, today: date) -> str:
    """A correction with what it leaves out: "no, of March" keeps the day that was named, "no,
    quarter past" behind "quarter to six" the hour; "the day after that" is behind the ``day``
    that was understood, and so is a Sunday that is not ``today``."""
    text = _COMPARES.sub("", text)
    said, known = text.casefold(), before.casefold()
    if _BARE_SPAN.fullmatch(said) and _SPAN.search(known):
        return f"in {text}"  # "in three days, no, make it four days"
    if day is not None and day <= _LAST_DAY and (dated := _dated(text, said, day, today)):
        return dated
    if _PAST_ONLY.fullmatch(said.strip(_LOOSE)) and (hour := _HOUR_TO.search(known)):
        return f"{text.strip(_LOOSE)} {hour[1]}"
    month, days = _OF_MONTH.fullmatch(said), _DAY_OF_MONTH.findall(known)
    if month and days:
        return f"the {days[-1].split()[-1]} of {month['month']}{month['rest']}"
    return text


def _dated(text: str, said: str, day: date, today: date) -> str:
    """With the date of the day or the weekday after this ``day``, or of a weekday that today is
    one of; empty where it names none of them."""
    if after := _WEEKDAY_AFTER.match(said):
        ahead = (_DAY_NAMES.index(after["name"]) - day.weekday() - 1) % _A_WEEK + 1
        return f"{_as_date(day + timedelta(days=ahead))}{text[after.end() :]}"
    if after := _DAY_AFTER.match(said):
        return f"{_as_date(day + timedelta(days=1))}{text[after.end() :]}"
    name = _DAY_NAMES[today.weekday()]
    ahead = today < day <= today + timedelta(days=_A_WEEK)
    if ahead and said.startswith((name, f"on {name}")) and not _NAMES_WHICH.search(said):
        rest = text[said.index(name) + len(name) :]
        return f"{_as_date(today + timedelta(days=_A_WEEK))}{rest}"
    return ""


def endings(text: str) -> list[str]:
    """What a correction says at its end, behind what was only thought: "that's the market,
    Saturday at two"; the longest first, and none where something is refused."""
    said = text.casefold()
    if _REFUSES_FIRST.search(said):
        return []
    found = [begins.start() for begins in _BEGINS.finditer(said)]
    return [text[place:] for place in found if _REASONS.search(said[:place])]


def joined(utterances: Iterable[str]) -> str:
    """What was said with pauses between, as one text. A later utterance that ends in a change of
    mind ("in the evening, rather") begins with it."""
    first, *later = [text.strip() for text in utterances] or [""]
    return " ".join([first, *(_turned_first(text) for text in later)])


_NOT_THAT = LatePattern(
    rf"(?P<said>.*\b(?:{_NAMED}|\w+(?:teen|ty|th|st|nd|rd|first|second|third)|morning|evening"
    rf"|afternoon|night)) not (?:(?:at|on|in) )?(?:the )?(?:{_NAMED}|\w+(?:teen|ty|th|st|nd|rd"
    rf"|first"
    r"|second|third)|morning|evening|afternoon|night)[ ,.!]*",
    re.IGNORECASE,
)
"""Names what is meant, and what is not: "ten, not nine"."""
_AND_WHY = LatePattern(
    rf"(?:(?:well|oh|um|uh|no|hmm) )*(?P<said>{_A_TIME}(?: (?:past|to) \w+| \w+ty| o'clock)?)"
    r" (?:actually|really|rather|sorry) (?:we've|i've|there's|we have|i have|i'm at|it's) (?!free"
    r"|available|better|fine)\w+(?: [\w']+)* (?:at|on|till|until) [\w' ]+",
    re.IGNORECASE,
)
"""Another time, and why: "eleven actually, we've got church at ten"."""
_OWN_TURNS = ("sorry", "rather", "i mean", "i meant", "actually")


def _turned_first(text: str) -> str:
    if found := _AND_WHY.fullmatch(text):
        return f"actually {found['said']}"
    if found := _AT_THE_END.fullmatch(text):
        turn = found["turn"].casefold()
        return f"{turn if turn in _OWN_TURNS else 'actually'} {found['said']}"
    if (
        len(text) <= LONGEST
        and (found := _NOT_THAT.fullmatch(text))
        and " not " not in found["said"]
    ):
        return f"no {found['said']}"
    return text


_PREFACE = LatePattern(
    r"(?:(?:um+|uh+|er+|hmm*|oh|ah|well|so|then|okay|yes|yeah|please|maybe|rather|better|actually"
    r"|just|i'd say|i think|let's say|say"
    r"|that's|it's|in|at|on|about|around|the|for|every|each) ?)*"
)


def corrects(said: str) -> bool:
    """Whether what is said after a pause names a time outright, or takes one back: not why, what
    else, or who."""
    first, *_ = parts_of(said)
    text = said.casefold()
    begins = _BEGINS.search(text)
    return bool(first.turn) or (
        begins is not None and _PREFACE.fullmatch(text[: begins.start()]) is not None
    )
