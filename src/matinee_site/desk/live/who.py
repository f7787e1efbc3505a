"""Says who somebody is: on this film, or else by what they are known for, and who says so."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from matinee.catalogue import (
    WRITING,
    Catalogue,
    Citation,
    Credit,
    Dossier,
    FilmCredit,
    Role,
    Source,
)

_KNOWN = 3


@dataclass(frozen=True, slots=True)
class Who:
    """A person in one line: ``on_film`` says whether the line is about the film at hand."""

    key: str
    name: str
    line: str
    sources: Sequence[str]
    on_film: bool


def people_of(dossier: Dossier | None, sources: Mapping[str, Source]) -> dict[str, Who]:
    """Give everybody credited on a film, by the catalogue's id, in the order of the credits."""
    if dossier is None:
        return {}
    credits: dict[str, list[Credit]] = {}
    for credit in dossier.credits:
        credits.setdefault(credit.person.id, []).append(credit)
    return {
        key: Who(
            key,
            own[0].person.name,
            _capital("; ".join(_on_film(credit) for credit in _once(own))),
            _named([c for credit in own for c in credit.citations], sources),
            True,
        )
        for key, own in credits.items()
    }


def people_elsewhere(
    names: Mapping[str, str], catalogue: Catalogue, sources: Mapping[str, Source]
) -> dict[str, Who]:
    """Give people (``names`` by id) by what they are best known for."""
    lines = catalogue.filmographies(list(names))
    return {
        key: Who(
            key,
            names[key],
            known_for(work),
            _named([c for line in _best(work) for c in line.citations], sources),
            False,
        )
        for key, work in lines.items()
    }


def known_for(work: Sequence[FilmCredit]) -> str:
    """Say what somebody did most and on which well-known films."""
    best = _best(work)
    if not best:
        return ""
    role = Role.WRITER if best[0].role in WRITING else best[0].role
    films = ", ".join(dict.fromkeys(str(line.film) for line in best))
    return f"{_capital(role.label)}: {films}"


def _best(work: Sequence[FilmCredit]) -> list[FilmCredit]:
    """Give a few lines of a filmography in the role that has most of them."""
    counts: dict[Role, int] = {}
    for line in work:
        counts[line.role] = counts.get(line.role, 0) + 1
    most = max(counts, key=lambda role: counts[role], default=None)
    own = [line for line in work if line.role == most]
    return sorted(own, key=lambda line: (-line.film.fame, line.film.year or 9999))[:_KNOWN]


def _once(credits: Sequence[Credit]) -> list[Credit]:
    kept: dict[tuple[Role, str | None], Credit] = {}
    for credit in credits:
        kept.setdefault((credit.role, credit.character), credit)
    return list(kept.values())


def _on_film(credit: Credit) -> str:
    extra = "".join(
        f" ({word})"
        for word, holds in (("voice", credit.voice), ("uncredited", credit.uncredited))
        if holds
    )
    if credit.role is Role.ACTOR:
        return (f"plays {credit.character}" if credit.character else "in the cast") + extra
    return credit.role.label + extra


def _named(citations: Collection[Citation], sources: Mapping[str, Source]) -> list[str]:
    keys = dict.fromkeys(citation.source for citation in citations)
    return [sources[key].name for key in keys if key in sources]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
