"""The ear: blocks of sound in, ``Heard``, ``Partial``, ``Speech`` and ``Level`` out.

It has two halves that share nothing but blocks: the ``intake`` takes sound as it is caught, and
what hears it may be far behind. The microphone gives each a thread; where time is in nobody's way
(a sound card in memory, sound from a file) ``listen`` and ``feed`` do both, one after the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

import numpy as np

from voice_coach.audio.begun_over import BegunOver
from voice_coach.audio.intake import Intake, after
from voice_coach.audio.ports import (
    Block,
    Inbox,
    Pcm,
    Recogniser,
    Segment,
    SoundSpool,
    SpeechSense,
)
from voice_coach.audio.sound import level_dbfs
from voice_coach.audio.speech_quality import SpeechQuality
from voice_coach.audio.speech_sense import TALKING_SECONDS, speech_sense
from voice_coach.audio.spoken_part import LAG_SECONDS, SpokenPart
from voice_coach.audio.utterances import Utterances, is_noise
from voice_coach.manners import Manners
from voice_coach.messages import Heard, HeardOver, Level, Partial, Speech, Utterance, Word

LEVELS_PER_SECOND = 10
PARTIAL_SECONDS = 0.1
"""The recogniser is asked what it has so far at most so often: as often as an eye can follow.
Asking at every block of 25 ms cost about a twentieth of all that it takes to listen."""
ENDING_SECONDS = 0.04
"""The same while an utterance may be ending, or somebody may begin to talk over the coach, who
waits for it or is to stop."""
_SEAM_SECONDS = 0.005
"""A block this far from where it was expected starts a new count (a gap, or drift)."""

RecogniserFor = Callable[[int, Sequence[str] | None], Recogniser]
"""Makes a fresh recogniser for a rate in Hz and, if given, a grammar of phrases."""
SenseFor = Callable[[int], SpeechSense]
"""Makes a sense for speech for a rate in Hz."""


def no_command(_text: str) -> bool:
    """Where no words are commands."""
    return False


def never_own(_begins_at: float, _ends_at: float) -> bool:
    """Where the coach's own voice is never heard."""
    return False


class Timeline:
    """Where samples fed to a recogniser lie on the session's clock.

    A device loses samples or drifts; each seam is noted, so that word times stay true.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._fed = [0]
        self._at = [0.0]
        self._frames = 0

    @property
    def seconds(self) -> float:
        """How much was fed."""
        return self._frames / self._rate

    @property
    def ends_at(self) -> float:
        """The time just after the last sample fed."""
        return self.time_of(self.seconds)

    def add(self, frames: int, captured_at: float) -> None:
        """So many samples were fed, the first of them captured then."""
        if self._frames == 0:
            self._at[0] = captured_at
        elif abs(captured_at - self.ends_at) > _SEAM_SECONDS:
            self._fed.append(self._frames)
            self._at.append(captured_at)
        self._frames += frames

    def time_of(self, fed_seconds: float) -> float:
        """The session's time of a moment that the recogniser counts from its first sample."""
        frame = fed_seconds * self._rate
        seam = max(0, bisect_right(self._fed, frame) - 1)
        return self._at[seam] + (frame - self._fed[seam]) / self._rate

    def of(self, segment: Segment) -> Segment:
        """The segment with its word times on the session's clock."""
        words = tuple(
            Word(w.text, self.time_of(w.start), self.time_of(w.end), w.confidence)
            for w in segment.words
        )
        return Segment(segment.text, words)


