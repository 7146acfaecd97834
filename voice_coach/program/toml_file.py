"""Reads an exercise from a TOML file into the values of ``program.values``, and checks it whole.

Whatever is wrong raises ProgramError: one sentence with the file, the key and the reason.
Runs of white space in a text, line breaks included, become single spaces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn, cast, get_args

from voice_coach import files
from voice_coach.dates.planned import Wanted
from voice_coach.errors import ProgramError
from voice_coach.program.checks import check, fail
from voice_coach.program.values import (
    Cue,
    Ends,
    Guide,
    Item,
    Kind,
    Option,
    Part,
    Program,
    Question,
    Step,
    Tell,
    When,
)

FORMAT = 1
DEFAULT = "seven-step-breakthrough"
_BY_PAUSE: frozenset[Kind] = frozenset({"choice", "yes-no", "scale", "date"})


def load(path: Path) -> Program:
    """The exercise in this file. Raises ProgramError."""
    return _read(lambda: files.read_toml(path), str(path))


def builtin(name: str) -> Program:
    """An exercise that comes with the program, by its name. Raises ProgramError."""
    folder = resources.files("voice_coach") / "programs"
    names = sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml"))
    if name not in names:
        known = ", ".join(names)
        raise ProgramError(f"There is no exercise named {name!r} here; there are: {known}.")
    source = folder / f"{name}.toml"
    return _read(lambda: files.parse_toml(source.read_bytes()), f"{name}.toml")


def default() -> Program:
    """The Seven Step Breakthrough."""
    return builtin(DEFAULT)


def _read(source: Callable[[], dict[str, Any]], file: str) -> Program:
    try:
        data = source()
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise ProgramError(f"The exercise file {file} cannot be read: {reason}.") from error
    except UnicodeDecodeError as error:
        raise ProgramError(f"The exercise file {file} cannot be read: not UTF-8 text.") from error
    except ValueError as error:  # a number of 5,000 digits is a ValueError
        reason = str(error).rstrip(".")
        raise ProgramError(f"The exercise file {file} is not valid TOML: {reason}.") from error
    program = _program(_Table(file, "", data))
    check(program, file)
    return program


@dataclass
class _Table:
    """A TOML table, its members taken one by one; ``where`` leads the key in an error."""

    file: str
    where: str
    data: Mapping[str, Any]
    taken: set[str] = field(default_factory=set)

    def fail(self, name: str, reason: str) -> NoReturn:
        fail(self.file, f"{self.where}.{name}" if self.where else name, reason)

    def has(self, name: str) -> bool:
        return name in self.data

    def take(self, name: str, wanted: str, is_wanted: Callable[[Any], bool], default: Any) -> Any:
        """The member, of the type that ``wanted`` puts in words; ... is no default."""
        self.taken.add(name)
        if name not in self.data:
            if default is ...:
                self.fail(name, "it is missing")
            return default
        if not is_wanted(value := self.data[name]):
            self.fail(name, f"it must be {wanted}")
        return value

    def text(self, name: str, default: Any = ...) -> str:
        value = self.take(name, "text that is not empty", _is_text, default)
        return " ".join(cast(str, value).split())

    def flag(self, name: str, default: bool = False) -> bool:
        return bool(self.take(name, "true or false", lambda v: isinstance(v, bool), default))

    def number(self, name: str, wanted: str, least: float, most: float, default: Any = ...) -> Any:
        return self.take(name, wanted, lambda v: _is_number(v) and least <= v <= most, default)

    def whole(self, name: str, default: Any = ...) -> Any:
        wanted = "a whole number from 1 on"
        return self.take(name, wanted, lambda v: type(v) is int and v >= 1, default)

    def one_of(self, name: str, allowed: Sequence[str], default: str) -> str:
        wanted = f"one of {', '.join(allowed)}"
        return cast(str, self.take(name, wanted, lambda v: v in allowed, default))

    def texts(self, name: str, default: Any = ...) -> tuple[str, ...]:
        wanted = "a list of texts"
        return tuple(
            self.take(name, wanted, lambda v: _is_list(v) and all(map(_is_text, v)), default)
        )

    def tables(self, name: str, default: Any = ..., *, by: str = "") -> Iterator[_Table]:
        """The tables of a list; ``by`` names the member that identifies each in errors."""
        rows = self.take(
            name,
            "a list of tables with at least one",
            lambda v: _is_list(v) and v and all(isinstance(row, dict) for row in v),
            default,
        )
        for number, row in enumerate(rows, start=1):
            label = str(row[by]) if by and _is_text(row.get(by)) else f"{name} {number}"
            yield _Table(self.file, f"{self.where}.{label}" if self.where else label, row)

    def end(self) -> None:
        """Everything there has been asked for; otherwise the first unknown member is a mistake."""
        if unknown := [name for name in self.data if name not in self.taken]:
            self.fail(unknown[0], "this member is not known here")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _program(table: _Table) -> Program:
    table.take("format", f"the number {FORMAT}", lambda v: type(v) is int and v == FORMAT, ...)
    program = Program(
        id=table.text("id"),
        title=table.text("title"),
        version=table.whole("version"),
        steps=tuple(_step(step) for step in table.tables("step", by="key")),
    )
    table.end()
    return program


def _step(table: _Table) -> Step:
    step = Step(
        key=table.text("key"),
        title=table.text("title"),
        part=cast(Part, table.one_of("part", get_args(Part), "sitting")),
        number=table.whole("number", None),
        open_prompt=table.text("open", ""),
        items=tuple(_item(item) for item in table.tables("item", by="key")),
    )
    table.end()
    return step


def _item(table: _Table) -> Item:
    makers: dict[str, Callable[[_Table], Item]] = {"tell": _tell, "ask": _question, "guide": _guide}
    kinds = [name for name in makers if table.has(name)]
    if len(kinds) != 1:
        table.fail("tell", "an item has exactly one of tell, ask and guide")
    item = makers[kinds[0]](table)
    table.end()
    return item


def _tell(table: _Table) -> Tell:
    return Tell(
        key=table.text("key"),
        text=table.text("tell"),
        intro=table.flag("intro"),
        short=table.text("short", ""),
        when=_when(table),
        needs=table.texts("needs", ()),
        unless=table.texts("unless", ()),
        unless_passed_over=table.texts("unless_passed_over", ()),
    )


def _question(table: _Table) -> Question:
    kind = cast(Kind, table.one_of("answer", get_args(Kind), "open"))
    by_pause = kind in _BY_PAUSE
    columns = table.texts("columns", ("", ""))
    if len(columns) != len(("left", "right")):
        table.fail("columns", "a table of pairs has two columns")
    return Question(
        key=table.text("key"),
        prompt=table.text("ask"),
        kind=kind,
        ends=cast(Ends, table.one_of("ends", get_args(Ends), "pause" if by_pause else "command")),
        single=table.flag("single", by_pause),
        optional=table.flag("optional"),
        confirm=table.flag("confirm"),
        wants=_wants(table, kind),
        options=tuple(_option(option) for option in table.tables("options", (), by="value")),
        options_from=table.text("options_from", ""),
        items_from=table.text("items_from", ""),
        yields=table.text("yields", ""),
        heading=table.text("heading", ""),
        columns=(columns[0], columns[1]),
        short=table.text("short", ""),
        carries=table.text("carries", ""),
        carried=table.text("carried", ""),
        when=_when(table),
        needs=table.texts("needs", ()),
        unless=table.texts("unless", ()),
        unless_passed_over=table.texts("unless_passed_over", ()),
    )


def _wants(table: _Table, kind: Kind) -> Wanted | None:
    """What a date's answer is understood as; a day with its time, where nothing is said."""
    if kind != "date":
        if table.has("wants"):
            table.fail("wants", "only an answer that is a date wants one")
        return None
    return cast(Wanted, table.one_of("wants", get_args(Wanted), "day-and-time"))


