"""The line that leads to a recording is for whoever opens the page in an editor: no command shows,
finds, speaks or hands it on."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.support.documented import documented_keys, keys_of
from tests.support.home import run
from tests.support.recorded_words import recorded_words, starts_of
from tests.support.written_now import KINDS, written
from voice_coach.journal.journal import Journal
from voice_coach.visualise.own_words import own_words

SESSION = "20260305-100000-beef"

OUTCOME = ["i walk into the room and my sister smiles at me", "i am calm"]
_LEADS = re.compile(r"Hear (?:it|\d)|recordings/|\.opus")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person with one session, which is recorded."""
    home = tmp_path_factory.mktemp("home")
    page = recorded_words(
        home / "journal",
        {("event", None): ["the talk with my sister"], ("outcome", None): OUTCOME,
         ("blocks", None): ["i am afraid"], ("block_answers", 0): ["i call her anyway"]},
        session=SESSION,
    )  # fmt: skip
    assert "*[Hear it](recordings/" in page.read_text("utf-8")
    return home


@pytest.mark.parametrize("command", [["journal"], ["journal", "show", "sister", "--step", "3"]])
def test_it_is_not_shown(home: Path, command: list[str]) -> None:
    """Below each answer would stand an address that a terminal does not play."""
    done = run(home, *command)
    assert (done.returncode, done.stderr) == (0, "")
    assert _LEADS.search(done.stdout) is None
    assert "\n\n\n" not in done.stdout


def test_it_is_not_found(home: Path) -> None:
    """Who looks for "hear" would find every answer that was ever recorded."""
    for words, hits in (("hear", 0), ("opus", 0), ("smiling", 1)):
        done = run(home, "journal", "search", words, "--json")
        assert len(json.loads(done.stdout)) == hits


def test_it_is_not_read_aloud(home: Path) -> None:
    """The coach would say "hear it, recordings, slash" after each answer."""
    typed = "read step three\nread all of it\nthe next one\nread me my outcome\nstop\n"
    done = run(home, "journal", "read", "--keyboard", typed=typed)
    assert done.returncode == 0, done.stderr
    assert "my sister smiles at me" in done.stdout
    assert _LEADS.search(done.stdout) is None


def test_it_is_no_part_of_what_is_pictured(home: Path) -> None:
    """In the visualisation an address would be spoken to closed eyes."""
    (page,) = Journal(home / "journal").look().pages
    texts = [*own_words(page), *(passage.text for passage in page.passages)]
    assert any("smiles at me" in text for text in texts)
    assert all(_LEADS.search(text) is None for text in texts)


@pytest.mark.parametrize(
    ("what", "form"),
    [("sister", "md"), ("--all", "md"), ("--all", "dayone"), ("--all", "vjournal"),
     ("--all", "json")],
)  # fmt: skip
def test_what_goes_elsewhere_does_not_lead_back(home: Path, what: str, form: str) -> None:
    """In another program, or folder, a link would lead to nothing."""
    out = home / "elsewhere" / "out"
    done = run(home, "journal", "export", what, "--to", form, "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    data = out.read_bytes()
    out.unlink()
    if form == "dayone":
        data = zipfile.ZipFile(io.BytesIO(data)).read("Voice Coach.json")
    text = data.decode()
    if form == "json":
        text = json.loads(text)["sessions"][0]["markdown"]
    assert "smiles at me" in re.sub(r"\s+", " ", text)
    assert _LEADS.search(text) is None
    if form == "md":
        assert "\n\n\n" not in text


def test_the_json_tells_of_recordings_with_the_keys_in_the_readme(home: Path) -> None:
    """A script that somebody wrote by the README would meet other keys; a program that plays the
    recordings would have to guess of what each is, and when what was said."""
    written(home / "journal", *KINDS[0])
    data = json.loads(run(home, "journal", "export", "--all", "--to", "json", "--out", "-").stdout)
    assert keys_of(data) == documented_keys("journal export")
    (session,) = [one for one in data["sessions"] if one["session"] == SESSION]
    answers = [answer for step in session["steps"] for answer in step["answers"]]
    (told,) = [one["recordings"] for one in answers if "smiles" in one["text"]]
    (recording,) = told
    assert (home / "journal" / recording["file"]).is_file()
    assert [one["text"] for one in recording["utterances"]] == OUTCOME
    assert [one["starts_at"] for one in recording["utterances"]] == starts_of(OUTCOME)
    assert recording["seconds"] > recording["utterances"][-1]["ends_at"] - 0.1


def test_on_standard_output_a_page_holds_words_alone(home: Path) -> None:
    """Nothing could lie beside it, and buttons would stay silent."""
    done = run(home, "journal", "export", "sister", "--to", "html", "--out", "-")
    assert "smiles at me" in done.stdout
    assert "media-src" not in done.stdout
    assert _LEADS.search(done.stdout) is None
