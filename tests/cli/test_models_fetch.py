"""``voice-coach models`` as a person runs it, against a real server on this machine."""

from __future__ import annotations

import os
import pty
import resource
import select
import shutil
import signal
import stat
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.model_server import COMMAND, NAME, PATIENCE_SECONDS, Machine, model_server
from tests.support.tiny_model import archive_of, tiny_model


def _refused(result: subprocess.CompletedProcess[str], *words: str) -> None:
    assert result.returncode == 1, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A model that Vosk loads, zipped, with some ballast so that a download takes a while."""
    space = tmp_path_factory.mktemp("official")
    model = tiny_model(space / NAME)
    (model / "README").write_bytes(os.urandom(60_000))
    return archive_of(model, space / "a.zip").read_bytes()


@pytest.fixture
def machine(tmp_path: Path, archive: bytes) -> Iterator[Machine]:
    with model_server(tmp_path, archive) as opened:
        yield opened


def test_a_model_is_fetched_checked_and_private(machine: Machine) -> None:
    """Otherwise the one command that the program recommends does not give a working model."""

    def open_to_all() -> None:
        os.umask(0)

    result = machine.fetch(before=open_to_all)
    assert result.returncode == 0, result.stderr
    assert f"Installed: {machine.model}" in result.stdout
    assert f"--model {machine.model}" in result.stdout  # no place that is searched by itself
    assert "(100 %)" in result.stderr
    assert "\x1b" not in result.stdout + result.stderr
    assert machine.server.asked == [(f"/models/{NAME}.zip", None)]
    assert machine.left() == {NAME}
    assert stat.S_IMODE(machine.into.stat().st_mode) == 0o700
    for path in [machine.model, *machine.model.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_a_model_that_is_there_is_not_fetched_again(machine: Machine) -> None:
    """Otherwise a second run wastes the person's line and time."""
    assert machine.fetch().returncode == 0
    again = machine.fetch()
    assert again.returncode == 0
    assert "Already here" in again.stdout
    assert len(machine.server.asked) == 1


def test_path_and_list_tell_of_the_fetched_model(machine: Machine) -> None:
    """Otherwise the person cannot see which model a session will take."""
    machine.fetch()
    machine.into.rename(machine.home / "vosk")
    shutil.move(machine.home / "vosk", machine.home / ".cache/vosk")
    listed = machine.run([*COMMAND, "list"])
    assert str(machine.home / ".cache/vosk" / NAME) in listed.stdout
    assert "lgraph" in listed.stdout
    model = machine.home / ".cache/vosk" / NAME
    told = machine.run([*COMMAND, "path", "--model", str(model)])
    assert told.stdout.strip() == str(model), told.stderr
    (model / "am/final.mdl").unlink()
    _refused(machine.run([*COMMAND, "path", "--model", str(model)]), "final.mdl is missing")
    assert "broken" in machine.run([*COMMAND, "list"]).stdout


def test_a_mirror_may_be_named_with_its_checksum(machine: Machine) -> None:
    """Otherwise someone whose network blocks the official place has no way."""
    result = machine.fetch("--url", f"{machine.base}/mirror/vosk-model-en-mine.zip")
    assert result.returncode == 0, result.stderr
    assert machine.left() == {"vosk-model-en-mine"}


def test_a_connection_that_breaks_is_taken_up_where_it_broke(machine: Machine) -> None:
    """Otherwise 40 MB over a bad line never arrive."""
    machine.server.break_after = [20_000, 10_000]
    result = machine.fetch()
    assert result.returncode == 0, result.stderr
    assert [wanted for _, wanted in machine.server.asked] == [
        None,
        "bytes=20000-",
        "bytes=30000-",
    ]
    assert machine.left() == {NAME}


def test_a_server_without_ranges_is_read_from_the_start(machine: Machine) -> None:
    """Otherwise two halves of which the second is a whole file are glued together."""
    machine.server.ranges = False
    machine.server.break_after = [20_000]
    assert machine.fetch().returncode == 0
    assert machine.left() == {NAME}


