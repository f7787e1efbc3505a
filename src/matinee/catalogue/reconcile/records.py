"""Takes the traits of films out of sources' records."""

from collections.abc import Mapping

from matinee.catalogue.model import Role
from matinee.catalogue.names import fold, fold_title
from matinee.catalogue.reconcile.model import FilmTraits
from matinee.catalogue.records import FilmRecord


def film_traits(record: FilmRecord) -> FilmTraits:
    """Give what a record's identity is judged by."""
    people: dict[Role, set[str]] = {}
    for credit in record.credits:
        people.setdefault(credit.role, set()).add(fold(credit.person))
    titles = (record.title, record.original_title, *record.aliases)
    return FilmTraits(
        id=record.key,
        titles=frozenset(fold_title(title) for title in titles if title) - {""},
        years=frozenset({record.year} if record.year else ()),
        runtimes=frozenset({record.runtime} if record.runtime else ()),
        people={role: frozenset(names) for role, names in people.items()},
        identifiers=_identifiers(record),
    )


def _identifiers(record: FilmRecord) -> Mapping[str, str]:
    given = {"imdb": record.imdb_id, "wikidata": record.wikidata_id}
    return {scheme: value for scheme, value in given.items() if value}
