"""The cache over many pages: whatever becomes of it or of the pages, its answers are those of
reading all anew."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.page_reader import Reader
from tests.support.small_disk import small_disk
from voice_coach.errors import JournalError
from voice_coach.journal import listing
from voice_coach.journal.cache import Cache, Hit, Kept, Row

WORDS = "amber birch cedar dahlia ember fennel ginger hazel".split()
NO_SETTLING = 0.0


def anew(journal: Path) -> tuple[Row, ...]:
    read = Reader()
    pages = listing.pages(journal)
    return tuple(Row(journal, path.name, read(path)._replace(words=())) for path in pages)


def sought(journal: Path, word: str) -> set[Hit]:
    read = Reader()
    return {
        Hit(path.name, question, text, place)
        for path in listing.pages(journal)
        for question, text, place in read(path).words
        if word in text.split()
    }


def check(cache: Cache) -> list[str]:
    """The rows and what is found are as if all were read anew; returns what was read for it."""
    read = Reader()
    assert cache.rows(read) == anew(cache.journal)
    for word in WORDS[:3]:
        found = cache.search(word, Reader(), most=10_000)
        assert len(found) == len(set(found))
        assert set(found) == sought(cache.journal, word)
    return read.read


def text_of(number: int, lines: int = 4) -> str:
    pick = random.Random(number)
    return "".join(" ".join(pick.choices(WORDS, k=12)) + f" n{number}\n" for _ in range(lines))


def journal_of(folder: Path, pages: int, lines: int = 4) -> Path:
    folder.mkdir()
    for number in range(pages):
        (folder / f"2026-11-{number:03} talk.md").write_text(text_of(number, lines))
    return folder


def cache_of(tmp_path: Path, pages: int = 12, lines: int = 4) -> Cache:
    """A cache, not yet filled, that trusts a file as soon as its time is another one."""
    return Cache(
        journal_of(tmp_path / "journal", pages, lines), "1", tmp_path / "caches", NO_SETTLING
    )


def tick(folder: Path) -> None:
    """Wait until the file system's clock gives another time than it did to any file so far."""
    probe = folder.parent / "tick"
    newest = 0
    for path in folder.iterdir():
        status = path.lstat()
        newest = max(newest, status.st_ctime_ns, status.st_mtime_ns)
    while True:
        probe.write_bytes(b"")
        if probe.stat().st_ctime_ns > newest:
            return


@pytest.fixture
def full(tmp_path: Path) -> Cache:
    """A cache that holds all of its twelve pages."""
    cache = cache_of(tmp_path)
    check(cache)
    assert check(cache) == []
    return cache


def test_only_what_changed_is_read_again(full: Cache) -> None:
    """Otherwise whoever keeps a journal for years waits for all of it with every command."""
    page = full.journal / "2026-11-004 talk.md"
    page.write_text("amber and more\n")
    new = full.journal / "2026-11-100 new.md"
    new.write_text("birch\n")
    told: list[tuple[int, int]] = []
    read = Reader()
    rows = full.rows(read, tell=lambda done, of: told.append((done, of)))
    assert rows == anew(full.journal)
    assert read.read == [page.name, new.name]
    assert told == [(1, 2), (2, 2)]
    assert check(full) == []


def test_a_page_changed_with_its_size_and_time_kept_is_seen(full: Cache) -> None:
    """Otherwise what a synchronising tool brought in is not seen for ever."""
    page = full.journal / "2026-11-004 talk.md"
    before = page.stat()
    tick(full.journal)
    with page.open("r+b") as file:
        file.write(b"birch")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = page.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert check(full) == [page.name]
    assert check(full) == []


def test_a_page_changed_twice_within_a_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    """Otherwise a page read between two quick changes is shown as it was between them."""
    cache = replace(cache_of(tmp_path, 1), settled_seconds=Cache("", "").settled_seconds)  # type: ignore[arg-type]
    page = next(listing.pages(cache.journal))
    for number in range(50):
        page.write_text(f"amber {number:04}\n")
        (row,) = cache.rows(Reader())
        assert row.kept.value == page.read_bytes()


