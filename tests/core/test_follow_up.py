"""Step seven as values: when it is due, what is read back, what is asked, what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.talk import AT, Talk, only
from voice_coach.agenda.actions import actions_of
from voice_coach.agenda.due import of_plan
from voice_coach.agenda.follow_up import (
    NEW_EVENT,
    NEXT_STEP,
    facts_for,
    is_due,
    what_comes,
)
from voice_coach.agenda.plan import plan_of
from voice_coach.dialogue import events as e
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.session import begin
from voice_coach.journal.journal import Journal
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.read import read_page
from voice_coach.journal.page.render import Renderer, render
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.program import toml_file
from voice_coach.program.values import Question, Tell

EXERCISE = toml_file.default()
Make = Callable[..., SessionPage]
BLOCKS = ({"block": "I am afraid", "answer": "I will breathe."}, {"block": "Work", "answer": ""})
FACTS = {"event": "My new job", "plan": "Call the office", "plan_when": "Thursday"}


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes the entry of a journal file with these fields."""

    def entry(**fields: Any) -> SessionPage:
        all_fields: dict[str, front_matter.Value] = {
            "id": "s1",
            "program": "seven-step-breakthrough",
            "event": "My new job",
            "started": "2026-11-24T09:00:00+00:00",
            "status": "finished",
            "first_action": "Call the office",
            "first_action_when": "2026-11-26 17:30",
            "follow_up_day": "2026-12-03",
            **fields,
        }
        lines = (front_matter.field(name, value) for name, value in all_fields.items())
        path = tmp_path / "page.md"
        path.write_text(f"---\n{''.join(lines)}---\n\n# My new job\n", "utf-8")
        return read_page(path)

    return entry


NOT_YET = {"done_yet": "not-yet", "new_time": "2026-11-30 10:00"}


@pytest.mark.parametrize(
    ("now", "fields", "wanted"),
    [
        ("2026-11-26 17:00", {}, False),
        ("2026-11-26 17:31", {}, True),  # the action's time has passed
        ("2026-12-03 00:01", {"first_action_when": ""}, True),  # the day has come
        ("2026-12-02 23:59", {"first_action_when": ""}, False),
        ("2030-01-01 00:00", {"first_action_when": "", "follow_up_day": ""}, False),
        ("2026-12-01 00:00", {"follow_up_day": "some day soon"}, True),
        ("2026-12-01 00:00", {"first_action_when": "some day soon"}, False),
        ("2026-12-04 00:00", {"status": "in progress"}, False),
        ("2026-12-04 00:00", {"status": "reviewed", "review": {"done_yet": "done"}}, False),
        ("2026-11-29 00:00", {"status": "reviewed", "review": NOT_YET}, False),
        ("2026-12-01 00:00", {"status": "reviewed", "review": NOT_YET}, True),
        (
            "2026-12-01 00:00",
            {"status": "reviewed", "review": NOT_YET, "review_2": {"done_yet": "done"}},
            False,
        ),
        (
            "2026-11-27 00:00",
            {"marks": ["2026-11-26 18:00 first action: moved to 2026-11-29 10:00"]},
            False,
        ),
    ],
)
def test_due_is_what_the_day_or_the_time_of_the_plan_says(
    make: Make, now: str, fields: dict[str, Any], wanted: bool
) -> None:
    """Somebody would be asked too early, or never."""
    entry = make(**fields)
    moment = datetime.fromisoformat(now)
    assert is_due(plan_of(entry), moment) is wanted


def test_what_is_read_back_sounds_well(make: Make) -> None:
    """A voice would read digits and lists aloud, or an answer that was never given."""
    facts = facts_for(make(block_answers=BLOCKS))
    assert facts["plan"] == "Call the office"
    assert facts["plan_when"] == "Thursday the 26th of November, at half past five in the evening"
    assert facts["first_action_when"] == facts["plan_when"]
    assert facts["block_reminder"] == "I am afraid\nYour answer: I will breathe"
    assert "plan_done" not in facts
    assert "block_reminder" not in facts_for(make(block_answers="nothing"))


