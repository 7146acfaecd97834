"""The models that ``voice-coach models fetch`` knows: where from, how large, which checksum.

Sizes, checksums and word error rates (LibriSpeech test-clean) are those published for the
English models at https://alphacephei.com/vosk/models.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from voice_coach.errors import DownloadError

BASE_URL = "https://alphacephei.com/vosk/models/"
SYNTHETIC = "vosk-model-small-synthetic-en"
"""The project's own small model. It hears synthetic voices only; never offered to a person."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,100}")
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A model that can be fetched.

    ``bytes`` is the archive's exact size where it is known, ``about`` what a person reads
    before choosing. Without a ``sha256`` the model is only fetched when the person gives one.
    """

    name: str
    folder: str
    url: str
    sha256: str | None
    bytes: int | None = None
    about: str = ""

    @property
    def command(self) -> str:
        """What to type to fetch it from the official place."""
        return f"voice-coach models fetch {self.name}".replace(" fetch small", " fetch")


def _official(
    name: str, folder: str, sha256: str | None, about: str, size: int | None = None
) -> Entry:
    return Entry(name, folder, f"{BASE_URL}{folder}.zip", sha256, size, about)


CATALOGUE = {
    entry.name: entry
    for entry in (
        _official(
            "small",
            "vosk-model-small-en-us-0.15",
            "30f26242c4eb449f948e42cb302dd7a686cb29a3423a8367f99ff41780942498",
            "41 MB; 9.9 words in 100 misheard; right for most machines",
            41_205_931,
        ),
        _official(
            "lgraph",
            "vosk-model-en-us-0.22-lgraph",
            "d9838b4aaa82a75c4a17f5aca300eaca129aaab2a7cbf951bafbb500eb9c4334",
            "128 MB; 7.8 words in 100 misheard",
        ),
        _official(
            "large",
            "vosk-model-en-us-0.22",
            None,
            "1.8 GB; 5.7 words in 100 misheard; wants 8 GB of memory; needs --sha256",
        ),
    )
}
BEST_FIRST = tuple(CATALOGUE[name].folder for name in ("large", "lgraph", "small"))
"""Where several stand side by side, someone fetched the larger one on purpose."""


def named(name: str, *, url: str | None = None, sha256: str | None = None) -> Entry:
    """What to fetch: a known model, or any archive by ``url`` together with its ``sha256``.

    ``VOICE_COACH_MODEL_URL`` replaces the official folder of archives, and
    ``VOICE_COACH_MODEL_SHA256`` beside it the checksum of what comes from there. Raises
    DownloadError for a name that is not known, or an address or checksum that cannot be right.
    """
    base = os.environ.get("VOICE_COACH_MODEL_URL")
    if sha256 is None and base and url is None:
        sha256 = os.environ.get("VOICE_COACH_MODEL_SHA256")
    if sha256 is not None:
        sha256 = sha256.strip().lower()
        if not _SHA256.fullmatch(sha256):
            raise DownloadError("A SHA-256 checksum is 64 digits from 0-9 and a-f.")
    if url is not None:
        if sha256 is None:
            raise DownloadError(
                "An archive from another address is only taken together with its checksum.",
                todo="Add --sha256 and the checksum that its publisher gives.",
            )
        url = _reachable(url)
        folder = unquote(urlsplit(url).path).rpartition("/")[2].removesuffix(".zip")
        if not _FOLDER.fullmatch(folder):
            raise DownloadError(
                f"The address {url} does not end in a model's name.",
                todo="It should end like .../vosk-model-small-en-us-0.15.zip.",
            )
        return Entry(folder, folder, url, sha256)
    entry = CATALOGUE.get(name)
    if entry is None:
        raise DownloadError(
            f"There is no model called {name!r} to fetch.",
            todo=f"Known are: {', '.join(CATALOGUE)}.",
        )
    if sha256 is None and entry.sha256 is None:
        raise DownloadError(
            f"No checksum is known for {entry.folder}, so it cannot be checked after the download.",
            todo="Fetch the model lgraph instead, or add --sha256 and the publisher's checksum.",
        )
    address = _reachable(f"{(base or BASE_URL).rstrip('/')}/{entry.folder}.zip")
    own = sha256 is not None and sha256 != entry.sha256
    size = None if own else entry.bytes
    return Entry(entry.name, entry.folder, address, sha256 or entry.sha256, size, entry.about)


def is_loopback(url: str) -> bool:
    """Whether the address is on this machine."""
    return urlsplit(url).hostname in _LOOPBACK


def allowed(url: str) -> bool:
    """Only https, or plain http on this machine: nobody on the way sees or changes a thing."""
    try:
        parts = urlsplit(url)
        is_address = bool(parts.hostname) and parts.port != 0  # one beyond 65,535 is a ValueError
    except ValueError:
        return False
    return is_address and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(url)))


def _reachable(url: str) -> str:
    if allowed(url):
        return url
    raise DownloadError(
        f"Models are only fetched over https, and {url} is not such an address.",
        todo="Give an address that begins with https://.",
    )
