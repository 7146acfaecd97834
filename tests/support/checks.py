"""What a recorded talk is measured by: prompts whole, silence under answers, words right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.support.likeness import AUDIBLE, RATE, WHOLE, loudest, share_heard, share_spoken
from tests.support.person import QUIET, Person, pieces_of
from voice_coach.audio.bell import bell
from voice_coach.audio.ports import Clip
from voice_coach.audio.sound import resample
from voice_coach.dialogue.director import fixed_sentences
from voice_coach.program.toml_file import builtin, load

_EARLY_SECONDS = 0.1
Measured = Callable[[str, object], None]
"""Notes a figure, to be shown when all tests are over."""


@dataclass(frozen=True, slots=True)
class Played:
    """A sound that the loudspeaker played, and when."""

    text: str
    starts_at: float
    ends_at: float
    share: float

    @property
    def whole(self) -> bool:
        """Whether all of it was heard."""
        return self.share > WHOLE


def fixed() -> set[str]:
    """Sentences that are always the same words: these are known to the sample."""
    programs = (builtin("short"), load(QUIET))
    return {text for program in programs for text in fixed_sentences(program)}


def played(
    person: Person, clip: Clip, text: str, since: float, until: float, *, exact: bool = True
) -> Played:
    """Where this sound is in what the loudspeaker played between two times.

    Not ``exact``: it was rendered another time.
    """
    sound = resample(clip, RATE)
    first = max(0, round((since - person.speaker.began_at) * RATE))
    last = round((until - person.speaker.began_at) * RATE)
    recorded = person.speaker.pcm[first:last]
    start, share = (share_heard if exact else share_spoken)(recorded, sound.pcm)
    starts_at = person.speaker.began_at + (first + start) / RATE
    return Played(text, starts_at, starts_at + sound.seconds, share)


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
            clip = person.coach.render(piece)
            # A sentence may be shown before the one before it is over: never search past that.
            latest = until.at + 0.3 if until else ends
            latest = max(latest, since + clip.seconds + 2)
            exact = piece in known
            found.append(played(person, clip, piece, since, latest, exact=exact))
            since = found[-1].ends_at - 0.01
    return found


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
