"""What engines leave behind is tidied, and what a person said is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.fair_copy.reading import Line
from voice_coach.fair_copy.tidy import clean, text_of


def lines(*texts: str) -> list[Line]:
    return [Line(text, 3.0 * n, 3.0 * n + 2.5) for n, text in enumerate(texts)]


TABLE = [
    # nothing to do
    (["I was angry, and a little relieved."], "I was angry, and a little relieved."),
    (["Why should I?", "I don't know."], "Why should I? I don't know."),
    (["We met at 5 p.m., and then we left."], "We met at 5 p.m., and then we left."),
    (["I asked Mr. Miller."], "I asked Mr. Miller."),
    (["He said \"no\" and \"never\"."], "He said \"no\" and \"never\"."),
    (["Well... maybe."], "Well... maybe."),
    (["It cost 3.50, or 1,000 in all."], "It cost 3.50, or 1,000 in all."),
    # signs
    (["In short,, the period was so far."], "In short, the period was so far."),
    (["Yes ,I think so ."], "Yes, I think so."),
    (["Really?? I think so.."], "Really? I think so."),
    (["I stopped,."], "I stopped."),
    (["Is it?. I don't know!,"], "Is it? I don't know!"),
    (["That was years., and it hurt."], "That was years, and it hurt."),
    (["That was years.,"], "That was years."),
    (["Wait....... what?"], "Wait... what?"),
    (["? I am here."], "I am here."),
    ([", and so on"], "And so on."),
    (["\"I am calm, I am clear.\""], "I am calm, I am clear."),
    (["\"I am calm, I am clear\"."], "I am calm, I am clear."),
    (["I am calm\", she said."], "I am calm, she said."),
    (["I\u00a0am\there\x07."], "I am here."),
    (["i think i'm late, i.e. too late"], "I think I'm late, i.e. too late."),
    # ends and capitals
    (["so I left"], "So I left."),
    (["I left,"], "I left."),
    (["It was spring. it was winter."], "It was spring. It was winter."),
    (["iPhone and all."], "iPhone and all."),
    (["e.g. my sister."], "e.g. my sister."),
    (["5 of us went."], "5 of us went."),
    # lines that were cut
    (["It was the age of wisdom,", "It was the age of foolishness."],
     "It was the age of wisdom, it was the age of foolishness."),
    (["the present period,", "That some of its authorities insisted."],
     "The present period, that some of its authorities insisted."),
    (["I wanted to tell my.", "Sister that my sister is wrong."],
     "I wanted to tell my sister that my sister is wrong."),
    (["I wanted to call", "Martin."], "I wanted to call Martin."),
    (["I did it because.", "I was afraid."], "I did it because I was afraid."),
    (["I did it because.", "The others did."], "I did it because the others did."),
    (["I thought and.", "In the end I stayed."], "I thought and in the end I stayed."),
    (["We will meet on", "Monday."], "We will meet on Monday."),
    (["I said that", "I'm tired."], "I said that I'm tired."),
    (["That is what I think about.", "He left."], "That is what I think about. He left."),
    (["He left...", "He came back."], "He left... He came back."),
    (["Did he leave?", "He did."], "Did he leave? He did."),
    (["I wanted to", "buy bread."], "I wanted to buy bread."),
    # what is nothing
    ([], ""),
    ([""], ""),
    (["?"], ""),
    (["...", " ", "Yes."], "Yes."),
]  # fmt: skip


@pytest.mark.parametrize(("found", "expected"), TABLE)
def test_lines_become_text(found: list[str], expected: str) -> None:
    """Otherwise the page shows how the machine cut the sound, not what the person said."""
    assert text_of(lines(*found)) == expected


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (Line("You", 0.0, 0.16), False),
        (Line("You", 0.0, 0.06), False),
        (Line("", 0.0, 0.06), False),
        (Line("No.", 0.0, 0.35), True),
        (Line("Thank you.", 0.0, 0.2), True),
    ],
)
def test_a_blink_is_no_word(line: Line, kept: bool) -> None:
    """Otherwise answers begin with "You" that nobody said."""
    rest = Line("I am here.", 0.4, 2.0)
    assert text_of([line, rest]) == (f"{line.text} {rest.text}" if kept else rest.text)


@given(st.lists(st.text(alphabet="aIi bcTheand.,?!…:;\"'\u201c \n5é", max_size=30), max_size=5))
def test_tidying_twice_changes_nothing(found: list[str]) -> None:
    """Otherwise a page changes each time that it is written."""
    once = text_of(lines(*found))
    assert text_of(lines(once)) == once
    assert clean(clean(once)) == clean(once)


@given(st.lists(st.text(max_size=30), max_size=5))
def test_no_word_is_lost(found: list[str]) -> None:
    """Otherwise tidying loses what a person said."""
    before = [c.casefold() for c in "".join(found) if c.isalnum()]
    after = [c.casefold() for c in text_of(lines(*found)) if c.isalnum()]
    assert sorted(after) == sorted(before)
