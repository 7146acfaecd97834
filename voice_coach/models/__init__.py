"""Speech models: which there are, where they live, whether one is whole, and how to get one.

``catalogue`` knows the official models, ``places`` finds one on this machine, ``check`` tells
a whole model from a broken one, ``download`` and ``unpack`` deal with the network and with
archives, and ``fetch`` joins those three into an installation.
"""

from __future__ import annotations

from voice_coach.models.check import check
from voice_coach.models.places import find, is_synthetic

__all__ = ["check", "find", "is_synthetic"]
