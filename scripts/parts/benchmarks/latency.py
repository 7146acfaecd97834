"""From the endpoint of a spoken command to the first sample of the coach's next prompt.

In real time on virtual devices, with the real loudspeaker, the microphone and ear as the program
makes them (echo canceller, a shorter pause for commands), exercise and journal on disk. Answers are
typed (so that the journal grows as in a session), the command after each is spoken, and a prompt is
cut short as soon as it sounds, to save time.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from scripts.parts.benchmarks.figures import Report, percentile, spread
from scripts.parts.benchmarks.parts import SMALL_MODEL, Listener, person, served
from tests.support.virtual_sound import RATE, VirtualSound
from voice_coach.audio.ports import Clock, Playback
from voice_coach.audio.sound import resample
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.coach import beginning, opening
from voice_coach.coach.edges import Edges
from voice_coach.coach.inbox import QueueInbox
from voice_coach.coach.mouth import SpokenMouth
from voice_coach.coach.runner import Runner, Stopped
from voice_coach.console.plain import PlainView
from voice_coach.demo.person import Script, sample_script
from voice_coach.dialogue.commands import match_command
from voice_coach.dialogue.director import fixed_sentences
from voice_coach.journal.journal import Journal
from voice_coach.manners import DEFAULT
from voice_coach.messages import Heard, Interrupted, Message, Typed
from voice_coach.program import toml_file
from voice_coach.settings import Settings

COMMANDS = 46
TARGET_MS = 150.0
SOUNDS_FOR_SECONDS = 0.12
"""Then a prompt is cut short."""
THINKS_SECONDS = 0.15
"""From when the coach listens to the command: it first listens for its own echo to die."""
LONGEST_SECONDS = 2.0
"""What sounds later than this after a command belongs to something else."""
KINDS_ENDED_BY_COMMAND = ("open", "list", "pairs")


class TimedInbox(QueueInbox):
    """Notes when the end of each utterance was posted, by the computer's and session's clocks."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._session_clock = clock
        self.heard: list[tuple[float, float, str]] = []

    def post(self, message: Message) -> None:
        """Add a message."""
        if isinstance(message, Heard):
            text = message.utterance.text
            self.heard.append((time.monotonic(), self._session_clock.now(), text))
        super().post(message)


class CutShortMouth(SpokenMouth):
    """Notes when each prompt's first sample is played; Enter is pressed soon after."""

    inbox: TimedInbox
    starts: list[float]

    def say(self, pieces: Iterable[str], *, at: float | None = None, first: int = 0) -> Playback:
        """Speak these sentences."""
        playback = super().say(pieces, at=at, first=first)
        self.starts.append(playback.starts_at)
        wait = playback.starts_at - self.now() + SOUNDS_FOR_SECONDS
        threading.Timer(max(0.0, wait), self.inbox.post, [Typed("")]).start()
        return playback


class Impatient(PlainView):
    """Types the sample answers and says the commands."""

    def __init__(self, script: Script, inbox: TimedInbox, say: Callable[[str], None]) -> None:
        super().__init__(io.StringIO())
        self._script = script
        self._inbox = inbox
        self._say = say
        self._left: dict[str, list[str]] = {}
        self._said = 0

    def listening(self, key: str, prompt: str, kind: str) -> None:
        """The coach listens."""
        first_time = key not in self._left
        answers = [text for text in self._script.get(key, ()) if match_command(text) is None]
        left = self._left.setdefault(key, answers)
        if kind in KINDS_ENDED_BY_COMMAND:
            typed = [left.pop(0) for _ in range(1 if kind == "pairs" else len(left)) if left]
            for text in typed:
                self._inbox.post(Typed(text))
            self._command("next")
        elif first_time:
            self._command("repeat")
        else:
            self._inbox.post(Typed(left.pop(0) if left else "yes"))

    def guide(self, title: str, elapsed: float, total: float) -> None:
        """A meditation is passed over."""
        if self._title != title:
            self._title = title
            self._inbox.post(Typed("skip"))

    _title = ""

    def _command(self, words: str) -> None:
        self._said += 1
        if self._said > COMMANDS:
            self._inbox.post(Interrupted())
        else:
            threading.Timer(THINKS_SECONDS, self._say, [words]).start()


@dataclass(frozen=True, slots=True)
class Gaps:
    """Milliseconds from each command's endpoint to the coach; and what was no command."""

    by_loudspeaker: list[float]
    at_monitor: list[float]
    others: list[str]
    heard: int


Say = Callable[[str], None]
Speaking = Callable[[Say, TimedInbox], Say]
"""Makes of a way to say a command another one."""


def run(report: Report, sound: VirtualSound) -> None:
    """A sitting, until so many commands have been spoken."""
    tell(report, measure(sound, SMALL_MODEL))


def measure(
    sound: VirtualSound,
    model_path: Path,
    inbox_for: Callable[[Clock], TimedInbox] = TimedInbox,
    speaking: Speaking = lambda say, _: say,
) -> Gaps:
    """A sitting with this model. Raises SoundServerError.

    ``inbox_for`` and ``speaking`` are for a model that does not understand the commands.
    """
    from voice_coach.audio.loudspeaker import SoundDeviceLoudspeaker
    from voice_coach.audio.played import Played
    from voice_coach.audio.stream_clock import StreamClock

    program = toml_file.default()
    with served(sound), contextlib.ExitStack() as parts:
        folder = Path(parts.enter_context(tempfile.TemporaryDirectory()))
        with person() as voice:
            clips = {text: resample(voice.render(text), RATE) for text in ("next", "repeat")}
        coach = parts.enter_context(
            contextlib.closing(PyttsxVoice(cache_dir=folder / "cache", clearly=True))
        )
        coach.prepare(fixed_sentences(program), keep=True)
        for text in fixed_sentences(program):
            coach.render(text)
        clock = StreamClock()
        inbox = inbox_for(clock)
        played = Played()
        loudspeaker = SoundDeviceLoudspeaker(None, inbox, clock, played=played)
        parts.callback(loudspeaker.close)
        microphone = opening.microphone(
            opening.Sound(model_path, None, None),
            Settings(),
            inbox,
            clock,
            talk_key=None,
            played=played,
        )
        parts.callback(microphone.close)
        listener = Listener(sound)
        parts.callback(listener.close)
        mouth = CutShortMouth(coach, loudspeaker, DEFAULT)
        mouth.inbox, mouth.starts = inbox, []
        players: list[Popen[bytes]] = []

        def say(text: str) -> None:
            players.append(sound.say_into_microphone(clips[text]))

        view = Impatient(sample_script("sitting"), inbox, speaking(say, inbox))
        settings = Settings()
        first = beginning.started(program, settings, style="guided", minutes=1, first_run=True)
        entry = parts.enter_context(
            contextlib.closing(Journal(folder / "journal").begin(first, program))
        )
        edges = Edges(mouth, microphone, inbox, view)
        with contextlib.suppress(Stopped):
            Runner(entry, edges, DEFAULT).run()
        for player in players:
            player.wait()
        return _gaps(inbox, mouth.starts, listener)


def _gaps(inbox: TimedInbox, starts: list[float], listener: Listener) -> Gaps:
    by_loudspeaker: list[float] = []
    at_monitor: list[float] = []
    others: list[str] = []
    samples = listener.samples()
    for moment, session_moment, text in inbox.heard:
        if match_command(text) is None:
            others.append(text)
            continue
        after = [start for start in starts if start >= session_moment]
        heard = listener.first_sound_after(moment, samples)
        if not after or heard is None or heard - moment > LONGEST_SECONDS:
            continue  # the last one, after which the session was ended
        by_loudspeaker.append((min(after) - session_moment) * 1000)
        at_monitor.append((heard - moment) * 1000)
    return Gaps(by_loudspeaker, at_monitor, others, len(inbox.heard))


def tell(report: Report, gaps: Gaps, begins: str = "") -> None:
    """Beside the target; ``begins`` each line's name."""
    if gaps.others:
        report.remark(f"{len(gaps.others)} of {gaps.heard} not heard as commands: {gaps.others}")
    for name, times in (
        ("first sample", gaps.by_loudspeaker),
        ("sound at monitor", gaps.at_monitor),
    ):
        high = percentile(times, 95)
        report.at_most(
            f"{begins}command to {name}, p95", spread(times, " ms"), high, TARGET_MS, " ms"
        )
