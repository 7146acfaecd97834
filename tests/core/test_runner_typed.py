"""The one loop with typed lines: whole sessions without sound, on the time of a card in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pytest

from tests.support.kept import Kept
from tests.support.talk import AT, only
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Clip, Playback
from voice_coach.coach.edges import Edges
from voice_coach.coach.inbox import QueueInbox, SystemClock
from voice_coach.coach.mouth import NoEar, SilentMouth
from voice_coach.coach.runner import Runner, Stopped
from voice_coach.console import keys
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.dialogue.evolve import load
from voice_coach.dialogue.prose import sentence
from voice_coach.dialogue.session import Session, begin
from voice_coach.journal.event_json import from_json, to_json
from voice_coach.manners import Manners
from voice_coach.messages import (
    Command,
    Heard,
    InputClosed,
    Interrupted,
    Message,
    Pressed,
    Reply,
    Typed,
    Utterance,
    Word,
)
from voice_coach.program.toml_file import builtin
from voice_coach.program.values import Guide, Question

FULL = builtin("seven-step-breakthrough")
SHORT = builtin("short")
RATE = 1000
"""A frame is a millisecond."""
TWO_SECONDS = Clip(np.full(2 * RATE, 1, dtype=np.int16), RATE)
SHORT_ANSWERS = {
    item.prompt
    for item in FULL.items_of("sitting")
    if isinstance(item, Question) and item.ends == "pause"
}
"""A typed line is the whole answer to these; nothing needs to end it."""


class Person:
    """Reads the screen, and types what ``answers`` gives for what is asked."""

    def __init__(self, answers: Callable[[str, str, str], list[str]]) -> None:
        self._answers = answers
        self.post: Callable[[Message], None]
        self.spoken: list[str] = []
        self.kept: list[str] = []
        self.steps: list[str] = []
        self.shown: list[str] = []
        self.notes: list[str] = []
        self.commands: list[Command] = []
        self.in_guide: list[Message] = []
        self.in_listening: dict[str, list[Message]] = {}
        self.in_pause: list[Message] = []
        self.in_absence: Callable[[], object] = lambda: None
        self.guided: list[tuple[str, float]] = []

    def step(self, number: int | None, title: str) -> None:
        self.steps.append(title)

    def progress(self, done: int, of: int) -> None:
        assert 0 <= done <= of

    def coach(self, text: str) -> None:
        self.spoken.append(text)

    def listening(self, key: str, prompt: str, kind: str) -> None:
        self.shown.append(key)
        for line in self._answers(key, prompt, kind):
            self.post(Typed(line) if line != "^D" else InputClosed())
        for message in self.in_listening.pop(key, []):
            self.post(message)

    def partial(self, text: str) -> None:
        raise AssertionError("nothing is heard in a typed session")

    def soundless(self, soundless: bool) -> None:
        raise AssertionError("nothing is heard in a typed session")

    def heard(self, text: str) -> None:
        self.kept.append(text)

    def command(self, command: Command) -> None:
        self.commands.append(command)

    def level(self, dbfs: float) -> None:
        raise AssertionError("nothing is heard in a typed session")

    def talking(self, on: bool) -> None:
        raise AssertionError("nothing is heard in a typed session")

    def guide(self, title: str, elapsed: float, total: float) -> None:
        self.guided.append((title, elapsed))
        if self.in_guide:
            self.post(self.in_guide.pop(0))

    def bell(self) -> None:
        pass

    def note(self, text: str) -> None:
        self.notes.append(text)
        if text == phrases.PAUSED and self.in_pause:
            self.in_absence()
            self.post(self.in_pause.pop(0))

    def close(self) -> None:
        pass


def run(record: Kept, person: Person) -> Session:
    """Lead a session on a sound card in memory: a minute of quiet passes at once, to the frame."""
    card = MemoryCard(RATE)
    person.post = card.post
    return lead(record, Edges(SilentMouth(card), NoEar(), card, person))


def lead(record: Kept, edges: Edges) -> Session:
    """Run a session; one that waits for what never comes is stopped by the card, and fails."""
    return Runner(record, edges, Manners(), clock=lambda: AT).run()


def usual(key: str, prompt: str, kind: str) -> list[str]:
    """A person who has something to say to everything."""
    if prompt.endswith(phrases.ANYTHING_RIGHT):
        return ["yes"]
    if prompt == phrases.FINISH:
        return ["no"]
    short = {
        "yes-no": "yes",
        "scale": "seven",
        "choice": "the first one" if key != "recurring" else "it keeps happening",
        "date": "2026-12-04 18:00",
    }
    if key == "visualisation_time":
        return ["every day at six in the evening"]
    if kind in short:
        return [short[kind]]
    if kind == "list":
        return [f"{key} one", f"{key} two", "next"]
    return [f"about {key}"] if prompt in SHORT_ANSWERS else [f"about {key}", ""]


@pytest.mark.parametrize("style", ["guided", "open"])
def test_the_whole_exercise_by_keyboard(style: str) -> None:
    """Otherwise somebody without a microphone cannot do the exercise to its end."""
    record, person = Kept(FULL, style=style), Person(usual)
    session = run(record, person)
    assert session.finished_at
    assert session == load(FULL, [from_json(to_json(event)) for event in record.events])
    assert person.steps == [step.title for step in FULL.steps_of("sitting")]
    said = [event.text for event in record.events if isinstance(event, e.Answered)]
    assert person.kept == [sentence(text) for text in said]
    standing = [p.text for answer in session.answers.values() for p in answer.spoken]
    assert sorted(standing) == sorted(said)
    assert record.texts("possible_responses") == (
        "possible_responses one",
        "possible_responses two",
    )
    assert [p.item for p in session.answer("response_outcomes").spoken] == [0, 1]
    assert session.answer("recurring").value == "keeps-happening"
    assert session.answer("first_action_when").value == "2026-12-04 18:00"
    assert session.answer("clarity_after").value == "7"
    guides = {i.key: i for i in FULL.items_of("sitting") if isinstance(i, Guide)}
    assert dict(session.guided) == {k: (g.minutes or 1) * 60 for k, g in guides.items()}
    if style == "guided":
        questions = [i for i in FULL.items_of("sitting") if isinstance(i, Question)]
        asked = {i.key for i in questions if not i.when and not i.unless}
        assert asked <= set(person.shown)


def test_the_follow_up_reads_back_what_was_said() -> None:
    """Otherwise step seven starts without the plan that it is about."""
    facts = {"event": "my job", "chosen_response": "i call her", "first_action": "call"}
    person = Person(usual)
    session = run(Kept(FULL, part="follow-up", facts=facts), person)
    assert session.finished_at
    assert "Your event: my job." in person.spoken
    assert not any("{" in text for text in person.spoken)


def pressed(chars: str) -> list[Message]:
    """What the keyboard posts for these keys."""
    return [*keys.pressed(chars)]


def scripted(script: dict[str, list[str]]) -> Person:
    """A person who types these lines at these questions, once; later only "next"."""
    left = {key: list(lines) for key, lines in script.items()}

    def answers(key: str, prompt: str, kind: str) -> list[str]:
        return left.pop(key, None) or usual(key, prompt, kind)

    return Person(answers)


def test_an_answer_of_many_lines_ends_with_an_empty_one() -> None:
    """Otherwise a typed answer is cut after its first line."""
    record = Kept(SHORT)
    run(record, scripted({"event": ["it rained", "and rained", "", "it keeps happening"]}))
    assert record.texts("event") == ("it rained", "and rained")
    assert record.session.answer("recurring").value == "keeps-happening"


def test_typed_commands_do_what_spoken_ones_do() -> None:
    """Otherwise the keyboard is a lesser way to do the exercise."""
    record = Kept(SHORT)
    person = scripted(
        {"event": ["one", "two", "scratch that", "read it back", "pause", "", "next"]}
    )
    run(record, person)
    assert record.texts("event") == ("one",)
    assert {phrases.SCRATCHED, phrases.PAUSED} <= set(person.spoken)
    assert "one" in person.spoken
    assert record.session.finished_at


def test_finishing_for_today_rests_and_resumes_at_the_same_question() -> None:
    """Otherwise a person who stops in the middle starts again from the beginning."""
    record = Kept(SHORT)
    person = scripted({"possible_responses": ["walk", "finish for today", "yes"]})
    session = run(record, person)
    assert session.resting
    assert not session.finished_at
    again = Kept(SHORT, *record.events)
    again.record(e.Resumed(at=AT))
    person = Person(usual)
    assert run(again, person).finished_at
    assert person.shown[0] == "possible_responses"
    assert person.spoken[0] == f"{phrases.WELCOME_BACK} What could you do?"
    assert again.texts("possible_responses")[0] == "walk"


@pytest.mark.parametrize("key", ["event", "recurring", "response_outcomes"])
def test_closed_input_stops_with_everything_kept(key: str) -> None:
    """Otherwise a closed terminal loses the session, or leaves the program running."""
    record, person = Kept(SHORT), scripted({key: ["half an answer", "^D"]})
    person.in_guide = [Typed("")]
    clock = SystemClock()  # here the queue and the clock are those of a typed session
    inbox = QueueInbox(clock)
    person.post = inbox.post
    with pytest.raises(Stopped):
        lead(record, Edges(SilentMouth(clock), NoEar(), inbox, person))
    assert record.texts(key) == ("half an answer",)


def test_ctrl_c_in_a_meditation_stops_at_once() -> None:
    """Otherwise a person has to sit through the silence that they wanted to leave."""
    record, person = Kept(SHORT), Person(usual)
    person.in_guide = [Interrupted()]
    with pytest.raises(Stopped):
        run(record, person)
    assert record.session.at == "breath"


def test_enter_leaves_a_meditation() -> None:
    """Otherwise somebody who has no minute cannot go on."""
    record, person = Kept(FULL, minutes=20.0), Person(usual)
    person.in_guide = [Typed("")]
    assert run(record, person).guided["meditation"] < 20 * 60
    done = [event for event in record.events if isinstance(event, e.Guided)]
    assert (done[0].whole, done[1].whole) == (False, True)


def test_a_line_typed_in_a_meditation_belongs_to_the_next_question() -> None:
    """Otherwise a thought typed in the silence is lost."""
    record, person = Kept(SHORT), Person(usual)
    person.in_guide = [Typed("a thought in the silence")]
    run(record, person)
    assert record.texts("event") == ("a thought in the silence", "about event")


def test_a_pause_in_a_meditation_keeps_its_length() -> None:
    """Otherwise a doorbell shortens the quiet."""
    card, record, person = MemoryCard(RATE), Kept(SHORT), Person(usual)
    person.post = card.post
    person.in_guide, person.in_pause = [Typed("pause")], [Typed("resume")]
    person.in_absence = lambda: card.get(card.now() + 30.0)
    session = lead(record, Edges(SilentMouth(card), NoEar(), card, person))
    assert session.guided["breath"] == 9.0
    assert card.now() >= 30.0 + 9.0
    assert person.notes == [phrases.PAUSED, phrases.GOING_ON]


def test_the_key_of_a_pause_goes_on_in_a_meditation_too() -> None:
    """Otherwise one key means two things, and who knows it from the talk sits there for ever."""
    record, person = Kept(SHORT), Person(usual)
    person.in_guide, person.in_pause = [*pressed(" ")], [*pressed("p")]
    assert run(record, person).guided["breath"] == 9.0
    assert person.notes == [phrases.PAUSED, phrases.GOING_ON]


def test_a_yes_by_key_in_a_meditation_answers_nothing() -> None:
    """Otherwise a key touched in the silence gives the next question an answer nobody gave."""
    willing = Question("willing", "Will you?", "yes-no", "pause", single=True)
    breath = next(item for item in SHORT.items_of("sitting") if isinstance(item, Guide))
    record, person = Kept(only(breath, willing)), scripted({"willing": ["no"]})
    person.in_guide = [*pressed("y")]
    run(record, person)
    assert record.texts("willing") == ("no",)


def test_a_line_typed_in_a_meditations_pause_belongs_to_the_next_question() -> None:
    """Otherwise a thought that ends a pause is lost."""
    record, person = Kept(SHORT), Person(usual)
    person.in_guide, person.in_pause = [Typed("pause")], [Typed("a thought in the pause")]
    assert run(record, person).guided["breath"] == 9.0
    assert record.texts("event") == ("a thought in the pause", "about event")


def test_finish_in_a_meditation_asks_and_a_no_begins_it_again() -> None:
    """Otherwise the quiet that a person chose to stay for is skipped."""
    record, person = Kept(SHORT), Person(usual)
    person.in_guide = [Typed("finish for today")]
    session = run(record, person)
    assert session.finished_at
    assert phrases.FINISH in person.spoken
    assert session.guided["breath"] == 9.0


def test_a_person_who_only_presses_enter_comes_to_the_end() -> None:
    """Otherwise somebody is held at a question that they do not want to answer."""
    record = Kept(FULL)
    person = Person(lambda *_: [""])
    person.in_guide = [Typed("")] * 2
    session = run(record, person)
    assert session.finished_at
    assert not any(answer.spoken for answer in session.answers.values())


def test_begin_is_where_nothing_has_happened() -> None:
    """Otherwise a log without its first line is taken for a session."""
    assert begin(FULL).at is None


class SlowMouth(SilentMouth):
    """Every sound lasts two seconds and says when it is over, unless it was stopped."""

    def __init__(self, card: MemoryCard) -> None:
        super().__init__(card)
        self._card = card
        self.bells: list[float] = []
        self.while_speaking: dict[int, Message] = {}

    def say(self, pieces: Iterable[str], *, at: float | None = None, first: int = 0) -> Playback:
        del pieces, first
        playback = self._card.play(TWO_SECONDS, at=at)
        if playback.number in self.while_speaking:
            self._card.post(self.while_speaking[playback.number])
        return playback

    def ring(self, *, at: float | None = None) -> Playback:
        self.bells.append(self.now() if at is None else at)
        return self.say((), at=at)

    def stop(self) -> None:
        self._card.stop()


def lead_slowly(
    record: Kept, person: Person, while_speaking: dict[int, Message]
) -> tuple[Session, SlowMouth]:
    """Lead a session whose coach takes its time; these messages come during its n-th sound."""
    card = MemoryCard(RATE)
    person.post = card.post
    mouth = SlowMouth(card)
    mouth.while_speaking = while_speaking
    return lead(record, Edges(mouth, NoEar(), card, person)), mouth


@pytest.mark.parametrize(("sound", "bells"), [(2, 2), (3, 2), (4, 3)])
def test_a_pause_while_the_coach_sounds_does_not_hold_the_meditation(
    sound: int, bells: int
) -> None:
    """Otherwise a pause on a bell or a cue leaves a person in silence for ever."""
    record, person = Kept(SHORT), Person(usual)
    person.in_pause = [Typed("resume")]
    # 1 is the welcome, 2 a bell, 3 a cue, 4 a bell
    session, mouth = lead_slowly(record, person, {sound: Typed("pause")})
    assert session.finished_at
    assert person.notes[:2] == [phrases.PAUSED, phrases.GOING_ON]
    assert len(mouth.bells) == bells, "the closing bell is rung to its end"
    assert mouth.bells[-1] - mouth.bells[0] >= 9.0


def test_a_command_typed_over_a_remark_is_obeyed() -> None:
    """Otherwise "next", typed while the coach explains something, is swallowed."""
    record, person = Kept(SHORT), scripted({"event": ["one", "help"]})
    # after the welcome, three of the breath, a question
    lead_slowly(record, person, {6: Typed("next")})
    assert person.spoken[3] == phrases.HELP
    assert record.texts("event") == ("one",)
    assert record.session.finished_at


def test_the_key_of_a_yes_is_no_part_of_an_open_answer() -> None:
    """Otherwise a key touched by chance stands in the journal as what the person said."""
    record, person = Kept(SHORT), scripted({"event": ["one"]})
    # while it is asked what happened
    lead_slowly(record, person, {5: Pressed(Reply.YES)})
    assert record.texts("event") == ("one", "about event")
    assert record.session.answer("willing").value == "yes"


def test_the_key_of_a_pause_pressed_again_goes_on() -> None:
    """Otherwise somebody who has no voice to hand stays in the pause that a key began."""
    record = Kept(SHORT)
    person = scripted({"event": ["one"]})
    person.in_listening = {"event": [*pressed("  "), Typed("two"), *pressed("\r")]}
    run(record, person)
    assert record.texts("event") == ("one", "two")
    assert person.spoken.count(phrases.PAUSED) == person.spoken.count(phrases.GOING_ON) == 1
    assert person.commands[:3] == [Command.PAUSE, Command.RESUME, Command.NEXT]
    assert record.session.finished_at


@pytest.mark.parametrize("said", ["next please", "[unk]"])
def test_half_heard_commands_are_not_written_down(said: str) -> None:
    """Otherwise "next", said just as the coach goes on, stands in the journal as an answer."""
    record, person = Kept(SHORT), scripted({"recurring": ["it keeps happening"]})
    # while the question after it is put
    lead_slowly(record, person, {7: Heard(Utterance(said))})
    assert record.texts("recurring") == ("it keeps happening",)


def test_the_end_of_a_sentence_that_came_late_is_no_command() -> None:
    """Otherwise a sentence that the recogniser cut in two loses its last word where the coach
    speaks again just then."""
    person = scripted({"event": ["one"]})
    begun = Utterance("we decide what to do", (Word("do", 4.8, 5.0),), 3.0, 5.0)
    person.in_listening = {"event": [Heard(begun), *pressed("\r")]}
    record = Kept(SHORT)
    rest = Utterance("next", (Word("next", 5.1, 5.4),), 5.1, 5.6)
    lead_slowly(record, person, {6: Heard(rest)})
    assert record.texts("event") == ("one", "we decide what to do", "next")


def test_late_words_belong_to_the_entry_that_was_asked_about() -> None:
    """Otherwise the end of an outcome stands beside no response, or the wrong one."""
    record, person = Kept(SHORT), scripted({"response_outcomes": ["she laughs", "next"]})
    lead_slowly(record, person, {10: Heard(Utterance("and waits"))})
    spoken = record.session.answer("response_outcomes").spoken
    assert [(p.item, p.text) for p in spoken][:2] == [(0, "she laughs"), (0, "and waits")]
