"""Terminals of every encoding: what is typed arrives, and nothing shown ends in a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.home import COMMAND, PATIENCE_SECONDS, environment
from tests.support.plan_page import page
from tests.support.sweep import share
from tests.support.typed import AFTER_THE_EVENT, SHORT, lines, terminal, the_page

LATIN = "Ärger über Zoës naïven Vorschlag, ein Café zu gründen: 50 £"
SPOKEN = {
    ("en_US", "ISO-8859-1"): LATIN,
    ("de_DE", "ISO-8859-15"): "Ärger über 50 €",
    ("ru_RU", "KOI8-R"): "Разговор дома",
    ("ja_JP", "EUC-JP"): "妹との話",
    ("zh_CN", "GBK"): "和妹妹谈话",
}
ODD = "We said \u2018no\u2019 \u2014 妹 \u2026 Привет \u00fc \u2713 \U0001f600"


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of these languages in their encodings; few machines have them."""
    if shutil.which("localedef") is None:
        pytest.skip("localedef is not here")
    folder = tmp_path_factory.mktemp("locales")
    for language, charset in SPOKEN:
        made = folder / f"{language}.{charset}"
        # It warns, with status 1, of encodings that a shell could stumble over.
        subprocess.run(
            ["localedef", "-i", language, "-f", charset, str(made)], check=False, timeout=300
        )
        assert (made / "LC_CTYPE").is_file()
    return folder


def speaking(locales: Path, language: str, charset: str) -> dict[str, str]:
    """The environment of somebody whose terminal speaks so."""
    name = language if charset == "ascii" else f"{language}.{charset}"
    return {"LC_ALL": name, "LOCPATH": str(locales), "PYTHONUTF8": ""}


def run(
    home: Path, *arguments: str | bytes, typed: bytes = b"", more: dict[str, str]
) -> subprocess.CompletedProcess[bytes]:
    """The program with bytes in and bytes out, as the terminal has them."""
    return subprocess.run(
        [*COMMAND, *arguments],
        input=typed,
        capture_output=True,
        env=environment(home, more),
        cwd=home,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


@pytest.mark.parametrize(("language", "charset"), SPOKEN)
def test_what_is_typed_in_a_terminal_arrives_as_it_was_typed(
    tmp_path: Path, locales: Path, language: str, charset: str
) -> None:
    """Otherwise every letter but the English ones is lost from the journal, without a word."""
    said = SPOKEN[language, charset]
    more = speaking(locales, language, charset)
    with terminal(tmp_path, *SHORT, more=more, encoding=charset) as person:
        person.reads("Welcome.")
        person.sends("\n")
        person.reads("What happened?")
        person.types(said, "next", *AFTER_THE_EVENT)
        assert person.leaves() == 0, person.text
    entry = the_page(tmp_path)
    assert said in entry.event
    assert entry.path.name.isascii()
    for arguments in (("agenda",), ("progress",)):
        shown = run(tmp_path, *arguments, more=more)
        assert shown.returncode == 0, shown.stderr
        assert said.split()[0] in shown.stdout.decode(charset)


@pytest.mark.parametrize(
    ("language", "charset"), [("ja_JP", "EUC-JP"), ("de_DE", "ISO-8859-15"), ("en_US", "UTF-8")]
)
def test_where_lines_are_edited_letters_arrive_and_are_rubbed_out_whole(
    tmp_path: Path, locales: Path, language: str, charset: str
) -> None:
    """Otherwise half of a letter that was mended stays, and the journal has something else."""
    said = SPOKEN.get((language, charset), ODD)
    more = {**speaking(locales, language, charset), "TERM": "xterm"}
    more |= {"PYTHONUTF8": "1"} if charset == "UTF-8" else {}
    with terminal(tmp_path, *SHORT, more=more, encoding=charset) as person:
        person.reads("Welcome.")
        person.sends("\n")
        person.reads("What happened?")
        person.sends(f"{said}{said[-1]}\x7f\n\nfinish for today\ny\n")
        assert person.leaves() == 0, person.text
        assert said in person.text
    assert said in the_page(tmp_path).path.read_text("utf-8")


@pytest.mark.parametrize("language", ["C", "POSIX"])
@pytest.mark.parametrize(
    ("encoding", "said"), [("utf-8", "妹との話, Ärger"), ("iso-8859-1", LATIN)]
)
def test_where_no_encoding_is_named_what_is_typed_arrives_all_the_same(
    tmp_path: Path, locales: Path, language: str, encoding: str, said: str
) -> None:
    """Otherwise who comes in through a bare connection loses letters, whatever their terminal
    speaks."""
    more = speaking(locales, language, "ascii")
    with terminal(tmp_path, *SHORT, more=more, encoding=encoding) as person:
        person.reads("Welcome.")
        person.sends("\n")
        person.reads("What happened?")
        person.types(said, "next", "finish for today", "yes")
        assert person.leaves() == 0, person.text
    assert said in the_page(tmp_path).path.read_text("utf-8")


@pytest.mark.parametrize(("language", "charset"), SPOKEN)
def test_lines_from_a_pipe_are_read_as_the_locale_says(
    tmp_path: Path, locales: Path, language: str, charset: str
) -> None:
    """Otherwise answers that somebody prepared in their editor arrive as other letters."""
    said = SPOKEN[language, charset]
    typed = lines("", said, "next", "finish for today", "yes").encode(charset)
    done = run(tmp_path, *SHORT, typed=typed, more=speaking(locales, language, charset))
    assert done.returncode == 0, done.stderr
    assert said in the_page(tmp_path).path.read_text("utf-8")


COMMANDS = (
    ("agenda",),
    ("agenda", "--line"),
    ("agenda", "--json"),
    ("agenda", "--ics", "-"),
    ("agenda", "--ics", "all.ics"),
    ("agenda", "--notify"),
    ("agenda", "--keyboard"),
    ("progress",),
    ("progress", "--json"),
    ("visualise", "--keyboard", "--minutes", "1"),
    ("follow-up", "--keyboard"),
    ("resume", "--keyboard"),
    SHORT,
    ("models", "list"),
    ("agenda", "--done", "nothing of the kind \u2014"),
    ("agenda", "--done", "妹"),
)


FOLDERS = (
    ("en_US", "ISO-8859-1", b"M\xfcller"),
    ("ja_JP", "EUC-JP", "Müller 妹".encode()),
    ("ja_JP", "EUC-JP", b"M\xfcller"),
    ("C", "ascii", b"M\xfcller"),
    ("C.UTF-8", "ascii", b"M\xfcller"),
)


@pytest.mark.parametrize("number", range(len(FOLDERS)))
def test_letters_that_a_terminal_does_not_know_end_no_command_in_a_traceback(
    tmp_path: Path, locales: Path, number: int
) -> None:
    """Otherwise one dash or one emoji from another machine shuts somebody out of their journal."""
    language, charset, folder = FOLDERS[number]
    journal = os.fsencode(tmp_path) + b"/" + folder
    os.mkdir(journal)
    text = page(event=ODD, first_action=f"Call {ODD}", outcome=f"I am calm. {ODD}",
                first_action_when="2026-01-02 09:00")  # fmt: skip
    for name in (b"plan.md", "妹 \u2014 Ü.md".encode(), b"\xfc.md"):
        with open(journal + b"/" + name, "wb") as file:
            file.write(text.encode() if name == b"plan.md" else b"# Bread\n")
    more = speaking(locales, language, charset)
    named = {"VOICE_COACH_JOURNAL": os.fsdecode(journal)}
    # Each command has its turn where least can be written, and a share of them elsewhere.
    strict = (charset, folder) == ("EUC-JP", b"M\xfcller")
    turned = COMMANDS[number:] + COMMANDS[:number]
    for arguments in COMMANDS if strict else share(turned, 5):
        done = run(tmp_path, *arguments, typed=b"\n\n\n", more={**more, **named})
        assert b"Traceback" not in done.stdout + done.stderr, (arguments, done.stderr.decode())
        assert done.returncode in (0, 1), (arguments, done)
        assert done.stdout + done.stderr or "--line" in arguments, arguments
    shown = run(tmp_path, "agenda", more={**more, **named})
    assert b"We said" in b" ".join(shown.stdout.split())
