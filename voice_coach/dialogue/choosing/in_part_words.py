"""The words by which people tell whether something agrees with them: patterns for ``in_part``.

Pure.
"""

from __future__ import annotations

ASPECT = (
    r"(?:feelings?|beliefs?|values?|emotions?|faith|religion|head|heart|gut|mind|body|conscience"
    r"|principles?|morals?|emotionally|rationally|logically|morally|intellectually|spiritually)"
)
_FULLY = (
    r"(?:all|every\w*|entirely|completely|fully|wholly|totally|quite|perfectly|altogether|always"
    r"|both|exactly|(?:a|one) hundred(?: per ?cent)?|in every way|across the board|the whole|so"
    r" (?:sure|much|well|keen)|too sure|as much|yet)"
)
ONE_OF = (
    r"(?:(?:one|some|certain|most|other|two) (?:\w+ )?(?:bit|part|thing|side|aspect|piece)s?|a"
    r" (?:\w+ )?(?:part|piece|side|aspect))"
)
PART = (
    rf"^with (?:my|the) {ASPECT}(?: (?:it does|yes|yeah|only|anyway|at least|certainly|sure))*$"
    rf"|{ASPECT} (?:part|side|bit|aspect)|(?:my|the) {ASPECT} (?:aren't|isn't|don't|doesn't"
    rf"|haven't)|(?:one|two) (?:yes|no)\b|(?:two )?thirds?|three quarters|(?:it |they )?(?:does"
    rf"|do) and (?:it |they )?(?:doesn't|don't)|partly|partially|in part|(?:(?:one|a|some|the"
    rf" other|another|the) (?:\w+ )?)?(?:parts?|sides?|half|bits?) of (?:it|them|that|me)|part"
    rf" way|(?:some|most|two|one) (?:of them )?(?:do|does|don't|doesn't)|(?:ninety|eighty|seventy"
    rf"|sixty|thirty|twenty) (?:ten|twenty|thirty|forty|seventy|eighty)|more (?:of a )?(?:yes"
    rf" than no|no than yes)|mostly|(?:for )?the most part|most of(?! all)|^(?:yes )?most$|part"
    rf" (?:yes|no)\b|everything but|largely|mainly|by and large|on the whole|broadly|generally"
    rf"|somewhat|kind of|kinda|sort of|sorta|more or less|pretty much|up to a point|to (?:some"
    rf"|a(?: certain| large| great)?|an) (?:extent|degree)|(?:to a )?certain extent|(?:in|on)"
    rf" (?:a|some|many|most|certain|a lot of) (?:ways?|sense|levels?|respects?|counts?|points?)"
    rf"|half(?:way)?(?! past)|fifty fifty|(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    rf"|ninety)(?: \w+)? (?:per ?cent|of the way)|(?:some|a lot|many|a few|one|two) (?:out )?of"
    rf" (?:the )?(?:it|them|that|three|those|these|{ASPECT})|(?!ten out of ten|three out of"
    rf" three)\w+ (?:times )?out of \w+|\w+ (?:fifths|quarters|thirds|tenths)|then again|(?:all"
    rf" but|almost|nearly|not far off|just about|the best part)(?! (?:said no|gave))|not (?:with"
    rf" )?(?:the|my) {ASPECT}|not (?:with |in |on |to )?{_FULLY}(?! (?:me|who|a)\b)|n't (?:\w+"
    rf" )?{_FULLY}(?: (?:agree|of))?|(?:partial|except(?: for)?|apart from|aside from|other than"
    rf"|bar (?:the|one|my|a)|save for|minus|with (?:a few |some |certain |one )?(?:reservations?"
    rf"|exceptions?|caveats?|doubts))|(?:some|a few|certain|one or two) (?:reservations?|doubts?"
    rf"|caveats?|exceptions?)|yes and no|no and yes|yes no maybe|(?:just|only) (?:with |in |for"
    rf" )?(?:the|my) {ASPECT}|more (?:\w+ )?than not|bits of it|tick\w* (?:most|some|two|one)\b"
    rf"|mix(?:ed|ture)?(?: bag)?|in places|at times"
)
CLASH = (
    r"(?:against|contrary to|in the face of|clash\w*|contradict\w*|conflict\w*|collid\w*|at odds"
    r"|at war|disagree\w*|compromis\w+|betray\w*)(?: (?:with|to))?(?: (?:the grain|the lot|all of"
    r" (?:them|it)|(?:everything|all|what|who|how|the way|most of what)(?: (?!(?:but"
    r"|and)\b)[\w']+){0,5}))?|says? no|saying no|out of (?:line|step|tune|sync|kilter|character)"
    r"|jars?|jarring|violat\w*|oppos(?:ed|es|ing)|objects?|objections?|rebels?|wrong(?! (?:with"
    r"|about)\b)|(?:feels?|seems?|is|it's|bit) off|false|fake|alien|foreign|problem with it"
    r"|(?:opposite|contrary|reverse)(?: of (?:everything|all|what|who|how|the way)(?: (?!(?:but"
    r"|and)\b)[\w']+){0,5})?|incompatible|mismatch|immoral|dishonest"
)
UNEASE = (
    r"(?:feels?|felt) (?:\w+ ){0,3}?bad|small but|heavy heart|nags?|nagging|guilt\w*|selfish"
    r"|ashamed|shame|uncomfortable|uneasy|unease|discomfort|uncertain|hesita\w+|worr\w+|doubts?"
    r"|qualms?|misgivings?|complaints?|reservations?|problems?|issues?|tension|resistance"
    r"|scar(?:ed|es|y)|fright\w*|afraid|terrif\w+|nervous|anxious|fears?|sad|hurts?|lags? behind"
    r"|struggl\w+|torn|unsure|trouble|bother\w*|niggl\w*|taught otherwise|catch(?:es|ing)? up"
    r"|another (?:matter|story|thing)|different (?:matter|story)"
)
AGREE = (
    rf"agree\w*(?! with my (?!{ASPECT}|whole|own)\w+$)"
    r"|all for it|clear conscience|conscience is clear|at peace|fits?|fitted|fitting|match\w*"
    r"|(?:totally |completely |very much |right )?in (?:(?:complete|full|perfect|total) )?(?:line"
    r"|keeping|tune|harmony|accord\w*|step|sync|agreement|alignment|accordance)|align\w*|lines?"
    r" up|(?:in|behind|all for|up for) it$|on board|sits? (?:\w+ )?(?:well|right|comfortably"
    r"|easily|fine|happily|good)|(?:feel|feels|felt|feeling) (?:(?:so|very|really|just|quite"
    r"|completely|absolutely|totally|pretty|perfectly) )*(?:right|good|great|true|natural"
    r"|comfortable|lovely|wonderful|fine|like me|like home|happy|at peace|authentic|honest)"
    r"|right(?! (?:now|away|then|so|well|against|through)\b)|true to|who i (?:\w+ )?am|what"
    r" matters(?: most)?|what i(?:'ve)? (?:\w+ )?(?:believed?|valued?|want(?:ed)?|stand|stood"
    r"|hold|held)(?: in| for)?|believe in (?:it|that|this)(?= |$)|i (?:\w+ )?believe (?:it|that"
    r"|this)(?= |$)|happy (?:with|about)|at home|(?:how|the way) i was (?:raised|brought up)"
    r"|allows?|let me|square|reconcile|live with|stand by|stand behind|comfortable|(?<=i )feel it"
    r"|permits?|(?:all|everything|something|things) i (?:believe in|value|stand for)|(?:is|it's"
    r"|it is|that's|so) (?:very |totally |so |completely )?me(?= |$)|me all over|me to a tee"
    r"|(?:go|goes) (?:along|well|together|hand in hand)|consistent|compatible|chimes?|resonat\w*"
    r"|reflects?|honou?rs?|supports?|respects?|suits?|comes from|at the heart|(?:beliefs?|values?"
    r"|feelings?) (?:do|does|are|is)(?=$| (?:my|but|the))"
)
_TAIL = (
    r"(?=$| (?:really|not|at all|no|i'm|unfortunately|though|sadly|for|with|and|but|it|my|so|if"
    r"|to|the|because|honestly|quite|yes|yeah|completely|absolutely|all|in|on|indeed|surely"
    r"|actually|thank|very|of|i)\b)"
)
NO = (
    r"(?:absolutely|definitely|certainly|of course|probably|sadly|afraid|think|guess|hope|really"
    r"|surely|unfortunately|regrettably|clearly|obviously|suppose|possibly|apparently) not(?:"
    r" really)?|not in my book|not even (?:close|a bit|remotely|nearly)|not at all|no to (?:all"
    r"|every|any)(?: \w+)?|(?:all|every)(?: \w+){1,3} says? no|i don't (?:think|reckon|suppose"
    r"|believe|imagine) so|not really|(?:not )?any ?more$|no longer|not one of|not (?:in the"
    r" (?:slightest|least)|one (?:little )?bit|a bit|remotely|much|particularly|especially|by a"
    r" long (?:way|shot)|so much|likely|a chance|with any|in any way)|none(?: of (?:it|them|that"
    r"|those|these))?(?: (?:do|does|fits?|agrees?))?|neither(?= (?:of|no|my|the|with)|$)|far"
    r" from(?: it)?|no(?: (?:way|chance))?|nope|nah|nay|never(?=$| no)|not (?:does|do|is|would)"
    r"|in no way|nowhere near|hardly(?: at all)?$|i doubt it|zero|i don't think so|(?:not|isn't)"
    r" (?:\w+ )?me(?= at all|$)|not"
    rf"(?: (?:my|the|with my) {ASPECT}|$)|(?:doesn't|don't|isn't|aren't|wouldn't|does not|do not"
    rf"|is not|didn't|can't|won't){_TAIL}"
)
YES = (
    r"yes|yeah|yep|yup|aye|yah|uh huh|absolutely|of course|certainly|exactly|perfectly|sure"
    r"|indeed|(?:a|one)? ?(?:hundred|thousand|million) per ?cent|bang on|spot on|(?:one )?hundred"
    r"|all (?:of (?:it|them|that|those)|(?:the )?three|the way|round|my \w+)|every (?:one|single"
    r"|bit|way|respect|part|last)|everything(?=$| (?:about|in) it| yes)|tick\w* (?:all|every"
    r"|each)(?: \w+)* box(?:es)?|the lot|the whole lot|very much(?: so)?|wholeheartedly|to the"
    r" letter|on all (?:three )?counts?|i (?:do |'d |would )?(?:think|believe|hope|guess|suppose"
    r"|reckon|imagine|say) so|i'd say so|should (?:hope|think) so|too right|you bet|(?:it|they"
    r"|that|all|three|which|rest|others?)"
    rf" (?:(?:really|certainly|definitely|all|absolutely|sure|totally|most) )*(?:does|do)(?!"
    rf" not){_TAIL}"
)
WEAKLY = (
    r"definitely|naturally|obviously|clearly|totally|completely|entirely|fully|wholly|deeply"
    r"|through and through|spot on"
)
REST = rf"the (?:rest|others?|other (?:two|one)|third)|otherwise|{ONE_OF}"
"""What is spoken of is not all."""
DENIALS = (
    r"no(?= (?:\w+ )?(?:part|worr\w+|conflicts?|clash\w*|contradiction\w*|problems?|reservations?"
    r"|guilt|complaints?|objections?|tension|issues?|bit|doubts?|unease|qualms?|resistance"
    r"|disagree\w*|shame|misgivings?|mismatch|aspect|feelings?|hesita\w+)\b)|there isn't|there's"
    r" not|(?:can't|cannot|don't|couldn't) (?:see|find|think of|feel) (?:anything|any|a)"
)
