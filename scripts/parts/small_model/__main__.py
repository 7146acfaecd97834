"""Command line of the build: `python -m scripts.parts.small_model <stage>`."""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from scripts.parts.small_model import settings

_STAGES = ("text", "speak", "train", "graph", "build", "tune", "evaluate", "all")


def _processor_seconds() -> float:
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


@contextmanager
def _timed(places: settings.Places, stage: str) -> Iterator[None]:
    """Keep how long the stage takes, on the clock and on the processors."""
    began, used = time.monotonic(), _processor_seconds()
    yield
    times = json.loads(places.times.read_text()) if places.times.exists() else {}
    times[stage] = {"seconds": round(time.monotonic() - began),
                    "processor_seconds": round(_processor_seconds() - used)}  # fmt: skip
    places.times.parent.mkdir(parents=True, exist_ok=True)
    places.times.write_text(json.dumps(times, indent=2) + "\n")
    print(stage, times[stage], flush=True)


def main() -> None:
    """Run the stages asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.parts.small_model", description=__doc__
    )
    parser.add_argument("stage", choices=_STAGES)
    parser.add_argument("--work", type=Path, default=settings.REPOSITORY / "build" / "small-model")
    parser.add_argument("--model", type=Path, default=settings.MODEL_FOLDER)
    parser.add_argument(
        "--text",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a further text or TOML file to learn words and phrases from",
    )
    parser.add_argument("--every", type=int, default=1, metavar="N",
                        help="measure every Nth sentence only")  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="train for minutes, to try things")
    options = parser.parse_args()
    places = settings.Places(options.work, options.model)
    if options.stage == "text":
        from scripts.parts.small_model import text

        corpus = text.collect(options.text)
        print(f"{len(corpus.sentences)} sentences, {corpus.refused} refused as held out")
    # Waiting threads must not spin: beside another program they would take its share and ours.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    builds = options.stage in {"build", "all"}
    if builds or options.stage in {"speak", "train"}:
        from scripts.parts.small_model import acoustic

        plan = acoustic.QUICK if options.quick else acoustic.Plan()
        if builds or options.stage == "speak":
            with _timed(places, "speak"):
                acoustic.speak(places, plan, options.text)
        if builds or options.stage == "train":
            with _timed(places, "train"):
                acoustic.build(places, plan)
    if builds or options.stage == "graph":
        from scripts.parts.small_model import graph

        with _timed(places, "graph"):
            graph.build(places, options.text)
    if options.stage == "tune":
        from scripts.parts.small_model import evaluate

        evaluate.tune(places, options.every)
    if options.stage in {"evaluate", "all"}:
        from scripts.parts.small_model import evaluate

        evaluate.report(places, options.text, options.every)


if __name__ == "__main__":
    main()
