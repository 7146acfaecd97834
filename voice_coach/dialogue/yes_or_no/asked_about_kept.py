"""As ``asked_about_words``, of what is kept or left, whether it can be done, and whether it helped:
questions whose answers name the matter, and no yes or no. Pure."""

from __future__ import annotations

from voice_coach.dialogue.yes_or_no.asked_about_words import About, part
from voice_coach.patterns import LatePattern

_WISH = (
    r"(?:(?:i|we|i think i|i think we)(?:'d|'ll| would| will| want to| wanna| need to| should|"
    r" could| might as well| may as well|'m going to)?(?: (?:rather|sooner|like to|love to"
    r"|prefer to|just|better|really|still|much rather))* |(?:i'm|i am|we're) (?:ready|happy"
    r"|willing|prepared|going) to |let's (?:just )?|let us |please |best |better |just )*"
)
_MORE = (
    r"(?: (?!.*\b(?:not|but|though|although|until|at first|except|hardly|no|never|\w+n't|only"
    r"|whether|or)\b).*)?"
)
"""What is told behind it takes nothing back."""
_SURELY = (
    r"(?: (?:ever|ever so|very|really|quite|most|so|perfectly|certainly|definitely|just|all|well"
    r"|more than|a|an|the|real|great|big|huge|still|actually|fairly|pretty|rather|absolutely"
    r"|totally|entirely))*"
)
_IT = r"(?:it|that|this|they|them|things)"
_IT_IS = (
    r"(?:(?:it|that|this|they)(?:'s| is| was|'ll be| will be| would be|'d be| should be| ought"
    r" to be| has to be| seems| looks| sounds| feels|'re| are| were)|i'd say it's|sounds|seems"
    r"|looks)"
)
_IT_IS_NOT = (
    r"(?:(?:it|that|this|they)(?:'s not| isn't| shouldn't be| is not| wasn't| was not| won't be|"
    r" wouldn't be| can't be| doesn't (?:seem|look|sound)| hasn't been| aren't| weren't|'s"
    r" hardly|'s barely| was hardly|'s far from)|not|hardly|i don't think it's)"
)
_THE_SAME = (
    r"(?:it|that|this|them|that one|this one|the (?:same|old|first|current|one i have)(?: \w+)?"
    r"|what (?:i|we) have|my (?:\w+ )?(?:goal|plan)|the (?:goal|plan)|things)"
)
_ANOTHER = (
    r"(?:(?:a|an|some) (?:(?:brand|whole|completely|totally) )?(?:new|different|another|fresh"
    r"|better|other|bigger|smaller|easier)(?: \w+)?|another(?: (?:one|goal|plan))?|something"
    r" (?:new|else|different|fresh|bigger|smaller|easier)|a change)"
)
_KEPT = (
    rf"{_WISH}(?:keep|stay with|stick (?:with|to)|hold on to|hang on to|go with|carry on with|go"
    rf" on with|have) {_THE_SAME}{_MORE}|(?:the |exactly the )?same (?:one|again|goal|plan|as"
    rf" before|as it was|old){_MORE}|(?:it|that|the (?:goal|plan)) (?:stays|stands"
    rf"|remains){_MORE}|{_WISH}(?:not|don't|do not) (?:change|swap|touch|alter|drop|lose)"
    rf" {_THE_SAME}{_MORE}|(?:there's )?no (?:need|reason|call|point) (?:to (?:change|swap)|for"
    rf" a change|changing){_MORE}|(?:(?:i'm|i am|we're) )?not (?:ready|willing|prepared|going"
    rf"|about|happy) to (?:let go of|give up on|give up|drop|change|swap|lose|leave|abandon)"
    rf" {_THE_SAME}{_MORE}|{_THE_SAME} (?:will|'ll|would) do{_MORE}|why change{_MORE}|i"
    rf" (?:wouldn't|don't want to) change (?:it|a thing|anything|that){_MORE}|{_WISH}leave {_IT}"
    rf" (?:as (?:it|they|things) (?:is|are|was|stands?)|be|alone|how it is|unchanged|just"
    rf" so){_MORE}|i'm (?:happy|fine|content|sticking|staying) with (?:it|that){_MORE}"
)
_CHANGED = (
    rf"{_WISH}(?:change|swap|drop|replace|alter|ditch|scrap|switch|tweak|revise|adjust|rethink"
    rf"|redo|abandon|throw|chuck|bin|rework|move on from) {_THE_SAME}{_MORE}|{_WISH}(?:have "
    rf"|want |like |try |take |go for |pick |choose |set |need |find )?{_ANOTHER}(?: .*)?"
    rf"|(?:it's |it is )?time for (?:a (?:change|new .*)|something .*|another .*|a fresh .*)"
)
_LET_GO = (
    rf"{_WISH}(?:leave|drop|forget|scrap|skip|shelve|bin|abandon|ditch|park|forget about|let go"
    rf" of|pass on) (?:{_IT}|the \w+|my \w+)(?: (?:alone|for (?:now|today|the moment)|there|then"
    rf"|at that|out|altogether|completely|this time|here|till .*|until .*|if .*))*|{_WISH}not(?!"
    rf" (?:change|swap|touch|alter|lose)\b){_MORE}"
)
_GO_ON = (
    rf"{_WISH}(?:go on|carry on|keep going|continue|keep at it|press on|push on|finish it|do"
    rf" more|do (?:one|a bit) more)(?! with (?:what|which)| how| where| what){_MORE}|i've (?:got"
    rf" )?(?:more|something) (?:to (?:say|add)|else){_MORE}"
)
_CAN_BE = (
    r"(?:feasible|doable|do able|possible|achievable|manageable|realistic|workable|reachable"
    r"|practical|within (?:my )?reach|on the cards|(?:no|not a) (?:problem|bother|trouble"
    r"|stretch)|easy(?: enough)?|piece of cake|doddle|simple enough|plain sailing|a piece of"
    r" cake|a doddle|okay|ok|fine|all right|alright|grand|safe|up to it|up to that|up for it|in"
    r" hand|in my power|well in hand)"
)
_CANNOT_BE = (
    rf"(?:unrealistic|unfeasible|infeasible|impossible|impractical|unachievable|unmanageable"
    rf"|asking a lot|(?:a )?(?:problem|struggle|stretch|big ask|tall order)|pie in the sky"
    rf"|wishful thinking|(?:way |far |well )?(?:out of|beyond) (?:my reach|reach|me|the"
    rf" question){_MORE}|(?:a bit |far |way |just |much )*too (?!good|easy|small)\w+{_MORE}|a"
    rf" bridge too far|a tall order|asking too much|a non starter|a pipe dream|over my head|more"
    rf" than i can \w+)"
)
_GOOD = (
    r"(?:helpful|useful|valuable|a (?:help|godsend|blessing|eye opener|lifesaver|tonic)|help"
    r"|godsend|blessing|worth (?:it|while|every .*|the .*)|worthwhile|eye opening|just what i"
    r" needed|good for me|what i needed|great|brilliant|excellent|lovely|wonderful|marvellous"
    r"|super|grand|fantastic|good|better than .*|a (?:success|joy|pleasure|delight|treat)"
    r"|success|joy|delight)"
)
_BAD = (
    rf"(?:useless|pointless|no (?:help|use|good){_MORE}|(?:a )?(?:waste|disaster|failure|flop"
    rf"|shambles|letdown|let down|disappointment|mess|nightmare|catastrophe){_MORE}"
    rf"|disappointing|dreadful|awful|terrible|rubbish|dire|a bit of a (?:letdown|mess|disaster)"
    rf"|(?:of )?little (?:use|help))"
)
_A_LOT = (
    r"(?:loads|lots|a (?:lot|great deal|good deal|bit|little|fair bit|good bit|ton)|tons|heaps"
    r"|no end|enormously|hugely|greatly|immensely|tremendously|very much|plenty|quite a (?:bit"
    r"|lot)|more than .*|beyond .*|to (?:some|a certain) (?:extent|degree))"
)
OF_WHAT_IS_KEPT = (
    About(
        LatePattern(r"\b(?:keep|stick|stay|same|hold on)\b(?!.* up\b)"),
        part(_KEPT),
        part(rf"{_CHANGED}|{_LET_GO}"),
    ),
    About(
        LatePattern(r"\b(?:change|changing|different|replace|swap|new (?:goal|plan|one))\b"),
        part(_CHANGED),
        part(_KEPT),
    ),
    About(
        LatePattern(r"\b(?:leave|take|drop|cut) .*\bout\b"),
        part(_LET_GO),
        part(rf"{_KEPT}|{_WISH}leave {_IT} in{_MORE}"),
    ),
    About(
        LatePattern(r"\b(?:again|another (?:go|try))\b"),
        part(
            r"(?:let's |i'll |i'd )?(?:(?:give it|have|take|like) )?(?:another|one more|a"
            r" second) (?:go|try|shot|crack|time|attempt)(?: .*)?"
        ),
        part(_LET_GO),
    ),
    About(
        LatePattern(
            r"\b(?:fit (?:it|that|this) in|(?:find|have|make|got|got the|got any) (?:the |any "
            r"|enough )?time|this (?:week|month)|tomorrow|today)\b"
        ),
        part(
            rf"(?:there's|i have|i've got|i've) (?:plenty of|enough|lots of|loads of|all the)"
            rf" time{_MORE}|i(?:'ll| will| can) (?:find|make) (?:the )?time{_MORE}|i'm (?:free"
            rf"|off)(?: .*)?|my (?:week|diary|calendar|day)(?:'s| is) (?:free|empty|clear"
            rf"|open){_MORE}"
        ),
        part(
            r"(?:i'm|i am|we're) (?:chock a block|snowed under|run off my feet|booked (?:up"
            r"|solid)|swamped|(?:far |way )?too busy|up to my (?:eyes|eyeballs|neck)|rushed off"
            r" my feet|fully booked)(?: .*)?|(?:i've |i have |there's )?no time(?: .*)?|my"
            r" (?:week|diary|calendar|day)(?:'s| is) (?:full|packed|chock a block|crammed)(?: .*)?"
        ),
    ),
    About(
        LatePattern(r"\b(?:leave (?:it|that|this)(?!.* out\b)|stop|finish|call it)\b"),
        part(rf"{_LET_GO}|{_KEPT}|{_WISH}(?:stop|finish|call it)(?: .*)?"),
        part(rf"{_GO_ON}|{_CHANGED}"),
    ),
    About(
        LatePattern(
            r"\b(?:go on|carry on|continue|proceed|start|begin|go ahead|talk about|look at|work"
            r" on|take up|try)\b"
        ),
        part(_GO_ON),
        part(rf"{_LET_GO}|{_WISH}(?:stop|finish|call it)(?: .*)?"),
    ),
    About(
        LatePattern(
            r"\b(?:manage|able to|can you|could you|realistic|feasible|doable|achievable"
            r"|possible|do (?:it|that|this)|cope|handle|within reach)\b"
        ),
        part(
            rf"{_IT_IS}{_SURELY} {_CAN_BE}{_MORE}|{_CAN_BE}|(?:i|we)(?:'d| should| ought to|'ll|"
            rf" will| would)(?: \w+)? (?:be able to|manage|cope|get there|find a way){_MORE}"
            rf"|well within .*|{_IT_IS_NOT}{_SURELY} (?:problem|bother|trouble|issue|hassle"
            rf"|stretch|hardship){_MORE}|nothing i can't \w+|i've (?:done|managed|been through)"
            rf" (?:harder|worse|more){_MORE}|\w+days? (?:works?|suits?|(?:is|are) (?:fine|good"
            rf"|grand|great|okay|perfect|free))(?: (?:me|for me|best|well|fine))*"
        ),
        part(
            rf"{_IT_IS_NOT}{_SURELY} {_CAN_BE}{_MORE}|{_IT_IS}{_SURELY} {_CANNOT_BE}{_MORE}"
            rf"|{_CANNOT_BE}|i (?:very much |really |strongly )?doubt (?:it|that){_MORE}"
            rf"|\w+days? (?:(?:is|are) (?:out|no good|full|booked|taken|off|impossible)"
            rf"|(?:doesn't|don't|won't) (?:work|suit|do)){_MORE}"
        ),
    ),
    About(
        LatePattern(
            r"\b(?:help(?:ed|ful|ing)?|useful|any (?:good|use)|worth|make a difference"
            r"|work(?:ed)?|go well|went|how it|enjoy(?:ed)?)\b"
        ),
        part(
            rf"(?:{_IT} )?(?:(?:did|really|certainly|definitely) )*(?:help|helped|helps|worked"
            rf"|works)(?: me| us)?(?: {_A_LOT}| .*(?:{_A_LOT}))?|{_IT_IS}{_SURELY}"
            rf" {_GOOD}{_MORE}|{_A_LOT}|every (?:penny|minute|second|bit(?: of it)?|step)|like"
            rf" (?:magic|a charm|a dream)|(?:it |that )?(?:went|worked)(?: really| very)? (?:a"
            rf" treat|well|great|brilliantly|like a (?:dream|charm)|wonders|smoothly|fine"
            rf"|swimmingly){_MORE}|(?:far |way |much )?better than (?:i|we) .*"
        ),
        part(
            rf"{_IT_IS_NOT}{_SURELY}(?: (?:much|any|a lot of|of|particularly|terribly|of much))*"
            rf" (?:use|help|good|{_GOOD}){_MORE}|{_IT_IS}{_SURELY} {_BAD}{_MORE}|{_BAD}|{_IT}"
            rf" (?:did|made|has made|changed)(?: (?:precious|very|so|me))* (?:little|nothing|no"
            rf" (?:odds|difference|good|change)){_MORE}|{_IT} got (?:me|us) nowhere{_MORE}|not"
            rf" (?:that|as far as) i(?:'ve| have| can| could)? (?:notic|tell|see|feel"
            rf"|felt)\w*{_MORE}|i (?:could|might|may|should)(?: just)?(?: as well)? (?:have|not"
            rf" have) .*|(?:it|that) (?:could|might) have (?:gone|been|worked out) better|not"
            rf" (?:much|a lot|very|really|enough|hugely|greatly|particularly)|{_IT} (?:backfired"
            rf"|fell flat|fell through|flopped|bombed)|it was neither here nor there|not (?:a"
            rf"|one) (?:bit|jot|whit)|(?:it |that )?went (?:badly|terribly|wrong|horribly|pear"
            rf" shaped){_MORE}"
        ),
    ),
)
