"""Command line of the build: `python -m scripts.small_model <stage>`."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.small_model import settings

_STAGES = ("text", "speak", "train", "graph", "evaluate", "all")


def main() -> None:
    """Run the stages asked for."""
    parser = argparse.ArgumentParser(prog="python -m scripts.small_model", description=__doc__)
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
        from scripts.small_model import text

        corpus = text.collect(options.text)
        print(f"{len(corpus.sentences)} sentences, {corpus.refused} refused as held out")
    if options.stage in {"speak", "train", "all"}:
        from scripts.small_model import acoustic

        plan = acoustic.QUICK if options.quick else acoustic.Plan()
        if options.stage in {"speak", "all"}:
            acoustic.speak(places, plan, options.text)
        if options.stage in {"train", "all"}:
            acoustic.build(places, plan)
    if options.stage in {"graph", "all"}:
        from scripts.small_model import graph

        graph.build(places, options.text)
    if options.stage in {"evaluate", "all"}:
        from scripts.small_model import evaluate

        evaluate.report(places, options.text, options.every)


if __name__ == "__main__":
    main()
