"""Whatever a person says comes through every door as words: page, YAML, file name, terminal.

The single pieces have tests of their own (``test_journal_markdown``, ``test_console_safe_text``);
here words go the whole way, through a journal on disk.
"""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.support.nasty import NASTY
from voice_coach.console.plain import PlainView
from voice_coach.dialogue import events as e
from voice_coach.dialogue import prose
from voice_coach.journal import file_names
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import ROOM
from voice_coach.journal.log_format import read
from voice_coach.journal.page.escape import clean

AT = "2026-11-23T15:03:00.000+01:00"
PIECES = ["word ", "שלום ", "🙂", "e\u0301", "---", "../", "'\"", "\x1b[2J"]
LONG = st.builds(
    lambda piece, size: (piece * size)[:size], st.sampled_from(PIECES), st.integers(3900, 4000)
)
WORDS = st.text(st.characters(), max_size=80) | NASTY | LONG
ORDERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
PORTS = {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
RESERVED = {"con", "prn", "aux", "nul", *PORTS}
"""Names that Windows keeps for devices."""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(event=WORDS, entry=WORDS, outcome=WORDS)
@example(event="---\nid: stolen\n---", entry="../../etc/passwd", outcome="\ud800\x1b]0;x\x07")
@example(event="x" * 4000, entry="\u202e" * 4000, outcome="🙂" * 4000)
def test_words_go_through_a_journal_and_back(
    tmp_path_factory: pytest.TempPathFactory, event: str, entry: str, outcome: str
) -> None:
    """A person's words would break their journal, or come back as other words."""
    folder = tmp_path_factory.mktemp("journal")
    journal = Journal(folder)
    started = e.Started(at=AT, session="s1", program="short", program_version=1)
    events: list[e.Event] = [
        e.Answered(at=AT, key="event", text=event),
        e.Closed(at=AT, key="event"),
        e.Answered(at=AT, key="possible_responses", text=entry),
        e.Closed(at=AT, key="possible_responses"),
        e.Answered(at=AT, key="response_outcomes", text=outcome, item=0),
        e.Finished(at=AT),
    ]
    running = journal.begin(started)
    for one in events:
        running.record(one)
    running.close()
    assert running.trouble == ""
    assert list(read(folder / ROOM / "s1.jsonl")) == [started, *events]

    page = running.path.read_text("utf-8")
    assert not ORDERS.search(page)
    assert {path.name for path in folder.iterdir()} == {ROOM, running.path.name}

    (found,) = journal.look().pages
    assert journal.look().troubles == ()
    assert found.id == "s1"
    assert found.event == prose.capitalised(prose.words(clean(event))).removesuffix(".")
    wanted = prose.phrase(clean(entry))
    assert found.entries("possible_responses") == ((wanted,) if wanted else ())
    pairs = found.pairs("response_outcomes")
    assert pairs == ((wanted, prose.sentence(clean(outcome))),)


@given(WORDS)
def test_a_files_name_is_safe_everywhere(event: str) -> None:
    """A journal could not be copied to another computer, or would leave its folder."""
    name = file_names.file_name(AT, event)
    assert len(name.encode("utf-8")) <= 255
    assert len(unicodedata.normalize("NFD", name).encode("utf-8")) <= 255 * 3
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert not ORDERS.search(name)
    assert name.endswith(".md")
    assert name[:-3] == name[:-3].strip(" .")
    assert not name.startswith((".", "-", "~"))
    assert name.split(".")[0].casefold() not in RESERVED
    assert Path(name).name == name


@given(WORDS)
def test_no_escape_reaches_the_terminal(text: str) -> None:
    """An answer, or a note about a file, could clear the screen or rename the window."""
    out = io.StringIO()
    view = PlainView(out)
    for show in (view.coach, view.heard, view.note, view.command):
        show(text)
    view.step(1, text)
    view.listening("key", text, "open")
    view.close()
    assert not ORDERS.search(out.getvalue())
