"""The catalogue that comes with Matinee: where it is, and how it is built from its two parts."""

from collections.abc import Iterator
from pathlib import Path

from matinee.catalogue.build import BuildSummary, build_snapshot
from matinee.catalogue.records import FilmRecord
from matinee.catalogue.sources.supplement import Supplement
from matinee.catalogue.sources.wikidata_table import read_wikidata_table

EMBEDDED = Path(__file__).parents[1] / "data" / "catalogue.sqlite"


def build_embedded(folder: Path, into: Path = EMBEDDED) -> BuildSummary:
    """Build the embedded snapshot from the repository's ``catalogue`` folder.

    The hand-written facts come first, so that their values lead and the table's are kept beside.
    """
    supplement = Supplement(folder / "supplement")
    return build_snapshot(into, sources=supplement.sources(), records=_records(folder, supplement))


def _records(folder: Path, supplement: Supplement) -> Iterator[FilmRecord]:
    yield from supplement.records()
    yield from read_wikidata_table(folder / "wikidata" / "films.csv.gz")
