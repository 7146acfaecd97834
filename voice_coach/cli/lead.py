"""Leads sessions, one after another, and says at the end where each is kept."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.called import again, as_called
from voice_coach.cli import keep_sound, own_voice
from voice_coach.cli.learn import learn_names
from voice_coach.cli.tell_calendar import tell_calendar
from voice_coach.console.safe_text import safe_text

if TYPE_CHECKING:
    from voice_coach.coach.answer_sound import AnswerSounds
    from voice_coach.coach.edges import Edges
    from voice_coach.coach.fair_copies import FairCopies
    from voice_coach.coach.name_book import NameBook
    from voice_coach.journal.journal import Journal
    from voice_coach.journal.writing import JournalSession
    from voice_coach.program.values import Program, Style
    from voice_coach.recordings.places import Kind
    from voice_coach.settings import Settings


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a new sitting is like: its exercise, its manners, and how long its meditation is."""

    program: Program
    settings: Settings
    style: Style = "guided"
    minutes: float = 1.0

    def begin(
        self, journal: Journal, *, first_run: bool = False, carried_event: str = ""
    ) -> JournalSession:
        """Begin one. Raises JournalError."""
        from voice_coach.coach import beginning

        started = beginning.started(
            self.program,
            self.settings,
            style=self.style,
            minutes=self.minutes,
            first_run=first_run,
            carried_event=carried_event,
        )
        running = journal.begin(started, self.program)
        tune(running, rate=self.settings.rate, volume=self.settings.volume)
        return running

    def after(self, running: JournalSession) -> Sitting:
        """The same, with what the person asked for aloud in the session before it."""
        said = running.session
        settings = replace(
            self.settings,
            rate=said.rate,
            volume=said.volume,
            short_introductions=said.short_introductions,
        )
        return replace(self, settings=settings, style=said.style)


@dataclass(frozen=True, slots=True)
class Led:
    """A session that was led, and what was said in it but could not be written down."""

    running: JournalSession
    unwritten: tuple[str, ...] = ()


def lead_on(running: JournalSession, journal: Journal, edges: Edges, sitting: Sitting) -> list[Led]:
    """Lead a session, and the sitting that the person may want to begin right after it."""
    own_voice.lend(journal, running.session, edges, sitting.settings)
    led = [Led(running, lead(running, edges, sitting.settings))]
    from voice_coach.agenda.follow_up import (
        what_comes,  # not before: the first word would wait for it
    )

    event = None if led[0].unwritten else what_comes(running.session)
    if event is not None:
        following = sitting.after(running)
        more = following.begin(journal, carried_event=event)
        led.append(Led(more, lead(more, edges, following.settings)))
    return led


def take_up(
    journal: Journal, session: str | None, settings: Settings, model: Path | None
) -> JournalSession:
    """Go on with an unfinished session; what was still being said when it died is written down.

    Raises JournalError.
    """
    from voice_coach.cli import assemble
    from voice_coach.coach.record import wall_clock
    from voice_coach.dialogue.events import Resumed

    running = journal.resume(session)
    try:
        assemble.recover(running, settings, model)
        running.record(Resumed(at=wall_clock()))
    except BaseException:
        running.close()
        raise
    return running


def tune(running: JournalSession, *, rate: int | None, volume: float | None) -> None:
    """Let the session speak at this pace (words a minute) and loudness (0 to 1), where given."""
    from voice_coach.coach.record import wall_clock
    from voice_coach.dialogue.events import VoiceChanged

    session = running.session
    wanted = (session.rate if rate is None else rate, session.volume if volume is None else volume)
    if wanted != (session.rate, session.volume):
        running.record(VoiceChanged(at=wall_clock(), rate=wanted[0], volume=wanted[1]))


