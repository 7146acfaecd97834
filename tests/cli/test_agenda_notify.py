"""``agenda --notify`` on a desktop of its own: a private bus with a service that writes down."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support.home import ROOT, environment, run
from tests.support.plan_page import page

CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/>
<allow own="*"/></policy></busconfig>
"""
FROM = ("agenda", "--notify")


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment in which the private bus is the session's."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed")
    (tmp_path / "bus.conf").write_text(CONFIG.format(folder=tmp_path))
    daemon = subprocess.Popen(
        ["dbus-daemon", "--nofork", "--print-address=1", f"--config-file={tmp_path}/bus.conf"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield {"DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


@pytest.fixture
def desktop(tmp_path: Path, bus: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """The service on it; its standard output tells what it was asked to show."""
    service = subprocess.Popen(
        [sys.executable, "-m", "tests.support.desktop"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment(tmp_path, bus),
        cwd=ROOT,
    )
    assert service.stdout is not None
    assert json.loads(service.stdout.readline()) == {"ready": "yes"}
    yield service
    service.kill()
    service.wait(10)
    service.stdout.close()


def plan(home: Path, when: str, **fields: str) -> None:
    """One session in the journal, whose only plan is an action then."""
    (home / "journal").mkdir(exist_ok=True)
    text = page(first_action_when=when, follow_up_day="", visualisation_time="", **fields)
    (home / "journal" / "a.md").write_text(text)


def test_what_is_due_is_shown_on_the_desktop(
    tmp_path: Path, bus: dict[str, str], desktop: subprocess.Popen[str]
) -> None:
    """The reminder of a timer would never be seen."""
    plan(tmp_path, "2026-01-02 17:30", first_action="Call <b>Ann</b> & Tom")
    done = run(tmp_path, *FROM, more=bus)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert desktop.stdout is not None
    shown = json.loads(desktop.stdout.readline())
    assert shown["app"] == "Voice Coach"
    assert shown["title"] == "Overdue"
    # Some services would take the marks for orders.
    assert not set("<>&") & set(shown["text"])
    assert "Ann" in shown["text"]
    assert ": planned for Friday 2 January" in shown["text"]


def test_the_title_says_whether_it_is_late(
    tmp_path: Path, bus: dict[str, str], desktop: subprocess.Popen[str]
) -> None:
    """Otherwise somebody is told that they are late for what is still to come, or learns too late
    that they are."""
    assert desktop.stdout is not None
    on = (sys.executable, "-m", "tests.support.later_coach")
    for now, title, text in (
        ("2026-01-02T17:00", "Today", "today at 17:30"),
        ("2026-01-02T17:31", "Overdue", "planned for today at 17:30"),
    ):
        plan(tmp_path, "2026-01-02 17:30")
        done = run(tmp_path, now, *FROM, more=bus, command=on)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        shown = json.loads(desktop.stdout.readline())
        assert (shown["title"], shown["text"]) == (title, f"Call my sister: {text}")
    late = page(id="b", first_action_when="2026-01-01", follow_up_day="", visualisation_time="")
    (tmp_path / "journal" / "b.md").write_text(late)
    run(tmp_path, "2026-01-02T17:00", *FROM, more=bus, command=on)
    shown = json.loads(desktop.stdout.readline())
    assert shown["title"] == "Today and overdue"
    assert shown["text"].splitlines() == [
        "Call my sister: planned for yesterday",
        "Call my sister: today at 17:30",
    ]


def test_nothing_due_disturbs_nobody(
    tmp_path: Path, bus: dict[str, str], desktop: subprocess.Popen[str]
) -> None:
    """A timer that rings every day for nothing is turned off."""
    plan(tmp_path, f"{date.today().year + 2}-01-02 17:30")
    done = run(tmp_path, *FROM, more=bus)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    desktop.kill()
    assert desktop.stdout is not None
    assert desktop.stdout.read() == ""


@pytest.mark.parametrize("service", ["no bus", "a bus without a service"])
def test_without_a_desktop_it_is_told_in_a_sentence(
    tmp_path: Path, bus: dict[str, str], service: str
) -> None:
    """On a server the reminder would vanish, or end in a traceback."""
    plan(tmp_path, "2026-01-02 17:30")
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none", "DISPLAY": ""}
    done = run(tmp_path, *FROM, more=nowhere if service == "no bus" else bus)
    assert done.returncode == 1
    assert done.stdout.startswith("Call my sister: planned for Friday 2 January")
    assert done.stderr.startswith("The desktop could not be reached for a reminder.")
    assert "Traceback" not in done.stderr
