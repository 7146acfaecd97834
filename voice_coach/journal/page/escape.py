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
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1(?![\w*])"
    r"|(?<!\w)(_{1,2})(?=\S)([^_]+?)(?<=\S)\3(?!\w)"
)
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
    """What a line of Markdown shows: the reverse of ``markdown``, with highlights, and emphasis of
    the person's own, taken off."""
    if "\\" not in text:  # most lines have nothing escaped in them
        return _bare(text).strip()
    escaped = iter(_ESCAPED.findall(text))
    text = _bare(_ESCAPED.sub(_SHIELD, text.replace(_SHIELD, "")))
    return re.sub(_SHIELD, lambda _: next(escaped), text).strip()


def _bare(text: str) -> str:
    if HIGHLIGHT in text:
        text = _HIGHLIGHTED.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2\4", text)
    return text
