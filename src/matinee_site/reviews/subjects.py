"""Of whom or what a computed collection is: a person, a series, or a query of the search."""

from matinee.catalogue.names import fold, slugify
from matinee.discovery.search import parse_query
from matinee_site.catalogue.models import Person, PersonName, Series

WORKS, SERIES, SEARCH = "works", "series", "search"


def person_of(subject: str) -> Person | None:
    """Give the one shown person who is called so, or has this address."""
    shown = Person.objects.filter(public=True)
    by_slug = shown.filter(slug=subject.strip()).first()
    if by_slug:
        return by_slug
    named = PersonName.objects.filter(folded=fold(subject)).values_list("person", flat=True)
    found = shown.filter(id__in=list(named[:50]))[:2]
    return found[0] if len(found) == 1 else None


def series_of(subject: str) -> Series | None:
    """Give the series that is called so, or has this address."""
    return (
        Series.objects.filter(slug=subject.strip()).first()
        or Series.objects.filter(slug=slugify(subject)).first()
        or Series.objects.filter(name__iexact=subject.strip()).first()
    )


def subject_problem(*, rule: str, subject: str) -> str:
    """Say what is wrong with what a rule is told, or nothing."""
    if not subject.strip():
        return "Say of whom, or what: this rule needs it."
    if rule == WORKS and person_of(subject) is None:
        return (
            f"Nobody, or more than one person, is called {subject!r}; give the last part of the"
            " address of the person's page."
        )
    if rule == SERIES and series_of(subject) is None:
        return f"There is no series called {subject!r}."
    if rule == SEARCH:
        query = parse_query(subject)
        if query.problems:
            return "; ".join(map(str, query.problems))
        if not query.text and not query.filters:
            return "There is nothing to look for in this query."
    return ""
