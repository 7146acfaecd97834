"""What an engine is given of a text, and with what breath, pace and loudness it is said."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from tests.support.talk import AT, Talk
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Clip, Pcm
from voice_coach.audio.sound import level_dbfs
from voice_coach.audio.spoken_form import SPOKEN, breaths, spoken_form
from voice_coach.coach.ahead import said_next
from voice_coach.coach.mouth import CUE_PACE, SpokenMouth
from voice_coach.dialogue.director import Listen, next_action
from voice_coach.manners import DEFAULT
from voice_coach.program import toml_file

RATE = 16000


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("", [""]),
        ("Say next.", ["Say next."]),
        ("How was it?", ["How was it?"]),
        ("We come to the end. How clear are you?", ["We come to the end.", "How clear are you?"]),
        ("Who is it? Where are they?", ["Who is it? Where are they?"]),
        ("Listen. Wait. Who? Say it. Why?", ["Listen. Wait.", "Who? Say it.", "Why?"]),
        ("At 3.30 p.m. or later?", ["At 3.30 p.m. or later?"]),
    ],
)
def test_a_question_after_a_statement_begins_a_new_breath(text: str, groups: list[str]) -> None:
    """A question would be lost in what is said before it; nothing may be lost of either."""
    assert breaths(text) == groups
    assert " ".join(breaths(text)) == text


def test_words_are_mended_whole_and_in_any_case() -> None:
    """A word would be said wrong, or a part of another changed."""
    for written, spoken in SPOKEN:
        assert spoken_form(f"It is {written.upper()}.") == f"It is {spoken}."
        assert spoken_form(f"x{written}x") == f"x{written}x"


class Loud:
    """A voice of one loud second a piece, at the usual pace."""

    def render(self, text: str, *, pace: float = 1.0) -> Clip:
        return Clip(np.full(round(RATE / pace), 10_000, dtype=np.int16), RATE)

    def prepare(self, texts: Iterable[str], *, keep: bool = False, pace: float = 1.0) -> None:
        self.prepared = [*getattr(self, "prepared", []), *((text, pace) for text in texts)]

    def set_rate(self, words_per_minute: int) -> None:
        """It has one."""

    def close(self) -> None:
        """Nothing to close."""


def test_cues_are_slower_and_softer_than_questions() -> None:
    """In the quiet, the coach would talk as if it asked something."""
    played: list[Pcm] = []
    card = MemoryCard(RATE, recording=played.append)
    voice = Loud()
    mouth = SpokenMouth(voice, card, DEFAULT)
    mouth.guide(["Breathe in."])
    levels, lengths = [], []
    for text in ("Breathe in.", "What is it?"):
        playback = mouth.say((text,))
        lengths.append(playback.ends_at - playback.starts_at)
        played.clear()
        card.get(playback.ends_at)
        levels.append(level_dbfs(np.concatenate(played)[RATE // 4 : RATE // 2]))
    assert lengths == pytest.approx([1 / CUE_PACE, 1.0], abs=0.01)
    assert levels[1] - levels[0] == pytest.approx(3.0, abs=0.1)
    mouth.prepare(["What is it?", "Breathe in."])
    assert set(voice.prepared) == {("What is it?", 1.0), ("Breathe in.", CUE_PACE)}


def test_the_breath_before_a_question_is_longer_than_others() -> None:
    """ "Thank you." and the question would run into each other."""
    mouth = SpokenMouth(Loud(), MemoryCard(RATE), DEFAULT)
    lengths = {}
    for second in ("Say next.", "What is it?"):
        playback = mouth.say(("Thank you.", second))
        lengths[second] = playback.ends_at - playback.starts_at - 2.0
        mouth.stop()
    assert lengths["Say next."] == pytest.approx(DEFAULT.between_sentences_seconds, abs=0.01)
    assert lengths["What is it?"] == pytest.approx(DEFAULT.before_question_seconds, abs=0.01)


def test_what_follows_an_answer_is_known_while_it_is_given() -> None:
    """A prompt with the person's own words would keep them waiting for the voice."""
    talk, known = Talk(toml_file.default()), 0
    for _ in range(60):
        talk.hear("on friday at noon with my sister")
        action = next_action(talk.session)
        if not isinstance(action, Listen):
            break
        ahead, before = tuple(said_next(talk.session, AT)), len(talk.said)
        if action.ends == "pause":
            talk.quiet()
        else:
            talk.hear("next")
        assert tuple(talk.said[before : before + len(ahead)]) == ahead
        known += bool(ahead)
    assert known > 10
