"""The small words of English that the turning to the second person goes by: closed lists.

What is not in them is not certain, and is then quoted.
"""

from __future__ import annotations

from typing import Literal

FIRST = {"me": "you", "my": "your", "mine": "yours", "myself": "yourself", "i": "you",
         "we": "you", "us": "you", "our": "your", "ours": "yours",
         "ourselves": "yourselves"}  # fmt: skip
"""Each word for the speaker, and what it becomes."""
SECOND = frozenset("you your yours yourself yourselves".split())

DETERMINERS = frozenset(
    """a an the this these those some any no every each all both many few several another
    his her its their one's two three four five six""".split()
)
POSSESSIVES = frozenset("my our your his her its their".split())
OBJECTS = frozenset("me us him her it them you myself ourselves himself herself themselves".split())
ONE = frozenset(
    """he she it everyone everybody someone somebody nobody everything something nothing
    noone""".split()
)
"""Pronouns that are one."""
JOINERS = frozenset("and or but then , ;".split())
PREPOSITIONS = frozenset(
    """about above across after against along among around as at before behind below beneath beside
    besides between beyond by despite down during except for from in inside into like near of off on
    onto out outside over past per round since than through throughout till to toward towards under
    underneath up upon via with within without""".split()
)
SUBORDINATORS = frozenset("because while when where as since that who which so though".split())
BE = frozenset("am is are be been being 'm 's 're isn't aren't".split())
HAVE = frozenset("have has having 've haven't hasn't 's".split())
LINKING = frozenset(
    """feel feels feeling look looks looking seem seems stay stays staying remain remains become
    becomes becoming get gets getting""".split()
)
AUXILIARIES = (
    BE | HAVE | frozenset("do does don't doesn't can can't cannot will won't 'll shall".split())
)

ADVERBS = frozenset(
    """always never often sometimes still also just now then again already even ever once only too
    finally really truly simply slowly gently easily quietly no longer almost nearly quite very so
    completely fully deeply totally soon both all myself ourselves rarely usually here
    there""".split()
)
"""They may stand between a subject and its verb. Other adverbs in "-ly" come from the lexicon."""
NO_ADVERBS = frozenset(
    "family fly reply apply rely supply only july italy ally belly jelly".split()
)

NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve fifteen thirty forty-five
    o'clock quarter half twenty forty fifty""".split()
)
"""Before "am": a time of day."""

FUNCTION_WORDS = (
    DETERMINERS | POSSESSIVES | OBJECTS | ONE | JOINERS | PREPOSITIONS | SUBORDINATORS | BE | HAVE
    | AUXILIARIES | ADVERBS | NUMBERS | frozenset(FIRST) | SECOND
    | frozenset(
        """not they yes there's what whom whose how why mum mom dad okay ok wow o'clock etc anymore
        everywhere somewhere nowhere anywhere anyone anybody anything none else onto each other
        until if unless whether wifi email emails facebook google zoom online website app blog
        podcast instagram""".split()
    )
)  # fmt: skip

ODD_NUMBER: dict[str, Literal["one", "many"] | None] = {
    **dict.fromkeys(
        "people children men women feet teeth grandchildren folks others".split(), "many"
    ),
    **dict.fromkeys("mum mom dad family boss husband wife news".split(), "one"),
    **dict.fromkeys(
        """team staff crowd audience couple majority number lot rest half police data media group
        class fish sheep deer offspring public glasses clothes means series will can""".split()
    ),
}  # fmt: skip
"""Nouns whose form does not show whether they are one or many; None: it depends."""

REFUSED = frozenset(
    """if unless whether lest would could should must might ought may
    was were wasn't weren't had hadn't did didn't wouldn't couldn't shouldn't mustn't ain't
    gonna wanna gotta hope hopefully wish guess suppose maybe perhaps probably possibly rather
    tomorrow someday eventually soon later future yesterday ago formerly previously
    please thanks thank let's dear""".split()
)
"""With one of these the tense or the standing of a sentence is open."""
WISHES = frozenset("want need wish hope".split())
ASKING = frozenset("who what why how where which whose whom".split())
"""At the beginning of a sentence they ask, or exclaim."""
ATTITUDES = frozenset(
    """know knows knowing believe believes trust trusts sure certain confident think thinks promise
    promises say says tell tells see sees feel feels that what how until so""".split()
)
"""Before a future they make it a true one: "I know that I will be free"."""
CAUSES = frozenset("let lets letting make makes making help helps see watch hear have".split())
"""Verbs that take another verb's base: whose "be" follows is then open."""
SPEAKING = frozenset(
    """say says saying tell tells telling ask asks asking whisper whispers whispering shout shouts
    write writes writing answer answers reply replies scream screams yell yells explain explains
    announce announces think thinks""".split()
)
EXCLAIMED = frozenset("god goodness gosh lord word oh my dear dears love darling".split())
"""After "my": no possession, or someone who is spoken to."""
PLACES = frozenset(
    """work bed school church town sleep lunch dinner court war market camp college prison class
    jail university""".split()
)
"""After "going to": a place, or a verb."""
NO_NOUNS = frozenset(
    """be feel see know have live breathe sing become enjoy learn forgive say hear go grow
    keep""".split()
)
"""After "and to": a verb for certain."""
FEELINGS = frozenset(
    """relaxed tired refreshed excited loved rested relieved supported connected surrounded
    grounded centred centered focused prepared respected accepted appreciated understood valued
    needed protected satisfied settled seen heard held carried welcomed wanted recognised
    recognized included cared trusted nourished rewarded engaged determined committed freed
    challenged honoured honored cherished healed inspired motivated energised energized
    reassured moved touched blessed fulfilled balanced delighted amazed thrilled""".split()
)
"""Participles that go on after "I am calm and": a past tense is not meant."""
VERBS_AND_ADJECTIVES = frozenset("live own like mean welcome rest fit".split())
"""Verbs after "I" though they are adjectives too."""
