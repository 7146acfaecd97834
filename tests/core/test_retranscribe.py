"""Recordings heard again: what is read of them, what is offered, and where a page is changed."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from voice_coach import files
from voice_coach.dialogue import events as e
from voice_coach.dialogue.own_names import OwnNames
from voice_coach.fair_copy.reading import Line
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import log_glance
from voice_coach.journal.page import encoding
from voice_coach.library.own_sound import forget
from voice_coach.messages import Word
from voice_coach.program import toml_file
from voice_coach.recordings.places import folder_of
from voice_coach.retranscribe.anew import Anew, Now, Offer
from voice_coach.retranscribe.ears import Ear
from voice_coach.retranscribe.parts import PART_SECONDS, recorded_in, seconds_of
from voice_coach.retranscribe.results import Read, Results
from voice_coach.retranscribe.taking import take

SESSION, AT = "20260301-100000-abcd", "2026-03-01T10:00:00.000+01:00"
EAR = Ear("other", "other", "other 1")
PROGRAM = toml_file.default()


def said(text: str, at: float) -> tuple[Word, ...]:
    """Each word takes 0.4 s, and was heard unsurely."""
    words = enumerate(text.split())
    return tuple(Word(word, at + n * 0.4, at + (n + 1) * 0.4, 0.6) for n, word in words)


@dataclass
class Sitting:
    """A finished session with recordings (files of no sound), and what another ear hears."""

    folder: Path
    events: list[e.Event] = field(default_factory=list)

    def answer(self, key: str, *texts: str, item: int | None = None, kept: bool = True) -> None:
        """Said 10 s apart, and recorded without the first 5 s of silence."""
        starts = [10.0 * n for n in range(1, len(texts) + 1)]
        self.events.append(e.Asked(at=AT, key=key))
        for text, start in zip(texts, starts, strict=True):
            words = said(text, start)
            self.events.append(e.Answered(at=AT, key=key, text=text, words=words, item=item))
        self.events.append(e.Closed(at=AT, key=key, item=item))
        if kept:
            file = f"{key}-{item}.opus"
            self.events.append(
                e.Recorded(at=AT, key=key, file=file, of=tuple(starts), item=item, seconds=100.0,
                           starts=tuple(start - 5 for start in starts))
            )  # fmt: skip

    def written(self) -> Path:
        """The page."""
        journal = Journal(self.folder)
        started = e.Started(at=AT, session=SESSION, program=PROGRAM.id, program_version=1)
        running = journal.begin(started, PROGRAM)
        recordings = folder_of(self.folder, SESSION)
        with contextlib.closing(running):
            for event in (*self.events, e.Finished(at=AT)):
                running.record(event)
                if isinstance(event, e.Recorded):
                    files.private_folder(recordings)
                    (recordings / event.file).write_bytes(b"sound")
        return running.path

    @property
    def log(self) -> Path:
        return Journal(self.folder).log_of(SESSION)

    def anew(self, page: Path, **heard: str) -> Anew:
        """With what the other ear hears of each question's sound, in its parts one by one."""
        results = Results(self.folder / ".voice-coach", SESSION)
        anew = Anew.of(Journal(self.folder), self.log, page, EAR, results)
        for answer in anew.answers:
            texts = heard[answer.place[0]].split(" / ")
            parts = [spans for run in answer.runs for spans in run.parts]
            for spans, text in zip(parts, texts, strict=True):
                length = seconds_of(spans)
                lines = (Line(text, 0.3, length - 0.3),)
                results.keep(anew.marks[answer.file, spans], Read(length, lines, ((0.0, length),)))
        return anew

    def offers(self, page: Path, anew: Anew, names: OwnNames | None = None) -> list[Offer]:
        now = Now.of(Journal(self.folder), self.log, page)
        found = (anew.offer(one, now, (names or OwnNames()).in_copy) for one in anew.answers)
        return [offer for offer in found if offer is not None]

    def take(self, page: Path, offer: Offer) -> bool:
        return take(Journal(self.folder), self.log, page, offer, AT)


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    return Sitting(tmp_path)


