"""The command line: reads options, builds the parts, prints. One exit point for all errors.

Commands live in modules of their own and are imported only when called, so that ``--help``
answers at once.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
from types import FrameType

import click

from voice_coach import __version__
from voice_coach.called import NAME, as_called, program
from voice_coach.console import charset
from voice_coach.console.safe_text import safe_text
from voice_coach.errors import CoachError

_STOPPED = (
    "Stopped. All that was written down is kept. A session that is not finished goes on with "
    "`voice-coach resume`."
)
COMMANDS = {
    "start": ("start", "Begin a session: the whole exercise, spoken."),
    "resume": ("start", "Go on with an unfinished session where it stopped."),
    "follow-up": ("start", "Look back on a finished session: step seven."),
    "visualise": ("visualise", "Picture your outcome for some minutes, in your own words."),
    "journal": ("journal", "Your journal: list it, search it, read it, hear it."),
    "agenda": ("agenda", "See what is due, overdue and coming; mark what is done."),
    "progress": ("progress", "Look at all your sessions together."),
    "demo": ("demo", "See a whole run with nothing plugged in."),
    "words": ("words", "Names that the coach is to know: yours, and your people's."),
    "voices": ("voices", "List the voices that the coach can speak with."),
    "devices": ("devices", "List microphones and loudspeakers."),
    "models": ("models", "Speech models: which are here, and where to get one."),
}
"""Each command's module in this package, and its line in ``--help``."""


class LateGroup(click.Group):
    """A group that knows its commands' names and lines, and imports them only to run them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"voice_coach.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, cmd_name.replace("-", "_"))
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LateGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="voice-coach")
def cli() -> None:
    """A coach that leads you aloud through the Seven Step Breakthrough, listens, and writes your
    journal. Nothing leaves this machine.

    This is an exercise you do for yourself, not therapy. If you are in distress, call your local
    emergency number or a crisis line.
    """


def main() -> None:
    """Run the command line; every error that a person can cause ends here, as sentences."""
    signal.signal(signal.SIGTERM, _end)
    # Commands make values by the ten thousand, hardly any in circles, and looking for circles among
    # them cost a fifth of their time.
    gc.set_threshold(50_000, 20, 20)
    os.umask(0o077)  # what libraries write is for its owner too: caches of fonts and the like
    if sys.stdout is None or sys.stderr is None:  # closed by whoever called us
        nowhere = open(os.devnull, "w")  # noqa: SIM115 - for as long as the program runs
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    charset.write_what_can_be(sys.stdout, sys.stderr)
    charset.read_what_can_be(sys.stdin)
    try:
        try:
            status = cli(prog_name=_typed_name(), standalone_mode=False)
        finally:
            _let_sound_settle()
    except (click.exceptions.Abort, KeyboardInterrupt):  # click makes the one of the other
        click.echo(as_called(_STOPPED), err=True)
        status = 130
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except CoachError as error:
        click.echo(safe_text(as_called(str(error))), err=True)
        status = 1
    except BrokenPipeError:
        # Whoever read our output has left. Python would complain once more at exit.
        sys.stderr.close()
        status = 0
    except OSError as error:  # a full disk behind standard output, a folder that may not be read
        click.echo(
            f"The system refused: {error.strerror or error}. All that was written down is kept.",
            err=True,
        )
        status = 1
    sys.exit(status if isinstance(status, int) else 0)


def _let_sound_settle() -> None:
    """What is said below is to be seen: not while the sound system has standard error closed."""
    warming = sys.modules.get("voice_coach.coach.warm_up")  # only commands with sound load it
    if warming is not None:
        warming.settle()


def _typed_name() -> str | None:
    """For the lines on how to call it; None: click knows by itself."""
    return program() if program() != NAME else None


def _end(number: int, frame: FrameType | None) -> None:
    """The machine asks us to end: do as for Ctrl-C."""
    raise KeyboardInterrupt
