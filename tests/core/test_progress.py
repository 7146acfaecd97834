"""How far a person has come: figures over all sessions, and the words for them."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.documented import documented_keys, keys_of
from tests.support.samples import SAMPLES, journal_of
from voice_coach.agenda.plan import Measure, plan_of
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import moment
from voice_coach.journal.page.front_matter import Found
from voice_coach.journal.page.read import REVIEW
from voice_coach.journal.page.session_page import ReviewFields, SessionPage
from voice_coach.progress.blocks import Wording, alike, returning
from voice_coach.progress.chart import drawing
from voice_coach.progress.data import data
from voice_coach.progress.figures import Kept, Progress, progress_of
from voice_coach.progress.text import MOST_SHOWN, sections

TODAY = date(2026, 11, 24)


def entry(
    session: str = "a1", started: str = "2026-09-01T10:00:00+00:00", **fields: Found
) -> SessionPage:
    """A finished session as a file has it, with these fields."""
    own: dict[str, Found] = {"event": "The talk", "status": "finished", **fields}
    return SessionPage(
        path=Path(f"{session}.md"),
        id=session,
        program="p",
        event=str(own["event"]),
        started=started,
        status=str(own["status"]),
        fields=own,
        front=own,
        reviews=tuple(
            ReviewFields(int(match[1] or 1), value)
            for name, value in sorted(own.items())
            if (match := REVIEW.fullmatch(name)) and isinstance(value, dict)
        ),
    )


def told(progress: Progress) -> str:
    """All words, a line each."""
    return "\n".join(
        text
        for section in sections(progress)
        for text in (section.title, *(line.text for line in section.lines))
    )


def figures(*entries: SessionPage) -> Progress:
    """The figures, with the entries given the first one first."""
    return progress_of(map(plan_of, reversed(entries)), TODAY)


# --- numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("0", 0),
        ("10", 10),
        ("about a seven", 7),
        ("7 out of 10", 7),
        ("seven", 7),
        ("", None),
    ],
)
def test_a_number_is_read_as_it_is_heard(text: str, number: int | None) -> None:
    """Whoever writes "about a seven" into the file means the same as aloud."""
    progress = figures(entry(clarity_before=text))
    assert progress.runs[0].clarity.before == number
    assert not progress.notes


@pytest.mark.parametrize(
    "value", ["11", "-3", "7.5", "very", "99999999999", ("7", "8"), {"a": "b"}, "7 or 8"]
)
def test_what_is_no_number_is_left_out_and_named(value: Found) -> None:
    """Otherwise one slip of the pen spoils the picture, or vanishes without a word."""
    progress = figures(entry(clarity_before=value, clarity_after="8"))
    assert progress.runs[0].clarity == Measure(None, 8)
    (note,) = progress.notes
    assert note.startswith("In a1.md, clarity_before says")


def test_every_review_has_its_numbers_and_its_day() -> None:
    """A second look counts beside the first one; only the newest has a day in the file."""
    progress = figures(
        entry(
            clarity_before="3",
            clarity_after="8",
            review={"clarity_review": "6", "aha": "She was lonely."},
            review_2={"readiness_review": "9", "insight": "I can begin."},
            reviewed="2026-11-20",
        )
    )
    run = progress.runs[0]
    assert (run.clarity, run.readiness) == (
        Measure(3, 8, (6, None)),
        Measure(None, None, (None, 9)),
    )
    assert run.review_days == (None, date(2026, 11, 20))
    assert [(m.kind, m.day) for m in progress.moments] == [
        ("aha", None),
        ("insight", date(2026, 11, 20)),
    ]
    assert "Clarity: 3 before, 8 after, 6 in review 1." in told(progress)


# --- actions ---------------------------------------------------------------------------------


def deed(planned: str, *marks: str, **more: Found) -> SessionPage:
    return entry(first_action="Call her", first_action_when=planned, marks=tuple(marks), **more)


@pytest.mark.parametrize(
    ("one", "kept"),
    [
        (deed("2026-09-03 17:30"), Kept()),
        (deed("2026-09-03 17:30", "2026-09-03 23:50 first action: done"), Kept(on_time=1)),
        (deed("2026-09-03", "2026-09-02 07:00 first action: done"), Kept(on_time=1)),
        (deed("2026-09-03", "2026-09-04 07:00 first action: done"), Kept(later=1)),
        (deed("soon", "2026-09-04 07:00 first action: done"), Kept(undated=1)),
        (deed("17:30", "2026-09-04 07:00 first action: done"), Kept(undated=1)),
        (
            deed(
                "2026-09-03 17:30",
                "2026-09-03 18:00 first action: moved to 2026-09-09 18:00",
                "2026-09-09 18:30 first action: done",
            ),
            Kept(later=1, moved=1),
        ),
        (deed("2026-09-03", "2026-09-03 18:00 first action: moved to 2026-09-09"), Kept(moved=1)),
        (deed("2026-09-03", "2026-09-03 18:00 first action: dropped"), Kept()),
    ],
)
def test_kept_dates(one: SessionPage, kept: Kept) -> None:
    """What a person reads about their word being kept must be so."""
    assert figures(one).kept == kept


@pytest.mark.parametrize(
    ("done_on", "kept"),
    [
        ("2026-09-03", Kept(on_time=1)),
        ("2026-09-02", Kept(on_time=1)),
        ("2026-09-05", Kept(later=1)),
        ("I do not remember", Kept(undated=1)),
    ],
)
def test_a_day_told_in_a_late_review_counts(done_on: str, kept: Kept) -> None:
    """Who speaks and never types would not once read that they kept a date."""
    review: Found = {"done_yet": "done", "done_on": done_on, "on": "2026-09-14"}
    assert figures(deed("2026-09-03", review=review, reviewed="2026-09-14")).kept == kept


def test_a_review_alone_does_not_say_on_which_day_it_was_done() -> None:
    """Otherwise whoever marks nothing, and looks back two weeks later, is told they were late."""
    reviewed: dict[str, Found] = {"review": {"done_yet": "done"}, "reviewed": "2026-09-14"}
    assert figures(deed("2026-09-03", **reviewed)).kept == Kept(undated=1)
    marked = deed("2026-09-03", "2026-09-03 18:00 first action: done", **reviewed)
    assert figures(marked).kept == Kept(on_time=1)


def test_the_words_about_actions() -> None:
    """Counts agree with their verbs, and nobody is blamed."""
    words = told(
        figures(
            deed("2026-09-03", "2026-09-03 18:00 first action: done"),
            entry("a2", first_action="Write", first_action_when="some day soon"),
        )
    )
    assert "1 is open and 1 is done." in words
    assert "Of what is done: 1 on or before the day first planned." in words
    assert 'planned for "some day soon"' in words
    assert not re.search(r"late|missed|fail|only|great|well done|should", words, re.IGNORECASE)


# --- visualisation ---------------------------------------------------------------------------


def practised(session: str, *days: str) -> SessionPage:
    return entry(session, marks=tuple(f"{day} visualisation: practised 5 minutes" for day in days))


def test_days_of_visualisation_count_once_over_all_sessions() -> None:
    """Two practices on a day, for two events, are one day and two practices."""
    done = figures(
        practised("a1", "2026-11-20 07:00", "2026-11-21 07:00", "2026-11-22 07:00"),
        practised("a2", "2026-11-22 18:00", "2026-11-24 18:00"),
    ).practised
    assert len(done.days) == 4
    assert (done.longest, done.now, done.times, done.minutes) == (3, 1, 5, 25)


def test_a_practice_on_no_real_day_is_left_out_and_named() -> None:
    """A mark edited by hand may name the 31st of November, or next year."""
    progress = figures(practised("a1", "2026-11-31 07:00", "2027-01-01", "2026-11-23"))
    assert progress.practised.days == (date(2026, 11, 23),)
    assert [note.split("which ")[1] for note in progress.notes] == [
        "is no day of the calendar, so it is left out.",
        "is still to come, so it is left out.",
    ]


# --- blocks ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I am afraid that she will be angry", "Afraid he gets angry"),
        ("I am waiting for the right moment", "The right moment never comes"),
        ("There is always more work", "Too much work"),
        ("Money", "the money."),
        ("I worry about what they think", "Worrying what people think"),
        ("Die Angst vor dem Nein", "die angst vor dem nein"),
        ("אין לי זמן", "אין לי זמן"),
        ("It's me", "It\u2019s me"),
    ],
)
def test_wordings_that_are_alike(one: str, other: str) -> None:
    """Otherwise a block returns unseen because it was said a little differently."""
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I have no time", "There is no time in the evening"),
        ("I do not know how to begin", "I do not know whom to ask"),
        ("I am afraid", "I am afraid that she will be angry"),
        ("My sister will be angry", "My brother lives far away"),
        ("It is me", "It is him"),
        ("", ""),
        ("Money for the house and the garden and the car", "The house and the neighbours"),
    ],
)
def test_wordings_that_are_not_alike(one: str, other: str) -> None:
    """Rather too little than too much: a person must not be told of a pattern they do not have."""
    assert not alike(one, other)


def test_a_block_returns_only_in_another_session() -> None:
    """Saying it twice in one session, as named and as answered, is saying it once."""
    answers = ({"block": "More work", "answer": "I close the door."},)
    once = entry(blocks=("More work", "Much work"), block_answers=answers)
    assert figures(once).blocks == ()
    (block,) = figures(once, entry("a2", blocks="Work")).blocks
    assert [wording.text for wording in block.wordings] == ["More work", "Much work", "Work"]
    assert (block.words, block.sessions) == (("work",), 2)


def test_a_wording_joins_only_those_that_it_is_like() -> None:
    """Otherwise a chain of likenesses ends at something quite different under the same heading."""
    texts = (
        "afraid of an angry sister",
        "angry sister at dinner",
        "dinner with the sister and wine",
    )
    wordings = [Wording(text, "", str(number), None) for number, text in enumerate(texts)]
    assert alike(texts[0], texts[1])
    assert alike(texts[1], texts[2])
    assert not alike(texts[0], texts[2])
    (block,) = returning(wordings)
    assert [wording.text for wording in block.wordings] == list(texts[:2])


def test_the_wordings_are_shown_so_that_the_person_can_judge() -> None:
    """Only they know whether it is the same thing."""
    words = told(
        figures(
            entry(blocks=("I am afraid that she will be angry",)),
            entry("a2", blocks=("Afraid he gets angry",)),
        )
    )
    assert 'In 2 sessions, with "afraid" and "angry":' in words
    assert "I am afraid that she will be angry" in words
    assert "Afraid he gets angry" in words


# --- what became clear -----------------------------------------------------------------------


@pytest.mark.parametrize("text", ["No.", "Yes", "no, not really", "None", "Not yet.", " "])
def test_a_bare_answer_is_no_moment(text: str) -> None:
    """The list of what became clear would be full of "No."."""
    assert not figures(entry(review={"aha": text})).moments


@pytest.mark.parametrize(
    "text", ["Nothing is lost.", "Never again!", "Yes. She was lonely.", "No more."]
)
def test_short_words_of_weight_stay(text: str) -> None:
    """A person's insight must not be taken for an empty answer."""
    (found,) = figures(entry(review={"aha": text})).moments
    assert found.text == text


