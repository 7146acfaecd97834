"""Hearing oneself: the person's own sentences in the visualisation and the follow-up, and the two
questions that are put once. Real voices and ears, on the sound card in memory."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from tests.support.home import SMALL_MODEL
from tests.support.likeness import find_clip
from tests.support.person import Coach
from tests.support.recorded_session import SESSION, recorded_session
from voice_coach import settings as preferences
from voice_coach.agenda.plans import plans_in
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Clip, Pcm
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.sound import resample
from voice_coach.cli import keep_sound, own_voice
from voice_coach.cli.lead import lead
from voice_coach.coach import beginning
from voice_coach.coach.edges import Edges
from voice_coach.coach.lent import speech_dbfs
from voice_coach.coach.mouth import CUE_PACE, NoEar, SilentMouth, SpokenMouth
from voice_coach.console.plain import PlainView
from voice_coach.demo.person import SyntheticPerson
from voice_coach.dialogue.commands import match_command
from voice_coach.journal.journal import Journal
from voice_coach.library.own_voice import own_voice_of
from voice_coach.manners import DEFAULT
from voice_coach.messages import Interrupted
from voice_coach.recordings.places import folder_of
from voice_coach.recordings.sound_file import encoded, sound_in
from voice_coach.settings import Settings
from voice_coach.visualise.choosing import which
from voice_coach.visualise.in_own_voice import own_sentences
from voice_coach.visualise.own_words import own_words
from voice_coach.visualise.script import build, spoken_parts
from voice_coach.visualise.sitting import sit
from voice_coach.visualise.texts import load

CALM, SLEEP = "I want to feel calm", "I sleep well at night"
ANSWERS = {
    "event": ["The talk with my sister"],
    "possible_responses": ["Call my brother", "Ask her for help"],
    "outcome": [CALM, SLEEP],
    "first_action": ["Call my sister"],
}
NOW = datetime(2026, 3, 2, 7, 0)
LIKE = 0.6
NEAR_DB = 3.0


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a journal with a recorded session, made once; nothing here changes it."""
    folder = tmp_path_factory.mktemp("recorded") / "journal"
    recorded_session(folder, ANSWERS)
    return folder


def place_of(clip: Clip, heard: Pcm, rate: int) -> float:
    """Where in what was played the clip is (seconds)."""
    start, likeness = find_clip(heard, resample(clip, rate).pcm)
    assert likeness > LIKE
    return start / rate


def test_the_visualisation_speaks_in_ones_own_voice(recorded: Path, coach: Coach) -> None:
    """Somebody who chose to hear themselves would hear a machine; or themselves too loud, cut off,
    or without the silence in which to see it."""
    journal, texts = Journal(recorded), load()
    (chosen,) = which(journal, plans_in(journal), None, NOW.date(), texts)
    page = journal.read(Path(chosen.plan.page))
    clips = own_sentences(page, own_voice_of(journal, SESSION))
    assert list(clips) == [f"{CALM}.", f"{SLEEP}."]
    lengths = {text: clip.seconds for text, clip in clips.items()}
    parts = spoken_parts(own_words(page), texts, lengths)
    guide = build(parts, 2, texts, practised=0, rate=round(150 * CUE_PACE))
    assert [cue.text for cue in guide.cues if cue.text in clips] == list(clips)
    played: list[Pcm] = []
    card = MemoryCard(recording=played.append)
    mouth = SpokenMouth(coach.voice, card, DEFAULT)
    mouth.lend(clips)
    with journal.held():
        edges = Edges(mouth, NoEar(), card, PlainView(io.StringIO()))
        sit(journal, chosen.plan, guide, edges=edges, settings=Settings(), texts=texts, now=NOW)
    heard = np.concatenate(played)
    places = [place_of(clip, heard, card.rate) for clip in clips.values()]
    assert places == sorted(places)
    before = next(cue.text for cue in guide.cues if cue.text not in clips)
    coachs = coach.voice.render(before, pace=CUE_PACE)
    at = place_of(coachs, heard, card.rate)
    wanted = speech_dbfs(cut(heard, card.rate, at, coachs.seconds))
    for place, clip in zip(places, clips.values(), strict=True):
        level = speech_dbfs(cut(heard, card.rate, place, clip.seconds))
        assert abs(level - wanted) < NEAR_DB
        silent = cut(heard, card.rate, place + clip.seconds + 0.2, 8.0)
        assert speech_dbfs(silent) < wanted - 20, "two slow breaths, in which to see it"


def cut(pcm: Pcm, rate: int, at: float, seconds: float) -> Clip:
    first = round(at * rate)
    return Clip(pcm[first : first + round(seconds * rate)], rate)


