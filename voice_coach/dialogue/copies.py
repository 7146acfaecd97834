"""Fair copies in an answer: which utterances they belong to, and where they count. Pure.

A copy stands for its utterances only while exactly these follow one another in the answer. Where
one was scratched, or another came between, each is shown in its own words again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from voice_coach.dialogue import prose
from voice_coach.dialogue.session import Answer, Copy, Spoken

Run = tuple[Spoken, ...]
"""Utterances that are shown together: those of a copy, or a single one."""


def runs(spoken: Sequence[Spoken]) -> list[Run]:
    """All utterances in their order; those that a copy stands for, in one run."""
    found: list[Run] = []
    place = 0
    while place < len(spoken):
        copy = spoken[place].copy
        run = tuple(spoken[place : place + len(copy.of)]) if copy is not None else ()
        if not copy_of(run):
            run = (spoken[place],)
        found.append(run)
        place += len(run)
    return found


def copy_of(run: Sequence[Spoken]) -> str:
    """The text of the copy that stands for exactly these utterances; empty where none does."""
    copy = run[0].copy if run else None
    if copy is None or _starts(run) != copy.of or any(piece.copy != copy for piece in run):
        return ""
    return copy.text


def shown(spoken: Sequence[Spoken]) -> list[str]:
    """The texts that stand for these utterances: copies, and their own words between them."""
    return [copy_of(run) or run[0].text for run in runs(spoken)]


def quoted(spoken: Sequence[Spoken]) -> list[str]:
    """The same as they stand within a sentence of somebody else's."""
    texts = ((copy_of(run), run[0].text) for run in runs(spoken))
    return [prose.inside(copy) if copy else said for copy, said in texts]


def text_of(spoken: Sequence[Spoken]) -> str:
    """The same as one text."""
    return " ".join(shown(spoken))


def stretches(spoken: Sequence[Spoken]) -> list[tuple[str, Run]]:
    """The same in as few parts as possible: each copy with its utterances, and ("", all those
    between two copies)."""
    parts: list[tuple[str, Run]] = []
    for is_copied, group in groupby(runs(spoken), key=lambda run: bool(copy_of(run))):
        if is_copied:
            parts += [(copy_of(run), run) for run in group]
        else:
            parts.append(("", tuple(piece for run in group for piece in run)))
    return parts


def chosen(answer: Answer, chosen_from: Answer | None) -> str:
    """What was understood; an entry of the person's own list as that list shows it."""
    if chosen_from is not None:
        for piece in chosen_from.spoken:
            if answer.value and piece.text == answer.value and (copy := copy_of((piece,))):
                return copy.removesuffix(".")
    return answer.value


def copied(spoken: Sequence[Spoken], text: str, of: tuple[float, ...], item: int | None) -> Run:
    """The utterances with this copy put to those that it is of; as they are, where these do not
    follow one another (any more) among those of ``item``."""
    covered = places_of(spoken, of, item) if text.strip() else []
    copy = Copy(text, of)
    return tuple(
        replace(piece, copy=copy) if place in covered else piece
        for place, piece in enumerate(spoken)
    )


def places_of(spoken: Sequence[Spoken], of: tuple[float, ...], item: int | None) -> list[int]:
    """Where these utterances are, by the times of their first words; nowhere where they do not
    follow one another (any more) among those of ``item``."""
    places = [place for place, piece in enumerate(spoken) if piece.item == item]
    for first in reversed(range(len(places) - len(of) + 1) if of else ()):
        covered = places[first : first + len(of)]
        if _starts([spoken[place] for place in covered]) == of:
            return covered
    return []


def _starts(pieces: Sequence[Spoken]) -> tuple[float | None, ...]:
    return tuple(piece.words[0].start if piece.words else None for piece in pieces)
