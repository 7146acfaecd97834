"""What a short answer means: yes or no, a number from 0 to 10, one of several choices.

Each function returns None where it is not sure, and the coach asks once more: a wrong guess
would stand in somebody's journal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from voice_coach.dates.calendar_names import ORDINALS
from voice_coach.dates.corrections import Part, parts_of
from voice_coach.dialogue.agreement import Kind, reply_in
from voice_coach.dialogue.commands import POLITE, plain
from voice_coach.program.values import Option

_YES = ("yes", "yeah", "yep", "yup", "correct", "exactly", "absolutely", "certainly",
        "definitely", "of course", "that's right", "i think so")  # fmt: skip
_LEANING = ("right", "sure", "true", "always", "i do", "i have", "i am", "i did", "i can",
            "i would", "i will", "it does", "it is", "it has", "they do", "there is", "there are",
            "we do")  # fmt: skip
"""These mean yes only where nothing is denied after them ("i am afraid not")."""
_NO = ("no", "nope", "nah", "never", "not", "don't", "doesn't", "isn't", "haven't", "hasn't",
       "can't", "won't", "didn't", "wrong", "none", "aren't", "wouldn't", "couldn't",
       "shouldn't", "wasn't", "weren't", "cannot")  # fmt: skip
_FEW_WORDS = 3
_AGREED = frozenset(("okay", "ok", "fine", "that's it", "i guess so"))
"""Yes as a whole utterance only: within one they are small talk."""
_NEITHER = re.compile(
    r"\b(?:(?:not|\w+n't)\b.*\b(?:sure|certain)|unsure|(?:don't|do not|didn't)\b.*\bknow"
    r"|no idea|no doubt|can't say|cannot say|hard to say|maybe|perhaps|depends|otherwise|as if"
    r"|on a good day|(?:\w+n't|not) (?:decided"
    r"|made up|made my mind)"
    r"|(?:yes|yeah)(?: and| or| but)? no|no(?: and| or| but)? (?:yes|yeah))\b"
)
_IS_NO = re.compile(
    r"(?:(?:no|well|um|uh|but|and|honestly|sorry|unfortunately|i'm afraid|i think|really) )*"
    r"(?:i|we|it|that|he|she|they|there) ?(?:\w+n't|'m not|am not|are not|is not|do not|did not"
    r"|does not|will not|would not|can not|have not|never|cannot)"
    r"(?! (?:decided|decide|made up|mind|see why|think so but|wait|doubt|believe)\b).*"
)
"""Somebody says that they do not, will not, are not."""
_ENDS_IN_NOT = re.compile(r"\b(?:afraid|think|guess|suppose|rather|hope|believe) not(?: really)?$")
_I_WILL = re.compile(r"\b(?:i|we) (?:will|do|can|would|am|have|did)(?: do)?(?: it| that| one)?$")
_DENIES_IT = re.compile(r"\b(?:if|whether|when|not sure|never|nor|neither)\b")
_SHORT_DENIAL = re.compile(
    r"(?:i|we|he|she|it|they|that|there) (?:\w+n't|(?:am|are|is|do|did|does|have|has|will|would|can"
    r"|could|was|were) not|cannot|never)|(?:\w+ )?(?:not|never)"
)
_PLAINLY = {"yes": "yes", "yeah": "yes", "yep": "yes", "no": "no", "nope": "no"}
_POLITELY = frozenset("good great fine nice okay ok cool lovely all thank thanks".split())
_AGREEING = frozenset("i will do it that one let's sure so then yes we'll i'll and of can".split())
_AS_A_MATTER_OF_COURSE = re.compile(r"(?:of course|certainly|definitely|absolutely|surely|sure)\b")
_TURNED = re.compile(r"\b(?:no|not|never|wait|sorry|mean|meant|\w+n't)\b")
_BOTH = re.compile(r"\b(?:says?|said|saying) (?:yes|no)\b.*\b(?:says?|said|saying) (?:yes|no)\b")
_NUMBERS = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten".split())}  # fmt: skip
_TOO_MUCH = frozenset(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty "
    "forty fifty sixty seventy eighty ninety hundred half quarter quarters third thirds "
    "percent cent point minus".split()
)
_MOST_DIGITS = 4
_BELOW_ZERO = re.compile(r"-\s*\d")
_NO_NUMBER = re.compile(
    r"\b(?:(?:no|the|this|that|any|every|each|which) one|one (?:of|who|day|thing|moment|more))\b"
)
"""Where "one" counts nothing."""
_BESIDE_A_NUMBER = re.compile(
    r"\b(?:not|less|more|lower|higher|better|worse|under|over|above|below"
    r"|between)(?: than)?(?: an?)? "
    r"(?:\d+|" + "|".join(_NUMBERS) + r")\b"
)
"""A number that is named only to say that it is another."""
_CORRECTS = re.compile(r"\b(?:wait|sorry|mean|meant|actually|rather|hold on|hang on|not)\b")
_JUST_NO = re.compile(
    r"(?:(?:um|uh|well|oh|wait|sorry|actually|i mean|i meant|rather)[ ,.!]+)*(?:no|nope|nah)[ ,.!]*"
)
_EACH = "|".join((*_NUMBERS, r"\d+"))
_ASKS_BACK = re.compile(
    r"(?:(?:um|uh|well|oh|so|sorry|and|but|wait|okay) )*(?:what(?!ever)|which|who|how"
    r"|why(?! not\b| wouldn't)"
    r"|when|where|does|do (?:you|i|we)|did you|is (?:it|that|this|there)|are you|am i|can you"
    r"|could you"
    r"|should i)\b|.*\b(?:do you (?:think|mean|know|want)|depends)\b"
)
_WHOLE_SCALE = re.compile(
    r"\b(?:(?:on|in) (?:a|the|that|this|your) scale )?(?:from|of) (?:zero|0|one|1) (?:to"
    r"|till) (?:ten|10)\b"
)
_FRAMED = re.compile(
    rf"\b(?:i'm|i am|it's|it is|i'd say|i would say|say|feels like|feel like|call it|give it|so"
    rf"|at|a|an)"
    rf"(?: about| around| maybe| probably| at)?(?: an?)?(?: solid| good| strong| weak)? ({_EACH})\b"
    r"(?! (?:years?|months?|weeks?|days?|hours?|minutes?|people|times?|of us|kids|to|or"
    r"|and a half)\b)"
)
"""A number as people give one: "I'm a six", "so a two"."""
_FRAMED_LAST = re.compile(rf"{_FRAMED.pattern}(?!.*\b(?:{_EACH})\b)")
_AMOUNT = re.compile(
    rf"\b(?:{_EACH}) (?:years?|months?|weeks?|days?|hours?|minutes?|people|times|of us|kids|boys"
    rf"|girls"
    r"|children|sisters|brothers|friends|coffees|cups|euros|dollars|pounds)\b"
)
_RANGE = re.compile(rf"\b(?:{_EACH}) (?:or|to|and) (?:maybe |an? )?(?:{_EACH})\b")
_STORY = re.compile(
    r"^((?:(?:it's|i'd|i'm|i am|it|is|about|around|maybe|say|a|an|at|um|uh|well|like|only|just"
    r"|perhaps"
    rf"|probably|i|think|feel|guess|would|give|that|so|oh|today|a solid|good"
    rf"|right now) ){{0,5}}(?:{_EACH}))"
    r" (?:because|since|as|cause|i|we|my|the|there|it|that|although|though|after|even|so|but i"
    r"|which|he|she|i had|one part|part of|when|while|with|due|thanks|given|really|honestly|just"
    r"|they|last|this|you know|and i|and my|and that)\b.*$"
)
"""The number comes first, and what it is about behind it."""
_NOW = re.compile(rf"\b(?:now|today|at the moment|currently|right now)\b.*\b(?:{_EACH})\b"
                  rf"|\b(?:{_EACH}) (?:now|today|at the moment|right now)\b")  # fmt: skip
_THEN = re.compile(
    rf"\b(?:it was|was|used to be|i was|last (?:week|month|time|year)|yesterday|before"
    rf"|this morning)"
    rf"(?: \w+){{0,3}}? (?:{_EACH})\b(?! now| today)"
)
"""Another number that is told beside today's."""
_ALL_OF_NOTHING = re.compile(r"(?:nothing|none|nought)(?: at all)?|not at all")
_I_TAKE = (
    r"(?:i'd say|i would say|i think|i guess|i'd go with|i go with|i'll go with|i would go with"
    r"|i choose|i take|i'll take|i pick|i'd pick|it's|it is|that's|maybe|probably|let me say"
    r"|i think it's|it would be|the answer is|i'd choose|i would choose|perhaps)"
)
_A_PLACE = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|last)\b")
_BY_PLACE = re.compile(
    r"\b(the (?:first|second|third|fourth|fifth|sixth|last)(?: one| option)?)"
    r"(?=$| (?:please|because|since|as|i think|i guess|for me|is|i'd say|probably|definitely)\b)"
)
_ORDINALS = {word: number for number, word in enumerate(ORDINALS[:10])}
SMALL_WORDS = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her him his "
    "how i i'd i'll i'm i've in is it it's its just like me more my no not of on one or our out "
    "say she so that that's the their them then there they this to up was we what when which "
    "will with would you your think guess maybe choose option answer number response".split()
)
LARGEST = 10
_SURE = 0.34


