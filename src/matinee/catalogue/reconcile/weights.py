"""How much each piece of evidence weighs: bits, caps and thresholds, kept as data and passed in.

A weight is the logarithm to base two of how much oftener the evidence is seen on two records of one
film (or person) than on two that only share a key (Fellegi and Sunter, "A theory for record
linkage", 1969). The numbers were estimated on one half of reference tables, rounded towards
nothing, and measured on the other half (benchmarks/reconcile). A name that more than one other may
have weighs what it should by their number, which reference tables are too small to show.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from matinee.catalogue.reconcile.model import Evidence, Judgement, Outcome

SAME_IDENTIFIER, ANOTHER_IDENTIFIER = "same-identifier", "another-identifier"
RIVAL = "another-fits-as-well"
_ALWAYS = MappingProxyType({RIVAL: Outcome.ASK, ANOTHER_IDENTIFIER: Outcome.DIFFERENT})
_ORDER = (Outcome.DIFFERENT, Outcome.ASK, Outcome.SAME)


@dataclass(frozen=True, slots=True)
class Weights:
    """Bits by evidence, the most that some evidence lets two records be, and thresholds.

    ``base`` is what speaks before any evidence. From ``same`` bits on two records are one and from
    ``ask`` on it is asked, unless a cap says less. ``gap`` is how many bits the runner-up has to be
    behind. Evidence without a weight counts nothing.
    """

    bits: Mapping[str, float]
    caps: Mapping[str, Outcome] = field(default_factory=dict)
    base: float = 0.0
    same: float = 6.0
    ask: float = 0.0
    gap: float = 3.0

    def judge(self, evidence: Iterable[Evidence]) -> Judgement:
        """Weigh what speaks for and against."""
        said = tuple(evidence)
        score = round(self.base + sum(self.bits.get(each.name, 0.0) for each in said), 2)
        outcome = (
            Outcome.SAME
            if score >= self.same
            else Outcome.ASK
            if score >= self.ask
            else Outcome.DIFFERENT
        )
        caps = [self._cap(each.name) for each in said]
        return Judgement(min((outcome, *caps), key=_ORDER.index), score, said)

    def _cap(self, name: str) -> Outcome:
        return _ALWAYS.get(name) or self.caps.get(name, Outcome.SAME)


FILMS = Weights(
    bits=MappingProxyType(
        {
            "same-title": 6.0,
            "same-title-of-one-word": 4.5,
            "like-title": 0.0,
            "title-within-title": -1.5,
            "another-number": -6.0,
            "another-title": -6.5,
            "same-year": 4.5,
            "year-off-by-one": 0.0,
            "year-off-by-two": -2.5,
            "year-off": -7.0,
            "same-director": 2.5,
            "director-spelt-otherwise": 1.5,
            "another-director": -4.5,
            "nearly-the-whole-cast": 7.0,
            "most-of-the-cast": 3.0,
            "one-of-few-in-the-cast": 3.0,
            "some-of-the-cast": -0.5,
            "one-of-the-cast": -3.0,
            "another-cast": -5.5,
            "some-of-the-crew": 0.5,
            "another-crew": -1.0,
            "same-length": 3.5,
            "like-length": 0.5,
            "another-length": -2.0,
            "nothing-else-known": -3.0,
        }
    ),
    caps=MappingProxyType({"year-off": Outcome.ASK}),
    base=-5.5,
    same=1.5,
    ask=-3.0,
    gap=2.0,
)
"""What films are weighed by."""

PEOPLE = Weights(
    bits=MappingProxyType(
        {
            "same-name": 6.5,
            "rare-name": 5.5,
            "usual-name": 2.5,
            "common-name": 1.0,
            "everyday-name": -1.5,
            "crowded-name": -5.0,
            "name-in-another-order": 4.0,
            "name-in-another-form": 2.0,
            "another-name": -8.5,
            "same-work-on-films": 3.5,
            "same-work-on-a-film": 1.0,
            "other-work-on-a-film": 0.0,
            "no-film-in-common": -1.0,
            "same-part": 2.0,
            "same-trade": 1.5,
            "kindred-trade": 1.0,
            "known-actor-and-maker": -0.5,
            "actor-and-maker": -2.0,
            "another-trade": -3.0,
            "colleagues-in-common": 4.0,
            "a-colleague-in-common": 3.0,
            "no-colleague-in-common": -1.5,
            "careers-touch": 0.5,
            "careers-apart": -0.5,
            "careers-far-apart": -2.5,
            "longer-than-a-life": -5.0,
            "same-birth": 8.0,
            "same-year-of-birth": 4.0,
            "birth-off": -1.0,
            "another-birth": -8.0,
            "same-death": 8.0,
            "same-year-of-death": 4.0,
            "death-off": -1.0,
            "another-death": -6.0,
        }
    ),
    caps=MappingProxyType({"another-name": Outcome.ASK}),
    base=-3.5,
    same=3.5,
    ask=0.5,
    gap=2.0,
)
"""What people are weighed by."""
