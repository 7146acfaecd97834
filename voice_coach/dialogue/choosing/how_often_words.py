"""The words by which people tell how often something happens: patterns for ``how_often``. Pure."""

from __future__ import annotations

_COUNT = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|dozens of|many|several|few|couple of"
    r"|hundred|hundreds of|thousand|thousands of|million|lots of|loads of|countless|various"
    r"|numerous|umpteen|plenty of)"
)
_LATER = (
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|umpteenth|nth"
    r"|millionth|thousandth|\w+teenth|twentieth)"
)
_SPAN = r"(?:years|months|weeks|decades|ages|donkey's years|yonks|generations)"
_PERIODS = (
    r"(?:days|nights|mornings|evenings|weeks|months|years|times|weekends|winters|summers|\w+days)"
)
_PERIOD = r"(?:time|year|month|week|summer|winter|spring|autumn|christmas|night|\w+day)"
_OLD_THING = (
    r"(?:old|story|things?|problems?|issues?|patterns?|habits?|chestnut|song|tune|rows?"
    r"|arguments?|fights?|ground|wounds?|news|ways|stuff|traps?|mistakes?|tale|situations?|result"
    r"|outcome|ending|feeling|familiar\w*|ghosts?|demons?|enemy|rut|\w+ (?:again|every|each|with"
    r" every|over))"
)
_NOT_OF_IT = (
    r"(?:wanted|loved|liked|got on|been (?:close|lovely|kind|nice|great|supportive|lucky|good"
    r"|fine|happy|there|a|an|my|our|very|so|such)|thought|dreamed|known|hoped|said|enjoyed)"
)
_THIS_IS = r"(?:this is|that's|it's|it is|makes? it|be)(?: \w+)?"

