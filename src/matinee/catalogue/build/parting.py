"""Parts a film that a catalogue has as one, and that is two by somebody's ruling.

What a film holds cannot be told apart by record, but by the import that brought it: the facts of
the imports that know the film under the other key go with that key. Where one import knows it
under both, they are parted when that import is made again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from matinee.catalogue.build.rulings import Rulings

if TYPE_CHECKING:
    from matinee.catalogue.build.gather import Kept


@dataclass(frozen=True, slots=True)
class Parted:
    """What of a film, by its citations, is of a ``new`` film under a ``key`` of its own."""

    film: int
    cites: pl.Series
    new: int
    key: str

    def apply(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Give the facts that go their new film."""
        if "rec" not in frame.columns or not frame.height:
            return frame
        goes = (pl.col("rec") == self.film) & pl.col("cite").is_in(self.cites.implode())
        return frame.with_columns(pl.when(goes).then(self.new).otherwise("rec").alias("rec"))


def parted(kept: "Kept", rulings: Rulings, before: Rulings) -> Sequence[Parted]:
    """Give what is to be parted: by a ruling, or because one that joined is taken back."""
    taken_back = set(before.same) - set(rulings.same)
    pairs = [*rulings.parted, *sorted(taken_back)]
    return list(_parted(kept, pairs)) if pairs else []


def _parted(kept: "Kept", pairs: Sequence[tuple[str, str]]) -> Iterator[Parted]:
    films = kept.films.select("rec", "key", "cite").join(
        kept.cites.select("cite", "layer"), on="cite"
    )
    main = dict(films.select("key", "rec").iter_rows())
    other: dict[str, int] = dict(kept.former.select("key", "film").iter_rows())
    new = max(main.values(), default=0)
    for pair in pairs:
        first, second = (main.get(name, other.get(name)) for name in pair)
        goes = next((name for name in pair if name not in main), None)
        if first is None or first != second or goes is None:
            continue
        theirs = set(kept.former.filter(pl.col("key") == goes)["layer"])
        stays = set(films.filter(pl.col("rec") == first)["layer"]) - theirs
        if stays:
            new += 1
            cites = kept.cites.filter(pl.col("layer").is_in(list(theirs)))["cite"]
            yield Parted(first, cites, new, goes)