# --- sessions --------------------------------------------------------------------------------


def test_two_sessions_about_the_same_event_are_one_event() -> None:
    """However it was capitalised the second time."""
    progress = figures(
        entry(), entry("a2", "2026-10-01T10:00:00+00:00", event="the talk.", status="reviewed")
    )
    (subject,) = progress.subjects
    assert [run.id for run in subject.runs] == ["a1", "a2"]
    assert (
        "2026-10-01 (Thursday 1 October), reviewed\n2026-09-01 (Tuesday 1 September), finished"
    ) in told(progress)


def test_a_session_without_name_day_numbers_or_known_state_is_shown() -> None:
    """An unfinished session, or a file that lost its fields, has its place too."""
    words = told(figures(entry(event="", started="some day", status="odd")))
    assert "1 session." in words
    assert "A session without a name" in words
    assert "a1 (day not known), state not known" in words
    assert "No session has such numbers yet." in words


def test_of_many_sessions_the_newest_are_shown_and_the_rest_is_counted() -> None:
    """Three hundred sessions are no screen to read."""
    runs = [entry(f"a{n}", event=f"Event {n}", clarity_before="3") for n in range(MOST_SHOWN + 2)]
    words = told(figures(*runs))
    assert "2 earlier events stand in --all." in words
    assert "Event 1\n" not in words
    assert f"Event {MOST_SHOWN + 1}\n" in words