def test_a_file_that_changed_meanwhile_is_read_from_the_start(machine: Machine) -> None:
    """Otherwise a download started last week spoils today's."""
    machine.into.mkdir()
    machine.part.write_bytes(b"old" * 5_000)
    side = machine.part.with_name(machine.part.name + ".json")
    side.write_text(f'{{"url": "{machine.base}/{NAME}.zip", "validator": "\\"zero\\""}}')
    assert machine.fetch().returncode == 0
    assert machine.server.asked == [(f"/models/{NAME}.zip", "bytes=15000-")]
    assert machine.left() == {NAME}


def test_a_spoilt_piece_costs_one_more_download_and_no_more(machine: Machine) -> None:
    """Otherwise a damaged .part file blocks the person for ever."""
    machine.server.tag = None
    machine.into.mkdir()
    machine.part.write_bytes(b"bad" * 5_000)
    side = machine.part.with_name(machine.part.name + ".json")
    side.write_text(f'{{"url": "{machine.base}/{NAME}.zip", "validator": ""}}')
    assert machine.fetch().returncode == 0
    assert [wanted for _, wanted in machine.server.asked] == ["bytes=15000-", None]


def test_a_part_of_unknown_origin_or_already_whole_is_handled(machine: Machine) -> None:
    """Otherwise a kill between download and unpacking, or a stray file, needs cleaning by hand."""
    machine.into.mkdir()
    machine.part.write_bytes(b"stray")
    assert machine.fetch().returncode == 0
    shutil.rmtree(machine.model)
    machine.part.write_bytes(machine.server.content)
    side = machine.part.with_name(machine.part.name + ".json")
    side.write_text(f'{{"url": "{machine.base}/{NAME}.zip", "validator": ""}}')
    assert machine.fetch().returncode == 0
    assert machine.left() == {NAME}


def test_a_server_in_trouble_is_tried_again(machine: Machine) -> None:
    """Otherwise a moment's overload sends the person away."""
    machine.server.statuses = [503, 500]
    assert machine.fetch().returncode == 0
    assert len(machine.server.asked) == 3


@pytest.mark.parametrize(
    ("change", "words", "requests"),
    [
        ({"statuses": [404]}, ["HTTP 404", "no such file"], 1),
        ({"statuses": [403]}, ["HTTP 403"], 1),
        ({"statuses": [500] * 9}, ["in trouble (HTTP 500)", "same command again"], 4),
        ({"kind": "text/html"}, ["web page"], 1),
        ({"announce": 9 * 1024**3}, ["announces 9,663,676,416 bytes"], 1),
        ({"redirect": "http://192.0.2.1/x.zip"}, ["not an https address"], 1),
        ({"redirect": "data:text/plain,none"}, ["not an https address"], 1),
        ({"redirect": "data:" + "x" * 9000}, ["xxx..., which is not an https address"], 1),
        ({"redirect": "file:///etc/passwd"}, ["not an https address"], 1),
        ({"redirect": "ftp://127.0.0.1/x.zip"}, ["not an https address"], 1),
        ({"redirect": "mailto:somebody"}, ["not an https address"], 1),
        ({"redirect": "https:none"}, ["not an https address"], 1),
        ({"redirect": "https:///none"}, ["not an https address"], 1),
        ({"redirect": "https://[none/x.zip"}, ["not an https address"], 1),
        ({"redirect": "https://127.0.0.1:99999/x.zip"}, ["not an https address"], 1),
        ({"redirect": "https://xn--/x.zip"}, ["not an https address"], 1),
    ],
)
def test_a_server_that_does_not_give_the_model_gets_a_sentence(
    machine: Machine, change: dict[str, object], words: list[str], requests: int
) -> None:
    """Otherwise the person reads a traceback, or waits for what will never come."""
    for name, value in change.items():
        setattr(machine.server, name, value)
    _refused(machine.fetch(), *words, "Nothing was installed" if "redirect" not in change else "")
    assert len(machine.server.asked) == requests
    assert machine.left() == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VOICE_COACH_MODEL_URL", "https://127.0.0.1:99999/models"),
        ("VOICE_COACH_MODEL_URL", "https://xn--/models"),
        ("VOICE_COACH_MODEL_URL", "https://[none/models"),
        ("HTTPS_PROXY", "carrier-pigeon://127.0.0.1"),
        ("ALL_PROXY", "socks5://127.0.0.1:9"),
        ("SSL_CERT_FILE", "/none/of/these.pem"),
    ],
)
def test_an_environment_that_names_nothing_usable_gets_a_sentence(
    machine: Machine, name: str, value: str
) -> None:
    """Otherwise a slip in a proxy's address ends in a traceback, or blames the folder."""
    there = {"VOICE_COACH_MODEL_URL": "https://models.invalid/", name: value}
    settings = [f"{key}={text}" for key, text in there.items()]
    result = machine.run(["env", *settings, *machine.arguments()])
    _refused(result)
    assert name in result.stderr or value in result.stderr
    assert machine.left() == set()


@pytest.mark.parametrize("name", ["part", "note"])
def test_a_pipe_in_the_place_of_the_download_is_not_waited_for(machine: Machine, name: str) -> None:
    """Otherwise the command stands still for ever, without a word."""
    machine.into.mkdir()
    os.mkfifo(machine.part if name == "part" else machine.part.with_suffix(".part.json"))
    if name == "note":
        machine.part.write_bytes(machine.server.content[:100])
    result = machine.fetch()
    _refused(result, "cannot be written")


def test_a_file_of_another_size_than_the_catalogue_says_is_not_even_read(machine: Machine) -> None:
    """Otherwise 2 GB come down before the checksum tells that they are wrong."""
    result = machine.run([*COMMAND, "fetch", "--into", str(machine.into)])
    _refused(result, f"{len(machine.server.content):,} bytes where 41,205,931 are right")
    assert machine.left() == set()


def test_a_server_that_announces_too_much_is_not_waited_for(machine: Machine) -> None:
    """Otherwise a length that lies makes the download go round in circles."""
    machine.server.announce = len(machine.server.content) + 1
    machine.server.ranges = False
    _refused(machine.fetch(), "connection broke", "kept")
    assert len(machine.server.asked) <= 5
    assert machine.left() == {machine.part.name, machine.part.name + ".json"}


def test_a_wrong_checksum_installs_nothing(machine: Machine) -> None:
    """Otherwise a changed archive reaches the recogniser."""
    command = machine.arguments()
    machine.server.content = machine.server.content[:-1] + b"x"
    _refused(machine.run(command), "checksum is wrong", "deleted")
    assert machine.left() == set()


def test_no_server_gets_a_sentence(machine: Machine) -> None:
    """Otherwise someone offline reads a traceback."""
    url = f"http://127.0.0.1:9/{NAME}.zip"
    _refused(machine.fetch("--url", url), "could not be reached", "Look at the connection")
    assert machine.left() == set()


def _hostile_zip(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as content:
        content.writestr(f"{NAME}/am/final.mdl", b"x")
        content.writestr(f"{NAME}/../../escaped", b"x")
    return path.read_bytes()


def _hollow_zip(path: Path) -> bytes:
    model = tiny_model(path.parent / "hollow" / NAME)
    (model / "graph/Gr.fst").unlink()
    return archive_of(model, path).read_bytes()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (_hostile_zip, "not a proper file name"),
        (_hollow_zip, "Gr.fst is missing"),
        (lambda path: b"PK\3\4 but not a zip" * 100, "not a whole zip"),
    ],
)
def test_an_archive_that_is_no_model_leaves_nothing(
    machine: Machine, tmp_path: Path, content: Callable[[Path], bytes], words: str
) -> None:
    """Otherwise a hostile or hollow archive with a matching checksum is half installed."""
    machine.server.content = content(tmp_path / "bad.zip")
    _refused(machine.fetch(), words, "nothing was installed")
    assert machine.left() == set()
    assert not (tmp_path / "escaped").exists()


def test_what_is_in_the_way_stays_until_the_person_says_otherwise(machine: Machine) -> None:
    """Otherwise fetching deletes what a person put there, or cannot mend a half-unpacked model."""
    machine.into.mkdir()
    machine.model.write_text("a note")
    _refused(machine.fetch("--replace"), "in the way", "left as it is")
    assert machine.model.read_text() == "a note"
    machine.model.unlink()
    tiny_model(machine.model)
    (machine.model / "am/final.mdl").unlink()
    _refused(machine.fetch(), "in the way", "final.mdl is missing", "--replace")
    assert machine.server.asked == []
    assert machine.fetch("--replace").returncode == 0
    assert (machine.model / "am/final.mdl").exists()
    assert machine.left() == {NAME}


def test_a_folder_that_cannot_be_written_gets_a_sentence(machine: Machine) -> None:
    """Otherwise a slip in --into ends in a traceback."""
    (machine.home / "file").touch()
    for into in (machine.home / "file", machine.home / "file/below", Path("/proc/models")):
        _refused(machine.fetch("--into", str(into)), "--into", "Nothing was installed")


def test_a_full_disk_gets_a_sentence_and_keeps_what_came(machine: Machine) -> None:
    """Otherwise a full disk looks like a bug, and the download starts from nothing."""

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    _refused(machine.fetch(before=small_disk), "not enough room", "kept", "Make room")
    assert machine.part.stat().st_size == 30_000
    assert machine.fetch().returncode == 0
    assert machine.server.asked[-1][1] == "bytes=30000-"


def _wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_stopped_download_goes_on_later(machine: Machine, signal_: signal.Signals) -> None:
    """Otherwise Ctrl-C, or a crash, costs everything that came."""
    machine.server.hold_after = 10_000
    with subprocess.Popen(
        machine.arguments(), env=machine.environment, stderr=subprocess.PIPE, text=True
    ) as running:
        _wait_for(lambda: machine.part.exists() and machine.part.stat().st_size > 5_000)
        second = machine.fetch()
        running.send_signal(signal_)
        _, said = running.communicate(timeout=PATIENCE_SECONDS)
    _refused(second, "another run")
    if signal_ != signal.SIGKILL:
        assert running.returncode == 1
        assert "Stopped." in said
        assert "are kept" in said
        assert "same command again" in said
        assert "Traceback" not in said
    assert not machine.model.exists()
    had = machine.part.stat().st_size
    (machine.into / f".{NAME}.unpacking-left").mkdir()  # as a kill while unpacking leaves it
    machine.server.hold_after = None
    assert machine.fetch().returncode == 0
    assert machine.server.asked[-1][1] == f"bytes={had}-"
    assert machine.left() == {NAME}


def test_a_kill_while_replacing_loses_no_model(machine: Machine) -> None:
    """Otherwise the moment between two renames can cost the person their model."""
    aside = machine.into / f".{NAME}.old-left"
    aside.mkdir(parents=True)
    tiny_model(aside / NAME)
    assert machine.fetch("--replace").returncode == 0
    assert machine.left() == {NAME}


def _on_a_terminal(machine: Machine, **more: str) -> str:
    master, slave = pty.openpty()
    environment = {**machine.environment, "TERM": "xterm", **more}
    with subprocess.Popen(
        machine.arguments(), env=environment, stdout=slave, stderr=slave
    ) as running:
        os.close(slave)
        shown = b""
        while select.select([master], [], [], PATIENCE_SECONDS)[0]:
            try:
                chunk = os.read(master, 65_536)
            except OSError:  # the other end has closed
                break
            shown += chunk
        os.close(master)
    assert running.returncode == 0
    return shown.decode()


def test_a_terminal_shows_a_bar_unless_plain_lines_are_wanted(machine: Machine) -> None:
    """Otherwise a person waits before a still screen, or a screen reader reads a bar aloud."""
    machine.server.wait = 0.005
    assert "━" in _on_a_terminal(machine)
    shutil.rmtree(machine.model)
    plain = _on_a_terminal(machine, ACCESSIBLE="1")
    assert "━" not in plain
    assert "\x1b" not in plain
    assert "(100 %)" in plain


def test_a_whole_archive_is_fetched_in_memory_that_stays_small(machine: Machine) -> None:
    """Otherwise fetching the largest model takes as much memory as the model has bytes."""

    def little_memory() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (96 * 1024**2, 96 * 1024**2))

    machine.server.content = os.urandom(64 * 1024) * 16 * 128  # 128 MB: no zip, but whole
    _refused(machine.fetch(before=little_memory), "not a whole zip")
