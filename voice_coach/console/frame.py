"""What the live view shows, as a value, and how it is laid out on a screen of any size.

Nothing here knows a terminal, a thread or a clock: ``frame`` turns a ``Shown`` and a size into
lines of styled text, exactly as many as the screen is high.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from voice_coach.console.keys import KEYS
from voice_coach.console.plain import TALK_KEY

Mood = Literal["", "speaking", "listening", "pause"]

ACCENT = "cyan"
QUIET = "dim"
_COLUMN_CELLS = 76
"""The widest column of text: longer lines are hard to read at a glance."""
_ROOMY_LINES, _LOW_LINES = 18, 10
_NARROW_CELLS = 60
_METER_CELLS = 16
_METER_FLOOR_DBFS, _METER_LOUD_DBFS = -60.0, -3.0
_NO_SOUND = "no sound"
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HINTS = {
    "open": "take your time",
    "short": "a few words",
    "list": "one thing after another",
    "pairs": "take your time",
    "yes-no": "yes or no",
    "scale": "a number from 0 to 10",
    "date": "a day, or a time",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """One utterance of the answer; scratched ones are shown struck out.

    ``scratched`` numbers the scratching, so that the last can be undone first; 0: not scratched.
    """

    text: str
    scratched: int = 0


@dataclass(frozen=True, slots=True)
class Meditation:
    """How far a meditation has come; seconds."""

    title: str
    elapsed: float
    total: float


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is on the screen. Texts are safe to show already.

    ``main`` is the question listened to or what the coach says now; ``meter`` is 0 to 1, and
    ``soundless`` says that the microphone gives nothing; ``elapsed`` is seconds of the session.
    ``talk`` is whether the microphone counts, where there is a key for that.
    """

    step: str = ""
    title: str = ""
    done: int = 0
    of: int = 0
    elapsed: int = 0
    main: str = ""
    mood: Mood = ""
    kind: str = ""
    command: str = ""
    kept: tuple[Kept, ...] = ()
    partial: str = ""
    meter: float = 0.0
    loud: bool = False
    soundless: bool = False
    talk: Literal["", "open", "shut"] = ""
    note: str = ""
    meditation: Meditation | None = None


def meter_share(dbfs: float) -> float:
    """How much of the meter a loudness fills, 0 to 1, in as many steps as the meter can show."""
    share = (dbfs - _METER_FLOOR_DBFS) / -_METER_FLOOR_DBFS
    steps = _METER_CELLS * 8
    return round(min(max(share, 0.0), 1.0) * steps) / steps


def is_loud(dbfs: float) -> bool:
    """Whether the microphone is close to clipping."""
    return dbfs > _METER_LOUD_DBFS


