"""The keys of what is printed as JSON, and those that stand in the README."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.support.home import ROOT


def documented_keys(command: str) -> dict[str, set[str]]:
    """The keys in the README's table for this command, by where they stand."""
    text = (ROOT / "README.md").read_text("utf-8").partition(f"<!-- keys: {command} -->")[2]
    table = re.match(r"\s*((?:\|[^\n]*\n)+)", text)
    assert table is not None, f"the README has no table of keys for {command}"
    rows = re.findall(r"^\| `([^`]+)` \| (.*) \|$", table[1], re.MULTILINE)
    return {place: set(re.findall(r"`(\w+)`", keys)) for place, keys in rows}


def keys_of(value: Any, place: str = "(top)") -> dict[str, set[str]]:
    """The keys in the data, by where they stand."""
    found: dict[str, set[str]] = {}
    if isinstance(value, Mapping):
        found[place] = set(value)
        for name, inner in value.items():
            below = keys_of(inner, name if place == "(top)" else f"{place}.{name}")
            for where, names in below.items():
                found.setdefault(where, set()).update(names)
    elif isinstance(value, list):
        for inner in value:
            for where, names in keys_of(inner, f"{place}[]").items():
                found.setdefault(where, set()).update(names)
    return found
