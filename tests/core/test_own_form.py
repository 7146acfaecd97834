"""Front matter read line by line says just what YAML's own reader says, or leaves it to that."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from voice_coach.journal.page import front_matter, own_form

PAGES = sorted((Path(__file__).parent.parent / "fixtures" / "logs").rglob("*.md"))


def by_yaml(content: bytes) -> object:
    """What the YAML reader makes of it; tuples where it has lists; None where it refuses."""
    try:
        found = YAML(typ="base", pure=True).load(content.decode())
    except (YAMLError, ValueError):
        return None

    def plain(value: object) -> object:
        if isinstance(value, dict):
            return {str(key): plain(inner) for key, inner in value.items()}
        return tuple(map(plain, value)) if isinstance(value, list) else value

    return plain(found)


TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        "yes",
        "null",
        "7",
        "2026-11-26 17:30",
        "2026-11-23T16:10:37+00:00",
        "Ärger: mit #1",
        "- x",
        '"',
    ]
)
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True) | st.sampled_from(["no", "y", "on"])
VALUES = (
    TEXTS
    | st.integers(0, 999)
    | st.lists(TEXTS, min_size=1, max_size=3)
    | st.dictionaries(NAMES, TEXTS | st.integers(0, 99), min_size=1, max_size=3)
    | st.lists(st.dictionaries(NAMES, TEXTS, min_size=1, max_size=2), min_size=1, max_size=3)
)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.parent.name)
def test_every_page_that_the_program_wrote_is_in_its_own_form(page: Path) -> None:
    """Else looking back on years of sessions takes a minute."""
    data = page.read_bytes()
    extent = front_matter.locate(data)
    assert extent is not None
    content = data[extent.start : extent.end]
    assert own_form.read(content) == by_yaml(content)


@given(st.dictionaries(NAMES, VALUES, max_size=5))
@settings(deadline=None)
def test_what_is_written_reads_as_yaml_reads_it(fields: dict[str, front_matter.Value]) -> None:
    """Else a field says one thing to this program and another to every other."""
    content = "".join(front_matter.field(*pair) for pair in fields.items()).encode(
        "utf-8", "replace"
    )
    found = own_form.read(content)
    assert found is None or found == by_yaml(content)


LINES = st.sampled_from(
    [
        *(
            "a: b",
            "a:",
            "b: 7",
            "b: 007",
            "c: yes",
            "c: 'x'",
            'd: "x \\" y"',
            "e: b # remark",
            "- a",
        ),
        *(
            "  - a",
            "  - b: c",
            "    d: e",
            "  f: g",
            "   h: i",
            "  - ",
            "a : b",
            "e: [1, 2]",
            "",
            "#",
        ),
        *(
            "  more of it",
            "---",
            "e: |",
            "f: a: b",
            "g: -7",
            "\ta: b",
            "  - 'x'",
            "  - x: ",
            "h: ~",
        ),
        *("i: 2026-11-23T16:10:37+00:00", "j: a  b", "k: \u2028", "l: \x85x", "m: &x y", "n: a,b?"),
    ]
)


@given(st.lists(LINES | st.text(max_size=8), max_size=7), st.sampled_from(["\n", "\r\n"]))
@settings(deadline=None)
def test_what_a_hand_made_of_it_reads_as_yaml_reads_it(lines: list[str], newline: str) -> None:
    """A corrected file may be left to YAML; it may never be read as something else."""
    content = "".join(line + newline for line in lines).encode("utf-8", "replace")
    found = own_form.read(content)
    assert found is None or found == by_yaml(content)


@pytest.mark.parametrize(
    "content", [b"a: b\na: c\n", b"a: b\n  c: d\n", b"a:\n", b"a: b # x\n", b"\xff: b\n", b""]
)
def test_any_other_form_is_left_to_yaml(content: bytes) -> None:
    """Nothing is guessed: YAML tells the line that is broken."""
    assert own_form.read(content) is None
