"""Who speaks when: how soon the coach answers, how soon it stops for somebody who talks over it,
and whom it cuts off.

Only asked for by its name. In real time, with the real program, a voice that is not the coach's and
a room between loudspeaker and microphone; and hundreds of turns on a sound card in memory.
"""

from __future__ import annotations

import contextlib
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, cycle, islice
from pathlib import Path

from scripts.parts.benchmarks import turns_alone, turns_count, turns_fed, turns_set, turns_talk
from scripts.parts.benchmarks.figures import Report, spread
from scripts.parts.benchmarks.parts import SMALL_MODEL, served
from scripts.parts.benchmarks.turns_alone import Alone
from scripts.parts.benchmarks.turns_count import Counted
from scripts.parts.benchmarks.turns_fed import FedTurn
from scripts.parts.benchmarks.turns_set import Phrase, Wardrobe
from tests.support.acoustics import QUIET_DBFS, Room
from tests.support.room import RoomProcess
from tests.support.virtual_sound import VirtualSound
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.voice import PyttsxVoice

COMMAND_SECONDS, SHORT_SECONDS, READ_BACK_SECONDS, STOP_SECONDS = 0.75, 1.0, 1.5, 0.8
"""Goals, of medians: from the end of speech to the coach's first sample; and from the first word
over the coach to its silence (0.3 s after half a second of speech)."""
PUBLISHED = (
    ("plain silence, at 5 % cut-offs", 1.6),
    ("the best turn model to be downloaded, at 5 %", 0.85),
    ("a hosted turn model", 0.54),
    ("people among themselves", 0.24),
)
"""Seconds from the end of speech, as others published them."""
ALONE, QUICK_ALONE = turns_alone.ALL_SECONDS, 240.0
"""Seconds of the coach alone in rooms, in memory."""
FED_ROUNDS, QUICK_FED_ROUNDS, LONG_FED_ROUNDS = 14, 5, 40
_DELAYS, _LEVELS = (0.0, 0.1, 0.25, 0.4), (-6.0, -12.0, -20.0, -30.0)


@dataclass(frozen=True, slots=True)
class Condition:
    """A room; ``snr_db``: noise so far below the person's speech (None: quiet)."""

    delay_seconds: float
    echo_db: float
    snr_db: float | None = None
    drift_ppm: float = 0.0
    rounds: int = 1

    @property
    def name(self) -> str:
        """In words."""
        noise = "quiet" if self.snr_db is None else f"noise {self.snr_db:.0f} dB"
        drift = f", {self.drift_ppm:.0f} ppm" if self.drift_ppm else ""
        return f"{self.delay_seconds * 1000:.0f} ms, {self.echo_db:.0f} dB, {noise}{drift}"

    @property
    def room(self) -> Room:
        """The room itself."""
        snr = self.snr_db
        noise = QUIET_DBFS if snr is None else turns_set.SPEECH_DBFS - snr
        return Room(self.delay_seconds, self.echo_db, noise_dbfs=noise, drift_ppm=self.drift_ppm)


USUAL = (
    Condition(0.1, -20.0, rounds=2),
    Condition(0.0, -12.0),
    Condition(0.25, -12.0),
    Condition(0.4, -20.0),
    Condition(0.1, -20.0, 20.0),
    Condition(0.1, -20.0, 10.0),
)
QUICK = (Condition(0.1, -20.0),)
LONG = (
    *(Condition(delay, level, rounds=2) for delay in _DELAYS for level in _LEVELS),
    *(Condition(delay, -20.0, snr, rounds=2) for delay in _DELAYS for snr in (20.0, 10.0)),
    Condition(0.1, -12.0, drift_ppm=100.0, rounds=2),
)


