"""Trains the acoustic network on the aligned speech, with noise, gain, tilt and masks."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from scripts.parts.small_model import features, settings
from scripts.parts.small_model.contexts import code
from scripts.parts.small_model.network import CONTEXT_FRAMES, Network
from scripts.parts.small_model.synth import Utterance

# ruff: noqa: PLR2004 -- shares and levels of the augmentation
CHUNK_LABELS = 180
BATCH_CHUNKS = 10
PEAK_RATE = 2e-3
LABEL_SMOOTHING = 0.02
SILENT = code(0, 1, 0)
_MARGIN = CONTEXT_FRAMES * settings.FRAME_SHIFT_SAMPLES
_TAIL = settings.FRAME_LENGTH_SAMPLES - settings.FRAME_SHIFT_SAMPLES


@dataclass(frozen=True)
class Data:
    """Audio and label codes of all utterances; `starts` are label offsets (-1: not usable)."""

    utterances: Sequence[Utterance]
    audio: NDArray[np.int16]
    labels: NDArray[np.uint16]
    starts: NDArray[np.int64]


def _noises(random: np.random.Generator, count: int = 12, seconds: int = 20) -> Tensor:
    """Coloured noises of unit power, from brown through pink and white to hum."""
    length = seconds * settings.SAMPLE_RATE_HZ
    bank = []
    for index in range(count):
        spectrum = np.fft.rfft(random.standard_normal(length))
        frequency = np.maximum(np.arange(len(spectrum)) / seconds, 20.0)
        wave = np.fft.irfft(spectrum * frequency ** -(1.2 * index / count), length)
        if index % 4 == 3:
            moment = np.arange(length) / settings.SAMPLE_RATE_HZ
            wave = wave / wave.std() + sum(
                np.sin(2 * np.pi * 50 * k * moment + k) / k for k in range(1, 8)
            )
        bank.append(wave / wave.std())
    return torch.from_numpy(np.stack(bank)).float()


def _stream(
    data: Data, order: NDArray[np.int64], random: np.random.Generator
) -> tuple[NDArray[np.int16], NDArray[np.uint16]]:
    """One epoch's speech end to end, each utterance at a level of its own, pauses between."""
    audio: list[NDArray[np.int16]] = [np.zeros(_MARGIN, np.int16)]
    labels: list[NDArray[np.uint16]] = []
    for index in order:
        utterance = data.utterances[index]
        pause = int(random.integers(2, 30))
        audio.append(np.zeros(pause * settings.LABEL_SAMPLES, np.int16))
        labels.append(np.full(pause, SILENT, np.uint16))
        wave = data.audio[utterance.offset : utterance.offset + utterance.samples]
        level = 10 ** (random.uniform(-20, 3) / 20) if random.random() < 0.7 else 1.0
        audio.append(np.clip(wave * np.float32(level), -32768, 32767).astype(np.int16))
        start = data.starts[index]
        labels.append(data.labels[start : start + utterance.labels])
    audio.append(np.zeros(_MARGIN + _TAIL, np.int16))
    return np.concatenate(audio), np.concatenate(labels)


def _with_noise(waves: Tensor, bank: Tensor, random: np.random.Generator) -> Tensor:
    """Add noise at 8 to 45 dB below the speech to three chunks in five."""
    rows = []
    for wave in waves:
        kind = random.random()
        if kind < 0.4:
            rows.append(wave)
            continue
        power = wave.square().mean().sqrt().clamp_min(30.0)
        decibels = random.uniform(8, 45)
        line = bank[random.integers(len(bank))]
        start = int(random.integers(len(line) - len(wave)))
        noise = line[start : start + len(wave)] * power * 10 ** (-decibels / 20)
        rows.append((wave + noise).round().clamp(-32768, 32767))
    return torch.stack(rows)


def _colour(log_mel: Tensor, random: torch.Generator) -> Tensor:
    """Bend each chunk's spectrum a little, and mask bands and moments of some."""
    count, frames, bins = log_mel.shape
    axis = torch.linspace(-1, 1, bins)
    bend = torch.randn(count, 3, generator=random) * torch.tensor([0.5, 0.3, 0.2])
    curve = bend @ torch.stack([axis, axis.square(), torch.sin(3 * axis)])
    silent = log_mel < math.log(features.LOG_FLOOR) + 0.5
    out = torch.where(silent, log_mel, log_mel + curve[:, None, :])
    for row in range(count):
        if torch.rand((), generator=random) < 0.35:
            width = int(torch.randint(1, 7, (), generator=random))
            low = int(torch.randint(0, bins - width, (), generator=random))
            out[row, :, low : low + width] = out[row].mean()
        if torch.rand((), generator=random) < 0.35:
            width = int(torch.randint(2, 12, (), generator=random))
            low = int(torch.randint(0, frames - width, (), generator=random))
            out[row, low : low + width] = out[row].mean()
    return out