def test_pages_deleted_renamed_and_copied_are_told_apart(full: Cache) -> None:
    """Otherwise a plan stands in the agenda twice, or though its page was thrown away."""
    one, two, three = sorted(full.journal.iterdir())[:3]
    one.unlink()
    two.rename(full.journal / "renamed.md")
    shutil.copy2(three, full.journal / "a copy.md")
    assert sorted(check(full)) == ["a copy.md", "renamed.md"]
    four, five = sorted(full.journal.iterdir())[-2:]
    four.rename(full.journal / "aside")
    five.rename(four)
    (full.journal / "aside").rename(five)
    check(full)
    assert check(full) == []


def test_what_is_no_plain_file_is_left_to_the_reader(full: Cache) -> None:
    """Otherwise a page that is a link to nowhere, or a folder, ends every command."""
    (full.journal / "nowhere.md").symlink_to(full.journal / "nothing")
    (full.journal / "folder.md").mkdir()
    (full.journal / ".hidden.md").write_text("amber\n")
    (full.journal / "linked.md").symlink_to(next(listing.pages(full.journal)))
    (full.journal / os.fsdecode(b"\xff\xfe.md")).write_text("amber\n")
    (full.journal / "notes.txt").write_text("amber\n")
    check(full)
    assert check(full) == ["nowhere.md"]


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(("write", "keep", "delete", "rename", "copy", "link", "folder", "lose")),
        st.integers(0, 3),
        st.integers(0, 3),
        st.integers(0, 40),
    ),
    max_size=4,
)


@pytest.mark.parametrize("settled", [NO_SETTLING, 3.0])
@given(rounds=st.lists(CHANGES, min_size=1, max_size=5))
@settings(deadline=None, max_examples=15)
def test_whatever_changes_the_rows_are_those_of_reading_anew(
    rounds: list[list[tuple[str, int, int, int]]], settled: float
) -> None:
    """Otherwise some order of edits shows a person what their journal no longer says."""
    with tempfile.TemporaryDirectory() as folder:
        cache = replace(cache_of(Path(folder), 2), settled_seconds=settled)
        for changes in rounds:
            for change, one, two, number in changes:
                with contextlib.suppress(OSError):  # links in a circle cannot be written
                    apply(cache, change, one, two, number)
            check(cache)


def apply(cache: Cache, change: str, one: int, two: int, number: int) -> None:
    tick(cache.journal)
    page, other = (cache.journal / f"{name}.md" for name in (one, two))
    if change == "lose":
        cache.file.unlink(missing_ok=True)
    elif change == "write" and not page.is_dir():
        page.write_text(text_of(number, number % 4))
    elif change == "keep" and page.is_file():
        before = page.stat()
        page.write_bytes(page.read_bytes()[::-1].replace(b"\n", b" "))
        os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    elif change == "delete" and not page.is_dir():
        page.unlink(missing_ok=True)
    elif change == "rename" and page.is_file() and not other.is_dir():
        page.replace(other)
    elif change == "copy" and page.is_file() and not other.exists():
        shutil.copy2(page, other)
    elif change == "link" and not os.path.lexists(page):
        page.symlink_to(other)
    elif change == "folder" and not os.path.lexists(page):
        page.mkdir()


def test_any_text_comes_back_as_it_was_read(tmp_path: Path) -> None:
    """Otherwise a strange letter in a page is lost on the way, or ends the command."""
    cache = cache_of(tmp_path, 1)
    odd = ("", "\0", "a\0b", "\ud800", "🦉 é", '"', "x" * 70_000, "\n\r\u2028")
    for text in odd:
        kept = Kept(
            *(text, text, text, text, text.encode("utf-8", "replace")),
            is_open=True,
            words=((text, text, text), (text, text, text)),
            troubles=(text, "", text),
            foreign=True,
        )
        fresh = replace(cache, version=repr(text))
        for _ in range(2):
            (row,) = fresh.rows(lambda _, kept=kept: kept)  # type: ignore[misc]
            assert row.kept == kept._replace(words=())


