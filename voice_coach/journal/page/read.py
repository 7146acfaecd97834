"""A journal file read back as it stands now, corrected by hand or not. Nothing is written here.

A value stands in two places, the front matter and the page's body. Where the two were written
by the program and one was changed since, the changed one is the person's word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from voice_coach import files
from voice_coach.dialogue.when import is_understood, text_of_words
from voice_coach.errors import JournalError
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.escape import clean, plain
from voice_coach.journal.page.fields import column_key, columns
from voice_coach.journal.page.front_matter import Found
from voice_coach.journal.page.render import FINISHED, LEFT, REVIEWED, RIGHT, UNTITLED, shown_title
from voice_coach.program.values import Program, Question

_CELLS = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_RULE = re.compile(r"[\s|:-]+")
_OWN = frozenset("id program started finished status style reviewed".split())
_SAID = re.compile(rf" \({LEFT}.*{RIGHT}\)$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A question as the page quotes it, and the lines that stand below it, as Markdown.

    ``place``: the number of its heading in the page, since two may have the same words.
    """

    heading: str
    quote: str
    lines: tuple[str, ...]
    place: int = 0

    @property
    def text(self) -> str:
        """The answer as plain text, a newline between paragraphs."""
        return "\n".join(plain(line) for line in self.lines if line.strip())

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries of a list."""
        found = (re.match(r"\s*[-*+]\s+(.*)", line) for line in self.lines)
        return tuple(plain(line[1]) for line in found if line)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The rows of a table, without its titles."""
        rows = [line for line in self.lines if line.lstrip().startswith("|")]
        cells = [_cells(row) for row in rows if not _RULE.fullmatch(row)]
        return tuple((row[0], row[1] if len(row) > 1 else "") for row in cells[1:])


def _cells(row: str) -> list[str]:
    row = _CELLS.sub(lambda found: found[1] + "\n", row.strip())
    return [plain(cell) for cell in row.strip("\n").split("\n")]


@dataclass(frozen=True, slots=True)
class Entry:
    """A session as its journal file has it now.

    ``fields`` holds the structured part by name: text, lists of text, lists of mappings.
    ``front`` is the whole front matter, ``passages`` the body.
    """

    path: Path
    id: str
    program: str
    event: str
    started: str
    finished: str = ""
    status: str = ""
    fields: Mapping[str, Found] = field(default_factory=dict)
    front: Mapping[str, Found] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    title: str = ""

    @property
    def is_finished(self) -> bool:
        """Whether the sitting came to its end; a reviewed one did."""
        return self.status in (FINISHED, REVIEWED)

    @property
    def is_reviewed(self) -> bool:
        """Whether step seven was done."""
        return self.status == REVIEWED

    def text(self, name: str) -> str:
        """A field as text; a list's entries with commas; empty where it is missing."""
        return _as_text(self.fields.get(name, ""))

    def number(self, name: str) -> int | None:
        """A field as a whole number, or None."""
        text = self.text(name)
        return int(text) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else None

    def entries(self, name: str) -> tuple[str, ...]:
        """A field as a list; a single text is a list of one."""
        value = self.fields.get(name, ())
        if isinstance(value, tuple):
            return tuple(_as_text(entry) for entry in value)
        return (_as_text(value),) if value else ()

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """A field as pairs; entries that are no pairs have an empty second part."""
        value = self.fields.get(name, ())
        if not isinstance(value, tuple):
            return ()
        found = []
        for entry in value:
            parts = list(entry.values()) if isinstance(entry, dict) else [entry]
            texts = [_as_text(part) for part in parts]
            found.append((texts[0] if texts else "", texts[1] if len(texts) > 1 else ""))
        return tuple(found)

    @property
    def chosen_response(self) -> str:
        """The response that the person chose."""
        return self.text("chosen_response")

    @property
    def action(self) -> str:
        """What they will do."""
        return self.text("action")

    @property
    def first_action(self) -> str:
        """The one thing that they will do first."""
        return self.text("first_action")

    @property
    def first_action_when(self) -> str:
        """When, as it was understood or said."""
        return self.text("first_action_when")

    @property
    def follow_up_day(self) -> str:
        """The day of the follow-up, as it was understood or said."""
        return self.text("follow_up_day")

    @property
    def block_answers(self) -> tuple[tuple[str, str], ...]:
        """What blocks them, and how they will respond to each."""
        return self.pairs("block_answers")


def _as_text(value: Found) -> str:
    if isinstance(value, str):
        return value
    parts: Sequence[Found] = tuple(value.values()) if isinstance(value, dict) else value
    return ", ".join(_as_text(part) for part in parts)


def read_entry(path: Path, *, program: Program | None = None, original: str | None = None) -> Entry:
    """The session in this file. Raises JournalError naming the file and, where it can, the line.

    With its ``program``, and the page as it was ``original``ly written, corrections in the body
    count as well as those in the front matter.
    """
    data = files.read_bytes(path)
    text = _decode(data, path)
    front = front_matter.read(data, str(path))
    if front_matter.locate(data) is None:
        raise JournalError(
            f"{path} is not the journal of a session: it does not begin with front matter, "
            "--- in line 1 and --- once more below it.",
            safe="The file was left as it is.",
        )
    session = front.get("id", "")
    if not isinstance(session, str) or not session or not isinstance(front.get("started"), str):
        raise JournalError(
            f"{path} is not the journal of a session: its front matter, from line 2 on, has no "
            "id or no start.",
            safe="The file was left as it is.",
        )
    title, passages = parse_body(text)
    fields = dict(front)
    if program is not None:
        _correct(fields, program, passages, title, original)
    return Entry(
        path=path,
        id=session,
        program=_as_text(front.get("program", "")),
        event=_as_text(fields.get("event", "")),
        started=_as_text(front.get("started", "")),
        finished=_as_text(front.get("finished", "")),
        status=_as_text(front.get("status", "")).casefold(),  # a hand may write "Finished"
        fields=fields,
        front=front,
        passages=passages,
        title=title,
    )


