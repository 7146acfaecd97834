"""Every byte of a plan damaged, every suffix cut: its marks and reviews are read right, or named
with their line; nothing that a plan makes of it ends in a traceback."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.parts.harness.fuzz_plans import PAGE, see_all
from tests.support.home import run
from tests.support.sweep import share
from voice_coach.errors import JournalError
from voice_coach.journal.journal import Journal
from voice_coach.journal.marks import marks_of
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.program.toml_file import default
from voice_coach.program.values import Program

EXERCISE = default()
FIRST = PAGE.index(b"\npartner:")
LAST = PAGE.index(b"\n---\n", 4) + 5


def _exercise(_: str) -> Program:
    return EXERCISE


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "plan.md"


def read(page: Path, data: bytes, *, seen: bool = True) -> tuple[SessionPage | None, list[str]]:
    """The page as it is now, and what is told of it; if ``seen``, every command's view of it is
    tried too."""
    page.write_bytes(data)
    journal = Journal(page.parent, _exercise)
    try:
        entry = journal.read(page)
    except JournalError as error:
        return None, [str(error)]
    if seen:
        see_all(entry)
    assert page.read_bytes() == data
    return entry, list(entry.troubles)


def counted(entry: SessionPage) -> Counter[str]:
    """The deeds and reviews that count."""
    marks = (f"{mark.about} {mark.deed}" for mark in marks_of(dict(entry.front)))
    return Counter([*marks, *(f"review {review.number}" for review in entry.reviews)])


def names_a_line(page: Path, sentences: list[str]) -> bool:
    return any(page.name in text and re.search(r"[Ll]ine \d", text) for text in sentences)


def flipped() -> Iterator[bytes]:
    """Bytes from the plan's last field to the end of the front matter."""
    for place in share(range(FIRST, LAST), 3):
        pattern = (0x01, 0x08)[place % 2]
        yield PAGE[:place] + bytes([PAGE[place] ^ pattern]) + PAGE[place + 1 :]


def test_the_whole_page_gives_no_doubt(page: Path) -> None:
    """A person would be warned of their own, good journal each day."""
    own = b"links:\n  home: plan\nmarks:\n  - a remark\n"
    for data in (PAGE, PAGE.replace(b"marks:\n", own)):
        entry, troubles = read(page, data)
        assert entry is not None
        assert troubles == []
        assert sum(counted(entry).values()) == 4


def test_any_damaged_byte_of_marks_and_review(page: Path) -> None:
    """What somebody did would no longer count, and nobody would know why."""
    whole, _ = read(page, PAGE)
    assert whole is not None
    for number, data in enumerate(flipped()):
        entry, troubles = read(page, data, seen=number % 5 == 0)
        if entry is None or counted(entry) != counted(whole):
            lines = set(data.split(b"\n")) - set(PAGE.split(b"\n"))
            assert names_a_line(page, troubles), (lines, troubles)


def test_any_cut(page: Path) -> None:
    """A page that came back short would be taken for one of somebody who did less."""
    whole, _ = read(page, PAGE)
    assert whole is not None
    for cut in (*share(range(LAST), 3), *share(range(LAST, len(PAGE)), 17)):
        entry, troubles = read(page, PAGE[:cut])
        if entry is None:
            assert names_a_line(page, troubles), troubles
        else:
            assert counted(entry) == counted(whole)
            assert cut >= LAST - 2


def test_the_person_is_told_on_the_screen(tmp_path: Path) -> None:
    """The sentence would be found, and never seen."""
    folder = tmp_path / "journal"
    folder.mkdir()
    damages = {
        "a": (b"19:40 first action: done", b"19:40 first actiom: done"),
        "b": (b"\nmarks:", b"\nmasks:"),
        "c": (b"\nreview:", b"\nrewiew:"),
        "d": (b'- "2026-11-26', b"- #2026-11-26"),
    }
    for name, (before, after) in damages.items():
        data = PAGE.replace(before, after).replace(b"20261124", name.encode())
        (folder / f"{name}.md").write_bytes(data)
    whole = {path: path.read_bytes() for path in folder.glob("*.md")}
    for command in (("agenda",), ("progress",)):
        done = run(tmp_path, *command)
        assert done.returncode == 0, done
        said = re.findall(r"In line (\d+) of (\w)\.md, (.*), so it does not count", done.stderr)
        assert sorted((name, line) for line, name, _ in said) == [
            ("a", "17"), ("b", "15"), ("b", "16"), ("b", "17"), ("c", "19"), ("d", "14"),
        ]  # fmt: skip
        assert {path: path.read_bytes() for path in whole} == whole
