"""The visualisation with the real voice, and the real ear, on the sound card in memory."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from tests.support.home import SMALL_MODEL
from tests.support.likeness import find_clip
from tests.support.person import Coach
from tests.support.visualise_page import page
from voice_coach.agenda.plan import Plan
from voice_coach.agenda.plans import plans_in
from voice_coach.audio.bell import bell
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Clip, Pcm
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.sound import resample
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import BELL_HEARD_SECONDS, CUE_PACE, NoEar, SpokenMouth
from voice_coach.console.plain import PlainView
from voice_coach.dialogue.timetable import plan
from voice_coach.journal.journal import Journal
from voice_coach.journal.marks import marks_of
from voice_coach.manners import DEFAULT
from voice_coach.messages import Interrupted, Message, Typed
from voice_coach.program.values import Guide
from voice_coach.settings import Settings
from voice_coach.visualise.choosing import which
from voice_coach.visualise.script import build
from voice_coach.visualise.sitting import Sat, sit
from voice_coach.visualise.texts import load

TEXTS = load()
NOW = datetime(2026, 11, 28, 7, 10)
AROUND_SECONDS = 0.5
LIKE = 0.6
"""Where the bell still rings, a cue is less like itself."""


def begin(folder: Path, minutes: float) -> tuple[Journal, Plan, Guide]:
    """A session two days after another practice, and the guide of today."""
    marks = '\nmarks:\n  - "2026-11-26 07:00 visualisation: practised 5 minutes"\n'
    marks += '  - "2026-11-27 07:00 visualisation: practised 5 minutes"\n'
    path = page(folder)
    path.write_text(path.read_text().replace("\n---\n\n#", f"{marks}---\n\n#", 1))
    journal = Journal(folder)
    (chosen,) = which(journal, plans_in(journal), None, NOW.date(), TEXTS)
    guide = build(chosen.parts, minutes, TEXTS, practised=2, rate=DEFAULT_RATE)
    return journal, chosen.plan, guide


DEFAULT_RATE = Settings().rate


def sits(journal: Journal, meant: Plan, guide: Guide, edges: Edges) -> Sat:
    return sit(journal, meant, guide, edges=edges, settings=Settings(), texts=TEXTS, now=NOW)


def test_five_minutes_are_heard_cue_by_cue_and_counted(tmp_path: Path, coach: Coach) -> None:
    """A cue that is missing, late, or spoken into the bell spoils the quiet of every day."""
    journal, meant, guide = begin(tmp_path, 5)
    played: list[Pcm] = []
    card = MemoryCard(recording=played.append)
    shown = io.StringIO()
    mouth = SpokenMouth(coach.voice, card, DEFAULT)
    sat = sits(journal, meant, guide, Edges(mouth, NoEar(), card, PlainView(shown)))
    heard = np.concatenate(played)

    def found(clip: Clip, at: float) -> float:
        """Where, to the second's fraction, the clip is heard around this moment."""
        first = max(0, round((at - AROUND_SECONDS) * card.rate))
        last = round((at + clip.seconds + AROUND_SECONDS) * card.rate)
        start, likeness = find_clip(heard[first:last], resample(clip, card.rate).pcm)
        assert likeness > LIKE
        return (first + start) / card.rate

    about = coach.voice.render(TEXTS.about.replace("{event}", meant.event))
    assert found(about, 0.0) < AROUND_SECONDS
    opening = found(bell(), about.seconds + AROUND_SECONDS)
    clips = [coach.voice.render(cue.text, pace=CUE_PACE) for cue in guide.cues]
    planned = plan(
        guide,
        5,
        [clip.seconds for clip in clips],
        bell_seconds=BELL_HEARD_SECONDS,
        breathing_seconds=DEFAULT.breathing_seconds,
    )
    assert [cue.text for cue in planned.cues] == [cue.text for cue in guide.cues]
    for cue, clip in zip(planned.cues, clips, strict=True):
        assert abs(found(clip, opening + cue.starts_at) - opening - cue.starts_at) < 0.02
    assert abs(found(bell(), opening + 300.0) - opening - 300.0) < 0.02

    assert sat == Sat(300.0, counted=True)
    newest = marks_of(dict(journal.read(Path(meant.page)).front))[-1]
    assert newest.line == "2026-11-28 07:10 visualisation: practised 5 minutes"
    count = coach.voice.render("This was the third day in a row.")
    found(count, len(heard) / card.rate - count.seconds - AROUND_SECONDS)
    assert "Your sister smiles at you." in shown.getvalue()


