"""Which model a session takes, and whether a broken one is caught before Vosk loads it."""

from __future__ import annotations

import os
import shutil
import stat
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import voice_coach
from tests.support.tiny_model import archive_of, tiny_model
from voice_coach.errors import DownloadError, ModelError
from voice_coach.models import check, find, is_synthetic
from voice_coach.models.catalogue import CATALOGUE, SYNTHETIC, named
from voice_coach.models.check import NotTried, fault_in_files
from voice_coach.models.unpack import unpack

SMALL = "vosk-model-small-en-us-0.15"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without models: an empty home, current folder, and installed package."""
    for name in ("VOICE_COACH_MODEL", "VOSK_MODEL_PATH", "VOICE_COACH_MODEL_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    package = tmp_path / "site-packages/voice_coach"
    package.mkdir(parents=True)
    monkeypatch.setattr(voice_coach, "__file__", str(package / "__init__.py"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


def test_without_a_model_the_person_learns_the_command(home: Path) -> None:
    """Otherwise someone who just installed the program is stuck."""
    with pytest.raises(ModelError) as caught:
        find(None, allow_small=False)
    assert "voice-coach models fetch" in caught.value.todo
    assert "voice-coach start --keyboard" in caught.value.todo


def test_places_are_searched_in_the_promised_order(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise a person's own choice loses to a model that happens to lie about."""
    monkeypatch.setenv("VOSK_MODEL_PATH", str(home / "vosk"))
    places = [
        tiny_model(home / "named"),
        tiny_model(home / "environment"),
        tiny_model(home / "here/models" / SMALL),
        tiny_model(home / "data/voice-coach/models" / SMALL),
        tiny_model(home / "vosk" / SMALL),
        tiny_model(home / ".cache/vosk" / SMALL),
    ]
    monkeypatch.setenv("VOICE_COACH_MODEL", str(places[1]))
    assert find(places[0], allow_small=False) == places[0]
    assert find(None, allow_small=False) == places[1]
    monkeypatch.delenv("VOICE_COACH_MODEL")
    for place in places[2:]:
        assert find(None, allow_small=False) == place
        shutil.rmtree(place)


def test_a_checkout_has_its_models_beside_the_package(home: Path) -> None:
    """Otherwise a fresh clone, run from elsewhere, does not see what was fetched into it."""
    (home / "site-packages/pyproject.toml").touch()
    model = tiny_model(home / "site-packages/models" / SMALL)
    assert find(None, allow_small=False) == model


@pytest.mark.parametrize("place", ["site-packages/models", "site-packages/voice_coach/_models"])
def test_the_small_model_serves_the_demo_and_never_a_person_silently(
    home: Path, place: str
) -> None:
    """Otherwise a person talks for an hour to a model that hears only synthetic voices."""
    (home / "site-packages/pyproject.toml").touch()
    small = tiny_model(home / place / SYNTHETIC)
    assert find(None, allow_small=True) == small
    assert find(small, allow_small=False) == small
    assert is_synthetic(small)
    with pytest.raises(ModelError, match="no speech model"):
        find(None, allow_small=False)
    link = home / "mine"
    link.symlink_to(small)
    assert is_synthetic(link)
    official = tiny_model(home / ".cache/vosk" / SMALL)
    assert not is_synthetic(official)
    assert find(None, allow_small=False) == official
    assert find(None, allow_small=True) == small


def test_a_whole_model_is_preferred_to_a_half_one_and_english_to_others(home: Path) -> None:
    """Otherwise leftovers, or a German model, stand between the person and a working one."""
    tiny_model(home / "here/models/vosk-model-small-de-0.15")
    half = tiny_model(home / "here/models" / SMALL)
    (half / "graph/Gr.fst").unlink()
    assert find(None, allow_small=False) == half  # and check() says what is missing
    whole = tiny_model(home / ".cache/vosk/vosk-model-en-us-0.22-lgraph")
    assert find(None, allow_small=False) == whole


