"""A line for each figure: name, figure, target, and whether the target is met."""

from __future__ import annotations

import os
import statistics
from collections.abc import Sequence
from types import TracebackType

NAME_WIDTH, FIGURE_WIDTH, TARGET_WIDTH = 46, 48, 16


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that ``percent`` of all do not exceed (nearest rank)."""
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * percent // 100))
    return ordered[int(rank) - 1]


def spread(values: Sequence[float], unit: str = "", *, places: int = 0) -> str:
    """Median, 95th percentile and maximum of these, in words."""
    middle, high, most = statistics.median(values), percentile(values, 95), max(values)
    numbers = " / ".join(f"{value:.{places}f}" for value in (middle, high, most))
    return f"{numbers}{unit} (median / p95 / max, n={len(values)})"


class Report:
    """Prints each line as soon as it is known."""

    def __enter__(self) -> Report:
        self._row("what", "figure", "target", "")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
        self.remark(f"load average at the end: {load:.1f}")

    def at_most(self, name: str, figure: str, value: float, target: float, unit: str = "") -> None:
        """A figure that must not exceed ``target``."""
        verdict = "ok" if value <= target else "missed"
        self._row(name, figure, f"<= {target:g}{unit}", verdict)

    def at_least(self, name: str, figure: str, value: float, target: float, unit: str = "") -> None:
        """A figure that must not fall short of ``target``."""
        verdict = "ok" if value >= target else "missed"
        self._row(name, figure, f">= {target:g}{unit}", verdict)

    def tell(self, name: str, figure: str) -> None:
        """A figure without a target."""
        self._row(name, figure, "", "")

    def remark(self, text: str) -> None:
        """A line of prose."""
        print(f"# {text}", flush=True)

    def _row(self, name: str, figure: str, target: str, verdict: str) -> None:
        line = f"{name:<{NAME_WIDTH}} {figure:<{FIGURE_WIDTH}} {target:<{TARGET_WIDTH}} {verdict}"
        print(line.rstrip(), flush=True)
