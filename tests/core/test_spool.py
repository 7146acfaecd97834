"""Sound that was caught but not yet transcribed when the program died."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from voice_coach.journal import spool
from voice_coach.journal.spool import CHUNK_SECONDS, Spool

RATE = 16000


def second(number: int) -> bytes:
    """One second of sound that says which it is."""
    return np.full(RATE, number, dtype=np.int16).tobytes()


def filled(folder: Path, seconds: int, first: int = 0) -> Spool:
    """A spool with so many seconds of sound, caught from second ``first`` on."""
    kept = Spool(folder, "details", None)
    for number in range(first, first + seconds):
        kept.add(second(number), float(number), RATE)
    return kept


def numbers(folder: Path, since: float = 0.0) -> list[int]:
    """Which seconds are there."""
    samples = b"".join(chunk.samples for chunk in spool.read(folder, since))
    return [int(n) for n in np.frombuffer(samples, np.int16)[::RATE]]


def test_sound_survives_a_program_that_dies(tmp_path: Path) -> None:
    """The last sentence before a crash would be lost."""
    filled(tmp_path / "s", 25)
    chunks = spool.read(tmp_path / "s", 0.0)
    assert numbers(tmp_path / "s") == list(range(25))
    assert {(c.key, c.item, c.rate) for c in chunks} == {("details", None, RATE)}


def test_only_what_was_said_after_the_last_written_word_is_read(tmp_path: Path) -> None:
    """A sentence would stand twice in the journal."""
    filled(tmp_path / "s", 25)
    assert numbers(tmp_path / "s", since=18.0) == list(range(18, 25))
    assert spool.read(tmp_path / "s", since=18.0)[0].at == 18.0


def test_settled_sound_is_removed(tmp_path: Path) -> None:
    """An hour's answer would fill the disk, and stay there as sound."""
    kept = filled(tmp_path / "s", 35)
    kept.settle(until=22.0)
    left = numbers(tmp_path / "s")
    assert left[0] == 2 * CHUNK_SECONDS
    assert left[-1] == 34
    kept.close()
    assert not (tmp_path / "s").exists()


def test_a_gap_in_the_sound_keeps_its_times(tmp_path: Path) -> None:
    """After a microphone came back, the wrong seconds would be thrown away."""
    kept = filled(tmp_path / "s", 3)
    kept.add(second(60), 60.0, RATE)
    kept.settle(until=3.0)
    assert [(c.at, c.ends_at) for c in spool.read(tmp_path / "s", 0.0)] == [(60.0, 61.0)]


def test_a_chunk_cut_anywhere_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """A crash in the middle of a write would end in a traceback at resume."""
    filled(tmp_path / "s", 1)
    (path,) = (tmp_path / "s").iterdir()
    data = path.read_bytes()
    for length in (0, 1, 10, data.index(b"\n"), data.index(b"\n") + 1, len(data) - 1):
        path.write_bytes(data[:length])
        chunks = spool.read(tmp_path / "s", -1.0)
        assert sum(len(c.samples) for c in chunks) <= length
        assert all(len(c.samples) % 2 == 0 for c in chunks)


def test_a_damaged_chunk_costs_its_own_sound_alone(tmp_path: Path) -> None:
    """A crash that left a wrong first line would end in a traceback at resume."""
    filled(tmp_path / "s", 25)
    for damaged in (b'"rate": 0', b'"rate": -8', b'"rate": "x"', b'"at": 3'):
        path = tmp_path / "s" / "000001.sound"
        data = path.read_bytes()
        path.write_bytes(data.replace(data[data.index(b'"rate"') : data.index(b"}")], damaged))
        first, second = (list(spool.between([tmp_path / "s"], *at)) for at in ((1, 2), (11, 12)))
        assert [(chunk.at, chunk.ends_at) for chunk in first] == [(1.0, 2.0)]
        assert second == []
        path.write_bytes(data)


def test_a_refusing_disk_ends_the_spool_and_not_the_session(tmp_path: Path) -> None:
    """A full disk would take the ear down with it."""
    (tmp_path / "s").write_text("a file where the folder should be")
    kept = Spool(tmp_path / "s", "details", None)
    kept.add(second(1), 0.0, RATE)
    kept.settle(1.0)
    kept.close()


def test_sound_can_be_set_aside(tmp_path: Path) -> None:
    """Resuming by keyboard would throw away what was said last."""
    filled(tmp_path / "s.sound", 2)
    first = spool.set_aside(tmp_path / "s.sound")
    filled(tmp_path / "s.sound", 1)
    second_one = spool.set_aside(tmp_path / "s.sound")
    assert numbers(first) == [0, 1]
    assert numbers(second_one) == [0]


def test_spooled_sound_is_private(tmp_path: Path) -> None:
    """Others on the machine could listen."""
    filled(tmp_path / "s", 1)
    assert (tmp_path / "s").stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in (tmp_path / "s").iterdir())
