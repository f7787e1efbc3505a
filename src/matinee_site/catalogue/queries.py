"""What may be shown of the catalogue: facts that rest on a publishable source, and no others."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db import connection
from django.db.models import Count, F, Min, Q, QuerySet
from django.db.models.functions import Length

from matinee.catalogue import Role
from matinee.catalogue.names import slugify
from matinee_site.catalogue.facts import (
    FilmCard,
    FilmFacts,
    Named,
    PersonFacts,
    SeriesFilm,
    Shelf,
    WorkLine,
)
from matinee_site.catalogue.film_read import read_film
from matinee_site.catalogue.models import (
    Country,
    Credit,
    Film,
    Genre,
    Load,
    Person,
    Series,
    Statement,
)

_CARD = ("id", "slug", "title", "public_year", "fame")
_FILM_CARD = tuple(f"film__{column}" for column in _CARD)
_OPEN = Q(citation__source__publishable=True)
_OF_SERIES = Q(statements__field="series", statements__citation__source__publishable=True)


def shown_films() -> QuerySet[Film]:
    """Give the films that have a public page, for queries of other parts to build on."""
    return Film.objects.filter(public=True, present=True)


def card(*, film: Film) -> FilmCard:
    """Give a film row as a list shows it."""
    return FilmCard(film.id, film.slug, film.title, film.public_year, film.fame)


def cards(*, ids: Collection[int]) -> Mapping[int, FilmCard]:
    """Give films by their row's number; those without a public page are left out."""
    rows = shown_films().filter(id__in=ids).values_list(*_CARD)
    return {row[0]: FilmCard(*row) for row in rows}


def film_facts(*, slug: str) -> FilmFacts | None:
    """Give all that may be shown of a film, or None when it has no public page."""
    found = read_film(slug=slug)
    return found.facts if found else None


def person_facts(*, slug: str) -> PersonFacts | None:
    """Give what may be shown of a person, or None when nothing may."""
    person = Person.objects.filter(slug=slug, public=True).first()
    if person is None:
        return None
    rows = (
        Credit.objects.filter(_OPEN, person=person, film__public=True, film__present=True)
        .order_by(F("film__public_year").desc(nulls_last=True), "film__title", "id")
        .values_list(*_FILM_CARD, "role", "character")
    )
    work: dict[tuple[int, str], WorkLine] = {}
    for *film, role, character in rows:
        line = work.get((film[0], role))
        if line is None or (character and not line.character):
            work[film[0], role] = WorkLine(FilmCard(*film), Role(role), character)
    lines = tuple(work.values())
    if not lines:
        return None
    named = Named(person.slug, person.name, len({x.film.id for x in lines}))
    others = person.names.filter(public=True).exclude(name=person.name).order_by("id")
    return PersonFacts(named, list(others.values_list("name", flat=True)), lines)


def series_films(*, slug: str) -> tuple[Named, Sequence[SeriesFilm]] | None:
    """Give a series and its films in order of release, or None when nothing may be shown."""
    series = Series.objects.filter(slug=slug).first()
    rows = (
        shown_films()
        .filter(_OF_SERIES, series__slug=slug)
        .distinct()
        .order_by(F("public_year").asc(nulls_last=True), F("place").asc(nulls_last=True), "title")
        .values_list(*_CARD, "place", "story_place", "relation")
    )
    films = [SeriesFilm(FilmCard(*row[:5]), *row[5:]) for row in rows]
    if series is None or not films:
        return None
    return Named(series.slug, series.name, len(films)), films


def all_series() -> Sequence[Named]:
    """Give every series with at least one film to show, the longest first."""
    shown = Q(films__public=True, films__present=True)
    rows = Series.objects.annotate(shown=Count("films", filter=shown)).filter(shown__gt=0)
    return [Named(s.slug, s.name, s.shown) for s in rows.order_by("-shown", "name")]


def genres() -> Sequence[Named]:
    """Give the genres with how many films each has, the largest first."""
    rows = Genre.objects.annotate(shown=Count("films", filter=_facet_shown("genre")))
    return [Named(g.slug, g.name, g.shown) for g in rows.filter(shown__gt=0).order_by("-shown")]


