"""Whole spoken sessions: the real command line on virtual devices, answered aloud.

Each takes as long as a talk takes, so that one session serves several tests.
"""

from __future__ import annotations

import statistics
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support import checks
from tests.support.checks import Measured
from tests.support.home import ROOT, SMALL_MODEL, killed_when_shown
from tests.support.outcome import Session
from tests.support.person import Coach, Person, talk
from tests.support.virtual_sound import VirtualSound
from voice_coach.audio.ports import Block
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.transcribe import transcribe
from voice_coach.coach.mouth import BELL_HEARD_SECONDS
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.timetable import plan
from voice_coach.journal.journal import Journal
from voice_coach.manners import DEFAULT
from voice_coach.program.toml_file import builtin
from voice_coach.program.values import Guide
from voice_coach.recordings.kept import kept_in
from voice_coach.recordings.places import folder_of
from voice_coach.recordings.sound_file import sound_in

pytestmark = pytest.mark.audio

SHORT = ("--program", str(ROOT / "voice_coach" / "programs" / "short.toml"))
CLOCK_SECONDS = 0.06
"""What a sound server and two recorders on a busy machine are off by, in real time."""
FAST_SECONDS = 0.2
ATTEMPTS = 5
COMMANDS = ("next", "pause", "louder", "resume")
TALKED = "i had a long talk with my sister about the house"
DICTATED = "then i said next time we stop and go back"
HELP, LETTER = "i could ask her for help", "send a letter to my father"


@pytest.fixture(scope="module")
def whole(
    sound_server: VirtualSound, coach: Coach, tmp_path_factory: pytest.TempPathFactory
) -> Session:
    """A whole session of the short exercise, with everything that people do in one."""
    home = tmp_path_factory.mktemp("whole")
    with talk(sound_server, coach, home, "start", *SHORT, recordings="keep") as person:
        person.hears("Welcome.")
        person.hears("Breathe.")
        person.hears("What happened?")
        person.says(TALKED)
        time.sleep(10.0)
        person.says(DICTATED, "next")
        person.hears("Does it keep happening")
        person.says("it keeps happening")
        person.hears("From zero to ten")
        person.says("seven")
        person.hears("What could you do?")
        person.says(HELP, LETTER, "pause")
        person.hears(phrases.PAUSED)
        person.says("the weather is nice today", "louder", "resume")
        person.hears(phrases.GOING_ON)
        person.hears("What could you do?")
        person.says("next")
        person.hears("help. What follows?")
        person.says("we can decide together", "next")
        person.hears("father. What follows?")
        person.says("he has time to think about it", "next")
        person.hears("Will you do one of them?")
        person.says("yes")
        person.hears("When?")
        person.says("in two days at six in the evening")
        person.hears("Is that right?")
        person.says("yes")
        person.hears("Thank you.")
        status = person.leaves()
    return Session(person, status, home / "journal")


def test_the_journal_holds_what_was_said(whole: Session) -> None:
    """A person would find other words in their journal than they spoke, or none."""
    assert whole.status == 0, whole.person.transcript
    entry = whole.entry
    page = {passage.quote: passage for passage in entry.passages}
    follows = page["What follows?"]
    written = [
        page["What happened?"].text,
        page["Does it keep happening, or is it the first time?"].text,
        page["From zero to ten, how clear are you?"].text,
        *page["What could you do?"].entries,
        *(outcome for _, outcome in follows.pairs),
        page["Will you do one of them?"].text,
        page["When?"].text.partition("\u201c")[2],  # the words behind what was understood
    ]
    said = [said.text for said in whole.person.said]
    answers = [text for text in said if text not in (*COMMANDS, "the weather is nice today")]
    wanted = plain(" ".join(answers[:-1])).split()  # the last is the yes to "is that right"
    heard = plain(" ".join(written)).split()
    errors = checks.word_errors(wanted, heard)
    assert errors <= 0.03 * len(wanted), f"{errors} of {len(wanted)} words: {written}"


