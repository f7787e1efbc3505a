"""Brings in where films are to be seen from a table that the operator answers for."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from matinee.catalogue import Catalogue
from matinee.catalogue.refs import find_film
from matinee_site.catalogue.models import Film
from matinee_site.reviews.models.edition import Edition
from matinee_site.showings.models import Offer, Place, Screening, countries

NEEDED = ("film", "place", "country", "checked")
COLUMNS = (*NEEDED, "terms", "url", "until", "starts", "version", "city", "place_url")
MOST_ROWS = 100_000
MOST_LETTERS = 1000


class TableError(ValueError):
    """The table cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not brought in, and why."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Brought:
    """How many rows became offers and screenings, and which were refused.

    ``waiting`` names the places that nobody has confirmed as licensed: readers see none of them.
    """

    offers: int
    screenings: int
    waiting: Sequence[str]
    refused: Sequence[Refused]


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with a head; raise TableError when it is none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _rows(file)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path}: not a table that can be read ({error})") from error


def bring_in(*, rows: Iterable[Mapping[str, str]], catalogue: Catalogue, licensed: bool) -> Brought:
    """Bring in offers, and screenings where ``starts`` is filled; the same row again renews it.

    With ``licensed`` the operator confirms every place in the table as licensed; without, what is
    brought in waits until that is done at the desk.
    """
    done = {Offer: 0, Screening: 0}
    refused, waiting = [], set()
    with transaction.atomic():
        for number, row in enumerate(rows, 2):
            try:
                with transaction.atomic():
                    place, became = _bring(row, catalogue, licensed)
                done[became] += 1
                if not place.licensed:
                    waiting.add(str(place))
            except (ValueError, ValidationError) as error:
                why = "; ".join(error.messages) if isinstance(error, ValidationError) else error
                refused.append(Refused(number, str(why)))
        Edition.next()
    return Brought(done[Offer], done[Screening], sorted(waiting), refused)


def _rows(file: TextIO) -> list[dict[str, str]]:
    reader = csv.DictReader(file)
    head = [name.strip().lower() for name in reader.fieldnames or ()]
    missing = [name for name in NEEDED if name not in head]
    if missing:
        raise csv.Error(f"its first line lacks {', '.join(missing)}")
    reader.fieldnames = head
    rows = []
    for row in reader:
        if len(rows) == MOST_ROWS:
            raise csv.Error(f"more than {MOST_ROWS:,} rows")
        rows.append({name: (row.get(name) or "").strip()[:MOST_LETTERS] for name in COLUMNS})
    return rows


def _bring(
    row: Mapping[str, str], catalogue: Catalogue, licensed: bool
) -> tuple[Place, type[Offer] | type[Screening]]:
    film = _film(row["film"], catalogue)
    screening = bool(row["starts"])
    place = _place(row, Place.Kind.CINEMA if screening else Place.Kind.SERVICE, licensed)
    common: dict[str, Any] = {
        "country": _country(row["country"]),
        "url": row["url"],
        "checked_on": _day(row["checked"], "checked"),
    }
    if screening:
        starts = _moment(row["starts"])
        old = Screening.objects.filter(film=film, place=place, starts_at=starts).first()
        row_kept = old or Screening(film=film, place=place, starts_at=starts)
        _keep(row_kept, common | {"version": row["version"][:120]})
        return place, Screening
    kind = row["terms"].lower() or Offer.Kind.INCLUDED
    same = {"film": film, "place": place, "country": common["country"], "kind": kind}
    until = _day(row["until"], "until") if row["until"] else None
    _keep(Offer.objects.filter(**same).first() or Offer(**same), common | {"until": until})
    return place, Offer


def _keep(row: Offer | Screening, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()


def _place(row: Mapping[str, str], kind: str, licensed: bool) -> Place:
    if not row["place"]:
        raise ValueError("no place is named")
    same = {"name": row["place"][:200], "city": row["city"][:120], "kind": kind}
    place = Place.objects.filter(**same).first() or Place(**same, url=row["place_url"])
    if place.pk is None or (licensed and not place.licensed):
        place.licensed = place.licensed or licensed
        place.full_clean()
        place.save()
    return place


def _film(ref: str, catalogue: Catalogue) -> Film:
    match = find_film(catalogue, ref)
    film = Film.objects.filter(key=match.film.id).first() if match.film else None
    if film is None:
        raise ValueError(f"'{ref}' names {'more than one film' if match.candidates else 'no film'}")
    return film


def _country(written: str) -> str:
    code = written.upper()
    if code not in dict(countries()):
        raise ValueError(f"'{written}' is no country; write two letters, as in GB or FR")
    return code


def _day(written: str, column: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(
            f"'{written}' under '{column}' is no day; write it as 2026-05-03"
        ) from None


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise ValueError(f"'{written}' is no time; write it as 2026-05-03T14:00") from None
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
