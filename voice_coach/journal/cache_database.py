"""The cache as an SQLite database: rows of bytes and passages of text, each with a checksum."""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from voice_coach.errors import JournalError
from voice_coach.journal.cache_rows import DamagedError, Fresh, Item, OutOfReachError, Passage

if TYPE_CHECKING:
    import sqlite3

_FORMAT = "2"
_APPLICATION = 0x56434A43
_PASSAGES = 2**20
"""Each row's passages have row numbers of their own, from its number times this."""
_TABLES = {
    **dict.fromkeys(
        ("page", "log"),
        "CREATE TABLE {} (number INTEGER PRIMARY KEY AUTOINCREMENT, name BLOB NOT NULL UNIQUE,"
        " stamp BLOB NOT NULL, head BLOB NOT NULL, value BLOB NOT NULL, passages INTEGER NOT NULL,"
        " sum INTEGER NOT NULL)",
    ),
    "words": "CREATE VIRTUAL TABLE {} USING fts5(question, text, place UNINDEXED,"
    " sum UNINDEXED,"
    " tokenize='porter unicode61 remove_diacritics 2')",
    "seal": "CREATE TABLE {} (sum INTEGER NOT NULL)",
}
_WORDS = "rowid, question, text, place, sum"
_ROW = "name, stamp, head, value, passages, sum"
_INDEX = (
    "SELECT id, block FROM words_data ORDER BY id",
    "SELECT group_concat(segid || ' ' || hex(term) || ' ' || pgno) FROM words_idx",
    "SELECT group_concat(k || ' ' || v) FROM words_config",
)
"""All that a search finds by, but the texts, which have checksums of their own. How long each
passage is only weighs in their order."""