def test_other_words_of_a_page_that_is_otherwise_the_same_are_found(full: Cache) -> None:
    """Otherwise a page that is read anew keeps its old words in the search."""
    still = replace(full, settled_seconds=1e9)

    def read(word: str) -> Callable[[Path], Kept]:
        return lambda path: Kept(id="x", words=(("q", word, ""),))

    assert len(still.search("thistle", read("thistle"))) == 12
    assert len(still.search("yarrow", read("yarrow"))) == 12
    assert still.search("thistle", read("yarrow")) == ()


def test_another_version_of_reading_counts_for_nothing(full: Cache) -> None:
    """Otherwise an update goes on with what the older version misread."""
    newer = replace(full, version="2")
    assert len(check(newer)) == 12
    assert check(newer) == []
    assert len(check(full)) == 12


# Damage


def damaged(cache: Cache, whole: bytes, data: bytes, label: object) -> None:
    """With these bytes for a cache, every answer is right, and the cache whole again soon."""
    assert data != whole
    cache.file.write_bytes(data)
    check(cache)
    read = check(cache)
    assert check(cache) == [], label
    assert read == [], label


def test_a_cache_damaged_in_any_page_of_it_gives_no_wrong_answer(tmp_path: Path) -> None:
    """Otherwise a failing disk changes what somebody planned, or hides a page from the search."""
    cache = cache_of(tmp_path, 24, 12)
    check(cache)
    whole = cache.file.read_bytes()
    pick = random.Random(1)
    assert len(whole) > 25 * 4096
    for start in range(0, len(whole), 4096):
        for length in (1, 40):
            at = start + pick.randrange(4096 - length)
            data = bytearray(whole)
            for place in range(at, at + length):
                data[place] ^= pick.randrange(1, 256)
            cache.file.write_bytes(data)
            check(cache)
        if any(whole[start : start + 4096]):
            damaged(cache, whole, whole[:start] + bytes(4096) + whole[start + 4096 :], start)


def test_a_cache_with_a_damaged_beginning_gives_no_wrong_answer(full: Cache) -> None:
    """Otherwise one bit of the header turns the cache into a file that nobody can open."""
    whole = full.file.read_bytes()
    for at in (*range(0, 28), *range(28, 100, 5)):
        data = bytearray(whole)
        data[at] ^= 0x03
        full.file.write_bytes(data)
        check(full)
    assert not full.file.with_name(full.file.name + "-wal").exists()


