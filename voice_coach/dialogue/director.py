"""What the coach does next: ``next_action`` reads a session and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from voice_coach.dialogue import copies, phrases, prose
from voice_coach.dialogue.carry import carries
from voice_coach.dialogue.letters import aloud
from voice_coach.dialogue.numbered import numbered
from voice_coach.dialogue.order import agenda, known, placeholders, takes_place, wording
from voice_coach.dialogue.session import Session, Spelling, find_item
from voice_coach.dialogue.when import said_back
from voice_coach.program.values import Ends, Guide, Item, Kind, Program, Question, Tell

_LONGEST_QUOTE_WORDS = 25
_ACKNOWLEDGE_EVERY = 4
"""So many answers in a person's own words."""
MOST_READ = 6
"""So many choices are read aloud: more are not kept in mind."""
_MINUTES_A_QUESTION = 1.4
_ENDED = re.compile(r"([?!\u2026][\"')\u2019\u201d]?)\.(?=\s|$)")
"""A full stop of ours after words of the person's that end in a sign of their own."""


@dataclass(frozen=True, slots=True)
class Say:
    """Speak these sentences one after the other. Then the item ``key`` is told, or asked."""

    key: str
    pieces: tuple[str, ...]
    then: Literal["told", "asked"]


@dataclass(frozen=True, slots=True)
class Listen:
    """Wait for an answer to ``key``. ``ends``: by a pause, or by a command or key."""

    key: str
    prompt: str
    kind: Kind
    ends: Ends


@dataclass(frozen=True, slots=True)
class Carry:
    """Look through an earlier answer for what the current question asks (``carry.carried``), and
    keep what comes of it."""


@dataclass(frozen=True, slots=True)
class Meditate:
    """Guide a timed silence of ``minutes``."""

    guide: Guide
    minutes: float


@dataclass(frozen=True, slots=True)
class Rest:
    """Be quiet until the person goes on."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The last item is behind: the session is complete."""


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing more to do today. ``complete`` is False where the person will come back."""

    complete: bool


Action = Say | Listen | Carry | Meditate | Rest | Finish | Done


def next_action(session: Session) -> Action:  # noqa: PLR0911 - an action a line
    """What to do now. The same session always gives the same action."""
    if session.finished_at:
        return Done(complete=True)
    if session.resting:
        return Done(complete=False)
    if session.paused:
        return Rest()
    if session.finishing:
        return _ask(session, (phrases.FINISH,), "yes-no", "pause")
    if session.spelling is not None and session.question is not None:
        return _ask_to_spell(session, session.spelling)
    match session.item:
        case None:
            return Finish()
        case Tell() as tell:
            before = _before(session)
            return Say(tell.key, (*before, fill(session, wording(session, tell))), "told")
        case Guide() as guide:
            return Meditate(guide, guide.minutes or session.minutes)
        case Question() as question if session.confirming:
            before = _before(session) if session.answer(question.key).carried else ()
            return _ask(session, (*before, read_back(session, question)), "yes-no", "pause")
        case Question() as question if carries(session, question):
            return Carry()
        case Question() as question:
            pieces = (*_lead_in(session, question), put(session, question))
            return _ask(session, pieces, question.kind, question.ends)


def _ask(session: Session, pieces: tuple[str, ...], kind: Kind, ends: Ends) -> Action:
    key = session.at or ""
    if session.asked:
        return Listen(key, pieces[-1], kind, ends)
    return Say(key, pieces, "asked")


def _ask_to_spell(session: Session, spelling: Spelling) -> Action:
    """For the letters, or whether they were understood right."""
    welcome = (phrases.WELCOME_BACK,) if session.came_back else ()
    if spelling.name:
        said = f"{aloud(spelling.name)}. {spelling.name}. {phrases.ANYTHING_RIGHT}"
        return _ask(session, (*welcome, said), "yes-no", "pause")
    again = phrases.SPELL_AGAIN if spelling.again else phrases.SPELL
    return _ask(session, (*welcome, again), "open", "pause")


def put(session: Session, question: Question) -> str:
    """The question, or what is still open of its answer."""
    return session.answer(question.key).ask or prompt(session, question)


def prompt(session: Session, question: Question) -> str:
    """The question as it is put now: names filled in, for pairs the entry it is about."""
    item = ""
    if question.items_from:
        entries = _entries(session, question.items_from)
        item = _quotable(entries[session.pair]) if session.pair < len(entries) else ""
    text = wording(session, question)
    if "choices" in placeholders(text):
        text = text.replace("{choices}", _choices(session, question)).strip()
    return prose.capitalised(fill(session, text, item=item))


def _choices(session: Session, question: Question) -> str:
    """The entries to choose from, numbered; of more than somebody keeps in mind, how many more."""
    entries = [_shortened(entry) for entry in _entries(session, question.options_from)]
    read = [*numbered(entries)[:MOST_READ]]
    if more := entries[MOST_READ:]:
        read.append(f"And {len(more)} more.")
    return escaped(" ".join(read))


def escaped(text: str) -> str:
    """The text as it stands in a prompt that is still to be filled."""
    return text.replace("{", "{{").replace("}", "}}")


def fill(session: Session, text: str, *, item: str = "") -> str:
    """A prompt with the person's own words in its places, long ones cut short."""
    values = {
        name: _quotable(said_back(_in_own_words(session, name), session.last_at))
        for name in placeholders(text)
    }
    if item:
        values["item"] = item
    return _filled(text, values)


