"""By which words a clause says that it was done. Pure."""

from __future__ import annotations

from voice_coach.dialogue.deeds.words import WE
from voice_coach.patterns import LatePattern

_PAST = (
    r"(?:done it|rang|phoned|called|wrote|written|posted|mailed|emailed|texted|sent|spoke|spoken"
    r"|talked|told|chatted|went|gone|paid|booked|signed|joined|applied|submitted|handed|delivered"
    r"|finished|completed|accomplished|managed|made (?:it|the|my|that|contact|peace|an?"
    r" (?:appointment|call|phone call|booking|plan|list|decision))|"
    r"sorted|dealt|took care|taken care|got (?:there|it|through|over|round to it|around to it|that"
    r"|everything)|kept|stuck (?:to|with)|met|saw|asked|apologised|apologized|invited|visited"
    r"|bought|sold|cleaned|cleared|tidied|fixed|repaired|cooked|practised|practiced|"
    r"ran|walked|swam|read|started and finished|followed (?:through|it)|pulled it off|went through"
    r"|saw it through|nailed|smashed|cracked|ticked|crossed|wrapped|achieved|fulfilled|carried"
    r" (?:it )?out|kept|closed|ended|quit|settled|registered|enrolled|cancelled my|arranged"
    r"|organised|organized|confessed|explained|said|gave|thanked|hugged|opened|moved|packed|been"
    r"|picked up|(?:got|come|came) (?:back|home) from|filled|presented|resolved|faced|confronted)"
)
DONE = LatePattern(
    rf"(?:{WE}{_PAST}\b(?!.*\b(?:instead|nobody|no one|voicemail|no answer|engaged|didn't|haven't"
    r"|not)\b).*"
    rf"|{WE}(?:did|have|had)(?: (?:it|that|so|indeed|all|everything|too|actually|in the end|as a"
    r" matter of fact|i|have|did|yes|already|surely|certainly|both|them|exactly|what i (?:said"
    r"|promised|planned)(?: i would)?))*"
    rf"|{WE}did (?:about |over |nearly |a good |at least )?(?:an?|half an|two|three|four|five|six"
    rf"|ten|\w+teen"
    r"|\w+ty) (?:\w+ )?(?:hours?|minutes?|miles?|pages?|laps?|lengths?)\b.*"
    rf"|{WE}did (?:it|that|so|all|everything|them|both|exactly|more|what|my|the|as)\b.*"
    rf"|{WE}did (?:go|say|call|ring|phone|write|talk|speak|tell|send|ask|pay|book|meet|visit"
    rf"|read|run"
    r"|walk|make|take|give|buy|clean|tidy|finish|get|keep|practise|practice|join|help|thank"
    r"|apologise"
    r"|cook|see|sign|post|sort)\b.*"
    r"|affirmative|lock stock and barrel|(?:from )?(?:top to bottom|cover to cover|front to back"
    r"|start to finish)|(?:every|down to the) last \w+|job's a good"
    r" \w+|with flying colours|(?:the |my )?\w+ is (?:in the post|gone off|out of the way"
    r"|made|paid|sent|posted|delivered|signed)|it's (?:out of the way|gone off|in the post)|(?:i"
    r" )?(?:bit the bullet|plucked up).*"
    r"|.*\b(?:it's|it is|that's|that is|job|all|is|are|was|now|already|got it|consider it|be|been"
    r"|everything's|everything is|i'm|i am|been and) (?:all )?(?:done|finished|complete|completed"
    r"|sorted|made|over|over and done with|behind me|ticked off|sent|paid|booked|accomplished"
    r"|dealt with|taken care of|settled|in the bag|wrapped up|fixed|signed)\b.*"
    r"|(?:yes|yeah|yep|yup|aye|sure|of course|absolutely|definitely|certainly|indeed|you bet|too"
    r" right|damn right)(?: .*)?|.*\b(?:did it|done it|went (?:well|great|ok|okay|fine|fantastic"
    r"|better|really|rather|brilliantly|smoothly|very|so)|mission accomplished|job done|hundred"
    r" percent|done and dusted|no problem)\b.*"
    r"|(?:i did )?(?:every|each)(?: single)? (?:day|morning|evening|night|one|time|week|last bit"
    r"|bit)(?: .*)?|(?:as|like|just as) (?:i )?(?:promised|planned|said|agreed)(?: .*)?|(?:all|the"
    r" (?:whole|lot)|everything|all of it|the whole (?:thing|lot)|in full|to the letter|from start"
    r" to finish|completely|fully)(?: .*)?"
    r"|.*\b(?:more than (?:i )?planned|more than that|better than (?:i )?(?:thought|planned"
    r"|expected|hoped)|in the end|at last|finally)\b.*)"
)  # fmt: skip
AFTER_ALL = LatePattern(
    rf"(?:believe (?:it|me)(?: or not)?|would you believe(?: it)?|guess what|in spite of [\w' ]+?"
    rf"|despite [\w' ]+?|against all (?:the )?odds|by some miracle|as it happens|you won't believe"
    rf" it|(?:on|last|this|the(?= (?:[\w']+ ){{1,4}}(?:(?:yes|yeah) )*"
    rf"(?:i|we|i've|we've) )) (?:[\w']+ ){{0,3}}?\w+) {WE}(?:(?:i|we) )?{_PAST}\b.*"
)
OTHER_PAST = LatePattern(
    r"(?:and |yes |well |so |oh )?i(?:'ve| have)?(?: finally| just| actually| already)? (?!(?:need"
    r"|feed|speed)\b|(?:fail"
    r"|miss|avoid|delay|postpon|skipp|want|plann|tri|need|hop|start|consider|look|watch|stay|wait"
    r"|worri|panick"
    r"|cancell|refus|ignor|dodg|duck|bottl|chicken|dread|hat|wast|play|slipp|intend|ask for more"
    r"|promis|decid|thought|stopp(?:ed)? short|linger|hesitat|procrastinat|struggl|drift|neglect"
    r"|attempt|call(?:ed)? it off)\w*ed\b)"
    r"\w+ed (?:the|my|it|him|her|them|out|up|to|that|in|with|over|all|every|on|a|an|smoking"
    r"|drinking)\b.*|it happened\b.*|i put in .*|i put (?:\w+ ){1,3}(?:away|aside|by)\b.*"
)
ALL = LatePattern(r"\b(?:(?:a |one )?hundred per ?cent|every (?:single |last )*bit(?: of it)?)\b")
VERDICT_FIRST = LatePattern(
    r"^(?:did|have) i ever(?= \w)|^(?:(?:yes|yeah|yep|no|nope|oh|well|aye) )*i (?:did|didn't"
    r"|haven't)(?: do| done)?(?: it|"
    r" that|"
    r" so| indeed)*(?= (?:i|it (?:was|wasn't|is|took|went|felt|turned|did)|he|she|they|we|it's"
    r"|it'll|i'm|i've|he's|she's)\b)"
)
"""An outright word before a story: "I did, I couldn't believe it"."""