class ListeningEar:
    """Implements ``ports.Ear`` for blocks at ``rate`` Hz.

    ``recogniser_for(rate, phrases)`` makes a recogniser for free speech, and one for each grammar;
    ``VoskModel.recogniser`` is one. They are kept: over its first sounds a large model works out
    the beginning of its graph for a second, and the next answer finds that done.
    ``sense_for(rate)`` makes the sense for speech, which decides what of the recogniser's words
    was said at all. ``is_command`` says whether words are a command as they stand, which a shorter
    pause ends; ``is_own`` whether what was caught between two moments is the coach's own voice.
    """

    def __init__(
        self,
        recogniser_for: RecogniserFor,
        rate: int,
        inbox: Inbox,
        manners: Manners,
        sense_for: SenseFor = speech_sense,
        *,
        is_command: Callable[[str], bool] = no_command,
        is_own: Callable[[float, float], bool] = never_own,
    ) -> None:
        self._recogniser_for = recogniser_for
        self._sense_for = sense_for
        self._is_command = is_command
        self._is_own = is_own
        self._rate = rate
        self._inbox = inbox
        self._manners = manners
        self.intake = Intake(rate)
        self._level_parts: list[Pcm] = []
        self._level_frames = 0
        self._quality = SpeechQuality()
        self._sense: SpeechSense | None = None
        """Made by whoever hears first, in their thread."""
        self._recogniser: Recogniser | None = None
        self._kept: dict[tuple[str, ...] | None, Recogniser] = {}
        """What was made so far, by grammar; None: free speech."""
        self._since = 0.0
        self._utterances = Utterances(0.0, 0.0)
        self._timeline = Timeline(rate)
        self._part = SpokenPart()
        self._settled_until = 0.0
        """Where the last segment ended, in seconds fed."""
        self._shown = ""
        self._watching = False
        """The coach speaks meanwhile."""
        self._begun_over: BegunOver | None = None
        """What may have begun while the coach spoke, as long as it may be a command."""
        self._watched: tuple[float, tuple[str, ...]] | None = None
        """Until when the coach spoke, and what was listened for."""
        self._spoke_until: float | None = None
        """What was last posted of it, in seconds fed."""
        self._unasked_frames = 0
        """Fed since the recogniser was last asked."""

    @property
    def listening(self) -> bool:
        """Whether what is captured is transcribed."""
        return self._recogniser is not None

    def listen(
        self,
        *,
        since: float,
        phrases: Sequence[str] | None = None,
        spool: SoundSpool | None = None,
    ) -> None:
        """Transcribe from ``since`` on; the last seconds before now are kept for this."""
        self.begin(self.intake.open(since, spool), since=since, phrases=phrases)

    def watch(self, *, since: float, phrases: Sequence[str]) -> None:
        """Listen while the coach speaks."""
        self.begin_watch(self.intake.open(since, None), since=since, phrases=phrases)

    def feed(self, block: Block) -> None:
        """Take what the microphone caught; posts what follows from it."""
        self.intake.add(block)
        self.hear(block)

    def rest(self) -> None:
        """Close and post what is half said; from here on only keep the pre-roll."""
        self.intake.close()
        self.end()

    def begin_rest(self) -> None:
        """The same: here, nobody has to wait."""
        self.rest()

    # --- the half that hears ---------------------------------------------------------------

    def begin(
        self, caught: Sequence[Block], *, since: float, phrases: Sequence[str] | None = None
    ) -> None:
        """Transcribe these blocks and those that ``hear`` is given, from ``since`` on."""
        self.end()
        manners = self._manners
        self._recogniser = self._recogniser_of(phrases)
        watched, self._watched, self._begun_over = self._watched, None, None
        if watched is not None and phrases is None and since < watched[0]:
            self._begun_over = BegunOver(self._recogniser_of(watched[1]), self._rate, watched[0])
        if self._sense is None:
            self._sense = self._sense_for(self._rate)
        self._sense.begin()
        self._spoke_until = None
        self._settled_until = 0.0
        self._part.clear()
        self._utterances = Utterances(
            manners.utterance_pause_seconds,
            manners.utterance_most_seconds,
            keep_noise=phrases is not None,
        )
        self._timeline = Timeline(self._rate)
        self._since = since
        self._unasked_frames = 0
        for block in caught:
            self._transcribe(block)

    def begin_watch(self, caught: Sequence[Block], *, since: float, phrases: Sequence[str]) -> None:
        """The same while the coach speaks: for these phrases, each ended by the pause of a
        command."""
        self.begin((), since=since, phrases=phrases)
        self._watching = True
        self._watched = (since, tuple(phrases))
        pause = self._manners.command_pause_seconds
        self._utterances = Utterances(pause, self._manners.utterance_most_seconds, keep_noise=True)
        for block in caught:
            self._transcribe(block)

    def hear(self, block: Block) -> None:
        """The next block; posts what follows from it."""
        self._measure(block)
        self._transcribe(block)

    def end(self) -> None:
        """Close and post what is half said, and transcribe no more."""
        self._tell_of_beginning()
        self.break_off()
        self._recogniser, self._watching = None, False

    def break_off(self) -> None:
        """Close and post what is half said, and listen on: the microphone went away."""
        if self._recogniser is None:
            return
        self._settle_on(self._recogniser.finish())
        utterance = self._utterances.close(self._timeline.ends_at)
        self._shown = ""
        if utterance is not None and not self._watching:
            self._inbox.post(Heard(self._checked(utterance)))

    def close(self) -> None:
        """Nothing is posted any more."""
        self._recogniser = None
        self._kept.clear()

    def _recogniser_of(self, phrases: Sequence[str] | None) -> Recogniser:
        key = None if phrases is None else tuple(phrases)
        if key not in self._kept:
            self._kept[key] = self._recogniser_for(self._rate, phrases)
        self._kept[key].begin()
        return self._kept[key]

    def _measure(self, block: Block) -> None:
        self._level_parts.append(block.pcm)
        self._level_frames += len(block.pcm)
        if self._level_frames < self._rate / LEVELS_PER_SECOND:
            return
        level = level_dbfs(np.concatenate(self._level_parts))
        self._level_parts.clear()
        self._level_frames = 0
        self._inbox.post(Level(level, block.captured_at + len(block.pcm) / self._rate))

    def _transcribe(self, block: Block) -> None:
        recogniser, sense = self._recogniser, self._sense
        part = after(self._since, block, self._rate)
        if recogniser is None or sense is None or part is None:
            return
        # Counted before it is fed: a segment may hold words of this very block.
        self._timeline.add(len(part.pcm), part.captured_at)
        if self._watching and self._watched is not None:
            self._watched = (self._timeline.ends_at, self._watched[1])
        if self._begun_over is not None:
            self._begun_over.add(part)
        sense.feed(part.pcm)
        self._judge(part.pcm, sense)
        segment = recogniser.feed(part.pcm)
        self._unasked_frames += len(part.pcm)
        paused = bool(self._shown) and not sense.stirring
        ending = self._watching or paused or self._utterances.text
        wait = ENDING_SECONDS if ending else PARTIAL_SECONDS
        if self._watching:
            self._tell_of_speech(sense)
        if segment is None and self._unasked_frames < wait * self._rate:
            return
        self._unasked_frames = 0
        self._tell_of_speech(sense)
        partial = "" if segment is not None else self._spoken_part(recogniser, sense)
        if segment is None and partial and self._has_paused(sense, self._pause_after(partial)):
            # In noise a recogniser hears no end: somebody who has stopped speaking has ended.
            segment, partial = recogniser.finish(), ""
        if segment is not None:
            self._settle_on(segment)
        self._show(partial)
        utterance = self._utterances.due(
            self._timeline.ends_at,
            partial,
            pause_seconds=self._pause_after(partial),
            stirring=sense.stirring,
            spoke_until=self._on_the_clock(sense.spoke_until),
        )
        if utterance is not None:
            self._shown = ""
            over = self._watching
            self._inbox.post(HeardOver(utterance) if over else Heard(self._checked(utterance)))

    def _checked(self, utterance: Utterance) -> Utterance:
        """The utterance, or the command that it is, if it began while the coach spoke."""
        begun_over, self._begun_over = self._begun_over, None
        return utterance if begun_over is None else begun_over.checked(utterance)

    def _settle_on(self, segment: Segment) -> None:
        assert self._sense is not None
        self._settled_until = self._timeline.seconds
        self._part.clear()
        spoken = self._timeline.of(self._sense.spoken(segment))
        words = tuple(word for word in spoken.words if not self._is_own(word.start, word.end))
        if len(words) < len(spoken.words):
            spoken = Segment(" ".join(word.text for word in words), words)
        self._utterances.add(spoken)

    def _spoken_part(self, recogniser: Recogniser, sense: SpeechSense) -> str:
        spoken = sense.silent_seconds is None or (
            sense.silent_seconds < LAG_SECONDS and (sense.spoke_until or 0.0) > self._settled_until
        )
        return self._part.of(recogniser.partial(), spoken=spoken)

    def _pause_after(self, partial: str) -> float:
        """The silence that ends what was said so far, in seconds."""
        text = " ".join(text for text in (self._utterances.text, partial) if text)
        if self._watching or self._is_command(text):
            return self._manners.command_pause_seconds
        return self._manners.utterance_pause_seconds

    @staticmethod
    def _has_paused(sense: SpeechSense, enough: float) -> bool:
        silent = sense.silent_seconds
        return silent is not None and silent >= enough and not sense.stirring

    def _on_the_clock(self, fed_seconds: float | None) -> float | None:
        return None if fed_seconds is None else self._timeline.time_of(fed_seconds)

    def _tell_of_speech(self, sense: SpeechSense) -> None:
        spoke_until = sense.spoke_until
        if spoke_until is not None and spoke_until != self._spoke_until:
            self._spoke_until = spoke_until
            since = self._on_the_clock(sense.spoke_since)
            at = self._timeline.time_of(spoke_until)
            talking = self._watching and sense.talking
            own = talking and self._is_own(at - TALKING_SECONDS, at)
            self._inbox.post(Speech(at, since, talking=talking and not own))

    def _tell_of_beginning(self) -> None:
        """Somebody may have begun to speak just before the coach ended."""
        if self._watching and self._sense is not None:
            since = self._on_the_clock(self._sense.stirring_since)
            if since is not None and not self._is_own(since, self._timeline.ends_at):
                self._inbox.post(Speech(self._timeline.ends_at, since))

    def _judge(self, pcm: Pcm, sense: SpeechSense) -> None:
        trouble = self._quality.add(pcm, self._rate) if sense.speaking else None
        if trouble is not None:
            self._inbox.post(trouble)

    def _show(self, partial: str) -> None:
        if self._watching:
            return
        words = "" if is_noise(partial) else partial
        text = " ".join(part for part in (self._utterances.text, words) if part)
        if text and text != self._shown:
            self._shown = text
            self._inbox.post(Partial(text, self._timeline.ends_at))
