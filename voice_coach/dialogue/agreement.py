"""What people say to "is that right?": yes, no, something else instead, or neither. Pure.

A yes counts only where nothing after it takes a part of it back ("yes, only at seven"): what
follows it is a correction then, and whoever asked looks what it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from voice_coach.dialogue.commands import plain
from voice_coach.patterns import LatePattern

_YES = (
    "yes", "yeah", "yep", "yup", "ya", "yah", "aye", "uh huh", "mm hm", "mhm", "right", "correct",
    "exactly", "precisely", "absolutely", "definitely", "certainly", "totally", "indeed", "sure",
    "sure thing", "of course", "for sure", "true", "perfect", "perfectly", "great", "good", "fine",
    "lovely", "wonderful", "brilliant", "excellent", "super", "nice", "cool", "awesome",
    "fantastic", "okay", "ok", "all right", "alright", "thank you", "thanks", "cheers", "amen",
    "sounds good", "sounds right", "sounds great", "sounds fine", "sounds perfect", "looks good",
    "works", "works for me", "fits", "agreed", "i agree", "deal", "done", "confirmed", "i confirm",
    "spot on", "you got it", "you've got it", "got it", "that's the one", "that's the time",
    "that's the day", "that's it", "that's right", "that's correct", "that's good", "that's fine",
    "that's perfect", "that's great", "that's true", "that's what i said", "that's what i meant",
    "that's what i mean", "that's what i want", "that's what i wanted", "that's exactly it",
    "that's the plan", "as i said", "like i said", "just like that", "just as i said",
    "that is right", "that is correct", "that is it", "that is what i said",
    "that is what i meant", "that is fine", "that is good", "that is the plan", "it is", "it's",
    "it's right", "it's correct", "it's fine", "it's good", "it's perfect", "it does",
    "that works", "that will do", "that'll do", "that would be right", "that would be good",
    "that should work", "that sounds good", "that sounds right", "that sounds great",
    "that sounds fine", "that sounds perfect", "that sounds about right", "that suits me",
    "suits me", "i think so", "i think that's right", "i believe so", "i guess so", "i guess",
    "i suppose so", "let's do that", "let's do it", "let's go with that", "let's leave it",
    "leave it", "leave it like that", "keep it", "keep it like that", "keep that", "write it down",
    "put it down", "note it down", "go ahead", "go for it", "no problem", "no objections",
    "nothing wrong with that", "why not", "couldn't be better", "can't wait", "not a problem",
    "you are right", "you're right", "you heard right", "you heard me right", "you understood",
    "that was right", "that was it", "i did", "i do", "i am", "i will", "bingo", "yes sir",
    "please do", "happy with that", "i'm happy with that", "i am happy with that", "i like that",
    "i like it", "love it", "i love it", "no doubt", "without a doubt", "no question", "you bet",
    "nothing to add", "i've nothing to add", "i've got nothing to add", "i have nothing to add",
    "nothing to change", "no changes", "that's not wrong", "you're not wrong", "it's not wrong",
    "nothing wrong there", "can't fault it", "i can't fault it", "can't argue with that",
    "i can't argue with that", "it's all there", "that's all there", "i'll stick with it",
    "i'll stick with that", "i'll stick to it", "i'll stick to that",
    "with pleasure", "i'd love to", "i would love to", "i'd like to", "i would like to", "gladly",
    "happily", "by all means", "naturally", "obviously", "i'm in", "count me in",
    "no problem at all", "why wouldn't i", "i don't see why not", "happy to", "uh huh", "mm hm",
    "i shall", "might as well", "i might as well", "i promise", "bang on", "that'll do nicely",
    "ten out of ten", "all good", "no worries", "no trouble", "no trouble at all", "no mistake",
    "i'd be silly not to", "i'd be mad not to", "i'd be a fool not to", "i won't say no",
    "i wouldn't say no", "wouldn't say no", "i wouldn't miss it",
    "i wouldn't miss it for the world",
    "nothing's going to stop me", "nothing will stop me", "nothing can stop me", "i reckon so",
    "it's a deal", "without fail", "count on it",
    "one hundred percent", "a hundred percent", "hundred percent", "wouldn't miss it",
    "i most certainly will", "don't you worry", "don't worry",
    "i'm going to", "i am going to", "try and stop me", "i'm up for it", "i'm game", "too right",
    "that'll work", "that would work", "consider it done", "you can count on me", "count on me",
    "looking forward to it", "i'm looking forward to it", "no doubt about that",
    "no doubt about it", "i'd be glad to", "always", "for certain", "without question", "mm hmm",
)  # fmt: skip
_NO = (
    "no", "nope", "nah", "no way", "not at all", "not right", "not correct", "not quite",
    "not really", "not exactly", "not true", "wrong", "incorrect", "false", "never",
    "absolutely not", "of course not", "certainly not", "definitely not", "that's wrong",
    "that's not right", "that's not it", "that's not what i said", "that's not what i meant",
    "that's not correct", "that is wrong", "that is not right", "that is not it",
    "that is not what i said", "that is not what i meant", "that isn't right", "that isn't it",
    "that isn't what i said", "that isn't correct", "it isn't", "it is not", "it's not",
    "it's wrong", "it is wrong", "it's not right", "you got it wrong", "you got that wrong",
    "you misheard", "you misheard me", "you heard wrong", "you misunderstood",
    "you misunderstood me", "i didn't say that", "i did not say that", "i don't think so",
    "i do not think so", "i'm afraid not", "i am afraid not", "negative", "count me out",
    "over my dead body", "not a chance", "no chance", "fat chance", "not in a million years",
    "no thank you", "no thanks", "i'd rather not", "i would rather not", "out of the question",
    "forget it", "not likely", "not on your life", "i'll pass", "i will pass", "hell no",
    "under no circumstances", "by no means", "no can do", "not for me",
    "close but no cigar", "close but no", "close but not quite", "nearly but not quite",
    "you've got the wrong end of the stick", "you've got it all wrong", "you got it all wrong",
)  # fmt: skip
_POLITE = frozenset(
    ("thank you", "thanks", "cheers", "great", "good", "fine", "okay", "ok", "all right", "nice",
     "cool", "lovely", "right", "alright")
)  # fmt: skip
"""Behind a no these agree to nothing."""
_ALONE = frozenset(
    ("it is", "it's", "it does", "i do", "i am", "i will", "i did", "done", "always")
)
"""These agree only where nothing follows ("it's friday")."""
_LAST_WORDS = 8
"""What is said at the very end is no longer than that."""
_PLAIN = frozenset(("yes", "yeah", "yep", "yup", "no", "nope", "nah"))
"""One of these and its contrary, with no word of a change of mind between them, are neither."""
_FILLS = frozenset(
    "a ah and coach dear er erm hey hm hmm huh it just mm oh please quite really so that the then "
    "to uh um very well yes now i'd say i would all much indeed too absolutely exactly totally "
    "is this works for me us my be will do mate love".split()
)
"""Words that change nothing beside an agreement."""
_HUMS = frozenset(("uh huh", "mm hm", "mm hmm", "mhm", "mhmm", "aha"))
"""No breath sounds like these: they say yes."""
NOISES = frozenset("a ah and er hm hmm huh mm oh so the uh um well".split())
"""What a recogniser makes of a breath: no answer to "is that right"."""
_TURNS = frozenset("wait sorry actually hold on i mean meant rather or".split())
_TAKES_BACK = LatePattern(
    r"\b(?:only|except|but|apart from|other than|besides|not|n't|sorry|wait|no|nope|rather|instead"
    r"|actually|make (?:it|that)(?! so\b)|change|or|if|unless|almost|nearly|more like"
    r"|better|earlier|later"
    r"|wrong|different|differently|hold on|hang on|although|though|however|without|half right"
    r"|partly|too (?:early|late|soon)|just (?:the|a|an|at|on|in|not)|i (?:mean|meant))\b|\w+n't\b"
)
_ASKS = LatePattern(
    r"(?:what|which|who|when|how|why|where|can you|could you|would you|did you|do you|say"
    r"|is|are|was|were|am|does|do|should|pardon|excuse me|sorry what|come again"
    r"|i didn't (?:hear|catch|get|understand))\b"
    r"|.*\b(?:what|when|how|where) (?:have|do|does|did|is|are|was) (?:i|you|we|it|that)\b"
    r"|(?:yes |yeah |so |but )*is (?:it|that)\b"
)
_UNSURE = LatePattern(
    r"\b(?:(?:not|n't) (?:so |quite |really |completely |entirely )?(?:sure|certain)|unsure|maybe"
    r"|perhaps|(?:don't|do not) know|no idea|hard to say|let me (?:think|see|check|look)"
    r"|(?:yes|yeah) (?:and |or )?no$|i (?:have|need) to (?:think|check|look))\b"
)


_PAUSES = LatePattern(
    r"(?:(?:um|uh|well|oh|okay|just|now|please) )*(?:just )?(?:wait|hold on|hang on|(?:a|1|one)"
    r" (?:moment|minute|second|sec)|give me (?:a|one) (?:moment|minute|second|sec)|let me think)"
    r"(?: (?:a|one) (?:moment|minute|second|sec|bit))?(?: please)?"
)
"""Somebody thinks: nothing follows from it."""


class Kind(StrEnum):
    """What was said; ``OTHER`` neither agrees nor denies."""

    YES = "yes"
    NO = "no"
    OTHER = "other"
    UNSURE = "unsure"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Reply:
    """``rest``: what was said besides, in the person's words; ``amends``: it takes something of a
    yes back, whatever it names."""

    kind: Kind
    rest: str = ""
    amends: bool = False


def reply_in(text: str) -> Reply:
    """What this means as an answer to "is that right?"."""
    words = plain(text).split()
    if " ".join(words) in _HUMS:
        return Reply(Kind.YES)
    if not set(words) - NOISES:
        return Reply(Kind.NOTHING)
    said = " ".join(words)
    if _UNSURE.search(said):
        return Reply(Kind.UNSURE)
    polarity, rest = _opening(words)
    if polarity is Kind.OTHER and (_ASKS.match(said) or _PAUSES.fullmatch(said)):
        return Reply(Kind.UNSURE)
    amends = _TAKES_BACK.search(" ".join(rest)) is not None
    closing = _closing(rest)
    if closing is not None and amends:
        return closing
    raw = text.split()
    written = raw[len(raw) - len(rest) :] if len(raw) == len(words) else rest
    return Reply(polarity, " ".join(written), amends)


def takes_back(words: str) -> bool:
    """Whether a word in it takes something of what was said before back."""
    return _TAKES_BACK.search(words) is not None


_BY_FIRST_WORD: dict[str, list[tuple[list[str], Kind]]] = {}
"""All phrases, the longest first."""
for _kind, _phrases in ((Kind.YES, _YES), (Kind.NO, _NO)):
    for _phrase in map(str.split, _phrases):
        _BY_FIRST_WORD.setdefault(_phrase[0], []).append((_phrase, _kind))
for _listed in _BY_FIRST_WORD.values():
    _listed.sort(key=lambda one: -len(one[0]))


def _opening(words: list[str]) -> tuple[Kind, list[str]]:
    """Whether it opens with a yes or a no, and what comes behind. Of several, one after the
    other, the last counts: "no wait, yes"; "absolutely no"."""
    polarity, begins = Kind.OTHER, 0
    place, last, turned = 0, "", False
    while place < len(words):
        found = _phrase_at(words, place)
        if found is not None:
            place += len(found[0])
            if polarity is Kind.OTHER or " ".join(found[0]) not in _POLITE:
                at_odds = found[1] is not polarity and last in _PLAIN and not turned
                if at_odds and set(words[place:]) <= _FILLS:
                    return Kind.UNSURE, []  # "yes no"
                polarity, last, turned = found[1], " ".join(found[0]), False
            begins = place
        elif words[place] in _FILLS or words[place] in _TURNS:
            turned = turned or words[place] in _TURNS
            place += 1
        else:
            break
    if place >= len(words) and polarity is not Kind.OTHER:
        return polarity, []
    return polarity, words[begins:]


def _closing(rest: list[str]) -> Reply | None:
    """A yes or a no at the very end, behind what was thought aloud ("wait, sorry, yes")."""
    for place in range(max(0, len(rest) - _LAST_WORDS), len(rest)):
        polarity, after = _opening(rest[place:])
        if polarity is not Kind.OTHER and not after and set(rest[:place]) <= _FILLS | _TURNS:
            return Reply(polarity)
    return None


def _phrase_at(words: list[str], place: int) -> tuple[list[str], Kind] | None:
    for phrase, kind in _BY_FIRST_WORD.get(words[place], ()):
        ends = place + len(phrase)
        if words[place:ends] != phrase:
            continue
        if " ".join(phrase) not in _ALONE or set(words[ends:]) <= _FILLS:
            return phrase, kind
    return None
