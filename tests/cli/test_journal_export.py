"""``voice-coach journal export``: what others read of it, with readers that are not ours."""

from __future__ import annotations

import io
import json
import os
import re
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest
import vobject
from markdown_it import MarkdownIt

from tests.support.home import run
from tests.support.required import audio_is_required
from tests.support.shelf import JOB, SISTER, SLEEP, put, shelf
from tests.support.written_now import KINDS, written

ENDINGS = {"md": "md", "html": "html", "json": "json", "dayone": "zip", "vjournal": "ics"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person with the usual three sessions, and a whole one that was looked back on."""
    home = tmp_path_factory.mktemp("home")
    folder = shelf(home, marks=["2026-11-25 07:00 visualisation: practised 7 minutes"])
    written(folder, *KINDS[0])
    return home


def exported(home: Path, form: str, *what: str) -> bytes:
    """The file that is written for these arguments; taken away, for the next one."""
    done = run(home, "journal", "export", *what, "--to", form)
    assert (done.returncode, done.stderr) == (0, "")
    path = home / "elsewhere" / done.stdout.removeprefix("Written: ").strip()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    data = path.read_bytes()
    path.unlink()
    return data


def test_one_page_is_exported_as_it_stands(home: Path) -> None:
    """What a person corrected by hand would be lost on the way."""
    page = next((home / "journal").glob("2026-10-12*.md"))
    assert exported(home, "md", "job") == page.read_bytes()


def test_all_pages_are_one_book_with_its_contents_before_them(home: Path) -> None:
    """Somebody who keeps it, or prints it, would have a folder of files in no order."""
    text = exported(home, "md", "--all").decode()
    tokens = MarkdownIt("commonmark").parse(text)
    headings = [
        (token.tag, tokens[place + 1].content)
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    assert [words for tag, words in headings if tag == "h1"] == ["Your journal"]
    events = [words for tag, words in headings if tag == "h2"]
    assert events[1:] == ["Sleep", "My new job at the caf\u00e9", "The talk with my sister"]
    linked = re.findall(r"\]\(#([^)]+)\)", text)
    assert linked == re.findall(r'<a id="([^"]+)"></a>', text)
    assert ("h3", "Step 1 \u00b7 The event") in headings


def test_the_page_to_look_at_is_an_export_too(home: Path) -> None:
    """Who looks for it among the exports would not find it."""
    assert b"Content-Security-Policy" in exported(home, "html", "--all")


def test_the_json_has_what_was_said_and_planned(home: Path) -> None:
    """Another program would have a list of files."""
    data = json.loads(exported(home, "json", "2026-11-24"))
    assert data["format"] == 1
    (session,) = data["sessions"]
    assert (session["session"], session["clarity"]["before"]) == (SISTER, 3)
    assert session["practice"]["practised"] == ["2026-11-25"]
    answers = [answer for step in session["steps"] for answer in step["answers"]]
    assert "Sell the house at once? She is waiting." in [answer["text"] for answer in answers]
    assert session["actions"][0]["when"] == "2026-11-26 17:30"


def test_day_one_finds_an_entry_for_each_session(home: Path) -> None:
    """The zip would be refused, or each import would add the entries once more."""
    data = exported(home, "dayone", "--all")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["Voice Coach.json"]
        entries = json.loads(archive.read("Voice Coach.json"))["entries"]
    assert len({entry["uuid"] for entry in entries}) == 4
    assert all(re.fullmatch("[0-9A-F]{32}", entry["uuid"]) for entry in entries)
    sister = next(entry for entry in entries if "sister smiles" in entry["text"])
    assert sister["creationDate"] == "2026-11-24T17:03:00Z"
    assert sister["text"].startswith("# The talk with my sister\n")
    assert exported(home, "dayone", "--all") == data


def test_a_calendar_program_reads_the_journal(home: Path) -> None:
    """A journal within a calendar would be damaged, or say that what is open is done."""
    text = exported(home, "vjournal", "--all").decode()
    found = {one.uid.value: one for one in vobject.readOne(text).vjournal_list}
    assert len(found) == 4
    sister, sleep = found[f"{SISTER}-journal@voice-coach"], found[f"{SLEEP}-journal@voice-coach"]
    assert sister.summary.value == "The talk with my sister"
    assert "Sell the house at once? She is waiting." in sister.description.value
    assert (sister.status.value, sleep.status.value) == ("FINAL", "DRAFT")
    assert f"{sister.dtstart.value:%Y-%m-%d %H:%M}" == "2026-11-24 17:03"


def test_a_book_is_printed_by_the_browser(home: Path) -> None:
    """A PDF would be an empty page, or lack its contents."""
    done = run(home, "journal", "export", "--all", "--to", "pdf")
    if "a browser is needed" in done.stderr and not audio_is_required():
        pytest.skip("Chromium is not installed.")
    assert (done.returncode, done.stderr) == (0, "")
    path = home / "elsewhere" / "journal.pdf"
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    first, *pages = text.split("\f")
    assert first.index("Sleep") < first.index("The talk with my sister")
    assert "She is waiting." in " ".join(" ".join(pages).split())
    assert run(home, "journal", "export", "--all", "--to", "pdf").returncode == 0  # ours


def test_without_a_browser_there_is_another_way(home: Path) -> None:
    """A person would not know why there is no PDF, nor what to do."""
    done = run(home, "journal", "export", "job", "--to", "pdf", more={"PATH": "/nowhere"})
    assert done.returncode == 1
    assert "neither Chromium, Chrome nor Edge was found. Nothing was written." in done.stderr
    assert "journal page --open" in done.stderr


def test_text_goes_to_other_commands_too(home: Path) -> None:
    """Each script would have to make a file first."""
    done = run(home, "journal", "export", JOB, "--to", "json", "--out", "-")
    assert json.loads(done.stdout)["sessions"][0]["session"] == JOB


@pytest.mark.parametrize("form", ENDINGS)
def test_no_file_of_another_kind_is_written_over(home: Path, form: str) -> None:
    """Somebody's own file would be gone for a name."""
    own = home / "elsewhere" / f"own.{ENDINGS[form]}"
    own.write_text("my own words", "utf-8")
    done = run(home, "journal", "export", "--all", "--to", form, "--out", str(own))
    assert done.returncode == 1
    assert "is there already" in done.stderr
    assert own.read_text("utf-8") == "my own words"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--to", "md"], "It is not clear what to export."),
        (["job", "--all", "--to", "md"], "Either one session can be exported, or --all."),
        (["dragons", "--to", "md"], "There is no session"),
        (["job", "--to", "md", "--out", "no/where.md"], "The folder no is not there."),
        (["job", "--to", "dayone", "--out", "-"], "is no text"),
        (["--all", "--to", "md", "--out", "../journal/all.md"], "would count as a page of yours"),
    ],
)
def test_what_cannot_be_is_said(home: Path, arguments: list[str], sentence: str) -> None:
    """A person would not know what to do instead, or whether anything was harmed."""
    before = sorted(os.listdir(home / "journal"))
    done = run(home, "journal", "export", *arguments)
    assert done.returncode == 1
    assert sentence in " ".join(done.stderr.split())
    assert sorted(os.listdir(home / "journal")) == before


def test_hostile_words_break_no_format(tmp_path: Path) -> None:
    """A sentence could end an entry, a calendar's line or a page."""
    words = "END:VJOURNAL </body> \u2028 \\, ; \" ' | --- {{ x }} \U0001f642"
    put(tmp_path / "journal", "20260105-080000-bad0", event=words, facts=words)
    assert json.loads(exported(tmp_path, "json", "--all"))["sessions"][0]["event"]
    calendar = vobject.readOne(exported(tmp_path, "vjournal", "--all").decode())
    assert len(calendar.vjournal_list) == 1
    assert exported(tmp_path, "html", "--all").count(b"</body>") == 1
