"""The voice on the real speech engine: pyttsx3 in its own process, hung, killed, missing."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from voice_coach.audio.sentence_starts import sentence_starts
from voice_coach.audio.sound import level_dbfs
from voice_coach.audio.voice import PyttsxVoice, portions, speakable
from voice_coach.errors import VoiceError

WELCOME = "Welcome. It is good that you are here."


@pytest.fixture
def voice(tmp_path: Path) -> Iterator[PyttsxVoice]:
    made = PyttsxVoice(
        cache_dir=tmp_path / "cache",
        runtime_dir=tmp_path / "run",
        timeout_seconds=2.0,
        fixed=[WELCOME],
    )
    yield made
    made.close()


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"]


def wait_for(condition: object, seconds: float = 60.0) -> bool:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.01)
    return False


def test_a_sentence_becomes_sound_whole_every_time(voice: PyttsxVoice, tmp_path: Path) -> None:
    """The engine says it is done after 10 ms, done or not: the person would hear half a prompt,
    or the one before."""
    sentence = "Take a moment, and breathe out slowly, all the way, before you answer number {}."
    lengths = [voice.render(sentence.format(n)).seconds for n in range(12)]
    assert min(lengths) > 3.0
    assert max(lengths) - min(lengths) < 0.8
    clip = voice.render("One more.")
    assert level_dbfs(clip.pcm) > -35
    assert files_under(tmp_path / "run") == []


BROKEN_OFF = """
import sys
from pathlib import Path
from voice_coach.audio.sound import read_clip
from voice_coach.audio.voice_worker import Speaker
speaker = Speaker()
for number in range(10):
    path = Path(sys.argv[1], f"{number}.wav")
    speaker._engine.proxy._driver._stopping = number > 0
    speaker.render("I had a long talk with my sister about the house. " * 8, path, 150, None, 1.0)
    print(read_clip(path).seconds, file=sys.stderr)
