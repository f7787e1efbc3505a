"""All who have credits, and what tells them from others, for weighing who is one with whom."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

import polars as pl

from matinee.catalogue.build.folding import folded
from matinee.catalogue.model import WRITING, Role
from matinee.catalogue.reconcile import PersonTraits
from matinee.catalogue.schema import ROLE_NUMBERS, ROLES

_MAKING = [ROLE_NUMBERS[role] for role in (Role.DIRECTOR, *sorted(WRITING))]
_LEADING = 5
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Company:
    """People by number (``who``): those known by name only have a negative one, told by ``alone``.

    ``credits`` holds ``rec``, ``who``, ``folded`` (the name there), ``role``, ``character`` and
    ``billing``; ``names`` all normal forms of everybody's names; ``years`` the ``year`` of each
    ``rec``; ``lives`` what is said of people, ``field`` and ``value``.
    """

    credits: pl.DataFrame
    names: pl.DataFrame
    years: pl.DataFrame
    lives: pl.DataFrame
    alone: pl.DataFrame

    @classmethod
    def of(
        cls, credits: pl.DataFrame, names: pl.DataFrame, years: pl.DataFrame, lives: pl.DataFrame
    ) -> "Company":
        """Gather what is said, and number those who have a name only.

        ``credits`` has ``person`` for ``who``, null for them; so have ``names`` and ``lives``.
        """
        credits = credits.drop_nulls("folded")
        nameless = credits.filter(pl.col("person").is_null())
        alone = nameless.select(pl.col("folded").unique(maintain_order=True)).with_row_index("n")
        alone = alone.select("folded", who=-1 - pl.col("n").cast(pl.Int64))
        credits = credits.join(alone, on="folded", how="left", maintain_order="left")
        credits = credits.with_columns(pl.coalesce("person", "who").alias("who")).drop("person")
        named = names.rename({"person": "who"}).select("who", "folded")
        named = pl.concat([named, credits.select("who", "folded")]).unique(maintain_order=True)
        return cls(credits, named, years, lives.select("field", "value", who="person"), alone)

    def replaced(self, one: dict[int, int]) -> "Company":
        """Give those who proved to be somebody else the other's number."""
        who = pl.col("who").replace(one)
        tables = (self.credits, self.names, self.lives)
        credits, names, lives = (table.with_columns(who) for table in tables)
        return replace(self, credits=credits, names=names, lives=lives)

    def only(self, whom: pl.Series) -> "Company":
        """Leave these people, with all that is said of their films."""
        films = self.credits.filter(pl.col("who").is_in(whom.implode()))["rec"].unique()
        theirs, there = pl.col("who").is_in(whom.implode()), pl.col("rec").is_in(films.implode())
        return Company(
            self.credits.filter(there),
            self.names.filter(theirs),
            self.years.filter(there),
            self.lives.filter(theirs),
            self.alone.filter(theirs),
        )

    def traits(self, whom: pl.Series) -> Iterator[PersonTraits]:
        """Give what tells these people from others."""
        here = self.only(whom)
        led = (pl.col("billing") < _LEADING).fill_null(False)
        leading = here.credits.filter(led | pl.col("role").is_in(_MAKING))
        colleagues = dict(leading.group_by("rec").agg(pl.col("folded").unique()).iter_rows())
        names = dict(here.names.group_by("who").agg(pl.col("folded").unique()).iter_rows())
        lives = {(who, field): value for field, value, who in here.lives.reverse().iter_rows()}
        own = here.credits.filter(pl.col("who").is_in(whom.implode()))
        played = folded(own["character"].fill_null("")).alias("part")
        rows = own.with_columns(led.alias("led"), played).join(here.years, on="rec", how="left")
        columns = ("folded", "rec", "role", "part", "year", pl.col("led").any())
        for who, forms, films, roles, parts, years, leads in (
            rows.group_by("who", maintain_order=True).agg(columns).iter_rows()
        ):
            yield PersonTraits(
                id=str(who),
                names=frozenset(forms) | frozenset(names.get(who, ())),
                work=_by_film(films, [ROLES[role] for role in roles]),
                parts=_by_film(films, parts),
                years=frozenset(year for year in years if year),
                colleagues=frozenset().union(*(colleagues.get(film, ()) for film in films)),
                leads=bool(leads),
                born=lives.get((who, "born")),
                died=lives.get((who, "died")),
            )


def _by_film(films: list[int], values: list[T]) -> dict[str, frozenset[T]]:
    """Give what there is of each film, by its number as a text."""
    found: dict[str, frozenset[T]] = {}
    for film, value in zip(map(str, films), values, strict=True):
        if value:
            found[film] = found.get(film, frozenset()) | {value}
    return found
