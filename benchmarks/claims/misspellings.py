"""Misspellings: one slip of a usual kind in a name that the review has right."""

import random
import re
from collections.abc import Callable, Iterator, Mapping

from benchmarks.claims.edits import Edit, apply
from benchmarks.claims.mentions import Mention, short_name
from benchmarks.claims.plant import Known, Plant, Row
from benchmarks.claims.swaps import mentioned
from matinee.catalogue import Catalogue, Person
from matinee.catalogue.names import fold

# Given names that are heard alike or nearly so, and are mistaken for one another in print.
SOUND_ALIKES = (
    "Angela Anjelica Angelica", "Stephen Steven", "Jeffrey Geoffrey Jeffery", "Sara Sarah",
    "Catherine Katherine Kathryn Katharine", "Marc Mark", "Eric Erik", "Alan Allan Allen",
    "Brian Bryan", "Philip Phillip", "Ann Anne", "John Jon", "Michele Michelle",
    "Nicolas Nicholas", "Laurence Lawrence", "Kristen Kirsten Kristin", "Shawn Sean Shaun",
    "Carl Karl", "Christopher Kristofer", "Elisabeth Elizabeth", "Matthew Mathew", "Vivian Vivien",
    "Terence Terrence", "Rebecca Rebekah", "Teresa Theresa", "Cristina Christina",
    "Emanuel Emmanuel", "Frederic Frederick", "Hanna Hannah", "Jaime Jamie", "Julian Julien",
    "Leslie Lesley", "Lucas Lukas", "Madeleine Madeline", "Niki Nikki", "Rachel Rachael",
    "Richard Ritchard", "Robin Robyn", "Rodger Roger", "Sofia Sophia", "Stewart Stuart",
    "Tobey Toby", "Victor Viktor", "Zoe Zoey", "Cary Carey", "Edmond Edmund", "Francis Frances",
    "Glen Glenn", "Graham Graeme", "Gregory Gregery", "Jerry Gerry", "Louis Lewis", "Neal Neil",
    "Randal Randall", "Dorothy Dorothea", "Barbara Barbra", "Debra Deborah", "Gillian Jillian",
    "Helena Helen", "Isabel Isabelle Isabella", "Joanne Joan", "Kerry Carrie", "Lynn Lynne",
    "Natalie Nathalie", "Susanne Suzanne", "Tomas Thomas", "Danny Dany", "Dennis Denis",
    "Harold Harald", "Ian Iain", "Russel Russell", "Sidney Sydney",
)  # fmt: skip
# Groups of letters that sound the same, for all other names.
_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("k", "c"), ("c", "k"), ("ei", "ie"), ("ie", "ei"), ("y", "i"),
    ("i", "y"), ("z", "s"), ("s", "z"), ("ea", "ee"), ("ee", "ea"), ("er", "or"), ("or", "er"),
    ("en", "an"), ("an", "en"), ("son", "sen"), ("sen", "son"), ("mann", "man"), ("man", "mann"),
    ("berg", "burg"), ("burg", "berg"), ("ou", "oo"), ("gh", "g"), ("th", "t"), ("w", "v"),
    ("ai", "ay"), ("ay", "ai"), ("tch", "ch"), ("x", "cks"), ("qu", "kw"), ("ae", "e"),
    ("ski", "sky"), ("sky", "ski"), ("stein", "stien"), ("ard", "erd"), ("ell", "el"),
)  # fmt: skip
_ALIKE = {
    name: [other for other in group.split() if other != name]
    for group in SOUND_ALIKES
    for name in group.split()
}
_LETTERS = "aeiounrstlmchd"


def insert(word: str, chance: random.Random) -> str:
    """Put a letter in that does not double its neighbour."""
    at = chance.randrange(1, len(word))
    fitting = [c for c in _LETTERS if c not in (word[at - 1].lower(), word[at].lower())]
    return word[:at] + chance.choice(fitting) + word[at:]


def delete(word: str, chance: random.Random) -> str:
    """Leave out one letter that is not one of a double."""
    places = [i for i in range(1, len(word)) if word[i] not in (word[i - 1], word[i + 1 : i + 2])]
    at = chance.choice(places or [len(word) - 1])
    return word[:at] + word[at + 1 :]


