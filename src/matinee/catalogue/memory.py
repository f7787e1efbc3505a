"""A catalogue in memory, made of dossiers: for small private sets and for tests."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

from matinee.catalogue.model import Details, Dossier, FilmCredit, FilmRef, Person, Series, Source
from matinee.catalogue.names import fold, fold_title

_T = TypeVar("_T")


class MemoryCatalogue:
    """The catalogue port over dossiers already in memory."""

    def __init__(
        self,
        dossiers: Sequence[Dossier],
        *,
        sources: Sequence[Source] = (),
        details: Mapping[str, Details] | None = None,
        fingerprint: str = "memory",
    ) -> None:
        self.fingerprint = fingerprint
        self._sources = {source.key: source for source in sources}
        self._details = details or {}
        self._dossiers = {dossier.film.id: dossier for dossier in dossiers}
        self._titles: dict[str, list[FilmRef]] = {}
        self._people: dict[str, dict[str, Person]] = {}
        self._work: dict[str, list[FilmCredit]] = {}
        self._series: dict[str, Series] = {}
        for dossier in dossiers:
            self._index(dossier)
        for films in self._titles.values():
            films.sort(key=lambda film: (-film.fame, film.year or 0, film.id))
        for lines in self._work.values():
            lines.sort(key=lambda line: (line.film.year or 9999, line.film.title, line.role))

    def _index(self, dossier: Dossier) -> None:
        film = dossier.film
        titles = {fold_title(t) for t in (film.title, film.original_title, *film.aliases) if t}
        for title in sorted(titles - {""}):
            self._titles.setdefault(title, []).append(film.ref)
        for credit in dossier.credits:
            person = credit.person
            for name in (person.name, *person.aliases):
                found = self._people.setdefault(fold(name), {})
                found[person.id] = Person(person.id, person.name)
            self._work.setdefault(person.id, []).append(
                FilmCredit(film.ref, credit.role, credit.character, credit.citations)
            )
        if film.series:
            name = fold_title(film.series.name)
            before = self._series.get(name)
            films = [*(before.films if before else ()), (film.ref, film.series)]
            films.sort(key=lambda entry: (entry[0].year or 9999, entry[1].place or 999))
            self._series[name] = Series(film.series.series, film.series.name, tuple(films))

    def sources(self) -> Mapping[str, Source]:
        """Give every source by its key."""
        return self._sources

    def films(self, ids: Collection[str]) -> Mapping[str, FilmRef]:
        """Give films by catalogue id."""
        return {key: dossier.film.ref for key, dossier in self.dossiers(ids).items()}

    def films_by_imdb(self, imdb_ids: Collection[str]) -> Mapping[str, FilmRef]:
        """Give films by IMDb identifier."""
        wanted = set(imdb_ids)
        return {
            dossier.film.imdb_id: dossier.film.ref
            for dossier in self._dossiers.values()
            if dossier.film.imdb_id and dossier.film.imdb_id in wanted
        }

    def films_titled(self, folded: Collection[str]) -> Mapping[str, Sequence[FilmRef]]:
        """Give the films under these titles, most famous first."""
        return _known(self._titles.get, folded)

    def dossiers(self, ids: Collection[str]) -> Mapping[str, Dossier]:
        """Give all that is known of each film."""
        return _known(self._dossiers.get, ids)

    def details(self, ids: Collection[str]) -> Mapping[str, Details]:
        """Give what checking never asks of a film."""
        return _known(self._details.get, ids)

    def people_named(self, folded: Collection[str]) -> Mapping[str, Sequence[Person]]:
        """Give the people under these names."""
        return {name: tuple(p.values()) for name, p in _known(self._people.get, folded).items()}

    def filmographies(self, ids: Collection[str]) -> Mapping[str, Sequence[FilmCredit]]:
        """Give what each person did, by year."""
        return {key: tuple(lines) for key, lines in _known(self._work.get, ids).items()}

    def series_named(self, folded: Collection[str]) -> Mapping[str, Series]:
        """Give series by the normal form of their name."""
        return _known(self._series.get, folded)


def _known(get: Callable[[str], _T | None], keys: Collection[str]) -> dict[str, _T]:
    found = {key: get(key) for key in keys}
    return {key: value for key, value in found.items() if value is not None}
