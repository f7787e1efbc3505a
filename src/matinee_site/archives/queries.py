"""What pages and the desk ask of archives: where old addresses lead, what came in, what is open."""

from collections.abc import Iterator

from django.db.models import Q

from matinee_site.archives.addresses import FEED, FEEDS, asked_for
from matinee_site.archives.models import OldAddress
from matinee_site.reviews.models import FormerPath, public
from matinee_site.reviews.picturing import shown_pictures


def led_to(path: str, query: str = "") -> str:
    """Give the address of what once stood at a path, here or on another site; '' for nothing.

    Only what is published is told of.
    """
    if path.rstrip("/") in FEEDS:
        return FEED
    asked = asked_for(path, query)
    if not asked:
        return ""
    shown = Q(public("review__")) | Q(public("article__"))
    rows = FormerPath.objects.filter(shown, path__in=asked).select_related("review", "article")
    nearest = min(rows, key=lambda row: asked.index(row.path), default=None)
    if nearest and nearest.piece:
        return nearest.piece.get_absolute_url()
    others = OldAddress.objects.filter(path__in=asked).select_related("critic")
    other = min(others, key=lambda row: asked.index(row.path), default=None)
    if other is None:
        return ""
    if other.critic:
        return other.critic.get_absolute_url()
    return _picture(other.picture_id)


def all_led() -> Iterator[tuple[str, str]]:
    """Give every address that leads elsewhere, with where it leads, as ``led_to`` says one."""
    yield from ((path if "." in path else f"{path}/", FEED) for path in sorted(FEEDS))
    shown = Q(public("review__")) | Q(public("article__"))
    rows = FormerPath.objects.filter(shown).select_related("review", "article").order_by("path")
    taken = {path.path for path in rows}
    for row in rows:
        if row.piece and row.path != row.piece.get_absolute_url():
            yield row.path, row.piece.get_absolute_url()
    for other in OldAddress.objects.select_related("critic").order_by("path"):
        url = other.critic.get_absolute_url() if other.critic else _picture(other.picture_id)
        if url and other.path not in taken:
            yield other.path, url


def _picture(number: int | None) -> str:
    """Give the address of a picture in its largest size."""
    shown = shown_pictures(numbers=[number]) if number else {}
    return shown[number].src if number in shown else ""
