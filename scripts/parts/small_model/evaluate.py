"""Measures the finished model through Vosk: word error rate per voice, and command trials."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.signal import resample_poly

from scripts.parts.small_model import card, settings, synth, templates, text
from scripts.parts.small_model.voices import MEASURED, TUNING, UNSEEN, Voice
from voice_coach.dialogue.commands import match_command

OWN_SENTENCES = 110
READ_SENTENCES = 60
"""Who wrote some of the training text had read the first so many held-out sentences."""
RATES_WPM = (120, 150, 175, 200)
CARD_RATE_HZ = 48_000
"""Every second sentence is heard at this rate, as from a sound card; the rest at the engine's."""
MISLEADING = (
    "the next day i went home", "i said stop and nobody listened", "i want to go back to school",
    "please help me understand what i did", "we had to skip breakfast again",
    "i read it back then and it made me cry", "how long will i feel like this",
    "i'd like to continue working there", "she told me to pause and breathe",
    "i keep having to repeat myself", "next to me sat my brother", "the music was louder than us",
)  # fmt: skip
"""Sentences with command words in them, none of them a command."""
_LEAD_SECONDS, _TAIL_SECONDS = 0.3, 0.7
_BLOCK_SAMPLES = 4_000
Clip = tuple[NDArray[np.int16], int]


def word_errors(said: Sequence[str], heard: Sequence[str]) -> int:
    """Substitutions, insertions and deletions between two word sequences (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


def _spoken(sentences: Sequence[str], voice: Voice, kept: Path) -> list[Clip]:
    """Speak the sentences at the engine's own rate, or read them from when they were spoken."""
    jobs = [
        synth.Spoken(line, voice, words_per_minute=RATES_WPM[index % len(RATES_WPM)])
        for index, line in enumerate(sentences)
    ]
    path = kept / f"{hashlib.sha256(repr(jobs).encode()).hexdigest()[:16]}.npz"
    if not path.exists():
        kept.mkdir(parents=True, exist_ok=True)
        spoken = synth.speak_native(jobs)
        rates = {str(index): np.array(rate) for index, (_, rate) in enumerate(spoken)}
        waves = {f"wave{index}": wave for index, (wave, _) in enumerate(spoken)}
        np.savez(path, **rates, **waves)
    with np.load(path) as found:
        return [(found[f"wave{i}"], int(found[str(i)])) for i in range(len(jobs))]


