"""The page: what a person said is shown as they said it, and read back the same."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.support.nasty import NASTY
from tests.support.reading import asking, page_in
from voice_coach.dialogue import events as e
from voice_coach.dialogue import prose
from voice_coach.dialogue.evolve import evolve, load
from voice_coach.dialogue.punctuation import goes_on
from voice_coach.dialogue.session import Session
from voice_coach.errors import JournalError
from voice_coach.journal import file_names
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.escape import clean, markdown, plain
from voice_coach.journal.page.fields import event_of
from voice_coach.journal.page.read import read_page
from voice_coach.journal.page.render import Renderer, render
from voice_coach.messages import Word
from voice_coach.program.archive import digest_of
from voice_coach.program.toml_file import builtin

AT = "2026-11-23T15:03:00.000+01:00"
SHORT = builtin("short")
ANY = st.text(st.characters(), max_size=60)
WORDS = ANY | NASTY
KEYS = WORDS.map(lambda text: clean(text)[:40].strip()).filter(bool)


def said(key: str, *texts: str, close: bool = True, item: int | None = None) -> list[e.Event]:
    """The events of an answer."""
    events: list[e.Event] = [e.Answered(at=AT, key=key, text=text, item=item) for text in texts]
    return [*events, e.Closed(at=AT, key=key, item=item)] if close else events


def understood(key: str, text: str, value: str) -> list[e.Event]:
    """The events of a short answer."""
    return [
        e.Answered(at=AT, key=key, text=text),
        e.Understood(at=AT, key=key, value=value),
        e.Closed(at=AT, key=key),
    ]


def session_of(events: Iterable[e.Event], **started: str) -> Session:
    """A session of the short exercise."""
    begin = e.Started(at=AT, session="s1", program="short", program_version=1, **started)  # type: ignore[arg-type]
    return load(SHORT, [begin, *events])


FULL = [
    e.Told(at=AT, key="hello"),
    e.Guided(at=AT, key="breath", seconds=60.0),
    *said("event", "a new job in lisbon"),
    *understood("recurring", "the first time", "first-time"),
    *understood("clarity_before", "about a seven", "7"),
    *said("possible_responses", "talk to anna", "wait until monday"),
    *said("response_outcomes", "she helps", "i'm glad", item=0),
    *said("response_outcomes", "nothing changes", item=1),
    *understood("willing", "yes", "yes"),
    *understood("first_action_when", "on friday at noon", "2026-11-27 12:00"),
    e.Told(at=AT, key="goodbye"),
    e.Finished(at="2026-11-23T16:00:00.000+01:00"),
]
FRIDAY = "Friday the 27th of November, at noon (“on Friday at noon”)"
PAGE = f"""\
---
id: s1
program: "short@{digest_of(SHORT)}"
event: A new job in lisbon
started: 2026-11-23T15:03:00+01:00
finished: 2026-11-23T16:00:00+01:00
status: finished
style: guided
recurring: first-time
clarity_before: 7
first_action_when: "2026-11-27 12:00"
---

# A new job in lisbon

Monday, 23 November 2026 · A short exercise

## Opening

*A breath: one minute.*

## Step 1 · The event

> What happened?

A new job in lisbon.

> Does it keep happening, or is it the first time?

It is the first time

> From zero to ten, how clear are you?

7

> What could you do?

- Talk to anna
- Wait until Monday

> What follows?

| Response | Outcome |
| --- | --- |
| Talk to anna | She helps. I'm glad. |
| Wait until Monday | Nothing changes. |

> Will you do one of them?

Yes

> When?

