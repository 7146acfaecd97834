"""An answer whose sound is kept, as HTML: each sentence knows when it was said, and each word that
was not heard clearly, too. The page's script makes buttons of them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from voice_coach.journal.page.answers import UNSURE_BELOW
from voice_coach.messages import Word
from voice_coach.recordings.alignment import (
    Match,
    beginning,
    extent_of,
    matched,
    sentence_spans,
    word_spans,
)
from voice_coach.recordings.kept import KeptUtterance
from voice_coach.webpage.markdown import html_with

if TYPE_CHECKING:
    from markdown_it.token import Token

_Span = tuple[int, int]
"""From one letter of a line's plain text to another; or from one word heard to another."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A recording that can be played. ``url``: from the page's folder; its ``seconds``, 0 where
    they are not known."""

    url: str
    seconds: float
    utterances: tuple[KeptUtterance, ...] = ()


@dataclass(frozen=True, slots=True)
class _Heard:
    """A word in the recording of this number. ``copied``: the page shows it as the second ear
    wrote it, and marks none of its words."""

    word: Word
    file: int
    copied: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, an entry or a cell. ``groups``: its tokens, those that belong together in one,
    with their places in the ``text``."""

    token: Token
    groups: tuple[tuple[tuple[Token, ...], _Span], ...]
    text: str
    sentences: tuple[_Span, ...]
    words: tuple[_Span, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line. ``sentence``: which of those that were said; ``unsure``: the words heard,
    where they are to be offered."""

    tokens: tuple[Token, ...]
    sentence: int | None = None
    unsure: _Span | None = None


def html_of_spoken(lines: Sequence[str], voices: Sequence[Voice]) -> str:
    """The answer's lines as HTML, and what is needed to play these recordings, one after the
    other."""
    heard = [
        _Heard(word, number, utterance.spoken.copy is not None)
        for number, voice in enumerate(voices)
        for utterance in voice.utterances
        for word in utterance.words
    ]
    html = html_with(lines, lambda tokens: _mark(tokens, heard))
    urls = escape(" ".join(voice.url for voice in voices))
    seconds = " ".join(f"{voice.seconds:.1f}" for voice in voices)
    return f'<div class="answer" data-files="{urls}" data-seconds="{seconds}">\n{html}</div>\n'


def _mark(tokens: Sequence[Token], heard: Sequence[_Heard]) -> None:
    """Put a span around each sentence that was said, and each word that was not heard clearly."""
    lines = list(map(_line, _answers(tokens)))
    words: list[str] = []
    begins: set[int] = set()
    for line in lines:
        begins |= {len(words) + place for place in beginning(line.words, line.sentences)}
        words += [line.text[start:end] for start, end in line.words]
    matches = iter(matched(words, [one.word.text for one in heard], begins))
    number = 0
    for line in lines:
        found = [next(matches) for _ in line.words]
        line.token.children = list(_spans(_pieces(line, found, heard), line, found, heard, number))
        number += len(line.sentences)


def _answers(tokens: Sequence[Token]) -> Iterator[Token]:
    """What holds words of the answer: of a table's row, which begins with what it is about, the
    last cell; no headings."""
    row: list[Token] = []
    inside: list[str] = []
    for token in tokens:
        name = token.type.rpartition("_")[0]
        if name in ("tr", "thead", "heading"):
            if token.nesting > 0:
                inside.append(name)
            else:
                inside.remove(name)
                if name == "tr" and "thead" not in inside:
                    yield from row[-1:]
                row = []
        elif token.type == "inline":
            if "tr" in inside:
                row.append(token)
            elif not inside:
                yield token


def _line(token: Token) -> _Line:
    groups = tuple(_groups(token.children or ()))
    text = "".join(_plain(one) for tokens, _ in groups for one in tokens)
    nested = [span for tokens, span in groups if len(tokens) > 1]
    sentences: list[_Span] = []
    for start, end in sentence_spans(text):
        # What is set in bold letters, say, is not cut in two.
        if sentences and any(at < sentences[-1][1] and start < to for at, to in nested):
            sentences[-1] = sentences[-1][0], end
        else:
            sentences.append((start, end))
    return _Line(token, groups, text, tuple(sentences), tuple(word_spans(text)))


def _groups(tokens: Sequence[Token]) -> Iterator[tuple[tuple[Token, ...], _Span]]:
    group: list[Token] = []
    depth = start = end = 0
    for token in tokens:
        group.append(token)
        depth += token.nesting
        end += len(_plain(token))
        if depth <= 0:
            yield tuple(group), (start, end)
            group, start = [], end


def _plain(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    return {"softbreak": " ", "hardbreak": "\n"}.get(token.type, "")


def _pieces(
    line: _Line, matches: Sequence[Match | None], heard: Sequence[_Heard]
) -> Iterator[_Piece]:
    doubtful = dict(_doubtful(line, matches, heard))
    for tokens, (start, end) in line.groups:
        kinds = {token.type for token in tokens}
        if kinds == {"text"}:
            yield from _cut(line, tokens[0], start, doubtful)
        elif tokens[0].type == "unsure_open":
            extent = extent_of(_within(line, matches, start, end))
            inner = tokens if extent is None else tokens[1:-1]
            yield _Piece(inner, _sentence_at(line, start), extent)
        else:
            # Within a button there can be no link.
            yield _Piece(tokens, None if "link_open" in kinds else _sentence_at(line, start))


def _cut(line: _Line, token: Token, start: int, doubtful: dict[_Span, _Span]) -> Iterator[_Piece]:
    end = start + len(token.content)
    places = {place for span in (*line.sentences, *doubtful) for place in span}
    cuts = [start, *sorted(place for place in places if start < place < end), end]
    unsure = {at: extent for (at, _), extent in doubtful.items()}
    for here, there in pairwise(cuts):
        part = token.copy(content=token.content[here - start : there - start])
        yield _Piece((part,), _sentence_at(line, here), unsure.get(here))


def _sentence_at(line: _Line, place: int) -> int | None:
    found = (number for number, (at, to) in enumerate(line.sentences) if at <= place < to)
    return next(found, None)


def _within(
    line: _Line, matches: Sequence[Match | None], start: int, end: int
) -> list[Match | None]:
    found = zip(line.words, matches, strict=True)
    return [match for (at, to), match in found if at < end and start < to]


def _doubtful(
    line: _Line, matches: Sequence[Match | None], heard: Sequence[_Heard]
) -> Iterator[tuple[_Span, _Span]]:
    """The words of a fair copy of which the first ear was unsure, each with what was heard; in
    other answers the page itself has marked them, as long as nobody has looked at them."""
    for (start, end), match in zip(line.words, matches, strict=True):
        if match is not None and match.exact:
            one = heard[match.first]
            if one.copied and one.word.confidence < UNSURE_BELOW:
                word = line.text[start:end]
                letters = [place for place, letter in enumerate(word) if letter.isalnum()]
                span = start + letters[0], start + letters[-1] + 1
                yield span, (match.first, match.last)


def _spans(
    pieces: Iterator[_Piece],
    line: _Line,
    matches: Sequence[Match | None],
    heard: Sequence[_Heard],
    first: int,
) -> Iterator[Token]:
    """The line's tokens, with the spans around them; the numbers of its sentences begin at
    ``first``."""
    extents = [extent_of(_within(line, matches, *span)) for span in line.sentences]
    begun: set[int] = set()
    current: int | None = None
    for piece in pieces:
        sentence = piece.sentence if piece.sentence is None or extents[piece.sentence] else None
        if current is not None and (sentence != current or piece.unsure):
            yield _raw("</span>")
            current = None
        number = "" if sentence is None else f' data-n="{first + sentence}"'
        if piece.unsure is not None:
            yield _raw(f'<span class="unsure"{number}{_times(piece.unsure, heard)}>')
            yield from piece.tokens
            yield _raw("</span>")
            continue
        if sentence is not None and current is None:
            extent = extents[sentence]
            assert extent is not None
            times = "" if sentence in begun else _times(extent, heard)
            yield _raw(f'<span class="said"{number}{times}>')
            begun.add(sentence)
            current = sentence
        yield from piece.tokens
    if current is not None:
        yield _raw("</span>")


def _times(extent: _Span, heard: Sequence[_Heard]) -> str:
    """From when to when in which of the recordings (the first, where it does not say)."""
    begins = heard[extent[0]]
    ends = max(one.word.end for one in heard[extent[0] : extent[1] + 1] if one.file == begins.file)
    file = f' data-file="{begins.file}"' if begins.file else ""
    return f' data-from="{begins.word.start:.2f}" data-to="{ends:.2f}"{file}'


def _raw(html: str) -> Token:
    from markdown_it.token import Token

    return Token("html_inline", "", 0, content=html)
