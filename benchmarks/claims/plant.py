"""What is planted in a review, and the review it is planted in."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.claims.split import Part
from benchmarks.corpus import Review
from matinee.catalogue import Dossier, FilmRef
from matinee.document import Span


class Row(NamedTuple):
    """The line of the table that something counts in.

    ``group`` is the manner (swap, misspelling, character, fact, flat, distractor), ``kind`` the
    role or the sort of edit; ``decided`` says whether some source has what it takes to tell.
    """

    group: str
    kind: str
    decided: bool = True

    def __str__(self) -> str:
        return f"{self.group}: {self.kind}{'' if self.decided else ' (open)'}"


@dataclass(frozen=True)
class Known:
    """A review of a film that the catalogue knows."""

    review: Review
    film: FilmRef
    dossier: Dossier = field(repr=False)
    part: Part

    @property
    def text(self) -> str:
        """The original text."""
        return self.review.document.source

    def chance(self, seed: int, purpose: str) -> random.Random:
        """Give dice of this review's own, the same in any order and any corpus."""
        return random.Random(f"{seed}:{self.review.digest}:{purpose}")


@dataclass(frozen=True)
class Plant:
    """A changed review.

    A mistake's ``spans`` are where the wrong words stand, ``wrong`` what they say, and ``right``
    the values of which a finding must give one. A distractor has no right value: any finding that
    the unchanged text does not have is a false alarm. ``facets`` are further ways to count it, and
    ``sentence`` is the sentence of ours that was added, with its gaps.
    """

    row: Row
    known: Known
    text: str = field(repr=False)
    spans: tuple[Span, ...]
    wrong: str
    right: tuple[str, ...] = ()
    facets: Mapping[str, str] = field(default_factory=dict)
    sentence: str = ""

    @property
    def is_distractor(self) -> bool:
        """Whether silence is what is wanted."""
        return not self.right
