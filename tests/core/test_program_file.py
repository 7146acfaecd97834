"""Program files: what is read, and the one sentence for each way to get a file wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from voice_coach.errors import ProgramError
from voice_coach.program import toml_file
from voice_coach.program.values import Cue, Guide, Option, Question, Tell

WHOLE = """
format = 1
id = "walk"
title = "A walk"
version = 3

[[step]]
key = "start"
number = 1
title = "Start"
open = "Tell me about it."

[[step.item]]
key = "hello"
intro = true
when = { first-run = ["yes"] }
tell = '''
Hello,   and
welcome.
'''

[[step.item]]
key = "walk"
guide = "Walk"
minutes = 2
cue = [
    { at = 0.1, say = "Go." },
    { at = 1, from_minutes = 1.5, say = "Stop." },
]

[[step.item]]
key = "again"
ask = "Again?"
answer = "yes-no"

[[step.item]]
key = "ways"
ask = "Which ways?"
answer = "list"
yields = "ways"

[[step.item]]
key = "way"
ask = "Which way?"
answer = "choice"
options_from = "ways"
confirm = true
when = { again = ["yes"] }
needs = ["ways"]
unless = ["carried_event"]

[[step.item]]
key = "ends"
ask = "{item}. Where does it end?"
answer = "pairs"
items_from = "ways"
columns = ["Way", "End"]
heading = "Where each ends"

[[step.item]]
key = "mood"
ask = "How is it?"
answer = "choice"
optional = true
options = [
    { value = "good", say = "it is good", match = ["good", "fine"] },
    { value = "bad", say = "it is bad" },
]

[[step]]
key = "later"
title = "Later"
part = "follow-up"

[[step.item]]
key = "back"
tell = "You chose {way}."
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test writes its exercise."""
    return tmp_path / "walk.toml"


def reason(file: Path, text: str) -> str:
    """The sentence for a file with this content."""
    file.write_text(text, "utf-8")
    with pytest.raises(ProgramError) as caught:
        toml_file.load(file)
    return str(caught.value)


def changed(old: str, new: str) -> str:
    """The whole exercise with one thing changed."""
    assert WHOLE.count(old) == 1
    return WHOLE.replace(old, new)


def test_reads_every_member(file: Path) -> None:
    """An author's words or settings would be lost on the way into a session."""
    file.write_text(WHOLE, "utf-8")
    program = toml_file.load(file)
    assert (program.id, program.title, program.version) == ("walk", "A walk", 3)
    start, later = program.steps
    assert (start.key, start.number, start.part, start.open_prompt) == (
        *("start", 1, "sitting"),
        "Tell me about it.",
    )
    assert (later.number, later.part, later.open_prompt) == (None, "follow-up", "")
    assert list(start.items) == [
        Tell("hello", "Hello, and welcome.", intro=True, when={"first-run": ("yes",)}),
        Guide("walk", "Walk", (Cue("Go.", 0.1), Cue("Stop.", 1.0, 1.5)), minutes=2.0),
        Question("again", "Again?", kind="yes-no", ends="pause", single=True),
        Question("ways", "Which ways?", kind="list", yields="ways"),
        Question(
            *("way", "Which way?", "choice", "pause"),
            single=True,
            confirm=True,
            options_from="ways",
            when={"again": ("yes",)},
            needs=("ways",),
            unless=("carried_event",),
        ),
        Question(
            *("ends", "{item}. Where does it end?", "pairs"),
            items_from="ways",
            columns=("Way", "End"),
            heading="Where each ends",
        ),
        Question(
            *("mood", "How is it?", "choice", "pause"),
            single=True,
            optional=True,
            options=(
                Option("good", "it is good", ("good", "fine")),
                Option("bad", "it is bad"),
            ),
        ),
    ]


@pytest.mark.parametrize("kind", ["open", "list"])
def test_long_answers_end_by_command(file: Path, kind: str) -> None:
    """Someone who thinks in silence would be cut off."""
    file.write_text(
        changed('"list"\nyields', f'"{kind}"\nyields').split('[[step.item]]\nkey = "way"\n')[0],
        "utf-8",
    )
    question = toml_file.load(file).item("ways")
    assert isinstance(question, Question)
    assert (question.ends, question.single) == ("command", False)


@pytest.mark.parametrize("kind", ["yes-no", "scale", "date"])
def test_short_answers_end_by_pause_and_are_asked_singly(file: Path, kind: str) -> None:
    """A number or a day would wait for a command, or drown in a long answer."""
    file.write_text(changed('"yes-no"', f'"{kind}"').replace('when = { again = ["yes"] }', ""))
    question = toml_file.load(file).item("again")
    assert isinstance(question, Question)
    assert (question.ends, question.single) == ("pause", True)


