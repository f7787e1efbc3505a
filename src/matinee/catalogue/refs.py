"""Resolves a film as people name it: an IMDb id, a catalogue id, a title with or without year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matinee.catalogue.model import FilmRef
from matinee.catalogue.names import fold_title
from matinee.catalogue.port import Catalogue

_IMDB = re.compile(
    r"(?:https?://(?:www\.|m\.)?imdb\.com/title/)?(tt\d{6,10})(?:/.*)?", re.IGNORECASE
)
_WITH_YEAR = re.compile(r"(?P<title>.*\S)\s*[(\[](?P<year>\d{4})[)\]]")
_YEAR_BEHIND = re.compile(r"(?P<title>.*[^\s,]),?\s+(?P<year>(?:18|19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class FilmMatch:
    """What a reference fits: one ``film``, or several ``candidates``, or neither.

    ``near`` holds films that do not fit but may be meant, such as namesakes of another year.
    """

    film: FilmRef | None = None
    candidates: Sequence[FilmRef] = ()
    near: Sequence[FilmRef] = ()


def find_film(catalogue: Catalogue, ref: str, *, year: int | None = None) -> FilmMatch:
    """Resolve ``tt7181546``, ``Ballerina (2025)`` or ``ballerina 2025``, a title, a catalogue id.

    ``year`` is one known from elsewhere; a year written in ``ref`` goes before it.
    """
    ref = " ".join(ref.split())
    if not ref:
        return FilmMatch()
    imdb = _IMDB.fullmatch(ref)
    if imdb:
        key = imdb[1].lower()
        found = catalogue.films_by_imdb([key]).get(key) or catalogue.films([key]).get(key)
        return FilmMatch(found)
    by_id = catalogue.films([ref]).get(ref)
    if by_id:
        return FilmMatch(by_id)
    dated = _WITH_YEAR.fullmatch(ref)
    if not dated:
        whole = find_titled(catalogue, ref, year=year)
        behind = _YEAR_BEHIND.fullmatch(ref)
        if whole.film or whole.candidates or whole.near or not behind:
            return whole
        return find_titled(catalogue, behind["title"], year=int(behind["year"]))
    match = find_titled(catalogue, dated["title"], year=int(dated["year"]))
    if match.film or match.candidates:
        return match
    whole = find_titled(catalogue, ref)
    return whole if whole.film or whole.candidates else match


def find_titled(catalogue: Catalogue, title: str, *, year: int | None = None) -> FilmMatch:
    """Resolve a title as it stands, among its namesakes by ``year`` when one is given."""
    folded = fold_title(title)
    films = catalogue.films_titled([folded]).get(folded, ()) if folded else ()
    fitting = [film for film in films if year is None or film.year == year]
    if len(fitting) == 1:
        return FilmMatch(fitting[0])
    return FilmMatch(None, tuple(fitting), tuple(films) if not fitting else ())
