"""The recordings that a page to look at plays: which there are, and where they lie beside it."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from voice_coach import files
from voice_coach.cli.look import tell
from voice_coach.console.safe_text import safe_text
from voice_coach.errors import CoachError

if TYPE_CHECKING:
    from voice_coach.journal.page.session_page import SessionPage
    from voice_coach.journal.reader import JournalReader
    from voice_coach.library.page_text import PageText
    from voice_coach.library.recorded import Sound
    from voice_coach.webpage.spoken import Voice

_LEFT_FREE_BYTES = 5_000_000
"""For the page itself, and so that a disk is never filled to its end."""


@dataclass(slots=True)
class PageSounds:
    """What is gathered for one page, which is going to be the file ``page``. In the journal's
    folder it plays the journal's own recordings; elsewhere, copies in a folder beside it."""

    journal: JournalReader
    page: Path
    played: list[Sound] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @property
    def is_at_home(self) -> bool:
        """Whether the page lies in the journal's folder."""
        return self.page.parent.resolve() == self.journal.folder.resolve()

    @property
    def folder(self) -> str:
        """The name of the folder that the page refers to."""
        from voice_coach.recordings.places import FOLDER

        return FOLDER if self.is_at_home else f"{self.page.stem}-{FOLDER}"

    def voices(self, page: SessionPage, text: PageText) -> Mapping[int, Sequence[Voice]]:
        """What the page of a session can play, by the places of the lines that lead to it."""
        if not text.sounds:
            return {}
        from voice_coach.library.recorded import playable, sounds_of
        from voice_coach.webpage.spoken import Voice

        beside = quote(os.fsencode(self.folder))
        found: dict[int, list[Voice]] = {}
        for place, sounds in sounds_of(self.journal, page, text).items():
            for one in sounds:
                sound, trouble = playable(one)
                if trouble:
                    self.troubles.append(trouble)
                if sound is not None:
                    self.played.append(sound)
                    url = f"{beside}/{sound.session}/{sound.file}"
                    voice = Voice(url, sound.seconds, sound.utterances)
                    found.setdefault(place, []).append(voice)
        return found

    def bring_along(self) -> None:
        """Copy them to where the page is going to be. Raises CoachError: there is no room, or they
        cannot be written; then the page is not yet written either."""
        if self.is_at_home:
            return
        beside = self.page.parent / self.folder
        self._clear(beside)
        wanted = [(sound.path, beside / sound.session / sound.file) for sound in self.played]
        missing = [(source, target) for source, target in wanted if not _is_there(source, target)]
        self._check_room([source for source, _ in missing])
        for source, target in missing:
            files.private_folder(beside, ours=True)
            files.private_folder(target.parent, ours=True)
            with files.sentences(source, "read"):
                data = files.read_regular(source, source.stat().st_size)
            files.write_atomically(target, data)

    def tell(self) -> None:
        """Say what went along, and what is missing."""
        if self.played and not self.is_at_home:
            told = f"Your recordings are beside it, in the folder {self.folder}: it goes along."
            click.echo(safe_text(told))
        if self.troubles:
            from voice_coach.journal.listing import first_few

            tell(first_few(self.troubles, "recordings cannot be played either"))
            tell(["The page is made without it." if len(self.troubles) == 1
                  else "The page is made without them."])  # fmt: skip

    def _check_room(self, sources: Sequence[Path]) -> None:
        with files.sentences(self.page.parent, "read"):
            needed = sum(source.stat().st_size for source in sources)
            free = shutil.disk_usage(self.page.parent).free
        if sources and free < needed + _LEFT_FREE_BYTES:
            raise CoachError(
                f"In {self.page.parent} there is not enough room for your recordings: they take "
                f"{needed / 1e6:.1f} MB, and {free / 1e6:.1f} MB are free.",
                safe="Nothing was written.",
                todo="Please make room there, or choose another place.",
            )

    def _clear(self, beside: Path) -> None:
        """What an earlier page of this name played, and this one does not, goes: a recording that
        was taken out of the journal would stay here."""
        wanted = {(sound.session, sound.file) for sound in self.played}
        for copy in list(_copies(beside)):
            if (copy.parent.name, copy.name) not in wanted:
                with files.sentences(copy, "removed"):
                    copy.unlink(missing_ok=True)
                    with contextlib.suppress(OSError):  # something else lies in it
                        copy.parent.rmdir()
                        beside.rmdir()


def _is_there(source: Path, target: Path) -> bool:
    """A recording that is made anew gets another name."""
    with contextlib.suppress(OSError):
        return target.lstat().st_size == source.stat().st_size
    return False


def _copies(beside: Path) -> Iterator[Path]:
    from voice_coach.journal import file_names
    from voice_coach.recordings.places import KINDS

    for folder in _within(beside):
        if file_names.is_id(folder.name):
            for path in _within(folder):
                if path.suffix.removeprefix(".") in KINDS and not path.is_dir():
                    yield path


def _within(folder: Path) -> list[Path]:
    """What lies in a folder; nothing where it is none, or a link to one."""
    with contextlib.suppress(OSError):
        if not folder.is_symlink():
            return sorted(folder.iterdir())
    return []