def test_the_sound_of_each_answer_is_kept(whole: Session) -> None:
    """Who wants to hear themselves would find no sound, somebody else's, or a command in it."""
    session = Journal(whole.folder).as_logged(whole.entry.id)
    assert session is not None
    kept = {one.place: one for one in kept_in(session)}
    assert list(kept) == [
        ("event", None), ("possible_responses", None), ("response_outcomes", 0),
        ("response_outcomes", 1),
    ]  # fmt: skip
    folder = folder_of(whole.folder, whole.entry.id)
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        one.recording.file for one in kept.values()
    )
    wanted, heard = [], []
    for one in kept.values():
        wanted += [word.text for utterance in one.utterances for word in utterance.words]
        clip = sound_in(folder / one.recording.file)
        said = transcribe(
            [Block(clip.pcm, 0.0)], clip.rate, VoskModel(SMALL_MODEL).recogniser, DEFAULT
        )
        heard += [word for utterance in said for word in utterance.text.split()]
    assert checks.word_errors(wanted, heard) <= 0.1 * len(wanted), heard
    assert f"](recordings/{whole.entry.id}/" in whole.entry.path.read_text()


def test_the_fields_hold_what_was_meant(whole: Session) -> None:
    """Progress, plan and calendar would be made from nothing."""
    entry = whole.entry
    assert entry.status == "finished"
    assert entry.text("recurring") == "keeps-happening"
    assert entry.number("clarity_before") == 7
    responses = entry.entries("possible_responses")
    assert [plain(response) for response in responses] == [HELP, LETTER]
    assert [plain(response) for response, _ in entry.pairs("response_outcomes")] == [HELP, LETTER]
    said = {date.fromisoformat(entry.started[:10]), date.today()}  # midnight may have passed
    planned = {f"{day + timedelta(days=2)} 18:00" for day in said}
    assert entry.text("first_action_when") in planned


def test_commands_are_obeyed_and_nothing_else_is(whole: Session) -> None:
    """A word of the person's would steer the coach, or "next" would be ignored."""
    said = [said.text for said in whole.person.said if said.text in COMMANDS]
    obeyed = [e_.command for e_ in whole.events() if isinstance(e_, e.Commanded)]
    assert obeyed == said


def test_dictation_that_contains_commands_stays_dictation(whole: Session) -> None:
    """Someone who tells of "next time" or of going back would be thrown out of their answer."""
    assert DICTATED in whole.answered()


def test_a_silence_of_ten_seconds_is_part_of_the_answer(whole: Session) -> None:
    """A person who thinks for a while would be cut off, or asked again."""
    events = whole.events()
    about = [event for event in events if getattr(event, "key", "") == "event"]
    assert [type(event) for event in about][:4] == [e.Asked, e.Answered, e.Answered, e.Closed]
    shown = [line.text for line in whole.person.lines]
    assert f"Coach: {phrases.NUDGE}" not in shown


def test_a_pause_keeps_what_was_said_and_hears_commands_only(whole: Session) -> None:
    """What is said to somebody else during a pause would stand in the journal."""
    assert "the weather is nice today" not in " ".join(whole.answered())
    shown = [line.text for line in whole.person.lines]
    assert shown.index("Command: pause") < shown.index("Command: louder")
    louder = [event for event in whole.events() if isinstance(event, e.VoiceChanged)]
    assert [event.volume for event in louder] == [1.0]


def test_a_fast_answer_is_heard_whole(
    sound_server: VirtualSound, coach: Coach, tmp_path: Path, measured: Measured
) -> None:
    """Someone who answers at once would lose their first word."""
    for attempt in range(ATTEMPTS):
        home = tmp_path / str(attempt)
        killed_when_shown(home, "What happened?", "start", "--keyboard", *SHORT, typed="\n")
        with talk(sound_server, coach, home, "resume") as person:
            person.hears("What happened?")
            person.says(TALKED, "next")
            person.answers_at_once("Does it keep happening", "it keeps happening", gap=FAST_SECONDS)
            gap = person.gap_before(person.said[-1])
            measured("fast answer after (s)", round(gap, 3))
            # On a busy machine the coach's last word, or the answer, may come late.
            if not 0.75 * FAST_SECONDS <= gap <= 2 * FAST_SECONDS:
                continue
            person.hears("From zero to ten")
            person.presses_ctrl_c()
            session = Session(person, person.leaves(), home / "journal")
            assert session.answered() == [TALKED, "it keeps happening"]
            return
    pytest.fail("this machine is too busy for anybody to answer that fast")


