"""Conversations about when: what is asked back, what is corrected, and what is kept as said."""

from __future__ import annotations

import time

import pytest

from tests.support.talk import Talk, only
from voice_coach.dates.planned import ALL_THE_SAME, Wanted
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.dialogue.evolve import load
from voice_coach.dialogue.when import understood_when
from voice_coach.journal.event_json import from_json, to_json
from voice_coach.program.values import Program, Question, Step, Tell

# The talk is held on Sunday the 1st of March 2026, at ten in the morning.
LEAVE_OPEN = phrases.WHEN_EXACTLY


def about(wants: Wanted | None = "day-and-time") -> Talk:
    """A talk that asks when, and then says it."""
    when = Question("when", "When?", "date", "pause", single=True, confirm=True, wants=wants)
    items = (when, Tell("so", "So it is {when}."))
    return Talk(Program("when", "When", 1, (Step("plan", "Plan", items),)))


def value(talk: Talk) -> str:
    return talk.session.answer("when").value


def test_a_whole_answer_is_read_back_in_words() -> None:
    """Otherwise a person agrees to digits that they did not hear as a time."""
    talk = about().short("on thursday at half past five in the evening")
    words = "Thursday the 5th of March, at half past five in the evening"
    assert talk.said[-1] == f"{words}. Is that right?"
    talk.hear("yes")
    assert value(talk) == "2026-03-05 17:30"
    assert talk.said[-1] == f"So it is {words}."


def test_only_what_is_open_is_asked() -> None:
    """Otherwise a person says everything again because one half of the day was not clear."""
    talk = about().short("on thursday at six")
    assert talk.said[-1] == "At six in the morning, or in the evening?"
    talk.short("evening")
    assert value(talk) == "2026-03-05 18:00"
    assert talk.texts("when") == ("on thursday at six", "evening")


def test_a_day_then_a_time_then_its_half() -> None:
    """Otherwise three short questions become one that nobody can answer in a breath."""
    talk = about().short("the week after next", "wednesday", "at seven", "in the morning")
    asked = [line for line in talk.said if line.endswith("?")]
    assert asked[1:4] == [
        "On which day will it be?",
        "At what time?",
        "At seven in the morning, or in the evening?",
    ]
    assert value(talk) == "2026-03-11 07:00"


def test_after_three_questions_it_is_kept_as_said() -> None:
    """Otherwise the coach never lets go."""
    talk = about().short("at six", "friday", "at six", "at six")
    assert talk.said[-1] == "At six, friday, at six, at six. Is that right?".replace("f", "F", 1)
    talk.hear("yes")
    assert value(talk) == "at six, friday, at six, at six"
    assert talk.session.finished_at


def test_a_vague_answer_gets_one_gentle_question_and_is_kept() -> None:
    """Otherwise someone who cannot say when is pressed, or their words are lost."""
    talk = about().short("when i feel like it")
    assert talk.said[-1] == LEAVE_OPEN
    talk.short("no")
    assert talk.said[-1] == "When I feel like it. Is that right?"
    talk.hear("yes")
    assert value(talk) == "when i feel like it"


def test_after_the_gentle_question_a_date_still_counts() -> None:
    """Otherwise the question was put for nothing."""
    talk = about().short("soon", "tomorrow at noon")
    assert value(talk) == "2026-03-02 12:00"
    talk = about().short("soon", "yes")
    assert talk.said[-1] == phrases.WHEN_THEN
    talk.short("tomorrow at noon")
    assert value(talk) == "2026-03-02 12:00"


def test_a_question_that_is_turned_down_is_not_put_in_other_words() -> None:
    """Otherwise a no is no answer."""
    talk = about().short("friday after work")
    assert talk.said[-1] == "At what time?"
    talk.short("i don't know")
    assert talk.said[-1] == "Friday the 6th of March. Is that right?"


@pytest.mark.parametrize(
    ("correction", "planned"),
    [
        ("no friday", "2026-03-06 17:30"),
        ("friday", "2026-03-06 17:30"),
        ("yes but on friday", "2026-03-06 17:30"),
        ("no at six", "2026-03-05 18:00"),
        ("make it seven", "2026-03-05 19:00"),
        ("no in the morning", "2026-03-05 05:30"),
        ("half an hour later", "2026-03-05 18:00"),
        ("no i meant friday at noon", "2026-03-06 12:00"),
        ("no not thursday friday", "2026-03-06 17:30"),
    ],
)
def test_a_correction_changes_only_what_it_names(correction: str, planned: str) -> None:
    """Otherwise the day goes wrong while the time is put right."""
    talk = about().short("on thursday at half past five in the evening").hear(correction)
    assert value(talk) == planned
    assert talk.said[-1].endswith(phrases.ANYTHING_RIGHT)
    talk.hear("yes")
    assert talk.session.finished_at


def test_a_bare_no_asks_which_part() -> None:
    """Otherwise a misheard day costs the time as well."""
    talk = about().short("on thursday at half past five in the evening").hear("no")
    assert talk.said[-1] == phrases.WHAT_INSTEAD
    talk.short("friday")
    assert value(talk) == "2026-03-06 17:30"
    talk.hear("that's wrong").short("at noon")
    assert value(talk) == "2026-03-06 12:00"


def test_a_no_to_what_it_is_not_asks_for_the_day() -> None:
    """Otherwise "not thursday" is taken for thursday."""
    talk = about().short("on thursday at noon").hear("no not thursday")
    assert talk.said[-1] == "On which day will it be?"
    talk.short("friday")
    assert value(talk) == "2026-03-06 12:00"