def test_a_model_may_be_named_by_what_it_is_called(home: Path) -> None:
    """Otherwise ``--model lgraph`` after ``models fetch lgraph`` fails."""
    model = tiny_model(home / "data/voice-coach/models/vosk-model-en-us-0.22-lgraph")
    assert find(Path("lgraph"), allow_small=False) == model
    assert find(Path(model.name), allow_small=False) == model
    assert find(model.parent, allow_small=False) == model
    with pytest.raises(ModelError, match="models fetch"):
        find(Path("small"), allow_small=False)


@pytest.mark.parametrize("name", ["nowhere", "a/b/c", "file.zip", "bad\0name", "~nobody/x"])
def test_a_named_model_that_is_none_gets_a_sentence(home: Path, name: str) -> None:
    """Otherwise a slip in --model ends in a traceback, or in another model than the one named."""
    tiny_model(home / ".cache/vosk" / SMALL)
    (home / "here/file.zip").touch()
    with pytest.raises(ModelError, match="--model"):
        find(Path(name), allow_small=False)


def test_a_whole_model_passes_and_is_tried_only_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise every start pays for a second load of the model."""
    model = tiny_model(home / "model")
    check(model)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", "/nowhere")  # a second trial could not be begun
        check(model)
        with pytest.raises(NotTried):
            check(tiny_model(home / "another"))
    (stamp,) = (home / "cache/voice-coach/models-tried").iterdir()
    (model / "am/final.mdl").touch()
    check(model)
    assert len(list(stamp.parent.iterdir())) == 2


Damage = Callable[[Path], object]


def _cut(name: str, share: float) -> Damage:
    def damage(model: Path) -> None:
        content = (model / name).read_bytes()
        (model / name).write_bytes(content[: int(len(content) * share)])

    return damage


def _pipe(name: str) -> Damage:
    def damage(model: Path) -> None:
        (model / name).unlink(missing_ok=True)
        os.mkfifo(model / name)

    return damage


def _endless(name: str) -> Damage:
    def damage(model: Path) -> None:
        (model / name).unlink(missing_ok=True)
        (model / name).symlink_to("/dev/zero")

    return damage


def _large(name: str) -> Damage:
    return lambda model: os.truncate(model / name, 2**40)


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (lambda model: (model / "am/final.mdl").unlink(), "am/final.mdl is missing"),
        (lambda model: shutil.rmtree(model / "am"), "am/final.mdl is missing"),
        (lambda model: (model / "conf/model.conf").unlink(), "conf/model.conf is missing"),
        (lambda model: (model / "conf/mfcc.conf").unlink(), "conf/mfcc.conf is missing"),
        (lambda model: (model / "graph/Gr.fst").unlink(), "graph/Gr.fst is missing"),
        (lambda model: (model / "graph/words.txt").unlink(), "graph/words.txt is missing"),
        (lambda model: (model / "graph/disambig_tid.int").unlink(), "disambig_tid.int is missing"),
        (lambda model: shutil.rmtree(model / "graph"), "and graph/disambig_tid.int are missing"),
        (lambda model: (model / "ivector").mkdir(), "ivector/final.ie, .* 3 more are missing"),
        (_cut("graph/Gr.fst", 0), "graph/Gr.fst is empty"),
        (_cut("graph/HCLr.fst", 0.7), "graph/HCLr.fst is cut short"),
        (_cut("graph/HCLr.fst", 0.1), "graph/HCLr.fst is cut short"),
        (_cut("am/final.mdl", 0.5), "am/final.mdl is cut short"),
        (
            lambda model: (model / "am/final.mdl").write_text("<html>not here</html>"),
            "am/final.mdl does not begin like",
        ),
        (
            lambda model: (model / "graph/Gr.fst").write_bytes(struct.pack("<i", 7) * 50),
            "graph/Gr.fst does not begin like",
        ),
        (lambda model: (model / "conf/model.conf").write_text("--beam=13\n"), "silence phones"),
        (shutil.rmtree, "the folder does not exist"),
        (_pipe("am/final.mdl"), "am/final.mdl is no regular file"),
        (_pipe("conf/mfcc.conf"), "conf/mfcc.conf is no regular file"),
        (_pipe("graph/words.txt"), "graph/words.txt is no regular file"),
        (_pipe("graph/phones/word_boundary.int"), "word_boundary.int is no regular file"),
        (_pipe("graph/HCLG.fst"), "graph/HCLG.fst is no regular file"),
        (_endless("conf/model.conf"), "conf/model.conf is no regular file"),
        (_endless("conf/pitch.conf"), "conf/pitch.conf is no regular file"),
        (_large("conf/model.conf"), "model.conf cannot be read"),
    ],
)
def test_a_broken_model_is_named_before_vosk_sees_it(
    home: Path, damage: Damage, fault: str
) -> None:
    """Otherwise Vosk aborts the process from C++, and the person sees only a crash."""
    model = tiny_model(home / SMALL)
    damage(model)
    with pytest.raises(ModelError, match=fault) as caught:
        check(model)
    assert "voice-coach models fetch --replace" in caught.value.todo
    assert not (home / "cache").exists()  # no child was needed to see it


@pytest.mark.parametrize(
    "damage",
    [
        lambda model: (model / "am/final.mdl").write_bytes(b"\0B" + bytes(5000)),
        lambda model: (model / "am/final.mdl").write_bytes(
            (model / "am/final.mdl").read_bytes()[:-12]
        ),
        lambda model: (model / "graph/phones/word_boundary.int").write_text("1 nonsense\n"),
        lambda model: (model / "conf/model.conf").write_text(
            "--endpoint.silence-phones=1\n--no-such-option=1\n"
        ),
        lambda model: (model / "conf/model.conf").write_text("--endpoint.silence-phones=\n"),
    ],
)
def test_what_only_vosk_can_see_is_caught_in_a_child(home: Path, damage: Damage) -> None:
    """Otherwise damage deep in a file ends the session's own process."""
    model = tiny_model(home / SMALL)
    damage(model)
    assert not fault_in_files(model)
    for _ in range(2):  # a failure is not remembered as a success
        with pytest.raises(ModelError, match="Vosk cannot load it"):
            check(model)


