"""What is no speech is nothing said, and what is speech is heard: the ear, its real recogniser and
its real sense for speech, fed from memory."""

from __future__ import annotations

import itertools
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.support.kept_messages import KeptMessages
from tests.support.noises import NOISES, RATE, Noise, at_level, coloured
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.ports import Block, Clip, Pcm
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.sound import FULL_SCALE, gain, read_clip, resample, to_pcm, trim
from voice_coach.manners import Manners
from voice_coach.messages import Heard, Message, Partial, PoorSpeech, Speech

BLOCK = 400
SECONDS = 6
"""Of each noise; laughter is known once it has gone on for a second."""
LAUGHTER_SECONDS = 8
KINDS = sorted({noise.kind for noise in NOISES})
COMMANDS = ("next", "skip", "pause", "resume", "finish for today")
VOICES = (
    ("espeak-ng", "-v", "en-us", "-s", "140", "-w", "{path}", "{text}"),
    ("flite", "-voice", "slt", "-t", "{text}", "-o", "{path}"),
)


def hear(
    model: VoskModel, sound: Pcm, rate: int = RATE, phrases: Sequence[str] | None = None
) -> list[Message]:
    """All that the ear posts of this sound, and of the end of it."""
    inbox = KeptMessages()
    ear = ListeningEar(model.recogniser, rate, inbox, Manners())
    ear.listen(since=0.0, phrases=phrases)
    frames = BLOCK * rate // RATE
    for first in range(0, len(sound), frames):
        ear.feed(Block(sound[first : first + frames], first / rate))
    ear.rest()
    return inbox.messages


def texts(messages: list[Message]) -> list[str]:
    return [m.utterance.text for m in messages if isinstance(m, Heard)]


def words_of(messages: list[Message]) -> list[str]:
    """Whatever was shown or said."""
    shown = [m.text for m in messages if isinstance(m, Partial)]
    return [*shown, *texts(messages)]


def quiet(seconds: float, dbfs: float = -62.0) -> Pcm:
    """A room in which nobody speaks."""
    random = np.random.default_rng(5)
    return to_pcm(at_level(coloured(random, 3, round(seconds * RATE)), dbfs) * FULL_SCALE)


Say = Callable[..., Pcm]


@pytest.fixture(scope="module")
def say(tmp_path_factory: pytest.TempPathFactory) -> Say:
    """Renders a text in the voice of this number, at ``RATE``."""
    folder = tmp_path_factory.mktemp("voices")

    def render(text: str, voice: int = 0) -> Pcm:
        path: Path = folder / f"{voice}-{text.replace(' ', '-')}.wav"
        if not path.exists():
            how = [part.format(path=path, text=text) for part in VOICES[voice]]
            subprocess.run(how, check=True, capture_output=True)
        return resample(trim(read_clip(path)), RATE).pcm

    return render


def mixed(base: Pcm, *pieces: tuple[float, Pcm]) -> Pcm:
    """Pieces laid over the base at their seconds."""
    sound = base.astype(np.float32)
    for at, piece in pieces:
        first = round(at * RATE)
        part = piece[: len(sound) - first]
        sound[first : first + len(part)] += part
    return to_pcm(sound)


@pytest.mark.parametrize("kind", KINDS)
def test_noise_writes_nothing(kind: str, vosk_model: VoskModel) -> None:
    """A breath, a knock or a fan would stand in the journal as words, or move on as a command."""
    cases = [noise for noise in NOISES if noise.kind == kind]
    wrote = {}
    for noise in cases:
        seconds = LAUGHTER_SECONDS if kind == "laughter" else SECONDS
        sound = noise.clip().pcm[: seconds * RATE]
        # Laughter is known by its strokes: the screen may show a word of the first.
        messages = hear(vosk_model, sound)
        found = texts(messages) if kind == "laughter" else words_of(messages)
        # Under a grammar every sound is pressed into one of a few phrases.
        found += texts(hear(vosk_model, sound[: 3 * RATE], phrases=COMMANDS))
        if found:
            wrote[str(noise)] = found
    assert not wrote


