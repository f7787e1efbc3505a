"""What a house makes of findings: how loudly each rule speaks, and which findings are accepted."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from matinee.catalogue.names import fold
from matinee.claims.model import Claim, Severity
from matinee.document import Directive
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
    known = _Accepted((*directives, *policy.accepted))
    judged = []
    for claim in claims:
        severity = _severity(claim, policy.level(claim.rule))
        if severity is not None and known.accept(claim):
            severity = None
        judged.append(claim if severity is claim.severity else replace(claim, severity=severity))
    return judged, known.idle()


def _severity(claim: Claim, level: Level) -> Severity | None:
    if claim.severity is None or level is Level.OFF:
        return None
    return claim.severity if level is Level.ON else Severity(level.value)


class _Accepted:
    """The findings that an author or a house accepts, with a reason: by name or by place.

    They are found by look-up, so that many of them and many findings take no longer together.
    """

    def __init__(self, directives: Sequence[Directive]) -> None:
        self._directives = directives
        self._named: dict[tuple[str, str], list[int]] = {}
        self._starts: dict[str, list[tuple[int, int]]] = {}
        self._ends: dict[str, list[tuple[int, int]]] = {}
        self._used: set[int] = set()
        self._used_names: set[tuple[str, str]] = set()
        for at, one in enumerate(directives):
            if one.verb != "allow" or not one.reason:
                continue
            if one.text:
                self._named.setdefault((one.rule, fold(one.text)), []).append(at)
            else:
                self._starts.setdefault(one.rule, []).append((one.span.start, at))
                self._ends.setdefault(one.rule, []).append((one.span.end, at))
        for places in (*self._starts.values(), *self._ends.values()):
            places.sort()

    def accept(self, claim: Claim) -> bool:
        """Say whether a finding is accepted, and remember by what."""
        names = {(rule, fold(claim.name)) for rule in (claim.rule, ANY)} & self._named.keys()
        near = {
            at
            for rule in (claim.rule, ANY)
            for at in (
                *_near(self._starts.get(rule, ()), claim.span.end),
                *_near(self._ends.get(rule, ()), claim.span.start),
            )
        }
        self._used_names |= names
        self._used |= near
        return bool(names or near)

    def idle(self) -> tuple[Directive, ...]:
        """Give those that accepted nothing, in order."""
        used = self._used.union(*(self._named[name] for name in self._used_names))
        return tuple(one for at, one in enumerate(self._directives) if at not in used)


def _near(places: Sequence[tuple[int, int]], at: int) -> Iterator[int]:
    """Give which places, in order, are near to another."""
    for number in range(bisect_left(places, (at - _NEAR, -1)), len(places)):
        if places[number][0] > at + _NEAR:
            return
        yield places[number][1]
