"""What follows when somebody talks over the coach: the runner in exact time. What the ear would
tell is given; ``tests/audio/test_open_loudspeaker.py`` has the real one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

import pytest

from tests.support.in_time import MessagesInTime, Screen, said
from tests.support.kept import Kept
from tests.support.talk import AT, only
from voice_coach.audio.ports import Playback
from voice_coach.audio.spoken_form import sentences_of
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import NoEar, SilentMouth
from voice_coach.coach.overhearing import BEFORE_SPEECH_SECONDS
from voice_coach.coach.runner import Runner, Stopped
from voice_coach.coach.talk_over import question_begins
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.manners import DEFAULT
from voice_coach.messages import (
    ClipFinished,
    Command,
    Echo,
    HeardOver,
    Interrupted,
    Message,
    Speech,
    Typed,
    Utterance,
    Word,
)
from voice_coach.program.values import Program, Question, Tell

SENTENCE_SECONDS = 2.0
HELLO = Tell("hello", "Welcome. Sit as you like.")
MORE = Tell("more", "Nothing is asked yet. Breathe.")
EVENT = Question("event", "Take your time with this. What happened?")
AGAIN = Question("again", "Think back. Where was it?")
PROGRAM = only(HELLO, MORE, EVENT, AGAIN)
GONE = (0.0, Echo(gone=True))
"""Found out while the coach says its very first words: it listens from the next on."""


class Mouth(SilentMouth):
    """Each sentence takes two seconds, as each prompt here has two of them. The edge at its
    narrowest."""

    def __init__(self, inbox: MessagesInTime) -> None:
        super().__init__(inbox)
        self._inbox = inbox
        self._number = 0
        self.stopped_at: list[float] = []

    def say(self, pieces: Iterable[str], *, at: float | None = None, first: int = 0) -> Playback:
        self._number += 1
        begins = self._inbox.now()
        saying = sentences_of(pieces)[first:]
        parts = tuple(begins + SENTENCE_SECONDS * n for n in range(len(saying)))
        ends = parts[-1] + SENTENCE_SECONDS
        self._inbox.lay(ends, ClipFinished(self._number, ends))
        return Playback(self._number, begins, ends, parts)

    def stop(self) -> None:
        self.stopped_at.append(self._inbox.now())
        self._inbox.drop(self._number)


class Messages(MessagesInTime):
    """Takes messages for later, too."""

    def lay(self, at: float, message: Message) -> None:
        self._messages.append((at, message))
        self._messages = type(self._messages)(sorted(self._messages, key=lambda both: both[0]))

    def drop(self, number: int) -> None:
        self._messages = type(self._messages)(
            both
            for both in self._messages
            if not (isinstance(both[1], ClipFinished) and both[1].playback == number)
        )


def over(text: str, at: float, confidence: float = 1.0) -> tuple[float, Message]:
    """Recognised over the coach, half a second after the word."""
    words = (Word(text, at, at + 0.4, confidence),)
    return at + 0.9, HeardOver(Utterance(text, words, at, at + 0.9))


def talks(since: float) -> tuple[float, Message]:
    """Somebody has talked for long enough to stop the coach."""
    return since + 0.6, Speech(since + 0.6, since, talking=True)


class Sitting:
    """A session with these messages, and what came of it."""

    def __init__(
        self, *messages: tuple[float, Message], until: float = 40.0, program: Program = PROGRAM
    ) -> None:
        inbox = Messages(*sorted((GONE, *messages, (until, Interrupted())), key=lambda m: m[0]))
        self.mouth, self.screen, self.kept = Mouth(inbox), Screen(), Kept(program)
        self.ear = Ear()
        edges = Edges(self.mouth, self.ear, inbox, self.screen)  # type: ignore[arg-type]
        with contextlib.suppress(Stopped):
            Runner(self.kept, edges, DEFAULT, lambda: AT).run()  # type: ignore[arg-type]
        self.stops = self.mouth.stopped_at[:-1]
        """Without the one at the end."""

    def asked(self) -> list[str]:
        return [event.key for event in self.kept.events if isinstance(event, e.Asked)]

    def commands(self) -> list[str]:
        return [event.command for event in self.kept.events if isinstance(event, e.Commanded)]


class Ear(NoEar):
    """Hears nothing by itself."""

    def __init__(self) -> None:
        self.since: list[float] = []
        """From when on it was to listen."""

    def listen(self, *, since: float, **_: object) -> None:
        self.since.append(since)

    def watch(self, *, since: float, phrases: Iterable[str]) -> None:
        """What is heard is given."""


def test_a_command_is_obeyed_while_the_coach_speaks() -> None:
    """Whoever knows the question would have to wait for its end."""
    sitting = Sitting(over("skip this", 9.0))
    assert sitting.stops == [9.9]
    assert sitting.commands() == [Command.SKIP]
    assert sitting.asked() == ["event", "again"]


def test_an_answer_over_the_question_itself_is_its_answer() -> None:
    """It would be lost, or the question asked a second time."""
    sitting = Sitting(talks(11.0), (13.0, said("a quarrel", 11.0)), (16.0, said("next", 15.0)))
    assert sitting.stops == [11.6]
    assert sitting.kept.texts("event") == ("a quarrel",)
    assert sitting.asked() == ["event", "again"]
    assert len([text for text in sitting.screen.spoken if "What happened" in text]) == 1


def test_what_is_said_before_the_question_is_kept_for_it() -> None:
    """Somebody begins to tell at the greeting."""
    sitting = Sitting(talks(4.5), (6.5, said("we had a quarrel", 4.5)), until=30.0)
    assert sitting.kept.texts("event") == ("we had a quarrel",)
    assert sitting.screen.spoken[1:3] == [MORE.text, MORE.text]


def test_the_coach_says_it_once_more_where_nobody_said_a_word() -> None:
    """A chair that creaks would end every question."""
    sitting = Sitting(talks(9.0))
    assert sitting.stops == [9.6]
    before, again = [text for text in sitting.screen.spoken if "What happened" in text]
    assert before == "Take your time with this. What happened?"
    assert again == before


def test_it_goes_on_from_the_beginning_of_its_sentence() -> None:
    """Who coughs at the question would hear the whole introduction once more."""
    sitting = Sitting(talks(10.5), until=30.0)
    assert sitting.stops == [11.1]
    assert sitting.screen.spoken[2:4] == [EVENT.prompt, "What happened?"]
    assert sitting.asked() == ["event"]


def test_what_leads_to_a_question_is_not_the_question_yet() -> None:
    """Who begins over the introduction would never hear what is asked, and what they say would
    stand under the question before."""
    first = Sitting(talks(8.5), (10.5, said("a quarrel", 8.5)), until=30.0)
    assert first.screen.spoken[2:4] == [EVENT.prompt, "What happened?"]
    assert first.asked() == ["event"]
    assert first.kept.texts("event") == ("a quarrel",)
    answered = (14.0, said("a quarrel", 13.0)), (16.0, said("next", 15.0))
    second = Sitting(*answered, talks(16.5), (18.5, said("at home", 16.5)), until=30.0)
    assert second.kept.texts("event") == ("a quarrel",)
    assert second.kept.texts("again") == ("at home",)
    assert second.screen.spoken[3:5] == [AGAIN.prompt, "Where was it?"]
    nobody = Sitting(talks(8.5), until=30.0)
    assert nobody.screen.spoken[2:4] == [EVENT.prompt, EVENT.prompt]


def test_a_question_is_repeated_from_its_beginning() -> None:
    """Who asks for it over its introduction would hear only the end of it."""
    sitting = Sitting(talks(8.5), (10.5, said("repeat", 9.0)), until=30.0)
    assert sitting.screen.spoken[2:4] == [EVENT.prompt, EVENT.prompt]


def test_who_answers_before_the_question_and_goes_on_is_not_asked_it() -> None:
    """What they said would stand under the next question, and theirs be skipped."""
    both = (10.5, said("a quarrel", 8.5)), (12.0, said("next", 11.0))
    sitting = Sitting(talks(8.5), *both, until=30.0)
    assert sitting.kept.texts("event") == ("a quarrel",)
    assert sitting.asked() == ["event", "again"]
    assert sitting.screen.spoken[2:4] == [EVENT.prompt, AGAIN.prompt]


@pytest.mark.parametrize(
    ("pieces", "begins"),
    [
        (("What happened?",), 0),
        (("Take your time. What happened? All of it, please.",), 1),
        (("Thank you. Go on.", "Take your time. What happened?"), 3),
        (("Thank you.", "Tell me about it. Say next when you are done."), 1),
    ],
)
def test_where_a_question_begins(pieces: tuple[str, ...], begins: int) -> None:
    """It would count as asked too soon, or be asked twice."""
    assert question_begins(pieces) == begins


def test_after_three_stops_for_nothing_the_coach_is_deaf_while_it_speaks() -> None:
    """It would stop for its own voice, again and again."""
    sitting = Sitting(*(talks(at) for at in (4.5, 7.0, 10.0, 18.0)), until=60.0)
    assert len(sitting.stops) == 3
    assert any(phrases.DEAF_WHILE_SPEAKING in text for text in sitting.screen.spoken)


def test_who_is_never_let_come_to_its_end_is_deaf_while_it_speaks() -> None:
    """Where its voice comes back as words, it would answer itself for ever."""
    heard = [
        message
        for at in (4.5, 9.0, 13.5, 18.0, 22.5, 27.0)
        for message in (talks(at), (at + 2.0, said("human two days", at)))
    ]
    sitting = Sitting(*heard, until=90.0)
    assert len(sitting.stops) == 4
    assert any(phrases.DEAF_WHILE_SPEAKING in text for text in sitting.screen.spoken)
    assert sitting.asked()[0] == "event"


def test_a_murmur_stops_nothing() -> None:
    """Who says "mm" to what they hear would cut it off."""
    sitting = Sitting(over("mm", 4.5), over("[unk]", 6.0), over("stop", 9.0, confidence=0.5))
    assert sitting.stops == []
    assert sitting.commands() == []


def test_the_coachs_own_words_stop_nothing() -> None:
    """A rest of its voice that comes back would be an answer."""
    sitting = Sitting(over("take your time", 8.5))
    assert sitting.stops == []


def test_where_the_echo_is_left_the_coach_is_deaf_while_it_speaks() -> None:
    """It would obey itself."""
    told = (1.0, Echo(gone=False))
    sitting = Sitting(told, over("skip this", 9.0), talks(10.5))
    assert sitting.stops == []
    assert any(phrases.DEAF_WHILE_SPEAKING in text for text in sitting.screen.spoken)


def test_it_listens_before_its_own_end_only_where_it_heard_meanwhile() -> None:
    """A first word that begins with the coach's last would be cut; and where the echo is left, the
    coach's last word would be an answer."""
    answers = (14.0, said("a quarrel", 13.0)), (16.0, said("next", 15.0))
    hears = Sitting(*answers, until=30.0)
    assert hears.ear.since[0] == 12.0 - BEFORE_SPEECH_SECONDS
    assert hears.ear.since[1] == 20.0 - BEFORE_SPEECH_SECONDS
    told = 2 * SENTENCE_SECONDS  # that it is deaf while it speaks
    later = (18.0, said("a quarrel", 17.0)), (20.0, said("next", 19.0))
    deaf = Sitting((0.5, Echo(gone=False)), *later, until=30.0)
    ends = (12.0 + told, 24.0)
    assert deaf.ear.since[:2] == [end + DEFAULT.settle_seconds for end in ends]


