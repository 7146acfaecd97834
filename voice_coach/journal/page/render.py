"""A session as a Markdown page: front matter, a heading per step, questions quoted, answers below.

Pure. ``Renderer`` remembers the pieces it rendered, so that the next page costs only what is
new; ``render`` is the same without a memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from voice_coach.dates.calendar_names import DAY_NAMES, MONTH_NAMES
from voice_coach.dialogue.director import fill
from voice_coach.dialogue.order import is_free, takes_place
from voice_coach.dialogue.session import Session, talk_key
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.answers import AnswerTexts
from voice_coach.journal.page.escape import HIGHLIGHT, clean, markdown
from voice_coach.journal.page.fields import Fields, event_of
from voice_coach.journal.page.front_matter import Value
from voice_coach.journal.page.questions import heading
from voice_coach.journal.page.status import FINISHED, IN_PROGRESS, RESUME_LINE
from voice_coach.program.archive import digest_of
from voice_coach.program.values import Guide, Question, Step
from voice_coach.recordings import places

_LONGEST_TITLE = 80

CLOSED_LINE = "Closed before its end."
LEGEND = "*Words between ==double equals signs== were not heard clearly; please review them.*"
UNTITLED = "A session"

_DOT = " · "
_NUMBERS = "zero one two three four five six seven eight nine ten".split()


def render(session: Session) -> str:
    """The whole page of a sitting."""
    return Renderer().page(session)


def section_of(session: Session) -> str:
    """A follow-up's section."""
    return Renderer().section(session)


def review_of(session: Session) -> dict[str, str | int]:
    """A follow-up's fields."""
    return Renderer().review(session)


@dataclass(frozen=True, slots=True)
class Passage:
    """A question and its answer as blocks of Markdown, each with a newline at its end."""

    key: str
    quotation: str
    text: str


class Renderer:
    """Renders the same session again and again as it grows."""

    def __init__(self) -> None:
        self._fields = Fields()
        self._answers = AnswerTexts()

    def page(self, session: Session) -> str:
        """The page of a sitting: front matter and all steps."""
        event = event_of(session)
        title = shown_title(event) or UNTITLED
        parts = [f"---\n{self.fields(session)}---\n", f"# {markdown(title)}\n"]
        day = spoken_day(session.started_at)
        title = markdown(clean(session.program.title))
        parts.append(f"{day}{_DOT}{title}\n" if day else f"{title}\n")
        if state := _state_line(session):
            parts.append(f"{state}\n")
        body = list(self.steps(session))
        if any(HIGHLIGHT in text for text in body):  # a person's own are escaped
            parts.append(f"{LEGEND}\n")
        return "\n".join([*parts, *body])

    def section(self, session: Session) -> str:
        """A follow-up's part of the page; empty as long as nothing was said in it."""
        first, *rest = list(self.steps(session)) or [""]
        if not first:
            return ""
        opening = [first, f"*{spoken_day(session.started_at)}*\n"]
        if state := _state_line(session):
            opening.append(f"{state}\n")
        return "\n".join([*opening, *rest])

    def review(self, session: Session) -> dict[str, str | int]:
        """The short values that a follow-up yields so far, as text and numbers: after its day, and
        the action of which it speaks where that is not the newest. Empty as long as nothing was
        said in it."""
        found: dict[str, str | int] = {
            name: value if isinstance(value, str | int) else ", ".join(map(str, value))
            for name, value in self._fields.of(session).items()
        }
        if not found and not any(answer.spoken for answer in session.answers.values()):
            return {}
        about = session.facts.get("plan_about", "")
        own = {"on": (session.finished_at or session.started_at)[:10], "about": about}
        return {**{name: text for name, text in own.items() if text}, **found}

    def fields(self, session: Session) -> str:
        """The lines of the front matter, without its fences."""
        own: dict[str, Value] = {
            "id": clean(session.id),
            "program": f"{clean(session.program.id)}@{digest_of(session.program)}",
            "event": event_of(session),
        }
        lines = [front_matter.field(name, value) for name, value in own.items()]
        lines.append(f"started: {_stamp(session.started_at)}\n")
        if session.finished_at:
            lines.append(f"finished: {_stamp(session.finished_at)}\n")
        status = FINISHED if session.finished_at else IN_PROGRESS
        lines.append(front_matter.field("status", status))
        lines.append(front_matter.field("style", session.style))
        taken = {*own, "started", "finished", "status", "style", "reviewed", "review"}
        lines += [
            front_matter.field(name, value)
            for name, value in self._fields.of(session).items()
            if name not in taken
        ]
        return "".join(lines)

    def steps(self, session: Session) -> Iterator[str]:
        """The steps of the session's part of which there is something to show, as blocks."""
        for step in session.program.steps_of(session.part):
            blocks = list(self._blocks(session, step))
            if blocks:
                yield f"## {markdown(heading(step))}\n"
                yield from blocks

    def passages(self, session: Session) -> Iterator[Passage]:
        """Each question and its answer as they stand on the page, in its order."""
        for step in session.program.steps_of(session.part):
            yield from (one for one in self._shown_of(session, step) if isinstance(one, Passage))

    def _blocks(self, session: Session, step: Step) -> Iterator[str]:
        for one in self._shown_of(session, step):
            if isinstance(one, Passage):
                yield one.quotation
                yield one.text
                yield from _sound(session, one.key)
            else:
                yield one

    def _shown_of(self, session: Session, step: Step) -> Iterator[Passage | str]:
        talked = talk_key(step)
        for item in step.items:
            if isinstance(item, Question) and is_free(item) and talked in session.answers:
                if text := self._answers.text(session, Question(talked, step.open_prompt)):
                    yield Passage(talked, quote(*_talk_questions(session, step)), text)
                talked = ""
            if isinstance(item, Guide) and (seconds := session.guided.get(item.key)):
                yield f"*{markdown(_guided(item, seconds))}*\n"
            if isinstance(item, Question) and (text := self._answers.text(session, item)):
                yield Passage(item.key, quote(shown_question(session, item)), text)


