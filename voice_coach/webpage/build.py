"""A page put together: templates, look and script in one file, which a policy in its head keeps
from loading anything from anywhere."""

from __future__ import annotations

import contextlib
import os
import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach import files
from voice_coach.errors import JournalError
from voice_coach.webpage.document import Head, Session
from voice_coach.webpage.overview import Overview

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment
    from jinja2.bccache import Bucket

VERSION = 1
_TEMPLATES = Path(__file__).parent / "templates"
_FROM_ITS_PLACE = "media-src 'self' file:"
"""For a page opened from a disk "self" is any file to Chromium; to Firefox, to which each file is a
world of its own, it is none. Neither of the two lets anything come from another machine."""
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Month:
    """The sessions begun in a month, the newest first."""

    name: str
    heads: tuple[Head, ...]


def page_of_all(
    overview: Overview,
    heads: Sequence[Head],
    sessions: Iterable[Session],
    made: str,
    *,
    as_book: bool = False,
    sounds: str = "",
) -> bytes:
    """The page of all sessions, the newest first; they are taken one by one. ``made``: when, in
    words. ``as_book``: to be printed, with a table of contents. ``sounds``: the folder beside the
    page in which its recordings lie, if there are any."""
    return _built(
        title="Your journal",
        overview=overview,
        heads=heads,
        months=[Month(name, tuple(found)) for name, found in groupby(heads, _month)],
        sessions=sessions,
        made=made,
        as_book=as_book,
        sounds=sounds,
    )


def page_of_one(session: Session, made: str, *, as_book: bool = False, sounds: str = "") -> bytes:
    """The page of one session."""
    # Without others beside it, its event is the first heading, and each below it comes a step up.
    parts = tuple(
        replace(part, html=part.html.replace("<h4", "<h3").replace("</h4", "</h3"))
        for part in session.parts
    )
    opening = session.opening.replace("<h4", "<h3").replace("</h4", "</h3")
    session = replace(session, opening=opening, parts=parts)
    return _built(
        title=session.head.event,
        overview=None,
        heads=(),
        months=(),
        sessions=(session,),
        made=made,
        as_book=as_book,
        sounds=sounds,
    )


def _month(head: Head) -> str:
    return head.month


def _built(*, sounds: str, **values: object) -> bytes:
    style, script = _template("page.css"), _template("page.js")
    if sounds:
        style, script = style + _template("sound.css"), script + _template("sound.js")
    policy = _policy(_COMMENT.sub("", style), script, plays=bool(sounds))
    pieces = _environment().get_template("page.html").generate(
        style=_COMMENT.sub("", style), script=script, policy=policy, version=VERSION,
        sounds=sounds, **values
    )  # fmt: skip
    return b"".join(piece.encode("utf-8", "replace") for piece in pieces)


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


def _policy(style: str, script: str, *, plays: bool) -> str:
    """Nothing but this very style and this very script; and where it ``plays`` recordings, sound
    from where the page itself comes from."""
    rules = [
        "default-src 'none'",
        f"style-src {_sum(style)}",
        f"script-src {_sum(script)}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join([*rules, *([_FROM_ITS_PLACE] if plays else [])])


def _sum(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        bytecode_cache=_compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _compiled() -> BytecodeCache | None:
    """Where the templates are kept as Python compiled them, which takes half of a page's time;
    None where that cannot be."""
    from jinja2 import FileSystemBytecodeCache
    from platformdirs import user_cache_path

    class Compiled(FileSystemBytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            try:
                super().load_bytecode(bucket)
            except Exception:  # a damaged file: whatever unpickling makes of it
                bucket.reset()

        def dump_bytecode(self, bucket: Bucket) -> None:
            with contextlib.suppress(OSError):  # a full disk: they are compiled each time
                super().dump_bytecode(bucket)

    folder = user_cache_path("voice-coach", appauthor=False) / "templates"
    try:
        files.private_folder(folder, ours=True)
    except JournalError:
        return None
    return Compiled(os.fspath(folder))
