"""Builds the parts of a session from options and settings. No rules of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from voice_coach import settings as preferences
from voice_coach.coach.edges import Edges
from voice_coach.dialogue import events as e
from voice_coach.dialogue.director import first_sentence, fixed_sentences
from voice_coach.errors import ModelError, ProgramError, SoundError
from voice_coach.messages import Interrupted
from voice_coach.program.values import Program
from voice_coach.settings import Settings

if TYPE_CHECKING:
    from voice_coach.audio.ports import Clock, Ear, Inbox, Recogniser
    from voice_coach.audio.voice import PyttsxVoice
    from voice_coach.journal.journal import Entry, Journal
    from voice_coach.journal.writing import JournalSession

_FIRST_WORD_SECONDS = 2.0
"""Before the ear, the coach has so long for its first word."""


def settings_with(
    *,
    rate: int | None = None,
    volume: float | None = None,
    voice: str | None = None,
    answer_pause: float | None = None,
    introductions: str | None = None,
    **_devices: Any,
) -> Settings:
    """The person's settings, with what was given as options this time."""
    chosen = preferences.load()
    if introductions is not None:
        chosen = replace(chosen, short_introductions=introductions == "short")
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


def started(
    exercise: Program,
    settings: Settings,
    *,
    style: e.Style,
    minutes: float,
    first_run: bool,
    carried_event: str = "",
) -> e.Started:
    """The first event of a new sitting; its event may be known already (``carried_event``)."""
    from voice_coach.coach.record import wall_clock
    from voice_coach.journal.names import session_id

    at = wall_clock()
    carried = {"event": carried_event, "carried_event": carried_event} if carried_event else {}
    return e.Started(
        at=at,
        session=session_id(at),
        program=exercise.id,
        program_version=exercise.version,
        style=style,
        minutes=minutes,
        facts={"first-run": "yes" if first_run else "no", **_introductions(settings), **carried},
    )


def started_follow_up(
    diary: Journal, subject: Entry, settings: Settings, *, style: e.Style
) -> e.Started:
    """The first event of a follow-up: what stands in the journal now, as facts."""
    from voice_coach.agenda.follow_up import facts_for
    from voice_coach.coach.record import wall_clock
    from voice_coach.journal.names import session_id

    at = wall_clock()
    exercise = diary.program_of(subject)
    return e.Started(
        at=at,
        session=session_id(at),
        program=exercise.id,
        program_version=exercise.version,
        part="follow-up",
        style=style,
        subject=subject.id,
        facts={**facts_for(subject), **_introductions(settings)},
    )


def recover(entry: JournalSession, settings: Settings, model: Path | None) -> None:
    """Write down what was said but not yet transcribed when the session died, if anything."""
    if not entry.spooled(after=0.0):
        return
    from voice_coach import models
    from voice_coach.coach.recovery import recover as write_down

    try:
        path = models.find(model, allow_small=False)
        models.check(path)
        for text in write_down(entry, path, settings.manners):
            entry.notes.append(f"Written down from before the stop: {text}")
    except ModelError as error:
        kept = entry.set_sound_aside()
        entry.notes.append(
            "What you said last was not yet written down when the session stopped, and cannot be "
            f"now. {error.what} Its sound is kept in {kept}."
        )


def _introductions(settings: Settings) -> Mapping[str, str]:
    return {"introductions": "short" if settings.short_introductions else "full"}


OpenEdges = Callable[[Program], AbstractContextManager[Edges]]
"""Opens the edges for a session of this exercise, and closes them again."""


def edges_for(
    settings: Settings,
    *,
    keyboard: bool,
    model: Path | None = None,
    microphone: str | None = None,
    loudspeaker: str | None = None,
    **_voice: Any,
) -> OpenEdges:
    """How this session speaks and hears. Raises a CoachError where it cannot.

    Devices and model are looked for before anything is begun. Without a microphone or a
    loudspeaker, a person at a terminal is offered the keyboard.
    """
    if keyboard:
        return typed_edges
    from voice_coach import models
    from voice_coach.audio import devices

    try:
        with quiet_libraries():
            devices.check(devices.find(microphone, "input"), "input")
            devices.check(devices.find(loudspeaker, "output"), "output")
    except SoundError as error:
        if not sys.stdin.isatty():
            raise
        click.echo(error.what)
        if click.confirm("Go on by keyboard instead?", default=True):
            return typed_edges
        raise click.Abort from error
    path = models.find(model, allow_small=False)
    models.check(path)
    sound = Sound(path, microphone, loudspeaker)
    return partial(spoken_edges, settings=settings, sound=sound)


@dataclass(frozen=True, slots=True)
class Sound:
    """The model's folder, and the names of the devices (None: the system's choice)."""

    model: Path
    microphone: str | None
    loudspeaker: str | None


