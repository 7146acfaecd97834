"""``voice-coach journal retranscribe``: recordings heard again with another ear, compared with the
page word by word, and taken or left."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

import click

from voice_coach.called import as_called
from voice_coach.cli import screen, word_changes
from voice_coach.cli.journal_session import looked_through, the_one
from voice_coach.cli.look import tell
from voice_coach.cli.time_left import time_left
from voice_coach.console.safe_text import safe_text
from voice_coach.errors import CoachError, JournalError

if TYPE_CHECKING:
    from voice_coach.cli.journal_session import Looked
    from voice_coach.journal.journal import Journal
    from voice_coach.retranscribe.anew import Anew, Names, Offer
    from voice_coach.retranscribe.ears import Ear
    from voice_coach.retranscribe.reading import Job
    from voice_coach.retranscribe.results import Results

Answer = Literal["yes", "no", "all", "none", "quit"]
_WORDS: dict[str, Answer] = {
    "y": "yes", "yes": "yes", "n": "no", "no": "no", "all": "all", "a": "all", "none": "none",
    "q": "quit", "quit": "quit", "later": "quit",
}  # fmt: skip
_FOR_ALL: dict[Answer, Answer] = {"all": "yes", "none": "no", "quit": "quit"}
"""What is done with all that follows."""
_QUESTION = "Take it? (yes/no/all/none/quit)"
_INTERRUPTED = (
    "Stopped. What was heard until now is kept: the same command goes on from here. Your journal "
    "is as it was."
)
_HARD_STOP = 130
_MINUTE_SECONDS = 60


@dataclass(slots=True)
class _Sitting:
    """A session with recordings: its name and event, and its logs that can be heard again."""

    name: str
    event: str
    folder: Path
    results: Results
    logs: list[Anew]


@dataclass(slots=True)
class _Counts:
    """What became of the answers that differ."""

    taken: int = 0
    left: int = 0
    undecided: int = 0
    changed: set[Path] = field(default_factory=set)


def ear_of(name: str | None, model: Path | None) -> Ear:
    """The ear that is meant. Raises ModelError."""
    from voice_coach.retranscribe import ears

    if model is None:
        return ears.named(name) if name else ears.usual()
    from voice_coach.models import check, find

    folder = find(model, allow_small=True)
    check(folder)
    return ears.of_model(folder)


def retranscribe(
    folder: Path | None, wanted: str | None, ear: Ear, *, sure: bool, dry_run: bool
) -> None:
    """Hear a session, or all (None), again; show what differs, and ask. Raises CoachError."""
    from voice_coach.cli import assemble
    from voice_coach.cli.learn import learn_names

    learn_names(folder)  # before any page changes: its corrections are told by times
    looked = looked_through(folder)
    troubles: list[str] = []
    sittings = list(_sittings(looked, wanted, ear, troubles))
    with looked.journal.held():
        pass  # a session that is open now needs all of this machine, and the pages are its own
    tell(troubles)
    if not any(anew.answers or anew.theirs for sitting in sittings for anew in sitting.logs):
        click.echo("There is no answer whose sound is kept to be heard again.")
        return
    _hear(sittings, ear)
    counts = _Counts()
    names = assemble.name_book(lambda text: tell([text])).in_copy
    mode = _mode(sure=sure, dry_run=dry_run)
    try:
        _decide(looked.journal, sittings, names, counts, mode)
    except CoachError:
        if counts.taken or counts.left:
            click.echo(_decided(counts))
        raise
    finally:
        _keep_calendars(looked.journal, counts.changed)
    _tell_counts(sittings, counts, mode)


Mode = Literal["ask", "take", "dry run", "nobody here"]


def _mode(*, sure: bool, dry_run: bool) -> Mode:
    if dry_run:
        return "dry run"
    if sure:
        return "take"
    return "ask" if sys.stdin.isatty() and sys.stdout.isatty() else "nobody here"


def _sittings(
    looked: Looked, wanted: str | None, ear: Ear, troubles: list[str]
) -> Iterator[_Sitting]:
    """Those with recordings that can be heard again. Raises CoachError for the one that was named;
    of all, what is wrong with one is a sentence in ``troubles``."""
    from voice_coach.agenda.handles import handles
    from voice_coach.journal.listing import ROOM
    from voice_coach.recordings.places import folder_of
    from voice_coach.retranscribe.results import Results

    names = handles(looked.plans.rows)
    journal = looked.journal
    if wanted is None:
        plans = [(row.kept.id, row.kept.event, row.path) for row in looked.plans.rows]
        troubles += _without_pages(journal, {session for session, _, _ in plans})
    else:
        plan = the_one(looked.plans, wanted)
        plans = [(plan.session, plan.event, Path(plan.page))]
    for session, event, page in plans:
        recordings = folder_of(journal.folder, session)
        if not recordings.is_dir():
            if wanted is not None:
                raise JournalError(f"No sound is kept of the session in {page.name}.")
            continue
        try:
            results = Results(journal.folder / ROOM, session)
            logs = list(_logs(journal, session, page, ear, results))
        except CoachError as error:
            if wanted is not None:
                raise
            troubles.append(str(error))
            continue
        for anew in logs:
            troubles += anew.troubles
        yield _Sitting(names[session], event, recordings, results, logs)


def _logs(journal: Journal, session: str, page: Path, ear: Ear, results: Results) -> Iterator[Anew]:
    from voice_coach.journal.going_on import not_finished
    from voice_coach.journal.listing import FOLLOW_UP, glance, log_glance
    from voice_coach.journal.page.status import FINISHED, REVIEWED
    from voice_coach.retranscribe.anew import Anew

    logs = journal.logs_of(session)
    if not logs:
        raise JournalError(
            f"The log that tells what was recorded of {page.name} is not in {journal.folder}.",
            safe="The recordings were left as they are.",
        )
    found = glance(page)
    status = found.status if found else ""
    for log in logs:
        is_own = FOLLOW_UP not in log.name
        # A sitting that was left may have been closed by hand, on its page.
        if log_glance(log).finished or (is_own and status in (FINISHED, REVIEWED)):
            yield Anew.of(journal, log, page, ear, results)
        elif is_own:
            journal.told_by(log)  # raises the sentence where the log is damaged
            raise not_finished(page, session, status)


def _without_pages(journal: Journal, sessions: set[str]) -> Iterator[str]:
    from voice_coach.recordings.places import FOLDER

    place = journal.folder / FOLDER
    try:
        folders = sorted(path for path in place.iterdir() if path.is_dir())
    except OSError:  # there are none
        return
    for folder in folders:
        if folder.name not in sessions:
            yield f"The recordings in {folder} belong to no page of the journal. They stay there."


def _hear(sittings: Sequence[_Sitting], ear: Ear) -> None:
    """Read all that was not read before, and keep it as it comes."""
    from voice_coach.retranscribe.reading import Readers

    results: dict[str, Results] = {}
    jobs: dict[str, Job] = {}
    before = 0.0
    for sitting in sittings:
        for anew in sitting.logs:
            before += anew.seconds
            for job in anew.jobs(sitting.folder):
                jobs[job.mark], results[job.mark] = job, sitting.results
    if not jobs:
        return
    done, troubles = before, []
    whole = before + sum(job.seconds for job in jobs.values())
    readers = Readers(ear, list(jobs.values()))
    try:
        with time_left(f"Hearing {_length(whole)} again with {ear.name}", whole, done) as report:
            for outcome in readers.outcomes():
                if outcome.read is not None:
                    results[outcome.job.mark].keep(outcome.job.mark, outcome.read)
                elif outcome.trouble:
                    troubles.append(outcome.trouble)
                done += outcome.job.seconds
                report(done)
    except KeyboardInterrupt:
        _stopped(_INTERRUPTED)
    finally:
        readers.close()
    tell(troubles)


def _length(seconds: float) -> str:
    minutes = round(seconds / _MINUTE_SECONDS)
    if not minutes:
        return "less than a minute"
    return "a minute" if minutes == 1 else f"{minutes} minutes"


def _decide(
    journal: Journal, sittings: Sequence[_Sitting], names: Names, counts: _Counts, mode: Mode
) -> None:
    """Show each answer that differs, and do with it as the person says. Raises CoachError."""
    given: Answer | None = "yes" if mode == "take" else None if mode == "ask" else "quit"
    for sitting in sittings:
        offers = [pair for anew in sitting.logs for pair in _offers(journal, anew, names)]
        if offers and not (mode == "ask" and given == "quit"):
            title = safe_text(f"{sitting.name}  {sitting.event}".rstrip())
            for line in screen.wrapped(title, screen.columns()):
                click.echo(_bold(line))
        undecided = counts.undecided
        for anew, offer in offers:
            if not (mode == "ask" and given == "quit"):
                click.echo("\n".join(["", *_shown(offer)]))
            answer = given or _asked()
            given = given or _FOR_ALL.get(answer)
            _do(journal, anew, offer, given or answer, counts)
        if undecided == counts.undecided and all(_all_heard(anew) for anew in sitting.logs):
            sitting.results.remove()


def _offers(journal: Journal, anew: Anew, names: Names) -> Iterator[tuple[Anew, Offer]]:
    from voice_coach.retranscribe.anew import Now

    now = Now.of(journal, anew.log, anew.page)
    for answer in anew.answers:
        if (offer := anew.offer(answer, now, names)) is not None:
            yield anew, offer


def _all_heard(anew: Anew) -> bool:
    return all(anew.results.found(mark) is not None for mark in anew.marks.values())


def _do(journal: Journal, anew: Anew, offer: Offer, answer: Answer, counts: _Counts) -> None:
    from voice_coach.coach.record import wall_clock
    from voice_coach.retranscribe.taking import take

    if answer == "yes":
        if take(journal, anew.log, anew.page, offer, wall_clock()):
            counts.taken += 1
            counts.changed.add(anew.page)
        else:
            click.echo("  This answer was changed just now, and stays as it is.")
            counts.left += 1
    elif answer == "no":
        anew.results.leave(offer.mark)
        counts.left += 1
    else:
        counts.undecided += 1


def _asked() -> Answer:
    while True:
        try:
            typed = click.prompt(_QUESTION, default="", show_default=False)
        except click.Abort:
            click.echo()
            return "quit"
        if (answer := _WORDS.get(typed.strip().casefold().rstrip("."))) is not None:
            return answer


def _shown(offer: Offer) -> Iterator[str]:
    from voice_coach.journal.page.escape import plain

    width = screen.columns()
    for line in offer.question.strip().split("\n"):
        yield from screen.wrapped(safe_text(plain(line.removeprefix("> "))), width, "  ")
    coloured = screen.draws()
    for line in word_changes.shown(offer.before, offer.after, width - 4, coloured=coloured):
        yield f"    {line}"


def _bold(text: str) -> str:
    return click.style(text, bold=True) if screen.draws() else text


def _tell_counts(sittings: Sequence[_Sitting], counts: _Counts, mode: Mode) -> None:
    differing = counts.taken + counts.left + counts.undecided
    theirs = sum(anew.theirs for sitting in sittings for anew in sitting.logs)
    lines = []
    unheard = not all(_all_heard(anew) for sitting in sittings for anew in sitting.logs)
    if not differing:
        heard = " of what was heard" if unheard else ""
        lines.append(f"Nothing{heard} differs from what your pages have.")
    elif mode in ("dry run", "nobody here"):
        lines.append(f"{_answers(counts.undecided)} differ{'s' * (counts.undecided == 1)}.")
        lines.append("Nothing was changed; what was heard is kept for the next time.")
        if mode == "nobody here":
            lines.append("Nobody is here to be asked: --yes takes all of it.")
    else:
        lines.append(_decided(counts))
    if unheard:
        lines.append("Not all of the sound could be heard; the same command tries it once more.")
    if theirs:
        which = "that you changed yourself was" if theirs == 1 else "that you changed yourself were"
        lines.append(f"{_answers(theirs)} {which} left alone.")
    if differing:
        click.echo()
    for line in screen.wrapped(" ".join(lines), screen.columns() if sys.stdout.isatty() else 0):
        click.echo(line)


def _decided(counts: _Counts) -> str:
    told = []
    if counts.taken:
        told.append(f"{_answers(counts.taken)} taken")
    if counts.left:
        told.append(f"{_answers(counts.left)} left as {_it(counts.left)}")
    if counts.undecided:
        told.append(f"{_answers(counts.undecided)} kept for the next time")
    return f"{', '.join(told)}."


def _it(number: int) -> str:
    return "it was" if number == 1 else "they were"


def _answers(number: int) -> str:
    return "1 answer" if number == 1 else f"{number:,} answers"


def _keep_calendars(journal: Journal, pages: set[Path]) -> None:
    """An event that was heard anew stands in the calendar, too."""
    from voice_coach.cli.up_to_date import calendars_of

    tell(calendars_of(journal, sorted(pages)))


def _stopped(text: str) -> NoReturn:
    click.echo(as_called(text), err=True)
    click.get_current_context().exit(_HARD_STOP)
