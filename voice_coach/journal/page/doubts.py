"""What in a front matter looks like a mark or a review, and does not count as one. Pure.

A letter that a disk flipped, or a slip of the hand, would else let a deed be forgotten unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import get_args

from voice_coach.journal import marks
from voice_coach.journal.page.front_matter import Found

_LIKE_A_MARK = re.compile(
    r"\d{4}-\d\d-\d\d \d\d:|(?:first action|next step|visualisation)(?: \d+)?:"
    rf"|: (?:{'|'.join(get_args(marks.Deed))})\b"
)
_REVIEW = re.compile(r"review(?:_\d{1,4})?")

_IN_REVIEWS = frozenset(("on", "done_yet"))
"""Every review has one of these fields, most both."""


def doubts(front: Mapping[str, Found], data: bytes, file: str) -> Iterator[str]:
    """A sentence for each, with its line in the file's ``data``."""
    for name, value in front.items():
        if _REVIEW.fullmatch(name):
            if not isinstance(value, dict):
                yield _sentence(data, file, name, f'"{name}" holds no fields')
        elif isinstance(value, dict) and not _IN_REVIEWS.isdisjoint(value):
            yield _sentence(data, file, name, f'"{name}" looks like a review and has another name')
        elif name == marks.FIELD:
            for text in _texts(value):
                if marks.parse(text) is None and _LIKE_A_MARK.search(text):
                    yield _sentence(data, file, text, f'"{text}" is no mark')
            if "" in value and isinstance(value, tuple):
                yield _sentence(data, file, name, f'an entry of "{name}" is empty')
        elif _LIKE_A_MARK.search(f"{name}:"):
            yield _sentence(data, file, name, f'"{name}" is no mark')
        else:
            for text in _texts(value):
                if marks.parse(text) is not None:
                    yield _sentence(data, file, text, f'"{text}" stands in "{name}"')


def _texts(value: Found) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _sentence(data: bytes, file: str, text: str, what: str) -> str:
    wanted = text.encode("utf-8", "replace")
    lines = enumerate(data.split(b"\n"), start=1)
    number = next((number for number, line in lines if wanted in line), 2)
    return f"In line {number} of {file}, {what}, so it does not count. The file was left as it is."
