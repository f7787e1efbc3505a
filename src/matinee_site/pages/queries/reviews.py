"""A review as its page shows it: parts in reading order, and what was compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.text import slugify

from matinee_site.pages.prose import plain_text, render_prose
from matinee_site.pages.queries.cards import (
    ReviewCard,
    published_reviews,
    review_card,
)
from matinee_site.pages.queries.mentions import links_in
from matinee_site.reviews.checking import Mention
from matinee_site.reviews.models import CheckResult, Review
from matinee_site.reviews.parts import bodies

WORDS_A_MINUTE = 230
A_PAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A named part of a review; ``id`` is where its address points, '' for an unnamed part."""

    id: str
    heading: str
    html: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class FactNote:
    """What was compared with what, and when; nothing else may be said of a review's facts."""

    compared: int
    statements: int
    sources: Sequence[str]
    checked_at: datetime

    @property
    def rest(self) -> int:
        """Give how many statements the sources do not speak of."""
        return self.statements - self.compared

    @property
    def listed(self) -> str:
        """Give the sources as a reader says them: ``Wikidata and Wikipedia``."""
        *others, last = self.sources or ("the catalogue",)
        return f"{', '.join(others)} and {last}" if others else last


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewText:
    """A whole review, ready to show."""

    card: ReviewCard
    sections: Sequence[Section]
    strengths: SafeString | None
    weaknesses: SafeString | None
    verdict: SafeString | None
    note: FactNote | None
    minutes: int
    language: str
    summary: str

    @property
    def contents(self) -> Sequence[tuple[str, str]]:
        """Give the named parts for navigation: none when the review is an essay."""
        named = [(part.id, part.heading) for part in self.sections if part.heading]
        if not named:
            return ()
        if self.strengths or self.weaknesses:
            both = self.strengths and self.weaknesses
            word = "Strengths and weaknesses" if both else "Strengths"
            named.append(("balance", word if self.strengths else "Weaknesses"))
        if self.verdict:
            named.append(("verdict", "Verdict"))
        return named


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewList:
    """A page of all published reviews."""

    reviews: Sequence[ReviewCard]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """A review with what leads on from it."""

    text: ReviewText
    more_by_critic: Sequence[ReviewCard]
    next: ReviewCard | None


def review_text(
    review: Review, *, heading: int, mentions: Sequence[Sequence[Mention]] | None = None
) -> ReviewText:
    """Render a review whose sections are headed at level ``heading``.

    The names to link are those that were found when it was published, unless given.
    """
    names = [block.value.get("heading") or "" for block in review.sections]
    parts = bodies(review)
    if mentions is None:
        mentions = _kept_mentions(review)
    if len(mentions) != len(parts):
        mentions = [()] * len(parts)
    film = review.film if review.film and review.film.public else None
    # A heading inside a part is one below the part's own, or takes its place when it has none.
    levels = [heading + bool(name) for name in names] + [heading + 1] * (len(parts) - len(names))
    html = [
        render_prose(part, links=links, heading=level) if part.strip() else None
        for part, links, level in zip(parts, links_in(mentions, film=film), levels, strict=True)
    ]
    taken: set[str] = {"balance", "verdict", "main", "q"}
    sections = [
        Section(id=_anchor(name, taken), heading=name, html=body)
        for name, body in zip(names, html, strict=False)
        if body
    ]
    plain = " ".join(plain_text(part) for part in parts if part)
    return ReviewText(
        card=review_card(review),
        sections=sections,
        strengths=html[-3],
        weaknesses=html[-2],
        verdict=html[-1],
        note=_note(review),
        minutes=max(1, round(len(plain.split()) / WORDS_A_MINUTE)),
        language=review.language or "en",
        summary=plain_text(review.standfirst) or plain[:157].rsplit(" ", 1)[0] + "…",
    )


def _anchor(heading: str, taken: set[str]) -> str:
    if not heading:
        return ""
    base = slugify(heading) or "section"
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    taken.add(anchor)
    return anchor


def _kept_mentions(review: Review) -> Sequence[Sequence[Mention]]:
    result = _result(review)
    return (result.mentions if result else None) or ()


def _result(review: Review) -> CheckResult | None:
    return getattr(review, "check_result", None) if review.pk else None


def _note(review: Review) -> FactNote | None:
    result = _result(review)
    if result is None or not result.statements:
        return None
    return FactNote(
        compared=result.compared,
        statements=result.statements,
        sources=result.sources,
        checked_at=result.checked_at,
    )


def review_page(slug: str) -> ReviewPage | None:
    """Give a published review, or None."""
    review = published_reviews().filter(slug=slug).first()
    return page_of(review) if review else None


def page_of(review: Review, *, mentions: Sequence[Sequence[Mention]] | None = None) -> ReviewPage:
    """Give the page of a review, published or (in a preview, with the names in it) not."""
    others = [r for r in published_reviews().filter(critic=review.critic)[:5] if r.pk != review.pk]
    older = published_reviews().exclude(pk=review.pk)
    if review.published_at:
        older = older.filter(published_at__lte=review.published_at)
    following = older.first()
    return ReviewPage(
        text=review_text(review, heading=2, mentions=mentions),
        more_by_critic=[review_card(other) for other in others[:4]],
        next=review_card(following) if following else None,
    )


def review_list(*, page: int) -> ReviewList | None:
    """Give a page of all published reviews, newest first; None beyond the last."""
    total = published_reviews().count()
    offset = (page - 1) * A_PAGE
    rows = published_reviews()[offset : offset + A_PAGE]
    if page > 1 and offset >= total:
        return None
    return ReviewList(
        reviews=[review_card(review) for review in rows],
        total=total,
        page=page,
        pages=max(1, -(-total // A_PAGE)),
    )
