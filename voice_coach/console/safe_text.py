"""Makes any text safe to show: what a person, a file or a model says can never steer a terminal."""

from __future__ import annotations

import re
import unicodedata

# Whole escape sequences are taken out first, so that no "[31m" is left standing where one was:
# CSI, then OSC/DCS/SOS/PM/APC strings with their end, then two-character escapes.
_SEQUENCES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b(?:O[ -~]|[ -/]*[0-NQ-WYZ`-~])"
)
_SPACES = frozenset("\t\n\v\f\r\x85\u2028\u2029")
# Joiners belong to the spelling of many languages and to emoji, the others are visible signs.
_KEPT_FORMATS = frozenset(
    "\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
_MOST_MARKS = 8
"""Combining marks kept on one letter: more than any language needs, too few to smear lines."""


def safe_text(text: str) -> str:
    """The text on one line, with nothing in it that a terminal obeys.

    Line breaks and tabs become spaces; other control characters, escape sequences, invisible
    format characters and bidirectional overrides vanish; lone surrogates (undecodable bytes)
    become U+FFFD. Letters of every language stay.
    """
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    marks = 0
    for char in _SEQUENCES.sub("", text):
        category = unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if char in _SPACES:
            kept.append(" ")
        elif category == "Cs":
            kept.append("\ufffd")
        elif category == "Cc" or marks > _MOST_MARKS:
            continue
        elif category != "Cf" or char in _KEPT_FORMATS:
            kept.append(char)
    return "".join(kept)
