"""Messages over a pipe: a mark, two lengths, a header as JSON, and raw bytes behind it.

Whoever reads finds out at once when the other side writes something else.
"""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

_MARK = b"VCfc"
_LENGTHS = struct.Struct("<4sII")
_MOST_HEADER_BYTES = 4 * 2**20
_MOST_PAYLOAD_BYTES = 2**28
"""Over two hours of sound at 16 kHz."""


class BrokenFrame(Exception):
    """What came is no message, or the pipe ended within one."""


def write(pipe: BinaryIO, header: dict[str, Any], payload: bytes = b"") -> None:
    """Send one message. Raises OSError where nobody reads."""
    text = json.dumps(header).encode()
    pipe.write(_LENGTHS.pack(_MARK, len(text), len(payload)) + text)
    pipe.write(payload)
    pipe.flush()


def read(pipe: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """The next message. Raises EOFError between two messages, BrokenFrame otherwise."""
    start = pipe.read(_LENGTHS.size)
    if not start:
        raise EOFError
    if len(start) < _LENGTHS.size:
        raise BrokenFrame("it ended within a message")
    mark, header_bytes, payload_bytes = _LENGTHS.unpack(start)
    if mark != _MARK or header_bytes > _MOST_HEADER_BYTES or payload_bytes > _MOST_PAYLOAD_BYTES:
        raise BrokenFrame("it does not begin as a message does")
    text, payload = pipe.read(header_bytes), pipe.read(payload_bytes)
    if len(text) < header_bytes or len(payload) < payload_bytes:
        raise BrokenFrame("it ended within a message")
    try:
        header = json.loads(text)
    except ValueError as error:
        raise BrokenFrame("its header is not JSON") from error
    if not isinstance(header, dict):
        raise BrokenFrame("its header is no object")
    return header, payload
