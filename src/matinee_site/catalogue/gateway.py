"""The catalogue port on the site's own tables: what the checker asks here."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from matinee.catalogue import (
    Citation,
    Credit,
    Dossier,
    Film,
    FilmCredit,
    FilmRef,
    Person,
    Role,
    Series,
    SeriesPlace,
    Source,
    Statement,
)
from matinee.catalogue.merge import merge_credits
from matinee_site.catalogue import models

_CHUNK = 500
_REF = ("key", "title", "year", "imdb_id", "fame")
_CITED = ("citation__source__key", "citation__ref")


class SiteCatalogue:
    """Answers from the database on every call, so that a reload shows at once."""

    @property
    def fingerprint(self) -> str:
        """What changes whenever the contents change; '' before the first load."""
        last = models.Load.objects.order_by("-id").values_list("fingerprint", "words").first()
        fingerprint, words = last or ("", 0)
        return f"{fingerprint[:50]}+{words}" if words else fingerprint

    def sources(self) -> Mapping[str, Source]:
        """Give every source by its key."""
        return {
            row[0]: Source(*row)
            for row in models.Source.objects.order_by("id").values_list(
                "key", "name", "licence", "publishable", "home"
            )
        }

    def films(self, ids: Collection[str]) -> Mapping[str, FilmRef]:
        """Give films by catalogue id."""
        rows = _in(models.Film.objects.filter(present=True), "key", ids, _REF)
        return {row[0]: FilmRef(*row) for row in rows}

    def films_by_imdb(self, imdb_ids: Collection[str]) -> Mapping[str, FilmRef]:
        """Give films by IMDb identifier."""
        rows = _in(models.Film.objects.filter(present=True), "imdb_id", imdb_ids, _REF)
        return {row[3]: FilmRef(*row) for row in rows}

    def films_titled(self, folded: Collection[str]) -> Mapping[str, Sequence[FilmRef]]:
        """Give the films under these titles, most famous first."""
        found: dict[str, list[FilmRef]] = {}
        columns = ("folded", *_prefixed("film", _REF))
        for title, *film in _in(models.FilmTitle.objects.all(), "folded", folded, columns):
            found.setdefault(title, []).append(FilmRef(*film))
        for films in found.values():
            films.sort(key=lambda film: (-film.fame, film.year or 0, film.id))
        return found

    def people_named(self, folded: Collection[str]) -> Mapping[str, Sequence[Person]]:
        """Give the people under these names."""
        found: dict[str, dict[str, Person]] = {}
        columns = ("folded", "person__slug", "person__name")
        names = models.PersonName.objects.order_by("folded", "person_id")
        for name, key, full in _in(names, "folded", folded, columns):
            found.setdefault(name, {})[key] = Person(key, full)
        return {name: tuple(people.values()) for name, people in found.items()}

    def filmographies(self, ids: Collection[str]) -> Mapping[str, Sequence[FilmCredit]]:
        """Give what each person did, by year."""
        merged: dict[str, dict[tuple[str, str], FilmCredit]] = {}
        columns = ("person__slug", *_prefixed("film", _REF), "role", "character", *_CITED)
        rows = _in(models.Credit.objects.order_by("id"), "person__slug", ids, columns)
        for key, *film, role, character, source, ref in rows:
            lines = merged.setdefault(key, {})
            line = lines.get((film[0], role))
            cited = Citation(source, ref)
            citations = (*line.citations, cited) if line else (cited,)
            shown = line.character if line and line.character else character
            lines[film[0], role] = FilmCredit(FilmRef(*film), Role(role), shown, citations)
        return {
            key: tuple(
                sorted(lines.values(), key=lambda c: (c.film.year or 9999, c.film.title, c.role))
            )
            for key, lines in merged.items()
        }

    def series_named(self, folded: Collection[str]) -> Mapping[str, Series]:
        """Give series by the normal form of their name."""
        found: dict[str, tuple[str, str, list[tuple[FilmRef, SeriesPlace]]]] = {}
        columns = (
            *("series__folded", "series__slug", "series__name"),
            *(*_REF, "place", "story_place", "relation"),
        )
        films = models.Film.objects.filter(present=True)
        for name, key, title, *row in _in(films, "series__folded", folded, columns):
            entry = found.setdefault(name, (key, title, []))
            entry[2].append((FilmRef(*row[:5]), SeriesPlace(key, title, *row[5:])))
        return {
            name: Series(key, title, tuple(sorted(films, key=_by_release)))
            for name, (key, title, films) in found.items()
        }

    def dossiers(self, ids: Collection[str]) -> Mapping[str, Dossier]:
        """Give all that is known of each film."""
        wanted = models.Film.objects.filter(present=True).select_related("series")
        return {film.key: _dossier(film) for film in _films(wanted, ids)}


def _dossier(row: models.Film) -> Dossier:
    names: dict[str, list[str]] = {}
    for key, name in (
        models.PersonName.objects.filter(person__credits__film=row)
        .order_by("folded", "person_id", "name")
        .values_list("person__slug", "name")
        .distinct()
    ):
        names.setdefault(key, []).append(name)
    credits = (
        models.Credit.objects.filter(film=row)
        .order_by("id")
        .values_list(
            *("person__slug", "person__name", "role", "character", "character_aliases"),
            *("billing", "voice", "uncredited", *_CITED),
        )
    )
    coverage: dict[Role, list[Citation]] = {}
    for role, *cited in (
        models.Coverage.objects.filter(film=row).order_by("id").values_list("role", *_CITED)
    ):
        coverage.setdefault(Role(role), []).append(Citation(*cited))
    statements = (
        models.Statement.objects.filter(film=row)
        .order_by("id")
        .values_list("field", "value", *_CITED)
    )
    return Dossier(
        _film(row),
        tuple(merge_credits(_credit(row.key, names, credit) for credit in credits)),
        coverage,
        tuple(Statement(field, value, Citation(*cited)) for field, value, *cited in statements),
    )


def _film(row: models.Film) -> Film:
    series = row.series and SeriesPlace(
        row.series.slug, row.series.name, row.place, row.story_place, row.relation
    )
    return Film(
        id=row.key,
        title=row.title,
        year=row.year,
        original_title=row.original_title,
        aliases=tuple(row.aliases),
        runtime=row.runtime,
        imdb_id=row.imdb_id,
        wikidata_id=row.wikidata_id,
        genres=_facet(row, "genre"),
        countries=_facet(row, "country"),
        languages=tuple(row.languages),
        series=series,
        remake_of=row.remake_of,
        fame=row.fame,
    )


def _facet(row: models.Film, kind: str) -> tuple[str, ...]:
    through = models.FilmGenre if kind == "genre" else models.FilmCountry
    named = through.objects.filter(film=row).order_by("position")
    return tuple(named.values_list(f"{kind}__name", flat=True))


def _credit(film: str, names: Mapping[str, Sequence[str]], row: Sequence[Any]) -> Credit:
    key, name, role, character, aliases, billing, voice, uncredited, source, ref = row
    return Credit(
        film=film,
        person=Person(key, name, tuple(other for other in names.get(key, ()) if other != name)),
        role=Role(role),
        character=character,
        character_aliases=tuple(aliases or ()),
        billing=billing,
        voice=voice,
        uncredited=uncredited,
        citations=(Citation(source, ref),),
    )


def _in(
    rows: QuerySet, column: str, keys: Iterable[str], columns: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    for part in _parts(keys):
        yield from rows.filter(**{f"{column}__in": part}).values_list(*columns)


def _films(rows: QuerySet[models.Film], keys: Iterable[str]) -> Iterator[models.Film]:
    for part in _parts(keys):
        yield from rows.filter(key__in=part)


def _parts(keys: Iterable[str]) -> Iterator[list[str]]:
    wanted = list(dict.fromkeys(keys))
    for at in range(0, len(wanted), _CHUNK):
        yield wanted[at : at + _CHUNK]


def _prefixed(relation: str, columns: Sequence[str]) -> list[str]:
    return [f"{relation}__{column}" for column in columns]


def _by_release(entry: tuple[FilmRef, SeriesPlace]) -> tuple[int, int, str]:
    film, place = entry
    return (film.year or 9999, place.place or 999, film.title)
