"""The catalogue that comes with Matinee: where it is, and how it is built from its two parts."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matinee.catalogue.build import BuildSummary

EMBEDDED = Path(__file__).parents[1] / "data" / "catalogue.sqlite"


def build_embedded(folder: Path, into: Path = EMBEDDED) -> "BuildSummary":
    """Build the embedded snapshot from the repository's ``catalogue`` folder.

    The hand-written facts lead, and the table's are kept beside.
    """
    # Imported here: whoever only asks for the file needs nothing that builds one.
    from matinee.catalogue.build import build_layers, gathered
    from matinee.catalogue.sources import supplement, wikidata_table

    written = supplement.Supplement(folder / "supplement")
    records = wikidata_table.read_wikidata_table(folder / "wikidata" / "films.csv.gz")
    return build_layers(
        into,
        [
            gathered(supplement.LAYER, written.sources(), written.records()),
            gathered(wikidata_table.LAYER, [wikidata_table.SOURCE], records),
        ],
    )
