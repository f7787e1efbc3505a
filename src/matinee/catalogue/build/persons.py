"""Writes credits and the people in them: what they are called, and what they did."""

import polars as pl

from matinee.catalogue.build.columns import whole
from matinee.catalogue.build.films import numbered, running, written
from matinee.catalogue.build.folding import folded
from matinee.catalogue.build.gather import Gathered
from matinee.catalogue.build.identity import same_person
from matinee.catalogue.build.who import NOBODY, Said
from matinee.catalogue.build.writer import Writer

_SLICE = 1_000_000


def write_people(facts: Gathered, writer: Writer) -> tuple[int, int]:
    """Write credits and the people in them; give how many people and credits there are."""
    said = Said(
        credits=facts.in_order(facts.take("credits"), "rec"),
        people=facts.take("people"),
        aliases=whole("aliases", facts.take("aliases")),
        known=facts.kept.slugs if facts.kept else NOBODY,
    )
    same = facts.take("same_people")
    if same.height:
        said.replace(same_person(same))
        pairs = same.select("other", "person", "cite").unique().sort("other", "person", "cite")
        writer.write("person_identifier", written(pairs))
    if "name" in said.credits.columns:
        said.identify()
        said.people = pl.concat([said.people, _named_by_credits(facts, said)])
    facts_of_people = facts.take("person_facts")
    if same.height:
        facts_of_people = facts_of_people.with_columns(pl.col("person").replace(same_person(same)))
    facts_of_people = facts.in_order(facts_of_people, "person").unique(maintain_order=True)
    writer.write("person_fact", written(numbered(facts_of_people, "person")))
    number = said.credits.height
    screen_names = _write_credits(writer, said)
    return _write_names(facts, writer, said, screen_names), number


def _named_by_credits(facts: Gathered, said: Said) -> pl.DataFrame:
    """Give the names of people whom no record names but their credits, the leading ones first."""
    described = said.people.select("person").unique()
    named = said.credits.drop_nulls("name").select("person", "name", "cite")
    named = named.join(described, on="person", how="anti", maintain_order="left")
    standing = facts.standing.gather(named["cite"]).alias("standing")
    named = named.with_columns(standing).sort("standing", maintain_order=True)
    return named.unique("person", keep="first", maintain_order=True).drop("standing")


def _write_credits(writer: Writer, said: Said) -> pl.DataFrame:
    """Write the credits, let go of them, and give the names on the screen that they tell of."""
    credits, said.credits = said.credits, said.credits.clear()
    places = running(credits, "rec")
    for at in range(0, credits.height, _SLICE):
        rows = whole("credits", credits.slice(at, _SLICE)).drop("name")
        rows = rows.with_columns(
            places.slice(at, _SLICE), pl.col("voice", "uncredited").fill_null(False)
        )
        writer.write("credit", written(rows))
    writer.index("credit")
    if "credited_as" not in credits.columns:
        return pl.DataFrame(schema={"person": pl.Int64, "name": pl.String})
    return credits.select("person", name="credited_as").drop_nulls().unique(maintain_order=True)


def _write_names(facts: Gathered, writer: Writer, said: Said, screen_names: pl.DataFrame) -> int:
    """Write people, their other names, and the look-up of all names."""
    people = facts.in_order(said.people, "person")
    said.people = people.clear()
    best = people if _once(people) else people.unique("person", keep="first", maintain_order=True)
    slugs = said.known.select("person", "slug")
    for at in range(0, best.height, _SLICE):
        rows = best.slice(at, _SLICE)
        if slugs.height:
            rows = rows.join(slugs, on="person", how="left", maintain_order="left")
        writer.write("person", written(rows.rename({"person": "id"})))
    writer.index("person")
    others = said.aliases.select("person", "text", "language", "kind", "cite")
    if best.height != people.height:
        also = people.join(best, on=["person", "name", "cite"], how="anti", maintain_order="left")
        also = also.select(
            "person",
            text="name",
            language=pl.lit(None, pl.String),
            kind=pl.lit("name"),
            cite="cite",
        )
        others = pl.concat([also, others])
    others = facts.in_order(others, "person").unique(maintain_order=True)
    rows = numbered(others, "person").rename({"text": "name"})
    writer.write("person_alias", written(rows))
    names = [
        people.select("person", "name"),
        others.select("person", name="text"),
        screen_names,
    ]
    number = best.height
    del best, people
    _write_look_up(writer, names)
    return number


def _once(people: pl.DataFrame) -> bool:
    """Say whether nobody occurs twice in rows that are in order."""
    return not (people["person"] == people["person"].shift()).any()


def _write_look_up(writer: Writer, names: list[pl.DataFrame]) -> None:
    """Write the normal form of every name, in order."""
    parts = []
    for frame in names:
        for at in range(0, frame.height, _SLICE):
            part = frame.slice(at, _SLICE)
            parts.append(part.select("person", folded(part["name"]).alias("folded")))
    names.clear()
    if not parts:
        return
    rows = pl.concat(parts).filter(pl.col("folded") != "").select("folded", "person")
    parts.clear()
    rows = rows.sort("folded", "person")
    again = (rows["folded"] == rows["folded"].shift()) & (rows["person"] == rows["person"].shift())
    writer.write("person_name", rows.filter(~again.fill_null(False)))
