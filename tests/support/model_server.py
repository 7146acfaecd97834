"""A server of models on this machine that misbehaves as told, and somebody who fetches from it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NAME = "vosk-model-small-en-us-0.15"
PATIENCE_SECONDS = 60.0
COMMAND = [sys.executable, "-c", "from voice_coach.cli import main; main()", "models"]


@dataclass
class Behaviour:
    """What the server does; a test changes it, and reads what was asked."""

    content: bytes = b""
    tag: str | None = '"one"'
    ranges: bool = True
    statuses: list[int] = field(default_factory=list)
    """Answered first, one a request."""
    break_after: list[int] = field(default_factory=list)
    """Bytes after which a request's connection breaks, one a request."""
    announce: int | None = None
    """A Content-Length that lies."""
    wait: float = 0.0
    """Seconds between kilobytes."""
    hold_after: int | None = None
    """Bytes after which a request is sent nothing more until its other end has gone."""
    kind: str = "application/zip"
    redirect: str = ""
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """Path and Range of each request."""


class Handler(BaseHTTPRequestHandler):
    behaviour: Behaviour

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        does, wanted = self.behaviour, self.headers.get("Range")
        does.asked.append((self.path, wanted))
        if does.redirect:
            self.send_response(302)
            self.send_header("Location", does.redirect)
            self.end_headers()
            return
        if does.statuses and (status := does.statuses.pop(0)) != 200:
            self.send_error(status)
            return
        start = 0
        match = re.fullmatch(r"bytes=(\d+)-", wanted or "")
        if match and does.ranges and self.headers.get("If-Range", does.tag) == does.tag:
            start = int(match[1])
        if start >= len(does.content) > 0:
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(does.content)}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if start else 200)
        if start:
            whole = len(does.content)
            self.send_header("Content-Range", f"bytes {start}-{whole - 1}/{whole}")
        if does.tag:
            self.send_header("ETag", does.tag)
        self.send_header("Content-Type", does.kind)
        body = does.content[start:]
        self.send_header("Content-Length", str(does.announce or len(body)))
        self.end_headers()
        self._send(body[: does.break_after.pop(0)] if does.break_after else body[: does.hold_after])
        if does.hold_after is not None:
            select.select([self.connection], [], [], PATIENCE_SECONDS)
        self.close_connection = True

    def _send(self, body: bytes) -> None:
        try:
            size = 1024 if self.behaviour.wait else 1024**2
            for at in range(0, len(body), size):
                self.wfile.write(body[at : at + size])
                self.wfile.flush()
                time.sleep(self.behaviour.wait)
        except OSError:  # the other side has gone
            pass


@dataclass
class Machine:
    """A person's machine, with an empty home, and a server it can reach."""

    home: Path
    server: Behaviour
    base: str

    @property
    def into(self) -> Path:
        return self.home / "models"

    @property
    def model(self) -> Path:
        return self.into / NAME

    @property
    def part(self) -> Path:
        return self.into / f"{NAME}.zip.part"

    @property
    def environment(self) -> dict[str, str]:
        places = {name: str(self.home / name[4:8]) for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME")}
        kept = {key: value for key, value in os.environ.items() if not key.startswith("VO")}
        return {**kept, "HOME": str(self.home), "VOICE_COACH_MODEL_URL": self.base, **places}

    def arguments(self, *more: str) -> list[str]:
        digest = hashlib.sha256(self.server.content).hexdigest()
        return [*COMMAND, "fetch", "--into", str(self.into), "--sha256", digest, *more]

    def fetch(
        self, *more: str, before: Callable[[], None] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return self.run(self.arguments(*more), before)

    def run(
        self, command: list[str], before: Callable[[], None] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            preexec_fn=before,
        )

    def left(self) -> set[str]:
        """Names in the folder of models."""
        return {path.name for path in self.into.iterdir()} if self.into.exists() else set()


@contextlib.contextmanager
def model_server(home: Path, content: bytes = b"") -> Iterator[Machine]:
    """A person's machine with its home, and a server with an archive on loopback."""
    behaviour = Behaviour(content)
    handler = type("Bound", (Handler,), {"behaviour": behaviour})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield Machine(home, behaviour, f"http://127.0.0.1:{server.server_port}/models")
        finally:
            server.shutdown()
            thread.join()
