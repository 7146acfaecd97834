"""What became of a plan, where that is seen only beside what was planned. Pure.

"Just the once" is all of it where it was to be once, and a part where it was to be every day; "he
said no" tells that somebody was asked; "they're seeing me on the twelfth" is all that an
appointment needed, and a talk on the twelfth is still to come.
"""

from __future__ import annotations

from typing import Literal

from voice_coach.dialogue.planned_counts import FILLS, NEVER_MISSED, Beside, by_count
from voice_coach.patterns import LatePattern

_APPOINTMENT = (
    r"(?:appointment|meeting|slot|table|tickets?|viewing|interview|flight|trip|room|check ?up"
    r"|session|class|course|lessons?|hotel|visit|dentist|doctor|scan|test|physio|therapist|hall"
    r"|haircut|consultation)"
)
_TO_BOOK = LatePattern(
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
    r"(?:(?:the |my |our |that |his |her )?(?:\w+ )?(?:meeting|talk|chat|appointment|call"
    r"|session|lunch"
    r"|dinner|interview|conversation|lesson|class|visit|walk)(?: with (?:him|her|them|my \w+|the"
    r" \w+))?)"
)
_TO_COME = LatePattern(
    rf"{FILLS}(?:(?:i'm|i am|we're|we are|they're|they are|he's|he is|she's|she is|it's|it is"
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
    r"|them)|have got|booked|took|said|agreed on|settled on|pencilled in|fixed|set"
    r"|said we'd (?:meet|talk|do it))(?: (?:one|it|an?|the|my|slot|appointment|place|spot|date|time"
    r"|in))*)"
    rf" {_DAY}(?P<more>.*)"
)
_TOOK_IT = LatePattern(
    rf"\bso i(?:'ve)? (?:took|got|went with|booked|have|settled for)(?: (?:it|one|the|for|in"
    rf"|on))* {_DAY}$"
)
_ASKS_FIRST = LatePattern(
    r"\b(?:going to|i'll|we'll|i will) (?:ring|call|book|phone|ask|make"
    r"|try)\b"
)
_NOT_THEN = LatePattern(r"\b(?:didn't|wasn't|cancelled|missed|but|yesterday|last)\b")


def by_day(said: str, planned: str) -> Beside:
    """By a day that is still to come: of an appointment that was to be made, or of the deed."""
    if _TO_BOOK.search(planned) and _TOOK_IT.search(said):
        return "done"
    found = _TO_COME.fullmatch(said)
    if not planned or found is None or _ASKS_FIRST.search(said) or _NOT_THEN.search(found["more"]):
        return ""
    return "done" if _TO_BOOK.search(planned) else "not-yet"


