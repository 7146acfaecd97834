"""``voice-coach journal``: what somebody finds again who comes back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyte
import pytest

from tests.support.home import run
from tests.support.shelf import JOB, SISTER, put, shelf
from tests.support.typed import terminal

HOSTILE = "\x1b]0;owned\x07The \x1b[2Jtalk\u202e"


def said(home: Path, *arguments: str, typed: str | None = None) -> str:
    """What ``voice-coach journal`` writes; it has to end well."""
    done = run(home, "journal", *arguments, typed=typed)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def refused(home: Path, *arguments: str) -> str:
    """The sentence with which it ends."""
    done = run(home, "journal", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    return " ".join(done.stderr.split())


def test_a_line_for_each_session_says_what_it_was_about_and_what_became_of_it(
    tmp_path: Path,
) -> None:
    """A person with ten sessions would have a folder to look through."""
    shelf(tmp_path)
    assert [re.split(r" {2,}", line) for line in said(tmp_path, "list").splitlines()] == [
        ["2026-11-24", "finished", "3 to 8", "The talk with my sister"],
        ["2026-10-12", "reviewed", "4", "My new job at the caf\u00e9"],
        ["2026-09-03", "in progress", "Sleep"],
    ]


@pytest.mark.parametrize(
    ("filters", "days"),
    [
        (["--since", "october 2026"], ["2026-11-24", "2026-10-12"]),
        (["--until", "2026-10-12", "--since", "2026-10"], ["2026-10-12"]),
        (["--status", "in-progress"], ["2026-09-03"]),
        (["--about", "JOBS Cafe"], ["2026-10-12"]),
        (["--about", "sister", "--status", "reviewed"], []),
    ],
)
def test_only_what_is_wanted_is_listed(tmp_path: Path, filters: list[str], days: list[str]) -> None:
    """Somebody with hundreds of sessions would read all lines for one."""
    shelf(tmp_path)
    found = said(tmp_path, "list", *filters)
    assert re.findall(r"(?m)^\d{4}-\d\d-\d\d", found) == days
    assert days or found == "None of the 3 sessions is like that.\n"


def test_the_list_is_there_for_other_programs(tmp_path: Path) -> None:
    """A script would have to take lines apart."""
    shelf(tmp_path)
    newest, *_ = json.loads(said(tmp_path, "list", "--json"))
    assert (newest["session"], newest["clarity"]) == (
        SISTER,
        {"before": 3, "after": 8, "reviews": []},
    )


@pytest.mark.parametrize(
    "wanted", ["2026-10-12", "2026-10-12-0900", "2026-10-12 09:00", JOB, "job", "12 october 2026"]
)
def test_a_session_is_shown_by_whatever_names_it(tmp_path: Path, wanted: str) -> None:
    """What the list says could not be typed."""
    shelf(tmp_path)
    assert said(tmp_path, "show", wanted).startswith("# My new job at the caf\u00e9\n")


def test_alone_it_shows_the_newest_page(tmp_path: Path) -> None:
    """What a person wants most would take a command that they have to look up."""
    shelf(tmp_path)
    assert said(tmp_path) == said(tmp_path, "show") == said(tmp_path, "show", "2026-11-24")


def test_a_step_is_shown_alone(tmp_path: Path) -> None:
    """Who wants to read their outcome would read the whole hour before it."""
    shelf(tmp_path)
    shown = said(tmp_path, "show", "sister", "--step", "3")
    assert "my sister smiles at me." in shown
    assert re.findall(r"(?m)^## .*", shown) == ["## Step 3 \u00b7 The outcome"]
    assert "Nothing stands under step 5 in" in refused(tmp_path, "show", "sister", "--step", "5")


def test_an_empty_journal_says_how_to_begin(tmp_path: Path) -> None:
    """A new person would see nothing, and wonder whether it works."""
    for arguments in ((), ("list",), ("show",)):
        assert "Begin one with voice-coach start" in said(tmp_path, *arguments)
    assert not (tmp_path / "journal").exists()


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("sistr", "Perhaps you mean 2026-11-24 (The talk with my sister)."),
        ("2026-10-13", "Perhaps you mean 2026-10-12 (My new job at the caf\u00e9)"),
        ("xyz", "Name a day, words that stand in your event, an id, or a journal file."),
    ],
)
def test_where_there_is_none_the_nearest_are_named(
    tmp_path: Path, wanted: str, sentence: str
) -> None:
    """A slip of the finger would send somebody back to the list."""
    shelf(tmp_path)
    assert sentence in refused(tmp_path, "show", wanted)


def test_two_of_one_day_are_told_apart_by_their_times(tmp_path: Path) -> None:
    """One of them could not be named but by its id."""
    folder = shelf(tmp_path)
    put(folder, "20261124-080500-aaaa", event="The morning")
    assert re.findall(r"(?m)^\S+", said(tmp_path, "list", "--since", "2026-11")) == [
        "2026-11-24-1703",
        "2026-11-24-0805",
    ]
    several = refused(tmp_path, "show", "2026-11-24")
    assert "2026-11-24-1703 (The talk with my sister) and 2026-11-24-0805 (The morning)" in several
    with terminal(tmp_path, "journal", "path", "2026-11-24") as screen:
        screen.reads(" 2  2026-11-24-0805  The morning")
        screen.reads("Which one [1]: ")
        screen.sends("2\n")
        screen.reads("2026-11-24-0805-The m.md")
        assert screen.leaves() == 0
    assert said(tmp_path, "show", "2026-11-24-0805").startswith("# The morning\n")


def test_a_time_that_is_not_understood_cuts_nothing(tmp_path: Path) -> None:
    """Sessions would be missing, and nobody know why."""
    shelf(tmp_path)
    assert "It is not clear which days 'someday' means." in refused(
        tmp_path, "list", "--since", "someday"
    )


def test_the_journal_may_be_named_before_or_behind_the_command(tmp_path: Path) -> None:
    """What works with every other command would be refused here, and sentences name another."""
    there = shelf(tmp_path / "there")
    before = said(tmp_path, "--journal", str(there), "list")
    assert before == said(tmp_path, "list", "--journal", str(there))
    assert before.count("\n") == 3
    told = said(tmp_path, "list", "--journal", str(tmp_path / "none"))
    assert f"voice-coach start --journal {tmp_path / 'none'}" in told


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["waits", "calling"], "They wait for my call, and I call the office."),
        (["smiled", "ROOMS"], "I walk into the room and my sister smiles at me."),
        (["cafe"], "My new job at the caf\u00e9"),
        (["my sister smiles"], "I walk into the room and my sister smiles at me."),
        (["four", "awake"], "I was awake until four."),
    ],
)
def test_words_are_found_in_any_form_with_their_sentence(
    tmp_path: Path, words: list[str], sentence: str
) -> None:
    """Somebody remembers what they said, never how it was written."""
    shelf(tmp_path)
    found = said(tmp_path, "search", *words)
    assert found.splitlines()[2] == f"  {sentence}"
    day, event = found.splitlines()[0].split("  ")
    assert said(tmp_path, "show", day).startswith(f"# {event}\n")


def test_a_phrase_stands_as_it_was_said(tmp_path: Path) -> None:
    """A search for "the house" would find every house."""
    shelf(tmp_path)
    assert said(tmp_path, "search", "house the") == "Nothing was found.\n"
    assert "Sell the house at once?" in said(tmp_path, "search", "the house")
    assert said(tmp_path, "search", '"house the"') == "Nothing was found.\n"


def test_what_has_only_some_of_the_words_is_told_as_such(tmp_path: Path) -> None:
    """One word remembered wrongly would hide all."""
    shelf(tmp_path)
    found = said(tmp_path, "search", "sister", "zebra")
    assert found.startswith("No answer has all of these words; these have some.\n")
    assert "my sister smiles at me." in found
    assert said(tmp_path, "search", "zebra") == "Nothing was found.\n"


def test_a_search_keeps_to_a_step_and_serves_other_programs(tmp_path: Path) -> None:
    """A script would have to take text apart, and who looks for an outcome read every step."""
    shelf(tmp_path)
    everywhere = json.loads(said(tmp_path, "search", "sister", "--json"))
    assert {one["step"] for one in everywhere} == {1, 3, 6}
    (one,) = json.loads(said(tmp_path, "search", "sister", "--step", "3", "--json", "--all"))
    assert (one["session"], one["step"]) == (SISTER, 3)
    assert one["sentence"] == one["answer"] == "I walk into the room and my sister smiles at me."
    assert said(tmp_path, "search", "sister", "--step", "5") == "Nothing was found in step 5.\n"
    assert "There is no word to look for." in refused(tmp_path, "search", "?!")


def test_what_is_corrected_or_removed_is_found_no_more(tmp_path: Path) -> None:
    """Words that somebody took out of their journal would still be there."""
    folder = shelf(tmp_path)
    assert "smiles" in said(tmp_path, "search", "smiles")
    (page,) = folder.glob("2026-11-24-*.md")
    page.write_text(page.read_text().replace("smiles", "laughs"))
    assert said(tmp_path, "search", "smiles") == "Nothing was found.\n"
    assert "laughs" in said(tmp_path, "search", "laughing")
    page.unlink()
    assert said(tmp_path, "search", "laughing") == "Nothing was found.\n"


def test_hits_stand_out_on_a_screen_and_nothing_steers_it(tmp_path: Path) -> None:
    """Whose page holds the letters that a terminal obeys would lose the screen by a search."""
    shelf(tmp_path, facts=f"{HOSTILE} {'and then ' * 60}my brother came.")
    size = {"TERM": "xterm-256color", "COLUMNS": "40", "LINES": "60"}
    with terminal(tmp_path, "journal", "search", "brothers", more=size) as screen:
        assert screen.leaves() == 0
    assert not re.search(r"owned|\x1b\]|\x1b\[2J|\u202e", screen.text)
    assert "\x1b[1m\x1b[4mbrother\x1b[0m" in screen.text
    assert "voice-coach journal show 2026-11-24" in screen.text


def test_the_page_opens_in_the_persons_editor(tmp_path: Path) -> None:
    """Somebody would look for the file, and an editor that fails be taken for one that saved."""
    folder = shelf(tmp_path)
    editor = {"EDITOR": "sed -i 's/smiles at me/smiles at us/'", "VISUAL": ""}
    done = run(tmp_path, "journal", "open", "sister", more=editor)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert any("smiles at us" in path.read_text() for path in folder.glob("*.md"))
    for editor, sentence in (
        ({"EDITOR": "no-such-editor"}, "The editor 'no-such-editor' could not be started"),
        ({"EDITOR": "vi '"}, "which is no command"),
        ({"EDITOR": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}, "No editor was found"),
    ):
        done = run(tmp_path, "journal", "open", "sister", more={"VISUAL": "", **editor})
        assert done.returncode == 1
        assert sentence in done.stderr
    done = run(tmp_path, "journal", "open", more={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert "There is no desktop here" in done.stderr


def test_where_it_is_can_be_given_to_other_programs(tmp_path: Path) -> None:
    """A script would have to know how files are named."""
    folder = shelf(tmp_path)
    assert said(tmp_path, "path") == f"{folder}\n"
    assert Path(said(tmp_path, "path", "job").strip()).parent == folder


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_page_fits_every_screen_and_steers_none(tmp_path: Path, columns: int) -> None:
    """Words would be cut at the margin, or a page that was sent by somebody take the terminal."""
    shelf(tmp_path, event=HOSTILE, facts=f"{'A long sentence of mine. ' * 12}{HOSTILE} <b>ends</b>")
    size = {"TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": "200", "PAGER": "cat"}
    with terminal(tmp_path, "journal", "show", more=size) as screen:
        assert screen.leaves() == 0
    assert not re.search(r"owned|\x1b\]|\x1b\[2J|\u202e", screen.text)
    shown = pyte.Screen(columns, 200)
    pyte.Stream(shown).feed(screen.text)
    lines = [line.rstrip() for line in shown.display if line.strip()]
    assert "  Which event do you work on?" in lines
    assert " ".join(lines).count("<b>ends</b>") == 1, "what a person wrote is shown, tags too"
    assert max(map(len, lines)) <= min(columns, 88)
    assert "voice-coach journal list" in screen.text