def test_the_drawing_shows_every_mark_and_number() -> None:
    """Whoever sees no colour reads the shapes; where two share a place, the numbers tell."""
    progress = figures(
        entry(
            clarity_before="3",
            clarity_after="8",
            review={"clarity_review": "9"},
            readiness_before="5",
            readiness_after="5",
        )
    )
    lines = [text.plain for text in drawing(progress, 80)]
    assert "0 ·  ·  ·  ○━━━━━━━━━━━━━━●━━◆  · 10  3 → 8 → 9" in lines[2]
    assert "0 ·  ·  ·  ·  ·  ●  ·  ·  ·  ·  · 10  5 → 5" in lines[3]
    assert all(len(text.plain) <= 40 for text in drawing(progress, 38))


# --- real files ------------------------------------------------------------------------------


def test_a_real_journal_and_its_correction_by_hand(tmp_path: Path) -> None:
    """The figures are those of the file as it stands now, corrected above or below."""
    journal = journal_of(SAMPLES / "v1" / "spoken", tmp_path / "journal")
    progress = progress_of(map(plan_of, journal.look().pages), TODAY)
    run = progress.runs[0]
    assert (run.clarity, run.readiness) == (Measure(3, 8, (9,)), Measure(2, 7, (9,)))
    assert [action.about for action in run.actions] == ["first action", "next step"]
    assert "Yes. She was never angry about the house. She was lonely." in told(progress)

    (page,) = journal.folder.glob("*.md")
    text = page.read_text()
    text = text.replace("clarity_before: 3", "clarity_before: 4")  # in the front matter
    text = text.replace("to 10?\n\n2\n", "to 10?\n\n1\n")  # in the body: readiness before
    text = text.replace("- There is always more work", "- My own tiredness")
    page.write_text(text)
    run = progress_of(map(plan_of, Journal(journal.folder).look().pages), TODAY).runs[0]
    assert run.clarity.before == 4
    assert run.readiness.before == 2  # of a short value, the field counts


