"""``voice-coach visualise``: the outcome, in the person's own words, with their eyes closed."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from voice_coach.called import as_called
from voice_coach.cli import options
from voice_coach.cli.up_to_date import bring_up_to_date
from voice_coach.coach.warm_up import warm_up
from voice_coach.console.safe_text import safe_text


@click.command()
@click.argument("session", required=False)
@options.journal
@options.keyboard
@click.option(
    "--minutes",
    type=options.Range(1, 30),
    help="How long, 1 to 30. Default: what you chose in step four, or 5.",
)
@options.sound
def visualise(
    *,
    session: str | None,
    journal_dir: Path | None,
    keyboard: bool,
    minutes: float | None,
    **sound: Any,
) -> None:
    """Picture your outcome for a few minutes, guided by your own words from step three.

    SESSION is a session's id, its journal file, or words of its event; you are asked which, where
    these fit several. Without it, the newest one that is under way is taken. Say "pause",
    "resume" or "skip" at any time. It counts as a day of practice from half of the time on.
    """
    if not keyboard:
        warm_up()
    from voice_coach.agenda.practice import practices
    from voice_coach.cli import assemble, own_voice, which_session
    from voice_coach.cli.look import look_over
    from voice_coach.coach.mouth import CUE_PACE
    from voice_coach.coach.runner import Stopped
    from voice_coach.library.own_voice import own_voice_of
    from voice_coach.visualise import texts as fixed
    from voice_coach.visualise.choosing import minutes_of, which
    from voice_coach.visualise.in_own_voice import own_sentences
    from voice_coach.visualise.own_words import own_words
    from voice_coach.visualise.script import build, spoken_parts
    from voice_coach.visualise.sitting import check_can_mark, fixed_program, sit

    now = datetime.now()
    settings = assemble.settings_with(**sound)
    journal = assemble.journal(journal_dir)
    bring_up_to_date(journal)
    texts = fixed.load()
    plans = look_over(journal, now.astimezone())
    found = which(journal, plans, session, now.date(), texts)
    open_edges = assemble.edges_for(settings, keyboard=keyboard, **sound)
    unsaid = "Nothing was begun, and nothing was changed."
    with (
        journal.held(),
        open_edges(fixed_program(texts)) as edges,
        contextlib.suppress(Stopped),
    ):
        meant = [chosen.plan for chosen in found]
        plan = which_session.one_of(meant, edges, settings, "visualise")
        if plan is not None:
            check_can_mark(journal, plan, now)
            parts = found[meant.index(plan)].parts
            voice = own_voice_of(journal, plan.session)
            if own_voice.is_wanted(voice, edges, settings):
                page = journal.read(Path(plan.page))
                clips = own_sentences(page, voice)
                edges.mouth.lend(clips)
                lengths = {text: clip.seconds for text, clip in clips.items()}
                parts = spoken_parts(own_words(page), texts, lengths)
            guide = build(
                parts,
                minutes_of(plan) if minutes is None else minutes,
                texts,
                practised=practices(plan.visualisation.done, now.date()).total,
                rate=round(settings.rate * CUE_PACE),
            )
            sat = sit(journal, plan, guide, edges=edges, settings=settings, texts=texts, now=now)
            unsaid = sat.unsaid
    if unsaid:
        click.echo(safe_text(as_called(unsaid)))
