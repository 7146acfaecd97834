"""What people say to a date or a value that was read back: whether it stands, by what they call it.
Pure.

Beside the plain yes and no (``agreement``): something is called good ("nine is fine"), nothing is
to be changed ("I wouldn't change a thing"), it is kept ("we'll stick with it"), or called wrong
("you've it all mixed up"). Of two clauses with a "but" between them the last counts.
"""

from __future__ import annotations

import re

from voice_coach.dates.left_open import on_condition, without_courtesy
from voice_coach.dates.tokens import names_a_time
from voice_coach.dialogue.agreement import Kind, Reply, reply_in, takes_back
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.words_of_approval import (
    A_THING,
    CHANGE,
    GOOD,
    IS,
    IT,
    KEEPS,
    LEAD,
    NAMED,
    NO_NEED,
    SUITS,
    TAIL,
    TIME,
    VERY,
)
from voice_coach.patterns import LatePattern

_APPROVES = LatePattern(
    rf"{LEAD}(?:(?P<named>{NAMED}|{IT})(?:{IS} {VERY}{GOOD}|{SUITS})"
    rf"|(?:you(?:'ve| have)(?: got)?|you got) {VERY}(?:it|that|me)(?: (?:{GOOD}|exactly"
    r"|precisely|perfectly|dead on|down))?"
    rf"|(?:{IT}|i suppose (?:it|that))(?:'ll| will|'s going to)(?: just)? have to (?:be|do)"
    rf"|(?:you're|you are) {VERY}(?:right|fine|correct|all right|grand|spot on|bang on)"
    rf"|{VERY}(?!(?:it|well)\b){GOOD}(?: (?:job|stuff|one|so))?|{NO_NEED} ?{CHANGE}{A_THING}"
    r"|(?:i've |i have |there are |there's )?(?:no|not a|not any) (?:changes?|problems?|issues?"
    r"|complaints?"
    r"|quarrels?|objections?|corrections?|arguments?|fault)(?: (?:at all|needed|required|here|there"
    r"|from me"
    r"|with (?:that|it)|to make|necessary))*"
    r"|(?:there's |there is )?(?:nothing|not a thing|not a bit) wrong(?: (?:with|in) (?:it|that)"
    rf"| there)?|{KEEPS}|(?:i'll|i will|we'll) be (?:there|ready)(?: with bells on)?|see you then"
    r"|you've hit the nail on the head|you hit the nail on the head|kindly (?:proceed|continue)"
    rf"|(?:i'm|i am) (?:quite |very )?(?:happy|fine|content|good|grand)(?: enough)? with (?:that"
    rf"|it|this)"
    r"|(?:i can|i could) live with (?:that|it)|go on(?: then)?|(?:it |that )?(?:couldn't|can't)"
    r" be (?:\w+er|more \w+)"
    r"|(?:pencil|put|book|count|mark|sign) me (?:in|down)(?: for (?:that|it|then))?|consider me"
    r" there"
    rf"|(?:one|a) hundred per ?cent|nail on the head|(?:you have|you've|got|you got) it in one"
    rf"|sounds like a plan|no notes|(?:that|it|everything)? ?(?:all )?checks out"
    rf"|(?:the )?day and (?:the )?time both {GOOD}"
    rf"|you(?:'ve)? got (?:both|them both|everything)|(?:both|all) {GOOD}|ta|i'm sure|i am sure"
    rf"|(?:i can|i could|i'll) (?:do|manage|make|live with) (?:that|it)|make it so|(?:that's |it's"
    rf" |you're )?not (?:far )?wrong|no that's me|word for word|(?:nice|good) one|you(?:'ve"
    rf"| have)? nailed it"
    rf"|(?:i(?:'d)? )?(?:(?:should|would|do) )?(?:think|imagine|believe|suppose|reckon|say)"
    rf" (?:so|it is|that's {GOOD})|you(?:'ve)? read my mind|great minds think alike"
    rf"|(?:i've |i have )?nothing against (?:it|that)){TAIL}"
)
_OPEN = LatePattern(
    r"\b(?:depends|it could be|could be|might be|may be|(?:have|need|want|better|got) to"
    r" (?:check|ask|look|see|think)|better (?:check|ask|look|see)|i wonder|i'll (?:check|ask|see)"
    r"|(?:will|would|shall|should|can) (?:that|it|this|i|we) (?:be|do|suit|work)\b(?=.*\b(?:right"
    r"|okay|ok|fine|enough|work|do|good)$))"
)
_REQUESTS = LatePattern(
    r"(?:.*\b)?(?:can|could|would|will) (?:you|we|i)(?: (?:ever|please|kindly|just|possibly))*"
    r" (?:be )?(?:push|put|mov|shift|chang|switch|bring|mak|add|delay|postpon|prepon|set|tak|pull)"
    r"(?:e|ing|ting)?\b"
)
_REJECTS = LatePattern(
    r"\b(?:wrong|(?:a|some) mistake|rubbish|nonsense|incorrect|mistaken|mixed (?:(?:it|that"
    r"|them) )?up|muddled"
    r"|backwards|arseways|arse"
    r" about|upside down"
    r"|(?:way|miles|well|a bit|is|was) off|wide of the mark|try again|never said|no good|misheard"
    r"|(?:won't|wouldn't|can't|doesn't|never) (?:do|work|suit|happen|fit)|not even close"
    r"|nowhere near|far from it|(?:isn't|is not|wasn't|'s not|not) (?:quite |really |at all"
    r" )*(?:right"
    r"|correct|true|it|close|so|what i (?:said|meant|had in mind|wanted|asked for))"
    r"|(?:doesn't|does not|don't) suit|too (?:early|late|soon))\b"
)
_TURNS_DOWN = LatePattern(
    r"^(?:please |oh |no |but )*(?:don't|do not) (?:put|write|note|leave|keep|book|save|do) "
    r"|\bbut not (?!only|just)|\bleave (?:it|that|me) (?:out|alone)\b"
)
"""What was read back is not to stand, whatever else is named."""
_NEVER_SAID = LatePattern(
    rf"{LEAD}(?:but )?i (?:didn't|did not|never) (?:say|said|mean|meant|want|wanted|ask|asked)\b"
    r"(?!.*\b(?:i|it's|it was|but|make|instead|rather)\b)"
)
"""And nothing is put instead."""
_QUESTIONS = LatePattern(
    r"(?:is|would|will|does|should|shall|could|can|might|what about|how about)"
    r" (?!do\b|fine|good|right|perfect)"
)
_NOT_AT_ALL = LatePattern(
    r"\b(?:not|never|n't|nothing) (?:a thing |a bit |anything )?(?:wrong|incorrect|mistaken|off)\b"
)
_BUT = LatePattern(r",? (?:but|though|although|still|however) (?!.* (?:but|though|although) )")
_LONGEST = 160
"""Letters."""


