"""A catalogue that keeps its answers: asked once, bounded, and begun anew on a change."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pytest

from matinee.catalogue import Person
from matinee.catalogue.remembered import Recent, Remembered
from matinee.catalogue.snapshot import Snapshot


class _Counting(Snapshot):
    asked: list[str]

    def people_named(self, folded: Collection[str]) -> Mapping[str, Sequence[Person]]:
        self.asked += folded
        return super().people_named(folded)


@pytest.fixture
def counting(small_snapshot: Path) -> _Counting:
    snapshot = _Counting(small_snapshot)
    snapshot.asked = []
    return snapshot


def test_a_name_is_asked_for_once_known_or_not(counting: _Counting) -> None:
    catalogue = Remembered(counting)
    first = catalogue.people_named(["jo lind", "nobody"])
    assert catalogue.people_named(["jo lind", "nobody", "ada quill"]).keys() == {
        "jo lind",
        "ada quill",
    }
    assert set(first) == {"jo lind"}
    assert counting.asked == ["jo lind", "nobody", "ada quill"]


def test_a_changed_catalogue_is_asked_again(counting: _Counting) -> None:
    """The fingerprint tells; as long as it stays, nothing is forgotten."""
    catalogue = Remembered(counting)
    catalogue.people_named(["jo lind"])
    assert not catalogue.refresh()
    counting.fingerprint = "another"
    assert catalogue.refresh()
    catalogue.people_named(["jo lind"])
    assert counting.asked == ["jo lind", "jo lind"]


def test_what_was_not_asked_for_the_longest_goes_first() -> None:
    recent: Recent[int] = Recent(2)
    recent.keep("a", 1)
    recent.keep("b", 2)
    recent.keep("a", 1)
    recent.keep("c", 3)
    assert dict(recent) == {"a": 1, "c": 3}
