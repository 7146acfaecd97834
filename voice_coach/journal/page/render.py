"""A session as a Markdown page: front matter, a heading per step, questions quoted, answers below.

Pure. ``Renderer`` remembers the pieces it rendered, so that the next page costs only what is
new; ``render`` is the same without a memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from voice_coach.dates.calendar_names import DAY_NAMES, MONTH_NAMES
from voice_coach.dates.found import moment
from voice_coach.dates.words import in_words
from voice_coach.dialogue import copies, prose
from voice_coach.dialogue.director import fill
from voice_coach.dialogue.order import is_free, takes_place
from voice_coach.dialogue.session import Answer, Session, Spoken, talk_key
from voice_coach.dialogue.when import is_understood, planned_in
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.escape import HIGHLIGHT, clean, highlighted, markdown
from voice_coach.journal.page.fields import Fields, columns, event_of
from voice_coach.journal.page.front_matter import Value
from voice_coach.journal.page.questions import heading
from voice_coach.journal.page.status import FINISHED, IN_PROGRESS, RESUME_LINE
from voice_coach.program.archive import digest_of
from voice_coach.program.values import Guide, Question, Step
from voice_coach.recordings import places

UNSURE_BELOW = 0.6
"""Word confidence under which a word is highlighted for review. Chosen: Vosk gives words that it
got right nearly always more than 0.9, and wrong ones mostly 0.3 to 0.6."""
_LONGEST_TITLE = 80

CLOSED_LINE = "Closed before its end."
LEGEND = "*Words between ==double equals signs== were not heard clearly; please review them.*"
UNTITLED = "A session"

_DOT = " · "
LEFT, RIGHT = "\u201c", "\u201d"
_TELLING_WORDS = 3
_SMALL_WORDS = frozenset(
    "a an and about at be choose first fourth i i'm in is it last like maybe my number of on one "
    "option or out please second seven say so take ten that the think third to well would "
    "yes no yeah zero two three four five six eight nine".split()
)
_OF_TIMES = frozenset("a at in of on please the".split())
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
        # The values are frozen, so the very same object always renders the same. Each memory
        # holds its object too, which keeps the id from being used for another.
        self._fields = Fields()
        self._pieces: dict[int, tuple[Spoken, str, str]] = {}
        self._answers: dict[str, tuple[Answer, object, str]] = {}
        self._standing: dict[str, tuple[tuple[Spoken, ...], int, str]] = {}
        """Of each answer in prose: what it was, where its last paragraph began, all before it."""

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
                if text := self._text(session, Question(talked, step.open_prompt)):
                    yield Passage(talked, quote(*_talk_questions(session, step)), text)
                talked = ""
            if isinstance(item, Guide) and (seconds := session.guided.get(item.key)):
                yield f"*{markdown(_guided(item, seconds))}*\n"
            if isinstance(item, Question) and (text := self._text(session, item)):
                yield Passage(item.key, quote(shown_question(session, item)), text)

    def _text(self, session: Session, question: Question) -> str:
        """The answer as Markdown, empty where nothing was said."""
        answer = session.answers.get(question.key)
        if answer is None or not answer.spoken:
            return ""
        # A table also shows the entries of the list that it goes along, a choice one of them.
        listed = session.answers.get(question.items_from or question.options_from)
        kept = self._answers.get(question.key)
        if kept is not None and kept[0] is answer and kept[1] is listed:
            return kept[2]
        text = self._render(session, question, answer)
        self._answers[question.key] = (answer, listed, text)
        return text

    def _render(self, session: Session, question: Question, answer: Answer) -> str:
        spoken = answer.spoken
        if question.kind == "list":
            lines = map(self._entry, spoken)
            return "".join(f"- {line}\n" for line in lines if line)
        if question.items_from and (entries := session.answer(question.items_from).spoken):
            return self._table(question, entries, spoken)
        if question.kind in ("open", "pairs"):
            return self._prose(question.key, spoken)
        # A question put again after a crash may be answered in the same words: they stand once.
        own = _not_brought_forward(spoken, session.answers.get(question.carries))
        said = " ".join(dict.fromkeys(self._piece(piece, prose.words) for piece in own))
        if not answer.value:
            return self._as_said(answer, said)
        if (planned := planned_in(answer.value)) is not None and is_understood(question):
            line = prose.capitalised(in_words(planned, moment(session.started_at)))
            return (line if _says_the_same(said, line) else f"{line} ({LEFT}{said}{RIGHT})") + "\n"
        line = _value_line(question, answer, session.answers.get(question.options_from))
        return (f"{line} ({LEFT}{said}{RIGHT})" if _says_more(said, line) else line) + "\n"

    def _as_said(self, answer: Answer, said: str) -> str:
        """What was not understood as a value: the last try, and those before it in quotes."""
        tries = (answer.spoken[answer.fresh_from :], answer.spoken[: answer.fresh_from])
        last, earlier = (" ".join(self._piece(piece, prose.words) for piece in part)
                         for part in tries)  # fmt: skip
        if not last or not earlier or last == earlier:
            return prose.phrase(said) + "\n" if said.strip() else ""
        return f"{prose.phrase(last)} ({LEFT}{earlier}{RIGHT})\n"

    def _prose(self, key: str, spoken: tuple[Spoken, ...]) -> str:
        """Paragraphs. An answer mostly grows at its end: all but its last paragraph stands."""
        before, start, text = self._standing.get(key, ((), 0, ""))
        if spoken[: len(before)] != before:
            start, text = 0, ""
        groups: list[Sequence[Spoken]] = []
        for copy, part in copies.stretches(spoken[start:]):
            groups += [part] if copy else prose.paragraphs(part)
        for group in groups[:-1]:
            text += self._paragraph(group)
            start += len(group)
        self._standing[key] = (spoken, start, text)
        return (text + self._paragraph(groups[-1])).removesuffix("\n") if groups else ""

    def _paragraph(self, group: Sequence[Spoken]) -> str:
        text = self._written(group)
        return f"{text}\n\n" if text else ""

    def _table(
        self, question: Question, entries: tuple[Spoken, ...], spoken: tuple[Spoken, ...]
    ) -> str:
        first, second = columns(question)
        rows = [f"| {markdown(first)} | {markdown(second)} |", "| --- | --- |"]
        for number, entry in enumerate(entries):
            told = self._written([piece for piece in spoken if piece.item == number])
            listed = _copied_entry(entry) or markdown(prose.phrase(clean(entry.text)))
            rows.append(f"| {listed} | {told} |")
        return "\n".join(rows) + "\n"

    def _entry(self, piece: Spoken) -> str:
        return _copied_entry(piece) or self._piece(piece, prose.phrase)

    def _written(self, group: Sequence[Spoken]) -> str:
        """A copy as it is; otherwise the words as sentences."""
        return " ".join(filter(None, self._parts(group)))

    def _parts(self, group: Sequence[Spoken]) -> Iterator[str]:
        for copy, part in copies.stretches(group):
            if copy:
                yield markdown(clean(copy))
                continue
            texts = prose.written([clean(piece.text) for piece in part])
            yield from map(self._shown, part, texts)

    def _piece(self, piece: Spoken, style: Callable[[str], str]) -> str:
        return self._shown(piece, style(clean(piece.text)))

    def _shown(self, piece: Spoken, text: str) -> str:
        """The text as Markdown, with words marked that were not surely heard."""
        kept = self._pieces.get(id(piece))
        if kept is not None and kept[0] is piece and kept[1] == text:
            return kept[2]
        shown = _marked(piece, text)
        self._pieces[id(piece)] = (piece, text, shown)
        return shown


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


def _copied_entry(piece: Spoken) -> str:
    """A list's entry in its fair copy, as Markdown, without a full stop; empty without one."""
    return markdown(prose.phrase(clean(copies.copy_of((piece,))).removesuffix(".")))


