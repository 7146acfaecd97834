"""Long sessions, and what they cost: ``scripts/soak``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from scripts.parts.harness import soak_sessions
from scripts.parts.harness.soak_gauge import Figures


def main() -> int:
    """Run all of them, print their figures; 1 if a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=2000, help="typed answers (0: none)")
    parser.add_argument("--hours", type=float, default=8.0, help="of a spoken session (0: none)")
    parser.add_argument("--minutes", type=float, default=60.0, help="of one answer (0: none)")
    chosen = parser.parse_args()

    runs: list[Callable[[Path], Figures]] = []
    if chosen.answers:
        spread = min(40, chosen.answers)
        lines = chosen.answers // spread
        runs.append(lambda at: soak_sessions.typed(at, questions_asked=spread, lines=lines))
        runs.append(lambda at: soak_sessions.typed(at, questions_asked=1, lines=chosen.answers))
    if chosen.minutes:
        runs.append(lambda at: soak_sessions.one_answer(at, minutes=chosen.minutes))
    if chosen.hours:
        runs.append(lambda at: soak_sessions.hours(at, hours=chosen.hours))
    failed = False
    for run in runs:
        with tempfile.TemporaryDirectory() as folder:
            done = run(Path(folder) / "journal")
        print(done, flush=True)
        failed = failed or bool(done.failures)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
