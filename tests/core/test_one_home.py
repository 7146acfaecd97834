"""Every answer has one home in its page: short values on top, prose and lists below; and whatever
a person makes of the page, nothing is lost unseen."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support.plan_page import page as plan_page
from tests.support.written_now import KINDS, written
from voice_coach.agenda.plan import plan_of
from voice_coach.errors import JournalError
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import ROOM
from voice_coach.journal.marks import FIRST_ACTION, Mark, marks_of
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.questions import prose_names
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.program.toml_file import builtin
from voice_coach.program.values import Style

OUTCOME = "> Which outcome would you like?"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that the program wrote: a sitting, marks and two follow-ups."""
    return written(tmp_path_factory.mktemp("whole") / "journal", *KINDS[0])[1]


def edited(whole: Path, tmp_path: Path, *changes: tuple[str, str]) -> SessionPage:
    """The page with these changes, read in a folder of its own that has no logs."""
    text = whole.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = tmp_path / whole.name
    path.write_text(text, "utf-8")
    return Journal(tmp_path).read(path)


@pytest.mark.parametrize(("program", "style"), KINDS)
def test_what_the_program_writes_reads_without_doubt_and_without_its_logs(
    tmp_path: Path, program: str, style: Style
) -> None:
    """A person would be warned of their own, good journal, or lose answers with a hidden folder."""
    journal, page = written(tmp_path / "journal", program, style)
    entry = journal.read(page)
    assert entry.troubles == ()
    assert len(entry.reviews) == 2
    shutil.rmtree(journal.folder / ROOM)
    assert Journal(journal.folder).read(page) == entry


@pytest.mark.parametrize(("program", "style"), KINDS)
def test_no_prose_stands_on_top(tmp_path: Path, program: str, style: Style) -> None:
    """The properties that an editor shows would be a second, endless page."""
    _, page = written(tmp_path / "journal", program, style)
    front = front_matter.read(page.read_bytes(), page.name)
    exercise = builtin(program)
    prose = set(prose_names((*exercise.items_of("sitting"), *exercise.items_of("follow-up"))))
    reviews = [value for name, value in front.items() if name.startswith("review")]
    assert not prose & set(front)
    assert not [review for review in reviews if isinstance(review, dict) and prose & set(review)]
    assert len(front) <= 30


INSIDE = [
    "> Peace comes from within.",
    "> [!note]\n> A callout\n> of two lines",
    "### In the evening",
    "#### Deeper still\n\nAnd more.",
    "```\n## Step 4 is not this\n> nor a question\n```",
    "| When | What |\n| --- | --- |\n| noon | we eat |",
    "<!-- to be looked at -->",
    "*In italics, all of it.*",
    "- one\n- two\n\n1. three",
    "***\n",
    "Text above a rule\n---",
]


@pytest.mark.parametrize("inside", INSIDE)
def test_what_a_person_puts_into_an_answer_belongs_to_it(
    whole: Path, tmp_path: Path, inside: str
) -> None:
    """The rest of somebody's answer would be gone for every command, and nobody told."""
    before = Journal(whole.parent).read(whole)
    answer = f"{OUTCOME}\n\nThe first half.\n\n{inside}\n\nThe second half.\n"
    text = whole.read_text("utf-8")
    old = text[text.index(OUTCOME) : text.index("\n> ", text.index(OUTCOME) + 5)]
    entry = edited(whole, tmp_path, (old, answer))
    assert entry.text("outcome").startswith("The first half.")
    assert entry.text("outcome").endswith("The second half.")
    assert entry.troubles == ()
    others = {name: value for name, value in entry.fields.items() if name != "outcome"}
    assert others == {name: value for name, value in before.fields.items() if name != "outcome"}


def test_a_heading_of_ones_own_begins_what_is_none_of_the_coachs(
    whole: Path, tmp_path: Path
) -> None:
    """Thoughts that somebody wrote between two steps would be read out as their answer."""
    before = Journal(whole.parent).read(whole)
    entry = edited(whole, tmp_path, ("\n## Step 4", "\n## My own\n\nthoughts\n\n## Step 4"))
    assert (entry.fields, entry.troubles) == (before.fields, ())