def test_a_sentence_that_ends_in_its_own_sign_gets_no_full_stop_behind_it(make: Make) -> None:
    """ "Yes!." would be read on the screen, and by some voices spelled out."""
    asks = {"block": "Am I afraid of the phone? Yes!", "answer": "What if I breathe?"}
    entry = make(block_answers=(asks, BLOCKS[0]), first_action="Call the office!")
    talk = Talk(EXERCISE, part="follow-up", facts=facts_for(entry))
    assert "This was your plan: Call the office!" in talk.said
    talk.short("not yet").hear("i was tired", "next")
    assert any(
        "Am I afraid of the phone? Yes! Your answer: What if I breathe? I am afraid. Your answer: "
        "I will breathe." in text
        for text in talk.said
    )
    assert not any("!." in text or "?." in text for text in talk.said)


@pytest.mark.parametrize(
    ("fields", "plan", "when", "done"),
    [
        ({"first_action_when": "some day soon"}, "Call the office", "some day soon", ""),
        ({"status": "reviewed", "review": NOT_YET}, "Call the office", "at ten", ""),
        (
            {"marks": ["2026-11-26 18:00 first action: done"]},
            "Call the office",
            "half past",
            "marked",
        ),
        (
            {"status": "reviewed", "review": {"done_yet": "done"}},
            "Call the office",
            "half past",
            "told",
        ),
        ({"marks": ["2026-11-26 18:00 first action: dropped"]}, "", "", ""),
        (
            {
                "status": "reviewed",
                "review": {
                    **{"done_yet": "done", "next_step": "Write", "next_step_when": "2026-12-05"},
                },
            },
            "Write",
            "Saturday the 5th of December",
            "",
        ),
        ({"first_action": "", "first_action_when": ""}, "", "", ""),
    ],
)
def test_the_plan_is_the_one_that_holds_now(
    make: Make, fields: dict[str, Any], plan: str, when: str, done: str
) -> None:
    """Somebody would be asked about a time that they had moved, or a step that is long done."""
    facts = facts_for(make(**fields))
    assert facts.get("plan", "") == plan
    assert when in facts.get("plan_when", "")
    assert facts.get("plan_done", "") == done


PARTLY = {
    "done_yet": "partly",
    "new_time": "2026-12-05 10:00",
    "next_step": "Write",
    "next_step_when": "2026-12-04 10:00",
}
LOOKED_BACK = {"status": "reviewed", "reviewed": "2026-12-03", "review": PARTLY}


def test_what_is_only_partly_done_is_looked_at_before_the_next_step(make: Make) -> None:
    """The agenda says to look back because of the one, and the coach would ask about the other;
    the first would stay overdue for ever."""
    entry = make(**LOOKED_BACK)
    looks = [
        due for due in of_plan(plan_of(entry), datetime(2026, 12, 5, 12)) if due.kind == "follow-up"
    ]
    assert [(due.state, str(due.day)) for due in looks] == [("today", "2026-12-05")]
    facts = facts_for(entry)
    assert (facts["plan"], facts["also_open"]) == ("Call the office", "Write")
    talk = Talk(EXERCISE, part="follow-up", facts=facts).short("done")
    review = Renderer().review(talk.session)
    assert review["about"] == "first action"
    again = make(**LOOKED_BACK, review_2=review)
    assert [action.state for action in actions_of(again)] == ["done", "open"]
    assert not is_due(plan_of(again), datetime(2026, 12, 6))
    talk.to("begin_anew")
    assert "This is still open: Write." in talk.said
    assert "The run for this event is complete." not in talk.said


def test_an_older_look_that_found_it_not_done_is_not_forgotten(make: Make) -> None:
    """A next step that is done says nothing of the action that was not."""
    entry = make(**LOOKED_BACK, review_2={"done_yet": "done"})
    assert [action.state for action in actions_of(entry)] == ["open", "done"]
    moment = datetime(2026, 12, 6)
    assert is_due(plan_of(entry), moment)
    assert facts_for(entry)["plan"] == "Call the office"


