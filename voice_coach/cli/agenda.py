"""``voice-coach agenda``: what is overdue, due and coming, over all sessions; and marking it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voice_coach.called import as_called
from voice_coach.cli import options
from voice_coach.cli.look import look_over, tell
from voice_coach.cli.up_to_date import bring_up_to_date, tell_of_pages_behind
from voice_coach.console.safe_text import safe_text
from voice_coach.errors import CoachError, JournalError

if TYPE_CHECKING:
    from voice_coach.agenda.due import Due
    from voice_coach.agenda.marking import Change
    from voice_coach.agenda.plans import Plans
    from voice_coach.journal.journal import Journal


_MOST_TOLD = 5
"""Unfinished sessions of which it is said how each can be closed."""
_CALLS = {"done": "agenda --done", "moved": "agenda --move", "dropped": "agenda --drop"}


@click.command()
@options.journal
@click.option("--speak", is_flag=True, help="Hear it, and say what is done, moved or dropped.")
@options.keyboard
@click.option("--all", "show_all", is_flag=True, help="All of it, what nobody tended too.")
@click.option("--line", is_flag=True, help="One short line for a shell's prompt, if any is due.")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
@click.option("--notify", is_flag=True, help="Remind on the desktop, if anything is due.")
@click.option("--ics", metavar="FILE", help="Write one calendar of all; - for standard output.")
@click.option("--done", metavar="SESSION", help="Mark its open action as done.")
@click.option(
    "--move",
    nargs=2,
    metavar="SESSION WHEN",
    help='Give it a new time, for instance "2026-11-28 18:00".',
)
@click.option("--drop", metavar="SESSION", help="Let go of it.")
@click.option("--action", metavar="NAME", help='Which action, where several are: "next step".')
@options.sound
def agenda(
    *,
    journal_dir: Path | None,
    speak: bool,
    keyboard: bool,
    show_all: bool,
    line: bool,
    as_json: bool,
    notify: bool,
    ics: str | None,
    done: str | None,
    move: tuple[str, str] | None,
    drop: str | None,
    action: str | None,
    **sound: Any,
) -> None:
    """See what is overdue, due today and coming, over all your sessions.

    SESSION is a session's id, its journal file, or words of its event.
    """
    marking = [given for given in (done, move, drop) if given is not None]
    ways = (speak or keyboard, line, as_json, notify, ics is not None, bool(marking))
    if sum(ways) > 1 or len(marking) > 1:
        raise click.UsageError("Please ask for one thing at a time.")
    if action is not None and not marking:
        raise click.UsageError("--action goes with --done, --move or --drop.")
    if line:
        prompt_line(journal_dir)
        return
    from voice_coach.agenda.due import agenda as all_due
    from voice_coach.journal.journal import Journal, default_folder

    now = datetime.now().astimezone()
    journal = Journal(journal_dir or default_folder())
    (tell_of_pages_behind if notify else bring_up_to_date)(journal)
    plans = look_over(journal, now)
    if done is not None:
        mark(journal, plans, done, "done", action=action, now=now)
    elif drop is not None:
        mark(journal, plans, drop, "dropped", action=action, now=now)
    elif move is not None:
        mark(journal, plans, move[0], "moved", action=action, now=now, to=move[1])
    elif ics is not None:
        write_calendar(plans, ics, now)
    elif notify:
        remind(all_due(plans.open, now), now)
    elif as_json:
        print_json(all_due(plans.open, now), now)
    elif speak or keyboard:
        from voice_coach.cli.agenda_talk import talk_over

        talk_over(journal, plans.open, all_due(plans.open, now), now, keyboard=keyboard, **sound)
    else:
        show(plans, all_due(plans.open, now), now, show_all=show_all)


def prompt_line(journal_dir: Path | None) -> None:
    """The first thing due; nothing where nothing is, and not a word about trouble: a prompt is
    no place for it."""
    from voice_coach.agenda.due import agenda as all_due
    from voice_coach.agenda.plans import plans_in
    from voice_coach.agenda.wording import in_prompt
    from voice_coach.journal.journal import Journal, default_folder

    now = datetime.now()
    try:
        plans = plans_in(Journal(journal_dir or default_folder()))
    except CoachError:
        return
    if text := in_prompt(all_due(plans.open, now), now.date()):
        click.echo(safe_text(text))


def show(plans: Plans, dues: Sequence[Due], now: datetime, *, show_all: bool) -> None:
    """The agenda on the screen, or why it is empty."""
    from voice_coach.cli.agenda_shown import show_dues
    from voice_coach.journal.going_on import can_resume, not_finished

    if not plans.rows:
        for text in nothing_there(plans):
            click.echo(safe_text(text))
        return
    if not plans.finished_rows:
        click.echo("No session is finished yet, so there is no plan.")
        pages = [(row.path, row.kept.id, row.kept.status) for row in plans.rows]
        if any(can_resume(plans.folder, session, status) for _, session, status in pages):
            click.echo(as_called("Go on with voice-coach resume."))
            return
        for page in pages[:_MOST_TOLD]:
            click.echo(safe_text(as_called(str(not_finished(*page)))))
        return
    if not dues:
        click.echo("Nothing is due, and nothing is planned.")
    show_dues(plans, dues, now.date(), show_all=show_all)


def nothing_there(plans: Plans) -> tuple[str, ...]:
    """Why there is nothing to show: no session, or none that can be read."""
    if plans.unread:
        return (f"No session in {plans.folder} can be read; what hinders it is said beside this.",)
    return (
        f"There is no session in {plans.folder} yet.",
        as_called("Begin one with voice-coach start."),
    )


def write_calendar(plans: Plans, where: str, now: datetime) -> None:
    """All sessions as one calendar, to subscribe to. Raises JournalError, and leaves the file,
    where the journal is not to be found: a subscriber would lose all appointments unseen."""
    from voice_coach import files
    from voice_coach.agenda.calendar import PRODUCT
    from voice_coach.agenda.calendar_files import as_one, calendars_beside, calendars_of, vanished

    path = None if where == "-" else Path(where).expanduser()
    before = b""
    if path is not None:
        files.check_target(path, PRODUCT.encode(), "calendar of this program's")
        before = files.read_bytes(path) if files.is_file(path) else b""
    if not plans.rows and not plans.unread:
        raise no_calendar(plans.folder, path if before else None)
    as_before = calendars_beside(plans.unread)
    for page in as_before:
        tell([f"What {page.name} planned stays on the calendar as it was."])
    finished = map(plans.at, plans.finished_rows)  # one by one: of thousands, memory is short
    data = as_one(chain(as_before.values(), calendars_of(finished, now)))
    if path is None:
        click.echo(data, nl=False)
        return
    gone, there = vanished(before, data)
    if gone and gone == there:
        raise no_calendar(plans.folder, path)
    if gone:
        tell([f"{gone:,} of {there:,} appointments were taken off the calendar, for the journal "
              f"files that planned them are no longer in {plans.folder}. If you did not remove "
              "them, please put them back, and write the calendar again."])  # fmt: skip
    if before != data:
        files.write_atomically(path, data)
    click.echo(f"Your calendar: {safe_text(str(path))}")


def no_calendar(folder: Path, there: Path | None) -> JournalError:
    """Why none is written. ``there``: the calendar that is left as it is."""
    if there is None:
        what = f"There is no session in {folder}" if folder.exists() else f"{folder} is not there"
        safe = ""
    else:
        what = f"None of the sessions whose plans are in {there} is in {folder} now"
        safe = f"{there} was left as it is."
    todo = (
        "Please see whether the drive of the journal is there, or name its folder with --journal."
    )
    if there is not None:
        todo += f" If all of these plans are to go, remove {there} first."
    return JournalError(f"{what}, so no calendar was written.", safe=safe, todo=todo)


def remind(dues: Sequence[Due], now: datetime) -> None:
    """On the desktop; where there is none, as lines. Raises CoachError then."""
    from voice_coach.agenda.notify import show_on_desktop
    from voice_coach.agenda.wording import in_note

    title, text = in_note(dues, now.date())
    if not text or show_on_desktop(title, as_called(text)):
        return
    for part in text.splitlines():
        click.echo(safe_text(as_called(part)))
    raise CoachError(
        "The desktop could not be reached for a reminder.",
        safe="What is due stands above.",
        todo="Please run it within a desktop session; on macOS from an app that may notify.",
    )


def print_json(dues: Iterable[Due], now: datetime) -> None:
    """One object: the moment, and all that is open."""
    from voice_coach.agenda.wording import as_data

    data = {"now": now.isoformat(timespec="seconds"), "due": [as_data(due) for due in dues]}
    click.echo(json.dumps(data, indent=2))


def mark(
    journal: Journal,
    plans: Plans,
    session: str,
    change: Change,
    *,
    action: str | None,
    now: datetime,
    to: str = "",
) -> None:
    """Mark one action by command. Raises CoachError, and then nothing was marked."""
    from voice_coach.agenda import marking
    from voice_coach.agenda.named import sessions_named
    from voice_coach.cli import assemble, which_session
    from voice_coach.cli.tell_calendar import tell_calendar_of
    from voice_coach.dialogue.prose import shortened

    plan = which_session.one_at_the_terminal(
        sessions_named(plans, session), session, assemble.settings_with(), _CALLS[change]
    )
    if plan is None:
        click.echo("Nothing was changed.")
        return
    target = marking.target_in(plan, change, action)
    when = marking.new_time(to, now, target) if change == "moved" else ""
    fresh = marking.mark(journal, plan, target, change, now=now, to=when)
    words = f"moved to {when}" if when else change
    click.echo(safe_text(f"Marked as {words}: {shortened(target.text, 200)}"))
    tell_calendar_of(fresh)
