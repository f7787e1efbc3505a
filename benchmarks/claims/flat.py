"""Flat statements: a sentence of ours is added to a review, with a wrong value or the right one."""

import random
from collections.abc import Iterator

from benchmarks.claims.numbers import ordinal, ordinal_forms, wrong_runtime, wrong_year
from benchmarks.claims.phrases import Values, draw, phrases
from benchmarks.claims.placing import place
from benchmarks.claims.plant import Known, Plant, Row
from benchmarks.claims.pools import Pools
from benchmarks.claims.swaps import ROLES, is_stranger
from matinee.catalogue import Catalogue, Role

TRUE = "true statements"
# True statements, and wrong ones that nobody can decide, are many and alike: a share is enough.
SAMPLED = 0.25


def flat(known: Known, pools: Pools, catalogue: Catalogue, seed: int) -> Iterator[Plant]:
    """Plant flat statements of every kind that the film has facts for."""
    for role in (*ROLES, Role.ACTOR):
        yield from _credit(known, pools, role, known.chance(seed, f"flat {role.value}"))
    yield from flat_facts(known, pools, catalogue, seed)


def flat_facts(known: Known, pools: Pools, catalogue: Catalogue, seed: int) -> Iterator[Plant]:
    """Plant a wrong year, runtime and place in a series, each with its true counterpart."""
    film = known.dossier.film
    title = {"title": film.title}
    chance = known.chance(seed, "flat facts")
    if film.year:
        wrong = str(wrong_year(known, catalogue, chance))
        yield from _both(
            known, "year", title | {"year": wrong}, title | {"year": str(film.year)},
            ("year",), (str(film.year),), chance,
        )  # fmt: skip
    if film.runtime and film.runtime >= 45:
        minutes = wrong_runtime(known.dossier, chance)
        yield from _both(
            known, "runtime", title | _length(minutes), title | _length(film.runtime),
            ("minutes", "h", "m"), (str(film.runtime),), chance,
        )  # fmt: skip
    yield from flat_series(known, pools, catalogue, seed)


def flat_series(known: Known, pools: Pools, catalogue: Catalogue, seed: int) -> Iterator[Plant]:
    """Plant a wrong place in the film's series."""
    series = known.dossier.film.series
    if not series or not series.place:
        return
    chance = known.chance(seed, "flat series")
    wrong = chance.choice([n for n in range(1, 8) if n != series.place])
    values = {"title": known.film.title, "series": series.name}
    yield from _both(
        known,
        "series",
        values | {"ordinal": ordinal(wrong), "number": str(wrong)},
        values | {"ordinal": ordinal(series.place), "number": str(series.place)},
        ("ordinal", "number"),
        ordinal_forms(series.place),
        chance,
    )


def _credit(known: Known, pools: Pools, role: Role, chance: random.Random) -> Iterator[Plant]:
    credits = known.dossier.credited(role)
    if role is Role.ACTOR:
        # A part of several actors, or one that bears no name, tells nothing of who plays it.
        parts = [c.character for c in credits]
        credits = [
            c for c in credits
            if c.character and " " in c.character and parts.count(c.character) == 1
            and not c.uncredited and c.character[0].isupper()
        ][:6]  # fmt: skip
    if not credits or not known.film.year:
        return
    wrong = pools.draw(role, known.film.year, chance, lambda name: is_stranger(known, name))
    if not wrong:
        return
    credit = chance.choice(credits)
    kind, gap = ("character", "actor") if role is Role.ACTOR else (role.value, "name")
    values = {"title": known.film.title, "character": credit.character or ""}
    decided = role is Role.ACTOR or bool(known.dossier.coverage.get(role))
    rights = [c.person.name for c in ([credit] if role is Role.ACTOR else credits)]
    yield from _both(
        known, kind, values | {gap: wrong}, values | {gap: credit.person.name},
        (gap,) if role is not Role.ACTOR else (gap, "character"), tuple(rights), chance, decided,
    )  # fmt: skip


def _both(
    known: Known,
    kind: str,
    wrong: Values,
    true: Values,
    gaps: tuple[str, ...],
    right: tuple[str, ...],
    chance: random.Random,
    decided: bool = True,
) -> Iterator[Plant]:
    """Plant the wrong statement, and now and then the true one in the same words."""
    sampled = chance.random() < SAMPLED
    state = chance.getstate()
    for values, rights, row in (
        (wrong, right, Row("flat", kind, decided)),
        (true, (), Row("distractor", TRUE)),
    ):
        if not sampled and (not decided or not rights):
            continue
        chance.setstate(state)
        filled = draw(
            phrases("flat", known.part).get(kind, ()), values, chance, format=known.review.format
        )
        placed = place(known, filled.text, chance) if filled else None
        if not filled or not placed:
            return
        start = placed.span.start
        spans = [s for gap in gaps for s in filled.spans.get(gap, ())]
        yield Plant(
            row,
            known,
            placed.text,
            tuple(type(s)(s.start + start, s.end + start) for s in spans),
            filled.text,
            rights,
            {"where": placed.where},
            filled.sentence,
        )


def _length(minutes: int) -> dict[str, str]:
    return {"minutes": str(minutes), "h": str(minutes // 60), "m": str(minutes % 60)}
