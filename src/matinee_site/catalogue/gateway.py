"""The catalogue port on the site's own tables: what the checker asks here."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

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

_K = TypeVar("_K", str, int)
_CHUNK = 500
_REF = ("key", "title", "year", "imdb_id", "fame")
_BESIDE = ("local_title", "other_title", "release", "remake_of", "based_on")
"""What only readers ask of a film."""
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
        found: dict[str, Dossier] = {}
        for part in _parts(ids):
            found |= _dossiers(part)
        return found


def _dossiers(keys: Sequence[str]) -> dict[str, Dossier]:
    """Give the dossiers of a few hundred films at most, each table asked once."""
    wanted = models.Film.objects.filter(present=True, key__in=keys).select_related("series")
    rows = {row.pk: row for row in wanted}
    if not rows:
        return {}
    facets = {kind: _facets(kind, rows) for kind in ("genre", "country")}
    credits = _credits(rows)
    coverage: dict[int, dict[Role, list[Citation]]] = defaultdict(dict)
    for film, role, *cited in _of_films(models.Coverage, rows, "role", *_CITED):
        coverage[film].setdefault(Role(role), []).append(Citation(*cited))
    statements: dict[int, list[Statement]] = defaultdict(list)
    for film, field, value, *cited in _of_films(models.Statement, rows, "field", "value", *_CITED):
        if field not in _BESIDE:
            statements[film].append(Statement(field, value, Citation(*cited)))
    return {
        row.key: Dossier(
            _film(row, {kind: tuple(named.get(pk, ())) for kind, named in facets.items()}),
            tuple(merge_credits(credits.get(pk, ()))),
            coverage.get(pk, {}),
            tuple(statements.get(pk, ())),
        )
        for pk, row in rows.items()
    }


def _film(row: models.Film, facets: Mapping[str, tuple[str, ...]]) -> Film:
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
        genres=facets["genre"],
        countries=facets["country"],
        languages=tuple(row.languages),
        series=series,
        remake_of=row.remake_of,
        fame=row.fame,
    )


def _of_films(
    model: type[Model], films: Collection[int], *columns: str, order: str = "id"
) -> Iterator[tuple[Any, ...]]:
    rows = model._default_manager.filter(film__in=films).order_by(order)
    yield from rows.values_list("film_id", *columns)


def _facets(kind: str, films: Collection[int]) -> Mapping[int, Sequence[str]]:
    through = models.FilmGenre if kind == "genre" else models.FilmCountry
    named: dict[int, list[str]] = defaultdict(list)
    for film, name in _of_films(through, films, f"{kind}__name", order="position"):
        named[film].append(name)
    return named


def _credits(films: Mapping[int, models.Film]) -> Mapping[int, Sequence[Credit]]:
    """Give by film what each source credits, each person made once for all that they did."""
    columns = ("person_id", "role", "character", "character_aliases")
    rows = list(
        _of_films(
            models.Credit, films, *columns,
            "billing", "voice", "uncredited", "credited_as", *_CITED,
        )
    )  # fmt: skip
    people = _people({row[1] for row in rows})
    credits: dict[int, list[Credit]] = defaultdict(list)
    for film, person, role, character, aliases, billing, voice, hidden, on_screen, *cited in rows:
        credits[film].append(
            Credit(
                film=films[film].key,
                person=people[person],
                role=Role(role),
                character=character,
                character_aliases=tuple(aliases or ()),
                billing=billing,
                voice=voice,
                uncredited=hidden,
                citations=(Citation(*cited),),
                credited_as=on_screen,
            )
        )
    return credits


def _people(numbers: Iterable[int]) -> Mapping[int, Person]:
    """Give people with all their names."""
    people: dict[int, Person] = {}
    for part in _parts(numbers):
        names: dict[int, list[str]] = defaultdict(list)
        told = models.PersonName.objects.filter(person__in=part).order_by("folded", "name")
        for person, name in told.values_list("person_id", "name"):
            names[person].append(name)
        rows = models.Person.objects.filter(pk__in=part).values_list("pk", "slug", "name")
        for person, key, name in rows:
            others = (other for other in dict.fromkeys(names[person]) if other != name)
            people[person] = Person(key, name, tuple(others))
    return people


def _in(
    rows: QuerySet, column: str, keys: Iterable[str], columns: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    for part in _parts(keys):
        yield from rows.filter(**{f"{column}__in": part}).values_list(*columns)


def _parts(keys: Iterable[_K]) -> Iterator[list[_K]]:
    wanted = list(dict.fromkeys(keys))
    for at in range(0, len(wanted), _CHUNK):
        yield wanted[at : at + _CHUNK]


def _prefixed(relation: str, columns: Sequence[str]) -> list[str]:
    return [f"{relation}__{column}" for column in columns]


def _by_release(entry: tuple[FilmRef, SeriesPlace]) -> tuple[int, int, str]:
    film, place = entry
    return (film.year or 9999, place.place or 999, film.title)
