"""``voice-coach journal page``: the journal, or a session of it, as one HTML file to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach import files
from voice_coach.cli.journal_session import Looked, looked_through, tell_nothing_there, the_one
from voice_coach.cli.look import Reading, tell
from voice_coach.cli.page_sounds import PageSounds
from voice_coach.console.safe_text import safe_text
from voice_coach.dates.written import day_and_time
from voice_coach.errors import CoachError, JournalError
from voice_coach.library.web_file import ALL, ENDING, SIGN

if TYPE_CHECKING:
    from voice_coach.agenda.plan import Plan
    from voice_coach.webpage.document import Head, Session


def write_page(folder: Path | None, wanted: str | None, out: Path | None, *, open_it: bool) -> None:
    """Write it, say where, and open it where that is wanted. Raises CoachError."""
    looked = looked_through(folder)
    if not looked.plans.rows:
        tell_nothing_there(looked.plans)
        return
    plan = None if wanted is None else the_one(looked.plans, wanted)
    own = looked.reader.folder / ALL if plan is None else Path(plan.page).with_suffix(ENDING)
    path = _target(out or own)
    put_page(looked, plan, path)
    click.echo(safe_text(f"Your page: {path}"))
    if open_it:
        _open(path)


def put_page(looked: Looked, plan: Plan | None, path: Path) -> None:
    """Write the page of a session, or of all, with the recordings that it plays, and say what went
    along and what is missing. Raises CoachError."""
    sounds = PageSounds(looked.reader, path)
    if plan is None:
        data = page_of_journal(looked, sounds=sounds)
    else:
        data = page_of_session(looked, plan, sounds=sounds)
    sounds.bring_along()
    files.write_atomically(path, data)
    sounds.tell()


def page_of_journal(
    looked: Looked, *, as_book: bool = False, sounds: PageSounds | None = None
) -> bytes:
    """The page of all sessions; those of which the file cannot be read any more are told of, and
    left out. ``as_book``: to be printed, the oldest first. ``sounds`` gathers what can be played;
    without it the page holds words alone."""
    from voice_coach.agenda.handles import handles
    from voice_coach.webpage.build import page_of_all
    from voice_coach.webpage.document import heads_of
    from voice_coach.webpage.overview import overview_of

    now = datetime.now()
    named = handles(looked.plans.rows)
    plans = looked.plans.all[::-1] if as_book else looked.plans.all
    heads = heads_of(plans, [named[plan.session] for plan in plans])
    with Reading("Making the page") as making:
        found = list(_sessions(looked, plans, heads, now, making, sounds=sounds))
    there = {session.head.anchor for session in found}
    kept = [(p, head) for p, head in zip(plans, heads, strict=True) if head.anchor in there]
    by_id = {plan.session: head for plan, head in kept}
    newest_first = [plan for plan in looked.plans.all if plan.session in by_id]
    overview = overview_of(newest_first, by_id, now)
    listed = [head for _, head in kept]
    beside = sounds.folder if sounds and sounds.played else ""
    return page_of_all(overview, listed, found, _made(now), as_book=as_book, sounds=beside)


def page_of_session(
    looked: Looked, plan: Plan, *, as_book: bool = False, sounds: PageSounds | None = None
) -> bytes:
    """The page of one. Raises JournalError."""
    from voice_coach.agenda.handles import handles
    from voice_coach.library.page_text import text_of
    from voice_coach.webpage.build import page_of_one
    from voice_coach.webpage.document import heads_of, session_of

    now = datetime.now()
    (head,) = heads_of([plan], [handles(looked.plans.rows)[plan.session]])
    page = looked.reader.read(Path(plan.page))
    text = text_of(page)
    voices = sounds.voices(page, text) if sounds else {}
    session = session_of(head, plan, page, text, now, voices=voices)
    beside = sounds.folder if voices and sounds else ""
    return page_of_one(session, _made(now), as_book=as_book, sounds=beside)


def _sessions(
    looked: Looked,
    plans: Sequence[Plan],
    heads: Sequence[Head],
    now: datetime,
    making: Reading,
    *,
    sounds: PageSounds | None,
) -> Iterator[Session]:
    from voice_coach.library.page_text import text_of
    from voice_coach.webpage.document import session_of

    for number, (plan, head) in enumerate(zip(plans, heads, strict=True), 1):
        try:
            page = looked.reader.read(Path(plan.page))
            text = text_of(page)
            voices = sounds.voices(page, text) if sounds else {}
            yield session_of(head, plan, page, text, now, voices=voices)
        except JournalError as error:
            tell([f"{error} It is not on the page."])
        making.told(number, len(plans))


def _made(now: datetime) -> str:
    return day_and_time(now.date(), now.time())


def _target(path: Path) -> Path:
    """Where it goes, made sure of before anything is read. Raises CoachError."""
    path = path.expanduser()
    if not path.parent.is_dir():
        raise CoachError(
            f"The folder {path.parent} is not there.", safe="Nothing was written.",
            todo="Please make it first, or choose another one.",
        )  # fmt: skip
    files.check_target(path, SIGN, "page of Voice Coach's")
    return path


def _open(path: Path) -> None:
    from voice_coach.cli.journal_open import hand_to_desktop

    if not hand_to_desktop(path):
        raise CoachError(
            "There is no desktop here to open it on.",
            safe="The page is written.",
            todo=f"Open this file in a browser: {path.absolute()}",
        )
