"""Everything of the catalogue that may be found by readers, as entries.

Whatever rests on sources alone that may not be published is left out here, so that it is in no
result, no suggestion and no count.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Case, Count, F, FloatField, Max, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from matinee.catalogue import Role
from matinee.catalogue.names import fold
from matinee.discovery.search import Entry
from matinee.discovery.search.assemble import (
    LEADS,
    LESS_PROMINENT,
    PROMINENCE,
    UNBILLED,
    UNBILLED_ACTOR,
    character_entry,
    film_entry,
    in_order_of_fame,
    is_name,
    person_entry,
    person_fame,
    series_entry,
)
from matinee_site.catalogue.models import (
    TITLE_FIELDS,
    Credit,
    FilmCountry,
    FilmGenre,
    Person,
    PersonName,
    Series,
    Statement,
)
from matinee_site.catalogue.queries import shown_films

_OPEN = Q(citation__source__publishable=True)
_LEADING = Q(billing__isnull=True) | Q(billing__lte=LEADS)
_UNBILLED = Case(When(role=Role.ACTOR.value, then=Value(UNBILLED_ACTOR)), default=Value(UNBILLED))
_SHARE = (
    F("film__fame")
    * Case(
        *(When(role=role.value, then=Value(share)) for role, share in PROMINENCE.items()),
        default=Value(LESS_PROMINENT),
        output_field=FloatField(),
    )
    / (Value(1.0) + Coalesce(F("billing"), _UNBILLED) / Value(4.0))
)


def catalogue_entries() -> tuple[int, Iterator[Entry]]:
    """Give how many entries the catalogue has for readers, and all, the best known first."""
    return in_order_of_fame((Films(), SeriesShelf(), People(), _Characters()))


class Films:
    """The films that have a public page."""

    def fames(self) -> Iterable[tuple[float, int]]:
        """Give every film's fame and number."""
        return shown_films().values_list("fame", "id").iterator(chunk_size=20_000)

    def entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        """Give films by number."""
        told = _open_statements(numbers)
        titles = _open_titles(numbers)
        genres = _facet(FilmGenre.objects, "genre", numbers)
        countries = _facet(FilmCountry.objects, "country", numbers)
        credits: dict[int, list[tuple[str, str, str | None]]] = defaultdict(list)
        for film, role, name, character in (
            Credit.objects.filter(_OPEN, _LEADING, film__in=numbers)
            .order_by("film_id", "billing", "id")
            .values_list("film_id", "role", "person__name", "character")
        ):
            credits[film].append((role, name, character))
        return {
            id: film_entry(
                key=key, slug=slug, title=title, titles=titles[id], year=year, runtime=runtime,
                imdb_id=imdb_id, series=series if series and told[id]["series"] else "",
                genres=genres[id], countries=countries[id],
                languages=[each for each in languages if each in told[id]["languages"]],
                credits=credits[id],
            )
            for id, key, slug, title, year, runtime, imdb_id, series, languages in (
                shown_films().filter(id__in=numbers).values_list(
                    "id", "key", "slug", "title", "public_year", "public_runtime", "imdb_id",
                    "series__name", "languages",
                )
            )
        }  # fmt: skip


class People:
    """Those with a credit that may be shown."""

    def fames(self) -> Iterable[tuple[float, int]]:
        """Give everybody's fame and number."""
        rows = (
            _shown_credits()
            .filter(person__public=True)
            .values("person")
            .annotate(best=Max(_SHARE), total=Sum(_SHARE))
            .values_list("best", "total", "person")
        )
        for best, total, person in rows.iterator(chunk_size=20_000):
            yield person_fame(best, total), person

    def entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        """Give people by number."""
        people = Person.objects.filter(id__in=numbers, public=True)
        known = {id: (slug, name) for id, slug, name in people.values_list("id", "slug", "name")}
        names: dict[int, list[str]] = defaultdict(list)
        for person, name in PersonName.objects.filter(person__in=known, public=True).values_list(
            "person_id", "name"
        ):
            names[person].append(name)
        roles: dict[int, dict[str, int]] = defaultdict(dict)
        for person, role, films in (
            _shown_credits()
            .filter(person__in=known)
            .values_list("person", "role")
            .annotate(films=Count("film", distinct=True))
        ):
            roles[person][role] = films
        return {
            id: person_entry(key=slug, name=name, names=names[id], roles=roles[id])
            for id, (slug, name) in known.items()
            if roles[id]
        }


