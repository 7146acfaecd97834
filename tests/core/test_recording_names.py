"""What the files of recordings are called, and to what a log may lead."""

from __future__ import annotations

import pytest

from voice_coach.recordings.places import file_name, is_file_name, linked


@pytest.mark.parametrize(
    "key",
    [
        "event",
        "Was nun?",
        "\u00c4rger",
        "\u4e8b\u4ef6",
        "../../away",
        "a" * 500,
        "-" * 300,
        "a b" * 200,
        "v2",
        "",
    ],
)
@pytest.mark.parametrize("log", ["20260301-100000-abcd", "20260301-100000-abcd.follow-up-2"])
def test_any_question_gives_a_name_that_every_system_takes(key: str, log: str) -> None:
    """An exercise of one's own would be recorded in vain; or a page could not lead to the sound."""
    names = [
        file_name(number, (key, item), "opus", log=log, version=version)
        for number in (1, 2)
        for item in (None, 0, 1)
        for version in (0, 1)
    ]
    assert len(set(names)) == len(names)
    for name in names:
        assert is_file_name(name)
        assert len(name) < 100
        assert linked(f"*[Hear it](recordings/s/{name}) (0:05)*") == (("s", name),)


@pytest.mark.parametrize(
    "name", ["", "..", "../page.md", "/etc/x.opus", "a/b.opus", "page.md", "a..opus"]
)
def test_a_log_leads_to_recordings_alone(name: str) -> None:
    """A damaged log could have another file removed."""
    assert not is_file_name(name)
