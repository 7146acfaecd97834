"""Whether the person talks over a prompt that sounds: by what the ear hears meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voice_coach.audio.ports import Playback
from voice_coach.dialogue.talk_over import lately, said_over
from voice_coach.messages import Command, HeardOver, Speech, Utterance

BEFORE_SPEECH_SECONDS = 0.3
"""Listening begins so long before the moment at which somebody was noticed to speak: a soft first
sound goes by before the sense for speech is sure."""
SURE = 0.8
"""Least confidence of each word of what stops the coach: an "mm" came out as "i'm done" at 0.7."""


@dataclass(frozen=True, slots=True)
class TalkedOver:
    """The person talked over the coach, who has stopped.

    ``sentence`` is the number of the one that the coach was saying, ``utterance`` the command or
    the short answer that was said, None where the person is still talking. ``since``: when they
    began what is still to be listened to, in seconds on the session's clock; None of a command.
    """

    sentence: int
    utterance: Utterance | None = None
    command: Command | None = None
    since: float | None = None


class Overhearing:
    """One prompt, of which these sentences sound."""

    def __init__(self, playback: Playback, saying: Sequence[str]) -> None:
        self._playback = playback
        self._saying = saying
        self._spoken = Speech(0.0)
        """The last that was heard of somebody."""

    def take(self, message: HeardOver | Speech, now: float) -> TalkedOver | None:
        """What the ear tells while it sounds; somebody who is to stop it, if it is that."""
        if isinstance(message, HeardOver):
            return self._said(message.utterance, self._playback.part_at(now))
        since = message.since
        if since is None or since < self._playback.starts_at:
            return None
        self.note(message)
        if not message.talking:
            return None
        sentence = self._playback.part_at(since + BEFORE_SPEECH_SECONDS)
        return TalkedOver(sentence, since=since)

    def note(self, speech: Speech) -> None:
        """The same where it has ended already."""
        self._spoken = speech

    def spoken_since(self, ended_at: float) -> float:
        """When who spoke while the coach's last word ended began; ``ended_at`` if nobody did."""
        spoken, since = self._spoken, self._spoken.since
        if since is None or spoken.at < ended_at - BEFORE_SPEECH_SECONDS or since >= ended_at:
            return ended_at
        return since

    def _said(self, utterance: Utterance, sentence: int) -> TalkedOver | None:
        meant = said_over(utterance.text, lately(self._saying, sentence))
        if meant is None or not is_surely_said(utterance):
            return None
        if meant == "answer":
            return TalkedOver(sentence, utterance, since=utterance.started_at)
        return TalkedOver(sentence, utterance, meant)


def is_surely_said(utterance: Utterance) -> bool:
    """Whether the recogniser is sure enough of every word for it to stop the coach."""
    return all(word.confidence >= SURE for word in utterance.words)