def _filled(text: str, values: Mapping[str, str]) -> str:
    filled = text.format_map(
        {name: value or "what you have in mind" for name, value in values.items()}
    )
    return _ENDED.sub(r"\1", filled)


def _in_own_words(session: Session, name: str) -> str:
    """What is known under a name as the coach says it: by its fair copy, where it has one."""
    answer = session.answers.get(name)
    if answer is None or not answer.spoken:
        return known(session, name)
    question = find_item(session.program, name)
    source = session.answers.get(question.options_from) if isinstance(question, Question) else None
    chosen = copies.chosen(answer, source)
    if chosen != answer.value:
        return prose.inside(chosen)
    if chosen:
        return chosen
    # Sentences of an answer that was carried forward; otherwise one name, said in pieces.
    several = isinstance(question, Question) and question.carries
    return (". " if several else " ").join(copies.quoted(answer.spoken))


def _entries(session: Session, key: str) -> list[str]:
    """The entries of a list, each by its fair copy, where it has one."""
    return copies.quoted(session.answer(key).spoken)


def read_back(session: Session, question: Question) -> str:
    """What was understood, and whether it is right; what was brought forward from an earlier
    answer in the words of the question."""
    answer = session.answer(question.key)
    said = said_back(answer.value, session.last_at)
    if answer.carried and question.carried:
        said = said or ". ".join(copies.quoted(answer.spoken))
        return _filled(question.carried, {"carried": _quotable(said)})
    said = said or copies.text_of(answer.spoken[answer.fresh_from :])
    return f"{prose.sentence(said)} {phrases.ANYTHING_RIGHT}"


def position(session: Session) -> tuple[int, int]:
    """Questions behind, and questions in all, as far as is known by now."""
    keys = [key for key in agenda(session) if _is_question(session, key)]
    done = sum(1 for key in keys if session.answer(key).state != "open")
    return done, len(keys)


def how_long(session: Session) -> str:
    """How much there still is to come, in a sentence."""
    done, total = position(session)
    left = total - done
    if left <= 0:
        return "That was the last question. There is no hurry."
    if left == 1:
        return "One question to go, a minute or two at an easy pace. There is no hurry."
    minutes = round(left * _MINUTES_A_QUESTION)
    return (
        f"About {left} questions to go, some {minutes} minutes at an easy pace. There is no hurry."
    )


