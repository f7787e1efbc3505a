"""Parts what the house has overruled from what counts; it is kept, and shown as overruled.

Whoever says the same as the house is not overruled, and stays among those who say so.
"""

import polars as pl

from matinee.catalogue.build.folding import folded
from matinee.catalogue.build.gather import Gathered

_WHO = ["rec", "role", "person"]
_CREDIT = [*_WHO, "played", "row", "standing"]


def part_statements(facts: Gathered, said: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give the statements that count, and those on a field that somebody above has settled."""
    rules = facts.overrules.filter(pl.col("field").is_not_null())
    if not rules.height:
        return said, said.clear()
    rows = _rows(facts, said, rules["rec"])
    rows = rows.join(_settled(facts, rules, "field"), on=["rec", "field"])
    right = rows.filter(pl.col("standing") <= pl.col("above"))
    wrong = rows.filter(pl.col("standing") > pl.col("above"))
    return _parted(said, wrong.join(right, on=["rec", "field", "value"], how="anti")["row"])


def part_credits(
    facts: Gathered, credits: pl.DataFrame, people: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give the credits that count, and those in a role, or of a name, that is settled otherwise.

    ``people`` has ``person`` and ``name``, all that somebody is called.
    """
    rules = facts.overrules.filter(pl.col("role").is_not_null())
    if not rules.height:
        return credits, credits.clear()
    rows = _rows(facts, credits, rules["rec"])
    if "character" not in rows.columns:
        rows = rows.with_columns(pl.lit(None, pl.String).alias("character"))
    rows = rows.with_columns(folded(rows["character"].fill_null("")).alias("played"))
    whole_role = _settled(facts, rules.filter(pl.col("name").is_null()), "role")
    named = rules.filter(pl.col("name").is_not_null())
    named = _settled(
        facts, named.with_columns(folded(named["name"]).alias("called")), "role", "called"
    )
    called = people.join(rows.select("person").unique(), on="person", how="semi")
    called = called.select("person", folded(called["name"]).alias("called")).unique()
    by_name = rows.join(called, on="person").join(named, on=["rec", "role", "called"])
    settled = pl.concat(
        [
            rows.join(whole_role, on=["rec", "role"]).select(*_CREDIT, "above"),
            by_name.select(*_CREDIT, "above"),
        ]
    )
    right = settled.filter(pl.col("standing") <= pl.col("above"))
    wrong = settled.filter(pl.col("standing") > pl.col("above"))
    # The same person is right whatever the part, where the house or the source names none.
    any_part = right.filter(pl.col("played") == "").select(*_WHO).unique()
    wrong = wrong.join(right, on=[*_WHO, "played"], how="anti").join(any_part, on=_WHO, how="anti")
    silent = wrong.filter(pl.col("played") == "").join(right, on=_WHO, how="semi")
    return _parted(credits, wrong.join(silent, on="row", how="anti")["row"])


def _rows(facts: Gathered, said: pl.DataFrame, films: pl.Series) -> pl.DataFrame:
    """Give what is said of these films, with its place and how high who says it stands."""
    rows = said.with_row_index("row").filter(pl.col("rec").is_in(films.unique().implode()))
    return rows.with_columns(facts.standing.gather(rows["cite"]).alias("standing"))


def _settled(facts: Gathered, rules: pl.DataFrame, *keys: str) -> pl.DataFrame:
    """Give what is settled, and how high whoever settles it stands."""
    above = facts.standing.gather(rules["cite"]).alias("above")
    return rules.with_columns(above).group_by("rec", *keys).agg(pl.col("above").min())


def _parted(said: pl.DataFrame, rows: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame]:
    gone = pl.repeat(False, said.height, dtype=pl.Boolean, eager=True).scatter(rows.unique(), True)
    return said.filter(~gone), said.filter(gone)
