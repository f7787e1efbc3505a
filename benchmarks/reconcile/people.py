"""People of the reference tables as each source gives them, and who is whom.

Two sources number people as IMDb does: between them the truth is complete. Elsewhere it is learnt
on half of the films, where both sources name the same person in the same role, and these films are
then hidden: people are to be told by their other films, and by their names where there are none.
People of whom nothing was learnt are among the records, but a pair of two such is not counted.
A source without numbers means one person by one name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from benchmarks.reconcile.films import Tables
from benchmarks.reconcile.split import share
from matinee.catalogue.model import WRITING, Role
from matinee.catalogue.names import fold
from matinee.catalogue.reconcile import PersonTraits

_LED = pl.col("billing").rank("ordinal").over("source", "film") <= 5
IMDB = ("bengreenberg", "fshowalter")


@dataclass(frozen=True, slots=True)
class Truth:
    """Who is whom, by the left one's id and by the right one's; ``whole`` if nothing is unknown."""

    left: Mapping[str, str]
    right: Mapping[str, str]
    whole: bool

    def counts(self, left: str, right: str) -> bool:
        """Say whether it is known if these two are one."""
        return self.whole or left in self.left or right in self.right


def people_pairs(
    tables: Tables,
) -> Iterator[tuple[str, str, list[PersonTraits], list[PersonTraits], Truth]]:
    """Give each pair of sources with its people and the truth on them."""
    credits = _numbered(tables.credits)
    for at, left in enumerate(tables.sources):
        for right in tables.sources[at + 1 :]:
            one = credits.filter(pl.col("source") == left)
            two = credits.filter(pl.col("source") == right)
            if left in IMDB and right in IMDB:
                same = set(one["who"].unique()) & set(two["who"].unique())
                both = {who: who for who in same}
                yield left, right, _traits(one), _traits(two), Truth(both, both, whole=True)
                continue
            hidden = {film for film in one["film"].unique() if share(f"truth {film}") < 0.5}
            truth = _learnt(one, two, hidden)
            seen = ~pl.col("film").is_in(list(hidden))
            yield left, right, _traits(one.filter(seen)), _traits(two.filter(seen)), truth


def _numbered(credits: pl.DataFrame) -> pl.DataFrame:
    """Give each credit its person: the source's number, else the name."""
    known = credits.filter(pl.col("role").is_in(list(map(str, Role))))
    trade = pl.col("role").replace({str(role): "writing" for role in WRITING})
    return known.with_columns(
        pl.coalesce("person_ref", "folded").alias("who"), trade.alias("trade")
    )


def _learnt(one: pl.DataFrame, two: pl.DataFrame, films: set[str]) -> Truth:
    """Take those for one who have one name in one trade on one film, and are nobody else."""
    keys = ["film", "folded", "trade"]
    left, right = (
        frame.filter(pl.col("film").is_in(list(films))).select(*keys, "who").unique()
        for frame in (one, two)
    )
    sole = [frame.filter(pl.len().over(keys) == 1) for frame in (left, right)]
    pairs = sole[0].join(sole[1], on=keys).select("who", "who_right").unique()
    pairs = pairs.filter((pl.len().over("who") == 1) & (pl.len().over("who_right") == 1))
    # Only people who are still there when the films are hidden can be found.
    for column, frame in (("who", one), ("who_right", two)):
        rest = frame.filter(~pl.col("film").is_in(list(films)))["who"].unique()
        pairs = pairs.filter(pl.col(column).is_in(rest.implode()))
    rows = pairs.rows()
    return Truth(dict(rows), {right: left for left, right in rows}, whole=False)


def _traits(credits: pl.DataFrame) -> list[PersonTraits]:
    rows = (
        credits.with_columns(_LED.fill_null(value=False).alias("led"))
        .group_by("who", maintain_order=True)
        .agg(
            pl.col("folded").unique(),
            *("film", "role", "character"),
            pl.col("year").drop_nulls().unique(),
            pl.col("led").any(),
        )
    )
    leading = _leading(credits)
    return [
        PersonTraits(
            id=who,
            names=frozenset(names),
            work=_work(films, roles),
            parts=_parts(films, characters),
            years=frozenset(years),
            leads=bool(leads),
            colleagues=frozenset().union(*(leading.get(film, ()) for film in films)),
        )
        for who, names, films, roles, characters, years, leads in rows.iter_rows()
    ]


def _leading(credits: pl.DataFrame) -> dict[str, list[str]]:
    """Give the names of those who made each film, and of the first in its cast."""
    made = pl.col("role").is_in([str(role) for role in (Role.DIRECTOR, *WRITING)])
    rows = credits.filter(made | _LED).group_by("film").agg(pl.col("folded").unique())
    return dict(rows.iter_rows())


def _work(films: list[str], roles: list[str]) -> dict[str, frozenset[Role]]:
    work: dict[str, frozenset[Role]] = {}
    for film, role in zip(films, roles, strict=True):
        work[film] = work.get(film, frozenset()) | {Role(role)}
    return work


def _parts(films: list[str], characters: list[str | None]) -> dict[str, frozenset[str]]:
    parts: dict[str, frozenset[str]] = {}
    for film, character in zip(films, characters, strict=True):
        if character and (part := fold(character.partition(" (")[0])):
            parts[film] = parts.get(film, frozenset()) | {part}
    return parts
