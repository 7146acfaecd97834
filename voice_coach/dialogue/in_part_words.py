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
    r" (?:sure|much|well|keen)|too sure|as much|yet|with the|my)"
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
    rf" than no|no than yes)|most(?:ly)?(?! (?:certainly|definitely|of all|important))|largely"
    rf"|mainly|by and large|on the whole|broadly|generally|somewhat|kind of|kinda|sort of|sorta"
    rf"|more or less|pretty much|up to a point|to (?:some|a(?: certain| large| great)?|an)"
    rf" (?:extent|degree)|(?:to a )?certain extent|in (?:a|some) ways?|in some respects"
    rf"|half(?:way)?(?! past)|fifty fifty|(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    rf"|ninety)(?: \w+)? (?:per ?cent|of the way)|(?:some|a lot|many|a few|one|two) (?:out )?of"
    rf" (?:the )?(?:it|them|that|three|those|these|{ASPECT})|(?:one|two) out of|(?:all but|almost"
    rf"|nearly|not far off|just about|the best part)(?! (?:said no|gave))|not (?:with |in"
    rf" )?{_FULLY}(?! (?:me|who|a)\b)|n't (?:\w+ )?{_FULLY}(?: (?:agree|of))?|(?:partial"
    rf"|except(?: for)?|apart from|aside from|other than|bar the|save for|with (?:a few |some "
    rf"|certain |one )?(?:reservations?|exceptions?|caveats?|doubts))|(?:some|a few|certain|one"
    rf" or two) (?:reservations?|doubts?|caveats?|exceptions?)|yes and no|no and yes|yes no maybe"
    rf"|(?:just|only) (?:with |in |for )?(?:the|my) {ASPECT}|more (?:\w+ )?than not|bits of it"
    rf"|tick\w* (?:most|some|two|one)\b|mix(?:ed|ture)?(?: bag)?|in places|at times"
)
CLASH = (
    r"(?:against|contrary to|in the face of|clash\w*|contradict\w*|conflict\w*|collid\w*|at odds"
    r"|at war|disagree\w*|compromis\w+|betray\w*)(?: (?:with|to))?(?: (?:the grain|all of (?:them"
    r"|it)|(?:everything|all|what|who|how|the way|most of what)(?: (?!(?:but"
    r"|and)\b)[\w']+){0,5}))?|says? no|saying no|out of (?:line|step|tune|sync|kilter|character)"
    r"|jars?|jarring|violat\w*|oppos(?:ed|es|ing)|objects?|objections?|rebels?|wrong(?! (?:with"
    r"|about)\b)|(?:feels?|seems?|is|it's|bit) off|false|fake|alien|foreign|problem with it"
    r"|(?:opposite|contrary|reverse)(?: of (?:everything|all|what|who|how|the way)(?: (?!(?:but"
    r"|and)\b)[\w']+){0,5})?|incompatible|mismatch|immoral|dishonest"
)
UNEASE = (
    r"guilt\w*|selfish|ashamed|shame|uncomfortable|uneasy|unease|discomfort|uncertain|hesita\w+"
    r"|worr\w+|doubts?|qualms?|misgivings?|reservations?|problems?|issues?|tension|resistance"
    r"|scar(?:ed|es|y)|fright\w*|afraid|terrif\w+|nervous|anxious|fears?|sad|hurts?|lags? behind"
    r"|struggl\w+|torn|unsure|trouble|bother\w*|niggl\w*|taught otherwise|catch(?:es|ing)? up"
    r"|another (?:matter|story|thing)|different (?:matter|story)"
)
AGREE = (
    r"agree\w*|fits?|fitted|fitting|match\w*|(?:totally |completely |very much |right )?in"
    r" (?:(?:complete|full|perfect|total) )?(?:line|keeping|tune|harmony|accord\w*|step|sync"
    r"|agreement|alignment|accordance)|align\w*|lines? up|(?:in|behind|all for|up for) it$|on"
    r" board|sits? (?:\w+ )?(?:well|right|comfortably|easily|fine|happily|good)|(?:feel|feels"
    r"|felt|feeling) (?:(?:so|very|really|just|quite|completely|absolutely|totally|pretty"
    r"|perfectly) )*(?:right|good|great|true|natural|comfortable|lovely|wonderful|fine|like me"
    r"|like home|happy|at peace|authentic|honest)|right(?! (?:now|away|then|so|well|against"
    r"|through)\b)|true to|who i (?:\w+ )?am|what i(?:'ve)? (?:\w+ )?(?:believed?|valued?"
    r"|want(?:ed)?|stand|stood|hold|held)(?: in| for)?|believe in (?:it|that|this)(?= |$)|i"
    r" (?:\w+ )?believe (?:it|that|this)(?= |$)|happy (?:with|about)|at home|(?:how|the way) i"
    r" was (?:raised|brought up)|allows?|let me|square|reconcile|live with|permits?|(?:all"
    r"|everything|things) i (?:believe in|value|stand for)|(?:is|it's|it is|that's|so) (?:very "
    r"|totally |so |completely )?me(?= |$)|me all over|me to a tee|(?:go|goes) (?:along|well"
    r"|together|hand in hand)|consistent|compatible|chimes?|resonat\w*|reflects?|honou?rs?"
    r"|supports?|respects?|suits?|comes from|at the heart|(?:beliefs?|values?|feelings?) (?:do"
    r"|does|are|is)(?=$| (?:my|but|the))"
)
_TAIL = (
    r"(?=$| (?:really|not|at all|no|i'm|unfortunately|though|sadly|for|with|and|but|it|my|so|if"
    r"|to|the|because|honestly|quite|yes|yeah|completely|absolutely|all|in|on|indeed|actually"
    r"|thank|very|of|i)\b)"
)
NO = (
    r"(?:absolutely|definitely|certainly|of course|probably|sadly|afraid|think|guess|hope|really"
    r"|surely|unfortunately|regrettably|clearly|obviously|suppose|possibly|apparently) not(?:"
    r" really)?|not at all|no to (?:all|every|any)(?: \w+)?|(?:all|every)(?: \w+){1,3} says? no|i"
    r" don't (?:think|reckon|suppose|believe|imagine) so|not really|(?:not )?any ?more$|no longer"
    r"|not one of|not (?:in the (?:slightest|least)|one (?:little )?bit|a bit|remotely|much"
    r"|particularly|especially|by a long (?:way|shot)|so much|likely|a chance|with any|in any"
    r" way)|none(?: of (?:it|them|that|those|these))?(?: (?:do|does|fits?|agrees?))?|neither(?="
    r" (?:of|no)|$)|far from(?: it)?|no(?: (?:way|chance))?|nope|nah|nay|never(?=$| no)|not"
    r" (?:does|do|is|would)|in no way|nowhere near|hardly(?: at all)?$|i doubt it|zero|i don't"
    r" think so|not (?:\w+ )?me(?= at all|$)|not"
    rf"(?: (?:my|the|with my) {ASPECT}|$)|(?:doesn't|don't|isn't|aren't|wouldn't|does not|do not"
    rf"|is not|didn't|can't|won't){_TAIL}"
)
YES = (
    r"yes|yeah|yep|yup|aye|yah|uh huh|absolutely|of course|certainly|exactly|perfectly|sure"
    r"|indeed|(?:a|one)? ?hundred per ?cent|(?:one )?hundred|all (?:of (?:it|them|that|those)"
    r"|(?:the )?three|the way|round|my \w+)|every (?:one|single|bit|way|respect|part|last)"
    r"|everything(?=$| (?:about|in) it| yes)|tick\w* (?:all|every|each)(?: \w+)* box(?:es)?|the"
    r" lot|the whole lot|very much(?: so)?|wholeheartedly|to the letter|on all (?:three )?counts?"
    r"|i (?:do |'d |would )?(?:think|believe|hope|guess|suppose|reckon|imagine|say) so|i'd say so"
    r"|should (?:hope|think) so|too right|you bet|(?:it|they|that|all|three|which|rest|others?)"
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
    r"|guilt|objections?|tension|issues?|bit|doubts?|unease|qualms?|resistance|disagree\w*|shame"
    r"|misgivings?|mismatch|aspect|feelings?|hesita\w+)\b)|there isn't|there's not|(?:can't"
    r"|cannot|don't|couldn't) (?:see|find|think of|feel) (?:anything|any|a)"
)
