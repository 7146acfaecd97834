"""What people say to steer the talk, in their own words, and where it counts. Pure.

``commands.PHRASES`` count everywhere, as whole utterances. The wordings here count only where they
can be no answer:

=====================  =============================  =============================================
said                   where                          what it means
=====================  =============================  =============================================
"that's all", "done"   an answer was begun            next
"move on", "done"      nothing was said yet           skip (where no short answer can mean it)
"stop", "quit"         everywhere; typed, before all  asks whether to finish or to pause
"wait", "let me think" everywhere                     nothing: silence is waited for as ever
"give me a minute"     everywhere                     pause
"carry on"             a pause                        resume; otherwise nothing
"um", "okay", "thanks" everywhere, alone              nothing
=====================  =============================  =============================================

A short question is asked first: what it understands is its answer ("done", "stop" as an option),
and so does the coach's "is that right?" ("that's it", "okay").
"""

from __future__ import annotations

import re
from enum import StrEnum

from voice_coach.dialogue.commands import match_command, plain
from voice_coach.messages import Command


class Where(StrEnum):
    """In which situation something is said."""

    BEGUN = "an answer was begun"
    NOTHING_YET = "nothing was said yet"
    SHORT = "a short question, which did not understand it"
    ASIDE = "the coach asks something beside its question"
    PAUSED = "a pause"


_BEFORE = re.compile(
    r"^(?:(?:um+|uh+|er+|erm|ah|oh|hm+|well|okay|ok|yes|yeah|yep|right|alright|all right|now"
    r"|please|thank you|thanks|sorry|pardon|excuse me|coach|actually|just|no|kindly|hey)\s+)+"
)
_ASKS = re.compile(
    r"^(?:(?:can|could|would|will) you(?: please| just| kindly| maybe)?|(?:can|could|may"
    r"|shall) (?:we|i)"
    r"|let's|let us|(?:i'd|i would|we'd|we would) (?:like|love) to|i want to|i wanna|i(?:'ll| will)"
    r"|we(?:'ll| will)|i need to|you can|we can|i have to|i think we can|i'd rather|please|just) "
)
_AFTER = re.compile(
    r"(?:\s+(?:please|thank you|thanks|now|then|coach|love|dear|would you|will you|could you|for me"
    r"|sorry about that|if you can|i think|really|for the moment|a bit|a little|a little bit"
    r"|again))+$"
)
_WISHES = re.compile(
    r"^(?:i want to|i wanna|i need to|i have to|i would like to|i'd like to|i'll) "
)
"""Behind these, "move on" is what somebody wants of their life."""
_TWICE = re.compile(r"^(\w+)(?: \1)+$")

