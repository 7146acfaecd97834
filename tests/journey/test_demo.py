"""The demonstration, run as a person runs it: what is said is what stands in the journal.

It runs twice at the same time, each with a home of its own, and this module reads what they left:
guided, as it is; and open, without a network, with all files open to everybody by the umask, and
under a trace of what it asks of the network. The README's excerpt is held against the journal.
"""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.parts.harness.privacy_trace import contacts
from tests.support.required import command_without_network
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.coach.mouth import CUE_PACE
from voice_coach.coach.opening import cues
from voice_coach.demo.person import sample_script
from voice_coach.dialogue.commands import match_command
from voice_coach.dialogue.director import fixed_sentences
from voice_coach.journal.journal import Journal
from voice_coach.journal.page.questions import is_short
from voice_coach.journal.page.render import spoken_day
from voice_coach.program import toml_file
from voice_coach.program.values import Question

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 400
MOST_WORD_ERRORS = 0.03
DATED = re.compile(r"^\w+day the \d+\w\w of .* \(\u201c(.+)\u201d\)$")
"""A day in words, and behind it what was said."""
SCRATCHED = "go there by myself"
PROGRAM = toml_file.default()
SCRIPT = {**sample_script("sitting"), **sample_script("follow-up")}
QUESTIONS = [
    item
    for step in PROGRAM.steps
    for item in step.items
    if isinstance(item, Question) and item.key in SCRIPT
]
DIGITS = dict(zip("two three five seven eight nine".split(), "2 3 5 7 8 9".split(), strict=True))


@dataclass(frozen=True)
class SessionPage:
    """A piece of the journal: the questions quoted above it, and the words below."""

    step: str
    questions: tuple[str, ...]
    words: list[str]


@dataclass(frozen=True)
class Run:
    """What one run of the demonstration printed and left behind."""

    folder: Path
    status: int
    out: str
    err: str

    @property
    def path(self) -> Path:
        (path,) = (self.folder / "journal").glob("*.md")
        return path

    @property
    def page(self) -> str:
        return self.path.read_text("utf-8")

    @property
    def fields(self) -> dict[str, Any]:
        _, front, _ = self.page.split("---\n", 2)
        fields: dict[str, Any] = yaml.safe_load(front)
        return fields

    @property
    def entries(self) -> list[SessionPage]:
        return list(entries(self.page.split("---\n", 2)[2]))

    def said(self, who: str) -> list[str]:
        lines = self.out.splitlines()
        return [line.removeprefix(f"{who}: ") for line in lines if line.startswith(f"{who}: ")]


def start(folder: Path, style: str, *, shut_in: bool) -> tuple[Path, subprocess.Popen[str]]:
    """Begin a demonstration in a home where nobody has been before."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    own = {"HOME": "home", "TMPDIR": "temporary", "XDG_RUNTIME_DIR": "runtime"}
    for name in own.values():
        (folder / name).mkdir(mode=0o700)
    command = [sys.executable, "-m", "voice_coach", "demo", "--journal", f"{folder}/journal"]
    command += ["--style", style]
    variables = {**kept, **{name: str(folder / place) for name, place in own.items()}}
    if shut_in:
        command = command_without_network(command, folder / "trace", variables)
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=variables,
        umask=0 if shut_in else -1,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    return folder, process


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Run]]:
    """Both demonstrations, to their ends."""
    begun = {
        style: start(tmp_path_factory.mktemp(style), style, shut_in=style == "open")
        for style in ("guided", "open")
    }
    try:
        yield {
            style: Run(folder, status=process.wait(PATIENCE_SECONDS), out=out, err=err)
            for style, (folder, process) in begun.items()
            for out, err in [process.communicate(timeout=PATIENCE_SECONDS)]
        }
    finally:
        for _, process in begun.values():
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def guided(runs: dict[str, Run]) -> Run:
    return runs["guided"]


@pytest.fixture(scope="module")
def open_(runs: dict[str, Run]) -> Run:
    return runs["open"]


@pytest.fixture(params=["guided", "open"])
def either(request: pytest.FixtureRequest, runs: dict[str, Run]) -> Run:
    return runs[request.param]


def words(text: str) -> list[str]:
    """Spoken words, without capitals, marks of doubt, and the marks of Markdown."""
    return re.findall(r"[a-z0-9']+", text.lower().replace("\u2019", "'"))


def distance(wanted: Sequence[str], found: Sequence[str]) -> int:
    """How many words must be put in, taken out or changed (Levenshtein)."""
    row = list(range(len(found) + 1))
    for i, want in enumerate(wanted, 1):
        before, row[0] = row[0], i
        for j, got in enumerate(found, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (want != got))
    return row[-1]


def entries(body: str) -> Iterator[SessionPage]:
    """The quoted questions of a page with what stands below each."""
    step, questions, below, quoting = "", list[str](), list[str](), False
    for line in [*body.splitlines(), "## "]:
        if line.startswith(("> ", "## ")):
            if not quoting and questions:
                yield SessionPage(step, tuple(questions), below)
            if not quoting:
                questions, below = [], []
            quoting = line.startswith("> ")
            if quoting:
                questions.append(line.removeprefix("> ").removeprefix("- "))
            else:
                step = line.removeprefix("## ")
        elif line:
            quoting = False
            header = line.startswith(("| Response | Outcome", "| Block | Answer", "| ---"))
            if not header and not re.fullmatch(r"\*[^*].*\*", line):
                below += words(DATED.sub(r"\1", line))


def utterances(question: Question) -> list[str]:
    """What the person says to this question, without the commands."""
    return [said for said in SCRIPT[question.key] if match_command(said) is None]


def kept(question: Question) -> list[str]:
    """What of it the journal should hold, in the journal's words."""
    said = [text for text in utterances(question) if text != SCRATCHED]
    if question.kind == "scale":
        return [DIGITS[said[-1]]]
    if question.kind == "choice" and question.options:
        return [next(o.say.lower() for o in question.options if o.say.lower().startswith(said[-1]))]
    if question.kind == "pairs":
        items = kept(next(q for q in QUESTIONS if q.key == question.items_from))
        return [text for row in zip(items, said, strict=True) for text in row]
    return said


