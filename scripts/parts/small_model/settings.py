"""Where the build reads and writes, and the few numbers that several stages share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
TEXT_FOLDER = Path(__file__).resolve().parent / "text"
HELDOUT = TEXT_FOLDER / "heldout.txt"
TUNING = TEXT_FOLDER / "tuning.txt"
PACKAGE = REPOSITORY / "voice_coach"
TESTS_SENTENCES = REPOSITORY / "tests" / "support" / "sentences.txt"
MODEL_FOLDER = REPOSITORY / "models" / "vosk-model-small-synthetic-en"

SAMPLE_RATE_HZ = 16_000
FRAME_SHIFT_SAMPLES = 160
FRAME_LENGTH_SAMPLES = 400
SUBSAMPLING = 3
LABEL_SAMPLES = FRAME_SHIFT_SAMPLES * SUBSAMPLING
"""One label every 30 ms: Vosk's word times assume it."""

SEED = 20
VOCABULARY = 12_000


@dataclass(frozen=True)
class Places:
    """Files of one build; everything under `work` is intermediate and never committed."""

    work: Path
    model: Path = MODEL_FOLDER

    @property
    def utterances(self) -> Path:
        """JSON lines: text, voice, offset and length in samples."""
        return self.work / "utterances.jsonl"

    @property
    def audio(self) -> Path:
        """All utterances end to end, 16-bit mono at 16 kHz, without a header."""
        return self.work / "audio.i16"

    @property
    def labels(self) -> Path:
        """One byte per 30 ms label frame, utterances end to end."""
        return self.work / "labels.u8"

    @property
    def times(self) -> Path:
        """How long each stage of the build took; the model card names it."""
        return self.model / "am" / "times.json"

    @property
    def network(self) -> Path:
        """The trained network as a PyTorch state dict."""
        return self.work / "network.pt"

    @property
    def heldout_audio(self) -> Path:
        """Folder with the measurements' synthesised sentences, kept from one time to the next."""
        return self.work / "evaluation"