def _sound(session: Session, key: str) -> Iterator[str]:
    """The line that leads to the sound of an answer, where that is kept."""
    kept = [(item or 0, one) for (of, item), one in session.recordings.items() if of == key]
    if kept:
        kept.sort(key=lambda pair: pair[0])
        yield places.note(session.subject or session.id, [one for _, one in kept]) + "\n"


def _state_line(session: Session) -> str:
    """The line that says that a session goes on, or did not come to its end."""
    if not session.finished_at:
        return RESUME_LINE
    return CLOSED_LINE if session.closed_early else ""


def shown_question(session: Session, question: Question) -> str:
    """How the page words a question."""
    if question.heading:
        return clean(question.heading)
    return clean(fill(session, question.prompt, item="…"))


@lru_cache(maxsize=256)
def quote(*lines: str) -> str:
    """A block quote of one line, or of a list of them."""
    if len(lines) == 1:
        return f"> {markdown(lines[0])}\n"
    return "".join(f"> - {markdown(line)}\n" for line in lines)


def _talk_questions(session: Session, step: Step) -> list[str]:
    """The questions that a free talk stands for: those of the step not answered singly."""
    asked = [
        shown_question(session, item)
        for item in step.items
        if isinstance(item, Question)
        and is_free(item)
        and item.kind != "pairs"
        and takes_place(session, item)
        and not session.answer(item.key).spoken
    ]
    return asked or [clean(step.open_prompt)]


def _guided(guide: Guide, seconds: float) -> str:
    title = clean(guide.title)
    length = _length(seconds)
    if " " in title:
        return f"{title}: {length}."
    return f"{length.capitalize()} of {title.casefold()}."


def _length(seconds: float) -> str:
    if seconds < 45:  # noqa: PLR2004 - nearer to seconds than to a minute
        whole = max(1, round(seconds))
        return f"{whole} second{'s' if whole > 1 else ''}"
    minutes = max(1, round(seconds / 60))
    word = _NUMBERS[minutes] if minutes < len(_NUMBERS) else str(minutes)
    return f"{word} minute{'s' if minutes > 1 else ''}"


def shown_title(text: str) -> str:
    """What the page's title shows of the event."""
    if len(text) <= _LONGEST_TITLE:
        return text
    start = text[:_LONGEST_TITLE]
    return (start.rpartition(" ")[0] or start).rstrip(" ,;:") + " …"


def _stamp(at: str) -> str:
    """A time as YAML's own timestamp where it is one."""
    moment = _moment(at)
    return moment.isoformat(timespec="seconds") if moment else front_matter.scalar(clean(at))


def spoken_day(at: str) -> str:
    """ "Saturday, 28 November 2026"; empty for what is no time."""
    moment = _moment(at)
    if moment is None:
        return ""
    # strftime would use the language of the system, and %-d is missing on Windows.
    month = MONTH_NAMES[moment.month - 1]
    return f"{DAY_NAMES[moment.weekday()]}, {moment.day} {month} {moment.year}"


def _moment(at: str) -> datetime | None:
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return None
