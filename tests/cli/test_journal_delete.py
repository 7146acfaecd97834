"""``voice-coach journal delete`` and ``today``: what is taken away, and what is remembered."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta

from tests.support.home import run
from tests.support.shelf import put
from tests.support.typed import terminal
from tests.support.written_now import KINDS, written
from voice_coach.journal.journal import Journal
from voice_coach.journal.log_format import VERSION, seal
from voice_coach.library.this_day import ago_in_words, is_like

SESSION = "20260301-100000-abcd"


def kept(home: Path) -> dict[Path, bytes]:
    """All files of the journal and of the cache."""
    folders = (home / "journal", home / ".cache")
    return {path: path.read_bytes() for folder in folders for path in folder.rglob("*")
            if path.is_file()}  # fmt: skip


def with_two(home: Path) -> Path:
    """A whole session with follow-ups, calendar and sound set aside, and one more page. Its
    page."""
    folder = home / "journal"
    _, page = written(folder, *KINDS[0])
    put(folder, "20260201-080000-0b0b", event="My new job")
    (folder / ".voice-coach" / f"{SESSION}.kept-sound-1").mkdir()
    (folder / ".voice-coach" / f"{SESSION}.kept-sound-1" / "1.sound").write_bytes(b"spoken")
    done = run(home, "agenda")  # writes the calendars, and fills the cache
    assert done.returncode == 0
    assert page.with_suffix(".ics").exists()
    return page


def test_all_of_a_session_goes_and_nothing_of_another(tmp_path: Path) -> None:
    """Who wants a session gone would find it again in a log, a calendar or the cache."""
    page = with_two(tmp_path)
    before = kept(tmp_path)
    done = run(tmp_path, "journal", "delete", page.name, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Deleted: the page, its calendar file, its log (")
    assert "Its appointments stay in calendars into which you imported them" in done.stdout
    after = kept(tmp_path)
    assert not [path for path in after if SESSION in path.name]
    assert not [path for path, data in after.items() if SESSION.encode() in data]
    assert not [path for path, data in after.items() if b"she laughs" in data]
    others = [path for path in before if "0800" in path.name or path.parent.name == "programs"]
    assert others
    assert {path: after.get(path) for path in others} == {path: before[path] for path in others}
    assert "There is no session" in run(tmp_path, "journal", "show", SESSION).stderr
    assert "My new job" in run(tmp_path, "journal", "list").stdout


@pytest.mark.parametrize("typed", ["n\n", "\n", "", "what?\nno\n"])
def test_nothing_goes_without_a_yes(tmp_path: Path, typed: str) -> None:
    """A slip of the finger would cost an hour's words."""
    page = with_two(tmp_path)
    before = {path: data for path, data in kept(tmp_path).items() if path.suffix != ".sqlite"}
    done = run(tmp_path, "journal", "delete", page.name, typed=typed)
    assert f"- {page}" in done.stdout
    assert "- its log, with all that was said" in done.stdout
    after = {path: data for path, data in kept(tmp_path).items() if path.suffix != ".sqlite"}
    assert after == before


def test_a_copy_of_the_page_does_not_bring_the_session_back(tmp_path: Path) -> None:
    """What was deleted would be there the next day, under the copy's name."""
    page = with_two(tmp_path)
    copy = page.with_name(f"{page.stem} (copy).md")
    copy.write_bytes(page.read_bytes())
    done = run(tmp_path, "journal", "delete", page.name, typed="y\n")
    assert str(copy) in done.stdout
    assert "Deleted: 2 pages" in done.stdout
    assert not copy.exists()


def test_a_session_under_way_and_one_of_a_newer_version_stay(tmp_path: Path) -> None:
    """Words would be lost while they are spoken, or half of a session stay that is not known."""
    page = with_two(tmp_path)
    with Journal(tmp_path / "journal").held():
        done = run(tmp_path, "journal", "delete", page.name, "--yes")
    assert done.returncode == 1
    assert page.exists()
    header, _ = seal({"log": "voice-coach", "version": VERSION + 1, "session": SESSION}, b"")
    (tmp_path / "journal" / ".voice-coach" / f"{SESSION}.jsonl").write_bytes(header)
    done = run(tmp_path, "journal", "delete", page.name, "--yes")
    assert done.returncode == 1
    assert "newer version" in done.stderr
    assert page.exists()


@pytest.mark.parametrize(
    ("day", "today", "ago"),
    [
        ("2025-11-29", "2026-11-29", "a year ago"),
        ("2023-11-29", "2026-11-29", "3 years ago"),
        ("2026-10-29", "2026-11-29", "a month ago"),
        ("2025-12-29", "2026-11-29", "11 months ago"),
        ("2025-10-29", "2026-11-29", ""),
        ("2026-11-29", "2026-11-29", ""),
        ("2026-11-28", "2026-11-29", ""),
        ("2024-02-29", "2028-02-29", "4 years ago"),
    ],
)
def test_this_day_of_earlier_years_and_months(day: str, today: str, ago: str) -> None:
    """A memory would come on another day, or every session of ten years on one."""
    then, now = date.fromisoformat(day), date.fromisoformat(today)
    assert is_like(then, now) is bool(ago)
    assert not ago or ago_in_words(then, now) == ago


def a_year_ago(home: Path) -> str:
    """A journal with a session that was begun on this day a year ago, and one of yesterday; the
    day of the first."""
    now = datetime.now()
    day = now + relativedelta(months=-12)
    if day.day != now.day:
        pytest.skip("there is no such day in another year")
    put(home / "journal", f"{day:%Y%m%d}-100000-aaaa", outcome="We laugh in the kitchen.")
    put(home / "journal", f"{now - timedelta(1):%Y%m%d}-100000-bbbb", event="My new job")
    return f"{day:%Y-%m-%d}"


def test_today_tells_what_was_and_what_stands_open(tmp_path: Path) -> None:
    """Years of sessions would never be met again."""
    day = a_year_ago(tmp_path)
    told = run(tmp_path, "journal", "today").stdout
    assert "On this day\n  A year ago, " in told
    assert "\u201cWe laugh in the kitchen.\u201d" in told
    assert f"voice-coach journal show {day}" in told
    assert "My new job" not in told.partition("Overdue")[0]
    assert "Call my sister" in told
    assert "There is no session in" in run(tmp_path / "new", "journal", "today").stdout


def test_start_remembers_in_one_line_that_nobody_hears(tmp_path: Path) -> None:
    """A person would be told of old sorrows unasked, or never of what became of them."""
    a_year_ago(tmp_path)
    with terminal(tmp_path, "start", "--keyboard") as screen:
        screen.reads("On this day a year ago: The talk with my sister.")
        screen.reads("voice-coach journal today")
        screen.reads("Coach: ")
        screen.sends("\x03")
        screen.leaves()
    assert "Coach: On this day" not in screen.text
