"""How sure a contradiction is: named penalties and thresholds, kept as data and passed in.

The numbers were set by reading findings on real reviews (see benchmarks/claims). A flag
multiplies what is left of the pattern's strength by (1 - penalty).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from types import MappingProxyType

from matinee.catalogue import Role
from matinee.claims.model import Severity

_PENALTIES = {
    "negation": 0.6,
    "modality": 0.6,
    "comparison": 0.6,
    "uncredited": 0.9,
    "question": 0.7,
    "quotation": 0.5,
    "other-work": 0.08,
    "other-film": 0.6,
    "film-of-others": 0.22,
    "film-beside": 0.08,
    "crew-by-film-of-others": 0.1,
    "after-a-title": 0.6,
    "subject-unclear": 0.12,
    "not-the-subject": 0.08,
    "in-a-phrase": 0.08,
    "by-in-another-way": 0.3,
    "of-something-else": 0.5,
    "of-another-year": 0.45,
    "of-like-title": 0.4,
    "later-in-list": 0.08,
    "credited-otherwise": 0.6,
    "linked-to-a-film-named": 0.5,
    "nobody-of-that-name": 0.04,
    "linked-to-a-film-elsewhere": 0.12,
    "some-film": 0.35,
    "no-director": 0.6,
    "remake": 0.4,
    "elsewhere": 0.4,
    "in-company": 0.4,
    "speaks-of-it": 0.3,
    "of-its-kin": 0.35,
    "another-films-credit": 0.1,
    "holder-beside": 0.5,
    "single-source": 0.02,
    "film-unsure": 0.5,
    "shares-a-name": 0.6,
    "open-cast": 0.12,
    "open-cast-loose": 0.2,
    "plays-it-elsewhere": 0.7,
}

# What one mention says for and against somebody's being who holds a role, though no pattern does;
# log-odds, fitted on one half of planted and real reviews and rounded.
_EVIDENCE = {
    "role-cue": 4.0,
    "by-role": 2.0,
    "acts-so-now": 2.35,
    "acts-so": 2.0,
    "owns-craft": 1.7,
    "acts": 1.6,
    "holders-film": 1.2,
    "earlier-work": 1.5,
    "by-cue": 1.0,
    "craft-near": 0.4,
    "owns": 0.3,
    "named": 0.3,
    "as-adjective": 0.0,
    "doubted": -0.5,
    "other-film": -0.8,
    "likeness": -0.9,
    "ruled-out": -2.0,
    "own-film-here": -3.0,
}
# Of a mention with one of these only what speaks against counts.
_VOID = frozenset({"likeness", "own-film-here"})
# "director X" is bound to the film even where another is named.
_CUED = {"other-film": 0.5}
_AGAINST = {"own-film-named": 2.4, "film-of-like-title": 1.0, "film-unsure": 2.0}
# Directors are named in reviews of others' films more than anybody else of the crew.
_BEGIN, _BEGIN_DIRECTOR = -1.1, -1.35
# What speaks for a surname alone, each kind once: who repeats a studio's name makes it no person's.
_SURNAME = {
    "surname-by-role": 3.6,
    "surname-owns-thing": 3.2,
    "surname-owns-film": 1.6,
    "surname-stages": 1.6,
    "film-by-surname": 1.4,
    "film-unsure": -2.0,
}
_BEGIN_SURNAME = -2.0
_MENTIONS = 5  # the strongest so many count: a long text is no surer than a short one


@dataclass(frozen=True, slots=True)
class Weights:
    """Penalties by name, and from which confidence on a finding is an error or a warning."""

    penalties: Mapping[str, float] = field(default_factory=lambda: MappingProxyType(_PENALTIES))
    evidence: Mapping[str, float] = field(default_factory=lambda: MappingProxyType(_EVIDENCE))
    error: float = 0.88
    warning: float = 0.72

    def confidence(self, strength: float, flags: Iterable[str]) -> float:
        """Give a confidence from 0 to 1."""
        for flag in flags:
            strength *= 1 - self.penalties[flag]
        return round(strength, 3)

    def mention(self, names: Collection[str]) -> float:
        """Give the log-odds that one mention's evidence adds."""
        weights = [self.evidence[name] for name in names]
        if _VOID.intersection(names) and "earlier-work" not in names:
            return sum(weight for weight in weights if weight < 0)
        if "role-cue" in names:
            weights += [_CUED.get(name, 0.0) for name in names]
        return sum(weights)

    def attribution(
        self, role: Role, mentions: Sequence[Collection[str]], against: Iterable[str]
    ) -> float:
        """Give how sure it is, from 0 to 1, that a text as a whole credits somebody in a role."""
        strongest = sorted((self.mention(names) for names in mentions), reverse=True)[:_MENTIONS]
        total = _BEGIN_DIRECTOR if role is Role.DIRECTOR else _BEGIN
        total += sum(strongest) - sum(_AGAINST[name] for name in against)
        return round(1 / (1 + exp(-total)), 3)

    def surname(self, names: Iterable[str]) -> float:
        """Give how sure it is, from 0 to 1, that a text credits somebody whom it never names."""
        total = _BEGIN_SURNAME + sum(_SURNAME[name] for name in names)
        return round(1 / (1 + exp(-total)), 3)

    def severity(self, confidence: float) -> Severity | None:
        """Give how loudly to say it, or None: too unsure to say."""
        if confidence >= self.error:
            return Severity.ERROR
        return Severity.WARNING if confidence >= self.warning else None


DEFAULT = Weights()
