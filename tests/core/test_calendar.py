"""The calendar file beside a journal file, read by a second library: vobject."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import tzlocal
import vobject
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.plan_page import SESSION, page
from tests.support.reading import asking
from voice_coach.agenda import calendar_files
from voice_coach.agenda.appointments import appointments_of, printable
from voice_coach.agenda.calendar import calendar_of, events_in
from voice_coach.agenda.plan import plan_of
from voice_coach.agenda.plans import plans_in
from voice_coach.errors import JournalError
from voice_coach.journal.journal import Journal
from voice_coach.journal.page.read import read_page
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.program.toml_file import default

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
ACTION, LOOK, PICTURE = (
    f"{SESSION}-{about}@voice-coach" for about in ("first-action", "follow-up", "visualisation")
)


LiveIn = Callable[[str], None]


@pytest.fixture(autouse=True)
def live_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[LiveIn]:
    """Puts the machine into a zone; at first into one with clock changes."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        tzlocal.reload_localzone()

    move("Europe/Berlin")
    yield move
    monkeypatch.undo()
    time.tzset()
    tzlocal.reload_localzone()


@pytest.fixture
def keep(tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Writes such a journal file and its calendar; returns the events as vobject reads them."""

    def keeper(now: datetime = NOW, **fields: Any) -> dict[str, Any]:
        journal_file = tmp_path / "page.md"
        journal_file.write_text(page(**fields), "utf-8")
        path = calendar_files.keep_calendar(
            plan_of(read_page(journal_file, asking(default()))), now
        )
        return read(path.read_bytes()) if path else {}

    return keeper


Keep = Callable[..., dict[str, Any]]


def read(data: bytes) -> dict[str, Any]:
    """The events by UID, as another library than the one that wrote them has them."""
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    calendar = vobject.readOne(data.decode())
    return {event.uid.value: event for event in calendar.vevent_list}


def test_a_plan_stands_on_its_days(keep: Keep) -> None:
    """Otherwise the person is reminded at another time than they said."""
    events = keep(partner="Ann", chosen_response="Ask her", outcome="We laugh")
    assert set(events) == {ACTION, LOOK, PICTURE}
    action, look, picture = events[ACTION], events[LOOK], events[PICTURE]

    assert action.summary.value == "Call my sister"
    assert action.dtstart.value == datetime(2026, 11, 26, 17, 30, tzinfo=BERLIN)
    assert action.dtstart.params == {"X-VOBJ-ORIGINAL-TZID": ["Europe/Berlin"]}
    assert action.dtend.value - action.dtstart.value == timedelta(minutes=30)
    assert (
        "Who will hold you to it, and remind you shortly before: Ann\n" in action.description.value
    )
    assert not hasattr(action, "attendee")

    assert look.dtstart.value == date(2026, 12, 3)
    assert look.dtend.value == date(2026, 12, 4)
    for reviewed in ("The talk with my sister", "Ask her", "Call my sister", "17:30"):
        assert reviewed in look.description.value

    assert picture.dtend.value - picture.dtstart.value == timedelta(minutes=7)
    days = [day.replace(tzinfo=None) for day in picture.getrruleset(addRDate=True)]
    first = datetime(2026, 11, 24, 18, 0)
    assert days == [first + timedelta(days=number) for number in range(10)]
    assert "We laugh" in picture.description.value


@pytest.mark.parametrize("uid", [ACTION, LOOK, PICTURE])
def test_each_rings_and_the_alarm_stands_last(keep: Keep, tmp_path: Path, uid: str) -> None:
    """Outlook drops an alarm that is not the last thing in its event."""
    event = keep()[uid]
    alarm = event.valarm
    whole_day = not isinstance(event.dtstart.value, datetime)
    early = timedelta(minutes=5 if uid == PICTURE else 30)
    assert alarm.trigger.value == (timedelta(hours=9) if whole_day else -early)
    for block in (tmp_path / "page.ics").read_text().split("BEGIN:VEVENT\n")[1:]:
        assert block.split("END:VEVENT")[0].endswith("END:VALARM\n")


def test_the_zone_is_told_with_its_clock_changes(keep: Keep, tmp_path: Path) -> None:
    """An hour of summer time would be lost where the client does not know the zone."""
    keep(first_action_when="2027-06-01 17:30")
    text = (tmp_path / "page.ics").read_text()
    assert text.count("BEGIN:VTIMEZONE") == 1
    zone = tzical(io.StringIO(text)).get("Europe/Berlin")
    for hours in range(0, 24 * 365, 5):
        moment = datetime(2026, 11, 1) + timedelta(hours=hours)
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=BERLIN).utcoffset()


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("America/New_York", "DTSTART;TZID=America/New_York:20261126T173000"),
        (":Asia/Kolkata", "DTSTART;TZID=Asia/Kolkata:20261126T173000"),
        ("UTC", "DTSTART:20261126T173000Z"),
    ],
)
def test_the_machines_own_zone_is_used(
    keep: Keep, tmp_path: Path, live_in: LiveIn, zone: str, written: str
) -> None:
    """Otherwise everybody outside of one country is reminded at night."""
    live_in(zone)
    keep()
    assert written in (tmp_path / "page.ics").read_text()


def test_a_zone_without_a_name_is_written_as_utc(tmp_path: Path) -> None:
    """TZ may hold bare offsets, for which calendars have no name."""
    (tmp_path / "page.md").write_text(page())
    code = (
        "import sys, pathlib;"
        "from voice_coach.agenda.calendar_files import keep_calendar;"
        "from voice_coach.agenda.plan import plan_of;"
        "from voice_coach.journal.page.read import read_page;"
        "keep_calendar(plan_of(read_page(pathlib.Path(sys.argv[1]))))"
    )
    # A process of its own: the zone's name is looked up once in a process.
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "page.md")],
        env={**os.environ, "TZ": "XXX-3"},
        check=True,
        timeout=60,
    )
    assert "DTSTART:20261126T143000Z" in (tmp_path / "page.ics").read_text()


def test_a_partner_with_an_address_attends(keep: Keep) -> None:
    """A client can then write to them; a name alone is no address."""
    event = keep(partner="ann@example.org")[ACTION]
    assert event.attendee.value == "mailto:ann@example.org"
    assert "remind you shortly before: ann@example.org\n" in event.description.value


def test_the_same_plan_gives_the_same_bytes(keep: Keep, tmp_path: Path) -> None:
    """A folder that is synchronised would change with every look at the agenda."""
    keep()
    path = tmp_path / "page.ics"
    before = path.read_bytes(), path.stat().st_mtime_ns
    keep(NOW + timedelta(days=1))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_what_changed_is_newer_and_what_did_not_is_as_it_was(keep: Keep) -> None:
    """Otherwise importing again doubles the entry, or a client keeps the old time."""
    old = keep()
    new = keep(
        NOW + timedelta(days=2),
        marks=["2026-11-26 19:00 first action: moved to 2026-11-28 09:15"],
    )
    assert set(new) == set(old)
    assert new[ACTION].dtstart.value == datetime(2026, 11, 28, 9, 15, tzinfo=BERLIN)
    assert [int(events[ACTION].sequence.value) for events in (old, new)] == [0, 1]
    for stamp in ("dtstamp", "last_modified"):
        assert getattr(old[ACTION], stamp).value == NOW
        assert getattr(new[ACTION], stamp).value == NOW + timedelta(days=2)
    assert new[PICTURE].serialize() == old[PICTURE].serialize()


@pytest.mark.parametrize(
    ("deed", "status", "summary"),
    [
        ("done", "CONFIRMED", "Done: Call my sister"),
        ("dropped", "CANCELLED", "Dropped: Call my sister"),
    ],
)
def test_done_and_dropped_are_told_and_ring_no_more(
    keep: Keep, deed: str, status: str, summary: str
) -> None:
    """Otherwise the phone rings for what is over."""
    keep()
    event = keep(marks=[f"2026-11-26 19:00 first action: {deed}"])[ACTION]
    assert (event.status.value, event.summary.value) == (status, summary)
    assert not hasattr(event, "valarm")
    assert event.transp.value == "TRANSPARENT"


def test_what_is_no_longer_planned_is_cancelled_once(keep: Keep, tmp_path: Path) -> None:
    """Otherwise an appointment that the person took out stays on their calendar."""
    keep()
    gone = keep(follow_up_day="some day", visualisation_time="")
    for uid in (LOOK, PICTURE):
        assert gone[uid].status.value == "CANCELLED"
        assert gone[uid].sequence.value == "1"
        assert gone[uid].summary.value.startswith("Cancelled: ")
        assert not hasattr(gone[uid], "valarm")
    before = (tmp_path / "page.ics").read_bytes()
    keep(NOW + timedelta(days=1), follow_up_day="some day", visualisation_time="")
    assert (tmp_path / "page.ics").read_bytes() == before
    back = keep(NOW + timedelta(days=2))
    assert back[LOOK].status.value == "CONFIRMED"
    assert back[LOOK].sequence.value == "2"


def test_a_plan_without_a_day_makes_no_file(keep: Keep, tmp_path: Path) -> None:
    """An empty calendar would be a riddle."""
    assert not keep(first_action_when="soon", follow_up_day="", visualisation_time="")
    assert not (tmp_path / "page.ics").exists()


def test_the_file_is_private(keep: Keep, tmp_path: Path) -> None:
    """It holds the person's own words."""
    keep()
    assert stat.S_IMODE((tmp_path / "page.ics").stat().st_mode) == 0o600


@pytest.mark.parametrize("kept_share", [0.5, 0.7, 0.95])
def test_a_damaged_calendar_is_written_anew(keep: Keep, tmp_path: Path, kept_share: float) -> None:
    """Half a file, from a copy that broke off, must not end the plan; nor may a calendar that
    knows the former events take the new ones for older."""
    keep()
    knows = keep(NOW + timedelta(days=1), first_action_when="2026-11-27 17:30")
    path = tmp_path / "page.ics"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept_share)])
    anew = keep(NOW + timedelta(days=2), first_action_when="2026-11-28 17:30")
    assert set(anew) == {ACTION, LOOK, PICTURE}
    assert all(int(anew[uid].sequence.value) >= int(knows[uid].sequence.value) for uid in knows)
    assert int(anew[ACTION].sequence.value) > int(knows[ACTION].sequence.value)


