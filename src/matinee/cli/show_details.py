"""Prints what readers may want to know of a film beside its facts: titles abroad, cuts, kin."""

from collections.abc import Callable, Iterable, Sequence

from rich.table import Table

from matinee.catalogue import Citation, Details, Dossier, Kin
from matinee.cli.messages import printable

Marks = Callable[[Iterable[Citation]], str]
_MOST_TITLES = 12


def add_details(table: Table, dossier: Dossier, details: Details, marks: Marks) -> None:
    """Add a row for each thing that is known, as ``marks`` numbers who says so."""
    for label, value, cited in (
        ("also called", _titles(dossier, details), [title.citation for title in details.titles]),
        *_series(dossier, details),
        *_kin(details),
        *((cut.name, f"{cut.minutes} minutes", [cut.citation]) for cut in details.cuts),
        (
            "released",
            ", ".join(_release(each.date, each.country) for each in details.releases[:6]),
            [release.citation for release in details.releases],
        ),
        (
            "elsewhere",
            ", ".join(
                dict.fromkeys(
                    f"{each.scheme} {each.value}"
                    for each in details.identifiers
                    if each.scheme not in ("imdb", "wikidata")
                )
            ),
            [each.citation for each in details.identifiers],
        ),
    ):
        if value:
            table.add_row(printable(label), printable(value), marks(cited))


_KINDS = {"remake_of": "remake of", "based_on": "based on"}


def _titles(dossier: Dossier, details: Details) -> str:
    known = {dossier.film.title, dossier.film.original_title}
    places: dict[str, str] = {}
    for title in details.titles:
        if title.text not in known:
            place = title.language or (title.country or "").lower()
            places[title.text] = places.get(title.text) or place
    shown = [f"{text} ({place})" if place else text for text, place in places.items()]
    more = len(shown) - _MOST_TITLES
    return ", ".join(shown[:_MOST_TITLES]) + (f" and {more} more" if more > 0 else "")


def _series(dossier: Dossier, details: Details) -> list[tuple[str, str, Sequence[Citation]]]:
    """Give the film's other series; its first stands among the facts."""
    first = dossier.film.series.series if dossier.film.series else None
    found: dict[str, tuple[str, list[Citation]]] = {}
    for place, cited in details.series:
        if place.series != first:
            name = f"{place.name}, no. {place.place}" if place.place else place.name
            found.setdefault(place.series, (name, []))[1].append(cited)
    return [("also of", name, cited) for name, cited in found.values()]


def _kin(details: Details) -> list[tuple[str, str, Sequence[Citation]]]:
    """Give each work once, with everybody who says so."""
    found: dict[tuple[str, str], list[Citation]] = {}
    for kin in details.kin:
        found.setdefault((_KINDS[kin.kind], _work(kin)), []).append(kin.citation)
    return [(label, work, cited) for (label, work), cited in found.items()]


def _work(kin: Kin) -> str:
    if kin.film:
        return str(kin.film)
    named = kin.title or kin.ref or ""
    return f"{named} ({kin.year})" if kin.year else named


def _release(date: str, country: str | None) -> str:
    return f"{date} ({country})" if country else date
