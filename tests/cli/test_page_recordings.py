"""``voice-coach journal page`` with recordings: clicked and heard in a real browser."""

from __future__ import annotations

import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browser import Watched, opened
from tests.support.home import run
from tests.support.recorded_session import recorded_session
from tests.support.recorded_words import SESSION, recorded_look_back, recorded_words, starts_of
from tests.support.small_disk import small_disk
from voice_coach.recordings.sound_file import sound_in

FACTS = ["she called me on monday", "i did not answer for a long time", "then i went for a walk"]
STARTS = starts_of(FACTS)
ANSWERS = {
    ("event", None): ["the talk with my sister"],
    ("facts", None): FACTS,
    ("blocks", None): ["i am afraid", "she laughs"],
    ("block_answers", 0): ["i call her anyway"],
    ("block_answers", 1): ["i laugh along with her"],
}
HOSTILE = "<script>document.title='owned'</script> \" data-from='1' <img src=x> [a](javascript:b)."
ADDED = "I wish I had said something to her then."
EARLIER = "20260101-080000-aaaa"
_HEARD = """
const Silent = Audio;
window.Audio = class extends Silent { constructor() { super(); window.heard = this; } };
"""
"""The page's player, for the tests to ask what it plays."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person with two sessions that are recorded; in the newest they wrote something since."""
    home = tmp_path_factory.mktemp("home")
    folder = home / "journal"
    copy = "In March she called me. I didn't."
    job = {("event", None): ["my new job"], ("facts", None): ["in march she called", "i did not"]}
    page = recorded_words(
        folder, job, session=EARLIER, unsure={"march"}, copies={("facts", None): copy}
    )
    recorded_look_back(page, "20260109-080000-bbbb", {("done", None): ["we spoke on the phone"]})
    page = recorded_words(folder, ANSWERS, unsure={"monday"})
    text = page.read_text("utf-8")
    text = text.replace("for a long time.", f"for a long while. {ADDED} {HOSTILE}")
    page.write_text(text, "utf-8")
    done = run(home, "journal", "page")
    assert (done.returncode, done.stderr) == (0, "")
    done = run(home, "journal", "page", "sister")
    assert (done.returncode, done.stderr) == (0, "")
    return home


@pytest.fixture(scope="module")
def file(home: Path) -> Path:
    """The page of the newest session."""
    (page,) = (home / "journal").glob("2026-03-01*.html")
    return page


@contextmanager
def listening(
    browser: Browser, file: Path, anchor: str = "", **context: object
) -> Iterator[Watched]:
    """The page, opened; nothing but recordings beside it may be asked for."""
    with opened(browser, file, anchor, before=_HEARD, **context) as watched:
        yield watched
        beside = file.parent.as_uri()
        watched.asked_for = [
            url
            for url in watched.asked_for
            if not re.fullmatch(rf"{beside}/[^/]*recordings/{SESSION}/[\w-]+\.opus", url)
        ]
        watched.calm()


def sentence(page: Page, words: str) -> Locator:
    return page.get_by_role("button", name=re.compile(re.escape(words)))


def until(page: Page, what: str) -> None:
    """Wait for something that is said of the player."""
    page.wait_for_function(f"() => {{ const it = window.heard; return {what}; }}")


def quickly(page: Page) -> None:
    """What is being played goes on at many times its pace, so that nobody waits for it."""
    page.evaluate("window.heard.playbackRate = 8")


def test_a_sentence_plays_from_where_it_was_said_and_the_page_follows(
    browser: Browser, file: Path
) -> None:
    """Who wants to hear one sentence again would search for it by ear."""
    with listening(browser, file) as watched:
        page = watched.page
        second, third = sentence(page, "I did not answer"), sentence(page, "Then I went")
        second.click()
        until(page, f"it.currentTime >= {STARTS[1] - 0.3} && !it.paused")
        assert page.evaluate("window.heard.currentTime") < STARTS[2]
        expect(second).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("button", name="Pause")).to_have_count(1)
        page.evaluate(f"window.heard.currentTime = {STARTS[2] - 0.6}")  # nobody waits for it
        expect(third).to_have_attribute("aria-pressed", "true")
        expect(second).to_have_attribute("aria-pressed", "false")
        quickly(page)
        until(page, "it.paused")  # at the end, all is as it was
        expect(page.locator(".now")).to_have_count(0)
        expect(page.get_by_role("button", name="Pause")).to_have_count(0)


