"""What may not be published leaves the house by no file either: the site as files, and exports."""

from pathlib import Path

import pytest
from tests.functional.building.conftest import Builder
from tests.functional.pages.test_licences import HIDDEN

from matinee_site.catalogue.models import Film
from matinee_site.commands.export_tasks import write
from matinee_site.reviews.models import Collection, CollectionEntry, Critic, Review
from matinee_site.reviews.operations import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]

NUMBERS = frozenset({"tt9000003", "ash-ember"})
"""What a film is known by may go out with what the house itself wrote of it."""


@pytest.fixture
def _on_a_closed_film(critic: Critic, curated: Collection) -> None:
    """Let the house write on a film that only a closed source knows, and put it on a list."""
    film = Film.objects.get(key="tt9000003")
    review = Review(
        critic=critic, title="A quiet one", slug="a-quiet-one", film=film,
        sections=[("section", {"heading": "", "aspect": "", "body": "It is well made."})],
    )  # fmt: skip
    review.clean()
    publish(review=review)
    CollectionEntry.objects.create(collection=curated, film=film, note="Slow.")


def _told(folder: Path, *, but: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Give every file that says what is hidden, by its name or in it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [
        (str(path.relative_to(folder)), word)
        for path in files
        for word in HIDDEN
        if word not in but
        and (word in path.read_bytes().decode("utf-8", "replace") or word in path.name)
    ]


@pytest.mark.usefixtures("_on_a_closed_film")
def test_no_file_of_the_built_site_tells_it(
    builder: Builder, full_review: Review, essay: Review, tmp_path: Path
) -> None:
    """Pages, feeds, maps, posters, cards and the index for searching, whose words are folded."""
    builder()
    built = tmp_path / "site"
    assert {path.suffix for path in built.rglob("*")} >= {
        ".html", ".atom", ".json", ".xml", ".svg", ".png",
    }  # fmt: skip
    assert _told(built) == []
    searched = [path.read_text("utf-8") for path in (built / "search-files").glob("*.json")]
    assert searched
    folded = ("ash ember", "bo vane", "kim ros", "otto", "salzstrasse", "i b morvan", "closed")
    assert [word for text in searched for word in folded if word in text] == []


@pytest.mark.parametrize("form", ["site", "jsonl", "wxr", "letterboxd"])
@pytest.mark.usefixtures("_on_a_closed_film")
def test_no_export_tells_it(form: str, full_review: Review, tmp_path: Path) -> None:
    """A film without an open source goes out by its number alone."""
    write(tmp_path / "out", form=form, drafts=True, private=True)
    assert _told(tmp_path / "out", but=NUMBERS) == []
