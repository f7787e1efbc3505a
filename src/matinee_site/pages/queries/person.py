"""The page of a person: what they did, by role, and what the house wrote on those films."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q

from matinee.catalogue import Role
from matinee_site.catalogue.facts import PersonFacts, WorkLine
from matinee_site.catalogue.queries import person_facts
from matinee_site.pages.languages import here
from matinee_site.pages.queries.articles import published_articles
from matinee_site.pages.queries.cards import (
    FilmCard,
    ReviewCard,
    cards_by_id,
    published_reviews,
    review_card,
)
from matinee_site.pages.wording import role as role_word

NAMED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A line of a filmography; ``reviewed`` when the house wrote about the film."""

    card: FilmCard
    character: str
    reviewed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkGroup:
    """A filmography in one role, newest first."""

    label: str
    id: str
    lines: Sequence[Work]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A film on the drawing of a working life, 0 to 1000 across."""

    x: int
    y: int
    reviewed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The years of a working life as a line, with a mark for each film."""

    marks: Sequence[Mark]
    decades: Sequence[tuple[int, int]]
    first: int
    last: int
    base: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """A person with everything their page shows; ``names`` are their others."""

    slug: str
    name: str
    names: Sequence[str]
    films: int
    roles: Sequence[str]
    work: Sequence[WorkGroup]
    reviews: Sequence[ReviewCard]
    named_in: Sequence[tuple[str, str]]
    life: Life | None
    ink: int


def person_page(slug: str) -> PersonPage | None:
    """Give the page of a person, or None when nothing may be shown."""
    facts = person_facts(slug=slug)
    if facts is None:
        return None
    ids = {line.film.id for line in facts.work}
    cards = cards_by_id(ids)
    reviews = list(published_reviews().filter(film__in=ids))
    reviewed = {review.film_id for review in reviews if review.film_id}
    groups = _groups(facts, cards, reviewed)
    best = max(facts.work, key=lambda line: (line.film.id in reviewed, line.film.fame))
    return PersonPage(
        slug=slug,
        name=facts.person.name,
        names=facts.names,
        films=facts.person.films,
        roles=[group.label for group in groups],
        work=groups,
        reviews=[review_card(review) for review in reviews],
        named_in=_named_in(slug, {review.pk for review in reviews}),
        life=_life(facts.work, reviewed),
        ink=cards[best.film.id].ink,
    )


def _named_in(slug: str, told: Collection[int]) -> Sequence[tuple[str, str]]:
    """Give title and address of published pieces that name a person, but for those in the list."""
    named = Q(namings__entity="person", namings__key=slug)
    reviews = published_reviews().filter(named).exclude(pk__in=told).distinct()[:NAMED]
    about = Q(people__person=slug)
    articles = published_articles().filter(named | about).distinct()[:NAMED]
    return [(each.title, here(each.get_absolute_url())) for each in (*reviews, *articles)]


def _groups(
    facts: PersonFacts, cards: dict[int, FilmCard], reviewed: set[int]
) -> Sequence[WorkGroup]:
    """Group by role, the role with most films first; a director's own cameos come after."""
    by_role: dict[Role, list[Work]] = {}
    for line in facts.work:
        by_role.setdefault(line.role, []).append(
            Work(
                card=cards[line.film.id],
                character=line.character or "",
                reviewed=line.film.id in reviewed,
            )
        )
    crafts = max((len(work) for role, work in by_role.items() if role is not Role.ACTOR), default=0)

    def weight(role: Role) -> float:
        films = len(by_role[role])
        return films / 3 if role is Role.ACTOR and crafts > 3 else films

    ordered = sorted(by_role.items(), key=lambda pair: -weight(pair[0]))
    return [WorkGroup(label=role_word(role), id=role.value, lines=lines) for role, lines in ordered]


def _life(work: Sequence[WorkLine], reviewed: set[int]) -> Life | None:
    dated = {line.film.id: line.film.year for line in work if line.film.year}
    years = sorted(dated.values())
    if len(years) < 3 or years[0] == years[-1]:
        return None
    first, last = years[0], years[-1]

    def across(year: int) -> int:
        return 20 + round(960 * (year - first) / (last - first))

    height: dict[int, int] = {}
    marks = []
    for number, year in sorted(dated.items(), key=lambda pair: (pair[1], pair[0] not in reviewed)):
        row = height[year] = height.get(year, -1) + 1
        marks.append(Mark(x=across(year), y=-18 * row, reviewed=number in reviewed))
    decades = [(year, across(year)) for year in range(-(-first // 10) * 10, last + 1, 10)]
    return Life(
        marks=marks,
        decades=decades,
        first=first,
        last=last,
        base=18 * max(height.values()) + 12,
        height=18 * max(height.values()) + 12 + 40,
    )
