"""Random conversations over the built-in exercises: whatever is said, in whatever order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.support.talk import AT, Talk
from voice_coach.dialogue import events as e
from voice_coach.dialogue.commands import PHRASES
from voice_coach.dialogue.director import Done, Listen, Rest, next_action, position, upcoming
from voice_coach.dialogue.evolve import load
from voice_coach.program.toml_file import builtin
from voice_coach.program.values import Program

PROGRAMS = {name: builtin(name) for name in ("seven-step-breakthrough", "short")}
SAYINGS = (
    "my job", "it keeps happening", "the first time", "yes", "no", "not sure", "seven",
    "eight or nine", "friday at six", "no friday at six", "the second one", "something else",
    "{braces} and {item}", "call my sister", "the", "…", "next week i go back to the doctor",
)  # fmt: skip
SILENCE, BACK_AGAIN = "<silence>", "<resume>"
TURNS = st.lists(
    st.sampled_from(SAYINGS)
    | st.sampled_from([phrase for phrases in PHRASES.values() for phrase in phrases])
    | st.sampled_from(["next", "next", SILENCE, SILENCE, BACK_AGAIN]),
    max_size=60,
)


def play(program: Program, turns: list[str], **started: str) -> Talk:
    talk = Talk(program, **started)
    for turn in turns:
        if isinstance(next_action(talk.session), Done):
            if talk.session.finished_at:
                break
            turn = BACK_AGAIN  # noqa: PLW2901 - whoever rests comes back
        if turn == SILENCE:
            talk.quiet()
        elif turn == BACK_AGAIN:
            talk.record(e.Resumed(at=AT))
            talk.settle()
        else:
            talk.hear(turn)
        assert isinstance(next_action(talk.session), Listen | Rest | Done)
        done, total = position(talk.session)
        assert 0 <= done <= total
        assert all(isinstance(text, str) for text in upcoming(talk.session))
    return talk


def carried_forward(talk: Talk) -> Iterator[str]:
    """What stands in a later answer, too."""
    for place, event in enumerate(talk.events):
        if isinstance(event, e.Carried):
            source = load(talk.program, talk.events[:place]).answer(event.source)
            yield from (source.spoken[piece].text for piece in event.pieces)


@pytest.mark.parametrize("part", ["sitting", "follow-up"])
@pytest.mark.parametrize("style", ["guided", "open"])
@pytest.mark.parametrize("name", PROGRAMS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(turns=TURNS)
@example(turns=["my job", "pause", SILENCE, "finish for today"])
@example(turns=["next", "next", "it keeps happening", "yes", "next"])
def test_whatever_is_said_the_session_holds(
    name: str, style: str, part: str, turns: list[str]
) -> None:
    """Otherwise some order of words ends a session, loses an answer, or never lets a person out."""
    talk = play(PROGRAMS[name], turns, style=style, part=part)

    assert talk.reloaded() == talk.session, "its log gives the session back"

    kept = [
        piece.text
        for answer in talk.session.answers.values()
        for piece in (*answer.spoken, *answer.scratched)
    ]
    said = [event.text for event in talk.events if isinstance(event, e.Answered)]
    # Word by word: an entry of a list may go on with the one before.
    given_ = " ".join([*said, *carried_forward(talk)]).split()
    stands = " ".join(kept).split()
    if any(isinstance(event, e.SpellingEnded) and event.name for event in talk.events):
        assert stands, "a name was spelled that stands somewhere"
    else:
        assert sorted(stands) == sorted(given_), (
            "each utterance stands in an answer, or is scratched"
        )

    if talk.session.resting:
        talk.record(e.Resumed(at=AT))
        talk.settle()
    for _ in range(400):
        if isinstance(next_action(talk.session), Done):
            break
        talk.hear("next")
    assert next_action(talk.session) == Done(complete=True), f"stuck at {talk.at}"
    assert not any(text.count("{") for text in talk.said if "braces" not in text)


def test_silence_in_a_pause_ends_no_answer() -> None:
    """Otherwise the talk moves on while the person is away, past its last question, and the way
    back out of the pause leads nowhere."""
    talk = play(PROGRAMS["short"], ["my job", "pause", SILENCE], part="follow-up")
    assert talk.session.paused
    assert talk.at == "how_it_went"
    talk.hear("finish for today", "yes")
    assert talk.session.resting


@pytest.mark.parametrize("style", ["guided", "open"])
@pytest.mark.parametrize("name", PROGRAMS)
def test_a_plain_run_visits_each_item_once(name: str, style: str) -> None:
    """Otherwise a question of the exercise is heard twice or never in an ordinary session."""
    talk = Talk(PROGRAMS[name], style=style)
    visited: list[str] = []
    for _ in range(400):
        action = next_action(talk.session)
        if isinstance(action, Done):
            break
        assert isinstance(action, Listen)
        place = f"{action.key} {talk.session.pair}"
        if talk.session.confirming:
            talk.hear("yes")
            continue
        if talk.session.answer(action.key).unclear == 0:
            visited.append(place)
        answer = {"yes-no": "yes", "scale": "six", "choice": "the first of them"}
        talk.hear(answer.get(action.kind, "something"))
        if action.kind == "list":
            talk.hear("another thing")
        talk.hear("next")
    assert next_action(talk.session) == Done(complete=True)
    assert len(visited) == len(set(visited))
    if style == "guided":
        asked = {place.split()[0] for place in visited}
        due = {
            item.key
            for item in PROGRAMS[name].items_of("sitting")
            if hasattr(item, "prompt") and not item.when and not item.unless
        }
        assert due <= asked
