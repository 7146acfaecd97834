"""Throws damaged input at every reader, and reports what is not a result or a sentence.

No input may take longer than a limit. What was found is kept in a file, to be thrown again.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from scripts.parts.harness.fuzz_target import Target
from scripts.parts.harness.fuzz_targets import mutated, targets

MOST_SECONDS = 5.0
"""For one input, on a busy machine."""
_MOST_SAMPLES = 300
_MOST_FINDINGS = 5
_MOST_BYTES = 40_000


class TooLong(Exception):
    """An input took longer than its limit."""


@dataclass
class Tally:
    """What came of one target."""

    name: str
    inputs: int = 0
    slowest: float = 0.0
    findings: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.inputs} inputs in {self.seconds:.0f} s, "
            f"slowest {self.slowest * 1000:.0f} ms, findings {self.findings}"
        )


@contextmanager
def limit(seconds: float) -> Iterator[None]:
    """Raise TooLong in the middle of whatever runs, after so many seconds."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLong(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def fuzz(target: Target, seconds: float, seed: int, kept: Path) -> Tally:
    """Throw input at one target for so long."""
    chance = random.Random(f"{seed} {target.name}")
    tally = Tally(target.name)
    samples = list(target.samples)
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        data = mutated(chance.choice(samples), chance)[:_MOST_BYTES]
        if not chance.randrange(50):
            samples.append(data)
            if len(samples) > _MOST_SAMPLES:
                samples.pop(chance.randrange(len(target.samples), len(samples)))
        before = time.perf_counter()
        try:
            with limit(MOST_SECONDS):
                target.run(data)
        except Exception:
            tally.findings += 1
            name = f"{target.name.replace(' ', '-')}-{seed}-{tally.inputs}"
            kept.mkdir(parents=True, exist_ok=True)
            (kept / name).write_bytes(data)
            print(f"{target.name}: {kept / name}\n{traceback.format_exc(limit=-6)}", flush=True)
            if tally.findings >= _MOST_FINDINGS:
                break
        tally.inputs += 1
        tally.slowest = max(tally.slowest, time.perf_counter() - before)
    tally.seconds = time.monotonic() - began
    return tally


def main() -> int:
    """Fuzz all targets; 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float, nargs="?", default=60.0, help="for all targets")
    parser.add_argument("--seed", type=int, default=None, help="the same inputs again")
    parser.add_argument("--kept", type=Path, default=Path(tempfile.gettempdir()) / "coach-fuzz")
    parser.add_argument("--again", type=Path, help="throw this file at every target, once")
    chosen = parser.parse_args()
    if chosen.again:
        for target in targets():
            target.run(chosen.again.read_bytes())
        return 0
    seed = random.SystemRandom().randrange(10**6) if chosen.seed is None else chosen.seed
    print(f"seed {seed}", flush=True)
    every = targets()
    found = 0
    for target in every:
        for sample in target.samples:
            target.run(sample)  # what is loaded at first use counts for no input
        tally = fuzz(target, chosen.seconds / len(every), seed, chosen.kept)
        print(tally, flush=True)
        found += tally.findings
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
