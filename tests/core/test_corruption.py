"""Every byte damaged, every suffix cut: read right, or named with its line and left untouched.

Where a damaged file is opened as a session, each run tries a share of its bytes (``sweep.py``).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.support.reading import asking
from tests.support.sweep import share
from voice_coach.dialogue import events as e
from voice_coach.dialogue.evolve import load
from voice_coach.dialogue.session import Session
from voice_coach.errors import CoachError, JournalError, LogError
from voice_coach.journal import log_end
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import ROOM
from voice_coach.journal.log_format import parse, read
from voice_coach.journal.page.read import read_page
from voice_coach.journal.page.render import render
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.messages import Word
from voice_coach.program.toml_file import builtin

SHORT = builtin("short")
AT = "2026-11-23T15:03:00.000+01:00"
BEGUN: list[e.Event] = [
    e.Started(at=AT, session="s1", program="short", program_version=1),
    e.Told(at=AT, key="hello"),
    e.Answered(at=AT, key="event", text="münchen calls", words=(Word("münchen", 1.0, 1.5, 0.4),)),
    e.Closed(at=AT, key="event"),
    e.Answered(at=AT, key="possible_responses", text="go | stay"),
    e.Answered(at=AT, key="possible_responses", text="wait"),
    e.Closed(at=AT, key="possible_responses"),
    e.Answered(at=AT, key="response_outcomes", text="we meet", item=0),
]
ENDED: list[e.Event] = [e.Closed(at=AT, key="response_outcomes", item=1), e.Finished(at=AT)]
WORDS = {"München calls", "Go | stay", "Wait", "We meet."}
EVERY_BIT = [1 << bit for bit in range(8)]
SOME_BITS = [0x01, 0x10, 0x80]


def write(folder: Path, *events: e.Event) -> Path:
    """A closed journal with these events; its log."""
    session = Journal(folder).begin(next(ev for ev in events if isinstance(ev, e.Started)))
    for event in events[1:]:
        session.record(event)
    session.close()
    return folder / ROOM / "s1.jsonl"


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """The log of an unfinished session."""
    return write(tmp_path / "journal", *BEGUN)


@pytest.fixture
def ended(tmp_path: Path) -> Path:
    """The page of a finished session."""
    log = write(tmp_path / "journal", *BEGUN, *ENDED)
    (page,) = log.parent.parent.glob("*.md")
    return page


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a journal, but for the lock."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def restore(folder: Path, files: dict[str, bytes]) -> None:
    """Put a journal back as it was."""
    for name in contents(folder).keys() - files.keys():
        (folder / name).unlink()
    for name, data in files.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)


def flipped(data: bytes, patterns: list[int], step: int = 1) -> Iterator[bytes]:
    """The data with one byte changed: every ``step``-th byte, in each of these ways."""
    for place in share(range(len(data)), step):
        for pattern in patterns:
            damaged = bytearray(data)
            damaged[place] ^= pattern
            yield bytes(damaged)


def check_names_line(error: CoachError, path: Path) -> None:
    """The sentence tells where the damage is, and that the file was left."""
    text = str(error)
    assert str(path) in text
    assert re.search(r"[Ll]ine \d+", text)
    assert "left as it is" in text


def test_any_bit_of_a_log(begun: Path) -> None:
    """A damaged disk would silently change or drop what a person said."""
    whole = begun.read_bytes()
    wrong = 0
    for damaged in flipped(whole, EVERY_BIT):
        try:
            assert list(parse(damaged, begun).events) == BEGUN
        except LogError as error:
            wrong += error.what.startswith("Line ") and str(begun) in error.what
    # All but the very last byte, a newline whose loss costs nothing.
    assert wrong == 8 * (len(whole) - 1)


def test_resuming_after_any_damaged_byte_of_a_log(begun: Path) -> None:
    """Going on with a damaged session would bury the damage, or end in a traceback."""
    folder = begun.parent.parent
    before = contents(folder)
    for damaged in flipped(begun.read_bytes(), [0x10], 5):  # all bits: see above
        begun.write_bytes(damaged)
        now = contents(folder)
        try:
            session = Journal(folder).resume()
        except LogError as error:
            check_names_line(error, begun)
            assert contents(folder) == now
        else:
            assert session.session == load(SHORT, BEGUN)
            session.close()
        restore(folder, before)


@pytest.mark.parametrize("counted", [True, False], ids=["counted", "from before logs had ends"])
def test_resuming_after_any_cut_of_a_log(begun: Path, counted: bool) -> None:
    """A file that came back short from a disk or a backup would silently lose answers."""
    folder = begun.parent.parent
    if not counted:
        log_end.path_of(begun).unlink()
    before, whole = contents(folder), begun.read_bytes()
    ends = [end + 1 for end, byte in enumerate(whole) if byte == ord("\n")]
    around = {cut for end in ends for cut in (end - 27, end - 2, end - 1, end)}
    places: Iterable[int] = share(range(len(whole)), 5, always=around)
    if not counted:  # each is mended, with all that takes: the ends of lines, and some between
        places = sorted(around)
    for cut in filter(lambda place: place < len(whole), places):
        begun.write_bytes(whole[:cut])
        now = contents(folder)
        left = sum(cut >= end - 1 for end in ends) - 1  # a line needs no newline to be whole
        try:
            session = Journal(folder).resume()
        except LogError as error:
            check_names_line(error, begun)
            assert contents(folder) == now
            assert left < (len(BEGUN) if counted else 1)
        else:
            assert left == len(BEGUN) if counted else left >= 1
            assert session.session == load(SHORT, BEGUN[:left])
            assert begun.read_bytes() == whole[: ends[left]]
            rest = whole[ends[left] : cut]
            aside = begun.with_name("s1.jsonl.torn")
            assert (aside.read_bytes() if rest else b"\n") == rest + b"\n"
            assert bool(rest) == any("half written" in note for note in session.notes)
            session.close()
        restore(folder, before)


def test_a_finished_session_cut_short_is_not_taken_for_an_unfinished_one(ended: Path) -> None:
    """A closed session would be reopened, and its page overwritten."""
    folder = ended.parent
    log = folder / ROOM / "s1.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))
    now = contents(folder)
    with pytest.raises(LogError, match=r"Line 11 of .* is missing.*had 11 lines, and 10 are left"):
        Journal(folder).resume()
    journal = Journal(folder)
    entry = journal.finished()
    assert entry is not None
    assert entry.text("possible_responses") == "Go | stay, Wait"
    assert journal.look().troubles == ()  # the page is whole, and needs no log
    assert contents(folder) == now


def test_what_the_sentence_about_a_cut_says_to_do_works(begun: Path) -> None:
    """Somebody without a backup could never go on."""
    begun.write_bytes(b"".join(begun.read_bytes().splitlines(keepends=True)[:-1]))
    with pytest.raises(LogError) as caught:
        Journal(begun.parent.parent).resume()
    assert caught.value.todo.endswith(f"delete {log_end.path_of(begun)}.")
    log_end.path_of(begun).unlink()
    session = Journal(begun.parent.parent).resume()
    session.record(e.Resumed(at=AT))
    session.close()
    assert read(begun) == (*BEGUN[:-1], e.Resumed(at=AT))


def test_a_damaged_mark_never_locks_a_whole_log(begun: Path) -> None:
    """A good log would be refused for the sake of the file beside it."""
    path = log_end.path_of(begun)
    whole = path.read_bytes()
    for damaged in [*flipped(whole, EVERY_BIT), *(whole[:cut] for cut in range(len(whole)))]:
        path.write_bytes(damaged)
        assert list(read(begun)) == BEGUN
    session = Journal(begun.parent.parent).resume()
    session.close()
    assert path.read_bytes() == whole


def test_any_damaged_byte_of_a_page_under_way(begun: Path) -> None:
    """While a session is open its log counts; what else stands in its page is kept aside."""
    folder = begun.parent.parent
    (page,) = folder.glob("*.md")
    before, whole = contents(folder), page.read_bytes()
    for damaged in flipped(whole, [0x01], 3):
        page.write_bytes(damaged)
        session = Journal(folder).resume()
        assert session.session == load(SHORT, BEGUN)
        assert session.path.read_bytes() == whole
        others = [path for path in folder.iterdir() if path.is_file() and path != session.path]
        assert [path.read_bytes() for path in others] == [damaged]
        # Without its id the page is a stranger; else the person is told of the copy.
        known = re.search(rb"^id: s1$", damaged, re.MULTILINE) and damaged[:4] == b"---\n"
        assert not known or any("kept in" in note for note in session.notes)
        session.close()
        restore(folder, before)


def test_any_cut_of_a_page_under_way(begun: Path) -> None:
    """A page that came back short would stay short, or stop the session."""
    folder = begun.parent.parent
    (page,) = folder.glob("*.md")
    before, whole = contents(folder), page.read_bytes()
    earlier = {render(load(SHORT, BEGUN[:count])).encode() for count in range(1, len(BEGUN))}
    for cut in share(range(len(whole)), 7):
        page.write_bytes(whole[:cut])
        session = Journal(folder).resume()
        assert session.path.read_bytes() == whole
        others = [path for path in folder.iterdir() if path.is_file() and path != session.path]
        # A page that the session wrote itself on the way is nobody else's.
        kept = [] if whole[:cut] in earlier else [whole[:cut]]
        assert [path.read_bytes() for path in others] == kept
        session.close()
        restore(folder, before)


def texts(value: object) -> Iterator[str]:
    """All texts within a field."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts(inner)


def said(entry: SessionPage) -> set[str]:
    """The person's words in the structured part."""
    return {text for value in entry.fields.values() for text in texts(value)}


def test_any_damaged_byte_of_a_finished_page(ended: Path) -> None:
    """A finished page is the person's: what parses is their word, what does not is named.

    A flipped letter cannot be told from a correction; but it never costs more than the answer
    that it stands in, and the file stays as it is.
    """
    whole = ended.read_bytes()
    assert said(read_page(ended, asking(SHORT))) >= WORDS
    for damaged in flipped(whole, SOME_BITS, 2):
        ended.write_bytes(damaged)
        try:
            entry = read_page(ended, asking(SHORT))
        except JournalError as error:
            check_names_line(error, ended)
        else:
            # One scalar may differ; a damaged separator may fuse two, or split one.
            changed = WORDS - said(entry)
            lines = {line for line, was in zip(damaged.split(b"\n"), whole.split(b"\n"),
                                               strict=False) if line != was}  # fmt: skip
            assert len(changed) <= 2, (changed, lines)
        assert ended.read_bytes() == damaged


def test_a_finished_page_is_never_passed_over_in_silence(ended: Path) -> None:
    """A follow-up would begin with an older session, and nobody would know why."""
    folder = ended.parent
    whole = ended.read_bytes()
    head = whole.index(b"---\n", 4) + 4
    for place in range(head):
        damaged = bytearray(whole)
        damaged[place] ^= 0x01
        ended.write_bytes(damaged)
        now = contents(folder)
        journal = Journal(folder)
        entry: SessionPage | None = None
        with contextlib.suppress(CoachError):
            entry = journal.finished()
        assert entry is not None or any(ended.name in text for text in journal.look().troubles)
        if entry is None:
            with pytest.raises(JournalError, match=re.escape(ended.name)):
                journal.finished()
        assert contents(folder) == now


