"""Weighs people who share no identifier: who of one source is whom in the others.

Those whom a source knows by a weaker number, or by name only, are compared with those of stronger
numbers, one scheme after the other, so that two people whom one source tells apart stay apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from matinee.catalogue.build.company import Company
from matinee.catalogue.build.people_pairs import people_pairs, scheme
from matinee.catalogue.build.weighing import doubts
from matinee.catalogue.reconcile import (
    FILMS_IN_COMMON,
    Commonness,
    Outcome,
    Pair,
    PersonTraits,
    person_manner,
    weigh,
)
from matinee.catalogue.schema import BY_NAME, BY_TMDB, BY_WIKIDATA, SCHEME_BITS

_ORDER = (BY_WIKIDATA, BY_TMDB, BY_NAME)
_SCHEME = (1 << SCHEME_BITS) - 1
_SLICE = 20_000  # pairs whose traits are in memory at a time
_SAMPLE = 200_000  # names by which is judged how common a name is


@dataclass(frozen=True, slots=True)
class WeighedPeople:
    """Who proved to be whom, by number, and the pairs to be asked about (``Company``'s numbers)."""

    same: Mapping[int, int]
    asked: Sequence[Pair]


def weigh_people(company: Company, joined: Mapping[int, int], apart: pl.DataFrame) -> WeighedPeople:
    """Compare people of each scheme with those of stronger ones.

    ``joined`` are numbers known to be of somebody with a stronger one; ``apart`` has pairs
    (``weak``, ``strong``) that are ruled to be two.
    """
    same: dict[int, int] = {}
    asked: list[Pair] = []
    known = dict(joined)
    for weak in _ORDER:
        settled = [now for before, now in known.items() if before & _SCHEME == weak]
        pairs = people_pairs(company, weak, pl.Series(settled, dtype=pl.Int64).unique())
        pairs = pairs.join(apart, on=["weak", "strong"], how="anti").sort("weak", "strong")
        if not pairs.height:
            continue
        weighed = weigh(_traits(company, pairs), manner=person_manner(_commonness(company)))
        one = {int(p.left): int(p.right) for p in weighed if p.outcome is Outcome.SAME}
        asked += [pair for pair in weighed if pair.outcome is Outcome.ASK]
        same |= one
        known = {before: one.get(now, now) for before, now in known.items()} | one
        company = company.replaced(one)
    return WeighedPeople(same, asked)


def people_doubts(
    pairs: Sequence[Pair], keys: Mapping[str, str], films: pl.DataFrame
) -> pl.DataFrame:
    """Give pairs to be asked about as rows, each end by its key, and films by theirs."""
    wanted = {value for pair in pairs for value in _films(pair)}
    numbers = pl.Series([int(value) for value in wanted], dtype=pl.Int64)
    named = films.filter(pl.col("film").is_in(numbers.implode())).select("film", "key")
    called = {str(film): key for film, key in named.iter_rows()}
    told = [
        replace(
            pair,
            judgement=replace(
                pair.judgement,
                evidence=[
                    replace(each, values=[called.get(value, value) for value in each.values])
                    if each.name in FILMS_IN_COMMON
                    else each
                    for each in pair.judgement.evidence
                ],
            ),
        )
        for pair in pairs
    ]
    return doubts("person", told, keys)


def _films(pair: Pair) -> Iterator[str]:
    for each in pair.judgement.evidence:
        if each.name in FILMS_IN_COMMON:
            yield from each.values


def _traits(company: Company, pairs: pl.DataFrame) -> Iterator[tuple[PersonTraits, PersonTraits]]:
    near = company.only(pl.concat([pairs["weak"], pairs["strong"]]).unique())
    for rows in pairs.iter_slices(_SLICE):
        whom = pl.concat([rows["weak"], rows["strong"]]).unique()
        traits = {each.id: each for each in near.traits(whom)}
        for weak, strong in rows.iter_rows():
            yield traits[str(weak)], traits[str(strong)]


def _commonness(company: Company) -> Commonness:
    """Judge by a sample of the names that people have where most are told apart.

    Of one scheme only, since who is in several would make a name seem common.
    """
    names = company.names.unique("who", keep="first").with_columns(scheme=scheme())
    most = names["scheme"].mode().sort().first()
    own = names.filter(scheme=most)["folded"]
    return Commonness(own.gather_every(max(own.len() // _SAMPLE, 1)), of=own.len())
