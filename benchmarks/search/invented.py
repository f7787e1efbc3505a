"""An invented catalogue of any size, with names and titles as common and as rare as real ones.

First names, surnames and title words are drawn as often as the catalogue that comes with Matinee
has them; a share is coined from syllables, so that the vocabulary grows with the size as it does
in life. Fame falls off as in Zipf's law. The same seed gives the same catalogue.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from matinee.catalogue.embedded import EMBEDDED
from matinee.catalogue.snapshot import Snapshot

COINED_SURNAMES = 0.3
COINED_WORDS = 0.12
LATER_TITLES = 0.15  # films that have a title in another language too
CAST = (2, 3, 4, 5, 5, 6)
_SYLLABLES = (
    "ba be bi bo bu da de do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si"
    " so ta te ti to va ve vi vo zan ber man son ski ova dez ler ner ton ham wick"
).split()
_ROLES = ("director", "writer", "cinematographer", "composer", "editor")


@dataclass(frozen=True, slots=True)
class InventedFilm:
    """A film; people are their numbers, the best known first in each role."""

    number: int
    title: str
    other_title: str
    year: int
    runtime: int
    genres: Sequence[str]
    country: str
    language: str
    credits: Sequence[tuple[str, int]]
    fame: int


class Inventor:
    """Draws names, titles and films."""

    def __init__(self, *, films: int, people: int, seed: int = 7) -> None:
        self.films, self.people = films, people
        self._random = random.Random(seed)
        known = Snapshot(EMBEDDED)
        names = [row[0].split() for row in known.rows("SELECT name FROM person")]
        titles = [row[0].split() for row in known.rows("SELECT title FROM film")]
        known.close()
        self._first = _Drawn(Counter(name[0] for name in names if len(name) > 1))
        self._last = _Drawn(Counter(name[-1] for name in names if len(name) > 1))
        self._words = _Drawn(Counter(word for title in titles for word in title))
        self._lengths = _Drawn(Counter(min(len(title), 8) for title in titles))
        self._coined = [self._coin().capitalize() for _ in range(max(1000, people // 15))]
        self._coined_words = [self._coin().capitalize() for _ in range(max(1000, films // 7))]
        self._genres = (
            "Drama Comedy Action Crime Horror Romance Western Musical War Mystery".split()
        )
        self._places = ("United States", "France", "Japan", "India", "Italy", "Germany", "Korea")
        self._tongues = ("English", "French", "Japanese", "Hindi", "Italian", "German", "Korean")

    def names(self) -> Iterator[str]:
        """Give the people's names, by number."""
        firsts = self._first.draw(self._random, self.people)
        lasts = self._last.draw(self._random, self.people)
        for first, last in zip(firsts, lasts, strict=True):
            coined = self._random.random() < COINED_SURNAMES
            yield f"{first} {self._random.choice(self._coined) if coined else last}"

    def invented_films(self) -> Iterator[InventedFilm]:
        """Give the films, the best known first; the famous work with the famous."""
        chance = self._random
        words = iter(self._words.draw(chance, self.films * 5))
        for number, length in enumerate(self._lengths.draw(chance, self.films)):
            place = min(6, int(chance.expovariate(0.5)))
            yield InventedFilm(
                number=number,
                title=self._title(words, length),
                other_title=self._title(words, length) if chance.random() < LATER_TITLES else "",
                year=2026 - min(120, int(chance.expovariate(1 / 25))),
                runtime=max(40, min(240, int(chance.gauss(100, 20)))),
                genres=chance.sample(self._genres, chance.choice((1, 2, 2, 3))),
                country=self._places[place],
                language=self._tongues[place],
                credits=self._credits(number),
                fame=int(400_000 / (number + 10)),
            )

    def _credits(self, number: int) -> list[tuple[str, int]]:
        chance, people = self._random, self.people
        around = number / self.films * people

        def somebody() -> int:
            return int(abs(chance.gauss(around, people / 20)) % people)

        crew = [
            (role, somebody()) for role in _ROLES if role == "director" or chance.random() < 0.6
        ]
        return [*crew, *(("actor", somebody()) for _ in range(chance.choice(CAST)))]

    def _title(self, words: Iterator[str], length: int) -> str:
        chance = self._random
        return " ".join(
            chance.choice(self._coined_words)
            if chance.random() < COINED_WORDS
            else next(words, "Film")
            for _ in range(length)
        )

    def _coin(self) -> str:
        return "".join(self._random.choices(_SYLLABLES, k=self._random.choice((2, 3, 3, 4))))


class _Drawn:
    """Values drawn as often as they were counted."""

    def __init__(self, counted: Counter) -> None:
        self._values = list(counted)
        self._weights = list(accumulate(counted.values()))

    def draw(self, chance: random.Random, number: int) -> list:
        return chance.choices(self._values, cum_weights=self._weights, k=number)