def test_other_layouts_that_vosk_reads_are_whole_too(home: Path) -> None:
    """Otherwise a person's own model, of an older make, is refused though Vosk would load it."""
    model = tiny_model(home / "old")
    for file in [path for path in model.rglob("*") if path.is_file()]:
        file.rename(model / file.name)
    (model / "HCLr.fst").rename(model / "HCLG.fst")
    for name in ("Gr.fst", "disambig_tid.int", "model.conf"):
        (model / name).unlink()
    for name in ("am", "conf", "graph"):
        shutil.rmtree(model / name)
    check(model)


def test_looking_for_a_model_loads_neither_vosk_nor_the_network() -> None:
    """Otherwise every command, even --help, waits for half a second."""
    code = (
        "import sys, voice_coach.models; sys.exit('vosk' in sys.modules or 'httpx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("name", "url", "sha256"),
    [
        ("tiny", None, None),
        ("large", None, None),
        ("small", None, "abc"),
        ("small", "https://example.org/m.zip", None),
        ("small", "http://example.org/m.zip", "0" * 64),
        ("small", "ftp://127.0.0.1/m.zip", "0" * 64),
        ("small", "https://example.org/..zip", "0" * 64),
        ("small", "https://example.org/a%2fb%00.zip", "0" * 64),
        ("small", "https://[bad/m.zip", "0" * 64),
    ],
)
def test_only_what_can_be_checked_and_is_private_is_fetched(
    name: str, url: str | None, sha256: str | None
) -> None:
    """Otherwise a person installs an archive that nobody vouches for."""
    with pytest.raises(DownloadError):
        named(name, url=url, sha256=sha256)