def run(report: Report, sound: VirtualSound, *, quick: bool = False, long: bool = False) -> None:
    """In memory first, which says whether the phrases will do; then each room."""
    model = VoskModel(SMALL_MODEL)
    voices = turns_set.voices()
    if not voices:
        report.remark("turns: no figure. There is no voice for the person: apt-get install flite")
        return
    wardrobes = [Wardrobe(model, voice) for voice in (voices[:1] if quick else voices)]
    rounds = QUICK_FED_ROUNDS if quick else LONG_FED_ROUNDS if long else FED_ROUNDS
    fed = list(_fed(report, model, wardrobes, rounds, long=long))
    _tell_fed(report, fed)
    _tell_alone(report, list(turns_alone.sit(model, seconds=QUICK_ALONE if quick else ALONE)))
    report.remark(f"in real time the person speaks as {voices[0].name}")
    said = _said(wardrobes[0])
    counted = []
    with served(sound), tempfile.TemporaryDirectory() as folder:
        for number, condition in enumerate(QUICK if quick else LONG if long else USUAL):
            home = Path(folder) / str(number)
            sitting = _in_a_room(report, sound, condition, said, home)
            if sitting is not None:
                counted.append(sitting)
    together = turns_count.all_of(counted)
    if counted:
        _tell_delays(report, "turns", together)
        _tell_wrong(report, "turns", together)
    for name, seconds in PUBLISHED:
        report.tell(f"published: {name}", f"{seconds:.2f} s")


# --- in memory -----------------------------------------------------------------------------------


def _fed(
    report: Report, model: VoskModel, wardrobes: Sequence[Wardrobe], rounds: int, *, long: bool
) -> Iterator[FedTurn]:
    noises = (QUIET_DBFS, *((-46.0, -36.0) if long else ()))
    with contextlib.closing(PyttsxVoice(clearly=True)) as coach:
        for wardrobe in wardrobes:
            answers = _answers(wardrobe)
            report.remark(
                f"{wardrobe.voice.name}: {len(wardrobe.left_out)} phrases left out, of which the "
                "recogniser hears other words in quiet, too"
            )
            for noise in noises:
                yield from turns_fed.sit(model, coach, answers, rounds=rounds, noise_dbfs=noise)


def _answers(wardrobe: Wardrobe) -> turns_fed.Answers:
    def mixed(whole: Sequence[str], paused: Sequence[str]) -> list[Phrase]:
        """Two whole ones to each with a pause, of which there are fewer."""
        ones, others = wardrobe.phrases(whole), wardrobe.phrases(paused)
        pairs = zip(ones[::2], islice(cycle(ones[1::2] or ones), len(ones)), strict=False)
        if not others:
            return ones
        return list(chain(*((*pair, other) for pair, other in zip(pairs, cycle(others)))))

    return turns_fed.Answers(
        short={
            "scale": mixed(turns_set.NUMBERS, turns_set.PAUSED_NUMBERS),
            "will": mixed(turns_set.YES_NO, turns_set.PAUSED_YES_NO),
            "option": mixed(turns_set.OPTIONS, turns_set.PAUSED_OPTIONS),
            "date": mixed(turns_set.DATES, turns_set.PAUSED_DATES),
        },
        dictation=wardrobe.phrases(turns_set.DICTATION),
        next=wardrobe.phrases(("next",)),
        yes=wardrobe.phrases(("yes",))[0],
    )


def _tell_fed(report: Report, turns: Sequence[FedTurn]) -> None:
    short = [turn for turn in turns if turn.kind in ("short", "read back")]
    cut = list(turns_fed.cut_off(short))
    paused = sum(turn.phrase.is_paused for turn in short)
    _tell_share(report, "in memory: answers cut off", len(cut), len(short))
    report.tell("in memory: of these with a pause within", f"{paused}")
    for turn in cut:
        report.remark(f"cut off: {turn.phrase.text!r} after {turn.heard!r}")
    commands = [turn for turn in turns if turn.kind == "command"]
    missed = sum(turn.obeyed is None for turn in commands)
    _tell_share(report, "in memory: commands missed", missed, len(commands))
    dictated = [turn for turn in turns if turn.kind == "dictation"]
    taken = sum(turn.obeyed is not None for turn in dictated)
    _tell_share(report, "in memory: dictation taken for a command", taken, len(dictated))
    for kind in ("command", "short", "read back"):
        delays = [turn.delay for turn in turns if turn.kind == kind and turn.delay is not None]
        if delays:
            name = f"in memory: {kind}, the pause alone"
            report.tell(name, spread(delays, " s", places=2))


