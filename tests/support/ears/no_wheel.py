"""The real engine on a machine for which there is no wheel of its library."""

from __future__ import annotations

import sys

from voice_coach.fair_copy import moonshine

sys.modules["moonshine_voice"] = None  # type: ignore[assignment]
load = moonshine.load