def test_what_was_written_later_is_not_offered_to_be_heard(browser: Browser, file: Path) -> None:
    """A click on a sentence that nobody said would play another."""
    with listening(browser, file) as watched:
        page = watched.page
        answer = page.locator(".answer", has_text="I did not answer")
        expect(answer).to_contain_text(ADDED)
        expect(answer).to_contain_text(HOSTILE)
        assert page.title() == "The talk with my sister"
        expect(answer.locator("img, script, a")).to_have_count(0)
        told = " ".join(answer.get_by_role("button").all_inner_texts())
        assert "wish" not in told
        assert "script" not in told
        expect(page.get_by_text("recordings/")).to_have_count(0)


def test_the_keyboard_alone_plays_and_stops(browser: Browser, file: Path) -> None:
    """Who uses no mouse would see that there is a voice, and not hear it."""
    with listening(browser, file) as watched:
        page = watched.page
        first = sentence(page, "She called me on")
        first.focus()
        page.keyboard.press("Enter")
        until(page, "it.currentTime > 0.9 && !it.paused")
        page.keyboard.press("Escape")
        until(page, "it.paused")
        expect(page.locator(".now")).to_have_count(0)
        page.keyboard.press("ArrowRight")  # a word that was not heard clearly
        page.keyboard.press("ArrowRight")
        expect(sentence(page, "I did not answer")).to_be_focused()
        page.keyboard.press(" ")
        until(page, f"it.currentTime >= {STARTS[1] - 0.3} && !it.paused")
        page.keyboard.press(" ")
        until(page, "it.paused")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        expect(first).to_be_focused()
        page.keyboard.press("Tab")
        play = page.locator(".answer", has=first).get_by_role("button", name="Hear it")
        expect(play).to_be_focused()
        page.keyboard.press("Enter")
        until(page, "!it.paused")


def test_a_second_click_stops_and_the_button_goes_on(browser: Browser, file: Path) -> None:
    """What was begun by a click could be stopped only by leaving the page."""
    with listening(browser, file) as watched:
        page = watched.page
        third = sentence(page, "Then I went")
        third.click()
        expect(third).to_have_attribute("aria-pressed", "true")
        third.click()
        until(page, "it.paused")
        line = page.locator(".answer", has=third)
        line.get_by_role("button", name="Hear it").click()
        until(page, f"!it.paused && it.currentTime > {STARTS[2] - 0.3}")
        sentence(page, "The talk with").click()  # of another answer
        until(page, "!it.paused && it.src.endsWith('01-event.opus')")
        expect(line.get_by_role("button", name="Pause")).to_have_count(0)


def test_a_word_that_was_not_heard_clearly_is_played_with_what_is_around_it(
    browser: Browser, file: Path
) -> None:
    """Whoever doubts a word would hear the whole answer."""
    with listening(browser, file) as watched:
        page = watched.page
        word = page.get_by_role("button", name="monday")
        said = STARTS[0] + 4 * 0.4
        word.click()
        until(page, f"it.currentTime >= {said - 1} && !it.paused")
        expect(word).to_have_class(re.compile("now"))
        quickly(page)
        until(page, "it.paused")
        assert page.evaluate("window.heard.currentTime") > said + 0.4
        decoration = word.evaluate("at => getComputedStyle(at).textDecorationStyle")
        assert decoration == "dotted"


