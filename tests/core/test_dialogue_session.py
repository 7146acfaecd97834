"""Conversations as lists of events: what the coach asks, keeps, and comes back to."""

from __future__ import annotations

import pytest

from tests.support.talk import AT, EXERCISE, Talk, only
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.dialogue.director import Done, Listen, Rest, how_long, next_action, position
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.obey import FASTEST, SLOWEST
from voice_coach.dialogue.session import begin, find_item
from voice_coach.journal.event_json import from_json
from voice_coach.program.values import Question, Tell


def walk(talk: Talk) -> list[str]:
    """The keys at which the coach listens, when every answer is "something" and "next"."""
    keys = []
    while isinstance(next_action(talk.session), Listen):
        keys.append(talk.at or "")
        talk.hear("next" if talk.session.confirming else "something", "next")
        if talk.session.confirming:
            talk.hear("yes")
    return keys


# --- the two ways through a step -----------------------------------------------------------


def test_guided_asks_one_question_at_a_time() -> None:
    """Otherwise someone who wants to be led misses a question."""
    talk = Talk()
    assert talk.said == ["Hello.", "This is why.", "The idea.", "Which event?"]
    talk.short("my job", "it keeps happening").hear("i ran", "next", "much", "next", "bad", "next")
    assert [talk.texts(key) for key in ("event", "past", "details", "feeling")] == [
        ("my job",),
        ("i ran",),
        ("much",),
        ("bad",),
    ]
    assert talk.at == "ways"


def test_open_hears_the_free_questions_of_a_step_together() -> None:
    """Otherwise someone who wants to talk freely is interrupted by each question."""
    talk = Talk(style="open").short("my job", "it keeps happening")
    assert (talk.at, talk.said[-1]) == ("one.talk", "Tell me all about it.")
    talk.hear("it began in spring", "and it hurts", "next")
    assert talk.texts("one.talk") == ("it began in spring", "and it hurts")
    assert talk.at == "ways"
    assert not {"past", "details", "feeling"} & talk.session.answers.keys()


def test_let_me_talk_in_the_middle_of_a_step() -> None:
    """Otherwise the rest of a step is lost for someone who asks to talk freely."""
    talk = Talk().short("my job", "it keeps happening").hear("i ran", "next")
    talk.hear("let me talk")
    assert (talk.at, talk.said[-1]) == ("one.talk", "Tell me all about it.")
    talk.hear("all of it", "next")
    assert talk.at == "ways", "what was answered before is not asked again"
    assert talk.texts("past") == ("i ran",)


def test_let_me_talk_keeps_what_was_half_said() -> None:
    """Otherwise the half answer is gone when a person changes to talking freely."""
    talk = Talk().short("my job", "it keeps happening").hear("i ran", "let me talk")
    assert talk.at == "one.talk"
    assert talk.texts("past") == ("i ran",)
    assert talk.hear("all of it", "next").at == "ways"


def test_one_by_one_in_the_middle_of_a_free_talk() -> None:
    """Otherwise someone who runs dry while talking is never asked the single questions."""
    talk = (
        Talk(style="open").short("my job", "it keeps happening").hear("it was loud", "one by one")
    )
    assert (talk.at, talk.texts("one.talk")) == ("past", ("it was loud",))
    talk.hear("i ran", "next", "much", "next", "bad", "next")
    assert talk.at == "ways"


def test_one_by_one_before_a_word_was_said() -> None:
    """Otherwise an empty talk counts as a question still to come, for ever."""
    talk = Talk(style="open").short("my job", "the first time").hear("ask me one by one")
    assert talk.at == "details"
    assert "one.talk" not in talk.session.answers
    assert talk.hear("much", "next", "bad", "next").at == "ways"


def test_there_and_back_again_loses_no_question() -> None:
    """Otherwise a person who tries both ways ends with a hole in the journal."""
    talk = Talk().short("my job", "it keeps happening").hear("let me talk", "one by one")
    assert talk.at == "past"
    talk.hear("let me talk", "a talk", "one by one", "i ran", "next")
    assert talk.at == "details"


def test_changing_the_way_at_a_single_question_keeps_the_question() -> None:
    """Otherwise a choice is passed over because the person changed the manner."""
    talk = Talk().short("my job").hear("let me talk")
    assert (talk.at, talk.session.style) == ("recurring", "open")
    assert talk.short("it keeps happening").at == "one.talk"


