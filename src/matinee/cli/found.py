"""Resolves the film or the person a command names, or refuses with what may have been meant."""

from collections.abc import Sequence

from matinee.catalogue import FilmRef, Person
from matinee.catalogue.names import fold
from matinee.catalogue.near import near_films, near_people
from matinee.catalogue.refs import find_film
from matinee.catalogue.snapshot import Snapshot
from matinee.cli.messages import RefusalError

_MOST = 8


def the_film(snapshot: Snapshot, ref: str) -> FilmRef:
    """Give the one film that a reference fits."""
    match = find_film(snapshot, ref)
    if match.film:
        return match.film
    if match.candidates:
        raise RefusalError(
            f"several films fit '{ref}'; say which by its id:{_listed(match.candidates)}"
        )
    near = match.near or near_films(snapshot, ref.split("(")[0])
    hint = f"; did you mean:{_listed(near)}" if near else ""
    raise RefusalError(f"{snapshot.path}: the catalogue has no film '{ref}'{hint}")


def the_person(snapshot: Snapshot, name: str) -> Person:
    """Give the one person who goes by a name, or has it as an id."""
    by_id = snapshot.people([name]).get(name)
    folded = fold(name)
    found = [by_id] if by_id else list(snapshot.people_named([folded]).get(folded, ()))
    if len(found) == 1:
        return found[0]
    if found:
        raise RefusalError(
            f"several people are called '{name}'; say which by the id:{_people(snapshot, found)}"
        )
    near = near_people(snapshot, name)
    hint = f"; did you mean:{_people(snapshot, near)}" if near else ""
    raise RefusalError(f"{snapshot.path}: the catalogue has nobody called '{name}'{hint}")


def years(snapshot: Snapshot, person: Person) -> str:
    """Give the years of a person's films, as ``1998–2018``."""
    lines = snapshot.filmographies([person.id]).get(person.id, ())
    known = sorted({line.film.year for line in lines if line.film.year})
    if not known:
        return ""
    return str(known[0]) if len(known) == 1 else f"{known[0]}–{known[-1]}"


def _listed(films: Sequence[FilmRef]) -> str:
    lines = [f"\n  {film}  {film.id}" for film in films[:_MOST]]
    return "".join(lines) + (f"\n  and {len(films) - _MOST} more" if len(films) > _MOST else "")


def _people(snapshot: Snapshot, people: Sequence[Person]) -> str:
    return "".join(
        f"\n  {person.name} ({years(snapshot, person)})  {person.id}" for person in people[:_MOST]
    )
