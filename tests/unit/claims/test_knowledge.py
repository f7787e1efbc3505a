from matinee.catalogue import Dossier, Role
from matinee.claims.knowledge import compatible, complete, credited, expected


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