def test_what_is_cancelled_outlives_damage(keep: Keep, tmp_path: Path) -> None:
    """Otherwise a calendar would hold the dropped appointment for ever."""
    keep()
    keep(NOW + timedelta(days=1), visualisation_time="")
    path = tmp_path / "page.ics"
    path.write_bytes(path.read_bytes().replace(b"DTSTART", b"DTSTXRT", 1))
    anew = keep(NOW + timedelta(days=2), visualisation_time="")
    assert anew[PICTURE].status.value == "CANCELLED"
    assert anew[ACTION].status.value == "CONFIRMED"


def test_somebody_elses_file_of_that_name_is_left(keep: Keep, tmp_path: Path) -> None:
    """The program writes over nothing that it did not write."""
    (tmp_path / "page.ics").write_text("mine")
    with pytest.raises(JournalError, match="not the calendar of this session"):
        keep()
    assert (tmp_path / "page.ics").read_text() == "mine"


def test_a_renamed_journal_file_keeps_its_sequence(keep: Keep, tmp_path: Path) -> None:
    """Otherwise a calendar that knows a higher SEQUENCE ignores every later change."""
    keep()
    keep(first_action_when="2026-11-27 17:30")
    (tmp_path / "page.md").rename(tmp_path / "My talk.md")
    (tmp_path / "My talk.md").write_text(page(first_action_when="2026-11-28 17:30"))
    path = calendar_files.keep_calendar(plan_of(read_page(tmp_path / "My talk.md")), NOW)
    assert path == tmp_path / "My talk.ics"
    assert read(path.read_bytes())[ACTION].sequence.value == "2"