def test_of_a_recording_the_utterances_are_read_with_a_little_around(sitting: Sitting) -> None:
    """Whole recordings would have breath, knocks and thinking in them, where ears make words up;
    and a second part begins where one core would have more than the other."""
    sitting.answer("details", *["we sat in the kitchen and nobody said a word at all"] * 9)
    page = sitting.written()
    session = Journal(sitting.folder).as_logged(SESSION)
    assert session is not None
    (answer,) = recorded_in(session)
    (run,) = answer.runs
    assert run.of == tuple(10.0 * n for n in range(1, 10))
    assert len(run.parts) == 2
    assert all(seconds_of(part) <= PART_SECONDS for part in run.parts)
    first, second = run.parts[0][:2]
    assert first == pytest.approx((4.7, 5 + 12 * 0.4 + 0.4))
    assert second[0] == pytest.approx(14.7)
    anew = sitting.anew(page, details="One part. / Another part.")
    assert sitting.offers(page, anew) == []  # far too little: the guard keeps what was heard live


@pytest.mark.parametrize("is_kept", [True, False])
def test_an_entry_that_was_gone_on_with_is_read_in_its_pieces(
    sitting: Sitting, is_kept: bool
) -> None:
    """Between them lies what was said to another entry; without one piece the rest is no entry."""
    key = "possible_responses"
    sitting.answer(key, "write her a letter", "wait for spring", kept=False)
    words = said("and post it", 40.0)
    joined = e.Answered(at=AT, key=key, text="and post it", words=words, joins=True)
    sitting.events.insert(-1, joined)
    of = (10.0, 20.0, 40.0) if is_kept else (10.0, 20.0)
    sitting.events.append(
        e.Recorded(at=AT, key=key, file="a.opus", of=of, starts=(0.0, 2.0, 4.0)[: len(of)],
                   seconds=2.0 * len(of))
    )  # fmt: skip
    sitting.written()
    session = Journal(sitting.folder).as_logged(SESSION)
    assert session is not None
    (answer,) = recorded_in(session)
    starts = [[round(span[0], 1) for span in run.parts[0]] for run in answer.runs]
    assert starts == ([[0.0], [2.0, 3.7]] if is_kept else [[0.0]])


def test_with_the_recordings_goes_what_was_heard_of_them(sitting: Sitting) -> None:
    """Who has the sound of their voice removed means what an ear wrote down of it, too."""
    sitting.answer("details", "we sat hear")
    page = sitting.written()
    results = sitting.anew(page, details="We sat here.").results
    assert results.path.exists()
    assert forget(sitting.folder, SESSION, page) == 1
    assert not results.path.exists()


def test_an_answer_with_a_copy_is_copied_as_it_was_cut(sitting: Sitting) -> None:
    """Another grouping would move a paragraph, and leave utterances without their copy."""
    sitting.answer("details", "we sat there", "it was cold", "then she laughed")
    sitting.events.insert(
        -1, e.FairCopied(at=AT, key="details", of=(10.0, 20.0), text="We sat there. It was cold.")
    )
    page = sitting.written()
    heard = "We sat here. It was cold. / Then she left."
    (offer,) = sitting.offers(page, sitting.anew(page, details=heard))
    assert [(one.of, one.text) for one in offer.copies] == [
        ((10.0, 20.0), "We sat here. It was cold."), ((30.0,), "Then she left."),
    ]  # fmt: skip
    assert sitting.take(page, offer)
    assert "\nWe sat here. It was cold.\n\nThen she left.\n" in page.read_text("utf-8")


def test_names_of_the_persons_own_are_in_it(sitting: Sitting) -> None:
    """The better ear knows no names, and would lose what the coach was taught."""
    sitting.answer("details", "i met shove on at the lake yesterday morning")
    page = sitting.written()
    anew = sitting.anew(page, details="I met Shivon at the lake yesterday morning.")
    common = frozenset("i met at the lake yesterday morning shove on".split())
    names = OwnNames(("Siobhan",), common.__contains__)
    (offer,) = sitting.offers(page, anew, names)
    assert offer.after == "I met Siobhan at the lake yesterday morning.\n"


def test_short_answers_stay_as_they_were_understood(sitting: Sitting) -> None:
    """A number or a day that was agreed to is not a matter of hearing any more."""
    sitting.events.append(e.Asked(at=AT, key="clarity_before"))
    sitting.answer("clarity_before", "seven")
    sitting.events.insert(-2, e.Understood(at=AT, key="clarity_before", value="7"))
    page = sitting.written()
    anew = sitting.anew(page)
    assert anew.answers == ()
    assert anew.theirs == 0