def test_what_the_file_says_goes_before_the_default_of_its_kind(file: Path) -> None:
    """An author could not have a name end by pause, or a list asked by itself."""
    file.write_text(changed('yields = "ways"', 'ends = "pause"\nsingle = true'), "utf-8")
    question = toml_file.load(file).item("ways")
    assert isinstance(question, Question)
    assert (question.ends, question.single) == ("pause", True)


MISTAKES = {
    "syntax": ('title = "A walk"', "title = A walk", "TOML", "line 4"),
    "format": ("format = 1", "format = 2", "format", "the number 1"),
    "format as text": ("format = 1", 'format = "1"', "format", "the number 1"),
    "no id": ('id = "walk"', "", "id", "missing"),
    "empty title": ('title = "A walk"', 'title = "  "', "title", "not empty"),
    "version": ("version = 3", "version = 0", "version", "whole number"),
    "version true": ("version = 3", "version = true", "version", "whole number"),
    "unknown on top": ("version = 3", "version = 3\nauthor = 'x'", "author", "not known"),
    "unknown in step": ("number = 1", "number = 1\nnote = 'x'", "start.note", "not known"),
    "unknown in item": ("intro = true", "introduction = true", "introduction", "not known"),
    "ask member in tell": ("intro = true", 'yields = "x"', "start.hello.yields", "not known"),
    "unknown in option": (
        'say = "it is bad" }',
        'say = "it is bad", x = 1 }',
        "bad",
        "missing|not",
    ),
    "unknown in cue": ('say = "Go."', 'say = "Go.", x = 1', "start.walk.cue 1.x", "not known"),
    "no step title": ('title = "Start"', "", "start.title", "missing"),
    "no item key": ('key = "hello"\n', "", "start.item 1.key", "missing"),
    "number twice": ('title = "Later"', 'title = "Later"\nnumber = 1', "1", "twice"),
    "step twice": ('key = "later"', 'key = "start"', "start", "step is there twice"),
    "item twice": ('key = "back"', 'key = "way"', "way", "item is there twice"),
    "option twice": ('value = "bad"', 'value = "good"', "good", "twice"),
    "part": ('"follow-up"', '"later"', "later.part", "sitting, follow-up"),
    "nothing in an item": ('guide = "Walk"', "", "start.walk", "exactly one"),
    "two in an item": ('guide = "Walk"', 'guide = "Walk"\ntell = "x"', "start.walk", "exactly one"),
    "kind": ('"yes-no"', '"maybe"', "start.again.answer", "one of open, list"),
    "ends": ("confirm = true", 'ends = "now"', "start.way.ends", "command, pause"),
    "flag": ("confirm = true", 'confirm = "yes"', "start.way.confirm", "true or false"),
    "step not a list": ('key = "later"', 'key = "later"\nitem = 3', "item|TOML", "."),
    "match": ('["good", "fine"]', '"good"', "start.mood.good.match", "list of texts"),
    "columns": ('["Way", "End"]', '["Way"]', "start.ends.columns", "two columns"),
    "columns elsewhere": ('yields = "ways"', 'columns = ["a", "b"]', "ways.columns", "only pairs"),
    "choice without options": ('options_from = "ways"', "", "start.way.options", "a choice"),
    "options without choice": ('yields = "ways"', 'options_from = "x"', "ways.options", "a choice"),
    "pairs without items": ('items_from = "ways"', "", "start.ends.items_from", "pairs"),
    "items without pairs": ('yields = "ways"', 'items_from = "x"', "ways.items_from", "pairs"),
    "options from nowhere": (
        'options_from = "ways"',
        'options_from = "x"',
        "way.options_from",
        "'x'",
    ),
    "options from no list": ('options_from = "ways"', 'options_from = "again"', "way", "no list"),
    "items from later": ('items_from = "ways"', 'items_from = "mood"', "items_from", "'mood'"),
    "when unknown": ("first-run =", "second-run =", "start.hello.when", "'second-run'"),
    "when later": ("first-run =", "again =", "start.hello.when", "'again'"),
    "when value": ('again = ["yes"]', 'again = ["maybe"]', "start.way.when", "'maybe'"),
    "when fact value": ('first-run = ["yes"]', 'first-run = ["ja"]', "hello.when", "'ja'"),
    "when empty": ('again = ["yes"]', "again = []", "start.way.when.again", "no value"),
    "when text": ('again = ["yes"]', 'again = "yes"', "start.way.when.again", "list of texts"),
    "when in own words": ('again = ["yes"]', 'ways = ["yes"]', "start.way.when", "'yes'"),
    "needs unknown": ('needs = ["ways"]', 'needs = ["weather"]', "start.way.needs", "'weather'"),
    "needs later": ('needs = ["ways"]', 'needs = ["mood"]', "start.way.needs", "'mood'"),
    "needs itself": ('needs = ["ways"]', 'needs = ["way"]', "start.way.needs", "'way'"),
    "needs text": ('needs = ["ways"]', 'needs = "ways"', "start.way.needs", "list of texts"),
    "unless unknown": ('["carried_event"]', '["event"]', "start.way.unless", "'event'"),
    "unless later": ('["carried_event"]', '["ends"]', "start.way.unless", "'ends'"),
    "cue before": ("at = 0.1", "at = -0.1", "start.walk.cue 1.at", "0 to 1"),
    "cue after": ("at = 1,", "at = 1.1,", "start.walk.cue 2.at", "0 to 1"),
    "cue not a number": ("at = 1,", "at = true,", "start.walk.cue 2.at", "0 to 1"),
    "cue is nan": ("at = 1,", "at = nan,", "start.walk.cue 2.at", "0 to 1"),
    "cues unordered": ("at = 1,", "at = 0.1,", "start.walk.cue", "later"),
    "no minutes": ("minutes = 2", "minutes = 0", "start.walk.minutes", "0.1 to 60"),
    "placeholder": ("{way}", "{weather}", "later.back.tell", "{weather}"),
    "placeholder empty": ("{way}", "{}", "later.back.tell", "{}"),
    "placeholder formatted": ("{way}", "{way:>9}", "later.back.tell", "{way}"),
    "placeholder inside": ("{way}", "{way.upper}", "later.back.tell", "{way.upper}"),
    "placeholder later": ('"Again?"', '"Again, {way}?"', "start.again.ask", "{way}"),
    "placeholder in cue": ('"Go."', '"Go, {item}."', "start.walk.cue", "{item}"),
    "placeholder in open": ("Tell me about it.", "Tell me {way}.", "start.open", "{way}"),
    "item outside pairs": ("Which way?", "Which {item}?", "start.way.ask", "{item}"),
    "brace": ("{way}", "{way", "later.back.tell", "brace"),
    "no open prompt": ('open = "Tell me about it."', "", "start.open", "ways is not asked singly"),
    "no sitting": ("number = 1", 'part = "follow-up"', "step", "sitting"),
}


