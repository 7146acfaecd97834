"""The exercise as it is spoken: nothing missing, nothing too long, and a sample that answers it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from tests.support.talk import Talk
from voice_coach.coach.mouth import BELL_HEARD_SECONDS
from voice_coach.dialogue import phrases
from voice_coach.dialogue.choosing.meant_choices import option_meant
from voice_coach.dialogue.scale import scale
from voice_coach.dialogue.timetable import cues_for, plan
from voice_coach.dialogue.yes_or_no.yes_no import yes_or_no
from voice_coach.manners import Manners
from voice_coach.program import toml_file
from voice_coach.program.checks import FACTS
from voice_coach.program.values import Guide, Item, Kind, Part, Program, Question, Step, Tell

MOST_WORDS = 48  # twenty seconds, at 150 words a minute
MOST_WORDS_OF_A_SITTING = 950
MOST_WITH_SHORT_INTRODUCTIONS = 550
MOST_TEACHING_WORDS = 130  # under a minute at the coach's pace
WORDS_PER_SECOND = 2.2
SPOKEN_COMMANDS = ("repeat", "scratch that")

YIELDS = frozenset(
    """
    event recurring facts emotions past_response possible_responses response_outcomes
    chosen_response outcome visualised_experience steps_taken people places needs action
    visualisation_time visualisation_minutes blocks block_answers first_action first_action_when
    partner follow_up_day done how_it_went review_outcome same_or_different aha insight
    measured_result next_step clarity_before readiness_before clarity_after readiness_after
    clarity_review readiness_review done_yet done_on got_in_the_way new_time next_step_when
    """.split()
)
OF_A_DEED = frozenset(
    """
    done done_on how_it_went review_outcome same_or_different aha insight measured_result next_step
    next_step_when
    """.split()
)
"""What is asked only where something was done."""
STEPS_OF_A_RUN = (
    *("welcome", "quiet", "step_1", "step_2", "step_3", "step_4", "step_5", "step_6"),
    *("closing", "step_7"),
)

EXERCISE = toml_file.default()
SHORT = toml_file.builtin("short")
PROGRAMS = pytest.mark.parametrize("program", [EXERCISE, SHORT], ids=lambda program: program.id)


def words(text: str) -> int:
    """How many words are spoken; a placeholder counts as one."""
    return len(text.split())


def values(question: Question) -> tuple[str, ...]:
    """The answers on which a condition of this exercise may turn."""
    return ("yes", "no") if question.kind == "yes-no" else tuple(o.value for o in question.options)


def paths(program: Program) -> Iterator[Mapping[str, str]]:
    """Every way the answers and facts that conditions name can fall out; "" for no such fact.

    What one part turns on says nothing about the other: each varies while the other stands.
    """
    parts = [_choices(program, part) for part in get_args(Part)]
    standing = {name: allowed[0] for choices in parts for name, allowed in choices.items()}
    for choices in parts:
        for path in product(*choices.values()):
            yield {**standing, **dict(zip(choices, path, strict=True))}


def _choices(program: Program, part: Part) -> Mapping[str, tuple[str, ...]]:
    items = program.items_of(part)
    named = {name for i in items for name in (*i.when, *i.needs, *i.unless)}
    turning = {name for i in items for name in i.when}
    choices = {}
    for name in sorted(named):
        item = None if name in FACTS else program.item(name)
        if item is None:
            choices[name] = FACTS[name] or ("", "what they said")
        elif name in turning:
            assert isinstance(item, Question)
            assert item in items
            choices[name] = values(item)
    return choices


def taking_place(items: Sequence[Item], path: Mapping[str, str]) -> list[Item]:
    """The items whose conditions hold on this path, where every question is answered."""
    said = {name for name in path if name in FACTS and path[name]}
    found: list[Item] = []
    for item in items:
        fits = all(path[n] in allowed for n, allowed in item.when.items() if n in said)
        if fits and said.issuperset(item.needs) and said.isdisjoint(item.unless):
            found.append(item)
            said.add(item.key)
    return found


def asked(program: Program, part: Part, path: Mapping[str, str]) -> list[Question]:
    """The questions that a guided run puts on this path."""
    items = taking_place(program.items_of(part), path)
    return [item for item in items if isinstance(item, Question)]


def opened(step: Step) -> list[Item]:
    """The step as the open style speaks it: the joint prompt in place of its questions."""
    items: list[Item] = []
    joint = Question(f"{step.key} in the open style", step.open_prompt)
    for item in step.items:
        if isinstance(item, Question) and not item.single:
            items += [] if joint in items else [joint]
        else:
            items.append(item)
    return items


def stretches(items: Sequence[Item]) -> Iterator[tuple[str, int]]:
    """What is heard in a row before the person may speak: where it ends, and its words."""
    heard = 0
    for item in items:
        if isinstance(item, Tell):
            heard += words(item.text)
        else:
            yield item.key, heard + (words(item.prompt) if isinstance(item, Question) else 0)
            heard = 0
    yield "the end", heard


def texts(program: Program) -> Iterator[tuple[str, str]]:
    """Every text that is spoken, with its key."""
    for step in program.steps:
        if step.open_prompt:
            yield step.key, step.open_prompt
        for item in step.items:
            match item:
                case Tell():
                    yield item.key, item.text
                case Question():
                    yield item.key, item.prompt
                    yield from ((item.key, option.say) for option in item.options)
                case Guide():
                    yield from ((item.key, cue.text) for cue in item.cues)


def test_every_path_fills_what_a_run_yields() -> None:
    """A journal would lack a field that the exercise promises."""
    every = list(paths(EXERCISE))
    assert len(every) > 1
    for path in every:
        filled = {q.yields for part in get_args(Part) for q in asked(EXERCISE, part, path)} - {""}
        assert filled == due(path), path


def due(path: Mapping[str, str]) -> set[str]:
    """The fields that this path fills."""
    left_out = set() if path["recurring"] == "keeps-happening" else {"past_response"}
    left_out |= {"event"} if path["carried_event"] else set()
    asked_if_done = bool(path["plan"]) and not path["plan_done"]
    is_done = path["done_yet"] == "done" or not asked_if_done
    left_out |= set() if asked_if_done else {"done_yet", "done_on"}
    left_out |= {"got_in_the_way", "new_time"} if is_done else set()
    if path["done_yet"] == "not-yet" and asked_if_done:
        left_out |= OF_A_DEED
    elif path["has_next_step"] == "no":
        left_out |= {"next_step", "next_step_when"}
    return YIELDS - left_out


def test_fields_are_filled_once_and_under_their_own_key() -> None:
    """Two questions would overwrite each other's field, or the follow-up would miss one."""
    questions = [i for part in get_args(Part) for i in EXERCISE.items_of(part)]
    filling = [q for q in questions if isinstance(q, Question) and q.yields]
    assert len({q.yields for q in filling}) == len(filling)
    assert all(q.yields == q.key for q in filling)


