"""What the requests are put together from: "the last question", "once more", "a bit". Pure."""

from __future__ import annotations

AGAIN = (
    r"(?:again|once more|once again|one more time|one time more|another time|a second time|over"
    r"|over again|from the (?:start|beginning|top))"
)
QUESTION = r"(?:(?:the|that|this|your|my) )?(?:last |first |same |whole |current )?question"
YOU_SAID = (
    r"(?:what )?(?:it is |it was )?(?:that )?you(?:'re|'ve| are| were| have)?(?: just)?"
    r" (?:said|say|saying|asked|ask|asking|mean|meant|want|wanted|wanting)"
    r"(?: me| to know| from me| to hear| me to (?:say|do|tell you|answer))*(?: about)?(?: there)?"
)
SOME = (
    r"(?:(?:a|one) (?:single )?word|any|all|half|much|the (?:end|start|beginning|last (?:bit"
    r"|part|word|half)))"
)
DEGREE = (
    r"(?:(?:a|a wee|a little|a tiny|just a) (?:bit|little|touch|tad|shade|notch)|a little|a lot"
    r"|much|more|way|far|just|even|slightly|so|any|quite|rather|very|that|still|bit|little)"
)
TIME = (
    r"(?:(?:just )?(?:a|one|two|three|five|ten|half a|another|a few|a couple of|a wee|a little"
    r"|a quick|a short|a couple)(?: more| little| short| quick| wee)? (?:minutes?|mins?|seconds?"
    r"|secs?|moments?|ticks?|mo|jiffy|bit|while|breather|break|rest|pause)"
    r"|(?:a )?(?:one|two|three|five|ten|fifteen|quick|short|coffee|tea|toilet|bathroom|smoke|wee)"
    r" (?:minutes? )?(?:break|pause|rest))"
)
UNTIL = (
    r"(?:(?:for|until|till) )?(?:today|tonight|this evening|tomorrow(?: morning)?|in the morning"
    r"|later(?: on)?|another (?:time|day)"
    r"|some other (?:time|day)|next (?:time|week)|the (?:day|night|evening)|one day)"
)
SESSION = (
    r"(?:the|this|our) (?:whole )?(?:session|talk|exercise|conversation|program|chat|call"
    r"|coaching|thing)"
)
SAY = (
    r"(?:(?:speak|talk|go|read|say (?:it|that|things)|do it|ask|be|take it|make it|sound)(?:"
    r" it)? )?"
)
YOU_ARE = (
    r"(?:(?:you're|you are|it's|it is|that's|that is|that was|this is|you were|you|your voice is"
    r"|the volume is|the voice is|everything is|the sound is) )?(?:(?:talking|speaking|going"
    r"|reading|asking|talk|speak|go|read|[a-z]+ing)(?: on| along| away)? )?"
)
VERY = (
    r"(?:you're|you are|you speak|you talk|you go|your voice is|that's|that is|it's|it is)(?:"
    r" speaking| talking| going)?"
    r" (?:very|awfully|really|so|terribly|rather|quite|a bit|a little|pretty|mighty)(?: too)?"
)
VOLUME = (
    r"(?:it|that|this|you|yourself|the (?:volume|sound|speaker|speakers|voice)|your (?:volume"
    r"|voice|sound)|volume|things)"
)
BIT = (
    r"(?:bit|sentence|part|line|thing|one|answer|words?|phrase|piece|statement|remark|comment"
    r"|lot|stuff)"
)
THAT_BIT = (
    rf"(?:(?:that|the|my|this|those|these)(?: very)?(?: (?:last|previous|final))* {BIT}"
    r"(?: (?:that )?i (?:just )?(?:said|told you))?"
    rf"|(?:the )?last(?: {BIT})?(?: i (?:just )?said)?|(?:all|half) (?:of )?that"
    r"|(?:what|everything|anything|whatever|all)(?: that)? i(?:'ve| have)?(?: just)? (?:said|told"
    r" you|put)"
    r"(?: last| there| now| just now)?|i (?:ever )?(?:just )?said (?:that|it|anything|so))"
)
THAT = rf"(?:{THAT_BIT}|that|it|this)"
GONE = (
    r"(?:(?:what|(?:the|that|this)(?: last)? (?:bit|part|one|thing|sentence))(?: that)? (?:i"
    r"|you) (?:just )?(?:deleted|took"
    r" out|removed|scratched|crossed out|got rid of|said))"
)
MINE = (
    r"(?:everything|all (?:of )?(?:it|that)|(?:the|my) (?:whole |last )?(?:answer|list|thing|lot"
    r"|words"
    r"|notes|bit|part|sentence)(?: (?:i|you) (?:just )?(?:said|have|wrote))?"
    r"|(?:what|where|that) (?:i'm|i|i've|we|we've|you|you've)(?: have| had)?(?: just)? ?(?:said"
    r"|say|got|told"
    r" you|told|have|put|wrote|written|heard|noted|recorded|taken|saying|at|taken down)?(?: down"
    r"| so far| written| already| there| last| just now| up to now| to|(?: up)? till now| until"
    r" now)*)"
)
LIKE_THIS = (
    r"(?:(?:just |exactly )?like (?:this|that)|(?:this|that) way|as (?:it|you|things) (?:is|are)"
    r"|(?:at |with |to )?(?:this|that|the same) (?:speed|volume|pace|level|rate|voice|loudness"
    r"|setting|tempo)"
    r"|where it is|the same)(?: now)?"
)
ALWAYS = (
    r"(?:from (?:now|here) on|(?:for )?(?:the future|next time|the next (?:time|session)|good"
    r"|always|ever"
    r"|every (?:time|session)|all (?:sessions|times)|later|later sessions|the rest)|in (?:the"
    r" )?future"
    r"|always|every time|each time|as (?:the|my|a) (?:default|setting|standard))"
)
NOT_WISH = (
    r"(?:(?:i|i'd|i would|i'll|i'm|i am|we) )?(?:really )?(?:(?:don't|do not)(?: really)?(?:"
    r" (?:want|wish"
    r"|care|like|feel like|fancy|feel able|feel ready|feel comfortable))?(?: to)?|don't wanna"
    r"|(?:would )?(?:rather|sooner|prefer|prefer to) not(?: to)?|would prefer not to|won't|will"
    r" not|can't"
    r"|cannot|not (?:going|able|ready|comfortable|prepared|willing|keen|happy)(?: to| on)?)"
)
THIS_ONE = r"(?:(?:this|that|the|your|such a|the last) )(?:question|one|topic|subject)"
DONE = r"(?:done|finished|through|complete|sorted)"
WITH_THAT = (
    rf"(?:(?:with|on|for|about|to) (?:this|that|it|{THIS_ONE}|(?:this|that|my|the) (?:answer|bit"
    r"|part"
    r"|front|point|list)))"
)
I_HAVE = (
    r"(?:i've got|i(?: have|'ve| had| can| could| want| wanted| need| needed| know| know of|"
    r" remember)?"
    r"(?: to)?(?: (?:say|think of|tell you|add|give you|come up with|offer|report|have|got))?"
    r"(?: (?:now|for now|right now|today|at the moment|on that|about (?:it|that)|to say))*|there"
    r" is|there was)"
)