class SeriesShelf:
    """The series of more than one film, or those of these addresses."""

    def __init__(self, slugs: Iterable[str] | None = None) -> None:
        """Read them all."""
        in_series = Q(
            films__public=True, films__present=True, films__statements__field="series",
            films__statements__citation__source__publishable=True,
        )  # fmt: skip
        series = Series.objects.all()
        if slugs is not None:
            series = series.filter(slug__in=list(slugs))
        rows = series.annotate(
            shown=Count("films", filter=in_series, distinct=True),
            fame=Max("films__fame", filter=in_series),
        ).filter(shown__gt=1)
        self._entries = {
            id: series_entry(key=slug, name=name, films=shown, fame=fame)
            for id, slug, name, shown, fame in rows.values_list(
                "id", "slug", "name", "shown", "fame"
            )
        }

    def fames(self) -> Iterable[tuple[float, int]]:
        """Give every one's fame and number."""
        return [(entry.fame, number) for number, entry in self._entries.items()]

    def entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        """Give series by number."""
        return {number: self._entries[number] for number in numbers if number in self._entries}


class _Characters:
    def __init__(self) -> None:
        found: dict[str, tuple[str, set[int], float, float, str]] = {}
        rows = (
            _shown_credits()
            .filter(_LEADING, character__isnull=False)
            .order_by("-film__fame", "film_id")
            .values_list("character", "film_id", "film__title", "film__fame")
        )
        for character, film, title, fame in rows.iterator(chunk_size=20_000):
            if not is_name(character):
                continue
            name, films, best, total, first = found.setdefault(
                fold(character), (character, set(), fame, 0.0, title)
            )
            if film not in films:
                films.add(film)
                found[fold(character)] = (name, films, best, total + fame, first)
        self._entries = [
            character_entry(
                name=name, films=len(films), film=first, fame=person_fame(best, total) / 2
            )
            for name, films, best, total, first in found.values()
        ]

    def fames(self) -> Iterable[tuple[float, int]]:
        return [(entry.fame, number) for number, entry in enumerate(self._entries)]

    def entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        return {number: self._entries[number] for number in numbers}


def _shown_credits() -> QuerySet[Credit]:
    return Credit.objects.filter(_OPEN, film__public=True, film__present=True)


def _open_statements(films: Sequence[int]) -> Mapping[int, Mapping[str, set[str]]]:
    """Give the values that may be shown, of the fields whose columns carry no source."""
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for film, field, value in Statement.objects.filter(
        _OPEN, film__in=films, field__in=("series", "languages")
    ).values_list("film_id", "field", "value"):
        found[film][field].add(value)
    return found


def _open_titles(films: Sequence[int]) -> Mapping[int, list[str]]:
    """Give all titles that may be shown, each wording once."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for film, text in (
        Statement.objects.filter(_OPEN, film__in=films, field__in=TITLE_FIELDS)
        .order_by("film_id", "id")
        .values_list("film_id", "value")
    ):
        found[film][text] = None
    return defaultdict(list, {film: list(texts) for film, texts in found.items()})


def _facet(rows: QuerySet, kind: str, films: Sequence[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for film, name in (
        rows.filter(film__in=films, public=True)
        .order_by("film_id", "position")
        .values_list("film_id", f"{kind}__name")
    ):
        found[film].append(name)
    return found