class Database:
    """An open SQLite database. Raises sqlite3.Error and DamagedError."""

    def __init__(self, connection: sqlite3.Connection, seed: int) -> None:
        self._connection = connection
        self._seed = seed
        self._seal: int | None = None
        """That of our own last writing: while it stands there, nobody else wrote."""
        self._takes_more = True

    def load(self, table: str) -> dict[str, Item]:
        """All rows, without their words."""
        rows = self._connection.execute(f"SELECT {_ROW} FROM {table}").fetchall()
        items = dict(map(self._checked, rows))
        if len(items) != len(rows):
            raise DamagedError
        return items

    def write(self, table: str, items: Mapping[str, Fresh], gone: Iterable[str]) -> None:
        """Replace these rows and drop those; once the file takes no more, do nothing."""
        import sqlite3

        if not self._takes_more:
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            gone = list(gone)
            if table == "page" and not gone:  # the index is left alone where no word is new
                items = {name: item for name, item in items.items() if not self._renew(name, item)}
            changes = bool(items or gone)
            with self._sealed() if table == "page" and changes else contextlib.nullcontext():
                gone = [name for name in gone if self._drop(table, name)]
                if gone and table == "page":  # not a word of it stays in the index
                    self._connection.execute("INSERT INTO words(words) VALUES ('optimize')")
                for name, item in items.items():
                    self._drop(table, name)
                    self._add(table, name, item)
            self._connection.execute("COMMIT")
        except BaseException as error:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            if not is_out_of_reach(error):
                raise
            self._takes_more = False

    def search(self, query: str, most: int, place: str) -> list[tuple[str, Passage]]:
        """What is found, and in which file; of what fits as well, the newest first."""
        if not self._takes_more:
            raise OutOfReachError
        self._connection.execute("BEGIN")  # what is checked is what is searched
        self._check_seal()
        there = "AND place || ' ' GLOB ?" if place else ""  # it has every text read that fits
        found = (
            f"SELECT rowid FROM words WHERE words MATCH ? {there}"
            " ORDER BY bm25(words, 0.2, 1.0), rowid DESC LIMIT ?"
        )
        values = (query, f"{place} *", most) if place else (query, most)
        hits = []
        for (at,) in self._connection.execute(found, values).fetchall():
            page = self._one(f"SELECT {_ROW} FROM page WHERE number = ?", at // _PASSAGES)
            name, _ = self._checked(page)
            row = self._one(f"SELECT {_WORDS} FROM words WHERE rowid = ?", at)
            hits.append((name, self._passage(name, row)))
        self._connection.execute("COMMIT")
        return hits

    def _one(self, query: str, number: int) -> tuple[Any, ...]:
        """The row that is there, unless something is damaged."""
        row: tuple[Any, ...] | None = self._connection.execute(query, (number,)).fetchone()
        if row is None:
            raise DamagedError
        return row

    def seal(self) -> None:
        """Say what the checksum of the index is, within a transaction."""
        # FTS5 keeps what is new to itself until a savepoint.
        self._connection.execute("SAVEPOINT written")
        self._connection.execute("RELEASE written")
        self._seal = self._sum_of_index()
        self._connection.execute("DELETE FROM seal")
        self._connection.execute("INSERT INTO seal VALUES (?)", (self._seal,))

    def close(self) -> None:
        self._connection.close()

    def _add(self, table: str, name: str, fresh: Fresh) -> None:
        passages = fresh.words[:_PASSAGES]
        row = (os.fsencode(name), *fresh.item, len(passages))
        number = self._connection.execute(
            f"INSERT INTO {table} ({_ROW}) VALUES (?, ?, ?, ?, ?, ?)",
            (*row, self._sum(*row[:4], b"%d" % len(passages))),
        ).lastrowid
        if number is None or not 0 < number < 2**63 // _PASSAGES - 1:
            raise DamagedError
        first = number * _PASSAGES
        self._connection.executemany(
            f"INSERT INTO words ({_WORDS}) VALUES (?, ?, ?, ?, ?)",
            (
                (at, *passage, self._sum_of_passage(name, at, passage))
                for at, passage in enumerate(passages, first)
            ),
        )

    def _renew(self, name: str, fresh: Fresh) -> bool:
        """Replace a page's row where its words are those that stand there; whether it was so."""
        row = self._connection.execute(
            f"SELECT number, {_ROW} FROM page WHERE name = ?", (os.fsencode(name),)
        ).fetchone()
        if row is None or self._checked(row[1:])[0] != name:
            return False
        passages = [self._passage(name, one) for one in self._passages_of(row[0])]
        if passages != [tuple(words) for words in fresh.words]:
            return False
        parts = (os.fsencode(name), *fresh.item)
        self._connection.execute(
            "UPDATE page SET stamp = ?, head = ?, value = ?, sum = ? WHERE number = ?",
            (*parts[1:], self._sum(*parts, b"%d" % len(passages)), row[0]),
        )
        return True

    def _passages_of(self, number: int) -> list[tuple[Any, ...]]:
        first = number * _PASSAGES
        return self._connection.execute(
            f"SELECT {_WORDS} FROM words WHERE rowid BETWEEN ? AND ?",
            (first, first + _PASSAGES - 1),
        ).fetchall()

    def _drop(self, table: str, name: str) -> bool:
        """Take the row out, and what it says out of the index; whether it was there."""
        row = self._connection.execute(
            f"SELECT number, {_ROW} FROM {table} WHERE name = ?",
            (os.fsencode(name),),
        ).fetchone()
        if row is None:
            return False
        number, count = row[0], row[-2]
        if self._checked(row[1:])[0] != name:
            raise DamagedError
        self._connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))
        if table == "page":
            passages = self._passages_of(number)
            if len(passages) != count:
                raise DamagedError
            for passage in passages:  # the index forgets only what it is told rightly
                self._passage(name, passage)
            self._connection.executemany(
                "DELETE FROM words WHERE rowid = ?", [passage[:1] for passage in passages]
            )
        return True

    def _checked(self, row: tuple[Any, ...]) -> tuple[str, Item]:
        name, stamp, head, value, passages, checksum = row
        try:
            if self._sum(name, stamp, head, value, b"%d" % passages) == checksum:
                return os.fsdecode(name), Item(stamp, head, value)
        except (TypeError, ValueError):  # damage makes numbers and text of bytes
            pass
        raise DamagedError

    def _passage(self, name: str, row: Sequence[Any]) -> Passage:
        at, question, text, place, checksum = row
        passage = (question, text, place)
        try:
            if self._sum_of_passage(name, at, passage) == checksum:
                return passage
        except (TypeError, ValueError, AttributeError):
            pass
        raise DamagedError

    def _sum_of_passage(self, name: str, at: int, passage: Passage) -> int:
        return self._sum(os.fsencode(name), b"%d" % at, *(part.encode() for part in passage))

    def _sum(self, *parts: bytes) -> int:
        return zlib.crc32(b"\0".join(parts), self._seed)

    @contextlib.contextmanager
    def _sealed(self) -> Iterator[None]:
        """Change an index that was whole before, and seal it again: within a transaction."""
        self._check_seal()
        yield
        self.seal()

    def _check_seal(self) -> None:
        seals = self._connection.execute("SELECT sum FROM seal").fetchall()
        if (self._seal is None or seals != [(self._seal,)]) and seals != [(self._sum_of_index(),)]:
            raise DamagedError
        self._seal = seals[0][0]

    def _sum_of_index(self) -> int:
        total = self._seed
        for query in _INDEX:
            for row in self._connection.execute(query):
                for part in row:
                    data = part if isinstance(part, bytes) else str(part).encode()
                    total = zlib.crc32(data, zlib.crc32(b"\0", total))
        return total


