"""By what else the coach knows what became of a plan: what is there now, what came between, what
was broken off. Pure.

Nobody says "I did it" where it shows: "you can see the floor now", "it's in the post". What went
before the deed is not the deed: who saw somebody and could not say a word did not tell them.
"""

from __future__ import annotations

from typing import Literal

from voice_coach.patterns import LatePattern

_THE = r"(?:the|my|our|his|her|that|this)"
_MADE = (
    r"(?:written|posted|sent|mailed|emailed|signed|sealed|delivered|handed in|submitted|filled in"
    r"|(?:booked|arranged)(?! (?:for|on|in|to)\b)|paid|applied for|tidied|cleared|cleaned|mended"
    r"|fixed|sorted|packed)"
)
_TALK = (
    r"(?:meeting|talk|chat|conversation|appointment|interview|discussion|session|call|coffee|lunch"
    r"|dinner|walk|check ?up|lesson|class|word)"
)
_FUTURE = (
    r"(?:booked|planned|arranged|scheduled|set|cancelled|moved|postponed|in (?:mind|the diary|my"
    r" diary)|for|lined up|put (?:off|back)|ready)"
)
SHOWS = LatePattern(
    rf"(?:(?:and|well|yes|yeah|oh|so|actually|now) )*(?:"
    rf"(?:it's|it is|they're|they are|{_THE} [\w' ]{{1,20}}?(?:'s| is| are| has| have))"
    rf"(?: (?:been|all|now|already|finally|safely|just))* (?:{_MADE}|in the (?:post|mail|bag)|on"
    rf" its"
    rf" way|off(?= |$))(?: and \w+)?(?! to be\b)\b.*"
    rf"|(?:it|they|{_THE} \w+) (?:went|has gone|have gone) (?:in the (?:post|mail)|off|out)"
    rf"(?! (?:of|in|with|on me)\b)\b.*"
    rf"|signed sealed .*"
    rf"|(?:i|we)(?:'ve)? had (?:{_THE}|a|an) (?:\w+ )?{_TALK}\b(?! {_FUTURE}\b).*"
    rf"|(?:they|he|she|{_THE} \w+)(?:'ve|'s| have| has)? already (?:offered|given|accepted|agreed"
    rf"|said"
    rf" yes|replied|answered|written back|got back|rung back|called back|paid|promised|thanked)\b.*"
    rf"|(?:(?:you|one|i|we) (?:can|could) )?(?:(?:even|finally|now|nearly|actually) )*(?:(?:see|eat"
    rf" (?:\w+ )*off) the (?:floor|carpet|walls?|desk|table)|park (?:a|the|two|three|my) .*|swing"
    rf" a cat"
    rf"|get (?:the|my|a) (?:car|bike|van) in)\b.*"
    rf"|there's (?:\w+ )?(?:room|space) (?:for|in there|to)\b.* now\b.*"
    rf"|you(?:'d| would| wouldn't| won't)(?: never| hardly)? (?:recognise|recognize|know) (?:it|the"
    rf" \w+|my \w+)(?: .*)?"
    rf"|(?:it's|it is|it looks|{_THE} \w+(?:'s| is| looks)) (?:(?:all|now|really|so|that|absolutely"
    rf"|like) )*(?:spotless|immaculate|gleaming|sparkling|(?:as good as|like) new|new|tidy|shining"
    rf"|spick and span)(?: now)?(?: .*)?)"
)
"""A clause that says what there is now, because it was done."""
_TIME = r"(?:week|weekend|day|days|weeks|month|time|morning|evening|afternoon|year|summer)"
RAN_AWAY = LatePattern(
    rf"(?:(?:and|then|but|so|suddenly|before i knew it) )*(?:(?:{_THE}|time) ?(?:(?:whole|rest of"
    rf" the)"
    rf" )?(?:{_TIME})?(?: (?:just|simply|sort of|kind of|all|somehow))*"
    r" (?:went|flew|had gone|was gone|were gone|got away|ran away|slipped|disappeared|vanished"
    r"|evaporated|passed)(?: (?:by|past|away|from me|just like that|too fast|so fast|me by))*"
    r"|(?:it|that|everything)(?: all| just)* went out of the window|(?:life|things|stuff)"
    r" (?:happened"
    r"|got in the way|took over))"
)
"""A clause that says where the time went."""
_UNSAID = (
    r"(?:(?:couldn't|could not|didn't|did not|wouldn't|never)(?: (?:quite|manage to|dare|dare to"
    r"|even))* (?:get (?:the words|a word|it|them|anything)(?: out)?|say (?:it|anything|a word"
    r"|a thing|what i (?:wanted|meant)(?: to)?)|find (?:the words|the courage|my voice|the nerve)"
    r"|bring (?:myself|it up)|open my mouth|go through with it|go in|knock|ring the bell)\b"
    r"|words (?:wouldn't|didn't|just wouldn't|failed)(?: (?:come|me))?|lost my (?:nerve|voice"
    r"|tongue))"
)
_CAME_NEAR = (
    r"(?:saw|met|went|bumped into|ran into|walked|drove|sat|stood|was|got (?:there|to|as far as)"
    r"|opened"
    r"|visited|came)"
)
_ONLY_NEAR = LatePattern(
    rf"(?:(?:well|yeah|yes|oh|no|so|um) )*(?:i|we)(?:'d|'ve| did| have)? {_CAME_NEAR}\b"
    rf"(?:(?! (?:told|said|asked|talked|spoke|apologised|did|but)\b) [\w']+)* (?:but|and|only)"
    rf" (?:[\w']+ ){{0,4}}?{_UNSAID}(?!.*\b(?:in the end|finally|eventually|did it|after that)\b).*"
)
_TO_AND_FRO = LatePattern(
    r"(?:(?:well|yeah|oh|no|honestly|so|um) )*i keep (?:on )?(?:\w+ing\b.* (?:and|then) (?:then )?"
    r"(?:putting|hanging|closing|walking|deleting|shutting|turning|backing|tearing|throwing|losing"
    r"|chickening|stopping)\b.*|(?:walking|driving|going|running|cycling|scrolling) past .*"
    r"|(?:looking|staring|glancing) at .*)"
)
_BROKEN_OFF = LatePattern(
    r"\b(?:(?:brought|broached|raised|mentioned|started|began|touched on)(?: (?:it|that|this"
    r"|talking"
    r"|the \w+))?(?: up)?|got talking|made a start)\b.* (?:but|and|until|only) .*\b(?:(?:got|was"
    r"|were)"
    r" (?:interrupted|called away|cut (?:off|short)|distracted)|had to (?:run|go|leave|rush|stop)"
    r"|before (?:we|i) (?:got|could|finished|had)|(?:phone|bell|doorbell) (?:rang|went)|ran out of"
    r" time"
    r"|(?:picking|taking) it (?:back )?up|(?:carrying|going) on (?:with it )?(?:on|next|tomorrow)"
    r"|finishing it)\b"
)
_LEFT = LatePattern(
    r"(?:^|(?!.*\b(?:not|never|nothing|\w+n't)\b).*\b)(?:done|finished|clear|cleared|clean|sorted"
    r"|tidy"
    r"|floor now)\b.*\b(?:the|my)(?: \w+){0,2}(?: \w+'s|'s| is| are|'re) still (?:a (?:mess|tip"
    r"|state"
    r"|bit|wreck|disaster|bomb ?site|work)|full|to (?:do|go|come)|not|undone|dirty|chaos|waiting"
    r"|left"
    r"|open|missing|untouched|half|like|in a)\b"
)
_ARRANGED = LatePattern(
    r"\b(?:i|we)(?:'ve| have)?(?: just| already| now)? (?:booked|arranged|fixed|got|made|set up"
    r"|agreed"
    r"|organised)(?: myself)? (?:(?:an?|the|some) (?:\w+ )?(?:slot|meeting|time|date|chat|talk|call"
    r"|word|half hour|hour)(?: in)? (?:with|to see)|to (?:see|meet|talk|speak|call|ring)) [\w' ]+?"
    r" (?:for |on )?(?:next |this |the )?(?:mon|tues|wednes|thurs|fri|satur|sun|to|week|\w+th"
    r"|first)"
)


