"""Nothing that was typed, or written into a journal by somebody else, steers the terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import unicodedata
from pathlib import Path

from tests.support.home import COMMAND, ROOT, environment, run

SHORT = ("--program", str(ROOT / "voice_coach" / "programs" / "short.toml"))
HOSTILE = (
    "My \x1b]0;owned\x07 event \x1b[2J\x9b31m\u202egnp.exe \x1b]52;c;aGk=\x07\x1bc"
    "\x1bP1$r\x1b\\ \x9d0;owned\x9c \x08\x08 end"
)
TYPED = (
    *("", HOSTILE, "next", "it keeps happening", "seven", f"Ask {HOSTILE}", ""),
    *(f"It works {HOSTILE}", "", "yes", "in two days at six in the evening", "yes"),
)


def session(home: Path, *, typed: tuple[str, ...] = TYPED) -> subprocess.CompletedProcess[str]:
    text = "".join(f"{line}\n" for line in typed)
    return run(home, "start", "--keyboard", *SHORT, typed=text)


def obeyed(text: str) -> list[str]:
    """What a terminal would obey in this text, other than the end of a line."""
    bad = [char for char in text if unicodedata.category(char) == "Cc" and char != "\n"]
    return [*bad, *(char for char in text if char in "\u202a\u202b\u202d\u202e\u2066\u2067")]


def hostile_page(home: Path) -> Path:
    """A finished session whose event somebody changed, in YAML's own way of writing escapes."""
    assert session(home, typed=(TYPED[0], "My event", *TYPED[2:])).returncode == 0
    (page,) = (home / "journal").glob("*.md")
    text = page.read_text("utf-8")
    event = r'event: "My \e]0;owned\a\e[2J\x9b31m\u202e \e]52;c;aGk=\a\ec event"'
    changed = text.replace("event: My event", event).replace("\nMy event", f"\n{HOSTILE}")
    assert changed != text
    page.write_text(changed, "utf-8")
    return page


def test_hostile_answers_are_shown_and_kept_without_their_escapes(tmp_path: Path) -> None:
    """A pasted answer would clear the screen, rename the window, or fill the clipboard."""
    done = session(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "You: My event" in done.stdout
    assert obeyed(done.stdout + done.stderr) == []
    (page,) = (tmp_path / "journal").glob("*.md")
    assert obeyed(page.name) == []
    assert obeyed(page.read_text("utf-8")) == []


def test_a_hostile_page_is_read_back_without_its_escapes(tmp_path: Path) -> None:
    """A journal that came by mail would take over the terminal of whoever looks back on it."""
    hostile_page(tmp_path)
    done = run(tmp_path, "follow-up", "--keyboard", typed="It went well.\nnext\n")
    assert "This was your event: My" in done.stdout, done.stderr
    assert obeyed(done.stdout + done.stderr) == []


def test_a_terminal_gets_only_the_programs_own_sequences(tmp_path: Path) -> None:
    """The live view writes to a real terminal, where the same words would be obeyed."""
    hostile_page(tmp_path)
    master, slave = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "follow-up", "--keyboard"],
        stdin=subprocess.PIPE,
        stdout=slave,
        stderr=slave,
        env=environment(tmp_path, {"TERM": "xterm-256color"}),
        cwd=ROOT,
    ) as running:
        os.close(slave)
        assert running.stdin is not None
        running.stdin.write(b"It went well.\nnext\n")
        running.stdin.close()
        shown = b""
        while select.select([master], [], [], 30)[0]:
            try:
                shown += os.read(master, 65_536)
            except OSError:  # the other end has closed
                break
        os.close(master)
    text = shown.decode()
    assert "This was your event" in text
    for sequence in ("\x1b]", "\x1bc", "\x1bP", "\x9b", "\x9d", "\x07", "\x08\x08", "\u202e"):
        assert sequence not in text
    assert "\x1b[2J" not in text.split("This was your event")[1][:200]


def test_a_hostile_file_name_is_shown_without_its_escapes(tmp_path: Path) -> None:
    """A file's name is as good a place for an escape as its text."""
    page = hostile_page(tmp_path)
    evil = page.rename(page.with_name("evil\x1b]0;owned\x07\x9b2J\u202e.md"))
    done = run(tmp_path, "follow-up", "--keyboard", str(evil), typed="It went well.\nnext\n")
    assert done.returncode == 0, done.stderr
    assert obeyed(done.stdout + done.stderr) == []
