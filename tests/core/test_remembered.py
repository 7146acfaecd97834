"""What a shell's prompt remembers of the journal: whatever becomes of it, the journal counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.plan_page import SESSION, page
from voice_coach.agenda.remembered import FILE, entries
from voice_coach.journal.listing import ROOM
from voice_coach.journal.page.read import read_entry


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A journal that is remembered."""
    (tmp_path / ROOM).mkdir()
    (tmp_path / "plan.md").write_text(page())
    assert [entry.id for entry in entries(tmp_path, read_entry)] == [SESSION]
    return tmp_path


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\x00",
        b"[1, 2]",
        b'{"pages": {}}',
        b'{"version": 2, "pages": {"plan.md": {"mood": "new"}}}',
        b'{"version": 1, "pages": {"plan.md": 7}}',
        b'{"version": 1, "pages": {"plan.md": {"stamp": [], "entry": {"fields": 3}}}}',
        b'{"version": 1, "pages": [["plan.md"]]}',
        b"[" * 100_000,
    ],
    ids=lambda data: repr(data[:40]),
)
def test_a_damaged_or_foreign_memory_is_made_anew(folder: Path, data: bytes) -> None:
    """The prompt would show a traceback before each command, or nothing for ever."""
    memory = folder / ROOM / FILE
    whole, before = memory.read_bytes(), (folder / "plan.md").read_bytes()
    memory.write_bytes(data)
    assert [entry.id for entry in entries(folder, read_entry)] == [SESSION]
    assert memory.read_bytes() == whole
    assert (folder / "plan.md").read_bytes() == before


@pytest.mark.parametrize("kind", ["folder", "link to nowhere"])
def test_something_else_in_its_place_hides_nothing(folder: Path, kind: str) -> None:
    """What is due would be passed over because of a slip in a file manager."""
    memory = folder / ROOM / FILE
    memory.unlink()
    if kind == "folder":
        memory.mkdir()
    else:
        memory.symlink_to(folder / "nowhere")
    assert [entry.id for entry in entries(folder, read_entry)] == [SESSION]
    assert memory.is_dir() == (kind == "folder")
    assert memory.is_dir() or json.loads(memory.read_bytes())["pages"].keys() == {"plan.md"}
