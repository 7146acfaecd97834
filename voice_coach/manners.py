"""How the coach speaks and listens: every number of its manners, with its default.

Durations are seconds. The values are those of the design's "speech manners"; where one was
chosen here, the comment says why.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """The defaults suit an unhurried speaker in a quiet room."""

    settle_seconds: float = 0.12
    """From the last sample played to the first one transcribed: a room's echo dies in this
    time, and an answer 0.2 s after the prompt is still heard whole."""

    utterance_pause_seconds: float = 0.75
    """Silence that closes an utterance: long enough that "next ... week" stays one sentence,
    short enough that nobody is kept waiting. The sense for speech is sure of it 0.1 s late."""

    utterance_most_seconds: float = 30.0
    """Someone who talks on without a pause is written down at least this often."""

    command_gap_seconds: float = 0.4
    """Silence that must stand before a command, so that a sentence which the recogniser cut in
    two never ends in one."""

    command_pause_seconds: float = 0.5
    """Silence that ends what is a command as it stands: nobody needs to go on after "next"."""

    short_answer_pause_seconds: float = 2.5
    """Silence that ends a yes or no, a choice, a number, a date or a name."""

    understood_answer_pause_seconds: float = 0.75
    """The same where the answer was understood whole and does not sound as if it went on; no less
    than what closes its utterance."""

    open_answer_pause_seconds: float | None = None
    """Silence that ends an open answer; None: only a command or a key ends it."""

    nudge_seconds: float = 20.0
    """Silence before the one gentle reminder."""

    no_speech_seconds: float = 60.0
    """Silence after which the screen says that the microphone hears sound, but no speech."""

    breathing_seconds: float = 3.0
    """Least silence between two spoken cues of a meditation: one slow breath."""

    between_sentences_seconds: float = 0.35
    """Silence between two pieces of one prompt."""

    before_question_seconds: float = 0.55
    """Silence between a statement and the question that follows it: a breath longer than any
    within a prompt, and shorter than what a person takes for its end."""


DEFAULT = Manners()
DEFAULT_RATE = 150
"""Words a minute: a calm reading pace; espeak's own default of 175 sounds hurried."""
DEFAULT_VOLUME = 0.9
"""Share of full scale, 0 to 1."""
