"""Requests about what was said: take it out, put it back, read it. Pure."""

from __future__ import annotations

from voice_coach.dialogue.wordings.parts import (
    GONE,
    MINE,
    THAT,
    THAT_BIT,
)
from voice_coach.messages import Command

REQUESTS: dict[Command, str] = {
    Command.SCRATCH: (
        rf"take {THAT} back out|take back {THAT}|cut (?:that|it)|that's not what i meant|"
        r"(?:scratch|delete|erase|scrub|scrap|undo|strike|remove|forget|cancel|bin|disregard|wipe"
        r"|unsay|ditch"
        r"|remove|cross out|rub out|cut out|take out|strike out|wipe out|edit out|leave out)"
        rf" {THAT}(?: (?:out|off|away|again|now"
        r"|from (?:the record|there|my answer|it)))*"
        r"|(?:drop|lose|ignore|get rid of|kill|dump|withdraw|omit|take (?:away|off)|clear)"
        rf" {THAT_BIT}"
        rf"|(?:take|leave|cut|cross|rub|strike|edit|wipe|scrub) {THAT} (?:out|off|away)(?: of"
        r" (?:there|it|my answer))?"
        rf"|get rid of (?:that|it)|take {THAT} back|undo|(?:i )?(?:don't|do not) want {THAT}"
        r" (?:in|down|on|recorded|kept|saved|written)(?: (?:there|down|here|it|my answer|the"
        r" record))*|(?:don't|do not|never|no need to|you"
        r" (?:needn't|don't (?:need|have) to)) (?:write|put|note|keep"
        rf"|record|save|include|count|use|add|store)(?: down)? {THAT}(?: (?:down|in|there|on"
        r" (?:there|record|file)))*"
        r"|(?:i )?didn't mean (?:to say )?that|that's not what i (?:meant|wanted) to say"
        r"|that (?:came|went) out (?:all )?wrong|pretend i (?:didn't|never|did not) say (?:that|it"
        r"|anything)"
        r"|(?:i )?take (?:it|that) back(?: out)?"
    ),
    Command.RESTORE: (
        rf"keep {GONE}|"
        rf"(?:bring|put|get|leave) {THAT} back(?: (?:where|how|the way|as) it was)"
        rf"|(?:restore|reinstate|recover) {THAT_BIT}|(?:have|want|get|give me) {THAT_BIT} back|"
        rf"undo (?:taking|removing|deleting|scratching|crossing|erasing|cutting) {THAT}(?: (?:away"
        r"|out|off))?|(?:have|want|get|put|bring|give me|i want|i'd like) back what (?:you|i)"
        r" (?:just"
        r" )?(?:took|deleted|removed|scratched|cut|crossed|erased)(?: (?:away|out|off))?|reverse"
        r" (?:that|the|this)(?: last)? (?:deletion|removal|delete|change|edit)|"
        rf"(?:i )?didn't mean to (?:delete|scratch|remove|erase|lose) {THAT}|(?:put|bring|get"
        r"|give me|add) back what (?:you|i) (?:just )?(?:took out|deleted|removed|scratched)|"
        rf"(?:restore|undelete|unscratch|unerase|recover|reinstate) (?:{THAT}|{GONE}|what you"
        r" (?:just )?(?:deleted|took out|removed|scratched))|undelete"
        r"|undo (?:the|that) (?:undo|delete|deletion|deleting|scratch|removal)"
        r"|(?:(?:i|i'd|i would) )?(?:bring|put|get|want|have|keep|give me|pop|stick|add|need"
        rf"|leave|like|type|write) (?:{THAT}|{GONE})"
        r" (?:back(?: in| again| there| on| up)*|in(?: again| after all| there)?|after all)"
        rf"|(?:bring|put|get|give me|add) back (?:in )?(?:{THAT}|{GONE})"
        rf"|(?:don't|do not) (?:delete|erase|scratch|remove|take out|lose|cross out) {THAT}(?:"
        r" after all)?"
        r"|(?:i )?(?:shouldn't|should not) have (?:deleted|scratched|removed|taken out|erased)"
        rf" {THAT}"
        rf"|(?:i )?(?:do|did) want {THAT}(?: (?:in|back|after all))*"
    ),
    Command.READ_BACK: (
        rf"(?:what did i|what have i) (?:say|said|tell you|told you|got|have)(?: (?:so far"
        rf"|up to now|until"
        rf" now|already|down))+|where (?:had|have|did) i (?:got|get) to|(?:go|run"
        rf"|take me) (?:over|through)"
        rf" {MINE}|(?:read|play|give|show|tell) me the (?:last|first) (?:bit|part|sentence"
        rf"|line)(?: again"
        rf"| back)?|play (?:it|that) back(?: to me)?|{MINE}(?<=so far)|"
        r"how far (?:did i get|have i got|am i)(?: with (?:it|my answer))?|"
        r"how does (?:it|that|my answer) (?:read|sound|go)(?: so far| now)*|what's my answer(?: so"
        r" far| now)*|(?:recap|summari[sz]e|sum up)(?: (?:it|that|what i said))?|"
        r"(?:read|play|give|say|repeat|recite|show)(?: me| us)* back(?: to (?:me|us))?(?: (?:it"
        rf"|that|this|{MINE}))?(?: to (?:me|us))?"
        rf"|(?:read|play)(?: (?:me|us|out|over|through))* (?:it|that|this|me|{MINE})"
        r"(?: (?:back|out|aloud|over|again|through))*(?: to (?:me|us))?"
        r"|(?:say|tell|show|give|repeat|recap|summari[sz]e|go over|go through|hear|see|check|know"
        r"|listen to|remind me of"
        rf"|remind)(?: (?:me|us))?(?: (?:back|again))?(?: to me)? {MINE}(?: (?:back|out|aloud"
        r"|again|over))*(?: to me)?"
        r"|(?:hear|have|get|say|play) (?:it|that|this) (?:back|read back|read out)(?: to me)?"
        r"|what (?:have (?:i|you|we)|(?:i've|you've|we've)) (?:just )?(?:said|got|put|written"
        r"|written down|noted|told you|recorded|kept)"
        r"(?: (?:so far|down|already|there|last|up to now|for me|written|noted))*|how much"
        r" (?:of (?:it"
        r"|that|this) )?(?:have you|do you have)(?: got)?(?: (?:written|noted|taken))?(?: down)(?:"
        r" so far)?|(?:what|how) did (?:i|you)"
        r" (?:just )?(?:say|get|put|write|note|tell you|take down|hear|finish with)(?: (?:that"
        r"|it))?"
        r"(?: (?:so far|down|last|just now|there))*|what do you (?:have|have got)(?: (?:so far"
        r"|down|written|already|there|last|just now|up to now|for me))*"
        r"|what(?:'s| is) (?:in (?:my|the) (?:answer|list)|down|written|written down|there|on"
        r" (?:my|the) list)"
        r"(?: (?:so far|now))?|what was (?:the last thing i|my last|i just) (?:said|told you|saying"
        r"|sentence|answer)"
    ),
}  # fmt: skip
