"""A house with reviews: one in sections, one essay, one that is not published."""

import importlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import clear_url_caches

import matinee_site.config.urls
import matinee_site.pages.urls
from matinee_site.catalogue.models import Film
from matinee_site.pages.queries.overview import forget
from matinee_site.reviews.models import Collection, CollectionEntry, Critic, Review
from matinee_site.reviews.operations import publish, save_draft

ESSAY = "Nothing is hurried in *The Salt Road*. Jo Lind walks and the sea waits."


@pytest.fixture(autouse=True)
def _no_kept_pages() -> None:
    cache.clear()
    forget()


@pytest.fixture
def critic(db: None) -> Critic:
    """Give somebody who reviews."""
    return Critic.objects.create(name="Rae Ostrom", slug="rae-ostrom", bio="Walks to *cinemas*.")


def write(critic: Critic, **parts: Any) -> Review:
    """Give a review of the first film, not yet saved."""
    film = Film.objects.get(key="tt9000001")
    known = {
        "title": "Salt and patience",
        "slug": "salt-and-patience",
        "film": film,
        "published_at": date(2026, 5, 1),
        "sections": [("section", {"heading": "", "aspect": "", "body": ESSAY})],
    }
    return Review(critic=critic, **{**known, **parts})


@pytest.fixture
def full_review(critic: Critic) -> Review:
    """Give a published review that has every part a review can have."""
    sections = [
        (
            "Plot & structure",
            "plot",
            "Mara, played by Jo Lind, crosses the flats.\n\n## By night\n\nStars.",
        ),
        ("Style", "craft", "Tomás Řehák shoots it white on white.\n\n> A page with no words."),
    ]
    review = write(
        critic,
        standfirst="A walk of *104* steps.",
        sections=[
            ("section", {"heading": heading, "aspect": aspect, "body": body})
            for heading, aspect, body in sections
        ],
        strengths="- The light\n- Jo Lind",
        weaknesses="- A slow hour",
        verdict="Go, and take **water**.",
        score_value=8.5,
        score_best=10,
        score_written="8.5/10",
        score_line="Dry, and bright.",
    )
    publish(review=review)
    return review


@pytest.fixture
def essay(critic: Critic) -> Review:
    """Give an older published review without sections."""
    review = write(
        critic,
        title="The first walk",
        slug="the-first-walk",
        published_at=date(2026, 5, 1) - timedelta(days=30),
        film=Film.objects.get(key="tt9000002"),
    )
    publish(review=review)
    return review


@pytest.fixture
def draft(critic: Critic) -> Review:
    """Give a review that nobody may see yet."""
    review = write(critic, title="Secret thoughts", slug="secret-thoughts")
    save_draft(review=review)
    return review


@pytest.fixture
def curated(db: None) -> Collection:
    """Give a collection chosen by hand."""
    collection = Collection.objects.create(title="Long walks", slug="long-walks", intro="On foot.")
    CollectionEntry.objects.create(
        collection=collection, film=Film.objects.get(key="tt9000001"), note="The longest."
    )
    return collection


@pytest.fixture
def _languages(settings: Any) -> Iterator[None]:
    """Set the site up in English, French and Arabic."""

    def again() -> None:
        importlib.reload(matinee_site.pages.urls)
        importlib.reload(matinee_site.config.urls)
        clear_url_caches()

    spoken = settings.LANGUAGES
    settings.LANGUAGES = [("en", "en"), ("fr", "fr"), ("ar", "ar")]
    again()
    yield
    settings.LANGUAGES = spoken
    again()
