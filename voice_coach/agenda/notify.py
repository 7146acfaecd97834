"""A reminder on the desktop, through the system's own notifications. The one edge to them."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from pathlib import Path

APP = "Voice Coach"
PATIENCE_SECONDS = 10.0
# Some notification services read the text as markup, others show marks as they stand.
_PLAIN = str.maketrans({"<": "\u2039", ">": "\u203a", "&": "+"})


def show_on_desktop(title: str, text: str) -> bool:
    """Show this, and tell whether the desktop took it. Never waits long, never raises."""
    _find_bus()
    logger = logging.getLogger("desktop_notifier")
    logger.addHandler(logging.NullHandler())  # its warnings, with traceback, are our False
    logger.propagate = False
    try:
        sending = _send(title.translate(_PLAIN), text.translate(_PLAIN))
        return asyncio.run(asyncio.wait_for(sending, PATIENCE_SECONDS))
    except Exception:  # whatever a desktop, or the lack of one, raises: it was not shown
        return False


async def _send(title: str, text: str) -> bool:
    from desktop_notifier import DesktopNotifier

    notifier = DesktopNotifier(app_name=APP, app_icon=None)
    shown: list[bool] = []
    await notifier.send(title=title, message=text, on_dispatched=lambda: shown.append(True))
    # Where a system has no notifications for us, the library pretends, and can do nothing.
    return bool(shown) and bool(await notifier.get_capabilities())


def _find_bus() -> None:
    """Cron sets no address, but the session bus of a desktop always stands in the same place."""
    if sys.platform.startswith("linux") and not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        bus = Path(f"/run/user/{os.getuid()}/bus")
        if bus.exists():
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={bus}"
