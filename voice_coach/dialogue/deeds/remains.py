"""What is left of a deed, and what it came to: "there's a mountain still to go", "I just need to
hit send", "so it's finished". Pure.

A part is done where something was done and something is left; where only something is left, that
says no more than that it is not done yet.
"""

from __future__ import annotations

from typing import Literal

from voice_coach.patterns import LatePattern

_THE = r"(?:the|my|our|his|her|their|that|this)"
_FINISHED = (
    r"(?:done|finished|complete|completed|sent|sorted|posted|paid|booked|painted|clean|clear|tidy"
    r"|cleared"
    r"|cleaned|spotless|written|mended|fixed|gone|packed|ready|read|perfect|lovely|immaculate"
    r"|in the post"
    r"|all right|out of the way|empty|full of flowers)"
)
_OUTCOME = LatePattern(
    rf".* so (?:now )?(?:it's|it is|that's|they're|all of it's|everything's|{_THE} \w+(?:'s"
    rf"| is)) (?:(?:all|now"
    rf"|finally|safely|well and truly|as good as) )*{_FINISHED}(?: (?:now|and dusted|in the end"
    rf"|at last|thank god"
    r"|and gone|already))*"
)
_BOTH_SIDES = LatePattern(
    rf".*\b{_FINISHED} and so(?:'s| is| are) (?:the|my|our) (?:other|rest|back|front|right|left"
    rf"|top|bottom)\b.*"
)
_MUCH = (
    r"(?:(?:a|the|still|another|quite|whole|good|so|too|how|huge|great|big|fair|awful|few|one|two"
    r"|three"
    r"|four|five|six) )*(?:mountain|loads|lots|lot|plenty|heaps|tons|more|much|some|rest|other"
    r"|half|bit|pile|piles|stack|ton|load|chunk|few|one|two|three|four|five|six|others"
    r"|boxes|rooms?|pages?|chapters?|bags?|letters?|\w+s)"
)
_MORE_TO_GO = LatePattern(
    rf"(?P<part>.*\w) (?:and|but|though|with) (?:the|my) (?:[\w']+ ){{1,2}}(?:still )?(?:to go"
    rf"|left|to do)|"
    rf"(?P<done>.*\w) (?:and|but|though|with|only|then)?(?: (?:there's|there is|there are|i've"
    rf"|i have|we've|i still have"
    rf"|that leaves|it's))?(?: (?:still|also|only))?(?: {_MUCH})(?: (?:of (?:it|them)|work|stuff"
    rf"|things|\w+))?(?: (?:still"
    r"|yet))? (?:to go|left|to do|to come|to finish|to clear|waiting|where that came from)"
)
_LOADS_MORE = LatePattern(
    rf"(?P<done>.*\w) (?:and|but|though) there(?:'s| is| are)(?: still)? {_MUCH}(?: (?:more|left"
    rf"|still|of it|in there"
    r"|where that came from|than i thought))*"
)
_SOMETHING_DONE = LatePattern(
    r"(?!.*\b(?:not|never|nothing|no|none|\w+n't|haven't|wanted|meant|all"
    r"|everything)\b)(?:.*\b(?:done|gone|filled|did|took"
    r"|drove|carried|sorted|cleared|cleaned|finished|painted|wrote|read|emptied|packed|sent|made"
    r"|posted"
    r"|threw|binned|sold|in the bin)\b.*"
    r"|.*\b(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|few|couple of"
    r"|half) (?:\w+ )?\w+ (?:to|at|for|in|off to)"
    r" the (?:\w+ )?(?:dump|tip|skip|bin|charity shop|shop|recycling|thrift store|attic|post"
    r"|cleaners).*)"
)
_PART = (
    r"(?:(?:the |my |one |half (?:of )?(?:the |it)?)?(?:(?:left|right|front|back|one|far|near|top"
    r"|bottom|other|first"
    r"|second|last) )?(?:side|half|wall|room|front|back|corner|bit|end|part|floor|top|bottom"
    r"|kitchen"
    r"|bedroom|upstairs|downstairs|inside|outside|shelf|drawer|bathroom|hall|garden|one))"
)
_IS = r"(?:'s| is| are|'re| looks| look)"
_WELL = rf"(?:(?:all|now|nice and|really|quite|so|pretty|lovely and) )*{_FINISHED}(?: now)?"
_ILL = (
    r"(?:(?:still|like|just|all|a bit of|only|absolutely|as|completely) )*(?:a (?:tip|mess|jungle"
    r"|state|bombsite|disaster|wreck"
    r"|shambles|pigsty|dump|building site)|bare|full|filthy|dirty|untouched|chaos|undone|untidy"
    r"|half|bad"
    r"|waiting|to do|not|overgrown|the same|like .*|worse.*)(?: .*)?"
)
_ONE_SIDE = LatePattern(
    rf"(?:(?:well|um|uh|oh|so|yeah|yes) )*{_PART}{_IS} {_WELL}(?: (?:and|but"
    rf"|though))? (?:{_THE} )?(?:other |whole )?"
    rf"(?:\w+ ){{0,2}}?\w+{_IS} {_ILL}"
    rf"|(?P<done>.*\w) (?:and|but|though) (?:{_THE} )(?:\w+ )?\w+{_IS} still {_ILL}"
)
_LAST_MOVE = (
    r"(?:(?:all|the only thing)(?: that's| that is| i have| i've)? left(?: to do)? is (?:to )?"
    r"|all (?:i|it) (?:have|need|needs) (?:to do )?(?:now )?is (?:to )?"
    r"|(?:i|we|it)(?: (?:just|only|still))+ (?:have to|need to|needs?(?: to)?|have got to|got to"
    r"|must|has to)(?: be)? )"
)
_READY = LatePattern(
    rf"(?:.*\b(?:{_FINISHED}|(?:sitting )?in my (?:drafts|bag|outbox)|on my desk|stamped|signed"
    rf"|in the envelope)\b.*? )?"
    rf"(?:(?:and|but) )?{_LAST_MOVE}(?P<move>.*)"
)
_IS_READY = LatePattern(
    rf".*\b(?:{_FINISHED}|stamped|signed)\b.* (?:and |but )?{_LAST_MOVE}.*"
    r"|(?:all|the only thing)(?: that's| that is)? left(?: to do)? is .*"
)
_NOT_EVEN_BEGUN = LatePattern(
    r"(?:find|make|get) (?:the |some |a )?(?:time|moment|chance|courage|nerve|minute|energy)\b.*"
    r"|(?:pluck|work|screw) up .*|(?:start|begin|do it|get (?:round|around|started|on with|going"
    r"|my)|sit down"
    r"|remember|decide|make myself|pick up the phone)\b.*"
)


def by_rest(said: str) -> Literal["done", "partly", "not-yet", ""]:
    """What is left, or what it came to; empty where neither is said."""
    if _OUTCOME.fullmatch(said) or _BOTH_SIDES.fullmatch(said):
        return "done"
    found = _READY.fullmatch(said)
    if found is not None and _NOT_EVEN_BEGUN.fullmatch(found["move"]):
        return "not-yet" if not _IS_READY.fullmatch(said) else ""
    if _IS_READY.fullmatch(said):
        return "partly"
    rest = _ONE_SIDE.fullmatch(said) or _MORE_TO_GO.fullmatch(said) or _LOADS_MORE.fullmatch(said)
    if rest is None:
        return ""
    done = rest.groupdict().get("done") or rest.groupdict().get("part")
    return "partly" if done is None or _SOMETHING_DONE.fullmatch(done) else ""