def test_what_stands_in_the_cache_is_believed_only_with_its_checksum(full: Cache) -> None:
    """Otherwise a change that SQLite cannot see is shown as the person's words."""
    whole = full.file.read_bytes()
    for old, new in (
        (b"amber", b"umber"),
        (b"2026-11-003", b"2026-11-903"),
        (b"finished", b"open!!!!"),
    ):
        places = [at for at in range(len(whole)) if whole.startswith(old, at)]
        assert places
        for at in places[:: max(1, len(places) // 8)]:
            full.file.write_bytes(whole[:at] + new + whole[at + len(old) :])
            check(full)


@pytest.mark.parametrize("share", [0, 1, 99, 100, 4095, 4096, 0.3, 0.7, 0.95, -1])
def test_a_truncated_cache_gives_no_wrong_answer(full: Cache, share: float) -> None:
    """Otherwise a disk that was full once spoils every command from then on."""
    whole = full.file.read_bytes()
    length = int(share * len(whole)) if isinstance(share, float) else share
    damaged(full, whole, whole[:length], share)


def test_a_file_that_is_no_cache_at_all_is_replaced(full: Cache, tmp_path: Path) -> None:
    """Otherwise whatever stands in the cache's place ends every command, or is believed."""
    whole = full.file.read_bytes()
    other = tmp_path / "other.sqlite"
    for mode in ("DELETE", "WAL"):
        with sqlite3.connect(other) as connection:
            connection.execute(f"PRAGMA journal_mode = {mode}")
            connection.execute("CREATE TABLE IF NOT EXISTS page (number, name, value)")
        connection.close()
        damaged(full, whole, other.read_bytes(), mode)
    damaged(full, whole, random.Random(2).randbytes(50_000), "random")
    damaged(full, whole, b"SQLite format 3\0" + random.Random(3).randbytes(50_000), "random")
    damaged(full, whole, b"# A talk\n", "text")


def test_a_journal_of_sqlite_left_beside_the_cache_does_no_harm(full: Cache) -> None:
    """Otherwise what a crash left is rolled back into a file that it does not belong to."""
    old = full.file.read_bytes()
    for page in listing.pages(full.journal):
        page.write_text("birch\n")
    kill_writing(full, line=60)
    beside = full.file.with_name(full.file.name + "-journal")
    left = beside.read_bytes() if beside.exists() else b""
    for journal in (left, random.Random(4).randbytes(5_000), old[:5_000]):
        for data in (b"", old):
            full.file.write_bytes(data)
            beside.write_bytes(journal)
            check(full)
        full.file.unlink()
        beside.write_bytes(journal)
        check(full)
        assert check(full) == []


def test_a_cache_deleted_at_any_moment_changes_no_answer(tmp_path: Path) -> None:
    """Otherwise whoever cleans their disk while a command runs gets an error, or half a list."""
    cache = cache_of(tmp_path, 520, 1)

    class Deleting(Reader):
        def __call__(self, path: Path) -> Kept:
            if len(self.read) in (0, 100, 300):
                cache.file.unlink(missing_ok=True)
            if len(self.read) == 400:
                shutil.rmtree(cache.file.parent, ignore_errors=True)
            return super().__call__(path)

    for _ in range(2):
        assert cache.rows(Deleting()) == anew(cache.journal)
        assert set(cache.search("amber", Deleting(), most=10_000)) == sought(cache.journal, "amber")
    check(cache)
    assert check(cache) == []


# Other processes

CHILD = """
import os, signal, sys
from pathlib import Path
from tests.support.page_reader import Reader
from voice_coach.journal import cache_database, cache_file, cache_store
from voice_coach.journal.cache import Cache

journal, caches, line = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
cache = Cache(journal, "1", caches, 0.0)
left = line
OURS = [module.__file__ for module in (cache_database, cache_file, cache_store)]


def count(frame, event, argument):
    global left
    if frame.f_code.co_filename not in OURS:
        return None
    left -= event == "line"
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return count


print("ready", flush=True)
sys.stdin.readline()
if line:
    sys.settrace(count)
rows = cache.rows(Reader())
print(hash(tuple((row.path.name, row.kept.value) for row in rows)))
"""
HERE = Path(__file__).parents[2]


def child(cache: Cache, line: int = 0) -> subprocess.Popen[str]:
    assert cache.caches
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(cache.journal), str(cache.caches), str(line)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=HERE,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )


def kill_writing(cache: Cache, line: int) -> bool:
    """A process that is killed at that line of its keeping; whether it came so far."""
    process = child(cache, line)
    process.communicate("go\n")
    assert process.returncode in (0, -signal.SIGKILL)
    return process.returncode != 0


def test_a_kill_at_any_moment_leaves_a_cache_that_gives_right_answers(tmp_path: Path) -> None:
    """Otherwise a command that was killed spoils those that come after it."""
    cache = cache_of(tmp_path, 300, 1)
    killed = [kill_writing(cache, line) for line in (5, 25, 60, 400, 2_000, 3_900, 4_700, 60)]
    assert sum(killed) >= 6
    check(cache)
    assert check(cache) == []
    for number, page in enumerate(sorted(listing.pages(cache.journal))):
        if number % 3:
            page.write_text("birch amber\n")
        else:
            page.unlink()
    assert sum(kill_writing(cache, line) for line in (300, 900, 2_500))
    check(cache)
    assert check(cache) == []


def test_commands_at_once_all_give_right_answers(tmp_path: Path) -> None:
    """Otherwise a prompt and an agenda that run together disturb each other."""
    cache = cache_of(tmp_path, 300, 1)
    for _ in range(2):
        children = [child(cache) for _ in range(3)]
        for process in children:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
        for process in children:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        check(cache)
        said = {process.communicate()[0] for process in children}
        assert len(said) == 1
        assert {process.returncode for process in children} == {0}
        check(cache)
        assert check(cache) == []
        for page in listing.pages(cache.journal):
            page.write_text("cedar amber\n")


def test_a_cache_that_another_process_holds_is_done_without(full: Cache) -> None:
    """Otherwise a command that hangs, or is stopped by Ctrl+Z, stops all others."""
    (full.journal / "new.md").write_text("amber\n")
    for lock in ("EXCLUSIVE", "IMMEDIATE"):
        holder = sqlite3.connect(full.file, isolation_level=None)
        holder.execute(f"BEGIN {lock}")
        try:
            check(full)
        finally:
            holder.close()
    assert check(full) == ["new.md"]
    assert check(full) == []


# Where it is kept


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.lstat().st_mode) for path in [folder, *folder.rglob("*")]}


