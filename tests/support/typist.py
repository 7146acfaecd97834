"""A person at the keyboard of the real command line, who reads what comes before they type on."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

from tests.support.home import COMMAND, PATIENCE_SECONDS, ROOT, environment

SHORT = ("start", "--keyboard", "--program", str(ROOT / "voice_coach" / "programs" / "short.toml"))


class Typist:
    """Types to one run of the program, and reads its lines as they come."""

    def __init__(self, home: Path, *arguments: str, wrapper: tuple[str, ...] = ()) -> None:
        self.process = subprocess.Popen(
            [*wrapper, *COMMAND, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=environment(home),
            cwd=ROOT,
        )
        self.lines: list[str] = []
        self._read = 0
        self._ended = False
        self._more = threading.Condition()
        self._thread = threading.Thread(target=self._read_lines, daemon=True)
        self._thread.start()

    @property
    def text(self) -> str:
        """All that was written so far."""
        return "\n".join(self.lines)

    def types(self, *texts: str) -> None:
        """Type these lines."""
        assert self.process.stdin is not None
        for text in texts:
            self.process.stdin.write(f"{text}\n")
            self.process.stdin.flush()

    def reads(self, text: str) -> None:
        """Wait for the next line with this in it; lines before it are passed over."""
        with self._more:
            found = self._more.wait_for(
                lambda: self._find(text) is not None or self._ended, PATIENCE_SECONDS
            )
            number = self._find(text)
            assert found, f"{text!r} did not come:\n{self.text}"
            assert number is not None, f"it ended without {text!r}:\n{self.text}"
            self._read = number + 1

    def leaves(self) -> int:
        """Close the keyboard, and wait for the end; the exit status."""
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        status = self.process.wait(PATIENCE_SECONDS)
        self._thread.join(PATIENCE_SECONDS)
        assert "Traceback" not in self.text, self.text
        return status

    def close(self) -> None:
        """Leave nothing running."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._thread.join(PATIENCE_SECONDS)
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(BrokenPipeError):
                if stream is not None:
                    stream.close()

    def _find(self, text: str) -> int | None:
        lines = enumerate(self.lines[self._read :], self._read)
        return next((number for number, line in lines if text in line), None)

    def _read_lines(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._more:
                self.lines.append(line.rstrip("\n"))
                self._more.notify_all()
        with self._more:
            self._ended = True
            self._more.notify_all()


@contextlib.contextmanager
def typist(home: Path, *arguments: str, wrapper: tuple[str, ...] = ()) -> Iterator[Typist]:
    """A person who starts ``voice-coach ...`` and types."""
    opened = Typist(home, *(arguments or SHORT), wrapper=wrapper)
    try:
        yield opened
    finally:
        opened.close()