class Person(PlainView):
    """Says pause after the second cue, comes back, and leaves before half of the time."""

    def __init__(self, card: MemoryCard, voice: PyttsxVoice) -> None:
        super().__init__(io.StringIO())
        self.notes: list[str] = []
        self.told: list[str] = []
        self._card, self._voice = card, voice

    def coach(self, text: str) -> None:
        self.told.append(text)
        if len(self.told) == 3:
            at = self._card.now() + 8.0
            for word, gap in (("pause", 60.0), ("resume", 12.0), ("skip", 0.0)):
                at = self._card.speak(self._voice.render(word), at=at).ends_at + gap

    def note(self, text: str) -> None:
        self.notes.append(text)


def test_pause_resume_and_skip_are_understood(tmp_path: Path, coach: Coach) -> None:
    """Someone at whose door it rings could do nothing but run."""
    journal, meant, guide = begin(tmp_path, 5)
    before = Path(meant.page).read_bytes()
    card = MemoryCard(noise_dbfs=-70.0)
    ear = ListeningEar(VoskModel(SMALL_MODEL).recogniser, card.rate, card, DEFAULT)
    card.attach(ear)
    voice = PyttsxVoice(rate=145, voice_id="gmw/en-us", runtime_dir=tmp_path / "run")
    person = Person(card, voice)
    mouth = SpokenMouth(coach.voice, card, DEFAULT)
    sat = sits(journal, meant, guide, Edges(mouth, ear, card, person))
    voice.close()
    assert len(person.notes) == 2
    assert 10.0 < sat.seconds < 60.0  # the minute's pause is not part of it
    assert (sat.counted, sat.unsaid) == (False, "")
    assert person.told[-1] == TEXTS.early
    assert Path(meant.page).read_bytes() == before


class Leaves(PlainView):
    """Does this as soon as the coach says that."""

    def __init__(self, card: MemoryCard, at: str, message: Message) -> None:
        super().__init__(io.StringIO())
        self.told: list[str] = []
        self._card, self._at, self._message = card, at, message

    def coach(self, text: str) -> None:
        self.told.append(text)
        if text == self._at:
            self._card.post(self._message)


@pytest.mark.parametrize("message", [Typed("skip"), Interrupted()], ids=["skip", "ctrl-c"])
@pytest.mark.parametrize(("place", "counted"), [(-2, True), (1, False)])
def test_leaving_early_counts_from_half_of_the_time_on(
    tmp_path: Path, coach: Coach, message: Message, place: int, counted: bool
) -> None:
    """Who sat four of five minutes would be told that it does not count, or who sat one, that
    it does."""
    journal, meant, guide = begin(tmp_path, 2)
    card = MemoryCard()
    view = Leaves(card, guide.cues[place].text, message)
    mouth = SpokenMouth(coach.voice, card, DEFAULT)
    sat = sits(journal, meant, guide, Edges(mouth, NoEar(), card, view))
    assert sat.counted is counted
    newest = marks_of(dict(journal.read(Path(meant.page)).front))[-1]
    assert (newest.at == "2026-11-28 07:10") is counted
    expected = f"{TEXTS.early_counted} This was the third day in a row." if counted else TEXTS.early
    assert expected == (sat.unsaid if isinstance(message, Interrupted) else view.told[-1])
