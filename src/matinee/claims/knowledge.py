"""What verification may consult: the film's names, other films and people, fetched in batches."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from matinee.catalogue import (
    WRITING,
    Catalogue,
    Citation,
    Credit,
    Dossier,
    FilmCredit,
    FilmRef,
    Role,
    SeriesPlace,
)
from matinee.claims.linked import LinkedBlock
from matinee.claims.model import Kind
from matinee.claims.people import FilmNames
from matinee.claims.statement import Said
from matinee.claims.weights import DEFAULT, Weights

# How many of the earliest films a debut is held against.
_EARLIEST = 8


class _Filmographies(Mapping[str, Sequence[FilmCredit]]):
    """What some people did, each group asked for in one batch when the first of it matters."""

    def __init__(self, catalogue: Catalogue, *groups: Collection[str]) -> None:
        self._catalogue = catalogue
        self._groups = groups
        self._known: dict[str, Sequence[FilmCredit]] = {}
        self._asked: set[str] = set()

    def __getitem__(self, person: str) -> Sequence[FilmCredit]:
        if person not in self._asked:
            for group in self._groups:
                if person in group:
                    self._asked.update(group)
                    self._known.update(self._catalogue.filmographies(group))
        return self._known[person]

    def __iter__(self) -> Iterator[str]:
        return (person for person in set().union(*self._groups) if person in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass
class Knowledge:
    """The film under review and all that the statements touch."""

    names: FilmNames
    filmographies: Mapping[str, Sequence[FilmCredit]] = field(default_factory=dict)
    others: Mapping[str, Dossier] = field(default_factory=dict)
    series_films: Sequence[tuple[FilmRef, SeriesPlace]] = ()
    linked: Sequence[LinkedBlock] = ()
    weights: Weights = DEFAULT
    sure_of_film: bool = True

    @cached_property
    def mentioned(self) -> Mapping[int, frozenset[str]]:
        """The films that each block of the text names."""
        return {
            part.index: frozenset(f.id for node in part.entities.values() for f in node.films)
            for part in self.linked
        }

    @cached_property
    def word_counts(self) -> Mapping[str, int]:
        """How often the text uses each word with a capital."""
        return Counter(
            part.tokens[at].fold
            for part in self.linked
            for at in part.words.raised
            if part.tokens[at].capital
        )

    @cached_property
    def all_mentioned(self) -> frozenset[str]:
        """The films that the text names anywhere."""
        return frozenset().union(*self.mentioned.values())

    @cached_property
    def named(self) -> frozenset[str]:
        """The people, by id, whom the text names anywhere."""
        nodes = (node for part in self.linked for node in part.entities.values())
        return frozenset(person for node in nodes for person in node.people)

    @property
    def dossier(self) -> Dossier:
        """The film under review."""
        return self.names.dossier


def gather(
    said: Iterable[Said],
    names: FilmNames,
    catalogue: Catalogue,
    linked: Sequence[LinkedBlock],
) -> Knowledge:
    """Fetch, in two batches, whatever the statements need beyond the film's own dossier."""
    people: set[str] = set()
    holders: set[str] = set()
    films: set[str] = set()
    debuts: set[str] = set()
    for statement in said:
        career = statement.kind in (Kind.CAREER, Kind.YEAR)
        if statement.pattern == "debut" and statement.node:
            debuts.update(statement.node.people)
        elif statement.mentions:
            holders.update(c.person.id for c in names.dossier.credited(Role.DIRECTOR))
        for node in (statement.node, statement.subject):
            if node:
                elsewhere = career or bool(statement.about)
                people.update(p for p in node.people if elsewhere or p not in names.credits)
        if len(statement.about) == 1:
            films.update(film.id for film in statement.about)
    filmographies = _Filmographies(catalogue, people, holders)
    for person in debuts:
        films.update(line.film.id for line in filmographies.get(person, ())[:_EARLIEST])
    return Knowledge(
        names,
        filmographies,
        catalogue.dossiers(films) if films else {},
        names.series.films if names.series else (),
        linked,
    )


def compatible(role: Role) -> frozenset[Role]:
    """Give the roles whose credit supports a claim of this one."""
    if role in WRITING:
        return WRITING
    if role is Role.PRODUCER:
        return frozenset({Role.PRODUCER, Role.EXECUTIVE_PRODUCER})
    return frozenset({role})


def complete(dossier: Dossier, role: Role) -> Sequence[Citation]:
    """Give who lists this role of the film completely; empty when nobody does.

    "Written by" may mean any writing credit, so it takes a whole list of writers or of the
    screenplay, and "producer" a whole list of producers.
    """
    if role in (Role.WRITER, Role.SCREENPLAY):
        for kind in (Role.WRITER, Role.SCREENPLAY):
            if dossier.coverage.get(kind):
                return dossier.coverage[kind]
        return ()
    return dossier.coverage.get(role, ())


def credited(dossier: Dossier, role: Role) -> list[Credit]:
    """Give the credits that a claim of this role may rest on."""
    return dossier.credited(*compatible(role))


def expected(dossier: Dossier, role: Role) -> list[Credit]:
    """Give the credits to name as the right ones: of the claimed role first."""
    own = dossier.credited(role)
    if role in WRITING and not own:
        own = dossier.credited(Role.WRITER, Role.SCREENPLAY, Role.STORY)
    if role is Role.WRITER and own:
        own = [*own, *dossier.credited(Role.SCREENPLAY)]
    unique = {credit.person.id: credit for credit in reversed(own)}
    return list(reversed(unique.values()))
