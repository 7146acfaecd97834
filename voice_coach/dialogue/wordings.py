"""What people say to steer the talk: small vocabularies, and the requests that are made of them.

A request is a verb, what it is about, and how much or how often; what people say around it stands
in ``AROUND`` (hesitation, politeness, names, hedges) and ``ASKS`` ("could you", "I'd like to").
``control`` puts an utterance together from these. Pure.
"""

from __future__ import annotations

import re

from voice_coach.messages import Command


def _words(text: str) -> str:
    return "|".join(text.split())


AROUND = frozenset(
    "um umm uh er erm hm hmm mm ah ahh oh ooh aw ach eh hey hi hello well so now then okay ok "
    "yes yeah yep yup ya aye no nah nope right alright fine sure good great lovely grand "
    "perfect cool please kindly thanks cheers ta sorry pardon apologies actually just really "
    "honestly anyway anyhow maybe perhaps like and but or god gosh jesus blimey crikey dear "
    "coach love darling mate pal buddy friend sir madam ma'am miss man honey hun sweetheart "
    "duck folks computer machine though too also still ha haha quickly simply only man bro "
    "exactly ever there pet petal chief guv sweetie doll hen babe whoa woah amen oops ouch "
    "dude huh eh wha ji".split()
) | frozenset(
    (
        "all right", "thank you", "thanks a lot", "thanks very much", "thank you very much",
        "thank you so much", "many thanks", "excuse me", "i'm sorry", "i am sorry", "so sorry",
        "beg your pardon", "begging your pardon", "with that", "i beg your pardon", "pardon me",
        "my dear", "my friend", "my love",
        "dear coach", "if you please", "if you can", "if you could", "if you would", "if you like",
        "if you will", "if you wouldn't mind", "if you don't mind", "if you do not mind",
        "if i may", "if possible", "if that's possible", "if it's possible", "if that's okay",
        "if that's ok", "if that's all right", "if that's alright", "if it's okay",
        "if it's okay with you", "if that's okay with you", "if that's all right with you",
        "if that's fine", "if it's all the same", "if it's all the same to you",
        "if it is all the same to you", "if it's not too much trouble", "if it is not a problem",
        "if that's not a problem", "if we can", "if we could", "if we may", "would you", "will you",
        "could you", "can you", "won't you", "can we", "shall we", "could we", "can i", "may i",
        "would you mind", "do you mind", "you see", "you know", "i think", "i guess", "i suppose",
        "i reckon", "i believe", "i'd say", "i mean", "to be honest", "to be fair", "if i'm honest",
        "for god's sake", "for heaven's sake", "for goodness sake", "for pete's sake", "bless you",
        "full stop", "good lord", "good heavens",
        "god's sake", "sweet as", "no worries", "fair enough", "right so", "good stuff", "for now",
        "for the moment",
        "for a change", "this time", "right now", "just now", "sorry about that",
        "sorry about this",
        "not being rude", "no offence", "no offense", "would that be okay", "is that okay",
        "is that all right", "okay with you", "be a dear", "be a love", "there's a dear",
        "there's a good girl", "there's a good lad", "you're very kind", "that's kind", "oh god",
        "hold on", "hang on", "no wait", "wait", "do you know what", "tell you what",
        "i tell you what", "i'll tell you what", "i'm afraid", "i am afraid", "go on then",
    )
)  # fmt: skip
"""What may stand around a request and changes nothing in it."""

BEHIND = frozenset("again a bit little more much now here there once".split()) | frozenset(
    ("a bit", "a little", "a little bit", "a wee bit", "a touch", "a tad", "a notch", "a lot",
    "once more",
     "one more time", "once again", "a second", "at once", "straight away", "a minute",
     "at all", "to think", "to breathe", "after all", "as well", "instead", "for today",
     "for tonight", "altogether")
)  # fmt: skip
"""What may stand behind a request, too."""

_KINDLY = (
    r"(?:ever|please|just|kindly|maybe|perhaps|possibly|now|then|actually|really|quickly|simply)"
)
_SELF_WISH = (
    r"i want to|i wanna|i(?:'d| would) prefer to|i need to|i have to|i've got to|i must|i should|i"
    r" would like to|i'd like to"
    r"|i'll|i will|i'd love to|i would love to|i'm going to|i am going to|i'd better|i had better"
    r"|i could|i might|i'd rather|i would rather|i wish to|i think i should|i think i'll"
    r"|i think i will|i think i want to|i think i need to|i feel i need to"
)
SELF_WISH = re.compile(rf"(?:{_SELF_WISH})(?: {_KINDLY})*")
"""Behind these, "move on" and "slow down" are what somebody wants of their life."""
_YOU = (
    r"(?:can|could|would|will|won't|can't|couldn't) you|you can|you could|you may|you might want to"
    r"|(?:i want|i need|i would like|i'd like|i'd love|we need|i would prefer|i'd prefer) you to"
    r"|would you be (?:so (?:kind|good)|kind enough|good enough)(?: as)? to"
    r"|is it possible for you to|it would be (?:good|nice|great|better) if you|i wish you would"
    r"|do you think you (?:can|could)|(?:any|is there any|is there a) chance (?:that )?you (?:can"
    r"|could)"
    r"|i wonder if you (?:can|could)|i was wondering if you (?:can|could)|if you could|you(?:'ll|"
    r" will| may| might)? need to"
    r"|you'll have to|you will have to|why don't you|are you able"
    r" to"
    r"|i'd be grateful if you (?:could|would)|i'd appreciate it if you (?:could|would)"
    r"|can't we|(?:can|could|would|will) you be (?:a|an) \w+ and|be so kind (?:as to|and)|be a"
    r" (?:dear|love) and|do me a favou?r and|try to|try and"
    r"|go on and|be good and"
)
_WE = (
    r"(?:can|could|may|shall|should|might) (?:we|i)|let's|let us|let me|lets|we can|we could|we'll"
    r"|we will|we should|we'd better|how about we|what if we|why don't we|i think we (?:can|should"
    r"|could)|(?:we'd|we would) like to|we (?:need|want|have) to|we'll (?:have|need) to|(?:it's|it"
    r" is) time to|time to"
    r"|is it (?:possible|okay|ok|all right|alright|fine) (?:to|if (?:we|i))|would it be (?:possible"
    r"|okay|all right) (?:to|if (?:we|i))|(?:do|would) you mind if (?:we|i)|am i allowed to"
    r"|is there (?:a|any) way to|i was hoping to|i was wondering if (?:we|i) could|i'd say"
    r"|i vote we|do you think (?:we|i) (?:can|could)|better|best to|we better|i(?: think)? we"
)
ASKS = re.compile(rf"(?:{_YOU}|{_WE}|{_SELF_WISH})(?: {_KINDLY})*(?: to)?")
MINDS = re.compile(r"(?:(?:would|do) you mind|how about|what about|try|i'd appreciate you|fancy)")
"""Behind these the verb ends in -ing."""
DOING = {
    "repeating": "repeat", "saying": "say", "speaking": "speak", "talking": "talk",
    "slowing": "slow", "going": "go", "reading": "read", "asking": "ask", "turning": "turn",
    "stopping": "stop", "pausing": "pause", "skipping": "skip", "waiting": "wait",
    "leaving": "leave", "taking": "take", "giving": "give", "ending": "end", "moving": "move",
    "keeping": "keep", "holding": "hold", "putting": "put", "deleting": "delete",
    "removing": "remove", "scratching": "scratch", "telling": "tell", "speeding": "speed",
    "finishing": "finish", "raising": "raise", "lowering": "lower", "hurrying": "hurry",
}  # fmt: skip