_SAID: dict[Command, str] = {
    Command.REPEAT: (
        r"(?:what was|what is|what's|repeat|remind me of|tell me|say|read) (?:the|that|your|this)"
        r" (?:last )?question|repeat(?: that| it| the question| yourself)?|say (?:that|it)"
        r"(?: again| once more| one more time)?|come again|sorry"
        r"|(?:once|one) (?:again|more time|more)"
        r"|what did you (?:say|ask)(?: me)?|what (?:was that|are you asking|were you asking"
        r"|do you mean)"
        r"|what you asked|(?:i )?(?:didn't|did not) (?:catch|hear|get)(?: that| it| you)?"
        r"|(?:ask|put) (?:that|it|me)(?: that| it)?(?: again| once more)?"
        r"|run that by me|remind me what you asked"
        r"|(?:i )?missed (?:that|it)(?: (?:can|could) you (?:ask|say|repeat)[\w' ]*)?"
        r"|i am not hearing properly kindly repeat|the question|pardon(?: me)?|excuse me"
    ),
    Command.SKIP: (
        r"skip(?: (?:this|that|it|over (?:this|that|it)))?(?: (?:one|question))?"
        r"|pass(?: on)?(?: (?:this|that|it))?"
        r"(?: one)?|leave (?:that|this|it) (?:one )?out|(?:not|rather not) answer (?:this"
        r"|that)(?: one)?"
        r"|next question without answering|leave (?:this|that|the) question(?: out)?"
        r"|(?:i )?(?:don't|do not|would rather not|'d rather not) (?:want to |wish to )?answer"
        r" (?:this|that|it)(?: one| question)?"
    ),
    Command.BACK: (
        r"(?:go )?back(?: (?:one|a)(?: question| step)?| once(?: more)?| to the (?:last"
        r"|previous)(?: question| one)?"
        r"| to the (?:one|question) before)?|(?:the )?previous(?: question| one)?|one question back"
        r"|the (?:one|question) before|take me (?:back|one back)(?: to [\w ]+)?"
    ),
    Command.SCRATCH: (
        r"(?:scratch|delete|erase|strike|remove|cross out|forget|undo|cancel) (?:that|it|this"
        r"|the last"
        r"(?: bit| sentence| one| thing| part)?|that last(?: bit| sentence| one| part)?"
        r"|what i just said"
        r"|(?:that|the) last (?:thing|sentence|bit|part|one|line)(?: i (?:just )?said)?)"
        r"(?: out)?|undo|(?:take|rub|cross|strike) (?:that|it) out"
        r"|(?:take|rub|cross) out (?:that|it"
        r"|(?:that|the) last (?:thing|sentence|bit|part|one|line)(?: i (?:just )?said)?)"
        r"|don't write that(?: down)?"
        r"|(?:i )?take that back"
    ),
    Command.RESTORE: (
        r"(?:restore|undelete) (?:that|it)|undelete|undo the (?:delete|deletion)"
        r"|(?:bring|put|get|want) (?:that|it|what i (?:just )?(?:deleted|took out)) back(?: in)?"
        r"|bring back (?:that|it|what i (?:just )?(?:deleted|took out|said))"
    ),
    Command.READ_BACK: (
        r"read (?:it|that|this|me)(?: back)?(?: to me)?(?: what i said(?: last)?)?"
        r"|read back what i said"
        r"|read my answer(?: back)?(?: to me)?"
        r"|read (?:me|out|back) (?:my answer|what (?:i said|you've got|you have))"
        r"|what have (?:i said|you got|you written(?: down)?|you noted)(?: so far| down)?"
        r"|hear what (?:you've got|you have|i said)|read me what i said"
    ),
    Command.SLOWER: (
        r"(?:speak |talk |go |be )?(?:a bit |a little |a little bit |more )?(?:slower|slowly)"
        r"|slow down(?: a bit| a little)?|(?:you're|you are) (?:talking |speaking "
        r"|going )?too fast|not so fast"
    ),
    Command.FASTER: (
        r"(?:speak |talk |go |be )?(?:a bit |a little |more )?(?:faster|quicker|quickly)"
        r"|go quicker(?: than (?:that|this))?|speed (?:it )?up(?: a bit| a little)?"
        r"|(?:you're|you are) (?:talking |speaking "
        r"|going )?too slow"
    ),
    Command.LOUDER: (
        r"(?:speak |talk |be )?(?:a bit |a little |more )?(?:louder|loudly)|speak up(?: a bit)?"
        r"|turn (?:it|that|the volume|yourself) up(?: a bit)?|(?:i )?can't hear you"
        r"|i cannot hear you|volume up"
    ),
    Command.SOFTER: (
        r"(?:speak |talk |be )?(?:a bit |a little |more )?(?:softer|quieter|softly|quietly)"
        r"|not so loud"
        r"|(?:turn|keep) (?:it|that|the volume) down(?: a bit)?|(?:you're|you are) too loud"
        r"|volume down"
        r"|lower(?: the)? volume"
    ),
    Command.HOW_LONG: (
        r"how (?:much longer|long|much time|much is left|far)(?: is left| does (?:this|it) take"
        r"| will (?:this|it) take"
        r"| have we got| is it(?: still)?| is this(?: going to take)?| are we| to go| left"
        r"| do we have)?"
        r"|how many (?:more )?questions(?: are (?:left|there)| to go| left| more)?"
        r"|how many more(?: of these)?"
        r"|are we (?:nearly|almost) (?:there|done|finished)|how much more(?: is there)?"
    ),
    Command.HELP: (
        r"help(?: me)?|what can i say(?: here)?|(?:what|which) (?:are the|are my"
        r"|commands are there)(?: commands| options)?"
        r"|how does this work|what are the commands"
        r"|(?:help (?:me )?)?(?:please )?i (?:don't|do not) know the commands"
    ),
    Command.STOP: (
        r"stop(?: it| now| here| this)?|quit(?: now| here| for (?:today|now))?|exit|q"
        r"|end (?:it|this)(?: here)?"
        r"|leave|be done here"
        r"|(?:that's|that is) enough(?: for (?:today|now))?|call it a day|(?:i'm"
        r"|i am) done for (?:today|now)"
        r"|cancel"
    ),
    Command.FINISH: (
        r"(?:finish|end|stop)(?: (?:the|this) (?:session|talk"
        r"|exercise))?(?: here)?(?: for (?:today|now))"
        r"|(?:finish|end|stop|close) (?:the|this) (?:session|talk|exercise)(?: here)?"
    ),
    Command.PAUSE: (
        r"pause(?: (?:here|for a (?:moment|minute|second|bit)))?|take a (?:short )?break"
        r"|(?:i )?need a (?:minute|moment|break)"
        r"|(?:give|allow) me (?:a|one|two|five|a few|a couple of) (?:minutes?|moments?)"
        r"|bear with me"
        r"|wait a minute|hold on a minute|be right back|i'll be right back|back in a (?:minute"
        r"|moment)"
        r"|(?:wait|hold on|hang on|(?:just )?(?:a|one) (?:moment|second|sec|minute|tick))"
        r" (?:(?:someone|somebody)(?:'s| is)|there's (?:someone|somebody)|(?:the|my) (?:door\w*"
        r"|phone|dog|cat|baby|kids?|children|kettle|bell|neighbour|husband|wife|son|daughter)\b)"
        r"[\w' ]*"
    ),
    Command.NOTHING: (
        r"(?:wait|hold on|hang on|one (?:moment|second|sec|minute)|(?:just )?a (?:moment|second"
        r"|sec|minute|tick)"
        r"|give me (?:a|one) (?:second|sec)|hold your horses)(?: (?:a|one) (?:second|sec|moment"
        r"|bit|tick))?(?: wait)?"
        r"|let me (?:think|see)(?: about (?:it|that|this))?(?: for)?(?: a (?:moment|second|bit"
        r"|minute))?|let's see|what else"
    ),
}
_CLOSES = re.compile(
    r"(?:(?:i (?:think|guess|suppose|reckon)|ha|haha|yeah|nah|nope|amen"
    r"|anything else no) )*"
    r"(?:next(?: question| one)?"
    r"|(?:go|move|jump|get)(?: on)? to the next(?: (?:question|one))?"
    r"|(?:i'm |i am )?ready to (?:move|go) on|that's my answer(?: (?:go|move) on| next)?"
    r"|(?:carry|move|go) on to the next(?: one| question)?"
    r"|move (?:on|along)|go on|(?:the )?next(?: one)?|ready for the next(?: (?:question|one))?"
    r"|(?:and |so )?that(?:'s| is| was| would be|'d be| will be|'ll be)"
    r"(?: about| probably| pretty much| really)? (?:all|it|everything|everyone|everybody"
    r"|the lot|your lot|(?:the end of )?(?:the|my) list|all of (?:them|it)|the end|me)"
    r"(?: (?:for now|folks|done"
    r"|from (?:my side|me)"
    r"|i've got|i (?:have|had|wanted|can think of|can say|have to say|wanted to say|know)"
    r"(?: to say)?))?"
    r"|(?:i'm|i am|i have|i've) (?:done|finished)(?: (?:with (?:this|that|it)|now))?|done"
    r"|finished|all done"
    r"|(?:nope |no )?(?:i have |i've |there's |there is )?nothing (?:more|else)(?: to (?:add"
    r"|say))?(?: really)?|no more(?: ideas| thanks)?|end of (?:the )?list"
    r"|(?:i )?can't think of (?:anything|any) (?:else|more)|nothing (?:more|else) comes to mind"
    r"|i've run out of ideas|i have run out of ideas"
    r"|that (?:will|'ll) do|that'll do|i(?:'ve| have) said (?:everything|it all|all of it)"
    r"|that(?:'s| is) all i (?:want|wanted|have|need|needed) to say"
    r"|i've said all i (?:have|had) to say|(?:and )?that's me (?:done|finished)|have the next one)"
)
_GOES_ON = re.compile(
    r"(?:carry|go|keep|come) (?:on|ahead|going)|go for it|continue|proceed|resume|unpause"
    r"|(?:i'm |i am |we're )?(?:ready|back)(?: again)?(?: when you are)?|get going|go again"
    r"|where were we"
    r"|(?:let's |we can |you can )?(?:go on|continue|proceed|carry on|get going)|next(?: question)?"
    r"|start again"
)
_FILLED = re.compile(
    r"(?:um+|uh+|er+|erm|ah+|oh+|hm+|mm+|well|okay|ok|alright|all right|thank you|thanks|so|now"
    r"|please"
    r"|you know|like|let me think|let me see|right|hello)(?: (?:um+|uh+|er+|hm+|well|okay|so|and"
    r"|now|please"
    r"|let me think|let me see))*"
)
_TURNED_TO_THE_COACH = re.compile(
    r"\b(?:you|you're|please|coach|a (?:bit|little)|this|that one|question|talk|volume)\b"
)
_IS_A_REASON = re.compile(
    r"(?:i|i'm|the|my|our|we|it's|there's|someone|somebody|someone's|somebody's)\b(?!.*\bsaid\b)"
)
_FOR_A_REASON = (
    Command.PAUSE,
    Command.REPEAT,
    Command.SLOWER,
    Command.FASTER,
    Command.LOUDER,
    Command.SOFTER,
)
_LONGEST = 120
"""Letters: whoever says more tells something."""
_BY_COMMAND = [(command, re.compile(pattern)) for command, pattern in _SAID.items()]


