"""The search page: what was found, what was meant, and how to narrow it, in the page's words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from matinee.catalogue import Role
from matinee.discovery.search import (
    Answer,
    Facet,
    Filter,
    Found,
    Kind,
    Problem,
    Query,
    parse_query,
)
from matinee_site.catalogue.naming import has_names
from matinee_site.catalogue.queries import shown_films
from matinee_site.discovery.queries import search, suggest
from matinee_site.pages import wording
from matinee_site.pages.languages import current, here
from matinee_site.pages.queries.cards import FilmCard, film_card, public_films
from matinee_site.pages.words import gettext, ngettext, pgettext

PAGE = 24
MOST = 100
SUGGESTED = 8
_PLACES = {
    Kind.FILM: "films",
    Kind.PERSON: "people",
    Kind.SERIES: "series",
    Kind.REVIEW: "reviews",
    Kind.COLLECTION: "collections",
}
_EXAMPLES = (
    "kurosawa 1954", "genre:western decade:1950s", "director:varda", "reviewed:yes sort:best",
)  # fmt: skip
_SORTS = ("", "newest", "oldest", "longest", "shortest", "best")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found; ``note`` tells it from namesakes; a film has its poster."""

    kind: str
    kind_name: str
    key: str
    name: str
    year: int | None
    imdb_id: str | None
    note: str
    url: str
    score: float
    film: FilmCard | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A link that narrows, widens or orders the results."""

    name: str
    url: str
    value: str = ""
    count: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The values of a field, to choose from."""

    field: str
    name: str
    values: Sequence[Choice]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """A page of results with everything around it; ``query`` is as it was understood."""

    query: str
    typed: str
    hits: Sequence[Hit]
    total: int
    page: int
    pages: int
    meant: Choice | None
    corrected: bool
    problems: Sequence[str]
    filters: Sequence[Choice]
    facets: Sequence[Choices]
    sorts: Sequence[Choice]


