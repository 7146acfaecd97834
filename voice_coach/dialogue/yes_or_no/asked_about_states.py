"""As ``asked_about_words``, of how it is with somebody or something: whether it is better, whether
it helped, whether it is to be changed or thrown away, whether it is still alive. Pure."""

from __future__ import annotations

from voice_coach.dialogue.yes_or_no.asked_about_words import About, part
from voice_coach.patterns import LatePattern

_MUCH = (
    r"(?:(?:so|a|an|the|very|really|quite|rather|just|only|all|even|if anything|good|bit|lot|loads"
    r"|heaps"
    r"|tons|miles|streets|much|far|way|little|touch|whole|world|wee|great|deal|slightly|definitely"
    r"|certainly|noticeably|actually|bit of a|somewhat|honestly|of|world of) )*"
)
_BEHIND_IT = (
    r"(?: (?:than (?:.*)|thanks to (?:.*)|i'd say|if anything|for it|now|these days|every day"
    r"|by the day"
    r"|in myself|all round|again|since(?: .*)?|after it|afterwards|by far))*"
)
_GLAD = (
    r"(?:better|calmer|happier|lighter|stronger|clearer|steadier|freer|braver|easier|brighter"
    r"|livelier"
    r"|relaxed|rested|calm|at ease|hopeful|confident|positive|more (?:relaxed|rested|calm|at ease"
    r"|hopeful"
    r"|confident|positive|like myself|settled|cheerful|focused|alive|in control))"
)
_SORRY = (
    r"(?:worse|sadder|sicker|rougher|lower|wearier|angrier|more (?:nervous|anxious|tired|confused"
    r"|stressed"
    r"|worried|upset|afraid|scared|tense|lost|muddled|down|agitated|irritated|depressed|jittery"
    r"|frustrated|annoyed|on edge|miserable|exhausted|wound up))"
)
_AS_EVER = (
    r"(?:(?:(?:about|much|pretty much|just|exactly|roughly|more or less"
    r"|still) )*the same(?: as .*)?|no (?:better"
    r"|different|change|improvement)|no (?:great )?difference|(?:it |that )?(?:didn't|hasn't"
    r"|doesn't) (?:make|made)"
    r" (?:a|any|much|much of a) (?:blind bit of )?difference|same as (?:ever|always|before|usual)"
    r"|(?:not much|nothing much|nothing) (?:has )?(?:changed?|different))"
)
_I_FEEL = (
    r"(?:(?:i'm|i am|i feel|i'm feeling|i've been|i'd say i'm|feeling|feel|it's|it is|things are"
    r"|they're|it feels|it got|i got|i've got|got|getting|doing|i'm doing) )?"
)
_IT_MADE_ME = (
    r"(?:it|that|they|which)(?:'s| has)?(?: (?:just|only|really|did|certainly|always))* (?:ma(?:de"
    r"|kes?)|left|leaves"
    r"|got|had)(?: (?:me|things|it|us))(?: (?:feel|feeling|be|to be))?"
)
OF_STATES = (
    About(
        LatePattern(
            r"\b(?:better|feel right|fit|suit|help(?:ed|ing)?|feel(?:ing)?|happy|improve[ds]?"
            r"|useful|work(?:ed|ing)?"
            r"|going well"
            r"|any good|doing well|make a difference)\b"
        ),
        part(
            rf"{_I_FEEL}{_MUCH}{_GLAD}{_BEHIND_IT}|{_IT_MADE_ME} {_MUCH}{_GLAD}{_BEHIND_IT}"
            r"|(?:can't|couldn't|mustn't|won't|can not|shouldn't) (?:complain|grumble"
            r"|fault it)(?: .*)?"
            r"|no complaints?(?: .*)?|not (?:(?:too|so|half|at all) )*bad(?: at all)?"
            r"|nothing to complain about(?: .*)?"
            r"|(?:i'm |i feel )?(?:like )?a (?:new|different|changed) (?:man|woman|person|girl"
            r"|lad)(?: .*)?"
            r"|(?:i'm |things are )?(?:on the (?:mend|up|up and up)|coming (?:on|along) (?:nicely"
            r"|well|fine)"
            r"|going from strength to strength|looking up)(?: .*)?"
            r"|(?:it|that)(?: (?:really|did|certainly))* (?:calmed|settled|steadied|lifted|cheered"
            r"|relaxed|soothed|helped"
            r"|grounded) (?:me|my)(?: .*)?"
            r"|(?:it|that) (?:worked|works|did) (?:wonders|a treat|the trick|a lot|like a charm"
            r"|me good"
            r"|me (?:a|the) (?:world|power|lot) of good)(?: .*)?"
            r"|(?:it fits |it went |goes |going )?like a (?:glove|dream|charm)"
            r"|(?:it|that)(?: (?:really|did|certainly))* gave me (?!nothing|no |a headache)(?:.*)"
            r"|i sleep (?:\w+ )?(?:better|well|through|like a (?:log|baby))(?: .*)?"
        ),
        part(
            rf"{_I_FEEL}{_MUCH}{_SORRY}{_BEHIND_IT}|{_IT_MADE_ME} {_MUCH}{_SORRY}{_BEHIND_IT}"
            rf"|{_I_FEEL}{_AS_EVER}{_BEHIND_IT}"
            r"|(?:it|that)(?: (?:really|just|only|did))* (?:wound me up|got on my nerves"
            r"|drove me (?:mad|crazy|up the wall"
            r"|spare)|upset me|annoyed me|stressed me(?: out)?|sent me to sleep|bored me"
            r"|did nothing|went over my"
            r" head|brought me down|got me down|put me on edge)(?: .*)?"
            r"|(?:it |that )?(?:was )?(?:a )?waste of (?:my )?time(?: .*)?"
        ),
    ),
    About(
        LatePattern(
            r"\b(?:change|delete|remove|move|replace|edit|cancel|reword|rephrase|adjust|drop|throw"
            r"|take out"
            r"|start (?:over|again)|different)\b"
        ),
        part(
            r"(?:please )?(?:get rid of|bin|scrap|delete|dump|drop|ditch|lose|chuck|cross out|wipe"
            r"|remove"
            r"|change|throw) (?:it|that|them|the lot|away)(?: (?:out|away|off|then|please))*"
            r"|i(?:'ve| have)? (?:no(?: more| further)?|never have any) (?:use|need|call) (?:for"
            r"|of) (?:it|that)(?: .*)?"
            r"|i (?:don't|do not|no longer|won't|never)(?: (?:really|even))* (?:need|want|use|like"
            r"|believe in|care about)"
            r" (?:it|that)(?: .*)?|it (?:no longer|doesn't|does not) (?:matters?|mean|applies"
            r"|apply|interests?|fits?)(?: .*)?"
            r"|it's (?:not mine|over|dead|done with|finished|history)(?: .*)?"
            r"|(?:might|may) as well(?: .*)?|out with it|away with it|off with it|it can go"
            r"|good riddance(?: .*)?"
            r"|(?:it's|it is|that's)(?: (?:all|just|far|way|much|a bit|really|now|simply"
            r"|a little))* (?:too (?!good)\w+"
            r"|out of date|wrong|no use|useless|not right|off the mark|unrealistic|outdated"
            r"|no longer"
            r" (?:true|right|mine|what i want))(?: .*)?"
        ),
        part(
            r"(?:it|that|everything|all|the \w+)(?:'s| is) (?:(?:just|perfectly|all|quite|really"
            r"|still|very) )*"
            r"(?:fine|good|grand|okay|ok|right|perfect|great|spot on|alright|all right|what i want"
            r"|the (?:right )?one|the right \w+|clear|lovely|well)(?: (?:as|how|the way|like"
            r"|where) .*| for me)?"
            r"|(?:i'd |i'll |we'll |let's |please |you can |just )*(?:keep|leave) (?:it|that|them"
            r"|things)"
            r"(?: (?:as|how|the way|like|where|be|in|alone|there|so|exactly|just)(?: .*)?)?"
            r"|(?:please )?(?:don't|do not|don't you dare|never) (?:touch|change|delete|move|lose"
            r"|bin|remove)"
            r"(?: (?:it|that|a thing|anything))?|it stays(?: .*)?|i'd miss it(?: .*)?"
            r"|give it (?:another|a bit|one more|some more|time)(?: .*)?|hands off(?: .*)?"
            r"|what harm (?:is it doing|does it do)(?: .*)?"
            r"|i(?:'m| am)?(?: (?:still|really|quite|very|perfectly))* (?:happy|content|fine"
            r"|pleased|comfortable) with (?:it|that"
            r"|what .*|how .*|the \w+)(?: .*)?"
            r"|i(?: (?:still|really|quite))* (?:like|love|want|need) (?:it|that|the \w+)(?: .*)?"
            r"|i(?: still|'ll)* (?:might|may|still)? ?(?:need|want) it(?: .*)?"
        ),
    ),
    About(
        LatePattern(r"\b(?:matters?|important|still want|care about|worth|priority|goal|still)\b"),
        part(
            r"i wouldn't (?:be here|be doing this|bother|have come|ask"
            r"|be talking to you)(?: otherwise| .*)?"
            r"|why else (?:would|am|do) i\b(?: .*)?|it's (?:why|the reason|all) i .*|you(?:'ve"
            r"| have) no idea how (?:much"
            r"|important)(?: .*)?"
            r"|as (?:important|much|strongly|keen|true|dear|big) (?:\w+ )?as .*"
            r"|it(?:'s what)? (?:keeps|kept|gets|drives|pushes) me (?:going|up|alive|sane|on"
            r"|out of bed)(?: .*)?"
            r"|(?:it's )?(?:the )?(?:first|last|only) thing (?:i think|on my mind|i want)(?: .*)?"
            r"|i (?:think|dream|talk) (?:of|about) (?:it|nothing else|little else)(?: .*)?"
            r"|(?:it's )?top of (?:my|the) list(?: .*)?|it's my number one(?: .*)?"
            r"|i'd be lost without it"
        ),
        part(
            r"(?:it|that)(?:'s| has)?(?: (?:kind of|sort of|rather|a bit|somehow|really"
            r"|just))* (?:lost its"
            r" (?:shine|appeal|sparkle|pull|charm|meaning|importance|spark)|faded|worn off"
            r"|gone (?:cold|stale|off the boil|flat"
            r"|quiet|by the wayside|out of the window)|cooled(?: off)?|fallen away|slipped (?:down"
            r"|off) .*|dropped (?:down|off) .*)"
            r"(?: .*)?|(?:i've|i have|i've got|there are) (?:other|bigger|better) (?:fish to fry"
            r"|things (?:on my mind|to"
            r" (?:do|think about))|priorities|worries)(?: .*)?"
            r"|(?:it|that|i) (?:was|did|used to|once did)(?: (?:be|think so|once|then|before"
            r"|matter|care|important"
            r"|at the time|at one time|back then))*|(?:that|the) ship has sailed"
            r"|those days are (?:gone|over)"
            r"|(?:it's )?too late for that(?: now)?|my heart(?:'s| is)?(?: not"
            r"|n't)(?: really)? in it(?: .*)?"
            r"|(?:it's )?(?:on the back burner|not what it was|water under the bridge|history"
            r"|old news)(?: .*)?"
            r"|i(?:'ve| have) (?:gone off|let go of|got over|outgrown) (?:it|that|the idea)(?: .*)?"
        ),
    ),
    About(
        LatePattern(
            r"\b(?:hear|suggestions?|ideas?|tips?|advice|example|read|tell you|listen|explain)\b"
        ),
        part(
            r"fire away|surprise me|shoot|hit me(?: with it)?|try me|go for it"
            r"|(?:i'm )?(?:all ears|listening"
            r"|curious)"
            r"|let's (?:have|hear) (?:it|one|them)|spit it out|what have you got(?: for me)?"
            r"|tell me(?: more)?"
            r"|(?:i'm )?open to (?:\w+ )?(?:anything|ideas|suggestions|offers)|i(?:'ll"
            r"| will) take (?:any|all the)"
            r" (?:help|advice|ideas)(?: .*)?|i could (?:do with|use) (?:one|some|a few|any)(?: .*)?"
        ),
        part(
            r"(?:i've|i have|i've got|i had|i've had)(?: (?:got|quite|more than"
            r"|already))* (?:enough|plenty of|my fill of"
            r"|too many|too much|loads of)(?: (?:of|good|other))* (?:advice|ideas|suggestions|tips"
            r"|examples|help|my own|opinions)"
            r"(?: .*)?|i(?:'ve| have)?(?: got)? (?:ideas|plenty|enough|one|some) of my own(?: .*)?"
            r"|i(?:'d| would)? (?:rather|sooner|prefer to) (?:work it out|find out|think"
            r"|think of one|come up with one"
            r"|do it) (?:for )?myself(?: .*)?|let me (?:think|work it out|try)(?: (?:first|myself"
            r"|for myself|on my own))+"
        ),
    ),
)
