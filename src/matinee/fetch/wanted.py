"""Which films an archive of writing or a list is about, as far as it says so itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matinee.archive import Item
from matinee.archive.matching import named_films
from matinee.archive.model import ItemKind

_OF_NO_FILM = frozenset({ItemKind.PAGE, ItemKind.ATTACHMENT})
_MOST_GUESSES = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A film that some item names: by identifier, or by titles of which one is meant."""

    imdb_id: str | None = None
    titles: Sequence[str] = ()
    year: int | None = None


def wanted_films(items: Iterable[Item]) -> list[Wanted]:
    """Give what the items name, each once: an identifier where there is one, else titles."""
    found: dict[Wanted, None] = {}
    for item in items:
        if item.kind in _OF_NO_FILM:
            continue
        named = named_films(item)
        if named.imdb_id:
            found[Wanted(imdb_id=named.imdb_id)] = None
        elif named.titles:
            titles = tuple(dict.fromkeys(named.titles))[:_MOST_GUESSES]
            found[Wanted(titles=titles, year=named.year)] = None
    return list(found)
