"""Compares extracted credit claims with those marked by hand, and two readers with each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from benchmarks.claims.gold.model import GoldClaim, GoldText
from benchmarks.rates import Rate
from matinee.catalogue import WRITING, FilmRef, Role
from matinee.catalogue.names import fold, surname
from matinee.claims.model import Claim, Kind

# Statements that the checker itself holds for unasserted are no extracted claims.
UNASSERTED = frozenset({"negation", "modality", "comparison", "question", "quotation"})
_NEAR = 200  # characters between an actor's name and the part, where the claim is the part's


@dataclass
class Agreement:
    """How many extracted claims are in the gold set (precision), and the other way (recall).

    Where two readers differ, ``right_loosely`` counts the extracted claims that either marked.
    """

    right: dict[str, int] = field(default_factory=dict)
    right_loosely: dict[str, int] | None = None
    extracted: dict[str, int] = field(default_factory=dict)
    marked: dict[str, int] = field(default_factory=dict)
    extra: list[tuple[str, GoldClaim]] = field(default_factory=list)
    missed: list[tuple[str, GoldClaim]] = field(default_factory=list)

    def precision(self, *roles: str) -> Rate:
        """Give the share of extracted claims that are marked too."""
        right = self.right if self.right_loosely is None else self.right_loosely
        return Rate(_sum(right, roles), _sum(self.extracted, roles))

    def recall(self, *roles: str) -> Rate:
        """Give the share of marked claims that are extracted too."""
        return Rate(_sum(self.right, roles), _sum(self.marked, roles))


def both_and_either(
    one: Sequence[GoldText], *others: Sequence[GoldText]
) -> tuple[list[GoldText], list[GoldText]]:
    """Give what all readers marked in each text, and what any did; texts that all have read."""
    both, either = list(one), list(one)
    for other in others:
        texts = {text.document: text for text in other}
        both = [
            replace(text, claims=[c for c in text.claims if _marked(c, texts[text.document])])
            for text in both
            if text.document in texts
        ]
        either = [
            replace(
                text,
                claims=[
                    *text.claims,
                    *(c for c in texts[text.document].claims if not _marked(c, text)),
                ],
            )
            for text in either
            if text.document in texts
        ]
    return both, either


def _marked(claim: GoldClaim, text: GoldText) -> bool:
    return any(same(claim, other) for other in text.claims)


def extracted(claims: Iterable[Claim], film: FilmRef | None) -> list[GoldClaim]:
    """Give the checker's asserted claims in the gold set's form."""
    found = []
    for claim in claims:
        if claim.kind not in (Kind.CREDIT, Kind.CHARACTER) or UNASSERTED & set(claim.penalties):
            continue
        actor = claim.kind is Kind.CHARACTER
        if actor and not claim.subject:
            continue
        # A contradicted part names the actor and has the part for subject; others do the reverse.
        name = claim.name if not actor or claim.expected else claim.subject or ""
        role = Role.ACTOR if actor or claim.role is None else claim.role
        about = "this" if film and claim.film and claim.film.id == film.id else "other"
        found.append(GoldClaim(claim.span.start, claim.span.end, role.value, name, about))
    return sorted(set(found))


def compare(
    gold: Sequence[GoldText], ours: Mapping[str, Sequence[GoldClaim]], into: Agreement | None = None
) -> Agreement:
    """Match claims one to one in each text that is in the gold set."""
    result = into or Agreement()
    for text in gold:
        left = list(text.claims)
        for claim in _once(ours.get(text.document, ())):
            _count(result.extracted, claim.role)
            match = next((other for other in left if same(claim, other)), None)
            if match is None:
                result.extra.append((text.document, claim))
            else:
                left.remove(match)
                _count(result.right, claim.role)
        for other in text.claims:
            _count(result.marked, other.role)
        result.missed += [(text.document, other) for other in left]
    return result


def same(one: GoldClaim, other: GoldClaim) -> bool:
    """Say whether two claims are one: role, film, person, and place."""
    roles = {one.role, other.role}
    if len(roles) > 1 and not roles <= {role.value for role in WRITING}:
        return False
    if one.film != other.film or not _same_name(one.name, other.name):
        return False
    if one.span.overlaps(other.span):
        return True
    apart = max(one.start, other.start) - min(one.end, other.end)
    return one.role == Role.ACTOR.value and apart <= _NEAR


def _same_name(one: str, other: str) -> bool:
    left, right = fold(one), fold(other)
    return left == right or surname(left) == surname(right) or right in left or left in right


def _once(claims: Sequence[GoldClaim]) -> list[GoldClaim]:
    """Let an actor's part and an actor's credit at one place count once.

    A part's place is the part's name; two places of the actor's own name are two statements.
    """
    kept: list[GoldClaim] = []
    for claim in sorted(claims, key=_of_a_part):
        doubles = (k for k in kept if claim.role == k.role == "actor" and same(claim, k))
        if not any(_of_a_part(claim) or claim.span.overlaps(k.span) for k in doubles):
            kept.append(claim)
    return sorted(kept)


def _of_a_part(claim: GoldClaim) -> bool:
    return claim.end - claim.start != len(claim.name)


def _count(counts: dict[str, int], role: str) -> None:
    counts[role] = counts.get(role, 0) + 1


def _sum(counts: Mapping[str, int], roles: Sequence[str]) -> int:
    return sum(count for role, count in counts.items() if not roles or role in roles)