@pytest.mark.parametrize("opened", ["```", "~~~~", "<!-- a thought"])
def test_what_somebody_forgot_to_close_swallows_no_other_answer(
    whole: Path, tmp_path: Path, opened: str
) -> None:
    """One stray line would take all later answers of the step with it, unseen."""
    before = Journal(whole.parent).read(whole)
    entry = edited(whole, tmp_path, (f"{OUTCOME}\n", f"{OUTCOME}\n\n{opened}\n"))
    assert entry.text("visualised_experience") == before.text("visualised_experience")
    assert entry.text("action") == before.text("action")
    (told,) = entry.troubles
    assert re.search(r"In line \d+ of .*, something is opened that is not closed", told)


def test_a_question_in_other_words_is_told_of_and_its_answer_kept(
    whole: Path, tmp_path: Path
) -> None:
    """Who makes a question their own would lose what they answered."""
    before = Journal(whole.parent).read(whole)
    entry = edited(whole, tmp_path, (OUTCOME, "> Which outcome would I like to have?"))
    assert entry.text("outcome") == before.text("outcome")
    (told,) = entry.troubles
    assert "a question was reworded" in told


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        (r"visualisation_time: .*\n", "visualisation_time:\n", "visualisation"),
        (r"visualisation_time: .*\n", "", "visualisation"),
        (r"first_action_when: .*\n", "first_action_when:\n", "when"),
        (r"first_action: .*\n", "", "action"),
        (r"partner: .*\n", 'partner: ""\n', "partner"),
        (r"chosen_response: .*\n", "", "response"),
    ],
)
def test_a_field_that_was_emptied_or_taken_out_is_gone(
    tmp_path: Path, old: str, new: str, gone: str
) -> None:
    """What somebody struck out would come back, with its alarm."""
    path = tmp_path / "page.md"
    own = {"partner": "Ann", "chosen_response": "Ask her"}
    path.write_text(re.sub(old, new, plan_page(**own), count=1))
    plan = plan_of(Journal(tmp_path).read(path))
    there = {
        "visualisation": plan.visualisation.practice or plan.visualisation.as_said,
        "when": plan.actions[0].when if plan.actions else None,
        "action": [action.text for action in plan.actions if "Call" in action.text],
        "partner": plan.partner,
        "response": plan.response,
    }
    assert not there[gone]


@pytest.mark.parametrize(
    ("status", "finished", "taken"),
    [
        ("status: done", "finished: 2026-11-24T18:00:00+01:00\n", "finished"),
        ("status: archived", "finished: 2026-11-24T18:00:00+01:00\n", "finished"),
        ("status:", "finished: 2026-11-24T18:00:00+01:00\n", "finished"),
        ("tags: [mine]", "finished: 2026-11-24T18:00:00+01:00\n", "finished"),
        ("status: done", "reviewed: 2026-11-30\n", "reviewed"),
        ("status: later", "", "in progress"),
    ],
)
def test_a_status_of_ones_own_is_told_of_and_the_other_fields_say_how_far_it_is(
    tmp_path: Path, status: str, finished: str, taken: str
) -> None:
    """Somebody's plan would vanish without a word with the word they chose for it."""
    path = tmp_path / "page.md"
    path.write_text(plan_page().replace("status: finished\n", f"{finished}{status}\n"))
    entry = Journal(tmp_path).read(path)
    assert entry.status == taken
    assert any(f"It is taken as {taken}" in told for told in entry.troubles)


def test_a_status_in_capitals_is_the_programs_own(tmp_path: Path) -> None:
    """A person would be told that "Finished" says nothing."""
    path = tmp_path / "page.md"
    path.write_text(plan_page().replace("status: finished", "status: Finished"))
    entry = Journal(tmp_path).read(path)
    assert (entry.status, entry.troubles) == ("finished", ())


SLIPS = [
    ("---\nid", "# My note\n\n---\nid"),
    ("---\nid", "\n---\nid"),
    ("---\nid", "—\nid"),
    ("---\nid", "\u2013-\nid"),
    ("---\nid", "id"),
    ("\n---\n", "\n—-\n"),
    ("\n---\n", "\n"),
]


