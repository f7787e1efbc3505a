"""Choosing a film by typing, and all about it that a critic may want in the text."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from matinee.catalogue import WRITING, Dossier, Role, Source
from matinee.catalogue.names import fold_title
from matinee.discovery.search import parse_query
from matinee_site.catalogue.models import Credit, Film
from matinee_site.catalogue.operations import FilmError, add_film
from matinee_site.desk.live.answers import RefusedError, answered, number_of, text_of
from matinee_site.desk.live.who import people_elsewhere, people_of
from matinee_site.desk.permissions import ADD_FILMS, may_write
from matinee_site.discovery.queries import suggest
from matinee_site.reviews.checking import site_catalogue
from matinee_site.reviews.models import Review, public

MAX_QUERY = 120
_SHOWN = 10
_LEADS = 4
_ROLES = (
    (Role.DIRECTOR, "Director"),
    (Role.WRITER, "Written by"),
    (Role.CINEMATOGRAPHER, "Photography"),
    (Role.COMPOSER, "Music"),
    (Role.EDITOR, "Editing"),
    (Role.PRODUCER, "Producer"),
    (Role.PRODUCTION_DESIGNER, "Production design"),
    (Role.COSTUME_DESIGNER, "Costumes"),
    (Role.STUNT_COORDINATOR, "Stunts"),
)
_HEADED = {
    "original_title": "Original title",
    "year": "Year",
    "runtime": "Runtime",
    "countries": "Country",
    "languages": "Language",
    "genres": "Genre",
}


@dataclass(frozen=True, slots=True)
class FilmChoice:
    """A film as it is offered; ``id`` is what the form keeps."""

    id: int
    key: str
    title: str
    year: int | None
    directors: str
    poster: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact to drop into the text as ``words`` in Markdown, or above it as the line ``header``."""

    label: str
    value: str
    words: str
    sources: str
    header: str = ""


@answered(may_write, a_minute=240)
def find_films(request: HttpRequest) -> Mapping[str, Any]:
    """Give the films that fit what was typed, best first."""
    query = request.GET.get("q", "")[:MAX_QUERY].strip()
    films = parse_query(query).narrowed("kind", "film")
    keys = [hit.key for hit in suggest(query=films, limit=_SHOWN)] if query else []
    # The site's search tells readers only of films that may be shown; the desk knows all.
    folded = fold_title(query)
    if folded:
        others = Film.objects.filter(titles__folded__startswith=folded).order_by("-fame")
        keys += others.values_list("key", flat=True)[:_SHOWN]
    keys = list(dict.fromkeys(keys))[:_SHOWN]
    rows = {film.key: film for film in Film.objects.filter(key__in=keys, present=True)}
    return {
        "films": [asdict(film) for film in choices([rows[key] for key in keys if key in rows])],
        "may_add": request.user.has_perm(ADD_FILMS),
    }


