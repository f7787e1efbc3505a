"""Builds a snapshot from records or columns: all facts gathered, settled, written, put in place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from matinee.catalogue.build.collect import Collector
from matinee.catalogue.build.columns import whole
from matinee.catalogue.build.films import numbered, write_films, written
from matinee.catalogue.build.gather import Gathered, Import, Kept
from matinee.catalogue.build.parts import Parts
from matinee.catalogue.build.persons import write_people
from matinee.catalogue.build.writer import Writer, in_place
from matinee.catalogue.model import Source
from matinee.catalogue.records import Layer, Record

Progress = Callable[[int], None]
_TOLD = 500
_LAYER = {"id": pl.Int64, "key": pl.String, "rank": pl.Int64}


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What went into a snapshot."""

    films: int = 0
    people: int = 0
    credits: int = 0


def build_snapshot(
    path: Path,
    *,
    sources: Iterable[Source],
    records: Iterable[Record],
    layer: Layer = Layer("records"),  # noqa: B008 - a frozen value
    progress: Progress | None = None,
) -> BuildSummary:
    """Write a snapshot; records of one film are merged, the first one's values leading.

    The file appears whole or not at all: it is written beside ``path`` and renamed.
    """
    return build_layers(path, [gathered(layer, sources, records, progress=progress)])


def gathered(
    layer: Layer,
    sources: Iterable[Source],
    records: Iterable[Record],
    *,
    progress: Progress | None = None,
) -> Import:
    """Bring records into columns."""
    collector = Collector()
    for number, record in enumerate(records, 1):
        collector.add(record)
        if progress and number % _TOLD == 0:
            progress(number)
    return Import(layer, tuple(sources), Parts.of([collector.take()]))


def build_layers(
    path: Path, imports: Sequence[Import], *, kept: Kept | None = None
) -> BuildSummary:
    """Write what imports bring, over what is kept of a catalogue, as the snapshot at ``path``."""
    facts = Gathered(kept, imports)
    with in_place(path) as temporary:
        writer = Writer(temporary)
        try:
            _write_voices(facts, writer)
            people, credits = write_people(facts, writer)
            films = write_films(facts, writer)
            _write_coverage(facts, writer)
            _write_identity(facts, writer)
            writer.finish()
        finally:
            writer.close()
    return BuildSummary(films, people, credits)


def _write_voices(facts: Gathered, writer: Writer) -> None:
    """Write layers, sources and citations."""
    layers = sorted(facts.layers.values(), key=lambda layer: (layer.rank, layer.key))
    rows = [(number, layer.key, layer.rank) for number, layer in enumerate(layers)]
    layer = pl.DataFrame(rows, schema=_LAYER, orient="row")
    writer.write("layer", layer)
    columns = ("key", "name", "licence", "publishable", "home")
    source = pl.DataFrame(
        [[getattr(each, column) for column in columns] for each in facts.sources.values()],
        schema=dict.fromkeys(columns, pl.String) | {"publishable": pl.Boolean},
        orient="row",
    ).with_row_index("id", offset=1)
    writer.write("source", source)
    cites = facts.cites.join(
        source.select(source="key", s="id"), on="source", maintain_order="left"
    )
    cites = cites.join(layer.select(layer="key", l="id"), on="layer", maintain_order="left")
    writer.write("citation", cites.select(id="cite", layer="l", source="s", ref="ref"))


def _write_coverage(facts: Gathered, writer: Writer) -> None:
    rules = facts.in_order(whole("overrules", facts.overrules), "rec").unique(maintain_order=True)
    writer.write("overrule", written(numbered(rules)))
    said = facts.take("coverage").unique().sort("rec", "role", "cite")
    writer.write("coverage", written(said))


def _write_identity(facts: Gathered, writer: Writer) -> None:
    """Write what films were called besides, what was ruled, and what is to be asked about."""
    layers = sorted(facts.layers.values(), key=lambda layer: (layer.rank, layer.key))
    numbers = {layer.key: number for number, layer in enumerate(layers)}
    films = facts.keys.select("film", main="key")
    former = facts.former.join(films, on="film").filter(pl.col("key") != pl.col("main"))
    former = former.select(
        "key", pl.col("layer").replace_strict(numbers, return_dtype=pl.Int64), "film"
    )
    writer.write("film_key", former.unique(["key", "layer"], keep="first").sort("key", "layer"))
    rulings = whole("rulings", facts.take("rulings")).unique().sort("kind", "left", "right", "cite")
    writer.write("ruling", written(rulings))
    writer.write("doubt", facts.open_doubts().sort("kind", "left", "right"))