def countries() -> Sequence[Named]:
    """Give the countries with how many films each has, the largest first."""
    rows = Country.objects.annotate(shown=Count("films", filter=_facet_shown("country")))
    return [Named(c.slug, c.name, c.shown) for c in rows.filter(shown__gt=0).order_by("-shown")]


def decades() -> Sequence[Named]:
    """Give the decades (``1950s``) with how many films each has, the newest first."""
    rows = (
        shown_films()
        .filter(public_year__isnull=False)
        .annotate(decade=F("public_year") / 10 * 10)
        .values_list("decade")
        .annotate(number=Count("id"))
        .order_by("-decade")
    )
    return [Named(f"{decade}s", f"{decade}s", number) for decade, number in rows]


def films_of_genre(*, slug: str, offset: int = 0, limit: int = 60) -> tuple[Named, Shelf] | None:
    """Give a page of a genre's films, most famous first; None for a genre that there is not."""
    genre = Genre.objects.filter(slug=slug).first()
    films = shown_films().filter(filmgenre__genre=genre, filmgenre__public=True)
    return (Named(slug, genre.name), _shelf(films, offset, limit)) if genre else None


def films_of_country(*, slug: str, offset: int = 0, limit: int = 60) -> tuple[Named, Shelf] | None:
    """Give a page of a country's films, most famous first; None for an unknown country."""
    country = Country.objects.filter(slug=slug).first()
    films = shown_films().filter(filmcountry__country=country, filmcountry__public=True)
    return (Named(slug, country.name), _shelf(films, offset, limit)) if country else None


def films_of_decade(*, decade: int, offset: int = 0, limit: int = 60) -> Shelf:
    """Give a page of the films of ten years from ``decade`` (1950) on, most famous first."""
    films = shown_films().filter(public_year__gte=decade, public_year__lt=decade + 10)
    return _shelf(films, offset, limit)


def languages() -> Sequence[Named]:
    """Give the languages that are spoken in the films, most films first."""
    rows = _spoken().values_list("value").annotate(shown=Count("film", distinct=True)).order_by()
    named: dict[str, Named] = {}
    for value, shown in sorted(rows, key=lambda row: (-row[1], row[0])):
        slug = slugify(value)
        if slug and slug not in named:
            named[slug] = Named(slug, value, shown)
    return list(named.values())


def films_in_language(*, name: str, offset: int = 0, limit: int = 60) -> Shelf:
    """Give a page of the films in which a language is spoken, most famous first."""
    return _shelf(
        shown_films().filter(id__in=_spoken().filter(value=name).values("film")), offset, limit
    )


def _spoken() -> QuerySet[Statement]:
    return Statement.objects.filter(_OPEN, field="languages", film__public=True, film__present=True)


def first_released_on(*, day: date) -> Mapping[int, str]:
    """Give the films that first came out on this day of an earlier year, with their date."""
    with connection.cursor() as cursor:
        # Written out, as an index on part of a value is found only by its very words.
        cursor.execute(
            f"SELECT DISTINCT film_id FROM {Statement._meta.db_table} WHERE field = 'release'"
            " AND SUBSTR(value, 6) = %s",
            [f"{day:%m-%d}"],
        )
        found = [film for (film,) in cursor.fetchall()]
    return {
        film: said
        for film, said in first_releases(films=found).items()
        if said[5:] == f"{day:%m-%d}" and int(said[:4]) < day.year
    }


def first_releases(*, films: Collection[int]) -> Mapping[int, str]:
    """Give the first day of release of films of which one may be shown: ``1954-04-26``."""
    rows = Statement.objects.filter(_OPEN, field="release", film__in=films)
    whole = rows.annotate(length=Length("value")).filter(length=len("1954-04-26"))
    return dict(whole.order_by().values_list("film_id").annotate(Min("value")))


def last_load() -> Load | None:
    """Give the newest loading of the catalogue."""
    return Load.objects.order_by("-id").first()


def _facet_shown(kind: str) -> Q:
    return Q(**{f"film{kind}__public": True, "films__public": True, "films__present": True})


def _shelf(films: QuerySet[Film], offset: int, limit: int) -> Shelf:
    rows = films.order_by("-fame", "title", "id").values_list(*_CARD)[offset : offset + limit]
    return Shelf([FilmCard(*row) for row in rows], films.count())
