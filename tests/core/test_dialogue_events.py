"""Events to JSON and back: what a session's log can hold, and what it must refuse."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.dialogue.events import Answered, Event, Started
from voice_coach.journal.event_json import KINDS, from_json, to_json
from voice_coach.messages import Word

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
WORDS = st.builds(Word, text=st.text(), start=NUMBERS, end=NUMBERS, confidence=NUMBERS)


def strategy(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a member, from its type alone: a new event needs no new test."""
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if hint == tuple[Word, ...]:
        return st.lists(WORDS).map(tuple)
    if hint == tuple[float, ...]:
        return st.lists(NUMBERS).map(tuple)
    if "Mapping" in str(hint):
        return st.dictionaries(st.text(), st.text())
    return NUMBERS if hint is float else st.from_type(hint)


def events_of(cls: type[Event]) -> st.SearchStrategy[Event]:
    hints = get_type_hints(cls)
    return st.builds(cls, **{f.name: strategy(hints[f.name]) for f in fields(cls)})


EVENTS = st.sampled_from(sorted(KINDS)).flatmap(lambda kind: events_of(KINDS[kind]))


def least(cls: type[Event]) -> dict[str, Any]:
    """The smallest JSON object of this event: members without a default only."""
    samples = {str: "x", int: 1, float: 0.5, bool: True, tuple[float, ...]: [0.5]}
    hints = get_type_hints(cls)
    return {
        "event": cls.kind,
        **{
            f.name: samples.get(hints[f.name]) or get_args(hints[f.name])[0]
            for f in fields(cls)
            if f.default is MISSING and f.default_factory is MISSING
        },
    }


def test_every_event_class_has_a_kind_of_its_own() -> None:
    """Otherwise two kinds of event are mistaken for one another when a session is resumed."""
    assert len(KINDS) == len(get_args(Event))
    assert all(cls.kind == kind for kind, cls in KINDS.items())


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_least_of_every_event_is_read(kind: str) -> None:
    """Otherwise an older log without the newer members cannot be resumed."""
    event = from_json(least(KINDS[kind]))
    assert type(event) is KINDS[kind]
    assert from_json(json.loads(json.dumps(to_json(event)))) == event


@given(EVENTS)
def test_any_event_comes_back_from_its_log_line(event: Event) -> None:
    """Otherwise something a person said changes between writing and resuming."""
    line = json.dumps(to_json(event), ensure_ascii=True)
    assert from_json(json.loads(line)) == event


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_unknown_member_is_refused(kind: str) -> None:
    """Otherwise a log of a newer version is read as if its new facts did not exist."""
    with pytest.raises(ValueError, match="'surprise'"):
        from_json({**least(KINDS[kind]), "surprise": 1})


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_lacking_member_is_refused(kind: str) -> None:
    """Otherwise half a line is taken for a whole fact."""
    for name in least(KINDS[kind]).keys() - {"event"}:
        broken = least(KINDS[kind])
        del broken[name]
        with pytest.raises(ValueError, match="lacks"):
            from_json(broken)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_member_of_the_wrong_type_is_refused(kind: str) -> None:
    """Otherwise a damaged line crashes the program long after it was read."""
    whole = to_json(from_json(least(KINDS[kind])))
    for name, value in whole.items():
        for wrong in (["x"], {"x": 1}, {}, None, 7, "seven", True, float("nan")):
            fits_anyway = isinstance(wrong, type(value)) or (
                type(value) in (int, float) and type(wrong) is int
            )
            if name == "event" or fits_anyway or (name == "item" and wrong in (None, 7)):
                continue
            with pytest.raises(ValueError, match=name):
                from_json({**whole, name: wrong})


@pytest.mark.parametrize(
    "line",
    [{}, {"event": "sung"}, {"event": None}, {"event": ["told"]}, [], ["event"], "told", None, 3],
)
def test_what_is_no_event_is_refused(line: Any) -> None:
    """Otherwise a foreign line in a log ends the program with a traceback."""
    with pytest.raises(ValueError, match="unknown event"):
        from_json(line)


@pytest.mark.parametrize(("name", "value"), [("style", "loud"), ("part", "encore")])
def test_a_word_outside_its_few_is_refused(name: str, value: str) -> None:
    """Otherwise a session is resumed in a manner that does not exist."""
    with pytest.raises(ValueError, match=value):
        from_json({**least(Started), name: value})


@pytest.mark.parametrize(
    "word",
    [
        ["a", 0, 1],
        ["a", 0, 1, 1, 1],
        [1, 0, 1, 1],
        ["a", "0", 1, 1],
        ["a", True, 1, 1],
        ["a", 0, float("inf"), 1],
        "abcd",
        {},
    ],
)
def test_broken_words_are_refused(word: Any) -> None:
    """Otherwise a damaged word breaks the review of unsure words."""
    with pytest.raises(ValueError, match="words"):
        from_json({**least(Answered), "words": [word]})


def test_facts_are_text() -> None:
    """Otherwise a condition compares a number with a word and a question disappears."""
    with pytest.raises(ValueError, match="facts"):
        from_json({**least(Started), "facts": {"first-run": True}})