def test_all_sessions_make_one_calendar(tmp_path: Path) -> None:
    """To subscribe to, in one place, with each appointment once."""
    plans = []
    for number in range(3):
        path = tmp_path / f"{number}.md"
        path.write_text(page(id=f"session-{number}", follow_up_day=f"2026-12-0{number + 1}"))
        plans.append(plan_of(read_page(path)))
    data = calendar_files.as_one(calendar_files.calendars_of(plans, NOW))
    assert len(read(data)) == 9
    assert data.count(b"BEGIN:VTIMEZONE") == 1
    assert data.count(b"X-WR-CALNAME:Voice Coach") == 1


def test_a_folder_that_cannot_be_written_still_gives_its_calendar(tmp_path: Path) -> None:
    """A journal on a read-only disk can be subscribed to as well."""
    (tmp_path / "a.md").write_text(page())
    (tmp_path / "a.ics").mkdir()
    plans = plans_in(Journal(tmp_path))
    assert len(read(calendar_files.as_one(calendar_files.calendars_of(plans.finished, NOW)))) == 3
    (trouble,) = calendar_files.renew_calendars(plans, NOW)
    assert "a.ics" in trouble


def test_weekly_repeats_begin_on_one_of_their_days(keep: Keep) -> None:
    """RFC 5545: DTSTART is the first of the recurrences, or clients show one too many."""
    picture = keep(visualisation_time="every SA, SU 09:00")[PICTURE]
    days = [day.date() for day in picture.getrruleset(addRDate=True)]
    assert days == [date(2026, 11, 28), date(2026, 11, 29)]


