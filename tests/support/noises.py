"""Sounds without a word in them, as a table: each is made anew from its seed, always the same.

Samples are floats, 1.0 being full scale, of shape (frames,) at ``RATE`` Hz. Coughs, laughter and
crying are synthetic: a source (glottal pulses, breath) through the resonances of a mouth.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from voice_coach.audio.ports import Clip
from voice_coach.audio.sound import FULL_SCALE, to_pcm

RATE = 16000
SECONDS = 12.0
FRAMES = round(SECONDS * RATE)

Sound = npt.NDArray[np.float64]
Make = Callable[[np.random.Generator], Sound]

AH = ((730, 90), (1090, 110), (2440, 170))
HUH = ((550, 90), (1200, 120), (2400, 180))
"""Resonances of an open mouth: frequency and width in Hz (Peterson and Barney's "a", rounded)."""


@dataclass(frozen=True, slots=True)
class Noise:
    """One case: ``kind`` names a group of them."""

    kind: str
    name: str
    make: Make

    def clip(self) -> Clip:
        """Twelve seconds of it."""
        random = np.random.default_rng(zlib.crc32(f"{self.kind} {self.name}".encode()))
        return Clip(to_pcm(self.make(random) * (FULL_SCALE - 1)), RATE)

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


# --- parts ---------------------------------------------------------------------------------------


def at_level(sound: Sound, dbfs: float) -> Sound:
    """Scaled to this root mean square."""
    return sound * 10 ** (dbfs / 20) / max(1e-12, float(np.sqrt(np.mean(sound**2))))


def at_peak(sound: Sound, dbfs: float) -> Sound:
    """Scaled to this peak."""
    return sound * 10 ** (dbfs / 20) / max(1e-12, float(np.max(np.abs(sound))))


def coloured(random: np.random.Generator, slope_db_per_octave: float, frames: int) -> Sound:
    """Noise whose spectrum falls so fast: 0 is white, 3 pink, 6 brown."""
    spectrum = np.fft.rfft(random.standard_normal(frames))
    hertz = np.maximum(np.fft.rfftfreq(frames, 1 / RATE), 20.0)
    return np.fft.irfft(spectrum * (hertz / 20.0) ** (-slope_db_per_octave / 6.02), frames)


def band(sound: Sound, low: float, high: float) -> Sound:
    """What lies between two frequencies, with soft edges."""
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    shape = 1 / (1 + (low / np.maximum(hertz, 1.0)) ** 4) / (1 + (hertz / high) ** 4)
    return np.fft.irfft(spectrum * shape, len(sound))


def through(sound: Sound, resonances: tuple[tuple[int, int], ...]) -> Sound:
    """Through a mouth: the sum of so many resonances."""
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    shape = sum(width**2 / (width**2 + (hertz - centre) ** 2) for centre, width in resonances)
    return np.fft.irfft(spectrum * shape, len(sound))


def swell(seconds: float, rise: float) -> Sound:
    """An envelope from nought to nought, its height after the share ``rise`` of it."""
    place = np.linspace(0.0, 1.0, round(seconds * RATE))
    up = np.sin(np.pi / 2 * np.minimum(1.0, place / rise))
    down = np.cos(np.pi / 2 * np.maximum(0.0, (place - rise) / (1 - rise)))
    return np.asarray(up * down)


def pulses(hertz: Sound, random: np.random.Generator) -> Sound:
    """A voice's source: one pulse a period, a little uneven, as it is in laughter."""
    phase = np.cumsum(hertz * (1 + 0.02 * random.standard_normal(len(hertz)))) / RATE
    struck = np.diff(np.floor(phase), prepend=0.0)
    return np.convolve(struck, np.exp(-np.arange(80) / 16.0))[: len(hertz)]


def laid(pieces: list[tuple[float, Sound]], room_dbfs: float, random: np.random.Generator) -> Sound:
    """Pieces at their moments (seconds), over the hiss of a quiet room."""
    sound = at_level(random.standard_normal(FRAMES), room_dbfs)
    for at, piece in pieces:
        first = round(at * RATE)
        part = piece[: max(0, FRAMES - first)]
        sound[first : first + len(part)] += part
    return sound


# --- kinds ---------------------------------------------------------------------------------------


def steady(slope: float, dbfs: float) -> Make:
    """Noise of this colour."""
    return lambda random: at_level(coloured(random, slope, FRAMES), dbfs)


def gusts(slope: float, dbfs: float) -> Make:
    """Noise that comes and goes: wind, a passing car."""

    def make(random: np.random.Generator) -> Sound:
        slow = np.interp(np.arange(FRAMES) / RATE, np.arange(14), random.uniform(0.02, 1, 14))
        return at_level(coloured(random, slope, FRAMES) * slow, dbfs)

    return make


def hum(hertz: float, dbfs: float, hiss_dbfs: float = -65.0) -> Make:
    """Mains, with its overtones."""

    def make(random: np.random.Generator) -> Sound:
        time = np.arange(FRAMES) / RATE
        tones = sum(np.sin(2 * np.pi * hertz * n * time) / n for n in range(1, 9))
        return at_level(np.asarray(tones), dbfs) + at_level(
            random.standard_normal(FRAMES), hiss_dbfs
        )

    return make


def fan(blades_hertz: float, dbfs: float) -> Make:
    """A ventilator: low noise that beats."""

    def make(random: np.random.Generator) -> Sound:
        time = np.arange(FRAMES) / RATE
        beat = 1 + 0.4 * np.sin(2 * np.pi * blades_hertz * time)
        return at_level(band(random.standard_normal(FRAMES), 60, 900) * beat, dbfs)

    return make


def knocks(low: float, high: float, decay: float, every: float, peak_dbfs: float) -> Make:
    """Blows on something that rings between two frequencies for ``decay`` seconds."""

    def make(random: np.random.Generator) -> Sound:
        pieces = []
        at = 0.6
        while at < SECONDS - 0.5:
            frames = round(6 * decay * RATE)
            blow = random.standard_normal(frames) * np.exp(-np.arange(frames) / decay / RATE)
            pieces.append((at, at_peak(band(blow, low, high), peak_dbfs)))
            at += every * random.uniform(0.7, 1.3)
        return laid(pieces, -65.0, random)

    return make


def keys(a_second: float, peak_dbfs: float) -> Make:
    """Typing: a click down and a softer one up."""

    def make(random: np.random.Generator) -> Sound:
        pieces = []
        at = 0.4
        while at < SECONDS - 0.3:
            for delay, softer in ((0.0, 0.0), (random.uniform(0.05, 0.11), -8.0)):
                click = random.standard_normal(480) * np.exp(-np.arange(480) / 60)
                loud = peak_dbfs + softer + random.uniform(-4, 2)
                pieces.append((at + delay, at_peak(band(click, 800, 6500), loud)))
            at += random.exponential(1 / a_second) + 0.04
        return laid(pieces, -65.0, random)

    return make


def breaths(seconds: float, low: float, high: float, peak_dbfs: float, every: float = 3.5) -> Make:
    """Air through a nose or a mouth."""

    def make(random: np.random.Generator) -> Sound:
        pieces = []
        at = 0.5
        while at < SECONDS - seconds:
            air = random.standard_normal(round(seconds * RATE)) * swell(seconds, 0.4)
            pieces.append((at, at_peak(band(air, low, high), peak_dbfs)))
            at += every
        return laid(pieces, -65.0, random)

    return make


def coughs(hertz: float, peak_dbfs: float, voiced: float) -> Make:
    """A burst, noise that falls, and some voice behind it; two in a row."""

    def one(random: np.random.Generator) -> Sound:
        frames = round(0.32 * RATE)
        fall = np.exp(-np.arange(frames) / (0.07 * RATE))
        air = band(random.standard_normal(frames), 300, 5000) * fall
        pitch = np.linspace(hertz, hertz * 0.7, frames)
        voice = through(pulses(pitch, random), HUH) * swell(0.32, 0.3)
        return at_peak(at_peak(air, 0.0) + voiced * at_peak(voice, 0.0), peak_dbfs)

    def make(random: np.random.Generator) -> Sound:
        moments = (0.8, 1.25, 4.6, 5.1, 8.4, 8.8, 9.3)
        return laid([(at, one(random)) for at in moments], -65.0, random)

    return make


def laughter(
    hertz: float, a_second: float, peak_dbfs: float, voiced: float = 1.0, seconds: float = 2.0
) -> Make:
    """ "Ha ha ha": short voiced strokes, breath between them, a falling pitch."""
    strokes = round(seconds * a_second)

    def make(random: np.random.Generator) -> Sound:
        pieces = []
        for begins in (0.8, 4.8, 8.6):
            for stroke in range(strokes):
                seconds = 0.5 / a_second
                frames = round(seconds * RATE)
                pitch = np.full(frames, hertz * 0.96**stroke) * np.linspace(1.05, 0.95, frames)
                ha = through(pulses(pitch, random), AH) * swell(seconds, 0.3)
                air = band(random.standard_normal(frames), 500, 5000) * swell(seconds, 0.5)
                at = begins + stroke / a_second
                loud = peak_dbfs - 1.0 * stroke
                pieces.append((at, voiced * at_peak(ha, loud)))
                pieces.append((at + seconds, at_peak(air, loud - 10)))
        return laid(pieces, -65.0, random)

    return make


def crying(hertz: float, peak_dbfs: float) -> Make:
    """Sobs: a wail that falls and trembles, cut by gasps."""

    def make(random: np.random.Generator) -> Sound:
        pieces = []
        at = 0.7
        while at < SECONDS - 2.0:
            seconds = random.uniform(0.5, 1.1)
            frames = round(seconds * RATE)
            time = np.arange(frames) / RATE
            trembling = 1 + 0.04 * np.sin(2 * np.pi * 8 * time)
            pitch = hertz * np.linspace(1.25, 0.8, frames) * trembling
            shaken = swell(seconds, 0.3) * (1 + 0.5 * np.sin(2 * np.pi * 7 * time))
            wail = at_peak(through(pulses(pitch, random), HUH) * shaken, peak_dbfs)
            gasp = random.standard_normal(round(0.25 * RATE)) * swell(0.25, 0.7)
            gasp = at_peak(band(gasp, 500, 5000), peak_dbfs - 12)
            pieces += [(at, wail), (at + seconds + 0.1, gasp)]
            at += seconds + 0.9
        return laid(pieces, -65.0, random)

    return make


def constant(value: float, hiss_dbfs: float | None = None) -> Make:
    """The same sample for ever (nought: a muted microphone), with hiss where given."""

    def make(random: np.random.Generator) -> Sound:
        sound = np.full(FRAMES, value)
        if hiss_dbfs is not None:
            sound += at_level(random.standard_normal(FRAMES), hiss_dbfs)
        return sound

    return make


NOISES = (
    Noise("white noise", "soft", steady(0, -60)),
    Noise("white noise", "plain", steady(0, -45)),
    Noise("white noise", "loud", steady(0, -30)),
    Noise("white noise", "very loud", steady(0, -15)),
    Noise("pink noise", "soft", steady(3, -50)),
    Noise("pink noise", "plain", steady(3, -35)),
    Noise("pink noise", "loud", steady(3, -20)),
    Noise("pink noise", "gusts", gusts(3, -25)),
    Noise("brown noise", "traffic", gusts(6, -25)),
    Noise("brown noise", "steady", steady(6, -30)),
    Noise("hum", "50 Hz", hum(50, -35)),
    Noise("hum", "50 Hz, loud", hum(50, -20)),
    Noise("hum", "60 Hz, and hiss", hum(60, -30, -45)),
    Noise("hum", "a fan", fan(11, -30)),
    Noise("hum", "a fan, fast", fan(47, -25)),
    Noise("knocks", "a cup", knocks(900, 5000, 0.02, 2.5, -9)),
    Noise("knocks", "a table", knocks(80, 600, 0.04, 2.0, -6)),
    Noise("knocks", "a door", knocks(120, 1200, 0.06, 0.5, -6)),
    Noise("knocks", "steps", knocks(60, 400, 0.05, 0.6, -15)),
    Noise("knocks", "a chair", knocks(200, 2500, 0.12, 1.7, -12)),
    Noise("keys", "slow", keys(3, -15)),
    Noise("keys", "fast", keys(8, -12)),
    Noise("keys", "loud", keys(5, -3)),
    Noise("breath", "nose", breaths(1.4, 900, 3500, -30)),
    Noise("breath", "mouth", breaths(1.2, 400, 4500, -18)),
    Noise("breath", "a sigh, close", breaths(1.8, 200, 3000, -8, 4.0)),
    Noise("breath", "a sniff", breaths(0.35, 1200, 6000, -12, 2.0)),
    Noise("breath", "a pant", breaths(0.4, 400, 4000, -15, 0.8)),
    Noise("cough", "dry", coughs(140, -6, 0.2)),
    Noise("cough", "voiced", coughs(110, -6, 0.6)),
    Noise("cough", "a high one", coughs(230, -9, 0.4)),
    Noise("laughter", "a man", laughter(150, 4.5, -9)),
    Noise("laughter", "a woman", laughter(270, 5.0, -9)),
    Noise("laughter", "a child", laughter(420, 5.5, -9)),
    Noise("laughter", "breathy", laughter(200, 4.0, -12, 0.15)),
    Noise("laughter", "a man, briefly", laughter(150, 4.5, -9, seconds=0.7)),
    Noise("laughter", "a woman, briefly", laughter(270, 5.0, -9, seconds=0.8)),
    Noise("laughter", "a child, briefly", laughter(420, 5.5, -9, seconds=0.6)),
    Noise("crying", "low", crying(180, -9)),
    Noise("crying", "high", crying(380, -9)),
    Noise("crying", "soft", crying(300, -24)),
    Noise("silence", "zeros", constant(0.0)),
    Noise("silence", "an offset", constant(0.1)),
    Noise("silence", "an offset, and hiss", constant(-0.2, -60.0)),
    Noise("silence", "the last bit", constant(0.0, -88.0)),
)
