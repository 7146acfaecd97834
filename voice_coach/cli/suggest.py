"""What the next call is to name again, as it was given to this one: the callbacks of options."""

from __future__ import annotations

from pathlib import Path

import click

from voice_coach import called


def the_journal(ctx: click.Context, param: click.Parameter, folder: Path | None) -> Path | None:
    """The option's callback. One that stands in the environment holds for the next call too."""
    given = ctx.get_parameter_source(param.name or "")
    called.on_the_journal(folder if given is click.core.ParameterSource.COMMANDLINE else None)
    return folder


def the_keyboard(ctx: click.Context, param: click.Parameter, keyboard: bool) -> bool:
    """The option's callback."""
    called.by_keyboard(keyboard)
    return keyboard
