"""The questions the checker may ask a catalogue: each takes many keys at once and answers in a map.

A key without an answer is absent from the map. Names and titles are asked for in the normal forms
of ``names.py``. An adapter may be a file, a database or plain memory; one contract suite in
``tests/contracts`` holds for all of them.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from matinee.catalogue.model import Details, Dossier, FilmCredit, FilmRef, Person, Series, Source


class CatalogueError(Exception):
    """A catalogue that cannot be opened or read; the message says which and what to do."""


class Catalogue(Protocol):
    """Sourced film data, asked in batches."""

    @property
    def fingerprint(self) -> str:
        """What changes whenever the contents change."""
        ...

    def sources(self) -> Mapping[str, Source]:
        """Give every source by its key."""
        ...

    def films(self, ids: Collection[str]) -> Mapping[str, FilmRef]:
        """Give films by catalogue id."""
        ...

    def films_by_imdb(self, imdb_ids: Collection[str]) -> Mapping[str, FilmRef]:
        """Give films by IMDb identifier (``tt0047478``)."""
        ...

    def films_titled(self, folded: Collection[str]) -> Mapping[str, Sequence[FilmRef]]:
        """Give the films under any title whose normal form is asked for, most famous first."""
        ...

    def dossiers(self, ids: Collection[str]) -> Mapping[str, Dossier]:
        """Give all that is known of each film."""
        ...

    def details(self, ids: Collection[str]) -> Mapping[str, Details]:
        """Give what checking never asks of a film: titles by language, cuts, releases, kin."""
        ...

    def people_named(self, folded: Collection[str]) -> Mapping[str, Sequence[Person]]:
        """Give the people under any name whose normal form is asked for."""
        ...

    def filmographies(self, ids: Collection[str]) -> Mapping[str, Sequence[FilmCredit]]:
        """Give what each person did, by year."""
        ...

    def series_named(self, folded: Collection[str]) -> Mapping[str, Series]:
        """Give the series whose normal form is asked for, with their films."""
        ...
