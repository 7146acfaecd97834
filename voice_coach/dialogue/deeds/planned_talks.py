"""Whether somebody was talked to or visited, by how it went. Pure."""

from __future__ import annotations

from voice_coach.dialogue.deeds.planned_counts import FILLS, Beside
from voice_coach.dialogue.deeds.planned_days import TO_BOOK
from voice_coach.patterns import LatePattern

_TO_TALK = LatePattern(
    r"\b(?:call|ring|phone|talk|speak|tell|ask|say|apologi[sz]e|chat|thank|invite|make up|confront"
    r"|discuss|negotiate|explain|complain|have (?:a|the|that) (?:talk|word|chat|conversation))\b"
)
_WHO = r"(?:he|she|they|(?:my|the) (?!meeting|weather|car|phone|line)\w+)"
_ANSWERED = LatePattern(
    rf"{FILLS}{_WHO}(?: (?:just|simply|only|actually|finally|really|even|immediately))* (?:said"
    r" (?!.*\b(?:busy|away|not now|later|no time|call back|ring back|tomorrow|next \w+|another"
    r" \w+)\b).*"
    r"|says (?:yes|no|he'll|she'll|they'll|it's fine|okay)\b.*|turned me down\b.*|agreed\b.*"
    r"|accepted"
    r"\b.*|refused\b.*|laughed\b.*|(?:cried|wept|smiled|listened|nodded)\b.*|forgave me\b.*"
    r"|hugged me\b.*|thanked me\b.*|took it (?:well"
    r"|badly|fine|better|very|really)\b.*|promised\b.*|apologi[sz]ed\b.*|shouted at me\b.*"
    r"|(?:was|were) (?:over the moon|delighted|thrilled|so (?:happy|glad|pleased|kind|nice|sweet)"
    r"|furious|very (?:nice|kind|understanding|happy|pleased)|lovely about it|really"
    r" (?:nice|kind|happy|pleased|understanding)|touched|surprised to|pleased to|happy to|glad"
    r" to)\b.*|(?:'ll|will|wants to|is going to) (?:think about it|look into it|consider it|see"
    r" what (?:he|she|they) can do)\b.*)"
)
_CONVERSED = LatePattern(
    rf"{FILLS}(?:(?:[\w' ]{{1,50}} )?(?:and|then) (?:(?=had|made|sorted|cleared|talked)|we|i)|we"
    rf"|i)(?:'ve| have|'re| are)?(?: (?:finally"
    r"|actually|both|just|really|even))*"
    r" (?:(?:had|have had) (?:a|the|our|such a)(?: (?:good|long|nice|lovely|great|proper|big|old"
    r"|quick|little|real|right))* (?:chat|talk|natter|catch up|word|heart to heart|conversation"
    r"|cry|laugh|chinwag|yarn|gossip)|(?:talked|spoke|chatted|nattered|were talking|were on the"
    r" phone|was on the phone|gabbed|yapped)(?: (?:to|with) (?:him|her|them|each other))? (?:(?:for"
    r" )?(?:half|all|a|an|over|nearly|almost|about|two|three|hours|ages|until|till|through|the"
    r" whole|for hours|for ages)\b).*|cleared the air|made up|made it up|shook hands|hugged"
    r"|laughed till|friends again|(?:back )?on speaking terms|sorted it out|had it out"
    r"|buried the hatchet)\b(?!.*\b(?:instead|only about|about the (?:weather|football"
    r"|news)|but (?:not|i didn't|never))\b).*"
)
_ABOUT = LatePattern(
    r"\b(?:ended up|only|just|instead)\b.*\b(?:talk|talked|talking|spoke|speaking|chatted|chatting"
    r"|asked|asking) (?:\w+ )?about (?P<topic>[\w' ]+)"
    r"|\b(?:talked|spoke|chatted|asked)(?: (?:him|her|them|to \w+|with \w+))* about"
    r" (?P<other>[\w' ]+?) instead\b|\bmade small talk\b"
)


def by_talk(said: str, planned: str) -> Beside:
    """By what was talked about, or what others answered to it, where somebody was to be talked
    to."""
    if not _TO_TALK.search(planned):
        return _not_met(said, planned)
    if found := _ABOUT.search(said):
        topic = set((found["topic"] or found["other"] or "").split()) - _SMALL
        if not topic & set(planned.split()) and not _DID.search(said):
            return "not-yet"
    if _HUNG_UP.search(said) or _TO_THE_DOOR.search(said):
        return "not-yet"
    if _I_DID_NOT.search(said):
        return ""
    told = (_TOLD_THEM, _CAME_OUT, _ANSWERED, _CONVERSED)
    return "done" if any(pattern.fullmatch(said) for pattern in told) else ""


