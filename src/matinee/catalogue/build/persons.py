"""Writes credits and the people in them: what they are called, and what they did."""

from collections.abc import Iterator

import polars as pl

from matinee.catalogue.build.columns import whole
from matinee.catalogue.build.films import numbered, running, written
from matinee.catalogue.build.folding import folded
from matinee.catalogue.build.former import NO_KEYS, former_numbers, keys_before
from matinee.catalogue.build.gather import Gathered
from matinee.catalogue.build.identity import ruled_people, same_person
from matinee.catalogue.build.overruling import part_credits
from matinee.catalogue.build.who import NOBODY, Said
from matinee.catalogue.build.writer import Writer
from matinee.catalogue.schema import FIELD_NUMBERS, SCHEME_BITS

_SCHEME = (1 << SCHEME_BITS) - 1
_SLICE = 1_000_000


def write_people(facts: Gathered, writer: Writer) -> tuple[int, int]:
    """Write credits and the people in them; give how many people and credits there are."""
    said = Said(
        credits=facts.take("credits"),
        people=facts.take("people"),
        aliases=whole("aliases", facts.take("aliases")),
        lives=facts.take("person_facts"),
        known=facts.kept.slugs if facts.kept else NOBODY,
        rulings=facts.people_rulings,
    )
    same = facts.take("same_people")
    stated = said.unless_parted(same_person(same))
    keys = facts.kept.people_keys if facts.kept else NO_KEYS
    said.replace(said.unless_parted(former_numbers(keys, said)) | stated)
    if same.height:
        writer.write("person_identifier", written(_pairs(same)))
    if "name" in said.credits.columns:
        said.identify(lambda: _years(facts))
        said.people = pl.concat([said.people, _named_by_credits(facts, said)])
    said.replace(
        ruled_people(facts.people_rulings, dict(said.known.select("slug", "person").iter_rows()))
    )
    facts.people_doubts = said.doubts(facts.keys)
    writer.write("person_key", written(keys_before(keys, said, stated)))
    lives = facts.in_order(said.lives, "person").unique(maintain_order=True)
    writer.write("person_fact", written(numbered(lives, "person")))
    number = said.credits.height
    screen_names = _write_credits(facts, writer, said)
    return _write_names(facts, writer, said, screen_names), number


def _years(facts: Gathered) -> pl.DataFrame:
    """Give the ``year`` that the leading source states of each film, ``rec``."""
    said = facts.see("statements").filter(pl.col("field") == FIELD_NUMBERS["year"])
    said = facts.in_order(said, "rec").unique("rec", keep="first", maintain_order=True)
    return said.select("rec", year=pl.col("value").cast(pl.Int32, strict=False)).drop_nulls()


def _pairs(same: pl.DataFrame) -> pl.DataFrame:
    """Give pairs of numbers of one person, the one that leads as ``person``."""
    strong, weak = (pl.col("person") & _SCHEME), (pl.col("other") & _SCHEME)
    pairs = same.select(
        pl.when(strong <= weak).then("other").otherwise("person").alias("other"),
        pl.when(strong <= weak).then("person").otherwise("other").alias("person"),
        "cite",
    )
    return pairs.unique().sort("other", "person", "cite")


def _named_by_credits(facts: Gathered, said: Said) -> pl.DataFrame:
    """Give the names of people whom no record names but their credits, the leading ones first."""
    described = said.people.select("person").unique()
    named = said.credits.drop_nulls("name").select("person", "name", "cite")
    named = named.join(described, on="person", how="anti", maintain_order="left")
    standing = facts.standing.gather(named["cite"]).alias("standing")
    named = named.with_columns(standing).sort("standing", maintain_order=True)
    return named.unique("person", keep="first", maintain_order=True).drop("standing")


