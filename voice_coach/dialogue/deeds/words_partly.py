"""By which words a clause says that a part was done, or not how much. Pure."""

from __future__ import annotations

from voice_coach.patterns import LatePattern

PARTLY = LatePattern(
    r"\b(?:(?<!not )(?<!half )half(?: of|way|-|$| done| the| did| way)?|halfway|most(?:ly| of)"
    r"|partly|partially|(?:in|the (?:first|easy|hard|main|second|last|biggest|small)) (?:part"
    r"|bit)|parts? of|bits? of|bits and pieces"
    r"|a (?:little|bit|part)(?= of| yes|$| but| only| done)|some (?:of|days|parts|bits)|(?:nearly"
    r"|almost)"
    r" (?:done|there|finished|all|everything|complete)"
    r"|(?:made|just|only) a start|(?:i've|i have|have|just|only|i|we) (?:just |only |barely "
    r"|already )?(?:started|begun|began)|started(?: (?:it|on it))?|in progress|(?:still )?working"
    r" (?:on|through|at) it|work in progress|still (?:at it|in the middle|doing it|going)|getting"
    r" there|on (?:the|my) way(?! (?:home|back"
    r"|out|to|from|over)\b)|under ?way"
    r"|to (?:a|some) (?:degree|extent)|more or less|kind of|sort of|up to a point|in a way"
    r"|quarters?|thirds?|per ?cent|(?:one|two|three|four|five|six|nine|ten|\d+|a few|a couple)"
    r" (?:out )?of (?:the )?(?:\w+)"
    r"|only (?:did it |managed (?:it )?|went |got )?(?:once|twice|one|two|three|four|half|a few"
    r"|some|part|the)|(?:once|twice) or twice|(?:once|twice|a (?:few|couple of) (?:times|days))(?="
    r" only| instead)|a few days|did some|(?:\w+) (?:days?|times?) only"
    r"|(?:a|some) few days|most (?:days|mornings|evenings|nights|weeks|times)|not (?:all"
    r"|everything|every day|fully|completely|quite"
    r"|entirely|the whole|as much|as often)|not (?:yet )?finished|(?:haven't|didn't|not) (?:quite"
    r" )?(?:finish|finished|complete|completed)(?: it| everything| yet| all of it)*"
    r"|(?:just|only) the last|(?:bit|part|step|one|page|piece|thing)s? (?:left|to go|missing"
    r"|remaining)|the rest (?:is|of|i|will)|left to do|all but|all except|except|apart from"
    r"|everything"
    r" but|skipped (?:a|one|two|some|a few|a couple)|missed (?:a|one|two|some|a few|a couple)"
    r"|(?:is|was|it's) (?:mostly|nearly|almost|partly|half)|first (?:half|part|step|bit)|main part"
    r"|easy (?:bit|part)|a start|a beginning)\b"
)  # fmt: skip
SOME = LatePattern(
    r"\b(?:(?:\w+) (?:times|days|goes|bits|parts) (?:out )?of"
    r"|(?<!not )(?<!if )(?<!they )(?<!he )(?<!she )(?<!it )only(?!"
    r" (?:because|thought|talked about|planned|dreamt|wondered|spoke about"
    r"|went|took|when|after|i'd|if|to|at|then|cause|yesterday|last))|as far as|hung"
    r" up|fifty fifty|is missing|to be continued|(?:made |some |a bit of |good )progress"
    r"|(?:a|first|rough) draft|(?:one|two|three|four|a few|several) (?:drafts|attempts|versions)"
    r"|(?:the )?(?:worst|bulk|best part|hard part|easy part) (?:of it|is"
    r" done)|left (?:one|two|some|the rest|a few|a bit|it half)|a bit left|bit by bit|in bits|i"
    r" did (?:a few|two|three|four|one of|a couple|a little|a bit)(?! (?:\w+ )?(?:hours|minutes"
    r"|miles))"
    r"|except|not the whole)\b"
)  # fmt: skip
FELL_SHORT = LatePattern(
    r"\b(?:did|went|managed|got|made|only|once|twice|(?:two|three|four|five) times)\b.*\b(?:but"
    r"|though"
    r"|although|instead of)\b(?: .*)?\b(?:i'd|i had|i was|the plan was|my plan was|the idea was"
    r"|it was"
    r"|we'd|i (?:wanted|meant|planned|promised|said))\b.*\b(?:two|three|four|five|six|seven"
    r"|eight|nine"
    r"|ten|twelve|twenty|more|every|each|daily|all|both)\b"
)
"""Less often than it was planned."""
YES_NO_PARTS = LatePattern(
    r"(?:(?:well|um|oh|so) )*(?:[\w']+ ){1,3}(?:yes|yeah)(?: but| and)? (?:[\w']+ ){1,3}(?:no"
    r"|nope|not)"
    r"|(?:\bis|\bare|'s) (?:done|finished|ready|sorted|clean|clear|painted|tidy)(?: but| and)?"
    r" (?:the|my)(?: [\w']+){1,2} (?:isn't|aren't|is not|are not|hasn't|wasn't|not)\b.*"
)
"""One part was done, another not: "weekdays yes, weekends no"."""
MORE_PARTLY = LatePattern(
    r"\b(?:skimmed|skim read|(?:flicked|leafed) through|dipped into|fell asleep (?:on|at"
    r"|over) (?:page|chapter|the)"
    r"|(?:pages|chapters|miles|rooms|boxes) of it|ball rolling|still (?:(?:about|some"
    r"|another) )?(?:a few|[\w']+) (?:more )?(?:to (?:go"
    r"|do|come)|left)(?<!have to do)(?<!got to do)(?<!list to do)|(?:one|two|three|four|five|six"
    r"|few|some|bit|more) to go$"
    r"|(?:coming|moving|going) (?:along|on)(?: (?:nicely|slowly|well|fine))?$"
    r"|(?:one|two|three) down|(?:good|big|fair|small|large|decent) (?:chunk|part"
    r"|bit|portion|share)|on and off|off and on|here and there|now and then|now and again|sometimes"
    r"|from time to time|when i could|not always|bar the|barring|inroads|headway|in stages|little"
    r" by little|a page|one (?:room|page|day|call|of|letter|chapter)|the first (?!thing|time|day"
    r" i)\w+|try one|tried one)\b"
)
HOW_OFTEN = LatePattern(r"\b(?:once|twice|for a (?:while|bit|time)|a try|have a go|had a go)\b")
"""Whether that was all of it is not said."""
NOW_AND_THEN = LatePattern(r"\b(?:on and off|off and on|here and there|now and (?:then|again))\b")
YES_AND_NO = LatePattern(r"(?:(?:well|um|oh|uh) )*yes(?: and| or) no(?= i\b|$| we\b)")
ALL_BUT = LatePattern(
    r"\b(?:everything|everyone|all(?: of (?:it|them))?|every \w+) (?:but|bar|except(?: for)?|apart"
    r" from)(?! (?:i|it|that|he|she|no|yes|not)\b)"
)
