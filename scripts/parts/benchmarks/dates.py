"""How well spoken dates are understood: the tables under tests/fixtures/dates."""

from __future__ import annotations

import time
from collections import Counter

from scripts.parts.benchmarks.figures import Report, spread
from tests.support.spoken_dates import FOLDER, table
from tests.support.virtual_sound import VirtualSound

MOST_MISSED_PERCENT = 3.0
MOST_SECONDS = 0.1


def run(report: Report, _sound: VirtualSound) -> None:
    """Each table: exact, asked, taken for no date, and wrong without a question."""
    for name in sorted(path.stem for path in FOLDER.glob("*.toml")):
        phrases = table(name)
        seconds = []
        verdicts: Counter[str] = Counter()
        for phrase in phrases:
            began = time.perf_counter()
            verdicts[phrase.verdict] += 1
            seconds.append(time.perf_counter() - began)
        total = len(phrases)
        for verdict in ("exact", "asked"):
            count = verdicts[verdict]
            report.tell(f"dates, {name}: {verdict}", f"{count} of {total}")
        missed = verdicts["missed"] + verdicts["wrong"]
        percent = 100 * missed / total
        report.at_most(f"dates, {name}: not understood, nor asked",
                       f"{missed} of {total}", percent, MOST_MISSED_PERCENT, " %")  # fmt: skip
        dates = sum(not {"ask", "vague"} & set(p.expected.split("|")) for p in phrases)
        report.tell(f"dates, {name}: a date is expected of", f"{dates} of {total}")
        wrong = verdicts["wrong"]
        report.at_most(f"dates, {name}: wrong, and no question", str(wrong), wrong, 0)
        longest = max(seconds)
        report.at_most(f"dates, {name}: time for a phrase", spread(
            [s * 1000 for s in seconds], " ms", places=1), longest, MOST_SECONDS, " s")  # fmt: skip