"""


def test_a_sentence_that_the_driver_breaks_off_is_spoken_again(tmp_path: Path) -> None:
    """On a busy computer the coach would leave out a sentence, and the session break off. What
    the driver does then is brought about by the flag that it sets itself."""
    done = subprocess.run(
        [sys.executable, "-c", BROKEN_OFF, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    whole, *others = map(float, done.stderr.split())
    assert whole > 10
    assert others == pytest.approx([whole] * 9, rel=0.01)


def test_its_longest_pauses_lie_between_sentences(voice: PyttsxVoice) -> None:
    """Who was cut short by a cough would go on in the middle of a sentence."""
    sentences = (
        "First, the event.",
        "Here you want answers, direction, or clarity.",
        "What is it?",
    )
    starts = sentence_starts(voice.render(" ".join(sentences)), " ".join(sentences))
    lengths = np.diff(starts)
    alone = [voice.render(sentence).seconds for sentence in sentences[:-1]]
    assert all(0.2 < length - own < 0.8 for length, own in zip(lengths, alone, strict=True))


def test_the_pace_is_heard(voice: PyttsxVoice) -> None:
    """ "Slower" would change nothing."""
    text = "There is no hurry at all, we have the whole afternoon."
    at_first = voice.render(text).seconds
    voice.set_rate(90)
    slow = voice.render(text).seconds
    voice.set_rate(220)
    fast = voice.render(text).seconds
    assert slow > 1.3 * at_first
    assert fast < 0.85 * at_first


def test_another_voice_sounds_different(tmp_path: Path) -> None:
    """``--voice`` would be accepted and ignored, by id or by name."""
    clips = []
    for voice_id in ("gmw/en", "gmw/en-us", "English (America)"):
        voice = PyttsxVoice(voice_id=voice_id, runtime_dir=tmp_path)
        clips.append(voice.render("Tomato can not dance after the party."))
        voice.close()
    assert clips[0].seconds != clips[1].seconds
    assert abs(clips[1].seconds - clips[2].seconds) < 0.1


def test_voices_are_listed_with_their_languages(voice: PyttsxVoice) -> None:
    """A person could not choose a voice."""
    voices = voice.voices()
    english = [info for info in voices if any(tag.startswith("en") for tag in info.languages)]
    assert len(english) >= 2
    assert all(info.id and info.name for info in voices)


def test_an_unknown_voice_is_a_sentence(tmp_path: Path) -> None:
    """A misspelt ``--voice`` would speak with another voice, or crash."""
    voice = PyttsxVoice(voice_id="nobody", runtime_dir=tmp_path)
    with pytest.raises(VoiceError, match=r"no voice called 'nobody'.*voice-coach voices"):
        voice.render("Hello")
    voice.close()


def test_a_very_long_answer_is_read_back_whole(voice: PyttsxVoice) -> None:
    """Reading back a long answer would crash the engine, or lose its end."""
    sentence = "I would like to take more time for my family and for myself. "
    assert portions(sentence * 40, 600)[0].endswith("myself.")
    assert " ".join(portions(sentence * 40, 600)) == (sentence * 40).strip()
    assert portions("x" * 1300, 600) == ["x" * 600, "x" * 600, "x" * 100]
    once = voice.render(sentence).seconds
    assert voice.render(sentence * 40).seconds == pytest.approx(40 * once, rel=0.2)


@pytest.mark.parametrize("text", ["", "   ", "...", "-", "?!", "\n\t"])
def test_nothing_to_say_is_a_short_silence(voice: PyttsxVoice, text: str) -> None:
    """An empty answer read back would hang the engine: pyttsx3 never finishes an empty text."""
    clip = voice.render(text)
    assert 0 < clip.seconds < 0.2
    assert not np.any(clip.pcm)
    assert voice.engine_pid is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<speak>hello</speak>", "speak hello /speak"),
        ("[[rate 500]] go", "rate 500 go"),
        ("- first\n- second", "first - second"),
        ("\u2014 well", "well"),
        ("caf\u00e9, 5 & 6", "caf\u00e9, 5 & 6"),
    ],
)
def test_markup_is_read_as_words(voice: PyttsxVoice, text: str, words: str) -> None:
    """What the person said would steer the engine instead of being read back."""
    assert speakable(text) == words
    assert voice.render(text).seconds > 0.3


def test_a_hung_engine_is_replaced(voice: PyttsxVoice) -> None:
    """A stuck speech engine would leave the person in silence for good."""
    voice.render("First.")
    stuck = voice.engine_pid
    assert stuck is not None
    os.kill(stuck, signal.SIGSTOP)
    assert voice.render("And on it goes.").seconds > 0.5
    assert voice.engine_pid != stuck
    with pytest.raises(ProcessLookupError):
        os.kill(stuck, 0)


def test_a_killed_engine_is_replaced(voice: PyttsxVoice) -> None:
    """A crash in the engine's C code would end the session."""
    voice.render("First.")
    assert voice.engine_pid is not None
    os.kill(voice.engine_pid, signal.SIGKILL)
    assert voice.render("And on it goes.").seconds > 0.5


def test_prepared_needs_no_engine(voice: PyttsxVoice) -> None:
    """A question would start late, waiting for synthesis."""
    texts = [f"Question number {n}, and take all the time you need." for n in range(8)]
    voice.prepare(texts)
    assert wait_for(lambda: len(voice._memory) == 8)
    engine = voice.engine_pid
    assert engine is not None
    os.kill(engine, signal.SIGSTOP)
    assert all(voice.render(text).seconds > 1 for text in texts)
    assert voice.engine_pid == engine, "one that is asked and hangs is replaced"


def test_the_latest_wish_comes_first(voice: PyttsxVoice) -> None:
    """The next question would wait until the whole programme is rendered."""
    voice.prepare([f"Some sentence of the programme, number {n}." for n in range(200)])
    voice.prepare(["The very next question."])
    assert wait_for(lambda: any("very next" in key[-1] for key in voice._memory))
    rendered = [key[-1] for key in voice._memory]
    assert rendered.index("The very next question.") < 50


def test_fixed_prompts_need_no_engine_next_time(voice: PyttsxVoice, tmp_path: Path) -> None:
    """The first word would wait for the engine; and a changed rate would sound like the old."""
    first = voice.render(WELCOME)
    voice.render("My own secret words.")
    kept = files_under(tmp_path / "cache")
    assert len(kept) == 1, "only fixed prompts are kept"
    assert stat.S_IMODE(kept[0].stat().st_mode) == 0o600
    again = PyttsxVoice(cache_dir=tmp_path / "cache", runtime_dir=tmp_path / "run")
    assert np.array_equal(again.render(WELCOME).pcm, first.pcm)
    assert again.engine_pid is None
    again.set_rate(100)
    assert again.render(WELCOME).seconds > first.seconds
    again.close()


