"""Lays plain facts of the house over rows of films, people and series, and lifts them again."""

from collections.abc import Mapping, Sequence
from typing import Any

from matinee.catalogue.names import fold, fold_title, slugify
from matinee_site.catalogue.house import FILM, PERSON, SERIES, HouseFact
from matinee_site.catalogue.models import (
    Citation,
    Country,
    Film,
    FilmCountry,
    FilmGenre,
    FilmTitle,
    Genre,
    Person,
    PersonName,
    Series,
    Source,
    Statement,
)

HOUSE = "house"
PLAIN: Mapping[str, Sequence[str]] = {
    "title": ("title", "public"),
    "original_title": ("original_title", "public_original"),
    "year": ("year", "public_year"),
    "runtime": ("runtime", "public_runtime"),
    "languages": ("languages",),
    "aliases": ("aliases",),
    "series": ("series_id", "place", "story_place"),
}
"""The columns of a film that each field fills."""
_SHOWN = {
    "year": "public_year", "runtime": "public_runtime", "original_title": "public_original",
}  # fmt: skip
FACETS = {"genres": (Genre, FilmGenre, "genre"), "countries": (Country, FilmCountry, "country")}
FIELDS = frozenset(
    {(FILM, field) for field in (*PLAIN, *FACETS)}
    | {(PERSON, "name"), (PERSON, "aliases"), (SERIES, "name")}
)


def house_citation(ref: str = "") -> Citation:
    """Give the citation of the house's word, with where the house has it from."""
    source, _ = Source.objects.get_or_create(
        key=HOUSE, defaults={"name": "The house", "licence": "Our own", "publishable": True}
    )
    return Citation.objects.get_or_create(source=source, ref=ref)[0]


def free_slug(model: type[Film] | type[Person] | type[Series], base: str) -> str:
    """Give an address that nothing of the kind has yet."""
    slug, number = base, 1
    while model.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


def add_missing_film(key: str, title: str) -> Film:
    """Add the row of a film that no source has."""
    slug = free_slug(Film, key.removeprefix(f"{HOUSE}-") or slugify(title, limit=110) or "film")
    return Film.objects.create(key=key, slug=slug, title=title, public=True)


def lay_field(row: Film | Person | Series, fact: HouseFact) -> dict[str, Any]:
    """Make a row say what the house does, and give what it said before."""
    if isinstance(row, Film):
        return _lay_film(row, fact)
    if isinstance(row, Person):
        return _lay_person(row, fact)
    was = {"name": row.name, "folded": row.folded}
    row.name, row.folded = fact.value, fold_title(fact.value)
    row.save(update_fields=["name", "folded"])
    return was


def lift_field(row: Film | Person | Series, fact: HouseFact) -> None:
    """Make a row say again what it said before."""
    was = dict(fact.was)
    if isinstance(row, Film):
        _forget_statements(row, fact.field)
        FilmTitle.objects.filter(pk__in=was.pop("titles", ())).delete()
        if fact.field in FACETS:
            _, link, name = FACETS[fact.field]
            link.objects.filter(film=row).delete()
            for number, position, public in was["rows"]:
                link.objects.create(
                    film=row, position=position, public=public, **{f"{name}_id": number}
                )
            return
    if isinstance(row, Person):
        PersonName.objects.filter(pk__in=was.pop("names", ())).delete()
    for column, value in was.items():
        setattr(row, column, value)
    row.save()


def _lay_film(film: Film, fact: HouseFact) -> dict[str, Any]:
    field, value = fact.field, fact.value
    _forget_statements(film, field)
    if field in FACETS:
        was = _lay_facets(film, field, value)
        said = value
    else:
        was = {column: getattr(film, column) for column in PLAIN[field]}
        said = _fill(film, field, value)
        film.present = True
        film.save()
    cited = house_citation(fact.ref)
    Statement.objects.bulk_create(
        Statement(film=film, field=field, value=str(each)[:500], citation=cited) for each in said
    )
    if field in ("title", "original_title", "aliases"):
        forms = {fold_title(each) for each in said} - {""}
        known = set(FilmTitle.objects.filter(film=film).values_list("folded", flat=True))
        new = [FilmTitle.objects.create(film=film, folded=form) for form in sorted(forms - known)]
        was["titles"] = [title.pk for title in new]
    return was


def _fill(film: Film, field: str, value: Any) -> list[Any]:
    """Fill the columns of a field; give what that states."""
    if field == "series":
        name = value.get("name", "")
        film.series = _series(name) if name else None
        film.place, film.story_place = value.get("place"), value.get("story_place")
        return [name] if name else []
    if field == "title":
        film.title, film.public = value, True
    elif field in _SHOWN:
        setattr(film, field, value)
        setattr(film, _SHOWN[field], value)
    else:
        setattr(film, field, value)
    if isinstance(value, list):
        return value
    return [value] if value not in (None, "") else []


def _lay_facets(film: Film, field: str, names: Sequence[str]) -> dict[str, Any]:
    model, link, name = FACETS[field]
    rows = link.objects.filter(film=film)
    was = [list(row) for row in rows.values_list(f"{name}_id", "position", "public")]
    rows.delete()
    for position, each in enumerate(names):
        base = slugify(each) or name
        taken = model.objects.filter(slug=base).exclude(name=each).exists()
        slug = f"{base}-{model.objects.count()}" if taken else base
        facet, _ = model.objects.get_or_create(name=each, defaults={"slug": slug})
        link.objects.create(film=film, position=position, public=True, **{name: facet})
    return {"rows": was}


def _lay_person(person: Person, fact: HouseFact) -> dict[str, Any]:
    names = [fact.value] if fact.field == "name" else fact.value
    was: dict[str, Any] = {"name": person.name} if fact.field == "name" else {}
    new = []
    for name in names:
        if not PersonName.objects.filter(person=person, folded=fold(name)).exists():
            new.append(
                PersonName.objects.create(person=person, folded=fold(name), name=name, public=True)
            )
    if fact.field == "name":
        person.name = fact.value
        person.save(update_fields=["name"])
    return was | {"names": [name.pk for name in new]}


def _series(name: str) -> Series:
    found = Series.objects.filter(folded=fold_title(name)).first()
    if found:
        return found
    slug = free_slug(Series, slugify(name, limit=90) or "series")
    return Series.objects.create(slug=slug, name=name, folded=fold_title(name))


def _forget_statements(film: Film, field: str) -> None:
    Statement.objects.filter(film=film, field=field, citation__source__key=HOUSE).delete()
