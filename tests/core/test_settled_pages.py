"""A page that agrees with itself is read without its log, and reads just the same."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.samples import SAMPLES, journal_of
from voice_coach.dialogue.evolve import load
from voice_coach.errors import JournalError
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import LOG_ENDING, ROOM, follow_up_logs
from voice_coach.journal.log_format import contents_of, exercise_of_whole
from voice_coach.journal.page.read import Entry, agreed, read_entry
from voice_coach.journal.page.render import render, review_of, section_of
from voice_coach.journal.page.reviews import Original, corrected
from voice_coach.program import archive

KINDS = ("spoken", "follow-up", "open", "unfinished")


class Sample:
    """A journal with one page, and that page read the long way, through its log."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.folder = journal_of(SAMPLES / "v1" / kind, folder / "journal").folder
        (self.page,) = self.folder.glob("*.md")
        self.text = self.page.read_text()
        session = read_entry(self.page).id
        self.log = self.folder / ROOM / f"{session}{LOG_ENDING}"
        contents = contents_of(self.log)
        found = archive.find(self.folder / ROOM, contents.exercise)
        assert found is not None
        self.program = found
        self.original = render(load(found, contents.events))
        looks = [contents_of(log).events for log in follow_up_logs(self.folder / ROOM, session)]
        sessions = [load(found, events) for events in looks]
        self.reviews = [Original(section_of(look), review_of(look)) for look in sessions]

    def long_way(self) -> Entry:
        entry = read_entry(self.page, program=self.program, original=self.original)
        return corrected(entry, self.program, [one for one in self.reviews if one.section])


@pytest.fixture(scope="module", params=KINDS)
def sample(request: pytest.FixtureRequest) -> Iterator[Sample]:
    with tempfile.TemporaryDirectory() as folder:
        yield Sample(request.param, Path(folder))


def test_a_spoken_session_needs_no_log_to_be_read(tmp_path: Path) -> None:
    """Else looking at three hundred sessions takes half a minute."""
    spoken = Sample("spoken", tmp_path)
    assert agreed(read_entry(spoken.page), spoken.program) == spoken.long_way()


@pytest.mark.parametrize(
    ("before", "after", "name", "value"),
    [
        ("\n# The talk with", "\n# My talk with", "event", "My talk with my sister"),
        ("\nevent: The talk", "\nevent: My talk", "event", "My talk with my sister"),
        ("to 10?\n\n3\n", "to 10?\n\n4\n", "clarity_before", "4"),
        ("clarity_before: 3", "clarity_before: 4", "clarity_before", "4"),
    ],
)
def test_a_correction_in_one_place_alone_counts(
    tmp_path: Path, before: str, after: str, name: str, value: str
) -> None:
    """The title, the front matter or the text below: people correct what they see."""
    spoken = Sample("spoken", tmp_path)
    assert before in spoken.text
    spoken.page.write_text(spoken.text.replace(before, after, 1))
    entry = Journal(spoken.folder).read(spoken.page)
    assert entry == spoken.long_way()
    assert entry.text(name).startswith(value)
    assert entry.event == entry.text("event")


EDITS = st.lists(
    st.tuples(
        st.integers(0, 200), st.sampled_from(["drop", "double", "word", "empty", "next", "7"])
    ),
    min_size=1,
    max_size=3,
)


@given(edits=EDITS)
@settings(max_examples=25, deadline=None)
def test_whatever_was_corrected_it_is_read_as_through_its_log(
    sample: Sample, edits: list[tuple[int, str]]
) -> None:
    """Else a correction by hand is lost, or one above wins over one below by chance."""
    lines = sample.text.split("\n")
    for place, edit in edits:
        at = place % len(lines)
        match edit:
            case "drop":
                del lines[at]
                lines = lines or [""]
            case "double":
                lines.insert(at, lines[at])
            case "word":
                lines[at] = re.sub(r"\w+$", "otherwise", lines[at])
            case "empty":
                lines[at] = ""
            case "next":
                lines[at] += " and more"
            case "7":
                lines[at] = re.sub(r"\d+", "7", lines[at])
    sample.page.write_text("\n".join(lines))
    try:
        slow: Entry | str = sample.long_way()
    except JournalError as error:
        slow = str(error)
    if isinstance(slow, Entry) and slow.id != sample.log.stem:
        return  # another session's page now
    try:
        quick: Entry | str = Journal(sample.folder).read(sample.page)
    except JournalError as error:
        quick = str(error)
    assert quick == slow


def test_a_page_that_was_cut_off_is_told_of(tmp_path: Path) -> None:
    """The rest of somebody's words would be missing without a word."""
    opened = Sample("open", tmp_path)
    data = opened.page.read_bytes()
    assert data == opened.original.encode()
    start = data.index(b"\n---\n", 4) + 5
    for length in range(start, len(data.rstrip()), 7):
        opened.page.write_bytes(data[:length])
        journal = Journal(opened.folder)
        journal.read(opened.page)
        assert "before the end of what was written there" in " ".join(journal.troubles), length


@pytest.mark.parametrize("damage", ["flip", "cut line", "torn", "no newline", "gone", "swap"])
def test_a_damaged_log_is_never_taken_for_a_whole_one(tmp_path: Path, damage: str) -> None:
    """Damage is reported: the shorter way must not pass it over."""
    spoken = Sample("spoken", tmp_path)
    assert exercise_of_whole(spoken.log) == contents_of(spoken.log).exercise
    data = spoken.log.read_bytes()
    lines = data.splitlines(keepends=True)
    # The sample is older than the file that tells how far a log goes.
    changed = {
        "flip": data.replace(b"Saturday", b"Saturdax", 1).replace(b"saturday", b"saturdax", 1),
        "cut line": b"".join(lines[:4] + lines[5:]),
        "torn": data + b'{"event":"ans',
        "no newline": data[:-1],
        "gone": lines[0],
        "swap": b"".join([*lines[:4], lines[5], lines[4], *lines[6:]]),
    }[damage]
    assert changed != data
    spoken.log.write_bytes(changed)
    assert exercise_of_whole(spoken.log) == ""
