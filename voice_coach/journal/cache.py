"""What pages and logs yield, kept in one SQLite file per journal in the user's cache folder: only
what changed is read again.

A file counts as unchanged while its size, times and inode stay. The cache may be deleted,
damaged or locked at any moment: each row, and the index for searching, carries a checksum; what
does not check out is made anew, and where nothing can be kept all files are read.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from voice_coach import files
from voice_coach.journal.cache_database import in_memory
from voice_coach.journal.cache_file import remove
from voice_coach.journal.cache_rows import Fresh, Item, Nothing, Passage, Store
from voice_coach.journal.cache_store import with_store
from voice_coach.journal.listing import LOG_ENDING, ROOM, LogGlance

FOLDER = "journals"
"""Within the program's cache folder."""
_BATCH_FILES = 250
"""A kill while all files are read loses no more than these."""
SETTLED_SECONDS = 3.0
"""A file changed later than this may change once more within one tick of its file system's clock,
which is two seconds on a memory card (FAT): it is read again."""
_GLANCE = LogGlance._fields[1:]


class Kept(NamedTuple):  # made by the ten thousand, quicker than a dataclass is
    """What one page yields for those who look over many.

    ``id`` is empty where the page cannot be read, and ``troubles`` say why, or where it is none
    of ours (``foreign``). ``started`` stands as in the page; ``value`` is the reader's own;
    ``is_open``: something of it waits for the person; ``words``: each question's key or heading
    with the person's text, for searching.
    """

    id: str = ""
    started: str = ""
    status: str = ""
    event: str = ""
    value: bytes = b""
    is_open: bool = False
    words: tuple[Passage, ...] = ()
    troubles: tuple[str, ...] = ()
    foreign: bool = False


class Row(NamedTuple):
    """A page of the folder, by its file's name, and what it yields, without its ``words``."""

    folder: Path
    name: str
    kept: Kept

    @property
    def path(self) -> Path:
        return self.folder / self.name


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, and the name of the file in which it stands."""

    name: str
    question: str
    text: str
    place: str = ""


Read = Callable[[Path], Kept]
Tell = Callable[[int, int], None]
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Cache:
    """The cache of one journal folder.

    ``version`` is the program's version of reading: what another one read does not count.
    ``caches``: where caches are kept, the user's cache folder unless given. Nothing is open
    between two calls.
    """

    journal: Path
    version: str
    caches: Path | None = None
    settled_seconds: float = SETTLED_SECONDS

    @property
    def file(self) -> Path:
        """Where this journal's cache is, or would be."""
        digest = sha256(os.fsencode(os.path.realpath(self.journal))).hexdigest()
        return (self.caches or _caches()) / FOLDER / f"{digest[:32]}.sqlite"

    def rows(self, read: Read, *, tell: Tell | None = None) -> tuple[Row, ...]:
        """All Markdown pages of the folder, by name, as ``listing.pages`` has them.

        Those that changed are read, and ``tell(done, of)`` is called after each. ``read`` raises
        nothing for a page that cannot be read. Raises JournalError: the folder cannot be read.
        """
        found = self._found_pages()
        if not found:
            return ()
        kept = self._kept(self._pages(read), found, tell)
        return tuple(Row(self.journal, name, kept[name]) for name in found)

    def search(self, words: str, read: Read, *, most: int = 100) -> tuple[Hit, ...]:
        """The passages that hold all these words, as ``rows_and_hits`` has them."""
        return self.rows_and_hits(words, read, most=most)[1]

    def rows_and_hits(
        self,
        words: str,
        read: Read,
        *,
        tell: Tell | None = None,
        most: int = 100,
        place: str = "",
        any_of_them: bool = False,
    ) -> tuple[tuple[Row, ...], tuple[Hit, ...]]:
        """All pages, as for ``rows``, and the passages that hold all these words in any of their
        forms, or any of the words, the best first.

        Words in double quotes are a phrase. ``place``: only passages that stand there. Raises
        JournalError: the folder cannot be read.
        """
        query = _query(words, " OR " if any_of_them else " ")
        found = self._found_pages()
        if not found:
            return (), ()

        def look(store: Store) -> tuple[tuple[Row, ...], tuple[Hit, ...]]:
            kept = _brought_up_to_date(store, self._pages(read), found, tell)
            hits = store.search(query, most, place) if query else []
            return tuple(Row(self.journal, name, kept[name]) for name in found), tuple(
                Hit(name, *passage) for name, passage in hits if name in found
            )

        return with_store(self.file, self._seed, look, lambda: in_memory(self._seed))

    def logs(self, look: Callable[[Path], LogGlance]) -> tuple[LogGlance, ...]:
        """All logs of the journal, by name; those that changed are looked at.

        Raises JournalError: the folder cannot be read; and what ``look`` raises.
        """
        room = self.journal / ROOM
        found = _found(room, _is_log, self.settled_seconds)
        if not found and not self.file.exists():  # where there is one, it forgets them
            return ()
        table = _Table(
            "log",
            lambda name: look(room / name),
            lambda stamp, log: Fresh(Item(stamp, _packed(log[1:]))),
            lambda _name, _item, head: LogGlance(room, *head),
        )
        kept = self._kept(table, found, None)
        return tuple(kept[name] for name in found)

    def _found_pages(self) -> dict[str, bytes]:
        found = _found(self.journal, _is_page, self.settled_seconds)
        if not found:  # not a word stays of a journal that is gone
            with contextlib.suppress(OSError):
                remove(self.file)
        return found

    def _pages(self, read: Read) -> _Table[Kept]:
        return _Table("page", lambda name: read(self.journal / name), _fresh, _kept)

    def _kept(
        self, table: _Table[_Value], found: Mapping[str, bytes], tell: Tell | None
    ) -> dict[str, _Value]:
        def do(store: Store) -> dict[str, _Value]:
            return _brought_up_to_date(store, table, found, tell)

        return with_store(self.file, self._seed, do, Nothing)

    @property
    def _seed(self) -> int:
        """Every checksum begins with this, so that none of another version's holds."""
        return zlib.crc32(_packed([Kept._fields, _GLANCE, self.version]))