def test_every_prompt_is_heard_whole_and_in_order(whole: Session, measured: Measured) -> None:
    """The person would miss a question, or its first or last word; the very first one above all."""
    found = checks.prompts(whole.person)
    measured("least share of a prompt that was heard", min(p.share for p in found))
    assert found[0].text == "Welcome."
    assert [p for p in found if not p.whole] == []
    assert all(one.starts_at < next_.starts_at for one, next_ in pairwise(found))
    assert len(found) >= 15


def test_nothing_is_played_over_the_person(whole: Session) -> None:
    """The coach would talk into an answer."""
    assert checks.talked_over(whole.person) == []


def test_the_next_prompt_comes_soon(whole: Session, measured: Measured) -> None:
    """A person who said "next" would wonder whether they were heard."""
    person = whole.person
    starts = sorted(p.starts_at for p in checks.prompts(person))
    waits = []
    for said in person.said:
        if said.text == "next":
            ended = person.began(said)[1]
            waits.append(next(start for start in starts if start > ended) - ended)
    measured("from the end of next to the prompt (s)", [round(w, 2) for w in waits])
    # The pause that makes a whole utterance, and time for a machine that tests do share; it may
    # be held up once. How soon exactly is for the benchmark to say.
    assert statistics.median(waits) < DEFAULT.utterance_pause_seconds + 1.0


def test_bell_and_cue_sound_where_the_plan_says(
    whole: Session, sound_server: VirtualSound, coach: Coach, tmp_path: Path, measured: Measured
) -> None:
    """A meditation of one minute would take another time, or its cues come in a rush."""
    off = off_plan(whole.person)
    measured("meditation's length, and cue, off by (s)", off)
    # A computer that was held up for a moment held the sound up too: then it is tried again.
    for attempt in range(ATTEMPTS):
        if max(map(abs, off)) < CLOCK_SECONDS:
            return
        with talk(sound_server, coach, tmp_path / str(attempt), "start", *SHORT) as person:
            person.hears("What happened?")
            person.presses_ctrl_c()
            person.leaves()
        off = off_plan(person)
        measured("and when tried again", off)
    pytest.fail(f"off the plan each time, at last by {off} s")


def off_plan(person: Person) -> tuple[float, float]:
    """What the length of the short exercise's meditation, and its cue, are off by, in seconds."""
    asked = next(line.at for line in person.lines if "What happened?" in line.text)
    opening, closing = checks.bells(person, "A breath", until=asked)
    assert opening.whole
    assert closing.whole
    (cue,) = [p for p in checks.prompts(person) if p.text == "Breathe."]
    guide = builtin("short").item("breath")
    assert isinstance(guide, Guide)
    planned = plan(
        guide,
        guide.minutes or 1.0,
        [person.coach.render(guide.cues[0].text).seconds],
        bell_seconds=BELL_HEARD_SECONDS,
        breathing_seconds=DEFAULT.breathing_seconds,
    )
    length_off = closing.starts_at - opening.starts_at - planned.seconds
    cue_off = cue.starts_at - opening.starts_at - planned.cues[0].starts_at
    return round(length_off, 4), round(cue_off, 4)


def test_the_follow_up_reads_back_and_adds(
    whole: Session, sound_server: VirtualSound, coach: Coach
) -> None:
    """Days later the coach would not know what was planned, or spoil the page."""
    before = whole.entry.path.read_text()
    home = whole.folder.parent
    with talk(sound_server, coach, home, "follow-up") as person:
        person.hears("This was your event: I had a long talk with my sister")
        person.hears("How did it go?")
        person.says("we talked and it felt good", "next")
        assert person.leaves() == 0, person.transcript
        assert [p for p in checks.prompts(person) if not p.whole] == []
    entry = whole.entry
    assert entry.status == "reviewed"
    (review,) = entry.reviews
    assert review.text("on")
    assert review.text("how_it_went") == "We talked and it felt good."
    body = before.split("---", 2)[2].strip()
    assert body in entry.path.read_text()
