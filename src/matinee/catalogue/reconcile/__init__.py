"""Which records of different sources are of one film or one person."""

from matinee.catalogue.reconcile.commonness import Commonness
from matinee.catalogue.reconcile.films import film_evidence, film_keys
from matinee.catalogue.reconcile.groups import Ruling, groups
from matinee.catalogue.reconcile.model import (
    Evidence,
    FilmTraits,
    Judgement,
    Outcome,
    Pair,
    PersonTraits,
)
from matinee.catalogue.reconcile.pairing import Manner, candidates, judge, reconcile, weigh
from matinee.catalogue.reconcile.people import FILMS_IN_COMMON, PersonEvidence, person_keys
from matinee.catalogue.reconcile.records import film_traits
from matinee.catalogue.reconcile.weights import FILMS, PEOPLE, Weights

FILM_MANNER = Manner(film_keys, film_evidence, FILMS)
"""How films are compared."""


def person_manner(commonness: Commonness, weights: Weights = PEOPLE) -> Manner[PersonTraits]:
    """Say how people are compared, among names as common as these."""
    return Manner(person_keys, PersonEvidence(commonness), weights)


__all__ = [
    "FILMS",
    "FILMS_IN_COMMON",
    "FILM_MANNER",
    "PEOPLE",
    "Commonness",
    "Evidence",
    "FilmTraits",
    "Judgement",
    "Manner",
    "Outcome",
    "Pair",
    "PersonEvidence",
    "PersonTraits",
    "Ruling",
    "Weights",
    "candidates",
    "film_evidence",
    "film_keys",
    "film_traits",
    "groups",
    "judge",
    "person_keys",
    "person_manner",
    "reconcile",
    "weigh",
]
