"""Films and people in short, for the cases beside this file."""

from collections.abc import Callable

import pytest

from matinee.catalogue import Role
from matinee.catalogue.names import fold, fold_title
from matinee.catalogue.reconcile import FilmTraits, PersonTraits

Make = Callable[..., FilmTraits]
MakePerson = Callable[..., PersonTraits]


@pytest.fixture
def film() -> Make:
    """Make a film of titles, a year, and names by role."""

    def make(
        *titles: str,
        year: int | None = None,
        minutes: int | None = None,
        director: str | None = None,
        cast: str = "",
        id: str = "film",
        **identifiers: str,
    ) -> FilmTraits:
        people = {Role.DIRECTOR: [director] if director else [], Role.ACTOR: cast.split(", ")}
        return FilmTraits(
            id=id,
            titles=frozenset(map(fold_title, titles)),
            years=frozenset({year} if year else ()),
            runtimes=frozenset({minutes} if minutes else ()),
            people={
                role: frozenset(fold(name) for name in names if name)
                for role, names in people.items()
                if any(names)
            },
            identifiers=identifiers,
        )

    return make


@pytest.fixture
def person() -> MakePerson:
    """Make a person of names and of work, written as role by film."""

    def make(
        *names: str,
        work: dict[str, Role] | None = None,
        parts: dict[str, str] | None = None,
        years: tuple[int, ...] = (),
        colleagues: str = "",
        leads: bool = False,
        born: str | None = None,
        id: str = "person",
        **identifiers: str,
    ) -> PersonTraits:
        return PersonTraits(
            id=id,
            names=frozenset(map(fold, names)),
            work={film: frozenset({role}) for film, role in (work or {}).items()},
            parts={film: frozenset({fold(part)}) for film, part in (parts or {}).items()},
            years=frozenset(years),
            colleagues=frozenset(fold(name) for name in colleagues.split(", ") if name),
            leads=leads,
            born=born,
            identifiers=identifiers,
        )

    return make
