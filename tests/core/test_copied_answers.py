"""Fair copies on the page: each in its place, only while its utterances stand, and in old logs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.talk import AT, Talk, only
from voice_coach.dialogue import events as e
from voice_coach.dialogue.interpret import interpret
from voice_coach.dialogue.session import Session
from voice_coach.journal.journal import Journal
from voice_coach.journal.page.fields import structured
from voice_coach.journal.page.render import Renderer, render
from voice_coach.messages import Utterance, Word
from voice_coach.program.values import Program, Question

EXERCISE = only(
    Question("event", "Which event?", single=True, yields="event"),
    Question("details", "Tell me more."),
    Question("ways", "What could you do?", "list", single=True, yields="ways"),
    Question("outcomes", "If you do this: {item}?", "pairs", single=True, items_from="ways"),
    Question(
        "chosen", "Which one?", "choice", "pause", single=True, options_from="ways", yields="chosen"
    ),
    open_prompt="Tell me all about it.",
)


class Spoken(Talk):
    """A talk in which every utterance has times, one second for each word."""

    def __init__(self, program: Program = EXERCISE, **started: object) -> None:
        self.seconds = 0.0
        super().__init__(program, **started)

    def hear(self, *texts: str) -> Spoken:
        for text in texts:
            words = tuple(
                Word(word, self.seconds + n, self.seconds + n + 0.8, 0.5)
                for n, word in enumerate(text.split())
            )
            self.react(interpret(self.session, Utterance(text, words), at=AT))
            self.seconds += len(words) + 5
        return self

    def copy(self, key: str, text: str, *places: int, item: int | None = None) -> Spoken:
        """The utterances of the answer with these numbers are copied so."""
        spoken = [piece for piece in self.session.answer(key).spoken if piece.item == item]
        of = tuple(spoken[place].words[0].start for place in places)
        self.record(e.FairCopied(at=AT, key=key, item=item, of=of, text=text))
        return self


def body(session: Session) -> str:
    return render(session).partition("\n> ")[2]


def told() -> Spoken:
    return Spoken().hear("my job", "next").hear("it was late", "i was so", "tired", "next")


def test_the_page_has_the_copy_as_it_is() -> None:
    """Otherwise the person finds misheard words, without capitals, and marked as unsure."""
    talk = told()
    assert "==" in body(talk.session)
    talk.copy("details", "It was late, was it? I was so tired!", 0, 1, 2)
    text = body(talk.session)
    assert "It was late, was it? I was so tired!\n" in text
    assert "it was late" not in text.casefold().replace("it was late, was it", "")
    assert "==It" not in text


def test_what_is_around_a_copy_stays_as_it_was_heard() -> None:
    """Otherwise a typed sentence, or one the second ear could not read, is lost or moved."""
    talk = told().copy("details", "I was SO", 1)
    shown = body(talk.session).replace("==", "")
    assert shown.index("It was late") < shown.index("I was SO") < shown.index("Tired.")


def test_what_is_scratched_never_comes_back_with_a_copy() -> None:
    """Otherwise words that the person took back stand in their journal."""
    talk = told().hear("go back", "scratch that")
    assert talk.at == "details"
    talk.copy("details", "It was late. I was so.", 0, 1)
    kept = talk.reloaded()
    assert "It was late. I was so." in body(kept)

    talk.hear("scratch that")
    shown = body(talk.session).replace("==", "")
    assert "It was late." in shown
    assert "so" not in shown.split("late.")[1].split("\n")[0]

    talk.hear("restore that")
    assert "It was late. I was so." in body(talk.session), "and comes back with its words"
    talk.hear("and cold")
    assert body(talk.session).replace("==", "").index("was so.") < body(talk.session).replace(
        "==", ""
    ).index("And cold")


def test_a_copy_for_words_that_no_longer_stand_changes_nothing() -> None:
    """Otherwise a copy that comes late brings scratched words back, or shuffles the answer."""
    talk = told()
    late = tuple(piece.words[0].start for piece in talk.session.answer("details").spoken)
    talk.hear("go back", "scratch that")
    before = render(talk.session)
    for of in (late, (late[2],), (late[1], late[0]), (late[0], 999.0), ()):
        talk.record(e.FairCopied(at=AT, key="details", of=of, text="No."))
    talk.record(e.FairCopied(at=AT, key="details", of=late[:2], text=" "))
    talk.record(e.FairCopied(at=AT, key="details", of=late[:1], text="No.", item=1))
    talk.record(e.FairCopied(at=AT, key="chosen", of=late[:1], text="No."))
    assert render(talk.session) == before
    with pytest.raises(ValueError, match="no item"):
        talk.record(e.FairCopied(at=AT, key="nothing", of=late[:1], text="No."))


def test_entries_and_cells_keep_their_places() -> None:
    """Otherwise what is said of one way stands beside another."""
    talk = told().hear("write a ladder", "call hur", "next")
    talk.hear("she reeds it", "next", "she ants", "next")
    talk.copy("ways", "Call her, Anna.", 1).copy("outcomes", "She answers!", 0, item=1)
    talk.record(
        e.FairCopied(
            at=AT,
            key="ways",
            of=tuple(p.words[0].start for p in talk.session.answer("ways").spoken),
            text="Both at once.",
        )
    )
    text = body(talk.session).replace("==", "")
    assert "- Write a ladder\n- Call her, Anna\n" in text
    assert "| Write a ladder | She reeds it. |\n| Call her, Anna | She answers! |\n" in text

    talk.hear("the second").quiet()
    assert talk.session.answer("chosen").value == "call hur", "what is understood stays"
    assert structured(talk.session)["chosen"] == "Call her, Anna"
    assert "\nCall her, Anna\n" in body(talk.session)

    talk.hear("go back", "go back", "go back")
    assert talk.at == "ways"
    talk.hear("scratch that", "scratch that")
    assert "Anna" not in body(talk.session)


def test_a_page_that_grows_is_the_same_as_one_written_at_once() -> None:
    """Otherwise a copy is forgotten when the answer goes on, until the session is resumed."""
    talk = told().hear("go back")
    renderer = Renderer()
    for act in (
        lambda: talk.copy("details", "It was late.", 0),
        lambda: talk.hear("and it rained"),
        lambda: talk.copy("details", "I was so tired.", 1, 2),
        lambda: talk.hear("for days"),
        lambda: talk.copy("details", "And it rained for days.", 3, 4),
        lambda: talk.hear("scratch that"),
        lambda: talk.hear("restore that", "next"),
    ):
        act()
        assert renderer.page(talk.session) == render(talk.reloaded())


def test_a_free_talk_is_copied_too() -> None:
    """Otherwise those who talk freely have the worse words."""
    talk = Spoken(style="open").hear("my job", "next", "all of it", "next")
    talk.copy("s.talk", "All of it?", 0)
    assert "All of it?" in body(talk.session)


def test_the_events_copy_names_page_and_file(tmp_path: Path) -> None:
    """Otherwise the journal is called "where a long talk with my sister about the house chew"."""
    journal, talk = Journal(tmp_path / "journal"), Spoken()
    running = journal.begin(talk.events[0], EXERCISE)  # type: ignore[arg-type]
    done = 1

    def keep() -> None:
        nonlocal done
        for event in talk.events[done:]:
            running.record(event)
        done = len(talk.events)

    talk.hear("the house chew", "next")
    keep()
    heard = running.path
    assert heard.name.endswith("-the-house-chew.md")
    talk.copy("event", "The house, too.", 0)
    keep()
    assert running.path.name.endswith("-the-house-too.md")
    assert not heard.exists()
    text = running.path.read_text()
    assert "event: The house, too\n" in text
    assert "# The house, too\n" in text
    assert "> Which event?\n\nThe house, too.\n" in text
    running.close()

    # A kill between the new page and the old one's end leaves both.
    renamed, page = running.path, heard.name
    (tmp_path / "journal" / page).write_text(text)
    resumed = journal.resume()
    resumed.record(e.Resumed(at=AT))
    assert resumed.path == renamed
    assert [path.name for path in (tmp_path / "journal").glob("*.md")] == [renamed.name]
    # What the person called it themselves stays.
    mine = renamed.rename(renamed.with_name("2026-03-01-1000-mine.md"))
    resumed.close()
    again = journal.resume()
    again.record(e.Resumed(at=AT))
    again.close()
    assert again.path == mine


def test_the_coach_speaks_in_the_copys_words() -> None:
    """Otherwise the page is right and the voice still says what was misheard."""
    talk = told().hear("right a letter", "next")
    assert talk.said[-1] == "If you do this: right a letter?"
    talk.copy("ways", "Write a letter.", 0).hear("repeat")
    assert talk.said[-1] == "If you do this: write a letter?"


@pytest.mark.parametrize("said", ["right a letter", "write a letter", "the first one"])
def test_a_choice_is_known_by_what_was_heard_and_by_its_copy(said: str) -> None:
    """Otherwise nobody can choose what the ear misheard twice alike, or heard right at last."""
    talk = told().hear("right a letter", "say nothing", "next").copy("ways", "Write a letter.", 0)
    talk.hear("next", "next", said).quiet()
    assert structured(talk.session)["chosen"] == "Write a letter"


WHEN = only(Question("when", "When?", "date", "pause", wants="day-and-time", yields="when"))


@pytest.mark.parametrize(
    ("heard", "copy", "value"),
    [
        ("on fry day at mine", "On Friday at nine in the morning.", "2026-03-06 09:00"),
        ("on friday at mine in the morning", "On Friday at 9 in the morning.", "2026-03-06 09:00"),
        # What was understood live stands, whatever the copy says.
        ("on friday at nine in the morning", "On Friday at five p.m.", "2026-03-06 09:00"),
    ],
)
def test_a_date_is_understood_from_the_copy_only_where_it_was_not(
    heard: str, copy: str, value: str
) -> None:
    """Otherwise people repeat what one ear understood, or a second guess moves an appointment."""
    talk = Spoken(program=WHEN).hear(heard).copy("when", copy, 0).quiet()
    assert talk.session.answer("when").value == value
    assert talk.session.answer("when").unclear == 0


def test_a_date_that_neither_ear_understands_is_asked_for() -> None:
    """Otherwise a guess stands in the plan."""
    talk = Spoken(program=WHEN).hear("when the wether is nice")
    talk.copy("when", "When the weather is nice.", 0).quiet()
    assert talk.session.answer("when").unclear == 1
    talk.hear("no i don't know").quiet()
    assert structured(talk.session)["when"] == "When the weather is nice"
