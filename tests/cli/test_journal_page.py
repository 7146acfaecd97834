"""``voice-coach journal page``: the page as a person meets it, in a real browser."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from dateutil.relativedelta import relativedelta
from playwright.sync_api import Browser, expect

from tests.support.browser import opened
from tests.support.home import run
from tests.support.shelf import JOB, put, shelf
from tests.support.small_disk import small_disk
from tests.support.written_now import KINDS, written

HOSTILE = (
    "<script>document.title='owned'</script> <img src=x onerror=alert(1)> </style></title> "
    "<!-- gone --> [a link](javascript:alert(2)) ![a picture](https://example.org/x.png) "
    f"{'endless' * 60} \u202eright to left \u05e9\u05dc\u05d5\u05dd {{{{ 7 * 7 }}}} {{% if %}}"
)
SISTERS = "#s-2026-11-24"
YEAR_AGO = date.today() - relativedelta(years=1)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person with a whole session, one of a year ago, a hostile one, and the usual three."""
    home = tmp_path_factory.mktemp("home")
    folder = shelf(home, marks=["2026-11-25 07:00 visualisation: practised 7 minutes"])
    written(folder, *KINDS[0])
    put(folder, f"{YEAR_AGO:%Y%m%d}-080000-aaaa", event="The garden", clarity_before=2,
        clarity_after=6)  # fmt: skip
    put(folder, "20260105-080000-bad0", event=HOSTILE, facts=HOSTILE, outcome=HOSTILE)
    done = run(home, "journal", "page")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Your page: {folder / 'journal.html'}\n"
    return home


@pytest.fixture(scope="module")
def file(home: Path) -> Path:
    """The page of all sessions."""
    return home / "journal" / "journal.html"


def shown(text: str) -> re.Pattern[str]:
    return re.compile(re.escape(text))


def test_it_is_for_its_owner_alone(file: Path) -> None:
    """Others on the computer could read a whole journal in one file."""
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_is_searched_is_found_as_one_types(browser: Browser, file: Path) -> None:
    """Somebody who looks for a word would read a thousand sessions."""
    with opened(browser, file) as watched:
        page = watched.page
        expect(page.get_by_role("status")).to_have_text("6 sessions")
        page.get_by_label("Search your words").press_sequentially("smiling SIST")
        expect(page.get_by_role("status")).to_have_text("1 of 6 sessions")
        hit = page.locator(".timeline li:visible")
        expect(hit).to_contain_text("I walk into the room and my sister smiles at me.")
        expect(hit.locator("mark")).to_have_text(["sister", "smiles"])
        page.get_by_label("Search your words").fill('"call the office" cafe')
        expect(hit.locator("a")).to_contain_text("My new job at the caf\u00e9")
        page.get_by_label("Search your words").fill("zzz")
        expect(page.get_by_role("status")).to_have_text("No session is like that.")
        watched.calm()


def test_filters_go_over_all(browser: Browser, file: Path) -> None:
    """Who wants what is unfinished, or of last year, would look at each."""
    with opened(browser, file) as watched:
        page = watched.page
        page.get_by_label("State").select_option("In progress")
        expect(page.locator(".timeline li:visible")).to_contain_text(["Sleep"])
        page.get_by_label("State").select_option("All")
        page.get_by_label("Time", exact=True).select_option(f"{YEAR_AGO.year}")
        expect(page.locator(".timeline li:visible .event")).to_have_text(["The garden"])
        watched.calm()


def test_the_keyboard_alone_is_enough(browser: Browser, file: Path) -> None:
    """Who uses no mouse would find, and not reach."""
    with opened(browser, file) as watched:
        page = watched.page
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
        page.get_by_label("Search your words").focus()
        page.keyboard.type("sister")
        page.keyboard.press("ArrowDown")
        first = page.locator(".timeline li:visible a").first
        expect(first).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.get_by_label("Search your words")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("status")).to_have_text("6 sessions")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        heading = page.locator(".session.shown h2.event")
        expect(heading).to_be_focused()
        expect(page).to_have_title(shown("\u00b7 Your journal"))
        page.get_by_role("link", name="All sessions").press("Enter")
        expect(page.locator("#overview")).to_be_visible()
        expect(first).to_be_focused()
        watched.calm()


def test_it_says_what_happened_on_this_day_and_what_is_due(browser: Browser, file: Path) -> None:
    """The page would be an archive, and no journal to come back to."""
    with opened(browser, file) as watched:
        memory = watched.page.get_by_role("region", name="On this day")
        expect(memory).to_contain_text("The garden")
        expect(memory).to_contain_text("A year ago")
        expect(watched.page.get_by_role("region", name="What is due")).to_contain_text(
            "Call my sister"
        )
        memory.get_by_role("link").click()
        expect(watched.page.get_by_role("heading", name="The garden")).to_be_visible()
        clarity = watched.page.get_by_role("img", name="Clarity: 2 before, 6 after.")
        expect(clarity).to_be_visible()
        watched.calm()


def test_opened_later_it_remembers_for_that_day(browser: Browser, file: Path) -> None:
    """The page of today would tell of today for ever."""
    with browser.new_context() as own:
        page = own.new_page()
        page.clock.set_fixed_time("2027-10-12T09:00:00")
        page.goto(file.as_uri())
        memory = page.get_by_role("region", name="On this day")
        expect(memory).to_contain_text("A year ago, you began this session")
        expect(memory).to_contain_text("My new job")
        expect(page.get_by_role("heading", name=shown("What was due on"))).to_be_visible()


def test_a_session_is_set_as_a_document(browser: Browser, file: Path) -> None:
    """Event, plan, steps and reviews would be a wall of text, and practice forgotten."""
    with opened(browser, file, SISTERS) as watched:
        session = watched.page.get_by_role("article", name="The talk with my sister")
        expect(session.get_by_role("heading", level=3).first).to_be_visible()
        expect(session.locator("h4.q").first).to_be_visible()
        expect(session).to_contain_text("Sell the house at once? She is waiting.")
        expect(session.get_by_role("img", name=shown("Practised on 1 day"))).to_be_visible()
        expect(session.locator(".plan")).to_contain_text("Call my sister")
        sizes = session.evaluate(
            "at => ['.text .q', '.text p'].map(one => parseFloat(getComputedStyle("
            "at.querySelector(one)).fontSize))"
        )
        assert sizes[0] < sizes[1], "questions are quieter than answers"
        watched.calm()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("anchor", ["", SISTERS])
def test_everybody_can_read_it(browser: Browser, file: Path, scheme: str, anchor: str) -> None:
    """Whoever hears the page, or sees little, would be left out."""
    with opened(browser, file, anchor, color_scheme=scheme) as watched:
        found = Axe().run(watched.page)
        assert found.violations_count == 0, found.generate_report()


def test_one_session_has_a_page_of_its_own(browser: Browser, home: Path) -> None:
    """To show one session to somebody one would show them all."""
    done = run(home, "journal", "page", "my sister", "--out", "sister.html")
    assert (done.returncode, done.stderr) == (0, "")
    with opened(browser, home / "elsewhere" / "sister.html") as watched:
        expect(watched.page).to_have_title("The talk with my sister")
        assert "new job" not in watched.page.content()
        found = Axe().run(watched.page)
        assert found.violations_count == 0, found.generate_report()
        watched.calm()


def test_what_a_person_wrote_stays_text(browser: Browser, file: Path) -> None:
    """A sentence pasted from elsewhere could run in the page, or hide what follows it."""
    with opened(browser, file, "#s-2026-01-05", viewport={"width": 320, "height": 800}) as watched:
        session = watched.page.locator(".session.shown")
        for text in ("<script>document", "<!-- gone -->", "](javascript:alert(2))", "{{ 7 * 7 }}"):
            expect(session.locator(".text")).to_contain_text(text)
        links = session.locator(".text a").evaluate_all("all => all.map(one => one.href)")
        assert set(links) == {"https://example.org/x.png"}  # of a picture, which is not fetched
        expect(session.locator("img, script, style")).to_have_count(0)
        assert watched.page.title() != "owned"
        assert "\u202e" not in watched.page.content()
        watched.calm()


@pytest.mark.parametrize("anchor", ["", SISTERS, "#s-2026-01-05"])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_narrow_screen_never_scrolls_aside(
    browser: Browser, file: Path, anchor: str, scripts: bool
) -> None:
    """On a telephone each line would have to be pushed back and forth."""
    view = {"width": 320, "height": 700}
    with opened(browser, file, anchor, viewport=view, java_script_enabled=scripts) as watched:
        assert watched.page.locator("html").evaluate("root => root.scrollWidth") <= 320


def test_without_scripts_it_is_a_document(browser: Browser, file: Path) -> None:
    """A reader that runs no scripts would show an empty page."""
    with opened(browser, file, java_script_enabled=False) as watched:
        expect(watched.page.locator(".tools")).to_be_hidden()
        for event in ("The garden", "Sleep", "The talk with my sister"):
            expect(watched.page.get_by_role("article", name=event)).to_be_attached()
        watched.page.get_by_role("link", name=shown("The garden")).first.click()
        expect(watched.page.get_by_role("heading", name="The garden")).to_be_in_viewport()
        watched.calm()