KEEPS = "|".join((
    # again
    r"(?:keeps?|kept|keeping)(?: on)? \w+ing(?: \w+)?|(?:keeps?|kept) (?:happening|coming|on)",
    r"(?:not|isn't|wasn't) (?:just|only) (?:the |this |a )?(?:once|one time|one off)|(?:did|does"
    r"|do) happen(?: [\w']+){0,4}? (?:back|too|before|again|last|a lot)|same (?:in|with|at|for)"
    r" (?:all|every|each|both)",
    r"again|over and over|time (?:and time|after time)|all over again|here we go|another time",
    r"repeat\w*|recur\w*|relaps\w*|rinse and repeat|(?:in|of) circles",
    r"(?:comes?|coming|came|goes|went) (?:back|round|around|and goes|in waves)(?! to (?:this|that"
    r"|it|you))|(?:it's|is) back|(?:flares?|crops?|pops?|comes?) up|resurfac\w*",
    r"happened (?:with|to|in|at) (?:two|three|four|both|all|several|other|every)|happened(?:"
    r" [\w']+){0,6}? (?:too|as well|also|before|other\w*|already)",
    r"(?<!as it )happens(?! to (?:be|have)\b)|(?:been|was|were) (?:here|there|down this road"
    r"|through this|in this (?:position|situation|boat))(?: \w+)? (?:before|already|many)",
    r"(?<!day )(?<!night )(?<!week )(?<!year )(?<!month )(?<!just )before(?: now| too| as well)?$",
    r"(?:here|there|this|it|that|one|these|done it|done that) before",
    r"(?:was|were) (?:the|that|one|another) time (?:with|when|at|in)|and now (?:it's"
    r" )?(?:happening )?(?:with|again|here)|the one before|(?:as well|too) and the",
    r"(?:my|the|his|her|our) (?:last|old|previous|ex|other|former) \w+ (?:too|as well|also|before)",
    rf"(?:like|as|than) last {_PERIOD}|won't be the last|(?:well|actually|or|rather|make it)"
    rf" (?:it's )?(?:the|my) (?:second|third|fourth)(?! (?:one|option|thing))",
    # how often
    rf"always(?! {_NOT_OF_IT}\b| was (?:my|a|the)\b)|often|constant\w*|frequent\w*|regular\w*"
    rf"|continu\w*|perpetual\w*|usual(?:ly)?|sometimes|occasional\w*|periodic\w*|habitual\w*"
    rf"|normally|generally|all the time|all too often|typical(?:ly)?|invariably|like clockwork",
    r"every(?!one|body|thing|where| (?:penny|bit|word|right|reason|single thing|confidence)\b)"
    rf" [\w']+|each (?:and every )?\w+|whenever|any ?time (?:i|he|she|we|they|my)|all (?:of )?my"
    rf" \w+s|most {_PERIODS}|nearly always",
    r"(?:now|then) and (?:then|again)|from time to time|on and off|off and on",
    r"once (?!in a lifetime|off|and for all)(?:an?|per|every|in a|or twice|too often|more)(?: \w+)?"
    rf"|twice|thrice|{_COUNT} (?:\w+ )?times?|(?:so|too|how) many times|more than once",
    rf"{_LATER} (?:time|occasion|instance|attempt|go|round|try|\w+ (?:running|in a row|where|that"
    rf"|like this|this year))",
    rf"{_THIS_IS} (?:the|my|our|her|his) {_LATER}(?! (?:one|option|thing)$| thing you| one"
    rf" you)(?: [\w']+)?(?=$| (?:in|this|where|that|now|i|i've|it's|he's|she's|we've|we|running"
    rf"|he|she|like|because|so|and|already|year|for)\b)",
    r"(?:in a row|running|on the trot)$|in a row|round (?:two|three|four|five|six)|handful of"
    r" times|watch by it|daily|weekly|monthly|yearly|annual\w*|nightly|day in day out|in and out",
    rf"{_PERIOD} (?:after|in) {_PERIOD}(?: out)?|(?:more|most) (?:often|times|of the time)(?:"
    rf" than)?",
    r"(?:happens?|comes? up|it|this|that|them) (?:quite |rather )?a lot|more and more",
    r"(?:don't|do not|can't|couldn't) (?:\w+ )?(?:know|tell you|say|remember|count) how (?:many"
    r"|often)(?: times)?|(?:lost|lose) count|(?:can't|couldn't) count",
    r"first time (?:this|since) (?:year|month|week|summer|winter|spring|autumn|term)",
    # for how long
    rf"(?:in|for|over|these|many|going back)(?: \w+){{0,3}} {_SPAN}|{_SPAN} (?:now|ago|and years)"
    rf"|for ?ever|ever since|since (?:i(?:'ve|'m)?|we(?:'ve)?|he|she|they|the|my|our|school"
    rf"|childhood|always|way|birth|day one)|(?:all|most of|my whole|my entire|half) (?:of )?(?:my"
    rf" )?life|as long as i(?:'ve|'d|'m)?|going on (?:for )?(?:a (?:long |good |fair )?(?:time"
    rf"|while)|forever)|as far back as|ongoing|chronic|(?:never|doesn't|won't|don't|didn't)"
    rf" (?:\w+ )?(?:stops?|ends?|go(?:es)? away|lets? up|fails?)",
    # what is old, and the same
    r"patterns?|habits?|cycles?|cyclical|vicious circle|circle|loop|broken record|groundhog day"
    r"|deja vu|familiar|routine|history|story of my life|used to it|a thing with me|default|old"
    r" hat|(?:running |constant )?theme|all along|follow(?:s|ed) me|(?:can't|cannot|couldn't)"
    r" (?:[a-z]+ )?(?:[a-z]+ )?(?:shake|get rid of|break)|been there done that|never (?:been"
    r" )?(?:any )?different",
    r"nothing (?:new|unusual|out of the ordinary)|(?:old|same) " + _OLD_THING,
    r"(?:i|he|she|we|they) (?:seem|tend)s? to|it (?:\w+ )?(?:does|has)(?= (?:yes|yeah|i'm"
    r"|unfortunately|sadly|indeed|though|i think)\b|$)",
))  # fmt: skip

