"""The sound of answers that is kept: what is in the files, and what never is."""

from __future__ import annotations

import contextlib
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.support.reader_aloud import (
    BELIEF,
    BEST,
    DARK,
    EVERYTHING,
    FOOLISH,
    LIGHT,
    RATE,
    WISDOM,
    ReaderAloud,
    recording,
)
from tests.support.talk import AT, only
from voice_coach.audio.ports import Clip
from voice_coach.audio.sound import resample
from voice_coach.coach import recorder as recorder_module
from voice_coach.coach.answer_sound import AnswerSounds
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import SilentMouth
from voice_coach.coach.recorder import FAILED, NO_ROOM, Recorder
from voice_coach.coach.recovery import cut_out, keep_sound
from voice_coach.coach.runner import Runner, Stopped
from voice_coach.coach.sound_notes import KEEPING
from voice_coach.dialogue import events as e
from voice_coach.dialogue.session import Recording
from voice_coach.journal.journal import Journal
from voice_coach.journal.log_format import read
from voice_coach.journal.spool import Spool
from voice_coach.journal.writing import JournalSession
from voice_coach.manners import Manners
from voice_coach.messages import Interrupted
from voice_coach.program.values import Program, Question
from voice_coach.recordings.kept import kept_in
from voice_coach.recordings.places import Kind, folder_of
from voice_coach.recordings.sound_file import RATE_HZ, sound_in

EXERCISE = only(
    Question("event", "Which event?", yields="event"),
    Question("clarity", "How clear?", "scale", "pause"),
    Question("ways", "What could you do?", "list", yields="ways"),
    Question("outcomes", "And if you do this: {item}?", "pairs", items_from="ways"),
)
Part = tuple[float, float]
SESSION = "20260301-100000-abcd"


class Led:
    """A session in a journal, led by a reader aloud, and recorded."""

    def __init__(
        self, folder: Path, person: ReaderAloud, program: Program = EXERCISE, kind: Kind = "opus"
    ) -> None:
        self.folder, self.person = folder, person
        started = e.Started(at=AT, session=SESSION, program=program.id, program_version=1)
        journal = Journal(folder, lambda _: program)
        self.running: JournalSession = journal.begin(started, program)
        self.use(self.running, kind)

    def use(self, running: JournalSession, kind: Kind = "opus") -> None:
        self.running = running
        self.recorder = Recorder(running, self.person.post, kind)
        self.sounds = AnswerSounds(running, [self.recorder], keep=True)

    def lead(self) -> Led:
        edges = Edges(SilentMouth(self.person), self.person, self.person, self.person)  # type: ignore[arg-type]
        with contextlib.suppress(Stopped):
            Runner(self.running, edges, Manners(), sounds=self.sounds).run()
        return self

    def close(self) -> None:
        self.running.forget_sound()
        self.sounds.close()
        self.running.close()

    @property
    def kept(self) -> dict[tuple[str, int | None], Recording]:
        return dict(self.running.session.recordings)

    @property
    def files(self) -> list[str]:
        folder = folder_of(self.folder, SESSION)
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []

    @property
    def left(self) -> list[Path]:
        """Sound that is still in the program's own folder."""
        return list((self.folder / ".voice-coach").rglob("*.sound"))

    def likeness(self, key: str, parts: list[Part], item: int | None = None) -> None:
        """What is in the recording, utterance by utterance, is what was read there."""
        (answer,) = (one for one in kept_in(self.running.session) if one.place == (key, item))
        starts = answer.recording.starts
        assert len(starts) == len(parts)
        path = folder_of(self.folder, SESSION) / answer.recording.file
        for start, part in zip(starts, parts, strict=True):
            first, last = (round(moment * RATE) for moment in (part[0] + 0.1, part[1] - 0.1))
            read_aloud = Clip(recording()[first:last], RATE)
            heard = sound_in(path, start, start + read_aloud.seconds)
            assert alike(heard, read_aloud) > 0.9, (key, part)
        words = [word for utterance in answer.utterances for word in utterance.words]
        assert [word.start for word in words] == sorted(word.start for word in words)
        assert words[-1].end == pytest.approx(starts[-1] + parts[-1][1] - parts[-1][0] - 0.2)
        assert sum(last - first for first, last in parts) < answer.recording.seconds


def alike(one: Clip, other: Clip) -> float:
    """How much two sounds have in common, 1 where they are the same, moved by some samples."""
    first, second = (resample(clip, RATE_HZ).pcm.astype(float) for clip in (one, other))
    size = 2 * max(len(first), len(second))
    crossed = np.fft.irfft(np.fft.rfft(first, size) * np.conj(np.fft.rfft(second, size)))
    near = np.concatenate([crossed[:400], crossed[-400:]])
    return float(np.max(near) / np.sqrt((first @ first) * (second @ second)))


