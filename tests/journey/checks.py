"""What a recorded talk is measured by: prompts whole, silence under answers, words right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tests.journey.person import AUDIBLE, Person, pieces_of
from tests.virtual_sound import RATE, find_clip
from voice_coach.audio.bell import bell
from voice_coach.audio.ports import Clip, Pcm
from voice_coach.audio.sound import resample, to_pcm
from voice_coach.dialogue.director import fixed_sentences
from voice_coach.program_file import builtin, load

LIKENESS = 0.9
"""Of each twentieth of a second to the recording, and the share of them that must be found."""
LOUDNESS_LIKENESS = 0.8
"""Of the course of loudness, where the engine spoke the sentence anew; usually 0.9 to 1."""
_EARLY_SECONDS = 0.1
STEP_FRAMES = RATE // 50
PIECE_FRAMES = RATE // 20
_LATE_FRAMES = round(0.3 * RATE)
QUIET = Path(__file__).with_name("quiet.toml")


@dataclass(frozen=True, slots=True)
class Played:
    """A sound that the loudspeaker played, and when."""

    text: str
    starts_at: float
    ends_at: float
    likeness: float
    exact: bool = True

    @property
    def whole(self) -> bool:
        """Whether all of it was heard."""
        return self.likeness > (LIKENESS if self.exact else LOUDNESS_LIKENESS)


def fixed() -> set[str]:
    """Sentences that are always the same words: these are known to the sample."""
    programs = (builtin("short"), load(QUIET))
    return {text for program in programs for text in fixed_sentences(program)}


def played(
    person: Person, clip: Clip, text: str, since: float, until: float, *, exact: bool = True
) -> Played:
    """Where this sound is in what the loudspeaker played between two times.

    Not ``exact``: it was rendered another time, so that only its course of loudness is the same.
    """
    sound = resample(clip, RATE)
    first = max(0, round((since - person.speaker.began_at) * RATE))
    last = round((until - person.speaker.began_at) * RATE)
    recorded = person.speaker.pcm[first:last]
    if exact:
        start, _ = find_clip(recorded, sound.pcm)
        likeness = share_found(recorded, sound.pcm, start)
    else:
        step, likeness = find_clip(loudness(recorded), loudness(sound.pcm))
        start = step * STEP_FRAMES
    starts_at = person.speaker.began_at + (first + start) / RATE
    return Played(text, starts_at, starts_at + sound.seconds, likeness, exact)


def share_found(recorded: Pcm, clip: Pcm, start: int) -> float:
    """How much of the clip stands in the recording, in order, from about ``start`` on (0 to 1).

    A busy computer may hold the sound up for a moment: nothing is missing then, but what follows
    comes late, and the clip as one piece is found nowhere.
    """
    late = -min(start, _LATE_FRAMES)
    found = total = 0
    for first in range(0, len(clip) - PIECE_FRAMES + 1, PIECE_FRAMES):
        piece = clip[first : first + PIECE_FRAMES]
        if loudest(piece) <= AUDIBLE:
            continue
        total += 1
        here = start + first + late
        window = recorded[here : here + PIECE_FRAMES + 2 * _LATE_FRAMES]
        likely = np.flatnonzero(likenesses(window, piece) > LIKENESS)
        if len(likely):
            found += 1
            late += int(likely[0])
    return found / total if total else 0.0


def likenesses(recorded: Pcm, piece: Pcm) -> npt.NDArray[np.float64]:
    """How alike the piece is to the recording at each place in it (-1 to 1)."""
    if len(recorded) < len(piece):
        return np.zeros(0)
    wave, shape = recorded.astype(np.float64), piece.astype(np.float64)
    energy = np.concatenate([[0.0], np.cumsum(wave**2)])
    norms = np.sqrt(np.maximum(energy[len(piece) :] - energy[: -len(piece)], 1.0))
    return np.correlate(wave, shape, "valid") / (norms * max(1.0, float(np.linalg.norm(shape))))


def prompts(person: Person) -> list[Played]:
    """Every sentence that the coach showed, as it was heard, one after the other."""
    coach = [line for line in person.lines if line.text.startswith("Coach: ")]
    ends = person.speaker.began_at + person.speaker.frames / RATE
    known = fixed()
    found = []
    for line, until in pairwise([*coach, None]):
        assert line is not None
        since = line.at - _EARLY_SECONDS
        for piece in pieces_of(line.text):
            clip = person.coach.voice.render(piece)
            # A sentence may be shown before the one before it is over: never search past that.
            latest = until.at + 0.3 if until else ends
            latest = max(latest, since + clip.seconds + 2)
            exact = piece in known
            found.append(played(person, clip, piece, since, latest, exact=exact))
            since = found[-1].ends_at - 0.01
    return found


def loudness(pcm: Pcm) -> Pcm:
    """The root mean square of every ``STEP_FRAMES``."""
    whole = pcm[: len(pcm) // STEP_FRAMES * STEP_FRAMES].reshape(-1, STEP_FRAMES)
    return to_pcm(np.sqrt(np.mean(whole.astype(np.float64) ** 2, axis=1)))


def bells(person: Person, title: str, *, until: float) -> tuple[Played, Played]:
    """The two bells that frame a meditation; ``until`` is before any bell of another one.

    The line with its title comes when the opening bell has faded, five seconds after it began.
    """
    stroke = Clip(bell(RATE).pcm[: round(1.5 * RATE)], RATE)
    begun = next(line.at for line in person.lines if line.text.startswith(f"{title}: "))
    opening = played(person, stroke, "bell", begun - 7, begun - 3)
    return opening, played(person, stroke, "bell", opening.starts_at + 6, until)


def loudest_under(person: Person, starts_at: float, ends_at: float) -> int:
    """The loudest sample that the loudspeaker played between these times."""
    first = round((starts_at - person.speaker.began_at) * RATE)
    last = round((ends_at - person.speaker.began_at) * RATE)
    return loudest(person.speaker.pcm[max(0, first) : last])


def loudest(pcm: Pcm) -> int:
    """The largest sample, without its sign."""
    return int(np.max(np.abs(pcm.astype(np.int32)))) if len(pcm) else 0


def talked_over(person: Person) -> list[str]:
    """What the person said while the loudspeaker was playing."""
    return [
        said.text
        for said in person.said
        if said.process.returncode == 0 and loudest_under(person, *person.began(said)) > AUDIBLE
    ]


def word_errors(wanted: Sequence[str], heard: Sequence[str]) -> int:
    """Words put in, left out or changed, at the least (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(wanted, 1):
        last, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (word != other))
    return row[-1]
