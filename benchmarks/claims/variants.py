"""Other ways of writing a name that are no mistakes: accents, initials, order, transliteration."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from matinee.catalogue.names import PARTICLES, SUFFIXES, fold

_SHORT = {
    "Robert": "Bob", "William": "Bill", "Michael": "Mike", "Steven": "Steve", "Stephen": "Steve",
    "Thomas": "Tom", "James": "Jim", "Edward": "Ed", "Daniel": "Dan", "Christopher": "Chris",
    "Kenneth": "Ken", "Donald": "Don", "Ronald": "Ron", "Samuel": "Sam", "Joseph": "Joe",
    "Katherine": "Kate", "Elizabeth": "Liz", "Matthew": "Matt", "Nicholas": "Nick", "David": "Dave",
}  # fmt: skip
# Romanisations that stand for one another in print.
_KOREAN = (
    ("joon", "jun"), ("woo", "u"), ("hyun", "hyeon"), ("young", "yeong"), ("sung", "seong"),
    ("jee", "ji"), ("seung", "sung"), ("hoon", "hun"), ("soo", "su"), ("kyung", "kyeong"),
)  # fmt: skip
_RUSSIAN_FIRST = frozenset(
    "Andrei Sergei Aleksei Dmitri Aleksandr Nikita Mikhail Konstantin Grigori Vsevolod Elem Larisa"
    " Aleksey Andrey Sergey Aleksandra Yuri Kira Marlen Georgi".split()
)
_RUSSIAN = (
    ("Sergei", "Sergey"), ("Andrei", "Andrey"), ("Aleksandr", "Alexander"), ("Aleksei", "Alexei"),
    ("Dmitri", "Dmitry"), ("Yuri", "Yury"), ("sky", "ski"), ("Mikhail", "Mihail"),
)  # fmt: skip


def variants(name: str) -> Mapping[str, str]:
    """Give the other forms of a name by what differs in them."""
    return {kind: form for kind, form in _variants(name) if form != name}


def _variants(name: str) -> Iterator[tuple[str, str]]:
    words = name.split()
    if len(words) < 2:
        return
    yield "accents left out", without_accents(name)
    if "-" in words[0]:
        yield "hyphen left out", name.replace("-", " ", 1)
    if re.search(r"\b[A-Z]\. ?[A-Z]\.", name):
        yield "initials", re.sub(r"\b([A-Z])\. ?(?=[A-Z]\.)", r"\1.", name)
        yield "initials without stops", re.sub(r"\b([A-Z])\. ?(?=[A-Z]\.)|\.(?= )", r"\1", name)
    middle = [w for w in words[1:-1] if re.fullmatch(r"[A-Z]\.?", w)]
    if middle and len(words) - len(middle) >= 2 and not re.fullmatch(r"[A-Z]\.?", words[0]):
        yield "middle initial left out", " ".join(w for w in words if w not in middle)
    if fold(words[-1]) in SUFFIXES and len(words) > 2:
        yield "suffix left out", " ".join(words[:-1]).rstrip(",")
    low = [w for w in words[1:-1] if w.islower() and fold(w) in PARTICLES]
    if low:
        yield "particle capitalised", " ".join(w.title() if w in low else w for w in words)
    if words[0] in _SHORT:
        yield "short first name", " ".join([_SHORT[words[0]], *words[1:]])
    if "'" in name:
        yield "typographic apostrophe", name.replace("'", "’")
    if len(words) == 2 and re.fullmatch(r"[A-Z][a-z]+-[a-z]+", words[1]):
        family, given = words
        yield "family name last", f"{given} {family}"
        yield "hyphen written otherwise", f"{family} {given.title()}"
        yield "hyphen left out", f"{family} {given.replace('-', ' ').title()}"
        spelled = given
        for old, new in _KOREAN:
            spelled = re.sub(rf"\b{old}\b", new, spelled, flags=re.IGNORECASE)
        yield "romanised otherwise", f"{family} {spelled[0].upper()}{spelled[1:]}"
    if words[0] in _RUSSIAN_FIRST:
        spelled = name
        for old, new in _RUSSIAN:
            spelled = re.sub(rf"{old}\b", new, spelled)
        yield "transliterated otherwise", spelled


def without_accents(name: str) -> str:
    """Give a name as a keyboard without accents writes it."""
    plain = name.translate(str.maketrans("øØłŁđĐæÆœŒ", "oOlLdDaAoO"))
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
