"""How far two spellings of a name are apart: the same, a variant, a slip, or another name."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from matinee.catalogue.model import Person
from matinee.catalogue.names import SUFFIXES, fold

# Short forms that are no misspelling of the long one.
_SHORT = {
    "alex": "alexander", "andy": "andrew", "ben": "benjamin", "bill": "william", "billy": "william",
    "bob": "robert", "bobby": "robert", "rob": "robert", "chris": "christopher", "dan": "daniel",
    "danny": "daniel", "dave": "david", "ed": "edward", "eddie": "edward", "jim": "james",
    "jimmy": "james", "joe": "joseph", "joey": "joseph", "jon": "jonathan", "johnny": "john",
    "ken": "kenneth", "kate": "katherine", "kathy": "katherine",
    "larry": "lawrence", "liz": "elizabeth", "matt": "matthew", "max": "maximilian",
    "mike": "michael", "mick": "michael", "nick": "nicholas", "pat": "patrick", "pete": "peter",
    "phil": "philip", "ray": "raymond", "rick": "richard", "dick": "richard", "ron": "ronald",
    "sam": "samuel", "steve": "steven", "sue": "susan", "ted": "theodore", "terry": "terence",
    "tim": "timothy", "tom": "thomas", "tommy": "thomas", "tony": "anthony", "vince": "vincent",
    "will": "william",
}  # fmt: skip

# Beyond this it does not matter how far two words are apart.
_FAR = 5
_VOWELS = re.compile("[aeiou]")
# Spellings of one given name that both occur: a slip between them is still a slip in a known
# person's name, but between strangers it tells nothing.
_SOUNDS = str.maketrans({"y": "i", "k": "c", "z": "s", "w": "v", "j": "i"})


@lru_cache(maxsize=65_536)
def distance(left: str, right: str) -> int:
    """Give the edits (insert, drop, change, swap neighbours) between two folded words."""
    return int(OSA.distance(left, right, score_cutoff=_FAR))


def allowed(word: str) -> int:
    """Give how many edits still make a slip in a word of this length."""
    return 0 if len(word) < 3 else 1 if len(word) < 6 else 2


def is_short_form(left: str, right: str) -> bool:
    """Say whether one given name is a usual short form of the other, or its beginning.

    A beginning that lacks one letter is sooner a slip: "Michae", "Jamess".
    """
    short, long = sorted((left, right), key=len)
    if _SHORT.get(short) == long or (_SHORT.get(short) and _SHORT.get(short) == _SHORT.get(long)):
        return True
    return long.startswith(short) and 2 <= len(short) <= len(long) - 2


def sound(word: str) -> str:
    """Give a rough sound of a word: doubled and silent letters and like letters fall together."""
    folded = (
        word.translate(_SOUNDS)
        .replace("ph", "f")
        .replace("x", "cs")
        .replace("h", "")
        .replace("e", "")
    )
    return "".join(char for i, char in enumerate(folded) if i == 0 or folded[i - 1] != char)


def _consonants(word: str) -> str:
    """Give a sound without its vowels, but for one that begins it: Sean and Shaun are the same."""
    heard = sound(word)
    return heard[:1] + _VOWELS.sub("", heard[1:])


def is_variant(written: str, person: Person) -> bool:
    """Say whether a name may be another way of writing this person's: order, initials, letters."""
    folded = fold(written)
    return any(is_other_form(folded, fold(name)) for name in (person.name, *person.aliases))


def is_other_form(left: str, right: str) -> bool:
    """Say whether two folded names may be one written in two ways, by use or by a slip."""
    return _variant(left, right) or slip(left.split(), right.split())


def _variant(left: str, right: str) -> bool:
    if left.replace(" ", "") == right.replace(" ", ""):
        return True
    one = [w for w in left.split() if w not in SUFFIXES]
    two = [w for w in right.split() if w not in SUFFIXES]
    if sorted(one) == sorted(two):
        return True
    if len(one) < 2 or len(two) < 2:
        return False
    # A middle name left out, an initial for a first name, a short form.
    same_last = one[-1] == two[-1]
    first, second = one[0], two[0]
    if same_last and (first == second or is_short_form(first, second)):
        return True
    return first == second and bool(set(one[1:]) & set(two[1:]))


def slip(written: list[str], right: list[str]) -> bool:
    """Say whether a name is the right one but for a slip of the pen.

    The same number of words, each the same or a few letters off, and at least one the same or all
    nearly so.
    """
    if len(written) != len(right) or len(right) < 2 or written == right:
        return False
    off = [(a, b) for a, b in zip(written, right, strict=True) if a != b]
    if any(is_short_form(a, b) for a, b in off[:1] if a == written[0]):
        return False
    for a, b in off:
        if not near(a, b):
            return False
    return len(off) < len(right) or all(distance(a, b) == 1 for a, b in off)


def near(written: str, right: str) -> bool:
    """Say whether a word is another but for a slip, or sounds the same."""
    if min(len(written), len(right)) < 3:
        return False
    apart = distance(written, right)
    if apart <= allowed(right):
        return True
    if apart > max(2, len(right) // 2) or min(len(written), len(right)) < 4:
        return False
    return _consonants(written) == _consonants(right)