def reply_to_reading(text: str) -> Reply:
    """What this means as an answer to what was read back, "is that right?"."""
    bare = without_courtesy(_TAG.sub("", text))
    if bare != text and bare.strip():
        reply = reply_to_reading(bare)
        asks = reply.kind is Kind.OTHER and _TAG.search(text)
        return Reply(Kind.UNSURE) if asks else reply
    reply, said = reply_in(text), plain(text)
    if reply.kind is Kind.NOTHING or len(said) > _LONGEST:
        return reply
    forms = (_left_open, _beside_other_words, _turned_down, _put_instead, _called_good)
    meant = next(filter(None, (form(reply, said) for form in forms)), None)
    return meant or _unlike(reply, text, said)


def _left_open(reply: Reply, said: str) -> Reply | None:
    """It is asked back, hoped for, or right on a condition only."""
    if _HOPES.match(said) or _ASKS_BACK.fullmatch(said):
        return Reply(Kind.UNSURE)
    if reply.kind is Kind.YES and on_condition(said):
        return Reply(Kind.YES, reply.rest, amends=True)
    return None


def _turned_down(reply: Reply, said: str) -> Reply | None:
    """It is to be otherwise, and is not said how; or that may be."""
    if _REQUESTS.match(said):
        return Reply(Kind.OTHER, said, amends=True)
    if _OPEN.search(said):
        return Reply(Kind.UNSURE)
    refused = _NO_AT_LAST.fullmatch(said) and reply.kind is not Kind.UNSURE
    if refused or _TURNS_DOWN.search(said) or _NEVER_SAID.match(said):
        return Reply(Kind.NO, amends=True)
    return None


def _put_instead(reply: Reply, said: str) -> Reply | None:
    if reply.kind in (Kind.NO, Kind.UNSURE) or not (instead := _instead(said)):
        return None
    return Reply(Kind.NO, amends=True) if instead == "no" else Reply(Kind.OTHER, instead)


def _called_good(_reply: Reply, said: str) -> Reply | None:
    approved = _approved(said)
    return None if approved is None else Reply(Kind.YES, approved)


def _beside_other_words(reply: Reply, said: str) -> Reply | None:
    """A yes or a no behind a word or two of another tongue, or behind what leads to it ("..., so
    yes"); a time that is put forward with a "maybe"."""
    if reply.kind not in (Kind.OTHER, Kind.UNSURE):
        return None
    words = said.split()
    if reply.kind is Kind.UNSURE:
        rest = _MAYBE.sub("", said)
        put_forward = rest != said and not _IN_DOUBT.search(said) and names_a_time(rest)
        return Reply(Kind.NO, rest, amends=True) if put_forward else None
    if (leads := _SO_YES.fullmatch(said)) and not takes_back(leads["led"]):
        return Reply(Kind.YES, leads["led"])
    for ahead in range(1, min(_STRANGE_WORDS, len(words) - 1) + 1):
        if _TELLS.search(" ".join(words[:ahead])):
            return None
        behind = reply_in(" ".join(words[ahead:]))
        if behind.kind in (Kind.YES, Kind.NO) and not behind.rest and not behind.amends:
            return behind
    return None


