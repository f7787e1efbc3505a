"""Where facts come from: one module a source, each turning its payload into facts.

``READERS`` names them all; a reader's module is imported when it is asked for, since some need
libraries that asking a catalogue does not.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from matinee.catalogue.sources.reader import Reader

READERS = {"tables": ("tables", "Tables")}
"""The name of each source: its module here, and the reader in it."""


def open_payload(source: str, path: Path) -> "Reader":
    """Open a source's payload, or raise CatalogueError saying what is wrong with it."""
    import_module("matinee.catalogue.build")  # says what to install where it cannot be
    module, name = READERS[source]
    found = getattr(import_module(f"{__name__}.{module}"), name)
    return cast("Callable[[Path], Reader]", found)(path)
