"""The ear with the real recogniser, on the sound card in memory."""

from __future__ import annotations

import numpy as np
import pytest

from voice_coach.audio.ear import ListeningEar, Timeline, no_command
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.microphone import CaptureClock
from voice_coach.audio.ports import Block, Clip
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.sound import gain
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.dialogue.commands import is_command, phrases_of
from voice_coach.dialogue.letters import GRAMMAR, spelled
from voice_coach.manners import Manners
from voice_coach.messages import Heard, Level, Message, Partial, Utterance

MANNERS = Manners()


class Room:
    """A card in memory with an ear."""

    def __init__(self, model: VoskModel, *, obeys: bool = False, **options: float) -> None:
        """``obeys``: commands end sooner."""
        self.card = MemoryCard(16000, **options)  # type: ignore[arg-type]
        ends_sooner = is_command if obeys else no_command
        self.ear = ListeningEar(
            model.recogniser, self.card.rate, self.card, MANNERS, is_command=ends_sooner
        )
        self.card.attach(self.ear)

    def until(self, moment: float) -> list[Message]:
        messages = []
        while (message := self.card.get(moment)) is not None:
            messages.append(message)
        return messages

    def heard_until(self, moment: float) -> list[Utterance]:
        return [m.utterance for m in self.until(moment) if isinstance(m, Heard)]


def test_an_answer_is_heard_with_its_times(vosk_model: VoskModel, person: PyttsxVoice) -> None:
    """The journal would lack an answer; pauses would be measured from nowhere."""
    room = Room(vosk_model)
    room.ear.listen(since=0.0)
    said = room.card.speak(person.render("I feel calm and happy about my family."), at=10.0)
    messages = room.until(said.ends_at + 2.0)
    (heard,) = [m.utterance for m in messages if isinstance(m, Heard)]
    assert heard.text == "i feel calm and happy about my family"
    assert heard.started_at == pytest.approx(said.starts_at, abs=0.15)
    assert heard.last_word_ended_at == pytest.approx(said.ends_at, abs=0.15)
    pause = heard.ended_at - heard.last_word_ended_at
    assert MANNERS.utterance_pause_seconds <= pause < MANNERS.utterance_pause_seconds + 0.6
    assert all(0 < word.confidence <= 1 for word in heard.words)
    partials = [m.text for m in messages if isinstance(m, Partial)]
    assert partials[-1] == heard.text
    assert len(partials) == len(set(partials)) > 3, "each change is shown once"


def test_levels_come_ten_times_a_second_even_at_rest(
    vosk_model: VoskModel, person: PyttsxVoice
) -> None:
    """The person could not see whether the microphone hears them."""
    room = Room(vosk_model, noise_dbfs=-60.0)
    room.card.speak(person.render("One two three four five six seven."), at=1.0)
    levels = [m for m in room.until(6.0) if isinstance(m, Level)]
    assert 55 <= len(levels) <= 60
    assert levels[5].dbfs == pytest.approx(-60.0, abs=1.0)
    assert max(level.dbfs for level in levels) > -30


def test_a_pause_inside_a_sentence_does_not_end_it(
    vosk_model: VoskModel, person: PyttsxVoice
) -> None:
    """ "Next ... week" would move on to the next question."""
    room = Room(vosk_model)
    room.ear.listen(since=0.0)
    first = room.card.speak(person.render("next"), at=1.0)
    second = room.card.speak(person.render("week I call her"), at=first.ends_at + 0.7)
    heard = room.heard_until(second.ends_at + 2.0)
    assert len(heard) == 1
    assert heard[0].text.startswith("next week")


def test_two_sentences_with_a_pause_are_two_utterances(
    vosk_model: VoskModel, person: PyttsxVoice
) -> None:
    """A command after an answer would be written into it."""
    room = Room(vosk_model)
    room.ear.listen(since=0.0)
    first = room.card.speak(person.render("I want to find a new job this year."), at=1.0)
    second = room.card.speak(person.render("next"), at=first.ends_at + 1.5)
    heard = room.heard_until(second.ends_at + 2.0)
    assert [utterance.text for utterance in heard] == [
        "i want to find a new job this year",
        "next",
    ]


