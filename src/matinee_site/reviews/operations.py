"""What is done to reviews: brought in from files, published, checked again, removed."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q, QuerySet

from matinee.catalogue import Catalogue, FilmRef
from matinee.catalogue.names import slugify
from matinee.check import check
from matinee.claims.model import FilmDecision
from matinee.document import DocumentError, read_path
from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import Article, Collection, Critic, Edition, Review
from matinee_site.reviews.parts import ReviewParts, read_parts

EDITORS = "The editors"
SURE = 0.75  # below this the film is a guess, and a guess is not published


Progress = Callable[[int], None]
"""Called with how many are done."""


class Became(StrEnum):
    """What became of a file."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Imported:
    """A review brought in; ``why`` says how its film was found, or why it was not."""

    review: Review
    became: Became
    live: bool
    film: FilmRef | None
    rivals: Sequence[FilmRef]
    why: str


def save_draft(*, review: Review | Article, user: AbstractBaseUser | None = None) -> None:
    """Keep a version without showing it."""
    if review.pk is None:
        review.live = False
        review.save()
    review.save_revision(user=user)


def publish(*, review: Review | Article, user: AbstractBaseUser | None = None) -> None:
    """Keep a version, show it, and store what its check says; nothing found stands in the way."""
    with transaction.atomic():
        save_draft(review=review, user=user)
        review.latest_revision.publish(user=user, skip_permission_checks=True)
        review.refresh_from_db()


def unpublish(*, review: Review, user: AbstractBaseUser | None = None) -> None:
    """Take a review off the public pages; its versions stay."""
    with transaction.atomic():
        review.unpublish(user=user)


def import_file(
    *,
    path: Path,
    catalogue: Catalogue,
    today: date,
    draft: bool = False,
    critic: str = "",
    name: str = "",
) -> Imported:
    """Bring a review file in, once: the same file again changes nothing, a changed one updates.

    ``name`` is what the file is remembered by, else its full path. A review whose film is not
    known for sure stays a draft. Raise DocumentError when the file cannot be read.
    """
    document = read_path(path)
    if not document.blocks:
        raise DocumentError(f"{path}: nothing to read; a review needs a text")
    source = name or str(path.resolve())
    digest = hashlib.sha256(document.source.encode()).hexdigest()
    review = _known(source, digest)
    decision = check(document, catalogue).decision
    film = decision.film if decision.confidence >= SURE else None
    wanted = not draft and film is not None
    if review and review.source_hash == digest and (review.live or not wanted):
        if review.source_file != source:
            Review.objects.filter(pk=review.pk).update(source_file=source)
        return _imported(review, Became.UNCHANGED, film, decision)
    became = Became.UPDATED if review else Became.CREATED
    parts = read_parts(document)
    with transaction.atomic():
        review = review or Review(live=False, slug=_free_slug(parts, film))
        _fill(review, parts, film, today, critic)
        review.source_file, review.source_hash = source, digest
        if review.pk:
            # What came from which file is no part of a version: it holds for the row at once.
            Review.objects.filter(pk=review.pk).update(source_file=source, source_hash=digest)
        (publish if wanted else save_draft)(review=review)
    return _imported(review, became, film, decision)


def unchecked(*, catalogue: Catalogue) -> QuerySet[Review]:
    """Give the published reviews whose check is of another catalogue, or missing."""
    fresh = Q(check_result__fingerprint=catalogue.fingerprint, check_result__html__isnull=False)
    return Review.objects.filter(live=True).exclude(fresh)


def recheck(
    *, catalogue: Catalogue, progress: Progress | None = None, most: int | None = None
) -> int:
    """Check the published reviews again that need it, or up to ``most``; say how many."""
    reviews = list(unchecked(catalogue=catalogue).select_related("film")[:most])
    for number, review in enumerate(reviews, 1):
        review.keep_check()
        if progress:
            progress(number)
    if reviews:
        Edition.next()
    return len(reviews)


@dataclass(frozen=True, slots=True)
class Removed:
    """How many samples there were."""

    reviews: int
    articles: int
    critics: int
    collections: int


def remove_samples() -> Removed:
    """Remove the sample reviews, articles and collections, and critics who wrote nothing else."""
    with transaction.atomic():
        counts = []
        for pieces in (Review.objects.filter(sample=True), Article.objects.filter(sample=True)):
            counts.append(pieces.count())
            for piece in pieces:
                piece.delete()
        critics = Critic.objects.filter(sample=True, reviews__isnull=True, articles__isnull=True)
        collections = Collection.objects.filter(sample=True)
        for rows in (critics, collections):
            counts.append(rows.count())
            rows.delete()
        Edition.next()
    return Removed(*counts)


def given_here() -> set[str]:
    """Give the names of the samples that are here: of files, and ``collection:SLUG``."""
    pieces = [kind.objects.filter(sample=True) for kind in (Review, Article)]
    files = [name for rows in pieces for name in rows.values_list("source_file", flat=True)]
    slugs = Collection.objects.filter(sample=True).values_list("slug", flat=True)
    return {*files, *(f"collection:{slug}" for slug in slugs)}


def _known(source: str, digest: str) -> Review | None:
    """Find the review that this file became: by its path, else, if it was moved, by its text."""
    found = Review.objects.filter(Q(source_file=source) | Q(source_hash=digest))
    rows = sorted(found, key=lambda review: review.source_file != source)
    return rows[0] if rows else None


def _fill(review: Review, parts: ReviewParts, film: FilmRef | None, today: date, by: str) -> None:
    review.film = Film.objects.filter(key=film.id).first() if film else None
    review.critic = signed(parts.critic or by, sample=parts.sample)
    review.sections = [
        ("section", {"heading": part.heading, "aspect": part.aspect, "body": part.body})
        for part in parts.sections
    ]
    review.published_at = parts.published_at or review.published_at or today
    for name in (
        *("title", "standfirst", "strengths", "weaknesses", "verdict", "language", "sample"),
        *("score_value", "score_best", "score_written", "score_line", "header"),
    ):
        setattr(review, name, getattr(parts, name))


def first_critic(*, user: AbstractBaseUser) -> Critic:
    """Give the login that writes first a name to sign with."""
    name = user.get_full_name() or user.get_username()
    slug = slugify(name) or "critic"
    return Critic.objects.get_or_create(slug=slug, defaults={"name": name, "user": user})[0]


def signed(name: str, *, sample: bool = False) -> Critic:
    """Give the critic of this name, made where there is none; without a name, the editors."""
    name = (name or EDITORS)[:200]
    slug = slugify(name) or "critic"
    critic, _ = Critic.objects.get_or_create(slug=slug, defaults={"name": name, "sample": sample})
    return critic


def _free_slug(parts: ReviewParts, film: FilmRef | None) -> str:
    bare = film is not None and slugify(parts.title) == slugify(film.title)
    base = parts.slug or slugify(f"{parts.title} {film.year or ''}" if bare else parts.title)
    return Review().free_slug(base)


def _imported(
    review: Review, became: Became, film: FilmRef | None, decision: FilmDecision
) -> Imported:
    return Imported(review, became, review.live, film, decision.rivals, decision.why)
