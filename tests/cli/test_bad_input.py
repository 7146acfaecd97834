"""Bad input through the real command line: a sentence, no traceback, and nothing lost."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.alsa import BOTH, sound
from tests.support.home import COMMAND, ROOT, SMALL_MODEL, environment, run
from tests.support.sweep import share
from tests.support.typed import EVENT, SHORT, SKIP_THE_BREATH, lines, terminal

START = ("start", *SHORT[2:])
"""With voice and ears."""
FINISHED = "2020-01-02-0304-old.md"
FOREIGN = {
    "shopping.md": b"# Shopping\n\n- bread\n- ---\n",
    "picture.md": bytes(range(256)) * 4,
    "half.md": b"---\nid: [\nstatus: finished\n",
    "empty.md": b"",
    "notes.txt": b"not ours\r\n",
}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, byte for byte; the lock and what it is for left out."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


@pytest.fixture(scope="module")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    assert run(home, *SHORT, typed=lines(SKIP_THE_BREATH, *EVENT)).returncode == 0
    for name, data in FOREIGN.items():
        (home / "journal" / name).write_bytes(data)
    return home


@pytest.fixture
def home(_home: Path, tmp_path: Path) -> Iterator[Path]:
    """A home with an unfinished session and foreign files; both must be as they were."""
    shutil.copytree(_home, tmp_path, dirs_exist_ok=True)
    journal = tmp_path / "journal"
    before = contents(journal)
    yield tmp_path
    after = contents(journal)
    assert {name: after.get(name) for name in before} == before


def fails(
    done: subprocess.CompletedProcess[str], *wanted: str, status: tuple[int, ...] = (1, 2)
) -> None:
    """It ended with these sentences on standard error and nothing that frightens."""
    said = " ".join(done.stderr.split())
    assert done.returncode in status, done.stdout + done.stderr
    for sentence in wanted:
        assert sentence in said, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "Error:" not in done.stderr.replace("\nError: Invalid value", "")


# --- sound -----------------------------------------------------------------------------------


NOTHING = "defaults.pcm.card 0\npcm.none { type asym }\n"
"""What PortAudio wants to find."""
NOT_CONFIGURED = {
    "no such file": None,
    "an empty file": "",
    "no devices in it": "defaults.pcm.card 0\n",
    "no configuration": "garbage {{{",
    "a file that it wants": '@hooks [ { func load files [ "/nonexistent" ] errors true } ]\n',
}
ONE_WAY = """\
pcm.card {{ type asym {way}.pcm {{ type null }} hint.description "card" }}
pcm.default {{ type asym {way}.pcm {{ type null }} }}
"""
EAR_ONLY, MOUTH_ONLY = ONE_WAY.format(way="capture"), ONE_WAY.format(way="playback")
ONE_RATE = """\
defaults.pcm.card 0
pcm.null { type null }
pcm.default {
    type asym
    playback.pcm { type a52 rate 48000 format S16_LE channels 2 slavepcm "null" }
    capture.pcm { type null }
}
"""


ONE_KIND = """\
defaults.pcm.card 0
pcm.null {{ type null }}
pcm.default {{ type null }}
pcm.odd {{ {what} hint.description "odd" }}
"""
ONLY_RATE = 'type plug slave {{ pcm "null" rate {rate} }} rate_converter "none"'
TELEPHONY = 'type mulaw slave { pcm "null" format S16_LE }'
REFUSALS = [
    ("--microphone", ONLY_RATE.format(rate=4000),
     "refuses every rate we tried (48000, 44100, 32000, 16000, 8000 Hz)"),
    ("--microphone", TELEPHONY, "cannot be opened (sample format not supported)"),
    ("--loudspeaker", TELEPHONY, "cannot be opened (sample format not supported)"),
]  # fmt: skip


def test_no_microphone(home: Path) -> None:
    """A person without any sound device would meet an error of a library."""
    fails(run(home, *START, more=sound(home, NOTHING)), "There is no microphone", "--keyboard")


@pytest.mark.parametrize("why", NOT_CONFIGURED)
def test_sound_that_is_not_configured(home: Path, why: str) -> None:
    """PortAudio would end the process with "Aborted", or show a traceback."""
    alsa = NOT_CONFIGURED[why]
    more = sound(home, alsa or "")
    if alsa is None:
        (home / "asound.conf").unlink()
    for command in (START, ("devices",)):
        done = run(home, *command, more=more)
        fails(done, "sound (ALSA) is not configured", "~/.asoundrc", "--keyboard")
    with terminal(home, *START, more=more) as person:
        person.reads("keyboard instead?")
        person.sends("n\n")
        assert person.leaves() == 130


def test_a_loudspeaker_only(home: Path) -> None:
    """Someone with speakers only would be asked questions that nobody hears answered."""
    fails(run(home, *START, more=sound(home, MOUTH_ONLY)), "There is no microphone", "--keyboard")


def test_no_loudspeaker(home: Path) -> None:
    """A microphone without a loudspeaker would lead a silent session."""
    fails(run(home, *START, more=sound(home, EAR_ONLY)), "There is no loudspeaker", "--keyboard")


@pytest.mark.parametrize("answer", ["", "n"])
def test_no_microphone_at_a_terminal_offers_the_keyboard(home: Path, answer: str) -> None:
    """Someone who could type would have to read the manual first."""
    with terminal(home, *START, more=sound(home, NOTHING)) as person:
        person.reads("There is no microphone")
        person.reads("keyboard instead?")
        person.sends(f"{answer}\n")
        if not answer:
            person.reads("or begin a new one.")
            person.types("begin a new one")
            person.reads("Coach: Welcome.")
            person.sends("\n")
            person.types("It rained", "finish for today", "yes")
        assert person.leaves() == (130 if answer else 0), person.text
    assert "Traceback" not in person.text
    assert ("voice-coach resume --keyboard" in person.text) is not bool(answer)
    pages = [path.read_bytes() for path in (home / "journal").glob("*.md")]
    assert any(b"It rained" in page for page in pages) is not bool(answer)


@pytest.mark.parametrize("option", ["--microphone", "--loudspeaker"])
def test_an_unknown_device(home: Path, option: str) -> None:
    """A misspelt device would be replaced by another one, silently."""
    done = run(home, *START, option, "Nonesuch", more=sound(home, BOTH))
    fails(done, "called 'Nonesuch'", "There are: 0 card")


def test_a_device_that_does_not_open(home: Path) -> None:
    """A sound server that is gone, or a card in use, would end in an error number."""
    dead = 'pcm.!default { type pulse hint.description "Default" }\nctl.!default { type pulse }\n'
    done = run(home, *START, more=sound(home, dead))
    fails(done, "There is no microphone")


def test_a_loudspeaker_with_one_rate_only(home: Path) -> None:
    """A device that takes no 44,100 Hz would be refused, though it can play."""
    more = sound(home, ONE_RATE)
    listed = run(home, "devices", more=more)
    assert "(48000 Hz)" in listed.stdout.partition("Loudspeakers:")[2], listed.stderr
    with terminal(home, *START, more=more) as person:
        person.reads("or begin a new one.")
        person.process.send_signal(signal.SIGINT)
        assert person.leaves() in (0, 130), person.text
    assert "Nothing was begun, and nothing was changed." in person.text
    assert "Traceback" not in person.text


def test_a_microphone_of_a_telephone_headset(home: Path) -> None:
    """One that gives no more than 8000 samples a second would be refused."""
    with terminal(
        home,
        *START,
        "--microphone",
        "odd",
        more=sound(home, ONE_KIND.format(what=ONLY_RATE.format(rate=8000))),
    ) as person:
        person.reads("or begin a new one.")
        person.process.send_signal(signal.SIGINT)
        assert person.leaves() in (0, 130), person.text
    assert "refuses" not in person.text
    assert "Traceback" not in person.text


@pytest.mark.parametrize(("option", "what", "sentence"), REFUSALS)
def test_a_device_that_refuses(home: Path, option: str, what: str, sentence: str) -> None:
    """A device that is listed and cannot be used would end in an error number of a library."""
    more = sound(home, ONE_KIND.format(what=what))
    assert run(home, "devices", more=more).stdout.count(" odd ") == 2, "it is to be listed"
    name = option.removeprefix("--")
    done = run(home, *START, option, "odd", more=more)
    fails(done, f"The {name} 'odd' {sentence}", f"Choose another with {option}: default.")
    assert "Coach:" not in done.stdout, "it is to be told before the coach begins to speak"
    assert "Expression" not in done.stderr, "what PortAudio says of it is for nobody's eyes"


@pytest.mark.parametrize("option", ["--microphone", "--loudspeaker"])
def test_a_device_that_refuses_its_rate_and_takes_another(home: Path, option: str) -> None:
    """A device for telephony would be turned down for 44,100 Hz, though it can be used."""
    more = sound(home, ONE_KIND.format(what=ONLY_RATE.format(rate=16000)))
    with terminal(home, *START, option, "odd", more=more) as person:
        person.reads("or begin a new one.")
        person.process.send_signal(signal.SIGINT)
        assert person.leaves() in (0, 130), person.text
    assert "Nothing was begun, and nothing was changed." in person.text
    assert "Traceback" not in person.text


def test_no_speech_engine(home: Path) -> None:
    """A machine without espeak would show a traceback; a broken library stands in for none."""
    for name in ("libespeak-ng.so.1", "libespeak.so.1"):
        (home / name).write_bytes(b"not a library")
    more = {**sound(home, BOTH), "LD_LIBRARY_PATH": str(home)}
    fails(run(home, *START, more=more), "There is no speech engine", "Install espeak-ng")


# --- speech models ---------------------------------------------------------------------------


def test_no_model(home: Path) -> None:
    """A person would not learn what to fetch, or that the keyboard is enough."""
    # A copy outside the checkout: a model that was fetched into it must not be found.
    shutil.copytree(ROOT / "voice_coach", home / "site" / "voice_coach")
    more = {**sound(home, BOTH), "VOICE_COACH_MODEL": "", "PYTHONPATH": str(home / "site")}
    done = run(home, *START, more=more)
    fails(done, "There is no speech model", "voice-coach models fetch", "--keyboard")


@pytest.mark.parametrize("by_option", [True, False])
def test_a_model_that_is_not_there(home: Path, by_option: bool) -> None:
    """A misspelt path would be answered with another model."""
    wrong = str(home / "no-such-model")
    more = {**sound(home, BOTH), **({} if by_option else {"VOICE_COACH_MODEL": wrong})}
    done = run(home, *START, *(("--model", wrong) if by_option else ()), more=more)
    fails(done, "no-such-model", "--model" if by_option else "VOICE_COACH_MODEL")


@pytest.mark.parametrize("damage", ["half unpacked", "cut short", "noise", "empty folder"])
def test_a_broken_model(home: Path, damage: str) -> None:
    """Vosk aborts the whole process on a broken model: a crash without a word."""
    model = home / "model"
    if damage == "empty folder":
        model.mkdir()
    else:
        shutil.copytree(SMALL_MODEL, model)
    network = model / "am" / "final.mdl"
    if damage == "half unpacked":
        shutil.rmtree(model / "graph")
    elif damage == "cut short":
        network.write_bytes(network.read_bytes()[: network.stat().st_size // 2])
    elif damage == "noise":
        network.write_bytes(os.urandom(network.stat().st_size))
    done = run(home, *START, "--model", str(model), more=sound(home, BOTH))
    fails(done, str(model))


# --- files -----------------------------------------------------------------------------------

GOOD_PROGRAM = (ROOT / "voice_coach" / "programs" / "short.toml").read_text()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("format = \n", "line 1"),
        (GOOD_PROGRAM.replace('answer = "scale"', 'answer = "guess"'), "answer"),
        (GOOD_PROGRAM.replace('key = "event"', 'key = "clarity_before"'), "clarity_before"),
        (GOOD_PROGRAM.replace('ask = "When?"', 'asks = "When?"'), "step_1.first_action_when"),
        ("", "format"),
        ("\udcff", "UTF-8"),
    ],
)
def test_a_broken_exercise_file(home: Path, text: str, key: str) -> None:
    """Whoever writes an exercise would have to guess what is wrong in it."""
    path = home / "mine.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    fails(run(home, "start", "--keyboard", "--program", str(path), typed=""), str(path), key)


def test_an_exercise_file_that_is_not_there(home: Path) -> None:
    """A misspelt path would start the built-in exercise."""
    fails(run(home, "start", "--keyboard", "--program", "none.toml", typed=""), "none.toml")


def locked_folder(tmp_path: Path) -> Path:
    """A folder in which nothing can be made, not even by root."""
    if os.geteuid() == 0:
        return Path("/proc/self")
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    return folder


@pytest.mark.parametrize("where", ["a file", "below a file", "locked"])
@pytest.mark.parametrize("command", [SHORT, ("resume", "--keyboard"), ("follow-up", "--keyboard")])
def test_a_journal_folder_that_cannot_be_used(
    home: Path, where: str, command: tuple[str, ...]
) -> None:
    """An hour of talk would be lost because nobody looked at the folder first."""
    (home / "file").write_bytes(b"mine")
    folder = {
        "a file": home / "file",
        "below a file": home / "file" / "journal",
        "locked": locked_folder(home) / "journal",
    }[where]
    fails(run(home, *command, "--journal", str(folder), typed=""), str(folder.parent))
    assert (home / "file").read_bytes() == b"mine"


def test_foreign_and_unreadable_files_among_the_journals(home: Path) -> None:
    """A shopping list in the folder would stop the session, or be written over."""
    journal = home / "journal"
    (journal / "folder.md").mkdir()
    (journal / "gone.md").symlink_to(home / "nowhere")
    before = {name: (journal / name).read_bytes() for name in FOREIGN}
    anew = ("begin a new one", SKIP_THE_BREATH)
    started = run(home, *SHORT, typed=lines(*anew, "It rained", "next"))
    assert (started.returncode, started.stderr) == (0, "")
    resumed = run(home, "resume", "--keyboard", typed="")
    assert resumed.returncode == 0, resumed.stderr
    fails(run(home, "follow-up", "--keyboard", typed=""), "There is no finished session")
    assert {name: (journal / name).read_bytes() for name in FOREIGN} == before


@pytest.mark.parametrize("command", ["resume", "follow-up"])
@pytest.mark.parametrize("named", ["shopping.md", "picture.md", "half.md", "nonsense", "../x"])
def test_a_session_that_is_none(home: Path, command: str, named: str) -> None:
    """A misspelt session would be answered with another one's secrets, or a traceback."""
    done = run(home, command, "--keyboard", named, typed="")
    fails(done, "session", status=(1,))


