"""A catalogue that keeps what it was asked last, for texts that ask the same again and again."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from matinee.catalogue.model import Details, Dossier, FilmCredit, FilmRef, Person, Series, Source
from matinee.catalogue.port import Catalogue

_T = TypeVar("_T")
# Few, since each is many objects, through all of which Python's collector goes again and again.
_DOSSIERS, _LIVES, _ANSWERS = 64, 128, 4_096


class Recent(OrderedDict[Hashable, _T], Generic[_T]):
    """The values put in last, up to a number; one that is asked for counts as put in again."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: Hashable, value: _T) -> _T:
        """Put in a value, and drop the one not asked for the longest when there are too many."""
        self.pop(key, None)
        self[key] = value
        while len(self) > self._most:
            self.pop(next(iter(self), key), None)
        return value


class Remembered:
    """The catalogue port over another catalogue, whose answers, and silences, are kept.

    Call ``refresh`` before each text: it forgets everything when the catalogue has changed.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Remember nothing yet."""
        self._catalogue = catalogue
        self.fingerprint = catalogue.fingerprint
        self._forget()

    def _forget(self) -> None:
        self._sources: Mapping[str, Source] = self._catalogue.sources()
        self._dossiers: Recent[Dossier | None] = Recent(_DOSSIERS)
        self._titled: Recent[Sequence[FilmRef] | None] = Recent(_ANSWERS)
        self._named: Recent[Sequence[Person] | None] = Recent(_ANSWERS)
        self._series: Recent[Series | None] = Recent(_ANSWERS)
        self._work: Recent[Sequence[FilmCredit] | None] = Recent(_LIVES)

    def refresh(self) -> bool:
        """Forget everything if the catalogue has changed, and say whether it has."""
        fingerprint = self._catalogue.fingerprint
        changed = fingerprint != self.fingerprint
        if changed:
            self.fingerprint = fingerprint
            self._forget()
        return changed

    def sources(self) -> Mapping[str, Source]:
        """Give every source by its key."""
        return self._sources

    def films(self, ids: Collection[str]) -> Mapping[str, FilmRef]:
        """Give films by catalogue id."""
        return self._catalogue.films(ids)

    def films_by_imdb(self, imdb_ids: Collection[str]) -> Mapping[str, FilmRef]:
        """Give films by IMDb identifier."""
        return self._catalogue.films_by_imdb(imdb_ids)

    def films_titled(self, folded: Collection[str]) -> Mapping[str, Sequence[FilmRef]]:
        """Give the films under these titles, most famous first."""
        return _answer(folded, self._titled, self._catalogue.films_titled)

    def dossiers(self, ids: Collection[str]) -> Mapping[str, Dossier]:
        """Give all that is known of each film."""
        return _answer(ids, self._dossiers, self._catalogue.dossiers)

    def details(self, ids: Collection[str]) -> Mapping[str, Details]:
        """Give what checking never asks of a film."""
        return self._catalogue.details(ids)

    def people_named(self, folded: Collection[str]) -> Mapping[str, Sequence[Person]]:
        """Give the people under these names."""
        return _answer(folded, self._named, self._catalogue.people_named)

    def filmographies(self, ids: Collection[str]) -> Mapping[str, Sequence[FilmCredit]]:
        """Give what each person did, by year."""
        return _answer(ids, self._work, self._catalogue.filmographies)

    def series_named(self, folded: Collection[str]) -> Mapping[str, Series]:
        """Give the series under these names."""
        return _answer(folded, self._series, self._catalogue.series_named)


def _answer(
    keys: Collection[str],
    known: Recent[_T | None],
    ask: Callable[[Collection[str]], Mapping[str, _T]],
) -> dict[str, _T]:
    """Answer from what is known, and ask for the rest in one batch."""
    found: dict[str, _T] = {}
    missing = []
    for key in keys:
        if key in known:
            value = known.keep(key, known.get(key))
            if value is not None:
                found[key] = value
        else:
            missing.append(key)
    if missing:
        answers = ask(missing)
        for key in missing:
            value = known.keep(key, answers.get(key))
            if value is not None:
                found[key] = value
    return found
