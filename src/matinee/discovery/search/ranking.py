"""How well a name fits what was typed: closeness first, fame beside it."""

import math
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from matinee.catalogue.names import fold_title, surname

EXACT = 1.0
SURNAME = 0.85
FIRST_NAME = 0.78
BEGINS = 0.85  # the name begins with all that was typed, in whole words
WHOLE = 0.75  # every word stands in the name
BEGUN = 0.7  # the name begins with what was typed, the last word not yet whole
SCATTERED = 0.6
ELSEWHERE = 0.4  # the words stand in several of its names
AROUND = 0.55  # some words are of its people, its year or its series
STRAY = 0.2  # first names of people, together with others: chance rather than a fit
AROUND_EXACT = 0.8  # and the others are just its name
UNFINISHED = 0.15  # what a begun word loses: the only one of a query that is sent, or one around
FAME = 0.4
"""What the best known weighs against closeness: as much as an exact name against a begun one."""

Name = tuple[str, str]
"""A name in normal form, and the further words that it is found by."""

SLIP = 1.0  # what one misspelt letter costs, against fame between 0 and 1
FIRST_LETTER = 0.5  # few people misspell a first letter
LOST_WORD = 1.6  # a word that the name has not at all
GOES_ON = (EXACT - BEGINS) / FAME  # a name that is more than what was meant, as one spelt rightly
FURTHER_WORD = 0.12  # each word more that the name has
FURTHER_WORDS = 2  # a fifth one says no more than a third: long titles are meant as often


def fame_of_rank(rank: int, number: int) -> float:
    """Give the fame of the entry at this place of so many, from 1 for the first to 0.

    Only the order counts, not what a source counts fame in; interest falls off as in Zipf's law.
    """
    return max(0.0, 1.0 - math.log1p(rank) / math.log1p(max(number, 2)))


def closeness(names: Sequence[Name], words: Sequence[str], *, begun: bool, person: bool) -> float:
    """Give how well the best of an entry's names fits the words; ELSEWHERE where none has all."""
    typed = " ".join(words)
    bare = fold_title(typed)
    return max(_close(name, typed, bare, words, begun, person) for name in names)


def _close(
    name: Name, typed: str, bare: str, words: Sequence[str], begun: bool, person: bool
) -> float:
    folded, more = name
    short = folded if person else fold_title(folded)
    if folded == typed or short == bare:
        return EXACT
    if folded.startswith(typed + " ") or short.startswith(bare + " "):
        return FIRST_NAME if person else BEGINS
    if person and folded.endswith(" " + typed):
        return SURNAME
    parts = {*folded.split(), *more.split()}
    lacking = [word for word in words if word not in parts]
    if not lacking:
        return WHOLE
    if begun and (folded.startswith(typed) or short.startswith(bare)):
        return BEGUN
    if begun and lacking == [words[-1]] and any(part.startswith(words[-1]) for part in parts):
        return SCATTERED
    return ELSEWHERE


def closeness_around(
    names: Sequence[Name], lines: Sequence[tuple[bool, Name]], words: Sequence[str]
) -> float:
    """Give how well an entry fits of which some words are not in its names but around them.

    ``lines`` are what is around it, each with whether somebody is called so. A fit is STRAY that
    puts first names of people together with other people, or with a part of the name.
    """
    inside, exact = _most_inside(names, words)
    left = [word for word in words if word not in inside]
    strays, parts = 0, 0
    while left:
        is_person, name, told = max(
            ((is_person, name, _told(name, left)) for is_person, name in lines),
            key=lambda each: len(each[2]),
            default=(False, ("", ""), ()),
        )
        known_by = surname(name[0]).split()
        if not told:
            # The last word has only begun, perhaps in several names.
            told = left
            begun = [name[0] for of, name in lines if of and f" {left[-1]}" in f" {name[0]}"]
            is_person = bool(begun)
            known_by = [w for n in begun for w in surname(n).split() if w.startswith(left[-1])]
            stray = is_person and not known_by
        else:
            stray = is_person and not set(told) & set(known_by) and len(name[0].split()) > 1
        parts += 1
        strays += stray
        left = [word for word in left if word not in told]
    if exact:
        return AROUND_EXACT
    return STRAY if strays and (parts > 1 or inside or len(words) == 1) else AROUND


def _most_inside(names: Sequence[Name], words: Sequence[str]) -> tuple[Sequence[str], bool]:
    """Give the words that the best of the names has, and whether they are all of it."""
    best: tuple[Sequence[str], bool] = ((), False)
    for name in names:
        inside = _told(name, words)
        exact = bool(inside) and fold_title(" ".join(inside)) == fold_title(name[0])
        if (exact, len(inside)) > (best[1], len(best[0])):
            best = inside, exact
    return best


def _told(name: Name, words: Sequence[str]) -> list[str]:
    parts = {*name[0].split(), *name[1].split()}
    return [word for word in words if word in parts]


def misfit(name: Name, words: Sequence[str], *, begun: bool) -> tuple[float, list[str]]:
    """Give what separates a name from the words, and the name's word that each one stands for.

    A word that stands for none is given back as it is.
    """
    free = list(dict.fromkeys((*name[0].split(), *name[1].split())))
    extra = len(name[1].split())
    cost, meant = 0.0, []
    for number, word in enumerate(words):
        last = begun and number == len(words) - 1
        slips, part = min(((_slips(word, part, last), part) for part in free), default=(99.0, word))
        if slips > allowed(word) + FIRST_LETTER:
            cost += LOST_WORD
            meant.append(word)
        else:
            cost += slips
            meant.append(part)
            free.remove(part)
    # Words that the name has beside those typed speak against it, unless they may still come.
    further = max(0, len(free) - extra)
    if further == 1 and name[0] == f"{free[0]} {fold_title(name[0])}":
        further = 0  # An article: who types "terminater" means "The Terminator" as a whole.
    if further and not begun:
        cost += GOES_ON
    return cost + FURTHER_WORD * min(further, FURTHER_WORDS), meant


def allowed(word: str) -> int:
    """Give how many slips a word of this length may have and still be known."""
    return 0 if len(word) < 3 else 1 if len(word) < 6 else 2


def _slips(word: str, part: str, begun: bool) -> float:
    slips = float(OSA.distance(word, part))
    if begun and slips and len(part) > len(word):
        # A word still being typed is compared with as much of the other, and a letter either way.
        size = len(word)
        slips = min(slips, *(0.3 + OSA.distance(word, part[: size + more]) for more in (-1, 0, 1)))
    if slips and word[:1] != part[:1]:
        slips += FIRST_LETTER
    return SLIP * slips
