"""``voice-coach devices``: microphones and loudspeakers by name and number."""

from __future__ import annotations

import click


@click.command()
def devices() -> None:
    """List microphones and loudspeakers. Give one to --microphone or --loudspeaker."""
    from voice_coach.audio.devices import Kind
    from voice_coach.audio.devices import devices as find_all

    kinds: tuple[tuple[Kind, str], ...] = (("input", "Microphones"), ("output", "Loudspeakers"))
    for kind, title in kinds:
        there = find_all(kind)
        click.echo(f"{title}:")
        for device in there:
            click.echo(f"  {device.index:>3}  {device.name}  ({device.rate} Hz)")
        if not there:
            click.echo("  none")
