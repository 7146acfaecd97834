"""``python -m voice_coach``."""

from __future__ import annotations

from voice_coach.cli import main

if __name__ == "__main__":
    main()