def meant(text: str, where: Where) -> Command | None:
    """The command that a whole utterance is where it is said, or None."""
    said = plain(text)
    if not said or (known := match_command(said)) is not None:
        return known if said else None
    if len(said) > _LONGEST:
        return None
    if _FILLED.fullmatch(said):
        return None if where in (Where.ASIDE, Where.PAUSED) else Command.NOTHING
    cores = _cores(said)
    alone = next(filter(None, (_of_core(core, where) for core in cores)), None)
    alone = alone or next(filter(None, (_said_twice(core) for core in cores)), None)
    if alone is None and where in (Where.NOTHING_YET, Where.SHORT):
        alone = _with_a_reason(said)
    return alone


def _with_a_reason(said: str) -> Command | None:
    """The command that is asked for before it is said why: "pause please the doorbell rang"."""
    asked, please, why = said.partition(" please ")
    command = _by_name(asked) if please and asked and _IS_A_REASON.match(why) else None
    return command if command in _FOR_A_REASON else None


def _said_twice(core: str) -> Command | None:
    """The command that is said in two ways at once: "speak up dear i can't hear you"."""
    words = core.split()
    for place in range(2, len(words) - 1):
        halves = (_AFTER.sub("", " ".join(words[:place])), " ".join(words[place:]))
        one, other = (_by_name(half) for half in halves)
        if one is not None and one is other:
            return one
    return None


