"""What a kill test counts, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from statistics import median
from typing import ClassVar


@dataclass(slots=True)
class Tally:
    """Figures of some runs; ``add`` joins those of others. Whole numbers are counts."""

    rows: ClassVar[tuple[tuple[str, str], ...]]
    """What is shown, and the member that has it."""

    kills: int = 0
    group_kills: int = 0
    """Of these, kills of the whole process group, the speech engine included."""
    sessions: int = 0
    """Sittings and follow-ups that came to their end."""
    before_the_log: int = 0
    """Kills before the session's log existed: nothing to resume, begun afresh."""
    unacknowledged: int = 0
    """Kills between an utterance's line in the log and the answer on the screen."""
    temporary_files: int = 0
    """Kills that left a temporary file behind: in the middle of writing a page or a log."""
    pages_behind: int = 0
    """Kills between a line in the log and the page that shows it."""
    torn_by_hand: int = 0
    """Half lines added to a log after a kill, as a dying machine leaves them."""
    torn_repaired: int = 0
    recovered: int = 0
    copied: int = 0
    """Utterances that were transcribed only on resume, from sound kept on disk."""
    recorded: int = 0
    """Utterances whose sound is kept, in a file that the page leads to."""
    unrecorded: int = 0
    """Answers that stand in the log, and of whose sound nothing is kept."""
    words_cut: int = 0
    """Words spoken at least half a second before a kill, in an utterance that it cut short."""
    words_lost: int = 0
    """Of these, words that were in the journal nowhere after resuming."""
    seconds_lost: list[float] = field(default_factory=list)
    """For each kill in a spoken sentence: the sound before it that was not kept."""
    finished: int = 0
    """Utterances that stood in the log or were acknowledged on the screen."""
    asked_again: int = 0
    """Short answers that the coach asked for again: killed before they were understood."""
    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    unreadable_journals: int = 0
    damaged_logs: int = 0
    left_files: int = 0
    """Temporary files, second pages, pages put aside: in the journal folder at the very end."""
    left_sound: int = 0
    """Files in the runtime, cache and temporary folders that may hold words, at the very end."""
    left_processes: int = 0
    """Processes of a killed session that were still there three seconds later."""
    stuck: int = 0
    problems: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take the other's figures in."""
        for member in fields(self):
            setattr(self, member.name, getattr(self, member.name) + getattr(other, member.name))

    def problem(self, name: str, text: str) -> None:
        """Count one under ``name`` and remember what it was."""
        setattr(self, name, getattr(self, name) + 1)
        self.problems.append(f"{name}: {text}")

    @property
    def clean(self) -> bool:
        """Whether nothing went wrong."""
        return not self.problems and self.torn_repaired == self.torn_by_hand

    def __str__(self) -> str:
        width = max(len(name) for name, _ in self.rows)
        rows = [f"  {name:<{width}}  {getattr(self, member):>6}" for name, member in self.rows]
        if self.seconds_lost:
            middle, most = median(self.seconds_lost), max(self.seconds_lost)
            rows.append(f"  sound lost before a kill: median {middle:.2f} s, most {most:.2f} s")
        return "\n".join([*rows, *(f"  ! {text}" for text in self.problems)])


Tally.rows = (
    ("kills", "kills"),
    ("  of the whole process group", "group_kills"),
    ("  before the log existed", "before_the_log"),
    ("  between log and acknowledgement", "unacknowledged"),
    ("  leaving a temporary file", "temporary_files"),
    ("  between log and page", "pages_behind"),
    ("sessions brought to their end", "sessions"),
    ("torn tails made", "torn_by_hand"),
    ("torn tails repaired", "torn_repaired"),
    ("utterances finished", "finished"),
    ("  short answers asked for again", "asked_again"),
    ("  recovered from kept sound", "recovered"),
    ("  fair copies made", "copied"),
    ("  their sound kept", "recorded"),
    ("  their sound not kept", "unrecorded"),
    ("words more than 0.5 s before a kill", "words_cut"),
    ("  of these lost", "words_lost"),
    ("utterances lost", "lost"),
    ("utterances doubled", "doubled"),
    ("utterances out of order", "out_of_order"),
    ("unreadable journals", "unreadable_journals"),
    ("damaged logs", "damaged_logs"),
    ("files left in the journal folder", "left_files"),
    ("files left elsewhere", "left_sound"),
    ("processes left", "left_processes"),
    ("sessions stuck", "stuck"),
)


@dataclass(slots=True)
class MarksTally(Tally):
    """The same of commands that mark, practise and look back, with what is theirs alone."""

    commands: int = 0
    """Commands that were killed, and those after each kill that were not."""
    before_the_mark: int = 0
    after_the_mark: int = 0
    """Kills after which the mark stood in the page; ``calendars_behind`` without its calendar."""
    calendars_behind: int = 0
    marks: int = 0
    """Marks in the pages at the very end."""
    practices: int = 0
    """Of these, sittings of the visualisation."""
    torn_files: int = 0
    """Pages, calendars and memories that were neither what they were nor what they should be."""
    lost_marks: int = 0
    """Marks that had been acknowledged, or had stood there before, and were gone."""
    doubled_marks: int = 0
    changed_pages: int = 0
    """Pages of which anything else than the marks had changed."""


MarksTally.rows = (
    ("kills", "kills"),
    ("  of the whole process group", "group_kills"),
    ("  before the mark was written", "before_the_mark"),
    ("  after it", "after_the_mark"),
    ("    between mark and calendar", "calendars_behind"),
    ("  leaving a temporary file", "temporary_files"),
    ("commands", "commands"),
    ("marks written", "marks"),
    ("  of practices", "practices"),
    ("utterances of follow-ups finished", "finished"),
    ("torn files", "torn_files"),
    ("pages changed otherwise", "changed_pages"),
    ("marks lost", "lost_marks"),
    ("marks doubled", "doubled_marks"),
    ("utterances lost", "lost"),
    ("utterances doubled", "doubled"),
    ("unreadable journals", "unreadable_journals"),
    ("damaged logs", "damaged_logs"),
    ("files left", "left_files"),
    ("processes left", "left_processes"),
    ("commands stuck", "stuck"),
)
