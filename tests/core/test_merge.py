"""A person's edits and the coach's next words, in the same lines of a journal file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.journal.page.merge import merged, merged_fields

WRITTEN = "## Looking back\n\n> How did it go?\n\nI called her.\n"
GROWN = WRITTEN.replace("her.", "her. She was glad.") + "\n> The outcome\n\nWe meet on friday.\n"


def join(written: str, there: str, wanted: str) -> str:
    """The merged text."""
    parts = [text.encode().splitlines(keepends=True) for text in (written, there, wanted)]
    return b"".join(merged(*parts)).decode()


@pytest.mark.parametrize(
    ("theirs", "result"),
    [
        (WRITTEN, GROWN),
        # an answer, edited: it stays, and what was said since follows
        (
            WRITTEN.replace("called", "phoned"),
            "## Looking back\n\n> How did it go?\n\nI phoned her.\n\nShe was glad.\n"
            "\n> The outcome\n\nWe meet on friday.\n",
        ),
        # a note behind it
        (
            WRITTEN + "\nMy note.\n",
            "## Looking back\n\n> How did it go?\n\nI called her. She was glad.\n\nMy note.\n"
            "\n> The outcome\n\nWe meet on friday.\n",
        ),
        # a note without a line's end, as some editors leave it
        (
            WRITTEN + "\nMy note.",
            "## Looking back\n\n> How did it go?\n\nI called her. She was glad.\n\nMy note.\n"
            "\n> The outcome\n\nWe meet on friday.\n",
        ),
        # the question, in other words
        (WRITTEN.replace("did it go", "was it"), GROWN.replace("did it go", "was it")),
        # the answer taken out: only what was said since comes
        (
            WRITTEN.replace("I called her.\n", ""),
            "## Looking back\n\n> How did it go?\n\n\nShe was glad.\n"
            "\n> The outcome\n\nWe meet on friday.\n",
        ),
    ],
)
def test_edits_stay_and_answers_come_to_them(theirs: str, result: str) -> None:
    """Who mends a word while the coach waits would lose it, or have the answer twice."""
    assert join(WRITTEN, theirs, GROWN) == result


TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "\n", "c d.\n", "c d. e.\n"]), max_size=8).map(
    "".join
)


@given(base=TEXTS, theirs=TEXTS, ours=TEXTS)
def test_no_line_of_either_is_lost(base: str, theirs: str, ours: str) -> None:
    """Whatever was changed on both sides, something said or written would vanish."""
    out = join(base, theirs, ours)
    old = base.splitlines()
    for line in {*theirs.splitlines(), *ours.splitlines()} - set(old):
        rest = [line.removeprefix(one).strip() for one in old if one and line.startswith(one)]
        assert any(text in out.splitlines() for text in [line, *rest])
    assert join(base, base, ours) == ours
    assert join(base, theirs, base) == theirs


def fields(written: str, there: str, wanted: str) -> str:
    """The merged mapping."""
    head = "review:\n"
    parts = [(head + text).encode().splitlines(keepends=True) for text in (written, there, wanted)]
    return b"".join(merged_fields(*parts)).decode().removeprefix(head)


@pytest.mark.parametrize(
    ("theirs", "result"),
    [
        ("  done: yes\n  how: Well\n", "  done: yes\n  how: Well. Really\n  new: one\n"),
        ("  done: no\n  how: Well\n", "  done: no\n  how: Well. Really\n  new: one\n"),
        ("  done: yes\n  how: Fine\n", "  done: yes\n  how: Fine. Really\n  new: one\n"),
        ("  done: yes\n  how: 'Fine'\n", "  done: yes\n  how: 'Fine'\n  new: one\n"),
        ("  how: Well\n  done: yes\n", "  how: Well. Really\n  done: yes\n  new: one\n"),
        # taken out by hand: it does not come back
        ("  how: Well\n", "  how: Well. Really\n  new: one\n"),
        ("  done: yes # it is\n  own: mine\n  how: Well\n",
         "  done: yes # it is\n  own: mine\n  how: Well. Really\n  new: one\n"),
        ("  done: >\n    yes\n    indeed\n  how: Well\n",
         "  done: >\n    yes\n    indeed\n  how: Well. Really\n  new: one\n"),
    ],
)  # fmt: skip
def test_fields_that_were_corrected_stay_so(theirs: str, result: str) -> None:
    """A correction in the front matter would be undone, or keep all later answers out of it."""
    written = "  done: yes\n  how: Well\n"
    assert fields(written, theirs, "  done: yes\n  how: Well. Really\n  new: one\n") == result
