"""What the pages ask of reviews: only what is published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet
from django.utils.safestring import SafeString

from matinee.catalogue.names import slugify
from matinee_site.reviews.markup import points, render
from matinee_site.reviews.models import ASPECTS, CheckResult, Critic, Edition, Review

_ASPECTS = dict(ASPECTS)


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as a page shows it; ``anchor`` is unique on the page."""

    heading: str
    aspect: str
    aspect_label: str
    anchor: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review's texts as HTML that is safe on a page."""

    review: Review
    sections: Sequence[SectionView]
    strengths: Sequence[SafeString]
    weaknesses: Sequence[SafeString]
    verdict: SafeString
    standfirst: SafeString
    comparison: "Comparison | None"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared with what and when; nothing else may be said of a review's facts."""

    compared: int
    statements: int
    sources: Sequence[str]
    checked_on: date

    def __str__(self) -> str:
        """Say it: ``12 of 19 statements compared with Wikidata, 3 May 2026``."""
        of = f"{self.compared} of {self.statements}"
        noun = "statement" if self.statements == 1 else "statements"
        day = f"{self.checked_on.day} {self.checked_on:%B %Y}"
        if not self.sources:
            return f"{of} {noun} compared, {day}"
        named = [name for name in self.sources]
        last = named.pop()
        listed = f"{', '.join(named)} and {last}" if named else last
        return f"{of} {noun} compared with {listed}, {day}"


def live_reviews() -> QuerySet[Review]:
    """Give the published reviews, newest first, with film and critic."""
    return (
        Review.objects.filter(live=True)
        .select_related("film", "critic", "check_result")
        .order_by("-published_at", "-first_published_at", "-id")
    )


def live_review(*, slug: str) -> Review | None:
    """Give a published review."""
    return live_reviews().filter(slug=slug).first()


def reviews_of_film(*, film_id: int) -> Sequence[Review]:
    """Give a film's published reviews, newest first."""
    return list(live_reviews().filter(film=film_id))


def critics() -> Sequence[Critic]:
    """Give the critics who have published, each with ``reviewed`` and ``latest``."""
    live = Q(reviews__live=True)
    return list(
        Critic.objects.annotate(
            reviewed=Count("reviews", filter=live), latest=Max("reviews__published_at", filter=live)
        ).filter(reviewed__gt=0)
    )


def critic_reviews(*, slug: str) -> tuple[Critic, Sequence[Review]] | None:
    """Give a critic and their published reviews; None when there are none."""
    reviews = list(live_reviews().filter(critic__slug=slug))
    return (reviews[0].critic, reviews) if reviews else None


def shown(*, review: Review) -> ReviewView:
    """Render a review, published or previewed."""
    return ReviewView(
        review=review,
        sections=_sections(review),
        strengths=[render_line(point) for point in points(review.strengths)],
        weaknesses=[render_line(point) for point in points(review.weaknesses)],
        verdict=render(review.verdict),
        standfirst=render_line(review.standfirst),
        comparison=comparison(review=review),
    )


def comparison(*, review: Review) -> Comparison | None:
    """Give what was compared in the published text; None when nothing was checked."""
    result = CheckResult.objects.filter(review=review.pk).first() if review.pk else None
    if result is None or not result.statements:
        return None
    return Comparison(result.compared, result.statements, result.sources, result.checked_at.date())


def edition() -> int:
    """Give the number that changes whenever a public page may have changed."""
    return Edition.objects.values_list("number", flat=True).first() or 0


def render_line(markdown: str) -> SafeString:
    """Render one paragraph without its tags, for a line in a list or under a title."""
    html = render(markdown).strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        html = html[3:-4]
    return SafeString(html)


def _sections(review: Review) -> list[SectionView]:
    taken: set[str] = set()
    found = []
    for block in review.sections:
        heading, aspect = block.value["heading"] or "", block.value["aspect"] or ""
        base = slugify(heading) or "section"
        anchor, number = base, 1
        while anchor in taken:
            number += 1
            anchor = f"{base}-{number}"
        taken.add(anchor)
        body = render(block.value["body"] or "")
        found.append(SectionView(heading, aspect, _ASPECTS.get(aspect, ""), anchor, body))
    return found
