"""The demonstration run: all seven steps on a sound card in memory.

Voice, recogniser, dialogue, log and journal are those of a real session; only the card differs.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from voice_coach import models
from voice_coach.agenda.plan import plan_of
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Pcm
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.sound import to_pcm
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.audio.voice_choice import SYSTEM
from voice_coach.coach import beginning, opening
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import SpokenMouth
from voice_coach.coach.record import on_a_later_day
from voice_coach.coach.runner import Runner
from voice_coach.console.choose_view import choose_view
from voice_coach.demo.person import SyntheticPerson, sample_script, with_talks
from voice_coach.dialogue.commands import is_command
from voice_coach.dialogue.director import fixed_sentences
from voice_coach.journal.journal import Journal, default_folder
from voice_coach.journal.page.render import spoken_day
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.journal.writing import JournalSession
from voice_coach.program import toml_file
from voice_coach.program.values import Part, Style
from voice_coach.settings import Settings

PERSON_VOICE = "gmw/en-us"
PERSON_WORDS_A_MINUTE = 145
MEMORY_RATE_HZ = 16000
"""The recogniser's own rate: nothing to resample on the way to it."""
LISTENING_RATE_HZ = 44100
Listener = Callable[[Pcm, Pcm], None]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who speaks and who hears, in both parts of the demonstration."""

    settings: Settings
    model: VoskModel
    coach: PyttsxVoice
    person: PyttsxVoice


def run_demo(journal_dir: Path | None, *, listen: bool = False, style: Style = "guided") -> Path:
    """Lead a synthetic person through a sitting and, on the day that they name, its follow-up.

    Prints the conversation. Returns the journal file. Raises a CoachError.
    """
    folder = journal_dir or default_folder().with_name("voice-coach-demo")
    path = models.find(None, allow_small=True)
    models.check(path)
    # Where nobody listens, the system's own voice will do: it takes a fraction of the time.
    settings = Settings(voice=None if listen else SYSTEM)
    journal = Journal(folder)
    with contextlib.ExitStack() as parts:
        coach = parts.enter_context(contextlib.closing(opening.coach_voice(settings)))
        person = parts.enter_context(
            contextlib.closing(PyttsxVoice(rate=PERSON_WORDS_A_MINUTE, voice_id=PERSON_VOICE))
        )
        listener = parts.enter_context(_loudspeaker()) if listen else None
        cast = Cast(settings, VoskModel(path), coach, person)

        program = toml_file.default()
        first = beginning.started(program, settings, style=style, minutes=1, first_run=True)
        _lead(journal.begin(first, program), cast, "sitting", listener)
        subject = journal.finished(first.session)
        with on_a_later_day(_day_to_look_back(subject)):
            again = beginning.started_follow_up(journal, subject, settings, style=style)
            print(f"\n({spoken_day(again.at)})")
            return _lead(journal.begin_follow_up(subject, again), cast, "follow-up", listener)


def _day_to_look_back(subject: SessionPage) -> datetime:
    """When the follow-up is to be, as the person named it in the sitting; now, if they did not."""
    now = datetime.now()
    for look in plan_of(subject).follow_ups:
        if look.when is not None and look.when.day is not None:
            return datetime.combine(look.when.day, look.when.time or now.time())
    return now


def _lead(running: JournalSession, cast: Cast, part: Part, listener: Listener | None) -> Path:
    manners = cast.settings.manners
    card = MemoryCard(LISTENING_RATE_HZ if listener else MEMORY_RATE_HZ, overhearing=listener)
    ear = ListeningEar(cast.model.recogniser, card.rate, card, manners, is_command=is_command)
    card.attach(ear)
    program = running.session.program
    mouth = SpokenMouth(cast.coach, card, manners)
    mouth.guide(opening.cues(program))
    mouth.prepare(fixed_sentences(program), keep=True)
    view = choose_view(sys.stdout, {"TERM": "dumb"}, steps=opening.steps(program))
    script = with_talks(sample_script(part), program)
    person = SyntheticPerson(script, cast.person.render, card, view)
    with contextlib.closing(running):
        Runner(running, Edges(mouth, ear, card, person), manners).run()
    return running.path


@contextlib.contextmanager
def _loudspeaker() -> Iterator[Listener]:
    """Both voices on the real loudspeaker; writing to it takes as long as the sound lasts."""
    from voice_coach.audio import devices

    device = devices.find(None, "output")
    stream = devices.open_stream(device, "output", channels=[1])
    try:
        yield lambda coach, person: stream.write(
            to_pcm(np.add(coach, person, dtype=float)).tobytes()
        )
    finally:
        devices.close_stream(stream)
