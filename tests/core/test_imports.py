"""Who may know whom: the rule that keeps dialogue, sound and files apart."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import voice_coach

PACKAGE = Path(voice_coach.__file__).parent
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
ROOMS = (
    ("called", "errors", "manners", "messages", "patterns", "stems"),
    ("files",),
    ("settings",),
    ("own_words",),
    ("dates",),
    ("program",),
    ("dialogue",),
    ("audio", "console", "models"),
    ("fair_copy", "recordings"),
    ("journal",),
    ("agenda",),
    ("library",),
    ("retranscribe",),
    ("coach",),
    ("visualise",),
    ("progress",),
    ("webpage", "exports"),
    ("demo",),
    ("cli",),
    ("__main__",),
)
"""From those that everybody may use upwards: each may import what stands before it, and itself."""
PURE = (
    "voice_coach.dates",
    "voice_coach.dialogue",
    "voice_coach.fair_copy.fair",
    "voice_coach.fair_copy.guard",
    "voice_coach.fair_copy.tidy",
    "voice_coach.program.checks",
    "voice_coach.program.values",
    "voice_coach.visualise.grammar",
    "voice_coach.visualise.script",
)
JOINING = (
    "voice_coach.cli",
    "voice_coach.coach",
    "voice_coach.demo",  # puts a whole session together, as the command line does
)
DATES = ("voice_coach.dates", "voice_coach.dialogue.when", "voice_coach.dialogue.which")
FILES = {"pathlib", "os", "io", "shutil", "tempfile", "glob", "fileinput", "sqlite3"}
CLOCKS = {"time", "threading", "queue", "asyncio", "datetime", "random"}
SOUND = {"numpy", "sounddevice", "vosk", "pyttsx3", "soundfile", "soxr"}
SCREEN = {"click", "rich"}


@cache
def imports(path: Path, name: str) -> tuple[str, ...]:
    """Every module that this one names in an import, inside functions too."""
    return tuple(_imports(path, name))


def _imports(path: Path, name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = name.split(".") if path.stem == "__init__" else name.split(".")[:-1]
                base = ".".join([*parts[: len(parts) - node.level + 1], *filter(None, [base])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def found(*packages: str) -> list[str]:
    names = [name for name in MODULES if within(name, *packages)]
    assert names
    return names


def room_of(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def test_every_room_has_its_place() -> None:
    """Otherwise a new one may be used from anywhere, and nobody notices."""
    placed = {room for rooms in ROOMS for room in rooms}
    assert {room_of(name) for name in MODULES} - {""} == placed


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_room_knows_only_those_below_it(name: str) -> None:
    """Otherwise rooms are joined in circles, and none can be understood or changed alone."""
    height = {room: height for height, rooms in enumerate(ROOMS) for room in rooms}
    here = room_of(name)
    for imported in set(imports(MODULES[name], name)) & set(MODULES):
        there = room_of(imported)
        if here and there and here != there:
            assert height[there] < height[here], imported


def test_no_two_modules_import_each_other() -> None:
    """Otherwise which of them is loaded first decides whether the program starts."""
    circles = [name for name in MODULES if name in reach(name)]
    assert not circles


@pytest.mark.parametrize("name", found(*PURE))
def test_the_conversation_knows_no_sound_no_screen_no_file_and_no_clock(name: str) -> None:
    """Otherwise a session can no longer be tested, or resumed, as a list of events."""
    barred = FILES | CLOCKS | SOUND | SCREEN | {"subprocess", "socket", "httpx", "platformdirs"}
    if within(name, *DATES):  # days and times as values; what time it is, they are told
        barred -= {"datetime"}
    for imported in imports(MODULES[name], name):
        assert imported.split(".")[0] not in barred, imported
        assert not within(
            imported, "voice_coach.audio", "voice_coach.journal", "voice_coach.console", *JOINING
        ), imported


@pytest.mark.parametrize("name", found(*DATES))
def test_spoken_dates_never_ask_what_time_it_is(name: str) -> None:
    """Otherwise a resumed session understands "tomorrow" as another day than the person meant."""
    called = {
        node.func.attr
        for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not called & {"now", "today", "utcnow"}


RULES_OF_THE_AGENDA = tuple(
    f"voice_coach.agenda.{name}"
    for name in ("actions", "appointments", "due", "follow_up", "practice", "talk", "wording")
)


@pytest.mark.parametrize("name", found(*RULES_OF_THE_AGENDA))
def test_what_is_due_is_decided_without_a_clock_a_file_or_a_screen(name: str) -> None:
    """Otherwise "overdue" cannot be tested for another day, nor a plan without a disk."""
    for imported in imports(MODULES[name], name):
        assert imported.split(".")[0] not in FILES | SOUND | SCREEN | {"icalendar", "tzlocal"}
    tree = ast.parse(MODULES[name].read_text("utf-8"))
    assert not {f"{node.value.id}.{node.attr}" for node in ast.walk(tree)
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)} & {
        "datetime.now", "date.today", "datetime.today"}  # fmt: skip


@pytest.mark.parametrize("name", found("voice_coach.audio"))
def test_sound_knows_no_conversation(name: str) -> None:
    """Otherwise a microphone begins to decide what is said next."""
    for imported in imports(MODULES[name], name):
        assert not within(
            imported, *PURE, "voice_coach.journal", "voice_coach.console", *JOINING
        ), imported
        assert imported.split(".")[0] not in SCREEN, imported


def reach(name: str) -> set[str]:
    """The modules of the package that this one imports, and those that they import."""
    seen: set[str] = set()
    todo = [name]
    while todo:
        here = todo.pop()
        for imported in imports(MODULES[here], here):
            if imported in MODULES and imported not in seen:
                seen.add(imported)
                todo.append(imported)
    return seen


@pytest.mark.parametrize("name", found(*PURE))
def test_the_conversation_does_not_reach_sound_by_a_detour(name: str) -> None:
    """Otherwise the rule holds in letter only."""
    assert not [other for other in reach(name) if within(other, "voice_coach.audio", *JOINING)]


VALUES_OF_SOUND = {"voice_coach.audio.ports"}
"""Protocols and values only: knowing these is knowing no sound card."""


@pytest.mark.parametrize("name", sorted(set(MODULES) - set(found("voice_coach.audio", *JOINING))))
def test_only_the_runner_and_the_command_line_join_both_worlds(name: str) -> None:
    """Otherwise the one place where words meet sound becomes many."""
    named = set(imports(MODULES[name], name)) & set(MODULES)
    sound = {other for other in named if within(other, "voice_coach.audio")}
    talk = {other for other in named if within(other, "voice_coach.dialogue")}
    assert not (sound - VALUES_OF_SOUND - {"voice_coach.audio"} and talk)


def test_what_tests_share_stands_in_its_own_place() -> None:
    """Otherwise a test that is changed or moved breaks others that nobody thought of."""
    tests = Path(__file__).parents[1]
    tested = {path.stem for path in tests.rglob("test_*.py")} | {"conftest"}
    for path in (*tests.rglob("*.py"), *tests.with_name("scripts").rglob("*.py")):
        for there in imports(path, ""):
            assert not tested & set(there.split(".")), f"{path} imports {there}"


HEAVY = (
    "numpy",
    "vosk",
    "sounddevice",
    "pyttsx3",
    "soundfile",
    "httpx",
    "yaml",
    "markdown_it",
    "jinja2",
    "sqlite3",
    "hypothesis",
)


@pytest.mark.skipif("voice_coach.cli" not in MODULES, reason="there is no command line yet")
def test_the_command_line_starts_light() -> None:
    """Otherwise "voice-coach --help" takes seconds on a slow machine."""
    code = "import sys, voice_coach.cli; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert "voice_coach" in loaded
    assert not loaded & set(HEAVY)


def test_the_conversation_loads_nothing_heavy() -> None:
    """Otherwise reading a journal waits for sound libraries."""
    code = (
        "import sys\nfrom importlib import import_module\n"
        f"for name in {found(*PURE)}:\n"
        "    import_module(name)\n"
        f"    print(*(f'{{name}} loads {{heavy}}' for heavy in {HEAVY} if heavy in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert len(done.stdout.splitlines()) == len(found(*PURE))
    assert not done.stdout.strip()


def test_the_first_word_of_a_first_session_waits_for_no_calendar(tmp_path: Path) -> None:
    """Otherwise everybody waits longer for the welcome, for the sake of those with a plan."""
    code = (
        "import sys; from datetime import datetime; from pathlib import Path\n"
        "import voice_coach.cli.start\n"
        "from voice_coach.cli.first_look import first_look\n"
        "from voice_coach.program.toml_file import default\n"
        f"look = first_look(Path({str(tmp_path / 'new')!r}), default(), datetime.now())\n"
        "print(look.first_run, *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    first_run, *loaded = done.stdout.split()
    assert first_run == "True"
    assert "voice_coach.coach.runner" in loaded, "it is to be loaded while the devices open"
    unwanted = (
        "voice_coach.agenda",
        "voice_coach.agenda.follow_up",
        "icalendar",
        "yaml",
        "markdown_it",
        "jinja2",
        "vosk",
    )
    assert not [name for name in loaded if name.startswith(unwanted)]