@contextlib.contextmanager
def session(
    tmp_path: Path, person: ReaderAloud, program: Program = EXERCISE, kind: Kind = "opus"
) -> Iterator[Led]:
    led = Led(tmp_path / "journal", person, program, kind)
    try:
        yield led
    finally:
        led.close()


@pytest.mark.parametrize("kind", ["opus", "flac"])
def test_each_answer_is_one_file_and_the_page_leads_to_it(tmp_path: Path, kind: Kind) -> None:
    """Otherwise nobody hears themselves; and a command, or what was scratched, would be kept."""
    person = ReaderAloud(
        {
            "event": [[("the best of times", BEST), ("and of wisdom", WISDOM), "next"]],
            "clarity": [[("seven", FOOLISH)]],
            "ways": [[("call her", LIGHT), ("shout", EVERYTHING), "scratch that"],
                     [("write a letter", DARK), "next"]],
            "outcomes": [[("she laughs", WISDOM), "next"], [("she cries", FOOLISH), "next"]],
        }
    )  # fmt: skip
    with session(tmp_path, person, kind=kind) as led:
        led.lead()
        assert led.files == [f"01-event.{kind}", f"03-ways.{kind}",
                             f"04-outcomes-1.{kind}", f"04-outcomes-2.{kind}"]  # fmt: skip
        led.likeness("event", [BEST, WISDOM])
        led.likeness("ways", [LIGHT, DARK])
        led.likeness("outcomes", [WISDOM], 0)
        led.likeness("outcomes", [FOOLISH], 1)
        seconds = sum(last - first for first, last in (LIGHT, DARK))
        assert led.kept["ways", None].seconds < seconds + 2, "no command is in it"
        page = led.running.path.read_text()
        ways = led.kept["ways", None]
        assert f"](recordings/{SESSION}/{ways.file})" in page
        for name in ("[Hear 1](", "[Hear 2]("):
            assert name in page
        assert isinstance(log(led)[-1], e.Finished)
        assert led.left == []
        assert [note for note in person.notes if "sound" in note] == []
        for path in folder_of(led.folder, SESSION).iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = Journal(led.folder, lambda _: EXERCISE).read(led.running.path)
    assert again.troubles == ()
    assert again.passages[0].text.casefold().startswith("the best of times")
    assert "hear" not in " ".join(passage.text for passage in again.passages).casefold()


def log(led: Led) -> tuple[e.Event, ...]:
    return read(led.folder / ".voice-coach" / f"{SESSION}.jsonl")


def test_what_is_taken_back_later_is_cut_out(tmp_path: Path) -> None:
    """Otherwise what somebody did not want to have said can be heard for ever."""
    person = ReaderAloud(
        {
            "event": [[("the best of times", BEST), "next"]],
            "clarity": [[("seven", FOOLISH)], ["go back"]],
            "ways": [
                [("call her", LIGHT), ("shout", BELIEF), ("write a letter", DARK), "next"],
            ],
            "outcomes": [["take out the second", ("she laughs", WISDOM), "next"],
                         [("she cries", FOOLISH), "next"]],
        }
    )  # fmt: skip
    with session(tmp_path, person) as led:
        led.lead()
        assert [piece.text for piece in led.running.session.answer("ways").spoken] == [
            "call her", "write a letter",
        ]  # fmt: skip
        led.likeness("ways", [LIGHT, DARK])
        assert len([name for name in led.files if "ways" in name]) == 1
        told = [event for event in log(led) if isinstance(event, e.Recorded)]
        assert [len(event.of) for event in told if event.key == "ways"] == [3, 2]
        assert led.left == []


def test_the_sound_of_what_was_taken_for_a_laugh_stays(tmp_path: Path) -> None:
    """Otherwise a word that the second ear did not know is lost for good, its sound too."""
    program = only(*EXERCISE.steps[0].items[:1], Question("more", "And what else?"))

    def nothing_said() -> None:
        until_kept(led, "event")
        of = led.running.session.answer("event").spoken[1].words[0].start
        led.running.record(e.FairCopied(at=AT, key="event", of=(of,), text=""))

    person = ReaderAloud(
        {
            "event": [[("the best of times", BEST), ("ha", LIGHT), "next"]],
            "more": [[nothing_said, ("and of wisdom", WISDOM), "next"]],
        }
    )
    with session(tmp_path, person, program) as led:
        led.lead()
        assert [one.text for one in led.running.session.answer("event").spoken] == [
            "the best of times"
        ]
        assert len(led.kept["event", None].of) == 2
        told = [event for event in log(led) if isinstance(event, e.Recorded)]
        assert [len(event.of) for event in told if event.key == "event"] == [2]


