"""Bringing review files in, publishing and checking them."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from matinee.document import DocumentError
from matinee_site.catalogue.gateway import SiteCatalogue
from matinee_site.reviews.models import CheckResult, Collection, Critic, Review
from matinee_site.reviews.operations import (
    Became,
    Imported,
    import_file,
    recheck,
    remove_samples,
    save_draft,
    unpublish,
)
from matinee_site.reviews.queries import edition

pytestmark = pytest.mark.django_db
Bring = Callable[..., Imported]


@pytest.fixture
def bring() -> Bring:
    def bring_in(path: Path, **options: object) -> Imported:
        return import_file(path=path, catalogue=SiteCatalogue(), today=date(2026, 5, 3), **options)

    return bring_in


def test_publishes_every_part_of_a_file(bring: Bring, review_file: Path) -> None:
    review = bring(review_file).review
    assert review.live
    assert (review.title, review.slug) == ("Salt and patience", "salt-and-patience")
    assert review.film
    assert review.film.key == "tt9000001"
    assert (review.critic.name, review.published_at) == ("Nell Ash", date(2026, 2, 3))
    assert (review.score_value, review.score_best) == (8, 10)
    sections = [(part.value["heading"], part.value["aspect"]) for part in review.sections]
    assert sections == [("", ""), ("Story", "plot")]
    assert "[a map](https://maps.example/)" in review.sections[1].value["body"]
    assert review.strengths == "- The *light*\n- Jo Lind"
    assert review.verdict == "Worth the walk."


def test_stores_what_the_check_said(bring: Bring, review_file: Path) -> None:
    """Publishing never waits on a finding, and keeps it with its words and its sources."""
    result = bring(review_file).review.check_result
    wrong = [claim for claim in result.claims if claim["verdict"] == "contradicted"]
    assert [(claim["quote"], claim["expected"]) for claim in wrong] == [
        ("Bo Vane", ["Tomás Řehák"])
    ]
    assert wrong[0]["before"].endswith("It was shot by ")
    assert result.contradicted == 1
    assert result.sources == ["Open Films"]
    assert 0 < result.compared <= result.statements


def test_counts_nothing_as_compared_by_a_closed_source(bring: Bring, tmp_path: Path) -> None:
    """What only a closed source can speak to is not in the number that a page shows."""
    path = tmp_path / "closed.md"
    path.write_text(
        "---\nimdb_id: tt9000001\n---\n\n*The Salt Road* was composed by Bo Vane"
        " and runs 104 minutes. Music by Ada Quill.\n"
    )
    result = bring(path).review.check_result
    assert result.claims
    assert (result.compared, result.sources, result.contradicted) == (0, [], 0)


def test_changes_nothing_for_the_same_file(bring: Bring, review_file: Path) -> None:
    first = bring(review_file)
    again = bring(review_file)
    assert (first.became, again.became) == (Became.CREATED, Became.UNCHANGED)
    assert Review.objects.count() == 1
    assert again.review.revisions.count() == 1


def test_updates_the_review_of_a_changed_file(bring: Bring, review_file: Path) -> None:
    """The address stays, and the version before it stays among the revisions."""
    first = bring(review_file).review
    review_file.write_text(review_file.read_text().replace("Salt and patience", "Salt, again"))
    changed = bring(review_file)
    assert (changed.became, changed.review.pk) == (Became.UPDATED, first.pk)
    assert (changed.review.title, changed.review.slug) == ("Salt, again", "salt-and-patience")
    assert changed.review.revisions.count() == 2


def test_knows_a_file_that_was_moved(bring: Bring, review_file: Path) -> None:
    bring(review_file)
    moved = review_file.rename(review_file.with_name("moved.md"))
    assert bring(moved).became is Became.UNCHANGED
    moved.write_text(moved.read_text() + "\nMore.\n")
    assert bring(moved).became is Became.UPDATED
    assert Review.objects.count() == 1


def test_a_draft_of_a_published_review_leaves_it_as_it_is(bring: Bring, review_file: Path) -> None:
    bring(review_file)
    review_file.write_text(review_file.read_text().replace("Salt and patience", "Later"))
    bring(review_file, draft=True)
    review = Review.objects.get()
    assert (review.live, review.title, review.has_unpublished_changes) == (
        True,
        "Salt and patience",
        True,
    )
    assert review.get_latest_revision_as_object().title == "Later"


def test_publishes_a_draft_when_it_comes_again_without_draft(
    bring: Bring, review_file: Path
) -> None:
    assert not bring(review_file, draft=True).live
    assert bring(review_file).live


def test_keeps_a_review_of_no_certain_film_as_a_draft(bring: Bring, tmp_path: Path) -> None:
    """Two films have the title, and the text does not tell them apart."""
    path = tmp_path / "which.md"
    path.write_text("# The Salt Road\n\nA film about walking.\n")
    brought = bring(path)
    assert (brought.live, brought.film, len(brought.rivals)) == (False, None, 2)
    assert brought.review.critic.name == "The editors"


def test_refuses_an_empty_file(bring: Bring, tmp_path: Path) -> None:
    path = tmp_path / "empty.md"
    path.write_text(" \n")
    with pytest.raises(DocumentError, match=r"empty\.md: nothing to read"):
        bring(path)
    assert not Review.objects.exists()


def test_gives_two_reviews_of_one_title_two_addresses(bring: Bring, tmp_path: Path) -> None:
    text = "---\ntitle: The Salt Road\nimdb_id: tt9000001\n---\n\nIt walks{}.\n"
    slugs = []
    for number in range(2):
        path = tmp_path / f"{number}.md"
        path.write_text(text.format(number))
        slugs.append(bring(path).review.slug)
    assert slugs == ["the-salt-road-1999", "the-salt-road-1999-2"]


def test_every_public_change_makes_another_edition(bring: Bring, review_file: Path) -> None:
    """Cached pages hang on this number."""
    numbers = [edition()]
    review = bring(review_file).review
    numbers.append(edition())
    unpublish(review=review)
    numbers.append(edition())
    Collection.objects.create(title="Roads", slug="roads")
    numbers.append(edition())
    assert numbers == sorted(set(numbers))
    save_draft(review=review)
    assert edition() == numbers[-1]


def test_a_scheduled_version_is_checked_when_it_goes_live(bring: Bring, review_file: Path) -> None:
    """Whatever publishes, the check is made: there is one way."""
    review = bring(review_file, draft=True).review
    assert not CheckResult.objects.exists()
    review.go_live_at = timezone.now() - timedelta(minutes=1)
    review.save_revision().publish()
    assert Review.objects.get().live
    assert CheckResult.objects.get().contradicted == 1


def test_checks_again_after_another_catalogue(bring: Bring, review_file: Path) -> None:
    bring(review_file)
    assert recheck(catalogue=SiteCatalogue()) == 0
    CheckResult.objects.update(fingerprint="older", compared=0)
    assert recheck(catalogue=SiteCatalogue()) == 1
    assert CheckResult.objects.get().compared > 0


def test_removes_samples_and_nothing_else(bring: Bring, review_file: Path, tmp_path: Path) -> None:
    bring(review_file)
    sample = tmp_path / "sample.md"
    text = review_file.read_text().replace("critic: Nell Ash", "critic: Sam Ple\nsample: true")
    sample.write_text(text.replace("Salt and patience", "A sample"))
    bring(sample)
    Collection.objects.create(title="Sample list", slug="sample-list", sample=True)
    removed = remove_samples()
    assert (removed.reviews, removed.critics, removed.collections) == (1, 1, 1)
    assert [review.title for review in Review.objects.all()] == ["Salt and patience"]
    assert [critic.name for critic in Critic.objects.all()] == ["Nell Ash"]