def test_a_correction_that_says_nothing_leaves_it_as_it_was() -> None:
    """Otherwise a cough in the wrong place costs a date."""
    talk = about().short("on thursday at noon").hear("no").short("i wonder", "i can't say")
    assert value(talk) == "2026-03-05 12:00"
    assert talk.said[-1] == "Thursday the 5th of March, at noon. Is that right?"


def test_next_leaves_a_day_without_a_time() -> None:
    """Otherwise "next" asks the same again, and nobody gets on."""
    talk = about().short("on thursday").hear("next")
    assert talk.said[-1] == "Thursday the 5th of March. Is that right?"
    talk.hear("next")
    assert talk.session.finished_at
    assert value(talk) == "2026-03-05"


def test_going_back_to_a_date_corrects_a_part_of_it() -> None:
    """Otherwise a second thought has to say all again."""
    two = (
        Question("when", "When?", "date", "pause", single=True, confirm=True, wants="day-and-time"),
        Question("who", "Who?", ends="pause", single=True),
    )
    talk = Talk(Program("when", "When", 1, (Step("plan", "Plan", two),)))
    talk.short("on thursday at noon").hear("yes", "go back")
    assert talk.said[-1] == "When?"
    talk.short("friday")
    assert value(talk) == "2026-03-06 12:00"


def test_a_session_that_is_resumed_in_the_middle_of_a_date() -> None:
    """Otherwise what was understood before the break is asked again."""
    talk = about().short("on thursday at six")
    talk.record(e.Resumed(at="2026-03-03T09:00:00.000+01:00"))
    talk.settle()
    assert talk.said[-2:] == [phrases.WELCOME_BACK, "When?"]
    talk.short("in the evening")
    assert value(talk) == "2026-03-05 18:00"


def test_the_log_leads_to_the_same_session() -> None:
    """Otherwise a date is another one after a restart."""
    talk = about().short("soon", "on thursday at six", "evening").hear("no friday", "yes")
    through_json = [from_json(to_json(event)) for event in talk.events]
    assert load(talk.program, through_json) == talk.session
    assert value(talk) == "2026-03-06 18:00"


def test_a_question_about_a_part_alone_is_new_in_a_log() -> None:
    """Otherwise a log of a session without such a question could not be read by older programs."""
    bare = to_json(e.Unclear(at="x", key="when"))
    assert bare == {"event": "unclear", "at": "x", "key": "when"}
    asked = to_json(e.Unclear(at="x", key="when", ask="Which day?", so_far="clock=12:00"))
    assert asked["ask"] == "Which day?"
    assert from_json(asked) == e.Unclear(at="x", key="when", ask="Which day?", so_far="clock=12:00")


@pytest.mark.parametrize(
    ("wants", "said", "planned"),
    [
        ("daily", "at seven in the morning for ten minutes", "every day 07:00 for 10 minutes"),
        ("day", "in two weeks", "2026-03-15"),
        ("day", "in two weeks at ten in the morning", "2026-03-15 10:00"),
    ],
)
def test_a_question_wants_a_day_or_a_time_of_every_day(
    wants: Wanted, said: str, planned: str
) -> None:
    """Otherwise the coach asks for a time that nobody needs, or for a day of what is daily."""
    assert value(about(wants).short(said)) == planned


def test_an_exercise_of_before_keeps_dates_as_said() -> None:
    """Otherwise a session that was begun with an older program asks what it never asked."""
    talk = about(None).short("thursday at six")
    assert value(talk) == "thursday at six"
    assert talk.said[-1] == "Thursday at six. Is that right?"


def test_a_night_of_a_clock_change_counts_real_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise "in three hours" rings an hour early once a year."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        question = Question("when", "When?", "date", wants="day-and-time")
        talk = about()
        talk.record(
            e.Answered(at="2027-03-28T01:30:00.000+01:00", key="when", text="in three hours")
        )
        answer = talk.session.answer("when")
        meant = understood_when(question, answer, "2027-03-28T01:30:00.000+01:00")
        assert isinstance(meant, e.Understood)
        assert meant.value == "2027-03-28 05:30"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("said", ["yes", "sounds good", "no", "leave it open", "i don't know"])
def test_words_that_name_no_time_at_all_are_none(said: str) -> None:
    """The coach would read "Yes. Is that right?" back, and the plan have "Yes" for its day."""
    when = Question("when", "When?", "date", "pause", wants="day-and-time", confirm=True)
    talk = Talk(only(when, Question("then", "And then?"))).short(said).hear("next")
    assert talk.at == "then"
    assert not talk.session.answer("when").value
    assert talk.session.answer("when").text == said


def test_a_time_that_stands_all_the_same_is_not_read_back_once_more() -> None:
    """Somebody would be asked twice whether the same time is right; and a no would be answered with
    a doubtful sentence of their own."""
    when = Question("when", "When?", "date", "pause", wants="day-and-time", confirm=True)
    doubtful = "if the weather's decent then saturday at eleven in the morning"
    talk = Talk(only(when, Question("then", "And then?"))).short(doubtful)
    assert talk.said[-1].endswith(ALL_THE_SAME.partition("{}")[2])
    talk.short("yes")
    assert (talk.at, talk.session.answer("when").value) == ("then", "2026-03-07 11:00")
    talk = Talk(only(when, Question("then", "And then?"))).short(doubtful, "no")
    assert talk.said[-1] == phrases.WHEN_THEN
