"""The real program on another day: the wall clock is moved, and goes on from there; the sound
card's clock and all others are as ever. (libfaketime would break the waits of sound libraries.)

Its first argument is the time, ISO 8601, local.
"""

from __future__ import annotations

import sys
from datetime import datetime

import time_machine

if __name__ == "__main__":
    moment = datetime.fromisoformat(sys.argv.pop(1)).astimezone()
    time_machine.travel(moment, tick=True).start()
    from voice_coach.cli import main

    main()
