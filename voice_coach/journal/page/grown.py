"""A sitting's page that a person changed while it was behind: what it lacks is added. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.errors import JournalError
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.merge import merged, nearness
from voice_coach.journal.page.section import line_end
from voice_coach.journal.page.status import FINISHED, IN_PROGRESS

_STATUS = "status"


def page(there: bytes, states: Sequence[bytes], file: str, *, finished: bool) -> bytes:
    """What a person made of one of the ``states``, with all that leads from that to the newest,
    which comes first.

    Empty where this cannot be read as a page. Raises JournalError where ``there`` cannot.
    """
    before = front_matter.read(there, file)
    ends, theirs = line_end(there), there.splitlines(keepends=True)
    texts = [state.replace(b"\n", ends).splitlines(keepends=True) for state in states]
    nearest = max(texts, key=lambda text: nearness(text, theirs))
    own = before.get(_STATUS, "") != IN_PROGRESS
    if own:  # a status of the person's: theirs, and no ground to change the line twice
        nearest = [line for line in nearest if not line.startswith(b"status:")]
        texts[0] = [line for line in texts[0] if not line.startswith(b"status:")]
    data = b"".join(merged(nearest, theirs, texts[0]))
    if finished and not own:
        data = front_matter.set_scalar(data, _STATUS, FINISHED, ends)
    try:
        after = front_matter.read(data, file)
    except JournalError:
        return b""
    return data if after.get("id") == before.get("id") else b""
