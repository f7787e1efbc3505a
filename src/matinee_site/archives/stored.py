"""What is remembered of each item of an archive: what somebody decided, and what was made of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from matinee_site.archives.models import ImportItem
from matinee_site.archives.words import OF_A_FILM


@dataclass(frozen=True, slots=True)
class Stored:
    """What is remembered of an item: decisions, and what was made of it; films by their keys."""

    pk: int
    proposed: str
    found: str
    chosen: str
    film: str
    film_chosen: bool
    made: str
    made_pk: int | None
    made_hash: str
    made_state: str
    fate: str

    @property
    def becomes(self) -> str:
        """Give what it becomes."""
        return self.chosen or self.proposed

    @property
    def about(self) -> str:
        """Give the film it is about, '' for none."""
        if self.becomes not in OF_A_FILM:
            return ""
        return self.film if self.film_chosen else self.found

    @classmethod
    def all(cls) -> "Mapping[str, Stored]":
        """Give all that is remembered, by key."""
        rows = ImportItem.objects.values_list(
            *("key", "pk", "proposed", "film__key", "chosen", "chosen_film__key", "film_chosen"),
            *("made", "made_pk", "made_hash", "made_state", "fate"),
        )
        return {
            key: cls(pk, proposed, found or "", chosen, film or "", *rest)
            for key, pk, proposed, found, chosen, film, *rest in rows.iterator(chunk_size=5000)
        }


def made_state(state: str, becomes: str, film: str) -> str:
    """Give what changes when an item, or what is decided on it, does."""
    return hashlib.sha256(f"{state}\n{becomes}\n{film}".encode()).hexdigest()
