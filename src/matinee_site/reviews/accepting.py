"""Lets findings stand, in one text or everywhere, and shows them again."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser

from matinee_site.reviews.models import Acceptance, CheckResult, Edition, Piece


def accept(
    *, rule: str, words: str, reason: str, by: AbstractBaseUser, piece: Piece | None
) -> Acceptance:
    """Let a finding stand in a piece, or everywhere, and check again what is published with it."""
    own = {"review": None, "article": None} | ({piece._meta.model_name: piece} if piece else {})
    kept, _ = Acceptance.objects.update_or_create(
        rule=rule, words=words, **own, defaults={"reason": reason, "by": by}
    )
    _check_again(piece, rule, words)
    return kept


def take_back(*, acceptance: Acceptance) -> None:
    """Show a finding again that was let stand."""
    piece = acceptance.piece
    acceptance.delete()
    _check_again(piece, acceptance.rule, acceptance.words)


def _check_again(piece: Piece | None, rule: str, words: str) -> None:
    affected = list(_published(piece) if piece else _published_with(rule, words))
    for each in affected:
        each.keep_check()
    if affected:
        Edition.next()


def _published(piece: Piece) -> Iterator[Piece]:
    yield from type(piece).objects.filter(pk=piece.pk, live=True)


def _published_with(rule: str, words: str) -> Iterator[Piece]:
    results = CheckResult.objects.filter(review__live=True).select_related("review__film")
    for result in results.iterator(chunk_size=200):
        if any(claim["rule"] == rule and claim["name"] == words for claim in result.claims):
            yield result.review
