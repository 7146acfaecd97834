"""Leaves the terminal as it was found, however the program stops: ends, is killed, is suspended.

A part that changes the terminal (the screen, the single keys) is put under guard; from then on
it is told to ``leave`` before the process stops and to ``enter`` when it continues.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Protocol


class Guarded(Protocol):
    """A part of the program that holds the terminal in a state of its own."""

    def leave(self) -> None:
        """Put the terminal back, for good or for a while; harmless when repeated."""
        ...

    def enter(self) -> None:
        """Take the terminal again, if this process is in the foreground."""
        ...


_guarded: list[Guarded] = []
_DEADLY = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)
)


def guard(part: Guarded) -> None:
    """From now on, ``part`` leaves the terminal before this process stops.

    Signals that somebody else already handles are left to them, and outside the main thread
    only an orderly exit of the program is covered: Python allows no more.
    """
    if not _guarded:
        atexit.register(_leave_all)
        _take_signals()
    _guarded.append(part)


def unguard(part: Guarded) -> None:
    """``part`` has left the terminal; forget it."""
    if part not in _guarded:
        return
    _guarded.remove(part)
    if not _guarded:
        atexit.unregister(_leave_all)
        _give_signals_back()


def in_foreground(fd: int) -> bool:
    """Whether this process may change the terminal ``fd`` (a background job is stopped for it)."""
    if sys.platform == "win32":
        return True
    try:
        return os.tcgetpgrp(fd) == os.getpgrp()
    except OSError:
        return True  # Not our controlling terminal: job control does not apply.


def _leave_all() -> None:
    for part in reversed(tuple(_guarded)):
        with contextlib.suppress(OSError, ValueError):
            part.leave()


def _enter_all() -> None:
    for part in tuple(_guarded):
        with contextlib.suppress(OSError, ValueError):
            part.enter()


def _take_signals() -> None:
    if threading.current_thread() is not threading.main_thread():
        return
    for number in _DEADLY:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _die)
    if sys.platform != "win32":
        if signal.getsignal(signal.SIGTSTP) is signal.SIG_DFL:
            signal.signal(signal.SIGTSTP, _suspend)
        if signal.getsignal(signal.SIGCONT) is signal.SIG_DFL:
            signal.signal(signal.SIGCONT, _continue)


def _give_signals_back() -> None:
    if threading.current_thread() is not threading.main_thread():
        return
    ours: list[tuple[signal.Signals, Callable[[int, FrameType | None], None]]]
    ours = [(number, _die) for number in _DEADLY]
    if sys.platform != "win32":
        ours += [(signal.SIGTSTP, _suspend), (signal.SIGCONT, _continue)]
    for number, handler in ours:
        if signal.getsignal(number) is handler:
            signal.signal(number, signal.SIG_DFL)


def _die(number: int, _frame: FrameType | None) -> None:
    _leave_all()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


if sys.platform != "win32":

    def _suspend(_number: int, _frame: FrameType | None) -> None:
        _leave_all()
        # Entering again is not left to SIGCONT: the system may hand that to another thread, and
        # Python would run its handler here only when this thread next wakes. Sent to this very
        # thread, the signal stops the process before the call returns.
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        continues = signal.signal(signal.SIGCONT, signal.SIG_DFL)
        signal.pthread_kill(threading.get_ident(), signal.SIGTSTP)
        signal.signal(signal.SIGCONT, continues)
        signal.signal(signal.SIGTSTP, _suspend)
        _enter_all()

    def _continue(_number: int, _frame: FrameType | None) -> None:
        """It was stopped by SIGSTOP, which tells nobody, or is taken from the background."""
        _enter_all()
