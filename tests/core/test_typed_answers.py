"""What is typed, and means the same as when it is said: letters, rows, and words to leave by."""

from __future__ import annotations

import sys

import pytest

from tests.support.talk import AT, Talk, only
from voice_coach.console.plain import PlainView
from voice_coach.dialogue import phrases
from voice_coach.dialogue.commands import typed_command
from voice_coach.dialogue.director import Listen, next_action
from voice_coach.dialogue.in_writing import HELP, in_writing
from voice_coach.dialogue.interpret import pause_elapsed
from voice_coach.dialogue.typed import from_keyboard
from voice_coach.messages import Typed
from voice_coach.program.toml_file import default
from voice_coach.program.values import Question

DAY = default().item("follow_up_day")
DONE = default().item("done_yet")
assert isinstance(DAY, Question)
assert isinstance(DONE, Question)
END = Question("end", "And then?")


def typing(talk: Talk, *lines: str) -> Talk:
    """Type these, as the runner takes them: Enter ends a short answer."""
    for line in lines:
        talk.react(from_keyboard(talk.session, Typed(line, typed_command(line)), AT))
        action = next_action(talk.session)
        if line and isinstance(action, Listen) and action.ends == "pause":
            talk.react(pause_elapsed(talk.session, AT))
    return talk


@pytest.mark.parametrize(
    ("letter", "value"), [("y", "yes"), ("Y", "yes"), ("n", "no"), ("N.", "no")]
)
def test_a_letter_is_a_yes_or_a_no(letter: str, value: str) -> None:
    """Somebody who types as in every other program would be asked again and again."""
    assert typing(Talk().to("willing"), letter).session.answer("willing").value == value


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (("friday", "Y"), "2026-03-06"),
        (("friday", "n", "saturday", "y"), "2026-03-07"),
        (("soon", "Y", "friday", "y"), "2026-03-06"),
        (("Y", "friday", "Y"), "2026-03-06"),
        (("soon", "n", "y"), "soon"),
    ],
)
def test_a_letter_is_never_a_part_of_a_date(lines: tuple[str, ...], value: str) -> None:
    """A calendar would be told "Y yes", and nobody reminded."""
    talk = typing(Talk(only(DAY, END)), *lines)
    assert talk.at == "end"
    assert talk.session.answer("follow_up_day").value == value


def test_a_letter_answers_whether_it_is_done_and_whether_to_finish() -> None:
    """The follow-up, and the way out, would not take the answer that a keyboard suggests."""
    assert typing(Talk(only(DONE, END), facts={"plan": "x"}), "Y").session.answer(
        "done_yet"
    ).value == "done"  # fmt: skip
    assert typing(Talk().to("details"), "quit", "n").at == "details"
    assert typing(Talk().to("details"), "quit", "y").session.resting


def test_where_letters_are_answers_they_stay_letters() -> None:
    """A list entry or a name of one letter would turn into a yes."""
    talk = typing(Talk().to("ways"), "n", "Y")
    assert talk.texts("ways") == ("n", "Y")
    assert typing(talk.to("chosen"), "y", "y").session.answer("chosen").value == "Y"


@pytest.mark.parametrize("word", ["quit", "exit", ":q", ":q!", "stop", "Stop."])
@pytest.mark.parametrize("key", ["event", "recurring", "details", "ways", "when", "clear"])
def test_words_to_leave_by_are_no_answers(word: str, key: str) -> None:
    """They would stand in the journal, as the name of somebody's event."""
    talk = typing(Talk().to(key), word)
    assert talk.session.finishing
    assert talk.texts(key) == ()
    assert typing(talk, word).session.resting


def test_rows_are_pieces_of_one_answer_and_no_commands() -> None:
    """A pasted text with "next" or "stop" on a row of its own would end the answer, or the day."""
    rows = "I left.\nnext\nstop"
    talk = typing(Talk().to("details"), rows)
    assert talk.at == "details"
    assert talk.texts("details") == ("I left.", "next", "stop")
    assert typing(Talk().to("ways"), "call\nwrite").texts("ways") == ("call", "write")
    assert typing(Talk().to("event"), "my\njob").texts("event") == ("my job",)


def test_who_types_is_told_of_typing() -> None:
    """They would wait for somebody to hear them."""
    assert in_writing(phrases.HELP) == HELP
    for text in (*phrases.FIXED, HELP, *prompts()):
        told = in_writing(text)
        assert "say next" not in told.casefold().replace("say next week", ""), told
        assert "Speak" not in told
    assert in_writing("Take your time. When you are done, say next.") == (
        "Take your time. When you are done, press Enter on an empty line."
    )
    assert in_writing("You would say next week.") == "You would say next week."


def prompts() -> list[str]:
    """All questions of the exercise."""
    return [item.prompt for step in default().steps for item in step.items
            if isinstance(item, Question)]  # fmt: skip


def test_a_line_stands_for_the_bell(capsys: pytest.CaptureFixture[str]) -> None:
    """Who types would not know when a meditation is over; who hears it needs no line."""
    PlainView(sys.stdout, line_input=True).bell()
    PlainView(sys.stdout).bell()
    assert capsys.readouterr().out == "(A bell rings.)\n"