def until_kept(led: Led, key: str) -> None:
    """Wait until the recording of an answer is told of."""
    while (key, None) not in led.kept:
        led.recorder.wait(0.1)
        led.recorder.write(AT)


def test_an_answer_that_is_gone_on_with_later_stays_one_file(tmp_path: Path) -> None:
    """Otherwise an answer is scattered over files, or its beginning is lost."""
    program = only(*EXERCISE.steps[0].items[:1], Question("more", "And what else?"))
    person = ReaderAloud(
        {
            "event": [[("the best of times", BEST), "next"], [("and of wisdom", WISDOM), "next"]],
            "more": [["go back"], [("a season of light", LIGHT), "next"]],
        }
    )
    with session(tmp_path, person, program) as led:
        led.lead()
        led.likeness("event", [BEST, WISDOM])
        led.likeness("more", [LIGHT])
        assert len(led.files) == 2
        assert led.left == []


def test_nothing_of_an_answer_that_was_all_taken_back_stays(tmp_path: Path) -> None:
    """Otherwise an empty answer still has a voice."""
    program = only(*EXERCISE.steps[0].items[:1], Question("more", "And what else?"))
    person = ReaderAloud(
        {
            "event": [[("the best of times", BEST), "next"], ["scratch that"], ["next"]],
            "more": [["go back"], [("a season of light", LIGHT), "next"]],
        }
    )
    with session(tmp_path, person, program) as led:
        led.lead()
        assert not led.running.session.answer("event").spoken
        assert ("event", None) not in led.kept
        assert [name for name in led.files if "event" in name] == []
        led.likeness("more", [LIGHT])


def test_a_session_that_was_left_is_recorded_when_it_is_taken_up(tmp_path: Path) -> None:
    """Otherwise a crash costs the sound of the answer, or of all that was on its way."""
    person = ReaderAloud(
        {
            "event": [[("the best of times", BEST), "next"]],
            "clarity": [[("seven", FOOLISH)]],
            "ways": [[("call her", LIGHT), "scratch that"],
                     [("write a letter", DARK), lambda: person.post(Interrupted())]],
        }
    )  # fmt: skip
    led = Led(tmp_path / "journal", person)
    halt = threading.Event()
    # It dies before the encoder comes to anything.
    led.recorder._encoder.submit = lambda *_: halt.set()  # type: ignore[method-assign,assignment]
    with contextlib.suppress(Stopped):
        edges = Edges(SilentMouth(person), person, person, person)  # type: ignore[arg-type]
        Runner(led.running, edges, Manners(), sounds=led.sounds).run()
    led.close()
    assert halt.is_set()
    assert led.files == []
    assert led.left, "the sound waits"

    running = Journal(led.folder, lambda _: EXERCISE).resume()
    assert keep_sound(running, "opus") == ""
    led.use(running)
    running.record(e.Resumed(at=AT))
    led.likeness("event", [BEST])
    led.likeness("ways", [DARK])
    assert led.left == []
    person = led.person = ReaderAloud({"ways": [[("and call her", LIGHT), "next"]]})
    led.use(running)
    led.lead()
    led.close()
    (entry,) = led.running.session.answer("ways").spoken
    assert entry.text == "write a letter and call her"
    led.likeness("ways", [DARK, LIGHT])
    assert led.left == []


def test_who_waits_for_the_sound_is_told_what_leaving_costs(tmp_path: Path) -> None:
    """Otherwise a Ctrl-C takes a recording away, and nobody knows."""
    told = threading.Event()

    class Notes(list[str]):
        def append(self, note: str) -> None:
            super().append(note)
            told.set()

    person = ReaderAloud({"event": [[("the best of times", BEST), "next"]]})
    person.notes = Notes()
    with session(tmp_path, person) as led:
        led.recorder._encoder.submit(told.wait)
        led.lead()
        assert person.notes == [KEEPING]
        led.likeness("event", [BEST])


