"""What several files of commands share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for all tests of a file."""
    from tests.support.browser import chromium  # most commands show nothing in a browser

    with chromium() as browser:
        yield browser
