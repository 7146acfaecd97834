"""What is fuzzed: each reader of bytes or words, with what must hold whatever it is given."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from datetime import datetime
from functools import reduce
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import get_args

from scripts.parts.harness.fuzz_plans import plan_targets
from scripts.parts.harness.fuzz_target import Target, must
from tests.support.reading import asking
from voice_coach.dates.planned import Planned, from_text, to_text
from voice_coach.dates.understand import Clear, Doubt, Wanted, understand_when
from voice_coach.dates.words import in_words
from voice_coach.dialogue import events as e
from voice_coach.dialogue.choosing.choices import choice
from voice_coach.dialogue.commands import match_command
from voice_coach.dialogue.evolve import evolve, load
from voice_coach.dialogue.interpret import interpret, pause_elapsed
from voice_coach.dialogue.scale import scale
from voice_coach.dialogue.session import Session
from voice_coach.dialogue.yes_or_no.yes_no import clear_yes_or_no, yes_or_no
from voice_coach.errors import CoachError, LogError
from voice_coach.journal.event_json import from_json, to_json
from voice_coach.journal.log_format import VERSION, parse, seal
from voice_coach.journal.page.escape import clean
from voice_coach.journal.page.read import read_page
from voice_coach.journal.page.render import render
from voice_coach.journal.page.session_page import facts_from
from voice_coach.messages import Command, Utterance
from voice_coach.program import toml_file
from voice_coach.program.values import Option, Program, Question

AT = "2026-11-23T15:03:00.000+01:00"
PROGRAM = toml_file.builtin("short")
OPTIONS = tuple(
    option
    for item in PROGRAM.items_of("sitting")
    if isinstance(item, Question)
    for option in item.options
) or (Option("a", "a"),)


def _sealed(members: Sequence[dict[str, object]]) -> bytes:
    data, total = b"", b""
    for member in members:
        line, total = seal(member, total)
        data += line
    return data


def _events() -> list[e.Event]:
    return [
        e.Started(at=AT, session="s1", program="short", program_version=1),
        e.Told(at=AT, key="hello"),
        e.Asked(at=AT, key="event"),
        e.Answered(at=AT, key="event", text="a new job"),
        e.Closed(at=AT, key="event"),
        e.Answered(at=AT, key="possible_responses", text="go | stay --- 🙂"),
        e.Closed(at=AT, key="possible_responses"),
        e.Answered(at=AT, key="response_outcomes", text="we meet", item=0),
        e.Closed(at=AT, key="response_outcomes", item=0),
        e.Finished(at=AT),
    ]


def _header() -> dict[str, object]:
    return {"log": "voice-coach", "version": VERSION, "session": "s1", "exercise": "x"}


def _log_sample() -> bytes:
    return _sealed([_header(), *(to_json(event) for event in _events())])


def log(data: bytes) -> None:
    """A log is read whole, or refused by a sentence with its name."""
    path = Path("x.jsonl")
    try:
        contents = parse(data, path)
    except LogError as error:
        must("x.jsonl" in str(error))
        return
    assert contents.whole_bytes + len(contents.torn) == len(data)
    again = _sealed(
        [
            {**_header(), "session": contents.session, "exercise": contents.exercise},
            *(to_json(event) for event in contents.events),
        ]
    )
    assert parse(again, path).events == contents.events


def sealed_line(data: bytes) -> None:
    """A line that somebody sealed, whatever it says, is read or refused; so is its fold."""
    body = data.replace(b"\n", b" ").strip().removesuffix(b"}")
    first, total = seal(_header(), b"")
    second, total = seal(to_json(_events()[0]), total)
    sum_ = blake2b(total + body, digest_size=8).hexdigest().encode()
    line = body + b',"sum":"' + sum_ + b'"}\n'
    try:
        contents = parse(first + second + line, Path("x.jsonl"))
    except LogError as error:
        must("Line 3 of x.jsonl" in str(error))
        return
    try:
        session = load(PROGRAM, contents.events)
    except ValueError:
        return
    render(session)


def page(data: bytes) -> None:
    """A page is read, or refused by a sentence with its name, and stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.md"
        path.write_bytes(data)
        try:
            entry = read_page(path, asking(PROGRAM))
            facts_from(entry)
            _ = (entry.reviews, entry.pairs("response_outcomes"))
            _ = entry.number("clarity_before")
        except CoachError as error:
            must(str(path) in str(error))
        assert path.read_bytes() == data


