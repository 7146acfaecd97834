"""The drawing as a picture, PNG or SVG, with matplotlib (the extra ``picture``).

Shapes and places carry the meaning; the colours (Okabe and Ito's, for colour-blind readers) only
help. In the SVG, text is text: it can be searched, read aloud and copied.
"""

from __future__ import annotations

import io
import logging
import os
import sys
import textwrap
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from voice_coach import files
from voice_coach.agenda.plan import Measure
from voice_coach.errors import CoachError
from voice_coach.progress.figures import Progress, Run
from voice_coach.progress.text import UNNAMED

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Kind = Literal["png", "svg"]
MOST_DRAWN = 40
"""Sessions, the newest: more rows are no picture any more."""
TITLE = "Clarity and readiness in your sessions"
X_LABEL = "0 is not at all, 10 is fully"
_BLUE, _ORANGE, _GREY = "#0072B2", "#D55E00", "#767676"
_INCHES_WIDE, _INCHES_AROUND, _INCHES_A_ROW = 10.0, 2.1, 0.62
_DOTS_AN_INCH = 150
_FONTS = (
    *("DejaVu Sans", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "Hiragino Sans", "PingFang SC"),
    *("Yu Gothic", "Microsoft YaHei", "Noto Sans Devanagari", "Noto Emoji", "Segoe UI Emoji"),
)
"""The first comes with matplotlib; the others, where the system has them, hold what it has not."""
_LETTERS_A_LINE, _LINES = 34, 2
_SIGNS: dict[Kind, bytes] = {"png": b"\x89PNG\r\n", "svg": b"<svg"}
"""What a picture has at its start, and how far in."""


def draw(progress: Progress, path: Path, kind: Kind) -> None:
    """Write the picture, for its owner alone, whole or not at all.

    Raises CoachError: no number to draw, no matplotlib, a file that cannot be written.
    """
    runs = [run for run in progress.runs if run.clarity.numbers or run.readiness.numbers]
    if not runs:
        raise CoachError(
            "There is nothing to draw yet: no session has a number for clarity or readiness.",
            safe="No file was written.",
        )
    files.check_target(path, _SIGNS[kind], f"{kind.upper()} picture")
    _quiet_home()
    try:
        from matplotlib import rc_context, rcParamsDefault
        from matplotlib.figure import Figure
    except ImportError as error:
        raise CoachError(
            "A picture needs matplotlib, which is not installed.",
            safe="No file was written.",
            todo=f"To install it: {sys.executable} -m pip install matplotlib",
        ) from error
    looks = {
        **rcParamsDefault,
        "svg.fonttype": "none",
        "svg.hashsalt": "voice-coach",
        "text.parse_math": False,  # a price in dollars is no formula
        "font.size": 10,
        "font.family": list(_FONTS),
    }
    with warnings.catch_warnings(), rc_context(looks):
        warnings.simplefilter("ignore")  # a sign that the font has not, for instance
        figure = Figure(figsize=(_INCHES_WIDE, 1), layout="constrained")
        _fill(figure, runs)
        buffer = io.BytesIO()
        figure.savefig(buffer, format=kind, dpi=_DOTS_AN_INCH, metadata=_metadata(kind))
    files.write_atomically(path, buffer.getvalue())


def _quiet_home() -> None:
    """Matplotlib keeps a list of fonts: in our own cache, and without a word about it."""
    from platformdirs import user_cache_path

    from voice_coach.files import make_private

    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    folder = user_cache_path("voice-coach", appauthor=False) / "matplotlib"
    try:
        make_private(folder)
    except OSError:
        return  # it finds a temporary place by itself
    os.environ["MPLCONFIGDIR"] = str(folder)


def _metadata(kind: Kind) -> dict[str, Any]:
    return {"Title": TITLE, "Date": None} if kind == "svg" else {"Title": TITLE}


def _fill(figure: Figure, runs: list[Run]) -> None:
    shown = runs[-MOST_DRAWN:]
    figure.set_figheight(_INCHES_AROUND + _INCHES_A_ROW * len(shown))
    title = TITLE
    if len(shown) < len(runs):
        title += f": the newest {len(shown)} of {len(runs)}"
    figure.suptitle(title, fontsize=14)
    clarity, readiness = figure.subplots(1, 2, sharey=True)
    _panel(clarity, "Clarity: how clear you felt", [run.clarity for run in shown])
    _panel(readiness, "Readiness: how able to act you felt", [run.readiness for run in shown])
    clarity.set_yticks(range(len(shown)), [_label(run) for run in shown])
    clarity.set_ylabel("Session")
    clarity.set_ylim(len(shown) - 0.5, -0.5)
    handles, names = clarity.get_legend_handles_labels()
    figure.legend(handles, names, loc="outside lower center", ncols=3, frameon=False)


def _panel(axes: Axes, title: str, measures: list[Measure]) -> None:
    axes.set_title(title, fontsize=11)
    axes.set_xlabel(X_LABEL)
    axes.set_xlim(-0.5, 10.5)
    axes.set_xticks(range(11))
    axes.grid(axis="x", color="#e0e0e0", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    for row, measure in enumerate(measures):
        if measure.numbers:
            ends = (min(measure.numbers), max(measure.numbers))
            axes.plot(ends, (row, row), color=_GREY, linewidth=2, zorder=1)
    # The later a mark, the smaller: where marks share a place, all of them are seen.
    rows = list(enumerate(measures))
    before = [(m.before, row) for row, m in rows if m.before is not None]
    after = [(m.after, row) for row, m in rows if m.after is not None]
    review = [(n, row) for row, m in rows for n in m.reviews if n is not None]
    _marks(axes, before, "before", marker="o", s=190, facecolor="white", edgecolor=_BLUE)
    _marks(axes, after, "after", marker="o", s=80, facecolor=_BLUE, edgecolor=_BLUE)
    _marks(axes, review, "in a review", marker="D", s=48, facecolor=_ORANGE, edgecolor="white")


def _marks(axes: Axes, places: list[tuple[int, int]], label: str, **look: Any) -> None:
    axes.scatter(
        [x for x, _ in places], [y for _, y in places], label=label, linewidth=1.5, zorder=2, **look
    )


def _label(run: Run) -> str:
    """The event on at most two lines, and the day."""
    event = "".join(char if char.isprintable() else " " for char in run.event) or UNNAMED
    lines = textwrap.wrap(event, _LETTERS_A_LINE, max_lines=_LINES, placeholder=" …")
    return "\n".join([*lines, run.day.isoformat() if run.day else "day not known"])
