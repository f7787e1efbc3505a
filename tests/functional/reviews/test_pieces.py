"""Reviews and articles from draft to publication: corrections, embargo, names, addresses."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import (
    Acceptance,
    Article,
    Correction,
    Critic,
    Naming,
    Notice,
    PreviewLink,
    Review,
)
from matinee_site.reviews.operations import publish, save_draft
from matinee_site.reviews.queries import edition

pytestmark = pytest.mark.django_db
PROSE = [
    ("section", {"heading": "", "aspect": "", "body": "Jo Lind walks. *The Salt Road* waits."})
]


@pytest.fixture
def critic() -> Critic:
    return Critic.objects.create(name="Nell Ash", slug="nell-ash")


@pytest.fixture
def review(critic: Critic) -> Review:
    film = Film.objects.get(key="tt9000001")
    review = Review(film=film, critic=critic, title="Slow light", slug="slow", sections=PROSE)
    publish(review=review)
    return Review.objects.get()


def article(critic: Critic, **more: object) -> Article:
    return Article(critic=critic, **{"title": "Walking", "sections": PROSE, **more})


def test_keeps_a_correction_with_the_publication_that_makes_it(review: Review) -> None:
    """A draft's correction waits; published, it is kept once and asked for no more."""
    review.title, review.correction, review.correction_public = "Slower", "The title.", True
    save_draft(review=review)
    assert not Correction.objects.exists()
    publish(review=review)
    kept = Correction.objects.get()
    assert (kept.text, kept.public, kept.piece) == ("The title.", True, review)
    newest = Review.objects.get().get_latest_revision_as_object()
    assert (newest.title, newest.correction) == ("Slower", "")
    publish(review=newest)
    assert Correction.objects.count() == 1


def test_an_embargo_holds_whatever_is_pressed(critic: Critic) -> None:
    until = timezone.now() + timedelta(days=2)
    piece = Review(critic=critic, title="Early", slug="early", embargo_until=until, sections=PROSE)
    publish(review=piece)
    piece = Review.objects.get()
    assert not piece.live
    assert piece.scheduled_revision.approved_go_live_at == until
    assert piece.status_string == "scheduled"


def test_an_embargo_that_is_over_holds_nothing(critic: Critic) -> None:
    until = timezone.now() - timedelta(minutes=1)
    piece = Review(critic=critic, title="Due", slug="due", embargo_until=until, sections=PROSE)
    publish(review=piece)
    assert Review.objects.get().live


def test_an_article_notes_the_names_in_its_text(critic: Critic) -> None:
    """Its page links them, and a film or person can be asked what names them."""
    before = edition()
    publish(review=article(critic, slug="walking"))
    piece = Article.objects.get()
    assert piece.live
    assert edition() > before
    found = {(entity, key) for entity, key, _, _ in piece.mentions[0]}
    assert ("person", "jo-lind") in found
    assert Naming.objects.filter(entity="person", key="jo-lind", article=piece).count() == 1
    publish(review=piece)
    assert Naming.objects.filter(entity="person", key="jo-lind").count() == 1


def test_a_page_stands_under_the_site_and_shuts_nothing_out(critic: Critic) -> None:
    page = article(critic, kind="page", title="About")
    page.full_clean()
    page.save()
    assert page.get_absolute_url() == "/about/"
    other = article(critic, kind="page", title="Films")
    other.full_clean()
    assert other.slug == "films-2"
    given = article(critic, kind="page", title="Ours", slug="reviews")
    given.full_clean()
    assert given.slug == "reviews-article"


def test_a_review_may_be_of_two_films(review: Review) -> None:
    """The second film is part of the version, as the text is."""
    review.also.create(film=Film.objects.get(key="harbour-lights"), score_value=3, score_best=4)
    save_draft(review=review)
    assert not Review.objects.get().also.exists()
    publish(review=Review.objects.get().get_latest_revision_as_object())
    also = Review.objects.get().also.get()
    assert (also.film.title, also.score_value) == ("Harbour Lights", 3)


def test_refuses_a_language_that_is_none(review: Review) -> None:
    review.language = '"><script>'
    with pytest.raises(ValidationError, match="written as en"):
        review.full_clean()


def test_a_notice_gives_its_score_as_a_share(review: Review) -> None:
    notice = Notice(film=review.film, outlet="The Gazette", score_value=3, score_best=4)
    assert notice.share == 0.75
    assert Notice(film=review.film, outlet="The Gazette", score_written="B+").share is None


def test_refuses_a_notice_whose_address_runs_a_script(review: Review) -> None:
    notice = Notice(film=review.film, outlet="The Gazette", url="javascript:alert(1)")
    with pytest.raises(ValidationError, match="valid URL"):
        notice.full_clean()


def test_a_preview_link_is_of_one_piece_and_not_to_be_guessed(review: Review) -> None:
    now = timezone.now()
    links = [
        PreviewLink.objects.create(review=review, expires_at=now + timedelta(days=day))
        for day in (-1, 1)
    ]
    assert [link.open_at(now) for link in links] == [False, True]
    assert links[0].token != links[1].token
    assert len(links[0].token) >= 32
    with pytest.raises(IntegrityError):
        PreviewLink.objects.create(expires_at=now)


def test_a_finding_is_accepted_once(review: Review) -> None:
    Acceptance.objects.create(rule="name-misspelt", words="Jo Lynd", reason="Her own spelling")
    with pytest.raises(IntegrityError):
        Acceptance.objects.create(rule="name-misspelt", words="Jo Lynd", reason="Again")


def test_the_address_follows_the_title_until_it_is_published(critic: Critic) -> None:
    """The first words of a title are saved before the last ones are typed."""
    piece = Review(critic=critic, title="Slow", sections=PROSE, live=False)
    piece.full_clean()
    piece.save()
    assert piece.slug == "slow"
    piece.title = "Slow light"
    piece.full_clean()
    assert piece.slug == "slow-light"
    piece.slug = "my-own"
    piece.save()
    piece.title = "Slower light"
    piece.full_clean()
    assert piece.slug == "my-own"
    piece.slug = "slower-light"
    publish(review=piece)
    piece.title = "Other"
    piece.full_clean()
    assert piece.slug == "slower-light"


def test_a_text_needs_no_title(critic: Critic) -> None:
    piece = Review(critic=critic, film=Film.objects.get(key="tt9000001"), sections=PROSE)
    piece.full_clean()
    assert (piece.title, piece.slug) == ("The Salt Road", "the-salt-road")
