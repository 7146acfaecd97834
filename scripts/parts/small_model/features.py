"""Kaldi's features in PyTorch: 40 log mel energies, and the MFCC transform that Vosk applies.

The network is trained on log mel energies; the exported model hears MFCCs, which are an
invertible linear map of them (`mfcc_matrix`), folded into its first layer.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from scripts.parts.small_model import settings

BINS = 40
LOW_HZ, HIGH_HZ = 20.0, 7600.0
FFT_SIZE = 512
LOG_FLOOR = 1.1920928955078125e-07
"""Kaldi floors energies at the float32 epsilon, so digital silence is about -15.94."""


def _mel(frequency_hz: float) -> float:
    return 1127.0 * math.log(1.0 + frequency_hz / 700.0)


def _mel_bank() -> Tensor:
    """Triangular filters, shape (256, 40); the Nyquist bin is left out, as Kaldi does."""
    low, high = _mel(LOW_HZ), _mel(HIGH_HZ)
    step = (high - low) / (BINS + 1)
    bank = torch.zeros(FFT_SIZE // 2, BINS)
    for index in range(FFT_SIZE // 2):
        mel = _mel(index * settings.SAMPLE_RATE_HZ / FFT_SIZE)
        for channel in range(BINS):
            left = low + channel * step
            rise, fall = (mel - left) / step, (left + 2 * step - mel) / step
            bank[index, channel] = max(0.0, min(rise, fall))
    return bank


_WINDOW = torch.hann_window(settings.FRAME_LENGTH_SAMPLES, periodic=False).pow(0.85)
_BANK = _mel_bank()


def log_mel(samples: Tensor) -> Tensor:
    """Log mel energies of 16-bit-range samples: (batch, samples) to (batch, frames, 40)."""
    frames = samples.unfold(-1, settings.FRAME_LENGTH_SAMPLES, settings.FRAME_SHIFT_SAMPLES)
    frames = frames - frames.mean(-1, keepdim=True)
    before = torch.cat([frames[..., :1], frames[..., :-1]], -1)
    frames = (frames - 0.97 * before) * _WINDOW
    spectrum = torch.fft.rfft(frames, FFT_SIZE)[..., : FFT_SIZE // 2]
    power = spectrum.real.square() + spectrum.imag.square()
    return (power @ _BANK).clamp_min(LOG_FLOOR).log()


def mfcc_matrix() -> Tensor:
    """The map from log mel energies to 40 liftered MFCCs, shape (40, 40): mfcc = M @ log_mel."""
    row = torch.arange(BINS, dtype=torch.float64)[:, None]
    column = torch.arange(BINS, dtype=torch.float64)[None, :]
    transform = math.sqrt(2.0 / BINS) * torch.cos(math.pi / BINS * (column + 0.5) * row)
    transform[0] = math.sqrt(1.0 / BINS)
    lifter = 1.0 + 11.0 * torch.sin(math.pi * torch.arange(BINS, dtype=torch.float64) / 22.0)
    return lifter[:, None] * transform


def alignment_features(samples: Tensor) -> Tensor:
    """13 MFCCs with first and second differences, one row per label frame: (labels, 39)."""
    cepstra = log_mel(samples[None])[0] @ mfcc_matrix()[:13].float().T

    def slope(track: Tensor) -> Tensor:
        padded = torch.cat([track[:1], track[:1], track, track[-1:], track[-1:]])
        return (padded[3:-1] - padded[1:-3] + 2 * (padded[4:] - padded[:-4])) / 10

    first = slope(cepstra)
    return torch.cat([cepstra, first, slope(first)], -1)[:: settings.SUBSAMPLING]
