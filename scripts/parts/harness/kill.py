"""The kill test: sessions and plans through the real command line, killed at random moments.

``scripts/kill-test`` runs it. Every run has its own seed, which a found problem names.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from random import Random

from scripts.parts.harness.kill_marks import MarkedRun
from scripts.parts.harness.kill_tally import MarksTally, Tally
from scripts.parts.harness.kill_typed import TypedRun
from voice_coach.errors import CoachError

KILLS_A_RUN = 25
"""At most, of which a sitting usually takes about 15 and its follow-up the rest."""


def typed(seed: int, run: int, kills: int) -> Tally:
    """One typed run in a home of its own."""
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="voice-coach-kill-") as home:
        TypedRun(Path(home), run, Random(f"{seed} {run}"), tally).play(kills)
    return tally


def marked(seed: int, run: int, kills: int) -> Tally:
    """One run of a plan that is marked, in a home of its own."""
    tally = MarksTally()
    with tempfile.TemporaryDirectory(prefix="voice-coach-kill-") as home:
        try:
            MarkedRun(Path(home), run, Random(f"{seed} {run}"), tally).play(kills)
        except CoachError as error:
            tally.problem("unreadable_journals", f"run {run}: {error}")
    return tally


def all_typed(seed: int, kills: int, workers: int, *, nice: int = 10) -> Tally:
    """As many typed runs as it takes for so many kills; ``nice`` lets other work go first."""
    return _all(typed, Tally(), seed, kills, workers, nice=nice)


def all_marked(seed: int, kills: int, workers: int, *, nice: int = 10) -> Tally:
    """The same of plans that are marked."""
    return _all(marked, MarksTally(), seed, kills, workers, nice=nice)


def _all(
    one: Callable[[int, int, int], Tally],
    total: Tally,
    seed: int,
    kills: int,
    workers: int,
    *,
    nice: int,
) -> Tally:
    began = time.monotonic()
    run = 0
    fresh = get_context("spawn")
    with ProcessPoolExecutor(workers, fresh, initializer=os.nice, initargs=(nice,)) as pool:
        under_way: set[Future[Tally]] = set()
        while (total.kills < kills and not total.stuck) or under_way:
            while total.kills < kills and len(under_way) < workers and not total.stuck:
                run += 1
                most = min(KILLS_A_RUN, kills - total.kills)
                under_way.add(pool.submit(one, seed, run, most))
            done = next(as_completed(under_way))
            under_way.discard(done)
            total.add(done.result())
            say(f"{total.kills} kills, {run - len(under_way)} runs, "
                f"{time.monotonic() - began:.0f} s")  # fmt: skip
    return total


def say(text: str) -> None:
    """Progress; the figures alone go to standard output."""
    print(text, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; 0 if nothing was lost, doubled, damaged or left behind."""
    parser = argparse.ArgumentParser(prog="scripts/kill-test", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="of sessions by keyboard")
    parser.add_argument("--spoken", type=int, default=40, help="kills of spoken sessions")
    parser.add_argument("--marks", type=int, default=300, help="kills of marks and calendars")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args(arguments)
    print(f"seed {chosen.seed}", flush=True)
    clean = True
    if chosen.kills:
        tally = all_typed(chosen.seed, chosen.kills, chosen.workers)
        print(f"by keyboard\n{tally}", flush=True)
        clean = tally.clean
    if chosen.marks:
        tally = all_marked(chosen.seed, chosen.marks, chosen.workers)
        print(f"plans\n{tally}", flush=True)
        clean = clean and tally.clean
    if chosen.spoken:
        from scripts.parts.harness.kill_spoken import all_spoken

        tally = all_spoken(chosen.seed, chosen.spoken, say)
        print(f"spoken\n{tally}", flush=True)
        clean = clean and tally.clean
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