def test_a_reviewed_plan_goes_on_with_its_next_step(keep: Keep) -> None:
    """What comes after the follow-up is on the calendar as well."""
    events = keep(
        status="reviewed",
        reviewed="2026-11-30",
        review={"done_yet": "done", "next_step": "Write", "next_step_when": "2026-12-05 10:00"},
    )
    step = events[f"{SESSION}-next-step@voice-coach"]
    assert step.dtstart.value == datetime(2026, 12, 5, 10, 0, tzinfo=BERLIN)
    assert events[ACTION].summary.value == "Done: Call my sister"
    assert events[LOOK].summary.value == "Done: Look back: The talk with my sister"
    assert [day.day for day in events[PICTURE].getrruleset(addRDate=True)] == [
        24,
        25,
        26,
        27,
        28,
        29,
        30,
    ]


TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=',;:"\\nN\n\r\t 😀é=', max_size=200),
    st.text(alphabet="Kü😀 ", min_size=4000, max_size=4000),
)


@settings(max_examples=25, deadline=None)
@given(
    action=TEXTS.filter(lambda text: bool(text.strip())), event=TEXTS, partner=TEXTS, outcome=TEXTS
)
def test_every_text_survives(action: str, event: str, partner: str, outcome: str) -> None:
    """Commas, semicolons, quotes, line breaks, backslashes, emoji: nothing is cut or changed on
    the way into a calendar and out of it, and reading it back changes no byte."""
    fields = {
        "first_action": action,
        "first_action_when": "2026-11-26 17:30",
        "visualisation_time": "18:00",
        "partner": partner,
        "outcome": outcome,
    }
    entry = SessionPage(Path("x.md"), SESSION, "p", event, "2026-11-24T17:03:00+01:00",
                  status="finished", fields=fields, front=fields)  # fmt: skip
    wanted = {item.uid: item for item in appointments_of(plan_of(entry))}
    data = calendar_of(tuple(wanted.values()), b"", BERLIN, NOW)
    found = read(data)
    assert set(found) == set(wanted) == {ACTION, PICTURE}
    for uid, item in wanted.items():
        assert found[uid].summary.value == item.summary
        assert found[uid].description.value == item.description
    if partner:
        assert printable(partner) in found[ACTION].description.value
    assert printable(outcome) in found[PICTURE].description.value
    later = NOW + timedelta(days=1)
    assert calendar_of(tuple(wanted.values()), data, BERLIN, later) == data
    assert len(events_in(data)) == 2
