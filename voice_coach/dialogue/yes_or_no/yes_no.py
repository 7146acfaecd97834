"""Whether somebody says yes or no; None where that is not sure. Pure."""

from __future__ import annotations

from voice_coach.dialogue.agreement import Kind, reply_in
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.deeds.outright import without_denial
from voice_coach.dialogue.short_answers import NO
from voice_coach.dialogue.yes_or_no.consent import consent
from voice_coach.patterns import LatePattern

_YES = ("yes", "yeah", "yep", "yup", "correct", "exactly", "absolutely", "certainly",
        "definitely", "of course", "that's right", "i think so")  # fmt: skip
_LEANING = ("right", "sure", "true", "always", "i do", "i have", "i am", "i did", "i can",
            "i would", "i will", "it does", "it is", "it has", "they do", "there is", "there are",
            "we do")  # fmt: skip
"""These mean yes only where nothing is denied after them ("i am afraid not")."""
_FEW_WORDS = 3
_AGREED = frozenset(("okay", "ok", "fine", "that's it", "i guess so"))
"""Yes as a whole utterance only: within one they are small talk."""
_NEITHER = LatePattern(
    r"\b(?:(?:not|\w+n't)\b.*\b(?:sure|certain)|unsure|(?:don't|do not|didn't)\b.*\bknow"
    r"|good (?:question|point)|(?:it|i|he|she|they|we) (?:does|do|did|is|am|have|has|will) and"
    r" (?:it|i|he|she|they|we) (?:\w+n't|don't|am not|won't)"
    r"|no idea|no doubt|can't say|cannot say|(?:can't|couldn't|could not) tell you|couldn't say"
    r"|could not say|hard to say|maybe|perhaps"
    r"|depends|otherwise|as if"
    r"|two minds|torn|on the fence|undecided|on a good day|(?:\w+n't|not) (?:decided"
    r"|made up|made my mind)"
    r"|(?:yes|yeah)(?: and| or| but)? no|no(?: and| or| but)? (?:yes|yeah))\b"
)
_IS_NO = LatePattern(
    r"(?:(?:no|well|um|uh|but|and|honestly|sorry|unfortunately|i'm afraid|i think|really) )*"
    r"(?:i|we|it|that|he|she|they|there) ?(?:\w+n't|'m not|am not|are not|is not|do not|did not"
    r"|does not|will not|would not|can not|have not|never|cannot)"
    r"(?! (?:decided|decide|made up|mind|have it any|miss it|change|swap|trade|hesitate"
    r"|think twice|complain|refuse|see why(?= not\b| (?:i|we) \w+n't)|think so but|wait|doubt"
    r"|believe)\b).*"
)
"""Somebody says that they do not, will not, are not."""
_ENDS_IN_NOT = LatePattern(r"\b(?:afraid|think|guess|suppose|rather|hope|believe) not(?: really)?$")
_I_WILL = LatePattern(r"\b(?:i|we) (?:will|do|can|would|am|have|did)(?: do)?(?: it| that| one)?$")
_DENIES_IT = LatePattern(r"\b(?:if|whether|when|not sure|never|nor|neither)\b")
_SHORT_DENIAL = LatePattern(
    r"(?:i|we|he|she|it|they|that|there) (?:\w+n't|(?:am|are|is|do|did|does|have|has|will|would|can"
    r"|could|was|were) not|cannot|never)|(?:\w+ )?(?:not|never)"
)
_PLAINLY = {"yes": "yes", "yeah": "yes", "yep": "yes", "no": "no", "nope": "no", "nah": "no"}
_POLITELY = frozenset("good great fine nice okay ok cool lovely all thank thanks".split())
_AGREEING = frozenset("i will do it that one let's sure so then yes we'll i'll and of can".split())
_AS_A_MATTER_OF_COURSE = LatePattern(r"(?:of course|certainly|definitely|absolutely|surely|sure)\b")
_TURNED = LatePattern(r"\b(?:no|not|never|wait|sorry|mean|meant|\w+n't)\b")
_TURNS_TO = LatePattern(r"^(?:(?:actually|well|sorry|i mean|wait|really|honestly) )+")
_AFTER_ALL_NO = LatePattern(r"(?:(?:well|oh|wait|actually|but|i mean|sorry|um|uh) )+no\b")
_BOTH = LatePattern(r"\b(?:says?|said|saying) (?:yes|no)\b.*\b(?:says?|said|saying) (?:yes|no)\b")


