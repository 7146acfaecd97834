"""What people say beside the entries of a list: that it is all, or that they have this one. Pure.

A remark is put together from few parts, without what people say around anything: what it points
to ("that's", "those are"), how much that is ("the two of them", "my whole list"), and what for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from voice_coach.dialogue.commands import plain
from voice_coach.patterns import LatePattern

_LONGEST = 100
"""Letters."""
_WORDS_AROUND = (
    r"(?:(?:um+|uh+|er+m?|hm+|mm+|ah+|oh+|ooh|ha|haha|well|so|okay|ok|and|but|yes|yeah|yep|aye|no"
    r"|nope|nah|right|now|then|honestly|anyway|actually|sorry|amen|look|great|good|fine"
    r"|thanks|thank you|i (?:guess|think|suppose|reckon|mean|believe)|i'd say|i would say|you know"
    r"|to be honest|if i'm honest|for me|gosh|lord|god|goodness|heavens|blimey|jeez|my dear"
    r"|ah sure|look"
    r"|dear|mate|love|really|probably|perhaps|maybe|sure) )"
)
_AROUND = LatePattern(rf"^{_WORDS_AROUND}+")
_ONE_AROUND = LatePattern(_WORDS_AROUND)
_BEHIND = LatePattern(
    r"(?: (?:um+|uh+|er+m?|ha|haha|so|okay|ok|yes|yeah|no|right|now|then|honestly|anyway|actually"
    r"|really|basically|thanks|thank you|i (?:guess|think|suppose|reckon|mean|believe)|i'd say"
    r"|you know|for now|for (?:today|the moment)|at the moment|mate|love|dear|please|folks|coach"
    r"|shall we|all right|sorry|probably|already))+$"
)
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|both|couple|few)"
_HEDGE = (
    r"(?:(?:about|pretty much|basically|really|probably|more or less|nearly|just|only|mostly|kind"
    r" of"
    r"|quite|now|all|also|roughly|certainly|surely|for sure) )*"
)
_THESE = (
    r"(?:(?:that|this|it|there|those|these|they)(?:'s|'re|'ll be|'d be| is| was| are| were| will be"
    r"| would be| should be| must be| has to be| makes| covers| does| about covers| sums up) )"
)
_THINGS = (
    r"(?:list|lot|end|answers?|points?|things?|ideas?|reasons?|people|ways?|thoughts?|ones?|names?"
    r"|options?|bunch|set|sum|total|(?:two|three|four|five|six|seven)(?: \w+s)?)"
)
_HOW_MANY = (
    rf"(?:all|everything|everyone|everybody|it|them|finished|complete|completed|done|over|plenty"
    rf"|enough|(?:all )?(?:the |my |your )?(?:\w+ )?{_THINGS}(?: of (?:them|it|mine|us|those"
    rf"|these))?"
    rf"|(?:all |just )?(?:the )?{_NUMBER}(?: of (?:them|it|us))?)"
)
_RELATES = r"(?:that |which |who |where )?(?:i|i'd|i've|we|there|come|comes|came|hold|holds|stop)\b"
_WHAT_FOR = (
    rf"(?: (?:for|from|on|of|with|to) (?:one|me|my|the|this|that|now|today|us|mine)(?: \w+)?"
    rf"| then| there| really| {_RELATES}(?: [\w']+){{0,5}})*"
)
_NONE = (
    r"(?:(?:i|we|there)(?:'ve|'s| have| has| is| are| aren't| isn't| haven't| don't have| do not"
    r" have| got)?(?: got)? )?(?:(?:no|any|none)(?: (?:more|others?|further|left))|nothing (?:more"
    r"|else|further|left)|(?:nobody|no one|nowhere|anybody|anyone|anything) (?:else|more|further"
    r"|left))(?: (?:ones?|people|ideas|names|reasons|things|points|left))?"
)
_IN_MIND = (
    r"(?: (?:from (?:me|my side|here)|to (?:add|say|mention|name|tell)|(?:that )?i (?:can|could)"
    r" (?:think of|see|name|remember|add)|(?:comes?|springs?) to mind|occurs? to me|really|now"
    r"|i (?:have|know)(?: got)?|i've got"
    r"|at the moment|at present|off the top of my head|than that|than (?:those|these)))*"
)
_CLOSES = LatePattern(
    rf"{_THESE}{_HEDGE}{_HOW_MANY}{_WHAT_FOR}"
    r"|that(?:'s| is) (?:basically |really )?what (?:i (?:could|can|might|would) do|i (?:have|had"
    r"|see"
    r"|thought of|came up with|can think of|wanted to say)|comes to (?:me|mind)|(?:gets|stands"
    r"|holds|keeps|stops|blocks|is|stays)(?: [\w']+){1,5})"
    rf"|{_NONE}{_IN_MIND}"
    r"|(?:i )?(?:can't|cannot|couldn't|can not) (?:really |quite )?(?:think|come up|name|remember"
    r"|see"
    r")(?: (?:of|with))?(?: [\w']+){0,3} (?:else|more|others?)(?: [\w']+){0,4}"
    r"|(?:i (?:could|can) (?:go on|continue|carry on|say more|name more)(?: [\w']+){0,4} but(?:"
    r" [\w']+){1,6})"
    r"|(?:i'll|i will|let's|let me|we'll|we can|i can|i'd) (?:just )?(?:stop|leave it|end|finish"
    r"|call it|end it|rest)(?: (?:there|here|at that|now|it|then|at this|with (?:that|those)))+"
    rf"|(?:my|the|our) (?:list|mind|head|well|brain|tank) (?:is|has|'s) (?:now )?(?:finished"
    rf"|complete"
    r"|completed|done|empty|full|dry|over|closed|run dry|ended)"
    r"|i'm (?:all |clean )?out(?: of (?:them|ideas|names|things))?|i'm (?:empty|spent)"
    rf"|(?:only|just) (?:these|those|that|the|my)(?: {_NUMBER})?(?: (?:ones?|things?|of them))?"
    rf"|(?:only|just) (?:the )?{_NUMBER}(?: (?:of them|things|ones))?"
    r"|there (?:(?:it|that) is|they are|(?:you|we|i) (?:have|'ve got) (?:it|them)|you go|you are)"
    r"|no more(?: (?:from|for) (?:me|my side|now|today))?|full stop|end of(?: (?:list|story))?"
    r"|finito|(?:only|just) (?:him|her|them|that|it|those|these|me|us)"
)
_NAME = r"(?:say|said|have|had|got|get|mention|mentioned|written|wrote|named?|told|heard|hear|put)"
_THAT = r"(?:that|it|this|them|those|him|her)"
_WHOSE = r"(?:i|you|we)(?:'ve| have)?"
_BEFORE = (
    r"(?: (?:one|already|before|down|once|twice|earlier|too|on (?:there|the list)|written|first"
    r"|last|right|bit))"
)
_HAS_IT = LatePattern(
    # "We had it" and "I told him" may well be entries: something must point at the list.
    rf"(?:did|have|do|has|haven't|didn't) {_WHOSE}(?: already| just)?(?: {_NAME})+ {_THAT}"
    rf"{_BEFORE}*"
    rf"|{_WHOSE} (?:already|just)(?: {_NAME})+ {_THAT}{_BEFORE}*"
    rf"|{_WHOSE}(?: {_NAME})+ {_THAT}{_BEFORE}+(?: (?:haven't|didn't|don't) (?:i|you|we))?"
    rf"|{_WHOSE} (?:said|mentioned|named) (?:that|it|this|those|them)"
    r"(?: (?:haven't|didn't|don't) (?:i|you|we))?"
    r"|(?:that|it|that one|this one|that one's|that's|it's|he's|she's)(?: is)? (?:already"
    r" )?(?:there"
    r"|in there|on there|on the list|on it|down|in the list)(?: already)?"
    r"|(?:we|i) (?:had|have) (?:that|it) (?:one )?already"
)
_LOOKS = LatePattern(
    r"(?:(?:that|it|this)(?:'s| is| was) |what )?(?:not )?(?:such )?(?:an? )?(?:(?:very|really|so"
    r"|quite|pretty|a bit|bit|rather|this|that) )*(?:tricky|tough|hard|difficult|easy|harder"
    r"|trickier|tougher|awkward)(?: (?:one|question|thing|ask|to say|to choose|this|than i"
    r" (?:thought|expected)))*"
    r"|(?:that|it|this|that one)(?:'s| is) (?:(?:really|very|so|a bit|quite|too) )*(?:(?:not"
    r" )?(?:an?"
    r" )?(?:hard|difficult|easy|tricky|tough|embarrassing|awkward|painful|sad|funny|odd|strange"
    r"|scary)(?: (?:one|thing|question))?) to (?:say|admit|answer|put into words|think about|hear"
    r" myself say)(?: (?:it|that|this|you|out loud|aloud|here))*|(?:that|it|this) hurts(?: to"
    r" (?:say"
    r"|admit)(?: (?:it|that))?)?"
    r"|(?:there (?:was|were|is|are|must be)|there's|i (?:had|have|know|know of|can think of)|i'm"
    r" sure there(?:'s| is| was| are)|i know there(?:'s| is| was| are))(?: (?:something|another"
    r"|one more|more|one other|others|someone|somebody)(?: (?:one|else|thing|more|other))?)+(?:"
    r" (?:what|who|where|but|now|i forget|i forgot|i've forgotten)\b[\w' ]*)?"
    r"|it(?:'ll| will) come(?: back)?(?: to me)?(?: in a (?:minute|moment|second))?"
    r"|(?:i'm|i am|still|just) (?:still |just )?thinking(?: here| about it)?"
    r"|(?:bear with me|give me a (?:sec|second|minute|moment)|hang on|hold on|wait) (?:(?:i'm|i am)"
    r" (?:still )?(?:thinking|looking))"
    r"|(?:i )?remember(?: now| that)?|(?:now )?i (?:remember|know|have it|'ve got it)(?: now)?"
    r"|(?:god|lord) (?:bless|help|rest|love)(?: [\w']+){1,3}|bless (?:them|him|her)(?: all)?|touch"
    r" wood"
    r"|of course|aye|i know|you'll laugh|it's coming"
    r"|(?:what|who)(?: was| is|'s| were| would)? (?:the |that |my )?(?:other|next|second|third|last"
    r"|fourth)(?: (?:one|thing|person))?(?: (?:now|again))?"
    r"|(?:who|what|where|how)(?: \w+)? else\b[\w' ]{0,30}|let me see(?: [\w']+){0,2}"
    r"(?: (?:else|more|next|now))?|(?:is|are) (?:that|those|there) (?:it|all|enough|more)"
)


_TO_ONESELF = LatePattern(
    r"(?:let's|let me) (?:be (?:honest|fair|real|frank)|face it|tell you)|(?:believe|trust) me"
    r"|make no mistake|that's me (?:stumped|stuck|lost|out|dry|empty|blank)|(?:or )?(?:is|was"
    r"|isn't) (?:that|it|this)(?: (?:too|a bit|very|so))? (?:silly|daft|stupid"
    r"|wrong"
    r"|bad|cheating|odd|strange|weird|allowed|okay|childish|mad|crazy|selfish)(?: of me)?|can you"
    r" (?:imagine|believe it)|(?:who|whom)(?:'d| would| could| should| do| can| might| else"
    r"| will| is| was)"
    r"(?: (?:i|be|it|help|know|there|that|good|best|else|again))+(?: [\w']+){0,5}"
    r"|(?:what|how|where) (?:would|could|should|can|do|might|shall|did|am|was) i(?: (?:even|ever))?"
    r" (?:want|think|say|begin|start|put|call|name|mean|do|going|write|add|tell|choose|pick|list"
    r"|have|got)\b(?: [\w']+){0,5}"
    r"|(?:god|lord|goodness|heaven|who) (?:only )?knows(?: (?:what|who|where|how|why)(?: [\w']+)*)?"
    r"|(?:don't|do not) (?:get|set) me (?:started|going|off)(?: [\w']+)*"
    r"|(?:i could|we'd|i'd|we could)(?: \w+)? (?:go on|be here|talk|sit here|carry on|keep going)"
    r"(?: (?:all|till|until|for|forever|the|a|about|and|on)(?: [\w']+)*)?"
    r"|(?:it's|that's|this is)(?: going to be| quite| such)? (?:a|one) (?:long|short|big|terrible"
    r"|sad|funny|fine) (?:list|one|story|question|thing)"
    r"|(?:that's|it's|there's) (?:the|god's|gospel|honest)(?: honest| whole"
    r"| gospel)? truth(?: of it"
    r"| (?:about|for) \w+)?|that's (?:me|life|how it is|the way it (?:is|goes)|about right"
    r"|the thing"
    r"|what it is|a fact|for sure|no lie|one for you)(?: for you)?"
    r"|let me (?:count|list|name|gather|collect|find)(?: (?:them|it|those|my|the|up|words|thoughts"
    r"|right|word))*|what (?:can|shall|could) i say|how (?:can|shall) i put it"
)
_TO_THE_COACH = LatePattern(
    r"(?:are|can|could|do|did|have|will|would|were) you (?!(?:believe|imagine)\b)(?:still |just "
    r"|all"
    r" )?(?:get|getting|got|hear|hearing|heard|listening|listen|write|writing|written|there|with me"
    r"|catch|catching|caught|follow|following|keep|keeping|keeping up|note|noting|take|taking|have"
    r"|want|need|know|see|understand|think|mind|wait|ready|counting|laughing|sure)\b(?: [\w']+)*"
    r"|am i (?:going|talking|speaking|being|making|boring|rambling|allowed|doing|saying|too)\b"
    r"(?: [\w']+)*"
    r"|you(?:'ll|'d| will| would| must| might)(?: (?:probably|surely|only|just|all))* (?:laugh"
    r"|think"
    r"|be (?:sick|tired|fed up|bored|laughing|thinking|here)|say|know|understand|see|find|wonder"
    r"|have heard|get)\b(?: [\w']+)*"
    r"|you(?: all)? (?:know|see|get|understand|can imagine|can guess|can see"
    r"|can tell)(?: (?:yourself"
    r"|yourselves|how it is|how it goes|how that is|what it's like|what that's like|what i mean|me"
    r"|the sort|the kind|the story|the feeling|the way it is|the type|all about it|well enough|it"
    r"|that|yourself how it is|the picture))+"
    r"|(?:ask|just ask) (?:my|our|the) \w+(?: (?:he|she|they)(?:'d|'ll| would| will| can| could)"
    r"(?: [\w']+)*)?$"
)
"""Said to the coach, and none of it an entry: "are you getting all this", "you'll laugh"."""


def _cores(text: str) -> tuple[str, ...]:
    """What is said, with and without what stands around it: "no" may be of it ("no more")."""
    said = plain(text)
    if len(said) > _LONGEST:
        return ()
    bare = _BEHIND.sub("", said)
    cores = [bare]
    while (around := _ONE_AROUND.match(cores[-1])) is not None:
        cores.append(cores[-1][around.end() :])
    core = _AROUND.sub("", bare)
    return *cores, core, f"no {core}" if f"no {core}" in bare else core


def closes(text: str) -> bool:
    """Whether somebody says that the list is complete: "that's the two of them"."""
    return any(_CLOSES.fullmatch(core) for core in _cores(text))


_OF_THE_ANSWER = frozenset(
    "okay ok all right alright good fine enough an a the answer answers one ones to say count "
    "counts allowed too much many few as well more of them those these in here it that this you "
    "want need should i give name mean valid correct wrong clear kind sort something list same so "
    "what like put down mention possible".split()
)
_ASKS = LatePattern(
    r"(?:is|are|was) (?:it|that|this|these|those|there)|(?:does|do) (?:it|that|this|these|those)"
    r" (?=count|make|fit|work)|(?:do|should|can|may) (?:you|i)|how (?:many|much)"
    r"|am i (?=doing|saying|on|allowed|supposed|meant)"
)
_OF_IT = LatePattern(
    r"\b(?:answers?|counts?|enough|allowed|okay|ok|valid|right|good|many|want|need|clear|wrong)\b"
)
_DOES_IT_RIGHT = LatePattern(
    r"am i (?:doing|saying|getting|answering) (?:this|that|it)(?: all)? (?:right|wrong|correctly"
    r"|properly|okay|ok)|does (?:that|it|this) make (?:any )?sense"
)


_ASKS_IF_ALLOWED = LatePattern(
    r"(?:is|are|can|does|do|may|could|would|will) [\w' ]+ (?:allowed|okay|ok|count|an answer"
    r"|counted"
    r"|good enough|all right|alright)(?: (?:too|here|then|as well))*"
)


def _asks_of_it(said: str) -> bool:
    """Whether it asks the coach about the answer: "is that okay as an answer", "does that count".
    "Am I good enough" may well be what stands in somebody's way."""
    if _DOES_IT_RIGHT.fullmatch(said):
        return True
    if _ASKS_IF_ALLOWED.fullmatch(said):
        return True
    asks = _ASKS.match(said)
    rest = said[asks.end() :] if asks else ""
    return asks is not None and set(rest.split()) <= _OF_THE_ANSWER and bool(_OF_IT.search(said))


