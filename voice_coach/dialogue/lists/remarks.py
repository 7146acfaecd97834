"""What people say beside the entries of a list that names nothing new: that they have this one,
that it is hard, how many there will be. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.lists.ends import HEDGE, IN_MIND, NUMBER, THINGS, WEIGHS, cores
from voice_coach.patterns import LatePattern

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
    r"|of course|aye|i know|you'll laugh|it's coming|(?:that's |it's )?easier said than done"
    r"|famous last words"
    r"|(?:god|heaven|lord) help (?:me|us|him|her|them)|who am i (?:kidding|fooling)"
    r"|(?:i )?(?:forget|forgot|can't (?:remember|think of|recall)|don't (?:know|remember)"
    r"|never (?:knew|know)|what's)"
    r" (?:his|her|their|its|the) (?:\w+ )?name(?: (?:is|was|now|again|right now|at the moment))*"
    r"|(?:what|who)(?: was| is|'s| were| would)? (?:the |that |my )?(?:other|next|second|third|last"
    r"|fourth)(?: (?:one|thing|person))?(?: (?:now|again))?"
    r"|(?:who|what|where|how)(?: \w+)? else\b[\w' ]{0,30}|let me see(?: [\w']+){0,2}"
    r"(?: (?:else|more|next|now))?|(?:is|are) (?:that|those|there) (?:it|all|enough|more)"
)
_TO_ONESELF = LatePattern(
    r"don't (?:tell|let on to) (?:her|him|them|anyone|anybody|my \w+)(?: (?:i|that i) said (?:that"
    r"|so|it))?|(?:just )?between"
    r" (?:you and me|us|ourselves)|let's call it (?:what it is|by its name)"
    r"|let's call a spade a spade"
    r"|if you know what i mean|not to put too fine a point on it|"
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
    alone = (plain(text), *cores(text))
    if any(_TO_ONESELF.fullmatch(core) or _TO_THE_COACH.fullmatch(core) for core in alone):
        asks = any(map(_ASKS_SOMEBODY.match, alone))
        return not asks or bool(_TELLS_YOU.search(plain(text)))
    if any(map(WEIGHS.fullmatch, alone)):
        return True
    if _is_announced(text) if not entries else _is_chosen(plain(text), entries):
        return True
    if any(entries) and any(_SUMS_UP.fullmatch(core) for core in cores(text)):
        return True
    return any(
        _HAS_IT.fullmatch(core) or _LOOKS.fullmatch(core) or _asks_of_it(core)
        for said in (text, *_pointing(plain(text), entries))
        for core in (plain(said), *cores(said))
    )


_ANNOUNCES = LatePattern(
    rf"(?:(?:there(?:'s| is| are)|i(?:'ve got|'ve| have got| have)|i can think of) )?{HEDGE}"
    rf"(?:the |a )?(?:{NUMBER}|several)(?: {THINGS}| of them)?{IN_MIND}"
)
_IS_GOOD = LatePattern(
    r"(?:is|was|'s|will|would)(?: (?:be|just|really|quite|all|the))* (?:fine|good|best|okay|ok"
    r"|right|enough|do|one|it|plenty|better)"
    r"(?: (?:really|for now|i think|actually|by me|for me|one))*"
)


def _is_announced(text: str) -> bool:
    """Whether somebody says how many there will be: "two things", "just the one really"."""
    return any(_ANNOUNCES.fullmatch(core) for core in cores(text))


def _is_chosen(said: str, entries: Sequence[str]) -> bool:
    """Whether an entry is said to be right as it is: "laugh it off is fine"."""
    rests = [
        said[len(one) :].strip() for one in map(plain, entries) if one and said.startswith(one)
    ]
    return any(_IS_GOOD.fullmatch(rest) for rest in rests)


def _pointing(said: str, entries: Iterable[str]) -> Iterator[str]:
    """The same with "that" for an entry that is named in it."""
    for entry in map(plain, entries):
        if f" {entry}" in said:
            yield said.replace(f" {entry}", " that", 1)