def test_the_run_has_its_shape() -> None:
    """A step would be out of its place, or step seven would be asked in the sitting."""
    assert tuple(step.key for step in EXERCISE.steps) == STEPS_OF_A_RUN
    assert [step.number for step in EXERCISE.steps if step.number] == [1, 2, 3, 4, 5, 6, 7]
    assert [step.key for step in EXERCISE.steps_of("follow-up")] == ["step_7"]


def test_a_run_asks_thirty_five_to_forty_five_questions() -> None:
    """An hour would not hold the sitting; what is optional may be passed over."""
    for path in paths(EXERCISE):
        sitting = asked(EXERCISE, "sitting", path)
        whole = sitting + asked(EXERCISE, "follow-up", path)
        assert 35 <= len(sitting) <= 45, path
        assert 35 <= len([q for q in whole if not q.optional]) <= 45, path


@PROGRAMS
def test_nobody_listens_long_before_they_may_speak(program: Program) -> None:
    """Someone would sit through a speech before their turn, one by one or in the open style."""
    for part, path in product(get_args(Part), paths(program)):
        items = taking_place(program.items_of(part), path)
        opening = [i for step in program.steps_of(part) for i in opened(step)]
        for where, heard in [*stretches(items), *stretches(taking_place(opening, path))]:
            assert heard <= MOST_WORDS, (where, heard, path)


@PROGRAMS
def test_the_teaching_of_a_step_takes_less_than_a_minute(program: Program) -> None:
    """A step would begin with a lecture."""
    for path, step in product(paths(program), program.steps):
        place = taking_place(program.items_of(step.part), path)
        told = [item for item in step.items if isinstance(item, Tell) and item in place]
        assert sum(words(tell.text) for tell in told) <= MOST_TEACHING_WORDS, (step.key, path)


