"""A page printed to PDF by a browser that is installed, which opens nothing but that page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from voice_coach import files
from voice_coach.errors import CoachError

SIGN = b"(Voice Coach: your journal"
"""The title, as browsers write it at the beginning of a PDF."""
_BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("brave-browser", "microsoft-edge", "microsoft-edge-stable", "msedge", "vivaldi"),
)
_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_PATIENCE_SECONDS = 600.0
_BY_HAND = "Or print it yourself: voice-coach journal page --open"


def printed(page: bytes) -> bytes:
    """The PDF of this page, with an outline. Raises CoachError: there is no such browser, or it
    failed."""
    browser = _browser()
    with tempfile.TemporaryDirectory(prefix="voice-coach-") as folder:  # for its owner alone
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        files.write_atomically(source, page)
        command = [
            *(browser, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions"),
            *("--disable-background-networking", "--disable-sync", "--no-pdf-header-footer"),
            *("--generate-pdf-document-outline", f"--user-data-dir={folder}/profile"),
            # As root Chromium has no sandbox; the page's own policy keeps it from everything.
            *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
            f"--print-to-pdf={target}",
            source.as_uri(),
        ]
        try:
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE_SECONDS,
                check=False,
            )
            data = target.read_bytes()
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failed(browser) from error
    if not data.startswith(b"%PDF"):
        raise _failed(browser)
    return data


def _browser() -> str:
    found = [*map(shutil.which, _BROWSERS)]
    if sys.platform == "darwin":
        found += [path for path in _APPLICATIONS if Path(path).exists()]
    for path in found:
        if path:
            return path
    raise CoachError(
        "To print a PDF a browser is needed, and neither Chromium, Chrome nor Edge was found.",
        safe="Nothing was written.",
        todo=f"Please install one (on Debian and Ubuntu: sudo apt install chromium). {_BY_HAND}",
    )


def _failed(browser: str) -> CoachError:
    return CoachError(
        f"The browser {browser} did not print the page.",
        safe="Nothing was written.",
        todo=_BY_HAND,
    )
