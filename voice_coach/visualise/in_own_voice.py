"""The sentences of step three that a person can hear as they said them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from voice_coach.journal.page.session_page import SessionPage
from voice_coach.library.own_voice import OwnVoice
from voice_coach.visualise.own_words import PARTS, own_words
from voice_coach.visualise.sentences import sentences

if TYPE_CHECKING:
    from voice_coach.audio.ports import Clip


def own_sentences(page: SessionPage, voice: OwnVoice) -> Mapping[str, Clip]:
    """The sound of each sentence that there is some of, as it stands on the page now."""
    found: dict[str, Clip] = {}
    for key, answer in zip(PARTS, own_words(page), strict=True):
        parts = list(sentences(answer))
        found = {**voice.of_answer(key, parts), **found}
        # What was told freely stands below several questions, and is one answer.
        found = {**voice.of_texts(part for part in parts if part not in found), **found}
    return found