@pytest.mark.parametrize(
    ("text", "pause"),
    [
        ("Next.", MANNERS.command_pause_seconds),
        ("Please repeat.", MANNERS.command_pause_seconds),
        ("Next week.", MANNERS.utterance_pause_seconds),
        ("Seven.", MANNERS.utterance_pause_seconds),
    ],
)
def test_a_command_ends_sooner_than_an_answer(
    vosk_model: VoskModel, person: PyttsxVoice, text: str, pause: float
) -> None:
    """Who says "next" would wait for nothing; who thinks would be taken at their first words."""
    room = Room(vosk_model, obeys=True, noise_dbfs=-60.0)
    room.ear.listen(since=0.0)
    said = room.card.speak(person.render(text), at=2.0)
    (heard,) = room.heard_until(said.ends_at + 3.0)
    assert heard.text == text.casefold().rstrip(".")
    waited = heard.ended_at - said.ends_at
    assert pause - 0.15 <= waited < pause + 0.25


def test_a_silence_of_ten_seconds_ends_nothing(vosk_model: VoskModel, person: PyttsxVoice) -> None:
    """Someone who thinks before going on would not be heard any more."""
    room = Room(vosk_model)
    room.ear.listen(since=0.0)
    first = room.card.speak(person.render("I feel calm."), at=1.0)
    second = room.card.speak(person.render("I feel happy."), at=first.ends_at + 10.0)
    heard = room.heard_until(second.ends_at + 2.0)
    assert [utterance.text for utterance in heard] == ["i feel calm", "i feel happy"]
    assert heard[1].started_at == pytest.approx(second.starts_at, abs=0.15)


def test_a_fast_answer_is_heard_whole(
    vosk_model: VoskModel, coach: PyttsxVoice, person: PyttsxVoice
) -> None:
    """A quick yes, 0.2 s after the question, would be lost; or the question be heard as answer."""
    room = Room(vosk_model, echo_gain=0.5, noise_dbfs=-65.0)
    prompt = room.card.play(coach.render("Does it happen again and again?"))
    answer = room.card.speak(person.render("yes it happens every week"), at=prompt.ends_at + 0.2)
    assert room.heard_until(answer.starts_at + 0.3) == []
    # The runner is late; the pre-roll is there for that.
    room.ear.listen(since=prompt.ends_at + MANNERS.settle_seconds)
    (heard,) = room.heard_until(answer.ends_at + 2.0)
    assert heard.text == "yes it happens every week"
    assert heard.started_at == pytest.approx(answer.starts_at, abs=0.2)


def test_the_coach_does_not_hear_itself(vosk_model: VoskModel, coach: PyttsxVoice) -> None:
    """The coach's own question would be written down as the answer."""
    room = Room(vosk_model, echo_gain=0.7, echo_seconds=0.03)
    prompt = room.card.play(coach.render("What would you like to happen? Say next when done."))
    messages = room.until(prompt.ends_at)
    assert max(m.dbfs for m in messages if isinstance(m, Level)) > -30, "it does sound there"
    room.ear.listen(since=prompt.ends_at + MANNERS.settle_seconds)
    assert [m for m in room.until(30.0) if isinstance(m, Heard | Partial)] == []


def test_resting_keeps_what_was_half_said(vosk_model: VoskModel, person: PyttsxVoice) -> None:
    """Enter, pressed right after the last word, would lose it."""
    room = Room(vosk_model)
    room.ear.listen(since=0.0)
    said = room.card.speak(person.render("I want to call my brother."), at=1.0)
    room.until(said.ends_at + 0.05)
    room.ear.rest()
    (heard,) = room.heard_until(room.card.now())
    assert heard.text == "i want to call my brother"
    assert not room.ear.listening
    room.card.speak(person.render("nobody hears this"))
    assert room.heard_until(20.0) == []


def test_the_second_answer_is_heard_as_the_first(
    vosk_model: VoskModel, person: PyttsxVoice
) -> None:
    """The recogniser is kept from answer to answer: words would have times of the one before, or
    what was said there would be heard again."""
    room = Room(vosk_model)
    for commands, text in (
        (None, "i want to call my brother"),
        (["skip", "pause"], "skip"),
        (None, "i want to call my brother"),
    ):
        room.ear.listen(since=room.card.now(), phrases=commands)
        said = room.card.speak(person.render(text), at=room.card.now() + 1.0)
        (heard,) = room.heard_until(said.ends_at + 2.0)
        assert heard.text == text
        assert heard.started_at == pytest.approx(said.starts_at, abs=0.15)
        assert heard.last_word_ended_at == pytest.approx(said.ends_at, abs=0.15)
        room.ear.rest()