_AGAIN = (
    r"(?:again|once more|once again|one more time|one time more|another time|a second time|over"
    r"|over again|from the (?:start|beginning|top))"
)
_QUESTION = r"(?:(?:the|that|this|your|my) )?(?:last |first |same |whole |current )?question"
_YOU_SAID = (
    r"(?:what )?(?:it is |it was )?(?:that )?you(?:'re|'ve| are| were| have)?(?: just)?"
    r" (?:said|say|saying|asked|ask|asking|mean|meant|want|wanted|wanting)"
    r"(?: me| to know| from me| to hear| me to (?:say|do|tell you|answer))*(?: about)?(?: there)?"
)
_SOME = (
    r"(?:(?:a|one) (?:single )?word|any|all|half|much|the (?:end|start|beginning|last (?:bit"
    r"|part|word|half)))"
)
_DEGREE = (
    r"(?:(?:a|a wee|a little|a tiny|just a) (?:bit|little|touch|tad|shade|notch)|a little|a lot"
    r"|much|more|way|far|just|even|slightly|so|any|quite|rather|very|that|still|bit|little)"
)
_TIME = (
    r"(?:(?:just )?(?:a|one|two|three|five|ten|half a|another|a few|a couple of|a wee|a little"
    r"|a quick|a short|a couple)(?: more| little| short| quick| wee)? (?:minutes?|mins?|seconds?"
    r"|secs?|moments?|ticks?|mo|jiffy|bit|while|breather|break|rest|pause)"
    r"|(?:a )?(?:one|two|three|five|ten|fifteen|quick|short|coffee|tea|toilet|bathroom|smoke|wee)"
    r" (?:minutes? )?(?:break|pause|rest))"
)
_UNTIL = (
    r"(?:(?:for|until|till) )?(?:today|tonight|tomorrow|later(?: on)?|another (?:time|day)"
    r"|some other (?:time|day)|next (?:time|week)|the (?:day|night|evening)|one day)"
)
_SESSION = (
    r"(?:the|this|our) (?:whole )?(?:session|talk|exercise|conversation|program|chat|call"
    r"|coaching|thing)"
)
_SAY = (
    r"(?:(?:speak|talk|go|read|say (?:it|that|things)|do it|ask|be|take it|make it|sound)(?:"
    r" it)? )?"
)
_YOU_ARE = (
    r"(?:(?:you're|you are|it's|it is|that's|that is|that was|this is|you were|you|your voice is"
    r"|the volume is|the voice is|everything is|the sound is) )?(?:(?:talking|speaking|going"
    r"|reading|asking|talk|speak|go|read|[a-z]+ing)(?: on| along| away)? )?"
)
_VERY = (
    r"(?:you're|you are|you speak|you talk|you go|your voice is|that's|that is|it's|it is)(?:"
    r" speaking| talking| going)?"
    r" (?:very|awfully|really|so|terribly|rather|quite|a bit|a little|pretty|mighty)(?: too)?"
)
_VOLUME = (
    r"(?:it|that|this|you|yourself|the (?:volume|sound|speaker|speakers|voice)|your (?:volume"
    r"|voice|sound)|volume|things)"
)
_BIT = (
    r"(?:bit|sentence|part|line|thing|one|answer|words?|phrase|piece|statement|remark|comment"
    r"|lot|stuff)"
)
_THAT_BIT = (
    rf"(?:(?:that|the|my|this|those|these)(?: very)?(?: (?:last|previous|final))* {_BIT}"
    r"(?: (?:that )?i (?:just )?(?:said|told you))?"
    rf"|(?:the )?last(?: {_BIT})?(?: i (?:just )?said)?|(?:all|half) (?:of )?that"
    r"|(?:what|everything|anything|whatever|all)(?: that)? i(?:'ve| have)?(?: just)? (?:said|told"
    r" you|put)"
    r"(?: last| there| now| just now)?|i (?:ever )?(?:just )?said (?:that|it|anything|so))"
)
THAT_BIT = re.compile(_THAT_BIT)
"""Names behind a request what is to go: "cross that out, the bit I just said"."""
_THAT = rf"(?:{_THAT_BIT}|that|it|this)"
_GONE = (
    r"(?:(?:what|the (?:bit|part|one|thing|sentence))(?: that)? i (?:just )?(?:deleted|took"
    r" out|removed|scratched|crossed out|got rid of|said))"
)
_MINE = (
    r"(?:everything|all (?:of )?(?:it|that)|(?:the|my) (?:whole |last )?(?:answer|list|thing|lot"
    r"|words"
    r"|notes|bit|part|sentence)(?: (?:i|you) (?:just )?(?:said|have|wrote))?"
    r"|(?:what|where|that) (?:i'm|i|i've|we|we've|you|you've)(?: have| had)?(?: just)? ?(?:said"
    r"|say|got|told"
    r" you|told|have|put|wrote|written|heard|noted|recorded|taken|saying|at|taken down)?(?: down"
    r"| so far| written| already| there| last| just now| up to now| to|(?: up)? till now| until"
    r" now)*)"
)
_LIKE_THIS = (
    r"(?:(?:just |exactly )?like (?:this|that)|(?:this|that) way|as (?:it|you|things) (?:is|are)"
    r"|(?:at |with |to )?(?:this|that|the same) (?:speed|volume|pace|level|rate|voice|loudness"
    r"|setting|tempo)"
    r"|where it is|the same)(?: now)?"
)
_ALWAYS = (
    r"(?:from (?:now|here) on|(?:for )?(?:the future|next time|the next (?:time|session)|good"
    r"|always|ever"
    r"|every (?:time|session)|all (?:sessions|times)|later|later sessions|the rest)|in (?:the"
    r" )?future"
    r"|always|every time|each time|as (?:the|my|a) (?:default|setting|standard))"
)
_NOT_WISH = (
    r"(?:(?:i|i'd|i would|i'll|i'm|i am|we) )?(?:really )?(?:(?:don't|do not)(?: really)?(?:"
    r" (?:want|wish"
    r"|care|like|feel like|fancy|feel able|feel ready|feel comfortable))?(?: to)?|don't wanna"
    r"|(?:would )?(?:rather|sooner|prefer|prefer to) not(?: to)?|would prefer not to|won't|will"
    r" not|can't"
    r"|cannot|not (?:going|able|ready|comfortable|prepared|willing|keen|happy)(?: to| on)?)"
)
_THIS_ONE = r"(?:(?:this|that|the|your|such a|the last) )(?:question|one|topic|subject)"
_DONE = r"(?:done|finished|through|complete|sorted)"
_WITH_THAT = (
    rf"(?:(?:with|on|for|about|to) (?:this|that|it|{_THIS_ONE}|(?:this|that|my|the) (?:answer|bit"
    r"|part"
    r"|front|point|list)))"
)
_I_HAVE = (
    r"(?:i've got|i(?: have|'ve| had| can| could| want| wanted| need| needed| know| know of|"
    r" remember)?"
    r"(?: to)?(?: (?:say|think of|tell you|add|give you|come up with|offer|report|have|got))?"
    r"(?: (?:now|for now|right now|today|at the moment|on that|about (?:it|that)|to say))*|there"
    r" is|there was)"
)

