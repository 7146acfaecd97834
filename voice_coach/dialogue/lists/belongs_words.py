"""The words by which ``belongs`` knows what goes on with the entry before. Pure."""

from __future__ import annotations

from voice_coach.dates.calendar_names import DAY, HOUR, MONTH
from voice_coach.patterns import LatePattern

_OWN = r"(?:a|an|the|my|his|her|our|their|your|this|that|some)"
GOES_ON = LatePattern(
    r"(?:the (?:minute|moment|second|instant|next time|day|first time) (?:i|we|he|she|they|it"
    r"|the|my"
    r"|that)|(?:haven't|hasn't|didn't|wasn't|couldn't)|as in|such as|for example|for instance"
    r"|namely|meaning|and|or|but|because|cause|so that"
    r"|so i|since|although|though|unless|than|instead of"
    r"|as soon as|as long as|even if|even though|at least|with|without|from|of|until|till|while"
    r"|if|when|whenever|before|after|near|next to|in person|online|in private|by (?:phone|mail"
    r"|post|train|car|bus|bike|email|hand|myself|herself|himself|ourselves)|during|through"
    r"|every (?:day|week|month|year|morning|evening|night|time|other|second|single)"
    r"|each (?:day|week|morning|evening|night|time)|(?:once|twice|three times) (?:a|every)"
    r"|(?:on|by|next|this|last) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|the weekend|weekend|my birthday|his birthday|her birthday|time|week|month|year|morning"
    r"|evening|afternoon|summer|winter|spring|autumn)s?"
    r"|in (?:front|case|spite|order|addition) (?:of|to)"
    rf"|(?:in|at|on|into|onto|over|under|behind|beside|around|across|against|by) {_OWN}|for"
    r"|(?:at|from) (?:home|work|school|night|noon|first|last|all)|for (?:me|him|us|them|it|ever"
    r"|now|good|once|\w+ (?:minutes?|hours?|days?|weeks?|months?|years?))"
    r"|(?:by|in|to|of|at|for|with) (?:which|whom)"
    r"|(?:except|apart from|other than|bar|but not)(?= \w)"
    r"|say (?:about |around |at |by )?(?:half |a quarter |ten |twenty )?(?:past |to )?"
    rf"(?:{HOUR}|noon)(?=$| )"
    r"|which|who|whose|where|that (?:i|we|he|she|they|it|my|is|was)"
    r"|to (?:them|him|my|his|her|our|their|the other|both|all|each|every|one|two|three|four|five)"
    r"|to \w+$|not (?:from|with|to|in|at|on|for|by|about"
    r"|because|before|after|if|when)|like (?:an?|i|we|he|she|they|it|my|his|her|our|the|before"
    r"|last)"
    r"|as (?:i|we|he|she|they|usual|before|always)|the (?:one|ones) (?:with|from|at|in|on|who|that"
    r"|i|we|of|near)|(?:properly|slowly|quickly|regularly|together|alone|calmly|quietly|openly"
    r"|gently|carefully|immediately|again|too|as well)(?= (?:this|and|for|with|in|at|on|every|a)|$)"
    r")\b"
    r"|about (?!(?:an? )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|half|dozen|hundred"
    r"|thousand|couple|hour)\b)"
)
"""What cannot stand alone: it goes on with what was said before the pause."""
MEASURES = LatePattern(
    r"(?:about |just |at least |say |like |maybe |around )*(?:one|two|three|four|five|six|ten"
    r"|twenty|thirty|fifty|a hundred)"
    r"(?: \w+){1,3} (?:a|per|each|every) (?:day|week|month|year|night|time)"
)
"""Behind a deed they say how much of it: "fifty pounds a month"."""
FOCUS = LatePattern(
    r"(?:(?:especially|particularly|in particular|mainly|mostly|chiefly|above all|most of all|least"
    r" of all|even|only|just|usually|often|always|sometimes|at least|not just|and|but|all|maybe"
    r"|perhaps|preferably|ideally|probably|right|straight|shortly|just|long|late|early|somewhere"
    r"|anywhere|up|down|out|over|round|back|off|away|here|there|far|high|all the way"
    r"|\w+ (?:minutes?|hours?|days?|weeks?))"
    r" )+"
)
"""Before what cannot stand alone these only point at it: "only in the evening"."""
PLACE = LatePattern(
    r"(?:up|down|out|over|round|around|along|across|past|off|inside|outside|among|amongst|between"
    r"|opposite|underneath|above|below|beyond|within|throughout|towards?|at|in|on|by|onto|into"
    r"|under|behind|beside|against|to|via|from|of|for|with|without|before|after|during|until|till"
    r"|near|next to|instead of|because|when|whenever|if|while|as) (?:the|a|an|my|his|her|its|our"
    r"|their|your|this|that|these|those|at least|some|any|every|each|all|both|one|two|three|four"
    r"|five|six|ten|him|her|them|me|us|you|it|mine|hers|his|ours|theirs|somebody|someone|anybody"
    r"|anyone|everybody|everyone|nobody|home|work|school|bed|bedtime|night|lunch|breakfast|dinner"
    r"|town|\w+'s?|week(?:end|day|night)s?|mornings?"
    r"|evenings?"
    rf"|{DAY}s?|{MONTH}"
    r"|summer|winter|spring|autumn|christmas|easter)\b"
)
"""Where, when or with whom something is: it says nothing alone."""
HOW = LatePattern(
    r"(?:(?:all|only|just|and|maybe|completely) )*(?:by (?:my|him|her|our|them|your)sel(?:f|ves)"
    r"|on (?:my|his|her|our|their|your) own|(?P<one>\w+) (?:to|by|in|after|for) (?P=one)"
    r"|the (?:two|three|four|five|whole lot|lot|both) of (?:us|them)"
    r"|once in a while|now and then|now and again|from time to time|every so often|straight away"
    r"|right away|as (?:soon|quickly|often|much|long|well|little) as|in (?:the|my) (?:\w+"
    r" )?(?:morning|evening|afternoon|night|way|time|head|words|own words|free time|spare time)s?"
    r"|(?:one|two|three|a few|several|some|most) (?:morning|evening|night|day|afternoon|time|hour"
    r"|minute)s? (?:a|each|every|per) (?:day|week|month|year))\b"
)
"""How something is done."""
WHILE_AT_IT = LatePattern(
    r"(?:using(?! too| up)|using up|including|starting (?:with|from|at|on)|beginning with|depending"
    r" on|wearing|making sure|bearing in mind|taking care|keeping in mind|ideally|preferably) \w+"
)
"""Behind a deed: how it is done."""
LONE_STATE = LatePattern(r"(?:in|under|out of|off) \w+$")
"""Such a state may well be what stands in somebody's way: "in debt", "under pressure"."""
SO_THAT = LatePattern(r"to \w+ ")
BINDS = LatePattern(
    r"(?:and|or|but|because|cause|so that|so i|since|although|though|unless|than|as|even|until|till"
    r"|while|if|when|whenever|before|after|(?:by|in|to|of|at|for|with) (?:which|whom)|which|who"
    r"|whose|where|that|like|the ones?)\b"
)
NAMES_ANEW = LatePattern(
    r"(?:(?:oh|well|yes|yeah|um+|uh|er|so) )*(?:for (?:one|another|a start|starters)(?: thing)?"
    r"|(?:and )?(?:if all else fails|failing that|at a (?:push|pinch)|as a last resort|if need be)"
    r"|after that(?= (?:(?:i|we)(?:'d|'ll| could| would| can| will| might| may)|the|my|a|an)\b)"
    r"|or (?:i|we) (?:could|can|might|may)|also|plus|another|finally|lastly|then (?:also|i)"
    r"|(?:oh|well) and|(?:or )?say (?:an?|the|my)"
    r"|and (?:um+|uh+|er+m?|also|plus|finally|lastly|another|next|then there|then again|after that"
    r"|of course|obviously|especially|i (?:suppose|guess|think)|maybe|perhaps"
    r"|(?:the|one) (?:last|next|other|more|second|third|final)(?: (?:one|thing))?(?: is| would"
    r" be)?)"
    r"|(?:the|one) (?:last|next|other|more|second|third|final)(?: (?:one|thing|idea))? (?:is|would"
    r" be|could be|might be)|(?:next|last|first|then)(?: (?:up|thing|of all|one|off))?(?! door)(?="
    r" [\w']+ )|(?:i'd|i would|i could) also|(?:then )?i (?:guess|suppose) there"
    r"|(?:and |then )?there(?:'s| is| are)"
    r"|(?:and )?(?:(?:number|point|item|entry|idea|option|reason) (?:number )?\w+|(?:first|second"
    r"|third|fourth"
    r"|fifth)(?:ly)?))\b"
)
"""Words that begin an entry of its own."""
WHATEVER = LatePattern(
    r"(?:whatever|wherever|whoever|however|no matter (?:what|how|who|where|when)|come what may"
    r"|(?:always|never|still|usually|often|only ever) (?:have|has|had|was|were|am|is|do|did|does"
    r"|will|would)\b)"
)
IT_DOES = LatePattern(r"it (?:never|always|just|keeps|won't|doesn't) \w+")
_TIME_WORD = r"(?:mornings?|noon|evenings?|nights?|afternoons?|days?|weekdays?|weekends?|\w+days?)"
_SO_LONG = r"(?:minutes?|hours?|days?|weeks?|months?|moments?|bit|while|times?|pages?|miles?)"
MANNER = LatePattern(
    r"(?:not (?:now|today|tonight|all|always|too|every|only|just|yet|again|any|straight"
    r"|right)\b.*|nice and \w+|an? \w+ one|\w{3,}ly(?: (?:and|but|yet) \w+)*"
    rf"|{_TIME_WORD}(?: and| or) {_TIME_WORD}|every \w+(?: and every \w+)?"
    rf"|(?:a|an|one|two|three|five|ten|half an?)(?: \w+)? {_SO_LONG}"
    rf"(?: (?:or (?:so|two|three|more)|at (?:most|least|a time|the most)|maybe|tops|max))*)"
)
"""Behind a deed: how, how long or how often it is done."""
SINGLES_OUT = LatePattern(
    r"(?:especially|particularly|in particular|above all|including|not even|or even"
    r"|least of all) \w"
)
"""Behind what was told they single somebody out: "I worry what people think", "especially my
brother"."""
SO_MUCH_OF_IT = LatePattern(
    r"there(?:'s| is| are)(?: (?:just|always|simply))* (?:(?:so|too|that) (?:much"
    r"|many)(?: of (?:it|them))?"
    r"|(?:a lot|loads|no end|piles|mountains) of (?:it|them))"
)
"""Of what was named: "the paperwork", "there's so much of it"."""
TIMES = LatePattern(
    rf"(?:{DAY}|weekday)s?|weekends?|mornings?|evenings?|nights?"
    r"|afternoons?|days"
)
AT_ONCE = LatePattern(r"(?:first|last) thing|(?:bright|nice) and early|straight (?:away|off)")
WHICH_ONE = LatePattern(
    r"the (?!other|last|next|first|second|third|main|only)\w+ (?:one|ones)(?:"
    r" (?:with|from|at|in|on|who)\b.*)?"
)
"""Behind somebody or something that was named."""
EARLY = LatePattern(
    r"(?:first|last) thing (?:(?:in|on|at|after|before|every) (?:the |a |my )?\w+(?: \w+)?|tomorrow"
    r"|when .*)"
)
TO_WHOM = LatePattern(r"(?:to|with|for) (?:some|any|every)(?:body|one|thing)\b")
BESIDE = LatePattern(r"(?:not (?:my|his|her|him|them)|him|them|us|her and)\b")
"""Who is not meant, behind who is."""
