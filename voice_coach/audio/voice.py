"""The voice: text into clips, by the system's own speech engine, ahead of need.

pyttsx3 synthesises in a process of its own (``engine.py``); our own stream plays. What was
prepared is returned at once; fixed prompts also survive on disk (``voice_cache.py``), so that
the first word of a session waits for no engine.
"""

from __future__ import annotations

import re
import sys
import threading
from collections import OrderedDict, deque
from collections.abc import Iterable
from pathlib import Path

from voice_coach.audio import natural
from voice_coach.audio.engine import SpeechEngine, VoiceInfo
from voice_coach.audio.ports import Clip
from voice_coach.audio.sound import concatenate, silence, trim
from voice_coach.audio.spoken_form import breaths, spoken_form
from voice_coach.audio.voice_cache import VoiceCache
from voice_coach.audio.voice_choice import SYSTEM, best_id
from voice_coach.errors import VoiceError
from voice_coach.manners import DEFAULT

DEFAULT_RATE = 150
"""Words a minute: an unhurried speaker; audio books run at 150 to 160."""
_ENGINE_VERSION = "4"
"""Changes when a clip made before would sound different now (say, another way to trim)."""
_MEMORY_FRAMES = 32 * 1024 * 1024
_PAUSE_SECONDS = 0.05
_PORTION_CHARACTERS = 600
"""Longer texts (an answer read back) go to the engine in portions: espeak dies of huge ones."""
_RATE = 22050