def yes_or_no(text: str) -> str | None:
    """ "yes", "no" or None. Of a yes and a no that correct one another, the last counts ("no wait
    yes"); otherwise the first word that leans either way decides, where nothing later takes it
    back ("i am afraid not" is a no, "yes and no" and "not sure" are neither)."""
    said = plain(text)
    if said in _AGREED:
        return "yes"
    reply = reply_in(said)
    if reply.kind in (Kind.YES, Kind.NO) and not reply.rest:
        return str(reply.kind)
    if _NEITHER.search(said) or _BOTH.search(said):
        return None
    if reply.kind is Kind.NO and _SHORT_DENIAL.fullmatch(reply.rest):
        return "no"  # "no actually i won't"
    return _yes_and_more(said, reply.rest) if reply.kind is Kind.YES else _leaning(said)


def _yes_and_more(said: str, rest: str) -> str | None:
    """A yes, and what it comes to with what is said behind it."""
    if rest.split()[:1] in (["not"], ["never"]):
        return "no"
    if _SHORT_DENIAL.fullmatch(rest):
        return "no" if _AS_A_MATTER_OF_COURSE.match(said) else None
    if said.split(maxsplit=1)[0] in _POLITELY and not set(rest.split()) <= _AGREEING:
        return None  # "good question"
    return _leaning(said) if _TURNED.search(rest) else "yes"


