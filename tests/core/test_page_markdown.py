"""A page's blocks as Markdown has them, whichever way they are read."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from hypothesis import example, given
from hypothesis import strategies as st

from voice_coach.journal.page.markdown import Block, read_blocks

_STARTS = [
    "",
    "",
    "> ",
    ">",
    "- ",
    "* ",
    "1. ",
    "2) ",
    "# ",
    "### ",
    "---",
    "===",
    "| ",
    "_",
    "[a]: ",
]
_LINE = st.builds(
    str.__add__,
    st.sampled_from(_STARTS),
    st.sampled_from(
        [
            "",
            "my sister",
            "Élan vital.",
            "a | b",
            "|---|---|",
            "- more",
            "> quoted",
            "*so*",
            "12",
            "\\-",
        ]
    ),
)


@given(st.lists(st.one_of(st.just(""), _LINE), max_size=14))
@example(["text", "---"])
@example(["a | b", "--- | ---", "c | d"])
@example(["> a question", "an answer right below it"])
@example(["- one", "", "- two", "", "text"])
@example(["[a]: b", "text"])
def test_what_is_read_block_by_block_is_what_the_whole_text_says(lines: list[str]) -> None:
    """Otherwise a shorter way to read prose cuts an answer off, or finds another."""
    alone, opened = read_blocks(lines)
    # A comment is something that might go on, so that the text is read as a whole.
    *whole, comment = read_blocks([*lines, "", "<!-- -->"])[0]
    assert comment.start == len(lines) + 1
    assert not opened
    assert _joined(alone, lines) == _joined(whole, lines)


def _joined(blocks: Iterable[Block], lines: list[str]) -> list[tuple[object, ...]]:
    """Lists that are cut by empty lines as one; other blocks as they are, up to their last word.
    What holds nothing to read, as a line across the page, is left out."""
    found: list[tuple[object, ...]] = []
    blocks = [block for block in blocks if any(block.texts)]
    for is_list, group in groupby(blocks, key=lambda block: bool(block.entries)):
        if is_list:
            together = list(group)
            texts = tuple(text for block in together for text in block.texts)
            entries = tuple(entry for block in together for entry in block.entries)
            found.append((texts, entries))
            continue
        for block in group:
            last = max(
                n
                for n in range(block.start, block.end)
                if n == block.start or any(lines[n : n + 1])
            )
            found.append((block.kind, block.start, last, block.texts, block.level, block.rows))
    return found