class PyttsxVoice:
    """A voice of this computer.

    ``rate`` in words a minute, ``volume`` 0 to 1, ``voice_id`` an id or name that ``voices()``
    lists, or ``SYSTEM`` (None: the best one, see ``best_id``; should the natural one fail, the
    system's own takes over). ``breath_seconds`` lie between a statement and a question;
    ``clearly``: as the coach speaks, so that espeak is understood.
    ``cache_dir`` holds fixed prompts (None: keep none),
    ``runtime_dir`` sound files for the moment between engine and reader (None: the
    user's runtime folder). ``fixed`` are the program's own sentences, kept in ``cache_dir``
    whenever they are rendered; nothing else is, for anything else may hold the person's words.
    An engine that takes longer than ``timeout_seconds`` is killed and started afresh, once.
    """

    def __init__(
        self,
        *,
        rate: int = DEFAULT_RATE,
        volume: float = 1.0,
        voice_id: str | None = None,
        cache_dir: Path | None = None,
        runtime_dir: Path | None = None,
        timeout_seconds: float = 10.0,
        fixed: Iterable[str] = (),
        breath_seconds: float = DEFAULT.before_question_seconds,
        clearly: bool = False,
    ) -> None:
        self._rate = rate
        self._volume = volume
        self._chosen_by_itself = voice_id is None
        self._voice_id = best_id() if voice_id is None else voice_id
        self._breath_seconds = breath_seconds
        self._clearly = clearly
        self._cache = VoiceCache(cache_dir)
        self._engine = SpeechEngine(timeout_seconds=timeout_seconds, runtime_dir=runtime_dir)
        self._engine_lock = threading.Lock()
        self._state = threading.Condition()
        self._memory: OrderedDict[tuple[str, ...], Clip] = OrderedDict()
        self._memory_frames = 0
        self._fixed = {speakable(text) for text in fixed}
        self._wanted: deque[tuple[str, float]] = deque()
        self._worker: threading.Thread | None = None
        self._closed = False

    @property
    def engine_pid(self) -> int | None:
        """The engine's process, once it was needed."""
        return self._engine.pid

    @property
    def voice_id(self) -> str:
        """The voice that speaks: its id, or ``SYSTEM``."""
        return self._voice_id

    def render(self, text: str, *, pace: float = 1.0) -> Clip:
        """The spoken text, trimmed of silence; ``pace`` times as fast. Raises VoiceError."""
        spoken = speakable(text)
        if not spoken:
            return silence(_PAUSE_SECONDS, _RATE)
        rate = round(self._rate * pace)
        key = self._key(spoken, rate)
        found = self._found(key)
        if found is not None:
            return found
        with self._engine_lock:
            # It may have been under way in the background a moment ago.
            return self._found(key) or self._synthesise(spoken, rate)

    def is_ready(self, text: str, *, pace: float = 1.0) -> bool:
        """Whether this needs no engine any more."""
        spoken = speakable(text)
        return not spoken or self._found(self._key(spoken, round(self._rate * pace))) is not None

    def keep(self, texts: Iterable[str]) -> None:
        """These are fixed prompts of the program, to be kept on disk when they are rendered."""
        with self._state:
            self._fixed.update(map(speakable, texts))

    def prepare(self, texts: Iterable[str], *, keep: bool = False, pace: float = 1.0) -> None:
        """Render these in the background, before whatever still waits there; returns at once.

        ``keep``: these are fixed prompts of the program, without a word of the person's, and
        are kept on disk. A text that fails here fails again, loudly, in ``render``.
        """
        spoken = [words for words in map(speakable, texts) if words]
        with self._state:
            if self._closed:
                return
            if keep:
                self._fixed.update(spoken)
            first = dict.fromkeys((words, pace) for words in spoken)
            self._wanted = deque([*first, *(w for w in self._wanted if w not in first)])
            if self._worker is None:
                self._worker = threading.Thread(
                    target=self._prepare_all, daemon=True, name="voice preparation"
                )
                self._worker.start()
            self._state.notify_all()

    def set_rate(self, words_per_minute: int) -> None:
        """From the next render on, speak at this rate."""
        self._rate = words_per_minute

    def voices(self) -> list[VoiceInfo]:
        """Every voice there is. Raises VoiceError."""
        with self._engine_lock:
            return self._engine.voices()

    def close(self) -> None:
        """End the engine and leave no file behind but the fixed prompts."""
        with self._state:
            self._closed = True
            self._wanted.clear()
            self._state.notify_all()
        with self._engine_lock:
            self._engine.close()
        self._cache.prune()

    def _key(self, spoken: str, rate: int) -> tuple[str, ...]:
        settings = f"{rate} {self._volume} {self._breath_seconds} {self._clearly}"
        return (_ENGINE_VERSION, sys.platform, self._voice_id, settings, spoken)

    def _found(self, key: tuple[str, ...]) -> Clip | None:
        with self._state:
            clip = self._memory.get(key)
            if clip is not None:
                self._memory.move_to_end(key)
                return clip
        return self._cache.get(key)

    def _synthesise(self, spoken: str, rate: int) -> Clip:
        if self._closed:
            raise VoiceError("The voice is closed already.")
        try:
            clip = self._sound_of(spoken, rate)
        except VoiceError:
            if not (self._chosen_by_itself and self._voice_id == natural.ID):
                raise
            # Nobody asked for it: better another voice than none.
            self._voice_id = SYSTEM
            clip = self._sound_of(spoken, rate)
        key = self._key(spoken, rate)
        with self._state:
            fixed = spoken in self._fixed
            self._memory[key] = clip
            self._memory_frames += len(clip.pcm)
            while self._memory_frames > _MEMORY_FRAMES and len(self._memory) > 1:
                _, dropped = self._memory.popitem(last=False)
                self._memory_frames -= len(dropped.pcm)
        if fixed:
            self._cache.put(key, clip)
        return clip

    def _sound_of(self, spoken: str, rate: int) -> Clip:
        voice = None if self._voice_id == SYSTEM else self._voice_id
        parts: list[Clip] = []
        for breath in breaths(spoken_form(spoken)):
            if parts:
                parts.append(silence(self._breath_seconds, parts[0].rate))
            parts += (
                trim(
                    self._engine.render(
                        part, rate=rate, voice=voice, volume=self._volume, clearly=self._clearly
                    )
                )
                for part in portions(breath)
            )
        return concatenate(*parts)

    def _prepare_all(self) -> None:
        while True:
            with self._state:
                while not self._wanted and not self._closed:
                    self._state.wait()
                if self._closed:
                    return
                spoken, pace = self._wanted.popleft()
            rate = round(self._rate * pace)
            key = self._key(spoken, rate)
            with self._state:
                ready = self._memory.get(key)
                fixed = spoken in self._fixed
            kept = self._cache.has(key)
            if ready is not None and fixed and not kept:
                self._cache.put(key, ready)  # it was spoken before it was known as fixed
            if ready is not None or kept:
                continue
            try:
                with self._engine_lock:
                    if self._found(key) is None:
                        self._synthesise(spoken, rate)
            except VoiceError:
                with self._state:
                    # A hung engine takes its time-out for each; who wants to speak must not wait.
                    self._wanted.clear()


def speakable(text: str) -> str:
    """The text as engines take it: one line, nothing that one of them reads as markup.

    SAPI takes "<" for XML, macOS "[[" for commands; and an engine that is given nothing to say
    never finishes. Empty where there is no letter and no digit.
    """
    words = re.sub(r"[<>\[\]{}|\\^`~#*_]|[^\S ]|[\x00-\x1f\x7f]", " ", text)
    words = re.sub(r" +", " ", words).strip().lstrip("-\u2013\u2014/&@ ")
    return words if any(character.isalnum() for character in words) else ""


def portions(text: str, most: int = _PORTION_CHARACTERS) -> list[str]:
    """The text in pieces of at most ``most`` characters, cut after sentences, else at a space."""
    pieces: list[str] = []
    rest = text
    while len(rest) > most:
        cut = max(rest.rfind(mark, 0, most) for mark in (". ", "? ", "! ")) + 1
        cut = cut or rest.rfind(" ", 0, most)
        if cut <= 0:
            cut = most
        pieces.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [piece for piece in (*pieces, rest) if any(c.isalnum() for c in piece)]
