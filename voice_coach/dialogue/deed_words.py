"""The vocabularies by which ``deeds`` knows what was done, in part or not yet. Pure."""

from __future__ import annotations

import re

_I = (
    r"(?:(?:i|i've|i have|we|we've|we have|and|yes|yeah|yep|well|oh|so|aye|sure|finally"
    r"|actually|just|also|then|even|really|certainly|definitely|ah|um|look|honestly) )*"
)
LONGEST = 45
"""Words."""
CUTS = re.compile(
    r"\b(?:but|and then|and so|because|although|though|so that|however|only that|so|and|cause"
    r"|since|well|(?:no|oh) (?=wait|yes|the|my)|(?:no |oh )?wait (?=[a-z])|hang on|hold on"
    r"|actually|sorry|i mean|to be honest|or rather"
    r"|only (?=because|when|after|since|cause)|except (?=it|that|he|she|i|we|they)\b)\b"
)
PARTLY = re.compile(
    r"\b(?:(?<!not )(?<!half )half(?: of|way|-|$| done| the| did| way)?|halfway|most(?:ly| of)"
    r"|partly|partially|(?:in|the (?:first|easy|hard|main|second|last|biggest|small)) (?:part"
    r"|bit)|parts? of|bits? of|bits and pieces"
    r"|a (?:little|bit|part)(?= of| yes|$| but| only| done)|some (?:of|days|parts|bits)|(?:nearly"
    r"|almost)"
    r" (?:done|there|finished|all|everything|complete)"
    r"|(?:made|just|only) a start|(?:i've|i have|have|just|only|i|we) (?:just |only |barely "
    r"|already )?(?:started|begun|began)|started(?: (?:it|on it))?|in progress|(?:still )?working"
    r" (?:on|through|at) it|work in progress|still (?:at it|in the middle|doing it|going)|getting"
    r" there|on (?:the|my) way(?! (?:home|back"
    r"|out|to|from|over)\b)|under ?way"
    r"|to (?:a|some) (?:degree|extent)|more or less|kind of|sort of|up to a point|in a way"
    r"|quarters?|thirds?|per ?cent|(?:one|two|three|four|five|six|nine|ten|\d+|a few|a couple)"
    r" (?:out )?of (?:the )?(?:\w+)"
    r"|only (?:did it |managed (?:it )?|went |got )?(?:once|twice|one|two|three|four|half|a few"
    r"|some|part|the)|(?:once|twice) or twice|(?:once|twice|a (?:few|couple of) (?:times|days))(?="
    r" only| instead)|a few days|did some|(?:\w+) (?:days?|times?) only"
    r"|(?:a|some) few days|most (?:days|mornings|evenings|nights|weeks|times)|not (?:all"
    r"|everything|every day|fully|completely|quite"
    r"|entirely|the whole|as much|as often)|not (?:yet )?finished|(?:haven't|didn't|not) (?:quite"
    r" )?(?:finish|finished|complete|completed)(?: it| everything| yet| all of it)*"
    r"|(?:just|only) the last|(?:bit|part|step|one|page|piece|thing)s? (?:left|to go|missing"
    r"|remaining)|the rest (?:is|of|i|will)|left to do|all but|all except|except|apart from"
    r"|everything"
    r" but|skipped (?:a|one|two|some|a few|a couple)|missed (?:a|one|two|some|a few|a couple)"
    r"|(?:is|was|it's) (?:mostly|nearly|almost|partly|half)|first (?:half|part|step|bit)|main part"
    r"|easy (?:bit|part)|a start|a beginning)\b"
)  # fmt: skip
NOT = re.compile(
    rf"(?:{_I}(?:didn't|did not|haven't|have not|hasn't|couldn't|could not|wasn't able|never|can't"
    r" say i|hadn't|don't think i|am not|not|ain't|won't|was not able|failed|forgot|bottled"
    r"|chickened|ducked out|gave up(?! (?!on|it|that|trying|waiting|hoping|because|and|after"
    r"|half)\w+)|backed out|put (?:it|that) off"
    r"|postponed|delayed|cancelled|skipped|missed it|ran out|lost (?:my nerve|heart|track)|decided"
    r" (?:against|not)|changed my mind|let (?:it|that|this) (?:slide|slip|go)|kept (?:putting"
    r"|meaning|forgetting|delaying|finding)|procrastinated|got (?:distracted|sidetracked|cold feet"
    r"|sick|ill|stuck at work|too busy|lazy)"
    r"|ended up not|avoided|dodged|wimped out|froze|neglected|blew it|messed up|fell ill|overslept"
    r"|couldn't be bothered|put off|left it(?: too late)?|put (?:it|that) aside|abandoned|quit)\b.*"
    r"|.*\b(?:not (?:yet|done|started|begun|at all|even|so far|a bit|a thing|really|a chance|one"
    r" bit|this (?:time|week)|me)|nothing(?: (?:yet|done|so far|at all|happened))?|nope|nah|zero"
    r"|none|no (?:time|luck|chance|progress|energy|not|sorry|i|answer|joy|excuse)|slipped|slip my"
    r" mind"
    r"|came up|came between|came along|got (?:in the way|away from me|on top of me|cancelled"
    r"|postponed|delayed|in between)|fell (?:through|ill|sick|apart)|had to wait|broke down|was"
    r" (?:mad|crazy|hectic|manic|cancelled|closed|ill|sick)|cancelled on me|didn't (?:happen|work"
    r" out|come off|get)"
    r"|never (?:happened|got|did|came)|too (?:busy|scared|tired|afraid|nervous|ill|sick|much on"
    r"|late|lazy|frightened|shy|embarrassed|exhausted)|so (?:busy|tired|scared)|flat out|run off"
    r" my feet|snowed under|swamped|in bed|up to my (?:eyes|neck)"
    r"|yet to|still (?:have|need|got|to|on my|not|haven't|pending|open|waiting|outstanding)|to be"
    r" done|on my (?:list|to do list)|to do list|pending|not happened|nobody|no one|voicemail"
    r"|engaged|wouldn't|(?:of course|certainly|definitely|absolutely|unfortunately|sadly|afraid"
    r"|rather) not|no$|no not|didn't$|haven't$|hadn't$|wasn't$)\b.*"
    r"|.*\b(?:i'll|i will|i'm going to|i am going to|going to|i'm doing|planning to|hoping to"
    r"|intend to|gonna|will be doing|will do|shall do|i plan to|i'm about to|i mean to|i promise"
    r" to)(?: .*)?"
    r"|(?:tomorrow|next (?:week|time|month)|later|soon|this (?:afternoon|evening|weekend)|tonight"
    r"|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday) i'll)(?: .*)?|(?:i'm |i am"
    r" )?(?:ashamed|embarrassed) .*|no(?: [\w' ]+)?)"
)  # fmt: skip
WANTED = re.compile(
    rf"(?:{_I}(?:was (?:going|about|planning|hoping|meaning|scared|nervous|afraid|terrified"
    r"|dreading|worried|unsure|not sure|tempted|ready|thinking|so|really|a bit|very|in two minds"
    r"|reluctant|late|ill|sick|tired)|wasn't (?:sure|keen|going|looking|easy)|meant|wanted|tried"
    r"|intended|hoped|planned|thought|think|needed|expected|nearly (?:didn't|gave up|bottled"
    r"|chickened)"
    r"|almost (?:didn't|gave up|bottled|chickened)|(?:nearly|almost) (?!done|there|finished|all"
    r"|everything|complete)\w+|didn't (?:want|think|feel|expect|believe|like|fancy|mean)|did not"
    r" (?:want|think|feel|expect)|had (?:every intention|(?:the )?(?:best|good|full)(?: of)?"
    r" intentions?|planned|hoped|meant|wanted|doubts|to)"
    r"|would have|should have|could have|considered|put it off (?:for|at first|till|until)|kept"
    r" putting it off (?:for|till|until)|felt|hated|dreaded|wish)\b.*)"
)  # fmt: skip
FELT = re.compile(
    r"(?:.*\b(?:took (?:me|a|some|longer|ages|forever|all|three|two|several)|it (?:was|wasn't|was"
    r" not|hasn't been)"
    r" (?:not |so |very |really |a bit |quite )*(?:easy|hard|tough|difficult|fun|scary|awkward"
    r"|awful|horrible|simple|pretty|quick|terrible|nerve).*"
    r"|not easy|not (?:on the day|when|exactly (?:when|how|as)|as planned|how i planned|the way"
    r"|without|on time|in time)|a day late|late)\b.*"
    r"|(?:(?:and|so|but) )?(?:he|she|they|we|it|my \w+|the \w+) (?:said|says|told|agreed|laughed"
    r"|cried|thanked|listened|was (?:happy|glad|pleased|great|lovely|fine|nice|delighted|so))\b.*"
    r"|i (?:was|am|feel|felt) (?:late|glad|happy|proud|relieved|pleased|nervous|so nervous|shaking"
    r"|scared|terrified)(?: .*)?)"
)  # fmt: skip
"""How it was, and what came of it: that tells nothing of whether it was done."""
SOME = re.compile(
    r"\b(?:(?:\w+) (?:times|days|goes|bits|parts) (?:out )?of|(?<!not )(?<!if )only(?!"
    r" (?:because|thought|talked about|planned|dreamt|wondered|spoke about"
    r"|went|took|when|after|i'd|if|to|at|then|cause|yesterday|last))|as far as|hung"
    r" up|fifty fifty|is missing|to be continued|(?:made |some |a bit of |good )progress"
    r"|(?:a|first|rough) draft|(?:the )?(?:worst|bulk|best part|hard part|easy part) (?:of it|is"
    r" done)|left (?:one|two|some|the rest|a few|a bit|it half)|a bit left|bit by bit|in bits|i"
    r" did (?:a few|two|three|four|one of|a couple|a little|a bit)"
    r"|except|not the whole)\b"
)  # fmt: skip
HINDERED = re.compile(
    r".*\b(?:(?:been|was|were|'s|is|are) (?:(?:just|only|still|all) )*(?:sitting|lying|standing"
    r"|hanging|(?:gathering|collecting) dust|rotting)\b.*|(?:i've|i have|i was|i'm|i am|been|was)"
    r" (?:been )?(?:just |so |that |really |too |very |a"
    r" bit |feeling )*(?:lazy|dreading|avoiding|putting|busy|ill|sick|away|swamped|poorly|unwell"
    r"|down|exhausted|stuck|distracted|hiding|sick in bed|scared of|afraid of)"
    r"|(?:had|have|got|there was|with) no \w+|out of my (?:head|mind)|ran away|(?:a|total|complete"
    r"|absolute) (?:disaster|nightmare|mess|write off)|back ?burner|long finger|(?:i )?(?:watched"
    r"|went|stayed|slept|sat|played|did|ate|drank) .*instead"
    r"|let (?:myself|everyone|him|her|them|you|the side) down|ducked|never even|next (?:weekend"
    r"|week|month|year)|some other time|another (?:day|time)|in the garage|on holiday|at the"
    r" hospital|in hospital|no courage|cold feet|not as yet|yet again)\b.*"
)  # fmt: skip
_PAST = (
    r"(?:done it|rang|phoned|called|wrote|written|posted|mailed|emailed|texted|sent|spoke|spoken"
    r"|talked|told|chatted|went|gone|paid|booked|signed|joined|applied|submitted|handed|delivered"
    r"|finished|completed|accomplished|managed|made (?:it|the|my|that|contact|peace|an?"
    r" (?:appointment|call|phone call|booking|plan|list|decision))|"
    r"sorted|dealt|took care|taken care|got (?:there|it|through|over|round to it|around to it|that"
    r"|everything)|kept|stuck (?:to|with)|met|saw|asked|apologised|apologized|invited|visited"
    r"|bought|sold|cleaned|cleared|tidied|fixed|repaired|cooked|practised|practiced|"
    r"ran|walked|swam|read|started and finished|followed (?:through|it)|pulled it off|went through"
    r"|saw it through|nailed|smashed|cracked|ticked|crossed|wrapped|achieved|fulfilled|carried"
    r" (?:it )?out|kept|closed|ended|quit|settled|registered|enrolled|cancelled my|arranged"
    r"|organised|organized|confessed|explained|said|gave|thanked|hugged|opened|moved|packed|been"
    r"|picked up|(?:got|come|came) (?:back|home) from|filled|presented|resolved|faced|confronted)"
)
DONE = re.compile(
    rf"(?:{_I}{_PAST}\b(?!.*\b(?:instead|nobody|no one|voicemail|no answer|engaged|didn't|haven't"
    r"|not)\b).*"
    rf"|{_I}(?:did|have|had)(?: (?:it|that|so|indeed|all|everything|too|actually|in the end|as a"
    r" matter of fact|i|have|did|yes|already|surely|certainly|both|them|exactly|what i (?:said"
    r"|promised|planned)(?: i would)?))*"
    rf"|{_I}did (?:it|that|so|all|everything|them|both|exactly|more|what|my|the|as)\b.*"
    rf"|{_I}did (?:go|say|call|ring|phone|write|talk|speak|tell|send|ask|pay|book|meet|visit"
    rf"|read|run"
    r"|walk|make|take|give|buy|clean|tidy|finish|get|keep|practise|practice|join|help|thank|apologise"
    r"|cook|see|sign|post|sort)\b.*"
    r"|affirmative|lock stock and barrel|top to bottom|(?:every|down to the) last \w+|job's a good"
    r" \w+|with flying colours|(?:the |my )?\w+ is (?:in the post|gone off|out of the way"
    r"|made|paid|sent|posted|delivered|signed)|it's (?:out of the way|gone off|in the post)|(?:i"
    r" )?(?:bit the bullet|plucked up).*"
    r"|.*\b(?:it's|it is|that's|that is|job|all|is|are|was|now|already|got it|consider it|be|been"
    r"|everything's|everything is|i'm|i am|been and) (?:all )?(?:done|finished|complete|completed"
    r"|sorted|made|over|over and done with|behind me|ticked off|sent|paid|booked|accomplished"
    r"|dealt with|taken care of|settled|in the bag|wrapped up|fixed|signed)\b.*"
    r"|(?:yes|yeah|yep|yup|aye|sure|of course|absolutely|definitely|certainly|indeed|you bet|too"
    r" right|damn right)(?: .*)?|.*\b(?:did it|done it|went (?:well|great|ok|okay|fine|fantastic"
    r"|better|really|rather|brilliantly|smoothly|very|so)|mission accomplished|job done|hundred"
    r" percent|done and dusted|no problem)\b.*"
    r"|(?:i did )?(?:every|each)(?: single)? (?:day|morning|evening|night|one|time|week|last bit"
    r"|bit)(?: .*)?|(?:as|like|just as) (?:i )?(?:promised|planned|said|agreed)(?: .*)?|(?:all|the"
    r" (?:whole|lot)|everything|all of it|the whole (?:thing|lot)|in full|to the letter|from start"
    r" to finish|completely|fully)(?: .*)?"
    r"|.*\b(?:more than (?:i )?planned|more than that|better than (?:i )?(?:thought|planned"
    r"|expected|hoped)|in the end|at last|finally)\b.*)"
)  # fmt: skip
_DAY = (
    r"(?:(?:the |this |next |coming |following )*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|weekend|week|month|year|tomorrow|tonight|later|(?:an)?other (?:day|time|week)"
    r"|(?:\w+ )?(?:first|second|third|fifth|\w+(?:th|st|nd|rd)|tenth)(?: of \w+)?|january|february"
    r"|march|april|may|june|july|august|september|october|november|december|summer|spring|autumn"
    r"|winter|easter|christmas|holidays)\b)"
)
PUT_OFF = re.compile(
    r".*\b(?:(?:re ?scheduled|postponed|re ?arranged|adjourned)\b"
    r"|(?:moved|pushed|shifted|put|delayed|changed|bumped|switched)(?: (?:it|that|this|things"
    r"|the \w+|our \w+|my \w+))?(?: (?:back|off|forward|out|on))? (?:to|for|till|until)"
    rf" {_DAY}|(?:agreed|settled|decided) (?:on|for) {_DAY}"
    r"|(?:we'll|we will|we're|we are going to|we're going to|i want to|i'd like to|we want to"
    r"|we'd like to|i'd rather|i'd prefer to|i'd better)\b.*"
    rf" (?:on |at |for )?{_DAY})(?: .*)?"
)
"""It was moved to another day."""
DROPPED = re.compile(
    r"\b(?:(?:dropped|scrapped|ditched|given up(?: on)?|gave up(?: on)?|abandoned|shelved|binned"
    r"|forget|forget about|scrap|drop) (?:it|that|this|that one|this one|(?:the|that|this"
    r"|my)(?: whole)? (?:idea|plan|thought|thing|project|one))(?! (?:off|in|by|round|back)\b)"
    r"|off the (?:table|cards)|(?:no longer"
    r"|not|n't)(?: (?:really|even))? (?:want|need|have|necessary|needed)(?: to)?(?: (?:do (?:it"
    r"|that)"
    r"|it|that|go|\w+))?(?: (?:any ?more|any longer|now))|no longer (?:want|need|have|necessary"
    r"|needed|wish)|no need(?: (?:to|for it|for that))?(?: any ?more| any longer| now)?|(?:i"
    r"|we) needn't"
    r"|don't have to$|(?:called|cancelled) (?:the whole thing|it|everything)(?: off)?)\b"
)
"""It is not wanted any more, or not needed: it was not done, and will not be."""
OBJECT_FIRST = re.compile(
    r"\b(?:the|my|his|her|our)(?: (?!(?:the|my|his|her|our)\b)[\w']+){1,3}? (?:i|we)(?:'ve"
    r"|'d)?(?: (?:just"
    r"|really|sadly"
    r"|unfortunately))? (?:did not|didn't|haven't|have not|couldn't|could not|never|left (?:out|off"
    r"|undone|alone|for later)|skipped|missed|forgot|avoided|dropped|have (?:still|yet) to|still"
    r" (?:have|need|must)|put off)\b(?: [\w']+)*"
)
"""Names first what was left out: "but the shelves I did not manage"."""
FELL_SHORT = re.compile(
    r"\b(?:did|went|managed|got|made|only|once|twice|(?:two|three|four|five) times)\b.*\b(?:but"
    r"|though"
    r"|although|instead of)\b(?: .*)?\b(?:i'd|i had|i was|the plan was|my plan was|the idea was"
    r"|it was"
    r"|we'd|i (?:wanted|meant|planned|promised|said))\b.*\b(?:two|three|four|five|six|seven"
    r"|eight|nine"
    r"|ten|twelve|twenty|more|every|each|daily|all|both)\b"
)
"""Less often than it was planned."""
YES_NO_PARTS = re.compile(
    r"(?:(?:well|um|oh|so) )*(?:[\w']+ ){1,3}(?:yes|yeah)(?: but| and)? (?:[\w']+ ){1,3}(?:no"
    r"|nope|not)"
    r"|(?:\bis|\bare|'s) (?:done|finished|ready|sorted|clean|clear|painted|tidy)(?: but| and)?"
    r" (?:the|my)(?: [\w']+){1,2} (?:isn't|aren't|is not|are not|hasn't|wasn't|not)\b.*"
)
"""One part was done, another not: "weekdays yes, weekends no"."""
MORE_NOT = re.compile(
    r".*\b(?:been (?:meaning|planning|intending|going|wanting|trying|waiting|putting)|keeps?"
    r" (?:forgetting|putting|meaning|finding|delaying)|lost the \w+|slept in|not in the mood"
    r"|was waiting|up the walls|still (?:thinking|waiting|planning|deciding|working up)|fell off"
    r"|(?:still |it's |it is )(?:still )?(?:there )?on (?:the|my) (?:\w+ )?list|nowhere near|on for"
    r" (?:tomorrow|next \w+|\w+day)|not (?:till|until)|can't (?:see|fit|do) me|drove (?:home|off"
    r"|away)"
    r"|turned (?:round|around|back)|walked (?:off|away|out|past)|till (?:monday|tomorrow|next)"
    r"|i'm \w+ing .*(?:on \w+day|next week|next month|tonight)|head in the sand|wasn't to be"
    r"|wasn't meant to be|made excuses|making excuses|run off|god"
    r" knows why not"
    r"|(?:he|she|it|they|nobody|no one|the \w+|my \w+) (?:wasn't|weren't|isn't|couldn't|wouldn't"
    r"|was (?:shut|closed|away|out|off|full|sold out|not there))|no one was|nobody was)\b.*"
    r"|i'd (?:planned|meant|hoped|wanted|intended)\b.*"
    r"|.*\b(?:only|just) (?:thought|talked|spoke|dreamt|dreamed|read|wondered|planned) (?:about|of)"
    r" (?:it|that|doing it)\b.*|(?:and )?not really(?: no)?"
)
MORE_PARTLY = re.compile(
    r"\b(?:ball rolling|still (?:(?:about|some|another) )?(?:a few|[\w']+) (?:more )?(?:to (?:go"
    r"|do|come)|left)(?<!have to do)(?<!got to do)(?<!list to do)|(?:one|two|three|four|five|six"
    r"|few|some|bit|more) to go$"
    r"|(?:coming|moving|going) (?:along|on)(?: (?:nicely|slowly|well|fine))?$"
    r"|(?:one|two|three) down|(?:good|big|fair|small|large|decent) (?:chunk|part"
    r"|bit|portion|share)|on and off|off and on|here and there|now and then|now and again|sometimes"
    r"|from time to time|when i could|not always|bar the|barring|inroads|headway|in stages|little"
    r" by little|a page|one (?:room|page|day|call|of|letter|chapter)|the first (?!thing|time|day"
    r" i)\w+|try one|tried one)\b"
)
HOW_OFTEN = re.compile(r"\b(?:once|twice|for a (?:while|bit|time)|a try|have a go|had a go)\b")
"""Whether that was all of it is not said."""
AFTER_ALL = re.compile(
    rf"(?:believe (?:it|me)(?: or not)?|would you believe(?: it)?|guess what|in spite of [\w' ]+?"
    rf"|despite [\w' ]+?|against all (?:the )?odds|by some miracle|as it happens|you won't believe"
    rf" it|(?:on|last|this|the) (?:[\w']+ ){{0,3}}?\w+) {_I}(?:(?:i|we) )?{_PAST}\b.*"
)
OTHER_PAST = re.compile(
    r"(?:and |yes |well |so |oh )?i(?:'ve| have)?(?: finally| just| actually| already)? (?!(?:fail"
    r"|miss|avoid|delay|postpon|skipp|want|plann|tri|need|hop|start|consider|look|watch|stay|wait"
    r"|worri|panick"
    r"|cancell|refus|ignor|dodg|duck|bottl|chicken|dread|hat|wast|play|slipp|intend|ask for more"
    r"|promis|decid|thought|stopp(?:ed)? short|linger|hesitat|procrastinat|struggl|drift|neglect"
    r"|attempt|call(?:ed)? it off)\w*ed\b)"
    r"\w+ed (?:the|my|it|him|her|them|out|up|to|that|in|with|over|all|every|on|a|an|smoking"
    r"|drinking)\b.*|it happened\b.*|i put in .*"
)
DOUBT = re.compile(
    r"\b(?:i wish|(?<!it )or (?:partly|not|done)|can't (?:say|tell(?! a lie))|couldn't (?:say|tell"
    r" you)"
    r"|done in$|not"
    r" sure|unsure|depends|don't know|do not know|hard to say|what do you mean|complicated|long"
    r" story|get me started|where (?:do|should) i (?:begin|start)|good"
    r" question|can't remember|maybe|perhaps|if only|supposed to"
    r"|don't remember|pass|next question|not yes)\b|^(?:well|um|hmm|oh|so)$"
)
SAYS_NOTHING = re.compile(
    r"\bnot half (?:done|finished)\b|\bnot only\b|\bno (?:problem|trouble|bother|doubt|worries)(?:"
    r" at all)?\b"
)
ALL = re.compile(r"\b(?:(?:a |one )?hundred per ?cent|every (?:single |last )*bit(?: of it)?)\b")
NOW_AND_THEN = re.compile(r"\b(?:on and off|off and on|here and there|now and (?:then|again))\b")
BUT_NO = re.compile(
    r"(?:(?:oh|well|um) )*(?:i wish|if only|i'd (?:love|like)|i would (?:love|like)) .* but"
    r" (?:(?:sadly|unfortunately|honestly|i'm afraid) )?(?:no|i (?:didn't|haven't|can't))"
)
YES_AND_NO = re.compile(r"(?:(?:well|um|oh|uh) )*yes(?: and| or) no(?= i\b|$| we\b)")
VERDICT_FIRST = re.compile(
    r"^(?:(?:yes|yeah|yep|no|nope|oh|well|aye) )*i (?:did|didn't|haven't)(?: do| done)?(?: it|"
    r" that|"
    r" so| indeed)*(?= (?:i|it (?:was|wasn't|is|took|went|felt|turned|did)|he|she|they|we|it's"
    r"|it'll|i'm|i've|he's|she's)\b)"
)
"""An outright word before a story: "I did, I couldn't believe it"."""
ALL_BUT = re.compile(
    r"\b(?:everything|everyone|all(?: of (?:it|them))?|every \w+) (?:but|bar|except(?: for)?|apart"
    r" from)(?! (?:i|it|that|he|she|no|yes|not)\b)"
)
NOT_BEGUN = re.compile(
    r".*\b(?:not|haven't|hasn't|didn't|never|have not|did not)(?: (?:even|really|yet|a|one|any"
    r"|properly))*"
    r" (?:start|started|begun|begin|began|bit|thing)\b.*"
)
JUST_SO = re.compile(r"(?:(?:yes|yeah|yep|no|nope|nah|oh|um|well) ?)+")
