"""The journal as Day One imports it: a zip with one JSON file, an entry for each session.

Day One's "JSON Zip File": entries with a name of 32 hexadecimal digits, times in UTC, and Markdown.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from voice_coach.exports.whole import Whole

SIGN = b"voice-coach"
_EXTRA = b"VC" + len(SIGN).to_bytes(2, "little") + SIGN
"""A field that other programs pass over: by it the file is known as ours."""
_NAME = "Voice Coach.json"
"""Day One calls the journal into which it imports as this file is called."""
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""Zip knows no time before; with the same one the same journal gives the same bytes."""


def day_one_of(sessions: Sequence[Whole], zone: str) -> bytes:
    """The zip. ``zone``: this machine's time zone by its name, in which the entries are shown.
    Imported again, an entry takes the place of the one with its name."""
    data = {"metadata": {"version": "1.0"}, "entries": [_entry(whole, zone) for whole in sessions]}
    text = json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "replace")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        member = zipfile.ZipInfo(_NAME, _OLDEST)
        member.extra = _EXTRA
        member.compress_type = zipfile.ZIP_DEFLATED
        member.external_attr = 0o600 << 16
        archive.writestr(member, text)
    return out.getvalue()


def _entry(whole: Whole, zone: str) -> Mapping[str, Any]:
    started, last = whole.plan.started, whole.page.finished or whole.plan.started
    return {
        "uuid": blake2b(whole.plan.session.encode("utf-8", "replace"), digest_size=16)
        .hexdigest()
        .upper(),
        "creationDate": _utc(started),
        "modifiedDate": _utc(last),
        "timeZone": zone,
        "text": whole.body,
        "tags": ["Voice Coach", whole.plan.status],
        "starred": False,
        "isPinned": False,
        "isAllDay": False,
    }


def _utc(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    except (ValueError, OverflowError):
        return "1970-01-01T00:00:00Z"