Friday the 27th of November, at noon (“on Friday at noon”)
"""


@pytest.mark.parametrize(
    ("heard", "value", "line"),
    [
        (
            "every day at seven in the morning",
            "every day 07:00",
            "Every day, at seven in the morning",
        ),
        ("at noon please", "12:00", "At noon"),
        (
            "thursday the 26th of november at six in the evening",
            "2026-11-26 18:00",
            "Thursday the 26th of November, at six in the evening",
        ),
        ("on friday at noon", "2026-11-27 12:00", FRIDAY),
        (
            "every day at seven",
            "every day 07:00",
            "Every day, at seven in the morning (“every day at seven”)",
        ),
        (
            "every day at seven in the morning except sunday",
            "every day 07:00",
            "Every day, at seven in the morning "
            "(“every day at seven in the morning except Sunday”)",
        ),
    ],
)
def test_a_time_is_quoted_where_it_was_understood_in_other_words(
    heard: str, value: str, line: str
) -> None:
    """A page would say everything twice, or hide the words that a date was made of."""
    events = understood("first_action_when", heard, value)
    assert f"> When?\n\n{line}\n" in render(session_of(events))


def test_a_whole_page() -> None:
    """The journal would not look as the README shows it."""
    assert render(session_of(FULL)) == PAGE


def test_a_page_under_way_says_how_to_go_on() -> None:
    """Somebody who was interrupted would not know that they can resume."""
    page = render(session_of(FULL[:4]))
    assert "status: in progress" in page
    assert "`voice-coach resume`" in page
    assert "`voice-coach resume`" not in PAGE


def test_the_renderer_remembers_without_changing_the_page() -> None:
    """A session written piece by piece would differ from one rendered at its end."""
    renderer = Renderer()
    events = [*FULL[:6], e.Scratched(at=AT, key="event"), e.Restored(at=AT, key="event"), *FULL[6:]]
    for end in range(len(events)):
        session = session_of(events[: end + 1])
        assert renderer.page(session) == render(session)


def test_unsure_words_are_highlighted_and_read_back_plain() -> None:
    """Misheard words would hide in the journal, or their signs would turn into words."""
    words = [("i", 1.0), ("saw", 0.4), ("lisbon", 0.3), ("today", 0.9)]
    spoken = tuple(Word(text, n, n + 0.5, sure) for n, (text, sure) in enumerate(words))
    page = render(
        session_of([e.Answered(at=AT, key="event", text="i saw lisbon today", words=spoken)])
    )
    assert "\nI ==saw lisbon== today.\n" in page
    assert "please review them" in page
    assert page_in(page, SHORT).passages[-1].text == "I saw lisbon today."
    assert "please review them" not in PAGE


def test_a_long_pause_begins_a_paragraph() -> None:
    """An hour of talk would stand as one block."""

    def at(start: float, text: str) -> e.Event:
        words = (Word(text, start, start + 0.5),)
        return e.Answered(at=AT, key="event", text=text, words=words)

    page = render(session_of([at(1, "one"), at(3, "two"), at(8, "three"), at(2, "four")]))
    assert "\nOne. Two.\n\nThree.\n\nFour.\n" in page


def test_a_free_talk_stands_under_its_questions() -> None:
    """In the open style nobody could tell what the talk is about."""
    talk = said("step_1.talk", "it began last march", close=False)
    page = render(session_of([e.Told(at=AT, key="hello"), *talk], style="open"))
    assert "## Step 1 · The event\n\n> What happened?\n\nIt began last March.\n" in page


def test_skipped_questions_are_left_out() -> None:
    """Empty questions would fill the page."""
    page = render(session_of([e.Skipped(at=AT, key="event")]))
    assert ">" not in page


def test_what_a_short_answer_says_beyond_its_value_is_kept() -> None:
    """A "yes, but" would be written down as a yes."""
    page = render(session_of(understood("willing", "yes but only when my mother calls", "yes")))
    assert "\nYes (\u201cyes but only when my mother calls\u201d)\n" in page
    assert page_in(page, SHORT).passages[0].quote == "Will you do one of them?"


def test_of_two_tries_that_were_not_understood_the_second_is_the_answer() -> None:
    """Two tries at a number would stand glued together, as though they were one answer."""
    first, second = (
        e.Answered(at=AT, key="clarity_before", text="well it depends"),
        "you never know",
    )
    page = render(
        session_of([first, e.Unclear(at=AT, key="clarity_before"), *said("clarity_before", second)])
    )
    assert "You never know (\u201cwell it depends\u201d)" in page
    assert page_in(page, SHORT).text("clarity_before") == ""  # no number: words stand below alone


def test_what_is_none_of_the_choices_stands_in_the_body_alone() -> None:
    """Otherwise a field of choices holds a word that was misheard, and whoever reads it is lost."""
    first, *_ = said("willing", "the wind")
    page = render(session_of([first, e.Unclear(at=AT, key="willing"), *said("willing", "than")]))
    assert "Than" in page
    assert page_in(page, SHORT).text("willing") == ""


def visible(page: str) -> list[str]:
    """The text of each block as an independent Markdown reader shows it."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)
    shown = []
    for token in tokens:
        if token.type == "inline":
            kinds = {child.type for child in token.children or ()}
            assert kinds <= {"text", "text_special"}, (kinds, token.content)
            shown.append("".join(child.content for child in token.children or ()))
        assert token.type not in ("html_block", "fence", "code_block", "hr"), token.content
    return shown


