"""A drawing for the terminal: where clarity and readiness stood before, after and in reviews.

    The talk with my sister (Monday 23 November)
      Clarity   0 · · · ○━━━━━━━━━●━◆ · 10  3 → 8 → 9

Each mark has its own shape, so that nothing hangs on colour, and the numbers stand beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voice_coach.agenda.plan import Measure
from voice_coach.console.safe_text import safe_text
from voice_coach.progress.figures import Progress
from voice_coach.progress.text import MOST_SHOWN, title_of, with_numbers

if TYPE_CHECKING:
    from rich.text import Text

BEFORE, AFTER, REVIEW = "○", "●", "◆"
_STYLES = {BEFORE: "cyan", AFTER: "bold cyan", REVIEW: "bold yellow", "━": "cyan"}
_CELLS_A_POINT = ((66, 3), (50, 2), (0, 1))
"""From so many columns on, a point of the scale takes so many cells."""
_POINTS = 10


def drawing(progress: Progress, columns: int, most: int | None = MOST_SHOWN) -> list[Text]:
    """The lines of the drawing; none where there is no number."""
    from rich.text import Text

    runs, _ = with_numbers(progress, most)
    if not runs:
        return []
    legend = Text()
    for mark, name in ((BEFORE, "before"), (AFTER, "after"), (REVIEW, "review")):
        legend.append(mark, _STYLES[mark]).append(f" {name}   ", "dim")
    lines = [legend]
    for run in runs:
        lines.append(Text(safe_text(title_of(run, progress.today))))
        for name, measure in (("Clarity  ", run.clarity), ("Readiness", run.readiness)):
            if measure.numbers:
                lines.append(Text(f"  {name} ").append_text(_track(measure, columns)))
    return lines


def _track(measure: Measure, columns: int) -> Text:
    from rich.text import Text

    step = next(cells for least, cells in _CELLS_A_POINT if columns >= least)
    cells = ["·" if place % step == 0 else " " for place in range(_POINTS * step + 1)]
    numbers = measure.numbers
    for place in range(min(numbers) * step, max(numbers) * step + 1):
        cells[place] = "━"
    # Where two marks share a place, the later one is seen; the numbers tell of both.
    for mark, values in (
        (BEFORE, (measure.before,)),
        (AFTER, (measure.after,)),
        (REVIEW, measure.reviews),
    ):
        for value in values:
            if value is not None:
                cells[value * step] = mark
    text = Text().append("0 ", "dim")
    for cell in cells:
        text.append(cell, _STYLES.get(cell, "dim"))
    between = " → " if step > 1 else " "
    return text.append(" 10  ", "dim").append(between.join(map(str, numbers)))
