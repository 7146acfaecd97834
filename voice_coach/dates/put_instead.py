"""What a short correction puts instead, by the kinds of its words: "the eleventh, sorry, not the
tenth", "kindly change to six", "pm, dear, not am". Pure.

An utterance is taken apart into names of times, words that turn one of them down, words that point
at what is meant, and small talk. Where a story stands before, its end counts, if a word points at
what is named there; what might speak against it leaves the utterance as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from voice_coach.patterns import LatePattern

_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_TEEN = r"(?:thir|four|fif|six|seven|eigh|nine)teen"
_MINUTE = (
    rf"(?:(?:twenty|thirty|forty|fifty)(?: (?:one|two|three|four|five|six|seven|eight|nine))?"
    rf"|{_TEEN}|ten|oh \w+|[0-5]\d)"
)
_HALF = r"(?:[ap] ?m|in the (?:morning|afternoon|evening)|at night)"
_PART_OF_HOUR = r"(?:(?:a )?quarter|half|twenty(?: five)?|ten|five)(?: minutes)? (?:past|to|after)"
_NTH = (
    rf"(?:(?:(?:twenty|thirty) (?:first|second|third)|(?<=the )(?:first|second|third)"
    rf"|(?:(?:twenty|thirty) )?(?:fourth|fifth|sixth|seventh|eighth|ninth))|tenth|eleventh"
    rf"|twelfth|{_TEEN}th|twentieth|thirtieth|\d{{1,2}}(?:st|nd|rd|th))"
)
_SHIFT = (
    r"(?:half an|an?|one|two|three|four|five|ten|fifteen|twenty|thirty|a couple of|\d+)"
    r" (?:minutes?|hours?|days?|weeks?)(?: and a half)? (?:later|earlier|sooner|after that)"
)
_KINDS = {
    "shift": _SHIFT,
    "date": rf"(?:on )?(?:the )?{_NTH}(?: of {_MONTH})?|(?:on )?{_MONTH} (?:the )?{_NTH}",
    "month": rf"(?:(?:in|of|for) )?{_MONTH}",
    "day": (
        rf"(?:on |for )?(?:the )?(?:(?:this|next|coming|following) )*{_DAYS}(?: (?:week|fortnight)"
        r"|'s)?"
        r"|today|tonight|tomorrow(?: week)?|the day after tomorrow|(?:the )?day after(?: that)?"
        rf"|the {_DAYS} after(?: (?:that|this)(?: one)?)?"
    ),
    "clock": (
        rf"(?:(?:at|for|around|about) )?(?:{_PART_OF_HOUR} {_HOUR}|half {_HOUR}|(?:twelve )?(?:noon"
        rf"|midday|midnight)|{_HOUR}(?: {_MINUTE})?(?: o'? ?clock)?)(?: {_HALF})?"
        r"(?! (?:minutes?|hours?|days?|weeks?|months?|years?|people|times?|past|to|of)\b)"
    ),
    "minutes": rf"(?:at )?{_PART_OF_HOUR}",
    "half": (
        rf"{_HALF}|(?:(?:in|at) )?(?:the )?(?:morning|afternoon|evening|night)"
        r"|(?:in |at )?(?:the )?(?:am|pm)"
    ),
}
_FAMILY = {
    "shift": "shift", "date": "day", "month": "day", "day": "day", "clock": "time",
    "minutes": "time", "half": "half",
}  # fmt: skip
_WHOM = r"(?:(?:you|we|i|ye|it)(?: (?:ever|please|kindly|just|possibly|not))*)"
_VERB = (
    r"(?:chang|switch|mov|shift|push|bring|put|set|mak|prepon|postpon|tak|stick|pencil|book|say"
    r"|do|hav|call|try|giv|reschedul|adjust|mean|need|want|prefer|lik|bump|knock|swap|slid|nudg|shov|drop|roll|count|sign|mark|not"
    r"|writ)(?:e|t|ting|ing)?"
)
_IT = r"(?:it|that|this|me|us|the (?:time|day|date|hour|meeting|appointment))"
_ASKS = (
    rf"(?:(?:could|can|would|will|shall|might|may) {_WHOM} )?(?:let us |let's |let me |please"
    rf" |kindly |just )*(?:be )?{_VERB}(?: {_IT})?(?: (?:back|forward|on|up|out|off|along|down"
    r"|in))*(?: (?:to|for|till|until|as))?"
    r"|(?:(?:we|i|let's|let us)(?:'ll|'d| will)? )?(?:just )?(?:stick|stay|go|leave|keep)"
    r"(?: (?:it|that|this))? (?:with|at|to|for|on|till?|until)"
)
"""Points at what is named right behind it, and only there."""
_POINTS = (
    r"(?:(?:it|that|this|the (?:time|day|date|hour|month))(?:'s|'ll| will| really)* )?(?:should"
    r"(?: have)?|must|has to|have to|had to|needs to|need to|ought to|was meant to|was supposed to"
    r"|is to)(?: be(?:en)?)?"
    r"|(?:it|that)(?:'s| is| was)(?: meant)?(?: to be)?"
    rf"|(?:so|then|therefore|hence)(?: (?:it's|that's|i'd say|maybe))?|{_WHOM} (?:mean|meant|said"
    r"|say|want|wanted|need|prefer)|i'm meaning|i was meaning|i'd (?:say|prefer|rather|like"
    r"|sooner)(?: have)?"
    r"|(?:we'd|i'd|you'd|i had) better(?: (?:say|do|make it|have|go for))?"
    r"|any chance of|i'd be better off (?:on|at|with)"
    r"|(?:i'm|i am|we're) only (?:free|available|in|there)|(?:i|we) (?:can )?only (?:do|make"
    r"|manage|can)"
    r"|change of plans?|better|rather|instead|actually|it is|i'd be happier with|i'm better off"
    r" with"
    r"|(?:should|ought to) have (?:said|been)|i (?:should|ought to) have said"
    r"|(?:would|will|might|'d|'ll) (?:be|suit|do|work)(?: me)?(?: (?:far|much|a lot|a bit))*"
    r"(?: (?:better|best|kinder|nicer|easier|handier|grand|great|lovely|good|fine|perfect|more"
    r" like it|more me))?(?: (?:for|to|on) (?:me|us))?"
    r"|(?:is|was) (?:right|correct|fine|grand|perfect)(?: after all)?"
    r"|is (?:better|what (?:i|we) (?:want|need|mean)|what i (?:meant|wanted|said)|more me)"
    r"|suits me(?: better| best)?|works better|than"
)
_DENIES = (
    r"(?:and |but )?not(?: (?:at|on|in|for))?|instead of|rather than|(?:did|have) i (?:just )?say"
)
_TALK = (
    r"no|nope|nah|oh|ah|ach|ooh|um+|uh+|er+m?|hm+|well|now|sorry|i'm sorry|apologies|my mistake"
    r"|my apologies|pardon(?: me)?|i beg your pardon|excuse me|please|kindly|yes|yeah|okay|ok|but"
    r"|wait|hang on|hold on|dear|love|mate|pal|coach|sir|madam|god willing|god|only|just|still"
    r"|all the same"
    r"|wrong (?:day|time|month|date|hour)|you misheard(?: me)?|you (?:picked|heard|got) me (?:up )?"
    r"wrong|of course|obviously|silly me|change of plans?|if you (?:would|don't mind|can|could"
    r"|like|please)"
    r"|if it's (?:no bother|all the same(?: to you)?|possible|no trouble)|if (?:possible|that's"
    r" (?:all right|okay|no trouble|no bother))|god willing|please god|thanks|thank you"
    r"|(?:at )?(?:the )?same time(?: of day)?|nearly(?: right| there)?|almost(?: right)?|not"
    r" quite|close|you're very good|the|itself"
    r"|(?:right|correct) day|the (?:day|date|time|month|hour)"
)
_AGAINST = LatePattern(
    r"\b(?:or|if|unless|maybe|perhaps|usually|normally|always|often|sometimes|last|used|once"
    r"|whether|either|wonder|depends|between|except|know|sure)\b"
)
"""In a story before a correction, this leaves it open."""
_UNDOES = LatePattern(
    r"\b(?:or|but|unless|(?<!i'm )not|never|no|except|maybe|perhaps|between|is|was|are|busy|out"
    r"|off|full"
    r"|away|booked|either|too|\w+n't)\b"
)
"""Behind what is named, this may take it back."""
_REFUSES = LatePattern(r"n't$|^(?:not|cannot|never|hardly)$")
_NEAR = 4
"""Words."""
_ENDS = LatePattern(
    r"(?:to|so(?: that)? (?:i|we) (?:can|could)|so as|because|cause|since|as|if|when|while|god"
    r"|with|for|before|like|i'm not|i (?:got|get|have to|need to|mixed|misread|forgot)|there's"
    r"|it's|and (?:be|get|leave|that's))\b"
)
"""How people begin what they tell behind a time."""
_SOME_ONE = r"(?:the|that|this|which|another|any|no|next|last|first|each|every) one|one (?:of|more)"
"""No hour."""
_TOKEN = LatePattern(
    rf"(?:(?P<one>{_SOME_ONE})|(?P<not>{_DENIES})|"
    + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items())
    + rf"|(?P<points>{_POINTS})|(?P<asks>{_ASKS})|(?P<talk>{_TALK})|(?P<other>\S+))(?:\s+|$)"
)
_ONLY_ONCE = LatePattern(r"\b(?:every|each|daily|weekly|all|weekdays?|(?:just|only) th\w+)\b")
"""Days that come again are another matter."""
_AS: dict[str | None, str] = {"one": "talk"}
_TURNS = LatePattern(
    r"(?:sorry|but|i mean|i meant|no|rather|actually|it's|i'm meaning|wait|hang on|hold on"
    r"|apologies|it is|that's)\b"
)
_SPELLED = LatePattern(r"\b(\w+teenth) one (\w+)\b")
"""Somebody spells the number out behind it: "fifteenth, one five"."""
_LEADS = LatePattern(r"^(?:(?:on|at|in|the|for|of|around|about) )+")


_MISSES_NOTHING = LatePattern(
    r"\b(?:(?:can't|cannot) (?:wait|fault)|(?:won't|wouldn't) (?:miss|forget)|don't (?:worry"
    r"|forget))\b"
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A piece of the utterance. ``kind``: of a name of a time, or what it does beside them."""

    kind: str
    text: str

    @property
    def names(self) -> bool:
        return self.kind in _KINDS