@given(WORDS)
def test_escaped_words_are_shown_as_they_are(text: str) -> None:
    """A person's words would turn into headings, links or hidden text."""
    text = clean(text)
    escaped = markdown(text)
    assert plain(escaped) == text
    for page in (f"> {escaped}\n", f"- {escaped}\n", f"{escaped}\n"):
        assert "".join(visible(page)) == text
    assert visible(f"first\n\n{escaped}\n") == ["first", text][: 2 if text else 1]
    table = f"| a | b |\n| --- | --- |\n| {escaped} | x |\n"
    assert visible(table) == ["a", "b", text, "x"]
    assert visible(f"# {escaped}\n") == ([text] if text else [""])


@given(WORDS)
def test_no_control_character_gets_through(text: str) -> None:
    """Printing a journal could send orders to the terminal."""
    orders = r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    assert not re.search(orders, clean(text))
    assert clean(clean(text)) == clean(text)


@given(WORDS)
def test_prose_changes_nothing_twice_and_loses_no_letter(text: str) -> None:
    """Sentences would gather full stops, or lose what was said."""
    text = clean(text)
    once = prose.sentence(text)
    assert prose.sentence(once) == once
    assert once.removesuffix(".").casefold() == text.removesuffix(".").casefold()


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("i think i'm ready", "I think I'm ready."),
        ("on monday i'll call her in may", "On Monday I'll call her in May."),
        ("i may go", "I may go."),
        ("we march on", "We march on."),
        ("it is the third of march", "It is the third of March."),
        ("may i?", "May I?"),
        ("i.e. nothing", "i.e. nothing."),
        ("said \u201cno\u201d", "Said \u201cno\u201d."),
        ("done!", "Done!"),
        ("wednesdays and saturday's", "Wednesdays and Saturday's."),
        ("mondayish", "Mondayish."),
        ("hawaii and wi-fi", "Hawaii and wi-fi."),
    ],
)
def test_spoken_words_become_sentences(raw: str, written: str) -> None:
    """The journal would read as a machine's transcript."""
    assert prose.sentence(raw) == written


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=3), st.lists(WORDS, min_size=1, max_size=3), WORDS)
def test_what_was_said_is_read_back(event: list[str], entries: list[str], outcome: str) -> None:
    """The follow-up would speak of other things than the person said."""
    session = session_of(
        [
            *said("event", *event),
            *said("possible_responses", *entries),
            *said("response_outcomes", outcome, item=0),
        ]
    )
    entry = page_in(render(session), SHORT)
    assert entry.troubles == ()
    assert entry.id == "s1"
    assert entry.event == event_of(session)
    assert entry.status == "in progress"
    assert entry.entries("possible_responses") == tuple(
        filter(None, (prose.phrase(clean(text)) for text in entries))
    )
    assert entry.pairs("response_outcomes")[0] == (
        prose.phrase(clean(entries[0])),
        prose.sentence(clean(outcome)),
    )
    told = {passage.quote: passage for passage in entry.passages}
    shown = " ".join(filter(None, (prose.sentence(clean(text)) for text in event)))
    if shown and not any(goes_on(clean(text)) for text in event):
        assert told["What happened?"].text == shown
    if all(clean(text) for text in entries):
        assert told["What could you do?"].entries == entry.entries("possible_responses")
        assert told["What follows?"].pairs == entry.pairs("response_outcomes") or not clean(outcome)


