"""What readers type: beginnings of names, names misspelt, and filters."""

import random
from collections.abc import Sequence

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONG = {1: 4, 2: 5}  # letters of a word that so many slips are made in


def drawn(
    chance: random.Random, names: Sequence[str], number: int, *, evenly: bool
) -> Sequence[str]:
    """Draw names, which stand best known first: evenly, or as Zipf's law has readers want them."""
    found: list[str] = []
    while len(found) < number:
        at = chance.random()
        name = names[int(at * len(names)) if evenly else int(len(names) ** at) - 1]
        if len(name) >= 6:
            found.append(name)
    return found


def beginnings(chance: random.Random, names: Sequence[str]) -> list[str]:
    """Give of each name a beginning of any length, from the first letter."""
    return [name[: chance.randint(1, len(name))].rstrip() or name[:1] for name in names]


def slipped(chance: random.Random, names: Sequence[str], slips: int) -> list[tuple[str, str]]:
    """Misspell names; two slips are in two words where there are two long enough.

    What comes out as another name of the list is left out: it is what was typed.
    """
    known = {name.lower() for name in names}
    pairs = []
    for name in names:
        words = name.split()
        long = [at for at, word in enumerate(words) if len(word) >= _LONG[slips]]
        if not long or (slips == 2 and len(long) == 1 and len(words[long[0]]) < 6):
            continue
        apart = slips == 2 and len(long) > 1
        places = chance.sample(long, 2) if apart else [chance.choice(long)] * slips
        for at in places:
            words[at] = _slip(chance, words[at])
        typed = " ".join(words)
        if typed.lower() not in known:
            pairs.append((typed, name))
    return pairs


def filters(chance: random.Random, number: int) -> list[str]:
    """Give queries of filters alone."""
    return [
        f"genre:{chance.choice(('drama', 'comedy', 'western'))}"
        f" decade:{chance.randrange(195, 202)}0s"
        f" country:{chance.choice(('france', 'japan', 'united-states'))}"
        for _ in range(number)
    ]


def _slip(chance: random.Random, word: str) -> str:
    """Make a slip of a usual kind: a letter wrong, left out, put in, or changed about."""
    at, letter = chance.randrange(1, len(word)), chance.choice(LETTERS)
    kind = chance.random()
    if kind < 0.3:
        return word[:at] + letter + word[at + 1 :]
    if kind < 0.55:
        return word[:at] + word[at + 1 :]
    if kind < 0.8:
        return word[:at] + letter + word[at:]
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