def test_a_damaged_log(home: Path) -> None:
    """A log that cannot be read would be taken for an empty one, and written over."""
    (log,) = (home / "journal" / ".voice-coach").glob("*.jsonl")
    good = log.read_bytes()
    log.write_bytes(b"\0" * 100 + good[100:])
    damaged = log.read_bytes()
    fails(run(home, "resume", "--keyboard", typed=""), log.name)
    assert log.read_bytes() == damaged
    log.write_bytes(good)


def test_nothing_to_resume_and_nothing_to_look_back_on(tmp_path: Path) -> None:
    """On the first day the person would not learn how to begin."""
    fails(run(tmp_path, "resume", "--keyboard"), "no unfinished session", "voice-coach start")
    fails(run(tmp_path, "follow-up", "--keyboard"), "no finished session", "voice-coach start")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("rate = ", "cannot be read"),
        ('volume = "loud"', "volume"),
        ("nudge_seconds = -1", "nudge_seconds"),
        ("colour = 'red'", "colour"),
        ("nudge_seconds = nan", "nudge_seconds"),
        ("settle_seconds = -nan", "settle_seconds"),
        ("open_answer_pause_seconds = inf", "open_answer_pause_seconds"),
        ("breathing_seconds = -inf", "breathing_seconds"),
        ("utterance_pause_seconds = 1e999", "utterance_pause_seconds"),
        (f"nudge_seconds = {'9' * 400}", "nudge_seconds"),
        (f"nudge_seconds = {'9' * 5000}", "cannot be read"),
        ("volume = nan", "volume"),
        ("volume = inf", "volume"),
        ("rate = nan", "rate"),
        ("rate = inf", "rate"),
        (f"rate = {'9' * 400}", "rate"),
        ("introductions = nan", "introductions"),
        ('fair_copy = "sometimes"', "fair_copy"),
        (f"{'x' * 100_000} = 1", "is no setting"),
        (f"x = {'[' * 100_000}", "nested too deeply"),
        (f"{'a.' * 100_000}b = 1", "line 1 holds more than 1,000 dots"),
        ("#" * 2**21, "larger than"),
    ],
)
def test_broken_settings(home: Path, text: str, reason: str) -> None:
    """A slip in the settings would change the coach's manners without a word."""
    (home / "settings.toml").write_text(text)
    done = run(home, *SHORT, typed="", more={"VOICE_COACH_CONFIG": str(home)})
    fails(done, str(home / "settings.toml"), reason, "Correct the file")