def exercise_file(data: bytes) -> None:
    """An exercise is loaded, or refused by a sentence with its name; one that loads can be led."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.toml"
        path.write_bytes(data)
        try:
            program = toml_file.load(path)
        except CoachError as error:
            must("x.toml" in str(error))
            return
    _lead(program, ["yes", "next", "three", "the first", "next"] * 4)


def words(data: bytes) -> None:
    """Words are understood as one of what they may mean, again and again as the same."""
    text = data.decode("utf-8", "surrogateescape")
    command = match_command(text)
    assert command is None or isinstance(command, Command)
    assert yes_or_no(text) in ("yes", "no", None)
    assert clear_yes_or_no(text) in ("yes", "no", None)
    number = scale(text)
    assert number is None or number in map(str, range(11))
    assert choice(OPTIONS, text) in {None, *(option.value for option in OPTIONS)}
    for polite in (f"please {text}", f"{text} coach"):
        assert match_command(polite) == command, polite
    assert clean(clean(text)) == clean(text)


def when(data: bytes) -> None:
    """A date is clear, asked about or none, line by line; a clear one is whole and can be said."""
    now = datetime.fromisoformat(AT)
    for wanted in get_args(Wanted):
        so_far = ""
        for line in data.decode("utf-8", "surrogateescape").splitlines()[:5]:
            meant = understand_when(line, now=now, wanted=wanted, so_far=so_far)
            if isinstance(meant, Doubt):
                assert meant.ask, line
                so_far = meant.so_far
            if isinstance(meant, Clear):
                assert meant.planned != Planned(), line
                assert from_text(to_text(meant.planned)) == meant.planned, line
                assert in_words(meant.planned, now)
                so_far = to_text(meant.planned)


def talk(data: bytes) -> None:
    """Whatever is said, line by line, a session goes on, and its log leads to the same session."""
    _lead(PROGRAM, data.decode("utf-8", "surrogateescape").splitlines()[:40])


def _lead(program: Program, lines: list[str]) -> None:
    events: list[e.Event] = [
        e.Started(at=AT, session="s", program=program.id, program_version=program.version)
    ]
    session: Session = load(program, events)
    for line in lines:
        for reaction in (
            interpret(session, Utterance(line), at=AT) if session.at else None,
            pause_elapsed(session, AT) if session.at else None,
        ):
            if reaction is None:
                continue
            events += reaction.events
            session = reduce(evolve, reaction.events, session)
    assert load(program, events) == session
    through_json = [from_json(to_json(event)) for event in events]
    assert load(program, through_json) == session
    shown = render(session)
    assert not set(shown) & set(map(chr, (*range(9), *range(11, 32), 127, 0x9B)))


_PAGE = render(load(PROGRAM, _events()))
_TOML = (resources.files("voice_coach") / "programs" / "short.toml").read_bytes()
_DATES = (
    "thursday at half past five in the evening\nno friday\nmake it seven\n",
    "every day at six for ten minutes\nevening\nnot on sundays\n",
    "next friday\nthe fourth\nat noon or midnight\n26.11. 17:30\n",
    "in two weeks\non the last friday of the month before christmas\nyes\n",
)
_SAYINGS = (
    "next\nyes\nscratch that\nrestore that\ngo back\nskip\nseven out of ten\nthe second one\n"
    "finish for today\nno\npause\nresume\nlet me talk\nask me one by one\nread it back\n"
)


def targets() -> tuple[Target, ...]:
    """All of them."""
    lines = _log_sample().splitlines()
    phrases = tuple(text.encode() for text in _SAYINGS.splitlines())
    return (
        Target("log reader", (_log_sample(),), log),
        Target("sealed log line", tuple(line[:-26] + b"}" for line in lines), sealed_line),
        Target("journal parser", (_PAGE.encode(),), page),
        Target("program loader", (_TOML,), exercise_file),
        Target("commands and short answers", (*phrases, b"it is not the first time"), words),
        Target("spoken dates", tuple(text.encode() for text in _DATES), when),
        Target("dialogue", (_SAYINGS.encode(),), talk),
        *plan_targets(),
    )


_TEXTS = """
--- ... : - | > # &a *a !!python/object <<:*a ? null true 1e999 -0 2026-11-23 ../.. [[step]]
"event":"answered" "item":-1 "item":99 "words":[["a",1,2,3]] not yes no ten please one next
\u202e \u0130 \u0663 \u00b2 \U0001f642 { } [ ] " ' \\
marks: review_2: done: dropped "moved visualisation: SEQUENCE:-1 END:VEVENT RRULE: "entry":null
"""
TOKENS = (
    *(text.encode() for text in _TEXTS.split()),
    *(b" tomorrow ", b" half past ", b" the 31st of ", b" in 99 years ", b" every ", b" a week "),
    *(b"\n  - ", b"\r\n ", b" I will ", b" and we ", b"...", b"T25:61:61Z", b"99991231", b"[1]"),
    *(b"\n", b"\r\n", b"\x00", b"\x1b[31m", b"\x9b", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xa8"),
    *(b"9" * 5000, b"[" * 2000, b"{a:" * 300, b"x" * 5000, b"scratch that", b"[[step.item]]\n"),
    *(b'"words":[["a",1,2,1' + b"0" * 400 + b"]]", b'"minutes":1' + b"0" * 400),
)
"""What breaks parsers."""


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data, changed in a few places: flipped, cut, doubled, swapped, with tokens put in."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        place = chance.randrange(len(out) + 1)
        other = min(len(out), place + chance.choice((1, 2, 8, 40, 400)))
        kind = chance.choice(("flip", "cut", "double", "end", "noise", "token", "token"))
        if kind == "flip" and place < len(out):
            out[place] ^= 1 << chance.randrange(8)
        elif kind == "cut":
            del out[place:other]
        elif kind == "double":
            out[place:place] = out[place:other]
        elif kind == "end":
            del out[place:]
        elif kind == "noise":
            out[place:other] = chance.randbytes(other - place)
        else:
            out[place : chance.choice((place, other))] = chance.choice(TOKENS)
    return bytes(out)