_OH = r"(?:(?:sorry|oh|um|uh|er|wait|coach|love|hey|okay|yes|please|eh|what|no) )*"
ONCE_MORE = re.compile(
    rf"{_OH}(?:what|eh|huh|wha|say what|(?:you want me to )?(?:talk about|answer|say|tell you)"
    r" what|the what|sorry|pardon(?: me)?|excuse me|(?:once|one time) (?:again"
    r"|more)|again|one more time|once more|from the (?:start"
    r"|beginning|top))(?: (?:please|love|coach|sorry|what|again|eh|dear))*"
)
"""Asks for the question again, and has no verb: it counts only where nothing else is said."""
REQUESTS: dict[Command, str] = {
    Command.REPEAT: (
        r"(?:and )?(?:the|your) question (?:was|is)|(?:was|is) that (?:a|the|another) question|was"
        r" there a question"
        rf"|what (?:was|is|'s) the (?:thing|bit|part) {_YOU_SAID}(?: again)?|the question (?:went"
        r" over my head|escaped me|is gone|has gone)|"
        r"(?:i )?(?:didn't|did not|couldn't)(?: quite| really)? follow(?: (?:that|you"
        rf"|{_QUESTION}))?"
        r"|(?:re ?ask|restate|reword|re read)(?: (?:it|that|the question))?|(?:put|say|ask"
        r"|explain) (?:it|that|the question) (?:differently|in other words|another way)"
        r"|what (?:exactly )?do you"
        r" (?:want to know|mean)(?: (?:by (?:that|it)|exactly))*"
        r"|(?:tell me )?what (?:am i|are we|i'm|i am|were we)(?: (?:meant|supposed))?(?: to)?(?:"
        r" be)? (?:answering|answer|talking about|discussing)"
        r"|sorry (?:coach |love |dear )?(?:i was|my mind was|i|i'm) (?:miles away|elsewhere"
        r"|somewhere else|daydreaming|zoned out|drifted off|dozed off|wasn't listening|not"
        r" listening|got distracted|distracted|thinking of something else)|"
        r"(?:did|do|are|were|have) you (?:just )?(?:ask|asked|say|said|asking|saying|want"
        r"|talking)(?: to)?(?: me)?(?: (?:something|anything|a question|again))?(?: to (?:say|tell"
        r" you|give you|give|do|answer)(?: [\w']+){0,3})?"
        rf"|{_AGAIN} please|repeat(?: me)?(?: (?:yourself|it|that|this|{_QUESTION}"
        rf"|{_YOU_SAID}))?(?: {_AGAIN})?"
        r"|(?:say|ask|read|tell|put|give|go over|run through|run|hear|have|throw|get|explain)(?:"
        r" me| us)?"
        rf"(?: (?:it|that|this|{_QUESTION}|{_YOU_SAID}|what|that one|this one))?"
        rf"(?: (?:to|by|past|for|at) (?:me|us))?(?: me)?(?: out)? {_AGAIN}"
        r"|(?:say|ask|read|tell|give|run through|go over|remind|hear|have|put|explain|rephrase"
        r"|show)"
        rf"(?: me| us)?(?: of| out| again)? {_QUESTION}(?: to me| for me)?"
        rf"|(?:remind|tell|ask) me (?:what {_QUESTION} (?:is|was)|what {_YOU_SAID}|{_YOU_SAID})"
        rf"|what(?:'s| is| was| were| are) (?:it )?(?:{_QUESTION}|that|all that|that you (?:said"
        r"|asked)"
        rf"|{_YOU_SAID})(?: {_AGAIN})?"
        r"|what (?:was|is|were|are|did|do|have)(?: it)?(?: (?:that|is))? ?you(?: just)?(?: were|"
        r" are)?"
        r" (?:asked|ask|asking|say|said|saying|mean|on about|after|getting at|want to know)(?: me|"
        r" of me)*"
        rf"(?: about| just now| there)?(?: {_AGAIN})?"
        rf"|what {_QUESTION}(?: (?:is|was|were|are) (?:it|that|we on|you asking))?|what was it(?:"
        r" again)?"
        r"|which question(?: was (?:it|that)| are we on)?|what you asked|(?:the|that|this|your)"
        r" question(?: again)?"
        r"|(?:i )?(?:didn't|did not|couldn't|could not|never)(?: quite| really| even| properly|"
        r" at all)?"
        rf" (?:hear|heard|catch|caught|get|got|make out|take in)(?: {_SOME}(?: of)?)?"
        rf"(?: (?:it|that|this|you|{_QUESTION}|{_YOU_SAID}))?(?: (?:properly|fully|clearly|at all"
        r"|there))*"
        r"|(?:i )?(?:don't|do not|didn't|did not|can't|cannot|couldn't|never)(?: quite| really|"
        r" even)?"
        rf" (?:understand|understood|follow|get|catch|recall|remember)(?: {_SOME}(?: of)?)?"
        rf" (?:you|{_QUESTION}|{_YOU_SAID}|what {_QUESTION} (?:is|was))(?: (?:properly|fully"
        r"|there))*"
        r"|(?:i |i've |i have |i'm |i am )?(?:missed|lost|losing|forgot|forgotten|forget|missing)"
        rf"(?: track of| hold of)? (?:(?<=missed )that|you|{_SOME}(?: of)? (?:that|it)|{_QUESTION}"
        rf"|{_YOU_SAID}"
        rf"|what {_QUESTION} (?:is|was))(?: there)?|(?:i )?missed it"
        r"|(?:i'm|i am|am|was|i was) not (?:hearing|getting|following|catching|understanding"
        r"|listening"
        rf"|paying attention)(?: (?:you|that|{_QUESTION}))?(?: (?:properly|well|very well"
        r"|clearly))?"
        r"|come again|you what|beg pardon"
        r"|(?:i )?beg your pardon|(?:you )?(?:cut out|broke up|mumbled|lost me)(?: there)?"
        rf"|rephrase (?:it|that)|(?:put|ask|explain) (?:it|that|{_QUESTION})(?: to me)? (?:in"
        r" )?(?:another|a different|other|simpler)(?: way| words)|ask (?:it |that )?differently"
        r"|what (?:am i|was i|should i be)(?: (?:meant|supposed))?(?: to)?(?: be)? (?:answer"
        r"|answering)|start (?:that )?again"
    ),
    Command.SKIP: (
        rf"(?:move on|get away|move away|go on) from {_THIS_ONE}|{_THIS_ONE} (?:isn't|is not)"
        r" (?:for me|one i can answer)|"
        r"skip (?:ahead|forward|on)|(?:i )?(?:don't|do not) have an(?:y)? answer(?: (?:to|for)"
        r" (?:that|this|it)(?: one)?)?|"
        rf"(?:skip|pass|bypass)(?: (?:over|past|on|by))?(?: (?:this|that|it|{_THIS_ONE}))?"
        r"(?: for (?:now|today))?|jump (?:over )?(?:this|that) (?:one|question)"
        rf"|(?:leave|miss|drop|give|omit|ignore)(?: out)? (?:{_THIS_ONE}|(?:it|that|this)(?="
        r" (?:out|blank"
        r"|unanswered|empty)\b))(?: (?:out|blank|unanswered|be|alone|empty|a miss|for (?:now|later"
        r"|today"
        rf"|another time)))*|{_NOT_WISH} (?:answer|answering|reply to)(?: (?:to )?(?:that|this|it"
        rf"|{_THIS_ONE}))?"
        rf"|{_NOT_WISH} (?:\w+ )?(?:talk|talking|speak|go|get|think|say (?:anything|much|a lot))?"
        r" ?(?:about|into|discuss"
        rf"|do|doing|touch|go near) {_THIS_ONE}"
        r"|(?:i'm |i am |i'd be |i )?not(?: very| really| so| too| at all)? (?:comfortable|happy"
        r"|keen|okay|ok|easy)(?: (?:with|on|about|for|answering|to answer))+ (?:that|this|it"
        rf"|{_THIS_ONE})"
        r"|(?:i )?(?:don't|do not)(?: really| much)? (?:like|fancy|want|care for|feel like)"
        rf" {_THIS_ONE}"
        rf"|not (?:answer|answering) (?:that|this|it|{_THIS_ONE})|not (?:this|that) (?:one"
        r"|question)"
        r"|next question without answering|(?:i )?(?:would |'d )?(?:rather|prefer) not answer"
        r"|(?:give|ask|get|try|have|do|hear)(?: me| us)? (?:another|(?:a|some|the) (?:different"
        r"|other|new))"
        r" (?:question|one)|ask me (?:something|anything) else|(?:a )?different question"
        rf"|(?:come|get|go|circle) back to (?:that|this|it|{_THIS_ONE})(?: (?:later|another time"
        r"|at the end))"
        rf"|(?:move|go|get) past (?:it|{_THIS_ONE})|no comment|not (?:do|answer|have|discuss|go"
        rf" near) {_THIS_ONE}|not go there"
        rf"|(?:i'm|i am) not answering (?:that|this|it)|{_THIS_ONE}(?: is|'s) not for me|don't ask"
        r" me (?:that|this|about (?:it|that))"
    ),
    Command.BACK: (
        r"(?:return|go back|get back|go|come back) to (?:it|that)|(?:revisit|redo) (?:it|that)|do"
        r" it"
        r" (?:again|over)|take me back to (?:it|that)|"
        r"(?:change|correct|redo) (?:the|my) answer(?: (?:i gave|from before|before|to that))*|"
        r"(?:change|correct|add to|fix) what i (?:just )?said (?:before|earlier|last|in the last"
        r" one|to the last (?:one|question))|"
        r"(?:go |move )?to (?:the )?previous(?: one)?|"
        r"(?:(?:go|move|step|jump|take (?:me|us)|bring (?:me|us)|skip|get|flip|switch|head|return)"
        r" )?"
        r"(?:back|backwards?)(?: up)? (?:(?:by )?(?:one|two|a|1)(?: (?:step|question|place|bit"
        r"|back))?s?"
        r"|once(?: more)?|to (?:(?:the|my|our|your) )?(?:last|previous|prior|preceding|earlier"
        r"|first)(?: (?:question|one"
        r"|answer|bit|part|thing))?|to (?:the|that) (?:question|one|bit)(?: (?:i|you|we) (?:just"
        r" )?(?:asked|did|answered|had))?"
        r" (?:before|earlier|previously)(?: (?:this|that|it)(?: one)?)?)"
        r"|(?:go|take me|take us) back to what (?:you|we|i) (?:just )?(?:asked|said|talked about"
        r"|had)(?: me)?(?: before| earlier)?"
        r"|(?:go |take me |take us )?back(?: again)?|(?:to )?(?:the )?previous(?: question| one|"
        r" answer)?"
        r"|the (?:question|one) before(?: (?:this|that)(?: one)?)?|take me one back"
        r"|(?:one|a) (?:question |step )?back|back (?:it )?up(?: (?:a (?:bit|step|question|little)"
        r"|one))?"
        r"|rewind(?: (?:a bit|one|a little|to the last (?:one|question)))?"
        r"|(?:go|return|get|revisit|redo|change|correct|fix|edit|alter|add (?:something )?to|amend"
        r"|see|have"
        r"|answer|do|look at|reconsider)"
        r"(?: (?:back|over))?(?: to)?(?: (?:the|my|that))? (?:previous|prior|preceding|earlier"
        r"|last)"
        r" (?:answer|question|one)(?: again| over)?"
        r"|(?:go|return|get) to the (?:question|one) before(?: (?:this|that)(?: one)?)?"
        r"|change my answer to the (?:last|previous) (?:one|question)|undo the last (?:question"
        r"|answer)"
    ),
    Command.SCRATCH: (
        rf"take back {_THAT}|cut (?:that|it)|that's not what i meant|"
        r"(?:scratch|delete|erase|scrub|scrap|undo|strike|remove|forget|cancel|bin|disregard|wipe"
        r"|unsay|ditch"
        r"|remove|cross out|rub out|cut out|take out|strike out|wipe out|edit out|leave out)"
        rf" {_THAT}(?: (?:out|off|away|again|now"
        r"|from (?:the record|there|my answer|it)))*"
        r"|(?:drop|lose|ignore|get rid of|kill|dump|withdraw|omit|take (?:away|off)|clear)"
        rf" {_THAT_BIT}"
        rf"|(?:take|leave|cut|cross|rub|strike|edit|wipe|scrub) {_THAT} (?:out|off|away)(?: of"
        r" (?:there|it|my answer))?"
        rf"|get rid of (?:that|it)|take {_THAT} back|undo|(?:don't|do not|never|no need to|you"
        r" (?:needn't|don't (?:need|have) to)) (?:write|put|note|keep"
        rf"|record|save|include|count|use|add|store)(?: down)? {_THAT}(?: (?:down|in|there|on"
        r" (?:there|record|file)))*"
        r"|(?:i )?didn't mean (?:to say )?that|that's not what i (?:meant|wanted) to say"
        r"|that (?:came|went) out (?:all )?wrong|pretend i (?:didn't|never|did not) say (?:that|it"
        r"|anything)"
        r"|(?:i )?take (?:it|that) back|take that back out"
    ),
    Command.RESTORE: (
        rf"undo (?:taking|removing|deleting|scratching|crossing|erasing|cutting) {_THAT}(?: (?:away"
        r"|out|off))?|(?:have|want|get|put|bring|give me|i want|i'd like) back what (?:you|i)"
        r" (?:just"
        r" )?(?:took|deleted|removed|scratched|cut|crossed|erased)(?: (?:away|out|off))?|reverse"
        r" (?:that|the|this)(?: last)? (?:deletion|removal|delete|change|edit)|"
        rf"(?:i )?didn't mean to (?:delete|scratch|remove|erase|lose) {_THAT}|(?:put|bring|get"
        r"|give me|add) back what (?:you|i) (?:just )?(?:took out|deleted|removed|scratched)|"
        rf"(?:restore|undelete|unscratch|unerase|recover|reinstate) (?:{_THAT}|{_GONE}|what you"
        r" (?:just )?(?:deleted|took out|removed|scratched))|undelete"
        r"|undo (?:the|that) (?:undo|delete|deletion|deleting|scratch|removal)"
        r"|(?:(?:i|i'd|i would) )?(?:bring|put|get|want|have|keep|give me|pop|stick|add|need"
        rf"|leave|like|type|write) (?:{_THAT}|{_GONE})"
        r" (?:back(?: in| again| there| on| up)*|in(?: again| after all| there)?|after all)"
        rf"|(?:bring|put|get|give me|add) back (?:in )?(?:{_THAT}|{_GONE})"
        rf"|(?:don't|do not) (?:delete|erase|scratch|remove|take out|lose|cross out) {_THAT}(?:"
        r" after all)?"
        r"|(?:i )?(?:shouldn't|should not) have (?:deleted|scratched|removed|taken out|erased)"
        rf" {_THAT}"
        rf"|(?:i )?(?:do|did) want {_THAT}(?: (?:in|back|after all))*"
    ),
    Command.READ_BACK: (
        r"how far (?:did i get|have i got|am i)(?: with (?:it|my answer))?|"
        r"how does (?:it|that|my answer) (?:read|sound|go)(?: so far| now)*|what's my answer(?: so"
        r" far| now)*|(?:recap|summari[sz]e|sum up)(?: (?:it|that|what i said))?|"
        r"(?:read|play|give|say|repeat|recite|show)(?: me| us)* back(?: to (?:me|us))?(?: (?:it"
        rf"|that|this|{_MINE}))?(?: to (?:me|us))?"
        rf"|(?:read|play)(?: (?:me|us|out|over|through))* (?:it|that|this|me|{_MINE})"
        r"(?: (?:back|out|aloud|over|again|through))*(?: to (?:me|us))?"
        r"|(?:say|tell|show|give|repeat|recap|summari[sz]e|go over|go through|hear|see|check|know"
        r"|listen to|remind me of"
        rf"|remind)(?: (?:me|us))?(?: (?:back|again))?(?: to me)? {_MINE}(?: (?:back|out|aloud"
        r"|again|over))*(?: to me)?"
        r"|(?:hear|have|get|say|play) (?:it|that|this) (?:back|read back|read out)(?: to me)?"
        r"|what (?:have (?:i|you|we)|(?:i've|you've|we've)) (?:just )?(?:said|got|put|written"
        r"|written down|noted|told you|recorded|kept)"
        r"(?: (?:so far|down|already|there|last|up to now|for me|written|noted))*|how much"
        r" (?:of (?:it"
        r"|that|this) )?(?:have you|do you have)(?: got)?(?: (?:written|noted|taken))?(?: down)(?:"
        r" so far)?|(?:what|how) did (?:i|you)"
        r" (?:just )?(?:say|get|put|write|note|tell you|take down|hear|finish with)(?: (?:that"
        r"|it))?"
        r"(?: (?:so far|down|last|just now|there))*|what do you (?:have|have got)(?: (?:so far"
        r"|down|written|already|there|last|just now|up to now|for me))*"
        r"|what(?:'s| is) (?:in (?:my|the) (?:answer|list)|down|written|written down|there|on"
        r" (?:my|the) list)"
        r"(?: (?:so far|now))?|what was (?:the last thing i|my last|i just) (?:said|saying"
        r"|sentence|answer)"
    ),
    Command.SLOWER: (
        rf"(?:{_DEGREE} )*less (?:speed|of a (?:gallop|rush|race|hurry))|not (?:at )?such a"
        rf" (?:gallop"
        r"|rush|pace|speed|hurry)|you(?:'re| are) (?:racing|galloping|rushing|gabbling|rattling"
        r"|speeding|flying)(?: (?:on|along|away|ahead|through (?:it|this|that)))?|you(?:'re| are)"
        r" going like a (?:train|rocket|bullet)|easy now|"
        r"take it (?:slow|easy)(?: on the speed)?|slow slow|"
        rf"{_SAY}(?:{_DEGREE} )*(?:slower|slowly|less (?:fast|quickly)|not (?:so|as|too|that)"
        r" (?:fast|quick|quickly))"
        r"(?: than (?:that|this))?|not so (?:fast|quick|quickly)|slow (?:it |this |things |the"
        r" pace |your speech |yourself )?down"
        r"(?: the (?:pace|speed))?(?: your (?:speech|voice))?|slow the (?:pace|speed)"
        rf"|{_YOU_ARE}(?:{_DEGREE} )*too (?:fast|quick|quickly|rapid|rapidly)|(?:speak|talk|go"
        rf"|read) slow|{_VERY} (?:fast|quick|quickly)|(?:reduce|lower|drop|cut) (?:the|your)"
        r" (?:speed|pace)|ease (?:off|up)|easy there|(?:i )?can(?:'t|not) keep up with you"
        r"|(?:at )?(?:a )?(?:slower|gentler|lower) (?:pace|speed)|easy does it|take (?:it|things)"
        r" (?:slower|more slowly)"
        r"|(?:what's|why) the (?:rush|hurry)"
    ),
    Command.FASTER: (
        rf"(?:{_DEGREE} )*more speed|"
        rf"{_SAY}(?:{_DEGREE} )*(?:faster|quicker|quickly|less slowly|not (?:so|as|too|that)"
        r" (?:slow|slowly))"
        r"(?: than (?:that|this))?|not so (?:slow|slowly)|speed (?:it |this |things |yourself"
        r" )?(?:up|along)|hurry (?:it |things )?(?:up|along)"
        r"|(?:pick|step|up)(?: it)?(?: up)? the (?:pace|speed|tempo)|pick it up"
        rf"|{_YOU_ARE}(?:{_DEGREE} )*too (?:slow|slowly)|(?:speak|talk|go|read) (?:fast|quick)"
        rf"|{_VERY} (?:slow|slowly)|pick (?:the|your) pace up"
        r"|(?:increase|raise) (?:the|your) (?:speed|pace|tempo)|quicken (?:up|the pace|your pace)"
        r"|chop chop"
        r"|(?:get|put) a (?:move|spurt) on|(?:at )?(?:a )?(?:faster|quicker) (?:pace|speed)"
    ),
    Command.LOUDER: (
        r"you(?:'re| are) (?:whispering|mumbling|fading(?: away| out)?|muttering)|"
        rf"{_SAY}(?:{_DEGREE} )*(?:louder|loudly|more volume|with more volume)(?: than (?:that"
        r"|this))?|(?:speak|talk) (?:up|loud)"
        rf"|(?:turn|crank|bring|put) {_VOLUME} up|(?:turn|crank) up {_VOLUME}|(?:the )?volume up"
        r"|up the volume"
        r"|(?:raise|increase|boost) (?:your voice|(?:the |your )?volume|the sound)|(?:(?:give|put)"
        r" (?:it|me|us|on) )?(?:{_DEGREE} )*more volume"
        r"|(?:i )?(?:can't|cannot|can not|can hardly|can barely|can scarcely|could hardly|could"
        r" barely|hardly|barely"
        r"|don't|do not|am struggling to|'m struggling to|i'm struggling to|i am struggling to|i'm"
        r" having trouble)"
        r" (?:hear|hearing|make out) you(?: (?:very|too|so) well| properly| clearly)?"
        rf"|{_YOU_ARE}(?:{_DEGREE} )*too (?:quiet|soft|low|faint|quietly|softly)|{_VERY} (?:quiet"
        r"|faint|soft|low)"
        r"|(?:a )?(?:louder|higher) (?:voice|volume)"
    ),
    Command.SOFTER: (
        r"you(?:'re| are) (?:deafening|shouting at|blasting|hurting) (?:me|my ears?)|"
        r"lower please|"
        rf"{_SAY}(?:{_DEGREE} )*(?:softer|quieter|softly|quietly|less loud|less loudly|not (?:so"
        r"|as|too|that) (?:loud|loudly))"
        r"(?: than (?:that|this))?|not so loud(?:ly)?|less volume|less loud"
        rf"|(?:turn|keep|bring|take|put|tone) (?:{_VOLUME}|the noise) down|(?:turn|keep|tone) down"
        rf" {_VOLUME}"
        rf"|{_YOU_ARE}(?:{_DEGREE} )*too loud(?:ly)?|(?:the )?volume down"
        r"|(?:lower|reduce|drop|decrease) (?:your voice|(?:the |your )?volume|the sound)"
        rf"|{_VERY} loud|(?:speak|talk) (?:soft|quiet|low)|(?:don't|do not|no need to|stop)"
        r" (?:shout|shouting)(?: at me)?"
        r"|sh+(?:ush)?|hush|whisper|pipe down|(?:a )?(?:softer|quieter|lower) (?:voice|volume)"
    ),
    Command.HOW_LONG: (
        r"is (?:it|this) (?:still )?(?:long|going on long)(?: still)?|"
        r"how (?:much longer|much more|long more|long|much time|much is left|far|far along"
        r"|much)(?: more)?"
        r"(?: (?:is (?:left|it|this|there)|does (?:this|it|the session) (?:take|last)|will (?:this"
        r"|it) (?:take|be|last)"
        r"|have (?:we|i|you) (?:got|left)|is (?:it|this) (?:still|going to (?:take|be|last))|are"
        r" we|to go|left|do (?:we|i) have"
        r"|till (?:the end|we're done|we finish)|until (?:the end|we're done|we finish)|now|in(?:"
        r" to (?:it|this))?|through(?: (?:this|it))?"
        r"|along|have i got|for|still|remaining|there is))*"
        r"|how many(?: more)? (?:questions|of these|are (?:there|left)|more|steps|to go|left|of"
        r" them|minutes|do we have)"
        r"(?: (?:are (?:left|there|we)|to go|left|more|remain|remaining|still|have you got|do you"
        r" have|is it|are to come|of these|come))*"
        r"|how many more|(?:are we|is (?:it|this)) (?:nearly|almost|close to|about|any nearer)"
        r" (?:there|done|over|finished|the end|through|half way|halfway)(?: yet)?"
        r"|is (?:there|it) (?:much|a lot|many) (?:more|longer|left|to go)(?: (?:of this|to go"
        r"|left))?"
        r"|(?:when (?:is|will|does|are|do) (?:this|it|we|the session)(?: be)?(?: going to be)?(?:"
        r" end| over| finish| done| finished)*)"
        r"|what's left|what time (?:will|do) we (?:finish|be done|end)|is this the last (?:one"
        r"|question)|where are we(?: in (?:this|it))?"
        r"|how (?:are we doing|much is there) (?:for time|left|to go)"
    ),
    Command.HELP: (
        r"(?:are there|is there|do you have|have you got)(?: (?:any|some|other|certain|a list"
        r" of|special))* (?:commands?|words|instructions|things)(?: (?:i|you) (?:can|could"
        r"|should|may)"
        r" (?:say|use|give you|understand))?(?: here)?|"
        r"(?:i'm|i am) (?:lost|stuck|confused) what (?:do|should|can) i (?:do|say)(?: now| here)?"
        r"|is there (?:any|some|a bit of) help(?: here)?|"
        r"what (?:sorts?|kinds?) of (?:things?|words?|commands?|stuff) (?:can|could|may|should|do)"
        r" (?:i|you)"
        r" (?:say|ask|tell you|use|do|understand|know)(?: to you| for| here| about)?|"
        r"help(?: me)?(?: out)?|(?:give me |show me )?(?:a |some )?(?:hand|help)(?: here)?|(?:i"
        r" )?need (?:some |a bit of )?help here"
        r"|what (?:can|could|do|should|may|am|are|would|else can|must) (?:i|you|we)"
        r"(?: (?:allowed|able|supposed|meant|permitted|expected))?(?: to)? (?:say|do|tell you|ask"
        r"|ask you|use|understand|ask for|say to you|do for me|do to)"
        r"(?: (?:to you|here|now|next|with you|for me|for that|at this point|to (?:go on|continue"
        r"|get on|move on)))*"
        r"|(?:what|which|tell me the|list the|show me the|what are the|what are my|what are your"
        r"|give me the|say the|remind me of the)"
        r" (?:commands|options|choices|words|instructions)(?: (?:are there|can i (?:use|say)|do"
        r" you (?:know|understand|have|take|listen to)|again|have i|here|work|are they))*"
        r"|how (?:does|do|should|can|am) (?:this|it|i|you|that|the thing|we)(?: (?:thing|program))?"
        r"(?: (?:supposed|meant) to)? (?:work|works|use (?:this|it|you)|operate(?: this| it)?"
        r"|control you"
        r"|talk to you|tell you (?:i'm done|to stop|to go on)|go on|continue|answer|proceed|get"
        r" out of this)"
        r"|(?:i )?(?:don't|do not)(?: really)? (?:know|understand|remember|see) (?:the commands"
        r"|how (?:this|it|that) works|how to (?:use|work) (?:this|it|you)"
        r"|what (?:i can|i'm supposed to|i am supposed to|you want me to|to) (?:say|do) (?:here"
        r"|now|to you|next)|what i can (?:say|do))"
        r"|(?:tell|explain|show|remind)(?: to)? (?:me )?(?:how (?:this|it) works|what i (?:can"
        r"|could|should) (?:say|do)|the commands|how to (?:use|work) (?:this|it|you))"
        r"|what (?:happens|do i do) (?:now|next|here)|how (?:do|can) (?:i|we) (?:stop|skip|go back"
        r"|pause|finish|quit|get out|delete|undo|change|repeat)(?: (?:this thing|you|a question"
        r"|this question|the question|that|the session|talking|of this))?"
        r"|(?:am i|do i have|should i|do i need)(?: (?:supposed|meant))?(?: to)? (?:say|press|do"
        r"|speak|talk)(?: (?:next|something|anything|enter))?(?: (?:now|here|to you))*"
        r"|instructions|(?:the )?(?:commands|options|menu)"
    ),
    Command.KEEP: (
        r"leave (?:it|this|that) (?:just|exactly) as (?:it|this|that) is|"
        r"(?:keep|save|remember|store|set|want|fix|note|retain|stay|stick|stay with|stick with"
        r"|leave)(?: (?:it|this|that|things|your voice|the voice|you"
        r"|(?:this|that|the|those) (?:speed|volume|pace|settings?|voice|level|style|tempo)"
        r"|speaking|talking|with|to|on))*"
        rf"(?: {_LIKE_THIS})? {_ALWAYS}"
        r"|(?:keep|stay|save|remember|hold)(?: (?:it|this|things|your voice|the voice|speaking"
        rf"|talking|the (?:speed|volume|pace|voice)))* {_LIKE_THIS}"
        r"|(?:keep|save|remember|store|leave) (?:this|that|the) (?:speed|volume|pace|settings?"
        r"|voice|level|tempo)(?: (?:as it is|there|where it is))?"
        r"|(?:always|from now on|in future) (?:speak|talk|sound|do it|read|stay|use|keep|be)(?:"
        rf" to me)?(?: it)? {_LIKE_THIS}"
        r"|(?:this|that|the|your) (?:speed|volume|pace|voice|level|tempo)(?: is|'s)?(?: \w+){1,5}"
        r" (?:keep|remember|save|leave|hold) (?:it|that)(?: there| as it is| for \w+ \w+)?"
        rf"|(?:speak|talk|sound|do it|read|use|be|have it|want it|make it|like it) {_LIKE_THIS}"
        rf" {_ALWAYS}"
        r"|(?:don't|do not) (?:change|touch|alter) (?:it|that|this|the (?:volume|speed|voice|pace)"
        r"|anything)(?: (?:again|any more|back|now))"
    ),
    Command.STOP: (
        r"(?:i )?(?:need to|have to|want to|must|should|i've got to|gotta|better) (?:get|go)"
        r" (?:off )?to (?:bed|sleep)(?: now| soon)?|time to (?:go|stop|finish|end)(?: (?:now|here"
        r"|this))*"
        r"|shut (?:it|this|the thing) (?:down|off)|(?:i )?(?:don't|do not) want to (?:continue"
        r"|carry on with this|do this|keep going)(?: (?:any more|anymore|now|today|tonight))*"
        r"|(?:that's|that is|i've had|it's) (?:quite |more than )?enough (?:for me|from me)(?:"
        r" (?:for )?(?:today|now|tonight))?|"
        r"stop(?: (?:it|now|here|this|talking|there|the lot))?|quit(?: now| here| it| this)?|exit"
        r"|q|abort|end(?: (?:it|this|here|there|now))+"
        r"|(?:break|cut|leave) (?:it |this )?off(?: (?:here|there|now))?|finish(?: (?:up|off|here"
        r"|there|now|this))+"
        r"|leave|(?:be )?done here|leave (?:it|things) (?:there|here|at that)|pack (?:it|this) in"
        r"|knock (?:it|this) on the head"
        r"|call it (?:a (?:day|night)|quits)|wrap (?:it |this |things )?up(?: (?:here|there|now))?"
        r"|draw a line (?:here|there)|close (?:it|this|up)(?: (?:here|down|now))?|cancel(?: the"
        r" session)?"
        r"|(?:stop|quit|end|finish|close|leave (?:it|this|off)|continue|carry on|go on|do (?:this"
        r"|it|the rest|more|some more)"
        r"|pick (?:it|this) up|come back(?: to (?:it|this|you))?|be back|resume|pause|wrap (?:it "
        r"|this )?up|pack (?:it|this) (?:up|in)|talk|speak)"
        rf"(?: (?:here|there|this|it|again|with (?:this|it)|the rest|from here))* {_UNTIL}"
        r"|(?:(?:i|i've|i'd|i really|we|we've|i'm afraid i) )?(?:have to|to|have got to|got to"
        r"|gotta|need to|must|better|had better|should"
        r"|really must|really have to|really need to|ought to) (?:go|run|dash|fly|be going|be off"
        r"|get going|head off|shoot off|hop off|get off)"
        r"(?: (?:now|soon|out|to (?:work|bed|the shops|an appointment)))*"
        r"|(?:(?:i|i've|i'd|we|i really) )?(?:have to|have got to|got to|gotta|need to|must|better"
        r"|should) (?:stop|leave|quit|finish|end) (?:now|here|there|soon|this here)"
        r"|(?:i'm|i am|we're) (?:off(?: now| out)?|leaving now|going now|out of (?:time|here)"
        r"|heading off)|bye(?: bye)?(?: now)?|goodbye|good night|cheerio"
        r"|see you(?: (?:later|tomorrow|next time|soon|then))?|farewell|(?:until|till) (?:next"
        r" time|tomorrow)|talk to you (?:later|soon|tomorrow)"
        r"|(?:that's|that is|that'll be|that's quite|i've had|i have had|we've done|i've done|this"
        r" is)(?: (?:quite|more than|about|really|well))?"
        r" enough(?: for (?:today|now|tonight|one (?:day|night|session)|me))?(?: now)?|enough(?:"
        r" (?:for (?:today|now|tonight|one day)|now))"
        r"|(?:i'm|i am|we're|we are)(?: all)? (?:done|finished|through|spent|stopping|finishing)"
        rf" {_UNTIL}|(?:i'm|i am) (?:done|finished) for now"
        r"|(?:that's|that is|that'll be|that will be|that was|that'll do|that will do)(?: (?:it"
        r"|all|me|me done|us|everything))? (?:for|me for|till) (?:today|tonight|the day|tomorrow)"
        r"|no more (?:for )?(?:today|tonight|questions|for now)|(?:i )?(?:can't|cannot|don't want"
        r" to|do not want to|won't) (?:do|take|go on|carry on|continue|go on with|carry on with)"
        r"(?: (?:any|this|it|any more|with this|with it|anymore))* (?:today|tonight|any more today"
        r"|now|right now|this session|with this session)"
        r"|(?:i've |i have |there's )?no(?: more)? time (?:left )?(?:today|now|for (?:more|this"
        r" today))|(?:switch|turn|power)(?: (?:yourself|the program|this|the thing))? off(?: now)?"
        r"|(?:shut|power)(?: yourself)? down(?: now)?|shut up|(?:log|sign)(?: me)? (?:off|out)(?:"
        r" now)?"
        r"|(?:close|shut) (?:the )?(?:program|app)"
    ),
    Command.FINISH: (
        r"(?:finish|end|stop|close|quit|leave|exit|terminate|conclude|wrap up|cut)(?: off)?"
        rf" {_SESSION}(?: (?:here|there|now|short|up))*(?: {_UNTIL})?"
        r"|(?:finish|end|stop)(?: here)? for (?:today|now|tonight)"
    ),
    Command.PAUSE: (
        r"give (?:me|us) (?:five|two|ten|three)(?: (?:minutes?|mins))?|hold (?:the line|fire)|take"
        r" (?:five|ten)|"
        r"let me (?:just |quickly )*(?:get|grab|fetch|close|shut|open|answer|turn (?:off|on|down)"
        r"|blow|sit|move) (?:a|an|some|my|the|that|up|down|over)(?: [\w']+){0,4}"
        r"|(?:there's |that's |i think there's )?(?:(?:someone|somebody|someone's|somebody's)"
        r" )?(?:is )?(?:at|ringing|knocking at|knocking on) the door(?:bell)?"
        r"|(?:there's|that's|there goes) (?:the|my) (?:door|doorbell|phone|bell|kettle|oven)"
        r"|(?:the|my) (?:phone|doorbell|bell|kettle|oven)(?:'s| is)(?: (?:ringing|going|boiling"
        r"|beeping|on))?"
        r"|(?:i )?(?:need|have|'ve got)(?: to (?:go to|use|visit))? the (?:loo|toilet|bathroom"
        r"|restroom|washroom)"
        r"|(?:i )?(?:need to|have to|want to|must|should|'ve got to|i've got to|got to|gotta"
        r"|better)(?: go and| go)? (?:get|answer|let|see to|check|turn off|open|feed"
        r"|check on) (?:the|my) (?:door|phone|dog|cat|kettle|oven|baby|kids?|children|stove"
        r"|window)(?: (?:in|out|off|now|quickly))*"
        rf"|pause(?: (?:here|there|now|it|this|things|{_SESSION}|for {_TIME}))*|(?:take|have|need"
        rf"|want|use|do with) {_TIME}"
        r"|(?:i )?(?:need|want|could do with|would like) (?:a (?:minute|moment|break|pause|rest)"
        rf"|{_TIME})(?: (?:off|here|to myself))?"
        rf"|(?:give|allow|grant) (?:me|us) (?!(?:a|one|just a) (?:sec|tick)){_TIME}|(?:bear|stay"
        rf"|hang) with me(?: (?:for )?{_TIME})?"
        r"|(?:wait|stop|hold|rest|break|be quiet|hush|freeze|stay there|halt|leave it|relax)(?:"
        rf" (?:it|on|here|there))? for {_TIME}"
        r"|(?:wait|hold on|hang on|hold it|stop) (?:(?:just )?(?:a|one|two|five|a few|a couple"
        r" of)) (?:minutes?|ticks|minute)"
        rf"|(?:(?:i'll |i will )?be )?(?:right )?back (?:in {_TIME}|soon|shortly)|(?:i'll |i will"
        r" )?be (?:right )?back"
        r"|hold that thought|don't go (?:away|anywhere)|(?:stay right|wait|wait right|stay) there"
        r"|wait (?:right )?here|stay right here"
        rf"|excuse me (?:for )?{_TIME}|time out|(?:a|one|two|five) (?:minutes?|minute break"
        r"|minutes break)(?= (?:please|break)\b)"
        r"|(?:take|have|need|want) (?:a |five )?(?:breather|timeout|time out|five|a rest|break)"
        r"|(?:keep|be|stay) quiet for a (?:moment|minute|bit|second|while)"
    ),
    Command.NOTHING: (
        rf"(?:wait|hold on|hang on|hold it)(?: (?:up|there|on|now))?(?: (?:for )?{_TIME})?(?:"
        rf" wait)?|{_TIME}|(?:half|one|just) (?:a )?(?:sec|mo|tick|moment|second|minute)"
        r"|give me (?:a|one) (?:second|sec|tick)|hold your horses"
        r"|(?:let me|let's|i need to|i have to|i'm going to have to|i'm|i am|i want to)(?: just)?"
        r" (?:think|see|thinking|have a think|consider|reflect)"
        r"(?: (?:about (?:it|that|this|that one)|it over|on (?:it|that)|here|now|for|back|again|a"
        r" (?:moment|second|bit|minute|little|while)|one))*"
        r"|let's see(?: now)?|what else|hold (?:that|it|up)"
    ),
    Command.NEXT: (
        r"(?:go|move|get|carry|press)(?: on| ahead| along)*(?: (?:to|with|onto)) (?:the )?following"
        r"(?: (?:question|one))?|(?:the )?following (?:question|one)|"
        r"that(?:'s| is) the end(?: of (?:it|that|my story|the story|my answer))?|please"
        r" (?:proceed|continue|carry on|go on)"
        r"|you (?:can|may)(?: now| please)? (?:proceed|continue|carry on|go on)(?: now)?|"
        r"moving (?:swiftly |right |quickly )?on|(?:i've |i have |there's |got )?no more to (?:say"
        r"|add|tell)(?: (?:on|about) (?:that|it|this))?"
        r"|that's my (?:two cents|piece|say|story|lot|bit)|(?:i'm |i am )?(?:good|happy|fine|okay"
        r"|ok|set) to (?:go|move|carry) on|(?:i've |i have |i )?said my (?:bit|piece|say|part)"
        r"|that's (?:what|all) i (?:have|had|wanted|want|needed|need) to say(?: (?:about|on)"
        r" (?:that|it|this|the (?:matter|subject|topic|whole thing)))?|move ahead(?: to the"
        r" next(?: one| question)?)?|go ahead (?:to|with)"
        r" the next(?: one| question)?"
        r"|(?:i've |i have )said (?:quite )?enough(?: (?:on|about) (?:that|it|this))?|"
        r"(?:(?:go|move|jump|get|carry|press|skip|come|proceed|continue|pass|switch)(?: on| along|"
        r" straight| right| over| forward| ahead| me)*"
        r" (?:to|with|onto) |have |ask (?:me )?|give me |hear |take |try |onto |on to |(?:i'm |i"
        r" am |we're )?ready for |what's |bring on |do |see )?"
        r"(?:(?:the|your|my) )?next(?: (?:question|one))?(?: then)?"
        r"|(?:move|go|push|get)(?: (?:us|me|things))? (?:on|along|forward)|(?:move|get) on with"
        r" (?:it|things)"
        r"|(?:i'm |i am |we're )?ready to (?:move|go|carry|press) on"
        r"|(?:and |so )?that(?:'s| is| was| would be|'d be| will be|'ll be| must be)(?: (?:about"
        r"|probably|pretty much|really|basically|honestly|just about|more or less|kind of|all))?"
        r" (?:all|it|everything|everyone|everybody|the lot(?: of (?:them|it|us))?|your lot|(?:the"
        r" end of )?(?:the|my)"
        r" list|all of (?:them|it)|me|me"
        r" (?:done|finished|through|out)"
        r"|my (?:answer|lot|piece|list|full answer)|that|as (?:much|far|many) as i (?:have|know"
        r"|want to say|wanted to say|can add"
        r"|can (?:say|go|think of))|the (?:whole|full|size|height|sum|extent) (?:of it|story"
        r"|thing|lot|list|picture)|them all|the (?:two|three|four|five|six)|the long and short of"
        r" it)"
        rf"(?: (?:for now|folks|done|then|really|from (?:my side|me|my end|me then)|{_WITH_THAT}"
        rf"|(?:that )?{_I_HAVE}|there|now|in a nutshell|so far))*"
        rf"|(?:(?:i'm|i am|i've|i have|i think i'm|we're|am) )?(?:all |now )?{_DONE}(?: and"
        rf" dusted)?(?: (?:talking|speaking|answering|here|now|there|{_WITH_THAT}))*"
        r"|(?:(?:i've|i have|we've|i think i've)(?: now| already| just| pretty much| basically)?"
        r" (?:said|told you|covered|given you|answered|gone over)(?: (?:it all|all|all of it"
        r"|enough|my piece|plenty"
        rf"|as much as i (?:can|want)|that|{_THIS_ONE}|this))+|(?:i|i've|i have|we've)(?: now|"
        r" already| just| pretty much| basically)? (?:said|told you|covered|given you) (?:it all"
        r"|everything|(?:all |everything |what )(?:that )?(?:i|i've|there)))"
        r"(?: (?:want|wanted|have|had|can|could|need|needed|know|is|wish|got|to|say|think of|tell"
        r"|tell you|share|about (?:it|that)|on that|now))*"
        r"|(?:i have |i've |i've got |there's |there is |i've no |got |have )?(?:nothing|not much"
        r"|nothing much)(?: (?:more|else|further|left|other))(?: (?:to (?:add|say|tell(?: you)?"
        r"|report)|comes to (?:mind|me)|from me|on that|really|ideas?|thanks|i can (?:say|think of"
        r"|add)|about (?:it|that)|than that|springs to mind))*"
        r"|(?:there isn't|there's not|i haven't got|i don't have|i have not got) anything (?:more"
        r"|else)(?: to (?:add|say|tell you))?"
        r"|(?:i have |i've |i've got |there's )?nothing to add|(?:no one|nobody|nowhere) else|no"
        r" more(?: ideas| thanks| than"
        r" that)?|end of (?:(?:the|my) )?(?:list|story|answer)"
        r"|(?:i )?(?:can't|cannot|couldn't|don't) think of (?:anything|any|another|any others?"
        r"|others)(?: (?:else|more|one|others?|ones?|to (?:say|add)|right now|now|really|at the"
        r" moment))*"
        r"|(?:i've |i have |i'm )?(?:run|running) out(?: of (?:ideas|things|words|steam|thoughts"
        r"|answers)(?: to say)?)|(?:i'm |i am )?out of ideas"
        r"|(?:that|this) (?:will|'ll|should|would|ought to) (?:do|be it|be all)(?: (?:me|it"
        rf"|nicely|for now|{_WITH_THAT}))*|that'll do(?: (?:me|it|nicely|for now|{_WITH_THAT}"
        r"|there))*"
        r"|(?:it's|it is) (?:all|everything)(?: (?:i have|for now|from me))?|finish"
        r"|moving on|onwards?|next up|that's what i (?:wanted|had|meant) to say|that's (?:plenty"
        r"|quite enough|enough)(?: (?:about|on|of|for) (?:that|this))?"
        rf"|that (?:covers|does|sums up|answers) (?:it|everything|that|{_THIS_ONE})|enough"
        r" (?:about|of|on|said about) (?:that|this|it)|enough said"
        r"|there (?:we|you) (?:go|are|have it)|(?:it's )?over to you|(?:it's )?your turn|and"
        r" that's that|what's next|that's that"
    ),
    Command.RESUME: (
        r"(?:carry|go|keep|come|crack|press|push|plough) (?:on|ahead|going)|go for it|continue"
        r"|proceed|resume|unpause|fire away|off you go|on you go"
        r"|(?:i'm |i am |we're )?(?:ready|back|(?<=i'm )here)(?: (?:again|now|when you are|to"
        r" (?:continue|resume|carry on|go on|start again|begin again)))*"
        r"|get (?:going|back to it|started)(?: again)?|go again|let's go|let's hear it|get on with"
        r" it|as you were"
        r"|where were we|next(?: question)?|start again|pick (?:it |this )?up(?: where we (?:left"
        r" off|stopped|were))?"
        r"|(?:carry|go) on where we (?:left off|stopped|were)|where did we (?:stop|leave off)|back"
        r" to it"
    ),
}  # fmt: skip
"""By what is asked for. ``NEXT``: words that close an answer; ``RESUME``: that go on with it."""