@pytest.mark.parametrize(("old", "new", "key", "why"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_one_sentence_with_file_key_and_reason(
    file: Path, old: str, new: str, key: str, why: str
) -> None:
    """An author would search a long file without knowing where, or meet a traceback."""
    sentence = reason(file, changed(old, new))
    assert str(file) in sentence
    after = sentence.replace(str(file), "")
    assert key in after or re.search(key, after)
    assert why in after or re.search(why, after)
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "text", ["", "step = []", "format = 1\nid='x'\ntitle='x'\nversion=1\nstep=3"]
)
def test_an_exercise_needs_steps(file: Path, text: str) -> None:
    """An empty file would start a session of nothing."""
    assert str(file) in reason(file, text)


def test_a_missing_file_is_named(file: Path) -> None:
    """Someone who mistyped a path would meet a traceback."""
    with pytest.raises(ProgramError, match=r"walk\.toml cannot be read: no such file"):
        toml_file.load(file)


def test_a_folder_is_no_exercise(tmp_path: Path) -> None:
    """Someone who named the folder would meet a traceback."""
    with pytest.raises(ProgramError, match="cannot be read: is a directory"):
        toml_file.load(tmp_path)


def test_a_file_of_other_bytes_is_named(file: Path) -> None:
    """Someone who named a sound file would meet a traceback."""
    file.write_bytes(b"RIFF\xff\xfe\x00")
    with pytest.raises(ProgramError, match=r"walk\.toml cannot be read: not UTF-8 text"):
        toml_file.load(file)


def test_an_unknown_name_lists_those_there_are() -> None:
    """Someone who mistyped a name could not find the right one."""
    with pytest.raises(ProgramError, match=r"there are: .*seven-step-breakthrough, short"):
        toml_file.builtin("seven-steps")


def test_the_default_is_the_seven_step_breakthrough() -> None:
    """A start without options would run another exercise."""
    assert toml_file.default().id == "seven-step-breakthrough"