def test_a_dropped_plan_is_said_plainly_and_practised_no_more(make: Make) -> None:
    """The coach would ask what was done, as if nothing had been planned, and the agenda would
    ask for a visualisation that nobody begins."""
    dropped = {"marks": ["2026-11-26 18:00 first action: dropped"]}
    entry = make(**dropped, visualisation_time="every day 18:00", outcome="I am free")
    kinds = {due.kind for due in of_plan(plan_of(entry), datetime(2026, 11, 27))}
    assert kinds == {"follow-up"}
    talk = Talk(EXERCISE, part="follow-up", facts=facts_for(entry))
    told = "You dropped your plan: Call the office."
    assert told in talk.said
    assert not any("You wanted to do this" in text for text in talk.said)


# --- the conversation ----------------------------------------------------------------------


def look_back(**facts: str) -> Talk:
    return Talk(EXERCISE, part="follow-up", facts={**FACTS, **facts})


def asked(talk: Talk) -> list[str]:
    """The keys of the questions that were put, in order."""
    return list(dict.fromkeys(x.key for x in talk.events if isinstance(x, e.Asked)))


def test_not_yet_asks_what_got_in_the_way_and_for_a_new_time() -> None:
    """Somebody who did not act would be asked how it went."""
    talk = look_back(block_reminder="I am afraid\nYour answer: I will breathe")
    talk.short("not yet").hear("i was tired", "next", "next")
    talk.short("monday at ten in the morning").hear("yes")
    assert talk.session.answer("new_time").value == "2026-03-02 10:00"
    assert any("I am afraid. Your answer: I will breathe." in text for text in talk.said)
    assert {"done", "how_it_went", "same_or_different", "next_step"}.isdisjoint(asked(talk))
    talk.to("begin_anew").short("not now")
    assert "Thank yourself now, for looking at it, and for being willing." in talk.said
    assert "The run for this event is complete." not in talk.said
    assert talk.said[-1].startswith("You can start again")
    assert what_comes(talk.session) is None


def test_whether_it_is_done_may_be_passed_over_and_is_then_not_known() -> None:
    """Who would not say yet whether it is done would hear that their run is complete."""
    talk = look_back(also_open="Write to anna").hear("skip").to("begin_anew").short("not now")
    assert "done_yet" in asked(talk)
    assert "The run for this event is complete." not in talk.said
    assert not any("This is still open" in text for text in talk.said)
    assert "Thank yourself now, for what you did, and for being willing." not in talk.said
    assert "Thank yourself now, for looking at it, and for being willing." in talk.said
    assert any(text.startswith("Your plan stands.") for text in talk.said)


def test_without_answers_to_blocks_none_are_offered() -> None:
    """The coach would offer "what you have in mind"."""
    talk = look_back().short("not yet").hear("i was tired", "next")
    assert not any("may block you" in text for text in talk.said)
    assert talk.at == "what_helps"


def test_in_the_open_style_not_yet_hears_no_talk_about_the_deed() -> None:
    """Somebody who talks freely would be asked what they did, though they did not."""
    talk = Talk(EXERCISE, part="follow-up", style="open", facts=FACTS).short("not yet")
    assert talk.at == "got_in_the_way"
    talk = Talk(EXERCISE, part="follow-up", style="open", facts=FACTS).short("done")
    assert talk.at == "step_7.talk"
    talk.hear("i called and it went well", "next").short("yesterday", "yes", "the same way", "no")
    assert talk.at == "clarity_review"


@pytest.mark.parametrize("facts", [{"plan": ""}, {"plan_done": "marked"}])
def test_without_a_plan_or_with_one_marked_done_nobody_is_asked_whether_it_is(
    facts: dict[str, str],
) -> None:
    """The coach would ask about nothing, or about what the person has told it already."""
    talk = look_back(**facts)
    assert asked(talk) == ["done"]
    talk.to("begin_anew")
    assert {"got_in_the_way", "new_time", "done_yet"}.isdisjoint(asked(talk))
    assert "The run for this event is complete." in talk.said


@pytest.mark.parametrize(
    ("how", "says"),
    [("marked", "You marked it as done."), ("told", "You said that it is done.")],
)
def test_what_is_done_is_said_as_it_became_known(how: str, says: str) -> None:
    """The coach would speak of a mark that nobody made."""
    told = look_back(plan_done=how).said
    assert [text for text in told if text.endswith("done.")] == [says]