@pytest.mark.parametrize("rate", [16000, 44100])
def test_laughter_is_known_wherever_it_begins(rate: int, vosk_model: VoskModel) -> None:
    """On a sound card it begins anywhere in a block: "i half half" stood in the journal once."""
    wrote = {}
    for name, late in (("a woman", 1024), ("a child", 2560), ("breathy", 1024), ("a man", 3072)):
        (noise,) = (n for n in NOISES if n.kind == "laughter" and n.name == name)
        sound = np.concatenate([quiet(late / RATE), noise.clip().pcm[: 3 * RATE], quiet(1.2)])
        found = texts(hear(vosk_model, resample(Clip(sound, RATE), rate).pcm, rate))
        if found:
            wrote[name] = found
    assert not wrote


def test_words_beside_laughter_are_heard(say: Say, vosk_model: VoskModel) -> None:
    """Who laughs about themselves and goes on would not be written down."""
    (noise,) = (n for n in NOISES if str(n) == "laughter: a man")
    laughter = noise.clip().pcm[round(0.7 * RATE) : 3 * RATE]
    text = "i was so nervous"
    said = say(text)
    before = mixed(quiet(6.0), (0.5, laughter), (3.3, said))
    after = mixed(quiet(6.0), (0.5, said), (2.3, laughter))
    for sound in (before, after):
        assert " ".join(texts(hear(vosk_model, sound))) == text


def test_the_table_of_noises_is_whole() -> None:
    """A kind of noise could be lost from it, and nobody would notice."""
    assert len(NOISES) >= 40
    assert len({str(noise) for noise in NOISES}) == len(NOISES)
    assert all(np.any(n.clip().pcm) for n in NOISES if n.name != "zeros")


@pytest.mark.parametrize("voice", range(len(VOICES)))
def test_a_single_word_is_heard(say: Say, voice: int, vosk_model: VoskModel) -> None:
    """ "Next", "yes" and "no" are all that some people say: a sense that misses them is deaf."""
    wanted = ["next", "yes", "no", "skip", "seven", "go back"]
    pieces, at = [], 0.5
    for word in wanted:
        clip = say(word, voice)
        pieces.append((at, clip))
        at += len(clip) / RATE + 1.6
    messages = hear(vosk_model, mixed(quiet(at), *pieces))
    assert texts(messages) == wanted


def test_who_says_the_same_word_over_and_over_does_not_laugh(
    say: Say, vosk_model: VoskModel
) -> None:
    """ "No no no no" would not be written down, because laughter is as regular."""
    many = ("no no no no no no", "yes yes yes yes yes", "okay okay okay okay")
    for text in (*many, "no no no", "keep it that way", "take a break"):
        said = say(text)
        sound = mixed(quiet(len(said) / RATE + 2.0), (0.5, said))
        assert texts(hear(vosk_model, sound)) == [text]


def test_a_word_in_the_very_first_block_is_heard(say: Say, vosk_model: VoskModel) -> None:
    """Who answers at once would not be heard."""
    clip = say("yes")
    clip = clip[np.flatnonzero(np.abs(clip) > 300)[0] :]
    assert texts(hear(vosk_model, mixed(quiet(2.5), (0.0, clip)))) == ["yes"]


def test_words_among_noise_are_heard_and_the_noise_is_not(say: Say, vosk_model: VoskModel) -> None:
    """A cup put down before "next" would make it the end of a sentence, and no command."""
    by_name = {str(noise): noise for noise in NOISES}
    said = say("next")
    for name in ("knocks: a cup", "cough: dry", "breath: mouth", "keys: slow"):
        before = by_name[name].clip().pcm[: 3 * RATE]
        sound = mixed(quiet(9.0), (0.2, before), (4.2, said), (6.0, before))
        messages = hear(vosk_model, sound)
        assert texts(messages) == ["next"], name
        assert {m.text for m in messages if isinstance(m, Partial)} == {"next"}, name
        (heard,) = [m.utterance for m in messages if isinstance(m, Heard)]
        assert heard.ended_at < 6.0, f"{name}: what came after it held it up"


