"""Finds the people worth comparing: namesakes, and those who did the same work on one film.

Every step is a join on equal keys, and a key that many share finds nobody, so that the number of
pairs grows with the number of people and not with its square.
"""

import polars as pl

from matinee.catalogue.build.company import Company
from matinee.catalogue.model import Role
from matinee.catalogue.names import SUFFIXES
from matinee.catalogue.schema import BY_NAME, ROLE_NUMBERS, SCHEME_BITS

PAIRS = {"weak": pl.Int64, "strong": pl.Int64}
_SCHEME = (1 << SCHEME_BITS) - 1
_CROWD = 30  # namesakes on a side, among whom a name says nothing
_SUFFIX = rf" (?:{'|'.join(sorted(SUFFIXES))})$"
_ACTOR = ROLE_NUMBERS[Role.ACTOR]


def scheme() -> pl.Expr:
    """Give the scheme of the numbers in ``who``; people known by name only have negative ones."""
    return pl.when(pl.col("who") < 0).then(BY_NAME).otherwise(pl.col("who") & _SCHEME)


def people_pairs(company: Company, weak: int, settled: pl.Series) -> pl.DataFrame:
    """Give pairs of somebody of one scheme with somebody of a stronger one (``PAIRS``).

    ``settled`` are people of the stronger ones whom the weak scheme has under a number already.
    """
    stronger = scheme() != BY_NAME if weak == BY_NAME else scheme().is_between(1, weak - 1)
    few = company.credits.filter(scheme() == weak)
    many = company.credits.filter(stronger & ~pl.col("who").is_in(settled.implode()))
    # Whose every credit is somebody's of the same name needs nobody else.
    few = few.join(few.join(many, on=["rec", "folded"], how="anti"), on="who", how="semi")
    if not (few.height and many.height):
        return pl.DataFrame(schema=PAIRS)
    by_name = _namesakes(
        company.names.join(few, on="who", how="semi"),
        company.names.join(many, on="who", how="semi"),
    )
    by_birth = _paired(_born(company, few), _born(company, many), ["born", "word"])
    found = pl.concat([by_name, by_birth, *_on_films(few, many)])
    return found.unique(maintain_order=True)


def _namesakes(few: pl.DataFrame, many: pl.DataFrame) -> pl.DataFrame:
    """Pair people (``who``, ``folded``) of one name, wherever its last word stands."""
    name = pl.col("folded").str.replace(_SUFFIX, "")
    first, last = name.str.extract(r"^(\S+) "), name.str.extract(r" (\S+)$")
    turned = (
        name,
        pl.concat_str(name.str.extract(r"^\S+ (.+)$"), pl.lit(" "), first),
        pl.concat_str(last, pl.lit(" "), name.str.extract(r"^(.+) \S+$")),
    )
    keys = pl.concat(
        few.select("who", each.alias("folded")) for each in (pl.col("folded"), *turned)
    )
    keys = keys.drop_nulls().unique()
    many = many.join(keys, on="folded", how="semi").unique()
    return _paired(_sparse(keys, ["folded"], _CROWD), _sparse(many, ["folded"], _CROWD), ["folded"])


def _on_films(few: pl.DataFrame, many: pl.DataFrame) -> list[pl.DataFrame]:
    """Pair people on one film who share half a name, or who alone are in a role or play a part."""
    columns = ["rec", "who", "folded", "role", "character"]
    few = few.select(columns).join(many, on="rec", how="semi")
    many = many.select(columns).join(few, on="rec", how="semi")
    # Whom both sides have there under one name needs nobody else.
    left = few.join(many, on=["rec", "folded"], how="anti")
    right = many.join(few, on=["rec", "folded"], how="anti")
    crew = pl.col("role") != _ACTOR
    played = pl.col("character") != ""
    return [
        _paired(_words(left), _words(right), ["rec", "word"]),
        _paired(_sole(left, "role", crew), _sole(right, "role", crew), ["rec", "role"]),
        _paired(
            _sole(left, "character", played),
            _sole(right, "character", played),
            ["rec", "character"],
        ),
    ]


def _born(company: Company, some: pl.DataFrame) -> pl.DataFrame:
    """Give the days on which people were born, with the first and last words of their names."""
    day = (pl.col("field") == "born") & (pl.col("value").str.len_chars() > len("1954"))
    born = company.lives.filter(day).join(some, on="who", how="semi")
    named = company.names.join(born.select("who", born="value"), on="who")
    return _words(named, "born")


def _words(rows: pl.DataFrame, beside: str = "rec") -> pl.DataFrame:
    words = [pl.col("folded").str.extract(each) for each in (r"^(\S+)", r"(\S+)$")]
    each = pl.concat(rows.select(beside, "who", word.alias("word")) for word in words)
    each = each.filter(pl.col("word").str.len_chars() > 1).unique()
    return _sparse(each, [beside, "word"], _CROWD)


def _sole(credits: pl.DataFrame, column: str, wanted: pl.Expr) -> pl.DataFrame:
    rows = credits.filter(wanted).select("rec", "who", column).unique()
    return _sparse(rows, ["rec", column], 1)


def _sparse(rows: pl.DataFrame, keys: list[str], most: int) -> pl.DataFrame:
    return rows.filter(pl.len().over(keys) <= most)


def _paired(few: pl.DataFrame, many: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    return few.join(many, on=keys).select(weak="who", strong="who_right").unique()