def _by_name(core: str) -> Command | None:
    named = (command for command, pattern in _BY_COMMAND if pattern.fullmatch(core))
    return match_command(core) or next(named, None)


def asks_the_coach(text: str) -> bool:
    """Whether the words are turned to the coach: "could you slow down", "a bit louder please"."""
    return _TURNED_TO_THE_COACH.search(plain(text)) is not None


def _of_core(core: str, where: Where) -> Command | None:
    goes_on = _GOES_ON.fullmatch(core)
    if goes_on and where is Where.PAUSED:
        return Command.RESUME
    if (command := _by_name(core)) is not None:
        return command
    if where in (Where.BEGUN, Where.SHORT, Where.NOTHING_YET) and _CLOSES.fullmatch(core):
        return Command.NEXT
    return Command.NOTHING if goes_on and where is not Where.ASIDE else None


def _cores(said: str) -> list[str]:
    """The utterance without what people say around a command, more and more of it taken off."""
    found = [said]
    begun = _TWICE.sub(r"\1", _BEFORE.sub("", said, count=1))
    for text in (begun, _AFTER.sub("", begun)):
        asked = _ASKS.sub("", text, count=1)
        wishes = _WISHES.match(text) is not None and _CLOSES.fullmatch(asked) is not None
        found += [text] if wishes else [text, asked, _TWICE.sub(r"\1", asked)]
    return [text for text in dict.fromkeys(found) if text]
