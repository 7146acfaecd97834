"""``voice-coach voices``: what the coach can speak with."""

from __future__ import annotations

import click


@click.command()
def voices() -> None:
    """List the voices of this computer. Give one to --voice, by its id or its name."""
    from voice_coach.audio.voice import PyttsxVoice

    voice = PyttsxVoice()
    try:
        for info in voice.voices():
            click.echo(f"{info.id:<24} {info.name:<32} {' '.join(info.languages)}".rstrip())
    finally:
        voice.close()