_BEATEN = LatePattern(
    r"(?:(?:well|oh|no|honestly|i'm afraid|afraid|sadly|yeah|so|and|but|in the end|um) )*"
    r"(?!i |we |you )(?:(?:the|my|that|this|our|good old) )?(?:[\w']+ ){1,2}?(?:(?:just|always"
    r"|only) )?"
    r"(?:won(?: out)?|wins|always wins|beat me(?! to it)|(?:was|were|is) (?:\w+ )?stronger"
    r"|got the (?:better|best)"
    r" of me|had other (?:ideas|plans)|defeated me|prevailed|kept me (?:in|at|from|on|under)"
    r"|was too (?:warm|cosy|comfy|comfortable|soft|good|tempting)|called (?:me |louder)"
    r"|called my name)\b(?!.*\b(?:but i|still went|did it|anyway)\b)(?: .*)?"
)
"""What somebody gave way to: "the bed won every time"."""
_APPROACHED = (
    r"(?:opened my mouth|got (?:as far as|to) (?:the|his|her|their)|stood (?:outside|in front|at"
    r"|by|there)|sat"
    r" (?:down|there|outside|in front)|(?:walked|went|drove|crept|came) (?:right )?(?:up to"
    r"|as far as)"
    r"|(?:picked|lifted) up (?:the|my)|dialled (?:the|her|his|their|my|it)"
    r"|opened (?:the|my|it|up)|put (?:on )?(?:my|the) \w+"
    r"(?: on)?|(?:had|took|have|got) (?:the|my|her|his) [\w' ]{2,30}? (?:in my hand"
    r"|on the screen|out"
    r"|ready)|typed|started typing|rang the bell|(?:had|took) (?:a|one) (?:quick |good )?look"
    r"|reached"
    r" for|looked at (?:the|it|his|her))"
)
_RETREATED = (
    r"(?:turned (?:round|around|back|away|on my heel)|(?:went|walked|drove|came|crept|ran|got"
    r"|sneaked)"
    r" (?:straight |right )?(?:back|home|away|off|past|up again|out again|down again)|(?:straight"
    r"|right) (?:past|back|home)|hung up|put (?:it|them|the \w+|my \w+) (?:back |straight"
    r" |right )*(?:down|away|back|off)|(?:closed|shut|locked|folded) (?:it|them"
    r"|the \w+)(?: again| back"
    r"| up)*|took (?:it|them|my \w+) off|left again|came out again|walked out|deleted it(?: all)?"
    r"(?: again)?|couldn't (?:press|push|knock|ring|dial|start|say)|switched it off|scrolled on"
    r"|nothing came(?: out)?|no (?:sound|word)s? came(?: out)?|froze|made (?:a cup of "
    r"|some )?(?:tea|coffee)(?: instead)?)"
)
_NEAR_AND_BACK = LatePattern(
    rf"(?:(?:well|oh|um|so|no|yes|yeah|i|we|honestly|even|just|actually|did) )*(?:i(?:'ve)? )?"
    rf"{_APPROACHED}\b(?!.*\b(?:told|said|spoke|talked|asked|did it|in the end|finally|sent it)\b)"
    rf".*\b(?:and|then|but)\b(?: (?:i|then|just|had a look|took a look|one look))*"
    rf" {_RETREATED}\b(?: [\w']+){{0,7}}"
    rf"|{_APPROACHED}\b.* (?:and |then )?{_RETREATED}(?: again)?"
)
"""Who came near and turned back: "I picked up the phone and put it down again"."""
_EVERY_TIME = LatePattern(
    r"(?:(?:well|oh|um|so) )*(?:every|each) time i (?:thought|wanted|tried|meant|picked up|went to"
    r"|was about|looked|sat down)\b.*"
)
"""Something came between, whenever it was to be done."""
_LAST_OF_IT = LatePattern(
    r"(?:(?:well|oh|um|so|yes|yeah|i|we|just|finally|and|i've|we've) )*(?:took|drove|brought"
    r"|carried"
    r"|threw|dropped|handed|put|finished|emptied|binned|chucked|sent|read|cleared|sorted|did|moved"
    r"|wrote|paid|packed|sold|gave away|burned|burnt) (?:out |in |off |away )?(?:the"
    r"|my) (?:very )?last"
    r" (?:load|box|boxes|bag|bags|of it|of them|of the \w+|bit|bits|chapter|page|one|piece|lot"
    r"|of my"
    r" \w+|things)\b.*"
)
_DAY_BY_DAY = LatePattern(
    r"(?!.*\b(?:but|not|except|once|twice)\b)(?:(?:well|oh|um|so|yes|yeah|rain|hail|or|shine"
    r"|come|snow|and|i|we"
    r"|in all weathers) )*(?:(?:was"
    r"|were|been|got|went|got up|i was|out i went|i went|did it|up|out) )+(?:[\w']+ ){0,6}?(?:every"
    r"|each|all (?:seven|five|six)|seven) (?:single |blessed |last )?(?:day|days|morning|mornings"
    r"|evening|evenings|night|nights|time)\b(?!.*\b(?:but|except|until|till|bar|n't|not)\b).*"
)
_OTHERS_ARE = (
    r"(?:is|are|'s|'re|has|have|never|always|does|says|likes|loves|wants|works|comes|goes|keeps"
    r"|gets"
    r"|looks|thinks|raves?|talks?|lives?|knows)"
)
_OF_OTHERS = LatePattern(
    r"(?:(?:well|oh|um|so|you know|ah|sure|i mean|mind you|you see) )*(?:(?:he|she|they|everybody"
    r"|everyone|people|(?:her|his|their|those|these|my (?:mother|father|wife|husband|sister|brother"
    r"|son|daughter|dog|cat|neighbours?)|the (?:weather|rain|sun|traffic|dog|cat|neighbours|prices?"
    r"|news|summer|heat|cold|kids|children|people))(?: (?:of|in|next|down) [\w']+(?: \w+)?| \w+)?)"
    rf" ?(?:(?:just|really|only|so) )*{_OTHERS_ARE}\b(?!.* (?:so|because|but|and) (?:i|we|no|nobody"
    r"|that|it|there)\b)(?: [\w']+){1,9}|(?:it's|it has|it is)(?: been)? (?:raining|snowing|hot"
    r"|cold"
    r"|freezing|boiling|a lovely|a terrible|a funny|a hard|a mild|so hot|so cold|lovely out)"
    r"(?: [\w']+){0,6})"
)
_OF_THE_DEED = LatePattern(
    r"\b(?:done|finished|got it|it|mine|me|us|already|my place|promised|agreed|accepted|sorted"
    r"|booked|back|reply|replied|answered?|answering|phone|letter|form|nobody|no one|shut|closed"
    r"|cancelled|sold out|full|available|ready|took care|helped|n't|isn't|hasn't|not|clean|clear"
    r"|spotless|tidy|still|now)\b|n't\b"
)


_TAG = LatePattern(
    r" (?:isn't|hasn't|doesn't|didn't|wasn't|aren't|don't|haven't|does|is|has|did) (?:it|he|she"
    r"|they|we)$"
)


def is_of_others(said: str) -> bool:
    """Whether it tells of other people or the weather, and nothing of what was to be done: "her
    husband is in hospital"."""
    said = _TAG.sub("", said)
    return _OF_OTHERS.fullmatch(said) is not None and _OF_THE_DEED.search(said) is None


def by_signs(said: str) -> Literal["done", "partly", "not-yet", "ask", ""]:
    """What the whole of it says where its clauses would mislead; ``ask`` where it may be the deed
    itself, or only lead to it."""
    if _BROKEN_OFF.search(said) or _LEFT.search(said):
        return "partly"
    if _LAST_OF_IT.fullmatch(said) or _DAY_BY_DAY.fullmatch(said):
        return "done"
    near = _EVERY_TIME.fullmatch(said) or _BEATEN.fullmatch(said) or _NEAR_AND_BACK.fullmatch(said)
    if near or _TO_AND_FRO.fullmatch(said) or _ONLY_NEAR.fullmatch(said):
        return "not-yet"
    return "ask" if _ARRANGED.search(said) else ""