def _clips(sentences: Sequence[str], voice: Voice, kept: Path) -> Iterator[Clip]:
    """The spoken sentences, with silence around, at the engine's rate or the sound card's."""
    for index, (wave, rate) in enumerate(_spoken(sentences, voice, kept)):
        sound, hertz = wave, rate
        if index % 2:
            share = int(np.gcd(rate, CARD_RATE_HZ))
            raised = resample_poly(wave.astype(np.float64), CARD_RATE_HZ // share, rate // share)
            sound, hertz = np.clip(raised, -32768, 32767).astype(np.int16), CARD_RATE_HZ
        lead = np.zeros(int(_LEAD_SECONDS * hertz), np.int16)
        tail = np.zeros(int(_TAIL_SECONDS * hertz), np.int16)
        yield np.concatenate([lead, sound, tail]), hertz


def _transcribe(model_folder: Path, clips: Iterable[Clip], grammar: str | None) -> list[str]:
    """What Vosk hears in each clip."""
    import vosk

    vosk.SetLogLevel(-1)
    model = vosk.Model(str(model_folder))
    heard = []
    for samples, rate in clips:
        extra = (grammar,) if grammar else ()
        recogniser = vosk.KaldiRecognizer(model, rate, *extra)
        parts = []
        for start in range(0, len(samples), _BLOCK_SAMPLES):
            if recogniser.AcceptWaveform(samples[start : start + _BLOCK_SAMPLES].tobytes()):
                parts.append(json.loads(recogniser.Result())["text"])
        parts.append(json.loads(recogniser.FinalResult())["text"])
        heard.append(" ".join(part for part in parts if part))
    return heard


@dataclass(frozen=True)
class Trial:
    """One sentence as said and as heard."""

    said: str
    heard: str

    @property
    def errors(self) -> int:
        """Wrong, missing and added words."""
        return word_errors(self.said.split(), self.heard.split())


def _hear(
    places: settings.Places, sentences: Sequence[str], grammar: str | None, voice: Voice
) -> list[Trial]:
    clips = _clips(sentences, voice, places.heldout_audio)
    heard = _transcribe(places.model, clips, grammar)
    return [Trial(s, h) for s, h in zip(sentences, heard, strict=True)]


def trials(
    places: settings.Places,
    sentences: Sequence[str],
    grammar: str | None = None,
    voices: Sequence[Voice] = MEASURED,
) -> dict[Voice, list[Trial]]:
    """Say and hear every sentence in every voice."""
    with ProcessPoolExecutor(synth.WORKERS) as pool:
        results = pool.map(partial(_hear, places, sentences, grammar), voices)
        return dict(zip(voices, results, strict=True))


def rate(found: Iterable[Trial]) -> float:
    """Word error rate: errors over words said."""
    found = list(found)
    return sum(t.errors for t in found) / max(1, sum(len(t.said.split()) for t in found))


def command_grammar() -> str:
    """The grammar a session uses: every command, the words around it, and "[unk]"."""
    return json.dumps([*templates.COMMANDS, "please", "okay", "coach", "[unk]"])


def own_sentences(extra: Iterable[Path] = ()) -> list[str]:
    """The demo's, the program's and the tests' sentences, and made ones: a fixed sample."""
    corpus = text.collect(extra)
    random = np.random.default_rng(settings.SEED)
    own = sorted({line for line in corpus.own if len(line.split()) in range(2, 31)})
    made = sorted({text.normalise(line) for line in templates.lines()})
    if len(own) > OWN_SENTENCES:
        own = [own[i] for i in sorted(random.choice(len(own), OWN_SENTENCES, replace=False))]
    return [*own, *(made[i] for i in sorted(random.choice(len(made), 40, replace=False)))]


@dataclass(frozen=True)
class CommandCounts:
    """Command trials under the grammar: how many were right, and how many false."""

    said: int
    right: int
    others: int
    false: int
    wrong: tuple[str, ...]


def commands(places: settings.Places, other_sentences: Sequence[str]) -> CommandCounts:
    """Every command in every voice, then other sentences that must not become a command.

    Right is what the session would take for the same command ("i am done" for "i'm done"); a
    false command is another sentence heard whole as any command.
    """
    grammar = command_grammar()
    said = [t for v in trials(places, templates.COMMANDS, grammar).values() for t in v]
    others = [t for v in trials(places, other_sentences, grammar).values() for t in v]
    wrong = [
        f"{t.said} -> {t.heard}" for t in said if match_command(t.said) != match_command(t.heard)
    ]
    false = [f"{t.said} => {t.heard}" for t in others if match_command(t.heard)]
    return CommandCounts(
        len(said), len(said) - len(wrong), len(others), len(false), (*wrong, *false)
    )


def _table(columns: Mapping[str, Mapping[Voice, Sequence[Trial]]]) -> str:
    lines = ["| Voice | " + " | ".join(columns) + " |", "|---|" + "--:|" * len(columns)]
    for voice in MEASURED:
        name = f"{voice}{' (unseen)' if voice in UNSEEN else ''}"
        cells = [f"{rate(found[voice]):.1%}" for found in columns.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    means = [f"**{rate(t for v in f.values() for t in v):.1%}**" for f in columns.values()]
    return "\n".join([*lines, "| **all** | " + " | ".join(means) + " |"])


def tune(places: settings.Places, every: int = 1) -> None:
    """Measure on the tuning sentences in the tuning voices, for trying decoding out."""
    found = trials(places, text.tuning()[::every], voices=TUNING)
    for voice, heard in found.items():
        print(f"{voice} {rate(heard):.1%}")
    print(f"all {rate(t for heard in found.values() for t in heard):.2%}", flush=True)


def report(places: settings.Places, extra: Sequence[Path] = (), every: int = 1) -> None:
    """Measure on every nth sentence, print as Markdown, and write the model card."""
    own, apart = own_sentences(extra)[::every], text.heldout()[::every]
    columns = {f"own ({len(own)} sentences)": trials(places, own)}
    if apart:
        heard = trials(places, apart)
        columns[f"held out ({len(apart)} sentences)"] = heard
        unread = text.heldout()[READ_SENTENCES:][::every]
        columns[f"of those never read ({len(unread)})"] = {
            voice: [t for t in found if t.said in unread] for voice, found in heard.items()
        }
    counts = commands(places, [*apart[:20], *MISLEADING])
    partly = f"Only one sentence in {every} was measured.\n\n" if every > 1 else ""
    found = (
        f"{_table(columns)}\n\n"
        f"{partly}"
        "Commands under the grammar of all commands and `[unk]`, in the same voices: "
        f"{counts.right} of {counts.said} right; {counts.false} of {counts.others} other sentences "
        "taken for a command."
    )
    if counts.wrong:
        found += "\n\n" + "\n".join(f"- {line}" for line in counts.wrong)
    print(found)
    card.write(places.model, found, extra)
