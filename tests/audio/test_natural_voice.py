"""The natural voice: real pyttsx3, real Piper, in the speech engine's process; heard by the second
ear. Once for all tests, for loading it takes a second."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from scripts.parts.benchmarks.hearing_words import words
from tests.support.home import environment, run
from tests.support.virtual_sound import VirtualSound
from voice_coach.audio import natural, voice_choice
from voice_coach.audio.engine import SpeechEngine
from voice_coach.audio.sound import level_dbfs, resample
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.errors import VoiceError
from voice_coach.fair_copy.moonshine import MoonshineEar
from voice_coach.fair_copy.ports import RATE_HZ

pytestmark = pytest.mark.skipif(natural.model() is None, reason="the natural voice is missing")
QUESTION = "How clear are you about it now, from zero to ten?"
STATEMENT = "That was the last step, and it is written down."


@pytest.fixture(scope="module", autouse=True)
def _here() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(natural.LEFT_ALONE, raising=False)
        yield


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PyttsxVoice]:
    folder = tmp_path_factory.mktemp("natural")
    made = PyttsxVoice(cache_dir=folder / "cache", runtime_dir=folder / "run", fixed=[STATEMENT])
    yield made
    made.close()


@pytest.fixture(scope="module")
def ear() -> MoonshineEar:
    return MoonshineEar()


def heard(ear: MoonshineEar, voice: PyttsxVoice, text: str) -> list[str]:
    lines = ear.read(resample(voice.render(text), RATE_HZ).pcm)
    return words(" ".join(line.text for line in lines))


def test_it_speaks_of_itself_and_is_understood(voice: PyttsxVoice, ear: MoonshineEar) -> None:
    """The best voice would be there and not be used, or say something else."""
    assert voice.voice_id == natural.ID
    for text in (QUESTION, STATEMENT):
        assert heard(ear, voice, text) == words(text)
        assert -30 < level_dbfs(voice.render(text).pcm) < -12
    assert "piper" not in sys.modules, "only the engine's own process may load it"


def test_sentences_come_out_one_after_the_other(voice: PyttsxVoice) -> None:
    """pyttsx3 would hang in its loop with the second sentence, or speak the one before."""
    long, short = "We have the whole afternoon, and there is no hurry.", "Thank you."
    lengths = [voice.render(f"{(long, short)[n % 2]} {'Yes. ' * (n // 2 % 3)}") for n in range(12)]
    assert min(clip.seconds for clip in lengths[0::2]) > 2.0
    assert max(clip.seconds for clip in lengths[1::6]) < 1.5


def test_its_pace_is_words_a_minute(voice: PyttsxVoice) -> None:
    """ "Slower" would change nothing, or the coach would rush."""
    text = "You do not have to know it now. You can ask yourself again, just before you act."
    minutes = voice.render(text).seconds / 60
    assert 120 < len(text.split()) / minutes < 180
    assert voice.render(text, pace=0.8).seconds > 1.12 * minutes * 60
    voice.set_rate(200)
    assert voice.render(text).seconds < 0.85 * minutes * 60
    voice.set_rate(150)


def test_a_question_has_a_breath_before_it(voice: PyttsxVoice) -> None:
    """The question would be lost in what was said before it."""
    clip = voice.render(f"{STATEMENT} {QUESTION}")
    loud = np.flatnonzero(np.abs(clip.pcm.astype(np.int32)) > 300)
    assert np.max(np.diff(loud)) / clip.rate > 0.45


def test_kept_prompts_are_those_of_this_voice(voice: PyttsxVoice, tmp_path: Path) -> None:
    """Prompts of two voices would come in one session."""
    voice.render(STATEMENT)
    cache = voice._cache._folder
    assert cache is not None
    again = PyttsxVoice(cache_dir=cache, runtime_dir=tmp_path / "run")
    other = PyttsxVoice(cache_dir=cache, runtime_dir=tmp_path / "run", voice_id="system")
    assert again.is_ready(STATEMENT)
    assert not other.is_ready(STATEMENT)
    other.close()
    again.close()


def test_another_voice_can_be_chosen(tmp_path: Path) -> None:
    """``--voice`` would be ignored where the natural voice is installed."""
    levels = []
    for wish in ("JOE", "system", "gmw/en-us"):
        voice = PyttsxVoice(voice_id=wish, runtime_dir=tmp_path)
        levels.append(voice.render("Tomato can not dance after the party.").seconds)
        voice.close()
    assert len(set(levels)) == 3


def test_where_it_cannot_be_loaded_the_systems_own_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken installation of something optional would end every session."""
    (tmp_path / "onnxruntime").mkdir()
    (tmp_path / "onnxruntime" / "__init__.py").write_text("raise OSError('broken')")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    voice = PyttsxVoice(runtime_dir=tmp_path / "run")
    assert voice.voice_id == natural.ID
    assert voice.render("Welcome.").seconds > 0.3
    assert voice.voice_id == voice_choice.SYSTEM
    voice.close()
    asked = PyttsxVoice(voice_id=natural.ID, runtime_dir=tmp_path / "run")
    with pytest.raises(VoiceError, match=r"could not speak.*voice-coach voices"):
        asked.render("Welcome.")
    asked.close()