def _leaning(said: str) -> str | None:
    """By the first words that lean either way; of a longer story, only by how it begins or ends."""
    words = said.split()
    if len(words) > 1 and words[-1] in _PLAINLY:
        return _PLAINLY[words[-1]]
    if _IS_NO.fullmatch(said) or _ENDS_IN_NOT.search(said):
        return None if len(set(words) & set(_NO)) > 1 else "no"
    if _I_WILL.search(said):
        return None if _DENIES_IT.search(said) else "yes"
    places = range(len(words) if len(words) <= _FEW_WORDS else 1)
    leans = (_leans(words[place:]) for place in places)
    return next(filter(None, leans), None)


def _leans(words: list[str]) -> str | None:
    """Which way these words lean by the first of them."""
    if words[0] in _NO:
        return "no"
    if (phrase := _opening(words, _YES)) is not None:
        return "no" if words[len(phrase) :][:1] in (["not"], ["never"], ["no"]) else "yes"
    if _opening(words, _LEANING) is not None:
        return "no" if set(words) & set(_NO) else "yes"
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


def scale(text: str) -> str | None:
    """A whole number from 0 to 10 as digits, or None ("seven out of ten" is "7"). What was taken
    back counts no more ("seven, no, eight"), and a story behind the number changes nothing."""
    return _last_meant(text, _number)


def _number(text: str) -> str | None:
    said = re.sub(r"(/|\b(?:out )?of\b)\s*(10|ten)\b", " ", text.casefold().replace("\u2019", "'"))
    if _BELOW_ZERO.search(said):
        return None
    said = _NO_NUMBER.sub(" ", _WHOLE_SCALE.sub(" ", plain(said)))
    said = _THEN.sub(" ", said) if _NOW.search(said) else said
    said = _STORY.sub(r"\1", said)
    said = _AMOUNT.sub(" ", said)
    words = said.split()
    if any(word in _TOO_MUCH for word in words) or _BESIDE_A_NUMBER.search(said):
        return None
    if _ALL_OF_NOTHING.fullmatch(said.strip()):
        return "0"
    found = {_digits(word) for word in words if word in _NUMBERS or word.isdecimal()}
    framed = {_digits(word) for word in _FRAMED.findall(said)}
    if len(framed) == 1 and _FRAMED_LAST.search(said) and not _RANGE.search(said):
        found = framed
    number = found.pop() if len(found) == 1 else None
    return str(number) if number is not None and number <= LARGEST else None


def asks_back(text: str) -> bool:
    """Whether it is a question to the coach, and no answer."""
    return _ASKS_BACK.match(plain(text)) is not None


def _digits(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word[:_MOST_DIGITS])


def _last_meant(text: str, understand: Callable[[str], str | None]) -> str | None:
    """What is understood of the last that was said before and after each change of mind; None
    where that takes back what was said, and says nothing else instead."""
    meant: str | None = None
    for part in parts_of(text):
        better = _meant_by(part, understand, first=meant is None and not part.denies)
        if better is not None:
            meant = better
        elif part.denies and not part.lets_stand:
            meant = None
    return meant


def choice(options: tuple[Option, ...], text: str) -> str | None:
    """The value of the one option that the words name, by its place or by its own words."""
    exact = [option.value for option in options if is_phrase_of(option, text)]
    if len(exact) == 1:
        return exact[0]
    return _last_meant(text, lambda part: _chosen(options, part))