# --- JSON ------------------------------------------------------------------------------------


def test_json_has_the_documented_keys_and_no_others() -> None:
    """Somebody's script depends on them."""
    progress = figures(
        deed("2026-09-03", "2026-11-23 07:00 visualisation: practised 5 minutes", blocks=("Work",)),
        entry("a2", blocks=("Work",), review={"aha": "She was lonely."}, clarity_after="9"),
    )
    printed = json.loads(json.dumps(data(progress, ["x.md was passed over."])))
    assert keys_of(printed) == documented_keys("progress")
    assert printed["passed_over"] == ["x.md was passed over."]


# --- anything --------------------------------------------------------------------------------

TEXT = st.text(max_size=20) | st.sampled_from(
    ["7", "eleven", "done", "not-yet", "2026-11-20", "2026-11-20 18:00", "every day 18:00", "No."]
)
ANY: st.SearchStrategy[Found] = st.recursive(
    TEXT,
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
MARKS = st.lists(
    st.builds(
        "{} {}: {}".format,
        st.sampled_from(["2026-11-20 18:00", "2026-11-21", "2026-02-30 07:00", "2027-01-01"]),
        st.sampled_from(["first action", "next step", "visualisation"]),
        st.sampled_from(["done", "dropped", "moved to 2026-12-01", "practised 5 minutes", "eh"]),
    ),
    max_size=5,
).map(tuple)
NAMES = st.sampled_from(
    "event clarity_before readiness_after first_action first_action_when blocks block_answers "
    "review review_2 reviewed aha insight status".split()
)
REVIEWS = st.dictionaries(
    st.sampled_from("done_yet new_time next_step next_step_when aha clarity_review".split()), ANY
)
ENTRIES = st.lists(
    st.builds(
        lambda fields, number, started, marks, review: entry(
            f"a{number}", started, **{**fields, "marks": marks, "review": review}
        ),
        st.dictionaries(NAMES, ANY, max_size=8),
        st.integers(0, 5),
        st.sampled_from(["", "2026-09-01T10:00:00+00:00", "2026-11-24", "odd"]),
        MARKS,
        REVIEWS,
    ),
    max_size=5,
    unique_by=lambda one: one.id,  # of two files of one session the journal gives the first
)


@given(ENTRIES)
@settings(deadline=None, max_examples=60)
def test_no_file_makes_it_stumble_and_the_counts_add_up(entries: list[SessionPage]) -> None:
    """Whatever a hand has made of the files, the person sees all that can be told."""
    entries = sorted(entries, key=lambda one: moment(one.started), reverse=True)
    progress = progress_of(map(plan_of, entries), TODAY)
    assert len(progress.runs) == len({one.id for one in entries})
    assert sum(len(subject.runs) for subject in progress.subjects) == len(progress.runs)
    states = [len(progress.actions_in(state)) for state in ("open", "done", "dropped")]
    assert sum(states) == len(progress.actions)
    kept = progress.kept
    assert kept.on_time + kept.later + kept.undated == states[1]
    assert kept.moved <= len(progress.actions)
    done = progress.practised
    assert done.now <= done.longest <= len(done.days) <= done.times
    assert all(day <= TODAY for day in done.days)
    for run in progress.runs:
        assert all(0 <= n <= 10 for n in (*run.clarity.numbers, *run.readiness.numbers))
    for block in progress.blocks:
        assert block.sessions >= 2
        assert block.words
        texts = [wording.text for wording in block.wordings]
        assert all(alike(one, other) for one in texts for other in texts)
    json.dumps(data(progress))
    assert told(progress)
    drawing(progress, 40)


@given(st.sets(st.integers(0, 40)))
@settings(deadline=None)
def test_the_longest_stretch_is_one_that_was_practised(places: set[int]) -> None:
    """Days in a row, no more and no fewer."""
    days = sorted(TODAY - timedelta(days=place) for place in places)
    done = figures(practised("a1", *(day.isoformat() for day in days))).practised
    rows = "".join("x" if n in places else " " for n in range(41))
    assert done.longest == max((len(row) for row in rows.split()), default=0)