# --- conditions and lists ------------------------------------------------------------------


def test_a_single_event_skips_what_is_for_recurring_ones() -> None:
    """Otherwise someone is asked how they responded to what never happened before."""
    talk = Talk().short("my job", "the first time")
    assert talk.session.answer("recurring").value == "first"
    assert talk.at == "details"


def test_what_was_not_understood_holds_no_question_back() -> None:
    """Otherwise an unclear answer silently removes later questions."""
    talk = Talk().short("my job", "it depends", "on the weather")
    assert talk.session.answer("recurring").value == ""
    assert talk.at == "past"


def test_pairs_ask_about_every_entry_of_the_list() -> None:
    """Otherwise an outcome is written beside the wrong response."""
    talk = Talk().to("ways").hear("call her", "say nothing", "next")
    assert talk.said[-1] == "If you do this: call her. What follows?"
    talk.hear("she laughs", "next")
    assert talk.said[-1] == "If you do this: say nothing. What follows?"
    talk.hear("she waits", "and waits", "next")
    spoken = talk.session.answer("outcomes").spoken
    assert [(piece.item, piece.text) for piece in spoken] == [
        (0, "she laughs"),
        (1, "she waits"),
        (1, "and waits"),
    ]
    assert talk.at == "chosen"


def test_nothing_is_asked_about_an_empty_list() -> None:
    """Otherwise the coach asks what follows from nothing at all, and which of none is chosen."""
    talk = Talk().to("ways").hear("skip")
    assert talk.at == "when"


def test_scratch_and_read_back_in_pairs_are_about_the_entry_at_hand() -> None:
    """Otherwise "scratch that" removes the outcome of another response."""
    talk = Talk().to("ways").hear("call her", "say nothing", "next")
    talk.hear("she laughs", "next", "she waits", "next", "go back")
    assert (talk.at, talk.session.pair) == ("outcomes", 0)
    assert talk.hear("read it back").said[-1] == "she laughs"
    talk.hear("scratch that")
    assert talk.texts("outcomes") == ("she waits",)
    assert talk.hear("scratch that").said[-1] == phrases.NOTHING_TO_SCRATCH
    talk.hear("restore that")
    assert {(p.item, p.text) for p in talk.session.answer("outcomes").spoken} == {
        (0, "she laughs"),
        (1, "she waits"),
    }


@pytest.mark.parametrize("said", ["say nothing", "the second one", "nothing", "number two"])
def test_choosing_among_ones_own_list(said: str) -> None:
    """Otherwise the chosen response in the journal is not one that the person named."""
    talk = Talk().to("ways").hear("call her today", "say nothing", "next", "next", "next")
    talk.short(said)
    assert talk.session.confirming
    assert talk.said[-1].startswith("Say nothing.")
    assert talk.hear("yes").session.answer("chosen").value == "say nothing"


# --- short answers -------------------------------------------------------------------------


def test_an_unclear_answer_is_asked_once_more_and_then_kept_as_said() -> None:
    """Otherwise someone who answers in their own way is asked the same for ever."""
    talk = Talk().to("clear").short("it is foggy")
    assert talk.said[-2:] == [phrases.UNCLEAR, "How clear, from zero to ten?"]
    talk.short("foggy i said")
    assert talk.at == "willing"
    answer = talk.session.answer("clear")
    assert (answer.text, answer.value) == ("it is foggy foggy i said", "")


def test_an_unclear_answer_may_become_clear() -> None:
    """Otherwise the words of the first try spoil the second."""
    talk = Talk().to("clear").short("three or four", "four")
    assert talk.session.answer("clear").value == "4"


@pytest.mark.parametrize("said", ["yes", "that's right", "exactly", "okay"])
def test_a_yes_confirms_what_was_read_back(said: str) -> None:
    """Otherwise a date that was agreed to never reaches the calendar."""
    talk = Talk().to("when").short("friday at six")
    assert talk.said[-1] == f"Friday at six. {phrases.ANYTHING_RIGHT}"
    talk.hear(said)
    assert (talk.at, talk.session.answer("when").value) == ("clear", "friday at six")


