"""Requests that are known by their words alone, whatever their order. Pure.

Nobody can list every sentence in which somebody asks for the question again. But where each word is
one of the few that such a sentence is made of, and it speaks of the question, the answer, the voice
or to the coach, it can hardly tell a story.
"""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.messages import Command

_SMALL = frozenset(
    "a an the i i'm i've i'd i'll you you're you've you'd your me my we we're us it it's that "
    "that's this these is was are were be been am do does did don't didn't doing can can't "
    "cannot could couldn't would wouldn't will won't should shall may might have has had "
    "haven't to of on in at for with and or but so if then now just here there what what's how "
    "which when please not no any some one ones all get got let let's want need like think know "
    "go going make supposed meant able allowed time bit little very too as more much again up "
    "down out back over off really quite rather again um uh er oh well okay ok yes yeah right "
    "sorry thanks thank love dear coach today maybe perhaps ever even still only".split()
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ASKED = _set("say said saying ask asked asking question mean means meant repeat")
_VOICE = _set("you you're your voice volume sound speed pace speaking talking speech please")
_TOO = _set("too so very awfully terribly really less not don't stop way far")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A request: one word of each group is in it, none of ``without``, and all others are small or
    of ``beside``."""

    command: Command
    groups: tuple[frozenset[str], ...]
    beside: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    before_an_answer: bool = False


_KINDS = (
    _Kind(
        Command.HELP,
        (
            _set("command commands instructions options words say do use work works"),
            _set("how what which list commands instructions"),
            _set(
                "supposed allowed meant able commands command instructions list options use works"
            ),
        ),
        _set(
            "tell give show explain remind understand sure thing program menu next skip stop hear"
        ),
        without=_set("more so any like question answer answering asking"),
    ),
    _Kind(
        Command.REPEAT,
        (
            _set("you you're you've your question"),
            _ASKED | _set("hear heard catch understand"),
            _set(
                "what what's again repeat which didn't couldn't didn't missed forgot idea clue "
                "lost explain can't"
            ),
        ),
        _set(
            "thing something anything last word words idea clue half first part hear heard "
            "catch understand explain remember remind tell forgot forgotten missed lost "
            "about clearly properly line end asking once caught same whole confused "
            "confusing answer come read number wait hang hold second sec"
        ),
        without=_set("skip leave avoid refuse different another other so if know"),
    ),
    _Kind(
        Command.SKIP,
        (
            _set("question questions answer answering ask topic subject"),
            _set(
                "skip leave avoid refuse pass rather sooner prefer not don't won't can't "
                "different another other else drop no miss cannot couldn't"
            ),
            _set("question topic subject one this that it me answering"),
        ),
        _set(
            "answer answering talk talking comfortable topic subject ready private personal "
            "uncomfortable wish care sooner prefer new something give try move past for "
            "later nothing feel happy say discuss wrong suit hard difficult painful next "
            "skip leave avoid refuse pass another different other else drop miss"
        ),
        without=_set(
            "understand hear heard again repeat more finished done what catch mean last back"
        ),
        before_an_answer=True,
    ),
    _Kind(
        Command.BACK,
        (
            _set("question answer answered one bit"),
            _set("previous before last earlier prior back"),
            _set("back return change redo fix add correct edit revisit wrong previous go"),
            _set("question previous answer answered before"),
        ),
        _set(
            "question answer answered asked previous before last earlier prior return "
            "change redo fix add something correct edit revisit wrong finished mistake "
            "forgot take wait jump step move my different differently"
        ),
        without=_set("read hear next said"),
    ),
    _Kind(
        Command.NEXT,
        (
            _set("question answer"),
            _set(
                "finished done complete completed end ended next ready everything final full whole"
            ),
            _set("my next that's that i've i'm i the"),
        ),
        _set(
            "finished done complete completed end ended next ready everything final full "
            "whole move moving said give answered proceed continue entire question answer "
            "nothing add happy enough"
        ),
        without=_set("back previous before last again don't didn't not no what read how can't"),
    ),
    _Kind(
        Command.READ_BACK,
        (
            _set("i i've my"),
            _set("said say have got wrote written answer put words told"),
            _set("read play tell hear show repeat recite"),
            _set("you me back hear"),
        ),
        _set(
            "read play tell hear show repeat recite said wrote written answer words so far "
            "last sentence told aloud recorded noted together everything thing"
        ),
        without=_set("question don't can't not didn't couldn't what's commands supposed"),
    ),
    _Kind(
        Command.SLOWER,
        (_VOICE, _set("slow slower slowly slowing")),
        _set(
            "slow slower slowly slowing speak speaking talk talking say read voice speed "
            "pace speech down english good could difficult things turn"
        ),
        without=_TOO - _set("really way far"),
    ),
    _Kind(
        Command.SLOWER,
        (_VOICE, _set("fast quick quickly rapid rapidly hurry rush"), _TOO),
        _set(
            "fast quick quickly rapid rapidly speak speaking talk talking say read voice "
            "speed pace speech hurry rush understand follow going words ears stop"
        )
        | _TOO,
    ),
    _Kind(
        Command.FASTER,
        (
            _VOICE | _set("this things"),
            _set("faster quicker quickly speed hurry quicken"),
            _set("faster quicker quickly up hurry quicken"),
        ),
        _set(
            "faster quicker quickly speed hurry quicken speak speaking talk talking say "
            "read voice pace speech things along"
        ),
        without=_TOO - _set("really way far") | _set("i'm i've"),
    ),
    _Kind(
        Command.FASTER,
        (_VOICE, _set("slow slowly dragging"), _TOO),
        _set(
            "slow slowly dragging speak speaking talk talking say read voice speed pace "
            "speech going things"
        )
        | _TOO,
    ),
    _Kind(
        Command.LOUDER,
        (
            _VOICE,
            _set("louder loudly raise increase boost loud up hear hearing"),
            _set(
                "louder loudly raise increase boost volume can't cannot hardly barely not more "
                "couldn't voice sound"
            ),
        ),
        _set(
            "louder loudly raise increase boost loud volume voice sound speak speaking talk "
            "talking hear hearing hardly barely not turn put bring give properly clearly "
            "cannot deaf"
        ),
        without=_set("too down so stop quiet question what lower less"),
    ),
    _Kind(
        Command.LOUDER,
        (
            _VOICE,
            _set("quiet quietly soft softly faint low whispering mumbling"),
            _TOO | _set("whispering mumbling"),
        ),
        _set(
            "quiet quietly soft softly faint low whispering mumbling speak speaking talk "
            "talking voice volume sound"
        )
        | _TOO,
        without=_set("loud up be"),
    ),
    _Kind(
        Command.SOFTER,
        (
            _VOICE,
            _set("softer softly quieter quietly lower down less reduce decrease quiet"),
            _set("softer softly quieter quietly volume voice sound noise quiet loud"),
        ),
        _set(
            "softer softly quieter quietly lower down less reduce decrease quiet volume "
            "voice sound noise speak speaking talk talking turn bring keep put loud"
        ),
        without=_set("too so can't hear very my"),
    ),
    _Kind(
        Command.SOFTER,
        (_VOICE, _set("loud loudly shout shouting yelling"), _TOO | _set("shouting yelling")),
        _set(
            "loud loudly shout shouting yelling speak speaking talk talking voice volume sound need"
        )
        | _TOO,
        without=_set("quiet up"),
    ),
    _Kind(
        Command.KEEP,
        (
            _set("volume speed pace voice setting settings default level tempo"),
            _set("keep remember save store stay always default leave future permanent maintain"),
        ),
        _set(
            "volume speed pace voice setting settings default level tempo keep remember "
            "save store stay always leave future permanent maintain good perfect great nice "
            "fine best speak speaking talk next sessions time times session from that's "
            "this every each same use"
        ),
        without=_set("what how can't don't not up down too"),
    ),
    _Kind(
        Command.HOW_LONG,
        (
            _set("how when"),
            _set("long longer many much left finish over done nearly halfway almost far"),
            _set("we this it you question questions session left"),
        ),
        _set(
            "long longer many much left finish finished end over done nearly halfway almost "
            "far question questions session minutes take takes last until till about "
            "through after half way be there most more another yet close"
        ),
        without=_set(
            "i i'm i've my me can can't your not want like think know could should get that what"
        ),
    ),
)
_MOST = 13
"""Words."""


def loosely_meant(said: str, *, begun: bool) -> Command | None:
    """The one command that the words speak for, or None. ``begun``: an answer was begun."""
    spoken = said.split()
    if len(spoken) > _MOST or spoken[0] in ("and", "but", "or"):
        return None  # it goes on with what was said before
    words = frozenset(spoken)
    found = {
        kind.command
        for kind in _KINDS
        if not (begun and kind.before_an_answer) and _fits(kind, words)
    }
    return found.pop() if len(found) == 1 else None


def _fits(kind: _Kind, words: frozenset[str]) -> bool:
    if words & kind.without or not all(words & group for group in kind.groups):
        return False
    return words <= _SMALL | kind.beside | frozenset().union(*kind.groups)
