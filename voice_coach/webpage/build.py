"""A page put together: templates, look and script in one file, which a policy in its head keeps
from loading anything from anywhere."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach.webpage.document import Head, Session
from voice_coach.webpage.overview import Overview

if TYPE_CHECKING:
    from jinja2 import Environment

VERSION = 1
_TEMPLATES = Path(__file__).parent / "templates"
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
) -> bytes:
    """The page of all sessions, the newest first; they are taken one by one. ``made``: when, in
    words. ``as_book``: to be printed, with a table of contents."""
    return _built(
        title="Your journal",
        overview=overview,
        heads=heads,
        months=[Month(name, tuple(found)) for name, found in groupby(heads, _month)],
        sessions=sessions,
        made=made,
        as_book=as_book,
    )


def page_of_one(session: Session, made: str, *, as_book: bool = False) -> bytes:
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
    )


def _month(head: Head) -> str:
    return head.month


def _built(**values: object) -> bytes:
    style = _COMMENT.sub("", (_TEMPLATES / "page.css").read_text("utf-8"))
    script = (_TEMPLATES / "page.js").read_text("utf-8")
    pieces = _environment().get_template("page.html").generate(
        style=style, script=script, policy=_policy(style, script), version=VERSION, **values
    )  # fmt: skip
    return b"".join(piece.encode("utf-8", "replace") for piece in pieces)


def _policy(style: str, script: str) -> str:
    """Nothing but this very style and this very script. A page with recordings would add its own
    folder for media here."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_sum(style)}",
            f"script-src {_sum(script)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _sum(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
