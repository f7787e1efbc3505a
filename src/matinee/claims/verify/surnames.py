"""Verdicts on somebody whom a text calls by a surname that nobody of the film has."""

from matinee.catalogue.spelling import is_variant
from matinee.claims.knowledge import Knowledge, complete, credited, expected
from matinee.claims.model import Claim
from matinee.claims.statement import Said
from matinee.claims.verify.credits import contradicted


def verify_surname(said: Said, known: Knowledge) -> Claim | None:
    """Give a finding where nobody of the film has the surname; otherwise nothing is claimed.

    It is never more than a warning: who is meant nobody can know.
    """
    role = said.roles[0]
    right = expected(known.dossier, role)
    holders = {credit.person.id for credit in credited(known.dossier, role)}
    if not right or not complete(known.dossier, role) or holders & known.named:
        return None
    if any(is_variant(said.name, credit.person) for credit in known.dossier.credits):
        return None
    flags = [*said.penalties, *([] if known.sure_of_film else ["film-unsure"])]
    weights = known.weights
    confidence = min(weights.surname(flags), weights.error - 0.01)
    severity = weights.severity(confidence)
    if severity is None:
        return None
    film = known.dossier.film.ref
    return contradicted(said.name, said.span, role, film, right, confidence, severity, flags)
