"""What became of a plan, where that is seen only beside what was planned. Pure.

"Just the once" is all of it where it was to be once, and a part where it was to be every day; "he
said no" tells that somebody was asked; "they're seeing me on the twelfth" is all that an
appointment needed, and a talk on the twelfth is still to come.
"""

from __future__ import annotations

import re
from typing import Literal

from voice_coach.dialogue.short_answers import NUMBERS

Deed = Literal["done", "partly", "not-yet"]
_NUMBER_WORDS = NUMBERS | {
    "once": 1, "twice": 2, "both": 2, "eleven": 11, "twelve": 12, "a couple": 2,
}  # fmt: skip
_N = (
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|both"
    r"|a couple)"
)
_EVERY_DAY = re.compile(
    r"\b(?:(?:every|each) (?:single )?(?:day|morning|evening|night|afternoon|lunchtime|weekday)"
    r"|daily|(?:a|per) (?:day|night)|mornings|evenings|before bed)\b"
)
_DAYS = 7
_SO_MANY = re.compile(
    rf"\b(?P<n>{_N})(?: (?:times?|of|or|more|new|different|whole|full|big|small|long|short|good))*"
    r"(?: \w+(?:s|people|men|women|children))?\b"
)


def wanted(planned: str) -> int | None:
    """How often or how many was planned; None where it was just once, or nothing says so."""
    if _EVERY_DAY.search(planned):
        return _DAYS
    found = next((one for one in _SO_MANY.finditer(planned) if one["n"] != "one"), None)
    return _NUMBER_WORDS[found["n"]] if found else None


_FILLS = (
    r"(?:(?:um+|uh+|oh|ah|well|so|and|but|yes|yeah|no|now|honestly|i'd say|i think|about|maybe"
    r"|roughly|in the end|actually|let me see|i'm afraid|afraid|sadly|sorry|ah sure|just|only) )*"
)
_NEVER_MISSED = re.compile(
    r"\b(?:never|not|didn't|haven't|hasn't|without|did not|have not)(?: once| even| yet| ever)*"
    r" (?:miss|missed|missing|skip|skipped|skipping) (?:a|one|any|so much as)\b(?!.*\b(?:but|until"
    r"|till|except|bar|apart)\b)"
)
_OUT_OF = re.compile(
    rf"\b(?P<n>{_N}|none|not one)(?: (?:\w+ )?\w+s?)? (?:out )?of (?:the |my |his |those )?"
    rf"(?:last )?(?P<m>{_N})\b"
)
_ALL_OF = re.compile(
    rf"\ball (?:the |of the )?(?P<n>{_N})\b(?! but)"
    rf"|\bevery (?:last )?one of them\b"
)
_NONE = re.compile(
    rf"{_FILLS}(?:(?:to|on|in|for|with) )?(?:neither|none|not (?:even )?(?:a single )?one|nil|zero"
    r"|not a single \w+)(?: (?:of (?:them|the \w+|those)|so far|yet|times|i'm afraid|sadly))*"
)
_COUNT = re.compile(
    rf"{_FILLS}(?:(?:i|we)(?:'ve| have)? )?(?:(?:managed|did|made|got|went|read|sent|done|had|kept"
    r"|finished|got through|did it|do|on|in|it was|that was|it's|have|cooked|ran|swam|called|met)"
    rf" )?(?:(?:it|them|to|out) )*(?:(?:about|only|just|maybe|at least|a good|the|all of|exactly|a"
    rf" total of) )*(?P<n>{_N})(?: (?!and\b|or\b|but\b)(?:times?|of (?:them|it|those|these|the \w+)"
    r"|days?|mornings?|evenings?|nights?|chapters?|pages?|companies|of it"
    r"|meals?|dinners?|weeks?|runs?|letters?|people|calls?|even|actually|in the end|so far|in all"
    r"|in total|altogether|this week|for good measure|and a half|only|i'm afraid|instead|though"
    r"|really|i think|yet|now|up to now|one|once))*"
    r"(?P<story> (?:i couldn't stop|because .*|but .*|and (?!i did|the rest).*|i .*|it .*))?"
)
_AT_THE = re.compile(
    r"\b(?:i'm|i am|now|up to|got to|reached|halfway through|in the middle of|still) (?:on |at |in"
    r" )?(?:the )?(?:first|second|third|fourth|fifth)\b"
)
_ONE_AND_OTHER = re.compile(
    r"\bone\b.*\b(?:the )?(?:other|second|next|last)(?: \w+)?(?: \w+)?(?: will|'ll| goes| is to|"
    r" is still|'s still| isn't| hasn't| tomorrow| next| later| on \w+day| to go| has to| still)\b"
    r"|\bone down\b.*\bto go\b"
)
_WHOLE = re.compile(
    r"\b(?:read|finished|did|done|got through|devoured|wrote|learned|learnt) (?:the|all of the"
    r"|all the) (?:whole|entire|full) (?:\w+)\b"
)


