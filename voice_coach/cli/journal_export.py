"""``voice-coach journal export``: sessions in a form that other programs take."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach import files
from voice_coach.cli.journal_session import Looked, looked_through, tell_nothing_there, the_one
from voice_coach.cli.look import Reading, tell
from voice_coach.console.safe_text import safe_text
from voice_coach.errors import CoachError, JournalError

if TYPE_CHECKING:
    from voice_coach.agenda.plan import Plan
    from voice_coach.exports.whole import Whole

FORMS = ("md", "html", "pdf", "json", "dayone", "vjournal")
_STANDARD_OUTPUT = Path("-")
_ALL_NAMED = "journal"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of export: how its files end, by what they are known as ours, and how they are made.
    ``kind``: what such a file is called."""

    ending: str
    sign: bytes
    kind: str
    make: Callable[[Looked, Plan | None], bytes]
    is_text: bool = True


def export(
    folder: Path | None, wanted: str | None, form: str, out: Path | None, *, everything: bool
) -> None:
    """Write it, and say where. Raises CoachError."""
    if (wanted is None) != everything:
        raise CoachError(
            "It is not clear what to export." if wanted is None
            else "Either one session can be exported, or --all.",
            safe="Nothing was written.",
            todo="Name a session as voice-coach journal list has it, or say --all.",
        )  # fmt: skip
    looked = looked_through(folder)
    if not looked.plans.rows:
        tell_nothing_there(looked.plans)
        return
    plan = the_one(looked.plans, wanted) if wanted is not None else None
    made = _form(form, plan is None)
    if out == _STANDARD_OUTPUT:
        if not made.is_text:
            raise CoachError(f"A {made.kind} is no text.", todo="Please name a file: --out FILE.")
        sys.stdout.buffer.write(made.make(looked, plan))
        return
    stem = Path(plan.page).stem if plan is not None else _ALL_NAMED
    path = (out or Path(f"{stem}{made.ending}")).expanduser()
    _check(path, made, looked)
    if form == "html":
        from voice_coach.cli.journal_page import put_page

        put_page(looked, plan, path)
    else:
        files.write_atomically(path, made.make(looked, plan))
    click.echo(safe_text(f"Written: {path}"))


def _check(path: Path, form: Form, looked: Looked) -> None:
    if not path.parent.is_dir():
        raise CoachError(
            f"The folder {path.parent} is not there.",
            safe="Nothing was written.",
            todo="Please make it first, or choose another one.",
        )
    if form.ending == ".md" and path.parent.resolve() == looked.reader.folder.resolve():
        raise CoachError(
            "In the journal's own folder a copy would count as a page of yours.",
            safe="Nothing was written.",
            todo="Please name a file in another folder: --out FILE.",
        )
    files.check_target(path, form.sign, form.kind)


def _form(name: str, everything: bool) -> Form:  # noqa: PLR0911 - a form a line
    """Only what is asked for is loaded."""
    match name:
        case "md":
            from voice_coach.exports import book

            if everything:
                return Form(".md", book.SIGN, "journal written by this command", _book)
            return Form(".md", b"\nprogram: ", "page of a session", _as_it_stands)
        case "html":
            from voice_coach.library.web_file import SIGN

            return Form(".html", SIGN, "page of Voice Coach's", _html)
        case "pdf":
            from voice_coach.exports import pdf

            return Form(".pdf", pdf.SIGN, "PDF of a journal", _pdf, is_text=False)
        case "json":
            from voice_coach.exports import data

            return Form(".json", data.SIGN, "journal written by this command", _json)
        case "dayone":
            from voice_coach.exports import day_one

            kind = "zip file written by this command"
            return Form(".zip", day_one.SIGN, kind, _day_one, is_text=False)
        case _:
            from voice_coach.exports import vjournal

            return Form(".ics", vjournal.SIGN, "journal written by this command", _vjournal)


def _as_it_stands(looked: Looked, plan: Plan | None) -> bytes:
    """Every byte, but for the lines that lead to recordings: these stay in the journal."""
    from voice_coach.library.page_text import without_sounds

    assert plan is not None
    return without_sounds(files.read_bytes(Path(plan.page)))


def _book(looked: Looked, plan: Plan | None) -> bytes:
    from voice_coach.exports.book import book_of

    return book_of(_sessions(looked, plan)[::-1])


def _json(looked: Looked, plan: Plan | None) -> bytes:
    from voice_coach.exports.data import json_of

    return json_of(_sessions(looked, plan, with_sounds=True))


def _day_one(looked: Looked, plan: Plan | None) -> bytes:
    import tzlocal

    from voice_coach.exports.day_one import day_one_of

    return day_one_of(_sessions(looked, plan), tzlocal.get_localzone_name() or "UTC")


def _vjournal(looked: Looked, plan: Plan | None) -> bytes:
    from voice_coach.exports.vjournal import vjournal_of

    return vjournal_of(_sessions(looked, plan), datetime.now().astimezone())


def _html(looked: Looked, plan: Plan | None) -> bytes:
    from voice_coach.cli.journal_page import page_of_journal, page_of_session

    return page_of_journal(looked) if plan is None else page_of_session(looked, plan)


def _pdf(looked: Looked, plan: Plan | None) -> bytes:
    from voice_coach.cli.journal_page import page_of_journal, page_of_session
    from voice_coach.exports.pdf import printed

    if plan is None:
        return printed(page_of_journal(looked, as_book=True))
    return printed(page_of_session(looked, plan, as_book=True))


def _sessions(looked: Looked, plan: Plan | None, *, with_sounds: bool = False) -> Sequence[Whole]:
    """The one, or all, the newest first; what cannot be read any more is told of."""
    from voice_coach.agenda.handles import handles

    named = handles(looked.plans.rows)
    plans = looked.plans.all if plan is None else (plan,)
    with Reading("Exporting") as reading:
        told = partial(reading.told, of=len(plans))
        return list(_read(looked, plans, named.__getitem__, told, with_sounds=with_sounds))


def _read(
    looked: Looked,
    plans: Sequence[Plan],
    name: Callable[[str], str],
    told: Callable[[int], None],
    *,
    with_sounds: bool,
) -> Iterator[Whole]:
    from voice_coach.exports.whole import Whole
    from voice_coach.library.page_text import text_of
    from voice_coach.library.recorded import sounds_of

    for number, plan in enumerate(plans, 1):
        try:
            page = looked.reader.read(Path(plan.page))
            text = text_of(page)
            sounds = sounds_of(looked.reader, page, text) if with_sounds else {}
            yield Whole(name(plan.session), plan, page, text, sounds)
        except JournalError as error:
            if len(plans) == 1:
                raise
            tell([f"{error} It was left out."])
        told(number)
