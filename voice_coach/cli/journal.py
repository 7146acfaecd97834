"""``voice-coach journal``: everything for coming back to what was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from voice_coach.cli import options, suggest

F = TypeVar("F", bound=Callable[..., Any])
STATES = ("in-progress", "finished", "reviewed")


def _as_above(ctx: click.Context, param: click.Parameter, folder: Path | None) -> Path | None:
    """The callback of ``--journal`` behind a command's name: it may as well stand before it."""
    if folder is None:
        above: Path | None = ctx.obj
        return above
    return suggest.the_journal(ctx, param, folder)


_journal = click.option(
    "--journal",
    "journal_dir",
    type=click.Path(path_type=Path),
    callback=_as_above,
    metavar="DIR",
    help="Folder of the journal. Default: voice-coach in your documents.",
)
_json = click.option("--json", "as_json", is_flag=True, help="For other programs.")
_step = click.option("--step", type=click.IntRange(1, 99), metavar="N", help="Of step N alone.")


class InOrder(click.Group):
    """A group whose commands are told in the order in which they stand here."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=InOrder, invoke_without_command=True)
@options.journal
@click.pass_context
def journal(ctx: click.Context, journal_dir: Path | None) -> None:
    """Your journal to come back to. Alone, it shows the page of your newest session.

    SESSION is a session's day as the list has it (2026-11-24), words of its event, its id, its
    file, or "yesterday".
    """
    ctx.obj = journal_dir
    if ctx.invoked_subcommand is None:
        from voice_coach.cli.journal_show import show_newest

        show_newest(journal_dir)


@journal.command("list", short_help="A line for each session; of a time, about something.")
@click.option("--since", metavar="WHEN", help='Not before: "last month", "november", 2026-11-24.')
@click.option("--until", metavar="WHEN", help="Not after.")
@click.option("--status", type=click.Choice(STATES), help="Only those that are so far.")
@click.option("--about", metavar="WORDS", help="Only those whose event has these words.")
@_json
@_journal
def list_(
    *,
    since: str | None,
    until: str | None,
    status: str | None,
    about: str | None,
    as_json: bool,
    journal_dir: Path | None,
) -> None:
    """List your sessions, the newest first: day, state, clarity before and after, event."""
    from voice_coach.cli.journal_list import list_sessions

    list_sessions(
        journal_dir,
        since=since or "",
        until=until or "",
        status=(status or "").replace("-", " "),
        about=about or "",
        as_json=as_json,
    )


@journal.command(short_help="A session's page, or a step of it.")
@click.argument("session", required=False)
@_step
@_journal
def show(*, session: str | None, step: int | None, journal_dir: Path | None) -> None:
    """Show a session's page; without SESSION, the newest."""
    from voice_coach.cli.journal_show import show_session

    show_session(journal_dir, session, step)


