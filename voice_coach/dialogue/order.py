"""Which items of the program take place in a session, and in which order. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from string import Formatter

from voice_coach.dialogue.session import Session, find_item, find_step, talk_key
from voice_coach.program.values import Item, Question, Step, Tell


def is_free(question: Question) -> bool:
    """Whether the open style hears this question within the step's free talk."""
    return question.kind in ("open", "list", "pairs") and not question.single


def known(session: Session, name: str) -> str:
    """What is known under a name that conditions and prompts use: an answer, otherwise a fact."""
    answer = session.answers.get(name)
    if answer is not None and answer.spoken:
        return answer.value or answer.text
    return _fact(session, name)


def _fact(session: Session, name: str) -> str:
    return clarity_change(session) if name == "clarity_change" else session.facts.get(name, "")


def clarity_change(session: Session) -> str:
    """Whether the person feels clearer than when they began: "up", "same", "down"; empty where
    one of the numbers is not known."""
    before, after, review = (
        session.answers[name].value if name in session.answers else session.facts.get(name, "")
        for name in ("clarity_before", "clarity_after", "clarity_review")
    )
    now = review or after
    if not (before.isdecimal() and now.isdecimal()):
        return ""
    return "same" if int(now) == int(before) else "up" if int(now) > int(before) else "down"


def said(session: Session, name: str) -> bool:
    """Whether something was said to a question, or a fact is known. What was passed over, or
    not understood where an answer has its fixed values, was not said."""
    answer = session.answers.get(name)
    if answer is None or not answer.spoken:
        return bool(_fact(session, name))
    question = find_item(session.program, name)
    fixed = isinstance(question, Question) and question.kind in ("choice", "yes-no", "scale")
    return answer.state != "skipped" and bool(answer.value if fixed else answer.text)


def takes_place(session: Session, item: Item) -> bool:
    """Whether an item's conditions hold.

    In ``when``, a name of which nothing is known holds no item back: it is better to ask once
    too often. What was said but not understood is not known.
    """

    def value(name: str) -> str:
        answer = session.answer(name)
        return answer.value if answer.spoken else _fact(session, name)

    return (
        all(not value(name) or value(name) in values for name, values in item.when.items())
        and all(said(session, name) for name in item.needs)
        and not any(said(session, name) for name in item.unless)
        and not any(_passed_over(session, name) for name in item.unless_passed_over)
    )


def _passed_over(session: Session, name: str) -> bool:
    """Whether a question was put and left without an answer."""
    answer = session.answers.get(name)
    return answer is not None and answer.state != "open" and not said(session, name)


def next_key(session: Session, after: str | None) -> str | None:
    """The key of the item that comes after this one, or None at the end of the part."""
    steps = session.program.steps_of(session.part)
    passed: set[str] = set()
    if after is not None:
        # Only from its own step on: a log of hundreds of events asks this at every turn.
        here = find_step(session.program, after)
        steps = steps[next((n for n, step in enumerate(steps) if step is here), len(steps)) :]
        order = _order_of(here) if steps else []
        passed = {*order[: order.index(after) + 1], *_told_before(session, after)}
    keys = (key for step in steps for key in _keys_of(session, step))
    return next((key for key in keys if key not in passed), None)


def _told_before(session: Session, after: str) -> set[str]:
    """After a free talk: the step's questions that were answered before it, one by one."""
    step = find_step(session.program, after)
    if after != talk_key(step):
        return set()
    free = {item.key for item in step.items if isinstance(item, Question) and is_free(item)}
    return {key for key in free if session.answer(key).state != "open"}


def previous_question(session: Session) -> str | None:
    """The key of the question before the current item, or None at the first."""
    order = _order(session)
    place = order.index(session.at) if session.at is not None else len(order)
    earlier = set(order[:place])
    questions = [
        key
        for key in agenda(session)
        if key in earlier and isinstance(find_item(session.program, key), Question)
    ]
    return questions[-1] if questions else None


def agenda(session: Session) -> tuple[str, ...]:
    """The keys of all items that take place in this session, as far as is known by now."""
    steps = session.program.steps_of(session.part)
    return tuple(key for step in steps for key in _keys_of(session, step))


def _keys_of(session: Session, step: Step) -> list[str]:
    keys: list[str] = []
    talked = talk_key(step) in session.answers
    talk_due = bool(step.open_prompt) and (
        talked or (session.style == "open" and any(due_in_talk(session, step)))
    )
    for item in step.items:
        if not takes_place(session, item):
            continue
        if isinstance(item, Tell) and not _worth_telling(session, item):
            continue
        if isinstance(item, Question) and is_free(item):
            if talk_due and talk_key(step) not in keys:
                keys.append(talk_key(step))
            # In the open style the talk stands for what was not asked before it.
            if session.style == "open" and talk_due and item.key not in session.answers:
                continue
        about = (item.items_from or item.options_from) if isinstance(item, Question) else ""
        if about and not session.entries(about):
            continue  # there is no entry to ask about
        keys.append(item.key)
    return keys


def _worth_telling(session: Session, tell: Tell) -> bool:
    """Not a teaching that the person knows, nor a reading back of something never said."""
    if tell.intro and session.short_introductions:
        return False
    return all(known(session, name) for name in placeholders(wording(session, tell)))


def wording(session: Session, item: Tell | Question) -> str:
    """How it is said: in fewer words to whoever leaves out the introductions."""
    full = item.text if isinstance(item, Tell) else item.prompt
    return item.short if session.short_introductions and item.short else full


@lru_cache(maxsize=1024)
def placeholders(text: str) -> tuple[str, ...]:
    """The names in braces in a prompt."""
    return tuple(name for _, name, _, _ in Formatter().parse(text) if name)


def due_in_talk(session: Session, step: Step) -> Iterable[bool]:
    """For each free question of the step that takes place: whether it was not asked singly."""
    for item in step.items:
        if isinstance(item, Question) and is_free(item) and takes_place(session, item):
            yield item.key not in session.answers


def _order(session: Session) -> list[str]:
    steps = session.program.steps_of(session.part)
    return [key for step in steps for key in _order_of(step)]


def _order_of(step: Step) -> list[str]:
    order: list[str] = []
    for item in step.items:
        if (
            isinstance(item, Question)
            and is_free(item)
            and step.open_prompt
            and talk_key(step) not in order
        ):
            order.append(talk_key(step))
        order.append(item.key)
    return order
