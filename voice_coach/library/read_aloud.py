"""Reads the journal to somebody who asks for it aloud: what is said to each request, in portions
short enough to be stopped. Knows no voice and no ear."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from voice_coach.agenda.named import sessions_meant
from voice_coach.agenda.plan import Plan
from voice_coach.agenda.plans import Plans
from voice_coach.dates.words import day_in_words, in_words
from voice_coach.dialogue.prose import sentence
from voice_coach.dialogue.which import shortened_aloud
from voice_coach.errors import JournalError
from voice_coach.journal.page.body import Passage
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.library import asked
from voice_coach.library.asked import Asked, Kind, telling
from voice_coach.library.page_text import step_of
from voice_coach.library.search import Found

PORTION_WORDS = 90
"""Less than a minute: so long nobody can be heard who wants to say stop."""
_EVENT_WORDS = 12
_SENTENCE = re.compile(r"[^.!?\u2026]*[.!?\u2026]+[\"'\u2019\u201d)]*\s*|[^.!?\u2026]+$")
WHAT = "What shall I read?"
_GO_ON = "Shall I go on?"
_HINT = "Say for instance, read me my plan, or, what did I say about my sister. Help tells more."
HELP = (
    "Say, read me my plan, my outcome, or my event. Read step three. What did I say about my "
    "sister. The session about my job. Then the next one, the one before, again, or stop."
)
_NO_MORE = "That was the last one. What else shall I read?"
_FIRST = "There is none before it."
_NOTHING_FITS = "I found nothing in your journal that fits that."
_SOME = "I found nothing with all of these words. With some of them:"
_NO_SESSION = "I know of no session like that."
_TITLES = {
    asked.EVENT: "Your event",
    asked.OUTCOME: "Your outcome",
    asked.PLAN: "Your plan",
    asked.RESPONSE: "The response you chose",
    asked.BLOCKS: "What blocked you",
    asked.INSIGHT: "What became clear",
    asked.REVIEW: "Your follow-up",
    asked.CLARITY: "Your numbers",
    asked.PARTNER: "Who is with you",
}
_CALLED = {asked.CLARITY: "numbers", asked.REVIEW: "follow-up"}
"""Where it is not the name of the part."""

Search = Callable[[str, bool], Sequence[Found]]
"""What is found of these words, the best first; the flag: of any of them."""


@dataclass(slots=True)
class ReadAloud:
    """Answers one request after another. ``plans``: all sessions; ``read``: a session's page;
    ``now``: local, from which days are told.

    ``at`` is the session that is spoken of, by its place among the newest.
    """

    plans: Plans
    read: Callable[[Path], SessionPage]
    search: Search
    now: datetime
    at: int = 0
    _rest: list[str] = field(default_factory=list)
    """Portions that are still to be read."""
    _said: str = WHAT
    _hits: Sequence[Found] = ()
    _hit: int = 0
    _request: Asked = field(default_factory=lambda: Asked(Kind.NEWEST))

    def begin(self) -> str:
        """How it begins: which session is the newest, and what can be said."""
        named = self._about("" if self.at else "Your newest session")
        self._said = f"{named} {WHAT} {_HINT}"
        return self._said

    def answer(self, said: str) -> str | None:
        """What the coach says to this; None where it is to stop."""
        request = asked.asked(said)
        if request.kind is Kind.STOP:
            return None
        if request.kind is Kind.AGAIN:
            return self._said
        self._said = self._answer(request)
        return self._said

    def _answer(self, request: Asked) -> str:  # noqa: PLR0911 - a request a line
        match request.kind:
            case Kind.HELP:
                return HELP
            case Kind.NEXT:
                return self._next()
            case Kind.BEFORE:
                return self._before()
        self._rest, self._hits = [], ()
        self._request = request
        match request.kind:
            case Kind.FIND:
                return self._find(request.what)
            case Kind.SESSION:
                return self._go_to(request.what)
            case Kind.NEWEST:
                self.at = 0
                return self._about("Your newest session")
            case _:
                return self._of_session(request) or self._none(request)

    def _next(self) -> str:
        if self._rest:
            return self._portion()
        if self._hits:
            if self._hit + 1 >= len(self._hits):
                return _NO_MORE
            self._hit += 1
            return self._told_hit()
        if self.at + 1 >= len(self.plans.rows):
            return _NO_MORE
        self.at += 1
        return self._of_session(self._request) or self._about()

    def _before(self) -> str:
        self._rest = []
        if self._hits:
            self._hit = max(0, self._hit - 1)
            return self._told_hit()
        if not self.at:
            return _FIRST
        self.at -= 1
        return self._of_session(self._request) or self._about()

    def _go_to(self, what: str) -> str:
        try:
            found = sessions_meant(self.plans, what)
        except JournalError:
            return _NO_SESSION
        self._go(found[0].session)
        more = f" There are {len(found)} like that; this is the newest." if found[1:] else ""
        return f"{self._about()}{more} {WHAT}"

    def _go(self, session: str) -> None:
        ids = [row.kept.id for row in self.plans.rows]
        self.at = ids.index(session)

    def _find(self, words: str) -> str:
        wanted = telling(words)
        self._hits, before = self.search(wanted, False), ""
        if not self._hits and len(wanted.split()) > 1:
            self._hits, before = self.search(wanted, True), _SOME
        self._hit = 0
        if not self._hits:
            return _NOTHING_FITS
        count = len(self._hits)
        more = f" There {'is one' if count == 2 else f'are {count - 1}'} more." if count > 1 else ""  # noqa: PLR2004
        return " ".join(filter(None, [before, self._told_hit() + more]))

    def _told_hit(self) -> str:
        hit = self._hits[self._hit]
        self._go(hit.row.kept.id)
        return f"{self._about()} {sentence(hit.sentence)}"

    def _of_session(self, request: Asked) -> str:
        """What the session that is spoken of has of this; empty where it has nothing."""
        plan = self._plan
        match request.kind:
            case Kind.STEP:
                told = list(_step(self.read(Path(plan.page)), int(request.what)))
            case Kind.ALL:
                told = list(_all(self.read(Path(plan.page))))
            case Kind.PART:
                told = list(_part(self.read(Path(plan.page)), plan, request.what))
            case _:
                return ""
        if not told:
            return ""
        self._rest = _portions([self._about(), *told])
        return self._portion()

    def _none(self, request: Asked) -> str:
        """The newest session before this one that has it; or that there is none."""
        here = self.at
        if request.kind is Kind.PART:
            for at in range(here + 1, len(self.plans.rows)):
                self.at = at
                if told := self._of_session(request):
                    return told
            self.at = here
            return f"Your journal has no {_CALLED.get(request.what, request.what)} yet."
        what = f"step {request.what}" if request.kind is Kind.STEP else "page"
        return f"{self._about()} There is nothing under {what} in it."

    def _portion(self) -> str:
        text = self._rest.pop(0)
        return f"{text} {_GO_ON}" if self._rest else text

    @property
    def _plan(self) -> Plan:
        return self.plans.at(self.plans.rows[self.at])

    def _about(self, begins: str = "") -> str:
        """ "Tuesday the 24th of November, the talk with my sister."."""
        plan = self._plan
        day = day_in_words(plan.day, self._near(plan)) if plan.day else ""
        event = shortened_aloud(plan.event, _EVENT_WORDS).rstrip(".") or "a session without a name"
        told = f"{day}: {event}." if day else f"{event}."
        return f"{begins}, {told}" if begins else told

    def _near(self, plan: Plan) -> datetime | None:
        """Days of this year need no year to be said."""
        return None if plan.day and plan.day.year == self.now.year else self.now


def _part(page: SessionPage, plan: Plan, part: str) -> Iterator[str]:
    """A part of the session under its title."""
    told = [sentence(text.strip()) for text in _texts(page, plan, part) if text.strip()]
    if told:
        yield f"{_TITLES[part]}: {told[0]}"
        yield from told[1:]


def _texts(page: SessionPage, plan: Plan, part: str) -> Iterator[str]:
    found: dict[str, Callable[[], Iterable[str]]] = {
        asked.EVENT: lambda: iter([plan.event]),
        asked.OUTCOME: lambda: map(page.text, ("outcome", "visualised_experience")),
        asked.PLAN: lambda: _plan_texts(page, plan),
        asked.RESPONSE: lambda: iter([plan.response]),
        asked.BLOCKS: lambda: _block_texts(page, plan),
        asked.INSIGHT: lambda: (insight.text for insight in plan.insights),
        asked.REVIEW: lambda: _review_texts(page),
        asked.CLARITY: lambda: _numbers(plan),
        asked.PARTNER: lambda: iter([plan.partner]),
    }
    yield from found[part]()


def _block_texts(page: SessionPage, plan: Plan) -> Iterator[str]:
    answers = dict(page.block_answers)
    for block in plan.blocks:
        answer = answers.get(block, "")
        yield f"{block.rstrip('.')}. Your answer: {answer}" if answer else block


def _review_texts(page: SessionPage) -> Iterator[str]:
    for section in page.sections:
        if section.part == "follow-up":
            yield section.day
            yield from _passages(section.passages)


def _numbers(plan: Plan) -> Iterator[str]:
    for name, measure in (("Clarity", plan.clarity), ("Readiness", plan.readiness)):
        if measure.numbers:
            yield f"{name}: {', then '.join(map(str, measure.numbers))}"


def _plan_texts(page: SessionPage, plan: Plan) -> Iterator[str]:
    states = {"done": "It is done", "dropped": "You dropped it"}
    for action in plan.actions:
        when = in_words(action.when, plan.began) if action.when else action.as_said
        yield action.text
        yield states.get(action.state, when)
    if not plan.actions:
        yield page.action


def _step(page: SessionPage, number: int) -> Iterator[str]:
    for section in page.sections:
        if step_of(section.heading) == number and section.passages:
            yield sentence(section.heading.replace(" \u00b7 ", ". "))
            yield from _passages(section.passages)


def _all(page: SessionPage) -> Iterator[str]:
    for section in page.sections:
        if section.passages:
            yield sentence(section.heading.replace(" \u00b7 ", ". "))
            yield from _passages(section.passages)


def _passages(passages: Sequence[Passage]) -> Iterator[str]:
    for passage in passages:
        yield " ".join(sentence(line) for line in passage.quote.split("\n") if line.strip())
        if passage.pairs:
            yield from (f"{one.rstrip('.')}: {sentence(two)}" for one, two in passage.pairs)
        elif passage.entries:
            yield from map(sentence, passage.entries)
        elif passage.text:
            yield from map(sentence, passage.text.split("\n"))


def _portions(texts: Sequence[str]) -> list[str]:
    """Whole sentences together, as long as they are not too long to be heard at a stretch."""
    portions: list[str] = []
    left = 0
    for text in texts:
        for found in _SENTENCE.finditer(text):
            one = found[0].strip()
            for part in _cut(one):
                words = len(part.split())
                if not portions or words > left:
                    portions.append(part)
                    left = PORTION_WORDS - words
                else:
                    portions[-1] += f" {part}"
                    left -= words
    return portions


def _cut(text: str) -> Iterator[str]:
    """A sentence of dictation may go on for minutes."""
    words = text.split()
    for start in range(0, len(words), PORTION_WORDS):
        yield " ".join(words[start : start + PORTION_WORDS])