_ON_CONDITION = LatePattern(r"\b(?:if|unless|only|provided|as long as|depending)\b")


def yes_or_no(text: str) -> str | None:
    """ "yes", "no" or None. Of a yes and a no that correct one another, the last counts ("no wait
    yes"); otherwise the first word that leans either way decides, where nothing later takes it
    back ("i am afraid not" is a no, "yes and no" and "not sure" are neither)."""
    said = _without_so_and_so(without_denial(plain(text)))
    if _COULD_NOT_BE_MORE.match(said):
        return "yes"
    if _MOCKS.match(said) or _RECALLS_NOT.search(said):
        return "no" if _MOCKS.match(said) else None
    if (leans := "yes" if said in _AGREED else consent(said)) is not None:
        return leans
    return _by_reply(said)


def _by_reply(said: str) -> str | None:
    """The same, where no part of it leans outright."""
    reply = reply_in(said)
    if reply.kind in (Kind.YES, Kind.NO) and not reply.rest:
        return str(reply.kind)
    if _NEITHER.search(said) or _BOTH.search(said):
        return None
    if reply.kind is Kind.YES:
        return _yes_and_more(said, reply.rest)
    leaning = _leaning(said)
    return leaning if reply.kind is not Kind.NO else _no_and_more(reply.rest, leaning)


_COULD_NOT_BE_MORE = LatePattern(
    r"(?:(?:yes|yeah|oh|well|no|honestly|i|it|that|things|we) )*(?:couldn't|could not|can't)"
    r" (?:possibly |really )?(?:(?:be|get|have been|feel) (?:any |much )?(?:happier|better|prouder"
    r"|keener|readier|surer|clearer|gladder"
    r"|more (?:pleased|sure|certain|ready|willing|excited|motivated"
    r"|satisfied|determined|proud|glad|happy))"
    r"|(?:ask|wish|hope) for (?:any ?thing )?(?:more|better))\b"
)
_MIXED = LatePattern(r"^(?:(?:yes|yeah|yep|yup|aye|no|nah|nope|oh|well|um|uh) ){2,}(?=\w)")
_STRONGLY = LatePattern(
    r"(?:that's|that is|it's|it is)(?: (?:all|quite|exactly|absolutely|just))* (?:right|correct|it"
    r"|perfect|true|spot on|what i (?:said|meant|mean))(?: (?:exactly|indeed))?"
)
_MOCKS = LatePattern(
    r".*\b(?:in )?(?:my|me) (?:eye|foot|hole|backside|arse)$|"
    r"(?:oh )?(?:sure|yes|yeah|of course|right|yeah right|certainly)\b.* (?!afraid|think|hope|guess"
    r"|suppose|rather|why|or|to|is|am|are|do|did|would|could|if|but|maybe|perhaps|believe|better"
    r"|and"
    r"|of|course|definitely|certainly|absolutely|certainly|probably|yes|no)\w+ not$"
    r"|(?:(?:oh|ha|yeah|yes|sure|right|well|like) )*as if(?: (?:i|i'd|i've|we|we'd|that"
    r"|it)\b(?!.*\b(?:no"
    r"|not|never|forget|forgot|refuse|miss|skip|\w+n't)\b).*)?$"
)
"""A yes that its last word takes back: "oh sure, I had all the time in the world. Not"."""
_RECALLS_NOT = LatePattern(
    r"\b(?:(?:can't|cannot|don't|couldn't) (?:recall|remember)|(?:(?:can't|cannot|couldn't|haven't"
    r"|didn't|not) (?:quite |really )?(?:decided?|ma(?:k|d)e (?:up my mind|my mind up)))|(?:wasn't"
    r"|was"
    r" not|weren't) (?:really )?listening|(?:didn't|did not) (?:quite |really )?(?:hear (?:you|that"
    r"|what you)|catch (?:you|that|it|what)|get that)|(?:i've )?forgot(?:ten)? what"
    r"|(?:have|"
    r"need|'ll have) to think about)\b"
)


