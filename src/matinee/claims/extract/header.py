"""Header facts as statements: each value of a header line is one claim about the film."""

from collections.abc import Iterator

from matinee.catalogue import Catalogue, Person, Role
from matinee.catalogue.names import fold, fold_title
from matinee.claims.extract.runtimes import minutes_in
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.people import FilmNames
from matinee.claims.statement import Said
from matinee.claims.tokens import words
from matinee.review import HeaderFact, HeaderField, HeaderValue

_PLAIN = {
    HeaderField.GENRE: Kind.GENRE,
    HeaderField.COUNTRY: Kind.COUNTRY,
    HeaderField.YEAR: Kind.YEAR,
    HeaderField.RUNTIME: Kind.RUNTIME,
}
_ROLES = {role.value: role for role in Role} | {"cast": Role.ACTOR}


def header_claims(
    facts: tuple[HeaderFact, ...], names: FilmNames, catalogue: Catalogue
) -> Iterator[Said]:
    """Give the statements that a review's header makes."""
    people = _people(facts, names, catalogue)
    another = _titled_otherwise(facts, names)
    for fact in facts:
        if another and fact.field is HeaderField.YEAR:
            continue
        for value in fact.values:
            yield from _said(fact.field, value, people)


def _titled_otherwise(facts: tuple[HeaderFact, ...], names: FilmNames) -> bool:
    """Say whether the title line names something else than the film, so that its year may too."""
    film = names.dossier.film
    own = {fold_title(t) for t in (film.title, film.original_title, *film.aliases) if t}
    titles = [v.text for fact in facts if fact.field is HeaderField.TITLE for v in fact.values]
    return bool(titles) and not any(fold_title(title) in own for title in titles)


def _people(
    facts: tuple[HeaderFact, ...], names: FilmNames, catalogue: Catalogue
) -> dict[str, dict[str, Person]]:
    """Find everybody whom the header names: in the film first, then in the whole catalogue."""
    found: dict[str, dict[str, Person]] = {}
    asked: set[str] = set()
    for fact in facts:
        if fact.field.value in _ROLES:
            for value in fact.values:
                person = names.full_names.get(words(value.text))
                if person:
                    found[value.text] = {person.id: person}
                else:
                    asked.add(value.text)
    known = catalogue.people_named({fold(name) for name in asked}) if asked else {}
    for name in asked:
        found[name] = {person.id: person for person in known.get(fold(name), ())}
    return found


def _said(
    field: HeaderField, value: HeaderValue, people: dict[str, dict[str, Person]]
) -> Iterator[Said]:
    role = _ROLES.get(field.value)
    if role:
        named = people.get(value.text, {})
        node = Node("P" if named else "U", 0, -1, people=named, full=True)
        yield Said(Kind.CREDIT, value.text, value.span, "header", 0.98, node=node, roles=(role,))
        if value.character:
            part = Node("C", 0, -1, full=True)
            yield Said(
                Kind.CHARACTER,
                value.character.text,
                value.character.span,
                "header",
                0.95,
                node=part,
                subject=node,
                subject_name=value.text,
            )
    elif field in _PLAIN:
        number = _number(field, value.text)
        kind = _PLAIN[field]
        if number is not None or kind in (Kind.GENRE, Kind.COUNTRY):
            yield Said(kind, value.text, value.span, "header", 0.97, value=number)


def _number(field: HeaderField, text: str) -> int | None:
    if field is HeaderField.RUNTIME:
        return minutes_in(text)
    digits = text.strip()
    return int(digits) if digits.isdigit() and len(digits) == 4 else None
