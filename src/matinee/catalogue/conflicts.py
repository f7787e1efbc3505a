"""Where sources disagree about a film: two years, two lengths, a name that a whole crew lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matinee.catalogue.model import WRITING, Citation, Details, Dossier, Role
from matinee.catalogue.names import fold

_ONE_VALUE = ("year", "runtime")


@dataclass(frozen=True, slots=True)
class Conflict:
    """What differs: a field or a role, and each value with those who state it."""

    field: str
    values: Mapping[str, Sequence[Citation]]


def conflicts(dossier: Dossier, details: Details) -> Sequence[Conflict]:
    """Give every field or role of which sources say different things.

    A role is in conflict when a source that lists it completely lacks somebody whom another
    names; who writes is compared across all writing roles, which sources part differently. That a
    source is silent is no conflict, nor is the length of a version that is known to have its own.
    """
    cuts = {str(cut.minutes) for cut in details.cuts}
    found = []
    for field in _ONE_VALUE:
        values: dict[str, list[Citation]] = {}
        for statement in dossier.statements:
            if statement.field == field and (field != "runtime" or statement.value not in cuts):
                values.setdefault(statement.value, []).append(statement.citation)
        if len(values) > 1:
            found.append(Conflict(field, values))
    found += [conflict for role in Role if (conflict := _of_role(dossier, role))]
    return found


def _of_role(dossier: Dossier, role: Role) -> Conflict | None:
    covering = {citation.source for citation in dossier.coverage.get(role, ())}
    if not covering:
        return None
    kin = WRITING if role in WRITING else {role}
    by_source: dict[str, set[str]] = {source: set() for source in covering}
    for credit in dossier.credited(*kin):
        for citation in credit.citations:
            by_source.setdefault(citation.source, set()).add(fold(credit.person.name))
    named = {
        credit.person.name: credit.citations
        for credit in dossier.credited(role)
        if any(fold(credit.person.name) not in by_source[source] for source in covering)
    }
    return Conflict(role.value, named) if named else None