def search_page(typed: str, *, page: int = 1) -> SearchPage:
    """Answer what a reader typed."""
    query = parse_query(typed)
    answer = search(query=query, limit=PAGE, offset=(page - 1) * PAGE, facets=True)
    return SearchPage(
        query=str(query),
        typed=typed,
        hits=_hits(answer.found),
        total=answer.total,
        page=page,
        pages=-(-answer.total // PAGE),
        meant=Choice(name=str(answer.meant), url=_url(answer.meant)) if answer.meant else None,
        corrected=answer.corrected,
        problems=[_problem(problem) for problem in answer.problems],
        filters=[_filter(query, each, answer.labels) for each in query.filters],
        facets=[_choices(facet) for facet in answer.facets],
        sorts=_sorts(query) if answer.total > 1 else (),
    )


def search_answer(typed: str, *, limit: int, offset: int) -> tuple[Answer, Sequence[Hit]]:
    """Answer a program: the answer itself, and its results with their addresses."""
    answer = search(query=parse_query(typed), limit=limit, offset=offset, facets=True)
    return answer, _hits(answer.found, posters=False)


def suggestions(typed: str, *, limit: int = SUGGESTED) -> Sequence[Hit]:
    """Give what a query may become that is still being typed."""
    return _hits(suggest(query=parse_query(typed), limit=limit), posters=False)


def examples() -> Sequence[Choice]:
    """Give queries that show what can be asked."""
    return [Choice(name=each, url=_url(parse_query(each))) for each in _EXAMPLES]


def facet_data(facets: Sequence[Facet]) -> list[dict[str, object]]:
    """Give facets as plain data."""
    return [
        {
            "field": facet.field,
            "values": [
                {"value": each.value, "label": each.label, "count": each.count,
                 "chosen": each.chosen, "query": str(each.query)}
                for each in facet.values
            ],
        }
        for facet in facets
    ]  # fmt: skip


def search_words() -> Mapping[str, object]:
    """Give the words that results are printed with, for searching where there is no server."""
    fields = _fields()
    return {
        **{kind.value: name for kind, name in _kinds().items()},
        **{field: fields[field] for field in ("genre", "country", "decade", "language")},
        "results": gettext("Results"),
        "found": [ngettext("%(count)s found", "%(count)s found", number) for number in (1, 2)],
        "films": [ngettext("%(num)s film", "%(num)s films", number) for number in (1, 2)],
        "like": gettext("Nothing fits “%(query)s” as it is written. What is like it:"),
        "none": gettext("Nothing is found for “%(query)s”. Try fewer letters, or the title alone."),
        "roles": {role.value: wording.role(role.value) for role in Role},
    }


def _hits(found: Sequence[Found], *, posters: bool = True) -> Sequence[Hit]:
    films = _films(found) if posters else {}
    names = {slug: film.title for slug, film in films.items()} if posters else _names(found)
    kinds = _kinds()
    return [
        Hit(
            kind=each.kind.value,
            kind_name=kinds[each.kind],
            key=each.key,
            name=names.get(each.slug, each.name) if each.kind is Kind.FILM else each.name,
            year=each.year,
            imdb_id=each.imdb_id,
            note=_note(each),
            url=_place(each),
            score=each.score,
            film=films.get(each.slug) if each.kind is Kind.FILM else None,
        )
        for each in found
    ]


def _films(found: Sequence[Found]) -> Mapping[str, FilmCard]:
    rows = public_films().filter(slug__in=_slugs(found))
    return {film.slug: film_card(film) for film in rows}


def _names(found: Sequence[Found]) -> Mapping[str, str]:
    """Give the titles of films in the language of the page, where they have one there."""
    code = current()
    if not has_names(code):
        return {}
    rows = shown_films().filter(slug__in=_slugs(found)).exclude(names={})
    return {slug: names[code] for slug, names in rows.values_list("slug", "names") if code in names}


def _slugs(found: Sequence[Found]) -> list[str]:
    return [each.slug for each in found if each.kind is Kind.FILM]


def _place(found: Found) -> str:
    if found.kind is Kind.CHARACTER:
        return _url(Query(filters=(Filter("character", (found.name.replace('"', " "),)),)))
    if found.kind is Kind.ARTICLE:
        return here(f"/{found.slug}/")
    return here(f"/{_PLACES[found.kind]}/{found.slug}/")


def _note(found: Found) -> str:
    if found.kind is Kind.PERSON:
        return ", ".join(wording.role(role) for role in found.note.split(",") if role)
    if found.note.startswith("#") and found.note[1:].isdigit():
        films = int(found.note[1:])
        return ngettext("%(num)s film", "%(num)s films", films) % {"num": films}
    return found.note


def _url(query: Query | None) -> str:
    return here("/search/") + "?" + urlencode({"q": str(query or "")})


def _filter(query: Query, each: Filter, labels: Mapping[tuple[str, str], str]) -> Choice:
    values = [
        _value(each.field, value, labels.get((each.field, value), value)) for value in each.values
    ]
    name = gettext("%(field)s: %(value)s") % {
        "field": _fields()[each.field],
        "value": wording.listed(values),
    }
    if each.negated:
        name = gettext("not %(filter)s") % {"filter": name}
    return Choice(name=name, url=_url(query.dropping(each)), chosen=True)


def _choices(facet: Facet) -> Choices:
    return Choices(
        field=facet.field,
        name=_fields()[facet.field],
        values=[
            Choice(
                name=_value(facet.field, each.value, each.label),
                url=_url(each.query),
                value=each.value,
                count=each.count,
                chosen=each.chosen,
            )
            for each in facet.values
        ],
    )


def _sorts(query: Query) -> Sequence[Choice]:
    names = _sort_names()
    return [
        Choice(
            name=names[sort],
            url=_url(query.sorted_by(sort)),
            value=sort,
            chosen=query.sort in (sort, sort or "fame"),
        )
        for sort in _SORTS
    ]


def _problem(problem: Problem) -> str:
    written = f"{problem.field}:{problem.value}"
    if problem.unknown:
        return gettext("%(written)s: nothing here has that.") % {"written": written}
    return gettext("%(written)s is left out; write %(fits)s.") % {
        "written": written,
        "fits": problem.fits,
    }


def _value(field: str, value: str, label: str) -> str:
    say: Mapping[str, Callable[[str], str]] = {
        "genre": wording.genre, "country": wording.country, "language": wording.spoken_language,
        "decade": wording.decade, "role": wording.role,
    }  # fmt: skip
    words = _words().get((field, value))
    if words is not None:
        return words
    known = label != value or field not in ("genre", "country", "language", "role")
    return say[field](label) if field in say and known else label


def _kinds() -> Mapping[Kind, str]:
    return {
        Kind.FILM: gettext("Film"), Kind.PERSON: gettext("Person"),
        Kind.SERIES: gettext("Series"), Kind.CHARACTER: gettext("Character"),
        Kind.COLLECTION: gettext("Collection"), Kind.REVIEW: gettext("Review"),
        Kind.ARTICLE: gettext("Article"),
    }  # fmt: skip


def _fields() -> Mapping[str, str]:
    return {
        "kind": gettext("Kind"), "year": gettext("Year"), "decade": gettext("Decade"),
        "genre": gettext("Genre"), "country": gettext("Country"), "language": gettext("Language"),
        "role": pgettext("work on a film", "Role"), "runtime": gettext("Running time"),
        "score": gettext("Score here"), "reviewed": gettext("Reviewed here"),
        "title": gettext("Title"), "series": gettext("Series"), "character": gettext("Character"),
        "critic": gettext("Critic"), "person": gettext("Person"), "director": gettext("Director"),
        "writer": gettext("Writer"), "actor": gettext("Actor"),
        "cinematographer": gettext("Cinematographer"), "composer": gettext("Composer"),
        "editor": gettext("Editor"), "producer": gettext("Producer"),
        "production_designer": gettext("Production designer"),
        "costume_designer": gettext("Costume designer"),
        "stunt_coordinator": gettext("Stunt coordinator"),
    }  # fmt: skip


def _sort_names() -> Mapping[str, str]:
    return {
        "": gettext("Best known"), "newest": gettext("Newest"), "oldest": gettext("Oldest"),
        "longest": gettext("Longest"), "shortest": gettext("Shortest"),
        "best": gettext("Best score here"),
    }  # fmt: skip


def _words() -> Mapping[tuple[str, str], str]:
    """Give the values that have words of their own."""
    kinds = {
        Kind.FILM: gettext("Films"), Kind.PERSON: gettext("People"),
        Kind.SERIES: gettext("Series"), Kind.CHARACTER: gettext("Characters"),
        Kind.COLLECTION: gettext("Collections"), Kind.REVIEW: gettext("Reviews"),
        Kind.ARTICLE: gettext("Articles"),
    }  # fmt: skip
    return {
        **{("kind", kind.value): name for kind, name in kinds.items()},
        ("reviewed", "yes"): gettext("yes"),
        ("reviewed", "no"): gettext("no"),
        ("runtime", "..89"): gettext("under 90 minutes"),
        ("runtime", "90..119"): gettext("90 minutes to 2 hours"),
        ("runtime", "120..149"): gettext("2 to 2½ hours"),
        ("runtime", "150.."): gettext("over 2½ hours"),
        ("score", "8.."): gettext("8 and more"),
        ("score", "6..7.9"): gettext("6 to 8"),
        ("score", "4..5.9"): gettext("4 to 6"),
        ("score", "..3.9"): gettext("below 4"),
    }