def by_count(said: str, planned: str) -> Deed | Literal[""]:
    """By how often or how many, beside what was planned."""
    if _NEVER_MISSED.search(said):
        return "done"
    if _NONE.fullmatch(said):
        return "not-yet"
    if found := _OUT_OF.search(said):
        done, all_of_it = _NUMBER_WORDS.get(found["n"], 0), _NUMBER_WORDS[found["m"]]
        return "not-yet" if not done else "done" if done >= all_of_it else "partly"
    if _WHOLE.search(said) and not _HALF.search(said):
        return "done"
    target = wanted(planned)
    if target is None:
        return ""
    if _ONE_AND_OTHER.search(said) or _AT_THE.search(said):
        return "partly"
    if (found := _ALL_OF.search(said)) and not _HALF.search(said):
        return "done" if found["n"] is None or _NUMBER_WORDS[found["n"]] >= target else "partly"
    if found := _COUNT.fullmatch(said):
        count = _NUMBER_WORDS[found["n"]]
        return "not-yet" if not count else "done" if count >= target else "partly"
    return ""


_HALF = re.compile(r"\b(?:not|n't|except|but|bar|half|almost|nearly|apart)\b")
_APPOINTMENT = (
    r"(?:appointment|meeting|slot|table|tickets?|viewing|interview|flight|trip|room|check ?up"
    r"|session|class|course|lessons?|hotel|visit|dentist|doctor|scan|test|physio|therapist|hall"
    r"|haircut|consultation)"
)
_TO_BOOK = re.compile(
    rf"\b(?:book|make|arrange|get|schedule|set up|fix|organise|organize|ask for|sort out)\b"
    rf".*\b{_APPOINTMENT}\b|\b(?:sign up|enrol|enroll|register|sign on|put my name down)\b"
)
_DAY = (
    r"(?:(?:on |at |for |by |only |until |till |not before |not till |this |next |coming |the"
    r" |early )*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekend|week|month|tomorrow|tonight"
    r"|afternoon|evening|(?:an)?other (?:day|week)|(?:twenty |thirty )?(?:first|second|third|fifth"
    r"|eighth|ninth|tenth|twelfth|twentieth|thirtieth|\w+(?:th))"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)
_MEETING = (
    r"(?:(?:the |my |our |that |his |her )?(?:\w+ )?(?:meeting|talk|chat|appointment|call|session|lunch"
    r"|dinner|interview|conversation|lesson|class|visit|walk)(?: with (?:him|her|them|my \w+|the"
    r" \w+))?)"
)
_TO_COME = re.compile(
    rf"{_FILLS}(?:(?:i'm|i am|we're|we are|they're|they are|he's|he is|she's|she is|it's|it is"
    rf"|that's|that is|{_MEETING}(?:'s| is| was moved to| will be)?)(?: (?:all|booked|set|fixed"
    r"|arranged|down|in|going in|seeing (?:him|her|them|me|us)|meeting(?: (?:him|her|them|up))?"
    r"|having (?:it|that|lunch|dinner|coffee)(?: with (?:him|her|them))?|happening|due|on"
    r"|there|expected|only|not|in the diary|scheduled|planned|going|fitting me in|squeezing me in"
    r"|taking me|having me|calling me in))*"
    r"|(?:they|he|she|the \w+)(?:'ve|'ll| have| has)?(?: (?:just|already|finally|kindly))* (?:gave"
    r"|given|offered|can see|could see|can take|can do|will see|see|fitted|squeezed|put|booked"
    r"|can fit|found|wrote|wants to see)(?: (?:me|us|in|down|a|an|the|one|slot|place|spot"
    r"|appointment|for|it))*"
    r"|(?:i|we)(?:'ve| have)?(?: (?:now|already|just))* (?:got|have|go|go in|start|see (?:him|her"
    r"|them)|have got|booked|took)(?: (?:one|it|an?|the|my|slot|appointment|place|spot|date|time"
    r"|in))*)"
    rf" {_DAY}(?P<more>.*)"
)
_ASKS_FIRST = re.compile(
    r"\b(?:going to|i'll|we'll|i will) (?:ring|call|book|phone|ask|make"
    r"|try)\b"
)
_NOT_THEN = re.compile(r"\b(?:didn't|wasn't|cancelled|missed|but|yesterday|last)\b")


def by_day(said: str, planned: str) -> Deed | Literal[""]:
    """By a day that is still to come: of an appointment that was to be made, or of the deed."""
    found = _TO_COME.fullmatch(said)
    if not planned or found is None or _ASKS_FIRST.search(said) or _NOT_THEN.search(found["more"]):
        return ""
    return "done" if _TO_BOOK.search(planned) else "not-yet"


