"""What the questions to a plan are about, and the words in which people say yes and no. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.patterns import LatePattern

_FILLS = (
    r"(?:(?:um+|uh+|er+m?|oh|ooh|ah|aye|well|so|okay|ok|right|actually|honestly|really|please"
    r"|thanks"
    r"|thank you|i think|i guess|i suppose|i'd say|i mean|you know|and|now|then|look|god|sure|love"
    r"|dear|mate|heavens|goodness|lord|gosh|jesus|to be honest|if i'm honest|in fact|no|yes|yeah"
    r"|nah|yeah nah|no no|sorry|just) )*?"
)
_BEHIND = (
    r"(?: (?:please|thanks|thank you|madam|ma'am|ma|sir|abeg|o|love|dear|mate|then|now|so|yes"
    r"|yeah|no"
    r"|really|i think|honestly|to be honest|if i'm honest|with you|of course|indeed|only|for sure"
    r"|i suppose"
    r"|actually"
    r"|at all|anyway|you know))*"
)
_GO = (
    r"(?:go on|carry on|continue|proceed|press on|push on|keep going|keep on|crack on|move on"
    r"|go ahead"
    r"|get on|get going|get started|start|begin|plough on|soldier on|get cracking|get it done"
    r"|finish it"
    r"|get to it|hear it|see it|have it|make (?:the|a) plan|plan it|do the plan|do it)"
)
_GO_MORE = (
    r"(?: (?:with (?:it|that|this|the plan)|on with it|while (?:i'm|we're|i|we) [\w' ]+"
    r"|by all means"
    r"|together|right away|straight away|from here|as we are|shall we|today))*"
)
_TIRED = (
    r"(?:tired|exhausted|done in|done|knackered|shattered|wiped out|worn out|whacked|bushed"
    r"|finished"
    r"|spent|sleepy|all in|drained)"
)
_LATER = (
    r"(?:a day|a night|quits|it there|it here|for (?:today|now|the day|tonight|this evening|one day"
    r"|the night)|(?:till|until|to|on) (?:tomorrow|later|next \w+|another (?:day|time)|\w+day)"
    r"|another"
    r" (?:day|time)|tomorrow|some other (?:day|time)|later(?: on)?|next (?:time|week)|here|there"
    r"|off)"
)
_COMPANY = (
    r"(?:help(?:s|ing)?|com(?:e|es|ing)|join(?:s|ing)?|hold(?:ing)? my hand|giv(?:e|es"
    r"|ing) me a hand"
    r"|lend(?:ing)? (?:me )?a hand|driv(?:e|es|ing) me|sit(?:ting)? with me|be there|there"
    r"|support(?:ing)?"
    r"|go(?:ing)? (?:along|with)|do(?:ing)? it with|back(?:ing)? me|accompany(?:ing)?"
    r"|stand(?:ing)? by me"
    r"|take me|taking me|with me|insists? on coming|insists? on (?:it|helping)|along|beside me"
    r"|by my side|in on it)"
)
SOMEBODY = (
    r"(?:(?:my|a|our|the|one of my|some)(?: \w+){1,3}|he|she|they|someone|somebody|(?!i\b|we\b"
    r"|you\b"
    r"|it\b|that\b|nobody\b|no\b|please\b|yes\b|sure\b|prayer\b|company\b|who\b|what\b"
    r"|nothing\b|everything\b|something\b|there\b|this\b|but\b|so\b|and\b)\w+)"
)
PEOPLE = (
    r"(?:(?:my|our|his|her|the|one of my)(?: \w+)? (?:mother|father|mum|mam|mom|dad|sister"
    r"|brother|wife"
    r"|husband|partner|son|daughter|aunt|auntie|uncle|cousin|nephew|niece|gran|granny|grandma"
    r"|grandad"
    r"|granddad|grandmother|grandfather|friends?|mates?|neighbours?|boss|colleagues?|doctor|gp"
    r"|nurse"
    r"|therapist|teacher|coach|priest|vicar|pastor|imam|rabbi|manager|landlord|lady|man|woman"
    r"|lad|girl"
    r"|fellow|boyfriend|girlfriend|flatmate|family|parents|kids|children|sponsor|supervisor|tutor"
    r"|folks|team|sisters|brothers|counsellor|social worker|midwife|in laws|mother in law)"
    r"|(?:a|an|some|one|two|three|several|a few|a couple of|plenty of|lots of|loads of"
    r"|a whole \w+ of)"
    r"(?: \w+)? (?:friends?|mates?|people|neighbours?|man|woman|lady|lad|girl|fellow|colleagues?"
    r"|aunt(?:ie)?s?|uncles?|cousins?|sisters?|brothers?|others|folks|relatives|doctor|nurse"
    r"|teacher)"
    r"|plenty)"
)
"""Somebody who is named as a person."""


@dataclass(frozen=True, slots=True)
class About:
    """What a question is about, and what says yes and no to it, each as a part of an utterance."""

    asked: LatePattern
    yes: LatePattern
    no: LatePattern


def part(text: str) -> LatePattern:
    return LatePattern(rf"{_FILLS}(?:{text}){_BEHIND}")


OF_THE_PLAN = (
    About(
        LatePattern(
            r"\b(?:shall we|ready to|can we|are you ready).*\b(?:go on|carry on|move on|continue"
            r"|start"
            r"|begin|plan)\b"
        ),
        part(
            r"(?:(?:we|i|you|let's|let us|lets)(?:'d|'ll)?(?: (?:can|could|should|may as well"
            r"|might as"
            r" well|may|must|shall|will|better|had better|ought to|want to|like to|would like to"
            r"|would"
            rf" love to|love to|am happy to|are going to|really|just|all))* {_GO}{_GO_MORE}"
            rf"|{_GO}{_GO_MORE}|(?:we|i) (?:might|may) as well|you lead(?: and)? i'll follow"
            rf"|that's what (?:i'm|we're) here for"
            r"|(?:there's )?no (?:point|sense|use)(?: in)? (?:stopping|waiting|putting it off"
            r"|leaving it|hanging about)(?: .*)?|what else would i be doing|fire away|on we go"
            r"|off we go|onwards?(?: and upwards)?|lead on"
            rf"|lead the"
            r" way|(?:i )?(?:don't|can't|cannot) (?:really )?see (?:any reason )?why (?:we|i)"
            r" (?:shouldn't|wouldn't|couldn't)|(?:there's )?no reason (?:not to|why (?:we"
            r"|i) shouldn't)"
            r"|(?:there's )?no time like the present|the sooner the better|let's (?:have at it"
            r"|go for it"
            r"|go|roll|be having it)|i'm (?:all (?:ears|yours|set)|with you|right behind you"
            r"|listening)"
            r"|shoot|hit me|i'm (?:as )?ready(?: as (?:i'll ever be|ever))?|it's now or never)"
        ),
        part(
            r"(?:(?:would|do) you mind(?: \w+)? if (?:we|i) (?:left|stopped|did|finished|called"
            r"|put|didn't)"
            r"(?: \w+){0,5}|(?:could|can|may|shall|should|might) (?:we|i)(?: just"
            r"| please)? (?:leave|stop"
            rf"|do|finish|call|put|pause|rest|pick)(?: (?:it|this|that|things|up"
            rf"|the rest))* {_LATER}"
            r"|(?:what if|how about|i'd prefer (?:it )?if) we (?:left|stopped|did|finished|called)"
            r"(?: \w+){0,5}|(?:(?:we|i)(?:'d|'ll)?(?: (?:should|could|would|better|want to"
            r"|need to|have"
            r" to|like to|rather|sooner|prefer to|must))*|let's|let us|better|best) (?:leave"
            r"|stop|finish"
            rf"|call|put|pause|quit|do)(?: (?:it|this|that|things|the rest))* {_LATER}(?: for .*)?"
            rf"|(?:i'm|i am|i feel|i've been)(?: \w+)? (?:(?:too|that|so|dead|very|really"
            rf"|all) )*{_TIRED}"
            rf"(?: (?:to (?:go on|continue|carry on|think)(?: \w+)?|for (?:today|the day|tonight"
            rf"|now|this"
            r"|one day|anything)|today|tonight|already))+|that's me (?:done|finished)(?: for .*)?"
            r"|(?:i've|we've|i have|we have) (?:done|had|said|talked) (?:quite "
            r"|more than )?enough(?: for"
            r" .*)?|i(?:'d| would)? (?:don't|do not|rather not|sooner not|can't"
            r"|won't) (?:want to )?(?:go"
            r" on|continue|carry on|start|begin|keep going)(?: .*)?|my (?:head|brain"
            r"|eyes?) (?:is|are|has"
            r"|have)(?: \w+)? (?:full|had enough|gone|closing|tired|spinning))"
        ),
    ),
    About(
        LatePattern(r"\b(?:alone|on your own|by yourself|without (?:help|company))\b"),
        part(
            r"(?:(?:it's|it'll be|it will be|that's|that'll be|there's) )?(?:(?:just"
            r"|only) )*(?:me|little"
            r" old me|yours truly|myself)(?: (?:myself|and i|and myself|alone|on my own))*"
            r"|(?!.*\b(?:not|never|no|rather|\w+n't|cannot|hate|afraid"
            r"|scared)\b)(?:.* )?(?:by myself|on my"
            r" (?:own|lonesome|tod)|all alone|alone|solo|single handed(?:ly)?"
            r"|off my own bat)(?: .*)?"
            r"|(?:there's |there is )?(?:nobody|no one|none)(?: else)?(?: (?:is )?(?:involved"
            r"|coming|needed"
            r"|to do it with|there|to ask|will be there|with me|i'd want|but me))*"
            r"|(?:it's |that's )?a one (?:man|woman|person) (?:job|show|thing)"
            r"|i wouldn't have it any other way"
            r"|without (?:any )?(?:help|company|anybody|anyone)(?: .*)?|i don't need (?:anyone"
            r"|anybody"
            r"|company|any help|a babysitter)(?: .*)?"
        ),
        part(
            rf"{SOMEBODY}(?:'s| is| are|'re| will| will be|'ll|'ll be| would|'d| can| could"
            rf"| wants to"
            r"| is going to|'s going to| has(?: \w+){0,2} offered to| have offered to"
            r"| offered to| promised"
            rf" to| said (?:he|she|they)(?:'d|'ll| would| will)"
            rf"|'s offered to)(?: \w+){{0,2}} {_COMPANY}"
            r"(?: .*)?|(?:no |it'll be |it's |i'm going |i'll (?:do it|go"
            r"|be) )?(?:together )?with (?!myself"
            r"|pleasure|all my|a bit|god|luck)(?:my|a|the|some|our|him|her|them|someone|somebody"
            r"|[a-z]+)"
            r"(?: \w+){0,3}|(?:we're|we'll|we will|we are|we)(?: all| both)? (?:doing|do|going"
            r"|go|be doing"
            r"|tackling|in this)(?: .*)?(?:together|both)(?: .*)?|together|(?:i'd|i would|i'll"
            r"|i)(?: \w+){1,3} (?:better |safer |happier )?with (?:somebody|someone|company"
            r"|my \w+)(?: .*)?|(?:i've|i have|i'm"
            r"|i'll be|i)"
            r" (?:asked|asking|taking|bringing|invited|roped in|got) (?:my|a|the|someone"
            r"|somebody|some"
            r"|\w+)(?: .*)?(?:along|with me|join me|come|to help|for company|in|up on (?:it|that))"
            r"|(?:.* )?(?:not|never|rather not|couldn't|can't|won't|wouldn't|don't want to"
            r"|hate to|wouldn't"
            r" dare)(?: .*)? (?:alone|by myself|on my own)(?: .*)?|(?:the )?(?:two|three|both"
            r"|all) of us"
            r"|as a (?:team|family|couple|pair)|i'll (?:have|need"
            r"|be having) (?:some )?(?:company|help"
            r"|support|a hand|backup)(?: .*)?"
        ),
    ),
    About(
        LatePattern(
            r"\b(?:add|another|second|one more|anything (?:else|more)|something else|any more)\b"
        ),
        part(
            r"(?:we|i|you)(?:'d|'ll)?(?: (?:could|can|might|may|will|would|like to|want to"
            r"|love to|might as"
            r" well|may as well|have to|should|do))* (?:add|have|put in|take|include|make"
            r"|do)(?: (?:it|that"
            r"|in))? (?:another|one|a second|a further|one more|two|a couple|some more"
            r"|something else)"
            r"(?: (?:more|step|one|thing|to (?:it|that|the list)|in mind|as well|too))*"
            r"|let's (?:add|put in|have|make it|take|do) (?:another|one|two|a second|it"
            r"|one more)(?: .*)?"
            r"|the more the merrier|you've twisted my arm|i was (?:just )?(?:about"
            r"|going) to say (?:that|so|it)"
            r"|(?:a second|another|two|one more|a further)(?: (?:one|step|steps"
            r"|thing))? (?:would|will|'d"
            r"|is|are|can't|wouldn't|sounds)(?: \w+)? (?:good|better|great|fine|nice|hurt|help"
            r"|harm|welcome"
            r"|lovely|useful|best)(?: .*)?"
        ),
        part(
            r"(?:one|the one|just one|this one|that|a single (?:one|step))(?:'s|'ll| is| will"
            r"| would| does"
            r"| should)?(?: (?:be|already|quite|more than))* (?:plenty|enough|all i|as much as i"
            r"|ample|do me"
            r"|do|fine by me|sufficient|hard enough|the limit)(?: .*)?"
            r"|(?:let's |i'll |i'd |i |we'll |i want to |i'd rather |i'd like to |we should "
            r"|no )*(?:leave"
            r"|stick|stay|stop|keep|settle|go)(?: (?:it|things|just|only))*(?: (?:at|with|to|for"
            r"|on))(?: just"
            r"| only)? (?:the one|one|that|the first(?: one)?|it as it is|this one|what i have"
            r"|what we have)"
            r"(?: .*)?|(?:let's )?(?:take )?(?:just )?one (?:\w+ )?at a time(?: .*)?"
            r"|the first(?: one| step)? is (?:[\w']+ )*(?:enough|plenty|hard|big)(?: .*)?"
            r"|(?:let me|i'll|i want to|i'd like to|i'd rather|let's|we'll) (?:just )?(?:see"
            r"|wait|find out"
            r"|try|do|get through|finish|manage|master) (?:[\w']+ )*(?:first|one)(?: .*)?"
            r"|(?:i've |i have |i've got |there's )?(?:got )?(?:quite "
            r"|more than )?enough (?:on my plate|to be"
            r" getting on with|to do)(?: .*)?|(?:let's|i'd better|we should) not (?:be greedy"
            r"|overdo it"
            r"|overload me|push it)(?: .*)?"
        ),
    ),
    About(
        LatePattern(
            r"\b(?:hear|repeat|read|go over|go through|listen)\b.*\b(?:again|once more|back"
            r"|plan)\b"
        ),
        part(
            r"(?:(?:let me|i'd like to|i want to|i need to|i'd love to|let's|may i|could i|can i"
            r"|could you"
            r"|can you|would you|you could|i wouldn't mind|i'd better|do|please|yes) )*(?:hear"
            r"|hearing|read"
            r"|repeat|say|tell|go over|run through|listen to|play|run)(?: (?:it|me|that|them"
            r"|the plan|to|us"
            r"|my plan|by|past|through))*(?: (?:again|once more|one more time|please|over|back"
            r"|another time"
            r"|now|for luck|to be sure))*|(?:just )?(?:one more time|once more|again)(?: please"
            r"| for luck"
            r"| to be sure)?|my (?:memory|head|brain)(?:'s| is)(?: .*)?(?:sieve|terrible|bad"
            r"|awful|gone"
            r"|going|not what it was)|i(?:'ve| have)? (?:already )?(?:forgot|forgotten|missed"
            r"|lost) (?:half"
            r"|most|some|it|all|part|what)(?: .*)?|refresh my memory|hit me(?: with it)?|why not"
            r"|i didn't catch (?:it"
            r"|all of it)"
        ),
        part(
            r"(?:i|i've|i have)(?: (?:all|think i|got|still|already|do|really))*(?: (?:know"
            r"|remember|got|have"
            r"|had|heard|wrote|written|understood|took|kept|memorised|noted|learned"
            r"|learnt))*(?: (?:it|that"
            r"|them|all|you|every word|the plan|this|the lot))*(?: (?:by heart|in my (?:head"
            r"|mind|notes"
            r"|notebook|phone)|up here|fine|well enough|well|the first time|already|down"
            r"|all right|clearly"
            r"|perfectly|off by heart|in here|loud and clear|safe|in writing|on paper))+(?: .*)?"
            r"|i(?:'ve)? (?:got|have|heard|understood|remember) (?:it|that|you|every word"
            r"|all of it)"
            r"|i'm (?:sick|tired|fed up)(?: and tired)? (?:of|with) (?:hearing )?(?:it|that)"
            r"|once (?:was|is) (?:quite |more than )?(?:enough|plenty)(?: .*)?"
            r"|it's (?:all )?(?:burned|stuck"
            r"|burnt|engraved|safe|clear|fresh) (?:in|on|enough)(?: .*)?|i know what i said"
            r"|i was (?:there(?: .*)?|listening"
            r"|paying attention)"
            r"|it's clear(?: (?:enough|to me))*"
        ),
    ),
    About(
        LatePattern(r"\b(?:someone|somebody|anyone|anybody) (?:who|that|you|to)\b"),
        part(
            r"(?!.*\b(?:no|not|nobody|never|\w+n't|if|but|maybe|used|dead|died|gone"
            r"|none)\b)(?:(?:there's"
            r"(?: always)?|there is(?: always)?|there are|i have|i've|i've got|i have got"
            r"|i'd have|i could"
            r" ask|i can ask|i know|it's|that'd be|that would be|i could call|i'd ask) )?"
            rf"{PEOPLE}\b(?: [\w']+){{0,6}}"
        ),
        part(
            r"(?:(?:there's|there is|i have|i've|i've got|i know|i can think of) )?(?:nobody"
            r"|no one|not a"
            r" soul|not one|no friends?|no family|none|not a single \w+|no one left)(?: .*)?"
            r"|i (?:can't|couldn't|cannot|don't) (?:really )?(?:think of|have|know|see) (?:any|a"
            r"|one|anybody"
            r"|anyone|somebody|someone)\w*(?: .*)?|i'm (?:all )?(?:alone|on my own"
            r"|by myself)(?: .*)?"
            r"|(?:it's )?(?:just|only) me(?: .*)?"
        ),
    ),
)