def _instead(said: str) -> str:
    """What is put instead, or named once more; empty where nothing is."""
    # Not before a date is spoken of: their patterns take a while to compile.
    from voice_coach.dates.amendments import as_correction
    from voice_coach.dates.put_instead import put_instead

    if instead := put_instead(said, alone=True):
        return instead
    clauses = (said, said.rpartition(" but ")[2])  # "right, but the week after"
    corrected = [as_correction(clause) for clause in clauses if not clause.startswith("no ")]
    return next((one for one in corrected if one == "no" or one.startswith("no ")), "")


def _unlike(reply: Reply, text: str, said: str) -> Reply:
    """What it is where nothing is called good."""
    if reply.kind is Kind.OTHER and _QUESTIONS.match(said):
        return Reply(Kind.UNSURE)
    if reply.kind is not Kind.UNSURE and _REJECTS.search(said) and not _NOT_AT_ALL.search(said):
        return Reply(Kind.NO, reply.rest if reply.kind is Kind.NO else text, amends=True)
    amends = takes_back(_SORRY.sub("", said))
    if reply.kind is Kind.OTHER and len(said.split()) > _A_FEW and not amends:
        return Reply(Kind.OTHER, reply.rest)  # it begs pardon for something else
    return reply


_TAG = LatePattern(
    r",? (?:(?:is|was|wo|does|did|do|are|has|have|ca|could|should|would)n't (?:it|that|we|i|you|he"
    r"|she|they)|innit)(?=[?.!]*$|,? (?:so|yes|yeah|right|then)\b)",
    re.IGNORECASE,
)
""" "That's what I said, isn't it": it asks for agreement, and takes nothing back."""
_HOPES = LatePattern(
    rf"if you say so$|{LEAD}(?:i(?:'m| am)? )?(?:(?:don't|can't|do not) (?:remember"
    rf"|recall)|hope|hoping|pray|praying|trust|wonder)\b(?! so\b)"
)
_ASKS_BACK = LatePattern(
    r"(?:(?:wait|hold on|hang on|sorry|oh|um|uh|hm+|well|and|so|but|okay|right|coach|actually|yes i"
    rf" think so|or) )*(?:(?:is|isn't|was|wasn't) (?=(?:that|it|this|the|{TIME})\b)"
    r"(?:(?:really|definitely|actually|already|not|a|the|of|on|i|this|next|my|bank holiday|holiday"
    rf"|that|it|said|you|correct|right|{TIME})(?: |$))+|did i (?:just "
    rf"|really )?say (?:{TIME}(?: |$))+|isn't (?:it|that|this) (?!.*\b(?:said|mean|meant"
    rf"|better)\b).+)"
)
"""Asks for what was read back, and puts nothing instead."""
_STRANGE_WORDS = 2
_TELLS = LatePattern(
    rf"\b(?:{TIME}|\w*'\w+|i|we|he|she|they|you|it|that|this|who|what|when|why|how|if|only|not"
    r"|never|nothing|none|no|nobody|anything|hardly|almost|nearly|barely|say|said|or|but|is|was"
    r"|are|would|could|may|might|can|do"
    r"|does|did|half|either|neither|nor|to)\b"
)
_SO_YES = LatePattern(
    r"(?P<led>.+?),? (?:(?:so|then|and so) )?(?<!say )(?<!said )(?<!no )(?<!a )(?:yes|yeah|yep|aye)"
)
_MAYBE = LatePattern(r"\b(?:maybe|perhaps)\b ?|^(?:.*\b)?(?:what|how) about ")
_NO_AT_LAST = LatePattern(rf".*\b(?:yes|yeah|right|{TIME}) (?:no|nope|nah)")
_IN_DOUBT = LatePattern(r"\b(?:sure|certain|know|idea|think|check|see|or|if)\b")
_SORRY = LatePattern(r"\bsorry\b")
_A_FEW = 4
"""Words."""


def _approved(said: str) -> str | None:
    """What is called good, where a time is named in it ("nine is fine"); empty where nothing is
    named, None where it is no approval."""
    found = _APPROVES.fullmatch(said)
    if found is None and (but := _BUT.search(said)) is not None:
        found = _APPROVES.fullmatch(said[but.end() :])
    if found is None:
        return None
    named = found["named"] or ""
    return named if re.fullmatch(NAMED, named) else ""
