"""Makes the rows of films: the value whose source leads for each field, and everything said."""

import polars as pl

from matinee.catalogue.build.columns import whole
from matinee.catalogue.build.folding import folded, folded_titles, slugs
from matinee.catalogue.build.gather import Gathered
from matinee.catalogue.build.overruling import part_statements
from matinee.catalogue.build.writer import Writer
from matinee.catalogue.schema import FIELD_NUMBERS

_LISTS = ("genres", "countries", "languages")


def write_films(facts: Gathered, writer: Writer) -> int:
    """Write films with their titles, statements, series and kin; give how many films there are."""
    films = facts.films.select("rec").unique().sort("rec")
    films = films.join(facts.keys.rename({"film": "rec"}), on="rec", how="left")
    films = films.join(_identifiers(facts, writer), on="rec", how="left")
    films = films.join(_titles(facts, writer), on="rec", how="left")
    films = films.join(_statements(facts, writer), on="rec", how="left")
    films = films.join(_series(facts, writer), on="rec", how="left")
    films = films.join(_kin(facts, writer, films), on="rec", how="left")
    for kind, table in (("cuts", "cut"), ("releases", "release")):
        rows = facts.in_order(whole(kind, facts.take(kind)), "rec").unique(maintain_order=True)
        writer.write(table, written(numbered(rows)))
    lists = [pl.col(name).fill_null("[]") for name in _LISTS]
    writer.write(
        "film",
        films.select(
            pl.col("rec").alias("id"),
            "key",
            # A film of which no title is known goes by its identifier.
            pl.coalesce("title", "original_title", "key").alias("title"),
            *("original_title", "year", "runtime", "imdb_id", "wikidata_id"),
            *lists,
            *("series", "place", "story_place", "relation", "remake_of"),
            pl.col("fame").fill_null(0),
        ),
    )
    for table in ("film", "film_identifier", "series", "series_film", "kin"):
        writer.index(table)
    return films.height


def numbered(rows: pl.DataFrame, key: str = "rec") -> pl.DataFrame:
    """Add ``n``, which counts from 0 within each ``key``, to rows in order of it."""
    return rows.with_columns(running(rows, key))


def running(rows: pl.DataFrame, key: str) -> pl.Series:
    """Give the place of each row within its ``key``, of rows in order of it."""
    place = pl.int_range(pl.len(), dtype=pl.Int32)
    begins = pl.when(pl.col(key) != pl.col(key).shift()).then(place).forward_fill().fill_null(0)
    return rows.select((place - begins).alias("n")).to_series()


def written(rows: pl.DataFrame) -> pl.DataFrame:
    """Name the columns as the snapshot does."""
    names = {"rec": "film", "cite": "citation"}
    return rows.rename({ours: theirs for ours, theirs in names.items() if ours in rows.columns})


def _identifiers(facts: Gathered, writer: Writer) -> pl.DataFrame:
    films = facts.in_order(facts.films, "rec")
    facts.films = films.select("rec").unique(maintain_order=True)
    said = films.unpivot(
        ["imdb_id", "wikidata_id", "tmdb_id", "letterboxd_id"],
        index=["rec", "cite"],
        variable_name="scheme",
    ).drop_nulls()
    said = said.with_columns(pl.col("scheme").str.strip_suffix("_id")).unique()
    said = said.sort("rec", "scheme", "value", "cite")
    writer.write("film_identifier", written(said.select("rec", "scheme", "value", "cite")))
    fame = films.filter(pl.col("fame") > 0).group_by("rec", "cite").agg(pl.col("fame").max())
    fame = fame.sort("rec", "cite").select("rec", pl.col("fame").alias("value"), "cite")
    writer.write("film_fame", written(fame))
    return films.group_by("rec").agg(
        pl.col("imdb_id").drop_nulls().first(),
        pl.col("wikidata_id").drop_nulls().first(),
        pl.col("fame").max(),
    )


def _titles(facts: Gathered, writer: Writer) -> pl.DataFrame:
    titles = whole("titles", facts.take("titles")).filter(pl.col("text") != "")
    titles = facts.in_order(titles, "rec").unique(maintain_order=True)
    writer.write("film_title", written(numbered(titles)))
    found = titles.select(folded_titles(titles["text"]).alias("folded"), "rec")
    found = found.filter(pl.col("folded") != "")
    writer.write("title", written(found.unique().sort("folded", "rec")))
    main, original = (
        titles.filter(pl.col("kind") == kind)
        .unique("rec", keep="first", maintain_order=True)
        .select("rec", pl.col("text").alias(column))
        for kind, column in (("title", "title"), ("original", "original_title"))
    )
    return main.join(original, on="rec", how="full", coalesce=True)