def test_the_catalogue_is_the_published_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise ``models fetch`` refuses the true file."""
    monkeypatch.delenv("VOICE_COACH_MODEL_URL", raising=False)
    small = named("small")
    assert small == CATALOGUE["small"]
    assert small.url == f"https://alphacephei.com/vosk/models/{SMALL}.zip"
    assert small.bytes == 41_205_931
    assert small.sha256 is not None
    assert small.sha256.startswith("30f26242c4eb")
    assert small.sha256.endswith("780942498")


def _zip(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as content:
        for name, data in members:
            content.writestr(name, data, zipfile.ZIP_DEFLATED)
    return path


def _kind(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    return info


HOSTILE: dict[str, list[tuple[str | zipfile.ZipInfo, bytes]]] = {
    "parent": [("m/../../escaped", b"x")],
    "absolute": [("/tmp/voice-coach-escaped", b"x")],
    "drive": [("C:\\escaped", b"x")],
    "backslash": [("m\\..\\..\\escaped", b"x")],
    "dot": [("m/./x", b"x")],
    "double slash": [("m//x", b"x")],
    "control": [("m/\x1b[2Jx", b"x")],
    "trailing space": [("m /x", b"x")],
    "long": [("m/" + "x" * 300, b"x")],
    "deep": [("/".join("m" * 20), b"x")],
    "link": [(_kind("m/link", stat.S_IFLNK | 0o777), b"/etc/passwd")],
    "device": [(_kind("m/null", stat.S_IFCHR | 0o666), b"")],
    "pipe": [(_kind("m/pipe", stat.S_IFIFO | 0o666), b"")],
    "folder as link": [(_kind("m/", stat.S_IFLNK | 0o777), b"")],
    "case twins": [("m/Gr.fst", b"x"), ("m/gr.FST", b"y")],
    "file and folder": [("m/x", b"x"), ("m/x/y", b"y")],
    "folder and file": [("m/x/y", b"x"), ("m/x", b"y")],
    "bomb": [("m/zeros", bytes(80 * 1024**2))],
    "crowd": [(f"m/{number}", b"") for number in range(1_001)],
    "empty": [],
    "folders only": [("m/", b"")],
}


@pytest.mark.parametrize("members", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_archive_is_refused_before_a_byte_is_written(
    tmp_path: Path, members: list[tuple[str | zipfile.ZipInfo, bytes]]
) -> None:
    """Otherwise an archive writes over a person's files, or fills their disk."""
    (tmp_path / "in").mkdir()
    archive = _zip(tmp_path / "a.zip", *members)
    with pytest.raises(DownloadError):
        unpack(archive, tmp_path / "in")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "in"]
    assert not Path("/tmp/voice-coach-escaped").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_refused(tmp_path: Path) -> None:
    """Otherwise what was looked at is not what is written."""
    (tmp_path / "in").mkdir()
    archive = _zip(tmp_path / "a.zip", ("m/x", b"one"), ("m/x", b"two"))
    with pytest.raises(DownloadError, match="twice"):
        unpack(archive, tmp_path / "in")


def test_a_size_that_lies_is_found_out(tmp_path: Path) -> None:
    """Otherwise a bomb passes by announcing a small size."""
    (tmp_path / "in").mkdir()
    archive = _zip(tmp_path / "a.zip", ("m/zeros", bytes(10**6)))
    content = archive.read_bytes().replace(struct.pack("<I", 10**6), struct.pack("<I", 10))
    archive.write_bytes(content)
    with pytest.raises(DownloadError):
        unpack(archive, tmp_path / "in")
    assert sum(path.stat().st_size for path in (tmp_path / "in").rglob("*")) < 10**6


def test_an_unpacked_model_is_whole_and_private(tmp_path: Path) -> None:
    """Otherwise fetching breaks the model, or leaves it open to others on the machine."""
    model = tiny_model(tmp_path / "m")
    old = os.umask(0)
    try:
        (tmp_path / "in").mkdir(mode=0o700)
        unpack(archive_of(model, tmp_path / "a.zip"), tmp_path / "in")
    finally:
        os.umask(old)
    for path in (tmp_path / "in").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
        if path.is_file():
            assert path.read_bytes() == (tmp_path / path.relative_to(tmp_path / "in")).read_bytes()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_to_an_archive_gets_past_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Otherwise a flipped byte shows a traceback, or writes outside the target."""
    space = tmp_path_factory.mktemp("zip")
    archive = archive_of(tiny_model(space / "m"), space / "a.zip")
    content = bytearray(archive.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    archive.write_bytes(content[: data.draw(st.integers(len(content) // 2, len(content)))])
    shutil.rmtree(space / "m")
    (space / "in").mkdir()
    try:
        unpack(archive, space / "in")
    except DownloadError as error:
        told = str(error)
    else:
        told = "unpacked, as the damage was in a part that does not matter"
    assert told
    assert {path.name for path in space.iterdir()} == {"a.zip", "in"}
    shutil.rmtree(space)