@pytest.fixture
def open_umask() -> Iterator[None]:
    """Whoever makes files now makes them for everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
def test_nobody_else_may_read_the_cache(full: Cache) -> None:
    """Otherwise everybody with an account on the machine reads a journal that is itself private."""
    assert full.caches
    shutil.rmtree(full.caches)
    check(full)
    private = {"caches": 0o700, "journals": 0o700, full.file.name: 0o600}
    assert modes(full.caches) == private
    full.file.chmod(0o644)
    full.file.parent.chmod(0o755)
    assert check(full) == []
    assert modes(full.caches) == private


def test_nothing_is_put_into_the_journal(full: Cache) -> None:
    """Otherwise the cache travels with the pages to every machine that they are synchronised to."""
    assert {path.suffix for path in full.journal.rglob("*")} == {".md"}


def test_each_journal_has_a_cache_whichever_way_one_comes_to_it(
    full: Cache, tmp_path: Path
) -> None:
    """Otherwise two journals show each other's plans, or one is read twice."""
    (tmp_path / "link").symlink_to(full.journal)
    linked = replace(full, journal=tmp_path / "link")
    assert linked.file == full.file
    assert check(linked) == []
    assert replace(full, journal=tmp_path).file != full.file


def test_the_cache_is_the_user_s_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Otherwise it lies where nobody looks for what may be deleted."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache = Cache(tmp_path / "journal", "1")
    assert "voice-coach" in cache.file.parts
    if sys.platform == "linux":
        assert cache.file.parent == tmp_path / "voice-coach" / "journals"


def test_a_link_in_the_cache_s_place_is_not_followed(full: Cache, tmp_path: Path) -> None:
    """Otherwise somebody's file is overwritten, or shows them the journal."""
    target = tmp_path / "somebody's"
    for make in (full.file.symlink_to, full.file.hardlink_to):
        target.write_bytes(b"not ours")
        full.file.unlink()
        make(target)
        check(full)
        assert target.read_bytes() == b"not ours"
        assert not full.file.is_symlink()
        assert check(full) == []
    cached = full.file.read_bytes()
    target.unlink()
    target.hardlink_to(full.file)
    (full.journal / "new.md").write_text("amber\n")
    check(full)
    assert target.read_bytes() == cached


def test_a_folder_that_is_somebody_else_s_link_is_not_used(full: Cache, tmp_path: Path) -> None:
    """Otherwise the journal's words are written where others chose."""
    target = tmp_path / "elsewhere"
    target.mkdir()
    target.chmod(0o755)  # whatever the umask of the process
    shutil.rmtree(full.file.parent)
    full.file.parent.symlink_to(target)
    check(full)
    assert list(target.iterdir()) == []
    assert stat.S_IMODE(target.stat().st_mode) == 0o755