def _option(table: _Table) -> Option:
    option = Option(
        table.text("value"),
        table.text("say"),
        table.texts("match", ()),
        table.texts("outweighs", ()),
    )
    table.end()
    return option


def _guide(table: _Table) -> Guide:
    cues = tuple(_cue(cue) for cue in table.tables("cue"))
    if any(later.at <= earlier.at for earlier, later in pairwise(cues)):
        table.fail("cue", "each cue must come later than the one before it")
    minutes = table.number("minutes", "a number of minutes from 0.1 to 60", 0.1, 60, None)
    return Guide(
        key=table.text("key"),
        title=table.text("guide"),
        cues=cues,
        minutes=None if minutes is None else float(minutes),
        when=_when(table),
        needs=table.texts("needs", ()),
        unless=table.texts("unless", ()),
        unless_passed_over=table.texts("unless_passed_over", ()),
    )


def _cue(table: _Table) -> Cue:
    cue = Cue(
        text=table.text("say"),
        at=float(table.number("at", "a number from 0 to 1", 0, 1)),
        from_minutes=float(table.number("from_minutes", "a number from 0 to 60", 0, 60, 0)),
    )
    table.end()
    return cue


def _when(table: _Table) -> When:
    data = table.take("when", "a table of values", lambda v: isinstance(v, dict), {})
    conditions = _Table(table.file, f"{table.where}.when", data)
    when = {name: conditions.texts(name) for name in data}
    if empty := [name for name, values in when.items() if not values]:
        conditions.fail(empty[0], "it names no value")
    return when
