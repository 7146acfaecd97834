"""What a short answer means: yes or no, a number from 0 to 10, one of several choices.

Each function returns None where it is not sure, and the coach asks once more: a wrong guess
would stand in somebody's journal.
"""

from __future__ import annotations

import re

from voice_coach.dialogue.commands import plain
from voice_coach.program import Option

_YES = ("yes", "yeah", "yep", "yup", "correct", "exactly", "absolutely", "certainly",
        "definitely", "of course", "that's right", "i think so")  # fmt: skip
_LEANING = ("right", "sure", "true", "always", "i do", "i have", "i am", "i did", "i can", "i would",
            "i will", "it does", "it is", "it has", "they do", "there is", "there are",
            "we do")  # fmt: skip
"""These mean yes only where nothing is denied after them ("i am afraid not")."""
_NO = ("no", "nope", "nah", "never", "not", "don't", "doesn't", "isn't", "haven't", "hasn't",
       "can't", "won't", "didn't", "wrong", "nothing", "none", "aren't", "wouldn't", "couldn't",
       "shouldn't", "wasn't", "weren't", "cannot")  # fmt: skip
_AGREED = frozenset(("okay", "ok", "fine", "that's it", "i guess so"))
"""Yes as a whole utterance only: within one they are small talk."""
_NEITHER = re.compile(
    r"\b(?:(?:not|\w+n't)\b.*\b(?:sure|certain)|unsure|(?:don't|do not|didn't)\b.*\bknow"
    r"|no idea|no doubt|no problem|can't say|cannot say|hard to say|maybe|perhaps"
    r"|(?:yes|yeah)(?: and| or| but)? no|no(?: and| or| but)? (?:yes|yeah))\b"
)
_NUMBERS = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten".split())}  # fmt: skip
_TOO_MUCH = frozenset(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty "
    "forty fifty sixty seventy eighty ninety hundred half quarter point minus".split()
)
_ORDINALS = {word: number for number, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth".split())}  # fmt: skip
_SMALL_WORDS = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her him his "
    "how i i'd i'll i'm i've in is it it's its just like me more my no not of on one or our out "
    "say she so that that's the their them then there they this to up was we what when which "
    "will with would you your think guess maybe choose option answer number response".split()
)
LARGEST = 10
_SURE = 0.34


def yes_or_no(text: str) -> str | None:
    """ "yes", "no" or None. The first word that leans either way decides, where nothing later
    takes it back ("i am afraid not" is a no, "yes and no" and "not sure" are neither)."""
    words = plain(text).split()
    if " ".join(words) in _AGREED:
        return "yes"
    for place, word in enumerate(words):
        rest = words[place:]
        if word in _NO:
            return None if _NEITHER.search(" ".join(words)) else "no"
        if (phrase := _opening(rest, _YES)) is not None:
            if rest[len(phrase) :][:1] in (["not"], ["never"]):
                return "no"
            return None if _NEITHER.search(" ".join(words)) else "yes"
        if (phrase := _opening(rest, _LEANING)) is not None:
            if _NEITHER.search(" ".join(words)):
                return None
            return "no" if set(rest) & set(_NO) else "yes"
    return None


def _opening(words: list[str], phrases: tuple[str, ...]) -> list[str] | None:
    """The longest of the phrases that these words begin with, as words."""
    fitting = [parts for parts in map(str.split, phrases) if words[: len(parts)] == parts]
    return max(fitting, key=len, default=None)


def scale(text: str) -> str | None:
    """A whole number from 0 to 10 as digits, or None ("seven out of ten" is "7")."""
    said = re.sub(r"\s*(/|\bout of\b)\s*(10|ten)\b", " ", text.casefold())
    words = plain(said).split()
    if any(word in _TOO_MUCH for word in words):
        return None
    found = {
        _NUMBERS[word] if word in _NUMBERS else int(word)
        for word in words
        if word in _NUMBERS or word.isdecimal()
    }
    if not found and {"nothing", "none", "nought"} & set(words):
        return "0"
    number = found.pop() if len(found) == 1 else None
    return str(number) if number is not None and number <= LARGEST else None


def choice(options: tuple[Option, ...], text: str) -> str | None:
    """The value of the one option that the words name, by its place or by its own words."""
    said = plain(text)
    if (place := _place(said, len(options))) is not None:
        return options[place].value
    if set(said.split()) & set(_NO) and not any(
        set(plain(phrase).split()) & set(_NO)
        for option in options
        for phrase in (option.say, *option.match)
    ):
        return None  # "it is not the first time" must not become the first time
    scored = sorted(((_likeness(said, option), option.value) for option in options), reverse=True)
    if not scored or scored[0][0] < _SURE:
        return None
    if len(scored) > 1 and scored[1][0] >= scored[0][0]:
        return None
    return scored[0][1]


def _place(said: str, count: int) -> int | None:
    """ "the second one", "number three", "the last one": the place from 0."""
    fitting = re.fullmatch(
        r"(?:i (?:choose|take) )?(?:the )?(?:number )?(\w+)(?: one| option)?", said
    )
    if not fitting:
        return None
    word = fitting[1]
    number = _ORDINALS.get(word)
    if number is None and ("number" in said.split()) and word in _NUMBERS:
        number = _NUMBERS[word] - 1
    if word == "last" and count:
        return count - 1
    return number if number is not None and 0 <= number < count else None


def _likeness(said: str, option: Option) -> float:
    """1 where one of the option's own phrases was said; else the share of its words."""
    padded = f" {said} "
    phrases = (plain(option.say), plain(option.value), *map(plain, option.match))
    longest = max((len(phrase) for phrase in phrases if f" {phrase} " in padded), default=0)
    if longest:
        return 1.0 + longest / 1000
    wanted = set(plain(option.say).split()) - _SMALL_WORDS
    return len(wanted & set(said.split())) / len(wanted) if wanted else 0.0
