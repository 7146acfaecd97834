"""The ears that recordings can be heard again with, by name."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from voice_coach.errors import ModelError


@dataclass(frozen=True, slots=True)
class Ear:
    """``module`` and ``options``: the engine, as ``fair_copy.ports`` says. ``mark`` tells what it
    hears apart from what another one, or another version of it, does."""

    name: str
    module: str
    mark: str
    options: tuple[str, ...] = ()
    megabytes: int = 300
    """What one process takes of memory, roughly."""


@dataclass(frozen=True, slots=True)
class _Known:
    """An engine of ``fair_copy``: its module, and the package that it needs."""

    module: str
    needs: str
    distribution: str


_KNOWN = {
    "moonshine": _Known("voice_coach.fair_copy.moonshine", "moonshine_voice", "moonshine-voice")
}
_MEMORY_TO_DISK = 3
NAMES = tuple(_KNOWN)
_ONE_MORE = "Or name a Vosk model: --model DIR; voice-coach models fetch lgraph gets one."


def named(name: str) -> Ear:
    """The ear of this name. Raises ModelError: there is none, or it is not installed."""
    known = _KNOWN.get(name.strip().casefold())
    if known is None:
        raise ModelError(
            f"There is no ear called {name!r}. Those that there are: {', '.join(NAMES)}.",
            todo=_ONE_MORE,
        )
    if find_spec(known.needs) is None:
        raise ModelError(
            f"The ear {name!r} is not installed here.",
            todo=f"It comes with the extra fair-copy (the package {known.distribution}). "
            + _ONE_MORE,
        )
    try:
        mark = f"{name} {version(known.distribution)}"
    except PackageNotFoundError:
        mark = name
    return Ear(name, known.module, mark)


def usual() -> Ear:
    """The one that is installed. Raises ModelError."""
    for name, known in _KNOWN.items():
        if find_spec(known.needs) is not None:
            return named(name)
    raise ModelError(
        "There is no second ear here to hear your recordings with.",
        todo="Install the extra fair-copy, which brings one (the package "
        f"{_KNOWN[NAMES[0]].distribution}). {_ONE_MORE}",
    )


def of_model(folder: Path) -> Ear:
    """A Vosk model, of which it is known that it is whole."""
    whole = folder.resolve()
    try:
        status = os.stat(whole)
        mark = f"vosk {whole} {status.st_mtime_ns}"
    except OSError:
        mark = f"vosk {whole}"
    module, options = "voice_coach.fair_copy.vosk_model", (str(whole),)
    return Ear(folder.name, module, mark, options, megabytes=_megabytes(whole))


def _megabytes(model: Path) -> int:
    """A model of 264 MB took 820 in a whole session; decoding needs more with a larger graph."""
    sizes = (path.stat().st_size for path in model.rglob("*") if path.is_file())
    return 200 + round(_MEMORY_TO_DISK * sum(sizes) / 1_000_000)
