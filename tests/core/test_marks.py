"""What was done about a plan, as lines in the journal's own file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.errors import JournalError
from voice_coach.journal.marks import FIRST_ACTION, VISUALISATION, Mark, added, marks_of, parse
from voice_coach.journal.page import front_matter

PAGE = b'---\nid: a1\nevent: "x"  # mine\n---\n\n# x\n\nmarks: not these\n'
DONE = Mark("2026-11-29 19:40", FIRST_ACTION, "done")
MOVED = Mark("2026-11-27 18:02", "next step 2", "moved to", "2026-11-29 18:00")
PRACTISED = Mark("2026-11-28 07:10", VISUALISATION, "practised", "5 minutes")


def read(data: bytes) -> tuple[Mark, ...]:
    return marks_of(front_matter.read(data, "page"))


@pytest.mark.parametrize(
    "mark", [DONE, MOVED, PRACTISED, Mark("2026-01-02", VISUALISATION, "done")]
)
def test_a_mark_reads_back_from_its_line(mark: Mark) -> None:
    """Otherwise a deed is forgotten."""
    assert parse(mark.line) == mark


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_marks_are_added_in_order_and_nothing_else_changes(newline: bytes) -> None:
    """Otherwise the program writes over the person's own words."""
    page = PAGE.replace(b"\n", newline)
    marked = page
    for mark in (MOVED, PRACTISED, DONE):
        marked = added(marked, mark, "page")
    assert read(marked) == (MOVED, PRACTISED, DONE)
    extent = front_matter.locate(marked)
    assert extent is not None
    start = marked.index(b"marks:" + newline)
    assert marked[:start] + marked[extent.end :] == page


@pytest.mark.parametrize(
    "block",
    [
        b'marks:\n- "2026-11-29 19:40 first action: done"\n',
        b"marks:   # by me\n      - 2026-11-29 19:40 first action: done\n",
        b"marks:\n",
        b'marks:\n  - "2026-11-29 19:40 first action: done"\nafter: kept\n',
    ],
)
def test_a_list_as_a_hand_left_it_is_continued(block: bytes) -> None:
    """Whoever indents otherwise, or adds a comment, still has a list."""
    page = PAGE.replace(b"---\n\n", block + b"---\n\n", 1)
    if b"2026-11-29 19:40 first action: done\n" in page and b'"2026' not in page:
        page = page.replace(
            b"- 2026-11-29 19:40 first action: done", b"- '2026-11-29 19:40 first action: done'"
        )
    before = read(page)
    assert read(added(page, PRACTISED, "page")) == (*before, PRACTISED)


@pytest.mark.parametrize("field", [b"marks: [one, two]\n", b"marks: hello\n", b"marks: {a: b}\n"])
def test_what_is_no_list_of_lines_is_refused_and_left(field: bytes) -> None:
    """Otherwise a hand-made field is broken by the next mark."""
    page = PAGE.replace(b"---\n\n", field + b"---\n\n", 1)
    with pytest.raises(JournalError, match="marks"):
        added(page, DONE, "page")


def test_lines_that_are_no_marks_are_passed_over() -> None:
    """A remark of the person's among the marks does no harm."""
    page = PAGE.replace(b"---\n\n", b'marks:\n  - "a remark"\n---\n\n', 1)
    assert read(added(page, DONE, "page")) == (DONE,)


def test_a_page_without_front_matter_is_refused() -> None:
    """There is no place for a mark in it."""
    with pytest.raises(JournalError, match="front matter"):
        added(b"# hello\n", DONE, "page")


@given(st.lists(st.sampled_from([DONE, MOVED, PRACTISED]), max_size=6))
def test_every_mark_is_kept(marks: list[Mark]) -> None:
    """However many there are."""
    page = PAGE
    for mark in marks:
        page = added(page, mark, "page")
    assert read(page) == tuple(marks)