def _not_met(said: str, planned: str) -> Beside:
    """Whether nobody was met or reached after all, where that was planned."""
    stood_up = _STOOD_UP.search(said) and _TO_VISIT.search(planned)
    hung_up = _HUNG_UP.search(said) and TO_BOOK.search(planned)
    return "not-yet" if stood_up or hung_up else ""


_TOLD_THEM = LatePattern(
    rf"{FILLS}(?:i|we)(?:'ve| have|'d)?(?: (?:did|finally|just|actually|already"
    rf"|really))* (?:been on to|been in touch with|got through to|got hold of|told"
    rf"|tell|asked|spoke|talked|spoken"
    r"|apologi[sz]ed|explained|said)\b(?! about| half| some| only part)(?! to (?:go|leave))"
    r"(?: (?!but\b|and\b|half\b|some\b|for\b|hello\b|hi\b|nothing\b|goodbye\b)[\w']+){1,8}"
    rf" (?:but|and) (?:then )?(?:{_WHO}|it(?:'s| is| was| all)|(?:still )?no (?:luck|budget|joy"
    rf"|money))\b"
    r"(?! (?:had to (?:go|run|leave)|(?:was|were)(?: \w+)? (?:away|out|busy|asleep)"
    r"|wasn't (?:there|in|home))\b).*"
)
"""Somebody was told; what they made of it takes nothing back."""
_CAME_OUT = LatePattern(
    rf"{FILLS}(?:(?:he|she|they|everybody|everyone|my \w+|the \w+) knows?(?: (?:now|everything|all"
    r" about it|it all|the truth|the lot))+(?: and .*)?|it(?:'s| is)? ?(?:all )?(?:came out|out"
    r"|off my chest"
    r"|said"
    r"|out in the open|out now|on the table)\b.*|(?:i|we)(?:'ve| have)?(?: (?:finally"
    r"|just))* (?:came"
    r" clean|got it off my chest|poured my heart out|spilled the beans|let it all out|said it to"
    r" (?:his|her|their) face|put (?:all )?my cards on the table|said my piece|had my say|spoke my"
    r" mind|told (?:him|her|them) straight|laid it on the line)\b.*|(?:they|he|she) (?:gave|paid"
    r"|refunded|offered|granted|let) me\b(?!.*\b(?:cold|no|nothing|dirty look)\b).*)"
)
_TO_VISIT = LatePattern(r"\b(?:visit|see|meet|go to|go round|call on|look in on|have \w+ with)\b")
_WAS_THERE = LatePattern(
    rf"{FILLS}(?:i|we)(?:'ve| have)?(?: (?:finally|just))* (?:sat with (?:him|her|them)"
    rf"|stayed with"
    r" (?:him|her|them)|drove over|went over|went round|popped (?:in|over|round)|dropped (?:in|by)"
    r"|sat (?:there|together)|had (?:a|such a) (?:great|lovely|good|nice) (?:time|day|afternoon"
    r"|evening)|caught up|called (?:in|round)|spent (?:the|a|all|an|two|three|half) [\w' ]*with"
    r"|was (?:there|round"
    r"|over)"
    r"|were there|had (?:tea|lunch|dinner|a cup|cake|coffee)(?: [\w']+){0,3} with (?:him|her"
    r"|them))\b"
    r"(?!.*\b(?:nobody|no one|wasn't|weren't|but|out|away|shut|closed)\b).*"
)
_SMALL = frozenset("the a an my his her it that this to of instead in about them him".split())
_DID = LatePattern(r"\b(?:in the end i|did ask|did tell|and then i (?:asked|told|said)|did it)\b")
_STOOD_UP = LatePattern(
    r"\b(?:stood me up|(?:never|didn't) (?:turn(?:ed)?|show(?:ed)?) up|didn't show"
    r"|cancelled on me)\b"
)
_HUNG_UP = LatePattern(r"\bi (?:\w+ )?hung up (?:when|before|as soon as|the (?:moment|minute))\b")
_TO_THE_DOOR = LatePattern(
    r"\bgot (?:as far as|to) (?:the|his|her|their|my) (?:front )?(?:gate|door|doorstep|car|house"
    r"|street|phone"
    r"|driveway|office|stairs|corridor|desk)$"
)
_I_DID_NOT = LatePattern(
    r"\b(?:i|we) (?:\w+ )?(?:didn't|haven't|never|couldn't|forgot|did not|have not)\b|\bvoicemail\b"
)


def by_visit(said: str, planned: str) -> Beside:
    """By who was with whom, where somebody was to be visited."""
    return "done" if _TO_VISIT.search(planned) and _WAS_THERE.fullmatch(said) else ""
