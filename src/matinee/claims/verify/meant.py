"""What words that may mean much state after all, now that the catalogue has been asked.

"X's film" is X's as a director or as its star, "Chandler's *F*" may be a book, and that X is good
says only of an actor that X acts.
"""

from dataclasses import replace

from matinee.catalogue import Role
from matinee.claims.extract.credit_patterns import OF_ITS_PEOPLE
from matinee.claims.knowledge import Knowledge
from matinee.claims.model import Claim, Verdict
from matinee.claims.statement import Said
from matinee.claims.verify.credits import directs, verify_credit

_MAKERS = frozenset({Role.DIRECTOR, Role.WRITER, Role.SCREENPLAY})


def meant(said: Said, claim: Claim, known: Knowledge) -> Claim | None:
    """Give the claim, another that the same words make, or nothing where they make none."""
    if said.pattern in OF_ITS_PEOPLE:
        return claim if _borne_out(said, claim, known) else None
    if claim.verdict is not Verdict.UNKNOWN:
        return claim
    people = said.node.people if said.node else {}
    if said.pattern == "owner-of-film":
        title = said.about[0].title if said.about else ""
        return claim if directs(people, known, title) else None  # or else it may be the book
    if said.pattern == "owner":  # "a Cary Grant film"
        starring = verify_credit(replace(said, roles=(Role.ACTOR,)), known)
        return starring if starring.verdict is Verdict.SUPPORTED else claim
    return claim


def _borne_out(said: Said, claim: Claim, known: Knowledge) -> bool:
    """Say whether the film's credits bear it out: "X as his rival" acts only if X is in the cast.

    "X does well" may be said of what an actor has directed, or of another film.
    """
    if claim.verdict is not Verdict.SUPPORTED:
        return False
    people = said.node.people if said.node else {}
    held = {credit.role for person in people for credit in known.names.credits.get(person, ())}
    return said.pattern != "fares" or not (_MAKERS & held or "other-film" in said.penalties)