def heading(question: Question) -> str:
    return " ".join((question.heading or question.prompt).split())


def word_errors(wanted: Sequence[str], found: Sequence[str]) -> float:
    """Word error rate."""
    return distance(wanted, found) / len(wanted)


def test_the_demo_ends_well(either: Run) -> None:
    """Whoever tries the program first sees a failure."""
    assert either.status == 0, either.err
    assert either.err == ""
    assert either.out.splitlines()[-1].endswith(str(either.path))


def test_what_the_person_says_is_printed_in_order(either: Run) -> None:
    """The conversation on the screen is not the one that took place."""
    said = [text for question in in_order_of(either) for text in utterances(question)]
    printed = either.said("You")
    assert word_errors(words(" ".join(said)), words(" ".join(printed))) <= MOST_WORD_ERRORS


def test_every_answer_stands_in_the_journal_once_and_in_order(guided: Run) -> None:
    """Something said is lost, doubled, or stands below another question."""
    assert [entry.questions for entry in guided.entries] == [(heading(q),) for q in QUESTIONS]
    wanted = [words(" ".join(kept(question))) for question in QUESTIONS]
    errors = sum(
        distance(want, entry.words) for want, entry in zip(wanted, guided.entries, strict=True)
    )
    assert errors / sum(map(len, wanted)) <= MOST_WORD_ERRORS


def test_all_seven_steps_are_there(either: Run) -> None:
    """A step is left out, on the screen or in the journal."""
    numbered = [step for step in PROGRAM.steps if step.number]
    assert [step.number for step in numbered] == [1, 2, 3, 4, 5, 6, 7]
    screen = [line for line in either.out.splitlines() if line.startswith("Step ")]
    assert screen == [f"Step {step.number} of 7: {step.title}" for step in numbered]
    page = [line for line in either.page.splitlines() if line.startswith("## Step ")]
    assert page == [f"## Step {step.number} · {step.title}" for step in numbered]


def test_every_field_is_filled(guided: Run) -> None:
    """What every run yields is incomplete, and a search or the calendar misses it."""
    sitting, review = guided.fields, guided.fields["review"]
    for step in PROGRAM.steps:
        for item in step.items:
            # What is not on the sample's way ("not yet") is not asked.
            short = isinstance(item, Question) and item.yields and is_short(item)
            if short and item.key in SCRIPT:
                fields = review if step.part == "follow-up" else sitting
                assert fields.get(item.yields) not in (None, "", []), item.yields
    assert sitting["status"] == "reviewed"
    assert {"id", "program", "started", "finished", "style", "reviewed"} <= set(sitting)
    assert (sitting["clarity_before"], sitting["clarity_after"], review["clarity_review"]) == (
        3,
        8,
        9,
    )


def test_the_follow_up_takes_place_on_its_day(guided: Run, open_: Run) -> None:
    """A deed would be told of on the very day on which it was planned, before it was done."""
    for run in (guided, open_):
        sitting, review = run.fields, run.fields["review"]
        begun = sitting["started"].date()
        look_back = datetime.fromisoformat(str(sitting["follow_up_day"])).date()
        assert look_back == begun + timedelta(days=14)
        assert str(review["on"]) == str(look_back) == str(sitting["reviewed"])
        assert str(review["done_on"]) == str(begun + timedelta(days=2))
        assert f"*{spoken_day(look_back.isoformat())}*" in run.page
    planned = datetime.fromisoformat(str(guided.fields["first_action_when"])).date()
    assert str(guided.fields["review"]["done_on"]) == str(planned), "a date that was kept"


