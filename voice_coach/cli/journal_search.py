"""``voice-coach journal search``: where words stand, the best first."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.cli import screen
from voice_coach.cli.journal_list import NAMELESS
from voice_coach.cli.journal_session import reader_of, tell_nothing_there
from voice_coach.cli.look import Reading, tell
from voice_coach.cli.up_to_date import bring_up_to_date
from voice_coach.console.safe_text import safe_text
from voice_coach.errors import CoachError
from voice_coach.library.page_text import step_of
from voice_coach.library.search import Found, found_in, marks

if TYPE_CHECKING:
    from voice_coach.agenda.plans import Plans
    from voice_coach.journal.cache import Hit

_MOST_SHOWN = 20
_INDENT = "  "


def search_words(
    folder: Path | None, words: Sequence[str], *, step: int | None, as_json: bool, show_all: bool
) -> None:
    """Print what is found. Raises CoachError."""
    wanted = " ".join(_phrase(word) for word in words)
    if not any(letter.isalnum() for letter in wanted):
        raise CoachError("There is no word to look for.", todo="Name some that you said.")
    plans, hits, some = _search(folder, wanted, step)
    shown = hits if show_all or as_json else hits[:_MOST_SHOWN]
    found = found_in(plans.rows, shown, wanted)
    if as_json:
        click.echo(json.dumps([_data(one) for one in found], indent=2))
    elif not plans.rows:
        tell_nothing_there(plans)
    elif not hits:
        where = f" in step {step}" if step else ""
        click.echo(safe_text(f"Nothing was found{where}."))
    else:
        before = ("No answer has all of these words; these have some.", "") if some else ()
        screen.show_lines(chain(before, _lines(plans, found)))
        _tell_more(plans, hits, len(shown))


def _phrase(word: str) -> str:
    """An argument of several words was in quotes: it is a phrase."""
    return f'"{word}"' if " " in word.strip() and '"' not in word else word


def _search(
    folder: Path | None, wanted: str, step: int | None
) -> tuple[Plans, tuple[Hit, ...], bool]:
    """All sessions, what was found in them, and whether that has only some of the words."""
    from voice_coach.agenda.plans import plans_and_hits

    journal = reader_of(folder)
    bring_up_to_date(journal)
    place = f"Step {step}" if step else ""
    with Reading() as reading:
        plans, hits = plans_and_hits(journal, wanted, reading.told, place=place)
    tell(plans.troubles)
    some = not hits and bool(plans.rows) and len(wanted.split()) > 1 and '"' not in wanted
    if some:
        plans, hits = plans_and_hits(journal, wanted, place=place, any_of_them=True)
    return plans, hits, some


def _lines(plans: Plans, shown: Iterable[Found]) -> Iterator[str]:
    from voice_coach.agenda.handles import handles

    named = handles(plans.rows)
    draws = screen.draws()
    width = screen.columns() if sys.stdout.isatty() else 0
    before = None
    for one in shown:
        if one.row is not before:
            if before is not None:
                yield ""
            name = named[one.row.kept.id]
            event = safe_text(one.row.kept.event) or NAMELESS
            head = screen.cut(f"{name}  {event}", width) if width else f"{name}  {event}"
            yield click.style(head, bold=True) if draws else head
            before = one.row
        place = safe_text(one.place.partition(" \u00b7 ")[0])
        question = safe_text(f"{place}: {one.question}" if place else one.question)
        for line in screen.wrapped(question, width, _INDENT):
            yield click.style(line, dim=True) if draws else line
        yield from _sentence(one, width, draws)


def _sentence(one: Found, width: int, draws: bool) -> Iterator[str]:
    """The sentence; where colours are drawn, what was looked for stands out."""
    for line in screen.wrapped(safe_text(one.sentence), width, _INDENT):
        yield _marked(line, one.wanted) if draws else line


def _marked(line: str, wanted: frozenset[str]) -> str:
    parts, end = [], 0
    for start, stop in marks(line, wanted):
        parts += [line[end:start], click.style(line[start:stop], bold=True, underline=True)]
        end = stop
    return "".join([*parts, line[end:]])


def _tell_more(plans: Plans, hits: Sequence[Hit], shown: int) -> None:
    if not sys.stdout.isatty():
        return
    from voice_coach.agenda.handles import handles
    from voice_coach.agenda.plans import MOST_HITS

    click.echo()
    if len(hits) > shown:
        count = f"{MOST_HITS} or more" if len(hits) >= MOST_HITS else str(len(hits))
        click.echo(f"These are the best {shown} of {count}; --all shows them.")
    best = next(row for row in plans.rows if row.name == hits[0].name)
    name = handles(plans.rows)[best.kept.id]
    screen.say_way("To read on", f"voice-coach journal show {name}")


def _data(one: Found) -> dict[str, object]:
    return {
        "session": one.row.kept.id,
        "started": one.row.kept.started,
        "event": one.row.kept.event,
        "step": step_of(one.place),
        "heading": one.place,
        "question": one.question,
        "sentence": one.sentence,
        "answer": one.text,
        "file": str(one.row.path),
    }
