"""The people whom a film is known by, and what a critic wrote of them before."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet

from matinee.catalogue import Role
from matinee_site.catalogue.facts import Named
from matinee_site.catalogue.models import Credit, Film
from matinee_site.pages.queries.cards import ReviewCard, review_card
from matinee_site.pages.wording import listed
from matinee_site.pages.words import gettext
from matinee_site.reviews.models import Review

_LEADS = (Role.DIRECTOR, Role.SCREENPLAY, Role.WRITER, Role.CINEMATOGRAPHER, Role.COMPOSER)
_STARS = 4
_SAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Billing:
    """People in a role, as they stand above a title."""

    role: Role
    people: Sequence[Named]


def billing_of(film: Film) -> Sequence[Billing]:
    """Give who directed, wrote, shot and scored a film, and its first actors."""
    found: dict[Role, dict[str, Named]] = defaultdict(dict)
    for role, slug, name in _leading(film).values_list("role", "person__slug", "person__name"):
        people = found[Role(role)]
        if len(people) < _STARS:
            people[slug] = Named(slug, name)
    order = (*_LEADS, Role.ACTOR)
    if found.get(Role.SCREENPLAY):
        found.pop(Role.WRITER, None)
    return [
        Billing(role=role, people=list(found[role].values())) for role in order if role in found
    ]


def same_people(review: Review, *, among: QuerySet[Review]) -> Sequence[ReviewCard]:
    """Give the critic's other reviews of films by this film's people, each with whom they share."""
    if review.film is None:
        return ()
    people = {slug for each in billing_of(review.film) for slug in (p.slug for p in each.people)}
    written = list(among.filter(critic=review.critic, film__public=True).exclude(film=review.film))
    if not people or not written:
        return ()
    shared: dict[int, dict[str, str]] = defaultdict(dict)
    for film, slug, name in Credit.objects.filter(
        film__in={other.film_id for other in written},
        person__slug__in=people,
        citation__source__publishable=True,
    ).values_list("film_id", "person__slug", "person__name"):
        shared[film][slug] = name
    near = [other for other in written if other.film_id in shared]
    near.sort(key=lambda other: -len(shared[other.film_id or 0]))
    return [
        review_card(other, why=_with(list(shared[other.film_id or 0].values())))
        for other in near[:_SAME]
    ]


def _leading(film: Film) -> QuerySet[Credit]:
    return Credit.objects.filter(
        film=film, role__in=(*_LEADS, Role.ACTOR), citation__source__publishable=True
    ).order_by(F("billing").asc(nulls_last=True), "id")


def _with(names: Sequence[str]) -> str:
    return gettext("With %(names)s too") % {"names": listed(names[:3])}
