"""Requests about the coach's voice: slower, louder, stay like this. Pure."""

from __future__ import annotations

from voice_coach.dialogue.wordings.parts import (
    ALWAYS,
    DEGREE,
    LIKE_THIS,
    SAY,
    VERY,
    VOLUME,
    YOU_ARE,
)
from voice_coach.messages import Command

REQUESTS: dict[Command, str] = {
    Command.SLOWER: (
        r"(?:go|take it) (?:easy|gently|steady|slow) (?:on|with) the (?:speed|pace|talking)|"
        r"(?:take|go|make)(?: it)?(?: (?:a (?:bit|little|wee bit)|much|way))? (?:easier|steadier"
        r"|gentler"
        r"|steady|easy)|(?:i )?(?:can't|cannot|couldn't|can hardly|can barely) (?:follow"
        r"|keep up with"
        r"|understand|catch|take in) (?:you|that|it|what you say)(?: (?:at (?:that"
        r"|this) (?:speed|pace"
        r"|rate)|(?:when|if) you (?:go|talk|speak|rattle)(?: on| along)? (?:so|that|this|too)"
        r" (?:fast|quick|quickly)))|you (?:talk|go|speak|sound"
        r"|rattle on) like an? (?:\w+ )?(?:train|gun"
        r"|racehorse|auctioneer|rocket|machine)|"
        rf"(?:{DEGREE} )*less (?:speed|of a (?:gallop|rush|race|hurry))|not (?:at )?such a"
        rf" (?:gallop"
        r"|rush|pace|speed|hurry)|you(?:'re| are) (?:racing|galloping|rushing|gabbling|rattling"
        r"|speeding|flying)(?: (?:me|on|along|away|ahead|through (?:it|this|that)))?|you(?:'re|"
        r" are)"
        r" going like a (?:train|rocket|bullet)|easy now|(?:shift|take|bring|drop) (?:(?:it"
        r"|things) )?down a (?:gear|(?:notch|peg) speed wise)|"
        r"take it (?:slow|easy)(?: on the speed)?|slow slow|"
        rf"{SAY}(?:{DEGREE} )*(?:slower|slowly|less (?:fast|quickly)|not (?:so|as|too|that)"
        r" (?:fast|quick|quickly))"
        r"(?: than (?:that|this))?|not so (?:fast|quick|quickly)|slow (?:it |this |things |the"
        r" pace |your speech |yourself )?down"
        r"(?: the (?:pace|speed))?(?: your (?:speech|voice))?|slow the (?:pace|speed)"
        rf"|{YOU_ARE}(?:{DEGREE} )*too (?:fast|quick|quickly|rapid|rapidly)|(?:speak|talk|go"
        rf"|read) slow|{VERY} (?:fast|quick|quickly)|(?:reduce|lower|drop|cut) (?:the|your)"
        r" (?:speed|pace)|ease (?:off|up)|easy there|(?:i )?can(?:'t|not) keep up with you"
        r"|(?:at )?(?:a )?(?:slower|gentler|lower) (?:pace|speed)|easy does it|take (?:it|things)"
        r" (?:slower|more slowly)"
        r"|(?:what's|why) the (?:rush|hurry)"
    ),
    Command.FASTER: (
        rf"(?:{DEGREE} )*more speed|"
        rf"{SAY}(?:{DEGREE} )*(?:faster|quicker|quickly|less slowly|not (?:so|as|too|that)"
        r" (?:slow|slowly))"
        r"(?: than (?:that|this))?|not so (?:slow|slowly)|speed (?:it |this |things |yourself"
        r" )?(?:up|along)|hurry (?:it |things )?(?:up|along)"
        r"|(?:pick|step|up)(?: it)?(?: up)? the (?:pace|speed|tempo)|pick it up"
        rf"|{YOU_ARE}(?:{DEGREE} )*too (?:slow|slowly)|(?:speak|talk|go|read) (?:fast|quick)"
        rf"|{VERY} (?:slow|slowly)|pick (?:the|your) pace up"
        r"|(?:increase|raise) (?:the|your) (?:speed|pace|tempo)|quicken (?:up|the pace|your pace)"
        r"|chop chop"
        r"|(?:get|put) a (?:move|spurt) on|(?:at )?(?:a )?(?:faster|quicker) (?:pace|speed)"
    ),
    Command.LOUDER: (
        r"you(?:'re| are) (?:whispering|mumbling|fading(?: away| out)?|muttering)|"
        rf"{SAY}(?:{DEGREE} )*(?:louder|loudly|more volume|with more volume)(?: than (?:that"
        r"|this))?|(?:speak|talk) (?:up|loud)"
        rf"|(?:turn|crank|bring|put) {VOLUME} up|(?:turn|crank) up {VOLUME}|(?:the )?volume up"
        r"|up the volume"
        r"|(?:raise|increase|boost) (?:your voice|(?:the |your )?volume|the sound)|(?:(?:give|put)"
        rf" (?:it|me|us|on) )?(?:{DEGREE} )*more volume"
        r"|(?:i )?(?:can't|cannot|can not|can hardly|can barely|can scarcely|could hardly|could"
        r" barely|hardly|barely"
        r"|don't|do not|am struggling to|'m struggling to|i'm struggling to|i am struggling to|i'm"
        r" having trouble)"
        r" (?:hear|hearing|make out) (?:you|(?:a|one) (?:word|thing)(?: (?:that )?you(?:'re|"
        r" are)? say(?:ing)?| of it)?)(?: (?:very|too|so) well| properly| clearly)?"
        rf"|{YOU_ARE}(?:{DEGREE} )*too (?:quiet|soft|low|faint|quietly|softly)|{VERY} (?:quiet"
        r"|faint|soft|low)"
        r"|(?:a )?(?:louder|higher) (?:voice|volume)"
    ),
    Command.SOFTER: (
        r"(?:(?:you|there's) )?(?:needn't|don't need to|don't have to|no need to) (?:shout|yell"
        r"|roar|bellow)(?: at me)?|"
        r"you(?:'re| are) (?:deafening|shouting at|blasting|hurting) (?:me|my ears?)|"
        r"lower please|"
        rf"{SAY}(?:{DEGREE} )*(?:softer|quieter|softly|quietly|less loud|less loudly|not (?:so"
        r"|as|too|that) (?:loud|loudly))"
        r"(?: than (?:that|this))?|not so loud(?:ly)?|less volume|less loud"
        rf"|(?:turn|keep|bring|take|put|tone) (?:{VOLUME}|the noise) down|(?:turn|keep|tone) down"
        rf" {VOLUME}"
        rf"|{YOU_ARE}(?:{DEGREE} )*too loud(?:ly)?|(?:the )?volume down"
        r"|(?:lower|reduce|drop|decrease) (?:your voice|(?:the |your )?volume|the sound)"
        rf"|{VERY} loud|(?:speak|talk) (?:soft|quiet|low)|(?:don't|do not|no need to"
        rf"|there's no need to|stop)"
        r" (?:shout|shouting)(?: at me)?"
        r"|s+h+(?:ush)?|hush|whisper|pipe down|(?:a )?(?:softer|quieter|lower) (?:voice|volume)"
    ),
    Command.KEEP: (
        r"leave (?:it|this|that) (?:just|exactly) as (?:it|this|that) is|"
        r"(?:keep|save|remember|store|set|want|fix|note|retain|stay|stick|stay with|stick with"
        r"|leave)(?: (?:it|this|that|things|your voice|the voice|you"
        r"|(?:this|that|the|those) (?:speed|volume|pace|settings?|voice|level|style|tempo)"
        r"|speaking|talking|with|to|on))*"
        rf"(?: {LIKE_THIS})? {ALWAYS}"
        r"|(?:keep|stay|save|remember|hold)(?: (?:it|this|things|your voice|the voice|speaking"
        rf"|talking|the (?:speed|volume|pace|voice)))* {LIKE_THIS}"
        r"|(?:keep|save|remember|store|leave) (?:this|that|the) (?:speed|volume|pace|settings?"
        r"|voice|level|tempo)(?: (?:as it is|there|where it is))?"
        r"|(?:always|from now on|in future) (?:speak|talk|sound|do it|read|stay|use|keep|be)(?:"
        rf" to me)?(?: it)? {LIKE_THIS}"
        r"|(?:this|that|the|your) (?:speed|volume|pace|voice|level|tempo)(?: is|'s)?(?: \w+){1,5}"
        r" (?:keep|remember|save|leave|hold) (?:it|that)(?: there| as it is| for \w+ \w+)?"
        rf"|(?:speak|talk|sound|do it|read|use|be|have it|want it|make it|like it) {LIKE_THIS}"
        rf" {ALWAYS}"
        r"|(?:don't|do not) (?:change|touch|alter) (?:it|that|this|the (?:volume|speed|voice|pace)"
        r"|anything)(?: (?:again|any more|back|now))"
    ),
}  # fmt: skip