@PROGRAMS
def test_sentences_are_short_and_have_nothing_a_voice_misreads(program: Program) -> None:
    """A dash, digit, abbreviation or bracket would be misread; a long sentence would be lost."""
    for key, text in texts(program):
        plain = re.sub(r"\{[a-z_]+\}", "it", text)
        assert re.fullmatch(r"[A-Za-z',.:? -]+", plain), key
        assert not re.search(r"\b[A-Z]{2,}|\b[a-z]\.|[-'] | [-']|\w-\w", plain), key
        assert all(words(s) <= 26 for s in re.split(r"[.?:]", plain)), key


@PROGRAMS
def test_questions_end_by_asking_or_by_saying_how_to_answer(program: Program) -> None:
    """The person would not notice that it is their turn."""
    for part in get_args(Part):
        for item in program.items_of(part):
            if isinstance(item, Question):
                assert "?" in item.prompt or re.search(r"\b([Tt]ell me|[Nn]ame)\b", item.prompt)


@PROGRAMS
def test_journal_headings_never_show_a_placeholder(program: Program) -> None:
    """The journal would show "{item}" where a person expects a question."""
    for part in get_args(Part):
        for item in program.items_of(part):
            if isinstance(item, Question):
                assert "{" not in (item.heading or item.prompt), item.key


@pytest.mark.parametrize("minutes", [1, 2, 3, 5, 10, 15, 20])
def test_meditation_cues_have_breathing_room(minutes: int) -> None:
    """Cues would crowd each other, run into a bell, or leave the last minute without guidance."""
    meditation = EXERCISE.item("meditation")
    assert isinstance(meditation, Guide)
    assert meditation.minutes is None
    check_cues(meditation, minutes)


def test_visualisation_cues_have_breathing_room() -> None:
    """The picture would be talked over."""
    visualisation = EXERCISE.item("visualisation")
    assert isinstance(visualisation, Guide)
    assert visualisation.minutes == 2
    check_cues(visualisation, visualisation.minutes)


def check_cues(guide: Guide, minutes: float) -> None:
    """Every cue has its place as written: none is moved or left out for want of room."""
    cues = cues_for(guide, minutes)
    lengths = [words(cue.text) / WORDS_PER_SECOND for cue in cues]
    planned = plan(
        guide,
        minutes,
        lengths,
        bell_seconds=BELL_HEARD_SECONDS,
        breathing_seconds=Manners().breathing_seconds,
    )
    assert len(cues) >= 4
    assert [(cue.text, cue.starts_at) for cue in planned.cues] == [
        (cue.text, cue.at * (minutes * 60)) for cue in cues
    ]


def understood(question: Question, said: str) -> str | None:
    """What the coach takes a short answer for; a long one, or a date, for what was said."""
    if question.options:
        return option_meant(question.options, said)
    if question.kind == "yes-no":
        return yes_or_no(said)
    return scale(said) if question.kind == "scale" else said


@pytest.mark.parametrize(
    ("key", "said", "meant"),
    [
        ("recurring", "it keeps happening", "keeps-happening"),
        ("recurring", "again and again", "keeps-happening"),
        ("recurring", "this is the first time", "first-time"),
        ("recurring", "it is not the first time", "keeps-happening"),
        ("pattern", "it is an old habit", "old-pattern"),
        ("pattern", "a new adventure", "new-adventure"),
        ("pattern", "a relationship that ends", "relationship"),
        ("pattern", "something else", "something-else"),
        ("pattern", "it is not a habit", None),
        ("values_agreement", "yes it does", "yes"),
        ("values_agreement", "yes but not fully", "partly"),
        ("values_agreement", "partly", "partly"),
        ("values_agreement", "no it does not", "no"),
        ("intuition", "the inner no", "inner-no"),
        ("intuition", "i think it is the fear", "fear-before-growing"),
        ("intuition", "i am not sure", "unsure"),
        ("done_yet", "done", "done"),
        ("done_yet", "yes it is done", "done"),
        ("done_yet", "yes i did", "done"),
        ("done_yet", "yes all of it", "done"),
        ("done_yet", "partly", "partly"),
        ("done_yet", "yes partly", "partly"),
        ("done_yet", "i did part of it", "partly"),
        ("done_yet", "it is half done", "partly"),
        ("done_yet", "yes but not everything", "partly"),
        ("done_yet", "not all of it", "partly"),
        ("done_yet", "not yet", "not-yet"),
        ("done_yet", "no", "not-yet"),
        ("done_yet", "no not yet", "not-yet"),
        ("done_yet", "i have not done it", "not-yet"),
        ("done_yet", "i haven't done it yet", "not-yet"),
        ("done_yet", "i did not do it", "not-yet"),
        ("done_yet", "it is not done", "not-yet"),
        ("done_yet", "it is not done yet", "not-yet"),
        ("done_yet", "it is a long story", None),
        ("begin_again", "the next step", "next-step"),
        ("begin_again", "with my next step please", "next-step"),
        ("begin_again", "a new event", "new-event"),
        ("begin_again", "no not now", "not-now"),
        ("begin_again", "another time", "not-now"),
        ("begin_again", "not with the next step", None),
        ("begin_anew", "yes", "new-event"),
        ("begin_anew", "no", "not-now"),
        ("begin_anew", "no thank you", "not-now"),
        ("begin_anew", "not now", "not-now"),
        ("begin_anew", "maybe", None),
        ("same_or_different", "the same way", "same"),
        ("same_or_different", "i would do it differently", "different"),
        ("same_or_different", "not the same way", None),
    ],
)
def test_choices_are_understood_as_people_say_them(key: str, said: str, meant: str | None) -> None:
    """A person's journal would say the opposite of what they said, or they would be asked twice."""
    question = EXERCISE.item(key)
    assert isinstance(question, Question)
    assert understood(question, said) == meant


