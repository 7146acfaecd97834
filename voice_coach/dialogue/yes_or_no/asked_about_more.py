"""As ``asked_about_words``, of all other questions: whether it matters, whether it is right."
" Pure."""

from __future__ import annotations

from voice_coach.dialogue.yes_or_no.asked_about_words import PEOPLE, About, part
from voice_coach.patterns import LatePattern

OF_ALL_ELSE = (
    About(
        LatePattern(r"\b(?:matters?|important|still want|care about|worth)\b"),
        part(
            r"(?:it|that) does|(?:now )?more than (?:ever|anything|before|you know"
            r"|words can say)(?: .*)?"
            r"|it (?:does|matters"
            r"|means|still matters|still does)(?: .*)?(?:a (?:great deal|lot)|the world"
            r"|everything|so much"
            r"|very much|to me|still|hugely|enormously)|(?:with )?all (?:of )?my heart"
            r"|it's (?:everything"
            r"|very important|still important|important|the most important|close to my heart|all i"
            r"|dear to me)(?: .*)?|(?:as much|just as much) as ever|it matters"
        ),
        part(
            r"(?:it|that) (?:doesn't|does not|no longer|stopped|hasn't mattered)(?: .*)?|i(?:'ve"
            r"| have)?"
            r" (?:lost (?:interest|heart|the will)|moved on|given up on it|gone off it)(?: .*)?"
            r"|it's (?:not"
            r"|no longer)(?: (?:that|so|very|really|as))* (?:important|big a deal|pressing"
            r"|a priority)"
            r"(?: .*)?|i (?:don't|couldn't) (?:really )?care(?: .*)?|not (?:any more|anymore"
            r"|any longer)"
        ),
    ),
    About(
        LatePattern(r"\bremind(?: you|er)\b"),
        part(
            r"(?:[\w']+ ){1,4}(?:would|'d|will) (?:suit|do|be (?:good|great|grand|fine|best|ideal)"
            r"|work)(?: (?:me|nicely|fine|best))*|go on(?: then)? (?:for|on|at) .*"
            r"|(?!.*\b(?:no need|not|don't|needn't|never"
            r"|won't)\b)(?:.* )?(?:remind me"
            r"|you'd better|or i'll"
            r" forget|i'd forget|i'll forget|i forget (?:everything|things)|like a sieve"
            r"|i'm (?:so |very"
            r" )?forgetful|that (?:would|will|'d) help)(?: .*)?"
        ),
        part(
            r"(?:(?:my|our|the) \w+(?: \w+)?|he|she|someone|somebody|siri|alexa)(?:'ll| will"
            r"| does| can|'s going to| is going to"
            r"| always)(?: [\w']+)*? (?:that"
            r"|remind|reminds|tell|do it|nag|nags|it|me)(?: .*)?|(?:please )?(?:don't bother"
            r"|no need|it's not"
            r" necessary|you needn't|you don't have to)(?: .*)?|i(?:'ve| have)(?: got)? (?:it in"
            r"|my own|an"
            r" alarm|a (?:calendar|diary|wife|husband)|it written|it down|one set|set)(?: .*)?"
            r"|i (?:won't"
            r"|never|don't) forget(?! things)(?: .*)?|i'll (?:remember|manage)(?: .*)?"
        ),
    ),
    About(
        LatePattern(r"\b(?:that|this|it) (?:right|correct)\b|\bwhat you (?:said|meant)\b"),
        part(
            r"(?:(?:ah|now) )*you(?:'ve| have)?(?: now| just| really| certainly)* (?:have it"
            r"|got it|have me"
            r" now|got the (?:gist|idea|picture|drift|point)|have the (?:gist|idea"
            r"|measure of it)|understood"
            r"(?: me| it)?(?: \w+)?|heard (?:me )?(?:right|correctly|well)|got (?:me|that"
            r"|it) (?:right"
            r"|exactly|perfectly|to a t)|have it to a t|put it (?:better|well"
            r"|nicely)(?: .*)?)(?: now)?"
            r"|(?:that's|it's) (?:it|right|correct|about right|the (?:gist|size) of it"
            r"|close enough|near"
            r" enough|what i meant|it in a nutshell)(?: now)?"
            r"|not the words i'd (?:have )?used? but yes"
            r"|near enough|close enough|every (?:single )?word(?: of it)?"
            r"|(?:that's )?the long and (?:the )?short of it|you're a mind reader"
            r"|you've been listening|(?:(?:it|that|you)(?:'s|'re| is| are) )?(?:bang|spot) on"
        ),
        part(
            r"you(?:'ve| have)?(?: \w+)? (?:missed|misunderstood|misheard|left out|forgotten"
            r"|forgot|skipped"
            r"|mixed (?:it|that|them|me) up|mixed up|muddled|got (?:it|me|that) wrong)(?: .*)?"
            r"|(?:that's|it's|it is|that is) not (?:it|right|correct|what i (?:said|meant))(?: .*)?"
        ),
    ),
    About(
        LatePattern(r"^(?:and |so )?shall i\b"),
        part(r"(?:go ahead|fire away|be my guest|\w+ away|do|please do)"),
        part(
            r"(?:i|we)(?:'ll| can| could| will|'d rather|'d sooner)(?: \w+){1,3} (?:myself"
            r"|on my own"
            r"|for myself|ourselves)(?: .*)?|keep (?:it|that|them) to yourself|i have eyes(?: .*)?"
        ),
    ),
    About(
        LatePattern(
            r"\b(?:told|tell|talked|spoken|said)\b.*\b(?:anyone|anybody|someone"
            r"|somebody)\b"
        ),
        part(
            r"(?:my|the|our|half the|everybody|everyone)(?: \w+){0,3} (?:knows?|heard)(?: .*)?"
            r"|(?:he|she|they) knows?(?: .*)?"
            rf"|(?!.*\b(?:not|never|nobody|n't|if|but|tomorrow|next|soon)\b)(?:just "
            rf"|only )?{PEOPLE}"
            r"(?: [\w']+){0,3}"
        ),
        part(
            r"(?:not a (?:living )?soul|nobody(?: knows)?|no one(?: knows)?|not a word)(?: .*)?"
            r"|(?:i've |i have |i )?(?:kept|keep|keeping) it (?:to myself|quiet|secret|inside"
            r"|in)(?: .*)?"
            r"|(?:you're|you are) the (?:first|only one)(?: .*)?|(?:my )?lips are sealed"
        ),
    ),
    About(
        LatePattern(r"\b(?:told|talked|spoken|said|asked)\b.*\b(?:your|him|her|them)\b"),
        part(r"(?:he|she|they) knows?(?: (?:now|everything|all about it|already))*"),
        part(
            r"(?:we're|he's|she's|they're) not (?:on speaking terms|speaking|talking|answering"
            r"|picking up|returning)(?: .*)?"
            r"|(?:he|she|they) (?:won't|wouldn't|refuses to|never) (?:speak|talk|answers?"
            r"|picks? up|pick up|see|listen|replies|reply)(?: .*)?"
        ),
    ),
    About(
        LatePattern(r"\b(?:break|rest|pause)\b"),
        part(
            r"(?:i|my \w+|we) could (?:do with|use)(?: .*)?|(?:a|one|five|ten"
            r"|two)(?: \w+){0,3} (?:would|will"
            r"|'d)(?: be)?"
            r"(?: just| exactly)? (?:do me|do|the thing|what i need|nice|lovely|great|perfect"
            r"|grand|good)"
            r"(?: .*)?|(?:that's |it's )?just (?:the thing|what i need(?:ed)?)"
        ),
        part(
            r"(?:we|i)(?:'ve| have)? (?:only )?just (?:started|begun|began|got going"
            r"|sat down)(?: .*)?|"
            r"(?:let's|i'd rather|i'd sooner|i'll|we'll|better"
            r"|i want to)(?: \w+)? (?:keep (?:going|at it"
            r"|on)|get on(?: with it)?|carry on|go on|get it over with|press on|push on|finish"
            r"|continue|crack on"
            r"|get it done"
            r"|plough on)(?: .*)?|not (?:while|when|now)(?: .*)?|i'm on a roll"
        ),
    ),
    About(
        LatePattern(r"^(?:and |so )?(?:is|are|does|do|did|was|can|will|would)\b"),
        part(
            r"(?:more than i ever (?:have|did)|(?:till|until) (?:my|i|the) .*(?:bled|hurt|ached"
            r"|sore|dropped|come home)|(?:as )?(?:clear|sure|good|right|sound|plain|ready"
            r"|certain|solid|true|steady"
            r"|happy|easy)"
            r" as (?!if\b|though\b)(?:\w+ ?){1,3}|(?:a|the) (?:world|power|heap|lot) of good"
            r"|couldn't (?:be"
            r"|have been)"
            r" (?:better|clearer|easier|happier|surer)|(?:there's |there is )?no (?:better"
            r"|finer) (?:time"
            r"|day|moment|way|place|one)|more than you(?: can)? (?:know|think|imagine)"
            r"|i'd (?:put money on"
            r"|bet my \w+ on|swear to) it|on my (?:mother|father|life|children|honour"
            r"|soul)(?:'s .*)?"
            r"|a promise is a promise|like it was yesterday|i (?:can )?see it (?:right |clearly "
            r"|all )*"
            r"(?:in front of me|before me|clearly|now))"
        ),
        part(
            r"(?:only |maybe )?in my dreams|i (?:hang|hung) my head(?: in shame)?|(?:(?:it"
            r"|that) )?(?:did|does|'s|has been|was|is) (?:me )?no (?:good|use"
            r"|help)(?: .*)?|(?:it"
            r"|that) (?:only |just )?made (?:it|things|me) (?:worse|sadder|sicker)|(?:it"
            r"|that) could (?:hardly"
            r"|not) be worse|it's (?:all )?(?:a blur|a fog|foggy|blurred|fuzzy)"
            r"|i wouldn't (?:bet|put money|swear)"
            r" (?:on|to) it|(?:it's )?worse than (?:ever|before)"
        ),
    ),
)