@journal.command(short_help="Where you said something.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@_step
@click.option("--all", "show_all", is_flag=True, help="All that is found, not the best alone.")
@_json
@_journal
def search(
    *,
    words: tuple[str, ...],
    step: int | None,
    show_all: bool,
    as_json: bool,
    journal_dir: Path | None,
) -> None:
    """Find words in what you said and in the questions, in any of their forms; the best first.

    Words in quotes are found as they stand together: search "my sister".
    """
    from voice_coach.cli.journal_search import search_words

    search_words(journal_dir, words, step=step, as_json=as_json, show_all=show_all)


@journal.command(short_help="Have it read to you: ask for what you want to hear.")
@click.argument("session", required=False)
@options.keyboard
@_journal
@options.sound
def read(*, session: str | None, keyboard: bool, journal_dir: Path | None, **sound: Any) -> None:
    """Have it read to you, hands free: ask for what you want to hear.

    "Read me my plan", "read step three", "what did I say about my sister", "the session about my
    job", "the next one", "again", "stop".
    """
    from voice_coach.cli.journal_read import read_to

    read_to(journal_dir, session, keyboard=keyboard, **sound)


@journal.command(short_help="This day in earlier months and years, and what stands open.")
@_journal
def today(*, journal_dir: Path | None) -> None:
    """See what happened on this day in earlier months and years, and what stands open."""
    from voice_coach.cli.journal_today import show_today

    show_today(journal_dir)


@journal.command(short_help="A page to look at, in a browser: of all sessions, or of one.")
@click.argument("session", required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to, instead of the journal's folder.",
)
@click.option("--open", "open_it", is_flag=True, help="Open it in your browser.")
@_journal
def page(*, session: str | None, out: Path | None, open_it: bool, journal_dir: Path | None) -> None:
    """Write your journal as one HTML file to look at and search; with SESSION, that one alone.

    It asks for nothing from anywhere, and is for your eyes alone: whoever has the file can read it.
    Recordings are played from the journal's folder; with --out, from copies in a folder beside it.
    """
    from voice_coach.cli.journal_page import write_page

    write_page(journal_dir, session, out, open_it=open_it)


@journal.command(short_help="A session, or all, for other programs: Markdown, PDF, JSON ...")
@click.argument("session", required=False)
@click.option("--all", "everything", is_flag=True, help="All of your sessions.")
@click.option(
    "--to",
    "form",
    type=click.Choice(("md", "html", "pdf", "json", "dayone", "vjournal")),
    required=True,
    help="The form.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to; - for standard output.",
)
@_journal
def export(
    *, session: str | None, everything: bool, form: str, out: Path | None, journal_dir: Path | None
) -> None:
    """Export a session, or --all of them, to a file in this folder that you alone can read.

    md: Markdown, all as one book. html: the page to look at. pdf: a book, printed by your browser.
    json: for programs. dayone: to be imported by Day One. vjournal: iCalendar.
    """
    from voice_coach.cli.journal_export import export as export_to

    export_to(journal_dir, session, form, out, everything=everything)


@journal.command(short_help="Your recordings heard again, with another ear.")
@click.argument("session", required=False)
@click.option("--all", "everything", is_flag=True, help="All sessions of which sound is kept.")
@click.option("--ear", metavar="NAME", help="The ear: moonshine, where that is installed.")
@click.option(
    "--model",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A Vosk model as the ear instead.",
)
@click.option("--yes", "sure", is_flag=True, help="Take all that differs, unasked.")
@click.option("--dry-run", is_flag=True, help="Show what differs, and change nothing.")
@_journal
def retranscribe(
    *,
    session: str | None,
    everything: bool,
    ear: str | None,
    model: Path | None,
    sure: bool,
    dry_run: bool,
    journal_dir: Path | None,
) -> None:
    """Hear the recordings of SESSION, or --all, again with another ear, and take of it what you
    like.

    What differs is shown word by word, what goes in [-these-] and what comes in {+these+}; you
    take all, some or none. What you corrected yourself is never touched. It can be stopped
    (Ctrl-C), and goes on when it is called again.
    """
    from voice_coach.cli.journal_retranscribe import ear_of
    from voice_coach.cli.journal_retranscribe import retranscribe as hear_again

    if everything == (session is not None):
        raise click.UsageError("Name a session, or say --all.")
    if ear is not None and model is not None:
        raise click.UsageError("Give --ear or --model, not both.")
    hear_again(journal_dir, session, ear_of(ear, model), sure=sure, dry_run=dry_run)


@journal.command("open", short_help="A page in your editor, or the folder.")
@click.argument("session", required=False)
@_journal
def open_(*, session: str | None, journal_dir: Path | None) -> None:
    """Open a session's page in your editor; without SESSION, the folder in your file manager.

    The editor is $VISUAL or $EDITOR, or what your system opens such files with.
    """
    from voice_coach.cli.journal_open import open_folder, open_page

    if session is None:
        open_folder(journal_dir)
    else:
        open_page(journal_dir, session)


@journal.command(short_help="Where a page is, or the folder.")
@click.argument("session", required=False)
@_journal
def path(*, session: str | None, journal_dir: Path | None) -> None:
    """Print where a session's page is; without SESSION, the journal's folder."""
    from voice_coach.cli.journal_open import tell_path

    tell_path(journal_dir, session)


@journal.command(short_help="Take a session away for good.")
@click.argument("session")
@click.option("--yes", "sure", is_flag=True, help="Do not ask.")
@_journal
def delete(*, session: str, sure: bool, journal_dir: Path | None) -> None:
    """Delete a session for good, after one question: page, calendar, log and sound."""
    from voice_coach.cli.journal_delete import delete_session

    delete_session(journal_dir, session, sure=sure)


@journal.command("forget-audio", short_help="Take the recordings of your voice away for good.")
@click.argument("session", required=False)
@click.option("--yes", "sure", is_flag=True, help="Do not ask.")
@_journal
def forget_audio(*, session: str | None, sure: bool, journal_dir: Path | None) -> None:
    """Remove the recordings of a session for good, after one question; without SESSION, all.

    What is written stays: the page, and the log of all that was said.
    """
    from voice_coach.cli.journal_forget_audio import forget_audio as forget

    forget(journal_dir, session, sure=sure)
