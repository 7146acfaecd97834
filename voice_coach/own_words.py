"""The person's own words: names that no recogniser knows. One a line in ``words.txt``, in the
folder of the settings; the person may edit it, and the program adds and removes lines.

What was learnt from corrections stands below a line of its own. What was taken out again is
remembered beside the file, and not learnt a second time.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from voice_coach import files, settings
from voice_coach.errors import CoachError

FILE = "words.txt"
MOST_WORDS = 1_000
"""More would make an unsure word sound like one of them by chance."""
LEARNT = "# learnt from your corrections"
_MOST_LETTERS = 60
_MOST_BYTES = 2**18
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[ '\u2019.-])*")


def path_of(where: Path | None = None) -> Path:
    """The file of words in the folder of the settings."""
    return (where or settings.folder()) / FILE


def load(where: Path | None = None) -> tuple[str, ...]:
    """The words, as they are written; none where there is no file. Raises CoachError."""
    return _words(_lines(where))


def add(words: Iterable[str], where: Path | None = None) -> tuple[str, ...]:
    """Keep these too; returns those that are new. Raises CoachError, and then none was kept."""
    lines = _lines(where)
    new = _new(map(checked, words), _words(lines))
    if new:
        place = lines.index(LEARNT) if LEARNT in lines else len(lines)
        _write([*lines[:place], *new, *lines[place:]], where)
    return new


def learn(words: Iterable[str], where: Path | None = None) -> tuple[str, ...]:
    """Keep these, that the person was seen to write, but none that was taken out before; returns
    those that are new. What is no word is left out. Raises CoachError."""
    lines = _lines(where)
    known = {*settings.words_seen(where), *(word.casefold() for word in _words(lines))}
    usable = (word for word in words if _is_usable(word) and word.casefold() not in known)
    new = _new(usable, _words(lines))
    if new:
        header = () if LEARNT in lines else (LEARNT,)
        _write([*lines, *header, *new], where)
        settings.remember_words(new, where)
    return new


def remove(words: Iterable[str], where: Path | None = None) -> tuple[str, ...]:
    """Forget these; returns those that were there. Raises CoachError."""
    lines = _lines(where)
    unwanted = {" ".join(word.split()).casefold() for word in words}
    gone = tuple(word for word in _words(lines) if word.casefold() in unwanted)
    if gone:
        settings.remember_words(gone, where)
        _write([line for line in lines if _word(line) not in gone], where)
    return gone


def checked(word: str) -> str:
    """A word as it is kept: letters of any script, within it spaces, hyphens, apostrophes and full
    stops. Raises CoachError."""
    plain = unicodedata.normalize("NFC", " ".join(word.split()))
    if not _is_usable(plain):
        raise CoachError(
            f"{plain[:_MOST_LETTERS]!r} is no name that could be listened for.",
            safe="Nothing was changed.",
            todo=f"Give it in letters, at most {_MOST_LETTERS}.",
        )
    return plain


def _is_usable(word: str) -> bool:
    return len(word) <= _MOST_LETTERS and bool(_WORD.fullmatch(word))


def _new(words: Iterable[str], there: Sequence[str]) -> tuple[str, ...]:
    known = {word.casefold() for word in there}
    new: list[str] = []
    for word in words:
        if word.casefold() not in known:
            known.add(word.casefold())
            new.append(word)
    if len(there) + len(new) > MOST_WORDS:
        raise CoachError(
            f"There is room for {MOST_WORDS:,} words.",
            safe="Those that were there are kept.",
            todo="Take some out with voice-coach words remove.",
        )
    return tuple(new)


def _lines(where: Path | None) -> list[str]:
    path = path_of(where)
    try:
        return files.read_regular(path, _MOST_BYTES).decode("utf-8-sig").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise _unreadable(path, str(error.strerror or error)) from error
    except UnicodeDecodeError as error:
        raise _unreadable(path, "it is not UTF-8 text") from error


def _word(line: str) -> str:
    """The word in a line; empty where it is a comment, or none."""
    word = unicodedata.normalize("NFC", " ".join(line.split()))
    return word if _is_usable(word) else ""


def _words(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_word, lines))))[:MOST_WORDS]


def _write(lines: Iterable[str], where: Path | None) -> None:
    path = path_of(where)
    files.private_folder(path.parent)
    data = "".join(f"{line}\n" for line in lines).encode()
    # Whoever keeps their settings elsewhere has a link there.
    files.write_atomically(Path(os.path.realpath(path)), data)


def _unreadable(path: Path, why: str) -> CoachError:
    return CoachError(
        f"{path} cannot be read: {why}.",
        safe="It was left as it is.",
        todo="Please mend it in an editor, or remove it.",
    )