def _tell_alone(report: Report, sittings: Sequence[Alone]) -> None:
    minutes = sum(sitting.seconds for sitting in sittings) / 60
    report.tell("alone in memory: rooms, minutes", f"{len(sittings)}, {minutes:.1f} min")
    taken = sum(len(sitting.taken) for sitting in sittings)
    stops = sum(sitting.stops for sitting in sittings)
    deaf = sum(sitting.deaf for sitting in sittings)
    report.at_most("alone in memory: utterances written", f"{taken}", taken, 0)
    report.at_most("alone in memory: stopped with nobody speaking", f"{stops}", stops, 0)
    report.at_most("alone in memory: rooms in which it is deaf", f"{deaf}", deaf, 0)
    for sitting in sittings:
        if sitting.taken or sitting.stops or sitting.deaf:
            report.remark(f"{sitting.room}: {list(sitting.taken)}, {sitting.stops} stops")


# --- in rooms ------------------------------------------------------------------------------------


def _said(wardrobe: Wardrobe) -> turns_talk.Said:
    return turns_talk.Said(
        short={
            "scale": wardrobe.phrases(turns_set.NUMBERS),
            "will": wardrobe.phrases(turns_set.YES_NO),
            "option": wardrobe.phrases(turns_set.OPTIONS),
            "date": wardrobe.phrases(turns_set.DATES),
        },
        dictation=wardrobe.phrases(turns_set.DICTATION),
        over=wardrobe.phrases(turns_set.OVER),
        next=wardrobe.phrases(("next",))[0],
        repeat=wardrobe.phrases(("repeat",))[0],
        yes=wardrobe.phrases(("yes",))[0],
    )


def _in_a_room(
    report: Report, sound: VirtualSound, condition: Condition, said: turns_talk.Said, home: Path
) -> Counted | None:
    with RoomProcess(sound, condition.room) as room:
        sitting, trouble = turns_talk.sit(
            sound, room, said, home,
            rounds=condition.rounds, asks=tuple(turns_set.ASKS), model=SMALL_MODEL,
        )  # fmt: skip
    if trouble:
        report.remark(f"{condition.name}: {trouble}")
    if not sitting.turns:
        return None
    counted = turns_count.count(sitting)
    late = turns_count.echo_delay(sitting.loudspeaker, sitting.microphone)
    deaf = "; turned to being deaf while it speaks" if sitting.deaf else ""
    report.remark(
        f"{condition.name}: the echo was {late * 1000:.0f} ms late, {room.slips} slips of the "
        f"room{deaf}"
    )
    report.tell(condition.name, _in_one_line(counted))
    for name in turns_count.kinds_in(counted):
        for case in counted.wrong[name]:
            report.remark(f"{name}: {case}")
    return counted


def _in_one_line(counted: Counted) -> str:
    parts = [
        f"{kind} {statistics.median(delays):.2f}"
        for kind, delays in sorted(counted.delays.items())
        if delays
    ]
    if counted.stops:
        parts.append(f"silent {statistics.median(counted.stops):.2f}")
    return ", ".join(parts) + " s"


def _tell_delays(report: Report, begins: str, counted: Counted) -> None:
    for kind, goal in (
        ("command", COMMAND_SECONDS),
        ("command over", COMMAND_SECONDS),
        ("short", SHORT_SECONDS),
        ("read back", READ_BACK_SECONDS),
    ):
        delays = counted.delays.get(kind, ())  # type: ignore[call-overload]
        if delays:
            middle, figure = statistics.median(delays), spread(delays, " s", places=2)
            report.at_most(f"{begins}: {kind} to first sample, median", figure, middle, goal, " s")
    if counted.stops:
        middle, figure = statistics.median(counted.stops), spread(counted.stops, " s", places=2)
        name = f"{begins}: first word over it to silence"
        report.at_most(name, figure, middle, STOP_SECONDS, " s")


def _tell_wrong(report: Report, begins: str, counted: Counted) -> None:
    for name in turns_count.kinds_in(counted):
        wrong, of = counted.share(name)
        _tell_share(report, f"{begins}: {name}", wrong, of)


def _tell_share(report: Report, name: str, wrong: int, of: int) -> None:
    percent = 100 * wrong / of if of else 0.0
    report.at_most(name, f"{wrong} of {of} ({percent:.1f} %)", percent, 0.0, " %")
