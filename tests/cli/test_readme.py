"""The README is kept true: every command and option stands in it, and nothing that is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from voice_coach.cli import cli
from voice_coach.messages import Command

ROOT = Path(__file__).resolve().parents[2]
OTHER_PROGRAMS = ("systemd-run ",)
"""Lines that begin so give that program's options, not ours."""
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group: click.Group, prefix: str) -> Iterator[tuple[str, click.Command]]:
    """Every command below the group with its full name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{prefix} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix} {name}")


ALL = dict(commands(cli, "voice-coach"))


@pytest.mark.parametrize("name", ALL)
def test_every_command_stands_in_the_readme(name: str) -> None:
    """A person who reads only the README would never find the command."""
    group, _, last = name.rpartition(" ")
    row = any(f"`{group}" in line and f"{last}`" in line for line in README.splitlines())
    assert row or f"`{name}" in README


@pytest.mark.parametrize("name", ALL)
def test_every_option_stands_in_the_readme(name: str) -> None:
    """A person who reads only the README would never find the option."""
    options = [
        option
        for parameter in ALL[name].params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--")
    ]
    missing = [option for option in options if not re.search(rf"`[^`]*{option}\b", README)]
    assert not missing


def test_no_option_in_the_readme_is_made_up() -> None:
    """A person would type an option that does not exist and be refused."""
    known = {
        option
        for command in ALL.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
    } | {"--version", "--help"}
    ours = [line for line in README.splitlines() if not line.startswith(OTHER_PROGRAMS)]
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]+", "\n".join(ours)))
    assert named <= known


@pytest.mark.parametrize("command", [command.value for command in Command])
def test_every_spoken_command_stands_in_the_readme(command: str) -> None:
    """A person would not know what they can say."""
    assert command in README