def test_safety_is_said_at_the_first_run_only() -> None:
    """A newcomer would not hear whom to turn to, or a regular would hear it every time."""
    safety = EXERCISE.item("not_therapy")
    assert isinstance(safety, Tell)
    assert not safety.intro
    assert safety.when == {"first-run": ("yes",)}
    assert "not therapy" in safety.text
    assert "emergency number" in safety.text
    assert "crisis line" in safety.text


def test_a_regular_hears_every_question_without_the_teaching() -> None:
    """Skipping the introduction would leave a step with nothing to lead into it, or too much."""
    intros = [i for i in EXERCISE.items_of("sitting") if isinstance(i, Tell) and i.intro]
    assert sum(words(tell.text) for tell in intros) > 200
    assert all(not tell.when for tell in intros)


def test_short_exercise_asks_every_kind_once() -> None:
    """A journey in real time would leave a kind of answer untried."""
    kinds = [i.kind for i in SHORT.items_of("sitting") if isinstance(i, Question)]
    assert sorted(kinds) == sorted(get_args(Kind))
    spoken = sum(words(text) for _, text in texts(SHORT))
    assert spoken <= 100
    assert any(isinstance(item, Guide) for item in SHORT.items_of("sitting"))


class TestSampleAnswers:
    """What the synthetic person of the demonstration says."""

    answers: dict[str, dict[str, list[str]]] = tomllib.loads(
        (resources.files("voice_coach") / "demo" / "answers.toml").read_text("utf-8")
    )

    path: Mapping[str, str] = {
        **dict.fromkeys(FACTS, ""),
        "plan": "Call my sister",
        "first-run": "yes",
        "recurring": "keeps-happening",
        "known_next_step": "no",
        "intuition": "fear-before-growing",
        "done_yet": "done",
        "has_next_step": "yes",
        "begin_again": "not-now",
    }
    """The way that the sample takes through the conditions."""

    def kept(self, key: str) -> list[str]:
        """The utterances of an answer that stay, commands carried out."""
        left: list[str] = []
        for utterance in self.answers["sitting"][key]:
            if utterance == "scratch that":
                left.pop()
            elif utterance != "repeat":
                left.append(utterance)
        return left

    @pytest.mark.parametrize("part", get_args(Part))
    def test_every_question_has_an_answer(self, part: Part) -> None:
        """The demonstration would fall silent, or hold answers to questions long gone."""
        questions = [question.key for question in asked(EXERCISE, part, self.path)]
        assert list(self.answers[part]) == questions
        assert all(self.answers[part].values())

    def test_utterances_are_plain_lower_case_words(self) -> None:
        """A transcript could not be compared with what was said."""
        said = [u for part in self.answers.values() for answer in part.values() for u in answer]
        assert [u for u in said if not re.fullmatch(r"[a-z']+( [a-z']+)*", u)] == []
        assert 850 <= sum(map(words, said)) <= 1100

    @pytest.mark.parametrize(
        ("pairs", "entries"),
        [("response_outcomes", "possible_responses"), ("block_answers", "blocks")],
    )
    def test_pairs_have_one_utterance_for_each_entry(self, pairs: str, entries: str) -> None:
        """The outcome of one response would be written beside another."""
        assert len(self.kept(pairs)) == len(self.kept(entries))

    def test_short_answers_are_understood(self) -> None:
        """The coach would have to ask again in the middle of the demonstration."""
        assert self.kept("chosen_response")[0] in self.kept("possible_responses")
        for part in get_args(Part):
            for item in asked(EXERCISE, part, self.path):
                said = understood(item, self.answers[part][item.key][0])
                assert said is not None, item.key
                assert item.key not in self.path or said == self.path[item.key]

    def test_each_spoken_command_is_shown_once(self) -> None:
        """The demonstration would not show that a person can take something back."""
        said = [u for part in self.answers.values() for answer in part.values() for u in answer]
        assert [said.count(command) for command in SPOKEN_COMMANDS] == [1, 1]