_ASKS_SOMEBODY = LatePattern(r"(?:just )?ask (?:my|our|the) ")
_TELLS_YOU = LatePattern(r"(?:'d|'ll|will|would|can|could) (?:tell|know|say|confirm|agree)\b")
_SUMS_UP = LatePattern(
    r"(?:just )?(?:the|all the) usual(?: (?:things?|stuff|ones?|suspects|story|problems|excuses"
    r"|reasons))?"
)
"""Behind an entry it names nothing more."""


def is_remark(text: str, entries: Sequence[str] = ()) -> bool:
    """Whether it speaks of the list, and names nothing new: "I have that one", "a tricky one",
    "did I say my mother already"."""
    cores = (plain(text), *_cores(text))
    if any(_TO_ONESELF.fullmatch(core) or _TO_THE_COACH.fullmatch(core) for core in cores):
        return not _ASKS_SOMEBODY.match(plain(text)) or bool(_TELLS_YOU.search(plain(text)))
    if any(entries) and any(_SUMS_UP.fullmatch(core) for core in _cores(text)):
        return True
    return any(
        _HAS_IT.fullmatch(core) or _LOOKS.fullmatch(core) or _asks_of_it(core)
        for said in (text, *_pointing(plain(text), entries))
        for core in (plain(said), *_cores(said))
    )


def _pointing(said: str, entries: Iterable[str]) -> Iterator[str]:
    """The same with "that" for an entry that is named in it."""
    for entry in map(plain, entries):
        if f" {entry}" in said:
            yield said.replace(f" {entry}", " that", 1)
