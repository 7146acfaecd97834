"""A name spelled aloud or typed: letters by their names, by the words of radio, and what is said
between them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NAMES = {
    "a": "ay eh",
    "b": "bee be",
    "c": "see sea cee",
    "d": "dee",
    "e": "ee he",
    "f": "eff if",
    "g": "gee",
    "h": "aitch age each haitch",
    "i": "eye",
    "j": "jay",
    "k": "kay okay cay",
    "l": "el ell hell",
    "m": "em am them",
    "n": "en end an and in",
    "o": "oh owe",
    "p": "pee pea",
    "q": "cue queue",
    "r": "are ar or our",
    "s": "ess as yes",
    "t": "tea tee",
    "u": "you yew",
    "v": "vee we",
    "w": "",
    "x": "ex eggs",
    "y": "why",
    "z": "zee zed said",
}
"""Each letter, and how recognisers write its name. Where letters are expected, "and" is an n: what
follows is read back, and can be turned down."""
_RADIO = (
    "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike "
    "november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu"
).split()
_LETTER = {
    **{sound: letter for letter, sounds in _NAMES.items() for sound in (letter, *sounds.split())},
    **{word: word[0] for word in _RADIO},
}
_SIGNS = {"hyphen": "-", "dash": "-", "apostrophe": "'", "space": " ", "dot": ".", "period": "."}
_BETWEEN = frozenset(
    "ah case er hm letter letters lower lowercase small the then uh um [unk]".split()
)
"""Words that mean no letter."""
_CAPITAL = frozenset("capital uppercase upper big".split())
_TOKEN = re.compile(r"\[unk\]|'?[^\W\d_]+(?:'[^\W\d_]+)*|[-'.]")
_WHOLE = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_TWO = 2

GRAMMAR = tuple(
    dict.fromkeys(
        (
            *(letter for letter in _NAMES),
            *(sounds.split()[0] for sounds in _NAMES.values() if sounds),
            "sea", "tee", "double u", "double you", "x ray",
            *_RADIO, "double", "capital", "hyphen", "dash", "apostrophe", "space",
        )
    )
)  # fmt: skip
"""What a recogniser is to listen for while somebody spells. It leaves out what it does not know."""


def spelled(heard: Sequence[str]) -> str:
    """The name that these utterances spell; empty where they are no letters, for the most part.

    The first letter is a capital; so is one behind "capital", a hyphen or a space, and the second
    of "O'Brien".
    """
    tokens = [token for text in heard for token in _TOKEN.findall(text.casefold())]
    letters, unknown = _read(tokens)
    name = "".join(letters).strip(" -'.")
    if sum(map(str.isalpha, name)) < _TWO or unknown > sum(map(str.isalpha, name)):
        return ""
    return re.sub(
        r"(?:^|(?<=[-\s])|(?<=\b\w'))\w", lambda found: found[0].upper(), " ".join(name.split())
    )


def typed(line: str) -> str:
    """A line that was typed as letters: whoever writes a whole word has spelled it."""
    word = line.strip().replace("\u2019", "'")
    if not _WHOLE.fullmatch(word) or len(word) < _TWO or word.casefold() in _LETTER:
        return line
    return " ".join(f"capital {letter}" if letter.isupper() else letter for letter in word)


def aloud(name: str) -> str:
    """The name letter by letter, as it is read back: "P, e, t, e, r"."""
    spoken = {"-": "hyphen", "'": "apostrophe", ".": "dot", " ": "space"}
    return ", ".join(spoken.get(letter, letter) for letter in name)


def _read(tokens: Sequence[str]) -> tuple[list[str], int]:
    """The letters and signs, and how many words were none."""
    letters: list[str] = []
    unknown = 0
    capital = twice = False
    place = 0
    while place < len(tokens):
        token = tokens[place]
        following = tokens[place + 1 : place + 2]
        place += 1
        if token == "double" and following in (["u"], ["you"], ["yew"]):
            letter, place = "w", place + 1
        elif token == "double":
            twice = True
            continue
        elif token in _CAPITAL:
            capital = True
            continue
        elif token == "x" and following == ["ray"]:
            letter, place = "x", place + 1
        elif token == "as" and following == ["in"]:
            place += 2  # "p as in peter": the word says the letter again
            continue
        elif token in ("for", "like"):
            place += 1
            continue
        elif token in _BETWEEN:
            continue
        elif letter := _LETTER.get(token) or _SIGNS.get(token, token if token in "-'." else ""):
            pass
        else:
            unknown += 1
            continue
        letters += [letter.upper() if capital else letter] * (_TWO if twice else 1)
        capital = twice = False
    return letters, unknown
