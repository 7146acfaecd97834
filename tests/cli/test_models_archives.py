"""Archives that mean harm, through the whole of ``models fetch``: nothing outside, nothing half."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from scripts.parts.harness.privacy_fetch import kill_fetches
from tests.support.model_server import model_server
from tests.support.tiny_model import archive_of, tiny_model
from voice_coach.errors import DownloadError
from voice_coach.models.unpack import unpack

NAME = "vosk-model-small-en-us-0.15"
Shape = dict[str, bytes | None]
"""Every path below a folder with its content; None for a folder."""


def shape(folder: Path) -> Shape:
    return {
        str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.name != "models-tried" and "models-tried" not in path.parts
    }


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as content:
        for name, inside in members:
            content.writestr(name, inside)
    return data.getvalue()


def model_members(folder: Path) -> list[tuple[str, bytes]]:
    model = tiny_model(folder / NAME)
    files = sorted(path for path in model.rglob("*") if path.is_file())
    return [(f"{NAME}/{path.relative_to(model)}", path.read_bytes()) for path in files]


def two_names(folder: Path) -> bytes:
    """The directory at the end says one name, the file's own header another."""
    whole = zipped((f"{NAME}/harmless__________", b"x"))
    name = f"{NAME}/harmless__________".encode()
    other = b"../../../escaped".ljust(len(name), b"_")
    return whole.replace(name, other, 1)


def name_with_nul(folder: Path) -> bytes:
    """Some readers stop at the NUL, others do not."""
    return zipped((f"{NAME}/x_/../../escaped", b"x")).replace(b"x_/..", b"x\0/..")


def overlapping(folder: Path) -> bytes:
    """The densest bomb: many entries that share one compressed body (D. Fifield, 2019)."""
    kernel = zipped((f"{NAME}/0000", bytes(2**20)))
    (offset,) = struct.unpack("<I", kernel[-6:-2])
    body, entry = kernel[:offset], kernel[offset:-22]
    entries = [entry.replace(b"/0000", f"/{number:04}".encode()) for number in range(900)]
    directory = b"".join(entries)
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 900, 900, len(directory), len(body), 0)
    return body + directory + end


def zip_in_zip(folder: Path) -> bytes:
    inner = zipped((f"{NAME}/zeros", bytes(200 * 2**20)))
    return zipped((f"{NAME}/inner.zip", inner), method=zipfile.ZIP_STORED)


def folder_for_file(folder: Path) -> bytes:
    members = model_members(folder)
    return zipped(*((f"{n}/" if n.endswith("final.mdl") else n, b"") for n, _ in members))


def file_for_folder(folder: Path) -> bytes:
    members = [m for m in model_members(folder) if "/graph/" not in m[0]]
    return zipped(*members, (f"{NAME}/graph", b"x"))


def lone_file(folder: Path) -> bytes:
    return zipped((NAME, b"I am a file"))


HOSTILE: tuple[Callable[[Path], bytes], ...] = (
    two_names,
    name_with_nul,
    overlapping,
    zip_in_zip,
    folder_for_file,
    file_for_folder,
    lone_file,
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_archive_with_the_right_checksum_changes_nothing(
    tmp_path: Path, hostile: Callable[[Path], bytes]
) -> None:
    """Whoever publishes a checksum could write over a person's files, or fill their disk."""
    home = tmp_path / "home"
    (home / "models" / "vosk-model-small-en-gb").mkdir(parents=True)
    (home / "diary.md").write_text("mine")
    before, outside = shape(home), {path.name for path in tmp_path.iterdir()} | {"space"}
    with model_server(home, hostile(tmp_path / "space")) as machine:
        done = machine.fetch()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "nothing was installed" in done.stderr
    assert shape(home) == before
    assert {path.name for path in tmp_path.iterdir()} <= outside


def test_no_cut_of_an_archive_is_taken_for_whole(tmp_path: Path) -> None:
    """A download that ended early would become a model that hears half of what is said."""
    content = archive_of(tiny_model(tmp_path / NAME), tmp_path / "whole.zip").read_bytes()
    for length in [*range(0, len(content) - 22, 97), *range(len(content) - 22, len(content))]:
        (tmp_path / "cut.zip").write_bytes(content[:length])
        target = tmp_path / f"to-{length}"
        target.mkdir()
        with pytest.raises(DownloadError):
            unpack(tmp_path / "cut.zip", target)


@pytest.mark.parametrize("name", [f"{NAME}.zip.part", f"{NAME}.zip.part.json", NAME])
def test_a_link_in_the_way_is_not_followed(tmp_path: Path, name: str) -> None:
    """A link that somebody put there would make the download overwrite a file of the person's."""
    home = tmp_path / "home"
    (home / "models").mkdir(parents=True)
    own = home / "diary.md"
    own.write_text("mine")
    (home / "models" / name).symlink_to(own)
    content = archive_of(tiny_model(tmp_path / NAME), tmp_path / "a.zip").read_bytes()
    with model_server(home, content) as machine:
        done = machine.fetch()
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert own.read_text() == "mine"
    assert not (home / "models" / NAME / "am").exists()


@pytest.mark.parametrize("name", [f"{NAME}.zip.part", f"{NAME}.zip.part.json"])
def test_a_folder_where_the_download_goes_gets_a_sentence(tmp_path: Path, name: str) -> None:
    """The person would read a traceback, or lose what is in that folder."""
    home = tmp_path / "home"
    (home / "models" / name).mkdir(parents=True)
    (home / "models" / name / "mine").write_text("mine")
    content = archive_of(tiny_model(tmp_path / NAME), tmp_path / "a.zip").read_bytes()
    with model_server(home, content) as machine:
        done = machine.fetch()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (home / "models" / name / "mine").read_text() == "mine"


def test_a_replaced_model_is_the_archive_and_nothing_else(tmp_path: Path) -> None:
    """Files of the broken model would mix with those of the new one."""
    home = tmp_path / "home"
    broken = home / "models" / NAME
    (broken / "am").mkdir(parents=True)
    (broken / "am" / "old").write_text("left over")
    model = tiny_model(tmp_path / NAME)
    content = archive_of(model, tmp_path / "a.zip").read_bytes()
    with model_server(home, content) as machine:
        assert machine.fetch("--replace").returncode == 0
    files = {name: data for name, data in shape(broken).items() if data is not None}
    assert files == {name: data for name, data in shape(model).items() if data is not None}


def test_a_fetch_that_is_killed_again_and_again_ends_whole(tmp_path: Path) -> None:
    """A power cut while fetching would leave half a model, or need cleaning by hand."""
    seed = int.from_bytes(os.urandom(4))
    result = kill_fetches(tmp_path, Random(seed), 8)
    assert result.problems == [], f"seed {seed}: {result}"
    assert result.kills == 8


def test_a_kill_behind_the_last_rename_leaves_nothing_for_long(tmp_path: Path) -> None:
    """The model is in place, and the archive beside it would take up the disk for good."""
    home = tmp_path / "home"
    tiny_model(home / "models" / NAME)
    (home / "models" / f".{NAME}.unpacking-left").mkdir()
    (home / "models" / f"{NAME}.zip.part").write_bytes(b"the whole archive")
    (home / "models" / f"{NAME}.zip.part.json").write_text("{}")
    with model_server(home, b"nobody asks for it") as machine:
        assert machine.fetch().returncode == 0
        assert machine.server.asked == []
        assert machine.left() == {NAME}
