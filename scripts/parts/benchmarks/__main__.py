"""Runs benchmarks and prints their lines: ``scripts/bench [NAME ...] [--long]``."""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from scripts.parts.benchmarks import (
    dates,
    demo,
    first_word,
    frames,
    hearing,
    help_time,
    latency,
    library,
    meditation,
    page,
    pipeline,
    real_model,
    retranscribe,
    talk,
    turns,
    voice,
)
from scripts.parts.benchmarks.figures import Report
from tests.support.virtual_sound import SoundServerError, VirtualSound
from voice_coach.audio import natural

Benchmark = Callable[[Report, VirtualSound], None]
BENCHMARKS: dict[str, Benchmark] = {
    "help": help_time.run,
    "pipeline": pipeline.run,
    "latency": latency.run,
    "first-word": first_word.run,
    "meditation": meditation.run,
    "frames": frames.run,
    "demo": demo.run,
    "dates": dates.run,
    "talk": talk.run,
}
ON_REQUEST = ("library", "page", "hearing", "real-model", "retranscribe", "turns", "voice")
"""Only run where they are named."""
IN_REAL_TIME = {"meditation": meditation.run_long, "frames": frames.run_long}


def main() -> int:
    """0, whatever the figures say; 1 if a benchmark could not be run."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=", ".join([*BENCHMARKS, *ON_REQUEST])
    )
    parser.add_argument("--long", action="store_true", help="also those that need real minutes")
    parser.add_argument(
        "--sessions",
        type=int,
        action="append",
        metavar="N",
        help="library: how many are in the journal; may be given several times",
    )
    parser.add_argument(
        "--patience",
        type=float,
        default=library.PATIENCE_SECONDS,
        metavar="SECONDS",
        help="library: a command that takes longer has no figure",
    )
    parser.add_argument(
        "--recordings",
        type=Path,
        metavar="FOLDER",
        default=os.environ.get(hearing.RECORDINGS),
        help="hearing, real-model: recordings of people, *.wav, each with its words in a .txt"
        f" beside it (or the variable {hearing.RECORDINGS})",
    )
    parser.add_argument(
        "--sounds",
        type=Path,
        metavar="FOLDER",
        help="hearing: sounds without a word in them, KIND/*.wav; what both ears make of these, and"
        " nothing else",
    )
    parser.add_argument(
        "--page",
        type=Path,
        metavar="FILE",
        help="hearing: both versions of a whole sitting's page go there, side by side",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="real-model: a minute of speech instead of five; turns: one room instead of six",
    )
    parser.add_argument(
        "--natural", action="store_true", help="the coach speaks with the natural voice"
    )
    options = parser.parse_args()
    if not options.natural:
        os.environ[natural.LEFT_ALONE] = "0"
    of_a_library: Benchmark = partial(
        library.run,
        sizes=options.sessions or library.SIZES,
        patience_seconds=options.patience,
    )
    of_hearing: Benchmark = partial(
        hearing.run, recordings=options.recordings, page=options.page, sounds=options.sounds
    )
    benchmarks: dict[str, Benchmark] = {
        **BENCHMARKS,
        "library": of_a_library,
        "page": page.run,
        "hearing": of_hearing,
        "real-model": partial(real_model.run, recordings=options.recordings, quick=options.quick),
        "retranscribe": retranscribe.run,
        "turns": partial(turns.run, quick=options.quick, long=options.long),
        "voice": voice.run,
    }
    unknown = [name for name in options.names if name not in benchmarks]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]!r}; there are {', '.join(benchmarks)}")

    sound = VirtualSound()
    os.environ.update(sound.environment)  # before PortAudio is loaded
    broken = False
    began = time.monotonic()
    with Report() as report:
        try:
            for name in options.names or BENCHMARKS:
                todo = [benchmarks[name]]
                if options.long and name in IN_REAL_TIME:
                    todo.append(IN_REAL_TIME[name])
                for benchmark in todo:
                    try:
                        benchmark(report, sound)
                    except SoundServerError as error:
                        report.remark(f"{name}: left out. {error}")
                    except Exception:
                        traceback.print_exc()
                        report.remark(f"{name}: broken.")
                        broken = True
        finally:
            sound.remove()
    print(f"{time.monotonic() - began:.0f} s on {os.cpu_count()} cores")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
