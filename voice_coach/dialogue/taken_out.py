"""What is taken out of an answer, an utterance or an entry, and what moves with it. Pure."""

from __future__ import annotations

from dataclasses import replace

from voice_coach.dialogue import prose
from voice_coach.dialogue.copies import copy_of, places_of
from voice_coach.dialogue.order import next_key
from voice_coach.dialogue.session import Copy, Session, Spoken, find_item, questions_of, with_answer
from voice_coach.program.values import Question


def scratch(session: Session, key: str) -> Session:
    """Without the last utterance of the answer; of a list, without its last entry."""
    place = last_said(session, key)
    return session if place is None else _without(session, key, place)


def take_entry_out(session: Session, key: str, place: int) -> Session:
    """Without this entry of a list, and without what was said about it."""
    if not 0 <= place < len(session.answer(key).spoken):
        return session
    return _go_on(session, _without(session, key, place), key, place)


def take_unsaid_out(session: Session, key: str, of: tuple[float, ...], item: int | None) -> Session:
    """Without these utterances, in which nothing was said. They are no longer an answer, but none
    that anybody scratched: nothing brings them back."""
    answer = session.answer(key)
    places = places_of(answer.spoken, of, item)
    question = find_item(session.program, key)
    if not places or not may_be_taken_out(session, key, places[0]):
        return session
    after = with_answer(
        session,
        key,
        replace(
            answer,
            spoken=tuple(piece for n, piece in enumerate(answer.spoken) if n not in places),
            unsaid=(*answer.unsaid, *(answer.spoken[n] for n in places)),
            fresh_from=answer.fresh_from - sum(n < answer.fresh_from for n in places),
        ),
    )
    if isinstance(question, Question) and question.kind == "list":
        return _go_on(session, _without_entry(after, key, places[0]), key, places[0])
    return after


def may_be_taken_out(session: Session, key: str, place: int) -> bool:
    """Whether nobody has come back to what was said there: it was not carried forward to another
    question, and, as the entry of a list, nobody was asked about it yet."""
    answer = session.answer(key)
    said = answer.spoken[place].words
    carried = (session.answer(q.key).spoken for q in questions_of(session) if q.carries == key)
    if any(piece.words == said for pieces in carried for piece in pieces):
        return False
    for question in questions_of(session):
        if question.items_from == key:
            asked = session.pair if session.at == question.key else -1
            told = (piece.item for piece in session.answer(question.key).spoken)
            if place <= max((asked, *(item for item in told if item is not None))):
                return False
        elif question.options_from == key and (
            session.at == question.key or session.answer(question.key).spoken
        ):
            return False
    return True


def join_entries(session: Session, key: str, first: int, second: int) -> Session:
    """With two entries of a list as one, at the first place; what was said about either is said
    about both."""
    answer = session.answer(key)
    if not 0 <= first < second < len(answer.spoken):
        return session
    spoken = list(answer.spoken)
    other = spoken.pop(second)
    spoken[first] = _together(spoken[first], other)
    joined = replace(answer, spoken=tuple(spoken))
    moved = _with_their_entry(with_answer(session, key, joined), key, second, first)
    return _go_on(session, moved, key, second)


def _together(one: Spoken, other: Spoken) -> Spoken:
    text, words = f"{one.text} {other.text}", (*one.words, *other.words)
    copies = copy_of((one,)), copy_of((other,))
    copy = None
    if all(copies) and words:
        whole = f"{copies[0].removesuffix('.')} {prose.inside(copies[1])}"
        copy = Copy(whole, (words[0].start,))
    return replace(one, text=text, words=words, copy=copy, spelled=(*one.spelled, *other.spelled))


def _go_on(before: Session, session: Session, key: str, gone: int) -> Session:
    """Where the coach is just asking about each entry: at the same one still, or at the next."""
    question = session.question
    if question is not None and question.options_from == key:  # its choices are read anew
        at = question.key if session.entries(key) else next_key(session, question.key)
        return replace(session, at=at, asked=False)
    if question is None or question.items_from != key:
        return session
    if gone < before.pair:
        return replace(session, pair=before.pair - 1)
    if gone > before.pair:
        return session
    if session.pair < len(session.entries(key)):
        return replace(session, asked=False)
    answer = session.answer(question.key)
    closed = with_answer(session, question.key, replace(answer, state="closed"))
    at = next_key(closed, question.key)
    return replace(closed, at=at, asked=False, pair=0)


def _without(session: Session, key: str, place: int) -> Session:
    answer = session.answer(key)
    taken_out = replace(
        answer,
        spoken=(*answer.spoken[:place], *answer.spoken[place + 1 :]),
        scratched=(*answer.scratched, answer.spoken[place]),
        fresh_from=answer.fresh_from - (place < answer.fresh_from),
        value="",
        understood=False,
    )
    return _without_entry(with_answer(session, key, taken_out), key, place)


def _without_entry(session: Session, key: str, place: int) -> Session:
    """What was said about a list's entry goes with the entry; later entries move up with theirs."""
    for question in (q.key for q in questions_of(session) if q.items_from == key):
        answer = session.answer(question)
        about = tuple(piece for piece in answer.spoken if piece.item == place)
        kept = tuple(
            replace(piece, item=piece.item - 1)
            if piece.item is not None and piece.item > place
            else piece
            for piece in answer.spoken
            if piece.item != place
        )
        if answer.spoken:
            aside = (*answer.scratched, *about)
            session = with_answer(session, question, replace(answer, spoken=kept, scratched=aside))
    return session


def _with_their_entry(session: Session, key: str, place: int, to: int) -> Session:
    """What was said about the entry at ``place`` is about the one at ``to`` now."""
    for question in (q.key for q in questions_of(session) if q.items_from == key):
        answer = session.answer(question)
        moved = tuple(
            piece
            if piece.item is None or piece.item < place
            else replace(piece, item=to if piece.item == place else piece.item - 1)
            for piece in answer.spoken
        )
        in_order = tuple(sorted(moved, key=lambda piece: -1 if piece.item is None else piece.item))
        if answer.spoken:
            session = with_answer(session, question, replace(answer, spoken=in_order))
    return session


def last_said(session: Session, key: str) -> int | None:
    """The place of the answer's last utterance (for pairs, of the current entry's), if any."""
    item = find_item(session.program, key)
    pairs = isinstance(item, Question) and bool(item.items_from)
    places = [
        place
        for place, piece in enumerate(session.answer(key).spoken)
        if not pairs or piece.item in (None, session.pair)
    ]
    return places[-1] if places else None
