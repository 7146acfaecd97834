"""``voice-coach words``, and a name that is spelled in a typed session."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tests.support.home import run
from tests.support.typed import AFTER_THE_EVENT, SHORT, lines, the_page
from voice_coach import own_words


def words(home: Path, *arguments: str) -> str:
    done = run(home, "words", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def kept(home: Path) -> Path:
    return home / ".config" / "voice-coach" / own_words.FILE


def test_names_are_added_listed_and_removed(tmp_path: Path) -> None:
    """Otherwise a person cannot say which names the coach should know."""
    assert words(tmp_path, "list").startswith("None yet.")
    assert words(tmp_path, "add", "Siobhan", "Mary  Ann") == "Added: Siobhan, Mary Ann\n"
    assert words(tmp_path, "add", "siobhan") == "Known already: siobhan\n"
    assert words(tmp_path, "list") == "Siobhan\nMary Ann\n"
    assert stat.S_IMODE(kept(tmp_path).stat().st_mode) == 0o600
    assert words(tmp_path, "remove", "SIOBHAN", "Tom") == (
        "Removed: Siobhan\nNot among them: Tom\n"
    )
    assert words(tmp_path, "list") == "Mary Ann\n"


def test_what_is_no_name_is_refused_whole(tmp_path: Path) -> None:
    """Otherwise half of a line is kept, and nobody knows which."""
    done = run(tmp_path, "words", "add", "Siobhan", "12", "\x1b[2J")
    assert (done.returncode, done.stdout) == (1, "")
    assert "is no name that could be listened for. Nothing was changed." in done.stderr
    assert not kept(tmp_path).exists()


def test_a_file_that_was_edited_by_hand_keeps_its_comments(tmp_path: Path) -> None:
    """Otherwise the program throws away what a person wrote."""
    place = kept(tmp_path)
    place.parent.mkdir(parents=True)
    place.write_text("# my family\nSiobhan\n\n  Zofia  \n# 12\n")
    words(tmp_path, "add", "Bartek")
    words(tmp_path, "remove", "Zofia")
    assert place.read_text() == "# my family\nSiobhan\n\n# 12\nBartek\n"


def test_a_broken_file_is_told_of_and_costs_no_session(tmp_path: Path) -> None:
    """Otherwise a stray byte keeps a person from their exercise."""
    place = kept(tmp_path)
    place.parent.mkdir(parents=True)
    place.write_bytes(b"\xff\n")
    done = run(tmp_path, "words", "list")
    assert (done.returncode, done.stdout) == (1, "")
    assert "It was left as it is. Please mend it in an editor, or remove it." in done.stderr
    done = run(tmp_path, *SHORT, typed=lines("", "my job", "finish for today", "yes"))
    assert done.returncode == 0
    assert "goes on without the names in it" in done.stdout


def test_words_that_were_removed_are_not_learnt_again(tmp_path: Path) -> None:
    """Otherwise the person takes the same name out after every session."""
    assert own_words.learn(("Priya", "Tom", "1x"), tmp_path) == ("Priya", "Tom")
    assert (tmp_path / own_words.FILE).read_text() == f"{own_words.LEARNT}\nPriya\nTom\n"
    own_words.remove(["Tom"], tmp_path)
    (tmp_path / own_words.FILE).write_text("")  # by hand
    own_words.add(["Lia"], tmp_path)
    assert own_words.learn(("Priya", "Tom", "Imke"), tmp_path) == ("Imke",)
    own_words.add(["Tom"], tmp_path)
    assert own_words.load(tmp_path) == ("Lia", "Tom", "Imke")


def test_a_name_is_spelled_in_a_typed_session_and_known_from_then_on(tmp_path: Path) -> None:
    """Otherwise it has to be corrected by hand, and is misheard the next time."""
    typed = lines("", "a fight with pita", "spell that", "p e t e r", "yes", "next")
    done = run(tmp_path, *SHORT, typed=typed)
    assert "P, e, t, e, r. Peter. Is that right?" in done.stdout
    assert "I wrote Peter in the place of pita." in done.stdout
    assert the_page(tmp_path).event == "A fight with Peter"
    assert words(tmp_path, "list") == "Peter\n"


def test_a_name_that_was_corrected_by_hand_is_learnt(tmp_path: Path) -> None:
    """Otherwise the person corrects the same name in every page."""
    typed = lines("", "a fight with priah and leender", "next", *AFTER_THE_EVENT)
    done = run(tmp_path, *SHORT, typed=typed)
    assert "Learnt" not in done.stdout
    page = the_page(tmp_path).path
    page.write_text(page.read_text().replace("priah", "Priya"))
    later = page.stat().st_mtime + 60  # as somebody who reads it first
    os.utime(page, (later, later))
    assert words(tmp_path, "list") == "Learnt from your corrections: Priya\nPriya\n"
    words(tmp_path, "remove", "Priya")
    page.write_text(page.read_text().replace("leender", "Leander"))
    os.utime(page, (later + 60, later + 60))
    assert words(tmp_path, "list") == "Learnt from your corrections: Leander\nLeander\n"
    assert kept(tmp_path).read_text() == f"{own_words.LEARNT}\nLeander\n"