def test_a_sentence_is_seen_while_the_sound_system_is_being_looked_for(home: Path) -> None:
    """PortAudio's start has standard error closed for a moment: a session that cannot begin ended
    without a word then, five times of eight, or with a crash. Several times, for it is a matter of
    moments."""
    (home / "settings.toml").write_text('fair_copy = "sometimes"')
    for _ in range(4):
        done = run(home, "start", typed="", more={"VOICE_COACH_CONFIG": str(home)})
        fails(done, "fair_copy must be", "Correct the file")


PIPE, DEVICE, FOLDER, SOCKET = "a pipe", "a device", "a folder", "a socket"


def in_place_of(path: Path, kind: str) -> None:
    """Put there what is no file of bytes that come to an end."""
    if kind == PIPE:
        os.mkfifo(path)
    elif kind == DEVICE:
        path.symlink_to("/dev/zero")
    elif kind == FOLDER:
        path.mkdir()
    else:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(path))


@pytest.mark.parametrize("kind", [PIPE, DEVICE, FOLDER, SOCKET])
def test_settings_that_are_no_file(home: Path, kind: str) -> None:
    """Otherwise every command stands still for ever, or eats all memory, before its first word."""
    in_place_of(home / "settings.toml", kind)
    done = run(home, *SHORT, typed="", more={"VOICE_COACH_CONFIG": str(home)})
    fails(done, str(home / "settings.toml"), "cannot be read", "Correct the file")


