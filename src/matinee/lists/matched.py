"""What of a list is found in a catalogue: matched, doubtful, not there, or there twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from matinee.archive.matching import Decision, Match, Matcher
from matinee.archive.model import Item
from matinee.catalogue import FilmRef
from matinee.lists.model import FilmList


@dataclass(frozen=True, slots=True)
class ListMatch:
    """A film of a list with what it was matched to; ``twice`` when it stands above already."""

    item: Item
    match: Match
    twice: bool = False

    @property
    def film(self) -> FilmRef | None:
        """Give the film that it surely is."""
        return self.match.film

    @property
    def doubtful(self) -> bool:
        """Say whether somebody must be asked which film is meant."""
        return self.match.decision is Decision.ASK


def match_list(read: FilmList, matcher: Matcher) -> Sequence[ListMatch]:
    """Match each film of a list, in order; what is in it twice is told the second time."""
    found: list[ListMatch] = []
    seen: set[str] = set()
    for item in read.films:
        match = matcher.match(item)
        twice = match.film is not None and match.film.id in seen
        if match.film is not None:
            seen.add(match.film.id)
        found.append(ListMatch(item, match, twice))
    return found
