"""What feeds hold: whole texts with spoilers masked, under names that never change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import NAMESPACE_URL, uuid5

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.html import escape

from matinee_site.catalogue.models import Genre, Person
from matinee_site.pages import wording
from matinee_site.pages.addresses import absolute
from matinee_site.pages.queries.articles import published_articles
from matinee_site.pages.queries.cards import published_reviews, score_of
from matinee_site.pages.words import gettext
from matinee_site.reviews.linking import linked_parts
from matinee_site.reviews.models import Article, Critic, Piece, Review
from matinee_site.reviews.parts import bodies
from matinee_site.reviews.prose import complete, masked, plain, plain_text
from matinee_site.reviews.queries import shown_collection

LENGTH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A piece as a feed gives it; times know their zone."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    author: str
    author_url: str
    published: datetime
    updated: datetime
    language: str
    tags: Sequence[str]
    image: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: what it is called, the page it belongs to, and its newest pieces."""

    id: str
    title: str
    path: str
    page: str
    items: Sequence[Item]

    @property
    def updated(self) -> datetime:
        """Give when the newest change in it was made."""
        return max((item.updated for item in self.items), default=_EPOCH)


_EPOCH = datetime(2000, 1, 1, tzinfo=timezone.get_default_timezone())


def feed_of(kind: str, slug: str, *, house: str) -> Feed | None:
    """Give the feed of the house (kind ''), a critic, collection, person or genre, or None."""
    found = _CHOICES[kind](slug)
    if found is None:
        return None
    name, page, reviews, articles = found
    items = [_review(each) for each in reviews[:LENGTH]]
    items += [_article(each) for each in articles[:LENGTH]]
    items.sort(key=lambda item: item.published, reverse=True)
    where = f"{kind}/{slug}" if kind else "all"
    return Feed(
        id=_name("feed", where),
        title=f"{name} · {house}" if name else house,
        path=f"/feeds/{where}",
        page=page,
        items=items[:LENGTH],
    )


Choice = tuple[str, str, QuerySet[Review], QuerySet[Article]]


def _all(slug: str) -> Choice | None:
    return "", "/", published_reviews(), _articles(published_articles())


def _critic(slug: str) -> Choice | None:
    critic = Critic.objects.filter(slug=slug).first()
    if critic is None:
        return None
    reviews = published_reviews().filter(critic=critic)
    articles = _articles(published_articles().filter(critic=critic))
    if not reviews.exists() and not articles.exists():
        return None
    return critic.name, critic.get_absolute_url(), reviews, articles


def _collection(slug: str) -> Choice | None:
    shelf = shown_collection(slug=slug)
    if shelf is None:
        return None
    films = Q(film__in=list(shelf.films))
    about = _articles(published_articles().filter(films__film__in=list(shelf.films)).distinct())
    collection = shelf.collection
    return collection.title, collection.get_absolute_url(), published_reviews().filter(films), about


def _person(slug: str) -> Choice | None:
    person = Person.objects.filter(slug=slug, public=True).first()
    if person is None:
        return None
    worked = Q(film__credits__person=person, film__credits__citation__source__publishable=True)
    named = Q(namings__entity="person", namings__key=slug)
    reviews = published_reviews().filter(pk__in=Review.objects.filter(worked | named).values("pk"))
    articles = _articles(published_articles().filter(named | Q(people__person=slug)).distinct())
    return person.name, f"/people/{slug}/", reviews, articles


def _genre(slug: str) -> Choice | None:
    genre = Genre.objects.filter(slug=slug).first()
    if genre is None:
        return None
    reviews = published_reviews().filter(film__filmgenre__genre=genre, film__filmgenre__public=True)
    name, page = wording.genre(genre.name), f"/browse/genre/{slug}/"
    return name, page, reviews, published_articles().none()


_CHOICES = {
    "": _all,
    "critics": _critic,
    "collections": _collection,
    "people": _person,
    "genres": _genre,
}


def _articles(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.prefetch_related("films__film")


def _review(review: Review) -> Item:
    result = getattr(review, "check_result", None)
    count = len(review.sections) + 3
    kept = result.html if result and result.html and len(result.html) == count else None
    parts = kept or linked_parts(bodies(review), (), film=review.film)
    headings = [block.value.get("heading") or "" for block in review.sections]
    headings += [gettext("Strengths"), gettext("Weaknesses"), gettext("Verdict")]
    score = score_of(review)
    word = gettext("Score:")
    said = f"<p>{word} {escape(score.words)}</p>" if score else ""
    film = review.film if review.film and review.film.public else None
    return _item(
        review,
        parts,
        html=_html(review.standfirst, headings, parts) + said,
        tags=[film.title] if film else [],
        image=f"/social/reviews/{review.slug}.png",
    )


def _article(article: Article) -> Item:
    kept = article.html if article.html and len(article.html) == len(article.sections) else None
    parts = kept or linked_parts(bodies(article), (), film=None)
    headings = [block.value.get("heading") or "" for block in article.sections]
    films = [row.film for row in article.films.all() if row.film.public]
    return _item(
        article,
        parts,
        html=_html(article.standfirst, headings, parts),
        tags=[film.title for film in films],
        image=f"/social/articles/{article.slug}.png",
    )


def _item(
    piece: Piece, parts: Sequence[str], *, html: str, tags: Sequence[str], image: str
) -> Item:
    published = piece.first_published_at or piece.created_at
    if piece.published_at:
        midnight = datetime.combine(piece.published_at, time())
        dated = timezone.make_aware(midnight)
        # The day is the author's; within it the moment of publication keeps pieces in order.
        published = published if timezone.localdate(published) == piece.published_at else dated
    return Item(
        id=_name(piece._meta.model_name or "", str(piece.pk), piece.created_at.isoformat()),
        url=absolute(piece.get_absolute_url()),
        title=piece.title,
        summary=plain_text(piece.standfirst, limit=300)
        or next((plain(part, limit=200) for part in parts if part), ""),
        html=html,
        author=piece.critic.name,
        author_url=absolute(piece.critic.get_absolute_url()),
        published=published,
        updated=max(published, piece.last_published_at or published),
        language=piece.language or "en",
        tags=[*tags, *(str(tag) for tag in piece.tags)],
        image=absolute(image),
    )


def _html(standfirst: str, headings: Sequence[str], parts: Sequence[str]) -> str:
    """Put a whole text together; its links are whole addresses, since a feed is read elsewhere."""
    pieces = [f"<p><em>{plain_text(standfirst)}</em></p>"] if standfirst.strip() else []
    for heading, part in zip(headings, parts, strict=True):
        if part:
            pieces += [f"<h2>{escape(heading)}</h2>"] if heading else []
            pieces.append(complete(masked(part), absolute("")))
    return "".join(pieces)


def _name(*parts: str) -> str:
    """Name something for ever: by what it is and when it was made, not by where it stands."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'matinee:' + ':'.join(parts))}"
