"""Keys of people who proved to be somebody else: so that a source finds them again, and readers do.

Whoever is one with somebody by a source's own word is not among them: the catalogue keeps that.
"""

from collections.abc import Collection

import polars as pl

from matinee.catalogue.build.who import Said
from matinee.catalogue.people import person_key, person_number
from matinee.catalogue.schema import SCHEME_BITS

NO_KEYS = pl.DataFrame(schema={"key": pl.String, "person": pl.Int64})
_SCHEME = (1 << SCHEME_BITS) - 1


def former_numbers(keys: pl.DataFrame, said: Said) -> dict[int, int]:
    """Give the numbers that people had before, and whose they are, if those are still there."""
    if not keys.height:
        return {}
    there = pl.concat([said.people["person"], said.credits["person"]]).unique()
    now = keys.filter(pl.col("person").is_in(there.implode()) & (pl.col("person") & _SCHEME != 0))
    return {
        number: person
        for key, person in now.iter_rows()
        if (number := person_number(key)) is not None
    }


def keys_before(keys: pl.DataFrame, said: Said, stated: Collection[int]) -> pl.DataFrame:
    """Give the keys that people of ``said`` had before, and their numbers now (``NO_KEYS``).

    ``keys`` are those that were known; ``stated`` are numbers whose bearer a source states.
    """
    slugs = dict(said.known.select("person", "slug").iter_rows())
    rows = [
        (key, person)
        for before, person in said.joined.items()
        if before not in stated and (key := person_key(before) or slugs.get(before))
    ]
    there = said.credits.select("person").unique()
    lost = said.known.join(there, on="person", how="anti")
    lost = lost.join(said.meant, on="folded").select("slug", "person_right")
    before = keys.with_columns(pl.col("person").replace(said.joined)) if said.joined else keys
    found = pl.concat(
        [
            pl.DataFrame(rows, schema=NO_KEYS.schema, orient="row"),
            lost.rename({"slug": "key", "person_right": "person"}),
            before,
        ]
    ).unique("key", keep="first", maintain_order=True)
    numbers = dict(said.known.select("slug", "person").iter_rows()) if found.height else {}
    own = [numbers.get(key) if (n := person_number(key)) is None else n for key in found["key"]]
    found = found.with_columns(pl.Series("own", own, dtype=pl.Int64))
    # Whoever is there under a key of their own has no other's.
    found = found.join(there, left_on="own", right_on="person", how="anti")
    return found.select("key", "person").join(there, on="person", how="semi").sort("key")
