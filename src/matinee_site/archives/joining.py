"""Joins what a Letterboxd export tells several times of one film: reviewed, seen, rated, liked.

A review and the diary's line of the same viewing have the same address; ratings, films seen and
likes are of films, whose names and years alone are the same everywhere.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from matinee.archive import Item, ItemKind
from matinee.catalogue.names import fold_title

GONE = ("trash", "auto-draft", "deleted", "orphaned")
_REVIEWS, _DIARY, _RATINGS, _SEEN = "reviews.csv", "diary.csv", "ratings.csv", "watched.csv"
Named = tuple[str, int | None]


@dataclass(slots=True)
class Told:
    """What all files together tell of each film, by its name and year; ``owner`` signs it."""

    owner: str = ""
    name: str = ""
    bio: str = ""
    reviewed: set[str] = field(default_factory=set)
    scores: dict[Named, set[float]] = field(default_factory=lambda: defaultdict(set))
    dated: set[Named] = field(default_factory=set)
    rated: set[Named] = field(default_factory=set)
    seen: set[Named] = field(default_factory=set)
    liked: set[Named] = field(default_factory=set)

    def note(self, item: Item) -> None:
        """Note an item; what was deleted there tells nothing."""
        file = _file(item)
        if not file or item.status in GONE:
            return
        film = _film(item)
        if file == "profile.csv":
            self.owner, self.name, self.bio = item.title, item.author or item.title, item.text
        elif item.kind is ItemKind.LIKE:
            self.liked.add(film)
        elif file == _RATINGS:
            self.rated.add(film)
        elif file == _SEEN:
            self.seen.add(film)
        elif file in (_REVIEWS, _DIARY):
            self.dated.add(film)
            if file == _REVIEWS:
                self.reviewed.add(item.address)
            if item.rating:
                self.scores[film].add(item.rating.value)

    def elsewhere(self, item: Item) -> str:
        """Say what else of the archive tells the same, '' where nothing does."""
        film, file = _film(item), _file(item)
        if file == _DIARY and item.address in self.reviewed:
            return "its review tells the same"
        if file == _RATINGS and item.rating and item.rating.value in self.scores.get(film, ()):
            return "a review or the diary tells this rating"
        if file == _SEEN and film in self.dated | self.rated:
            return "a review, the diary or a rating tells it"
        if item.kind is ItemKind.LIKE and film in self.dated | self.rated | self.seen:
            return "noted where the film was reviewed, seen or rated"
        return ""

    def likes(self, item: Item) -> bool:
        """Say whether the film of an item is liked."""
        return bool(self.liked) and bool(_file(item)) and _film(item) in self.liked


def _file(item: Item) -> str:
    return "".join(item.metadata.get("file", ())[:1])


def _film(item: Item) -> Named:
    return fold_title(item.film.titles[0]) if item.film.titles else "", item.film.year
