"""What a computer may lack for a test, and whether that is a failure."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from scripts.parts.harness.privacy_trace import NotPermittedError, sealed


def audio_is_required() -> bool:
    """In continuous integration a missing sound server is a failure, not a reason to skip."""
    return os.environ.get("VOICE_COACH_REQUIRE_AUDIO") == "1" or os.environ.get("CI") == "true"


def command_without_network(
    command: Sequence[str], trace: Path, variables: Mapping[str, str]
) -> list[str]:
    """The command without network interfaces, its calls to the network written to ``trace``."""
    try:
        return sealed(command, trace, variables)
    except NotPermittedError as error:
        if audio_is_required():
            pytest.fail(str(error))
        pytest.skip(str(error))
