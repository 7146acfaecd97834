"""Why somebody asks, what tells a story, and what is turned to the coach. Pure."""

from __future__ import annotations

from voice_coach.patterns import LatePattern

OF_WORDS = LatePattern(
    r"\b(?:last (?:thing|bit|sentence|part|line|word|question|one|answer)|previous (?:one|question"
    r"|answer)|i (?:just )?said|(?:didn't|don't|not) mean (?:that|it|to say)|came out wrong"
    r"|misspoke)\b"
)
"""A reason that speaks of what was said: behind it "get rid of it" and "can we go back to it" mean
that."""

_WHO = (
    r"(?:i|i'm|i've|i'll|i'd|need to|have to|we|we're|we've|there's|there is|it's|it is|it was"
    r"|it wasn't|it sounds|it sounded"
    r"|wrong|no(?= (?:idea|time|clue)\b)|not sure|pardon|excuse|forgive|hard|tough|tricky|silly"
    r"|daft|got|gotta|can't"
    r"|couldn't"
    r"|haven't"
    r"|that's"
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
REASON = LatePattern(
    rf"(?:(?:while|till|because|cause|cos|as|since|so|so that|in case) )?(?:{_WHO} .*"
    rf"|(?:just )?(?:let|lemme) (?:me )?(?:just |quickly )*(?!know\b|think\b|see\b|hear\b"
    rf"|talk\b)[a-z]+ (?:the|my|this|that|a|some|him|her|them|out|off)\b.*"
    rf"|{_THING} (?:[\w']+"
    rf" )*?{_IS}\b.*|my (?:mind|head|brain|phone|line) went .*|before i (?:go on|continue"
    rf"|carry on|move on)|with (?:the|my|him|her|them|everyone|people"
    rf"|half)(?: [\w']+){{0,4}} (?:about|around|here"
    rf"|listening|present|next door|in the (?:room|house|car)))(?<! to)"
)
"""Why somebody asks; said before or after."""
_NEAR = (
    r"(?:(?:kids?|children|boys?|girls?|guys|lads|baby|babe|darling|honey|love|sweetie|sweetheart"
    r"|mum|mom|mummy|mommy|dad|daddy|mate|buddy|puppy|dear|pet) )"
)
_HUSH = (
    r"(?:s+h+(?:ush)?|hush|quiet|be quiet|down|off|sit|stay|not now|coming|i'm coming|stop (?:it"
    r"|that)|get (?:off|down)|give it here|in a (?:minute|second|moment)|be there in a (?:minute"
    r"|second|moment)|leave (?:it|her|him|that)(?: alone)?|go (?:away|and play))"
)
_CALLED = (
    r"(?!(?:i|you|we|they|he|she|it|to|the|please|don't|don't you|just|and|people|never)\b)[a-z]+"
    r" (?:s+h+|shush|hush|be quiet|not now|stop (?:it|that)|get (?:off|down)|go away|leave (?:it"
    r"|her"
    r"|him|that) alone)"
)
ASIDE = rf"(?:{_NEAR}+.*|{_HUSH} .*|{_CALLED}\b.*)"
"""Said to somebody else in the room: "kids, hush, mommy's talking"."""
CAUSE = LatePattern(rf"(?:{_WHO}|it|not|{_THING}) .*|{ASIDE}|.* (?:sorry|excuse me)")
"""The same, where what follows it is turned to the coach."""
UNFINISHED = frozenset(
    "to of a an the and or but with for in at my your from is are was were am be been can "
    "can't could couldn't would wouldn't will won't should shouldn't must don't didn't not "
    "never wish takes take gives give makes make needs wants means helps want like need i "
    "you i'd i'll i'm have had do did just only took go went get got".split()
)
"""A reason before a request does not end in one of these."""
OF_THE_QUESTION = LatePattern(r"\b(?:question|this one|that one)\b")
"""A reason that speaks of the question: behind it "move on" and "pass" leave that one."""
OF_ONES_ANSWER = LatePattern(
    r"\bi\b.*\b(?:answered|answer|got|did|finished|said|messed up|rushed)\b.*\b(?:last|previous"
    r"|one)\b"
)
"""A reason that says that an answer was not what it should be: "that one over again" goes back."""
TELLS = LatePattern(
    r"\b(?:(?<!have )(?<!what i )said(?! (?:that|it) wrong)|says|say|saying|told|tell|tells"
    r"|telling|asked|asks|thought"
    r"|shouted|goes|cried|whispered|yelled|screamed|replied|wrote|prayed|swore|promised"
    r"|(?<!i'm )(?<!am )(?<!we're )used to|the next|always|whispers|shouts|yells|when|why|felt"
    r"|life|never)\b"
)
"""Somebody tells a story, in which the words of a request stand."""
TURNED = LatePattern(
    r"\b(?:put back|(?:put|bring) (?:the|my|that) last|what (?:have|did) i (?:say|said|got)"
    r"|(?:rub|cross|wipe|strike|cut) (?:it|that) (?:out|off)|take (?:it|that) back|very (?:slow"
    r"|fast)"
    r"|so far"
    r"|play it back|restore|in plain|(?:am i|i'm) (?:supposed|allowed|meant) to|magic words?"
    r"|remind me what|read me|take it (?:a bit )?easier|that's all for|all i have to say|one before"
    r"|over again"
    r"|the last (?:one|question|bit)|you|you're|your|question|hold on|hang on|bear with"
    r"|(?:stop|leave (?:it|off)|end(?: it)?) (?:there|here)"
    r"|(?:give|ask) (?:me|us)|good ?night|how many more|say that|come again"
    r"|pardon|one (?:moment|second|sec)"
    r"|(?:scratch|delete|erase|undo|cancel|scrap|strike|remove) (?:that|it"
    r"|(?:the|my|that) (?:last|previous)(?: \w+)?)|pass on (?:it|this|that)|forget (?:it|that|i)"
    r"|take"
    r" (?:it|that) (?:out|back)|(?:enough|do|it|all|done) for (?:today|tonight|now)|how (?:much"
    r" longer|long) (?:will|does|is) (?:this"
    r"|it)|what (?:are|were) we|what (?:was|am) i (?:answering|saying|asked)|no more (?:for"
    r" )?(?:today|tonight|now)|right back|answer (?:that|this)|call it (?:a day|a night|quits)"
    r"|bye|remember it"
    r"|that one|this one|next one|skip (?:this|that|it)|didn't (?:hear|catch)|(?:missed|lost)"
    r" (?:that|you)|put (?:it|that) back|read (?:it|that|me)"
    r"|commands|what are my options|how (?:does|do) (?:it|this|you) work|following"
    r" (?:question|one)|something else"
    r"|repeat that|keep it|keep this|stay like|previous|(?:bring|get|have|want) (?:it|that) back"
    r"|(?:wait|stay) (?:there|here)|back in|what was (?:it|that)|please|(?:have|need|got) to (?:go"
    r"|run|dash)|(?:go|leave|off|stop|leaving) now|go back)\b"
)
"""Requests that are turned to the coach in themselves, so that a reason may stand beside them."""
TUNES = LatePattern(
    r"\b(?:speak up|slower|louder|quieter|softer|faster|slow down|not so|too (?:fast|loud|quiet"
    r"|soft|slow)|(?:it|volume) (?:down|up)|s+h+|shush"
    r"|hush|pause|wait|time out|come again|repeat|speed up|hurry up|(?:a|one|half a) (?:moment"
    r"|minute"
    r"|second|sec|mo|tick)|help)\b"
)
"""Behind these, a reason may stand, too."""
FOR_WHOM = LatePattern(
    r"for (?:me|us|my (?:\w+ )?\w+|an? (?:\w+ )?(?:man|woman|lady|person|fellow|beginner"
    r"|foreigner))(?: like me)?"
)
"""May stand behind a request, too."""
COMMANDS_YOU = LatePattern(
    r"(?:speak|talk|go|turn|keep|slow|speed|hurry|be|lower|raise)\b.*\b(?:up|down|faster|slower"
    r"|quicker|quiet|quieter|quietly|softly|softer|louder"
    r"|slowly|voice|volume)|next(?: (?:question|one))?|pass|skip(?: (?:it|this|that))?|wait|hold"
    r" on|hang on|(?:(?:just )?(?:a|one) |half a )(?:second|moment|minute|sec|mo|tick)"
)
STATES = LatePattern(
    r"(?:i'm|i am|i don't|i can't|i've|i have to|i need to|need to|i must|there's|too|you're|you"
    r" are|you'll|it's|it is|that's|that is"
    r"|this is|(?:my|the) (?:\w+ )+?(?:is|are|isn't)|(?:my|the) [a-z]+'s)\b.*"
)
"""What is so now: "I'm hard of hearing, speak up", but not "the music was loud, slow down"."""
LEFT = LatePattern(r"(?:leave|drop) (?:it|this|that)")
"""Leaves a question, where it cannot be what was planned that is to stay."""
DEED = LatePattern(r"(?:jump|hop|leap|step|move|go) (?:over|past|around) (?:it|that)")
"""Requests that somebody may do themselves: they count beside a reason, or an address."""
BARE = LatePattern(
    r"(?!next)(?:(?:the|that|this|your|my|next|last|first|previous|one|a|different)"
    r" )*(?:question|one)(?:"
    r" again| back)?|again"
)
"""Requests that need a verb where a reason stands before them: "I don't like the question"."""
