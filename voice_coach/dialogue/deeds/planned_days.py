"""Whether something was done by a day that is still to come: an appointment was made, a talk
was not held. Pure."""

from __future__ import annotations

from voice_coach.dialogue.deeds.planned_counts import FILLS, Beside
from voice_coach.patterns import LatePattern

_APPOINTMENT = (
    r"(?:appointment|meeting|slot|table|tickets?|viewing|interview|flight|trip|room|check ?up"
    r"|session|class|course|lessons?|hotel|visit|dentist|doctor|scan|test|physio|therapist|hall"
    r"|haircut|consultation)"
)
TO_BOOK = LatePattern(
    rf"\b(?:book|make|arrange|get|schedule|set up|fix|organise|organize|ask for|sort out)\b"
    rf".*\b{_APPOINTMENT}\b|\b(?:sign up|enrol|enroll|register|sign on|put my name down)\b"
)
_DAY = (
    r"(?:(?:on |at |for |by |only |until |till |not before |not till |this |next |coming |the"
    r" |early )*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekend|week|month|tomorrow|tonight"
    r"|afternoon|evening|(?:an)?other (?:day|week)|(?:twenty |thirty )?(?:first|second|third|fifth"
    r"|eighth|ninth|tenth|twelfth|twentieth|thirtieth|(?:four|six|seven|eleven|\w+teen)th)(?=$"
    r"| (?:of (?!the\b)|at\b|in\b"
    r"|for\b|and\b|so\b|to\b|then\b|now"
    r"|because\b|about\b|when\b|with\b|after\b|before\b|i\b|we\b|he\b|she\b|they\b))"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)
_MEETING = (
    r"(?:(?:the |my |our |that |his |her )?(?:\w+ )?(?:meeting|talk|chat|appointment|call"
    r"|session|lunch"
    r"|dinner|interview|conversation|lesson|class|visit|walk)(?: with (?:him|her|them|my \w+|the"
    r" \w+))?)"
)
_TO_COME = LatePattern(
    rf"{FILLS}(?:(?:i'm|i am|we're|we are|they're|they are|he's|he is|she's|she is|it's|it is"
    rf"|that's|that is|{_MEETING}(?:'s| is| was moved to| will be)?)(?: (?:all|booked|set|fixed"
    r"|arranged|down|in|going in|seeing (?:him|her|them|me|us)|meeting(?: (?:him|her|them|up))?"
    r"|having (?:it|that|lunch|dinner|coffee)(?: with (?:him|her|them))?|happening|due|on"
    r"|there|expected|only|not|in the diary|scheduled|planned|going|fitting me in|squeezing me in"
    r"|taking me|having me|calling me in))*"
    r"|(?:they|he|she|the \w+)(?:'ve|'ll| have| has)?(?: (?:just|already|finally|kindly))* (?:gave"
    r"|given|offered|can see|could see|can take|can do|will see|see|fitted|squeezed|put|booked"
    r"|can fit|found|wrote|wants to see)(?: (?:me|us|in|down|a|an|the|one|slot|place|spot"
    r"|appointment|for|it))*"
    rf"|(?:i|we)(?:'ve| have)?(?: (?:now|already|just|got|have))* (?!an interview)(?:an?|our|the"
    rf"|my) {_MEETING}(?: in (?:the|my) diary)?"
    r"(?: (?:booked|set|planned|arranged))?"
    r"|(?:i|we)(?:'ve| have)?(?: (?:now|already|just))* (?:got|have|go|go in|start|see (?:him|her"
    r"|them)|have got|booked|took|said|agreed on|settled on|pencilled in|fixed|set"
    r"|said we'd (?:meet|talk|do it))(?: (?:one|it|an?|the|my|slot|appointment|place|spot|date|time"
    r"|in))*(?: with (?:him|her|them|my \w+|the \w+))?)"
    rf" {_DAY}(?P<more>.*)"
)
_TOOK_IT = LatePattern(
    rf"\bso i(?:'ve)? (?:took|got|went with|booked|have|settled for)(?: (?:it|one|the|for|in"
    rf"|on))* {_DAY}$"
)
_ENROLLED = LatePattern(
    rf"{FILLS}(?:i'm|i am|we're|we are)(?: (?:all|now|officially|finally))* (?:enrolled|registered"
    rf"|signed up"
    r"|booked(?: in)?|down for it|on the (?:course|list|books))(?: .*)?"
)
_ASKS_FIRST = LatePattern(
    r"\b(?:going to|i'll|we'll|i will) (?:ring|call|book|phone|ask|make"
    r"|try)\b"
)
_NOT_THEN = LatePattern(r"\b(?:didn't|wasn't|cancelled|missed|but|yesterday|last)\b")


def by_day(said: str, planned: str) -> Beside:
    """By a day that is still to come: of an appointment that was to be made, or of the deed."""
    if TO_BOOK.search(planned) and _TOOK_IT.search(said):
        return "done"
    if TO_BOOK.search(planned) and _ENROLLED.fullmatch(said):
        return "done"
    found = _TO_COME.fullmatch(said)
    if not planned or found is None or _ASKS_FIRST.search(said) or _NOT_THEN.search(found["more"]):
        return ""
    return "done" if TO_BOOK.search(planned) else "not-yet"