_TO_TALK = re.compile(
    r"\b(?:call|ring|phone|talk|speak|tell|ask|say|apologi[sz]e|chat|thank|invite|make up|confront"
    r"|discuss|negotiate|explain|complain|have (?:a|the|that) (?:talk|word|chat|conversation))\b"
)
_WHO = r"(?:he|she|they|(?:my|the) (?!meeting|weather|car|phone|line)\w+)"
_ANSWERED = re.compile(
    rf"{_FILLS}{_WHO}(?: (?:just|simply|only|actually|finally|really|even|immediately))* (?:said"
    r" (?!.*\b(?:busy|away|not now|later|no time|call back|ring back|tomorrow|next \w+|another"
    r" \w+)\b).*"
    r"|says (?:yes|no|he'll|she'll|they'll|it's fine|okay)\b.*|turned me down\b.*|agreed\b.*"
    r"|accepted"
    r"\b.*|refused\b.*|laughed\b.*|forgave me\b.*|hugged me\b.*|thanked me\b.*|took it (?:well"
    r"|badly|fine|better|very|really)\b.*|promised\b.*|apologi[sz]ed\b.*|shouted at me\b.*"
    r"|(?:was|were) (?:over the moon|delighted|thrilled|so (?:happy|glad|pleased|kind|nice|sweet)"
    r"|furious|very (?:nice|kind|understanding|happy|pleased)|lovely about it|really"
    r" (?:nice|kind|happy|pleased|understanding)|touched|surprised to|pleased to|happy to|glad"
    r" to)\b.*|(?:'ll|will|wants to|is going to) (?:think about it|look into it|consider it|see"
    r" what (?:he|she|they) can do)\b.*)"
)
_CONVERSED = re.compile(
    rf"{_FILLS}(?:(?:[\w' ]{{1,50}} )?(?:and|then) )?(?:we|i)(?:'ve| have|'re| are)?(?: (?:finally"
    r"|actually|both|just|really|even))*"
    r" (?:(?:had|have had) (?:a|the|our|such a)(?: (?:good|long|nice|lovely|great|proper|big|old"
    r"|quick|little|real|right))* (?:chat|talk|natter|catch up|word|heart to heart|conversation"
    r"|cry|laugh|chinwag|yarn|gossip)|(?:talked|spoke|chatted|nattered|were talking|were on the"
    r" phone|was on the phone|gabbed|yapped)(?: (?:to|with) (?:him|her|them|each other))? (?:(?:for"
    r" )?(?:half|all|a|an|over|nearly|almost|about|two|three|hours|ages|until|till|through|the"
    r" whole|for hours|for ages)\b).*|cleared the air|made up|made it up|shook hands|hugged"
    r"|laughed till|friends again|(?:back )?on speaking terms|sorted it out|had it out"
    r"|buried the hatchet)\b(?!.*\b(?:instead|only about|about the (?:weather|football"
    r"|news)|but (?:not|i didn't|never))\b).*"
)
_ABOUT = re.compile(
    r"\b(?:ended up|only|just|instead)\b.*\b(?:talk|talked|talking|spoke|speaking|chatted|chatting"
    r"|asked|asking) (?:\w+ )?about (?P<topic>[\w' ]+)"
    r"|\b(?:talked|spoke|chatted|asked)(?: (?:him|her|them|to \w+|with \w+))* about"
    r" (?P<other>[\w' ]+?) instead\b|\bmade small talk\b"
)


def by_talk(said: str, planned: str) -> Deed | Literal[""]:
    """By what was talked about, or what others answered to it, where somebody was to be talked
    to."""
    if not _TO_TALK.search(planned):
        return ""
    if found := _ABOUT.search(said):
        topic = set((found["topic"] or found["other"] or "").split()) - _SMALL
        if not topic & set(planned.split()) and not _DID.search(said):
            return "not-yet"
    if _I_DID_NOT.search(said):
        return ""
    return "done" if _ANSWERED.fullmatch(said) or _CONVERSED.fullmatch(said) else ""


