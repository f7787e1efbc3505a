"""A critic's diary: what they saw, day by day, with a review or without one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from matinee_site.pages.languages import here
from matinee_site.pages.queries.cards import FilmCard, film_card, published_reviews, score_of
from matinee_site.pages.queries.turning import Turned, turned
from matinee_site.pages.scores import Score
from matinee_site.reviews.models import Critic, Review, Viewing, public

A_PAGE = 60
_UNDATED = date(1, 1, 1)
_SHOWN = Q(film__public=True, film__present=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A film that was seen.

    ``day`` is None where nobody noted one; unless ``seen`` it is the day of the note. ``review`` is
    the address of what the critic wrote of the film, or ''.
    """

    day: date | None
    seen: bool
    film: FilmCard
    score: Score | None
    again: bool
    liked: bool
    tags: Sequence[str]
    review: str

    @property
    def month(self) -> date | None:
        """Give the first day of the month."""
        return self.day.replace(day=1) if self.day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The lines of a month, or of no known day."""

    first: date | None
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryPage:
    """A page of a critic's diary, newest first."""

    slug: str
    name: str
    sample: bool
    lines: Turned[Line]

    @property
    def months(self) -> Sequence[Month]:
        """Give the lines of this page by month."""
        grouped = groupby(self.lines.rows, key=lambda line: line.month)
        return [Month(first=first, lines=list(lines)) for first, lines in grouped]

    @property
    def url(self) -> str:
        """Give the first page's address."""
        return here(f"/critics/{self.slug}/diary/")


def diary_page(slug: str, *, page: int) -> DiaryPage | None:
    """Give a page of the diary of a critic who shows one with something in it, or None."""
    critic = Critic.objects.filter(slug=slug, diary_shown=True).first()
    lines = diary_lines(critic, page=page, size=A_PAGE) if critic else None
    if critic is None or lines is None or not lines.total:
        return None
    return DiaryPage(slug=critic.slug, name=critic.name, sample=critic.sample, lines=lines)


def diary_lines(critic: Critic, *, page: int, size: int) -> Turned[Line] | None:
    """Give a page of what a critic saw; None beyond the last."""
    if not critic.diary_shown:
        return Turned(rows=(), total=0, page=1, pages=1)
    return turned(_entries(critic), lambda rows: _lines(critic, rows), page=page, size=size)


def with_a_diary() -> QuerySet[Critic]:
    """Give the critics with something in a diary that readers may see."""
    own = {"critic": OuterRef("pk")}
    seen = Exists(Viewing.objects.filter(_SHOWN, **own))
    written = Exists(Review.objects.filter(_SHOWN, public(), watched_at__isnull=False, **own))
    return Critic.objects.filter(seen | written, diary_shown=True).order_by("slug")


def _entries(critic: Critic) -> QuerySet:
    """Give what tells of a film that was seen, newest first: the kind of row and its number.

    A review of the same film and day says all that a viewing would say.
    """
    own = {"critic": critic}
    reviews = Review.objects.filter(_SHOWN, public(), watched_at__isnull=False, **own)
    told = reviews.filter(film=OuterRef("film"), watched_at=OuterRef("watched_at"))
    viewings = Viewing.objects.filter(_SHOWN, ~Exists(told), **own)
    undated = Value(_UNDATED, output_field=DateField())
    columns = ("kind", "day", "pk")
    noted = viewings.order_by().annotate(
        kind=Value("viewing"), day=Coalesce("watched_at", "noted_at", undated)
    )
    written = reviews.order_by().annotate(kind=Value("review"), day=F("watched_at"))
    both = noted.values_list(*columns).union(written.values_list(*columns), all=True)
    return both.order_by("-day", "-kind", "-pk")


def _lines(critic: Critic, entries: Sequence[tuple[str, date, int]]) -> Sequence[Line]:
    numbers: dict[str, list[int]] = {"viewing": [], "review": []}
    for kind, _, number in entries:
        numbers[kind].append(number)
    viewings = Viewing.objects.select_related("film__series").in_bulk(numbers["viewing"])
    reviews = published_reviews().in_bulk(numbers["review"])
    films = {viewing.film_id for viewing in viewings.values()}
    own = published_reviews().filter(critic=critic, film__in=films) if films else ()
    written = {review.film_id: _address(review) for review in reversed(list(own))}
    found = {"viewing": viewings, "review": reviews}
    return [
        _line(found[kind][number], written) for kind, _, number in entries if number in found[kind]
    ]


def _line(row: Viewing | Review, written: Mapping[int, str]) -> Line:
    noted = row.noted_at if isinstance(row, Viewing) else None
    return Line(
        day=row.watched_at or noted,
        seen=row.watched_at is not None,
        film=film_card(row.film),
        score=score_of(row),
        again=row.rewatch,
        liked=row.liked,
        tags=[str(tag) for tag in row.tags],
        review=written.get(row.film_id, "") if isinstance(row, Viewing) else _address(row),
    )


def _address(review: Review) -> str:
    return here(review.get_absolute_url())
