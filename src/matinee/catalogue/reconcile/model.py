"""What identity is judged by, and what comes out: traits, evidence, outcomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from matinee.catalogue.model import Role


class Outcome(StrEnum):
    """Whether two records are of one film or person; ``ask`` when that is not for us to say."""

    SAME = "same"
    DIFFERENT = "different"
    ASK = "ask"


class Traits(Protocol):
    """What films and people have in common here: what the caller calls them, and identifiers."""

    @property
    def id(self) -> str:
        """What the caller calls the record."""
        ...

    @property
    def identifiers(self) -> Mapping[str, str]:
        """Identifiers by scheme: ``{"imdb": "tt0047478"}``."""
        ...


@dataclass(frozen=True, slots=True)
class FilmTraits:
    """A film as one source gives it, or as several already do: what tells it from others.

    ``titles`` are normal forms (``fold_title``) in any language; ``people`` normal forms of names
    (``fold``) by role; ``years`` and ``runtimes`` (in minutes) all that are stated.
    """

    id: str
    titles: frozenset[str]
    years: frozenset[int] = frozenset()
    runtimes: frozenset[int] = frozenset()
    people: Mapping[Role, frozenset[str]] = field(default_factory=dict)
    identifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonTraits:
    """A person as one source gives them: names, and what they did on which films.

    ``names`` are normal forms (``fold``). ``work`` holds their roles by film; the films are called
    the same on both sides, so films are reconciled before people. ``parts`` holds the characters'
    normal forms by film, ``years`` those of their films, ``colleagues`` the names of those who made
    their films or led the cast; ``leads`` says that this person led one. ``born`` and ``died`` are
    ``1954`` or ``1954-04-26``.
    """

    id: str
    names: frozenset[str]
    work: Mapping[str, frozenset[Role]] = field(default_factory=dict)
    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    years: frozenset[int] = frozenset()
    colleagues: frozenset[str] = frozenset()
    leads: bool = False
    born: str | None = None
    died: str | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that speaks for or against two records being one.

    ``name`` is what the weights know it by; ``values`` are what it was seen in: ``("1954",
    "1955")``, or the names of people in common.
    """

    name: str
    values: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of two records, how strongly (in bits, the higher the likelier), and why."""

    outcome: Outcome
    score: float
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, by the ids their caller gave them, and the judgement on them."""

    left: str
    right: str
    judgement: Judgement

    @property
    def outcome(self) -> Outcome:
        """Whether the two are one."""
        return self.judgement.outcome
