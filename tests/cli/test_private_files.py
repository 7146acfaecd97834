"""All that the program leaves on disk is the person's alone, whatever the umask, kills included."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import subprocess
import time
from pathlib import Path
from random import Random

import pytest

from scripts.parts.harness.privacy_files import open_to_others
from scripts.parts.harness.privacy_kills import kill_speakers
from tests.support.home import COMMAND, ROOT, environment
from tests.support.model_server import model_server
from tests.support.tiny_model import archive_of, tiny_model
from voice_coach.audio.runtime_dir import default_base, private_folder, sweep

SHORT = ("--program", str(ROOT / "voice_coach" / "programs" / "short.toml"))
REST = (
    *("next", "it keeps happening", "seven", "Ask for help", "", "It works", ""),
    *("yes", "in two days at six in the evening", "yes"),
)
umasks = pytest.mark.parametrize("umask", [0o000, 0o077], ids=lambda mask: f"{mask:03o}")


def lines(*texts: str) -> bytes:
    return "".join(f"{text}\n" for text in texts).encode()


def run(home: Path, umask: int, *arguments: str, typed: bytes = b"") -> str:
    done = subprocess.run(
        [*COMMAND, *arguments],
        input=typed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment(home),
        cwd=ROOT,
        umask=umask,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()
    return done.stdout.decode()


def killed_in_an_answer(home: Path, umask: int, typed: bytes) -> None:
    """Start, type, and be killed once the coach has shown what was typed."""
    with subprocess.Popen(
        [*COMMAND, "start", "--keyboard", *SHORT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(home),
        cwd=ROOT,
        umask=umask,
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(typed)
        running.stdin.flush()
        for line in running.stdout:
            if line.startswith(b"You: "):
                break
        running.kill()
        running.wait()
        with contextlib.suppress(OSError):
            running.stdin.close()


@umasks
def test_every_file_of_a_session_is_private(tmp_path: Path, umask: int) -> None:
    """Another account on the machine could read the journal, its log, or what is remembered."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    killed_in_an_answer(home, umask, lines("", "I had a long talk."))
    assert open_to_others(home) == []
    run(home, umask, "resume", "--keyboard", typed=lines("And more of it.", *REST))
    assert open_to_others(home) == []
    shorter = lines("", "skip the introduction", "Another event.", *REST)
    run(home, umask, "start", "--keyboard", *SHORT, typed=shorter)
    run(home, umask, "follow-up", "--keyboard", typed=lines("It went well.", "next"))
    pages = list((home / "journal").glob("*.md"))
    assert len(pages) == 2
    assert (home / ".config/voice-coach/remembered.json").exists()
    assert open_to_others(home) == []


@umasks
def test_every_file_of_a_fetch_is_private(tmp_path: Path, umask: int) -> None:
    """Another account could put its own words into the model that a person's hour depends on."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    content = archive_of(tiny_model(tmp_path / "vosk-model-small-en-us-0.15"), tmp_path / "a.zip")
    with model_server(home, content.read_bytes()) as machine:
        machine.server.break_after = [500]
        into = home / "new" / "deep" / "models"
        done = subprocess.run(
            [*machine.arguments(), "--into", str(into)],
            env=machine.environment,
            capture_output=True,
            umask=umask,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr.decode()
    assert (into / "vosk-model-small-en-us-0.15" / "am" / "final.mdl").exists()
    assert open_to_others(home) == []


def test_spoken_words_outlive_no_kill(tmp_path: Path) -> None:
    """What a person confided would lie about as sound, after a crash, for others to hear."""
    seed = int.from_bytes(os.urandom(4))
    result = kill_speakers(tmp_path, Random(seed), 8)
    assert result.problems == [], f"seed {seed}: {result}"
    assert result.kills == 8


@pytest.mark.parametrize("trap", ["open folder", "link", "file", "shared runtime folder"])
def test_a_place_that_others_prepared_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trap: str
) -> None:
    """Somebody could lay out a folder in /tmp and collect every word that is read back."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    plain, theirs = tmp_path / f"voice-coach-{os.getuid()}", tmp_path / "theirs"
    theirs.mkdir()
    if trap == "open folder":
        plain.mkdir()
        plain.chmod(0o777)
    elif trap == "link":
        plain.symlink_to(theirs)
    elif trap == "file":
        plain.touch()
    else:
        theirs.chmod(0o1777)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(theirs))
    folder = private_folder()
    base = folder.path.parent
    assert stat.S_IMODE(base.stat().st_mode) == 0o700
    assert not base.is_symlink()
    assert list(theirs.iterdir()) == []
    assert default_base() == base, "the next start sweeps another place than this one used"
    folder.close()
    assert list(base.iterdir()) == []


def test_a_folder_without_its_lock_is_swept_and_a_living_one_stays(tmp_path: Path) -> None:
    """A crash between two steps of cleaning would leave sound that nobody ever removes."""
    living = private_folder(tmp_path)
    (living.path / "words.wav").write_bytes(b"RIFF")
    orphan = tmp_path / "0123456789abcdef"
    orphan.mkdir()
    (orphan / "words.wav").write_bytes(b"RIFF")
    sweep(tmp_path)
    assert not orphan.exists()
    assert (living.path / "words.wav").exists()
    living.close()


def test_many_starts_at_once_take_nothing_from_each_other(tmp_path: Path) -> None:
    """Two sessions that begin together would sweep each other's folders away."""
    code = (
        "import sys, time; from pathlib import Path\n"
        "from voice_coach.audio.runtime_dir import private_folder\n"
        "for _ in range(60):\n"
        "    folder = private_folder(Path(sys.argv[1]))\n"
        "    (folder.path / 'words.wav').write_bytes(b'RIFF'); folder.close()\n"
    )
    command = [COMMAND[0], "-c", code, str(tmp_path)]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(4)]
    time.sleep(0.4)
    running[0].send_signal(signal.SIGKILL)
    said = [process.communicate(timeout=60)[1] for process in running]
    assert [process.returncode for process in running[1:]] == [0, 0, 0], said
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []
