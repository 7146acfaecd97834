"""The plans of all sessions in a journal folder, from its cache where a page has not changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voice_coach.errors import JournalError
from voice_coach.journal import listing
from voice_coach.journal.cache import Hit, Kept, Read, Row, Tell
from voice_coach.journal.going_on import none_finished
from voice_coach.journal.page.status import FINISHED, REVIEWED
from voice_coach.journal.reader import JournalReader

if TYPE_CHECKING:
    from voice_coach.agenda.plan import Plan

MOST_HITS = 200


@dataclass(frozen=True)
class Plans:
    """All sessions. ``troubles``: a sentence for each file that was passed over and for whatever
    is doubtful in a page; ``unread``: the pages that may be sessions, and could not be read."""

    folder: Path
    rows: tuple[Row, ...] = field(default=(), repr=False)
    troubles: tuple[str, ...] = ()
    unread: tuple[Path, ...] = ()
    copies: tuple[tuple[Path, Path], ...] = ()
    """Files beside the page that counts: each with that page."""

    @cached_property
    def all(self) -> tuple[Plan, ...]:
        """Every session, the newest first."""
        return tuple(map(self.at, self.rows))

    @cached_property
    def finished(self) -> tuple[Plan, ...]:
        """Those whose sitting came to its end, the newest first."""
        return tuple(map(self.at, self.finished_rows))

    @property
    def unreviewed(self) -> tuple[Plan, ...]:
        """The finished ones of which no follow-up was held, the newest first."""
        return tuple(self.at(row) for row in self.rows if row.kept.status == FINISHED)

    @cached_property
    def finished_rows(self) -> tuple[Row, ...]:
        """The finished ones, not looked into."""
        return tuple(row for row in self.rows if row.kept.status in (FINISHED, REVIEWED))

    @cached_property
    def open(self) -> tuple[Plan, ...]:
        """Those of which something waits for the person, the newest first."""
        return tuple(map(self.at, self.open_rows))

    @property
    def open_rows(self) -> tuple[Row, ...]:
        """The same, not looked into."""
        return tuple(row for row in self.rows if row.kept.is_open)

    @staticmethod
    def at(row: Row) -> Plan:
        """The plan of this session."""
        plan: Plan = _codec().decode(row.kept.value)
        return plan

    def none_finished(self) -> JournalError:
        """To be raised where a finished session is needed."""
        pages = [(row.path, row.kept.id, row.kept.status) for row in self.rows]
        return none_finished(self.folder, self.troubles, pages)


def plans_in(journal: JournalReader, tell: Tell | None = None) -> Plans:
    """Look through the journal folder; ``tell(done, of)`` is called after each page that has to be
    read. Raises JournalError where the folder cannot be read at all."""
    return _gathered(journal.folder, journal.cache.rows(_reading(journal), tell=tell))


def plans_and_hits(
    journal: JournalReader,
    words: str,
    tell: Tell | None = None,
    *,
    place: str = "",
    any_of_them: bool = False,
    most: int = MOST_HITS,
) -> tuple[Plans, tuple[Hit, ...]]:
    """The same, and the passages that hold these words, the best first: as
    ``Cache.rows_and_hits``, but for copies of pages. Raises JournalError."""
    rows, hits = journal.cache.rows_and_hits(
        words, _reading(journal), tell=tell, place=place, any_of_them=any_of_them, most=most
    )
    plans = _gathered(journal.folder, rows)
    counting = {row.name for row in plans.rows}
    return plans, tuple(hit for hit in hits if hit.name in counting)


def _reading(journal: JournalReader) -> Read:
    """How pages are read for the cache."""
    today = date.today()

    def read(path: Path) -> Kept:
        scan = journal.scan(path)
        if scan.page is None:
            return Kept(troubles=scan.troubles, foreign=scan.foreign)
        from voice_coach.agenda.plan import plan_of

        page = scan.page
        plan = plan_of(page)
        return Kept(
            page.id,
            page.started,
            page.status,
            page.event,
            _codec().encode(plan),
            plan.is_open(today),
            tuple(
                (passage.quote, passage.text, section.heading)
                for section in page.sections
                for passage in section.passages
                if passage.text
            ),
            page.troubles,
        )

    return read


def _gathered(folder: Path, rows: Iterable[Row]) -> Plans:
    """Of several pages with one id, as a copy is, only the first by its name counts."""
    first: dict[str, Row] = {}
    doubtful: list[str] = []
    copies: list[tuple[Path, Path]] = []
    refused: list[str] = []
    unread: list[Path] = []
    foreign: list[str] = []
    for row in sorted(rows, key=lambda row: listing.rank(row.name)):
        kept = row.kept
        if not kept.id:
            if kept.foreign:
                foreign.append(row.name)
            else:
                refused += kept.troubles
                unread.append(row.path)
        elif first.setdefault(kept.id, row) is not row:
            copies.append((row.path, first[kept.id].path))
        else:
            doubtful += kept.troubles
    troubles = tuple(
        listing.told_together(
            doubtful, [listing.copy_of(*pair) for pair in copies], refused, foreign
        )
    )
    newest_first = sorted(
        first.values(),
        key=lambda row: (listing.moment(row.kept.started), row.name),
        reverse=True,
    )
    return Plans(folder, tuple(newest_first), troubles, tuple(unread), tuple(copies))


@cache
def _codec() -> Any:
    """Plans as JSON and back. Names of files that are no UTF-8 only the slower writer and reader of
    JSON take."""
    import json

    import msgspec

    from voice_coach.agenda.plan import Plan

    quick_encode, quick_decode = msgspec.json.Encoder().encode, msgspec.json.Decoder(Plan).decode

    class Codec:
        @staticmethod
        def encode(plan: Plan) -> bytes:
            try:
                return quick_encode(plan)
            except UnicodeEncodeError:
                return json.dumps(msgspec.to_builtins(plan)).encode()

        @staticmethod
        def decode(data: bytes) -> Plan:
            try:
                return quick_decode(data)
            except msgspec.DecodeError:
                return msgspec.convert(json.loads(data), Plan)

    return Codec
