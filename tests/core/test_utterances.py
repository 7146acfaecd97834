"""When an utterance ends: pure logic, with segments as a recogniser gives them."""

from __future__ import annotations

from voice_coach.audio.ports import Segment
from voice_coach.audio.utterances import STIR_SECONDS, Utterances, is_noise
from voice_coach.messages import Word


def segment(text: str, start: float) -> Segment:
    """Words of 0.3 s each, one after the other."""
    words = tuple(
        Word(word, start + 0.3 * i, start + 0.3 * (i + 1)) for i, word in enumerate(text.split())
    )
    return Segment(text, words)


def test_an_utterance_ends_after_a_pause_since_its_last_word() -> None:
    """A command would be kept waiting, or a sentence cut at every breath."""
    joined = Utterances(0.8, 30.0)
    joined.add(segment("go back", 1.0))
    assert joined.due(2.3, "") is None
    utterance = joined.due(2.41, "")
    assert utterance is not None
    assert utterance.text == "go back"
    assert (utterance.started_at, utterance.ended_at) == (1.0, 2.41)
    assert joined.due(9.0, "") is None, "it is given once"


def test_segments_within_a_pause_are_one_utterance() -> None:
    """ "Next" at an endpoint of the recogniser would become a command in mid-sentence."""
    joined = Utterances(0.8, 30.0)
    joined.add(segment("next", 1.0))
    assert joined.due(1.9, "") is None
    assert joined.due(2.3, "week") is None, "the person goes on"
    joined.add(segment("week i call her", 2.0))
    utterance = joined.due(4.1, "")
    assert utterance is not None
    assert utterance.text == "next week i call her"
    assert len(utterance.words) == 5


def test_noise_is_nothing_said() -> None:
    """A cough would be written down, and counted as an answer."""
    joined = Utterances(0.8, 30.0)
    for noise in ("", "[unk]", "[unk] <unk>"):
        joined.add(segment(noise, 1.0))
        assert is_noise(noise)
    assert joined.due(9.0, "") is None
    assert joined.close(9.0) is None


def test_a_word_that_is_just_beginning_is_waited_for() -> None:
    """Recognition lags: "next" would be obeyed while "week" is on the person's lips."""
    joined = Utterances(0.8, 30.0)
    joined.add(segment("next", 1.0))
    assert joined.due(2.2, "", stirring=True) is None
    assert joined.due(2.25, "", stirring=False) is not None
    joined.add(segment("next", 11.0))
    held_up = joined.due(12.2 + STIR_SECONDS, "", stirring=True)
    assert held_up is not None, "a loud room holds nothing up for long"


def test_speech_without_words_holds_a_sentence_open() -> None:
    """Somebody who mumbles on would be cut off, because no word of it was made out."""
    joined = Utterances(0.8, 30.0)
    joined.add(segment("next", 1.0))
    assert joined.due(2.2, "", spoke_until=2.0) is None
    assert joined.due(2.7, "", spoke_until=2.0) is None
    assert joined.due(2.85, "", spoke_until=2.0) is not None
    joined.add(segment("next", 11.0))
    assert joined.due(12.15, "", spoke_until=11.4) is not None, "the end of the word itself"


def test_noise_does_not_hold_a_sentence_open() -> None:
    """A fan that sounds like no known word would keep a command waiting for ever."""
    joined = Utterances(0.8, 30.0)
    joined.add(segment("next", 1.0))
    assert joined.due(2.2, "[unk]") is not None


def test_an_unknown_phrase_is_an_answer_under_a_grammar() -> None:
    """The coach would not notice that someone said something it did not understand."""
    joined = Utterances(0.8, 30.0, keep_noise=True)
    joined.add(segment("[unk]", 1.0))
    utterance = joined.due(2.5, "")
    assert utterance is not None
    assert utterance.text == "[unk]"


def test_someone_who_never_pauses_is_written_down() -> None:
    """A crash would take a quarter of an hour of uninterrupted talk with it."""
    joined = Utterances(0.8, 30.0)
    now, given = 0.0, []
    while now < 100.0:
        now += 5.0
        joined.add(segment(" ".join(["word"] * 16), now - 5.0))
        utterance = joined.due(now, "still talking")
        if utterance is not None:
            given.append(utterance)
    rest = joined.close(now)
    assert len(given) == 3
    assert all(30.0 <= u.ended_at - u.started_at <= 35.0 for u in given)
    assert sum(len(u.words) for u in (*given, rest) if u) == 20 * 16, "and no word is lost"


def test_closing_early_keeps_what_was_said() -> None:
    """Enter, pressed right after the last word, would lose it."""
    joined = Utterances(0.8, 30.0)
    joined.add(segment("i called her", 1.0))
    utterance = joined.close(1.95)
    assert utterance is not None
    assert utterance.text == "i called her"
    assert utterance.ended_at == 1.95
