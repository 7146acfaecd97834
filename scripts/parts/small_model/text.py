"""Collects the sentences the model learns from, and keeps the held-out ones apart."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.parts.small_model import settings, templates

# ruff: noqa: PLR2004, RUF001 -- numbers are spelled out by their size; quotes are as written
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_CLAUSE_END = re.compile(r"[.!?;:\n]|\s[-–—]+\s|—|\{[^}]*\}")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*'?")
_SPELLINGS = {"ok": "okay", "mr": "mister", "mrs": "missus"}


@dataclass(frozen=True)
class Corpus:
    """The training text in lower-case words; `own` is the program's and the demo's part of it."""

    sentences: tuple[str, ...]
    own: tuple[str, ...]
    refused: int
    """How many sentences were dropped because they equal a held-out or tuning one."""


def number_words(value: int) -> str:
    """Spell a whole number from 0 to 9999 ("42" -> "forty two")."""
    if value < 20:
        return _ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f" {_ONES[ones]}" if ones else "")
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        return f"{_ONES[hundreds]} hundred" + (f" and {number_words(rest)}" if rest else "")
    thousands, rest = divmod(value, 1000)
    return f"{number_words(thousands)} thousand" + (f" {number_words(rest)}" if rest else "")


def normalise(line: str) -> str:
    """Turn a written clause into the words a recogniser would print for it."""
    line = line.lower().replace("’", "'").replace("‘", "'").replace("%", " percent ")
    line = re.sub(r"\b(\d{1,2}):(\d\d)\b", lambda m: f"{m[1]} {m[2]}", line)
    line = re.sub(r"\d{1,4}", lambda m: f" {number_words(int(m[0]))} ", line)
    words = (word.strip("'") for word in _WORD.findall(line.replace("-", " ")))
    return " ".join(_SPELLINGS.get(word, word) for word in words if word)


def clauses(text: str) -> Iterator[str]:
    """Split running text at sentence ends and placeholders; yield normalised, non-empty parts."""
    for part in _CLAUSE_END.split(text):
        if spoken := normalise(part):
            yield spoken


def read_lines(path: Path) -> list[str]:
    """Read a one-sentence-a-line file; `#` starts a comment line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def heldout() -> list[str]:
    """The sentences that only the evaluation may see."""
    return [spoken for line in read_lines(settings.HELDOUT) if (spoken := normalise(line))]


def tuning() -> list[str]:
    """The sentences by which decoding is tuned; the model learns nothing from them either."""
    return [spoken for line in read_lines(settings.TUNING) if (spoken := normalise(line))]


def _toml_strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if " " in value or value.isalpha():
            yield " ".join(value.split())
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _toml_strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _toml_strings(inner)


def _file_clauses(path: Path) -> Iterator[str]:
    if path.suffix == ".toml":
        for text in _toml_strings(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield from clauses(text)
    else:
        for line in read_lines(path):
            yield from clauses(line)


def _own_files() -> list[Path]:
    """The exercises, the demonstration's answers and what the tests' person says."""
    return [*sorted(settings.PACKAGE.rglob("*.toml")), settings.TESTS_SENTENCES]


def collect(extra: Iterable[Path] = ()) -> Corpus:
    """Gather every training sentence.

    `extra` names further text or TOML files (demo scripts, tests' sentences); they and the
    program files are the corpus's `own` part. Sentences equal to a held-out or
    tuning one are refused.
    """
    apart = {*heldout(), *tuning()}
    everyday = sorted(settings.TEXT_FOLDER.glob("everyday-*.txt"))
    own_files = [*_own_files(), *extra]
    own = [spoken for path in own_files for spoken in _file_clauses(path)]
    broad = [spoken for path in everyday for spoken in _file_clauses(path)]
    made = [normalise(line) for line in templates.lines()]
    everything = own + broad + made
    kept = tuple(spoken for spoken in everything if spoken not in apart)
    return Corpus(
        sentences=kept,
        own=tuple(spoken for spoken in own if spoken not in apart),
        refused=len(everything) - len(kept),
    )