def put_instead(said: str, *, alone: bool = False) -> str:
    """The correction as "no" and what is meant; empty where it is none, or cannot be told.

    ``said``: lower case, words alone. ``alone``: what is only named counts too, as it stands behind
    something that was clear.
    """
    words = list(_words(_SPELLED.sub(r"i mean \1", said)))
    if not any(word.names for word in words) or _ONLY_ONCE.search(said):
        return ""
    if all(word.kind != "other" for word in words):
        return _outcome(words, pointed=alone)
    words = _without_afterthought(words)
    last = max((n for n, word in enumerate(words) if word.kind == "other"), default=-1)
    told, meant = words[: last + 1], words[last + 1 :]
    while meant and meant[0].kind == "talk":
        meant = meant[1:]
    told, meant = _without_what_is_told(told, meant)
    if any(_AGAINST.search(word.text) for word in told if not word.names) or _refuses(told):
        return ""
    points = any(word.kind == "points" and word.text != "better" for word in meant[:1])
    points = points or (not told and any(word.kind in ("points", "not") for word in meant))
    if told and not points:
        points = any(word.kind == "points" for word in _behind_names(meant))
    return _outcome(meant) if points and any(word.names for word in meant) else ""


_AMOUNT = LatePattern(r"\b(?:half an|an?|\w+) (?:minutes?|hours?|days?|weeks?)\b")


