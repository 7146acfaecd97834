"""What was said to a question as Markdown: prose, a list, a table, or a short value and what was
said beside it. Pure, and remembers what it rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from voice_coach.dates.found import moment
from voice_coach.dates.words import in_words
from voice_coach.dialogue import copies, prose
from voice_coach.dialogue.session import Answer, Session, Spoken
from voice_coach.dialogue.when import is_understood, planned_in
from voice_coach.journal.page.escape import clean, highlighted, markdown
from voice_coach.journal.page.fields import columns
from voice_coach.program.values import Question

UNSURE_BELOW = 0.6
"""Word confidence under which a word is highlighted for review. Chosen: Vosk gives words that it
got right nearly always more than 0.9, and wrong ones mostly 0.3 to 0.6."""
LEFT, RIGHT = "\u201c", "\u201d"
_TELLING_WORDS = 3
_SMALL_WORDS = frozenset(
    "a an and about at be choose first fourth i i'm in is it last like maybe my number of on one "
    "option or out please second seven say so take ten that the think third to well would "
    "yes no yeah zero two three four five six eight nine".split()
)
_OF_TIMES = frozenset("a at in of on please the".split())


class AnswerTexts:
    """The answers of one session, again and again as it grows."""

    def __init__(self) -> None:
        # The values are frozen, so the very same object always renders the same. Each memory
        # holds its object too, which keeps the id from being used for another.
        self._pieces: dict[int, tuple[Spoken, str, str]] = {}
        self._answers: dict[str, tuple[Answer, object, str]] = {}
        self._standing: dict[str, tuple[tuple[Spoken, ...], int, str]] = {}
        """Of each answer in prose: what it was, where its last paragraph began, all before it."""

    def text(self, session: Session, question: Question) -> str:
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
        own = spoken[answer.brought :] or spoken
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