_SUCH = r"(?:before|like (?:this|that|it)|such|similar|this|anything of|of the kind|in my life)"
FIRST = "|".join((
    r"not (?:that|as far as) i(?:'m| can| could)? (?:remember|recall|know(?: of)?|aware(?: of)?)"
    r"|not (?:to my knowledge|in my (?:experience|life(?:time)?|memory))",
    r"(?:very )?first(?: ever)? (?:time|occasion|instance|experience)(?! (?:this|since) (?:year"
    r"|month|week|summer|winter|spring|autumn|term))(?: ever)?(?: in (?:my|all my|all these"
    r"|\w+)(?: \w+)? (?:years|life))?(?: (?:that )?(?:it's|it has|it|i've|i have|we've|he's|she's"
    r"|they've|this has)(?: ever)?(?: (?:come|came|happened|been|had|done|felt|seen|gone)(?:"
    r" up)?)?)?",
    r"a (?:complete |total )?first|first timer|my first(?=$| (?:and|ever|yes))|my first (?:time"
    r"|one|go|rodeo|try|experience)|(?<!on )(?<!by )(?<!on the )(?<!by the )(?<!since the )(?:the"
    r" (?:very )?|^(?:very )?)first(?=$| (?:and|no|by any|of its|i've|it's|we've|for (?:me|us)"
    r"|ever|yes|yeah|i think|i'd say|please))",
    r"new (?:to|for|on) (?:me|us|him|her)|(?:brand|all|completely|totally|quite|entirely"
    r"|something|pretty|fairly) new(?: to (?:me|us))?|new(?=$| (?:to|for|since|really|i|and|yes"
    r"|yeah|it's)\b)|new (?:thing|one|territory|ground|situation|experience|problem|development)"
    r"|^new",
    r"unprecedented|novelty|(?:one|once) off|oneoff|one time (?:thing|event)|once in a lifetime"
    r"|isolated|single (?:time|occasion|incident)|unique|unheard of|uncharted|unfamiliar",
    r"from nowhere|out of (?:the (?:blue|ordinary)|nowhere|character)|came as a (?:complete"
    r" )?(?:shock|surprise)|just happened",
    r"(?:just|only) (?:started|begun|began|recently|come up|happened|came up|just \w+)(?: \w+)?",
    r"(?:not |never )?(?:until|till|up until) (?:now|this|last|yesterday|today|recently|a (?:week"
    r"|few|month)|\w+day|she|he|they|we|i|my|the|christmas)",
    r"(?:just|only|just the|only the|but|the)(?: this| that)? (?:once|one time|the once)|(?:only"
    r"|just) this time|(?:happened|been|it was) (?:just |only )?once(?! (?:a|or|before|every|more"
    r"|too)\b)|once$|once (?:so far|only|yet|and)|no more than once|one time only|only time",
    r"(?:never|not(?: once)?) (?:ever )?before|(?:it )?never(?=$| (?:no|not|ever$)\b)",
    r"never (?:ever )?(?:happen\w*|come up|came up|occur\w*|had (?:it|this|that)|experienced|known)"
    rf"(?: [\w']+){{0,4}}? before|never(?: (?!stop|end|fail|sorted|really sorted)[\w']+){{1,9}}?"
    rf" {_SUCH}\b(?:(?: [\w']+){{0,4}} before)?|never (?:ever )?(?:happen\w*|come up|came up"
    rf"|occur\w*|had (?:it|this|that)|experienced|done it)(?: in all(?: \w+){0,3})?",
    r"nothing (?:like|of the (?:sort|kind))(?: (?:this|that|that's|it|has|had|was|ever|happened"
    r"|been|come|before|to me|up))*|no (?:previous |prior |past )?(?:experience|history|precedent)",
    r"(?:it (?:\w+ )?(?:doesn't|hasn't|does not|has not)|not (?:has|does|have))(?= (?:no|i'm|at"
    r" all|really|unfortunately|thankfully|thank)\b|$)|beginner|debut",
))  # fmt: skip

BEEN = (
    r"(?:ever )?(?:happen\w*|been|had|come (?:up|across)|faced|felt|seen|done|gone|dealt|met)"
    rf"(?: [\w']+){{0,6}}? (?:already|{_SUCH})(?:(?: [\w']+){{0,4}} before)?|ever (?:happen\w*"
    rf"|been|had|come up|faced|felt)"
)
"""Denied, it never was before; otherwise it was."""

OF_SOMETHING_ELSE = (
    rf"(?:known|loved|worked|lived(?! with (?:it|this))|married|together|friends|job"
    rf"|neighbours?)(?: [\w']+){{0,4}}? (?:(?:for|in|over|since)(?: \w+){{0,3}} {_SPAN}|since(?:"
    rf" [\w']+){{1,3}})|in \w+ (?:years|months) of|never (?:\w+ )?(?:thought|noticed|considered"
    rf"|wondered)(?: \w+)*|again please"
)
"""How long somebody knows somebody, or did not think of it."""

DOUBT = (
    r"(?:not|n't|isn't) (?:(?:really|quite|so|entirely|very|too) )*(?:sure|certain)(?! (?:how"
    r" (?:many|often)))|unsure|(?:don't|do not) (?:\w+ )?know(?! how (?:many|often|to)| wh\w+ to)"
    r"|dunno|no idea(?! how (?:many|often))|either|neither|both|depends|hard to (?:say|tell)"
    r"|(?:can't|couldn't|cannot) (?:\w+ )?(?:tell|say)(?! you how| how| you the number)|(?:can't"
    r"|don't|cannot) (?:remember|recall)|might(?: have)?|could (?:be|have been)|sort of|kind of"
    r"|in (?:a|some) ways?|in a sense|yes and no|in two minds|have to think|let me think|i wonder"
    r"|good question|not exactly new|not any ?more|but not (?:for|with|to|in|at)"
)

INSTANCE = r"happened (?:when|at|in|last|with|back|to|during)"
"""Said after "first time, no": it was before."""

DENIED_IS_FIRST = (
    r"(?:keep|kept|pattern|habit|regular|routine|recurr|repeat|cycl|ongoing|chronic|familiar|used"
    r" to|usual|more than once|twice|happen|theme|as a rule|(?:the |my )?second|constant).*|.*"
    r" before|before"
)
"""Of what keeps happening: denied, it happens for the first time. What does not happen often may
still happen."""
