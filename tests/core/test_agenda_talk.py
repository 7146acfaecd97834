"""What the agenda hears about an action, and when it asks once more before it marks one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import pytest

from tests.support.talk import Talk, only
from voice_coach.agenda import talk, wording
from voice_coach.agenda.due import Due
from voice_coach.dates.planned import from_text
from voice_coach.dialogue import which
from voice_coach.dialogue.choosing.choices import choice
from voice_coach.dialogue.session import Answer, Spoken
from voice_coach.program import toml_file
from voice_coach.program.values import Item, Question

IS_IT_DONE = toml_file.default().item("done_yet")
assert isinstance(IS_IT_DONE, Question)
ANSWERS = talk.options(IS_IT_DONE.options)


@pytest.mark.parametrize(
    "said",
    [
        "almost done",
        "half done",
        "partly done",
        "i hardly did it",
        "it never got done",
        "nobody did it",
        "i tried but it's far from done",
        "i will be done tomorrow",
        "it will be done",
        "i nearly did it",
        "i barely did it",
        "not done",
        "i haven't done it yet",
        "not yet",
        "yes",
        "no",
    ],
)
def test_what_is_not_done_is_not_heard_as_done(said: str) -> None:
    """A plan would be closed by the words that say that it is open."""
    assert choice(IS_IT_DONE.options, said) != "done" or said == "yes"
    heard = choice(ANSWERS, said)
    doubtful = heard == "done" and talk.check(answer(heard, said), ANSWERS)
    assert heard in ("left", None) or doubtful


@pytest.mark.parametrize("said", ["not done", "I haven't done it yet", "not yet", "almost done"])
def test_what_is_not_done_is_left(said: str) -> None:
    """The coach would say that it did not understand a plain answer."""
    assert choice(ANSWERS, said) == "left"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("done, but later than planned", "done"),
        ("i did it on another day", "done"),
        ("not done, move it to friday", "moved"),
        ("i haven't done it yet, move it", "moved"),
        ("later", "moved"),
    ],
)
def test_what_was_done_late_is_done_and_what_is_to_be_moved_is_moved(said: str, value: str) -> None:
    """A deed that was done would be asked for its new time, or the wish for one not be heard."""
    assert choice(ANSWERS, said) == value


def answer(value: str, said: str) -> Answer:
    return Answer(spoken=(Spoken(said),), value=value, understood=True)


@pytest.mark.parametrize(
    ("said", "value", "asks"),
    [
        ("done", "done", ""),
        ("It is done.", "done", ""),
        ("okay done", "done", ""),
        ("I did it", "done", ""),
        ("drop it", "dropped", ""),
        ("well i think it is done", "done", "I mark it as done. Is that right?"),
        ("we can drop it", "dropped", "I drop it. Is that right?"),
        ("move it to another day", "moved", ""),  # its day is read back
        ("leave it for now", "left", ""),
    ],
)
def test_a_plan_is_changed_by_plain_words_or_a_yes(said: str, value: str, asks: str) -> None:
    """A word caught in passing would close a plan."""
    assert choice(ANSWERS, said) == value
    assert "".join(q.prompt for q in talk.check(answer(value, said), ANSWERS)
                   if isinstance(q, Question)) == asks  # fmt: skip


# --- what is heard ----------------------------------------------------------------------------

NOW = datetime(2026, 12, 1, 9)
LONG = "it began with a letter from my brother and we have not spoken since " * 60
EVENTS = {
    "one event": lambda number: "My new job",
    "a long one": lambda number: LONG,
    "different ones": lambda number: f"Matter number {number}",
    "long and different": lambda number: f"{number} {LONG}",
}


def heard_of(
    number: int, event: str, text: str, when: str, days: int = 1
) -> tuple[Due, which.Candidate]:
    """A session begun some days before another, and its open action."""
    day, _, clock = when.partition(" ")
    due = Due(
        "action",
        "overdue" if day < f"{NOW:%Y-%m-%d}" else "coming",
        f"s{number}",
        event,
        "first action",
        text,
        from_text(when),
        date.fromisoformat(day),
        time.fromisoformat(clock) if clock else None,
    )
    begun = datetime(2026, 11, 24, 17, 5) - timedelta(days * number)
    return due, which.Candidate(f"s{number}", event, begun)


def prompts(items: Iterable[Item]) -> list[str]:
    return [item.prompt for item in items if isinstance(item, Question)]


def test_two_actions_of_the_same_words_sound_different() -> None:
    """Two plans to call a sister would be asked about in the very same words, and the wrong one
    dropped."""
    pairs = [
        heard_of(0, "My new job", "Call {my} sister", "2026-11-30 17:30"),
        heard_of(1, "The house", "Call {my} sister", "2026-11-30 17:30"),
        heard_of(2, "My new job", "Call {my} sister", "2026-11-30 17:30"),
    ]
    names = wording.names_of([candidate for _, candidate in pairs])
    asked = [prompts(talk.questions(due, NOW, names, ANSWERS))[0] for due, _ in pairs]
    heard = [Talk(only(*talk.questions(due, NOW, names, ANSWERS))).said[-1] for due, _ in pairs]
    planned = "It was planned for yesterday, at half past five in the evening."
    assert heard == [
        "My new job, the one of Tuesday the 24th of November: Call {my} sister. " + planned
        + " Is it done? Say done, move it, drop it, or leave it.",
        "The house: Call {my} sister. " + planned
        + " Is it done? Say done, move it, drop it, or leave it.",
        "My new job, the one of Sunday the 22nd of November: Call {my} sister. " + planned
        + " Is it done? Say done, move it, drop it, or leave it.",
    ]  # fmt: skip
    assert len(set(asked)) == 3


@pytest.mark.parametrize("text", ["Call my sister", LONG])
@pytest.mark.parametrize("events", EVENTS)
@pytest.mark.parametrize("count", range(1, 9))
def test_nobody_listens_long_before_they_may_speak(count: int, events: str, text: str) -> None:
    """A whole agenda was read out in one breath, 241 words of it, and nobody could say stop."""
    pairs = [heard_of(n, EVENTS[events](n), text, "2026-11-26 17:30") for n in range(count)]
    names = wording.names_of([candidate for _, candidate in pairs])
    opening = talk.told(wording.opening(count))
    for due, _ in pairs:
        asked = Talk(only(*opening, *talk.questions(due, NOW, names, ANSWERS)))
        assert len(" ".join(asked.said).split()) <= 60, asked.said

    later = [heard_of(n, EVENTS[events](n), text, "2026-12-24 17:30")[0] for n in range(count)]
    rest = Talk(only(*talk.told(talk.kept("done")), *talk.rest(later, NOW, names)))
    said = 0
    while rest.at is not None:
        assert len(" ".join(rest.said[said:]).split()) <= 60, rest.said
        said = len(rest.said)
        rest.short("yes")
    assert len(" ".join(rest.said[said:]).split()) <= 60, rest.said
    assert " ".join(rest.said).count("Thursday the 24th of December, at half past five") == count
    assert talk.rest([], NOW, names) == ()


def test_the_rest_of_the_agenda_ends_at_a_no() -> None:
    """Somebody who has heard enough would have to listen to all of it."""
    pairs = [heard_of(n, f"Matter {n}", "Call my sister", "2026-12-24 17:30") for n in range(12)]
    names = wording.names_of([candidate for _, candidate in pairs])
    items = talk.rest([due for due, _ in pairs], NOW, names)
    assert len(items) > 3
    stopped = Talk(only(*items)).short("yes", "no")
    assert stopped.at is None
    assert len(stopped.said) == 2
    went_on = Talk(only(*items)).hear(*["next"] * (len(items) - 1))
    assert len(went_on.said) == len(items)
