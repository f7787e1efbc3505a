"""What a house makes of findings: how loudly each rule speaks, and which findings are accepted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from matinee.catalogue.names import fold
from matinee.claims.model import Claim, Severity
from matinee.document import Directive, Span
from matinee.rules import BY_ID

_NEAR = 400
ANY = "*"


class Level(StrEnum):
    """What a rule is set to: off, on at the severity it finds, or always at one severity."""

    OFF = "off"
    ON = "on"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Policy:
    """Levels by rule id (rules not named are as shipped), and findings accepted everywhere."""

    levels: Mapping[str, Level] = field(default_factory=dict)
    accepted: Sequence[Directive] = ()

    def level(self, rule: str) -> Level:
        """Give the level of a rule; LookupError for an id that no rule has."""
        if rule not in BY_ID:
            raise LookupError(f"no rule '{rule}' in matinee.rules; a claim needs one")
        return self.levels.get(rule) or (Level.ON if BY_ID[rule].enabled else Level.OFF)


AS_SHIPPED = Policy()


def judge(
    claims: Iterable[Claim], directives: Sequence[Directive], policy: Policy = AS_SHIPPED
) -> tuple[list[Claim], tuple[Directive, ...]]:
    """Give the claims at the severities that apply, and the directives that silenced nothing.

    ``directives`` are the text's own. A finding that is switched off or accepted keeps its verdict
    and loses its severity.
    """
    known = (*directives, *policy.accepted)
    used: set[int] = set()
    judged = []
    for claim in claims:
        severity = _severity(claim, policy.level(claim.rule))
        if severity is not None:
            accepting = [at for at, one in enumerate(known) if _accepts(one, claim)]
            used.update(accepting)
            severity = None if accepting else severity
        judged.append(claim if severity is claim.severity else replace(claim, severity=severity))
    return judged, tuple(one for at, one in enumerate(known) if at not in used)


def _severity(claim: Claim, level: Level) -> Severity | None:
    if claim.severity is None or level is Level.OFF:
        return None
    return claim.severity if level is Level.ON else Severity(level.value)


def _accepts(directive: Directive, claim: Claim) -> bool:
    """Say whether the author accepts a finding: with a reason, by name or where it stands."""
    if directive.verb != "allow" or directive.rule not in (claim.rule, ANY):
        return False
    if not directive.reason:
        return False
    if directive.text:
        return fold(directive.text) == fold(claim.name)
    return _near(directive.span, claim.span)


def _near(one: Span, other: Span) -> bool:
    return abs(one.start - other.end) <= _NEAR or abs(other.start - one.end) <= _NEAR