def _write_credits(facts: Gathered, writer: Writer, said: Said) -> pl.DataFrame:
    """Write the credits, let go of them, and give the names on the screen that they tell of."""
    credits, said.credits = said.credits, said.credits.clear()
    credits, overruled = part_credits(facts, credits, said.people.select("person", "name"))
    overruled = whole("credits", facts.in_order(overruled, "rec")).drop("name")
    writer.write("overruled_credit", written(numbered(_with_manner(overruled))))
    order = facts.order(credits, "rec")
    films = credits.select("rec") if order is None else credits.select(pl.col("rec").gather(order))
    places = running(films, "rec")
    for at in range(0, credits.height, _SLICE):
        rows = credits.slice(at, _SLICE) if order is None else credits[order.slice(at, _SLICE)]
        rows = whole("credits", rows).drop("name")
        writer.write("credit", written(_with_manner(rows).with_columns(places.slice(at, _SLICE))))
    keys = pl.DataFrame(
        [credits["person"] if order is None else credits["person"][order], films["rec"], places]
    )
    for part in _in_parts(keys, "person"):
        writer.write("credit_person", written(part.sort("person", "rec", "n")))
    del keys
    if "credited_as" not in credits.columns:
        return pl.DataFrame(schema={"person": pl.Int64, "name": pl.String})
    return credits.select("person", name="credited_as").drop_nulls().unique(maintain_order=True)


def _with_manner(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.col("voice", "uncredited").fill_null(False))


def _write_names(facts: Gathered, writer: Writer, said: Said, screen_names: pl.DataFrame) -> int:
    """Write people, their other names, and the look-up of all names."""
    people = facts.in_order(said.people, "person")
    said.people = people.clear()
    best = people if _once(people) else people.unique("person", keep="first", maintain_order=True)
    slugs = said.known.select("person", "slug")
    others = said.aliases.select("person", "text", "language", "kind", "cite")
    forms = []
    if best.height != people.height:
        also = people.join(best, on=["person", "name", "cite"], how="anti", maintain_order="left")
        nothing = pl.lit(None, pl.String).alias("language")
        also = also.select("person", nothing, pl.lit("name").alias("kind"), "cite", text="name")
        others = pl.concat([also.select(others.columns), others])
    for at in range(0, best.height, _SLICE):
        rows = best.slice(at, _SLICE)
        forms.append(_folded(rows, "name"))
        if slugs.height:
            rows = rows.join(slugs, on="person", how="left", maintain_order="left")
        writer.write("person", written(rows.rename({"person": "id"})))
    writer.index("person")
    others = facts.in_order(others, "person").unique(maintain_order=True)
    rows = numbered(others, "person").rename({"text": "name"})
    writer.write("person_alias", written(rows))
    forms += [_folded(others, "text"), _folded(screen_names, "name")]
    number = best.height
    del best, people
    _write_look_up(writer, pl.concat(forms).filter(pl.col("folded") != ""))
    return number


def _once(people: pl.DataFrame) -> bool:
    """Say whether nobody occurs twice in rows that are in order."""
    return not (people["person"] == people["person"].shift()).any()


def _folded(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    return rows.select(folded(rows[column]).alias("folded"), "person")


def _write_look_up(writer: Writer, names: pl.DataFrame) -> None:
    """Write the normal form of every name in order."""
    for part in _in_parts(names, "folded"):
        rows = part.sort("folded", "person")
        again = (pl.col(name) == pl.col(name).shift() for name in rows.columns)
        writer.write("person_name", rows.filter(~pl.all_horizontal(again).fill_null(False)))


def _in_parts(rows: pl.DataFrame, key: str) -> Iterator[pl.DataFrame]:
    """Part rows so that those of the next part follow those of the last one in order of a key.

    To sort ten million rows at once takes as much memory again as they do.
    """
    some = rows[key].gather_every(max(rows.height // 4096, 1)).sort()
    bounds = some.gather_every(max(4096 * _SLICE // max(rows.height, 1), 1))[1:].unique().sort()
    numbers = bounds.search_sorted(rows[key], side="right").cast(pl.UInt16)
    for number in range(bounds.len() + 1):
        yield rows.filter(numbers == number)
