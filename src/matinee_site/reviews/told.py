"""The films of a rule that is of somebody or something: a person, a series, a search, a day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils.formats import date_format
from django.utils.module_loading import import_string

from matinee.catalogue import Role
from matinee_site.catalogue.models import Credit, Film
from matinee_site.catalogue.queries import first_released_on
from matinee_site.reviews.subjects import person_of, series_of

MOST = 200
_OPEN = Q(citation__source__publishable=True)


def complete_works(films: QuerySet[Film], subject: str) -> Sequence[Film]:
    """Give the films that a person worked on, the earliest first, with the roles."""
    person = person_of(subject)
    if person is None:
        return ()
    roles: dict[int, dict[str, None]] = defaultdict(dict)
    for film, role in (
        Credit.objects.filter(_OPEN, person=person).order_by("id").values_list("film_id", "role")
    ):
        roles[film][role] = None
    found = list(
        films.filter(id__in=roles).order_by(F("public_year").asc(nulls_last=True), "title")
    )
    for film in found:
        film.signal = ", ".join(Role(role).label for role in roles[film.pk])
    return found


def story_order(films: QuerySet[Film], subject: str) -> Sequence[Film]:
    """Give a series' films in the order of its story, where that is known, else as released."""
    series = series_of(subject)
    if series is None:
        return ()
    told = Q(
        statements__field="series", statements__citation__source__publishable=True, series=series
    )
    found = list(films.filter(told).distinct())
    found.sort(
        key=lambda film: (
            film.story_place if film.story_place is not None else film.place or MOST,
            film.public_year or 0,
            film.title,
        )
    )
    return found


def released_today(films: QuerySet[Film], today: date) -> Sequence[Film]:
    """Give the films that first came out on this day of an earlier year, the best known first."""
    days = first_released_on(day=today)
    found = list(films.filter(id__in=days).order_by("-fame", "title")[:MOST])
    for film in found:
        film.signal = date_format(date.fromisoformat(days[film.pk]), "j F Y")
    return found


def found_by_search(films: QuerySet[Film], subject: str) -> Sequence[Film]:
    """Give the films that a query finds, in its order."""
    keys = import_string(settings.MATINEE_FINDER)(subject, MOST)
    rows = {film.key: film for film in films.filter(key__in=keys)}
    return [rows[key] for key in keys if key in rows]
