"""What a short answer means: yes or no, a number from 0 to 10, one of several choices.

Each function returns None where it is not sure, and the coach asks once more: a wrong guess
would stand in somebody's journal.
"""

from __future__ import annotations

import re

from voice_coach.dates.calendar_names import ORDINALS
from voice_coach.dialogue.commands import POLITE, plain
from voice_coach.program.values import Option

_YES = ("yes", "yeah", "yep", "yup", "correct", "exactly", "absolutely", "certainly",
        "definitely", "of course", "that's right", "i think so")  # fmt: skip
_LEANING = ("right", "sure", "true", "always", "i do", "i have", "i am", "i did", "i can",
            "i would", "i will", "it does", "it is", "it has", "they do", "there is", "there are",
            "we do")  # fmt: skip
"""These mean yes only where nothing is denied after them ("i am afraid not")."""
_NO = ("no", "nope", "nah", "never", "not", "don't", "doesn't", "isn't", "haven't", "hasn't",
       "can't", "won't", "didn't", "wrong", "nothing", "none", "aren't", "wouldn't", "couldn't",
       "shouldn't", "wasn't", "weren't", "cannot")  # fmt: skip
_FEW_WORDS = 3
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
_MOST_DIGITS = 4
_BELOW_ZERO = re.compile(r"-\s*\d")
_NO_NUMBER = re.compile(
    r"\b(?:(?:no|the|this|that|any|every|each|which) one|one (?:of|who|day|thing|moment|more))\b"
)
"""Where "one" counts nothing."""
_BESIDE_A_NUMBER = re.compile(
    r"\b(?:not|less|more|lower|higher|under|over|above|below|between)(?: than)?(?: an?)? "
    r"(?:\d+|" + "|".join(_NUMBERS) + r")\b"
)
"""A number that is named only to say that it is another."""
_ALL_OF_NOTHING = re.compile(r"(?:nothing|none|nought)(?: at all)?|not at all")
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
    """ "yes", "no" or None. The first word that leans either way decides, where nothing later
    takes it back ("i am afraid not" is a no, "yes and no" and "not sure" are neither)."""
    said = plain(text)
    if _NEITHER.search(said):
        return None
    if said in _AGREED:
        return "yes"
    words = said.split()
    for place, word in enumerate(words):
        rest = words[place:]
        if word in _NO:
            return "no"
        if (phrase := _opening(rest, _YES)) is not None:
            return "no" if rest[len(phrase) :][:1] in (["not"], ["never"]) else "yes"
        if _opening(rest, _LEANING) is not None:
            return "no" if set(rest) & set(_NO) else "yes"
    return None


def clear_yes_or_no(text: str) -> str | None:
    """Like ``yes_or_no``, but longer utterances count only if they open with the yes or no:
    "there is one thing about my mother" answers something else."""
    words = plain(text).split()
    opens = words[:1] in (["no"], ["nope"], ["nah"]) or _opening(words, _YES) is not None
    return yes_or_no(text) if opens or len(words) <= _FEW_WORDS else None


def _opening(words: list[str], phrases: tuple[str, ...]) -> list[str] | None:
    """The longest of the phrases that these words begin with, as words."""
    fitting = [parts for parts in map(str.split, phrases) if words[: len(parts)] == parts]
    return max(fitting, key=len, default=None)


def scale(text: str) -> str | None:
    """A whole number from 0 to 10 as digits, or None ("seven out of ten" is "7")."""
    said = re.sub(r"(/|\bout of\b)\s*(10|ten)\b", " ", text.casefold().replace("\u2019", "'"))
    if _BELOW_ZERO.search(said):
        return None
    said = _NO_NUMBER.sub(" ", plain(said))
    words = said.split()
    if any(word in _TOO_MUCH for word in words) or _BESIDE_A_NUMBER.search(said):
        return None
    if _ALL_OF_NOTHING.fullmatch(said.strip()):
        return "0"
    found = {
        _NUMBERS[word] if word in _NUMBERS else int(word[:_MOST_DIGITS])
        for word in words
        if word in _NUMBERS or word.isdecimal()
    }
    number = found.pop() if len(found) == 1 else None
    return str(number) if number is not None and number <= LARGEST else None


def choice(options: tuple[Option, ...], text: str) -> str | None:
    """The value of the one option that the words name, by its place or by its own words."""
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


def _named(options: tuple[Option, ...], said: str) -> str | None:
    scored = sorted(((_likeness(said, option), option.value) for option in options), reverse=True)
    if not scored or scored[0][0] < _SURE:
        return None
    best, value = scored[0]
    if any(score >= best and other != value for score, other in scored[1:]):
        return None
    option = next(o for o in options if (_likeness(said, o), o.value) == scored[0])
    return None if _denied(said, option) else value


def _denied(said: str, option: Option) -> bool:
    """Whether a "not" stands against the option ("it is not the first time")."""
    phrases = [phrase for phrase in _phrases(option) if _within(phrase, said)]
    if not phrases:
        return bool(_denials(said) - _denials(" ".join(_phrases(option))))
    longest = max(phrases, key=len)
    before, _, after = f" {said} ".partition(f" {longest} ")
    if _denials(longest):  # what comes after a no repeats it: "no i don't think so"
        return bool(_denials(before) - {"no"})
    return bool(_denials(before) | _denials(after))


def _denials(said: str) -> set[str]:
    return set(said.split()) & set(_NO)


def _place(said: str, count: int) -> int | None:
    """ "the second one", "number three", "the last one": the place from 0."""
    fitting = re.fullmatch(
        r"(?:i (?:choose|take|pick) )?(?:the )?(number |option )?(\w+)( one| option)?", said
    )
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
    """1 where one of the option's own phrases was said; otherwise the share of its words."""
    longest = max((len(p) for p in _phrases(option) if _within(p, said)), default=0)
    if longest:
        return 1.0 + longest / 1000
    if " " in said and _within(said, plain(option.say)):
        return 1.0  # a part of the person's own words for it
    wanted = set(plain(option.say).split()) - SMALL_WORDS
    return len(wanted & set(said.split())) / len(wanted) if wanted else 0.0