@settings(deadline=None)
@given(st.dictionaries(KEYS, WORDS.map(clean), min_size=1, max_size=4))
def test_front_matter_is_read_as_written(values: dict[str, str]) -> None:
    """A word that YAML takes for something else would come back changed, or break the file."""
    lines = "".join(front_matter.field(name, value) for name, value in values.items())
    lines += front_matter.field("pairs_", [values]) + front_matter.field("map_", values)
    lines += front_matter.field("list_", list(values.values()))
    read = front_matter.read(f"---\n{lines}---\n".encode(), "x.md")
    assert read == {**values, "pairs_": (values,), "map_": values, "list_": (*values.values(),)}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\nid: x\nevent: [a\n---\n", "line"),
        ("---\nid: x\nid: y\n---\n", "line 3"),
        ("---\nid: x\n  bad: - y\n---\n", "line 3"),
        ("---\n- a\n---\n", "line 2"),
        ("---\n" + "[" * 1500 + "\n---\n", "line 2"),
        ("---\nid: x\na: " + "[{a: " * 9000 + "\n---\n", "line 3, its brackets"),
        ("no front matter", "line 1"),
        ("---\nid: x\n---\n", "no id or no start"),
    ],
)
def test_a_broken_front_matter_is_a_sentence(tmp_path: Path, text: str, line: str) -> None:
    """Somebody who edits their journal would meet a traceback."""
    path = tmp_path / "x.md"
    path.write_text(text)
    with pytest.raises(JournalError) as caught:
        read_page(path)
    assert str(path) in str(caught.value)
    assert line in str(caught.value)
    assert path.read_text() == text


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(PAGE) - 1))
def test_no_journal_brings_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, place: int
) -> None:
    """A file that an editor or a disk has spoilt would stop the program."""
    path = tmp_path_factory.mktemp("journal") / "x.md"
    whole = PAGE.encode()
    path.write_bytes(whole[:place] + junk + whole[place + 1 :])
    sentence = str(path)
    try:
        read_page(path, asking(SHORT))
    except JournalError as error:
        sentence = str(error)
    assert str(path) in sentence


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("event: A new job in lisbon", "event: A new job in Porto", "event", "A new job in Porto"),
        ("clarity_before: 7", "clarity_before: 9 # really", "clarity_before", "9"),
        ("clarity_before: 7\n", "clarity_before:\n", "clarity_before", ""),
        ("clarity_before: 7\n", "", "clarity_before", ""),
        ("- Talk to anna\n- Wait", "- Talk to Anna\n- Wait", "possible_responses",
         "Talk to Anna, Wait until Monday"),
        ("- Talk to anna\n- Wait until Monday\n", "", "possible_responses", ""),
        ("She helps. I'm glad.", "She may help.", "response_outcomes",
         "Talk to anna, She may help., Wait until Monday, Nothing changes."),
        ('first_action_when: "2026-11-27 12:00"\n', "", "first_action_when", ""),
        ('"2026-11-27 12:00"', "", "first_action_when", ""),
        ('"2026-11-27 12:00"', "2026-12-01 08:00", "first_action_when", "2026-12-01 08:00"),
        ('"2026-11-27 12:00"', "2026-12-01", "first_action_when", "2026-12-01"),
        ('"2026-11-27 12:00"', "some day soon", "first_action_when", "some day soon"),
    ],
)  # fmt: skip
def test_a_correction_in_an_answers_own_home_counts(
    old: str, new: str, field: str, value: str
) -> None:
    """A person who corrects a misheard word would hear the wrong one again, and what they took
    out would come back."""
    assert old in PAGE
    assert page_in(PAGE.replace(old, new, 1), SHORT).text(field) == value


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("# A new job in lisbon", "# A move", "event", "A new job in lisbon"),
        ("A new job in lisbon.\n", "A new job in Porto.\n", "event", "A new job in lisbon"),
        ("\n7\n", "\n8\n", "clarity_before", "7"),
        ("It is the first time\n", "It keeps happening\n", "recurring", "first-time"),
        (f"\n{FRIDAY}\n", "\nOn Saturday\n", "first_action_when", "2026-11-27 12:00"),
        (FRIDAY, "2026-11-30 09:15", "first_action_when", "2026-11-27 12:00"),
    ],
)
def test_a_short_value_changed_below_is_told_of_and_the_field_counts(
    old: str, new: str, field: str, value: str
) -> None:
    """A person would believe that their correction holds, and it would not."""
    assert old in PAGE
    entry = page_in(PAGE.replace(old, new, 1), SHORT)
    assert entry.text(field) == value
    (told,) = entry.troubles
    assert f'"{field}"' in told
    assert "The field counts" in told


