"""The terminal's own settings, where there are such (POSIX); on Windows nothing needs doing.

A terminal that vanished raises nothing here: there is nothing left to set.
"""

from __future__ import annotations

import contextlib
import sys
from typing import Any

Modes = list[Any]

if sys.platform == "win32":

    def found_modes(fd: int) -> Modes | None:
        """None: Windows needs no modes for single keys."""
        return None

    def set_modes(fd: int, modes: Modes) -> None:
        """Nothing."""

    def let_keys_through(fd: int) -> None:
        """Nothing."""

    def forget_unread(fd: int) -> None:
        """Nothing."""

    def let_output_flow(fd: int) -> None:
        """Nothing."""

else:
    import termios

    _LOCAL_FLAGS, _CONTROL_CHARS = 3, 6  # Places in what tcgetattr returns.

    def found_modes(fd: int) -> Modes | None:
        """The terminal's settings as they are now, or None if there is no terminal."""
        with contextlib.suppress(termios.error, OSError, ValueError):
            return termios.tcgetattr(fd)
        return None

    def set_modes(fd: int, modes: Modes) -> None:
        """Put settings back, at once: waiting for output could take for ever after Ctrl-S."""
        with contextlib.suppress(termios.error, OSError, ValueError):
            termios.tcsetattr(fd, termios.TCSANOW, modes)

    def let_keys_through(fd: int) -> None:
        """Each key at once and unseen; Ctrl-C and Ctrl-Z stay what they are."""
        modes = found_modes(fd)
        if modes is not None:
            modes[_LOCAL_FLAGS] &= ~(termios.ECHO | termios.ICANON)
            modes[_CONTROL_CHARS][termios.VMIN] = 1
            modes[_CONTROL_CHARS][termios.VTIME] = 0
            set_modes(fd, modes)

    def forget_unread(fd: int) -> None:
        """Throw away what was typed and not read."""
        with contextlib.suppress(termios.error, OSError, ValueError):
            termios.tcflush(fd, termios.TCIFLUSH)

    def let_output_flow(fd: int) -> None:
        """Undo a Ctrl-S."""
        with contextlib.suppress(termios.error, OSError, ValueError):
            termios.tcflow(fd, termios.TCOON)
