"""The small vocabularies that ``entries`` knows the entries of a list by. Pure."""

from __future__ import annotations

from voice_coach.dates.calendar_names import ORDINALS
from voice_coach.patterns import LatePattern

DETERMINERS = frozenset(
    "a an the my your his her our their this that these those some no more less fewer "
    "any every each all both another too enough".split()
)
PREPOSITIONS = frozenset(
    "to from with without at in on for by about of into onto over under through near "
    "before after during until till behind beside as than between among within".split()
)
NEEDS_MORE = frozenset(
    "a an the my your his her our their to with without of for from at into about and "
    "or but than by could can might should would i'd i'll because if when very more "
    "less some every each between like is are was maybe always also just".split()
) - frozenset("her more less some about like".split())  # fmt: skip
"""An entry does not end with one of these: who pauses there was not done."""
NEEDS_OBJECT = frozenset(
    "do eat drink join buy get make take find give bring put use have need want visit "
    "meet tell ask avoid keep let send show become call write read see start stop try "
    "hire invite sell learn".split()
)
NEEDS_NO_OBJECT = frozenset(
    "swim walk run sleep wait rest relax listen pray cry laugh dance sing meditate "
    "travel exercise move leave go come stay quit work study read write cook practise "
    "practice speak talk breathe stop".split()
)
VERBS = frozenset(
    "accept act add adopt agree allow answer apologise apologize apply argue arrange "
    "ask avoid bake be become beg begin believe bin block book borrow bring build buy "
    "call cancel carry catch change chat check choose clean clear close collect come "
    "confess contact continue cook count cry cut cycle dance decide delete delegate "
    "die dig do draw dream drink drive drop earn eat empty enjoy exercise explain "
    "face fall feel fight find finish fix fly focus forget forgive freeze get give go "
    "grow hang have hear help hide hire hit hold hope hug ignore improve invite join "
    "journal jump keep kick kiss knock know laugh lay lead learn leave lend let lie "
    "lift listen live lock look lose love make manage marry meditate meet mend move "
    "negotiate offer open order paint pack park pass pause pay phone pick plan plant "
    "play post practise practice pray prepare protect pull push put quit raise reach "
    "read refuse relax remember rent repair reply report resign rest ring run save "
    "say scream see seek sell send separate serve set share shout show shut sing sit "
    "sleep slam slow smile sort speak spend stand start stay stick stop study "
    "surprise swim switch take talk teach tell text thank think throw tidy train "
    "travel treat trust try turn understand use visit volunteer wait wake walk wash "
    "watch wear win wish work worry write yell breathe call count plant surprise slip "
    "step tape treat invite bathe bike climb comfort compare complain cough describe "
    "discuss divorce email fast fetch fill follow hike jog lean limit list mind note "
    "name own point promise prove provide publish print question repeat replace "
    "respect return ride search settle sew shop sign skip smoke steal stretch suggest "
    "support swap thank tidy touch trade type unpack vote warn water weigh welcome "
    "wipe wonder update upgrade address adjust admit advertise approach assess attend aim bring "
    "calm cheer chase clarify clear coach collect commit compromise concentrate consult contribute "
    "convince create cuddle debate declutter define demand develop discover donate download draft "
    "eliminate email encourage enrol enroll establish examine expand explore express figure file "
    "gather google greet guard guide handle heal hoover identify insist inspect install "
    "interview introduce invest investigate iron learn load log lower manage measure mediate "
    "mention message monitor motivate negotiate notice notify observe obtain organise organize "
    "overcome persuade phone pop postpone prioritise prioritize process pursue raise recommend "
    "reconsider record recycle reduce reflect register reject remind remove renew reorganise "
    "research reserve resist resolve retire retrain review reward rewrite rewind scan schedule "
    "scrub select simplify sketch solve split spread store streamline strengthen "
    "submit subscribe sweep tackle tell test text track transfer translate unplug unsubscribe "
    "value vacuum verify view whisper withdraw wrap".split()
)  # fmt: skip
"""Common verbs in their first form; an entry that begins with one is a deed."""
_COUNT = "one two three four five six seven eight nine ten".split()
ENUMERATES = (
    {word: number for number, word in enumerate(_COUNT, 1)}
    | {word: number for number, word in enumerate(ORDINALS[:10], 1)}
    | {f"{word}ly": number for number, word in enumerate(ORDINALS[:10], 1)}
    | {"finally": 11, "lastly": 11}
)
_I = r"(?:i|i'd|i'll|we|we'd|the|my|a|an|it's|there's|there|to|um|uh|well|maybe|perhaps)"
LEADS = LatePattern(
    r"(?:(?:no wait|oh wait|wait no|hang on|hold on)(?= (?:my|the|a|an)\b)"
    r"|(?:and )?(?:if all else fails|failing that|at a (?:push|pinch)|as a last resort|if need be)"
    r"|(?:and )?last but not least|um+|uh+|er+m?|em|hm+|mm+|ah+(?: sure)?|oh(?: yes| yeah| and"
    r"| no)?|aw|ach|ooh+|gosh|goodness"
    r"|lord|good lord|god|my dear|blimey|now then|well now|well(?: and)?(?! paid| known|"
    r" being)|okay|ok|yes|yeah|yep|aye|right so|so um|"
    r"(?:maybe|perhaps|possibly|probably)(?! (?:not|never|if|because|too|the best)\b)|"
    r"(?:and )?last but not least|right then|first off|first up|(?:if i'm honest"
    r"|if i'm being honest|to be fair|being honest"
    r"|to tell the truth|truth be told|if anything|you know"
    r"|what(?:'s| is) (?:it|his name|her name|that)(?: called)?|what do you call (?:it|him|her"
    r"|them)"
    r"|what's his name|what's her name)(?! (?:i|if|when|what|how)\b)|(?:and )?(?:i|we) (?:could"
    r"|can|might"
    r"|would|may) also|(?:and )?(?:first|second|third|fourth|fifth|last|next|other|final)(?: (?:one"
    r"|thing|idea|reason|person|way))? (?:is|was|would be|could be)|"
    r"(?:and )?for (?:one|another|a start|starters)(?: thing)?|to (?:start|begin) with|i"
    r" mean(?! (?:well|it|business|to|what)\b)"
    r"|(?:and )?(?:also )?(?:can|could|may) i (?:say|put|have|add|count|include)(?= (?:my|the|a|an"
    r"|his"
    r"|her|our)\b)"
    r"|(?:and )?(?:also )?(?:probably|possibly|most likely)(?= (?:my|the|a|an|his|her|our|their)\b)"
    r"|also|plus|and (?:also|plus|finally|lastly|maybe also|of course|obviously|next|especially"
    r"|after that|then again|um+|uh+|er+m?)|of course|"
    r"(?:and )?(?:next|first|last)(?: (?:up|thing|off|of all|one))(?! (?:is|was|in|to|at|on)\b)"
    r"|(?:and )?next(?! (?:door|week|month|year|time|summer|winter|spring|autumn|day|night|of|to|or"
    r"|and|but|in|at|christmas|minute|\w+day)\b)|(?:and )?after that(?! (?:i|we|she|he)(?!'d"
    r"|'ll| could| would| can| will| might| may)\b)|(?:and"
    r" )?(?:or )?(?:maybe |perhaps |say )?something like|or say|anyway|actually|obviously|dear|love"
    r"|mate|(?:now )?let me see(?: now)?|let me think|(?:now )?let's see(?: now)?"
    r"|what else(?: oh)?|(?:i'd|i would|i|i'll|i'd probably) (?:have to|want to|like to) say"
    r"|(?:it|that)(?:'d| would| has to|"
    r" must|'ll|'d have to| would have to| will) be(?= (?:my|the|a|an|his|her|our)\b)|(?:i"
    r"|i'd) (?:suppose|guess|reckon|say|imagine|put|(?:also|probably|maybe)"
    r" (?:say|put))(?: that)?|to be honest(?: with you)?|if i'm honest with you|honestly"
    r"|(?:there's|(?:and |then |and then )there(?:'s| is| are))(?: also| just| then)?(?! (?:no"
    r"|nobody|nothing|too|never|always|so|not|more|a lot)\b)"
    r"|(?:and )?(?:also )?(?:one|another|the (?:first|second|third|next|last|other|main)|a"
    r" (?:second|third|further))"
    r"(?: (?:thing|one|idea|way|option|reason|possibility|person|step|point))?(?: (?:i (?:could"
    r"|can|might) do"
    r"|for me))?"
    r" (?:is|was|would be|could be|might be)(?: (?:that|to|also))?"
    r"|oh and|and another(?: (?:thing|one))? is|then also) [\w'\u2019-]+"
    r"|(?:and|so|then) (?:" + _I + r")|(?:right|now|i think|no|no wait) (?:i|i'd|i'll|we|there's"
    r"|it's|um|well|so)"
)  # fmt: skip
"""What leads to an entry, with the first word of it."""
TRAILS = LatePattern(
    r"(?:and |so |but )?(?:i think |i guess )?that(?:'s| is|'ll be| will be) (?:all|it|everything"
    r"|the lot|about it|me)(?: really| then| now"
    r"| i think| thanks| thank you| for now)*|too|as well|of course|obviously|for sure|i'd imagine"
    r"|if anything|and so on|et cetera|i suppose|i guess"
    r"|you know|(?:um+|uh+|er+m?|hm+)"
)
"""What only closes an entry."""
HEDGES = LatePattern(
    r"i (?:think|reckon|believe|imagine)|(?:i'd|i would|you could|you might|i must|i have to) say"
    r"|to be (?:honest|fair)|i (?:must|have to) admit|for (?:starters|a start)|first (?:of all"
    r"|off)|to (?:start|begin) with|on top of (?:that|it"
    r"|all that)|among other things|really|then"
)
"""What closes the name of somebody or something; behind a deed it may belong to it ("say what I
think", "ask him to be honest")."""
_FILLS = (
    r"(?:uh huh|mm hm|um+|uh+|er+m?|hm+|mm+|ah|oh|ha|haha|well|so|okay|ok|and|but"
    r"|yeah|yes|yep|no(?: wait)?|nah|right|now|honestly|anyway|actually|sorry|oh wait"
    r"|i (?:guess|think|suppose|reckon|mean)|you know"
    r"|i'm|i|a|the|it's"  # what a recogniser makes of "um"
    r"|let's see|let me see|let me think|hang on|hold on)"
)
_AROUND = (
    r"(?:dear|mate|love|honey|like|just|really|please|again|isn't it|is it|innit|aren't they|eh"
    r"|right)"
)
_HARD = r"(?:hard|difficult|tricky|tough|not easy|a hard one|a tough one|tricky one|not that easy)"
_THINKS = (
    r"(?:(?:i )?(?:don't|do not|dunno|wouldn't) know(?: really| what else| how to (?:say|put)"
    r" (?:it|that|this))?|dunno|no idea"
    r"|(?:(?:really|just|honestly) )?(?:nothing|none|nobody|no one|nowhere)(?: (?:at all|really"
    r"|whatsoever|in particular|special|much|yet|(?:comes|springs) to mind|occurs to me|there"
    r"|that i (?:know of|can think of)))*"
    r"|(?:nothing|nobody|no one|none) (?:that )?i (?:can|could) think of"
    r"|(?:i )?(?:can't|cannot|couldn't)(?: really| honestly)? think of (?:any(?:thing|body|one"
    r"|where)?"
    r"|a single \w+|one)(?: (?:right now|just now|at the moment|off hand|yet))*"
    r"|where (?:do|should|shall|would) i (?:even )?(?:begin|start)|where to (?:begin|start)"
    r"|what (?:comes|came|goes|follows|would come)(?: (?:next|then|first|last|after(?: that"
    r"| this)?))|(?:and )?then what"
    r"|there(?:'s| is| are) (?:none|nothing|nobody|no one)(?: (?:at all|really|whatsoever))*"
    r"|i'm (?:still |just )?thinking|i(?:'d|'ll| would| will)? (?:need|have)"
    r" to think"
    r"(?: about (?:it|that|this))?|i'm (?:stuck|blank|drawing a blank|not sure)|my mind(?:'s| is|"
    r" has| went)? ?(?:gone )?blank"
    r"|(?:let me|(?:can|could|may) i|i need to|i have to|i'd like to)(?: just)? (?:think|see|have a"
    r" think)(?: (?:again|about (?:it|that)|now|for (?:a|one) (?:\w+ )?(?:second|sec|moment|minute"
    r"|bit)))*|(?:(?:can|could|may) (?:i|you) (?:just )?)(?:have|take|get|give me) (?:a|one|another"
    r"|half a|just a) (?:\w+ )?(?:second|sec|moment|minute|bit)(?: (?:please|to think))*"
    r"|(?:that's )?(?:a"
    r" )?good question"
    rf"|(?:that's|it's|that is|it is|this is) (?:really |very |quite |so |a bit )?{_HARD}(?: to"
    r" (?:say|choose|think|know|put|tell)(?: of)?(?: (?:it|that|more))?)?"
    r"|(?:what|is there|are there|anything|something|anyone|who|anybody)(?: else| other| more|"
    r" anything| next)[\w' ]*"
    r"|what (?:might|could) (?:be )?(?:another|else)[\w' ]*|how (?:many|else)[\w' ]*"
    r"|(?:what|how) (?:could|should|can|do|would|might|shall) i (?:do|say|put|call|name)[\w' ]*"
    r"|(?:well )?(?:obviously|of course)|give me a (?:second|minute|moment)"
    r"|what (?:was|is|did) i (?:saying|going to (?:say|add)|about to say|thinking|(?:want"
    r"|mean)(?: to"
    r" say)?|after)|where was i|i forget|i forgot|it's"
    r" gone|it's on the tip of my tongue"
    r"|(?:i )?lost my (?:train of )?thought|how do you say|what do you call (?:it|that|them)"
    r"|what was (?:the|that) (?:other|next|last|second|third)(?: thing| one)?"
    r"|that's (?:number )?(?:one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?: (?:down|already|now|so far))?|(?:one|two|three) (?:more|down|so far)|so far so good"
    r"|(?:is|was) that (?:enough|okay|ok|all right|alright|it|all)|how's that|will that do"
    r"|(?:i know )?(?:it|that|this) (?:sounds|sound|is) (?:a bit |so |very )?(?:silly|daft|stupid"
    r"|strange|crazy|odd|funny|childish)|don't laugh"
    r"|oh (?:dear|my|god|lord|gosh)|goodness(?: me)?|good lord|hmm what)"
)  # fmt: skip
THINKS_ALOUD = LatePattern(
    rf"(?:(?:{_FILLS}|{_AROUND}) )*(?:{_THINKS}|{_FILLS})(?: (?:{_FILLS}|{_AROUND}))*"
)
"""Somebody looks for the next entry."""