def test_without_a_place_for_it_every_page_is_read(full: Cache, tmp_path: Path) -> None:
    """Otherwise a home without a cache folder has no agenda."""
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    for caches in (blocked, blocked / "under", Path("no-home") / "cache"):
        assert len(check(replace(full, caches=caches))) == 12
    assert blocked.read_bytes() == b""
    assert not Path("no-home").exists()
    for make in (os.mkfifo, os.mkdir):
        full.file.unlink()
        make(full.file)
        check(full)
        if full.file.is_dir():
            full.file.rmdir()
            check(full)
        assert check(full) == []
    beside = full.file.with_name(full.file.name + "-journal")
    for make in (os.mkfifo, lambda path: Path(path).symlink_to(blocked)):
        make(beside)
        check(full)
        assert blocked.read_bytes() == b""
    beside.mkdir()
    check(full)


def test_a_full_disk_changes_no_answer(tmp_path: Path) -> None:
    """Otherwise the agenda fails just when there is no room."""
    with small_disk(tmp_path / "disk") as disk:
        cache = replace(cache_of(tmp_path, 300, 6), caches=disk.folder / "caches")
        check(cache)  # grows beyond the disk
        cache = replace(cache, journal=journal_of(tmp_path / "small", 6))
        shutil.rmtree(disk.folder / "caches", ignore_errors=True)
        check(cache)
        assert check(cache) == []
        disk.fill()
        assert check(cache) == []
        (cache.journal / "new.md").write_text(text_of(7, 400))
        assert check(cache) == ["new.md"]
        cache.file.unlink()
        disk.fill()
        check(cache)
        disk.make_room()
        check(cache)
        assert check(cache) == []


def test_a_read_only_disk_changes_no_answer(tmp_path: Path) -> None:
    """Otherwise a home that cannot be written has no agenda."""
    with small_disk(tmp_path / "disk") as disk:
        cache = replace(cache_of(tmp_path, 6), caches=disk.folder / "caches")
        check(cache)
        disk.close_to_new_files()
        try:
            assert check(cache) == []
            (cache.journal / "new.md").write_text("amber\n")
            assert check(cache) == ["new.md"]
            assert len(check(replace(cache, version="2"))) == 7
        finally:
            disk.open_again()


# What leaves it


def test_not_a_word_stays_of_what_was_deleted(full: Cache) -> None:
    """Otherwise who deletes an intimate page leaves it lying in the cache."""
    page = full.journal / "secret.md"
    page.write_text("quixotry and amber\n")
    check(full)
    assert b"uixotr" in full.file.read_bytes()
    page.unlink()
    check(full)
    assert b"uixotr" not in full.file.read_bytes()
    for page in listing.pages(full.journal):
        page.unlink()
    assert full.rows(Reader()) == ()
    assert not full.file.exists()
    check(full)


def test_the_cache_of_a_journal_that_is_no_more_goes_in_time(full: Cache, tmp_path: Path) -> None:
    """Otherwise a journal that was moved or deleted stays readable for ever."""
    journal_of(tmp_path / "other", 1)
    other = replace(full, journal=tmp_path / "other")
    check(other)
    other.file.unlink()
    check(other)
    assert full.file.exists()
    os.utime(full.file, (0, 0))
    assert check(full) == []
    assert full.file.exists()
    other.file.unlink()
    check(other)
    assert not full.file.exists()
    check(full)


def test_a_journal_that_is_not_there_has_no_rows_and_no_cache(tmp_path: Path) -> None:
    """Otherwise a mistyped folder leaves something behind."""
    cache = Cache(tmp_path / "nothing", "1", tmp_path / "caches")
    assert cache.rows(Reader()) == cache.search("amber", Reader()) == cache.logs(glance) == ()
    assert not (tmp_path / "caches").exists()
    (tmp_path / "nothing").write_bytes(b"")
    with pytest.raises(JournalError, match="could not be read"):
        cache.rows(Reader())


# Search