def test_any_cut_of_a_finished_page(ended: Path) -> None:
    """A page cut short would be read as a shorter life, or end in a traceback."""
    whole = ended.read_bytes()
    head = whole.index(b"---\n", 4) + 3
    for cut in range(len(whole)):
        ended.write_bytes(whole[:cut])
        try:
            entry = read_page(ended, asking(SHORT))
        except JournalError as error:
            check_names_line(error, ended)
            reads = cut >= head and whole[cut] & 0xC0 != 0x80  # not within a letter
        else:
            reads = False
            # Nobody can see that what ends with a sentence, or a line, once went on.
            *_, last = whole[:cut].split(b"\n")
            seen = last[-1:].isalnum() and not last.startswith(b"#")
            assert said(entry) >= WORDS or entry.troubles or not seen
        assert not reads
        assert ended.read_bytes() == whole[:cut]


def test_a_page_that_ends_too_soon_is_told(ended: Path) -> None:
    """Answers would be missing from the page, and nobody would look for them in the log."""
    folder, whole = ended.parent, ended.read_bytes()
    log = folder / ROOM / "s1.jsonl"
    cut = whole[: whole.index(b"We meet") + 5]
    ended.write_bytes(cut)
    journal = Journal(folder)
    assert journal.finished()
    (trouble,) = journal.look().troubles
    assert ended.name in trouble
    assert "may have been cut off. The logs" in trouble
    assert ended.read_bytes() == cut
    session: Session = load(SHORT, read(log))
    assert session.finished_at
    assert list(read(log)) == [*BEGUN, *ENDED]