@pytest.mark.parametrize(
    "said", ["no", "no that's wrong", "not right", "no it is not", "that is not what i said"]
)
def test_a_no_asks_again(said: str) -> None:
    """Otherwise a wrong date stays, or the "no" itself is written down as the date."""
    talk = Talk().to("when").short("friday at six").hear(said)
    assert (talk.at, talk.said[-1], talk.texts("when")) == ("when", "When?", ())
    talk.short("saturday")
    assert talk.said[-1].startswith("Saturday.")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("no friday at six", "friday at six"),
        ("No, it's Friday at six.", "Friday at six."),
        ("sorry i meant friday at six", "friday at six"),
        ("friday at six", "friday at six"),
        ("it is on friday at six", "on friday at six"),
        ("yes but at seven", "at seven"),
        ("no i won't do it before friday at six", "i won't do it before friday at six"),
    ],
)
def test_a_correction_replaces_and_is_read_back(said: str, kept: str) -> None:
    """Otherwise a person has to say everything twice to put one word right."""
    talk = Talk().to("when").short("thursday").hear(said)
    assert talk.session.confirming
    assert talk.session.answer("when").value.endswith(kept.removeprefix("i "))
    assert [piece.text for piece in talk.session.answer("when").scratched] == ["thursday"]
    assert talk.hear("yes").at == "clear"


@pytest.mark.parametrize("noise", ["the", "huh", "um"])
def test_a_breath_neither_confirms_nor_corrects(noise: str) -> None:
    """Otherwise a cough replaces the date with "the"."""
    talk = Talk().to("when").short("thursday").hear(noise)
    assert talk.session.confirming
    assert talk.texts("when") == ("thursday",)


def test_silence_confirms_nothing() -> None:
    """Otherwise a date is taken as agreed while the person still thinks."""
    talk = Talk().to("when").short("thursday").quiet()
    assert talk.session.confirming


def test_going_back_to_a_short_answer_takes_the_new_one() -> None:
    """Otherwise the journal keeps the answer that the person came back to change."""
    talk = Talk().to("clear").short("seven").hear("go back").short("eight")
    assert talk.session.answer("clear").value == "8"
    talk = Talk().short("my job", "it keeps happening").hear("go back").short("the first time")
    assert (talk.at, talk.session.answer("recurring").value) == ("details", "first")
    kind = Question("sure", "Are you?", "yes-no", "pause")
    talk = Talk(only(kind, Question("why", "Why?"))).short("yes").hear("go back").short("no")
    assert talk.session.answer("sure").value == "no"


def test_going_back_and_leaving_a_short_answer_keeps_it() -> None:
    """Otherwise looking back at an answer changes it."""
    talk = Talk().to("clear").short("seven").hear("go back", "next")
    assert (talk.at, talk.session.answer("clear").value) == ("willing", "7")


# --- moving about --------------------------------------------------------------------------


def test_go_back_keeps_what_was_said_and_adds() -> None:
    """Otherwise going back costs a person their first words."""
    talk = Talk().to("details").hear("much", "next", "go back")
    assert talk.said[-2:] == [phrases.HAS_ANSWER, "Tell me more."]
    talk.hear("and more", "next")
    assert (talk.at, talk.texts("details")) == ("feeling", ("much", "and more"))


def test_go_back_at_the_first_question_says_so() -> None:
    """Otherwise a person wonders whether they were heard."""
    talk = Talk().hear("go back")
    assert (talk.at, talk.said[-1]) == ("event", phrases.FIRST_QUESTION)


def test_scratch_and_restore() -> None:
    """Otherwise words taken out by mistake are gone for good."""
    talk = Talk().to("details").hear("one", "two", "three", "scratch that", "scratch that")
    assert talk.texts("details") == ("one",)
    assert talk.hear("restore that").texts("details") == ("one", "two")
    assert talk.hear("restore that", "restore that").texts("details") == ("one", "two", "three")
    assert talk.said[-1] == phrases.NOTHING_TO_RESTORE


def test_scratching_a_short_answer_takes_its_value_too() -> None:
    """Otherwise a number that was taken out still stands in the journal's front matter."""
    talk = Talk().to("clear").short("seven").hear("go back", "scratch that", "next")
    assert (talk.texts("clear"), talk.session.answer("clear").value) == ((), "")