@pytest.mark.parametrize(
    "same",
    [
        ("\n7\n", "\n7.\n"),
        ("It is the first time\n", "it is the first time.\n"),
        (f"\n{FRIDAY}\n", "\nFriday the 27th of November at noon\n"),
        (f"\n{FRIDAY}\n", "\non Friday at noon\n"),
        (f"\n{FRIDAY}\n", "\n2026-11-27 12:00\n"),
        ("A new job in lisbon.\n", "A *new* job in Lisbon\n"),
    ],
)
def test_the_same_in_other_words_is_no_change(same: tuple[str, str]) -> None:
    """A person would be told of a contradiction where there is none."""
    old, new = same
    assert old in PAGE
    assert page_in(PAGE.replace(old, new, 1), SHORT).troubles == ()


def test_a_page_with_windows_line_ends_reads_the_same(tmp_path: Path) -> None:
    """A journal saved by an editor on Windows would lose its answers."""
    path = tmp_path / "x.md"
    path.write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    entry, whole = read_page(path, asking(SHORT)), page_in(PAGE, SHORT)
    assert entry.fields == whole.fields
    assert entry.passages == whole.passages
    assert entry.troubles == whole.troubles == ()


@pytest.mark.parametrize(
    ("event", "slug"),
    [
        ("My new job!", "my-new-job"),
        ("I'm stuck / ../../etc", "im-stuck-etc"),
        ("Café Zürich, naïve", "cafe-zurich-naive"),
        ("שלום עולם", "שלום-עולם"),
        ("🙂", "session"),
        ("", "session"),
        ("con", "con"),
        ("word " * 40, "-".join(["word"] * 12)),
        ("x" * 4000, "x" * 60),
    ],
)
def test_a_files_name_says_what_it_is_about(event: str, slug: str) -> None:
    """Journal files could not be told apart, or not be written at all."""
    assert file_names.file_name(AT, event) == f"2026-11-23-1503-{slug}.md"


@given(WORDS)
def test_every_event_makes_a_safe_name(text: str) -> None:
    """An event's words could lead out of the journal's folder."""
    name = file_names.slug(text)
    assert 0 < len(name) <= 60
    assert len(name.encode()) <= 180
    assert not re.search(r'[/\\:*?"<>|.\x00-\x20]', name)


def test_taken_names_get_a_number(tmp_path: Path) -> None:
    """A second session in the same minute would overwrite the first."""
    (tmp_path / "a.md").write_text("")
    (tmp_path / "a-2.md").symlink_to(tmp_path / "nowhere")
    assert file_names.free_path(tmp_path, "a.md") == tmp_path / "a-3.md"


def test_the_page_of_a_long_session_takes_time_in_proportion() -> None:
    """In a long session the coach would answer later and later."""
    for key in ("event", "possible_responses"):
        few, many = _page_seconds(key, 400), _page_seconds(key, 2000)
        assert many < 12 * few, f"{many / few:.1f} times as long for 5 times as many answers"


def _page_seconds(key: str, count: int) -> float:
    """The least processor time that the page takes after one more of so many answers."""
    texts = [f"this is the sentence with the number {number}" for number in range(count + 10)]
    session = session_of(said(key, *texts[:count], close=False))
    renderer = Renderer()
    renderer.page(session)
    times = []
    for text in texts[count:]:
        session = evolve(session, e.Answered(at=AT, key=key, text=text))
        begun = time.process_time()
        page = renderer.page(session)
        times.append(time.process_time() - begun)
        assert prose.phrase(text) in page
    return min(times)