def _chosen(options: tuple[Option, ...], text: str) -> str | None:
    said = plain(text)
    named = _named(options, said)
    place = _place(said, len(options))
    if place is None:
        return named
    value = options[place].value
    if named in (None, value):
        return value
    # "the first" is the first of them, unless it is just what one of them is called.
    exact = [o.value for o in options if said in _phrases(o)]
    return named if exact == [named] else None


def is_phrase_of(option: Option, text: str) -> bool:
    """Whether the words are one of the option's own phrases, and nothing besides."""
    words = [word for word in plain(text).split() if word not in POLITE]
    return " ".join(words) in _phrases(option)


def _meant_by(part: Part, understand: Callable[[str], str | None], *, first: bool) -> str | None:
    if not first:
        is_answer = not part.text and _JUST_NO.fullmatch(part.turn.casefold())
        return understand("no" if is_answer else part.text)
    alone = _CORRECTS.search(part.turn.casefold()) or understand("no") is None
    better = understand(part.text) if alone else None
    return better or understand(part.whole)


@dataclass(frozen=True, slots=True)
class _Naming:
    """Where an option is named: from which letter to which."""

    option: Option
    start: int
    end: int


def _named(options: tuple[Option, ...], said: str) -> str | None:
    namings = _namings(options, said)
    if not namings:
        return _likely(options, said)
    if any(
        one.option.value != other.option.value
        and said[one.end : other.start].strip() in ("or", "and")
        for one, other in pairwise(namings)
    ):
        return None
    kept = {one.option.value: one.option for one in namings if not _is_denied(one, namings, said)}
    kept = {
        value: option
        for value, option in kept.items()
        if not any(value in other.outweighs for other in kept.values())
    }
    return next(iter(kept)) if len(kept) == 1 else None


def _namings(options: tuple[Option, ...], said: str) -> list[_Naming]:
    """Every place where an option's own words stand, but for those within longer ones."""
    found = [
        _Naming(option, match.start(), match.end())
        for option in options
        for phrase in dict.fromkeys(filter(None, _phrases(option)))
        for match in re.finditer(rf"(?<![\w']){re.escape(phrase)}(?![\w'])", said)
    ]
    return sorted(
        (
            one
            for one in found
            if not any(
                other.start <= one.start and one.end <= other.end
                and other.end - other.start > one.end - one.start
                for other in found
            )
        ),
        key=lambda one: one.start,
    )  # fmt: skip


def _is_denied(naming: _Naming, namings: Sequence[_Naming], said: str) -> bool:
    """Whether a "not" stands before it, or behind the last of them ("the habit is not it")."""
    begins = max((one.end for one in namings if one.end <= naming.start), default=0)
    before = _denials(said[begins : naming.start])
    last = naming.end == max(one.end for one in namings)
    after = _denials(said[naming.end :]) if last else set()
    if _denials(said[naming.start : naming.end]):  # what comes after a no repeats it
        return bool(before - {"no"})
    return bool(before | after)


def _likely(options: tuple[Option, ...], said: str) -> str | None:
    """The option of which most words were said, where no other comes near."""
    scored = sorted(((_likeness(said, option), option.value) for option in options), reverse=True)
    if not scored or scored[0][0] < _SURE:
        return None
    best, value = scored[0]
    if any(score >= best and other != value for score, other in scored[1:]):
        return None
    option = next(o for o in options if (_likeness(said, o), o.value) == scored[0])
    denied = _denials(said) - _denials(" ".join(_phrases(option)))
    return None if denied else value


def _denials(said: str) -> set[str]:
    return set(said.split()) & set(_NO)


def _place(said: str, count: int) -> int | None:
    """ "the second one", "number three", "the last one": the place from 0."""
    if (among := _BY_PLACE.search(said)) is not None and len(_A_PLACE.findall(said)) == 1:
        said = among[1]
    fitting = re.fullmatch(rf"(?:{_I_TAKE} )?(?:the )?(number |option )?(\w+)( one| option)?", said)
    if not fitting:
        return None
    word = fitting[2]
    number = _ORDINALS.get(word)
    if fitting[1] and (word in _NUMBERS or word.isdecimal()):
        number = (_NUMBERS[word] if word in _NUMBERS else int(word[:_MOST_DIGITS])) - 1
    if word == "last" and count:
        return count - 1
    return number if number is not None and 0 <= number < count else None


def _phrases(option: Option) -> tuple[str, ...]:
    return (plain(option.say), plain(option.value), *map(plain, option.match))


def _within(phrase: str, said: str) -> bool:
    return bool(phrase) and f" {phrase} " in f" {said} "


def _likeness(said: str, option: Option) -> float:
    """1 where a part of the option's words was said; otherwise the share of its words."""
    if " " in said and _within(said, plain(option.say)):
        return 1.0  # a part of the person's own words for it
    wanted = set(plain(option.say).split()) - SMALL_WORDS
    return len(wanted & set(said.split())) / len(wanted) if wanted else 0.0