def names_a_time(said: str) -> bool:
    """Whether a time, or a length of time, is named in it."""
    return _AMOUNT.search(said) is not None or any(word.names for word in _words(said))


def turns_down(said: str) -> bool:
    """Whether an hour or a date is turned down, and no other named: "I won't manage nine"."""
    words = list(_words(said))
    named = [n for n, word in enumerate(words) if word.names]
    if not named or {words[n].kind for n in named} - {"clock", "date", "minutes"}:
        return False
    denied = all(n and (_refuses(words[:n]) or words[n - 1].kind == "not") for n in named)
    return denied and not put_instead(said) and not _MISSES_NOTHING.search(said)


def _refuses(told: list[_Word]) -> bool:
    """Whether what is named next is turned down: "I won't be able to make Monday"."""
    return any(_REFUSES.search(word.text) for word in told[-_NEAR:] if not word.names)


def _without_what_is_told(told: list[_Word], meant: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """The names at a story's end belong to it, where a word points at others behind them: "I have
    the dentist wednesday, so thursday"."""
    named = next((n for n, word in enumerate(meant) if not word.names), 0) if told else 0
    goes_on = meant[named:]
    points = bool(goes_on) and goes_on[0].kind == "points"
    if named and points and any(word.names for word in goes_on):
        return [*told, *meant[:named]], goes_on
    return told, meant


def _behind_names(words: list[_Word]) -> list[_Word]:
    """What stands behind the first name, where it begins with one: "thursday it'll have to be"."""
    return words[1:] if words and words[0].names else []


def _words(said: str) -> Iterator[_Word]:
    words = [
        _Word(_AS.get(found.lastgroup, found.lastgroup or "other"), found[0].strip())
        for found in _TOKEN.finditer(said)
    ]
    words = [one for n, word in enumerate(words) for one in _apart(word, words[:n])]
    for word, behind in zip(words, [*words[1:], _Word("other", "")], strict=True):
        if word.kind != "asks":
            yield word
        else:
            yield _Word("points" if behind.names or behind.kind == "not" else "other", word.text)


def _apart(word: _Word, before: list[_Word]) -> list[_Word]:
    """ "Not nine ten": two hours, and no minutes."""
    hours = word.text.split()
    if word.kind == "clock" and [w.kind for w in before[-1:]] == ["not"] and hours[1:] == ["ten"]:
        return [_Word("clock", hour) for hour in hours]
    return [word]


def _without_afterthought(words: list[_Word]) -> list[_Word]:
    """Without what is told behind the last name, where that gives only a reason or an end."""
    last = max(n for n, word in enumerate(words) if word.names)
    ends = next((n for n, word in enumerate(words) if n > last and _is_told(word)), len(words))
    behind = " ".join(word.text for word in words[ends:])
    if not _ENDS.match(behind) or _UNDOES.search(behind):
        return words
    return words[:ends]


def _is_told(word: _Word) -> bool:
    return word.kind == "other" or word.text in ("so", "then")


def _outcome(words: list[_Word], *, pointed: bool = False) -> str:
    """What the names come to: those that are meant, in their order."""
    meant: list[_Word] = []
    denied: list[_Word] = []
    denies = turned = False
    run: list[str] = []
    pointed |= {word.kind for word in words if word.names} <= {"half", "minutes", "shift"}
    for word in words:
        if not word.names:
            pointed = pointed or word.kind != "talk" or bool(_TURNS.match(word.text))
            denies = word.kind == "not" or (denies and word.text in ("the", "at", "on", "in"))
            turned = turned or bool(_TURNS.match(word.text))
            run = run if denies and not run else []
            continue
        family = _FAMILY[word.kind]
        if denies and family not in run:
            run.append(family)
            denied.append(word)
            continue
        denies, run = False, []
        same = [other for other in meant if _FAMILY[other.kind] == family]
        if turned and same and not _together(same, word):
            meant = [other for other in meant if other not in same]
        turned = False
        if _bare(word) not in map(_bare, meant):
            meant.append(word)
    if not pointed or not meant or _at_odds(meant, denied):
        return ""
    return " ".join(["no", *(_as_said(word) for word in meant)])


def _as_said(word: _Word) -> str:
    """With "at" before an hour: "no one" is nobody."""
    return f"at {word.text}" if word.kind == "clock" and word.text[0] != "a" else word.text


def _together(before: list[_Word], word: _Word) -> bool:
    """Whether both name one thing: "friday the thirteenth"."""
    return {other.kind for other in before} == {"day"} and word.kind == "date"


def _at_odds(meant: list[_Word], denied: list[_Word]) -> bool:
    """Whether two different things are meant, or what is denied is meant as well, or nothing is
    named in its place."""
    kinds = [word.kind for word in meant]
    families = {_FAMILY[word.kind] for word in meant}
    if len(kinds) != len(set(kinds)) or {"month", "date"} <= set(kinds):
        return True
    if {"clock", "minutes"} <= set(kinds) or any(
        _FAMILY[a.kind] == _FAMILY[b.kind] and (a.kind, b.kind) != ("day", "date")
        for a, b in pairwise(meant)
    ):
        return True
    if any(_bare(word) in map(_bare, meant) for word in denied):
        return True
    return bool(meant) and any(_FAMILY[word.kind] not in families for word in denied)


def _bare(word: _Word) -> str:
    return _LEADS.sub("", word.text)