def test_after_scratching_a_new_short_answer_still_ends_by_silence() -> None:
    """Otherwise the coach waits for ever after a corrected number."""
    talk = Talk().to("clear").short("seven").hear("go back", "scratch that", "six")
    answer = talk.session.answer("clear")
    assert (answer.fresh_text, len(answer.spoken) > answer.fresh_from) == ("six", True)
    assert talk.quiet().session.answer("clear").value == "6"


def test_skip_goes_on_and_an_answer_reopens_it() -> None:
    """Otherwise a skipped question can never be answered."""
    talk = Talk().to("details").hear("skip")
    assert (talk.at, talk.session.answer("details").state) == ("feeling", "skipped")
    talk.hear("go back", "after all")
    assert talk.session.answer("details").state == "open"


def test_pause_hears_no_dictation_until_resume() -> None:
    """Otherwise what is said to somebody else in the room stands in the journal."""
    talk = Talk().to("details").hear("much", "pause")
    assert next_action(talk.session) == Rest()
    talk.hear("put the kettle on", "repeat")
    assert talk.texts("details") == ("much",)
    talk.hear("resume")
    assert talk.said[-2:] == [phrases.HAS_ANSWER, "Tell me more."]
    assert talk.hear("more").texts("details") == ("much", "more")


# --- finishing and coming back -------------------------------------------------------------


def test_finish_asks_and_a_yes_rests() -> None:
    """Otherwise one misheard word ends somebody's session."""
    talk = Talk().to("details").hear("much", "finish for today")
    assert talk.said[-1] == phrases.FINISH
    talk.hear("yes")
    assert next_action(talk.session) == Done(complete=False)


@pytest.mark.parametrize("said", ["no", "next", "skip", "not yet"])
def test_finish_and_a_no_goes_on(said: str) -> None:
    """Otherwise a person cannot take back that they wanted to stop."""
    talk = Talk().to("details").hear("finish for today", said)
    assert (talk.at, talk.said[-1], talk.texts("details")) == ("details", "Tell me more.", ())


def test_finish_and_neither_goes_on_and_keeps_the_words() -> None:
    """Otherwise an answer spoken over the question about finishing is lost."""
    for said in ("there is one thing about my mother", "my mother called", "i don't trust her yet"):
        talk = Talk().to("details").hear("finish for today", said)
        assert (talk.texts("details"), talk.session.finishing) == ((said,), False)


def test_finish_during_a_text_or_a_guide_keeps_answers_to_questions() -> None:
    """Otherwise words are filed under an item that can have no answer."""
    talk = Talk(only(Tell("t", "A text."), Question("q", "What?")))
    talk.session = begin(talk.program)
    talk.events.clear()
    talk.record(e.Started(at=AT, session="s", program="only", program_version=1))
    talk.record(e.FinishAsked(at=AT), e.Asked(at=AT, key="t"))
    talk.hear("let me see")
    assert talk.texts("t") == ()
    assert talk.at == "q"


def test_resume_puts_the_same_question_again_with_a_welcome() -> None:
    """Otherwise a person who comes back does not know where they are."""
    talk = Talk().to("details").hear("much", "finish for today", "yes")
    talk.record(e.Resumed(at=AT))
    talk.settle()
    assert talk.said[-2:] == [phrases.WELCOME_BACK, "Tell me more."]
    assert talk.hear("more").texts("details") == ("much", "more")


def test_resume_in_a_short_answer_waits_for_a_new_one() -> None:
    """Otherwise the coach goes on by itself 2.5 seconds after the welcome back."""
    talk = Talk().to("clear").hear("seven")
    talk.record(e.Resumed(at=AT))
    talk.settle()
    answer = talk.session.answer("clear")
    assert len(answer.spoken) == answer.fresh_from
    assert talk.short("eight").session.answer("clear").value == "8"


def test_resume_while_confirming_reads_back_again() -> None:
    """Otherwise a date that was never agreed to is taken as agreed."""
    talk = Talk().to("when").short("friday at six")
    talk.record(e.Resumed(at=AT))
    talk.settle()
    assert talk.said[-1] == f"Friday at six. {phrases.ANYTHING_RIGHT}"
    assert talk.hear("yes").session.answer("when").value == "friday at six"