def upcoming(session: Session) -> tuple[str, ...]:
    """Sentences that may be needed next, most likely first, to be rendered ahead."""
    keys = agenda(session)
    place = keys.index(session.at) if session.at in keys else 0
    texts: list[str] = []
    for key in keys[place : place + 4]:
        match find_item(session.program, key):
            case Tell() as tell if takes_place(session, tell):
                texts.append(fill(session, wording(session, tell)))
            case Question() as question if question.items_from:
                texts += [
                    prose.capitalised(
                        fill(session, wording(session, question), item=_quotable(entry))
                    )
                    for entry in _entries(session, question.items_from)
                ]
            case Question() as question:
                texts.append(prompt(session, question))
            case Guide() as guide:
                texts += [cue.text for cue in guide.cues]
            case _:
                pass
    return tuple(texts)


def first_sentence(program: Program) -> str:
    """What a new session most likely begins with."""
    return next(iter(fixed_sentences(program)))


def fixed_sentences(program: Program) -> tuple[str, ...]:
    """All that is always said in the same words, in order: nothing of the person's is in it."""
    texts: list[str] = []
    for step in program.steps:
        for item in step.items:
            match item:
                case Tell():
                    texts += [item.text, item.short]
                case Question():
                    texts += [item.prompt, item.short]
                case Guide():
                    texts += [cue.text for cue in item.cues]
        texts.append(step.open_prompt)
    return tuple(text for text in (*texts, *phrases.FIXED) if text and not placeholders(text))


def _lead_in(session: Session, question: Question) -> tuple[str, ...]:
    answer = session.answer(question.key)
    if session.came_back:
        return (phrases.WELCOME_BACK,)
    if answer.ask and answer.unclear:
        return ()
    if answer.unclear and not answer.fresh_text:
        return (phrases.UNCLEAR,)
    if answer.spoken and not question.items_from and not answer.ask:
        return (phrases.HAS_ANSWER,)
    return _before(session)


def _before(session: Session) -> tuple[str, ...]:
    """What comes before an item: a list that was just made, read back, or now and then a word
    that the answer was heard. It follows the person's words, never the coach's own."""
    if session.came_back:
        return (phrases.WELCOME_BACK,)
    listed = find_item(session.program, session.listed) if session.unread else None
    if isinstance(listed, Question) and session.entries(listed.key):
        first = sum(1 for key in session.answers if _is_list(session, key)) == 1
        hint = (phrases.HOW_TO_CHANGE,) if first and not session.short_introductions else ()
        entries = numbered([_shortened(entry) for entry in _entries(session, listed.key)])
        return (" ".join((*entries, *hint)),)
    return _acknowledged(session)


def _acknowledged(session: Session) -> tuple[str, ...]:
    told = [key for key in session.answers if _is_told(session, find_item(session.program, key))]
    if session.pair or not told or len(told) % _ACKNOWLEDGE_EVERY:
        return ()  # before the agenda, which takes longer than all else here
    keys = agenda(session)
    place = keys.index(session.at) if session.at in keys else 0
    if not place or not _is_told(session, find_item(session.program, keys[place - 1])):
        return ()
    turn = len(told) // _ACKNOWLEDGE_EVERY - 1
    return (phrases.ACKNOWLEDGEMENTS[turn % len(phrases.ACKNOWLEDGEMENTS)],)


def _is_told(session: Session, item: Item) -> bool:
    """Whether the question was answered at some length: a number needs no thanks."""
    return (
        isinstance(item, Question)
        and item.kind in ("open", "pairs")
        and item.ends == "command"
        and session.answer(item.key).state == "closed"
    )


def _is_list(session: Session, key: str) -> bool:
    item = find_item(session.program, key)
    return isinstance(item, Question) and item.kind == "list"


def _quotable(text: str) -> str:
    """The text as it can stand within a sentence; of several lines, one after the other."""
    return ". ".join(filter(None, map(_shortened, text.splitlines())))


def _shortened(text: str) -> str:
    words = prose.words(text).split()
    if prose.heard_whole(words, _LONGEST_QUOTE_WORDS):
        return " ".join(words).rstrip(".")
    return prose.and_so_on(words[:_LONGEST_QUOTE_WORDS])


def _is_question(session: Session, key: str) -> bool:
    return isinstance(find_item(session.program, key), Question)
