"""Whether somebody says that their list is complete: "that's the two of them". Pure.

It is put together from few parts, without what people say around anything: what it points to
("that's", "those are"), how much that is ("the two of them", "my whole list"), and what for.
"""

from __future__ import annotations

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
NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|both|couple|few)"
HEDGE = (
    r"(?:(?:about|pretty much|basically|really|probably|more or less|nearly|just|only|mostly|kind"
    r" of"
    r"|quite|now|all|also|roughly|certainly|surely|for sure) )*"
)
_THESE = (
    r"(?:(?:that|this|it|there|those|these|they)(?:'s|'re|'ll be|'d be| is| was| are| were| will be"
    r"| would be| should be| must be| has to be| makes| covers| does| about covers| sums up) )"
)
THINGS = (
    r"(?:list|lot|end|answers?|points?|things?|ideas?|reasons?|people|ways?|thoughts?|ones?|names?"
    r"|options?|bunch|set|sum|total|(?:two|three|four|five|six|seven)(?: \w+s)?)"
)
_HOW_MANY = (
    rf"(?:all|everything|everyone|everybody|it|them|finished|complete|completed|done|over|plenty"
    rf"|enough|(?:all )?(?:the |my |your )?(?:\w+ )?{THINGS}(?: of (?:them|it|mine|us|those"
    rf"|these))?"
    rf"|(?:all |just )?(?:the |my )?{NUMBER}(?: of (?:them|it|us)|(?: \w+)? {THINGS})?"
    r"|all (?:of )?(?:the|my) \w+s(?= (?:that )?i\b))"
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
IN_MIND = (
    r"(?: (?:from (?:me|my side|here)|to (?:add|say|mention|name|tell)|(?:that )?i (?:can|could)"
    r" (?:think of|see|name|remember|add)|(?:comes?|springs?) to mind|occurs? to me|really|now"
    r"|i (?:have|know)(?: got)?|i've got"
    r"|is there|stops? me|(?:holds|keeps) me back|stands? in (?:my|the) way|comes to me|matters"
    r"|at the moment|at present|off the top of my head|than that|than (?:those|these)))*"
)
_CLOSES = LatePattern(
    rf"{_THESE}{HEDGE}{_HOW_MANY}{_WHAT_FOR}"
    r"|that(?:'s| is) (?:basically |really )?what (?:i (?:could|can|might|would) do|i (?:have|had"
    r"|see"
    r"|thought of|came up with|can think of|wanted to say)|comes to (?:me|mind)|(?:gets|stands"
    r"|holds|keeps|stops|blocks|is|stays)(?: [\w']+){1,5})"
    rf"|{_NONE}{IN_MIND}"
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
    rf"|(?:only|just) (?:these|those|that|the|my)(?: {NUMBER})?(?: (?:ones?|things?|of them))?"
    rf"|(?:only|just) (?:the )?{NUMBER}(?: (?:of them|things|ones))?"
    r"|there (?:(?:it|that) is|they are|(?:you|we|i) (?:have|'ve got) (?:it|them)|you go|you are)"
    r"|no more(?: (?:from|for) (?:me|my side|now|today))?|full stop|end of(?: (?:list|story))?"
    r"|finito|(?:only|just) (?:him|her|them|that|it|those|these|me|us)"
)
WEIGHS = LatePattern(
    r"(?:that|this|it|which|he|she)(?:'s| is| was|'d be| would be)(?: (?:really|probably|definitely"
    r"|just|always|maybe))* (?:the|my|a|one)"
    r" (?:(?:real|very|absolute) )?(?:main|big|bigger|biggest|hard|hardest|worst|best|first|second"
    r"|third|real|important|obvious|easy|easiest|other|small|new|good|bad|tough|toughest|usual)"
    r"(?: (?:thing|one|reason|problem|point|idea|issue|step|obstacle|person|option|answer|part))?"
    r"(?: (?:for me|really|of all|anyway|with me|i think|there))*"
)
"""How much the entry before weighs: "that's the main thing"."""


def cores(text: str) -> tuple[str, ...]:
    """What is said, with and without what stands around it: "no" may be of it ("no more")."""
    said = plain(text)
    if len(said) > _LONGEST:
        return ()
    bare = _BEHIND.sub("", said)
    found = [bare]
    while (around := _ONE_AROUND.match(found[-1])) is not None:
        found.append(found[-1][around.end() :])
    core = _AROUND.sub("", bare)
    return *found, core, f"no {core}" if f"no {core}" in bare else core


def closes(text: str) -> bool:
    """Whether somebody says that the list is complete: "that's the two of them"."""
    said = cores(text)
    return any(map(_CLOSES.fullmatch, said)) and not any(map(WEIGHS.fullmatch, said))
