"""``agenda --speak``, by voice on virtual devices: what is due is heard, and marked by word."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.core.plan_page import page
from tests.journey.person import Coach, talk
from tests.virtual_sound import VirtualSound
from voice_coach.journal.journal import Journal
from voice_coach.journal.marks import marks_of

pytestmark = pytest.mark.audio


def test_due_actions_are_asked_about_and_marked_by_voice(
    sound_server: VirtualSound, coach: Coach, tmp_path: Path
) -> None:
    """Someone without hands free could hear what is due, and do nothing about it."""
    folder = tmp_path / "journal"
    folder.mkdir()
    bare = dict.fromkeys(("follow_up_day", "visualisation_time"), "")
    for name, action, day in (("a", "Call my sister", "2026-01-02"), ("b", "Write", "2026-01-03")):
        text = page(id=name, first_action=action, first_action_when=day, **bare)
        (folder / f"{name}.md").write_text(text)

    with talk(sound_server, coach, tmp_path, "agenda", "--speak") as person:
        person.hears("Call my sister. It was planned for")
        person.says("it is done")
        person.hears("Write. It was planned for")
        person.says("move it")
        person.hears("When will you do it?")
        person.says("in two days at six in the evening")
        person.hears("Is that right?")
        person.says("yes")
        person.hears("It has its new time.")
        assert person.leaves() == 0, person.transcript

    entries = {entry.id: entry for entry in Journal(folder).entries()}
    (done,), (moved,) = (marks_of(dict(entries[name].front)) for name in "ab")
    assert (done.about, done.deed) == ("first action", "done")
    assert (moved.about, moved.deed) == ("first action", "moved to")
    calendar = (folder / "b.ics").read_text()
    assert f"{date.today() + timedelta(days=2):%Y%m%d}T180000" in calendar
    assert "SUMMARY:Done: Call my sister" in (folder / "a.ics").read_text()
    assert "Your calendar: " in person.transcript
