"""Distractors: true or unasserted sentences, and right names written otherwise; all to be left."""

import random
import re
from collections.abc import Iterator

from benchmarks.claims.edits import Edit, apply
from benchmarks.claims.mentions import mentions, short_name
from benchmarks.claims.phrases import draw, phrases
from benchmarks.claims.placing import place
from benchmarks.claims.plant import Known, Plant, Row
from benchmarks.claims.pools import OtherFilm, Pools
from benchmarks.claims.swaps import is_stranger
from benchmarks.claims.variants import variants
from matinee.catalogue import Catalogue, FilmRef, Role
from matinee.catalogue.names import fold_title

ALIASES = "aliases and transliterations"
_OTHERS = (Role.DIRECTOR, Role.CINEMATOGRAPHER, Role.COMPOSER, Role.EDITOR, Role.WRITER, Role.ACTOR)


def distractors(known: Known, pools: Pools, catalogue: Catalogue, seed: int) -> Iterator[Plant]:
    """Plant one distractor of each kind for which the film and the catalogue have the names."""
    chance = known.chance(seed, "distractors")
    values = _values(known, pools, catalogue, chance)
    for kind, sentences in phrases("distractors", known.part).items():
        filled = draw(sentences, values, chance, format=known.review.format)
        placed = place(known, filled.text, chance) if filled else None
        if filled and placed:
            yield Plant(
                Row("distractor", kind), known, placed.text, (placed.span,), filled.text, (),
                {"where": placed.where}, filled.sentence,
            )  # fmt: skip
    yield from _aliases(known, known.chance(seed, "aliases"))


def _aliases(known: Known, chance: random.Random) -> Iterator[Plant]:
    """Write one right name another right way, throughout."""
    people = {c.person.id: c.person for c in known.dossier.credits}
    found = []
    for person in people.values():
        where = [m for m in mentions(known.text, [person.name], None) if m.full]
        if where:
            found += [(kind, form, where) for kind, form in variants(person.name).items()]
            found += [("alias of the catalogue", alias, where) for alias in person.aliases]
    for kind in sorted({kind for kind, _, _ in found}):
        form, where = chance.choice([(f, w) for k, f, w in found if k == kind])
        edited = apply(known.text, [Edit(m.start, m.end, form) for m in where])
        yield Plant(
            Row("distractor", ALIASES), known, edited.text, edited.spans, form, (), {"form": kind}
        )


def _values(
    known: Known, pools: Pools, catalogue: Catalogue, chance: random.Random
) -> dict[str, str]:
    """Give what the gaps of sentences may be filled with."""
    year, dossier = known.film.year or 2000, known.dossier
    values = {"title": known.film.title, "year": str(year)}
    values["few"] = str(chance.choice((10, 20, 25, 30, 40)))
    values["long"] = str((dossier.film.runtime or 100) + chance.choice((25, 40, 60)))
    values["other_year"] = str(year - chance.randrange(4, 30))
    for role in _OTHERS:
        wrong = pools.draw(role, year, chance, lambda name: is_stranger(known, name))
        if wrong:
            values[f"other_{role.value}"] = wrong
    if "other_director" in values:
        values["other_short"] = short_name(values["other_director"])
    directors = [c.person.name for c in dossier.credited(Role.DIRECTOR)]
    if len(directors) == 1:
        values["director"], values["director_short"] = directors[0], short_name(directors[0])
    cast = [c for c in dossier.credited(Role.ACTOR) if " " in c.person.name and not c.uncredited]
    alone = [c for c in cast[:6] if c.person.name not in directors]
    if alone:
        actor = chance.choice(alone)
        values["actor"], values["actor_short"] = actor.person.name, short_name(actor.person.name)
    named = [c.character for c in cast[:6] if c.character and c.character[0].isupper()]
    if named:
        values["character"] = chance.choice(named)
    return values | _of_film(_another(known, pools, chance)) | _namesake(known, catalogue)


def _another(known: Known, pools: Pools, chance: random.Random) -> OtherFilm | None:
    """Draw a film that the review does not name, made by nobody of this one."""
    ours = {c.person.name for c in known.dossier.credits}
    for _ in range(30 if pools.films else 0):
        film = chance.choice(pools.films)
        theirs = {name for names in film.credits.values() for name in names}
        plain = re.fullmatch(r"[\w' :-]{4,40}", film.title) and not film.title.isdigit()
        if plain and not ours & theirs and film.title not in known.text:
            return film
    return None


def _of_film(film: OtherFilm | None) -> dict[str, str]:
    if film is None:
        return {}
    values = {"film": film.title, "film_year": str(film.year)}
    return values | {f"film_{role}": names[0] for role, names in film.credits.items() if names}


def _namesake(known: Known, catalogue: Catalogue) -> dict[str, str]:
    """Give a film of the same title and another year, if there is one with another director."""
    title = fold_title(known.film.title)
    ours = {c.person.id for c in known.dossier.credited(Role.DIRECTOR)}
    others: list[FilmRef] = [
        film
        for film in catalogue.films_titled([title]).get(title, ())
        if film.id != known.film.id and film.year and abs(film.year - (known.film.year or 0)) > 2
    ]
    for film in others:
        directors = catalogue.dossiers([film.id])[film.id].credited(Role.DIRECTOR)
        if directors and not ours & {c.person.id for c in directors}:
            name = directors[0].person.name
            return {"namesake_year": str(film.year), "namesake_director": name}
    return {}
