"""The clock on the wall jumps: back, forward, over a change of time; no session suffers."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.parts.harness.soak_gauge import Gauge
from scripts.parts.harness.soak_person import Typist
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.stream_clock import StreamClock
from voice_coach.coach.edges import Edges
from voice_coach.coach.inbox import SystemClock
from voice_coach.coach.mouth import NoEar, SilentMouth
from voice_coach.coach.runner import Runner
from voice_coach.dialogue import events as e
from voice_coach.journal.event_json import to_json
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import ROOM
from voice_coach.journal.log_format import read
from voice_coach.journal.page.read import read_page
from voice_coach.manners import Manners
from voice_coach.program.toml_file import builtin

SHORT = builtin("short")
NOON = "2026-11-23T12:00:00.000+01:00"
AN_HOUR_BACK = "2026-11-23T11:00:30.000+01:00"
A_DAY_ON = "2026-11-24T12:00:10.000+01:00"
# Clocks in Berlin went back at three on 25 October 2026, forward at two on 29 March.
BEFORE_WINTER, IN_WINTER = "2026-10-25T02:30:00.000+02:00", "2026-10-25T02:30:00.000+01:00"
BEFORE_SUMMER, IN_SUMMER = "2026-03-29T01:59:30.000+01:00", "2026-03-29T03:00:10.000+02:00"
JUMPS = [
    (NOON, AN_HOUR_BACK),
    (NOON, A_DAY_ON),
    (BEFORE_WINTER, IN_WINTER),
    (BEFORE_SUMMER, IN_SUMMER),
    (NOON, NOON),
    (NOON, "1970-01-01T00:00:00.000+00:00"),
    (NOON, "9999-12-31T23:59:59.999+00:00"),
]


def begin(journal: Journal, session: str, at: str, *, finish: bool = False) -> Path:
    """A session, begun at this time and left, or finished."""
    started = e.Started(at=at, session=session, program="short", program_version=1)
    running = journal.begin(started)
    running.record(e.Answered(at=at, key="event", text="a new job"))
    if finish:
        running.record(e.Finished(at=at))
    running.close()
    return running.path


@pytest.mark.parametrize(("first", "second"), JUMPS)
def test_the_session_begun_last_is_resumed(tmp_path: Path, first: str, second: str) -> None:
    """After the clock was set, a person would be led back into an older session."""
    journal = Journal(tmp_path)
    pages = [begin(journal, "s1", first), begin(journal, "s2", second)]
    assert len(set(pages)) == 2
    assert [log.name for log in journal.unfinished()] == ["s2", "s1"]
    running = journal.resume()
    assert running.session.id == "s2"
    assert running.path == pages[1]
    running.record(e.Finished(at=first))
    running.close()
    running = journal.resume()
    assert running.session.id == "s1"
    running.close()


@pytest.mark.parametrize(("first", "second"), JUMPS)
def test_finished_sessions_keep_names_and_order_of_their_own(
    tmp_path: Path, first: str, second: str
) -> None:
    """One session's page would overwrite another's, or the list would not follow the dates."""
    journal = Journal(tmp_path)
    for name, at in (("s1", first), ("s2", second)):
        begin(journal, name, at, finish=True)
    entries = journal.look().pages
    assert {entry.id for entry in entries} == {"s1", "s2"}
    moments = [datetime.fromisoformat(entry.started) for entry in entries]
    assert moments == sorted(moments, reverse=True)
    newest = journal.finished()
    assert newest is not None
    assert newest.id == entries[0].id
    assert journal.look().troubles == ()


def test_many_sessions_in_one_minute(tmp_path: Path) -> None:
    """Somebody who begins anew at once would lose the page before."""
    journal = Journal(tmp_path)
    pages = [begin(journal, f"s{n}", NOON, finish=n % 2 == 0) for n in range(12)]
    assert len(set(pages)) == 12
    assert all(path.exists() for path in pages)
    assert [log.name for log in journal.unfinished()] == [f"s{n}" for n in (11, 9, 7, 5, 3, 1)]


def jumping(card: MemoryCard, offsets: list[float]) -> Callable[[], str]:
    """A wall clock that is set anew each time somebody looks."""
    looks = iter(range(10**9))

    def look() -> str:
        offset = offsets[next(looks) % len(offsets)]
        moment = datetime.fromisoformat(NOON) + timedelta(seconds=card.now() + offset)
        return moment.isoformat(timespec="milliseconds")

    return look


def run(folder: Path, offsets: list[float]) -> tuple[list[e.Event], str, float]:
    """A whole typed session under such a clock: its events, its page, its length in seconds."""
    card = MemoryCard()
    started = e.Started(at=NOON, session="s1", program="short", program_version=1)
    record = Journal(folder).begin(started)
    person = Typist(card, Gauge(0.0), 1)
    edges = Edges(SilentMouth(card), NoEar(), card, person)
    session = Runner(record, edges, Manners(), clock=jumping(card, offsets)).run()
    record.close()
    assert session.finished_at
    page = re.sub(r"(?m)^finished: .*$", "", record.path.read_text("utf-8"))
    return list(read(folder / ROOM / "s1.jsonl")), page, card.now()


def test_a_session_takes_no_notice_of_the_wall_clock(tmp_path: Path) -> None:
    """A meditation would end at once, or last an hour, when the clock is set."""
    calm = run(tmp_path / "calm", [0.0])
    wild = run(tmp_path / "wild", [0.0, -3600.0, 86400.0, 3600.0, -86400.0 * 365])
    assert wild[1:] == calm[1:]

    def bare(events: list[e.Event]) -> list[dict[str, object]]:
        return [{k: v for k, v in to_json(event).items() if k != "at"} for event in events]

    assert bare(wild[0]) == bare(calm[0])
    guided = [event for event in wild[0] if isinstance(event, e.Guided)]
    assert [event.seconds for event in guided] == [9.0]


def test_a_session_finished_before_it_began_is_read(tmp_path: Path) -> None:
    """A clock set back during a session would make its page unreadable."""
    journal = Journal(tmp_path)
    running = journal.begin(e.Started(at=NOON, session="s1", program="short", program_version=1))
    running.record(e.Finished(at=AN_HOUR_BACK))
    running.close()
    entry = read_page(running.path)
    assert entry.is_finished
    assert entry.finished < entry.started
    assert journal.finished() == journal.read(running.path)


def test_the_clock_of_a_typed_session_is_steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """A timer would follow a wall clock that was set."""
    clock = SystemClock()
    before = clock.now()
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert before <= clock.now() < before + 60


STEPS = st.lists(
    st.tuples(
        st.floats(0, 2) | st.just(30_000.0),  # seconds of the computer, one a night asleep
        st.none() | st.floats(-2, 2) | st.sampled_from([3600.0, -3600.0, 86_400.0]),
    ),
    max_size=40,
)


@settings(deadline=None)
@given(STEPS)
def test_the_clock_of_a_spoken_session_never_goes_back(
    steps: list[tuple[float, float | None]],
) -> None:
    """After sleep, or with a card that counts wrongly, a timer would run twice or never."""
    steady = [1000.0]
    patch = pytest.MonkeyPatch()
    patch.setattr(time, "monotonic", lambda: steady[0])
    try:
        clock = StreamClock()
        seen = [clock.now()]
        for passed, card_off in steps:
            steady[0] += passed
            seen.append(clock.now())
            if card_off is not None:
                clock.follow(seen[-1] + card_off)
                seen.append(clock.now())
    finally:
        patch.undo()
    # Equal times may differ by what a float near the largest of them cannot hold.
    assert all(later >= earlier - 1e-9 * max(1.0, earlier) for earlier, later in pairwise(seen))


def test_a_card_that_slept_is_followed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """After suspend and resume a meditation would hang behind the sound for minutes."""
    steady = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: steady[0])
    clock = StreamClock()
    for tick in range(50):
        steady[0] = tick / 10
        clock.follow(tick / 10)
    clock.follow(300.0)  # the card went on while the computer's steady clock stood still
    assert clock.now() == 300.0
    steady[0] += 3600.0  # or the other way round: the card stood still
    late = clock.now()
    for tick in range(200):
        steady[0] += 0.1
        clock.follow(300.0 + tick / 10)
        assert clock.now() >= late
        late = clock.now()