def test_each_entry_of_a_table_has_its_own_recording(browser: Browser, file: Path) -> None:
    """The answer to one block would be heard below another."""
    with listening(browser, file) as watched:
        page = watched.page
        page.locator("td").get_by_role("button", name="I laugh along").click()
        until(page, "!it.paused && it.src.endsWith('05-block-answers-2.opus')")
        expect(page.locator("td:first-child").get_by_role("button")).to_have_count(0)
        page.keyboard.press("Escape")
        table = page.locator(".answer", has=page.locator("table"))
        table.get_by_role("button", name="Hear it").click()
        sentence(page, "I call her").click()
        until(page, "!it.paused && it.src.endsWith('04-block-answers-1.opus')")
        quickly(page)  # one goes on with the next
        until(page, "it.src.endsWith('05-block-answers-2.opus')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_hear_it(browser: Browser, file: Path, scheme: str) -> None:
    """Whoever hears the page read, or sees little, would be left out."""
    with listening(browser, file, color_scheme=scheme) as watched:
        sentence(watched.page, "I did not answer").click()
        expect(watched.page.locator(".now").first).to_be_visible()
        found = Axe().run(watched.page)
        assert found.violations_count == 0, found.generate_report()


def test_without_scripts_and_on_paper_nothing_is_seen_of_it(browser: Browser, file: Path) -> None:
    """A printed page would be full of buttons."""
    with listening(browser, file, java_script_enabled=False) as watched:
        expect(watched.page.get_by_role("button")).to_have_count(0)
        expect(watched.page.locator(".kept")).to_be_hidden()
        expect(watched.page.get_by_text("She called me on monday.")).to_be_visible()
    with listening(browser, file) as watched:
        expect(watched.page.locator(".hear").first).to_be_visible()
        watched.page.emulate_media(media="print")
        expect(watched.page.locator(".hear:visible, .kept:visible")).to_have_count(0)


def test_a_narrow_screen_never_scrolls_aside(browser: Browser, file: Path) -> None:
    """On a telephone each line would have to be pushed back and forth."""
    with listening(browser, file, viewport={"width": 320, "height": 700}) as watched:
        sentence(watched.page, "Then I went").click()
        until(watched.page, "!it.paused")
        assert watched.page.locator("html").evaluate("root => root.scrollWidth") <= 320


def test_among_all_sessions_too(browser: Browser, home: Path) -> None:
    """In the page of all, nothing could be heard, or what was left would sound on; and a search
    would find the signs of what can be heard."""
    with listening(browser, home / "journal" / "journal.html", "#s-2026-03-01") as watched:
        page = watched.page
        sentence(page, "She called me on").click()
        until(page, "!it.paused")
        page.get_by_role("link", name="All sessions").click()
        until(page, "it.paused")
        page.get_by_label("Search your words").fill("hear")
        expect(page.get_by_role("status")).to_have_text("No session is like that.")
        page.get_by_label("Search your words").fill("job")
        page.locator(".timeline li:visible a").click()
        # As the second ear wrote it, with a word of which the first was unsure.
        expect(page.get_by_role("button", name="March", exact=True)).to_be_visible()
        expect(sentence(page, "I didn't.")).to_be_visible()
        sentence(page, "We spoke on the phone").click()  # in the follow-up
        until(page, "!it.paused && it.src.endsWith('follow-up-1-01-done.opus')")
        watched.asked_for = [url for url in watched.asked_for if EARLIER not in url]


def test_elsewhere_the_recordings_go_along(browser: Browser, home: Path, tmp_path: Path) -> None:
    """A page that is moved, or given to somebody, would fall silent."""
    out = tmp_path / "for my friend #1"
    out.mkdir()
    done = run(home, "journal", "page", "sister", "--out", str(out / "my page.html"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "in the folder my page-recordings: it goes along." in done.stdout
    copies = sorted((out / "my page-recordings").rglob("*.opus"))
    assert len(copies) == 5
    assert {stat.S_IMODE(one.stat().st_mode) for one in copies} == {0o600}
    assert stat.S_IMODE(copies[0].parent.stat().st_mode) == 0o700
    moved = shutil.move(out, tmp_path / "moved")
    with listening(browser, moved / "my page.html") as watched:
        sentence(watched.page, "Then I went").click()
        until(watched.page, "!it.paused && it.currentTime > 0")


def test_what_a_page_plays_no_longer_does_not_stay_beside_it(home: Path, tmp_path: Path) -> None:
    """A recording that was taken out of the journal would live on beside a page."""
    out = tmp_path / "page.html"
    assert (
        run(home, "journal", "export", "sister", "--to", "html", "--out", str(out)).returncode == 0
    )
    beside = tmp_path / "page-recordings"
    own = beside / "mine.txt"
    own.write_text("mine", "utf-8")
    assert len(list(beside.rglob("*.opus"))) == 5
    assert run(home, "journal", "page", "job", "--out", str(out)).returncode == 0
    assert sorted(path.parent.name for path in beside.rglob("*.opus")) == [EARLIER] * 3
    assert own.exists()


def test_a_missing_or_broken_recording_is_told_of(
    browser: Browser, home: Path, tmp_path: Path
) -> None:
    """The page would not be made, or offer what then stays silent."""
    own = tmp_path / "home"
    shutil.copytree(home / "journal", own / "journal")
    kept = own / "journal" / "recordings" / SESSION
    (kept / "01-event.opus").unlink()
    (kept / "03-blocks.opus").write_bytes(b"no sound")
    whole = (kept / "02-facts.opus").read_bytes()
    (kept / "02-facts.opus").write_bytes(whole[: len(whole) // 2])
    done = run(own, "journal", "page", "sister")
    assert done.returncode == 0
    for told in (
        f"The recording recordings/{SESSION}/01-event.opus is missing.",
        f"The end of the recording recordings/{SESSION}/02-facts.opus is missing.",
        "03-blocks.opus cannot be played: it is no recording, or was damaged.",
    ):
        assert told in done.stderr
    assert "Traceback" not in done.stderr
    with listening(browser, next((own / "journal").glob("2026-03-01*.html"))) as watched:
        page = watched.page
        expect(sentence(page, "She called me")).to_be_visible()
        expect(page.get_by_text("The talk with my sister.")).to_be_visible()
        for words in ("The talk with", "I am afraid", "Then I went"):
            expect(page.locator(".text").get_by_role("button", name=words)).to_have_count(0)


def test_what_is_lost_later_is_said_on_the_page(
    browser: Browser, home: Path, tmp_path: Path
) -> None:
    """A page without its folder would be clicked, and say nothing."""
    run(home, "journal", "page", "sister", "--out", str(tmp_path / "page.html"))
    shutil.rmtree(tmp_path / "page-recordings")
    with opened(browser, tmp_path / "page.html") as watched:
        sentence(watched.page, "Then I went").click()
        expect(watched.page.get_by_role("status")).to_be_visible()


def test_without_its_log_an_answer_is_heard_whole(
    browser: Browser, home: Path, tmp_path: Path
) -> None:
    """Pages and recordings that were carried to another computer would be silent there."""
    own = tmp_path / "home"
    shutil.copytree(home / "journal", own / "journal")
    for log in (own / "journal" / ".voice-coach").glob("*.jsonl"):
        log.unlink()
    assert run(own, "journal", "page", "sister").returncode == 0
    with listening(browser, next((own / "journal").glob("2026-03-01*.html"))) as watched:
        page = watched.page
        expect(page.locator(".said")).to_have_count(0)
        page.get_by_role("button", name="Hear it").first.click()
        until(page, "!it.paused && it.currentTime > 0")


def test_without_room_nothing_is_written(home: Path, tmp_path: Path) -> None:
    """Half of the recordings would lie beside a page that was never made."""
    with small_disk(tmp_path / "disk") as disk:
        disk.fill()
        out = disk.folder / "page.html"
        done = run(home, "journal", "page", "sister", "--out", str(out))
        assert done.returncode == 1
        assert "there is not enough room for your recordings" in done.stderr
        assert "Nothing was written." in done.stderr
        assert not out.exists()
        assert not (disk.folder / "page-recordings").exists()


def test_a_real_voice_is_where_the_page_says(tmp_path: Path) -> None:
    """What is tried with tones alone might not hold for a voice that was recognised."""
    folder = tmp_path / "journal"
    page = recorded_session(folder, {"facts": ["she called me on monday", "i did not answer"]})
    assert run(tmp_path, "journal", "page", page.name).returncode == 0
    html = page.with_suffix(".html").read_text("utf-8")
    begins = [float(at) for at in re.findall(r'class="said"[^>]* data-from="([\d.]+)"', html)]
    assert len(begins) == 2
    (recording,) = (folder / "recordings").rglob("*.opus")
    for start in begins:
        before = sound_in(recording, start - 0.6, start - 0.2).pcm.astype(float)
        after = sound_in(recording, start, start + 0.6).pcm.astype(float)
        assert (after**2).mean() > 20 * (before**2).mean()