def test_it_can_be_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra all would not be as it was."""
    monkeypatch.setenv(natural.LEFT_ALONE, "0")
    engine = SpeechEngine(runtime_dir=tmp_path)
    there = voice_choice.in_order(engine.voices())
    assert voice_choice.best_id() == voice_choice.SYSTEM
    assert there[0].is_systems_own
    assert natural.ID not in {info.id for info in there}
    with pytest.raises(VoiceError, match=r"not installed here.*natural-voice"):
        engine.render("Hello.", rate=150, voice="Joe", volume=1.0)
    engine.close()


def test_voices_are_few_and_the_best_is_first(tmp_path: Path) -> None:
    """A person would choose among 130 voices, and not learn on what terms the best one comes."""
    with_it = run(tmp_path, "voices", more={natural.LEFT_ALONE: ""}).stdout
    first, *others = with_it.splitlines()
    assert first.startswith(natural.ID)
    assert first.endswith("the best here, in use")
    assert all(" en" in line for line in others[: others.index("")])
    assert "GPL-3.0-or-later" in with_it
    assert "lessac" in with_it
    without = run(tmp_path, "voices").stdout
    assert "the best here, in use" in without.splitlines()[0]
    assert "voice-coach[natural-voice]" in without
    everything = run(tmp_path, "voices", "--all").stdout
    assert len(everything.splitlines()) > len(without.splitlines()) + 20
    config = tmp_path / ".config" / "voice-coach"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('voice = "gmw/en-us"\n')
    chosen = run(tmp_path, "voices", more={natural.LEFT_ALONE: ""}).stdout
    assert "in use" not in chosen.splitlines()[0]
    assert next(line for line in chosen.splitlines() if "in use" in line).startswith("gmw/en-us")


@pytest.mark.audio
def test_a_voice_can_be_heard(tmp_path: Path, sound_server: VirtualSound) -> None:
    """One would choose a voice by its name."""
    more = {**sound_server.environment, natural.LEFT_ALONE: ""}
    with sound_server.recording() as speaker:
        done = run(tmp_path, "voices", "--play", "joe", more=more)
        assert done.returncode == 0, done.stderr
        loud = np.abs(speaker.pcm.astype(np.int32)) > 300
    assert np.count_nonzero(loud) > 44100


def test_without_a_loudspeaker_it_says_so(tmp_path: Path) -> None:
    """On a server, a traceback would be all there is to hear."""
    config = tmp_path / "asound.conf"
    config.write_text("defaults.pcm.card 0\npcm.none { type asym }\n")
    more = {"PULSE_SERVER": f"unix:{tmp_path}/none", "ALSA_CONFIG_PATH": str(config)}
    done = run(tmp_path, "voices", "--play", "gmw/en-us", more=more)
    assert done.returncode == 1
    assert "No voice can be heard without one" in done.stderr


def test_nobody_is_told_that_it_speaks(tmp_path: Path) -> None:
    """The library beneath it would make an identity for the computer, and report to its maker.

    Such builds are silent where CI is set; a person's computer has no such variable.
    """
    says = (
        "from voice_coach.audio.voice import PyttsxVoice\n"
        f"voice = PyttsxVoice(voice_id={natural.ID!r})\n"
        "assert voice.render('Nothing leaves this machine.').seconds > 1\n"
        "voice.close()\n"
    )
    told = {name: value for name, value in environment(tmp_path).items() if name != "CI"}
    told.pop(natural.LEFT_ALONE)
    subprocess.run([sys.executable, "-c", says], env=told, check=True, cwd=tmp_path)
    kept = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {name for name in kept if "voice-coach" not in name} == set()
