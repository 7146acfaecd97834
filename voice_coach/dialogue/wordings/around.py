"""What people say around a request, and how they ask. Pure."""

from __future__ import annotations

from voice_coach.patterns import LatePattern

AROUND = frozenset(
    "um umm uh er erm hm hmm mm ah ahh oh ooh aw ach eh hey hi hello well so now then okay ok "
    "yes yeah yep yup ya aye no nah nope right alright fine sure good great lovely grand "
    "perfect cool please kindly thanks cheers ta sorry pardon apologies actually just really "
    "honestly anyway anyhow maybe perhaps like and but or god gosh jesus blimey crikey dear "
    "coach love darling mate pal buddy friend sir madam ma'am miss man honey hun sweetheart "
    "duck folks computer machine though too also still ha haha quickly simply only man bro boss "
    "exactly ever there pet petal chief guv sweetie doll hen babe whoa woah amen oops ouch "
    "dude huh eh wha ji shoot darn damn dang heck drat bother blast bugger crap shit hell "
    "whoops oopsie ugh argh phew aha "
    "splendid marvellous excellent wonderful brilliant super "
    "terrific smashing goodness gracious heavens indeed certainly naturally".split()
) | frozenset(
    (
        "all right", "thank you", "thanks a lot", "thanks very much", "thank you very much",
        "thank you so much", "many thanks", "excuse me", "i'm sorry", "i am sorry", "so sorry",
        "beg your pardon", "begging your pardon", "with that", "and with that", "i feel",
        "i feel like", "i beg your pardon", "pardon me",
        "my dear", "my friend", "my love",
        "dear coach", "if you please", "if you can", "if you could", "if you would", "if you like",
        "if you will", "if you wouldn't mind", "if you don't mind", "if you do not mind",
        "if i may", "if possible", "if that's possible", "if it's possible", "if that's okay",
        "if that's ok", "if that's all right", "if that's alright", "if it's okay",
        "if it's okay with you", "if that's okay with you", "if that's all right with you",
        "if that's fine", "if it's all the same", "if it's all the same to you",
        "if it is all the same to you", "if it's not too much trouble", "if it is not a problem",
        "if that's not a problem", "if we can", "if we could", "if we may", "would you", "will you",
        "could you", "can you", "won't you", "can we", "shall we", "could we", "can i", "may i",
        "would you mind", "do you mind", "you see", "you know", "i think", "i guess", "i suppose",
        "i reckon", "i believe", "i'd say", "i mean", "to be honest", "to be fair", "if i'm honest",
        "for god's sake", "for heaven's sake", "for goodness sake", "for pete's sake", "bless you",
        "full stop", "good lord", "oh my", "good grief", "good heavens",
        "god's sake", "sweet as", "no worries", "right you are", "fair enough", "right so",
        "good stuff", "for now",
        "for the moment",
        "for a change", "this time", "right now", "just now", "sorry about that",
        "sorry about this",
        "not being rude", "no offence", "no offense", "would that be okay", "is that okay",
        "is that all right", "okay with you", "be a dear", "be a love", "there's a dear",
        "there's a good girl", "there's a good lad", "you're very kind", "that's kind", "oh god",
        "good enough", "okie dokie", "okey dokey", "you know what", "darn it", "damn it", "dang it",
        "silly me", "on second thoughts", "on second thought", "hold on", "hang on", "no wait",
        "wait", "easy tiger", "easy now",
        "steady on", "steady now", "do you know what", "tell you what",
        "i tell you what", "i'll tell you what", "i'm afraid", "i am afraid", "go on then",
    )
)  # fmt: skip
"""What may stand around a request and changes nothing in it."""

BEHIND = frozenset("again a bit little more much now here there once".split()) | frozenset(
    ("a bit", "a little", "a little bit", "a wee bit", "a touch", "a tad", "a notch", "a lot",
    "once more",
     "one more time", "once again", "a second", "at once", "straight away", "a minute",
     "at all", "aren't you", "isn't it", "don't you", "doesn't it",
    "to think", "to breathe", "after all", "as well", "instead", "for today",
     "for tonight", "altogether")
)  # fmt: skip
"""What may stand behind a request, too."""

_KINDLY = (
    r"(?:ever|please|just|kindly|maybe|perhaps|possibly|now|then|actually|really|quickly|simply)"
)
_SELF_WISH = (
    r"i want to|i wanna|i(?:'d| would) prefer to|i need to|i have to|i've got to|i must|i should|i"
    r" would like to|i'd like to"
    r"|i'll|i will|i'd love to|i would love to|i'm going to|i am going to|i'd better|i had better"
    r"|i could|i might|i'd rather|i would rather|i wish to|i think i should|i think i'll"
    r"|i think i will|i think i want to|i think i need to|i feel i need to"
)
SELF_WISH = LatePattern(rf"(?:{_SELF_WISH})(?: {_KINDLY})*")
"""Behind these, "move on" and "slow down" are what somebody wants of their life."""
_YOU = (
    r"(?:can|could|would|will|won't|can't|couldn't) you|you can|you could|you may|you might want to"
    r"|(?:i want|i need|i would like|i'd like|i'd love|we need|i would prefer|i'd prefer) you to"
    r"|would you be (?:so (?:kind|good)|kind enough|good enough)(?: as)? to"
    r"|is it possible for you to|it would be (?:good|nice|great|better) if you|i wish you would"
    r"|do you think you (?:can|could)|(?:any|is there any|is there a) chance (?:that )?you (?:can"
    r"|could)"
    r"|i wonder if you (?:can|could)|i was wondering if you (?:can|could)|if you could|you(?:'ll|"
    r" will| may| might)? need to"
    r"|you'll have to|you will have to|why don't you|are you able"
    r" to"
    r"|i'd be grateful if you (?:could|would)|i'd appreciate it if you (?:could|would)"
    r"|can't we|(?:can|could|would|will) you be (?:a|an) \w+ and|be so kind (?:as to|and)|be a"
    r" (?:dear|love) and|do me a favou?r and|try to|try and"
    r"|go on and|be good and|do|i wish you'd"
)
_WE = (
    r"(?:can|could|may|shall|should|might) (?:we|i)|let's|let us|let me|lets|we can|we could|we'll"
    r"|we will|we should|we'd better|how about we|what if we|why don't we|i think we (?:can|should"
    r"|could)|(?:we'd|we would) like to|we (?:need|want|have) to|we'll (?:have|need) to|(?:it's|it"
    r" is) time to|time to"
    r"|is it (?:possible|okay|ok|all right|alright|fine) (?:to|if (?:we|i))|would it be (?:possible"
    r"|okay|all right) (?:to|if (?:we|i))|(?:do|would) you mind if (?:we|i)|am i allowed to"
    r"|is there (?:a|any) way to|i was hoping to|i was wondering if (?:we|i) could|i'd say"
    r"|i vote we|do you think (?:we|i) (?:can|could)|better|best to|we better|i(?: think)? we"
)
ASKS = LatePattern(rf"(?:{_YOU}|{_WE}|{_SELF_WISH})(?: {_KINDLY})*(?: to)?")