def test_printed_no_line_is_cut(browser: Browser, file: Path, tmp_path: Path) -> None:
    """On paper the end of a line, or half of one between two pages, would be missing."""
    with opened(browser, file, SISTERS) as watched:
        wanted = watched.page.locator(".session.shown").inner_text()
        watched.page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "page.pdf", "-"], cwd=tmp_path, capture_output=True, check=True
    ).stdout.decode()
    width, height = map(float, re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', boxes)[0])
    number = r'"([-\d.]+)"'
    words = re.findall(
        rf"<word xMin={number} yMin={number} xMax={number} yMax={number}>([^<]*)<", boxes
    )
    for left, top, right, bottom, word in words:
        assert 0 < float(left) < float(right) < width, word
        assert 0 < float(top) < float(bottom) < height, word
    printed = {word for *_, word in words}
    assert {word for word in wanted.split() if word.isalpha()} - {"All", "sessions"} <= printed


def test_written_again_it_takes_the_place_of_the_old(home: Path) -> None:
    """A page per day would lie about, or somebody's own file be lost."""
    out = home / "elsewhere" / "page.html"
    assert run(home, "journal", "page", "--out", str(out)).returncode == 0
    assert run(home, "journal", "page", JOB, "--out", str(out)).returncode == 0
    assert "new job" in out.read_text("utf-8")
    own = home / "elsewhere" / "own.html"
    own.write_text("<p>my own</p>", "utf-8")
    done = run(home, "journal", "page", "--out", str(own))
    assert done.returncode == 1
    assert "is there already, and is no page of Voice Coach's. It was left as it is." in done.stderr
    assert own.read_text("utf-8") == "<p>my own</p>"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--out", "missing/page.html"], "The folder missing is not there. Nothing was written."),
        (["--out", "."], "is a folder. Please name a file in it."),
        (["--out", "/proc/page.html"], "/proc/page.html could not be written"),
        (["sleeping dragons"], "There is no session"),
        (["the talk"], "More than one session fits"),
        (["--out", "x.html", "--open"], "There is no desktop here to open it on."),
    ],
)
def test_what_cannot_be_is_said(home: Path, arguments: list[str], sentence: str) -> None:
    """A person would not know what to do instead, or whether anything was harmed."""
    put(home / "journal", "20260106-080000-7a1c", event="The talk again", status="in progress")
    done = run(home, "journal", "page", *arguments, more={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    (home / "journal" / "2026-01-06-0800-The t.md").unlink()
    assert done.returncode == 1
    assert sentence in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_on_a_full_disk_the_old_page_stays(home: Path, tmp_path: Path) -> None:
    """The command would end in a traceback, or leave half a page."""
    with small_disk(tmp_path / "disk") as disk:
        out = disk.folder / "page.html"
        assert run(home, "journal", "page", JOB, "--out", str(out)).returncode == 0
        before = out.read_bytes()
        disk.fill()
        done = run(home, "journal", "page", JOB, "--out", str(out))
        assert done.returncode == 1
        assert "could not be written: the disk is full" in done.stderr
        assert out.read_bytes() == before
        assert sorted(os.listdir(disk.folder)) == ["ballast", "page.html", "rest"]


def test_templates_that_were_kept_and_are_damaged_are_done_without(
    home: Path, tmp_path: Path
) -> None:
    """What only saves time would keep somebody from their journal."""

    def page() -> bytes:
        done = run(home, "journal", "page", JOB, "--out", str(tmp_path / "page.html"))
        assert (done.returncode, done.stderr) == (0, "")
        return re.sub(rb"\d\d:\d\d", b"", (tmp_path / "page.html").read_bytes())  # of today

    room = home / ".cache" / "voice-coach" / "templates"
    whole = page()
    kept = {path: path.read_bytes() for path in room.iterdir()}
    assert len(kept) > 1
    for harm in (lambda data: data[: len(data) // 2], lambda data: data[:12] + b"x" * 40):
        for path, data in kept.items():
            path.write_bytes(harm(data))
        assert page() == whole
        assert {path: path.read_bytes() for path in room.iterdir()} == kept
    for path in kept:
        path.unlink()
    room.rmdir()
    room.write_text("no folder")
    try:
        assert page() == whole
    finally:
        room.unlink()


def test_an_empty_journal_has_no_page(tmp_path: Path) -> None:
    """An empty file would be opened, and nothing said."""
    done = run(tmp_path, "journal", "page")
    assert done.returncode == 0
    assert not list(tmp_path.rglob("*.html"))


def test_a_page_of_another_program_is_shown_as_it_stands(tmp_path: Path) -> None:
    """What a newer version, or an exercise that is not here, wrote would be lost to the reader."""
    folder = tmp_path / "journal"
    path = put(folder, "20260105-080000-0e30", program="from-the-future@0123", facts="Still here.")
    assert run(tmp_path, "journal", "page", path.name).returncode == 0
    assert "Still here." in path.with_suffix(".html").read_text("utf-8")


def test_a_deleted_session_is_on_no_page_either(tmp_path: Path) -> None:
    """Who wants a session gone would find it again in the page made of it."""
    folder = shelf(tmp_path)
    for wanted in ([], ["job"], ["sister"]):
        assert run(tmp_path, "journal", "page", *wanted).returncode == 0
    done = run(tmp_path, "journal", "delete", "job", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "what you made to look at in a browser" in done.stdout
    assert [path.name for path in folder.glob("*.html")] == ["2026-11-24-1703-the-t.html"]
