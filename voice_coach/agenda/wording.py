"""What is due, in calm words: for the screen, for a shell's prompt, aloud, and as JSON. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from voice_coach.agenda.due import STATES, Due, State
from voice_coach.dates.planned import Planned, to_text
from voice_coach.dates.words import in_words
from voice_coach.dates.written import day_and_time, near_day, planned_in_words
from voice_coach.dialogue.prose import AND_SO_ON, shortened
from voice_coach.dialogue.which import MOST_WORDS, Candidate, labels, shortened_aloud

TITLES: dict[State, str] = {
    "overdue": "Overdue",
    "today": "Today",
    "coming": "Coming",
    "undated": "Without a day yet",
}
NO_NAMES: Mapping[str, str] = {}
_LONGEST_TEXT = 300
_LONGEST_EVENT = 80
_LONGEST_IN_PROMPT = 40
_MOST_IN_NOTE = 4
_NAME_WORDS = 5
_LEAST_WORDS = 3
_SAYS_ITSELF = timedelta(days=300)
_NUMBERS = "No One Two Three Four Five Six Seven Eight Nine Ten".split()


def on_screen(
    dues: Iterable[Due], today: date, named: Mapping[str, str] = NO_NAMES
) -> Iterator[str]:
    """The agenda in groups, line by line. ``named``: what each session is called, by its id."""
    dues = tuple(dues)
    for state in STATES:
        here = [due for due in dues if due.state == state]
        if here:
            yield TITLES[state]
        for due in here:
            yield f"  {what(due)}"
            event = shortened(due.event, _LONGEST_EVENT) if due.event else "a session"
            name = named.get(due.session, due.session)
            # The follow-up's own line names the event already.
            about = name if due.kind == "follow-up" else f"{event}, {name}"
            yield f"      {when(due, today)} · {about}"


def what(due: Due) -> str:
    """What is to do, in a few words."""
    if due.kind == "action":
        return shortened(due.text, _LONGEST_TEXT)
    if due.kind == "follow-up":
        event = shortened(due.event, _LONGEST_TEXT)
        return f"Look back: {event}" if event else "Look back"
    return f"Picture your outcome, {due.minutes} minutes"


def when(due: Due, today: date) -> str:
    """When it is, or was planned for; the person's own words where that is no date."""
    if due.day is None:
        return f'"{due.as_said}"' if due.as_said else "no day named"
    if due.when is not None and due.when.repeats:
        rule = planned_in_words(Planned(repeats=due.when.repeats))
        return f"{day_and_time(due.day, due.time, today)}, {rule}"
    planned = day_and_time(due.day, due.time, today)
    return f"planned for {planned}" if due.state == "overdue" else planned


def in_prompt(dues: Iterable[Due], today: date) -> str:
    """One short line for a shell's prompt: the first thing due and how many more; empty where
    nothing is due."""
    here = [due for due in dues if due.state in ("overdue", "today")]
    if not here:
        return ""
    first = here[0]
    text = shortened(what(first), _LONGEST_IN_PROMPT)
    more = f" (+{len(here) - 1})" if len(here) > 1 else ""
    assert first.day is not None  # what is due has a day
    return f"{text}, {day_and_time(first.day, first.time, today)}{more}"


def in_note(dues: Iterable[Due], today: date) -> tuple[str, str]:
    """A title and a text for a reminder on the desktop; both empty where nothing is due."""
    here = [due for due in dues if due.state in ("overdue", "today")]
    if not here:
        return "", ""
    overdue = sum(due.state == "overdue" for due in here)
    title = "Overdue" if overdue == len(here) else "Today and overdue" if overdue else "Today"
    lines = [f"{shortened(what(due), 120)}: {when(due, today)}" for due in here[:_MOST_IN_NOTE]]
    if len(here) > _MOST_IN_NOTE:
        lines.append(f"and {len(here) - _MOST_IN_NOTE} more: voice-coach agenda")
    return title, "\n".join(lines)


def opening(number: int) -> str:
    """How many actions the coach is about to ask about."""
    if number == 1:
        return "One action waits for you."
    return f"{_NUMBERS[number] if number < len(_NUMBERS) else number} actions wait for you."


def names_of(candidates: Sequence[Candidate]) -> dict[str, str]:
    """What the sessions are called aloud, by their ids: two that sound the same would leave open
    which of them is asked about."""
    named = labels(candidates, _NAME_WORDS)
    return {candidate.id: name for name, candidate in named.items()}


def aloud(dues: Iterable[Due], now: datetime, names: Mapping[str, str]) -> list[str]:
    """These in short sentences, what is overdue first; none where there are none."""
    dues = tuple(dues)
    sentences = []
    for state in STATES:
        here = [sentence(due, now, names) for due in dues if due.state == state]
        sentences += [f"{TITLES[state]}. {here[0]}", *here[1:]] if here else []
    return sentences


def sentence(
    due: Due, now: datetime, names: Mapping[str, str], most_words: int = MOST_WORDS
) -> str:
    """One thing of the agenda, spoken: a long text is cut, so that it keeps to so many words."""
    name = names[due.session]
    when = _when_aloud(due, now)
    if due.kind == "follow-up":
        return f"Look back: {name}{when}"
    room = most_words - len(f"{name} {when}".split()) - len(AND_SO_ON.split())
    return f"{name}: {shortened_aloud(what(due).rstrip('.'), max(room, _LEAST_WORDS))}{when}"


def _when_aloud(due: Due, now: datetime) -> str:
    """How the sentence goes on, to its end."""
    if due.day is None:
        said = shortened_aloud(due.as_said.rstrip("."), _NAME_WORDS)
        return f". You said: {said}." if said else "."
    if due.when is not None and due.when.repeats:
        return f", {in_words(Planned(None, due.time, due.when.repeats))}."
    near = near_day(due.day, now.date())
    moment = now.replace(tzinfo=None)
    if due.state == "overdue" and now.date() - due.day < _SAYS_ITSELF:
        moment = datetime.combine(due.day, time())  # a day so near needs no year
    spoken = in_words(Planned(None if near else due.day, due.time), moment)
    planned = ", ".join(filter(None, [near, spoken]))
    return f". It was planned for {planned}." if due.state == "overdue" else f", {planned}."


def as_data(due: Due) -> dict[str, str | int | None]:
    """One thing of the agenda for other programs."""
    return {
        "kind": due.kind,
        "state": due.state,
        "session": due.session,
        "event": due.event,
        "about": due.about,
        "text": due.text,
        "when": to_text(due.when) if due.when else None,
        "day": due.day.isoformat() if due.day else None,
        "time": f"{due.time:%H:%M}" if due.time else None,
        "as_said": due.as_said or None,
        "minutes": due.minutes,
        "file": due.path,
    }