def _batches(data: Data, random: np.random.Generator) -> Iterator[tuple[Tensor, Tensor]]:
    usable = np.flatnonzero(data.starts >= 0)
    order = random.permutation(usable)
    audio, labels = _stream(data, order, random)
    span = CHUNK_LABELS * settings.LABEL_SAMPLES
    first = int(random.integers(CHUNK_LABELS))
    starts = np.arange(first, len(labels) - CHUNK_LABELS, CHUNK_LABELS)
    random.shuffle(starts)
    for at in range(0, len(starts) - BATCH_CHUNKS + 1, BATCH_CHUNKS):
        chosen = starts[at : at + BATCH_CHUNKS]
        waves = np.stack(
            [audio[s * settings.LABEL_SAMPLES :][: span + 2 * _MARGIN] for s in chosen]
        )
        codes = np.stack([labels[s : s + CHUNK_LABELS] for s in chosen]).astype(np.int64)
        yield torch.from_numpy(waves).float(), torch.from_numpy(codes)


def train(
    data: Data, table: NDArray[np.int64], epochs: int, network: Network | None, seed: int
) -> Network:
    """Train for `epochs` with a cosine schedule; a fresh network unless one is given.

    `table` turns label codes into the network's classes.
    """
    torch.manual_seed(settings.SEED + seed)
    random = np.random.default_rng(settings.SEED + seed)
    masks = torch.Generator().manual_seed(settings.SEED + seed)
    bank = _noises(random)
    fresh = network is None
    network = network or Network(int(table.max()) + 1)
    lookup = torch.from_numpy(table)
    total = int((data.starts >= 0) @ np.array([u.labels + 15.5 for u in data.utterances]))
    steps = epochs * (total // (CHUNK_LABELS * BATCH_CHUNKS))
    optimiser = torch.optim.AdamW(network.parameters(), PEAK_RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, PEAK_RATE, total_steps=steps + 50, pct_start=0.05
    )
    loss_of = nn.NLLLoss()
    network.train()
    done = 0
    for epoch in range(epochs):
        began, losses, right = time.monotonic(), [], []
        for waves, codes in _batches(data, random):
            classes = lookup[codes]
            if done >= steps + 49:
                break
            log_mel = features.log_mel(_with_noise(waves, bank, random))
            if fresh and done == 0:
                flat = log_mel.reshape(-1, features.BINS)
                heard = flat[flat.mean(1) > -10]
                network.mean.copy_(heard.mean(0))
                network.scale.fill_(1.0 / float(heard.std()))
            output = network(_colour(log_mel, masks).transpose(1, 2))[..., :CHUNK_LABELS]
            smooth = -output.mean()
            loss = (1 - LABEL_SMOOTHING) * loss_of(output, classes) + LABEL_SMOOTHING * smooth
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            done += 1
            losses.append(loss.item())
            right.append((output.argmax(1) == classes).float().mean().item())
        took = time.monotonic() - began
        print(
            f"epoch {epoch + 1}/{epochs}: loss {np.mean(losses):.3f}, frames right "
            f"{np.mean(right):.1%}, {took:.0f} s",
            flush=True,
        )
    network.eval()
    return network


def posteriors(network: Network, samples: NDArray[np.int16], edge_labels: int) -> Tensor:
    """Log posteriors (labels, classes) of one utterance between silent edges."""
    edge = np.zeros(edge_labels * settings.LABEL_SAMPLES, np.float32)
    margin = np.zeros(_MARGIN, np.float32)
    tail = np.zeros(_TAIL, np.float32)
    wave = np.concatenate([margin, edge, samples.astype(np.float32), edge, margin, tail])
    with torch.no_grad():
        log_mel = features.log_mel(torch.from_numpy(wave)[None])
        labels = len(samples) // settings.LABEL_SAMPLES + 2 * edge_labels
        return network(log_mel.transpose(1, 2))[0, :, :labels].T
