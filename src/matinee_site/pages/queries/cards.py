"""Films and reviews in short, as lists show them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from matinee_site.catalogue.models import Film
from matinee_site.catalogue.queries import shown_films
from matinee_site.pages.languages import current, here
from matinee_site.pages.posters import ink_of
from matinee_site.pages.scores import Score
from matinee_site.reviews.models import Review, Viewing, public
from matinee_site.reviews.prose import render_line
from matinee_site.reviews.review_read import FilmRow, ReviewRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmCard:
    """A film as it stands in a list; ``why`` says what brought it there.

    ``names`` has its title in the languages in which that is not ``name``, so that a card may be
    kept and shown in each.
    """

    slug: str
    name: str
    year: int | None
    runtime: int | None
    ink: int
    why: str = ""
    note: str = ""
    original: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Give the title in the language of the page."""
        return self.names.get(current(), self.name) if self.names else self.name

    @property
    def beside(self) -> str:
        """Give the original title, where the film goes by another."""
        return self.original if self.original and self.original != self.title else ""

    @property
    def url(self) -> str:
        """Give the film's page."""
        return here(f"/films/{self.slug}/")

    @property
    def poster(self) -> str:
        """Give the film's poster."""
        return f"/posters/{self.slug}.svg"

    @property
    def small_poster(self) -> str:
        """Give the film's poster for a list."""
        return f"/posters/small/{self.slug}.svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCard:
    """A review as it stands in a list."""

    slug: str
    title: str
    standfirst: SafeString
    critic: str
    critic_url: str
    published: date | None
    sample: bool
    score: Score | None
    film: FilmCard | None
    language: str = "en"
    why: str = ""

    @property
    def url(self) -> str:
        """Give the review's page."""
        return here(f"/reviews/{self.slug}/")


def public_films() -> QuerySet[Film]:
    """Give the films a reader may see, each with its series."""
    return shown_films().select_related("series")


def published_reviews() -> QuerySet[Review]:
    """Give the reviews a reader may see, newest first, each with its film and critic."""
    return (
        Review.objects.filter(public())
        .select_related("film__series", "critic", "check_result")
        .order_by("-published_at", "-first_published_at", "-id")
    )


def film_card(film: Film | FilmRow, *, why: str = "", note: str = "") -> FilmCard:
    """Give a film in short."""
    return FilmCard(
        slug=film.slug,
        name=film.title,
        year=film.public_year,
        runtime=film.public_runtime,
        ink=ink_of(film.series.name if film.series else film.key),
        why=why,
        note=note,
        original=film.public_original,
        names=film.names,
    )


def film_cards(films: Iterable[Film]) -> Sequence[FilmCard]:
    """Give films in short."""
    return [film_card(film) for film in films]


def cards_by_id(ids: Collection[int]) -> Mapping[int, FilmCard]:
    """Give films in short by their row's number."""
    return {film.pk: film_card(film) for film in public_films().filter(id__in=ids)}


def cards_in_order(ids: Sequence[int]) -> Sequence[FilmCard]:
    """Give films in short, in the order asked for."""
    found = cards_by_id(ids)
    return [found[number] for number in ids if number in found]


def review_card(review: Review | ReviewRow, *, why: str = "") -> ReviewCard:
    """Give a review in short."""
    film = review.film
    return ReviewCard(
        slug=review.slug,
        title=review.title,
        standfirst=render_line(review.standfirst),
        critic=review.critic.name,
        critic_url=here(review.critic.get_absolute_url()),
        published=review.published_at,
        sample=review.sample,
        score=score_of(review),
        film=film_card(film) if film and film.public else None,
        language=review.language or "en",
        why=why,
    )


def score_of(review: Review | ReviewRow | Viewing) -> Score | None:
    """Give the score of a review or of a viewing, when it has one."""
    if review.score_value is None and not review.score_written:
        return None
    return Score(
        value=review.score_value,
        best=review.score_best,
        written=review.score_written,
        line=review.score_line,
    )
