"""Building snapshots: facts of every source in columns, brought together and written at once."""

from matinee.catalogue.port import CatalogueError

try:
    from matinee.catalogue.build.gather import Import
    from matinee.catalogue.build.importing import Imported, import_source
    from matinee.catalogue.build.run import BuildSummary, build_layers, build_snapshot, gathered
except ModuleNotFoundError as error:
    if (error.name or "").split(".")[0] not in {"polars", "adbc_driver_sqlite"}:
        raise
    raise CatalogueError(
        f"building a catalogue needs {error.name};"
        " install it with: pip install 'matinee[catalogue]'"
    ) from error

__all__ = [
    "BuildSummary",
    "Import",
    "Imported",
    "build_layers",
    "build_snapshot",
    "gathered",
    "import_source",
]
