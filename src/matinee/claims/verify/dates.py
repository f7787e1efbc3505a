"""Verdicts on years and running times, with room for what sources themselves differ by."""

from collections.abc import Sequence

from matinee.catalogue import Citation, Dossier, FilmRef, Role
from matinee.claims.knowledge import Knowledge
from matinee.claims.model import Claim, Fix, Kind, Verdict
from matinee.claims.statement import Said

# Sources differ by a year on 7% of films (festival against release), and cuts differ in length.
YEAR_ROOM = 1
RUNTIME_ROOM = 0.1
RUNTIME_EXACT = 3

Stated = Sequence[tuple[int, Citation]]
"""Numbers with who states each."""


def verify_year(said: Said, known: Knowledge) -> Claim:
    """Compare a year with every source's; a year off by one is neither right nor wrong."""
    assert said.value is not None
    if said.about:
        film = said.about[0] if len(said.about) == 1 else None
        agrees = [f for f in said.about if f.year == said.value]
        return _plain(said, Verdict.SUPPORTED if agrees else Verdict.UNKNOWN, film)
    stated = _stated(known.dossier, "year")
    years = [year for year, _ in stated]
    if not years or (said.subject and not _owned(said, known)):
        return _plain(said, Verdict.UNKNOWN, known.dossier.film.ref)
    if said.pattern == "decade":
        return _decade(said, known, stated)
    if said.value in years:
        return _plain(said, Verdict.SUPPORTED, known.dossier.film.ref, _who(stated, said.value))
    if any(abs(year - said.value) <= YEAR_ROOM for year in years):
        return _plain(said, Verdict.UNKNOWN, known.dossier.film.ref)
    return _contradicted(said, known, str(known.dossier.film.year or years[0]), _who(stated))


def _owned(said: Said, known: Knowledge) -> bool:
    """Say whether "X's 1987 film" can only be this one: X directed it, and none of that year."""
    assert said.value is not None
    people = said.subject.people if said.subject else {}
    lines = [line for person in people for line in known.filmographies.get(person, ())]
    years = [line.film.year for line in lines if line.film.id != known.dossier.film.id]
    directors = {credit.person.id for credit in known.dossier.credited(Role.DIRECTOR)}
    return not directors.isdisjoint(people) and not any(
        year and abs(year - said.value) <= YEAR_ROOM for year in years
    )


def _decade(said: Said, known: Knowledge, stated: Stated) -> Claim:
    """Compare a decade; a film may have the air of another, so that none is contradicted."""
    first = said.value or 0
    inside = [year for year, _ in stated if first <= year < first + 10]
    verdict = Verdict.SUPPORTED if inside else Verdict.UNKNOWN
    return _plain(said, verdict, known.dossier.film.ref, _who(stated, *inside) if inside else ())


def verify_runtime(said: Said, known: Knowledge) -> Claim:
    """Compare a running time; only what no source's cut comes near to is contradicted."""
    assert said.value is not None
    # Whoever gives a film the length of one of its versions is not wrong.
    stated = _stated(known.dossier, "runtime", "cut")
    minutes = [length for length, _ in stated]
    if not minutes or said.about:
        return _plain(said, Verdict.UNKNOWN, known.dossier.film.ref)
    apart = min(abs(value - said.value) for value in minutes)
    if apart <= max(RUNTIME_EXACT, said.room):
        near = [length for length in minutes if abs(length - said.value) == apart]
        return _plain(said, Verdict.SUPPORTED, known.dossier.film.ref, _who(stated, *near))
    if apart <= max(RUNTIME_ROOM * max(minutes), said.room):
        return _plain(said, Verdict.UNKNOWN, known.dossier.film.ref)
    right = known.dossier.film.runtime or minutes[0]
    return _contradicted(said, known, f"{right} minutes", _who(stated))


def _stated(dossier: Dossier, *fields: str) -> Stated:
    return [
        (int(said.value), said.citation)
        for said in dossier.statements
        if said.field in fields and said.value.isdigit()
    ]


def _who(stated: Stated, *values: int) -> tuple[Citation, ...]:
    """Give those who state one of these values, or any at all."""
    agreeing = (cited for value, cited in stated if not values or value in values)
    return tuple(dict.fromkeys(agreeing))


def _contradicted(
    said: Said, known: Knowledge, right: str, citations: tuple[Citation, ...]
) -> Claim:
    flags = list(said.penalties)
    if not known.sure_of_film:
        flags.append("film-unsure")
    confidence = known.weights.confidence(said.strength, flags)
    severity = known.weights.severity(confidence)
    film = known.dossier.film.ref
    if severity is None:
        return _plain(said, Verdict.UNKNOWN, film)
    what = "is of" if said.kind is Kind.YEAR else "runs"
    return Claim(
        said.kind,
        said.name,
        said.span,
        Verdict.CONTRADICTED,
        said.kind.value,
        film=film,
        expected=(right,),
        citations=citations,
        severity=severity,
        message=f"{film.title} {what} {right}, not {said.name}.",
        fixes=(Fix(said.span, right),),
        confidence=confidence,
        penalties=tuple(flags),
        sure=said.kind is Kind.YEAR and severity == "error",
    )


def _plain(
    said: Said, verdict: Verdict, film: FilmRef | None, citations: tuple[Citation, ...] = ()
) -> Claim:
    return Claim(
        said.kind, said.name, said.span, verdict, said.kind.value, film=film, citations=citations
    )