@pytest.mark.parametrize(("old", "new"), SLIPS)
def test_a_slip_at_the_top_is_seen_through_and_told_with_its_line(
    tmp_path: Path, old: str, new: str
) -> None:
    """A session would be said not to exist, and its events leave the calendar."""
    path = tmp_path / "2026-11-24-1703-the-talk.md"
    path.write_text(plan_page())
    before = Journal(tmp_path).read(path)
    path.write_text(plan_page().replace(old, new, 1))
    entry = Journal(tmp_path).read(path)
    assert entry.fields == before.fields
    (told,) = entry.troubles
    assert re.search(r"line \d+: ", told)
    assert path.name in told
    marked = Journal(tmp_path).mark(path, Mark("2026-11-25 10:00", FIRST_ACTION, "done"))
    assert marks_of(dict(marked.front))
    assert path.read_text().startswith(plan_page().replace(old, new, 1)[:20])


def test_without_its_id_a_session_is_known_by_its_log(tmp_path: Path) -> None:
    """One deleted line would cost somebody a whole session."""
    journal, page = written(tmp_path / "journal", "short", "guided")
    before = journal.read(page)
    page.write_text(re.sub(r"(?m)^id: .*\n", "", page.read_text("utf-8"), count=1), "utf-8")
    entry = Journal(journal.folder).read(page)
    assert (entry.id, entry.event) == (before.id, before.event)
    assert any(f"It was {before.id}; please put it back" in told for told in entry.troubles)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "bare returns"])
def test_a_page_in_another_form_is_read_and_keeps_its_form(
    whole: Path, tmp_path: Path, codec: str
) -> None:
    """A journal that an editor or a sync tool saved otherwise would be said to be none."""
    text = whole.read_text("utf-8")
    path = tmp_path / whole.name
    bare = codec == "bare returns"
    path.write_bytes(text.replace("\n", "\r").encode() if bare else text.encode(codec))
    journal, before = Journal(tmp_path), Journal(whole.parent).read(whole)
    entry = journal.read(path)
    assert (entry.fields, entry.reviews) == (before.fields, before.reviews)
    assert entry.troubles == ()
    mark = Mark("2026-11-25 10:00", FIRST_ACTION, "done")
    assert mark in marks_of(dict(journal.mark(path, mark).front))
    data = path.read_bytes()
    after = data.decode().replace("\r", "\n") if bare else data.decode(codec)
    assert after.replace(f'  - "{mark.line}"\n', "") == text


@pytest.mark.parametrize(
    "fields",
    [
        "a: &a [" + "x," * 200 + "]\nb: &b [" + "*a," * 200 + "]\nc: &c [" + "*b," * 200
        + "]\nd: [" + "*c," * 50 + "]\n",
        "a: &a [*a]\n",
        "a: " + "[" * 5000 + "\n",
        "a: " + "- " * 5000 + "b\n",
        "a: 1\na: 2\n",
    ],
)  # fmt: skip
def test_a_page_made_to_fill_all_memory_is_a_sentence(tmp_path: Path, fields: str) -> None:
    """One foreign file of two kilobytes would hang every command."""
    path = tmp_path / "2026-11-24-1703-bomb.md"
    path.write_text(plan_page().replace("\n---\n", f"\n{fields}---\n", 1))
    with pytest.raises(JournalError, match=r"line \d+"):
        Journal(tmp_path).read(path)
    assert Journal(tmp_path).look().unread == (path,)


def test_sixty_thousand_fields_are_read(tmp_path: Path) -> None:
    """A page that another program filled would be in the way of all others."""
    path = tmp_path / "page.md"
    many = "".join(f"field_{number}: {number}\n" for number in range(60_000))
    path.write_text(plan_page().replace("\n---\n", f"\n{many}---\n", 1))
    assert Journal(tmp_path).read(path).text("field_59999") == "59999"


def test_code_that_is_opened_within_a_quotation_ends_with_it(whole: Path, tmp_path: Path) -> None:
    """Reading such a page would never come to an end."""
    before = Journal(whole.parent).read(whole)
    odd = f"> ```\n> {OUTCOME.removeprefix('> ')}\n\n## My own\n\n"
    entry = edited(whole, tmp_path, ("\n## Step 4", f"\n{odd}## Step 4"))
    assert entry.text("action") == before.text("action")
