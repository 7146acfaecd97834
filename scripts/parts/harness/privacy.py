"""The privacy check: what leaves, what others can read, what kills leave behind, in figures.

``scripts/privacy-check`` runs it. A seed that is printed with a problem brings it back.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from scripts.parts.harness.privacy_fetch import kill_fetches
from scripts.parts.harness.privacy_files import modes, open_to_others, sounds
from scripts.parts.harness.privacy_kills import kill_demos, kill_speakers
from scripts.parts.harness.privacy_trace import NotPermittedError, contacts, sealed
from tests.support.home import COMMAND, ROOT, environment


def main() -> int:
    """Run every part; 1 if one found a problem."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="in synthesis (default 200)")
    parser.add_argument("--fetches", type=int, default=100, help="of models fetch (default 100)")
    parser.add_argument("--demos", type=int, default=20, help="of whole runs (default 20)")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    wish = parser.parse_args()
    print(f"seed {wish.seed}", flush=True)
    random = Random(wish.seed)
    problems: list[str] = []
    with tempfile.TemporaryDirectory(prefix="voice-coach-privacy-") as folder:
        space = Path(folder)
        problems += whole_run(space / "run")
        parts: tuple[tuple[str, Callable[[Path, Random, int], object], int], ...] = (
            ("kills in synthesis", kill_speakers, wish.kills),
            ("kills of a fetch", kill_fetches, wish.fetches),
            ("kills of a demonstration", kill_demos, wish.demos),
        )
        for name, part, kills in parts:
            began = time.monotonic()
            result = part(space / part.__name__, random, kills)
            print(f"{name}: {result} ({time.monotonic() - began:.0f} s)", flush=True)
            problems += getattr(result, "problems", [])
    print("\n".join(problems) or "No problem was found.")
    return 1 if problems else 0


def whole_run(home: Path) -> list[str]:
    """A demonstration without network under a trace, with umask 000; sentences about problems."""
    (home / "tmp").mkdir(parents=True)
    home.chmod(0o700)
    (home / "tmp").chmod(0o700)
    trace = home.with_name("trace")
    variables = environment(home, {"TMPDIR": str(home / "tmp")})
    try:
        command = sealed([*COMMAND, "demo"], trace, variables)
    except NotPermittedError as error:
        return [str(error)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, umask=0, check=False)
    seen = sorted(contacts(trace))
    print("sockets of a whole run without network:")
    for contact in seen:
        print(f"  {contact}".replace(str(home), "~"))
    print(f"rights of what it left: {modes(home)}", flush=True)
    problems = [f"it leaves: {contact}" for contact in seen if contact.leaves]
    problems += [f"open to others: {entry}" for entry in open_to_others(home)]
    problems += [f"sound left: {path}" for path in sounds(home)]
    if done.returncode:
        problems.append(f"the run failed: {done.stderr.decode()[-300:]}")
    return problems


if __name__ == "__main__":
    sys.exit(main())
