"""The real engine with the model in the folder that OTHER_MODEL names."""

from __future__ import annotations

import os
from pathlib import Path

from voice_coach.fair_copy.moonshine import MoonshineEar

FOLDER = "OTHER_MODEL"


def load() -> MoonshineEar:
    """Raises NoEngine, or crashes."""
    return MoonshineEar(Path(os.environ[FOLDER]))