def test_what_other_answers_show_of_an_entry_changes_with_it(sitting: Sitting) -> None:
    """A table beside a list that has other words is a riddle, and reads as a conflict."""
    sitting.answer("possible_responses", "right her a letter", "wait for spring")
    sitting.answer("response_outcomes", "she would read it", item=0, kept=False)
    sitting.events.append(e.Asked(at=AT, key="chosen_response"))
    chosen = e.Answered(at=AT, key="chosen_response", text="the first one")
    value = "right her a letter"
    sitting.events += [chosen, e.Understood(at=AT, key="chosen_response", value=value)]
    sitting.events.append(e.Closed(at=AT, key="chosen_response"))
    page = sitting.written()
    anew = sitting.anew(page, possible_responses="Write her a letter. / Wait for spring.")
    before = page.read_text("utf-8")
    assert before.count("ight her a letter") == 4
    (offer,) = sitting.offers(page, anew)
    assert sitting.take(page, offer)
    text = page.read_text("utf-8")
    assert text.count("Write her a letter") == 4
    assert "ight her a letter" not in text
    assert Journal(sitting.folder).read(page).troubles == ()
    changed = [pair for pair in zip(before.splitlines(), text.splitlines(), strict=True)
               if pair[0] != pair[1]]  # fmt: skip
    assert len(changed) == 4


@pytest.mark.parametrize("form", ["crlf", "utf-16", "no last newline"])
def test_a_page_keeps_the_form_in_which_an_editor_saved_it(sitting: Sitting, form: str) -> None:
    """All of its bytes would change otherwise, or half of it become unreadable."""
    sitting.answer("details", "we sat hear")
    page = sitting.written()
    text = page.read_text("utf-8")
    data = {
        "crlf": text.replace("\n", "\r\n").encode(),
        "utf-16": text.encode("utf-16"),
        "no last newline": text.rstrip("\n").encode(),
    }[form]
    page.write_bytes(data)
    (offer,) = sitting.offers(page, sitting.anew(page, details="We sat here."))
    assert sitting.take(page, offer)
    after, found = encoding.to_utf8(page.read_bytes())
    before, was = encoding.to_utf8(data)
    assert found == was
    old = next(line for line in before.splitlines() if b"sat" in line)
    assert after == before.replace(old, b"We sat here.")


@pytest.mark.parametrize(
    "change",
    [
        ("We sat hear.", "We sat here, I think."),
        ("We sat hear.", "We sat hear.\n\nAnd I was cold."),
        ("> All the details of the situation\n", "> All that I know of it\n"),
        ("We sat hear.\n", "We sat hear.\n- and more\n"),
    ],
)
def test_whatever_a_person_wrote_into_an_answer_makes_it_theirs(
    sitting: Sitting, change: tuple[str, str]
) -> None:
    """Their words beside an ear's would be no sentence any more."""
    sitting.answer("details", "we sat hear")
    page = sitting.written()
    text = page.read_text("utf-8").replace("==", "")
    marked = page.read_text("utf-8")
    page.write_text(text.replace(*change) if text != marked else marked.replace(*change), "utf-8")
    anew = sitting.anew(page)
    assert (anew.answers, anew.theirs) == ((), 1)


def test_what_was_changed_while_somebody_decided_stays(sitting: Sitting) -> None:
    """An editor is open beside the terminal, and saves."""
    sitting.answer("details", "we sat hear")
    page = sitting.written()
    (offer,) = sitting.offers(page, sitting.anew(page, details="We sat here."))
    mine = page.read_text("utf-8").replace("sat", "were")
    page.write_text(mine, "utf-8")
    told = sitting.log.read_bytes()
    assert not sitting.take(page, offer)
    assert page.read_text("utf-8") == mine
    assert sitting.log.read_bytes() == told


def test_a_finished_log_stays_finished_however_much_follows(sitting: Sitting) -> None:
    """The coach would offer to go on with a session that came to its end months ago."""
    long = "Nobody said a word, and it was cold. " * 200
    sitting.answer("details", "we sat hear", "nobody said a word")
    page = sitting.written()
    offers = sitting.offers(page, sitting.anew(page, details="We sat here. Nobody said a word."))
    assert log_glance(sitting.log).finished
    (offer,) = offers
    assert sitting.take(page, offer)
    assert log_glance(sitting.log).finished
    for n in range(5):
        copies = (e.FairCopied(at=AT, key="details", of=(10.0, 20.0), text=f"{n} {long}".strip()),)
        longer = Offer(offer.place, copies, offer.question, offer.before, offer.after)
        assert sitting.take(page, longer)
    assert log_glance(sitting.log).finished
    assert Journal(sitting.folder).unfinished() == ()
    assert not Journal(sitting.folder).tell_behind().notes
