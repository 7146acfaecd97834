"""``start``, ``resume`` and ``follow-up``: the commands that lead a session."""

from __future__ import annotations

import contextlib
import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voice_coach.cli import options
from voice_coach.cli.calendar import tell_calendar
from voice_coach.cli.warm_up import warm_up
from voice_coach.console.safe_text import safe_text

if TYPE_CHECKING:
    from voice_coach.dialogue.events import Style
    from voice_coach.edges import Edges
    from voice_coach.journal.writing import JournalSession
    from voice_coach.settings import Settings


@click.command()
@options.journal
@options.keyboard
@options.style
@options.minutes
@options.introductions
@options.program
@options.sound
def start(
    *,
    journal_dir: Path | None,
    keyboard: bool,
    style: Style,
    minutes: float,
    introductions: str | None,
    program_path: Path | None,
    **sound: Any,
) -> None:
    """Begin a session: welcome, a meditation, steps one to six, and a closing. About an hour.

    Speak your answers. Say "next" when one is finished, "pause", "repeat" or "help" at any time.
    Everything is written to your journal as you speak; Ctrl-C loses nothing.
    """
    if not keyboard:
        warm_up()
    from voice_coach.cli import assemble

    settings = assemble.settings_with(introductions=introductions, **sound)
    program = assemble.program(program_path)
    journal = assemble.journal(journal_dir)
    open_edges = assemble.edges_for(settings, keyboard=keyboard, **sound)
    first_run = journal.first_run()
    first = assemble.started(program, settings, style=style, minutes=minutes, first_run=first_run)
    with open_edges(program) as edges:
        entry = journal.begin(first, program)
        tune(entry, rate=settings.rate, volume=settings.volume)
        unwritten = lead(entry, edges, settings)
    tell_where(entry, journal_dir, unwritten)


@click.command()
@click.argument("session", required=False)
@options.journal
@options.keyboard
@options.sound
def resume(*, session: str | None, journal_dir: Path | None, keyboard: bool, **sound: Any) -> None:
    """Go on with an unfinished session, at the question where it stopped.

    SESSION is its id or its journal file; without it, the newest unfinished one is taken.
    """
    if not keyboard:
        warm_up()
    from voice_coach.cli import assemble
    from voice_coach.dialogue.events import Resumed
    from voice_coach.record import wall_clock

    settings = assemble.settings_with(**sound)
    journal = assemble.journal(journal_dir)
    open_edges = assemble.edges_for(settings, keyboard=keyboard, **sound)
    with contextlib.closing(journal.resume(session)) as entry:
        assemble.recover(entry, settings, sound["model"])
        entry.record(Resumed(at=wall_clock()))
        # What was asked for aloud last time holds, unless it is said otherwise now.
        tune(entry, rate=sound["rate"], volume=sound["volume"])
        with open_edges(entry.session.program) as edges:
            unwritten = lead(entry, edges, settings)
    tell_where(entry, journal_dir, unwritten)


@click.command()
@click.argument("session", required=False)
@options.journal
@options.keyboard
@options.style
@options.introductions
@options.sound
def follow_up(
    *,
    session: str | None,
    journal_dir: Path | None,
    keyboard: bool,
    style: Style,
    introductions: str | None,
    **sound: Any,
) -> None:
    """Look back on a finished session: what you did, how it went, and what comes next.

    SESSION is its id or its journal file; without it, the newest finished one is taken.
    """
    if not keyboard:
        warm_up()
    from voice_coach.cli import assemble

    settings = assemble.settings_with(introductions=introductions, **sound)
    journal = assemble.journal(journal_dir)
    subject = journal.finished(session)
    for trouble in journal.troubles:
        click.echo(safe_text(trouble), err=True)
    open_edges = assemble.edges_for(settings, keyboard=keyboard, **sound)
    first = assemble.started_follow_up(journal, subject, settings, style=style)
    with open_edges(journal.program_of(subject)) as edges:
        entry = journal.begin_follow_up(subject, first)
        tune(entry, rate=settings.rate, volume=settings.volume)
        unwritten = lead(entry, edges, settings)
    tell_where(entry, journal_dir, unwritten)


def tune(entry: JournalSession, *, rate: int | None, volume: float | None) -> None:
    """Let the session speak at this pace (words a minute) and loudness (0 to 1), where given."""
    from voice_coach.dialogue.events import VoiceChanged
    from voice_coach.record import wall_clock

    session = entry.session
    wanted = (session.rate if rate is None else rate, session.volume if volume is None else volume)
    if wanted != (session.rate, session.volume):
        entry.record(VoiceChanged(at=wall_clock(), rate=wanted[0], volume=wanted[1]))


def lead(entry: JournalSession, edges: Edges, settings: Settings) -> tuple[str, ...]:
    """Run the session to its end, or to where the person stops, and close its files.

    Returns what was said but could not be written down, for lack of a disk.
    """
    from voice_coach import settings as preferences
    from voice_coach.runner import Runner, Stopped

    unwritten: tuple[str, ...] = ()
    with contextlib.closing(entry):
        while entry.notes:
            edges.view.note(entry.notes.pop(0))
        try:
            Runner(entry, edges, settings.manners).run()
        except Stopped as stopped:
            unwritten = stopped.unwritten
        if not unwritten:
            entry.forget_sound()
    if entry.session.short_introductions and not settings.short_introductions:
        preferences.remember_short_introductions()
    return unwritten


def tell_where(
    entry: JournalSession, journal_dir: Path | None, unwritten: tuple[str, ...] = ()
) -> None:
    """Say where the session is kept, what of it is not, and how to go on with it."""
    path = safe_text(str(entry.path))
    for note in (*entry.notes, *filter(None, [entry.trouble])):
        click.echo(safe_text(note), err=True)
    if unwritten:
        click.echo("This could not be written down before you stopped:", err=True)
        for text in unwritten:
            click.echo(f"  {safe_text(text)}", err=True)
        click.echo(f"All you said before that is kept in {path}")
    elif entry.session.finished_at:
        click.echo(f"Your journal: {path}")
        tell_calendar(entry.path)
    else:
        click.echo(f"All you said is kept in {path}")
    if not entry.session.finished_at:
        click.echo(f"To go on where you stopped: {again('resume', journal_dir)}")


def again(command: str, journal_dir: Path | None) -> str:
    """What to type for a command on the same journal, called as this program was called."""
    # scripts/run names itself: its voice-coach is in no folder that a shell looks into.
    program = os.environ.get("VOICE_COACH_COMMAND", "voice-coach")
    named = ("--journal", str(journal_dir)) if journal_dir else ()
    return f"{program} {shlex.join((command, *named))}"
