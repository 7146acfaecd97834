"""Builds the parts of a session from options and settings. No rules of its own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voice_coach import called
from voice_coach import settings as preferences
from voice_coach.called import as_called
from voice_coach.errors import CoachError, ModelError, NoModel, ProgramError, SoundError
from voice_coach.program.values import Program
from voice_coach.settings import Settings

if TYPE_CHECKING:
    from voice_coach.coach.name_book import NameBook
    from voice_coach.coach.opening import OpenEdges
    from voice_coach.journal.journal import Journal
    from voice_coach.journal.writing import JournalSession


def settings_with(
    *,
    rate: int | None = None,
    volume: float | None = None,
    voice: str | None = None,
    answer_pause: float | None = None,
    introductions: str | None = None,
    barge_in: bool | None = None,
    **_devices: Any,
) -> Settings:
    """The person's settings, with what was given as options this time."""
    chosen = preferences.load()
    if introductions is not None:
        chosen = replace(chosen, short_introductions=introductions == "short")
    if barge_in is not None:
        chosen = replace(chosen, barge_in=barge_in)
    if answer_pause is not None:
        manners = replace(chosen.manners, open_answer_pause_seconds=answer_pause)
        chosen = replace(chosen, manners=manners)
    return replace(
        chosen,
        rate=chosen.rate if rate is None else rate,
        volume=chosen.volume if volume is None else volume,
        voice=chosen.voice if voice is None else voice,
    )


def program(path: Path | None) -> Program:
    """The exercise: the built-in one, or the one in this file. Raises ProgramError."""
    from voice_coach.program import toml_file

    return toml_file.default() if path is None else toml_file.load(path)


def program_now(kept: Program) -> Program:
    """The exercise that a session was about as it is today, for a new sitting; one from a file of
    the person's as it was kept."""
    from voice_coach.program import toml_file

    try:
        return toml_file.builtin(kept.id)
    except ProgramError:
        return kept


def journal(folder: Path | None) -> Journal:
    """The person's journal."""
    from voice_coach.journal.journal import Journal, default_folder

    return Journal(folder or default_folder())


def recover(running: JournalSession, settings: Settings, model: Path | None) -> None:
    """Write down what was said but not yet transcribed when the session died, if anything, and keep
    its sound where that is wanted."""
    if running.spooled(after=0.0):
        _write_down(running, settings, model)
    from voice_coach.cli.keep_sound import is_wanted

    if running.session.recordings:
        from voice_coach.coach.recovery import forget_removed

        forget_removed(running)
    if is_wanted(running, settings):
        from voice_coach.coach.recovery import keep_sound

        if note := keep_sound(running, settings.recorded_as):
            running.notes.append(note)
    for folder in running.sound_to_keep():
        shutil.rmtree(folder, ignore_errors=True)
    if running.session.recordings:
        from voice_coach.coach.recovery import cut_out

        cut_out(running, settings.recorded_as)


def _write_down(running: JournalSession, settings: Settings, model: Path | None) -> None:
    from voice_coach import models
    from voice_coach.coach.recovery import recover as write_down

    try:
        path = models.find(model, allow_small=False)
        models.check(path)
        for text in write_down(running, path, settings.manners, name_book(running.notes.append)):
            running.notes.append(f"Written down from before the stop: {text}")
    except ModelError as error:
        kept = running.set_sound_aside()
        running.notes.append(
            "What you said last was not yet written down when the session stopped, and cannot be "
            f"now. {error.what} Its sound is kept in {kept}."
        )


def name_book(tell: Callable[[str], None]) -> NameBook:
    """The person's own names; what is wrong with their file is told, and costs no session."""
    from voice_coach import own_words
    from voice_coach.coach.name_book import NameBook
    from voice_coach.dialogue.own_names import OwnNames

    def keep(name: str) -> None:
        try:
            own_words.add([name])
        except CoachError as error:
            tell(str(error))

    try:
        names = own_words.load()
    except CoachError as error:
        tell(f"{error} This session goes on without the names in it.")
        return NameBook()
    return NameBook(OwnNames(names, is_word), keep)


def is_word(word: str) -> bool:
    """Whether a word, in small letters, stands in the lexicon."""
    from voice_coach.visualise.grammar.english import is_known

    return is_known(word)


def edges_for(
    settings: Settings,
    *,
    keyboard: bool,
    model: Path | None = None,
    microphone: str | None = None,
    loudspeaker: str | None = None,
    push_to_talk: bool = False,
    **_voice: Any,
) -> OpenEdges:
    """How this session speaks and hears. Raises a CoachError where it cannot.

    Devices and model are looked for before anything is begun. Without a microphone or a
    loudspeaker, a person at a terminal is offered the keyboard; without a speech model, to fetch
    one.
    """
    from voice_coach.coach.opening import Sound, quiet_libraries, spoken_edges, typed_edges

    if keyboard:
        return typed_edges
    if push_to_talk and not sys.stdin.isatty():
        raise click.UsageError("--push-to-talk needs a terminal: its key is pressed there.")
    from voice_coach import models
    from voice_coach.audio import devices

    try:
        with quiet_libraries():
            devices.check(devices.find(microphone, "input"), "input")
            devices.check(devices.find(loudspeaker, "output"), "output")
    except SoundError as error:
        if not sys.stdin.isatty():
            raise
        click.echo(as_called(error.what))
        if _rather_type():
            return typed_edges
        raise click.Abort from error
    try:
        path = models.find(model, allow_small=False)
    except NoModel as error:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise
        click.echo(error.what)
        fetched = _fetch_model()
        if fetched is None:
            if _rather_type():
                return typed_edges
            raise click.Abort from error
        path = fetched
    models.check(path)
    sound = Sound(path, microphone, loudspeaker, push_to_talk)
    return partial(spoken_edges, settings=settings, sound=sound)


def _rather_type() -> bool:
    """Whether the person at the terminal wants to go on by keyboard; remembered for the sentences
    that say how to go on."""
    wanted = click.confirm("Go on by keyboard instead?", default=True)
    called.by_keyboard(wanted)
    return wanted


def _fetch_model() -> Path | None:
    """The model for most machines, fetched if the person at the terminal wants that; the session
    goes on with it. Nothing else ever uses the network. Raises DownloadError."""
    from voice_coach.cli.models import get
    from voice_coach.models import catalogue, places

    entry = catalogue.named("small")
    size = f"{entry.bytes / 1e6:.0f} MB" if entry.bytes else "some 40 MB"
    if not click.confirm(f"Fetch one now ({size}, once), and go on?", default=True):
        return None
    return get(entry, places.install_folder()).path