def substitute(word: str, chance: random.Random) -> str:
    """Write another letter, a vowel for a vowel."""
    at = chance.randrange(1, len(word))
    kin = "aeiou" if word[at] in "aeiou" else "nrstlmchd"
    return word[:at] + chance.choice([c for c in kin if c != word[at]]) + word[at + 1 :]


def transpose(word: str, chance: random.Random) -> str:
    """Swap two neighbours that differ."""
    places = [i for i in range(1, len(word) - 1) if word[i] != word[i + 1]]
    if not places:
        return word
    at = chance.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def double(word: str, chance: random.Random) -> str:
    """Double a letter, or write a doubled one once."""
    doubled = [i for i in range(1, len(word)) if word[i] == word[i - 1]]
    if doubled:
        at = chance.choice(doubled)
        return word[:at] + word[at + 1 :]
    at = chance.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


def sound_alike(word: str, chance: random.Random) -> str:
    """Write a name that is heard alike: another given name, or other letters of that sound."""
    if word in _ALIKE:
        return chance.choice(_ALIKE[word])
    places = [
        (match.start(), old, new)
        for old, new in _SOUNDS
        for match in re.finditer(old, word)
        if match.start() > 0
    ]
    if not places:
        return word
    at, old, new = chance.choice(places)
    return word[:at] + new + word[at + len(old) :]


EDITS: Mapping[str, Callable[[str, random.Random], str]] = {
    "insert": insert,
    "delete": delete,
    "substitute": substitute,
    "transpose": transpose,
    "double letter": double,
    "sound-alike": sound_alike,
}


def misspellings(known: Known, catalogue: Catalogue, seed: int) -> Iterator[Plant]:
    """Plant one slip of each kind in names of credited people, or fewer where none can be."""
    people = {c.person.id: c.person for c in known.dossier.credits}
    named = [(p, found) for p in people.values() if (found := mentioned(known, p))]
    for kind, edit in EDITS.items():
        chance = known.chance(seed, f"misspelling {kind}")
        for person, found in chance.sample(named, min(8, len(named))):
            plant = _plant(known, catalogue, person, found, kind, edit, chance)
            if plant:
                yield plant
                break


def _plant(
    known: Known,
    catalogue: Catalogue,
    person: Person,
    found: list[Mention],
    kind: str,
    edit: Callable[[str, random.Random], str],
    chance: random.Random,
) -> Plant | None:
    full = [m for m in found if m.full and known.text[m.start : m.end] == person.name]
    last = short_name(person.name).split()[-1]
    words = [w for w in person.name.split() if len(w) >= 4 and w.isalpha()]
    if not full or not words or person.name.startswith("The "):
        return None
    word = last if last in words and chance.random() < 0.6 else chance.choice(words)
    if kind == "sound-alike":
        word = next((w for w in words if w in _ALIKE), word)
    wrong = edit(word, chance)
    spelled = " ".join(wrong if w == word else w for w in person.name.split())
    if fold(spelled) == fold(person.name) or not wrong.isalpha():
        return None
    if _is_somebody(known, catalogue, spelled, wrong):
        return None
    throughout = chance.random() < 0.5
    chosen = found if throughout else [chance.choice(full)]
    edits = [
        Edit(m.start + at, m.start + at + len(word), wrong)
        for m in chosen
        if (at := known.text[m.start : m.end].find(word)) >= 0
    ]
    edited = apply(known.text, edits)
    where = "last name" if word == last else "first name"
    facets = {"how often": "throughout" if throughout else "once", "where": where}
    return Plant(
        Row("misspelling", kind),
        known,
        edited.text,
        edited.spans,
        spelled,
        (person.name, *person.aliases),
        facets,
    )


def _is_somebody(known: Known, catalogue: Catalogue, spelled: str, word: str) -> bool:
    """Say whether the slip made another real person's name, or a name the film has anyway."""
    if catalogue.people_named([fold(spelled)]):
        return True
    names = (c.person.name for c in known.dossier.credits)
    return any(fold(word) in fold(name).split() for name in names)
