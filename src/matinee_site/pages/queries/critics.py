"""The page of a critic: their reviews, what they like best, and how they score."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from matinee_site.catalogue.facts import Named
from matinee_site.pages.numerals import figures
from matinee_site.pages.queries.articles import ArticleCard, article_cards, published_articles
from matinee_site.pages.queries.cards import ReviewCard, published_reviews, review_card
from matinee_site.pages.queries.diary import Line, diary_lines, with_a_diary
from matinee_site.pages.queries.pictures import Bar, bars
from matinee_site.pages.queries.reviews import review_cards
from matinee_site.pages.queries.turning import Turned, turned
from matinee_site.reviews.models import Critic, Review, public
from matinee_site.reviews.prose import plain_text, render_prose

A_PAGE = 30
_FAVOURITES = 6
_LATEST = 6
_LOVED = 0.8
_MOST = 2_000
_TENTHS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How a critic scores: a bar for each step of their own scale, or for each tenth of it."""

    bars: Sequence[Bar]
    count: int
    mean: str
    best: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticPage:
    """A critic and what they published."""

    slug: str
    name: str
    bio: str
    summary: str
    sample: bool
    reviews: Turned[ReviewCard]
    favourites: Sequence[ReviewCard]
    scores: Scores | None
    articles: Sequence[ArticleCard]
    diary: Turned[Line]

    @property
    def page(self) -> int:
        """Give which page of their reviews this is."""
        return self.reviews.page


def critic_page(slug: str, *, page: int) -> CriticPage | None:
    """Give a critic who has published here, or None."""
    critic = Critic.objects.filter(slug=slug).first()
    if critic is None:
        return None
    own = published_reviews().filter(critic=critic)
    reviews = turned(own, review_cards, page=page, size=A_PAGE)
    articles = list(published_articles().filter(critic=critic)[:A_PAGE])
    diary = diary_lines(critic, page=1, size=_LATEST)
    if reviews is None or diary is None or not (reviews.total or articles or diary.total):
        return None
    scored = own.filter(score_value__isnull=False)[:_MOST]
    return CriticPage(
        slug=critic.slug,
        name=critic.name,
        bio=render_prose(critic.bio) if critic.bio else "",
        summary=plain_text(critic.bio, limit=200),
        sample=critic.sample,
        reviews=reviews,
        favourites=_favourites(list(scored)),
        scores=_scores(list(scored)),
        articles=article_cards(articles),
        diary=diary,
    )


def critics() -> Sequence[Named]:
    """Give everybody who has published reviews here, or shows a diary, those with most first."""
    shown = Count("reviews", filter=public("reviews__"), distinct=True)
    rows = (
        Critic.objects.annotate(shown=shown)
        .filter(~Q(shown=0) | Q(pk__in=with_a_diary().order_by().values("pk")))
        .order_by("-shown", "name")
    )
    return [Named(each.slug, each.name, each.shown) for each in rows]


def _favourites(reviews: Sequence[Review]) -> Sequence[ReviewCard]:
    """Give the best scored, those marked as liked before others."""
    cards = [(review_card(review), review.liked) for review in reviews]
    rated = [(card, liked) for card, liked in cards if card.score and card.film]
    shares = {id(card): (card.score.share or 0) if card.score else 0 for card, _ in rated}
    loved = [pair for pair in rated if pair[1] or shares[id(pair[0])] >= _LOVED]
    if len(loved) < 2 or len(loved) == len(reviews):
        return ()
    loved.sort(key=lambda pair: (not pair[1], -shares[id(pair[0])]))
    return [card for card, _ in loved[:_FAVOURITES]]


def _scores(reviews: Sequence[Review]) -> Scores | None:
    """Count the scores on the scale that the critic uses most; None for fewer than three."""
    scales = Counter(review.score_best for review in reviews if review.score_best)
    if not scales:
        return None
    best, count = scales.most_common(1)[0]
    if count < 3:
        return None
    values = [r.score_value for r in reviews if r.score_best == best and r.score_value is not None]
    steps = int(best) if best == int(best) and best <= _TENTHS else _TENTHS
    halves = any(value * steps / best % 1 for value in values) and steps <= 5
    steps = steps * 2 if halves else steps
    counts = Counter(min(steps, round(value / best * steps)) for value in values)
    named = [(figures(best * step / steps), counts[step]) for step in range(steps + 1)]
    if not counts[0]:
        named = named[1:]
    mean = round(sum(values) / len(values), 1)
    return Scores(bars=bars(named), count=len(values), mean=figures(mean), best=figures(best))
