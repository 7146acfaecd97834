"""What a person prefers from one session to the next: a small TOML file, and what is remembered.

``settings.toml`` in the configuration folder is the person's own; the program only reads it.
What they ask for aloud ("skip the introduction", "keep it like this") is remembered beside it in
``remembered.json``.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from voice_coach import files
from voice_coach.errors import CoachError
from voice_coach.manners import DEFAULT, DEFAULT_RATE, DEFAULT_VOLUME, Manners

_MANNERS = {field.name for field in fields(Manners)}
_MOST_SECONDS = 86_400
_MOST_RATE = 1_000
_MOST_REMEMBERED_BYTES = 2**16
_NONE: frozenset[str] = frozenset()
_END_OF_TIME = 1e11
_MOST_SHOWN = 80
"""Characters of a wrong name or value that are said back."""


FairCopy = Literal["auto", "never"]
Recordings = Literal["ask", "never", "until-reviewed", "keep"]
RecordedAs = Literal["opus", "flac"]
OwnVoice = Literal["ask", "yes", "no"]
Style = Literal["guided", "open"]


@dataclass(frozen=True, slots=True)
class Settings:
    """``rate`` in words a minute, ``volume`` 0 to 1, ``voice`` an id that the engine knows,
    ``style`` how the questions are put (one by one, or a step's together),
    ``barge_in`` whether the person is heard while the coach speaks,
    ``fair_copy`` whether what is said is read again by the second ear, where there is one,
    ``recordings`` whether the sound of answers is kept, and until when, ``recorded_as`` in which
    form, ``own_voice`` whether the person hears it where the coach speaks their words ("ask":
    neither was decided yet)."""

    manners: Manners = DEFAULT
    rate: int = DEFAULT_RATE
    volume: float = DEFAULT_VOLUME
    voice: str | None = None
    short_introductions: bool = False
    style: Style = "guided"
    fair_copy: FairCopy = "auto"
    barge_in: bool = True
    recordings: Recordings = "ask"
    recorded_as: RecordedAs = "opus"
    own_voice: OwnVoice = "ask"


def folder() -> Path:
    """Where settings live; ``VOICE_COACH_CONFIG`` names another place."""
    if named := os.environ.get("VOICE_COACH_CONFIG"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("voice-coach", appauthor=False)


def load(where: Path | None = None) -> Settings:
    """The person's settings, or the defaults where there are none.

    Raises CoachError naming the file and what is wrong in it.
    """
    place = where or folder()
    settings = Settings(short_introductions=_remembered(place).get("introductions") == "short")
    path = place / "settings.toml"
    try:
        data = files.read_toml(path)
        edited_at = path.stat().st_mtime
    except (FileNotFoundError, NotADirectoryError):
        return _as_asked(settings, place, set())
    except OSError as error:
        raise _broken(path, f"it cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise _broken(path, "it cannot be read (it is not UTF-8 text)") from error
    except ValueError as error:
        raise _broken(path, f"it cannot be read ({error})") from error
    asked_at = _remembered(place).get("tuned_at")
    is_older = isinstance(asked_at, int | float) and asked_at < edited_at
    return _as_asked(_merge(settings, data, path), place, set(data) if is_older else set())


def remember_short_introductions(where: Path | None = None) -> None:
    """Keep for the next sessions that the teaching of each step is left out."""
    _remember(where or folder(), {"introductions": "short"})


def remember_tuning(what: Mapping[str, Any], where: Path | None = None) -> None:
    """Keep for the next sessions what was asked for aloud: ``rate``, ``volume`` and ``style``, or
    some of them. What the person writes in their settings later counts instead. Raises
    JournalError."""
    place = where or folder()
    _remember(place, {"tuned": {**_tuned(place), **what}, "tuned_at": time.time()})


def _tuned(place: Path) -> Mapping[str, Any]:
    tuned = _remembered(place).get("tuned")
    return tuned if isinstance(tuned, dict) else {}


def _as_asked(settings: Settings, place: Path, written: Set[str]) -> Settings:
    """The settings with what was asked for aloud, but for what was ``written`` after that."""
    settings = _as_answered(settings, place)
    found = {name: value for name, value in _tuned(place).items() if name not in written}
    rate, volume, style = found.get("rate"), found.get("volume"), found.get("style")
    if type(rate) is int and 1 <= rate <= _MOST_RATE:
        settings = replace(settings, rate=rate)
    if isinstance(volume, int | float) and not isinstance(volume, bool) and 0 <= volume <= 1:
        settings = replace(settings, volume=float(volume))
    if style in ("guided", "open"):
        settings = replace(settings, style=style)
    return settings


def _as_answered(settings: Settings, place: Path) -> Settings:
    """The settings with what was answered when it was asked once; what is written counts more."""
    answered = _remembered(place)
    chosen: dict[str, Any] = {
        name: answered[name]
        for name in ("recordings", "own_voice")
        if getattr(settings, name) == "ask" and _KINDS[name].accepts(answered.get(name))
    }
    return replace(settings, **chosen)


def remember_recordings(chosen: Recordings, where: Path | None = None) -> None:
    """Keep what was said when it was asked whether the sound of answers is to be kept. Raises
    JournalError."""
    _remember(where or folder(), {"recordings": chosen})


def remember_own_voice(chosen: OwnVoice, where: Path | None = None) -> None:
    """The same of whether the person wants to hear their own voice. Raises JournalError."""
    _remember(where or folder(), {"own_voice": chosen})


def words_seen(where: Path | None = None) -> frozenset[str]:
    """Words, in small letters, that were learnt or taken out before: they are not learnt again."""
    words = _remembered(where or folder()).get("words")
    return frozenset(w for w in words if isinstance(w, str)) if isinstance(words, list) else _NONE


def remember_words(words: Iterable[str], where: Path | None = None) -> None:
    """Keep that these were learnt or taken out. Raises JournalError."""
    known = words_seen(where) | {word.casefold() for word in words}
    _remember(where or folder(), {"words": sorted(known)})


def corrections_seen(where: Path | None = None) -> float:
    """Until when (seconds since 1970) edited pages were looked at for names."""
    until = _remembered(where or folder()).get("corrections")
    if isinstance(until, int | float) and 0 < until < _END_OF_TIME:
        return float(until)
    return 0.0


def remember_corrections(until: float, where: Path | None = None) -> None:
    """Keep until when edited pages were looked at. Raises JournalError."""
    _remember(where or folder(), {"corrections": until})


def _remember(place: Path, what: Mapping[str, Any]) -> None:
    files.private_folder(place)
    text = json.dumps({**_remembered(place), **what})
    files.write_atomically(place / "remembered.json", text.encode())


def _remembered(place: Path) -> Mapping[str, Any]:
    try:
        data = json.loads(files.read_regular(place / "remembered.json", _MOST_REMEMBERED_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}  # a convenience only: nothing is lost by asking again
    return data if isinstance(data, dict) else {}


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a setting may be: the test of a value, and how a sentence names such values."""

    accepts: Callable[[Any], bool]
    may_be: str


def _one_of(*values: str) -> _Kind:
    *others, last = (f'"{value}"' for value in values)
    return _Kind(lambda value: value in values, f"{', '.join(others)} or {last}")


_TRUTH = _Kind(lambda value: isinstance(value, bool), "true or false")
_KINDS = {
    "rate": _Kind(
        lambda value: type(value) is int and 1 <= value <= _MOST_RATE,
        "a number of words a minute, as 150",
    ),
    "volume": _Kind(
        lambda value: type(value) in (int, float) and 0 <= value <= 1, "a number from 0 to 1"
    ),
    "voice": _Kind(
        lambda value: isinstance(value, str), 'the name of a voice in quotes, as "en-gb"'
    ),
    "introductions": _one_of("full", "short"),
    "style": _one_of(*get_args(Style)),
    "fair_copy": _one_of(*get_args(FairCopy)),
    "barge_in": _TRUTH,
    "recordings": _one_of("never", "until-reviewed", "keep"),
    "recorded_as": _one_of(*get_args(RecordedAs)),
    "own_voice": _one_of("yes", "no"),
}


def _merge(settings: Settings, data: Mapping[str, Any], path: Path) -> Settings:
    manners: dict[str, float] = {}
    chosen: dict[str, Any] = {}
    for key, value in data.items():
        if key in _MANNERS:
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if not is_number or not 0 <= value <= _MOST_SECONDS:  # nan is in no range
                wanted = f"a number of seconds from 0 to {_MOST_SECONDS}"
                raise _broken(path, f"{key} must be {wanted}, not {_shown(value)}")
            manners[key] = float(value)
        elif (kind := _KINDS.get(key)) is None:
            known = ", ".join((*_KINDS, *sorted(_MANNERS)))
            raise _broken(path, f"{key[:_MOST_SHOWN]} is no setting; these are: {known}")
        elif not kind.accepts(value):
            raise _broken(path, f"{key} must be {kind.may_be}, not {_shown(value)}")
        else:
            chosen[key] = float(value) if key == "volume" else value
    if (introductions := chosen.pop("introductions", None)) is not None:
        chosen["short_introductions"] = introductions == "short"
    return replace(settings, **chosen, manners=replace(settings.manners, **manners))


def _shown(value: Any) -> str:
    """The value as it may stand in a sentence; a number of a thousand digits is no help."""
    text = repr(value)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]} and so on"


def _broken(path: Path, reason: str) -> CoachError:
    return CoachError(
        f"The settings file {path} cannot be used: {reason}.",
        safe="Your journal is not touched by this.",
        todo="Correct the file, or move it away to use the defaults.",
    )