@pytest.mark.parametrize("kind", [PIPE, DEVICE, FOLDER, SOCKET])
def test_an_exercise_that_is_no_file(home: Path, kind: str) -> None:
    """Otherwise a mistyped path makes the program wait for a program that never writes."""
    in_place_of(home / "x.toml", kind)
    fails(run(home, *SHORT[:2], "--program", str(home / "x.toml"), typed=""), "x.toml", "be read")


@pytest.mark.parametrize("text", ["[" * 200_000, "#" * 2**21, f"id.{'x.' * 200_000}y = 1"])
def test_an_exercise_without_measure(home: Path, text: str) -> None:
    """Otherwise a file from somebody else takes all memory."""
    (home / "x.toml").write_text(text)
    fails(run(home, *SHORT[:2], "--program", str(home / "x.toml"), typed=""), "x.toml")


NO_NUMBERS = ("nan", "-nan", "inf", "1e999", "9" * 400)
NUMBERED = [(name, number) for name in ("minutes", "at", "from_minutes") for number in NO_NUMBERS]


@pytest.mark.parametrize(("name", "number"), share(NUMBERED, 2))
def test_a_number_that_is_none_in_an_exercise(home: Path, name: str, number: str) -> None:
    """Otherwise a meditation ends at no time that a clock ever shows."""
    members = {"minutes": "1", "at": "0", "from_minutes": "0"} | {name: number}
    (home / "x.toml").write_text(
        "format = 1\nid = 'x'\ntitle = 'X'\nversion = 1\n"
        "[[step]]\nkey = 'a'\ntitle = 'A'\n"
        f"[[step.item]]\nkey = 'b'\nguide = 'B'\nminutes = {members['minutes']}\n"
        f"[[step.item.cue]]\nsay = 'C'\nat = {members['at']}\n"
        f"from_minutes = {members['from_minutes']}\n"
    )
    done = run(home, *SHORT[:2], "--program", str(home / "x.toml"), typed="")
    fails(done, "x.toml has a mistake at", f"{name}: it must be a number")


