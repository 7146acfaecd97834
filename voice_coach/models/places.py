"""Where speech models live on this machine, and which one a session takes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import platformdirs

import voice_coach
from voice_coach.errors import ModelError, NoModel
from voice_coach.models.catalogue import BEST_FIRST, CATALOGUE, SYNTHETIC
from voice_coach.models.check import fault_in_files, looks_like_model

_OTHER_LANGUAGE = re.compile(r"vosk-model-(?!(small-)?en(-|$)|(small-)?synthetic-en)")
"""Vosk's names say the language; the coach speaks English."""

_HOW = "Fetch the official one: voice-coach models fetch."
_KEYBOARD = "Or use the keyboard: voice-coach start --keyboard."


def find(model: Path | None, *, allow_small: bool) -> Path:
    """The model's folder; ``check`` it before use. Raises NoModel if there is none, and
    ModelError if the one that was named is not there.

    Looked for at ``model`` (the --model option: a folder, or the name of a fetched model),
    VOICE_COACH_MODEL, ``models/`` of the current folder and of the checkout, the user's data
    folder, then Vosk's own places. The first whole one is taken. The small model for
    synthetic voices is passed over unless named, or ``allow_small`` (demo, tests): then it
    comes before the others.
    """
    if model is not None:
        return _named(model, "--model")
    if chosen := os.environ.get("VOICE_COACH_MODEL"):
        return _named(Path(chosen), "VOICE_COACH_MODEL")
    found = list(_candidates())
    if allow_small:
        found.sort(key=lambda path: not is_synthetic(path))  # stable: else the order of places
    else:
        found = [path for path in found if not is_synthetic(path)]
    for path in found:
        if not fault_in_files(path):
            return path
    if found:
        return found[0]  # half unpacked: ``check`` says what is missing
    raise NoModel(
        "There is no speech model on this machine yet, so the coach cannot hear you.",
        todo=f"{_HOW} {_KEYBOARD}",
    )


def is_synthetic(path: Path) -> bool:
    """Whether this is the small model that hears synthetic voices only, and people badly."""
    return SYNTHETIC in (path.name, path.resolve().name)


def install_folder() -> Path:
    """Where fetched models go: ``models/`` of the checkout, otherwise the user's data folder."""
    return _checkout_models() or _data_models()


def known() -> list[Path]:
    """Every model folder on this machine, in the order in which it would be taken."""
    return list(_candidates())


def _checkout_models() -> Path | None:
    root = Path(voice_coach.__file__).resolve().parents[1]
    return root / "models" if (root / "pyproject.toml").is_file() else None


def _data_models() -> Path:
    return platformdirs.user_data_path("voice-coach", appauthor=False) / "models"


def _places() -> Iterator[Path]:
    yield Path("models").absolute()
    if checkout := _checkout_models():
        yield checkout
    yield _data_models()
    yield Path(voice_coach.__file__).resolve().parent / "_models"  # comes with the wheel
    if vosk := os.environ.get("VOSK_MODEL_PATH"):
        yield Path(vosk).expanduser().absolute()
    for place in (Path("~/.cache/vosk"), Path("~/AppData/Local/vosk"), Path("/usr/share/vosk")):
        try:
            yield place.expanduser()
        except RuntimeError:  # no home folder
            continue


def _candidates() -> Iterator[Path]:
    seen: set[Path] = set()
    for place in _places():
        for path in _models_in(place):
            whole = path.resolve()
            if whole not in seen:
                seen.add(whole)
                yield path


def _models_in(place: Path) -> list[Path]:
    """The English models of a folder, the best first; the folder itself if it is a model."""
    try:
        if looks_like_model(place):
            return [place]
        inside = sorted(
            path
            for path in place.iterdir()
            if not path.name.startswith(".")
            and not _OTHER_LANGUAGE.match(path.name)
            and looks_like_model(path)
        )
    except OSError:  # not there, or not ours to read
        return []
    rank = {name: index for index, name in enumerate(BEST_FIRST)}
    return sorted(inside, key=lambda path: rank.get(path.name, len(rank)))


def _named(path: Path, source: str) -> Path:
    """What a person named: a folder, or the name of a model that stands in a known place."""
    try:
        path = path.expanduser()
        if path.is_dir():
            if looks_like_model(path):
                return path
            inside = _models_in(path)
            return inside[0] if len(inside) == 1 else path
        if path.exists():
            raise ModelError(
                f"{path}, named by {source}, is a file; a speech model is a folder.",
                todo="Unpack it first, and name the folder.",
            )
    except (OSError, RuntimeError, ValueError):  # unreadable, no home, a NUL in the name
        pass
    if len(path.parts) == 1:
        entry = CATALOGUE.get(str(path))
        name = entry.folder if entry else str(path)
        for candidate in _candidates():
            if candidate.name == name:
                return candidate
        if entry:
            raise ModelError(
                f"The speech model {entry.folder} is not on this machine yet.",
                todo=f"Fetch it: {entry.command}.",
            )
    raise ModelError(
        f"There is no speech model at {path}, which {source} names.",
        todo=f"Correct the path. {_HOW} {_KEYBOARD}",
    )
