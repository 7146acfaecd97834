"""Spoken words as written sentences: capitals, full stops, paragraphs. Pure.

The recogniser gives lower case without punctuation. Only what is certain is changed, and
changing it twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from voice_coach.dates.calendar_names import DAY_NAMES, MONTH_NAMES
from voice_coach.dialogue.proper_names import HOLIDAYS, LANGUAGES
from voice_coach.dialogue.punctuation import PARAGRAPH, asks, goes_on, spoken_mark
from voice_coach.dialogue.session import Spoken
from voice_coach.patterns import LatePattern

PARAGRAPH_PAUSE_SECONDS = 3.0
"""A pause this long in the middle of an answer begins a new paragraph."""
PARAGRAPH_SENTENCES = 6
"""Where there are no word times (typed answers), and as an upper limit: a paragraph's length
that is still easy on the eye."""

_ALWAYS = [
    name
    for name in (*HOLIDAYS, *DAY_NAMES, *MONTH_NAMES, *LANGUAGES)
    if name not in ("May", "March", "Polish")
]
_SPELLING = {name.casefold(): name for name in _ALWAYS}
_NAMES = LatePattern(
    rf"(?<![\w'\u2019])({'|'.join(sorted(_ALWAYS, key=len, reverse=True))})(?=s?\b)", re.IGNORECASE
)
# "May", "march" and "polish" are plain words too: names only where what stands beside them says
# so.
_MAYBE = LatePattern(
    r"\b(?:(?<=\bof )|(?<=\bin )|(?<=\bby )|(?<=\buntil )|(?<=\bsince )|(?<=\bearly )"
    r"|(?<=\blate )|(?<=\bmid )|(?<=\blast )|(?<=\bnext ))(may|march)\b"
    r"|\b(may|march)(?= (?:the )?\d)"
    r"|\b(?:(?<=\bin )|(?<=\blearn )|(?<=\blearning )|(?<=\bspeak )|(?<=\bspeaking ))(polish)\b",
)
_I = LatePattern(
    r"(?<![\w'\u2019.\-/@])i"
    r"(?=['\u2019](?:m|ll|d|ve|re|s)\b|(?!['\u2019])(?!\.\w)(?![\w\-/@]))"
)
_CLOSERS = "\"'\u201d\u2019»)]"


def words(text: str) -> str:
    """Capitals for "I", days and months."""
    text = _I.sub("I", text)
    text = _NAMES.sub(_named, text)
    return _MAYBE.sub(lambda found: found[0].capitalize(), text)


def _named(found: re.Match[str]) -> str:
    """With the capitals that the name has; those that were written already stay."""
    name = _SPELLING.get(found[0].casefold(), found[0])  # a dotted "İ" is an "i" to the pattern
    return "".join(max(pair, key=str.isupper) for pair in zip(found[0], name, strict=True))


def phrase(text: str) -> str:
    """A name or a list's entry: a capital at its start, no full stop added."""
    return capitalised(words(" ".join(text.split())))


def capitalised(text: str) -> str:
    """A capital at the start, but "iPhone" and "e.g." as their writer meant them."""
    first = text.split(" ", 1)[0]
    plain = first.casefold() == first and "." not in first.rstrip(".")
    return text[:1].upper() + text[1:] if plain and len(text[:1].upper()) == 1 else text


def inside(text: str) -> str:
    """What was written as a sentence of its own as it stands within another: its first word small,
    unless it is one that is known to keep its capital."""
    first, space, rest = text.partition(" ")
    bare = first.rstrip(",.;:?!")
    kept_elsewhere = re.search(rf"[\w,] {re.escape(bare)}\b", rest)
    if kept_elsewhere or not first[:1].isupper() or first[1:] != first[1:].lower():
        return text
    return words(first.lower() + space + rest)


def sentence(text: str) -> str:
    """An utterance as a sentence: a capital at its start and a full stop at its end."""
    return _ended(phrase(text), ".")


def _ended(text: str, mark: str) -> str:
    core = text.rstrip(_CLOSERS)
    return text + mark if core and core[-1].isalnum() and not _is_wide(core[-1]) else text


def _is_wide(letter: str) -> bool:
    """Scripts that end a sentence with a sign of their own."""
    return unicodedata.east_asian_width(letter) in ("W", "F")


def written(utterances: Sequence[str]) -> list[str]:
    """The utterances of a paragraph, each as it stands there. Marks that were said aloud are
    empty, and stand behind the one before them."""
    shown = []
    begun = ""
    """The sentence so far, where it goes on over a pause."""
    for said, after in zip_longest(utterances, utterances[1:], fillvalue=""):
        if spoken_mark(said):
            shown.append("")
            continue
        mark = spoken_mark(after).strip()
        text = words(" ".join(said.split()))
        text = text if begun else capitalised(text)
        begun = f"{begun} {text}".strip()
        if not (after and goes_on(text)) or mark:
            text = _ended(text, mark or ("?" if asks(begun) else "."))
            begun = ""
        shown.append(text)
    return shown


def paragraphs(spoken: Iterable[Spoken]) -> list[list[Spoken]]:
    """Utterances grouped: a new paragraph where one was asked for, after a long pause, or every
    few sentences; never within a sentence."""
    groups: list[list[Spoken]] = []
    for piece in spoken:
        if not groups or (not spoken_mark(piece.text) and _is_over(groups[-1], piece)):
            groups.append([])
        groups[-1].append(piece)
    return groups


def _is_over(group: Sequence[Spoken], piece: Spoken) -> bool:
    """Whether this utterance begins a new paragraph."""
    last = group[-1]
    if spoken_mark(last.text) == PARAGRAPH:
        return True
    return not goes_on(last.text) and (len(group) >= PARAGRAPH_SENTENCES or _pause(last, piece))


def _pause(before: Spoken, after: Spoken) -> bool:
    if not before.words or not after.words:
        return False
    seconds = after.words[0].start - before.words[-1].end
    # A clock that began anew: the person came back on another day.
    return seconds > PARAGRAPH_PAUSE_SECONDS or seconds < 0


def unsure(piece: Spoken, shown: Sequence[str], threshold: float) -> list[bool]:
    """For each word shown, whether it was heard with less confidence than ``threshold``."""
    heard = piece.words
    if not any(word.confidence < threshold for word in heard):
        return [False] * len(shown)
    doubts: dict[str, list[bool]] = {}
    for word in heard:
        doubts.setdefault(_bare(word.text), []).append(word.confidence < threshold)
    marks = []
    for text in shown:
        queue = doubts.get(_bare(text))
        marks.append(queue.pop(0) if queue else False)
    return marks


def _bare(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())


AND_SO_ON = ", and so on"


_LETTERS_A_WORD = 10
"""A word is seldom longer; what is measured in words is heard no longer for one of a thousand
letters."""


def and_so_on(words: Sequence[str]) -> str:
    """The beginning of a longer text, as it is spoken."""
    text, most = " ".join(words), len(words) * _LETTERS_A_WORD
    begun = text[:most]
    if len(text) > most:
        begun = begun.rpartition(" ")[0] or begun
    return begun.rstrip(" ,;:.") + AND_SO_ON


def heard_whole(words: Sequence[str], most: int) -> bool:
    """Whether these are no more than ``most`` words of the usual length."""
    return len(words) <= most and sum(map(len, words)) <= most * _LETTERS_A_WORD


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut between words, with a sign that more follows."""
    if len(text) <= most:
        return text
    start = text[: most - 2]
    return (start.rpartition(" ")[0] or start).rstrip(" ,;:") + " …"