_TO_TALK = LatePattern(
    r"\b(?:call|ring|phone|talk|speak|tell|ask|say|apologi[sz]e|chat|thank|invite|make up|confront"
    r"|discuss|negotiate|explain|complain|have (?:a|the|that) (?:talk|word|chat|conversation))\b"
)
_WHO = r"(?:he|she|they|(?:my|the) (?!meeting|weather|car|phone|line)\w+)"
_ANSWERED = LatePattern(
    rf"{FILLS}{_WHO}(?: (?:just|simply|only|actually|finally|really|even|immediately))* (?:said"
    r" (?!.*\b(?:busy|away|not now|later|no time|call back|ring back|tomorrow|next \w+|another"
    r" \w+)\b).*"
    r"|says (?:yes|no|he'll|she'll|they'll|it's fine|okay)\b.*|turned me down\b.*|agreed\b.*"
    r"|accepted"
    r"\b.*|refused\b.*|laughed\b.*|(?:cried|wept|smiled|listened|nodded)\b.*|forgave me\b.*"
    r"|hugged me\b.*|thanked me\b.*|took it (?:well"
    r"|badly|fine|better|very|really)\b.*|promised\b.*|apologi[sz]ed\b.*|shouted at me\b.*"
    r"|(?:was|were) (?:over the moon|delighted|thrilled|so (?:happy|glad|pleased|kind|nice|sweet)"
    r"|furious|very (?:nice|kind|understanding|happy|pleased)|lovely about it|really"
    r" (?:nice|kind|happy|pleased|understanding)|touched|surprised to|pleased to|happy to|glad"
    r" to)\b.*|(?:'ll|will|wants to|is going to) (?:think about it|look into it|consider it|see"
    r" what (?:he|she|they) can do)\b.*)"
)
_CONVERSED = LatePattern(
    rf"{FILLS}(?:(?:[\w' ]{{1,50}} )?(?:and|then) )?(?:we|i)(?:'ve| have|'re| are)?(?: (?:finally"
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
_ABOUT = LatePattern(
    r"\b(?:ended up|only|just|instead)\b.*\b(?:talk|talked|talking|spoke|speaking|chatted|chatting"
    r"|asked|asking) (?:\w+ )?about (?P<topic>[\w' ]+)"
    r"|\b(?:talked|spoke|chatted|asked)(?: (?:him|her|them|to \w+|with \w+))* about"
    r" (?P<other>[\w' ]+?) instead\b|\bmade small talk\b"
)


def by_talk(said: str, planned: str) -> Beside:
    """By what was talked about, or what others answered to it, where somebody was to be talked
    to."""
    if not _TO_TALK.search(planned):
        return _not_met(said, planned)
    if found := _ABOUT.search(said):
        topic = set((found["topic"] or found["other"] or "").split()) - _SMALL
        if not topic & set(planned.split()) and not _DID.search(said):
            return "not-yet"
    if _HUNG_UP.search(said) or _I_DID_NOT.search(said):
        return "not-yet" if _HUNG_UP.search(said) else ""
    told = (_CAME_OUT, _ANSWERED, _CONVERSED)
    return "done" if any(pattern.fullmatch(said) for pattern in told) else ""


def _not_met(said: str, planned: str) -> Beside:
    """Whether nobody was met or reached after all, where that was planned."""
    stood_up = _STOOD_UP.search(said) and _TO_VISIT.search(planned)
    hung_up = _HUNG_UP.search(said) and _TO_BOOK.search(planned)
    return "not-yet" if stood_up or hung_up else ""


_CAME_OUT = LatePattern(
    rf"{FILLS}(?:(?:he|she|they|everybody|everyone|my \w+|the \w+) knows?(?: (?:now|everything|all"
    r" about it|it all|the truth|the lot))+|it(?:'s| is)? ?(?:all )?(?:came out|out|off my chest"
    r"|said"
    r"|out in the open|out now|on the table)\b.*|(?:i|we)(?:'ve| have)?(?: (?:finally"
    r"|just))* (?:came"
    r" clean|got it off my chest|poured my heart out|spilled the beans|let it all out|said it to"
    r" (?:his|her|their) face|put (?:all )?my cards on the table|said my piece|had my say|spoke my"
    r" mind|told (?:him|her|them) straight|laid it on the line)\b.*|(?:they|he|she) (?:gave|paid"
    r"|refunded|offered|granted|let) me\b(?!.*\b(?:cold|no|nothing|dirty look)\b).*)"
)
_TO_VISIT = LatePattern(r"\b(?:visit|see|meet|go to|go round|call on|look in on|have \w+ with)\b")
_WAS_THERE = LatePattern(
    rf"{FILLS}(?:i|we)(?:'ve| have)?(?: (?:finally|just))* (?:sat with (?:him|her|them)"
    rf"|stayed with"
    r" (?:him|her|them)|drove over|went over|went round|popped (?:in|over|round)|dropped (?:in|by)"
    r"|sat (?:there|together)|had (?:a|such a) (?:great|lovely|good|nice) (?:time|day|afternoon"
    r"|evening)|caught up|called (?:in|round)|spent (?:the|a|all|an|two|three|half) [\w' ]*with"
    r"|was (?:there|round"
    r"|over)"
    r"|were there|had (?:tea|lunch|dinner|a cup|cake|coffee)(?: [\w']+){0,3} with (?:him|her"
    r"|them))\b"
    r"(?!.*\b(?:nobody|no one|wasn't|weren't|but|out|away|shut|closed)\b).*"
)
_SMALL = frozenset("the a an my his her it that this to of instead in about them him".split())
_DID = LatePattern(r"\b(?:in the end i|did ask|did tell|and then i (?:asked|told|said)|did it)\b")
_STOOD_UP = LatePattern(
    r"\b(?:stood me up|(?:never|didn't) (?:turn(?:ed)?|show(?:ed)?) up|didn't show"
    r"|cancelled on me)\b"
)
_HUNG_UP = LatePattern(r"\bi (?:\w+ )?hung up (?:when|before|as soon as|the (?:moment|minute))\b")
_I_DID_NOT = LatePattern(
    r"\b(?:i|we) (?:\w+ )?(?:didn't|haven't|never|couldn't|forgot|did not|have not)\b|\bvoicemail\b"
)
_TO_CLEAN = LatePattern(
    r"\b(?:fix|mend|repair|clear|clean|tidy|sort|weed|mow|wash|declutter|empty|paint|scrub|sweep"
    r"|hoover|organi[sz]e"
    r"|unpack|dust)\b"
)
_ITS_STATE = LatePattern(
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
    rf"{FILLS}(?:(?:it's|it is|it looks|(?:the|my) \w+(?:'s| is| looks)) )?(?:(?:still|just) )*"
    r"(?:(?:a|an) (?:\w+ )?(?:mess|tip|bombsite|bomb site|disaster|pigsty|state|jungle|shambles"
    r"|dump|wreck)|(?:the|exactly the|much the) same(?: as .*)?|as (?:messy|dirty|full|bad"
    r"|untidy|cluttered|chaotic) as .*|(?:untouched|full|filthy|chaos|worse than .*))"
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
    if _A_PART_OF_IT.fullmatch(said) and said not in planned:
        return "partly"
    if not _TO_CLEAN.search(planned):
        return "not-yet" if _BLANK.search(said) and _TO_FILL.search(planned) else ""
    if _SAME_AS_EVER.fullmatch(said):
        return "not-yet"
    if _FAR_FROM.search(said):
        return ""
    return "done" if _ITS_STATE.fullmatch(said) else ""


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


_PREPARES = LatePattern(
    rf"{FILLS}(?:i|we)(?:'ve| have)?(?: (?:already|just|at least|even|only))* (?:bought|printed"
    rf"|looked"
    r" up|downloaded|fetched|borrowed|hired|ordered) (?:the|a|an|some|my"
    r"|our) \w+(?: \w+)?(?: for \w+)?"
)
"""What only leads to it; whether more was done is not said."""
_TO_GET = LatePattern(r"\b(?:buy|get|order|print|download|fetch|borrow|look)\b")


_TO_REFUSE = LatePattern(r"\b(?:say no|saying no|refuse|turn (?:down|it down)|decline|stand up)\b")
_REFUSED = LatePattern(
    rf"{FILLS}(?:i|we)(?:'ve| have)?(?: (?:just|finally|really|simply))* (?:said no"
    rf"|stood (?:my ground"
    r"|firm|up)|held (?:firm|my ground)|refused|turned (?:it|him|her|them) down|declined"
    r"|didn't (?:give"
    r" in|cave|budge))\b(?!.*\bbut then\b).*"
)
_GAVE_IN = LatePattern(
    rf"{FILLS}(?:i|we)(?:'ve| have)?(?: (?:just|still|only|went and))* (?:said yes|caved|gave in"
    rf"|gave way"
    r"|agreed|couldn't say no|couldn't refuse|buckled|folded|let (?:him|her|them) talk me"
    r"|backed down)"
    r"\b.*"
)


def by_refusal(said: str, planned: str) -> Beside:
    """Whether somebody refused, where that was planned: to say yes is not to do it."""
    if not _TO_REFUSE.search(planned):
        return ""
    return "not-yet" if _GAVE_IN.fullmatch(said) else "done" if _REFUSED.fullmatch(said) else ""


_TO_ABSTAIN = LatePattern(
    r"^(?:to )?(?:quit|stop|give up|cut (?:out|down)|no more|(?:drink|eat|smoke|spend"
    r"|work) (?:less|fewer)"
    r"|stay off)\b"
)
_ABSTAINED = LatePattern(
    rf"{FILLS}(?:(?:i|we)(?:'ve| have| am|'m)? )?(?:(?:been )?(?:clean|sober|dry|off (?:it"
    rf"|them))\b.*"
    r"|(?:haven't|didn't|never|not)(?: (?:had|touched|smoked|drunk|drank|eaten|bought"
    r"|even))* (?:a|an"
    r"|one|any|a single|so much as)\b.*|cold turkey\b.*|quit\b.*|stopped\b.*|given (?:it"
    r"|them) up\b.*"
    r"|(?:\w+ (?:days?|weeks?|months?) )(?:clean|without|off|sober|dry|free)\b.*)"
)
_CUT_DOWN = LatePattern(
    rf"{FILLS}(?:(?:i'm|i am|i've got|i got|got) )?(?:(?:it )?(?:down|cut down|cut back) (?:to"
    rf"|from|on|by|a"
    r" bit|a lot)\b.*|(?:fewer|less)(?: than .*)?)"
)
_GAVE_WAY = LatePattern(
    rf"{FILLS}i(?:'ve| have)? (?:lit|smoked|had|drank|ate|bought|started)(?: (?:up"
    rf"|again))? (?:one|some|a"
    r"|another|again|two|three|more)\b.*|.*\b(?:as (?:many|much) as ever|more than ever"
    r"|fell off the"
    r" wagon|relapsed|started again)\b.*"
)


def by_abstaining(said: str, planned: str) -> Beside:
    """Whether somebody left off what was to be left off: there, "not one" is all of it."""
    if not _TO_ABSTAIN.search(planned):
        return ""
    kinds: tuple[tuple[LatePattern, Beside], ...] = (
        (_CUT_DOWN, "partly"),
        (_GAVE_WAY, "not-yet"),
        (_ABSTAINED, "done"),
    )
    return next((kind for pattern, kind in kinds if pattern.fullmatch(said)), "")


_TO_PART_WITH = LatePattern(
    r"\b(?:sell|give away|get rid of|throw (?:out|away)|donate|part with|return|bring back"
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
    rf"{FILLS}{_IT}(?:'s|'re| is| are)? still (?:in|on|at|here|there|standing|sitting|lying"
    rf"|for sale"
    r"|up|hanging|mine|with me)\b.*|(?:nobody|no one) (?:wants?|wanted|has come|came|replied"
    r"|bought)\b.*"
)


def by_absence(said: str, planned: str) -> Beside:
    """Whether a thing is gone, where somebody planned to part with it."""
    if not _TO_PART_WITH.search(planned):
        return ""
    return "done" if _IS_GONE.fullmatch(said) else "not-yet" if _IS_THERE.fullmatch(said) else ""


def by_plan(said: str, planned: str) -> Beside | Literal["ask"]:
    """What is said beside what was ``planned``; empty where that says no more than the words."""
    if planned and _PREPARES.fullmatch(said) and not _TO_GET.search(planned):
        return "ask"
    if not planned:
        return "done" if NEVER_MISSED.search(said) else ""
    return (
        by_count(said, planned)
        or by_day(said, planned)
        or by_talk(said, planned)
        or by_state(said, planned)
        or by_abstaining(said, planned)
        or by_refusal(said, planned)
        or by_absence(said, planned)
        or ("done" if _TO_VISIT.search(planned) and _WAS_THERE.fullmatch(said) else "")
    )
