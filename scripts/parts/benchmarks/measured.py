"""What a whole process costs, from its start to its end, or to a text on its terminal.

Run as a script, in a small Python of its own: Linux counts to a process's peak memory what its
parent held when it was started, so whoever starts one must hold little.

    python -S -E measured.py SECONDS TEXT COMMAND ...

Without a TEXT the command runs to its end, nobody typing and nobody reading; with one it has a
terminal, and is killed when the TEXT stands there. Prints what ``Cost`` holds, as JSON.
"""

from __future__ import annotations

import json
import os
import pty
import resource
import select
import signal
import subprocess
import sys
import time

LAST_BYTES = 2_000
_COLUMNS_AND_LINES = {"COLUMNS": "100", "LINES": "40"}


def main() -> None:
    """Measure, print, and leave no process behind."""
    seconds, text, *command = sys.argv[1:]
    began = time.monotonic()
    if text:
        code, wall, said = _until(command, text.encode(), began, float(seconds))
    else:
        code, wall, said = _to_its_end(command, began, float(seconds))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    per_kilobyte = 1 if sys.platform == "darwin" else 1024
    cost = {
        "code": code,
        "wall_seconds": wall,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "peak_bytes": used.ru_maxrss * per_kilobyte,
        "said": said[-LAST_BYTES:].decode("utf-8", "replace"),
    }
    print(json.dumps(cost))


def _to_its_end(
    command: list[str], began: float, seconds: float
) -> tuple[int | None, float, bytes]:
    """Its exit code (None: it took too long), the seconds that it took, and its complaints."""
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=subprocess.PIPE) as run:
        try:
            complaints = run.communicate(timeout=seconds)[1]
        except subprocess.TimeoutExpired:
            run.kill()
            return None, time.monotonic() - began, b""
        return run.returncode, time.monotonic() - began, complaints


def _until(
    command: list[str], text: bytes, began: float, seconds: float
) -> tuple[int | None, float, bytes]:
    """0 when the text was seen (None: it took too long; 1: it never came), after how many seconds,
    and all that was seen."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="dumb", **_COLUMNS_AND_LINES)
        os.execvp(command[0], command)
    seen, code = b"", None
    while (left := began + seconds - time.monotonic()) > 0:
        if not select.select([terminal], [], [], left)[0]:
            break
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # how Linux says that the other side of a terminal is closed
            part = b""
        seen += part
        if text in seen or not part:
            code = 0 if text in seen else 1
            break
    wall = time.monotonic() - began
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return code, wall, seen


if __name__ == "__main__":
    main()