BEFORE_AN_ANSWER: dict[Command, str] = {
    Command.SKIP: (
        rf"{_NOT_WISH} (?:talk|talking|speak|speaking|go|going|discuss|discussing|get|getting|say"
        r" (?:anything|much)|think|share|open up|do)"
        r"(?: (?:about|into|on|near|over))? (?:that|this|it|there)|(?:i'd |i would |i )?(?:rather"
        r"|sooner|prefer) not(?: to)?(?: say| answer)?"
        r"|(?:i have |i've |i've got |there's )?(?:nothing to say|no answer|no idea what to"
        r" say)(?: (?:about|on|to|for) (?:that|this|it|that one|this one))?|none of your business"
        r"|that's (?:too personal|private|none of your business|a bit (?:too )?personal)"
        r"|(?:i'm|i am) not telling you(?: that| about (?:it|that))?|(?:i'd )?rather not say"
        r"|(?:(?:move on|go on|go|switch|change|get on|talk|chat|ask(?: me)?|try|speak)(?: to|"
        r" about"
        r"| onto)? )(?:something|anything) (?:else|different)(?: (?:instead|please|now))*"
    ),
}
"""These are requests only where nothing was said yet: behind a story they belong to it."""

OF_WORDS = re.compile(
    r"\b(?:last (?:thing|bit|sentence|part|line|word|question|one|answer)|previous (?:one|question"
    r"|answer)|i (?:just )?said|(?:didn't|don't|not) mean (?:that|it|to say)|came out wrong"
    r"|misspoke)\b"
)
"""A reason that speaks of what was said: behind it "get rid of it" and "can we go back to it" mean
that."""

