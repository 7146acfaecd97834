"""Downloads one archive into a ``.part`` file: goes on where it stopped, retries, checks.

The only module of the program that reaches out to a network, and only when asked.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urljoin

from voice_coach.errors import DownloadError
from voice_coach.files import open_file, read_regular
from voice_coach.models.catalogue import Entry, allowed, is_loopback

if TYPE_CHECKING:
    import httpx

Report = Callable[[int, int | None], None]
"""Told of bytes on disk and bytes in all (None: not known)."""

_MOST_BYTES = 4 * 1024**3
"""Twice the largest model: no server fills a disk."""

_TRIES = 4
"""Fruitless tries in a row; each byte gained starts the count anew."""

_FIRST_WAIT_SECONDS = 0.5
_CONNECT_SECONDS, _SILENCE_SECONDS = 15.0, 30.0
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_OK, _PARTIAL, _NOT_SATISFIABLE = 200, 206, 416
_MOST_NOTE_BYTES = 2**16
_MOST_SHOWN = 200
"""Characters of an address that a server names; "data:" has no end."""


class _Broken(Exception):
    """The connection or the server failed in a way that may pass."""


def download(entry: Entry, part: Path, report: Report) -> None:
    """Bring the entry's archive to ``part``, whole and with the right checksum.

    What ``part`` already holds is kept if the server agrees that it is the same file. Raises
    DownloadError; OSError for the disk. ``part`` stays for the next time, except where it
    turned out to be wrong.
    """
    resumed = _bring(entry, part, report)
    if _sha256(part) == entry.sha256:
        return
    forget(part)
    if resumed:  # the pieces may come from two versions of the file: once more from the start
        _bring(entry, part, report)
        if _sha256(part) == entry.sha256:
            return
        forget(part)
    raise DownloadError(
        f"What {entry.url} sent is not the file that was asked for: its checksum is wrong.",
        safe="It was deleted, and nothing was installed.",
        todo="Try again later, or from another network.",
    )


def _bring(entry: Entry, part: Path, report: Report) -> bool:
    """Fill ``part``. True if some of it was there before."""
    import httpx  # late: it takes a fifth of a second

    if not _is_address(entry.url):
        raise _refused(entry, "it is no address of a server")
    had = _size(part)
    if entry.bytes is not None and had == entry.bytes:
        return True
    tries, wait, best = 0, _FIRST_WAIT_SECONDS, had
    with _client(entry) as client:
        while True:
            try:
                _request(client, entry, part, report)
                return had > 0
            except _Broken as error:
                reason = str(error)
            except httpx.TooManyRedirects:
                raise _refused(entry, "it sends from one address to the next") from None
            except (httpx.TransportError, httpx.DecodingError) as error:
                reason = _in_words(error)
            tries += 1
            if (size := _size(part)) > best:
                tries, wait, best = 1, _FIRST_WAIT_SECONDS, size
            if tries >= _TRIES:
                raise _unreachable(part, reason)
            time.sleep(wait)
            wait *= 2


def _client(entry: Entry) -> httpx.Client:
    """Raises DownloadError where what the environment names, a proxy or a certificate, is none."""
    import httpx

    try:
        return httpx.Client(
            timeout=httpx.Timeout(_SILENCE_SECONDS, connect=_CONNECT_SECONDS),
            follow_redirects=True,
            trust_env=not is_loopback(entry.url),
            event_hooks={"response": [_refuse_other_addresses]},
            headers={"Accept-Encoding": "identity", "User-Agent": "voice-coach"},
        )
    except (ValueError, OSError, ImportError, httpx.InvalidURL) as error:
        reason = str(error).rstrip(".")
        raise DownloadError(
            f"The proxy or the certificates that the environment names cannot be used: {reason}.",
            safe="Nothing was installed.",
            todo="Look at HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE and SSL_CERT_DIR.",
        ) from error


def _refuse_other_addresses(response: httpx.Response) -> None:
    """Look at where a server sends us on to, before anything is asked for there."""
    if not response.has_redirect_location:
        return
    location = response.headers["Location"]
    try:
        url = urljoin(str(response.url), location)
    except ValueError:
        url = location
    if not _is_address(url):
        shown = url if len(url) <= _MOST_SHOWN else f"{url[:_MOST_SHOWN]}..."
        raise DownloadError(
            f"The server sends us on to {shown}, which is not an https address.",
            safe="Nothing was fetched from there.",
            todo="Try again later, or name another address with --url and --sha256.",
        )


def _is_address(url: str) -> bool:
    """Whether it is one that may be asked, and that httpx, too, takes for one."""
    import httpx

    try:
        return allowed(url) and bool(httpx.URL(url).host)
    except (httpx.InvalidURL, ValueError):
        return False


def _request(client: httpx.Client, entry: Entry, part: Path, report: Report) -> None:
    """One request for all that is missing. Raises _Broken, DownloadError and httpx errors."""
    have, headers = _size(part), {}
    validator = _validator(part, entry.url)
    if have and validator is not None:
        headers["Range"] = f"bytes={have}-"
        if validator:
            headers["If-Range"] = validator
    else:
        have = 0
    with client.stream("GET", entry.url, headers=headers) as response:
        if response.status_code == _NOT_SATISFIABLE and have:
            if response.headers.get("Content-Range", "").strip() == f"bytes */{have}":
                return  # it is all there
            forget(part)
            raise _Broken("the server could not go on from where we stopped")
        total = _total(response, entry, have)
        start = have if response.status_code == _PARTIAL else 0
        if total is not None and not start <= total <= _MOST_BYTES:
            raise _refused(entry, f"it announces {total:,} bytes")
        _note(part, entry.url, response)
        with _open(part, start) as out:
            done = _receive(response, out, start, entry.bytes or total, report)
    if total is not None and done < total:
        raise _Broken(f"the connection broke after {_megabytes(done)}")


def _receive(
    response: httpx.Response, out: BinaryIO, done: int, total: int | None, report: Report
) -> int:
    """Write what comes; bytes on disk at the end. What came before a break is kept."""
    report(done, total)
    for chunk in response.iter_raw():  # no chunk size: gathering would lose the last piece
        done += len(chunk)
        if done > (_MOST_BYTES if total is None else total):
            raise _Broken("the server sent more than it announced")
        left = memoryview(chunk)
        while left:  # a nearly full disk takes a part of it first
            left = left[out.write(left) :]
        report(done, total)
    return done


def _total(response: httpx.Response, entry: Entry, have: int) -> int | None:
    """Bytes of the whole file, as the server tells it. Raises if it cannot be ours."""
    code = response.status_code
    if code in _PASSING:
        raise _Broken(f"the server is in trouble (HTTP {code})")
    if code not in (_OK, _PARTIAL):
        gone = " (no such file)" if code in (404, 410) else ""
        raise _refused(entry, f"it answered HTTP {code}{gone}")
    if "html" in response.headers.get("Content-Type", ""):
        raise _refused(entry, "it sent a web page, perhaps this network's sign-in page")
    total: int | None = None
    if code == _PARTIAL:
        unit, _, rest = response.headers.get("Content-Range", "").partition(" ")
        span, _, whole = rest.partition("/")
        if unit != "bytes" or span.partition("-")[0] != str(have):
            raise _refused(entry, "it sent another piece of the file than was asked for")
        total = int(whole) if whole.isdecimal() else None
    elif (length := response.headers.get("Content-Length", "")).isdecimal():
        total = int(length)
    if entry.bytes is not None and total not in (None, entry.bytes):
        raise _refused(entry, f"its file has {total:,} bytes where {entry.bytes:,} are right")
    return entry.bytes if total is None else total


def _open(part: Path, start: int) -> BinaryIO:
    out = _create(part)
    out.truncate(start)
    out.seek(start)
    return out


def _create(path: Path) -> BinaryIO:
    """A private file to write to, with what it held; a link is not followed, and a pipe refused."""
    descriptor = open_file(path, os.O_WRONLY | os.O_CREAT)
    # unbuffered: what came is on disk when the connection breaks or Ctrl-C comes
    return os.fdopen(descriptor, "wb", buffering=0)


def _side(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _note(part: Path, url: str, response: httpx.Response) -> None:
    """Keep what lets the server tell, next time, whether its file is still the same."""
    tag = response.headers.get("ETag", "")
    if not tag or tag.startswith("W/"):  # a weak tag does not promise the same bytes
        tag = response.headers.get("Last-Modified", "")
    with _create(_side(part)) as note:
        note.truncate()
        note.write(json.dumps({"url": url, "validator": tag}).encode())


def _validator(part: Path, url: str) -> str | None:
    """For If-Range; empty where the server gave none. None: the part is of unknown origin."""
    try:
        note = json.loads(read_regular(_side(part), _MOST_NOTE_BYTES))
        return str(note["validator"]) if note["url"] == url else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def forget(part: Path) -> None:
    """Remove the piece and its note; the lock is on another file."""
    for file in (part, _side(part)):
        with contextlib.suppress(FileNotFoundError):
            file.unlink()


def _size(part: Path) -> int:
    try:
        return part.stat().st_size
    except FileNotFoundError:
        return 0


def _sha256(part: Path) -> str:
    with part.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB"


def _in_words(error: Exception) -> str:
    import httpx

    if isinstance(error, httpx.ConnectTimeout):
        return "the server did not answer"
    if isinstance(error, httpx.TimeoutException):
        return "nothing came for a while"
    if isinstance(error, httpx.ConnectError):
        return "the server could not be reached; is this machine online?"
    if isinstance(error, httpx.ProxyError):
        return "the proxy of this network refused"
    return "the connection broke"


def kept(part: Path) -> str:
    """A sentence about what a stopped download leaves; empty if nothing."""
    size = _size(part)
    return f"The {_megabytes(size)} that came so far are kept." if size else ""


def _unreachable(part: Path, reason: str) -> DownloadError:
    return DownloadError(
        f"The model could not be fetched: {reason}.".replace("?.", "?"),
        safe=kept(part) or "Nothing was installed.",
        todo="Run the same command again to go on."
        if _size(part)
        else "Look at the connection, and run the same command again.",
    )


def _refused(entry: Entry, reason: str) -> DownloadError:
    return DownloadError(
        f"{entry.url} does not give the model: {reason}.",
        safe="Nothing was installed.",
        todo="Try again later, or name another address with --url and --sha256.",
    )