def test_a_grammar_takes_commands_and_nothing_else(
    vosk_model: VoskModel, person: PyttsxVoice
) -> None:
    """During the silence of a meditation any word would end it."""
    room = Room(vosk_model)
    room.ear.listen(since=0.0, phrases=["pause", "resume", "skip", "finish for today"])
    said = room.card.speak(person.render("skip"), at=1.0)
    other = room.card.speak(
        person.render("I want to find a new job this year"), at=said.ends_at + 2.0
    )
    heard = [utterance.text for utterance in room.heard_until(other.ends_at + 3.0)]
    assert heard[0] == "skip"
    assert set(" ".join(heard[1:]).split()) <= {"[unk]"}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Mike, India, Alpha, oscar, victor", "Miaov"),
        ("M. I. A.", "Mia"),
        ("A. double P. I.", "Appi"),
    ],
)
def test_letters_are_heard_while_somebody_spells(
    vosk_model: VoskModel, person: PyttsxVoice, said: str, name: str
) -> None:
    """A name could be spelled by keyboard only. (The small model knows few letters by name; of the
    rest it is not asked.)"""
    room = Room(vosk_model)
    room.ear.listen(since=0.0, phrases=(*GRAMMAR, *phrases_of()))
    spoken = room.card.speak(person.render(said), at=1.0)
    heard = room.heard_until(spoken.ends_at + 3.0)
    assert spelled([utterance.text for utterance in heard]) == name


def test_noise_alone_says_nothing(vosk_model: VoskModel) -> None:
    """A ventilator, or a cup put down, would be written into the journal."""
    room = Room(vosk_model, noise_dbfs=-50.0)
    room.ear.listen(since=0.0)
    knock = np.zeros(1600, dtype=np.int16)
    knock[:200] = np.random.default_rng(3).normal(0, 8000, 200).astype(np.int16)
    for at in (2.0, 5.0, 8.0):
        room.card.speak(Clip(knock, 16000), at=at)
    assert [u.text for u in room.heard_until(15.0)] == []


def test_word_times_survive_lost_samples() -> None:
    """After a hiccup of the device every pause would be measured wrong."""
    timeline = Timeline(1000)
    timeline.add(1000, 5.0)
    timeline.add(1000, 6.0)
    timeline.add(1000, 7.5)  # half a second is missing
    timeline.add(1000, 8.501)
    assert timeline.time_of(0.5) == 5.5
    assert timeline.time_of(1.999) == pytest.approx(6.999)
    assert timeline.time_of(2.25) == 7.75
    assert timeline.ends_at == pytest.approx(9.5)


def test_late_callbacks_do_not_move_the_sound() -> None:
    """A busy computer would shift answers in time, and settle times with them."""
    clock = CaptureClock(1000)
    random = np.random.default_rng(5)
    errors = []
    for block in range(2000):
        truly = 100.0 + block * 0.05
        arrived = truly + 0.05 + 0.01 + abs(random.normal(0, 0.02)) * (block % 3 > 0)
        errors.append(clock.captured_at(50, arrived, 0.01) - truly)
    assert np.max(np.abs(errors[5:])) < 0.001


def test_preroll_reaches_back_three_seconds(vosk_model: VoskModel, person: PyttsxVoice) -> None:
    """An hour of silence would pile up in memory, or a first word be gone."""
    room = Room(vosk_model)
    said = room.card.speak(person.render("I feel calm and happy."), at=60.0)
    room.until(said.ends_at + 0.2)
    assert sum(len(block.pcm) for block in room.ear.intake._preroll) <= 4.1 * 16000
    room.ear.listen(since=said.starts_at - 0.2)
    (heard,) = room.heard_until(said.ends_at + 2.0)
    assert heard.text == "i feel calm and happy"


def test_soft_speech_is_heard(vosk_model: VoskModel, person: PyttsxVoice) -> None:
    """Someone who speaks softly would not be heard at all."""
    room = Room(vosk_model)
    room.ear.listen(since=0.0)
    said = room.card.speak(gain(person.render("I feel calm and happy."), 0.1), at=1.0)
    (heard,) = room.heard_until(said.ends_at + 2.0)
    assert heard.text == "i feel calm and happy"


def test_a_block_half_before_the_settle_time_is_cut(vosk_model: VoskModel) -> None:
    """The end of the prompt would be transcribed with a device of large blocks."""
    room = Room(vosk_model)
    room.ear.feed(Block(np.zeros(16000, dtype=np.int16), 0.0))
    room.ear.listen(since=0.75)
    assert room.ear._timeline.time_of(0.0) == 0.75
    assert room.ear._timeline.ends_at == 1.0
