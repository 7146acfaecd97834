"""What is said after the bell: the count, in one calm sentence. Pure."""

from __future__ import annotations

from voice_coach.dialogue.ordinals import ORDINALS
from voice_coach.visualise.practice import Practices
from voice_coach.visualise.texts import Texts


def count_in_words(count: Practices, today: int, texts: Texts) -> str:
    """The sentence for this count, the practice just done included; ``today``: those of the day."""
    if count.total <= 1:
        return texts.first
    if today > 1:
        return texts.same_day
    if count.streak > 1:
        return _nth(count.streak, texts.in_a_row, texts.days_in_a_row)
    return _nth(count.total, texts.times, texts.number_of_times)


def _nth(number: int, in_words: str, in_figures: str) -> str:
    if number <= len(ORDINALS):
        return in_words.replace("{nth}", ORDINALS[number - 1])
    return in_figures.replace("{number}", str(number))


def is_practice(seconds: float, minutes: float) -> bool:
    """What counts: the whole, or at least half of it."""
    return seconds >= minutes * 60 / 2