def test_a_follow_up_tells_of_the_plan_in_ones_own_voice(
    recorded: Path, coach: Coach, tmp_path: Path
) -> None:
    """The reminder of what one said would be a machine's; or the coach's own words would be lost
    before and after it."""
    folder = tmp_path / "journal"
    shutil.copytree(recorded, folder)
    journal = Journal(folder)
    subject = journal.finished(SESSION)
    settings = Settings(own_voice="yes")
    started = beginning.started_follow_up(journal, subject, settings, style="guided")
    running = journal.begin_follow_up(subject, started)
    played: list[Pcm] = []
    card = MemoryCard(recording=played.append)
    ear = ListeningEar(VoskModel(SMALL_MODEL).recogniser, card.rate, card, DEFAULT)
    card.attach(ear)
    shown = io.StringIO()

    class Leaving(PlainView):
        def listening(self, key: str, prompt: str, kind: str) -> None:
            card.post(Interrupted())

    edges = Edges(SpokenMouth(coach.voice, card, DEFAULT), ear, card, Leaving(shown))
    own_voice.lend(journal, running.session, edges, settings)
    lead(running, edges, settings)
    heard = np.concatenate(played)
    said = own_voice_of(journal, SESSION).of_texts(["The talk with my sister", "Call my sister"])
    assert len(said) == 2
    event, plan = (place_of(clip, heard, card.rate) for clip in said.values())
    coachs = place_of(coach.voice.render("Your event:"), heard, card.rate)
    assert coachs < event < plan
    assert event - coachs < coach.voice.render("Your event:").seconds + 1.0
    assert "Coach: Your event: The talk with my sister." in shown.getvalue()


def test_of_a_file_that_was_cut_short_no_half_sentence_is_heard(
    recorded: Path, tmp_path: Path
) -> None:
    """The coach, who has all of the words, would fall silent within a sentence."""
    folder = tmp_path / "journal"
    shutil.copytree(recorded, folder)
    voice = own_voice_of(Journal(folder), SESSION)
    (path,) = folder_of(folder, SESSION).glob("*-outcome.opus")
    whole, (first, second) = sound_in(path), voice.of_answer("outcome", [CALM, SLEEP]).values()
    assert second.seconds < whole.seconds
    cut_at = find_clip(whole.pcm, second.pcm)[0] / whole.rate + second.seconds * 0.7
    path.write_bytes(encoded([Clip(whole.pcm[: round(cut_at * whole.rate)], whole.rate)], "opus"))
    assert [clip.seconds for clip in voice.of_answer("outcome", [CALM, SLEEP]).values()] == [
        pytest.approx(first.seconds)
    ]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what is answered is remembered."""
    monkeypatch.setenv("VOICE_COACH_CONFIG", str(tmp_path / "config"))


@contextlib.contextmanager
def spoken(
    script: Mapping[str, Sequence[str]], coach: Coach
) -> Iterator[tuple[Edges, io.StringIO]]:
    """Edges to a synthetic person with this script, heard by the real ear."""
    card = MemoryCard(16000, noise_dbfs=-60)
    ear = ListeningEar(
        VoskModel(SMALL_MODEL).recogniser, card.rate, card, DEFAULT,
        is_command=lambda text: match_command(text) is not None,
    )  # fmt: skip
    card.attach(ear)
    screen = io.StringIO()
    person = SyntheticPerson(script, coach.voice.render, card, PlainView(screen))
    yield Edges(SilentMouth(card), ear, card, person), screen


@pytest.mark.parametrize(
    ("said", "kept"), [("yes", "keep"), ("no", "never"), ("no thank you", "never")]
)
@pytest.mark.usefixtures("config")
def test_whether_to_keep_sound_is_asked_once(coach: Coach, said: str, kept: str) -> None:
    """Somebody's voice would be kept without their word, or they would be asked for ever."""
    with spoken({"keep_sound": [said]}, coach) as (edges, screen):
        assert keep_sound.ask_once(edges, preferences.load()).recordings == kept
    assert preferences.load().recordings == kept
    assert "Shall I keep it?" in screen.getvalue()
    assert 'recordings = "keep", "until-reviewed" or "never"' in screen.getvalue()
    with spoken({}, coach) as (edges, screen):
        assert keep_sound.ask_once(edges, preferences.load()).recordings == kept
    assert screen.getvalue() == ""


@pytest.mark.parametrize(("said", "kept"), [("yes please", "yes"), ("no", "no")])
@pytest.mark.usefixtures("config")
def test_whether_to_hear_oneself_is_asked_once(
    recorded: Path, coach: Coach, said: str, kept: str
) -> None:
    """A voice that one may not like to hear would come unasked."""
    voice = own_voice_of(Journal(recorded), SESSION)
    with spoken({"own_voice": [said]}, coach) as (edges, _):
        assert own_voice.is_wanted(voice, edges, preferences.load()) is (kept == "yes")
    assert preferences.load().own_voice == kept
    with spoken({}, coach) as (edges, screen):
        assert own_voice.is_wanted(voice, edges, preferences.load()) is (kept == "yes")
        assert screen.getvalue() == ""
        nothing = own_voice_of(Journal(recorded), "20200101-000000-0000")
        assert not own_voice.is_wanted(nothing, edges, Settings(own_voice="yes"))
