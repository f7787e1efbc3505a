"""What every source of film data is to an import: described facts in batches, and what was refused.

A source's module reads one kind of payload and nothing else: it knows neither the catalogue that
the facts go into nor how they are merged there. One contract suite in ``tests/contracts`` holds
for all of them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from matinee.catalogue.model import Source
from matinee.catalogue.records import Layer

if TYPE_CHECKING:
    import polars as pl

    from matinee.catalogue.build.columns import Frames

Earlier = Callable[[str, Sequence[str]], "pl.DataFrame"]
"""Gives columns of all facts of a kind that were read before, in this run or one that stopped."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that could not be taken: where it stands, why, and how it begins."""

    file: str
    line: int
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Facts read since the last batch.

    ``done`` counts, in the reader's own unit, what has been read so far; ``state`` is what
    ``batches`` needs to go on after this batch, as plain JSON data.
    """

    frames: "Frames"
    done: int
    state: Mapping[str, Any] = field(default_factory=dict)
    rejects: Sequence[Reject] = ()
    rejected: int = 0


class Reader(Protocol):
    """A payload, checked on opening: raises CatalogueError when it is not what it must be."""

    layer: Layer
    whole: bool
    """Whether the payload is all the source has, so that what it no longer says is dropped."""
    unit: str
    """What ``total`` and ``done`` count: bytes or films."""

    @property
    def total(self) -> int:
        """How much there is to read."""
        ...

    @property
    def payload(self) -> str:
        """What changes whenever the payload does; an import resumes only on the same one."""
        ...

    def sources(self) -> Sequence[Source]:
        """Give everybody the facts cite, with licence and whether they may be published."""
        ...

    def batches(self, state: Mapping[str, Any], earlier: Earlier) -> Iterator[Batch]:
        """Read facts, from the beginning or after the batch whose ``state`` is given.

        Frames of kinds that a catalogue does not know are the reader's own notes for ``earlier``.
        """
        ...


def excerpt(text: str | bytes) -> str:
    """Give the beginning of a refused row, safe to print."""
    if isinstance(text, bytes):
        text = text[: 4 * _LONGEST].decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "·" for char in text[:_LONGEST])