_SMALL = frozenset("the a an my his her it that this to of instead in about them him".split())
_DID = re.compile(r"\b(?:in the end i|did ask|did tell|and then i (?:asked|told|said)|did it)\b")
_I_DID_NOT = re.compile(
    r"\b(?:i|we) (?:\w+ )?(?:didn't|haven't|never|couldn't|forgot|did not|have not)\b|\bvoicemail\b"
)
_TO_CLEAN = re.compile(
    r"\b(?:clear|clean|tidy|sort|weed|mow|wash|declutter|empty|paint|scrub|sweep|hoover|organi[sz]e"
    r"|unpack|dust)\b"
)
_ITS_STATE = re.compile(
    rf"{_FILLS}(?:(?:it's|it is|it looks|(?:the|my) (?:whole )?\w+(?: \w+)?(?:'s| is| looks)) )?"
    r"(?:(?:all|now|really|so|absolutely|as|completely|quite|finally|that|nice and) )*"
    r"(?:spotless|immaculate|gleaming|sparkling|shining|shiny|clean as|neat|empty|bare|tidy"
    r"|clean|clear|like new|good as new|pristine|squeaky clean|bare floor|clutter free)\b"
    r"(?!.*\b(?:but|except|not|n't|half|apart|bar)\b)(?: .*)?"
    r"|(?:.*\b)?(?:not|isn't|ain't|hasn't|no|never) (?:so much as )?(?:a|one|an)? ?(?:single |speck"
    r" of |bit of )?\w+ (?:left|in sight|to be seen|anywhere)\b.*"
    r"|.*\b(?:you|one|i|we) (?:can|could|would|'d|might) (?:even |actually |hardly |nearly )*(?:see"
    r" the (?:\w+ )?(?:floor|wall|walls|carpet|table|desk|window|ground|surface|bottom)|eat (?:your"
    r" \w+ )?off|swing a cat|recogni[sz]e (?:it|the)|move again|breathe)\b.*"
    r"|.*\b(?:cars?|van|bike|bikes|table) (?:fits?|goes|go) (?:in|into)\b.*"
)
_SAME_AS_EVER = re.compile(
    rf"{_FILLS}(?:(?:it's|it is|it looks|(?:the|my) \w+(?:'s| is| looks)) )?(?:(?:still|just) )*"
    r"(?:(?:a|an) (?:\w+ )?(?:mess|tip|bombsite|bomb site|disaster|pigsty|state|jungle|shambles"
    r"|dump|wreck)|(?:the|exactly the|much the) same(?: as .*)?|as (?:messy|dirty|full|bad"
    r"|untidy|cluttered|chaotic) as .*|(?:untouched|full|filthy|chaos|worse than .*))"
    r"(?: (?:in there|up there|i'm afraid|really|as ever|as always|honestly))*"
)
_A_PART_OF_IT = re.compile(
    rf"{_FILLS}(?:(?:i|we)(?:'ve| have)? )?(?:(?:got|did|done|finished|cleared|cleaned|painted|have"
    r"|managed|sorted) )?(?:(?:only|just) )?(?:(?:the|a|one|page|chapter|part|half) )(?:(?:left"
    r"|right|first|front|back|top|easy|near|far|small|big|bottom|upper|lower|one|one)? ?)"
    r"(?:hand )?(?:half|sides?|corner|wall|shelf|shelves|part|bit|page|chapter|drawer|box|end"
    r"|third|coat|section|downstairs|upstairs|one|two|three)(?:'s| is| are)?(?: (?:done|clear"
    r"|clean|cleared|cleaned|finished|painted|on|sorted|tidy|ready|empty|complete|full|now|already"
    r"|anyway|at least|so far))*"
)


def by_state(said: str, planned: str) -> Deed | Literal[""]:
    """By what there is to be seen of it, where something was to be cleaned, or made in parts."""
    if _A_PART_OF_IT.fullmatch(said) and said not in planned:
        return "partly"
    if not _TO_CLEAN.search(planned):
        return "not-yet" if _BLANK.search(said) and _TO_FILL.search(planned) else ""
    if _SAME_AS_EVER.fullmatch(said):
        return "not-yet"
    if _FAR_FROM.search(said):
        return ""
    return "done" if _ITS_STATE.fullmatch(said) else ""


_FAR_FROM = re.compile(
    r"\b(?:far from|not exactly|nowhere near|not quite|not yet|hardly (?!recogni)|i wish|if only"
    r"|still|almost|nearly|one|half|side)\b"
)
_TO_FILL = re.compile(r"\b(?:write|fill|letter|form|essay|application|cv|report|email|read|draw)\b")
_BLANK = re.compile(
    r"\b(?:blank|(?:it's|is|still|are|they're) (?:still )?(?:empty|white|unopened|untouched|unread"
    r"|in (?:its|the) (?:box|wrapper|envelope)))\b(?!.*\b(?:no longer|any ?more|not)\b)"
)


def by_plan(said: str, planned: str) -> Deed | Literal[""]:
    """What is said beside what was ``planned``; empty where that says no more than the words."""
    if not planned:
        return "done" if _NEVER_MISSED.search(said) else ""
    return (
        by_count(said, planned)
        or by_day(said, planned)
        or by_talk(said, planned)
        or by_state(said, planned)
    )
