"""The vocabularies by which ``consent`` knows a yes and a no that are said otherwise. Pure."""

from __future__ import annotations

from voice_coach.dialogue.wordings.around import AROUND
from voice_coach.patterns import LatePattern

_VERY = (
    r"(?:(?:very|really|so|quite|most|just|only too|more than|absolutely|perfectly|rather"
    r"|awfully|too|all) )*"
)
_GOOD = (
    r"(?:grand|mighty|savage|deadly|great|good|nice|lovely|kind|fine|helpful|handy|brilliant"
    r"|wonderful|useful|perfect"
    r"|ideal|super|cool|fantastic"
    r"|appreciated|welcome|smashing|okay|ok|alright|all right|marvellous|excellent|splendid|a"
    r" (?:great |big |real )?help|a good idea"
    r"|a great idea|best|better|amazing|awesome|sound|class)"
)
_THAT = r"(?:that|it|this)"
_OF_YOU = (
    r"(?: (?:of you|for me|by me|with me|to me|to hear|if you (?:would|could|did|can|do)(?:"
    r" do that)?|thank you|thanks|idea|so|altogether|indeed))*"
)
_GLAD = (
    r"(?:glad|happy|pleased|delighted|grateful|honoured|willing|ready|game|keen|up for (?:it|that)"
    r"|in|on board|prepared|all for it|thrilled"
    r"|obliged|all set|good to go|all in|open to (?:it|that)|(?:good|okay|ok|fine|cool"
    r"|comfortable) with (?:that|it|this))"
)
_IF = (
    r"(?: (?:to|if you (?:would|could|did|can|do)(?: that)?|for (?:it|that)|of (?:it|that)|as"
    r" i(?:'ll| will) ever be|when you are|with that|to (?:do"
    r"|try|give|have|hear|go|start|say|take|commit|promise|accept)[\w' ]{0,30}|now|enough))*"
)
_MY_ANSWER = (
    r"(?:(?:that's|it's|that is|it is|that'd be|it'd be|that would be|it would be|that'll be|it'll"
    r" be|put me down (?:for|as)|call (?:it|that)|let's say"
    r"|i'd say|i'll say|i would say|i will say|i'm saying|i say|i'm going to say|i am going to say"
    r"|i'm gonna say|i have to say|i'd have to say|i'm going to have to say"
    r"|i would have to say|i must say|i'll go with|i'm going with|my answer is|the answer is|i'm"
    r" afraid it's|i think it's|make (?:that|it)|let me say|i want to say"
    r"|i think i'll say|i'm afraid that's) )"
    r"(?:(?:a|an|still|definitely|certainly|probably|big|definite|firm|clear|hard|solid|simple"
    r"|polite|flat) )*"
)
_TO_THAT = (
    r"(?: (?:from me|on this occasion|this time|to (?:that|this|it)|for (?:now|me|today)|then"
    r"|please|today|thank you|thanks|here|on that one))*"
)
_WILL = (
    r"(?:i|we)(?: (?:really|certainly|surely|definitely|do|most certainly|gladly|happily|truly"
    r"|shall|sure|absolutely))*"
    r" (?:will|do|would|can|could|am|have|must|shall|did|want to|want that|want it|need to|need"
    r" that|need it|have to|like that|like it"
    r"|love that|love it|intend to|agree|accept|promise)(?: (?:do|try|go|manage|have))?(?: (?:it"
    r"|that|this|so|indeed|anyway|for sure|certainly|of course|now|to))*"
)
_ONE_MORE = (
    r"(?:(?:one|another|something|somebody|someone|a|two|a couple|a few|some|plenty|lots|others?"
    r"|more|other|else|one|of|thing|things|step|point|person|reason|thought|last)(?: |$))"
)
_MORE = (
    r"(?:there(?:'s| is| are|'re| was)(?: (?:indeed|always|also|still|actually|just|certainly"
    rf"|definitely|probably))* (?={_ONE_MORE}{{2}}|another|others|something|somebody|someone|more)"
    rf"|i(?:'ve| have)?(?: (?:got|have|thought of|think of|remember|forgot|know of|remembered|just"
    rf" thought of|can think of))+ (?={_ONE_MORE}{{2}}|another|others|more|something else))"
    rf"{_ONE_MORE}+(?:(?:i|that) [\w' ]{{2,30}}|for you|as well|too)?"
)
"""There is something more."""
_EVERY = (
    r"(?:(?:nearly |almost )?every (?:(?:single|other) )?(?:day|week|month|night|morning|time|year"
    r"|evening|weekday)|(?:twice|(?:two|three|four|five|six|seven|several|many|a few|a couple of)"
    r" (?:times|days|mornings|evenings|nights))|daily)(?: (?:without fail|this (?:past )?(?:week"
    r"|month)|last (?:week|month)|all week|so far|like clockwork|religiously|bar none|without exception|of (?:it"
    r"|the week)"
    r"|(?:a"
    r"|each|per|every) (?:day|week)|at least))+"
)
"""How often: where somebody tells it, they do."""
_NO_REASON = (
    r"(?:(?:i )?(?:can't|cannot|don't|couldn't)(?: really)? (?:see|think of|find) (?:any|a|one|a"
    r" single)(?: good)? (?:reason|objection)s?(?: (?:why )?(?:not|i shouldn't|i wouldn't)(?: to)?|"
    r" against (?:it|that))?|(?:i(?:'ve| have)(?: got)? )?nothing against (?:it|that)|(?:i )?(?:"
    r"wouldn't|won't|don't|can't|couldn't) object(?: (?:to (?:it|that)|at all))*)"
)
_LEAD = (
    r"(?:lead (?:on|the way)|off we go|carry on(?: (?:do|then|please))*|let's get (?:on with (?:it"
    r"|this)|started|going|cracking)|(?:i'm |i am )?(?:as|about as) ready as (?:i(?:'ll| will)? (?:"
    r"ever be|can be|am)|ever|any(?:one|body)))"
)
_WELL_HEARD = (
    r"(?:you(?:'ve| have)?(?: (?:just|really))? (?:hit (?:the nail|it)(?: right)? on the head|took"
    r" the words (?:right )?out of my mouth|taken the words (?:right )?out of my mouth|read my mind"
    r"|got it in one|summed (?:it|me) up(?: \w+)?|nailed it|put it (?:very |so )?well)|(?:i )?"
    r"(?:couldn't|could not|can't) have (?:put|said|summed|phrased|told|described) (?:it|that)(?:"
    r" up)?(?: any)? better(?: myself)?|(?:it's|it is|that's) all (?:there|in there|in it|here)"
    r"|(?:that's|that is) (?:exactly )?(?:it|me) (?:exactly|in a nutshell|to a t)|right first time"
    r"|(?:you're|you are|that's|that is|it's|it is) not(?: far)?"
    r" (?:wrong|incorrect|false|mistaken)(?: there| at all)?|(?:you|that|it) (?:aren't|isn't)"
    r" (?:wrong|incorrect)(?: there| at all)?|nothing(?:'s)? wrong (?:there|with (?:it|that|this))"
    r"|(?:i )?(?:can't|cannot|couldn't) (?:fault (?:it|that|you)|argue with (?:it|that|you)|disagree)"
    r"|all (?:correct|right and correct)|word for word)"
)
"""What the coach said back is as it was said."""
_CAN_IT = r"(?: (?:can|could|will|would) it)?"
YES = LatePattern(
    rf"(?:{_MY_ANSWER}yes{_TO_THAT}"
    r"|(?:yes|yeah) (?:save|keep|send|write|put|take|try|read|show|store|note|do) (?:it|that|them"
    r"|this)"
    r"(?: (?:down|in|up|please|for me))*|(?:all|most of|nearly all) the time|(?:nearly |almost"
    r" )?every"
    r" (?:(?:single|other) )?(?:day|week|month|night|morning|time|year|evening)|constantly|most"
    r" (?:days|weeks|nights|times)|(?:very |quite )?often|(?:i'm )?afraid (?:so|it (?:does|is|has"
    r"|did)"
    r"|i (?:do|am|have|did))|there (?:is|was) (?:one|something|another|one more)(?: (?:thing"
    r"|more))?"
    rf"|{_MORE}|{_EVERY}|{_NO_REASON}|{_LEAD}|{_WELL_HEARD}"
    r"|(?:now|since)(?: that)? you (?:(?:come to )?mention|say|ask) it|day in day out|it"
    r" (?:does|did|has|is)|(?:you"
    r" )?betcha|yes ?sir(?:ee)?|yuppers|wilco|ten four|(?:will|can) do|on it|game on|sign"
    r" me up"
    r"|what(?:'s| have i| do i have|'ve i)(?: there| got)? to lose|(?:i've|i have)(?: got)?"
    r" nothing to"
    r" lose|(?:why|how) (?:would|should|could) i not|who wouldn't|(?:do|would) i ever|(?:do you"
    r" )?need (?:to|you) ask|i thought you'd never ask|say no more|i'm your (?:man|woman|girl|guy)"
    r"|put me down(?: for (?:it|that))?|where do i sign(?: up)?|when (?:do|can) (?:we|i) (?:start"
    r"|begin)|(?:scout's|on my) hono(?:u)?r|cross my heart(?: and hope to die)?|i swear(?: (?:it|i"
    r" will|on [\w' ]+))?|(?:you have|i give you|you've got|there's)? ?my word(?: on (?:it|that))?"
    r"|(?:i'm|i am) (?:determined|going|about|raring|dying|itching) to(?: (?:do|try|go|give|make"
    r"|get)"
    r"(?: (?:it|that|this|so))?)*|(?:i'm|i am) (?:doing|trying|taking) (?:it|that|this)(?: on)?|i"
    r" (?:fully )?intend to|i have every intention(?: of (?:it|that|doing (?:it|that)))?|you'd"
    r" better|no harm done|i'll (?:manage|do|handle|tackle|face) (?:it|that)"
    r"|(?:oh )?(?:yes|yeah|yep|yup|aye|yah|sure|absolutely|definitely|certainly|of course"
    r"|course)(?: (?:please|sir|ma'am|indeed|kindly|definitely"
    r"|of course|i (?:will|do|would|can|am|have|did)|absolutely|certainly|thing|thank you|thanks))*"
    rf"|(?:that )?{_WILL}|(?:i )?(?:'d|i'd|would|would dearly) (?:really |quite |very much "
    r"|absolutely )?(?:like|love|appreciate|welcome|enjoy|value)"
    r"(?: (?:that|it|to|this|one|you to))?(?: (?:very much|a lot|indeed|please|do|do that|try|have"
    r" it|that))*"
    rf"|(?:i'd|i would|i'll|i will|i'm|i am)(?: be)? {_VERY}{_GLAD}{_IF}|i'd be lost without (?:it"
    r"|that)"
    r"|i'll (?:do|try|do it|try it|give it a (?:try|go|shot|whirl)|have a go|take it|have it|do"
    r" that|have that|do my best)(?: (?:then|so|please|now|today|tomorrow|i promise|for sure|no"
    r" matter what|whatever happens|come rain or shine|come hell or high water))*"
    r"|(?:i )?(?:don't|wouldn't|do not|would not) mind(?: (?:at all|if i do|if you do|that|it|one"
    r"|a bit|doing that|doing it|trying))*"
    rf"|{_THAT}(?:'d| would| will|'ll| could)(?: (?:be|do|suit me|help|work))(?:"
    rf" {_VERY}{_GOOD})?{_OF_YOU}(?: (?:a lot|nicely|fine|well))*"
    rf"|{_THAT}(?:'s| is) {_VERY}{_GOOD}{_OF_YOU}|{_THAT}(?:'d| would) help(?: me)?(?: (?:a lot|me"
    r"|greatly|out))*"
    rf"|(?:(?:that|it) )?sounds {_VERY}{_GOOD}{_OF_YOU}|(?:a |what a )?{_VERY}(?:good|great|nice"
    r"|lovely|grand|brilliant) (?:idea|plan|thinking|one)"
    r"|(?:no|not a) (?:bother|problem|trouble|objections?|worries|harm in that)(?: (?:at all|with"
    r" that))*"
    r"|please do(?: so| that)?|do please|do(?: so| it| that)?(?: please)?|(?:ah |oh |well )?go"
    r" on(?: (?:then|so))*|go ahead(?: then)?|be my guest|feel free|by all means"
    r"|you (?:may|can)(?: (?:do that|so|indeed))?|(?:you'd|you had) better(?: do)?(?: or [\w' ]+)?"
    r"|if (?:you )?(?:like|want|wish|please|would|will|can|could|don't mind|do not mind|wouldn't"
    r" mind|must|you're able|possible|you're offering)(?: to| be so (?:good|kind))?"
    r"|if (?:it's|it is|that's) (?:no|not (?:a|any|too much)) (?:bother|trouble|problem)|if"
    r" you(?:'d| would) be so (?:good|kind)|(?:as|whatever|whichever) you (?:like|wish|please|want"
    r"|think)(?: best)?"
    r"|why (?:ever )?not|remind me(?: please| then| of it)?|let's (?:do (?:it|that|this)|go|hear"
    r" it|try(?: it)?|give it a (?:go|try)|have it|go for it|begin|start)"
    r"|i (?:won't|will not|can't|wouldn't) (?:let (?:myself|you|her|him|them|us|anyone|anybody|it)"
    r" down|fail|give up|say no(?: to (?:that|it))?|refuse|disappoint \w+|miss it|wait|back out"
    r"|chicken out|quit)"
    r"|(?:can't|couldn't) (?:wait|say no(?: to (?:that|it))?|refuse)|(?:nothing|nobody|no one|wild"
    r" horses)(?:'s| is)? (?:would|will|can|could|couldn't|going to|won't) (?:stop|keep|hold)[\w'"
    r" ]{2,20}"
    rf"|(?:it )?(?:can't|couldn't|won't|wouldn't) hurt(?: (?:me|to try))?{_CAN_IT}|very well(?: then)?|okey"
    r" ?dokey|righto|right you are|roger(?: that)?|now you're talking|i'd say so|i would say so"
    r"|affirmative"
    r"|i(?:'ve| have) been (?:waiting|hoping|longing|looking) for (?:that|it|this)|(?:that|it)"
    r" would suit(?: me)?(?: (?:well|fine|grand))*|i (?:really )?want (?:that|it|this)(?: (?:very"
    r" much|a lot|badly|please))*|let (?:us|me) do(?: (?:it|that|so))?"
    rf"|(?:it )?(?:can't|couldn't|won't|wouldn't) do (?:any|me any|no) harm{_CAN_IT}|(?:there's )?no harm in"
    r" (?:that|it|trying|asking|having one)|(?:fine|okay|ok|all right|alright|grand) (?:by|with)"
    r" me|let's get (?:it|this|that) done"
    r"|that(?:'s| is) (?:exactly |just )?what i (?:want|need|would like|was hoping for)|very much"
    r" so|i'd better(?: do| had)?|(?:you've|you have) (?:convinced|persuaded|talked) me(?: into"
    r" it)?|i'd (?:really )?(?:love|like|appreciate) (?:a|an|one|some|the) \w+(?: please)?"
    r"|bring it on|count me in|fair enough|might as well|may as well|(?:i'm )?(?:born )?ready(?:"
    r" (?:when you are|as i'll ever be|as ever))?|with (?:pleasure|all my heart)"
    r"|(?:it's )?(?:high|about) time(?: (?:i did|too|for it))?|(?:i )?(?:don't|can't|cannot|do"
    r" not)(?: really)? see (?:any reason )?why (?:ever )?(?:not|i shouldn't|i wouldn't|i couldn't)"
    r"|(?:i )?(?:(?:can )?see|there's) no reason (?:why )?not(?: to)?|what's (?:the harm|to lose"
    r"|not to like)|(?:why|how) (?:wouldn't|shouldn't|couldn't) (?:i|we)(?: (?:not|refuse|say"
    r" no|want to))*"
    r"|(?:you )?bet(?: i (?:will|do|am|did))?|too right(?: i (?:am|do|will|did|would))?|damn right"
    r"|hell yes|for sure|mm hm+|uh huh|mhm|always(?: have)?|gladly|happily|indeed(?: i (?:do|will"
    r"|am))?)"
)  # fmt: skip
_NEED = r"(?:needed|necessary|required|called for|wanted|worth it|for me|my thing|my cup of tea)"
_LEFT = (
    r"(?:(?: (?:it|that|this|things))?(?: (?:out|there|be|off|alone|for now|for today|at that"
    r"|as it is|as they are|a miss|a rest|this time|a skip|then|thanks|thank you))*)"
)
_ENOUGH = (
    r"(?:(?:i think |i'd say )?(?:one|two|three|that|this|it|the one|just the one|that one)(?:"
    r" (?:step"
    r"|thing|of them|a (?:day|week)))?(?:'s| is| are|'ll be| will be| was)?(?: (?:really|more than"
    r"|quite|already|just))* (?:plenty|enough|all i (?:can|could) (?:manage|do|take|handle|cope"
    r" with)|as much as i (?:can|could) \w+)(?: (?:for (?:now|today|me|us|this week|one (?:day"
    r"|week|session)|a start|the moment|the time"
    r" being)|to (?:be going on with|start with|begin with|think about)))*"
    r"|one (?:will|'ll|should|would) do(?: (?:me|nicely|for now|for today|fine))*"
    r"|(?:let's|let us|we (?:can|could|should)|i'd|i'll|i think i'll|i would|i will|i'd rather) (?:"
    r"just )?(?:(?:keep|leave) (?:it|things) (?:at|to|with)(?: (?:just|only|the))* (?:that|this"
    r"|one|two"
    r"|those|these)|(?:leave it|stop|stay) (?:there|here)|(?:stick|stay|stop|settle) (?:with|to"
    r"|at|on"
    r"|for)(?: (?:just|only))* (?:the one|one|two|the two|those(?: two)?|these(?: two)?|just that))"
    r"(?: (?:step|thing|then|thanks|thank you|for now|for today|i've got|i have))*"
    r"|(?:i'm|i am)(?: \w+)? (?:happy|fine|content|good|okay|busy enough) with (?:just |only )?"
    r"(?:the |that |this )?(?:one|two|those)(?: (?:i have|i've got|step))?"
    r"|(?:let's|i'd) (?:not|rather not) (?:(?:overdo|push|rush) (?:it|things)|get (?:ahead of (?:ourselves"
    r"|myself)|carried away|greedy)|run before (?:we|i) can walk|bite off more than (?:we|i) can chew"
    r"|go (?:mad|overboard)))"
)
"""They want no more than they have."""
_ILL_HEARD = (
    r"(?:(?:it's|that's|it is|that is|you're|you are)? ?(?:not|nowhere|nothing)(?: even| anywhere)?"
    r" (?:close|near(?: it)?|like it|what i (?:said|meant|wanted|was saying))(?: at all)?|(?:it's"
    r" |that's )?(?:far|a long way) from it|(?:that's|it's|you're)(?: \w+)? (?:miles|way)"
    r" (?:off|out)"
    r"|you(?:'ve| have)?(?: just| completely| totally)? (?:got|had|heard|understood) (?:me|it|that"
    r"|this)(?: all| completely| quite)? wrong|you(?:'ve| have)? (?:got )?(?:hold of )?the wrong end of the"
    r" stick"
    r"|you(?:'ve| must have| may have| have)? (?:misheard|misunderstood|mistaken)(?: (?:me|that"
    r"|it))?"
    r"|(?:that|it|nothing) (?:couldn't|could not|could) be (?:further|more wrong)(?: (?:from (?:the"
    r" truth|it)))?|(?:close|nearly|almost|not far off|near enough|good try|nice try) but (?:no(?: cigar)?"
    r"|not (?:quite|really|exactly|right|it)))(?: (?:there|mate|i'm afraid))*"
)
_NEVER_SO_FAR = (
    r"(?:not (?:even )?(?:once|one (?:time|minute|day|bit)|a single (?:time|day|minute|once)|for a"
    r" (?:minute|second))|never (?:once|got (?:round|around) to it|found the time|had the time)"
    r"|you must be (?:mad|crazy|dreaming)|not (?:in this life|on your nelly|if i can help it)"
    r"|(?:i'd be|i would be|i'm) lying if i said yes|let's (?:move on|skip (?:it|that|this)|not go"
    r" there)|(?:there's |i've got |i have )?nothing (?:much )?to (?:say|tell|report)(?: really)?"
    r"|(?:did|have|has|had|do|will|would|am) (?:i|we) (?:heck|hell|eck)(?: as like)?|(?:a )?chance would"
    r" be a fine thing|(?:i )?(?:can't|cannot|couldn't)(?: really| honestly)? say(?: that)? i (?:did"
    r"|have|do|am|was)(?: no)?)"
)
NO = LatePattern(
    rf"(?:{_MY_ANSWER}no{_TO_THAT}|{_ENOUGH}|{_ILL_HEARD}|{_NEVER_SO_FAR}"
    r"|(?:that's|that is) (?:about|pretty much|just about) (?:it|all|everything)|not any ?more|not"
    r" any"
    r" longer|no longer|(?:hardly|scarcely|barely) ever|rarely|seldom|(?:i'm )?afraid (?:it|i)"
    r" (?:doesn't|isn't|hasn't|didn't|don't|haven't|am not)|(?:it|i) used to|(?:nuh|uh) uh|nay|nae"
    r"|(?:why|what) (?:would|should) i(?: do that)?|leave me (?:be|alone)"
    r"|let it"
    r" be|when hell freezes over|pigs might fly|not on your (?:life|nelly|nellie)|(?:it|that)(?:'s|"
    r" is) not (?:going to|gonna) (?:happen|work)|(?:it|that)(?:'s| is) not (?:something i do|for"
    r" the"
    r" likes of me|for me|my style)|(?:i've|i have) (?:already )?(?:got )?(?:one|my own|that)(?:"
    r" already)?|(?:my \w+|he|she) does (?:it|that)(?: for me)?|i(?:'m| am) not up (?:to|for) (?:it"
    r"|that)|(?:i'd )?rather you (?:didn't|did not)"
    r"|(?:oh )?(?:no|nope|nah|never|absolutely not|definitely not|certainly not|of course not|no"
    r" way|not a chance|fat chance|not likely|hell no|no chance|no thanks|no thank you)"
    r"(?: (?:thank you|thanks|way|sir|ma'am|not (?:really|at all|me|today|for me|now)|ta|cheers"
    r"|never|josé|jose|in a million years|on your life|indeed|chance))*"
    r"|(?:i )?(?:won't|will not|can't|cannot|don't|do not|wouldn't|would not|couldn't|am not"
    r"|shouldn't|haven't)(?: (?:do|be doing|be able to|promise|manage|want|need|intend|think so"
    r"|have to|like|take|accept|agree|commit|face|possibly))*(?: (?:that|it|this|to|so|any"
    r"|anything|one|more))*"
    rf"|{_THAT}(?:'s| is| was| will be|'ll be) (?:not|hardly)(?: really| very| so)? {_NEED}"
    rf"|{_THAT} (?:isn't|won't be|wouldn't be|wasn't|is not|will not be|would not be)(?: really)?"
    rf" {_NEED}"
    r"|(?:(?:there's|there is|there isn't|i've|i have|i see|you've|there'd be|i've really)(?:"
    r" really)? )?(?:no|any|not any|not much)(?: real)? (?:need|call|point|use|reason|necessity)"
    r"(?: (?:for (?:that|it|this)|to|to do that|of (?:it|that)|in (?:it|that)|at all|thanks|thank"
    r" you|really))*"
    r"|(?:i )?(?:don't|do not|won't|wouldn't)(?: really)? need (?:that|it|to|any|one|reminding"
    r"|reminded|a reminder|your help|help)(?: (?:thanks|thank you|at all|really))*"
    r"|(?:please )?(?:don't|do not)(?: (?:bother|trouble|trouble yourself|bother yourself|worry"
    r" about (?:it|that|me)|do that|do it|mind me))?(?: please| thanks)?"
    r"|(?:(?:i'll|i will|i'd rather|let's|we'll|just|better|i'd better|i'd sooner|i think i'll|i"
    r" want to|best|i'd prefer to|i'd) )?(?:leave|skip|forget|drop|pass on"
    rf"|give){_LEFT}(?<!give)(?<!drop)"
    r"|(?:i'll|i will|i'd|i think i'll) pass(?: (?:on (?:that|this|it)|this time|thanks))*|count"
    r" me out|leave me out"
    r"|(?:i'd|i would|i'll)(?: much)? (?:rather|prefer|sooner|prefer it if|rather it if)(?: that)?"
    r" (?:not|you didn't|you don't|you did not|you wouldn't|if you didn't|we didn't|nobody did"
    r"|no)(?: (?:to|do that|do it|thanks|say|at all))*"
    r"|better not|best not|(?:i'd|i had) better not|let's not|rather not"
    rf"|(?:(?:that's|that is|that'll be|that will be|this is|it's|i've got) )?{_VERY}(?:plenty"
    r"|enough|sufficient)(?: (?:for (?:now|today|me|one day)|thanks|thank you|already))*"
    r"|(?:that's|that is|that'll be|that will be) (?:all|everything|the lot)(?: (?:thanks|thank"
    r" you|for (?:now|today)|then|really|from me|i have|i've got|i wanted to say))*"
    r"|(?:i've|i have) (?:had|got|done|said)(?: (?:quite|more than|about|just))* (?:enough|my fill"
    r"|plenty|my share|everything|it all|all i (?:want|wanted|have|had|need)(?: to say| to)?)(?:"
    r" (?:of|for) [\w' ]{2,30})?"
    r"|(?:(?:i have|i've|i've got|there's|there is) )?nothing(?: (?:else|more|further|to add|at"
    r" all|really|comes to mind|to say|thanks|thank you|for (?:now|me)|that i can think of|i can"
    r" think of))+"
    r"|(?:you're|you are) (?:all right|alright|grand|fine|okay|ok)"
    rf"|(?:i'm|i am|we're|we are) {_VERY}(?:good|fine|okay|ok|all right|alright|grand|sorted"
    r"|covered|set|well)(?: (?:as (?:i am|we are|it is|things are)|without(?: (?:it|that|one))?"
    r"|for now|thanks|thank you|like this|on my own|there))+"
    r"|(?:i'll|i will|i can|i could|i'd|i should)(?: just| always| easily)? (?:manage|cope"
    r"|remember(?: it)?|do(?: it| that)? without|do(?: it| that) (?:myself|on my own|alone)|live"
    r" without|survive|be (?:fine|okay|ok|grand|all right|alright|good))"
    r"(?: (?:it|that|without|on my own|myself|by myself|all right|alright|fine|anyway|thanks|thank"
    r" you|just fine|well enough))*"
    r"|not (?:today|now|tonight|right now|just now|at the moment|this (?:time|week|year)|on this"
    r" occasion|yet|just yet|for now|for me|really|particularly|especially|necessarily|in the"
    r" least|at all|a chance|likely"
    r"|ready|ready yet|interested|keen|for today|in the mood|quite|a bit)(?: (?:love|thanks|thank"
    r" you|yet|dear|please|really|no))*"
    r"|(?:maybe |perhaps )?(?:another|some other|a different) (?:time|day)(?: maybe| perhaps|"
    r" thanks)?|(?:maybe|perhaps|probably|i think|i guess|i'd say) not"
    r"|(?:i )?(?:can't|cannot|can hardly|don't) (?:see|imagine|picture) (?:myself|me|that|it)(?:"
    r" [\w']+){0,6}|i could never(?: [\w']+){0,4}"
    r"|(?:i )?(?:doubt (?:it|that|so)|hardly think so|don't think so|do not think so|shouldn't"
    r" think so|wouldn't say so)(?: (?:very much|somehow))*"
    r"|(?:i've|i have|i've got) (?:no|zero) (?:intention|wish|desire|plans?|interest|appetite"
    r"|need)(?: (?:of|to|in|for) (?:it|that|doing (?:it|that)|do (?:it|that)))?"
    r"|(?:are )?you (?:must be )?(?:joking|kidding|having a laugh)|(?:i'm|i am) not(?: (?:really"
    r"|quite|yet|so|at all))* (?:ready|there(?= yet)|willing|keen|up (?:for|to) (?:it|that)|able|interested|sure"
    r" i want to|prepared|in the mood|going to|doing (?:it|that))"
    r"(?: (?:for (?:that|it|this)|to|yet|to do (?:that|it)|at all|in (?:that|it)|do (?:that|it)))*"
    r""
    r"|(?:my (?:wife|husband|son|daughter|phone|sister|mother|diary|calendar|watch)|someone"
    r"|somebody|he|she) will (?:remind|tell|help) me|i'll remember(?: it| that)?|spare me|(?:god"
    r"|heaven) forbid|(?:i'm|i am) unable(?: to)?|that's my lot(?: thanks)?"
    r"|nothing springs to mind|(?:i've|i have|there's) no more(?: to (?:add|say|tell))?|(?:i'm|i"
    r" am) (?:done|finished)(?: (?:here|now|thanks|thank you|with that|adding))*|you can (?:leave"
    r"|skip|forget) (?:it|that)(?: (?:out|off))?|(?:that's|it's) not something i (?:want|need"
    r"|would want|would like)"
    r"|(?:it|that) (?:doesn't|won't|wouldn't|does not) (?:suit|work for|do for|help) me|i'd rather"
    r" be left alone(?: with (?:it|that))?|(?:i have|i've)(?: got)? (?:it|that|them|one)"
    r" (?:written down|in my (?:diary|calendar|head|phone)|already)|(?:i have|i've)(?: got)? my"
    r" own \w+|it's grand"
    r"|(?:it's|it is|that's|that is|that would be|it would be|that'd be|it'd be|i'm|i am|we're)(?:"
    r" (?:just|far|way|a bit|a little|much|really|simply))* too (?!good)\w+(?: (?:for (?:me|that"
    r"|it|now|this)|right now|at the moment|already|just now|to do (?:that|it)))*"
    r"|i (?:don't|do not) (?:believe|think|suppose|reckon) (?:so|i (?:will|can|do|want to|would"
    r"|am)(?: (?:that|it|do (?:it|that)))?)|i'd (?:rather|prefer) (?:it if )?you (?:left|stopped"
    r"|skipped|forgot|dropped)(?: (?:it|that|me alone))*|what's the (?:point|use)(?: (?:of|in)"
    r" (?:it|that))?"
    r"|i(?:'ve| have)(?: got)? (?:enough|too much|plenty)(?: (?:on|to do|already|on my plate|as it"
    r" is|going on|with (?:just )?(?:the first|this|that|it|the one)(?: one| step| thing)?))+|hardly(?: (?:any chance|likely|ever))?|(?:i )?(?:must |have to )?(?:refuse"
    r"|decline)(?: (?:that|it|thanks|politely))*|i'm out|never mind(?: (?:it|that))?|not bothered)"
)  # fmt: skip
SOFT = frozenset(
    "okay ok fine good great right sure lovely grand perfect please all alright".split()
)
TURNS = frozenset(
    ("but", "well", "actually", "wait", "sorry", "i mean", "or rather", "although", "though",
    "no wait", "then again", "on second thoughts",
     "hang on", "hold on", "i changed my mind", "i've changed my mind")
)  # fmt: skip
_LEANING = frozenset(
    "yes yeah yep yup ya aye no nah nope right alright fine sure good great lovely grand "
    "perfect please but or and okay ok only exactly actually sorry maybe perhaps ever there "
    "still also cool wait".split()
)
NEUTRAL = (AROUND - _LEANING - SOFT - TURNS) | frozenset(
    "um umm uh er erm hm hmm mm ah ahh oh ooh aw ach well so now then look listen hey dear love "
    "darling mate pal coach sir madam miss honey god lord gosh jesus honestly really truly "
    "frankly just thanks cheers ta like too anyway".split()
)
_WAIT = frozenset(
    f"{give} {whom} {count} {time}"
    for give in ("give", "just give")
    for whom in ("me", "us")
    for count in ("a", "one", "another", "two", "five", "ten")
    for time in ("minute", "minutes", "second", "seconds", "sec", "moment")
)
"""Alone they say nothing; "I'm not ready" behind them does."""
NEUTRAL_PHRASES = _WAIT | frozenset(
    ("thank you", "thanks a lot", "thank you very much", "thanks very much", "i think",
    "i guess", "i suppose", "i reckon", "i believe",
     "to be honest", "you know", "you know what", "i'm afraid", "i am afraid", "if i'm honest",
     "very kind of you", "that's very kind",
     "that's kind of you", "all the same", "you're very good", "good of you",
     "you're very kind", "all right", "my dear", "my friend",
     "do you know what", "good lord", "for god's sake", "at all",
     "i have to admit", "i must admit", "what for", "are you joking", "as it happens",
     "come to think of it")
)  # fmt: skip