@dataclass(frozen=True, slots=True)
class _Table(Generic[_Value]):
    """What the files of one kind yield: how it is read, and how it is kept."""

    name: str
    read: Callable[[str], _Value]
    pack: Callable[[bytes, _Value], Fresh]
    """Of a file's stamp and what it yielded."""
    unpack: Callable[[str, Item, list[Any]], _Value]
    """Of a file's name, its row, and what the row's head holds."""


def _brought_up_to_date(
    store: Store, table: _Table[_Value], found: Mapping[str, bytes], tell: Tell | None
) -> dict[str, _Value]:
    """What each file found yields, from the store where its stamp is the same; the store has it
    all afterwards."""
    known = store.load(table.name)
    changed = [
        name
        for name, stamp in found.items()
        if not stamp or name not in known or known[name].stamp != stamp
    ]
    fresh: dict[str, _Value] = {}
    batch: dict[str, Fresh] = {}
    for done, name in enumerate(changed, 1):
        packed = table.pack(found[name], table.read(name))
        fresh[name] = table.unpack(name, packed.item, json.loads(packed.item.head))
        if known.get(name) != packed.item:
            batch[name] = packed
        if len(batch) == _BATCH_FILES:
            store.write(table.name, batch, ())
            batch = {}
        if tell is not None:
            tell(done, len(changed))
    gone = known.keys() - found.keys()
    if batch or gone:
        store.write(table.name, batch, gone)
    kept = [(name, known[name]) for name in found if name not in fresh]
    # Thousands of heads are quicker read as one.
    heads = json.loads(b"[%b]" % b",".join(item.head for _, item in kept))
    for (name, item), head in zip(kept, heads, strict=True):
        fresh[name] = table.unpack(name, item, head)
    return {name: fresh[name] for name in found}


def _fresh(stamp: bytes, kept: Kept) -> Fresh:
    words = [
        (_plain(question), _plain(text), _plain(place)) for question, text, place in kept.words
    ]
    head = [
        *(kept.id, kept.started, kept.status, kept.event, kept.is_open, kept.foreign),
        *(zlib.crc32(_packed(words)), *kept.troubles),  # for words that are others
    ]
    return Fresh(Item(stamp, _packed(head), kept.value), words)


def _kept(name: str, item: Item, head: list[Any]) -> Kept:
    session, started, status, event, is_open, foreign, _, *troubles = head
    return Kept(session, started, status, event, item.value, is_open, (), tuple(troubles), foreign)


def _packed(value: object) -> bytes:
    return json.dumps(value).encode()


def _plain(text: str) -> str:
    """Text that UTF-8 can hold: half of a pair, as YAML can name one, becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def _found(
    folder: Path, is_wanted: Callable[[os.DirEntry[str]], bool], settled_seconds: float
) -> dict[str, bytes]:
    """The files by name, each with the stamp of its state. Raises JournalError."""
    now = time.time_ns()
    found = {}
    with files.sentences(folder, "read"):
        try:
            entries = os.scandir(folder)
        except FileNotFoundError:
            return {}
        with entries:
            for entry in entries:
                if is_wanted(entry):
                    try:
                        found[entry.name] = _stamp(entry.stat(), now, settled_seconds)
                    except OSError:  # a link that leads nowhere: let the reader say so
                        if entry.is_symlink() or os.path.lexists(entry.path):
                            found[entry.name] = b""
    return {name: found[name] for name in sorted(found, key=os.path.normcase)}


def _stamp(status: os.stat_result, now: int, settled_seconds: float) -> bytes:
    """What changes with the file; empty if it may change once more and this stay the same."""
    written, changed = status.st_mtime_ns, status.st_ctime_ns
    unsettled = settled_seconds * 1e9
    if abs(now - written) < unsettled or abs(now - changed) < unsettled:
        return b""
    return b"%d %d %d %d" % (status.st_size, status.st_ino, written, changed)


def _is_page(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith(".md") and entry.name[0] != "."


def _is_log(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith(LOG_ENDING) and entry.name[0] != "." and entry.is_file()


def _query(words: str, joined: str) -> str:
    """In FTS5's language: each word, or phrase in quotes, has to be there; or any of them."""
    parts = [phrase or word for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', _plain(words))]
    return joined.join(
        f'"{part}"' for part in (part.replace("\0", " ") for part in parts) if _has_letters(part)
    )


def _has_letters(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _caches() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("voice-coach", appauthor=False)