def _statements(facts: Gathered, writer: Writer) -> pl.DataFrame:
    said = facts.take("statements")
    said = facts.in_order(said, "rec", "field").unique(maintain_order=True)
    said, overruled = part_statements(facts, said)
    writer.write("overruled_statement", written(numbered(overruled)))
    writer.write("statement", written(numbered(said)))
    leads = said.filter(_leading(said, facts.standing))
    found = said.select("rec").unique()
    for name in ("year", "runtime"):
        of_field = leads.filter(pl.col("field") == FIELD_NUMBERS[name])
        values = of_field.unique("rec", keep="first").select(
            "rec", pl.col("value").cast(pl.Int64, strict=False).alias(name)
        )
        found = found.join(values, on="rec", how="left")
    for name in _LISTS:
        of_field = leads.filter(pl.col("field") == FIELD_NUMBERS[name])
        values = of_field.unique(["rec", "value"], keep="first", maintain_order=True)
        listed = values.group_by("rec", maintain_order=True).agg(_quoted(pl.col("value")))
        found = found.join(
            listed.select("rec", pl.format("[{}]", pl.col("value").list.join(", ")).alias(name)),
            on="rec",
            how="left",
        )
    return found


def _leading(said: pl.DataFrame, standing: pl.Series) -> pl.Series:
    """Say of each row whether nobody's word on that field stands above it (rows in order)."""
    rows = said.select("rec", "field", standing=standing.gather(said["cite"]))
    begins = (pl.col("rec") != pl.col("rec").shift()) | (pl.col("field") != pl.col("field").shift())
    first = pl.when(begins.fill_null(True)).then(pl.col("standing")).forward_fill()
    return rows.select((pl.col("standing") == first).alias("leads")).to_series()


def _quoted(text: pl.Expr) -> pl.Expr:
    """Give a text as JSON writes it; control characters are none in a name and become spaces."""
    plain = text.str.replace_all(r"[\x00-\x1f]", " ").str.replace_all("\\", "\\\\", literal=True)
    return pl.format('"{}"', plain.str.replace_all('"', '\\"', literal=True)).alias("value")


def _series(facts: Gathered, writer: Writer) -> pl.DataFrame:
    said = whole("series", facts.take("series"))
    said = facts.in_order(said, "rec")
    said = said.with_columns(slugs(said["name"], folded(said["name"])).alias("key")).filter(
        pl.col("key") != ""
    )
    series = said.unique("key", keep="first", maintain_order=True).select("key", "name")
    series = series.with_row_index("id", offset=1).with_columns(pl.col("id").cast(pl.Int64))
    writer.write("series", series.with_columns(folded_titles(series["name"]).alias("folded")))
    said = said.join(series.select("key", series="id"), on="key", maintain_order="left")
    places = ("place", "story_place", "relation")
    each = said.group_by("rec", "series", "cite", maintain_order=True).agg(
        *(pl.col(place).drop_nulls().first() for place in places)
    )
    ordered = numbered(each.sort("series", "rec", maintain_order=True), "series")
    writer.write("series_film", written(ordered))
    leads = said.filter(pl.col("series") == pl.col("series").first().over("rec"))
    return leads.group_by("rec", maintain_order=True).agg(
        pl.col("series").first(), *(pl.col(place).drop_nulls().first() for place in places)
    )


def _kin(facts: Gathered, writer: Writer, films: pl.DataFrame) -> pl.DataFrame:
    said = whole("kin", facts.take("kin"))
    said = facts.in_order(said, "rec").unique(maintain_order=True)
    schemes = ("imdb_id", "wikidata_id")
    refs = films.unpivot(schemes, index="rec").drop_nulls().select(other="rec", ref="value")
    refs = pl.concat([refs, films.select(other="rec", ref="key")]).unique("ref", keep="first")
    said = said.join(refs, on="ref", how="left", maintain_order="left")
    said = said.with_columns(folded_titles(said["title"].fill_null("")).alias("folded"))
    titled = films.drop_nulls(["title", "year"]).select("rec", "title", "original_title", "year")
    named = pl.concat(
        [
            titled.select("year", named="rec", title=column).drop_nulls()
            for column in ("title", "original_title")
        ]
    )
    named = named.with_columns(folded_titles(named["title"]).alias("folded")).drop("title")
    named = named.with_columns(pl.col("year").cast(pl.Int32))
    named = named.unique(["folded", "year"], keep="first", maintain_order=True)
    said = said.join(named, on=["folded", "year"], how="left", maintain_order="left")
    said = said.with_columns(pl.coalesce("other", "named").alias("other")).drop("folded", "named")
    said = said.with_columns(
        pl.when(pl.col("other") != pl.col("rec")).then(pl.col("other")).alias("other")
    )
    writer.write("kin", written(numbered(said)))
    first = said.drop_nulls("other").unique("rec", keep="first", maintain_order=True)
    keys = films.select(other="rec", remake_of="key")
    return first.join(keys, on="other").select("rec", "remake_of")
