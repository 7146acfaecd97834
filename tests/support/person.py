"""A person who talks with the real program: reads its lines, hears its voice, answers aloud.

They wait until the coach has really fallen silent, by listening to what the loudspeaker plays,
and then play synthetic speech into the microphone. All times are those of ``time.monotonic``.
"""

from __future__ import annotations

import contextlib
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from tests.support.home import COMMAND, ROOT, environment
from tests.support.likeness import AUDIBLE, find_clip
from tests.support.virtual_sound import RATE, Recording, VirtualSound
from voice_coach.audio.ports import Clip
from voice_coach.audio.sound import concatenate, read_clip, resample, silence, trim
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.coach.mouth import CUE_PACE
from voice_coach.coach.opening import cues
from voice_coach.dialogue.phrases import FIXED, HOW_TO_CHANGE
from voice_coach.manners import DEFAULT
from voice_coach.program.toml_file import builtin, load

QUIET = Path(__file__).with_name("quiet.toml")
SENTENCES = Path(__file__).with_name("sentences.txt")
QUIET_SECONDS = 0.7
"""The coach has finished: its longest pause inside a prompt is shorter."""
PATIENCE_SECONDS = 60.0
_POLL_SECONDS = 0.02
_USUAL_START_SECONDS = 0.1

ESPEAK = ("espeak-ng", "-v", "en-us", "-s", "140")
FLITE = ("flite", "-voice", "slt")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the program's output, and when it came."""

    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Said:
    """Words that the person spoke: the sound, and when it was given to the sound server."""

    text: str
    clip: Clip
    begun_at: float
    process: subprocess.Popen[bytes]

    def end(self) -> None:
        """Wait until the last sample was played."""
        assert self.process.wait(PATIENCE_SECONDS) == 0


@dataclass(frozen=True, slots=True)
class Coach:
    """The coach's voice, and the ``caches`` folder that it shares with the program.

    Engines speak a sentence a little differently each time; the fixed prompts that the program
    keeps are to the sample what it plays.
    """

    voice: PyttsxVoice
    caches: Path

    def render(self, piece: str) -> Clip:
        """The piece as a session says it; cues have a pace of their own."""
        return self.voice.render(piece, pace=CUE_PACE if piece in _cues() else 1.0)


@cache
def _cues() -> frozenset[str]:
    return frozenset(cue for p in (builtin("short"), load(QUIET)) for cue in cues(p))


