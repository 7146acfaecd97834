"""``start``, ``resume`` and ``follow-up``: the commands that lead a session."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voice_coach.cli import options
from voice_coach.cli.look import keep_calendars, look_over
from voice_coach.cli.up_to_date import bring_up_to_date
from voice_coach.coach.warm_up import warm_up
from voice_coach.errors import JournalError

if TYPE_CHECKING:
    from voice_coach.cli.first_look import FirstLook
    from voice_coach.cli.lead import Led, Sitting
    from voice_coach.cli.which_session import Candidates
    from voice_coach.coach.edges import Edges
    from voice_coach.journal.journal import Journal
    from voice_coach.program.values import Style


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
    style: Style | None,
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
    from voice_coach.cli.first_look import first_look

    settings = assemble.settings_with(introductions=introductions, **sound)
    program = assemble.program(program_path)
    open_edges = assemble.edges_for(settings, keyboard=keyboard, **sound)
    # Devices take their time to open; the rest is loaded, and the journal looked at, meanwhile.
    with ThreadPoolExecutor(1) as meanwhile:
        looked = meanwhile.submit(first_look, journal_dir, program, datetime.now())
        with open_edges(program) as edges:
            look = looked.result()
            from voice_coach.cli.lead import Sitting, tell_where

            led = begin(
                look,
                edges,
                Sitting(program, settings, style or settings.style, minutes),
                sound["model"],
            )
    with contextlib.suppress(JournalError):  # now, for the first word does not wait for calendars
        keep_calendars(look.journal, datetime.now().astimezone())
    tell_where(led, journal_dir)


@click.command()
@click.argument("session", required=False)
@options.journal
@options.keyboard
@options.sound
def resume(*, session: str | None, journal_dir: Path | None, keyboard: bool, **sound: Any) -> None:
    """Go on with an unfinished session, at the question where it stopped.

    SESSION is its id, its journal file, or words of its event; without it, the newest unfinished
    one is taken, and named; one with answers before one without.
    """
    if not keyboard:
        warm_up()
    from voice_coach.cli import assemble
    from voice_coach.cli.lead import Led, Sitting, lead_on, take_up, tell_where, tune
    from voice_coach.cli.left_off import tell_which
    from voice_coach.coach.runner import Stopped

    settings = assemble.settings_with(**sound)
    journal = assemble.journal(journal_dir)
    bring_up_to_date(journal, clear_up=False)  # it may be gone on with
    keep_calendars(journal, datetime.now().astimezone())
    open_edges = assemble.edges_for(settings, keyboard=keyboard, **sound)
    if session is not None:
        from voice_coach.agenda.named import unfinished_named

        plans = look_over(journal, datetime.now().astimezone())
        session = unfinished_named(plans, journal.unfinished_subjects(), session)
    with contextlib.closing(take_up(journal, session, settings, sound["model"])) as running:
        # What was asked for aloud last time holds, unless it is said otherwise now.
        tune(running, rate=sound["rate"], volume=sound["volume"])
        with open_edges(running.session.program) as edges:
            now = assemble.program_now(running.session.program)
            sitting = Sitting(now, settings, settings.style)
            led = [Led(running)]
            with contextlib.suppress(Stopped):
                if session is None:
                    tell_which(running.session, edges, settings)
                led = lead_on(running, journal, edges, sitting)
    tell_where(led, journal_dir)


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
    style: Style | None,
    introductions: str | None,
    **sound: Any,
) -> None:
    """Look back on a finished session: what you did, how it went, and what comes next.

    SESSION is its id, its journal file, or words of its event. Without it, the one whose follow-up
    is due is taken; where there are several, you are asked which.
    """
    if not keyboard:
        warm_up()
    from voice_coach.cli import assemble, which_session
    from voice_coach.cli.lead import Sitting, tell_where
    from voice_coach.coach.runner import Stopped

    settings = assemble.settings_with(introductions=introductions, **sound)
    journal = assemble.journal(journal_dir)
    bring_up_to_date(journal)
    candidates = which_session.find(journal, session, datetime.now())
    open_edges = assemble.edges_for(settings, keyboard=keyboard, **sound)
    program = journal.program_of(journal.read(Path(candidates.plans[0].page)))
    sitting = Sitting(assemble.program_now(program), settings, style or settings.style)
    led: list[Led] = []
    with open_edges(program) as edges, contextlib.suppress(Stopped):
        led = look_back(journal, candidates, edges, sitting, sound["model"])
    tell_where(led, journal_dir)


def begin(look: FirstLook, edges: Edges, sitting: Sitting, model: Path | None) -> list[Led]:
    """Hold a session; but offer first to go on with the one that was left, and to look back, where
    it is time to."""
    from voice_coach.cli import keep_sound
    from voice_coach.cli.lead import lead_on
    from voice_coach.coach.runner import Stopped

    for note in (*look.notes, *filter(None, [look.memory])):
        edges.view.note(note)
    with contextlib.suppress(Stopped):
        waiting = look.waiting
        if (left := look.left_off) is not None:
            from voice_coach.cli import left_off

            wish = left_off.offer(left, edges, sitting.settings)
            if wish == "left":
                return []
            if wish == "go-on":
                return left_off.go_on(left, look.journal, edges, sitting, model)
            if wish == "close":
                left_off.close(left, look.journal, edges, sitting.settings, model)
            waiting = tuple(plan for plan in waiting if plan.session != left.subject)
        if waiting:
            from voice_coach.cli import which_session

            answer = which_session.offer(waiting, edges, sitting.settings)
            if answer == "yes":
                candidates = which_session.find(look.journal, None, datetime.now())
                return look_back(look.journal, candidates, edges, sitting, model)
            if answer == "left":
                return []
        if not look.is_empty:  # a first session has enough to tell
            sitting = replace(sitting, settings=keep_sound.ask_once(edges, sitting.settings))
        running = sitting.begin(look.journal, first_run=look.first_run)
        return lead_on(running, look.journal, edges, sitting)
    return []


def look_back(
    journal: Journal, candidates: Candidates, edges: Edges, sitting: Sitting, model: Path | None
) -> list[Led]:
    """Hold the follow-up of the session that is meant, or go on with it, and begin again after
    it, if wanted."""
    from voice_coach.cli import which_session
    from voice_coach.cli.lead import lead_on, take_up, tune
    from voice_coach.cli.own_voice import is_wanted
    from voice_coach.coach import beginning
    from voice_coach.library.own_voice import own_voice_of

    settings = sitting.settings
    plan = which_session.which_one(journal, candidates, edges, settings)
    if plan is None:
        return []
    subject = journal.read(Path(plan.page))
    if is_wanted(own_voice_of(journal, subject.id), edges, settings):
        settings = replace(settings, own_voice="yes")
        sitting = replace(sitting, settings=settings)
    if journal.has_unfinished_follow_up(subject):
        running = take_up(journal, subject.id, settings, model)
    else:
        started = beginning.started_follow_up(journal, subject, settings, style=sitting.style)
        running = journal.begin_follow_up(subject, started)
        tune(running, rate=settings.rate, volume=settings.volume)
    return lead_on(running, journal, edges, sitting)
