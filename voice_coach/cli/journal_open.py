"""``voice-coach journal open`` and ``path``: the page in the person's editor, and where it is."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click

from voice_coach.cli.journal_session import looked_through, the_one
from voice_coach.cli.look import tell
from voice_coach.console.safe_text import safe_text
from voice_coach.errors import CoachError, JournalError

_EDITORS = ("sensible-editor", "editor", "nano", "vim", "vi")
"""In a terminal, where the person named none."""


def open_page(folder: Path | None, wanted: str) -> None:
    """Open it, wait where the editor is in this terminal, and say what is doubtful in the page
    then. Raises CoachError."""
    looked = looked_through(folder)
    plan = the_one(looked.plans, wanted)
    path = Path(plan.page)
    if (editor := _editor()) is None:
        if not hand_to_desktop(path):
            raise CoachError(
                "No editor was found to open the page in.",
                safe="Nothing was changed.",
                todo=f"Name yours in EDITOR, or open the file yourself: {path}",
            )
        return
    _run([*editor, str(path)])
    try:
        tell(looked.reader.read(path).troubles)
    except JournalError as error:
        tell([str(error)])


def open_folder(folder: Path | None) -> None:
    """Open the journal's folder in the file manager. Raises CoachError."""
    path = _folder(folder)
    if not path.is_dir():
        raise CoachError(
            f"{path} is not there yet.", todo="Begin a session with voice-coach start."
        )
    if not hand_to_desktop(path):
        raise CoachError(
            "There is no desktop here to open a folder on.", todo=f"Your journal is in {path}"
        )


def tell_path(folder: Path | None, wanted: str | None) -> None:
    """Print where the page is, or the folder, which need not be there yet. Raises CoachError."""
    if wanted is None:
        click.echo(safe_text(str(_folder(folder))))
        return
    plan = the_one(looked_through(folder).plans, wanted)
    click.echo(safe_text(plan.page))


def _folder(folder: Path | None) -> Path:
    from voice_coach.journal.listing import default_folder

    return Path(os.path.abspath((folder or default_folder()).expanduser()))


def _editor() -> list[str] | None:
    """The person's editor; without one, any in this terminal, where no desktop is at hand.
    Raises CoachError."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if named.strip():
        try:
            return shlex.split(named, posix=os.name != "nt")
        except ValueError as error:
            raise CoachError(
                f"EDITOR says {named!r}, which is no command.", todo="Please mend it."
            ) from error
    if _has_desktop() or not sys.stdin.isatty():
        return None
    found = next(filter(None, map(shutil.which, _EDITORS)), None)
    return [found] if found else None


def _run(command: list[str]) -> None:
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        raise CoachError(
            f"The editor {command[0]!r} could not be started: {(error.strerror or '').lower()}.",
            safe="Nothing was changed.",
            todo=f"Name another in EDITOR, or open the file yourself: {command[-1]}",
        ) from error
    if status:
        tell([f"The editor ended with status {status}."])


def _has_desktop() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def hand_to_desktop(path: Path) -> bool:
    """Let the desktop open it with what it has for such files; whether there is one."""
    if not _has_desktop() or (sys.platform == "linux" and not shutil.which("xdg-open")):
        return False
    return click.launch(str(path)) == 0
