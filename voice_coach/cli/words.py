"""``voice-coach words``: the names that the coach is to know."""

from __future__ import annotations

from pathlib import Path

import click

from voice_coach.called import as_called
from voice_coach.cli import options
from voice_coach.console.safe_text import safe_text


@click.group()
def words() -> None:
    """Names that the coach is to know: yours, and your people's.

    Where a word was not heard surely and sounds like one of them, your journal has the name. They
    stand in words.txt beside your settings, one a line, for you to edit too.
    """


@words.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def add(names: tuple[str, ...]) -> None:
    """Let the coach know these; a name of several words in quotes."""
    from voice_coach import own_words

    new = own_words.add(names)
    known = [name for name in dict.fromkeys(map(own_words.checked, names)) if name not in new]
    if new:
        click.echo(safe_text(f"Added: {', '.join(new)}"))
    if known:
        click.echo(safe_text(f"Known already: {', '.join(known)}"))


@words.command("list")
@options.journal
def list_(journal_dir: Path | None) -> None:
    """List the names that the coach knows; those that you wrote in your journal in the place of a
    misheard word are learnt first."""
    from voice_coach import own_words
    from voice_coach.cli.learn import learn_names

    learn_names(journal_dir)

    for word in (known := own_words.load()):
        click.echo(safe_text(word))
    if not known:
        click.echo(as_called("None yet. Add some with: voice-coach words add NAME"))


@words.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def remove(names: tuple[str, ...]) -> None:
    """Forget these; they are not learnt again by themselves."""
    from voice_coach import own_words

    gone = own_words.remove(names)
    folded = {word.casefold() for word in gone}
    unknown = [name for name in names if " ".join(name.split()).casefold() not in folded]
    if gone:
        click.echo(safe_text(f"Removed: {', '.join(gone)}"))
    if unknown:
        click.echo(safe_text(f"Not among them: {', '.join(unknown)}"))