def test_each_response_has_its_outcome_beside_it(guided: Run) -> None:
    """The outcomes slip against the responses that they belong to."""
    rows = re.findall(r"^\| (.+) \| (.+) \|$", guided.page, re.MULTILINE)
    rows = [row for row in rows if row[0] not in ("---", "Response", "Block")]
    pairs = [question for question in QUESTIONS if question.kind == "pairs"]
    wanted = [text for question in pairs for text in kept(question)]
    assert len(rows) == len(wanted) / 2
    found = [cell for row in rows for cell in row]
    assert sum(distance(words(w), words(f)) for w, f in zip(wanted, found, strict=True)) <= 1
    entry = Journal(guided.path.parent).read(guided.path)
    in_fields = entry.pairs("response_outcomes") + entry.pairs("block_answers")
    assert [tuple(words(text) for text in pair) for pair in in_fields] == [
        tuple(words(text) for text in row) for row in rows
    ]


def test_what_was_scratched_is_not_in_the_journal(either: Run) -> None:
    """The person takes something back, and it is kept against their will."""
    assert [words(line) for line in either.said("You")].count(words(SCRATCHED)) == 1
    assert "scratch that" in either.said("Command")
    assert " ".join(words(SCRATCHED)) not in " ".join(words(either.page))


def test_only_the_person_can_read_it(either: Run) -> None:
    """Others on the same computer read what was said in confidence."""
    folder = either.folder / "journal"
    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_nothing_is_left_elsewhere(either: Run) -> None:
    """Traces of an intimate talk lie about where nobody looks for them."""
    home = either.folder / "home"
    files = [path.relative_to(home) for path in home.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if path.parts[:2] != (".cache", "voice-coach")]
    for place in ("temporary", "runtime"):
        left = (either.folder / place).rglob("*")
        assert not [path for path in left if not path.is_dir()]


def test_the_cache_holds_no_word_of_the_person(guided: Run, open_: Run) -> None:
    """Sound made from someone's own words stays behind on disk."""
    names = [
        {path.name for path in (run.folder / "home").rglob("*.clip")} for run in (guided, open_)
    ]
    assert names[0]
    assert names[0] == names[1]  # the program's own sentences are the same in both styles


def test_a_whole_run_asks_for_no_network(open_: Run) -> None:
    """A person's most private hour would be reported somewhere, or looked up by name."""
    asked = contacts(open_.folder / "trace")
    assert asked, "the trace has seen nothing"
    assert [str(contact) for contact in sorted(asked) if contact.leaves] == []


def test_the_kept_prompts_are_the_fixed_ones(open_: Run, tmp_path: Path) -> None:
    """What the person said would stay on disk as sound, long after they deleted the journal."""
    voice = PyttsxVoice(cache_dir=tmp_path / "prompts", runtime_dir=tmp_path / "run", clearly=True)
    voice.keep(fixed_sentences(PROGRAM))
    slow = set(cues(PROGRAM))
    for sentence in fixed_sentences(PROGRAM):
        voice.render(sentence, pace=CUE_PACE if sentence in slow else 1.0)
    voice.close()
    fixed = {path.name for path in (tmp_path / "prompts").iterdir()}
    kept = {path.name for path in (open_.folder / "home/.cache/voice-coach/prompts").iterdir()}
    assert len(kept) > 50
    assert kept <= fixed


def test_in_the_open_style_a_steps_questions_are_heard_together(open_: Run) -> None:
    """Whoever chose to talk freely is asked one thing after the other all the same."""
    asked = {text for line in open_.said("Coach") for text in (line, line.partition(". ")[2])}
    for step in PROGRAM.steps_of("sitting"):
        if not step.open_prompt:
            continue
        assert " ".join(step.open_prompt.split()) in asked
        together = [
            item.prompt
            for item in step.items
            if isinstance(item, Question) and item.kind == "open" and not item.single
        ]
        assert together
        assert not asked & {" ".join(prompt.split()) for prompt in together}


def test_in_the_open_style_the_talk_is_kept(open_: Run) -> None:
    """What was said freely is lost, or its questions are."""
    found = [word for entry in open_.entries for word in entry.words]
    wanted = [word for question in in_order_of(open_) for word in words(" ".join(kept(question)))]
    assert word_errors(wanted, found) <= MOST_WORD_ERRORS
    quoted = [question for entry in open_.entries for question in entry.questions]
    assert sorted(quoted) == sorted(heading(question) for question in QUESTIONS)
    assert any(len(entry.questions) > 1 for entry in open_.entries)


def in_order_of(run: Run) -> list[Question]:
    """The questions as they stand in the journal: those heard together stand together."""
    by_heading = {heading(question): question for question in QUESTIONS}
    return [by_heading[text] for entry in run.entries for text in entry.questions]


def test_the_excerpt_in_the_readme_is_from_this_journal(guided: Run) -> None:
    """The README shows a journal that the program does not write."""
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"<!-- excerpt: the demo's journal -->\s+```\w*\n(.*?)```", readme, re.DOTALL)
    assert found
    excerpt = [line for line in found[1].splitlines() if line.strip() not in ("", "...")]
    assert len(excerpt) > 20
    rest = iter(guided.page.splitlines())
    for line in excerpt:
        # A long paragraph is broken off with "..." at its end.
        begins = line.removesuffix(" ...")
        assert any(
            other.startswith(begins) if begins != line else other == line for other in rest
        ), f"not in the journal, or not in this order: {line}"