@contextlib.contextmanager
def spoken_edges(exercise: Program, *, settings: Settings, sound: Sound) -> Iterator[Edges]:
    """A session aloud: the loudspeaker is opened first, the ear while the coach speaks."""
    from voice_coach.audio.late_ear import LateEar
    from voice_coach.audio.loudspeaker import SoundDeviceLoudspeaker
    from voice_coach.audio.stream_clock import StreamClock
    from voice_coach.coach.inbox import QueueInbox
    from voice_coach.coach.mouth import SpokenMouth
    from voice_coach.console.choose_view import choose_view
    from voice_coach.console.keys import SingleKeys

    # The sound card's callback must not wait the usual 5 ms for each busy thread.
    sys.setswitchinterval(0.001)
    clock = StreamClock()
    inbox = QueueInbox(clock)
    with contextlib.ExitStack() as parts:
        parts.enter_context(quiet_libraries())
        parts.enter_context(interruptible(inbox))
        loudspeaker = SoundDeviceLoudspeaker(sound.loudspeaker, inbox, clock)
        parts.callback(loudspeaker.close)
        voice = coach_voice(settings)
        parts.callback(voice.close)
        voice.render(first_sentence(exercise))  # an engine that cannot speak is told of now
        voice.prepare(fixed_sentences(exercise), keep=True)

        def open_ear() -> Ear:
            loudspeaker.begun.wait(_FIRST_WORD_SECONDS)  # loading the ear would hold it up
            return _microphone(sound, settings, inbox, clock)

        ear = LateEar(open_ear)
        parts.callback(ear.close)
        view = choose_view(sys.stdout, steps=steps(exercise))
        parts.callback(view.close)
        keys = SingleKeys(inbox, sys.stdin)
        parts.callback(keys.close)
        keys.start()
        yield Edges(SpokenMouth(voice, loudspeaker, settings.manners), ear, inbox, view)


def coach_voice(settings: Settings) -> PyttsxVoice:
    """The coach's voice; loudness is the loudspeaker's matter."""
    from platformdirs import user_cache_path

    from voice_coach.audio.voice import PyttsxVoice

    cache = user_cache_path("voice-coach", appauthor=False) / "prompts"
    return PyttsxVoice(rate=settings.rate, voice_id=settings.voice, cache_dir=cache)


def _microphone(sound: Sound, settings: Settings, inbox: Inbox, clock: Clock) -> Ear:
    """The microphone, open at once: what is said while the model is still being loaded waits for
    it, and is heard."""
    from voice_coach.audio.ear import ListeningEar
    from voice_coach.audio.microphone import SoundDeviceMicrophone
    from voice_coach.audio.recogniser import VoskModel

    loader = ThreadPoolExecutor(1, thread_name_prefix="loading the model")
    model = loader.submit(VoskModel, sound.model)
    loader.shutdown(wait=False)

    def recogniser(rate: int, phrases: Sequence[str] | None) -> Recogniser:
        return model.result().recogniser(rate, phrases)

    return SoundDeviceMicrophone(
        sound.microphone,
        lambda rate: ListeningEar(recogniser, rate, inbox, settings.manners),
        inbox,
        clock,
    )


@contextlib.contextmanager
def typed_edges(exercise: Program) -> Iterator[Edges]:
    """A session by keyboard: typed lines in, words on the screen out."""
    from voice_coach.audio import runtime_dir
    from voice_coach.coach.inbox import QueueInbox, SystemClock
    from voice_coach.coach.mouth import NoEar, SilentMouth
    from voice_coach.console.choose_view import choose_view
    from voice_coach.console.keys import TypedLines

    runtime_dir.sweep()  # as the engine does elsewhere: a killed session may have left words
    clock = SystemClock()
    inbox = QueueInbox(clock)
    with contextlib.ExitStack() as parts:
        parts.enter_context(interruptible(inbox))
        view = choose_view(sys.stdout, steps=steps(exercise), line_input=True)
        parts.callback(view.close)
        keys = TypedLines(inbox, sys.stdin)
        parts.callback(keys.close)
        keys.start()
        yield Edges(SilentMouth(clock), NoEar(), inbox, view)


@contextlib.contextmanager
def quiet_libraries() -> Iterator[None]:
    """Keep what C libraries write about a dying device (PortAudio: "Expression ... failed") from
    the screen. Python's own standard error goes where it went."""
    sys.stderr.flush()
    screen = os.dup(2)
    python, sys.stderr = sys.stderr, os.fdopen(screen, "w", buffering=1, errors="replace")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(screen, 2)
        sys.stderr.close()
        sys.stderr = python


@contextlib.contextmanager
def interruptible(inbox: Inbox) -> Iterator[None]:
    """Ctrl-C and a request to end reach the runner as a message, between two writes and never
    inside one. A second one ends the program at once."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        for kind, handler in before.items():
            signal.signal(kind, handler)
        inbox.post(Interrupted())

    kinds = (signal.SIGINT, signal.SIGTERM)
    before = {kind: signal.getsignal(kind) for kind in kinds}
    for kind in kinds:
        signal.signal(kind, interrupt)
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)


def steps(exercise: Program) -> int:
    """The number of the exercise's steps, for "Step 1 of 7"."""
    return max((step.number or 0 for step in exercise.steps), default=0)