_WHO = (
    r"(?:i|i'm|i've|i'll|i'd|need to|have to|we|we're|we've|there's|there is|it's|it is|that's"
    r"|that is|someone"
    r"|somebody"
    r"|[a-z]+'s|too|you|you're|you've|he's|she's|they're|they are|he is|she is)"
)
_THING = r"(?:my|the|our|that|this|his|her|your|these|those|me)"
_IS = (
    r"(?:is|are|was|were|has|have|had|can|can't|cannot|won't|isn't|aren't|doesn't|don't|keeps?"
    r"|needs?|wants?|rang"
    r"|hurts?|rings|cries|works|[a-z]+'s|(?!(?:any|every|some|no)?thing\b)[a-z]+ing)"
)
REASON = re.compile(
    rf"(?:(?:while|till|because|cause|cos|as|since|so) )?(?:{_WHO} .*|{_THING} (?:[\w']+"
    rf" )*?{_IS}\b.*)(?<! to)"
)
"""Why somebody asks; said before or after."""
CAUSE = re.compile(rf"(?:{_WHO}|{_THING}) .*")
"""The same, where what follows it is turned to the coach."""
UNFINISHED = frozenset(
    "to of a an the and or but with for in at my your from is are was were am be been can can't "
    "could couldn't would wouldn't will won't should shouldn't must don't didn't not never wish "
    "want like need i you i'd i'll i'm have had do did just only took go went get got".split()
)
"""A reason before a request does not end in one of these."""
TELLS = re.compile(
    r"\b(?:(?<!have )(?<!what i )said(?! (?:that|it) wrong)|says|say|saying|told|tell|tells"
    r"|telling|asked|asks|thought"
    r"|shouted|goes|cried|whispered|yelled|screamed|replied|wrote|prayed|swore|promised"
    r"|used to|the next|always|whispers|shouts|yells|when|why|felt|life|never)\b"
)
"""Somebody tells a story, in which the words of a request stand."""
TURNED = re.compile(
    r"\b(?:you|you're|your|question|hold on|hang on|bear with|give (?:me|us)|say that|come again"
    r"|pardon|one (?:moment|second|sec)"
    r"|(?:scratch|delete|erase|undo|cancel|scrap|strike) (?:that|it)|forget (?:it|that|i)|take"
    r" (?:it|that) (?:out|back)|call it a day|bye|remember it"
    r"|that one|this one|next one|skip (?:this|that|it)|didn't (?:hear|catch)|(?:missed|lost)"
    r" (?:that|you)|put (?:it|that) back|read (?:it|that|me)"
    r"|commands|what are my options|how (?:does|do) (?:it|this|you) work|following"
    r" (?:question|one)|something else"
    r"|repeat that|keep it|keep this|stay like|previous|(?:bring|get|have|want) (?:it|that) back"
    r"|(?:wait|stay) (?:there|here)|back in|what was (?:it|that)|please|(?:have|need|got) to (?:go"
    r"|run|dash)|(?:go|leave|off|stop|leaving) now|go back)\b"
)
"""Requests that are turned to the coach in themselves, so that a reason may stand beside them."""
TUNES = re.compile(
    r"\b(?:speak up|slower|louder|quieter|softer|faster|slow down|not so|too (?:fast|loud|quiet"
    r"|soft|slow)|(?:it|volume) (?:down|up)|sh+|shush"
    r"|hush|pause|wait|time out|come again|repeat|speed up|hurry up|(?:a|one|half a) (?:moment"
    r"|minute"
    r"|second|sec|mo|tick)|help)\b"
)
"""Behind these, a reason may stand, too."""
FOR_WHOM = re.compile(
    r"for (?:me|us|my (?:\w+ )?\w+|an? (?:\w+ )?(?:man|woman|lady|person|fellow|beginner"
    r"|foreigner))"
)
"""May stand behind a request, too."""
COMMANDS_YOU = re.compile(
    r"(?:speak|talk|go|turn|keep|slow|speed|hurry|be|lower|raise)\b.*\b(?:up|down|faster|slower"
    r"|quicker|quiet|quieter|quietly|softly|softer|louder"
    r"|slowly|voice|volume)|next(?: (?:question|one))?|pass|skip(?: (?:it|this|that))?|wait|hold"
    r" on|hang on|one (?:second|moment|minute|sec)"
)
STATES = re.compile(
    r"(?:i'm|i am|i don't|i can't|i've|i have to|i need to|need to|i must|there's|too|you're|you"
    r" are|you'll|it's|it is|that's|that is"
    r"|this is|(?:my|the) (?:\w+ )+?(?:is|are|isn't)|(?:my|the) [a-z]+'s)\b.*"
)
"""What is so now: "I'm hard of hearing, speak up", but not "the music was loud, slow down"."""
BARE = re.compile(
    r"(?:(?:the|that|this|your|my|next|last|first|previous|one|a|different) )*(?:question|one)(?:"
    r" again| back)?|again"
)
"""Requests that need a verb where a reason stands before them: "I don't like the question"."""
