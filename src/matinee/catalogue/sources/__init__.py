"""Where facts come from: one module a source, each turning its payload into facts.

``READERS`` names them all; a reader's module is imported when it is asked for, since some need
libraries that asking a catalogue does not.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from matinee.catalogue.sources.reader import Reader

READERS = {
    "tables": ("tables", "Tables"),
    "imdb": ("imdb", "Imdb"),
    "wikidata": ("wikidata", "Wikidata"),
    "tmdb": ("tmdb", "Tmdb"),
    "nfo": ("nfo", "Nfo"),
    "house": ("house", "House"),
}
"""The name of each source: its module here, and the reader in it."""


def open_payload(
    source: str,
    path: Path,
    *,
    ground: Path | None = None,
    kinds: Sequence[str] | None = None,
    adult: bool = False,
) -> "Reader":
    """Open a source's payload, or raise CatalogueError saying what is wrong with it.

    ``ground`` is the catalogue that it goes into, where there is one: the house names its films by
    title and year. ``kinds`` and ``adult`` say which of IMDb's titles to take.
    """
    import_module("matinee.catalogue.build")  # says what to install where it cannot be
    module, name = READERS[source]
    options: dict[str, Any] = {}
    if source == "house":
        options["ground"] = ground
    if source == "imdb":
        options |= {"adult": adult} | ({"kinds": kinds} if kinds else {})
    reader = getattr(import_module(f"{__name__}.{module}"), name)
    return cast("Callable[..., Reader]", reader)(path, **options)
