"""A person's words shown as words: nothing they say becomes Markdown, YAML or a terminal's order.

``clean`` takes out what is no text; ``markdown`` escapes one line of it, ``plain`` reads it back.
"""

from __future__ import annotations

import re
import unicodedata

# Signs that reorder all that follows them, so that a line could read as another.
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NO_TEXT = re.compile(f"[{_OVERRIDES}\ufeff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_INLINE = re.compile(
    r"[\\`*_\[\]<|~#^]"
    r"|&(?=[#\w])"  # an entity
    r"|=(?==)|(?<==)="  # a highlight
    r"|%(?=%)|(?<=%)%"  # a comment in Obsidian
    r"|:(?=[\w+-]+:)"  # an emoji's name on GitHub
)
_START = re.compile(r"^(?:(?P<sign>[-+>=])|(?P<number>\d+)(?P<dot>[.)]))")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIGHLIGHTED = re.compile(r"==(?=[^\s=])(.+?)(?<=\S)==")
_SHIELD = "\x00"
HIGHLIGHT = "=="
"""Around words that were heard unsurely. Obsidian highlights them; on GitHub and as plain text
the pair still shows, can be searched for, and is easily taken away; a person's own are escaped."""


def clean(text: str) -> str:
    """One line of printable text: control characters out, white space single."""
    text = _SURROGATES.sub("\ufffd", text)
    text = _NO_TEXT.sub("", text)
    text = " ".join(text.split())  # also tabs, newlines and the separators of Unicode
    if text.isprintable():
        return text
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cc").split())


def markdown(text: str) -> str:
    """The text as one line of Markdown that shows exactly this text."""
    text = _INLINE.sub(r"\\\g<0>", text)
    if text.count("$") > 1:  # one is money, two are mathematics
        text = text.replace("$", r"\$")
    return _START.sub(_shield_start, text)


def _shield_start(found: re.Match[str]) -> str:
    if found["sign"]:
        return "\\" + found["sign"]
    return f"{found['number']}\\{found['dot']}"


def highlighted(text: str) -> str:
    """Escaped Markdown, highlighted as heard unsurely."""
    return f"{HIGHLIGHT}{text}{HIGHLIGHT}"


def plain(text: str) -> str:
    """What a line of Markdown shows: the reverse of ``markdown``, with highlights taken off."""
    text = _ESCAPED.sub(rf"{_SHIELD}\1", text)
    text = _HIGHLIGHTED.sub(r"\1", text)
    return text.replace(_SHIELD, "").strip()