def lead(running: JournalSession, edges: Edges, settings: Settings) -> tuple[str, ...]:
    """Run the session to its end, or to where the person stops, and close its files.

    Returns what was said but could not be written down, for lack of a disk.
    """
    from voice_coach import settings as preferences
    from voice_coach.coach.runner import Runner, Stopped

    unwritten: tuple[str, ...] = ()
    with contextlib.ExitStack() as parts:
        parts.enter_context(contextlib.closing(running))
        from voice_coach.cli.assemble import name_book

        names = name_book(edges.view.note)
        copies = _second_ear(running, edges, settings, names)
        kind = keep_sound.kind_for(running, settings, edges)
        sounds = _answer_sounds(running, edges, copies, kind, settings)
        if sounds is not None:
            parts.callback(sounds.close)
        while running.notes:
            edges.view.note(running.notes.pop(0))
        try:
            Runner(
                running, edges, settings.manners, sounds=sounds, copies=copies, names=names
            ).run()
        except Stopped as stopped:
            unwritten = stopped.unwritten
        if not unwritten:
            running.forget_sound()
            keep_sound.forget_reviewed(running, settings)
    if running.session.short_introductions and not settings.short_introductions:
        preferences.remember_short_introductions()
    return unwritten


def _second_ear(
    running: JournalSession, edges: Edges, settings: Settings, names: NameBook
) -> FairCopies | None:
    """What has the answers of this session read again, where that is wanted and can be."""
    from voice_coach.coach.mouth import NoEar

    if isinstance(edges.ear, NoEar) or settings.fair_copy == "never" or not running.takes_copies:
        return None
    from voice_coach.coach.fair_copies import FairCopies, is_installed

    return FairCopies(running, edges.inbox.post, names=names) if is_installed() else None


def _answer_sounds(
    running: JournalSession,
    edges: Edges,
    copies: FairCopies | None,
    kind: Kind | None,
    settings: Settings,
) -> AnswerSounds | None:
    """Who hands on the sound of answers: to the second ear, and to a recorder for this ``kind`` of
    file; None where nobody wants it. Where nothing more is recorded, what was is still rid of what
    is taken back."""
    was_recorded = bool(running.session.recordings)
    if copies is None and kind is None and not was_recorded:
        return None
    from voice_coach.coach.answer_sound import AnswerSounds, SoundUser

    users: list[SoundUser] = [copies] if copies is not None else []
    if kind is not None or was_recorded:
        from voice_coach.coach.recorder import Recorder

        recorded_as = kind or settings.recorded_as
        users.append(Recorder(running, edges.inbox.post, recorded_as, takes_new=kind is not None))
    return AnswerSounds(running, users, keep=kind is not None)


def tell_where(led: Sequence[Led], journal_dir: Path | None) -> None:
    """Say where each session is kept, what of it is not, and how to go on with it."""
    if not led:
        click.echo("Nothing was begun, and nothing was changed.")
    for session in led:
        _tell_where(session.running, journal_dir, session.unwritten)
    if led and not any(session.unwritten for session in led):
        learn_names(journal_dir)


def _tell_where(
    running: JournalSession, journal_dir: Path | None, unwritten: tuple[str, ...]
) -> None:
    for note in (*running.notes, *filter(None, [running.trouble])):
        click.echo(safe_text(as_called(note)), err=True)
    if unwritten:
        click.echo("This could not be written down before you stopped:", err=True)
        for text in unwritten:
            click.echo(f"  {safe_text(text)}", err=True)
    if running.left_nothing:
        click.echo("Nothing was said, and so nothing is kept.")
        return
    if running.lost:
        click.echo(safe_text(as_called(running.lost)), err=True)
        return
    kept = safe_text(str(running.kept_in))
    if unwritten:
        click.echo(f"All you said before that is kept in {kept}")
    elif not running.session.finished_at:
        click.echo(f"All you said is kept in {kept}")
    elif running.kept_in == running.path:
        click.echo(f"Your journal: {kept}")
        tell_calendar(running.path)
    else:
        click.echo(f"All you said is kept in {kept}")
        click.echo("Your journal page is brought up to it by the next command that may write it.")
    if not running.session.finished_at:
        click.echo(f"To go on where you stopped: {again('resume', journal_dir)}")
    elif running.session.part == "sitting" and running.session.program.steps_of("follow-up"):
        click.echo(f"When you have acted on your plan: {again('follow-up', journal_dir)}")