def _without_so_and_so(said: str) -> str:
    """Without a yes and a no that only lead to what is said plainly: "yes no, that's it"."""
    found = _MIXED.match(said)
    rest = said[found.end() :] if found else ""
    mixed = found is not None and not _alike(found[0])
    clear = _STRONGLY.fullmatch(rest) or (mixed and (consent(rest) or _denies(rest)))
    return rest if clear else said


def _denies(said: str) -> bool:
    reply = reply_in(said)
    return reply.kind is Kind.NO and not reply.rest


def _alike(words: str) -> bool:
    return len({_PLAINLY.get(word, word) for word in words.split()} & {"yes", "no"}) == 1


def _no_and_more(rest: str, leaning: str | None) -> str | None:
    """A no with more behind it: "no, actually I won't", but not "no, I will"."""
    if _SHORT_DENIAL.fullmatch(_TURNS_TO.sub("", rest)):
        return "no"
    if _IS_NO.fullmatch(rest) and _denials(rest) == 1:
        return "no"
    return None if leaning == "yes" else leaning


def _denials(said: str) -> int:
    return sum(word in NO for word in said.split())


def _yes_and_more(said: str, rest: str) -> str | None:
    """A yes, and what it comes to with what is said behind it."""
    if _ON_CONDITION.search(rest):
        return None
    if rest.split()[:1] in (["not"], ["never"]):
        return "no"
    if _SHORT_DENIAL.fullmatch(rest):
        return "no" if _AS_A_MATTER_OF_COURSE.match(said) else None
    if said.split(maxsplit=1)[0] in _POLITELY and not set(rest.split()) <= _AGREEING:
        return None  # "good question"
    if _AFTER_ALL_NO.match(rest):
        return "no" if yes_or_no(rest) == "no" else None
    return _leaning(said) if _TURNED.search(rest) else "yes"


def _leaning(said: str) -> str | None:
    """By the first words that lean either way; of a longer story, only by how it begins or ends."""
    words = said.split()
    if len(words) > 1 and words[-1] in _PLAINLY:
        return _PLAINLY[words[-1]]
    if _IS_NO.fullmatch(said) or _ENDS_IN_NOT.search(said):
        return None if len(set(words) & set(NO)) > 1 else "no"
    if _I_WILL.search(said):
        return None if _DENIES_IT.search(said) else "yes"
    places = range(len(words) if len(words) <= _FEW_WORDS else 1)
    leans = (_leans(words[place:]) for place in places)
    return next(filter(None, leans), None)


def _leans(words: list[str]) -> str | None:
    """Which way these words lean by the first of them."""
    if words[0] in NO:
        return "no"
    if (phrase := _opening(words, _YES)) is not None:
        return "no" if words[len(phrase) :][:1] in (["not"], ["never"], ["no"]) else "yes"
    if _opening(words, _LEANING) is not None:
        return "no" if set(words) & set(NO) else "yes"
    return None


def clear_yes_or_no(text: str) -> str | None:
    """Like ``yes_or_no``, but longer utterances count only if they open with the yes or no:
    "there is one thing about my mother" answers something else."""
    words = plain(text).split()
    opens = words[:1] in (["no"], ["nope"], ["nah"]) or _opening(words, _YES) is not None
    opens = opens or not reply_in(text).rest
    return yes_or_no(text) if opens or len(words) <= _FEW_WORDS else None


def _opening(words: list[str], phrases: tuple[str, ...]) -> list[str] | None:
    """The longest of the phrases that these words begin with, as words."""
    fitting = [parts for parts in map(str.split, phrases) if words[: len(parts)] == parts]
    return max(fitting, key=len, default=None)
