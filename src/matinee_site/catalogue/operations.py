"""What the house itself says of films."""

from collections.abc import Sequence

from django.db import transaction

from matinee.catalogue import Role
from matinee.catalogue.names import fold, fold_title, slugify
from matinee_site.catalogue.models import (
    Citation,
    Credit,
    Film,
    FilmTitle,
    Person,
    PersonName,
    Source,
    Statement,
)

HOUSE = "house"
_YEARS = range(1874, 2101)


class FilmError(ValueError):
    """A film that cannot be added; the message says why."""


def add_film(*, title: str, year: int | None, directors: Sequence[str] = ()) -> Film:
    """Add a film that no source has, on the house's word; give the one there is if there is one."""
    title = " ".join(title.split())
    directors = [" ".join(name.split()) for name in directors if name.strip()]
    if not title:
        raise FilmError("A film needs a title.")
    if year is not None and year not in _YEARS:
        raise FilmError(f"{year} is no year of a film.")
    known = Film.objects.filter(titles__folded=fold_title(title), year=year, present=True).first()
    if known:
        return known
    with transaction.atomic():
        source, _ = Source.objects.get_or_create(
            key=HOUSE, defaults={"name": "The house", "licence": "Our own", "publishable": True}
        )
        cited, _ = Citation.objects.get_or_create(source=source, ref="")
        slug = _free(Film, slugify(f"{title} {year or ''}", limit=110) or "film")
        film = Film.objects.create(
            key=f"{HOUSE}-{slug}"[:100], slug=slug, title=title, year=year,
            public=True, public_year=year,
        )  # fmt: skip
        FilmTitle.objects.create(film=film, folded=fold_title(title))
        for field, value in (("title", title), ("year", year)):
            if value:
                Statement.objects.create(film=film, field=field, value=str(value), citation=cited)
        for billing, name in enumerate(directors, 1):
            Credit.objects.create(
                film=film, person=_person(name), role=Role.DIRECTOR, billing=billing, citation=cited
            )
    return film


def _person(name: str) -> Person:
    """Give the only person of that name, or a new one."""
    found = list(Person.objects.filter(names__folded=fold(name)).distinct()[:2])
    if len(found) == 1:
        return found[0]
    person = Person.objects.create(
        slug=_free(Person, slugify(name, limit=110) or "person"), name=name[:300], public=True
    )
    PersonName.objects.create(person=person, folded=fold(name), name=name[:300])
    return person


def _free(model: type[Film] | type[Person], base: str) -> str:
    slug, number = base, 1
    while model.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug
