"""Verdicts on debuts and collaborations, from the filmographies of who is named.

A filmography may lack films, so what it has can contradict "the first", and never "the third" by
being shorter.
"""

from collections.abc import Iterable

from matinee.catalogue import FilmCredit, FilmRef
from matinee.claims.knowledge import Knowledge, compatible
from matinee.claims.model import Claim, Kind, Verdict
from matinee.claims.nodes import Node
from matinee.claims.statement import Said

RULE_DEBUT, RULE_TOGETHER = "debut", "collaboration"
# An earlier film shorter than this is no feature, and one of the year before may be released late.
_FEATURE, _YEARS = 60, 2


def verify_career(said: Said, known: Knowledge) -> Claim:
    """Compare a debut or a collaboration with what the people did before."""
    film = known.dossier.film.ref
    if said.node is None or len(said.node.people) != 1 or film.year is None:
        return _plain(said, Verdict.UNKNOWN, film)
    if said.pattern == "debut":
        return _debut(said, known, film)
    if said.subject is None or len(said.subject.people) != 1:
        return _plain(said, Verdict.UNKNOWN, film)
    return _together(said, known, film)


def _debut(said: Said, known: Knowledge, film: FilmRef) -> Claim:
    person = next(iter(said.node.people)) if said.node else ""
    here = {credit.role for credit in known.names.credits.get(person, ())}
    role = said.roles[0]
    if not here & compatible(role):
        return _plain(said, Verdict.UNKNOWN, film)
    earlier = [line for line in _before(said.node, known, film) if line.role is role]
    features = [line for line in earlier if _feature(line, known)]
    flags = [*said.penalties, *(() if known.sure_of_film else ("film-unsure",))]
    confidence = known.weights.confidence(said.strength, flags)
    severity = known.weights.severity(confidence)
    if not features or severity is None:
        return _plain(said, Verdict.UNKNOWN, film)
    first = features[0]
    return Claim(
        Kind.CAREER,
        said.name,
        said.span,
        Verdict.CONTRADICTED,
        RULE_DEBUT,
        film=film,
        role=role,
        subject=said.subject_name,
        expected=(str(first.film),),
        citations=tuple(first.citations),
        severity=severity,
        message=f"{said.subject_name} was {role.label} of {first.film} before.",
        confidence=confidence,
        penalties=tuple(flags),
    )


def _together(said: Said, known: Knowledge, film: FilmRef) -> Claim:
    theirs = {line.film.id: line for line in _before(said.subject, known, film)}
    mine = {line.film.id: line for line in _before(said.node, known, film)}
    common = {film_id: line for film_id, line in mine.items() if film_id in theirs}
    if said.value is None:
        return _plain(said, Verdict.SUPPORTED if common else Verdict.UNKNOWN, film, common.values())
    if len(common) == said.value - 1:
        return _plain(said, Verdict.SUPPORTED, film, common.values())
    return _plain(said, Verdict.UNKNOWN, film)


def _before(node: Node | None, known: Knowledge, film: FilmRef) -> list[FilmCredit]:
    """Give what somebody did in years before this film's."""
    lines = [x for p in (node.people if node else ()) for x in known.filmographies.get(p, ())]
    return [x for x in lines if x.film.year and film.year and x.film.year < film.year]


def _feature(line: FilmCredit, known: Knowledge) -> bool:
    """Say whether a film is for sure a feature of well before."""
    dossier, own = known.others.get(line.film.id), known.dossier.film.year
    runtime = dossier.film.runtime if dossier else None
    early = own is not None and line.film.year is not None and own - line.film.year >= _YEARS
    return early and runtime is not None and runtime >= _FEATURE


def _plain(said: Said, verdict: Verdict, film: FilmRef, lines: Iterable[FilmCredit] = ()) -> Claim:
    citations = tuple(dict.fromkeys(c for line in lines for c in line.citations))
    rule = RULE_DEBUT if said.pattern == "debut" else RULE_TOGETHER
    return Claim(
        Kind.CAREER,
        said.name,
        said.span,
        verdict,
        rule,
        film=film,
        subject=said.subject_name,
        citations=citations,
    )
