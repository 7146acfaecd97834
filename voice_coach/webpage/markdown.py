"""A journal page's Markdown as HTML. What a person wrote stays text: no HTML of theirs, no picture,
no address but a web page's or a mailbox's comes through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_SPANNING = re.compile(r"^[ \t]|```|~~~|<")
"""What may make a block go on behind an empty line: an indented line, a fence, a comment."""
_MEANS_SOMETHING = re.compile(r"[\\`*_\[\]<>&|~=!\"]")
_UNSURE = re.compile(r"==(?=[^\s=])(.+?)(?<=\S)==")
_ADDRESS = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_REORDERING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_NO_TEXT: dict[int, int | None] = {
    **dict.fromkeys(set(range(32)) - {9, 10}, 0xFFFD),
    **dict.fromkeys(range(0x7F, 0xA0), 0xFFFD),
    **_REORDERING,
}


def shown(text: str) -> str:
    """The text without what is none: control characters, and signs that reorder all that
    follows them."""
    return text.translate(_NO_TEXT)


def html_of(lines: Sequence[str], questions: frozenset[int] = frozenset()) -> str:
    """The lines as HTML. ``questions``: the places (from 0) at which a quotation is a question of
    the coach's, which becomes a heading."""
    lines, questions = _apart([shown(line) for line in lines], questions)
    if any(map(_SPANNING.search, lines)):
        return _rendered("\n".join(lines), questions)
    return "".join(_piece(text, start in questions) for start, text in _pieces(lines))


def _apart(lines: Sequence[str], questions: frozenset[int]) -> tuple[list[str], frozenset[int]]:
    """An empty line behind each question: what is not quoted is the answer."""
    found: list[str] = []
    places = set()
    inside = False
    for number, line in enumerate(lines):
        if number in questions:
            places.add(len(found))
            inside = True
        elif inside and not line.lstrip(" ").startswith(">"):
            inside = False
            if line.strip():
                found.append("")
        found.append(line)
    return found, frozenset(places)


def _pieces(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    start = 0
    for end, line in enumerate((*lines, "")):
        if line.strip():
            continue
        if start < end:
            yield start, "\n".join(lines[start:end])
        start = end + 1


@lru_cache(maxsize=4096)  # the questions of many sessions are the same
def _piece(text: str, is_question: bool) -> str:
    words = text.removeprefix("> ") if is_question else text
    if words[:1].isalnum() and not _MEANS_SOMETHING.search(words) and _is_prose(words):
        tag = '<h4 class="q">{}</h4>\n' if is_question else "<p>{}</p>\n"
        return tag.format(escape(words))
    return _rendered(text, frozenset({0}) if is_question else frozenset())


def _is_prose(text: str) -> bool:
    lines = text.split("\n")
    return all(line[:1].isalpha() for line in lines) or (len(lines) == 1 and text.isdecimal())


def html_with(lines: Sequence[str], change: Callable[[list[Token]], None]) -> str:
    """The lines as HTML, after something was changed in what Markdown makes of them."""
    tokens = _parser().parse("\n".join(map(shown, lines)))
    change(tokens)
    return _html(tokens)


def _rendered(text: str, questions: frozenset[int]) -> str:
    return _html(_with_questions(_parser().parse(text), questions))


def _html(tokens: list[Token]) -> str:
    parser = _parser()
    html: str = parser.renderer.render(tokens, parser.options, {})
    return html


def _with_questions(tokens: list[Token], questions: frozenset[int]) -> list[Token]:
    found: list[Token] = []
    inside = False
    for token in tokens:
        if token.type == "blockquote_open" and not token.level and token.map is not None:
            inside = token.map[0] in questions
        if inside and token.type.startswith(("blockquote_", "paragraph_")):
            if token.type.startswith("paragraph"):
                token.tag = "h4"
                token.attrs = {"class": "q"} if token.nesting > 0 else {}
                found.append(token)
            inside = token.type != "blockquote_close"
            continue
        found.append(token)
    return found


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable(["strikethrough", "table"])
    parser.disable("image")
    parser.inline.ruler.before("emphasis", "unsure", _unsure)
    parser.validateLink = _leads_out  # type: ignore[method-assign, assignment]
    parser.add_render_rule("link_open", _link)
    for rule in ("heading_open", "heading_close"):
        parser.add_render_rule(rule, _heading)
    return parser


def _leads_out(address: str) -> bool:
    return _ADDRESS.match(address.strip()) is not None


def _link(self: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    tokens[place].attrSet("rel", "noopener noreferrer nofollow")
    html: str = self.renderToken(tokens, place, options, env)
    return html


def _heading(self: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    """A heading of the person's own stands below the step's, whatever its level."""
    tokens[place].tag = "h4"
    if tokens[place].nesting > 0 and not tokens[place].attrGet("class"):
        tokens[place].attrSet("class", "own")
    html: str = self.renderToken(tokens, place, options, env)
    return html


def _unsure(state: StateInline, silent: bool) -> bool:
    """Words that were heard unsurely, between two pairs of equals signs."""
    found = _UNSURE.match(state.src, state.pos)
    if found is None or found.end() > state.posMax:
        return False
    if not silent:
        end = state.posMax
        state.push("unsure_open", "span", 1).attrs = {"class": "unsure"}
        state.pos, state.posMax = found.start(1), found.end(1)
        state.md.inline.tokenize(state)
        state.push("unsure_close", "span", -1)
        state.posMax = end
    state.pos = found.end()
    return True