def test_a_next_step_is_asked_for_its_time_and_may_be_begun() -> None:
    """A next step would have no day, and no way into a session."""
    talk = look_back().short("done").to("has_next_step").short("yes", "write to them")
    assert talk.at == "next_step_when"
    talk.short("monday at ten in the morning").hear("yes")
    assert talk.session.answer("next_step_when").value == "2026-03-02 10:00"
    talk.to("begin_again").short("the next step")
    assert talk.said[-1] == "Then we begin again, and your next step is the event."
    assert what_comes(talk.session) == "Write to them"
    assert talk.session.answer("begin_again").value == NEXT_STEP


def test_no_next_step_is_asked_for_no_time() -> None:
    """Somebody without a next step would be asked when they take it."""
    talk = look_back().short("done").to("has_next_step").short("no")
    assert talk.at == "clarity_review"
    talk.to("begin_anew").short("yes")
    assert talk.session.answer("begin_anew").value == NEW_EVENT
    assert what_comes(talk.session) == ""
    assert not talk.said[-1].startswith("You can start again")


def test_a_next_step_that_was_passed_over_is_none() -> None:
    """ "Skip" would count as a step with a time, or be asked for once more."""
    talk = look_back().short("done").to("has_next_step").hear("next")
    assert talk.at == "clarity_review"
    talk = look_back().short("done").to("has_next_step").short("yes").hear("skip")
    assert talk.at == "clarity_review"
    assert talk.to("begin_anew").at == "begin_anew"


def test_a_follow_up_that_was_left_begins_nothing() -> None:
    """Somebody who stopped for today would be led into a new session."""
    talk = look_back().short("done").hear("finish for today", "yes")
    assert what_comes(talk.session) is None


def test_something_must_have_been_said_or_nothing() -> None:
    """What an exercise asks only after an answer would be asked without, or the other way."""
    program = only(
        Question("mood", "How is it?", ends="pause"),
        Question("sure", "Sure?", "yes-no", "pause"),
        Tell("thanks", "Thank you.", needs=("mood",)),
        Tell("both", "Both.", needs=("mood", "sure")),
        Tell("none", "Nothing then.", unless=("mood", "sure")),
        Tell("known", "I know.", needs=("carried_event",)),
        Question("end", "And now?"),
    )
    assert Talk(program).short("good", "yes").said[-3:] == ["Thank you.", "Both.", "And now?"]
    assert Talk(program).short("good").hear("skip").said[-2:] == ["Thank you.", "And now?"]
    # What was not understood was not said, where an answer has its fixed values.
    unsure = Talk(program).short("good", "the moon", "the moon")
    assert unsure.said[-2:] == ["Thank you.", "And now?"]
    passed_over = Talk(program).hear("skip", "skip")
    assert passed_over.said[-2:] == ["Nothing then.", "And now?"]
    told = Talk(program, facts={"carried_event": "x"}).hear("skip", "skip")
    assert told.said[-3:] == ["Nothing then.", "I know.", "And now?"]


# --- a sitting that takes its event over ----------------------------------------------------

CARRIED = {"first-run": "no", "event": "Write to them", "carried_event": "Write to them"}


def test_a_carried_event_is_not_asked_for_and_names_the_page(tmp_path: Path) -> None:
    """A person would say their next step twice, or find it in a file without a name."""
    started = e.Started(
        at=AT,
        session="s2",
        program=EXERCISE.id,
        program_version=1,
        facts=CARRIED,
    )
    assert "# Write to them" in render(evolve(begin(EXERCISE), started))
    running = Journal(tmp_path).begin(started, EXERCISE)
    running.close()
    assert running.path.name == "2026-03-01-1000-write-to-them.md"
    assert Journal(tmp_path).read(running.path).event == "Write to them"
    talk = Talk(EXERCISE, facts=CARRIED).to("recurring")
    assert "event" not in asked(talk)
    assert "You work on your next step today: Write to them." in talk.said
