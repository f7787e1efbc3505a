"""Characters and their actors: a part given to another actor, or called by another's name."""

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.claims.edits import Edit, apply
from benchmarks.claims.mentions import Mention
from benchmarks.claims.plant import Known, Plant, Row
from benchmarks.claims.pools import Pools
from benchmarks.claims.swaps import ROLES, is_stranger, mentioned, replaced, sentence_at
from matinee.catalogue import Credit, Role
from matinee.catalogue.names import fold
from matinee.document import Span

_BESIDE = 25  # characters between an actor's name and the part's: "(", " plays ", "'s "
_GENERAL = frozenset(
    "the a an of and man woman boy girl young old officer cop doctor nurse guard soldier driver mr"
    " mrs ms miss dr sir lady king queen prince princess captain colonel general sergeant major"
    " detective agent professor father mother brother sister uncle aunt son daughter".split()
)


class Pair(NamedTuple):
    """An actor and the part, named in one sentence; ``word`` is how the text names the part."""

    credit: Credit
    word: str
    beside: bool


def parts(known: Known, pools: Pools, seed: int) -> Iterator[Plant]:
    """Give one named part to a stranger, one to another of the cast, and call one otherwise."""
    pairs = _pairs(known)
    if not pairs or not known.film.year:
        return
    year = known.film.year
    chance = known.chance(seed, "parts stranger")
    pair = chance.choice(pairs)
    wrong = pools.draw(Role.ACTOR, year, chance, lambda name: is_stranger(known, name))
    if wrong:
        yield _given(known, pair, wrong, "to somebody else", ())
    chance = known.chance(seed, "parts cast")
    pair = chance.choice(pairs)
    another = _another(known, pair.credit, chance)
    if another:
        theirs = (another.character or "", *another.character_aliases)
        yield _given(known, pair, another.person.name, "to another of the cast", theirs)
    chance = known.chance(seed, "parts renamed")
    pair = chance.choice(pairs)
    name = pools.draw_character(year, chance, lambda name: is_stranger(known, name))
    if name:
        yield from _renamed(known, pair, name)


def _pairs(known: Known) -> list[Pair]:
    pairs = []
    crew = {c.person.id for c in known.dossier.credited(*ROLES)}
    cast = [c for c in known.dossier.credited(Role.ACTOR) if c.person.id not in crew]
    for credit in cast:
        found = mentioned(known, credit.person) if credit.character else []
        for word in _words(known, credit) if found else ():
            near = _nearest(known.text, found, word)
            if near is not None:
                pairs.append(Pair(credit, word, near <= _BESIDE))
                break
    return pairs


def _words(known: Known, credit: Credit) -> list[str]:
    """Give the forms of a part's name that mean this part alone: the whole, then each word."""
    names = [n for n in (credit.character, *credit.character_aliases) if n]
    others = {
        word
        for other in known.dossier.credits
        for name in (other.person.name, *((other.character,) if other.character else ()))
        if other is not credit
        for word in fold(name).split()
    }
    taken = others | set(fold(credit.person.name).split()) | set(fold(known.film.title).split())
    forms = []
    for name in names:
        words = name.split()
        kept = [w for w in words if fold(w) not in _GENERAL | taken and w[0].isupper()]
        if len(words) > 1 and kept:
            forms.append(name)
        forms += [word for word in kept if len(word) > 2]
    return forms


def _nearest(text: str, found: list[Mention], word: str) -> int | None:
    """Give how far the part's name stands from the actor's, within one sentence."""
    best: int | None = None
    for mention in found:
        sentence = sentence_at(text, Span(mention.start, mention.end))
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sentence):
            for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text):
                apart = max(match.start() - mention.end, mention.start - match.end())
                best = apart if best is None else min(best, apart)
    return best if best is not None and best >= 0 else None


def _given(known: Known, pair: Pair, wrong: str, kind: str, theirs: tuple[str, ...]) -> Plant:
    edited = replaced(known.text, pair.credit.person, wrong)
    named = [
        Span(match.start(), match.end())
        for match in re.finditer(rf"(?<!\w){re.escape(pair.word)}(?!\w)", edited.text)
    ]
    return Plant(
        Row("character", f"given {kind}"),
        known,
        edited.text,
        (*edited.spans, *named),
        wrong,
        (pair.credit.person.name, *(name for name in theirs if name)),
        {"part": "beside" if pair.beside else "in the sentence"},
    )


def _another(known: Known, credit: Credit, chance: random.Random) -> Credit | None:
    """Draw somebody else of the cast whom the review does not name, with another part."""
    others = [
        other
        for other in known.dossier.credited(Role.ACTOR)
        if other.character
        and other.person.id != credit.person.id
        and fold(other.character) != fold(credit.character or "")
        and " " in other.person.name
        and other.person.name.split()[-1] not in known.text
    ]
    return chance.choice(others[:15]) if others else None


def _renamed(known: Known, pair: Pair, wrong: str) -> Iterator[Plant]:
    names = [pair.credit.character or "", *pair.credit.character_aliases]
    edits: dict[int, Edit] = {}
    for form in (*names, pair.word):
        new = wrong if " " in form else wrong.split()[0]
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", known.text) if form else ():
            if not any(e.start < match.end() and match.start() < e.end for e in edits.values()):
                edits[match.start()] = Edit(match.start(), match.end(), new)
    edited = apply(known.text, list(edits.values()))
    yield Plant(
        Row("character", "called otherwise", False),
        known,
        edited.text,
        edited.spans,
        wrong,
        tuple(name for name in names if name),
        {"part": "beside" if pair.beside else "in the sentence"},
    )
