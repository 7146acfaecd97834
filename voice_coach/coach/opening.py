"""Opens the edges of a talk, spoken or typed, and closes them again."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from voice_coach.coach.edges import Edges
from voice_coach.coach.warm_up import settle
from voice_coach.dialogue import phrases
from voice_coach.dialogue.commands import is_command
from voice_coach.dialogue.director import first_sentence, fixed_sentences
from voice_coach.messages import Echo, Interrupted, Talking
from voice_coach.program.values import Guide, Program
from voice_coach.settings import Settings

if TYPE_CHECKING:
    from voice_coach.audio.echo import WithoutEcho
    from voice_coach.audio.own_voice import OwnVoice
    from voice_coach.audio.played import Played
    from voice_coach.audio.ports import Clock, Ear, Inbox, Recogniser
    from voice_coach.audio.talk_key import TalkKey
    from voice_coach.audio.voice import PyttsxVoice
    from voice_coach.console.editor import LineEditor
    from voice_coach.console.keys import TypedLines
    from voice_coach.console.view import View

_FIRST_WORD_SECONDS = 2.0
"""Before the ear, the coach has so long for its first word."""


OpenEdges = Callable[[Program], AbstractContextManager[Edges]]
"""Opens the edges for a session of this exercise, and closes them again."""


@dataclass(frozen=True, slots=True)
class Sound:
    """The model's folder, and the names of the devices (None: the system's choice).
    ``push_to_talk``: the microphone counts only between two presses of a key."""

    model: Path
    microphone: str | None
    loudspeaker: str | None
    push_to_talk: bool = False


@contextlib.contextmanager
def spoken_edges(exercise: Program, *, settings: Settings, sound: Sound) -> Iterator[Edges]:
    """A session aloud: the loudspeaker is opened first, the ear while the coach speaks."""
    from voice_coach.audio.late_ear import LateEar
    from voice_coach.audio.loudspeaker import SoundDeviceLoudspeaker
    from voice_coach.audio.played import Played
    from voice_coach.audio.stream_clock import StreamClock
    from voice_coach.audio.talk_key import TalkKey
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
        played = Played() if settings.barge_in else None
        loudspeaker = SoundDeviceLoudspeaker(sound.loudspeaker, inbox, clock, played=played)
        parts.callback(loudspeaker.close)
        voice = coach_voice(settings)
        parts.callback(voice.close)
        mouth = SpokenMouth(voice, loudspeaker, settings.manners)
        mouth.guide(cues(exercise))
        voice.keep(fixed_sentences(exercise))  # before the first of them is rendered
        voice.render(first_sentence(exercise))  # an engine that cannot speak is told of now

        def prepare() -> None:
            loudspeaker.begun.wait(_FIRST_WORD_SECONDS)  # loading the voice would hold it up
            mouth.prepare(fixed_sentences(exercise), keep=True)

        def open_ear() -> Ear:
            loudspeaker.begun.wait(_FIRST_WORD_SECONDS)  # so would the ear
            return microphone(sound, settings, inbox, clock, talk_key=talk_key, played=played)

        ear = LateEar(open_ear)
        parts.callback(ear.close)
        view = choose_view(sys.stdout, steps=steps(exercise))
        parts.callback(view.close)
        talk_key = TalkKey(clock) if sound.push_to_talk else None

        def talk() -> None:
            if talk_key is not None and talk_key.press():
                inbox.post(Talking(talk_key.is_open))

        keys = SingleKeys(inbox, sys.stdin, talk=talk if talk_key else None)
        parts.callback(keys.close)
        keys.start()
        if talk_key is not None:
            view.talking(False)
        threading.Thread(target=prepare, daemon=True, name="preparing prompts").start()
        yield Edges(mouth, ear, inbox, view)


def coach_voice(settings: Settings) -> PyttsxVoice:
    """The coach's voice; loudness is the loudspeaker's matter."""
    from platformdirs import user_cache_path

    from voice_coach.audio.voice import PyttsxVoice

    cache = user_cache_path("voice-coach", appauthor=False) / "prompts"
    return PyttsxVoice(
        rate=settings.rate,
        voice_id=settings.voice,
        cache_dir=cache,
        breath_seconds=settings.manners.before_question_seconds,
        clearly=True,
    )


def microphone(
    sound: Sound,
    settings: Settings,
    inbox: Inbox,
    clock: Clock,
    *,
    talk_key: TalkKey | None,
    played: Played | None,
) -> Ear:
    """The microphone, open at once: what is said while the model is still being loaded waits for
    it, and is heard. What was ``played`` (None: nothing that matters) is taken out of it.

    Raises SoundError."""
    from voice_coach.audio.ear import ListeningEar
    from voice_coach.audio.microphone import SoundDeviceMicrophone
    from voice_coach.audio.own_voice import OwnVoice
    from voice_coach.audio.recogniser import VoskModel

    own = OwnVoice()
    loader = ThreadPoolExecutor(1, thread_name_prefix="loading the model")
    model = loader.submit(VoskModel, sound.model)
    loader.shutdown(wait=False)

    def recogniser(rate: int, phrases: Sequence[str] | None) -> Recogniser:
        return model.result().recogniser(rate, phrases)

    return SoundDeviceMicrophone(
        sound.microphone,
        lambda rate: ListeningEar(
            recogniser,
            rate,
            inbox,
            settings.manners,
            is_command=is_command,
            is_own=own.is_in,
        ),
        inbox,
        clock,
        talk_key=talk_key,
        without_echo=None if played is None else _without_echo(played, inbox, own),
    )


def _without_echo(
    played: Played, inbox: Inbox, own: OwnVoice
) -> Callable[[int], WithoutEcho] | None:
    """What takes the coach's voice out of sound at a rate in Hz; None where it cannot be loaded,
    which is told."""
    from voice_coach.audio.echo import WithoutEcho, webrtc

    canceller = webrtc()
    if canceller is None:
        inbox.post(Echo(gone=False))
        return None
    return lambda rate: WithoutEcho(
        canceller, played, rate, lambda gone: inbox.post(Echo(gone=gone)), own
    )


@contextlib.contextmanager
def typed_edges(exercise: Program) -> Iterator[Edges]:
    """A session by keyboard: typed lines in, words on the screen out."""
    from voice_coach.audio import runtime_dir
    from voice_coach.coach.inbox import QueueInbox, SystemClock
    from voice_coach.coach.mouth import NoEar, SilentMouth

    runtime_dir.sweep()  # as the engine does elsewhere: a killed session may have left words
    clock = SystemClock()
    inbox = QueueInbox(clock)
    with contextlib.ExitStack() as parts:
        parts.enter_context(interruptible(inbox))
        view, keys = _typing(exercise, inbox)
        parts.callback(keys.close)
        parts.callback(view.close)
        keys.start()
        yield Edges(SilentMouth(clock), NoEar(), inbox, view)


def _typing(exercise: Program, inbox: Inbox) -> tuple[View, LineEditor | TypedLines]:
    """The screen and the keyboard of a typed session: lines that are edited, where the terminal can
    do that."""
    from voice_coach.console.editor import LineEditor, can_edit

    if can_edit(sys.stdin, sys.stdout, os.environ):
        from voice_coach.console.edited import EditedView

        editor = LineEditor(inbox, sys.stdin, sys.stdout)
        return EditedView(editor, steps=steps(exercise)), editor
    from voice_coach.console.choose_view import choose_view
    from voice_coach.console.keys import TypedLines

    view = choose_view(sys.stdout, steps=steps(exercise), line_input=True)
    return view, TypedLines(inbox, sys.stdin)


@contextlib.contextmanager
def quiet_libraries() -> Iterator[None]:
    """Keep what C libraries write about a dying device (PortAudio: "Expression ... failed") from
    the screen. Python's own standard error goes where it went."""
    settle()
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


def first_sentences(exercise: Program) -> list[str]:
    """What is said in the exercise's first step, whoever comes: minutes of talk, in which all that
    follows can be rendered; and what may come before it."""
    first = replace(exercise, steps=exercise.steps[:1])
    later = {*phrases.FIXED, *cues(first)} - {phrases.BEFORE_WE_BEGIN, phrases.WELCOME_BACK}
    return [text for text in fixed_sentences(first) if text not in later]


def cues(exercise: Program) -> Iterator[str]:
    """What is said within the exercise's guided silences."""
    for step in exercise.steps:
        for item in step.items:
            if isinstance(item, Guide):
                yield from (cue.text for cue in item.cues)


def steps(exercise: Program) -> int:
    """The number of the exercise's steps, for "Step 1 of 7"."""
    return max((step.number or 0 for step in exercise.steps), default=0)