@pytest.fixture
def library(tmp_path: Path) -> Cache:
    """Three pages with sentences."""
    cache = cache_of(tmp_path, 0)
    for name, text in {
        "a.md": "My sister is redoing the kitchen.\nI waited in a café in Zürich.\n",
        "b.md": "The kitchen, the kitchen, and my sister's waiting.\n",
        "c.md": 'Nothing of all that, "quoted" AND NEAR(this).\n',
    }.items():
        (cache.journal / name).write_text(text)
    return cache


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("kitchen", ["b.md", "a.md"]),
        ("Kitchens SISTER", ["a.md", "b.md"]),
        ("waits", ["a.md", "b.md"]),
        ("cafe zurich", ["a.md"]),
        ('"redoing the kitchen"', ["a.md"]),
        ('"kitchen redoing"', []),
        ('"sister is', ["a.md"]),
        ("kitchen café nothing", []),
        ("quoted and", ["c.md"]),
        ("q1", ["a.md"]),
    ],
)
def test_a_search_finds_word_forms_accents_and_phrases(
    library: Cache, words: str, pages: list[str]
) -> None:
    """Otherwise a person finds only what they remember to the letter."""
    found = [hit.name for hit in library.search(words, Reader())]
    assert sorted(found) == sorted(pages)
    if words == "kitchen":  # best first
        assert found == pages


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", '"', '""', '" "', "*", "a*", "text:a", "NEAR(", "(", "AND", "-", "a OR", "^a"),
        *("🦉", "\0", "a\0b", "\ud800", "x" * 100_000, "a " * 3_000, "'", ";", "½", "+", "{a}: b"),
    ],
)
def test_any_words_may_be_searched_for(library: Cache, words: str) -> None:
    """Otherwise a question mark or a quotation ends the search with an error of SQLite's."""
    library.search(words, Reader())


def test_a_search_gives_no_more_than_was_asked_for(full: Cache) -> None:
    """Otherwise a common word floods the screen."""
    assert len(full.search("amber", Reader(), most=3)) == 3


# Logs


def glance(path: Path) -> listing.LogGlance:
    """As many facts as there are, from the log's size."""
    size = path.stat().st_size
    return listing.LogGlance(path.parent, path.stem, "2026", size > 3, size < 2, size)


def test_only_logs_that_changed_are_looked_at(full: Cache) -> None:
    """Otherwise every command opens each log that was ever written."""
    looked: list[str] = []

    def look(path: Path) -> listing.LogGlance:
        looked.append(path.name)
        return glance(path)

    room = full.journal / listing.ROOM
    room.mkdir()
    (room / "lock").write_bytes(b"")
    (room / "folder.jsonl").mkdir()
    logs = [room / f"{name}.jsonl" for name in "abc"]
    for size, log in enumerate(logs, 1):
        log.write_bytes(b"x" * size)
    for changed in (["a.jsonl", "b.jsonl", "c.jsonl"], []):
        assert full.logs(look) == tuple(map(glance, logs))
        assert looked == changed
        looked.clear()
    tick(room)
    with logs[1].open("ab") as file:
        file.write(b"more")
    logs[0].unlink()
    assert full.logs(look) == tuple(map(glance, logs[1:]))
    assert looked == ["b.jsonl"]
    assert check(full) == []


def test_damage_changes_nothing_about_a_log(full: Cache) -> None:
    """Otherwise a session that is finished is offered to be gone on with."""
    room = full.journal / listing.ROOM
    room.mkdir()
    log = room / "a.jsonl"
    log.write_bytes(b"xxxx")
    assert full.logs(glance) == (glance(log),)
    whole = full.file.read_bytes()
    for old, new in ((b"true, false", b"false, true"), (b"a.jsonl", b"b.jsonl")):
        assert old in whole
        full.file.write_bytes(whole.replace(old, new))
        assert full.logs(glance) == (glance(log),)


def test_what_a_log_cannot_be_looked_at_for_is_said(full: Cache) -> None:
    """Otherwise a log that cannot be opened counts as none."""
    room = full.journal / listing.ROOM
    room.mkdir()
    (room / "a.jsonl").write_bytes(b"x")

    def refuse(path: Path) -> listing.LogGlance:
        raise JournalError(f"{path.name} could not be read.")

    with pytest.raises(JournalError, match="could not be read"):
        full.logs(refuse)


def test_sqlite_is_loaded_only_when_there_is_something_to_look_up() -> None:
    """Otherwise the first word of a first session waits for a database."""
    code = "import sys, voice_coach.journal.cache; print('sqlite3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