@pytest.mark.parametrize("kind", [PIPE, DEVICE, FOLDER, "[" * 50_000])
def test_what_was_remembered_is_no_file(home: Path, kind: str) -> None:
    """Otherwise a convenience keeps the program from its first word."""
    remembered = home / "remembered.json"
    if kind.startswith("["):
        remembered.write_text(kind)
    else:
        in_place_of(remembered, kind)
    done = run(home, *SHORT, typed="", more={"VOICE_COACH_CONFIG": str(home)})
    assert done.returncode == 0, done.stderr


def test_pipes_among_what_the_program_keeps_are_not_waited_for(home: Path) -> None:
    """Otherwise a stray pipe in a synchronised folder stops every command."""
    room = home / "journal" / ".voice-coach"
    for name in ("x.jsonl", "agenda.json", "20200101-000000-0000.follow-up-1.jsonl"):
        os.mkfifo(room / name)
    for command in (SHORT, ("agenda",), ("agenda", "--line"), ("progress",)):
        done = run(home, *command, typed="")
        assert done.returncode == 0, done.stderr


# --- options and input -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--minutes", "0"),
        ("--minutes", "21"),
        ("--minutes", "nan"),
        ("--minutes", "inf"),
        ("--minutes", "1e999"),
        ("--minutes", "soon"),
        ("--rate", "0"),
        ("--rate", "nan"),
        ("--rate", "9" * 400),
        ("--volume", "2"),
        ("--volume", "nan"),
        ("--volume", "-inf"),
        ("--answer-pause", "nan"),
        ("--answer-pause", "inf"),
        ("--style", "shouting"),
        ("--answer-pause", "0"),
    ],
)
def test_a_value_out_of_range(home: Path, option: str, value: str) -> None:
    """A meditation of no minutes, or a voice of no words, would begin."""
    fails(run(home, *SHORT, option, value, typed=""), f"'{option}'", status=(2,))


def test_closed_standard_input(home: Path) -> None:
    """Started by a service, the session would spin or crash for want of a keyboard."""
    started = subprocess.Popen(
        ["sh", "-c", 'exec "$@" <&-', "sh", *COMMAND, *SHORT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(home),
    )
    out, err = started.communicate(timeout=60)
    assert (started.returncode, err) == (0, ""), err
    assert "Nothing was begun, and nothing was changed." in out
