"""Which utterances are commands, and which are a person's own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.talk import AT, Talk
from voice_coach.dialogue import events as e
from voice_coach.dialogue.commands import PHRASES, match_command, phrases_of, plain
from voice_coach.dialogue.control import meant
from voice_coach.dialogue.interpret import interpret
from voice_coach.dialogue.obey import obey
from voice_coach.dialogue.taken_apart import Where
from voice_coach.manners import Manners
from voice_coach.messages import Command, Utterance, Word

SENTENCES = sorted(Path(__file__).parents[2].glob("scripts/parts/small_model/text/everyday-*.txt"))
EVERY = [(command, phrase) for command, phrases in PHRASES.items() for phrase in phrases]


@pytest.mark.parametrize(("command", "phrase"), EVERY)
def test_every_phrase_is_understood_politely_and_plainly(command: Command, phrase: str) -> None:
    """Otherwise someone who says "okay coach, next please" is written down instead of heard."""
    for said in (
        phrase,
        f"please {phrase}",
        f"{phrase} please",
        f"okay {phrase}",
        f"coach {phrase}",
        f"okay coach {phrase} please",
        f"ok, Coach: {phrase.upper()}, please.",
        phrase.replace("'", "\u2019"),
    ):
        assert match_command(said) is command, said


def test_no_phrase_means_two_commands() -> None:
    """Otherwise one of two commands can never be given."""
    phrases = [phrase for _, phrase in EVERY]
    assert len(phrases) == len(set(phrases)) == len(phrases_of())
    assert all(plain(phrase) == phrase for phrase in phrases)


@pytest.mark.parametrize("command", Command)
def test_every_command_has_its_own_name_as_a_phrase(command: Command) -> None:
    """Otherwise a command shown on the screen cannot be spoken."""
    assert match_command(command.value) is command


@pytest.mark.parametrize("polite", ["please", "okay", "coach", "okay coach please", "", "  ", "."])
def test_politeness_alone_is_no_command(polite: str) -> None:
    """Otherwise saying "please" moves the session on."""
    assert match_command(polite) is None


def test_everyday_sentences_are_never_commands() -> None:
    """Otherwise a sentence of somebody's journal is obeyed instead of kept."""
    lines = [line.strip() for path in SENTENCES for line in path.read_text("utf-8").splitlines()]
    assert len(lines) > 3000
    assert [line for line in lines if match_command(line)] == []


@pytest.mark.parametrize("where", [Where.BEGUN, Where.NOTHING_YET])
def test_everyday_sentences_are_hardly_ever_commands_in_other_words(where: Where) -> None:
    """Otherwise a sentence of somebody's journal is obeyed instead of kept. Among so many some do
    ask for something: "let's leave it there"."""
    lines = [line.strip() for path in SENTENCES for line in path.read_text("utf-8").splitlines()]
    obeyed = [line for line in lines if meant(line, where) not in (None, Command.NOTHING)]
    assert len(obeyed) < len(lines) / 300, obeyed


@pytest.mark.parametrize(("command", "phrase"), EVERY)
def test_the_same_words_inside_a_sentence_are_dictation(command: Command, phrase: str) -> None:
    """Otherwise dictation that holds a command's words is lost."""
    for said in (f"and then {phrase}", f"{phrase} to my sister", f"i told her {phrase} again"):
        talk = Talk().to("details").hear(said)
        assert talk.texts("details") == (said,), (command, said)


def spoken(text: str, start: float) -> Utterance:
    words = tuple(
        Word(word, start + 0.3 * place, start + 0.3 * place + 0.25)
        for place, word in enumerate(text.split())
    )
    return Utterance(text, words, start, words[-1].end + 0.8)


@pytest.mark.parametrize(("command", "phrase"), EVERY)
def test_a_command_needs_silence_before_it(command: Command, phrase: str) -> None:
    """Otherwise the end of a sentence that the recogniser cut in two is obeyed."""
    manners = Manners()
    session = Talk().to("details").session
    late = 10.0 + manners.command_gap_seconds
    for start, counts in ((late - 0.05, False), (late + 0.001, True)):
        events = interpret(
            session, spoken(phrase, start), at=AT, previous_word_at=10.0, manners=manners
        ).events
        commanded = [event for event in events if isinstance(event, e.Commanded)]
        assert bool(commanded) is counts
        if counts:
            assert commanded[0].command == command
        else:
            assert [type(event) for event in events] == [e.Answered]


@given(st.floats(0, 0.399), st.sampled_from(EVERY))
def test_no_utterance_close_to_the_last_word_is_a_command(
    gap: float, which: tuple[Command, str]
) -> None:
    """Otherwise "what comes ... next" ends an answer that was not over."""
    utterance = spoken(which[1], 5.0 + gap)
    reaction = interpret(Talk().session, utterance, at=AT, previous_word_at=5.0)
    assert not [event for event in reaction.events if isinstance(event, e.Commanded)]


def test_a_first_word_may_be_a_command() -> None:
    """Otherwise "repeat", said first of all, is written down."""
    session = Talk().session
    assert interpret(session, spoken("repeat", 0.1), at=AT).say == ("Which event?",)


@pytest.mark.parametrize("command", Command)
def test_a_command_by_key_does_what_the_word_does(command: Command) -> None:
    """Otherwise keyboard and voice lead to different sessions."""
    session = Talk().to("details").session
    said = interpret(session, Utterance(command.value), at=AT)
    assert obey(session, command, AT, command.value) == said


@given(st.text())
def test_any_text_is_a_command_or_none(text: str) -> None:
    """Otherwise strange input ends the session with a traceback."""
    assert match_command(text) in (None, *Command)