def test_the_sound_that_a_kill_left_of_a_finished_session_is_swept(tmp_path: Path) -> None:
    """Nobody takes it up again, so what somebody said would lie there for ever."""
    person = ReaderAloud({"event": [[("the best of times", BEST), "next"]]})
    with session(tmp_path, person) as led:
        led.lead()
        files = led.files
    room = led.folder / ".voice-coach"
    ends = ("sound", "keep-1", "copy-2")
    gone, stays = ([room / f"{log}.{end}" for end in ends] for log in (SESSION, "20260302-lost"))
    for folder in (*gone, *stays):
        Spool(folder, "event", None).add(bytes(3200), 0.0, 16000)
    started = e.Started(
        at=AT, session="20260303-100000-abcd", program=EXERCISE.id, program_version=1
    )
    Journal(led.folder, lambda _: EXERCISE).begin(started, EXERCISE).close()
    assert not any(folder.exists() for folder in gone)
    assert [folder.exists() for folder in stays] == [True, True, False]
    assert led.files == files


def test_a_full_disk_costs_the_sound_and_not_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the last bytes go to sound, and words are lost."""
    person = ReaderAloud(
        {
            "event": [[("the best of times", BEST), "next"]],
            "clarity": [[("seven", FOOLISH)]],
            "ways": [[("call her", LIGHT), "next"]],
        }
    )
    monkeypatch.setattr(recorder_module, "RESERVE_BYTES", 2**62)
    with session(tmp_path, person) as led:
        recorder = led.recorder
        jobs: list[object] = []
        first: list[str] = []
        encode, both_given = recorder._encoder.submit, threading.Event()

        def given(*job: Any) -> None:
            if jobs:
                encode(lambda: first.append(recorder.take_note()))
            jobs.append(encode(*job))
            if len(jobs) == 2:
                both_given.set()

        # The second answer is given before the first one's sound is looked at, and its own when
        # the first one's note was said: once is enough.
        encode(both_given.wait)
        monkeypatch.setattr(recorder._encoder, "submit", given)
        led.lead()
        assert len(jobs) == 2
        assert led.files == []
        assert [*first, *person.notes].count(NO_ROOM) == 1
        assert FAILED not in person.notes
        assert "call her" in led.running.path.read_text().casefold()
    assert led.left == []


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    """Otherwise somebody believes that they can hear themselves, and cannot."""
    person = ReaderAloud({"event": [[("the best of times", BEST), "next"]]})
    with session(tmp_path, person, only(*EXERCISE.steps[0].items[:1])) as led:
        (led.folder / "recordings").write_text("a file of the person's")
        led.lead()
        assert person.notes.count(FAILED) == 1
        assert led.running.session.finished_at
        assert (led.folder / "recordings").read_text() == "a file of the person's"
        assert led.left == []


def test_two_files_of_one_answer_that_are_told_of_late_do_not_replace_each_other(
    tmp_path: Path,
) -> None:
    """Otherwise what was made last is removed in the place of what it replaced."""
    program = only(*EXERCISE.steps[0].items[:1], Question("more", "And what else?"))

    def told_late(at: str, *, again: bool = False) -> None:
        if led.running.session.at is None:  # all questions are answered
            Recorder.write(led.recorder, at, again=again)

    person = ReaderAloud(
        {
            "event": [[("the best of times", BEST), "next"], [("and of wisdom", WISDOM), "next"],
                      [("in the epoch of belief", BELIEF), "next"]],
            "more": [["go back"], ["go back"], [("a season of light", LIGHT), "next"]],
        }
    )  # fmt: skip
    with session(tmp_path, person, program) as led:
        led.recorder.write = told_late  # type: ignore[method-assign]
        led.lead()
        led.likeness("event", [BEST, WISDOM, BELIEF])
        assert len(led.files) == 2
        assert led.left == []


def test_what_is_taken_back_last_of_all_is_cut_out(tmp_path: Path) -> None:
    """Otherwise nobody sees to it any more, and it can be heard for ever."""
    program = only(*EXERCISE.steps[0].items[:1], Question("more", "And what else?"))
    person = ReaderAloud(
        {
            "event": [[("the best of times", BEST), "next"], ["next"]],
            "more": [[("a season of light", LIGHT), ("a season of darkness", DARK), "go back"],
                     ["scratch that", "next"]],
        }
    )  # fmt: skip
    with session(tmp_path, person, program) as led:
        led.lead()
        assert led.running.session.finished_at
        led.likeness("more", [LIGHT])
        assert len(led.files) == 2


BOTH = {"event": [[("the best of times", BEST), ("and of wisdom", WISDOM), "next"]]}


def recorded_and_scratched(led: Led) -> JournalSession:
    """The session taken up again, after what was said last in it was scratched."""
    led.lead()
    led.close()
    running = Journal(led.folder, lambda _: led.running.session.program).resume()
    led.running = running
    running.record(e.Resumed(at=AT))
    running.record(e.WentBack(at=AT, key="event"))
    running.record(e.Scratched(at=AT, key="event"))
    running.record(e.Closed(at=AT, key="event"))
    return running


def left_at_the_second(tmp_path: Path, script: dict[str, list[list[object]]]) -> Led:
    program = only(*EXERCISE.steps[0].items[:1], Question("more", "And what else?"))
    person = ReaderAloud({**script, "more": [[lambda: person.post(Interrupted())]]})  # type: ignore[dict-item]
    return Led(tmp_path / "journal", person, program)


def test_what_is_taken_back_is_cut_out_where_nothing_more_is_recorded(tmp_path: Path) -> None:
    """Otherwise who goes on by keyboard, or wants no more of it, keeps what they took back."""
    led = left_at_the_second(tmp_path, BOTH)  # type: ignore[arg-type]
    running = recorded_and_scratched(led)
    cut_out(running, "opus")
    led.likeness("event", [BEST])
    assert led.files == ["01-event-v2.opus"]
    before = folder_of(led.folder, SESSION) / "01-event.opus"
    before.write_bytes(b"a crash left it")
    running.close()
    led.running = running = Journal(led.folder, lambda _: led.running.session.program).resume()
    cut_out(running, "opus")
    assert led.files == ["01-event-v2.opus"]
    running.close()


def test_what_is_taken_back_goes_even_where_the_rest_cannot_be_kept(tmp_path: Path) -> None:
    """Otherwise a damaged file, or a full disk, keeps what somebody took back."""
    led = left_at_the_second(tmp_path, BOTH)  # type: ignore[arg-type]
    running = recorded_and_scratched(led)
    (folder_of(led.folder, SESSION) / "01-event.opus").write_bytes(b"damaged")
    cut_out(running, "opus")
    assert led.files == []
    assert led.kept == {}
    assert "recordings/" not in running.path.read_text()
    running.close()


def test_a_recording_that_somebody_removed_costs_nothing_new(tmp_path: Path) -> None:
    """Otherwise, after its file was removed by hand, no word more of an answer is kept."""
    led = left_at_the_second(tmp_path, BOTH)  # type: ignore[arg-type]
    led.lead()
    led.close()
    (folder_of(led.folder, SESSION) / "01-event.opus").unlink()
    running = Journal(led.folder, lambda _: led.running.session.program).resume()
    running.record(e.Resumed(at=AT))
    led.person = ReaderAloud(
        {"more": [["go back"], ["next"]], "event": [[("light", LIGHT), "next"]]}
    )
    led.use(running)
    led.lead()
    led.close()
    assert led.files == ["01-event-v2.opus"]
    assert [note for note in led.person.notes if note == FAILED] == []


def test_no_sound_is_written_through_a_link(tmp_path: Path) -> None:
    """Otherwise it lies in a folder that no command removes it from."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for link in (Path("recordings"), Path("recordings") / SESSION):
        person = ReaderAloud({"event": [[("the best of times", BEST), "next"]]})
        with session(tmp_path / link.name, person, only(*EXERCISE.steps[0].items[:1])) as led:
            (led.folder / link).parent.mkdir(exist_ok=True)
            (led.folder / link).symlink_to(elsewhere)
            led.lead()
            assert FAILED in person.notes
        assert list(elsewhere.iterdir()) == []


def test_sound_that_cannot_be_read_holds_up_nothing(tmp_path: Path) -> None:
    """Otherwise a damaged chunk makes the end of a talk wait, or `resume` wait for ever."""
    person = ReaderAloud({"event": [[("the best of times", BEST), "next"]]})
    with session(tmp_path, person, only(*EXERCISE.steps[0].items[:1])) as led:
        led.recorder._encoded = lambda *_: 1 // 0  # type: ignore[method-assign,assignment,return-value]
        led.lead()
        assert person.notes.count(FAILED) == 1
        assert led.recorder.pending == 0
        assert led.left == []


def test_a_file_of_which_the_log_does_not_tell_does_not_stay(tmp_path: Path) -> None:
    """Otherwise it lies there, no page leads to it, and nobody knows."""
    led = left_at_the_second(tmp_path, BOTH)  # type: ignore[arg-type]
    led.recorder.write = lambda *_, **__: None  # type: ignore[method-assign]
    led.lead()
    assert led.files == ["01-event.opus"]
    led.close()
    assert led.files == []
    assert led.left, "of it the recording is made when the session is resumed"
