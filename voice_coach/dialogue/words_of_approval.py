"""The words by which people call a date right that was read back, or leave it as it is."""

from __future__ import annotations

from voice_coach.dates.calendar_names import DAY, HOUR, MONTH

LEAD = (
    r"(?:(?:no|nope|nah|yes|yeah|yep|aye|oh|ah|ach|ooh|um+|uh+|er|hm+|well|now|sorry|okay|ok|right"
    r"|good|great|indeed|actually|and|sure|there|honestly|really|of course|i think|i'd say|i"
    r" suppose"
    r"|i guess|to be honest|wait|hang on|hold on|thanks|thank you|please) )*"
)
TAIL = (
    r"(?: (?:thanks|thank you|very much|so|then|please|now|dear|love|mate|pal|coach|sir|madam"
    r"|really"
    r"|indeed|at all|as it is|for me|to me|with me|by me|for now|after all|so it is|that's the one"
    r"|that's right|yes|yeah|again|there|too|altogether|actually|i think|i suppose|i'd say|o"
    r"|cheers|ta|kindly proceed|let us go with it|let's go with it))*"
)
TIME = (
    rf"(?:the|at|on|in|of|o'clock|a|[ap] ?m|{DAY}|{MONTH}|{HOUR}|today|tonight"
    r"|tomorrow|noon|midday|midnight|morning|afternoon|evening|night|half|quarter|past|to"
    r"|twenty|thirty|forty|fifty"
    r"|\w+teen(?:th)?"
    r"|\d+(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|twentieth|thirtieth|day|date|time|hour)"
)
NAMED = rf"(?:{TIME}(?: {TIME}){{0,9}})"
IT = r"(?:that|it|this|all of (?:that|it)|it all|that all|everything|all)"
IS = (
    r"(?:'s| is| are| was| would be|'d be| will be|'ll be| sounds| looks| seems| feels| should be"
    r"| has to be)"
)
VERY = (
    r"(?:(?:just|all|quite|very|really|perfectly|absolutely|exactly|simply|totally|entirely"
    r"|completely|only|pretty|more than|so) )*"
)
GOOD = (
    r"(?:right|correct|fine|good|great|grand|perfect|perfection|lovely|sound|ideal|brilliant|super"
    r"|smashing|champion|magic|okay|ok|all right|alright|accurate|spot on|bang on(?: the money)?"
    r"|just so|the one|it|well|wonderful|excellent|beautiful|marvellous|marvelous|fantastic|dandy"
    r"|righto|rightio|ok(?:e|i)[ey] dok(?:e|i)[ey]|fab|gotcha|ace|sorted|mint|yessir"
    r"|sweet(?: as)?|si"
    r"|oui|ja|genau|claro|bueno|haan|accha|theek hai|inshallah"
    r"|the very thing|a date|a plan|fair (?:enough|play)|clear|no bother|not a bother|affirmative"
    r"|roger(?: that)?|every"
    r" word(?: of it)?|what i (?:said|meant|want|wanted|need|had in mind)|the job|the ticket|no"
    r" (?:problem|bother"
    r"|trouble)|happy days|to a (?:tee|t)|it to a (?:tee|t)|as i said|on the (?:money|nose|button))"
)
SUITS = (
    r"(?:(?: would|'ll| will|'d| should)? (?:suit|suits|work|works|do|does|fit|fits)(?: (?:for"
    r" me|me"
    r"|us|for us))?(?: (?:very well|well|fine|grand|perfectly|nicely|nice|just fine|rightly"
    r"|down to the ground|to a tee|great|lovely|all right))*)"
)
CHANGE = (
    r"(?:change|touch|alter|improve(?: on)?|fault|complain|argue|quarrel|better|beat|add(?: to)?"
    r"|correct|object|fix|mend|move|(?:have )?(?:put|said|say|put it|said it)(?: (?:it|that))?(?:"
    r" any)? better(?: myself)?)"
)
NO_NEED = (
    r"(?:(?:i |we |you )?(?:wouldn't|would not|won't|don't|do not|couldn't|could not|can't|cannot"
    r"|shan't|shouldn't|needn't)(?: (?:dare|dream of|need to|want to|have to|possibly|ever"
    r"|really))*"
    r"|no need to|nothing (?:i'd|i would|to)|not a thing (?:i'd|i would|to)|(?:there's|there is"
    r"|i've"
    r"|i have|i've got) (?:nothing|no need|not a thing) (?:i'd |i would )?(?:to )?)"
)
A_THING = (
    r"(?: (?:a (?:thing|word|bit|single thing|hair|minute)|it|that|this|anything|any of it|one bit"
    r"|(?:about|with|on|to|of) (?:it|that|this)|there|here|myself|it myself))*"
)
KEEPS = (
    r"(?:(?:we|i|let's|let us|you can|you may|just|we'll|i'll|i'd) ?(?:will |can |may |'ll |just"
    r" )*)?"
    r"(?:stick|stay|go|leave|keep|lock|run|roll|put|book|proceed|carry on|go ahead|write|note)(?:"
    r" (?:with"
    r"|to|by))?(?: (?:it|that|this))?(?: (?:down|in|so|be|as it is|like that|at that|stand|then"
    r"|with that))*"
)