class Person:
    """Talks with one run of the program. ``coach`` renders what the coach should sound like."""

    def __init__(
        self,
        sound: VirtualSound,
        process: subprocess.Popen[str],
        speaker: Recording,
        microphone: Recording,
        coach: Coach,
        *,
        speech: tuple[str, ...],
    ) -> None:
        self.sound, self.process = sound, process
        self.speaker, self.microphone = speaker, microphone
        self.coach, self._speech = coach, speech
        self.said: list[Said] = []
        self.lines: list[Line] = []
        self._read = 0
        self._more = threading.Condition()
        self._ended = False
        self._allowed = set(SENTENCES.read_text().splitlines())
        threading.Thread(target=self._read_lines, daemon=True).start()

    # --- listening -----------------------------------------------------------------------

    def reads(self, text: str, seconds: float = PATIENCE_SECONDS) -> Line:
        """Wait for the next line with this text in it; lines before it are passed over."""
        with self._more:
            found = self._more.wait_for(lambda: self._next(text) or self._ended, seconds)
            number = self._next(text)
            if not found or number is None:
                raise AssertionError(f"{text!r} did not come:\n{self.transcript}")
            self._read = number
            return self.lines[number - 1]

    def hears(self, prompt: str, seconds: float = PATIENCE_SECONDS) -> Line:
        """Wait until the coach has said this prompt, or one with these words in it, to its end."""
        line = self.reads(prompt, seconds)
        self._wait_for_silence(line)
        return line

    def reads_nothing(self, seconds: float) -> None:
        """Be quiet, and meet no new line meanwhile."""
        before = len(self.lines)
        time.sleep(seconds)
        assert len(self.lines) == before, self.transcript

    @property
    def transcript(self) -> str:
        """All that the program has written so far."""
        return "\n".join(f"{line.at - self.speaker.began_at:7.2f} {line.text}"
                         for line in self.lines)  # fmt: skip

    def _next(self, text: str) -> int | None:
        for number in range(self._read, len(self.lines)):
            if text in self.lines[number].text:
                return number + 1
        return None

    def _read_lines(self) -> None:
        assert self.process.stdout is not None
        for text in self.process.stdout:
            with self._more:
                self.lines.append(Line(text.rstrip("\n"), time.monotonic()))
                self._more.notify_all()
        with self._more:
            self._ended = True
            self._more.notify_all()

    def _wait_for_silence(self, line: Line) -> None:
        first = self._onset(line)
        while True:
            heard = np.flatnonzero(np.abs(self.speaker.since(first).astype(np.int32)) > AUDIBLE)
            quiet = self.speaker.frames - first - (int(heard[-1]) if len(heard) else 0)
            if quiet >= QUIET_SECONDS * RATE:
                return
            time.sleep(_POLL_SECONDS)

    def _onset(self, line: Line) -> int:
        """The frame at which the coach begins to be heard after this line."""
        start = round((line.at - self.speaker.began_at) * RATE)
        ends = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < ends:
            heard = np.abs(self.speaker.since(start).astype(np.int32)) > AUDIBLE
            if np.any(heard):
                return start + int(np.argmax(heard))
            time.sleep(_POLL_SECONDS)
        raise AssertionError(f"nothing was heard of {line.text!r}:\n{self.transcript}")

    # --- speaking ------------------------------------------------------------------------

    def says(self, *texts: str) -> Said:
        """Say these, with pauses of 1.2 s between them that end an utterance."""
        for number, text in enumerate(texts):
            if number:
                self.pauses()
            said = self.begins_to_say(text)
            said.end()
        return said

    def pauses(self) -> None:
        """Long enough to end an utterance."""
        time.sleep(DEFAULT.utterance_pause_seconds + 0.4)

    def begins_to_say(self, text: str) -> Said:
        """Begin to say this; returns at once."""
        return self._begin(text, self._spoken(text), 0.0)

    def answers_at_once(self, prompt: str, text: str, *, gap: float) -> None:
        """Say this ``gap`` seconds after the last sample of a prompt: too soon to wait for."""
        # All that takes time on a busy machine is done before the coach begins.
        answer = self._spoken(text)
        for piece in pieces_of(prompt):
            self.coach.render(piece)
        starts = [self.began(said)[0] - said.begun_at for said in self.said[-5:]]
        start = statistics.median(starts) if starts else _USUAL_START_SECONDS
        line = self.reads(prompt)
        first, *others = pieces_of(line.text)
        length = self.coach.render(first).seconds
        for before, piece in zip((first, *others), others, strict=False):
            asks = piece.endswith("?") and not before.endswith("?")
            length += DEFAULT.before_question_seconds if asks else DEFAULT.between_sentences_seconds
            length += self.coach.render(piece).seconds
        ends_at = self.speaker.began_at + self._onset(line) / RATE + length
        self._begin(text, answer, max(0.0, ends_at + gap - start - time.monotonic())).end()

    def _begin(self, text: str, clip: Clip, after: float) -> Said:
        padded = concatenate(silence(after, RATE), clip)
        begun_at = time.monotonic() + after
        said = Said(text, clip, begun_at, self.sound.say_into_microphone(padded))
        self.said.append(said)
        return said

    def presses_ctrl_c(self) -> None:
        """As in a terminal."""
        self.process.send_signal(signal.SIGINT)

    def leaves(self) -> int:
        """Wait until the program ends; its exit status."""
        status = self.process.wait(PATIENCE_SECONDS)
        with self._more:
            assert self._more.wait_for(lambda: self._ended, PATIENCE_SECONDS)
        return status

    def began(self, said: Said) -> tuple[float, float]:
        """When the words were heard by the microphone: their first and last sample."""
        first = max(0, round((said.begun_at - 0.2 - self.microphone.began_at) * RATE))
        clip = resample(said.clip, RATE)
        window = self.microphone.since(first)[: len(clip.pcm) + 3 * RATE]
        place, likeness = find_clip(window, clip.pcm)
        assert likeness > 0.9, f"{said.text!r} was not heard whole by the microphone: {likeness}"
        starts_at = self.microphone.began_at + (first + place) / RATE
        return starts_at, starts_at + clip.seconds

    def gap_before(self, said: Said) -> float:
        """From the last that was heard of the coach to the first of these words (seconds)."""
        starts_at, _ = self.began(said)
        last = round((starts_at - self.speaker.began_at) * RATE)
        first = max(0, last - round(PATIENCE_SECONDS * RATE))
        heard = np.abs(self.speaker.since(first)[: last - first].astype(np.int32)) > AUDIBLE
        return (last - first - 1 - int(np.flatnonzero(heard)[-1])) / RATE

    def _spoken(self, text: str) -> Clip:
        assert text in self._allowed, f"{text!r} is missing in {SENTENCES.name}"
        with tempfile.TemporaryDirectory(dir=self.sound.folder) as folder:
            path = Path(folder) / "said.wav"
            flite = self._speech[0] == "flite"
            what = ["-t", text, "-o", str(path)] if flite else ["-w", str(path), text]
            subprocess.run([*self._speech, *what], check=True, capture_output=True)
            return resample(trim(read_clip(path)), RATE)