def test_the_end_is_reached_and_stays() -> None:
    """Otherwise a finished session is taken up again."""
    talk = Talk()
    for _ in range(60):
        talk.hear("next")
    assert next_action(talk.session) == Done(complete=True)
    assert talk.session.finished_at == AT
    assert talk.reloaded() == talk.session


# --- the coach's own manner ----------------------------------------------------------------


def test_skip_the_introduction_leaves_teachings_out() -> None:
    """Otherwise someone doing it for the fifth time hears it all again."""
    assert Talk(facts={"introductions": "short"}).said == ["Hello.", "Which event?"]
    session = Talk().session
    session = evolve(session, e.WentBack(at=AT, key="event"))
    at_idea = evolve(begin(EXERCISE), e.Started(
        at=AT, session="s", program="tiny", program_version=1))  # fmt: skip
    at_idea = evolve(at_idea, e.Told(at=AT, key="hello"))
    assert at_idea.at == "why"
    assert evolve(at_idea, e.IntroductionsShortened(at=AT)).at == "event"


def test_read_back_and_how_long_and_help_change_nothing() -> None:
    """Otherwise asking the coach something costs the place in the session."""
    talk = Talk().to("details").hear("one", "two")
    before = talk.session
    assert talk.hear("read it back").said[-1] == "one. two"
    assert talk.hear("how long").said[-1] == how_long(before)
    assert talk.hear("help").said[-1] == phrases.HELP
    assert talk.hear("repeat").said[-1] == "Tell me more."
    assert talk.session == before


def test_read_back_of_nothing_says_so() -> None:
    """Otherwise silence after "read it back" sounds like a fault."""
    assert Talk().to("details").hear("read it back").said[-1] == phrases.NOTHING_YET


def test_how_long_counts_down() -> None:
    """Otherwise a person cannot plan their hour."""
    talk = Talk()
    done, total = position(talk.session)
    assert done == 0
    talk.short("my job")
    assert position(talk.session) == (1, total)
    assert "1 questions" not in how_long(talk.to("willing").session)


@pytest.mark.parametrize(
    ("command", "rate", "volume"),
    [
        ("slower", SLOWEST, 0.9),
        ("faster", FASTEST, 0.9),
        ("louder", 150, 1.0),
        ("softer", 150, 0.15),
    ],
)
def test_pace_and_loudness_have_bounds(command: str, rate: int, volume: float) -> None:
    """Otherwise the coach falls mute, or races, after a command too many."""
    talk = Talk().hear(*[command] * 40)
    assert (talk.session.rate, talk.session.volume) == (rate, volume)
    assert talk.reloaded().volume == volume


@pytest.mark.parametrize("style", ["guided", "open"])
def test_every_question_is_reached_once(style: str) -> None:
    """Otherwise a question is put twice or never in a plain run."""
    talk = Talk(style=style)
    keys = walk(talk)
    free = ["past", "details", "feeling"] if style == "guided" else ["one.talk"]
    assert keys == [
        "event", "recurring", "recurring", *free, "ways", "outcomes", "chosen",
        "when", "clear", "clear", "willing", "willing",
    ]  # fmt: skip
    assert next_action(talk.session) == Done(complete=True)


@pytest.mark.parametrize("cls", ["answered", "asked", "told", "closed", "went-back", "skipped"])
def test_an_event_about_an_unknown_item_is_refused(cls: str) -> None:
    """Otherwise a log of another exercise is taken for this one."""
    data = {"event": cls, "at": AT, "key": "elsewhere"}
    if cls == "answered":
        data["text"] = "x"
    with pytest.raises(ValueError, match="elsewhere"):
        evolve(Talk().session, from_json(data))
    assert find_item(EXERCISE, "one.talk")


def test_scratching_an_entry_takes_what_was_said_about_it() -> None:
    """An outcome would stand beside a response that it does not belong to."""
    talk = Talk()
    talk.record(e.WentBack(at=AT, key="ways"))
    talk.settle()
    talk.hear("wait", "ask her", "next", "nothing happens", "next", "she answers", "next")
    talk.hear("go back", "go back", "scratch that", "write to her", "next")
    assert talk.session.entries("ways") == ("wait", "write to her")
    about = [(piece.item, piece.text) for piece in talk.session.answer("outcomes").spoken]
    assert about == [(0, "nothing happens")]