def led(*, short: bool) -> Talk:
    """A first sitting with the sample answers, or a later one without the introductions."""
    answers = {key: list(texts) for key, texts in TestSampleAnswers.answers["sitting"].items()}
    facts = {"first-run": "no", "introductions": "short"} if short else {"first-run": "yes"}
    talk = Talk(EXERCISE, facts=facts)
    while (question := talk.session.question) is not None:
        left = answers[question.key]
        if talk.session.confirming and left != ["yes"]:
            talk.hear("yes")
        elif question.ends == "pause":
            talk.short(left.pop(0))
        elif question.kind == "pairs":
            talk.hear(left.pop(0), "next")
        else:
            talk.hear(*left, "next")
    return talk


def own_words(talk: Talk) -> int:
    """The words of the coach, without the person's, and without what is read back to them."""
    said = [text for text in talk.said if not re.match("One: |.*Is that right", text)]
    asked = [q for q in EXERCISE.items_of("sitting") if isinstance(q, Question)]
    templates = [t for q in asked for t in (q.prompt, q.short, q.carried) if "{" in t]
    templates += [i.text for i in EXERCISE.items_of("sitting") if isinstance(i, Tell)]
    total = 0
    for text in said:
        fitting = [t for t in templates if re.fullmatch(_as_pattern(t), text, re.IGNORECASE)]
        total += min((words(re.sub(r"\{\w+\}", "", t)) for t in fitting), default=words(text))
    guides = [guide for guide in EXERCISE.items_of("sitting") if isinstance(guide, Guide)]
    return total + sum(words(cue.text) for g in guides for cue in cues_for(g, g.minutes or 1))


def test_thanks_follow_the_person_and_are_few() -> None:
    """The coach would thank for its own teaching, or for a number."""
    talk = led(short=False)
    telling = {item.text for item in EXERCISE.items_of("sitting") if isinstance(item, Tell)}
    numbers = [EXERCISE.item(key) for key in ("readiness_before", "visualisation_minutes")]
    before = telling | {item.prompt for item in numbers if isinstance(item, Question)}
    thanked = [n for n, text in enumerate(talk.said) if text in phrases.ACKNOWLEDGEMENTS]
    assert 1 <= len(thanked) <= 6
    assert not {talk.said[n - 1] for n in thanked} & before


def test_what_the_readme_shows_is_what_is_said() -> None:
    """A person would read a conversation that they never have."""
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
    shown = re.findall(r"^Coach  (.*)$", readme, re.MULTILINE)
    said = [text.split("Monday")[0].split("Tuesday")[0] for text in led(short=False).said]
    assert len(shown) > 3
    assert [line for line in shown if line.split("Monday")[0] not in said] == []


def _as_pattern(template: str) -> str:
    return re.sub(r"\\\{\w+\\\}", ".*", re.escape(template))


def test_a_sitting_leaves_the_time_to_the_person() -> None:
    """Somebody who came to talk would listen for a quarter of the hour."""
    first, later = led(short=False), led(short=True)
    assert own_words(first) <= MOST_WORDS_OF_A_SITTING
    assert own_words(later) <= MOST_WITH_SHORT_INTRODUCTIONS
    assert first.session.finished_at
    assert later.session.finished_at


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("three", "eight", "went from 3 to 8."),
        ("eight", "two", "went from 8 to 2. That can happen"),
        ("five", "five", "is at 5, as before."),
        ("next", "eight", "I hope that you see more clearly now."),
    ],
)
def test_the_closing_speaks_from_the_numbers(before: str, after: str, says: str) -> None:
    """Otherwise somebody who is less clear than before is told that they see clearly now."""
    talk = Talk(toml_file.default()).to("clarity_before").short(before)
    talk.to("clarity_after").short(after).to("readiness_after").short("seven")
    assert sum("ongratulations" in text for text in talk.said) == 1
    assert any("ongratulations" in text and says in text for text in talk.said)