def frame(shown: Shown, width: int, height: int) -> list[Text]:
    """Exactly ``height`` lines, none wider than ``width`` cells."""
    column = min(width - 2 * _margin(width), _COLUMN_CELLS)
    left = " " * ((width - column) // 2)
    roomy, low = height >= _ROOMY_LINES, height < _LOW_LINES

    top = [_header(shown, column)]
    if not low:
        top.append(_progress(shown, column))
    if roomy:
        top.insert(0, Text())
    top.append(Text())

    bottom = [_status(shown, column)]
    if shown.note:
        note = _wrapped(Text(shown.note, style="italic"), column)[: 4 if roomy else 2]
        bottom = [*note, Text(), *bottom] if not low else [*note[:1], *bottom]
    if not low:
        bottom += [Text()] if roomy else []
        bottom += _keys(column, 2 if roomy else 1, shown.talk)

    space = height - len(top) - len(bottom) - (1 if roomy else 0)
    middle = _middle(shown, column, max(space, 0), roomy)
    lines = [*top, *middle, *[Text()] * (space - len(middle)), *bottom]
    # On a screen too low for all, what the coach asks matters more than the header.
    if len(lines) > height:
        lines = [*middle, *bottom][:height] or [Text()] * height
    lines += [Text()] * (height - len(lines))
    return [_placed(line, left, width) for line in lines]


def _margin(width: int) -> int:
    return 2 if width >= _NARROW_CELLS else 1 if width >= _METER_CELLS else 0


def _placed(line: Text, left: str, width: int) -> Text:
    placed = Text(left, no_wrap=True, end="")
    placed.append_text(line)
    placed.truncate(width)
    return placed


def _header(shown: Shown, column: int) -> Text:
    clock = clock_face(shown.elapsed)
    room = column - cell_len(clock) - 2
    step = Text(shown.step, style=QUIET)
    if shown.step and shown.title:
        step.append("   ")
    step.append(shown.title, style="not dim bold")
    if step.cell_len > room:  # The title says more than the number.
        step = Text(shown.title, style="bold")
        step.truncate(max(room, 0), overflow="ellipsis")
    gap = max(column - step.cell_len - cell_len(clock), 0)
    return Text.assemble(step, " " * gap, (clock, QUIET))


def _progress(shown: Shown, column: int) -> Text:
    count = f"  {shown.done} of {shown.of}" if shown.of else ""
    rule = max(column - len(count), 0)
    done = round(rule * min(shown.done / shown.of, 1.0)) if shown.of else 0
    return Text.assemble(("━" * done, ACCENT), ("─" * (rule - done), QUIET), (count, QUIET))


def _middle(shown: Shown, column: int, space: int, roomy: bool) -> list[Text]:
    """The question and, below it, the newest of what was said that fits."""
    gap = [Text()] if roomy else []
    if shown.meditation is not None:
        return [*gap, *_meditation(shown.meditation, shown.main, column)][:space]
    speaking = shown.mood == "speaking"
    main = _wrapped(Text(shown.main, style="" if speaking else "bold"), column)
    said = _said(shown, column, space)
    # A long question leaves at least a third of the space to the answer.
    most = space - (min(len(said), space // 3) + 1 if said else 0) - len(gap)
    if len(main) > max(most, 1):
        main = [*main[: max(most, 1) - 1], Text("…", style=QUIET)]
    above = [*gap, *main, *([Text()] if said else []), *(gap if said else [])]
    rest = space - len(above)
    if rest > 0:
        above += said[-rest:]
    return above[:space]


def _said(shown: Shown, column: int, space: int) -> list[Text]:
    """Wrapped lines of the utterances kept, and of what is being heard; at most ``space``."""
    most = column * max(space, 1)
    lines: list[Text] = []
    speaking = shown.mood == "speaking"
    for kept in shown.kept[-space:] if space else ():
        style = "dim strike" if kept.scratched else QUIET if speaking else ""
        lines += _wrapped(Text(kept.text[-most:], style=style), column)
    if shown.partial:
        lines += _wrapped(Text(shown.partial[-most:], style="dim italic"), column)
    return lines[-space:] if space else []


def _meditation(meditation: Meditation, cue: str, column: int) -> list[Text]:
    share = min(max(meditation.elapsed / meditation.total, 0.0), 1.0) if meditation.total else 1.0
    done = round(column * share)
    left = max(round(meditation.total - meditation.elapsed), 0)
    face = clock_face(left)
    title = Text(meditation.title, style="bold")
    title.truncate(max(column - len(face) - 2, 0), overflow="ellipsis")
    title.append(" " * max(column - title.cell_len - len(face), 0)).append(face, style="not bold")
    rule = Text.assemble(("━" * done, ACCENT), ("─" * (column - done), QUIET))
    lines = [title, rule]
    if cue:
        lines += [Text(), *_wrapped(Text(cue, style=QUIET), column)]
    return lines


def _status(shown: Shown, column: int) -> Text:
    """What the coach does now at the left, how loud the person is at the right."""
    if shown.mood == "listening" and shown.talk == "shut":
        words = [("○ ", ACCENT), ("microphone shut", ""), (f"  {TALK_KEY} to talk", QUIET)]
    elif shown.mood == "listening":
        hint = _HINTS.get(shown.kind, "")
        words = [("● ", ACCENT), ("listening", "")]
        words += [(f"  {hint}", QUIET)] if hint else []
    elif shown.mood == "speaking":
        words = [("○ ", ACCENT), ("speaking", QUIET)]
    elif shown.mood == "pause":
        words = [("‖ ", ACCENT), ("paused", "")]
    else:
        words = []
    if shown.command and shown.mood != "pause":
        words = [("✓ ", ACCENT), (shown.command, "")]
    text = Text.assemble(*words)
    meter = _meter(shown)
    text.truncate(max(column - meter.cell_len - 1, 0), overflow="ellipsis")
    text.append(" " * max(column - text.cell_len - meter.cell_len, 0))
    return text.append_text(meter)


def _meter(shown: Shown) -> Text:
    if shown.mood not in ("listening", "pause") or shown.meditation is not None:
        return Text()
    if shown.soundless:
        return Text(_NO_SOUND, style="yellow")
    whole, eighths = divmod(round(shown.meter * _METER_CELLS * 8), 8)
    bar = "█" * whole + (_EIGHTHS[eighths] if whole < _METER_CELLS else "")
    bar = bar.ljust(_METER_CELLS)
    style = "yellow" if shown.loud else ACCENT
    return Text.assemble(("▕", QUIET), (bar, style), ("▏", QUIET))


_TALKS = {"open": "end", "shut": "talk"}


def _keys(column: int, most: int, talk: str) -> list[Text]:
    """The keys, most needed first, in as many whole entries as fit on ``most`` lines."""
    lines: list[Text] = [Text()]
    shown = [(key.shown, key.label) for key in KEYS]
    for name, label in [(TALK_KEY, _TALKS[talk]), *shown] if talk else shown:
        entry = Text.assemble((name, ""), ("" if name == label else f" {label}", QUIET))
        gap = 3 if lines[-1] else 0
        if lines[-1].cell_len + gap + entry.cell_len > column:
            if len(lines) == most:
                break  # Skipping one to fit a shorter one would mix up their order.
            lines.append(Text())
            gap = 0
        lines[-1].append(" " * gap).append_text(entry)
    return lines


_WRAPPER = Console(width=80, color_system=None, force_terminal=False)


def _wrapped(text: Text, column: int) -> list[Text]:
    if not text.plain.strip():
        return []
    return list(text.wrap(_WRAPPER, max(column, 2), overflow="fold"))


def clock_face(seconds: float) -> str:
    """ "4:05", or "1:04:05" after an hour."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