def test_a_sentence_spoken_before_it_was_prepared_is_kept_too(tmp_path: Path) -> None:
    """The very first sentence, of all, would wait for the engine each time."""
    voice = PyttsxVoice(cache_dir=tmp_path / "cache", runtime_dir=tmp_path / "run")
    voice.render(WELCOME)
    voice.prepare([WELCOME], keep=True)
    assert wait_for(lambda: (tmp_path / "cache").exists() and files_under(tmp_path / "cache"))
    voice.close()


@pytest.mark.parametrize("damage", ["flipped", "short", "empty", "text"])
def test_a_damaged_cache_is_ignored(voice: PyttsxVoice, tmp_path: Path, damage: str) -> None:
    """A half-written file would be played as noise, or end the session."""
    length = voice.render(WELCOME).seconds
    (path,) = files_under(tmp_path / "cache")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x40
    path.write_bytes(
        {"flipped": bytes(data), "short": bytes(data[:500]), "empty": b"", "text": b"hm" * 99}[
            damage
        ]
    )
    again = PyttsxVoice(cache_dir=tmp_path / "cache", runtime_dir=tmp_path / "run")
    assert abs(again.render(WELCOME).seconds - length) < 0.2
    assert again.engine_pid is not None
    again.close()


def test_a_cache_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    """A full or read-only disk would silence the coach."""
    (tmp_path / "file").write_text("in the way")
    voice = PyttsxVoice(
        cache_dir=tmp_path / "file" / "cache", runtime_dir=tmp_path / "run", fixed=["Hello."]
    )
    assert voice.render("Hello.").seconds > 0.2
    voice.close()


def test_no_speech_engine_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without espeak would show a traceback; a broken library stands in for none."""
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems bring their own engine")
    (tmp_path / "libespeak-ng.so.1").write_bytes(b"not a library")
    (tmp_path / "libespeak.so.1").write_bytes(b"not a library")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    voice = PyttsxVoice(runtime_dir=tmp_path / "run")
    with pytest.raises(VoiceError, match=r"no speech engine.*apt install espeak-ng"):
        voice.render("Hello")
    voice.close()


SPEAK_AND_HANG = """
import os, signal, sys, threading, time
from pathlib import Path
from voice_coach.audio.voice import PyttsxVoice
voice = PyttsxVoice(runtime_dir=Path(sys.argv[1]), timeout_seconds=30)
voice.render("Warm up.")
threading.Thread(target=voice.render, args=("My secret. " * 3000,), daemon=True).start()
print(voice.engine_pid, flush=True)
time.sleep(30)
"""


@pytest.mark.parametrize("engine_too", [False, True])
def test_no_spoken_word_stays_behind_after_kill(tmp_path: Path, engine_too: bool) -> None:
    """A killed session would leave what was said as a sound file on the disk."""
    run = tmp_path / "run"
    process = subprocess.Popen(
        [sys.executable, "-c", SPEAK_AND_HANG, str(run)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    engine = json.loads(process.stdout.readline())
    time.sleep(0.1)
    if engine_too:
        os.kill(engine, signal.SIGKILL)
        # the parent starts a fresh one at once; both must go
        time.sleep(0.05)
    process.kill()
    process.wait()
    process.stdout.close()
    assert wait_for(lambda: not [p for p in run.iterdir() if p.is_dir()]), list(run.rglob("*"))


def test_what_a_dead_session_left_is_swept(tmp_path: Path) -> None:
    """Both processes were killed at once: the next session must clean up."""
    run = tmp_path / "run"
    left = run / "0123456789abcdef"
    left.mkdir(parents=True)
    (left / "secret.wav").write_bytes(b"RIFF")
    (run / "0123456789abcdef.lock").touch()
    living = PyttsxVoice(runtime_dir=run)
    living.render("Hello.")
    assert not left.exists()
    (folder,) = [path for path in run.iterdir() if path.is_dir()]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    other = PyttsxVoice(runtime_dir=run)
    other.render("Hello.")
    assert folder.exists(), "a session that is alive keeps its folder"
    living.close()
    other.close()
    assert list(run.iterdir()) == []