WHEN = Question(
    "when", "It is your plan. When?", "date", "pause", wants="day-and-time", confirm=True
)
AGREED = (
    (11.0, said("friday at nine in the morning", 9.5)),
    (20.0, said("yes", 19.0)),
)
PLAN = only(Tell("hello", "Welcome. Sit as you like."), WHEN, AGAIN)


@pytest.mark.parametrize(
    "messages",
    [
        ((20.0, said("no wait ten", 18.2)),),  # half said when the coach went on
        (talks(18.6), (20.5, said("no wait ten", 18.6))),  # over what leads to the next question
        (talks(20.6), (22.5, said("no wait ten", 20.6))),  # over the question itself
    ],
)
def test_a_date_is_taken_back_while_the_coach_goes_on(
    messages: tuple[tuple[float, Message], ...],
) -> None:
    """People see that they agreed too soon as they have done so: while the coach speaks."""
    sitting = Sitting(*AGREED, *messages, (40.0, said("yes", 39.0)), until=60.0, program=PLAN)
    understood = [one.value for one in sitting.kept.events if isinstance(one, e.Understood)]
    assert understood == ["2026-03-06 09:00", "2026-03-06 10:00"]
    assert sitting.asked()[-1] == "again"
    assert [text for text in sitting.screen.spoken if "at ten in the morning" in text]
    assert not sitting.kept.texts("again")


def test_what_is_typed_as_an_answer_is_taken_back_is_not_lost() -> None:
    """The command would be thrown away with the question that nobody was asked."""
    late = (20.8, said("no wait ten", 20.1))
    sitting = Sitting(
        *AGREED, late, (21.4, Typed("repeat", Command.REPEAT)), (40.0, said("yes", 39.0)),
        until=60.0, program=PLAN,
    )  # fmt: skip
    assert sitting.commands() == [Command.REPEAT]
    assert sitting.asked()[-1] == "again"
