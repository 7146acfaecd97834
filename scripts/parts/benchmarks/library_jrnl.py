"""The measure that the journal is held against: jrnl, with as many entries of the same texts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scripts.parts.benchmarks.parts import ROOT

JRNL = ROOT / ".venv" / "jrnl" / "bin" / "jrnl"
"""In an environment of its own: it asks for older libraries than the program takes."""
# A "#" begins no tag, for the pages' headings are none.
_SETTINGS = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: true
indent_character: '|'
journals: {{default: {{journal: {journal}}}}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: v4.0
"""


def write(folder: Path, pages: Iterable[Path]) -> None:
    """A journal of jrnl's own in ``folder``: an entry for each page, with the text of its body."""
    journal = folder / "journal.txt"
    with journal.open("w", encoding="utf-8") as file:
        for page in pages:
            body = page.read_text("utf-8").split("\n---\n", 1)[1].strip()
            title, _, rest = body.partition("\n")
            day, time = page.name[:10], page.name[11:15]
            file.write(f"[{day} {time[:2]}:{time[2:]}] {title.removeprefix('# ')}\n{rest}\n\n")
    (folder / "jrnl.yaml").write_text(_SETTINGS.format(journal=journal), "utf-8")


def listing(folder: Path) -> list[str]:
    """The command that lists all entries, a line each."""
    return [str(JRNL), "--config-file", str(folder / "jrnl.yaml"), "--short"]


def searching(folder: Path, word: str) -> list[str]:
    """The command that lists all entries with this word, a line each."""
    return [*listing(folder), "-contains", word]
