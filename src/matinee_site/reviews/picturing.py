"""Pictures of a text in the sizes that pages use, made when the text is printed."""

from collections.abc import Collection
from contextlib import suppress

from matinee_site.reviews.models.pictures import Picture
from matinee_site.reviews.prose import Shown

_WIDTHS = (480, 960, 1600)
_FORM = "format-webp|webpquality-82"
MOST = 60


def shown_pictures(*, numbers: Collection[int]) -> dict[int, Shown]:
    """Give pictures by number; one whose file is gone or damaged is left out."""
    found: dict[int, Shown] = {}
    for picture in Picture.objects.filter(pk__in=sorted(numbers)[:MOST]):
        # A file may be lost or unreadable: the text is printed without it.
        with suppress(OSError):
            found[picture.pk] = _sizes(picture)
    return found


def _sizes(picture: Picture) -> Shown:
    widths = [w for w in _WIDTHS if w < picture.width] or _WIDTHS[:1]
    made = picture.get_renditions(*(f"width-{width}|{_FORM}" for width in widths))
    sizes = [made[f"width-{width}|{_FORM}"] for width in widths]
    largest = sizes[-1]
    return Shown(
        src=largest.url,
        srcset=", ".join(f"{each.url} {each.width}w" for each in sizes),
        width=largest.width,
        height=largest.height,
        alt=picture.description,
        credit=picture.credit,
    )
