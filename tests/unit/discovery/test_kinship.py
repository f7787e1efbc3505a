"""Which films are found to stand beside a film."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from matinee.catalogue import Role
from matinee.discovery.kinship import LEADS, Shared, films_beside
from matinee.discovery.related import Profile


class _Shelf:
    """A few films in memory, with their credits as film, person, role and part."""

    def __init__(self, films: Mapping[int, Profile], credits: Iterable[Shared] = ()) -> None:
        self._films = films
        self._credits = list(credits)
        self.asked: dict[str, int] = defaultdict(int)

    def profiles(self, films: Collection[int]) -> Mapping[int, Profile]:
        return {number: self._films[number] for number in films if number in self._films}

    def credits(
        self, films: Collection[int], people: Collection[int] | None = None
    ) -> Iterable[Shared]:
        return [
            c for c in self._credits if c.film in films and (people is None or c.person in people)
        ]

    def names(self, people: Collection[int]) -> Mapping[int, str]:
        return {person: f"P{person}" for person in people}

    def works(self, people: Collection[int]) -> Iterable[tuple[int, int]]:
        return {(c.person, c.film) for c in self._credits if c.person in people}

    def kin(self, film: int) -> Collection[int]:
        return {n for n, each in self._films.items() if each.series and n != film}

    def alike(self, genre: str, decade: int, limit: int) -> Collection[int]:
        self.asked["alike"] += 1
        return [n for n, each in self._films.items() if genre in each.genres][:limit]


def _film(number: int, **more: object) -> Profile:
    return Profile(f"f{number}", f"Film {number}", 1970 + number, **more)  # type: ignore[arg-type]


def _said(shelf: _Shelf, film: int, **more: int) -> list[tuple[int, list[str]]]:
    return [(n, list(map(str, each.reasons))) for n, each in films_beside(shelf, film, **more)]


def test_says_that_the_same_people_have_the_same_parts() -> None:
    """An actor in the same part weighs more than an actor in another."""
    films = {number: _film(number) for number in (1, 2, 3)}
    credits = [
        Shared(1, 7, Role.ACTOR, "harry lime"), Shared(1, 8, Role.ACTOR, "holly"),
        Shared(2, 8, Role.ACTOR, "somebody else"), Shared(3, 7, Role.ACTOR, "harry lime"),
    ]  # fmt: skip
    assert _said(_Shelf(films, credits), 1) == [
        (3, ["also with P7 in the same part"]),
        (2, ["also with P8"]),
    ]


def test_looks_for_the_genre_only_where_people_lead_nowhere() -> None:
    """Genre and decade fill the places that are left."""
    films = {number: _film(number, genres=("Western",)) for number in range(1, 5)}
    shelf = _Shelf(films, [Shared(1, 5, Role.DIRECTOR), Shared(2, 5, Role.DIRECTOR)])
    assert _said(shelf, 1, limit=1) == [(2, ["also directed by P5", "Western, 1970s"])]
    assert not shelf.asked["alike"]
    assert [number for number, _ in _said(shelf, 1, limit=3)] == [2, 3, 4]


def test_compares_the_leading_actors_only() -> None:
    """Whoever stands far down in the credits draws nobody."""
    films = {number: _film(number) for number in (1, 2)}
    cast = [Shared(1, person, Role.ACTOR) for person in range(LEADS + 1)]
    assert _said(_Shelf(films, [*cast, Shared(2, LEADS, Role.ACTOR)]), 1) == []


def test_finds_nothing_beside_what_is_not_there() -> None:
    """A film that the catalogue does not show has nothing beside it."""
    assert films_beside(_Shelf({}), 1) == ()
