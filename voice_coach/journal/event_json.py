"""Events as JSON objects, the lines of a log, and back; nothing of another form gets in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from math import isfinite
from typing import Any, get_args

from voice_coach.dialogue.events import Answered, Carried, Event, Unclear
from voice_coach.messages import Word
from voice_coach.program.values import Part, Style

KINDS: dict[str, type[Event]] = {cls.kind: cls for cls in get_args(Event)}


def to_json(event: Event) -> dict[str, Any]:
    """The event as a JSON object; word lists become [text, start, end, confidence]."""
    data: dict[str, Any] = {"event": event.kind, **asdict(event)}
    if isinstance(event, Answered):
        data["words"] = [[w.text, w.start, w.end, w.confidence] for w in event.words]
        if not event.joins:
            del data["joins"]
    for name in ("of", "starts"):
        if name in data:
            data[name] = list(data[name])
    if isinstance(event, Carried):
        data["pieces"] = list(event.pieces)
    if isinstance(event, Unclear):  # as older logs have it, where there is nothing new to say
        data = {name: value for name, value in data.items() if value or name not in _SINCE_2}
    return data


def from_json(data: Mapping[str, Any]) -> Event:
    """The event that ``to_json`` wrote. Raises ValueError naming what is wrong."""
    kind = data.get("event") if isinstance(data, Mapping) else None
    cls = KINDS.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise ValueError(f"unknown event {kind!r}")
    values = {key: value for key, value in data.items() if key != "event"}
    if unknown := values.keys() - {f.name for f in fields(cls)}:
        raise ValueError(f"unknown member {sorted(unknown)[0]!r} in {kind!r}")
    for name, value in values.items():
        _check(str(kind), name, value)
    if "words" in values:
        values["words"] = tuple(Word(*word) for word in values["words"])
    for name in values.keys() & {"of", "starts", "pieces"}:
        values[name] = tuple(values[name])
    try:
        return cls(**values)
    except TypeError as error:
        raise ValueError(f"{kind!r} lacks a member") from error


_TYPES: dict[str, tuple[type, ...]] = {
    "program_version": (int,),
    "minutes": (int, float),
    "seconds": (int, float),
    "volume": (int, float),
    "rate": (int,),
    "item": (int, type(None)),
    "place": (int,),
    "first": (int,),
    "second": (int,),
    "pieces": (list,),
    "skipped": (bool,),
    "right": (bool,),
    "whole": (bool,),
    "yes": (bool,),
    "joins": (bool,),
    "facts": (dict,),
    "words": (list,),
    "of": (list,),
    "starts": (list,),
}
_ALLOWED: dict[str, tuple[str, ...]] = {"style": get_args(Style), "part": get_args(Part)}
_WORD_MEMBERS = 4
_SINCE_2 = frozenset(("ask", "so_far"))
"""Members that logs of version 1 do not have."""


def _is_usable(number: float) -> bool:
    """Neither infinite nor "no number", nor too large to reckon with."""
    try:
        return isfinite(float(number))
    except OverflowError:
        return False


def _check(kind: str, name: str, value: Any) -> None:
    wanted = _TYPES.get(name, (str,))
    if not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted):
        raise ValueError(f"{name!r} in {kind!r} is not of the right type")
    if isinstance(value, int | float) and not _is_usable(value):
        raise ValueError(f"{name!r} in {kind!r} is no number")
    if name in _ALLOWED and value not in _ALLOWED[name]:
        raise ValueError(f"{name!r} in {kind!r} is {value!r}")
    content: Any = value
    if name == "facts" and not all(isinstance(fact, str) for fact in content.values()):
        raise ValueError(f"{name!r} in {kind!r} holds something other than text")
    if name in ("of", "starts") and not all(
        type(t) in (int, float) and _is_usable(t) for t in content
    ):
        raise ValueError(f"{name!r} in {kind!r} holds something other than times")
    if name == "pieces" and not all(type(place) is int for place in content):
        raise ValueError(f"{name!r} in {kind!r} holds something other than places")
    if name == "words" and not all(
        isinstance(word, list)
        and len(word) == _WORD_MEMBERS
        and isinstance(word[0], str)
        and all(type(number) in (int, float) and _is_usable(number) for number in word[1:])
        for word in content
    ):
        raise ValueError(f"{name!r} in {kind!r} holds something other than words")
