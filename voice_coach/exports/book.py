"""All sessions as one Markdown file, with a table of contents before them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voice_coach.exports.whole import Whole
from voice_coach.journal.page.escape import clean, markdown

SIGN = b"<!-- voice-coach journal -->"


def book_of(sessions: Sequence[Whole]) -> bytes:
    """The sessions in the order given, each a step down among the headings."""
    parts = [SIGN.decode(), "# Your journal", "\n".join(map(_line, sessions))]
    for whole in sessions:
        parts += [f'<a id="{_anchor(whole)}"></a>', "\n".join(_lowered(whole)).strip("\n")]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _line(whole: Whole) -> str:
    return f"- {whole.name} · [{markdown(clean(whole.title))}](#{_anchor(whole)})"


def _anchor(whole: Whole) -> str:
    return "s-" + "".join(letter if letter.isalnum() else "-" for letter in whole.name)


def _lowered(whole: Whole) -> Iterator[str]:
    """The page's lines, its title and the coach's headings a step down; all else as it stands."""
    coachs = {section.lines[0] - 1 for section in whole.page.sections if section.heading}
    has_title = False
    for number, line in whole.text.shown(whole.text.body, len(whole.text.lines)):
        is_title = not has_title and line.startswith("# ")
        has_title = has_title or is_title
        yield f"#{line}" if is_title or number in coachs else line
    if not has_title:
        yield ""