def _decode(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise JournalError(
            f"{path} cannot be read: line {line} is not UTF-8 text.",
            safe="The file was left as it is.",
            todo="Please save it as UTF-8 in an editor.",
        ) from error


def parse_body(text: str) -> tuple[str, tuple[Passage, ...]]:
    """The page's title, and its questions with what stands below each."""
    lines = text.splitlines()
    extent = front_matter.locate(text.encode("utf-8", "surrogatepass"))
    if extent is not None:
        end = text.encode("utf-8", "surrogatepass")[: extent.end].count(b"\n") + 1
        lines = text.split("\n")[end:]
    title, heading, place = "", "", 0
    quoted: list[str] = []
    below: list[str] = []
    passages: list[Passage] = []

    def close() -> None:
        if quoted:
            passages.append(Passage(heading, "\n".join(quoted), _trimmed(below), place))
        quoted.clear()
        below.clear()

    for raw in lines:
        line = raw.rstrip("\r")
        if found := re.match(r"(#{1,6})\s+(.*)", line):
            close()
            if len(found[1]) == 1:
                title = title or plain(found[2])
            else:
                heading, place = plain(found[2]), place + 1
        elif line.startswith(">"):
            if any(entry.strip() for entry in below):
                close()
            quoted.append(plain(re.sub(r"^>\s?(?:- )?", "", line)))
        else:
            below.append(line)
    close()
    return title, tuple(passages)


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    """Without blank lines at the ends, and without the page's own notes in italics."""
    kept = [line for line in lines if not re.fullmatch(r"\*[^*]+\*", line.strip())]
    while kept and not kept[0].strip():
        kept.pop(0)
    while kept and not kept[-1].strip():
        kept.pop()
    return tuple(kept)


def _correct(
    fields: dict[str, Found],
    program: Program,
    passages: tuple[Passage, ...],
    title: str,
    original: str | None,
) -> None:
    """Take what was changed in the body over into the fields."""
    was_title = ""
    was_passages: tuple[Passage, ...] = ()
    if original is not None:
        was_title, was_passages = parse_body(original)

    @cache  # read only where the body was changed at all
    def was_front() -> dict[str, Found]:
        return front_matter.read((original or "").encode(), "the page as it was written")

    for item in program.items_of("sitting"):
        if not isinstance(item, Question) or not item.yields:
            continue
        name = item.yields
        now = _in_body(item, passages)
        if not now:
            continue
        changed = original is not None and now != _in_body(item, was_passages)
        if not fields.get(name) or (changed and fields[name] == was_front().get(name)):
            fields[name] = _as_kept(item, now, _as_text(fields["started"]))
    renamed = original is not None and title != was_title
    if title and renamed and fields.get("event") == was_front().get("event"):
        fields["event"] = title


def _as_kept(question: Question, said: Found, started: str) -> Found:
    """A time that a hand wrote in words, as a field holds it."""
    if not is_understood(question) or not isinstance(said, str):
        return said
    return text_of_words(question, said, started)


def agreed(entry: Entry, program: Program) -> Entry | None:
    """An entry that was read without its program, where page and front matter say the same.

    Then it does not matter which of them was changed, and the page as it was written first need
    not be known. None where they differ, or where the page lacks what the front matter has.
    """
    if entry.title != (shown_title(entry.event) or UNTITLED):
        return None
    fields = dict(entry.fields)
    for item in program.items_of("sitting"):
        if isinstance(item, Question) and item.yields:
            said, above = _in_body(item, entry.passages), fields.get(item.yields)
            now = _as_kept(item, said, entry.started) if said else said
            if above and now != above:
                return None
            if now:
                fields[item.yields] = now
    return replace(entry, fields=fields, event=_as_text(fields.get("event", "")))


def kept_in_body(question: Question, passages: tuple[Passage, ...], said_at: str) -> Found:
    """What the body says to a question, as a field holds it; empty where it says nothing."""
    said = _in_body(question, passages)
    return _as_kept(question, said, said_at) if said and said_at else said


def _in_body(question: Question, passages: tuple[Passage, ...]) -> Found:
    wanted = clean(question.heading or question.prompt)
    for passage in passages:
        if passage.quote != wanted:
            continue
        if question.kind == "list" and passage.entries:
            return passage.entries
        if question.kind == "pairs" and passage.pairs:
            first, second = (column_key(name) for name in columns(question))
            return tuple({first: one, second: two} for one, two in passage.pairs)
        text = " ".join(passage.text.split())
        if question.kind in ("open", "list", "pairs"):
            name = question.ends == "pause" or question.yields == "event"
            return text.removesuffix(".") if name else text
        text = _SAID.sub("", text)
        for option in question.options:
            if text.casefold().removesuffix(".") == option.say.casefold():
                return option.value
        return text.casefold() if question.kind == "yes-no" else text.removesuffix(".")
    return ""


def facts_from(entry: Entry) -> dict[str, str]:
    """What a follow-up may refer to: the structured part as text, by the program's names."""
    facts = {
        name: entry.text(name)
        for name, value in entry.fields.items()
        if value and name not in _OWN and not isinstance(value, dict)
    }
    return facts | ({"event": entry.event} if entry.event else {})
