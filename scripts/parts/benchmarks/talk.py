"""How people's own wordings are understood: the tables under tests/fixtures/talk."""

from __future__ import annotations

from collections import Counter

from scripts.parts.benchmarks.figures import Report
from tests.support.talk_tables import SETS, Verdict, cases, kinds
from tests.support.virtual_sound import VirtualSound

LEAST_RIGHT_PERCENT = 90.0
MOST_ASKED_PERCENT = 8.0
MOST_WRONG_PERCENT = {"yesno": 2.0}
"""Nowhere else may anything be wrong without a question."""


def run(report: Report, _sound: VirtualSound) -> None:
    """Each table: right, asked, missed, and wrong without a question."""
    for group in SETS:
        for kind in kinds(group):
            verdicts: Counter[Verdict] = Counter(case.verdict for case in cases(group, kind))
            total = verdicts.total()
            name = f"talk, {group}, {kind}"
            for verdict, goal in (("right", LEAST_RIGHT_PERCENT), ("asked", MOST_ASKED_PERCENT)):
                count = verdicts[verdict]  # type: ignore[index]
                percent = 100 * count / total
                figure = f"{count} of {total} ({percent:.0f} %)"
                if verdict == "right":
                    report.at_least(f"{name}: right", figure, percent, goal, " %")
                else:
                    report.at_most(f"{name}: asked", figure, percent, goal, " %")
            report.tell(f"{name}: missed", f"{verdicts['missed']} of {total}")
            wrong = verdicts["wrong"]
            most = MOST_WRONG_PERCENT.get(kind, 0.0)
            report.at_most(
                f"{name}: wrong, and no question", str(wrong), 100 * wrong / total, most, " %"
            )