def in_memory(seed: int) -> Database:
    """A cache for one search. Raises JournalError."""
    import sqlite3

    try:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        return set_up(connection, seed_of_format(seed))
    except sqlite3.OperationalError as error:
        raise JournalError(
            f"This Python's SQLite cannot search: {error}.",
            todo="Please install a Python whose SQLite has FTS5, as python.org's has.",
        ) from error


def seed_of_format(seed: int) -> int:
    """Every checksum begins with this; as a number that SQLite has a place for in its header."""
    return zlib.crc32(repr((_FORMAT, _TABLES, _INDEX)).encode(), seed) & 0x7FFF_FFFF


def set_up(connection: sqlite3.Connection, seed: int) -> Database:
    try:
        for setting in (
            "page_size = 16384",  # rows of two kilobytes, read by the ten thousand, fill these well
            "synchronous = OFF",  # a power cut may damage what is made anew anyway
            "temp_store = MEMORY",  # not a word of the journal elsewhere
            "secure_delete = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "mmap_size = 0",  # reading a file that another process shortens must not crash
        ):
            connection.execute(f"PRAGMA {setting}")
        if not _is_ours(connection, seed):
            connection.execute("BEGIN IMMEDIATE")
            if not _is_ours(connection, seed):  # another command may have been faster
                if connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
                    raise DamagedError
                for name, statement in _TABLES.items():
                    connection.execute(statement.format(name))
                connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                connection.execute(f"PRAGMA user_version = {seed}")
                database = Database(connection, seed)
                database.seal()
            connection.execute("COMMIT")
        tables = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type='table'"))
        if any(tables.get(name) != sql.format(name) for name, sql in _TABLES.items()):
            raise DamagedError
    except BaseException:
        connection.close()
        raise
    return Database(connection, seed)


def _is_ours(connection: sqlite3.Connection, seed: int) -> bool:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return (application, version) == (_APPLICATION, seed)


def is_out_of_reach(error: BaseException) -> bool:
    """Whether the file is locked, full or closed to us, rather than damaged."""
    import sqlite3

    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(error, sqlite3.Error) or code is None:
        return False
    if code & 0xFF == sqlite3.SQLITE_IOERR:  # what can no longer be read is best thrown away
        return code not in (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ)
    return code & 0xFF in (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_NOLFS,
    )