def _marked(piece: Spoken, text: str) -> str:
    shown = text.split()
    doubts = prose.unsure(piece, shown, UNSURE_BELOW)
    if not any(doubts):
        return markdown(text)
    runs: list[tuple[bool, list[str]]] = []
    for word, doubt in zip(shown, doubts, strict=True):
        if not runs or runs[-1][0] != doubt:
            runs.append((doubt, []))
        runs[-1][1].append(word)
    out = []
    for place, (doubt, words) in enumerate(runs):
        run = " ".join(words)
        stop = run[-1:] if doubt and place == len(runs) - 1 and run[-1:] in (".", "?") else ""
        run = run.removesuffix(stop)
        out.append(highlighted(markdown(run)) + stop if doubt else markdown(run))
    return " ".join(out)


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


def _not_brought_forward(spoken: Sequence[Spoken], source: Answer | None) -> Sequence[Spoken]:
    """What was said to the question itself, where anything was: the rest stands with the earlier
    one."""
    if source is None:
        return spoken
    earlier = [(piece.text, piece.words) for piece in source.spoken]
    own = [piece for piece in spoken if (piece.text, piece.words) not in earlier]
    return own or spoken


def _value_line(question: Question, answer: Answer, chosen_from: Answer | None) -> str:
    """What was understood, in words; the value itself is in the front matter."""
    said = {option.value: option.say for option in question.options}
    value = clean(said.get(answer.value) or copies.chosen(answer, chosen_from))
    return prose.phrase(markdown(value))


def _says_the_same(said: str, line: str) -> bool:
    """Whether a time was said in the very words in which it was understood; what was worked out,
    as a date is from "on friday", stands beside the words that it came from."""
    heard, understood = map(_bare_words, (said, line))
    return heard - _OF_TIMES == understood - _OF_TIMES


def _says_more(said: str, line: str) -> bool:
    """Whether the words add something to what was understood ("yes, but only at work" does)."""
    heard, understood = map(_bare_words, (said, line))
    return len(heard - understood - _SMALL_WORDS) >= _TELLING_WORDS


def _bare_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


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
