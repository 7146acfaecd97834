"""The event log of a session as it is written: each event on the disk before the coach reacts.

What its lines look like, and how they are read, is told in ``log_format.py``.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from voice_coach import files
from voice_coach.dialogue.events import Event, Started
from voice_coach.errors import JournalError
from voice_coach.journal import log_end
from voice_coach.journal.event_json import to_json
from voice_coach.journal.log_format import (
    COPIES_SINCE,
    EMPTY_COPIES_SINCE,
    RECORDINGS_SINCE,
    VERSION,
    Contents,
    complete,
    parse,
    seal,
)

SAFE = "What was said before is safe."


class EventLog:
    """A log open for appending, locked against a second session until it is closed."""

    def __init__(self, path: Path, fd: int, contents: Contents, whole: bytes) -> None:
        self.path = path
        self.session = contents.session
        self.exercise = contents.exercise
        self.takes_copies = contents.version >= COPIES_SINCE
        """Whether fair copies may stand in it: an older program could not read them."""
        self.takes_empty_copies = contents.version >= EMPTY_COPIES_SINCE
        """The same for copies that say that nothing was said."""
        self.takes_recordings = contents.version >= RECORDINGS_SINCE
        """The same for what is told of recordings."""
        self.events = contents.events
        """The events that stood in it when it was opened."""
        self.torn: Path | None = None
        """Where the torn end of the last line was put aside, if there was one."""
        self._fd = fd
        self._lines = contents.lines
        # All that is in it (a long session has a megabyte): whatever becomes of the file, it can
        # be put back.
        self._data = bytearray(whole)
        self._sum = contents.last_sum
        self._end = log_end.LogEnd(path, contents.first_sum)

    @classmethod
    def create(
        cls,
        folder: Path,
        started: Started,
        *,
        name: str = "",
        exercise: str = "",
        number: int = 0,
    ) -> EventLog:
        """Begin a log with this event, durable when this returns. Raises JournalError."""
        files.private_folder(folder, ours=True)
        path = folder / f"{name or started.session}.jsonl"
        header = {
            "log": "voice-coach",
            "version": VERSION,
            "session": started.session,
            "exercise": exercise,
            "number": number,
        }
        first, total = seal(header, b"")
        second, _ = seal(to_json(started), total)
        with files.sentences(path, "made"):
            if os.path.lexists(path):
                raise JournalError(f"There is a session log already: {path}.")
        files.write_atomically(path, first + second)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> EventLog:
        """Open a log to go on with it; a torn end is cut off and put aside in a ``.torn`` file.

        Raises LogError (damage, or a newer version) and JournalError (in use, unreadable); the
        file is left as it is then.
        """
        with files.sentences(path, "opened"):
            fd = files.open_file(path, os.O_RDWR)
        try:
            with files.sentences(path, "opened"):
                if not files.lock(fd):
                    raise JournalError(
                        "Another window has this session open.",
                        safe="Nothing was changed.",
                        todo="Please go on there, or close it first.",
                    )
            data = _read_all(fd, path)
            contents = complete(parse(data, path), path, log_end.text_of(path))
            log = cls(path, fd, contents, data[: contents.whole_bytes])
        except BaseException:
            os.close(fd)
            raise
        try:
            log._repair(contents)
        except BaseException:
            log.close()
            raise
        log._end.put(log._lines)
        return log

    def _repair(self, contents: Contents) -> None:
        if contents.torn:
            aside = self.path.with_name(self.path.name + ".torn")
            files.append_durably(aside, contents.torn + b"\n")
            self.torn = aside
        if contents.torn or contents.newline_missing:
            with files.sentences(self.path, "repaired"):
                os.ftruncate(self._fd, len(self._data))
                if contents.newline_missing:
                    os.lseek(self._fd, len(self._data), os.SEEK_SET)
                    files.write_whole(self._fd, b"\n")
                    self._data += b"\n"
                files.sync(self._fd)

    def append(self, event: Event) -> None:
        """One more line, on the disk when this returns.

        Raises JournalError; then the log is as it was before, and the same event may be
        appended again.
        """
        line, total = seal(to_json(event), self._sum)
        with files.sentences(self.path, "written", safe=SAFE):
            self._reattach()
            try:
                os.lseek(self._fd, len(self._data), os.SEEK_SET)
                files.write_whole(self._fd, line)
                files.sync(self._fd)
            except OSError:
                # Half a line must not stand before the next one. If even this fails, the next
                # append writes over it, and a reader finds a torn end.
                with contextlib.suppress(OSError):
                    os.ftruncate(self._fd, len(self._data))
                raise
        self._data += line
        self._sum = total
        self._lines += 1
        self._end.put(self._lines)

    def _reattach(self) -> None:
        """See to it that what is written can be found under the log's name, after all before it.

        A log that was deleted or cut short is put back; one that came back with its disk, or
        that an editor saved, is taken up again; a stranger in its place is an error.
        """
        ours = os.fstat(self._fd)
        try:
            there = os.lstat(self.path)
        except FileNotFoundError:
            self.put_back()
            return
        same = (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)
        if not same or there.st_size < len(self._data):
            self._adopt()
        if there.st_size > len(self._data):
            os.ftruncate(self._fd, len(self._data))  # nothing may stand behind the next line

    @property
    def is_deleted(self) -> bool:
        """Whether the file is nowhere any more, so that what it held is in memory alone. One that
        was moved away is still there, under another name."""
        return not os.path.lexists(self.path) and os.fstat(self._fd).st_nlink == 0

    def put_back(self) -> None:
        """Write all of it anew under its name. Raises JournalError."""
        files.write_atomically(self.path, bytes(self._data))
        with files.sentences(self.path, "opened", safe=SAFE):
            self._adopt()

    def _adopt(self) -> None:
        fd = files.open_file(self.path, os.O_RDWR)
        try:
            data = _read_all(fd, self.path)
            cut_short = len(data) < len(self._data) and self._data.startswith(data)
            if not cut_short and not (data.startswith(self._data) and files.lock(fd)):
                raise JournalError(
                    f"Another file stands in the place of {self.path}.",
                    safe="It was left as it is.",
                    todo="Please move it away; the session then goes on.",
                )
        except BaseException:
            os.close(fd)
            raise
        if cut_short:
            os.close(fd)
            self.put_back()
            return
        os.close(self._fd)
        self._fd = fd

    def close(self) -> None:
        """Release the file and its lock."""
        self._end.close()
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _read_all(fd: int, path: Path) -> bytes:
    with files.sentences(path, "read"), os.fdopen(os.dup(fd), "rb") as file:
        file.seek(0)
        return file.read()
