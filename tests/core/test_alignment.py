"""Where in a recording the sentences of a text were said, however the text was changed since."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from voice_coach.dialogue.session import Recording, Spoken
from voice_coach.messages import Word
from voice_coach.recordings.alignment import sentence_spans, sentences_in
from voice_coach.recordings.kept import KeptUtterance
from voice_coach.recordings.places import NOTE, linked, note

_SECONDS = 0.5
"""What a word takes; an utterance begins two seconds after the last word."""
_WORDS = st.sampled_from("i my sister house waited walk monday and then not".split())
_SAID = st.lists(st.lists(_WORDS, min_size=1, max_size=8), min_size=1, max_size=6)


def kept(*utterances: str) -> list[KeptUtterance]:
    """These, one after the other in a file."""
    found, at = [], 0.0
    for text in utterances:
        words = []
        at += 2.0
        for word in text.split():
            words.append(Word(word, at, at + _SECONDS))
            at += _SECONDS
        found.append(KeptUtterance(Spoken(text, words=tuple(words)), tuple(words)))
    return found


def written(utterances: Sequence[Sequence[str]]) -> str:
    """As the page writes them."""
    return " ".join(f"{' '.join(words).capitalize()}." for words in utterances)


@given(_SAID)
def test_words_as_they_were_said_play_from_where_they_were_said(said: list[list[str]]) -> None:
    """A click would play another sentence."""
    utterances = kept(*map(" ".join, said))
    found = sentences_in(written(said), utterances)
    assert [(one.starts_at, one.ends_at) for one in found] == [
        (one.starts_at, one.ends_at) for one in utterances
    ]


@given(st.text(max_size=200), _SAID)
def test_whatever_was_made_of_the_text_nothing_of_it_is_lost(
    text: str, said: list[list[str]]
) -> None:
    """A person's own text would break the page, or be missing in it."""
    found = sentences_in(text, kept(*map(" ".join, said)))
    assert "".join("".join(one.text for one in found).split()) == "".join(text.split())
    assert sentences_in(text, []) == tuple(type(one)(one.text) for one in found)


@given(_SAID, st.data())
def test_times_are_within_the_recording_and_never_go_back(
    said: list[list[str]], data: st.DataObject
) -> None:
    """What follows along would jump to and fro."""
    utterances = kept(*map(" ".join, said))
    changed = [
        data.draw(st.one_of(st.just(words), st.lists(_WORDS, min_size=1, max_size=9)))
        for words in said
        if data.draw(st.integers(0, 5))
    ]
    found = sentences_in(written(changed), utterances)
    timed = [(one.starts_at, one.ends_at) for one in found if one.starts_at is not None]
    for start, end in timed:
        assert end is not None
        assert utterances[0].starts_at <= start < end <= utterances[-1].ends_at
    for (start, _), (later, _) in pairwise(timed):
        assert start <= later


def test_what_was_put_right_or_added_by_hand() -> None:
    """A corrected word would take the voice away; a sentence that nobody said would play one."""
    heard = kept("she called meet on monday", "i did not am surf", "then we went for a walk")
    text = (
        "She called me on Monday. I never answered her. I wish I had, and I write it down now. "
        "Then we went for a walk, e.g. to the woods."
    )
    called, answered, added, walked = sentences_in(text, heard)
    assert (called.starts_at, called.ends_at) == (2.0, 4.5)
    assert answered.starts_at == heard[1].starts_at
    assert added.starts_at is None
    assert walked.starts_at == heard[2].starts_at
    assert walked.text.endswith("e.g. to the woods.")


def test_misheard_altogether_it_is_between_its_neighbours() -> None:
    """A sentence that the second ear alone made out could not be heard."""
    heard = kept("she called me", "eye dead knot", "then we went")
    found = sentences_in("She called me. I did not. Then we went.", heard)
    assert [one.starts_at for one in found] == [one.starts_at for one in heard]


def test_sentences_of_other_scripts_end_with_their_own_signs() -> None:
    """An answer in Chinese would be one sentence."""
    text = "她打电话给我。我没有接\uff01\u201cWhy?\u201d she asked. And so on"
    parts = [text[start:end] for start, end in sentence_spans(text)]
    assert parts[0] == "她打电话给我。"
    assert parts[-2:] == ["\u201cWhy?\u201d she asked.", "And so on"]


def test_a_line_that_leads_out_of_the_folder_leads_nowhere() -> None:
    """A page from elsewhere could have any file copied beside a page that is given away."""
    line = note("20260301-100000-abcd", [Recording("01-event.opus", (), (), 65.0)] * 2)
    assert linked(line) == (("20260301-100000-abcd", "01-event.opus"),) * 2
    for path in ("../secret.opus", "a/../../b.opus", "a/b/c.opus", "a/b.txt", "a/..opus"):
        hostile = f"*[Hear it](recordings/{path}) (0:01)*"
        assert NOTE.fullmatch(hostile)
        assert linked(hostile) == ()