def test_an_utterance_ends_though_a_fan_goes_on(say: Say, vosk_model: VoskModel) -> None:
    """In noise a recogniser hears no end: a command would wait for half a minute."""
    fan: Noise = next(noise for noise in NOISES if noise.name == "a fan")
    soft = gain(fan.clip(), 10 ** (-14 / 20)).pcm
    said = say("I feel calm and happy.")
    messages = hear(vosk_model, mixed(soft, (1.0, said)))
    (heard,) = [m.utterance for m in messages if isinstance(m, Heard)]
    spoken = [m.at for m in messages if isinstance(m, Speech)]
    assert "calm and happy" in heard.text
    assert heard.ended_at - max(spoken) < 1.6
    assert max(spoken) == pytest.approx(1.0 + len(said) / RATE, abs=0.5)


def test_speech_is_told_of_while_it_goes_on(say: Say, vosk_model: VoskModel) -> None:
    """Somebody who mumbles would be asked whether they are still there."""
    said = say("I feel calm and happy about my family.")
    messages = hear(vosk_model, mixed(quiet(6.0), (1.0, said)))
    spoken = [m.at for m in messages if isinstance(m, Speech)]
    assert spoken[0] == pytest.approx(1.2, abs=0.2)
    assert all(later - sooner < 0.5 for sooner, later in itertools.pairwise(spoken))
    assert spoken[-1] == pytest.approx(1.0 + len(said) / RATE, abs=0.3)


def test_a_microphone_of_8000_hz_is_heard(say: Say, vosk_model: VoskModel) -> None:
    """A telephone headset gives no more, and would be refused."""
    sound = mixed(quiet(4.5), (0.8, say("I feel calm and happy.")))
    messages = hear(vosk_model, resample(Clip(sound, RATE), 8000).pcm, rate=8000)
    (heard,) = [m.utterance for m in messages if isinstance(m, Heard)]
    assert heard.text == "i feel calm and happy"
    assert heard.started_at == pytest.approx(0.8, abs=0.3)


def test_speech_that_is_cut_off_or_hardly_there_is_told_of_once(
    say: Say, vosk_model: VoskModel
) -> None:
    """A gain that is turned up or down too far would spoil a whole hour, and nobody say why."""
    said = say("I feel calm and happy about my family and I want to find a new job this year.")
    said = np.concatenate([said, said, said])
    loud = to_pcm(said.astype(np.float32) * 8)
    soft = to_pcm(said.astype(np.float32) * 10 ** (-42 / 20))

    def told(sound: Pcm) -> list[Message]:
        messages = hear(vosk_model, sound)
        assert len(" ".join(texts(messages)).split()) > 20, "what was heard is kept"
        return [m for m in messages if isinstance(m, PoorSpeech)]

    assert told(said) == []
    assert told(loud) == [PoorSpeech("clipped")]
    assert told(soft) == [PoorSpeech("soft")]


def test_no_word_of_a_sentence_is_lost(say: Say, vosk_model: VoskModel) -> None:
    """A quick word at the beginning, or a sentence with some rhythm, would have holes."""
    for voice, text in (
        (0, "the talk with my sister about our mother's house"),
        (0, "i called her"),
        (1, "my friend peter sold the family house with his brother"),
    ):
        said = say(text, voice)
        for lead in (0.02, 0.9, 1.74):
            sound = mixed(quiet(lead + len(said) / RATE + 1.5), (lead, said))
            bare = vosk_model.recogniser(RATE)
            bare_text = " ".join(
                [s.text for s in [bare.feed(sound), bare.finish()] if s and s.text]
            )
            assert " ".join(texts(hear(vosk_model, sound))) == bare_text
