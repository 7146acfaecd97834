"""Answers whose sound is kept, as HTML: what can be heard changes no letter of them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from voice_coach.dialogue.session import Copy, Spoken
from voice_coach.messages import Word
from voice_coach.recordings.kept import KeptUtterance
from voice_coach.webpage.markdown import html_with
from voice_coach.webpage.spoken import Voice, html_of_spoken

_PARTS = (
    "my sister **called**. *Then|==monday==|I waited.|and [a link](https://example.org).|<b>|"
    "`code. More`|- |1. |> |### own|| a | b ||\\*|~~not~~|e.g. so|\u00e9tait|\u5979\u3002|&amp;|  "
).split("|")
_LINE = st.lists(st.sampled_from([*_PARTS, "| a | b |", "|---|---|"]), max_size=6).map(" ".join)
_HEARD = "my sister called then monday i waited and a link not so".split()


def voices(copy: bool = False) -> list[Voice]:
    """Two recordings, in which every word was heard unsurely."""
    found = []
    for name in ("one", "two"):
        words = tuple(Word(text, at, at + 0.5, 0.3) for at, text in enumerate(_HEARD))
        spoken = Spoken(" ".join(_HEARD), words=words, copy=Copy("so", (0.0,)) if copy else None)
        found.append(Voice(f"recordings/x/{name}.opus", 20.0, (KeptUtterance(spoken, words),)))
    return found


class _Shape(HTMLParser):
    """The text, and what is open; a tag that closes another fails. ``nested``: something that is
    clicked stands in something that is."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.nested = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        clicked = tag == "a" or any(name in ("data-n", "data-from") for name, _ in attrs)
        self.nested |= clicked and "clicked" in self.open
        self.open += [tag, *(["clicked"] if clicked else [])]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A line's end, which holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] == ["clicked"]:
            self.open.pop()
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.lists(_LINE, max_size=8), st.booleans())
def test_what_can_be_heard_changes_no_letter(lines: list[str], copy: bool) -> None:
    """A page with recordings would lose words of an answer, or nest a button in a button."""
    plain = _Shape(html_with(lines, lambda tokens: None))
    heard = _Shape(html_of_spoken(lines, voices(copy)))
    assert heard.open == []
    assert heard.text.strip() == plain.text.strip()
    assert not heard.nested


def test_a_word_of_a_fair_copy_that_was_unsure_is_offered() -> None:
    """The second ear writes no equals signs: what the first was unsure of would be lost."""
    html = html_of_spoken(["My sister called."], voices(copy=True))
    unsure = re.findall(r'<span class="unsure" data-n="0" data-from="[\d.]+"[^>]*>(\w+)<', html)
    assert unsure == ["My", "sister", "called"]
    assert "unsure" not in html_of_spoken(["My sister called."], voices())
