"""The small model in the repository is whole: size, words, and that Vosk can work with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import vosk

from voice_coach.dialogue.commands import POLITE, phrases_of

MODEL = Path(__file__).resolve().parents[2] / "models" / "vosk-model-small-synthetic-en"
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred".split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
).split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = (
    "january february march april may june july august september october november december"
).split()
CLOCK = "o'clock half past quarter to noon midnight a m p morning afternoon evening".split()
ANSWERS = "yes no stop quit done please okay coach maybe".split()


@pytest.fixture(scope="module")
def words() -> set[str]:
    """The model's vocabulary, without its symbols."""
    lines = (MODEL / "graph" / "words.txt").read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines} - {"<eps>", "[unk]"}


@pytest.fixture(scope="module")
def model() -> vosk.Model:
    """The model as Vosk loads it."""
    vosk.SetLogLevel(-1)
    return vosk.Model(str(MODEL))


def test_model_is_small_enough_to_keep_in_the_repository() -> None:
    """Everyone who clones the project would pay for a model that grew beyond 8 MB."""
    size = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file())
    assert size <= 8_000_000


def test_vocabulary_is_broad_enough_for_a_journal(words: set[str]) -> None:
    """The demonstration's person could not speak freely with fewer words."""
    assert len(words) >= 1_200


@pytest.mark.parametrize(
    "needed",
    [
        pytest.param({w for phrase in phrases_of() for w in phrase.split()}, id="commands"),
        pytest.param(POLITE - {"ok"}, id="polite"),
        pytest.param({*ONES, *TENS}, id="numbers"),
        pytest.param(set(ORDINALS), id="ordinals"),
        pytest.param(set(DAYS), id="days"),
        pytest.param(set(MONTHS), id="months"),
        pytest.param(set(CLOCK), id="clock"),
        pytest.param(set(ANSWERS), id="answers"),
    ],
)
def test_words_that_the_coach_depends_on_are_known(words: set[str], needed: set[str]) -> None:
    """A command, number or date with a word that is missing could never be understood."""
    assert needed - words == set()


def test_vosk_takes_a_runtime_grammar(model: vosk.Model) -> None:
    """Commands are heard under a grammar; a static graph would refuse one and hear anything."""
    grammar = json.dumps([*phrases_of(), "[unk]"])
    recogniser = vosk.KaldiRecognizer(model, 16_000, grammar)
    recogniser.AcceptWaveform(bytes(32_000))
    assert json.loads(recogniser.FinalResult())["text"] == ""


def test_silence_from_a_sound_card_is_no_word(model: vosk.Model) -> None:
    """A person who thinks in silence would find words in their journal they never said."""
    recogniser = vosk.KaldiRecognizer(model, 48_000)
    recogniser.SetWords(True)
    for _ in range(20):
        recogniser.AcceptWaveform(bytes(48_000))
    assert json.loads(recogniser.FinalResult())["text"] == ""


def test_model_card_stands_beside_the_model() -> None:
    """Without the card someone might offer this model to a person, whom it cannot hear."""
    card = (MODEL / "README.md").read_text(encoding="utf-8")
    assert "Not for people" in card
