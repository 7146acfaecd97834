"""Command line of the build: `python -m scripts.small_model acoustic | graph | evaluate | all`."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.small_model import settings


def main() -> None:
    """Run the stages asked for."""
    parser = argparse.ArgumentParser(prog="python -m scripts.small_model", description=__doc__)
    parser.add_argument("stage", choices=["text", "acoustic", "graph", "evaluate", "all"])
    parser.add_argument("--work", type=Path, default=settings.REPOSITORY / "build" / "small-model")
    parser.add_argument("--model", type=Path, default=settings.MODEL_FOLDER)
    parser.add_argument("--text", type=Path, action="append", default=[], metavar="FILE",
                        help="a further text or TOML file to learn words and phrases from")  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="train less: minutes, not half an hour")
    options = parser.parse_args()
    places = settings.Places(options.work, options.model)
    if options.stage == "text":
        from scripts.small_model import text  # noqa: PLC0415

        corpus = text.collect(options.text)
        print(f"{len(corpus.sentences)} sentences, {corpus.refused} refused as held out")
    if options.stage in {"acoustic", "all"}:
        from scripts.small_model import acoustic  # noqa: PLC0415

        plan = acoustic.Plan(5_000, 2_500, 900, 1, 4) if options.quick else acoustic.Plan()
        acoustic.build(places, plan, options.text)
    if options.stage in {"graph", "all"}:
        from scripts.small_model import graph  # noqa: PLC0415

        graph.build(places, options.text)
    if options.stage in {"evaluate", "all"}:
        from scripts.small_model import evaluate  # noqa: PLC0415

        evaluate.report(places, options.text)


if __name__ == "__main__":
    main()
