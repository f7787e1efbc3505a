from collections.abc import Collection, Mapping, Sequence
from typing import Any

from matinee.catalogue import Dossier, FilmCredit, Role
from matinee.catalogue.snapshot import Snapshot
from matinee.claims.knowledge import compatible, complete, credited, expected, gather
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.people import FilmNames
from matinee.claims.statement import Said
from matinee.document import Span


def test_producers_may_be_executive_and_writers_of_any_kind() -> None:
    assert compatible(Role.PRODUCER) == {Role.PRODUCER, Role.EXECUTIVE_PRODUCER}
    assert Role.STORY in compatible(Role.WRITER)
    assert compatible(Role.COMPOSER) == {Role.COMPOSER}


def test_a_role_is_complete_when_a_source_lists_it_whole(dossier: Dossier) -> None:
    assert complete(dossier, Role.DIRECTOR)
    assert not complete(dossier, Role.EDITOR)


def test_a_screenplay_claim_rests_on_the_writers_list(dossier: Dossier) -> None:
    assert complete(dossier, Role.SCREENPLAY)
    assert [c.person.name for c in credited(dossier, Role.SCREENPLAY)] == ["Shay Hatten"]


def test_the_right_ones_are_each_named_once(dossier: Dossier) -> None:
    names = [credit.person.name for credit in expected(dossier, Role.COMPOSER)]
    assert names == ["Tyler Bates", "Joel J. Richard"]


class Asked:
    """A catalogue that counts who is asked for."""

    def __init__(self, films: Snapshot) -> None:
        self._films = films
        self.asked: list[set[str]] = []

    def filmographies(self, ids: Collection[str]) -> Mapping[str, Sequence[FilmCredit]]:
        self.asked.append(set(ids))
        return self._films.filmographies(ids)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._films, name)


def test_what_strangers_did_is_asked_for_at_once_and_when_it_matters(
    films: Snapshot, names: FilmNames
) -> None:
    """Nothing is asked until a verdict needs it; who was asked for is not asked for again."""
    catalogue = Asked(films)
    (person,) = films.people_named(["bong joon ho"])["bong joon ho"]
    node = Node("P", 0, 1, people={person.id: person}, full=True)
    said = Said(Kind.CREDIT, person.name, Span(0, 12), "by", 0.9, node=node)
    known = gather([said], names, catalogue, [])  # type: ignore[arg-type]
    assert catalogue.asked == []
    assert known.filmographies.get("nobody", ()) == ()
    assert known.filmographies.get(person.id) == known.filmographies[person.id] != ()
    assert catalogue.asked == [{person.id}]
    assert list(known.filmographies) == [person.id]
