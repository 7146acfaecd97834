"""What a page to look at shows of a session, as values: its head, its plan and its text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from voice_coach.agenda.actions import Action
from voice_coach.agenda.plan import Plan
from voice_coach.agenda.practice import Practice
from voice_coach.dates.written import day_and_time, day_in_words, planned_in_words
from voice_coach.dialogue.prose import shortened
from voice_coach.journal.page.render import LEGEND, spoken_day
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.library.page_text import PageText
from voice_coach.library.sessions import clarity_in_words
from voice_coach.webpage.charts import Strip, Track, strip_of, track_of
from voice_coach.webpage.markdown import html_of, shown
from voice_coach.webpage.spoken import Voice, html_of_spoken

NAMELESS = "A session without a name"
_STEP = re.compile(r"(Step \d+) · (.+)")
_NO_ANCHOR = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_EVENT = 160


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the plan: what it is called, its text, and when it is or what became of it."""

    label: str
    text: str
    note: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What stands below one heading. ``number``: "Step 3", where it is a step; ``html`` is safe."""

    anchor: str
    number: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Head:
    """A session in the list of all. ``looked``: the days of its follow-ups."""

    anchor: str
    day: str
    day_shown: str
    month: str
    year: str
    event: str
    status: str
    clarity: str
    looked: str


@dataclass(frozen=True, slots=True)
class Session:
    """A session as a document. ``parts``: the page's own text, step by step; ``opening``: what
    stands above the first; ``is_heard``: recordings of it can be played."""

    head: Head
    when: str
    outcome: str
    response: str
    insights: tuple[str, ...]
    items: tuple[Item, ...]
    tracks: tuple[Track, ...]
    practice: Strip | None
    opening: str
    parts: tuple[Part, ...]
    is_heard: bool = False


def heads_of(plans: Sequence[Plan], named: Sequence[str]) -> list[Head]:
    """Each session's place in the list. ``named``: what it is called, which its anchor is made of;
    no two have the same."""
    taken: set[str] = set()
    return [_head(plan, _anchor(name, taken)) for plan, name in zip(plans, named, strict=True)]


def _anchor(name: str, taken: set[str]) -> str:
    anchor = bare = f"s-{_NO_ANCHOR.sub('-', name).strip('-')}"
    while anchor in taken:
        anchor = f"{bare}-{len(taken)}"
    taken.add(anchor)
    return anchor


def _head(plan: Plan, anchor: str) -> Head:
    day = plan.day
    month = day_in_words(day).split()[2] if day else ""
    return Head(
        anchor,
        day.isoformat() if day else "",
        f"{day.day} {month[:3]}" if day else "",
        f"{month} {day.year}" if day else "Without a day",
        str(day.year) if day else "",
        shown(shortened(plan.event, _LONGEST_EVENT)) or NAMELESS,
        plan.status,
        clarity_in_words(plan.clarity).replace(" to ", " \u2192 "),
        " ".join(review.on.isoformat() for review in plan.reviews if review.on),
    )


def session_of(
    head: Head,
    plan: Plan,
    page: SessionPage,
    text: PageText,
    now: datetime,
    *,
    voices: Mapping[int, Sequence[Voice]] | None = None,
) -> Session:
    """The document. ``now`` is local; ``voices``: the recordings that can be played, by the places
    (from 0) of the lines that lead to them."""
    today = now.date()
    began = plan.began
    opening, parts = _text(head, page, text, voices or {})
    tracks = (track_of("Clarity", plan.clarity), track_of("Readiness", plan.readiness))
    return Session(
        head=head,
        when=day_and_time(began.date(), began.time()) if began else "",
        outcome=shown(plan.outcome),
        response=shown(plan.response),
        insights=tuple(shown(insight.text) for insight in plan.insights),
        items=tuple(_items(plan, today)),
        tracks=tuple(track for track in tracks if track is not None),
        practice=strip_of(plan.practice, today) if plan.practice else None,
        opening=opening,
        parts=parts,
        is_heard=bool(voices),
    )


def _items(plan: Plan, today: date) -> Iterator[Item]:
    for action in plan.actions:
        label = "First action" if action.about == "first action" else "Next step"
        note, done = _became(action, today)
        yield Item(label, shown(action.text), shown(note), done)
    if plan.partner:
        yield Item("Who is with you", shown(plan.partner))
    if (practice := plan.practice) and practice.last >= today:
        yield Item("Every day" if len(practice.repeats) == 7 else "Practice",  # noqa: PLR2004
                   f"Picture your outcome, {practice.minutes} minutes",
                   _practice_time(practice, today))  # fmt: skip
    for look in plan.follow_ups:
        when = day_and_time(look.day, look.when.time) if look.day and look.when else look.as_said
        if not look.held:
            yield Item("Look back", shown(when))
    for review in plan.reviews:
        if review.on is not None:
            yield Item("Looked back", day_in_words(review.on), done=True)


def _practice_time(practice: Practice, today: date) -> str:
    at = f"at {practice.time:%H:%M}, " if practice.time else ""
    return f"{at}until {day_in_words(practice.last, today)}"


def _became(action: Action, today: date) -> tuple[str, bool]:
    if action.state == "done":
        return (f"done, {day_in_words(action.done_on)}" if action.done_on else "done"), True
    if action.state == "dropped":
        return "let go", True
    if action.when is not None:
        return planned_in_words(action.when), False
    return (f"\u201c{action.as_said}\u201d" if action.as_said else ""), False


def _text(
    head: Head, page: SessionPage, text: PageText, voices: Mapping[int, Sequence[Voice]]
) -> tuple[str, tuple[Part, ...]]:
    questions = frozenset(passage.line - 1 for s in page.sections for passage in s.passages)
    first = min((section.lines[0] - 1 for section in page.sections), default=len(text.lines))
    opening = html_of(_without_title(page, text.lines[text.body : first]))
    parts = []
    for number, section in enumerate(page.sections, 1):
        start, end = section.lines[0] - 1, section.lines[1] - 1
        lines = text.lines[start:end]
        if section.heading:
            start, lines = start + 1, lines[1:]
        inside = frozenset(line - start for line in questions if start <= line < end)
        here = {line - start: voice for line, voice in voices.items() if start <= line < end}
        step = _STEP.fullmatch(section.heading)
        parts.append(
            Part(
                f"{head.anchor}-{number}",
                step[1] if step else "",
                shown(step[2] if step else section.heading),
                "".join(_pieces(lines, inside, here)),
            )
        )
    return opening, tuple(parts)


def _pieces(
    lines: Sequence[str], questions: frozenset[int], voices: Mapping[int, Sequence[Voice]]
) -> Iterator[str]:
    """The text as HTML, with each answer of which the sound is kept apart from the rest."""
    done = 0
    for place, voice in sorted(voices.items()):
        asked = max((line for line in questions if done <= line < place), default=-1)
        if asked < 0:  # a line that stands below no question
            continue
        answer = asked
        while answer < place and lines[answer].lstrip(" ").startswith(">"):
            answer += 1
        yield html_of(lines[done:answer], _from(done, questions))
        yield html_of_spoken(lines[answer:place], voice)
        done = place + 1
    yield html_of(lines[done:], _from(done, questions))


def _from(first: int, places: frozenset[int]) -> frozenset[int]:
    return frozenset(place - first for place in places if place >= first)


def _without_title(page: SessionPage, lines: Sequence[str]) -> list[str]:
    """What is not said in the head already: without the first title, the line of the day, and
    what equals signs mean."""
    day = spoken_day(page.started)
    kept: list[str] = []
    has_title = False
    for line in lines:
        if not has_title and line.startswith("# "):
            has_title = True
        elif line != LEGEND and not (day and line.startswith(day)):
            kept.append(line)
    return kept