@answered(lambda user: user.has_perm(ADD_FILMS), a_minute=20, writes=True)
def new_film(request: HttpRequest, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Add a film that the catalogue lacks, on the house's word."""
    try:
        film = add_film(
            title=text_of(data, "title", limit=300),
            year=number_of(data, "year"),
            directors=text_of(data, "director", limit=300).split(","),
            by=request.user,
            now=timezone.now(),
        )
    except FilmError as error:
        raise RefusedError(str(error)) from error
    return {"film": asdict(choices([film])[0])}


@answered(may_write, a_minute=120)
def about_film(request: HttpRequest, number: int) -> Mapping[str, Any]:
    """Give a film's people for completing names, and the panel of its facts."""
    film = Film.objects.filter(pk=number).first()
    if film is None:
        raise RefusedError("There is no such film.", status=404)
    catalogue = site_catalogue()
    sources = catalogue.sources()
    dossier = catalogue.dossiers([film.key]).get(film.key)
    people = people_of(dossier, sources)
    return {
        "film": asdict(choices([film])[0]),
        "people": [
            {"name": who.name, "target": f"person:{who.key}", "line": who.line}
            for who in people.values()
        ],
        "characters": _characters(dossier),
        "panel": render_to_string(
            "desk/live_film.html",
            {
                "film": film,
                "facts": facts(dossier, sources),
                "cast": dossier.credited(Role.ACTOR)[:20] if dossier else [],
                "reviews": _reviews_of_people(dossier, film),
            },
            request=request,
        ),
    }


@answered(may_write, a_minute=240)
def complete(request: HttpRequest) -> Mapping[str, Any]:
    """Give people, films and series of the whole catalogue whose names begin as was typed."""
    query = request.GET.get("q", "")[:MAX_QUERY].strip()
    named = suggest(query=parse_query(query), limit=4 * _SHOWN)
    hits = [hit for hit in named if hit.kind in ("person", "film", "series")][:_SHOWN]
    catalogue = site_catalogue()
    people = people_elsewhere(
        {hit.key: hit.name for hit in hits if hit.kind == "person"}, catalogue, catalogue.sources()
    )
    return {
        "names": [
            {
                "name": hit.name,
                "target": f"{hit.kind}:{hit.key}",
                "line": people[hit.key].line if hit.key in people else _line(hit.kind, hit.year),
                "entity": hit.kind,
            }
            for hit in hits
        ]
    }


def choices(films: Sequence[Film]) -> list[FilmChoice]:
    """Give films as they are offered, each with its directors."""
    directors: dict[int, list[str]] = {}
    rows = Credit.objects.filter(film__in=films, role=Role.DIRECTOR).order_by("billing", "id")
    for film, name in rows.values_list("film_id", "person__name"):
        if name not in directors.setdefault(film, []):
            directors[film].append(name)
    return [
        FilmChoice(
            film.pk,
            film.key,
            film.title,
            film.year,
            _listed(directors.get(film.pk, [])[:3]),
            f"/posters/small/{film.slug}.svg" if film.public else "",
        )
        for film in films
    ]


def facts(dossier: Dossier | None, sources: Mapping[str, Source]) -> list[Fact]:
    """Give a film's facts in the order in which a header states them."""
    if dossier is None:
        return []
    film = dossier.film
    said: dict[str, list[str]] = {}
    for statement in dossier.statements:
        said.setdefault(statement.field, []).append(statement.citation.source)

    def plain(label: str, field: str, value: str) -> Fact:
        named = _names(said.get(field, ()), sources)
        return Fact(label, value.strip("*"), value, named, f"{_HEADED[field]}: {value.strip('*')}")

    found = []
    if film.original_title and film.original_title != film.title:
        found.append(plain("Original title", "original_title", f"*{film.original_title}*"))
    for role, label in _ROLES:
        credits = dossier.credited(*WRITING) if role is Role.WRITER else dossier.credited(role)
        people = {credit.person.id: credit.person.name for credit in credits}
        if people:
            words = _listed([f"[{name}](person:{key})" for key, name in people.items()])
            cited = [c.source for credit in credits for c in credit.citations]
            head = f"{role.replace('_', ' ').capitalize()}: {', '.join(people.values())}"
            told = _names(cited, sources)
            found.append(Fact(label, _listed(people.values()), words, told, head))
    if film.year:
        found.append(plain("Year", "year", str(film.year)))
    if film.runtime:
        found.append(plain("Running time", "runtime", f"{film.runtime} minutes"))
    for label, field, values in (
        ("Country", "countries", film.countries),
        ("Language", "languages", film.languages),
        ("Genre", "genres", film.genres),
    ):
        if values:
            found.append(plain(label, field, _listed(values)))
    if film.series:
        words = f"[{film.series.name}](series:{film.series.series})"
        place = f", number {film.series.place}" if film.series.place else ""
        named = _names(said.get("series", ()), sources)
        found.append(Fact("Series", film.series.name + place, words, named))
    return found


def _characters(dossier: Dossier | None) -> list[Mapping[str, str]]:
    """Give the characters of the cast, with who plays them."""
    found: dict[str, str] = {}
    for credit in dossier.credited(Role.ACTOR) if dossier else ():
        for name in (credit.character, *credit.character_aliases):
            if name:
                found.setdefault(name, f"Played by {credit.person.name}")
    return [{"name": name, "line": line} for name, line in found.items()]


def _reviews_of_people(dossier: Dossier | None, film: Film) -> list[tuple[str, Sequence[Review]]]:
    """Give the published reviews of other films by the people who count most on this one."""
    if dossier is None:
        return []
    leads = dossier.credited(Role.ACTOR)[:_LEADS]
    makers = dossier.credited(Role.DIRECTOR, Role.CINEMATOGRAPHER, Role.COMPOSER, *WRITING)
    names = {credit.person.id: credit.person.name for credit in (*makers, *leads)}
    rows = (
        Credit.objects.filter(person__slug__in=names, film__reviews__isnull=False)
        .exclude(film=film)
        .values_list("person__slug", "film_id")
        .distinct()
    )
    films: dict[str, set[int]] = {}
    for slug, other in rows:
        films.setdefault(slug, set()).add(other)
    wanted = {other for found in films.values() for other in found}
    reviews = Review.objects.filter(public(), film__in=wanted).select_related("film", "critic")
    shown = [
        (names[slug], [review for review in reviews if review.film_id in films[slug]])
        for slug in names
        if slug in films
    ]
    return [(name, found) for name, found in shown if found]


def _line(kind: str, year: int | None) -> str:
    word = kind.capitalize()
    return f"{word}, {year}" if year else word


def _listed(values: Iterable[str]) -> str:
    *others, last = list(values) or [""]
    return f"{', '.join(others)} and {last}" if others else last


def _names(keys: Collection[str], sources: Mapping[str, Source]) -> str:
    return ", ".join(sources[key].name for key in dict.fromkeys(keys) if key in sources)