def pieces_of(line: str) -> list[str]:
    """What the coach renders one by one of a line: its own small sentences, and the rest."""
    rest = line.removeprefix("Coach: ")
    for phrase in sorted(FIXED, key=len, reverse=True):
        if rest != phrase and rest.startswith(f"{phrase} "):
            return [phrase, *pieces_of(rest.removeprefix(f"{phrase} "))]
    if rest.startswith("One: ") and f"{HOW_TO_CHANGE} " in rest:  # a list, read back
        listed, _, rest = rest.partition(f"{HOW_TO_CHANGE} ")
        return [listed + HOW_TO_CHANGE, *pieces_of(rest)]
    return [rest]


@contextlib.contextmanager
def talk(
    sound: VirtualSound,
    coach: Coach,
    home: Path,
    *arguments: str,
    speech: tuple[str, ...] = ESPEAK,
    more: Mapping[str, str] | None = None,
    command: tuple[str, ...] = COMMAND,
    fair_copy: bool = False,
    recordings: str = "never",
) -> Iterator[Person]:
    """Start ``voice-coach ...`` on the virtual devices, both of them recorded, in a room that is
    as quiet as rooms are. Without ``fair_copy`` the page has the words that were heard live;
    ``recordings`` is the setting, of which nobody is asked here, nor of their own voice."""
    config = Path((more or {}).get("VOICE_COACH_CONFIG", home / ".config" / "voice-coach"))
    if not fair_copy:
        _prefer(config, 'fair_copy = "never"')
    _prefer(config, f'recordings = "{recordings}"')
    _prefer(config, 'own_voice = "no"')
    with (
        sound.room_noise(),
        sound.recording() as speaker,
        sound.recording("mic.monitor") as microphone,
    ):
        process = subprocess.Popen(
            [*command, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=environment(
                home, {**sound.environment, "XDG_CACHE_HOME": str(coach.caches), **(more or {})}
            ),
            cwd=ROOT,
        )
        person = Person(sound, process, speaker, microphone, coach, speech=speech)
        try:
            yield person
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            for said in person.said:
                said.process.wait(PATIENCE_SECONDS)
            time.sleep(0.1)
            assert process.stdout is not None
            process.stdout.close()


def _prefer(config: Path, line: str) -> None:
    config.mkdir(parents=True, exist_ok=True)
    settings = config / "settings.toml"
    kept = settings.read_text() if settings.exists() else ""
    name = line.partition("=")[0]
    others = [other for other in kept.splitlines() if not other.startswith(name)]
    settings.write_text("".join(f"{one}\n" for one in (line, *others)))
