"""Spoken words as written sentences: capitals, full stops, paragraphs. Pure.

The recogniser gives lower case without punctuation. Only what is certain is changed, and
changing it twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from voice_coach.dates.calendar_names import DAY_NAMES, MONTH_NAMES
from voice_coach.dialogue.session import Spoken

PARAGRAPH_PAUSE_SECONDS = 3.0
"""A pause this long in the middle of an answer begins a new paragraph."""
PARAGRAPH_SENTENCES = 6
"""Where there are no word times (typed answers), and as an upper limit: a paragraph's length
that is still easy on the eye."""

_ALWAYS = [name for name in (*DAY_NAMES, *MONTH_NAMES) if name not in ("May", "March")]
_NAMES = re.compile(rf"(?<![\w'\u2019])({'|'.join(_ALWAYS)})(?=s?\b)", re.IGNORECASE)
# "May" and "march" are plain words too: months only where what stands beside them says so.
_MAYBE = re.compile(
    r"\b(?:(?<=\bof )|(?<=\bin )|(?<=\bby )|(?<=\buntil )|(?<=\bsince )|(?<=\bearly )"
    r"|(?<=\blate )|(?<=\bmid )|(?<=\blast )|(?<=\bnext ))(may|march)\b"
    r"|\b(may|march)(?= (?:the )?\d)",
)
_I = re.compile(
    r"(?<![\w'\u2019.\-/@])i"
    r"(?=['\u2019](?:m|ll|d|ve|re|s)\b|(?!['\u2019])(?!\.\w)(?![\w\-/@]))"
)
_CLOSERS = "\"'\u201d\u2019»)]"


def words(text: str) -> str:
    """Capitals for "I", days and months."""
    text = _I.sub("I", text)
    text = _NAMES.sub(lambda found: found[0][:1].upper() + found[0][1:], text)
    return _MAYBE.sub(lambda found: found[0].capitalize(), text)


def phrase(text: str) -> str:
    """A name or a list's entry: a capital at its start, no full stop added."""
    return capitalised(words(" ".join(text.split())))


def capitalised(text: str) -> str:
    """A capital at the start, but "iPhone" and "e.g." as their writer meant them."""
    first = text.split(" ", 1)[0]
    plain = first.casefold() == first and "." not in first.rstrip(".")
    return text[:1].upper() + text[1:] if plain and len(text[:1].upper()) == 1 else text


def sentence(text: str) -> str:
    """An utterance as a sentence: a capital at its start and a full stop at its end."""
    text = phrase(text)
    core = text.rstrip(_CLOSERS)
    if core and core[-1].isalnum() and not _is_wide(core[-1]):
        return text + "."
    return text


def _is_wide(letter: str) -> bool:
    """Scripts that end a sentence with a sign of their own."""
    return unicodedata.east_asian_width(letter) in ("W", "F")


def paragraphs(spoken: Iterable[Spoken]) -> list[list[Spoken]]:
    """Utterances grouped: a new paragraph after a long pause, or every few sentences."""
    groups: list[list[Spoken]] = []
    for piece in spoken:
        if not groups or len(groups[-1]) >= PARAGRAPH_SENTENCES or _pause(groups[-1][-1], piece):
            groups.append([])
        groups[-1].append(piece)
    return groups


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


def and_so_on(words: Sequence[str]) -> str:
    """The beginning of a longer text, as it is spoken."""
    return " ".join(words).rstrip(" ,;:.") + AND_SO_ON


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut between words, with a sign that more follows."""
    if len(text) <= most:
        return text
    start = text[: most - 2]
    return (start.rpartition(" ")[0] or start).rstrip(" ,;:") + " …"
