"""A review as its page shows it: parts in reading order, what was compared, and what leads on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.text import slugify

from matinee_site.pages.languages import here
from matinee_site.pages.queries.cards import (
    ReviewCard,
    published_reviews,
    review_card,
)
from matinee_site.pages.queries.comments import Spoken, comments_under
from matinee_site.pages.queries.overview import overview
from matinee_site.pages.queries.people import Billing, billing_of, same_people
from matinee_site.pages.queries.turning import Turned, turned
from matinee_site.pages.words import gettext
from matinee_site.reviews.checking import Mention
from matinee_site.reviews.linking import linked_parts
from matinee_site.reviews.models import CheckResult, Correction, Piece, Review
from matinee_site.reviews.parts import bodies
from matinee_site.reviews.prose import plain, plain_text, shown
from matinee_site.reviews.review_read import CheckRow, ReviewRow

WORDS_A_MINUTE = 230
A_PAGE = 30
_TAKEN = {"balance", "verdict", "main", "q", "share"}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What was put right after publication, and when."""

    text: str
    made_at: datetime


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
    spoilers: bool
    corrections: Sequence[Corrected]

    @property
    def contents(self) -> Sequence[tuple[str, str]]:
        """Give the named parts for navigation: none when the review is an essay."""
        named = [(part.id, part.heading) for part in self.sections if part.heading]
        if not named:
            return ()
        if self.strengths and self.weaknesses:
            named.append(("balance", gettext("Strengths and weaknesses")))
        elif self.strengths:
            named.append(("balance", gettext("Strengths")))
        elif self.weaknesses:
            named.append(("balance", gettext("Weaknesses")))
        if self.verdict:
            named.append(("verdict", gettext("Verdict")))
        return named


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """A review with what leads on from it; ``people`` are those the film is known by."""

    text: ReviewText
    people: Sequence[Billing]
    same_people: Sequence[ReviewCard]
    more_by_critic: Sequence[ReviewCard]
    next: ReviewCard | None
    comments: Sequence[Spoken] = ()


def review_text(
    review: Review | ReviewRow, *, heading: int, mentions: Sequence[Sequence[Mention]] | None = None
) -> ReviewText:
    """Give a review whose sections are headed at level ``heading``.

    The text is the one that was printed when it was published; with ``mentions``, as in a
    preview, it is printed now.
    """
    names = headings_of(review)
    parts = _printed(review, mentions)
    strengths, weaknesses, verdict = (_shown(part, heading + 1) for part in parts[-3:])
    return ReviewText(
        card=review_card(review),
        sections=sections_of(names, parts, heading=heading),
        strengths=strengths,
        weaknesses=weaknesses,
        verdict=verdict,
        note=_note(review),
        minutes=max(1, round(sum(part.count(" ") for part in parts) / WORDS_A_MINUTE)),
        language=review.language or "en",
        summary=plain_text(review.standfirst, limit=200) or _beginning(parts),
        spoilers=review.spoilers,
        corrections=[
            Corrected(text=each.text, made_at=each.made_at) for each in _corrections(review)
        ],
    )


def _corrections(review: Review | ReviewRow) -> Iterable[Correction]:
    if review.pk not in overview().corrected:
        return ()
    return Correction.objects.filter(review=review.pk, public=True)


def headings_of(piece: Piece | ReviewRow) -> list[str]:
    """Give the headings of a piece's sections, '' for one without, as they are kept."""
    return [block["value"].get("heading") or "" for block in piece.sections.raw_data]


def sections_of(names: Sequence[str], parts: Sequence[str], *, heading: int) -> Sequence[Section]:
    """Give the parts of a text that are not empty, each with its heading and its anchor.

    A heading inside a part is one below the part's own, or takes its place when it has none.
    """
    taken = set(_TAKEN)
    return [
        Section(id=_anchor(name, taken), heading=name, html=body)
        for name, part in zip(names, parts, strict=False)
        if (body := _shown(part, heading + bool(name)))
    ]


def _shown(part: str, heading: int) -> SafeString | None:
    return shown(part, heading=heading, prefix=here("/")[:-1]) if part else None


def _printed(
    review: Review | ReviewRow, mentions: Sequence[Sequence[Mention]] | None
) -> Sequence[str]:
    kept = _result(review) if mentions is None else None
    count = len(review.sections) + 3
    if kept and kept.html and len(kept.html) == count:
        return kept.html
    whole = review if isinstance(review, Review) else Review.objects.get(pk=review.pk)
    found = mentions if mentions is not None else (kept.mentions if kept else None) or ()
    return linked_parts(bodies(whole), found, film=whole.film)


def _beginning(parts: Sequence[str]) -> str:
    return next((plain(part, limit=160) for part in parts if part), "")


def _anchor(heading: str, taken: set[str]) -> str:
    if not heading:
        return ""
    base = slugify(heading, allow_unicode=True) or "section"
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    taken.add(anchor)
    return anchor


def _result(review: Review | ReviewRow) -> CheckResult | CheckRow | None:
    return getattr(review, "check_result", None) if review.pk else None


def _note(review: Review | ReviewRow) -> FactNote | None:
    result = _result(review)
    if result is None or not result.statements:
        return None
    return FactNote(
        compared=result.compared,
        statements=result.statements,
        sources=result.sources or [gettext("the catalogue")],
        checked_at=result.checked_at,
    )


def review_page(slug: str) -> ReviewPage | None:
    """Give a published review, or None."""
    review = published_reviews().filter(slug=slug).first()
    return page_of(review) if review else None


def page_of(review: Review, *, mentions: Sequence[Sequence[Mention]] | None = None) -> ReviewPage:
    """Give the page of a review, published or (in a preview, with the names in it) not."""
    older = published_reviews().exclude(pk=review.pk)
    if review.published_at:
        older = older.filter(published_at__lte=review.published_at)
    following = older.first()
    same = same_people(review, among=older)
    told = {card.slug for card in same}
    others = published_reviews().filter(critic=review.critic).exclude(pk=review.pk)[:8]
    more = [card for card in map(review_card, others) if card.slug not in told]
    return ReviewPage(
        text=review_text(review, heading=2, mentions=mentions),
        people=billing_of(review.film) if review.film and review.film.public else (),
        same_people=same,
        more_by_critic=more[:4],
        next=review_card(following) if following else None,
        comments=comments_under(review) if mentions is None else (),
    )


def review_list(*, page: int) -> Turned[ReviewCard] | None:
    """Give a page of all published reviews, newest first; None beyond the last."""
    return turned(published_reviews(), review_cards, page=page, size=A_PAGE)


def review_cards(reviews: Sequence[Review]) -> Sequence[ReviewCard]:
    """Give reviews in short."""
    return [review_card(review) for review in reviews]
