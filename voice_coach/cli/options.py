"""Options that several commands share, each written once."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from voice_coach.called import as_called
from voice_coach.cli import suggest

F = TypeVar("F", bound=Callable[..., Any])
LEAST_MINUTES, MOST_MINUTES = 1, 20


class Range(click.FloatRange):
    """A number within bounds; "nan" compares with none and would slip through."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


journal = click.option(
    "--journal",
    "journal_dir",
    type=click.Path(path_type=Path),
    envvar="VOICE_COACH_JOURNAL",
    callback=suggest.the_journal,
    metavar="DIR",
    help="Folder of the journal. Default: voice-coach in your documents (demo: voice-coach-demo).",
)
keyboard = click.option(
    "--keyboard",
    is_flag=True,
    callback=suggest.the_keyboard,
    help="Type instead of speaking: no microphone, no voice.",
)
style = click.option(
    "--style",
    type=click.Choice(["guided", "open"]),
    help="Be asked one thing at a time, or hear a step's questions together and talk freely. "
    "Default: guided, or what you chose to keep.",
)
minutes = click.option(
    "--minutes",
    type=Range(LEAST_MINUTES, MOST_MINUTES),
    default=1.0,
    show_default=True,
    help="Length of the opening meditation, 1 to 20.",
)
program = click.option(
    "--program",
    "program_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Another exercise than the built-in one: a program file (TOML).",
)
introductions = click.option(
    "--introductions",
    type=click.Choice(["full", "short"]),
    help="Hear the teaching of each step, or leave it out.",
)

_SOUND = (
    click.option(
        "--model",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Speech model to hear with. Default: the best one found.",
    ),
    click.option(
        "--voice",
        metavar="ID",
        help=as_called("Voice to speak with; see voice-coach voices. Default: the best."),
    ),
    click.option(
        "--rate", type=click.IntRange(80, 320), help="Words a minute. Default: 150.", metavar="WPM"
    ),
    click.option(
        "--volume",
        type=Range(0.0, 1.0),
        help="Loudness of the coach, 0 to 1. Default: 0.9.",
        metavar="SHARE",
    ),
    click.option(
        "--microphone", metavar="NAME", help=as_called("Microphone; see voice-coach devices.")
    ),
    click.option(
        "--loudspeaker", metavar="NAME", help=as_called("Loudspeaker; see voice-coach devices.")
    ),
    click.option(
        "--push-to-talk",
        is_flag=True,
        help="Be heard only from one press of the key t to the next, for instance beside a screen "
        "reader.",
    ),
    click.option(
        "--barge-in/--no-barge-in",
        "barge_in",
        default=None,
        help="Be heard while the coach speaks, too (so it is, where its own voice can be told from "
        "yours); or only when it has finished.",
    ),
    click.option(
        "--answer-pause",
        type=Range(2.0, 600.0),
        metavar="SECONDS",
        help="End open answers after a silence of this length. Default: only when you say next.",
    ),
)


def sound(command: F) -> F:
    """All options about voice, microphone, loudspeaker and model."""
    for option in reversed(_SOUND):
        command = option(command)
    return command
