"""Pictures of a text in the sizes that pages use; each size is made when it is first asked for.

A text is printed with the addresses of its pictures' sizes, which follow from the picture alone:
printing, and bringing in thousands of pictures, waits for none of them to be made.
"""

import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import PurePosixPath

from django.conf import settings
from PIL import Image

from matinee_site.reviews.models.pictures import Picture
from matinee_site.reviews.prose import Shown

_WIDTHS = (480, 960, 1600)
_FORM = "format-webp|webpquality-82"
_ENDING = f".{_FORM.replace('|', '.')}.webp"
_LONGEST = 59  # characters before Wagtail's ending, the ending included
_NAME = re.compile(rf"[\w.-]*\.width-(?P<width>\d{{3,4}}){re.escape(_ENDING)}")
_ORIENTATION, _TURNED = 0x0112, range(5, 9)
_ASKED = 500
MOST = 60
"""Pictures that one text may show."""


def shown_pictures(*, numbers: Collection[int]) -> dict[int, Shown]:
    """Give pictures by number; one whose file is gone or damaged is left out."""
    found: dict[int, Shown] = {}
    wanted = sorted(set(numbers))
    for at in range(0, len(wanted), _ASKED):
        for picture in Picture.objects.filter(pk__in=wanted[at : at + _ASKED]):
            # A file may be lost or unreadable: the text is printed without it.
            with suppress(OSError, Image.DecompressionBombError):
                found[picture.pk] = _sizes(picture)
    return found


def make_size(*, folder: str, name: str) -> str:
    """Make the size of a picture that an address asks for; give its file's path, '' for none.

    ``folder`` is the picture's own, which nobody guesses; other sizes than the pages' are not made.
    """
    asked = _NAME.fullmatch(name)
    if asked is None or int(asked["width"]) not in _WIDTHS:
        return ""
    picture = Picture.objects.filter(file__startswith=f"pictures/{folder}/").first()
    if picture is None:
        return ""
    with suppress(OSError, Image.DecompressionBombError):
        return str(picture.get_rendition(f"width-{asked['width']}|{_FORM}").file.name)
    return ""


def _sizes(picture: Picture) -> Shown:
    width, height = _measured(picture)
    widths = [each for each in _WIDTHS if each < width] or _WIDTHS[:1]
    sizes = [(_address(picture, each), min(each, width)) for each in widths]
    largest, shown = sizes[-1]
    return Shown(
        src=largest,
        srcset=", ".join(f"{address} {across}w" for address, across in sizes),
        width=shown,
        height=max(1, int(height * shown / width)),
        alt=picture.description,
        credit=picture.credit,
    )


def _measured(picture: Picture) -> tuple[int, int]:
    """Give a picture's width and height as they are shown: a photograph may lie on its side."""
    with picture.file.open("rb") as file, Image.open(file) as image:
        turned = image.getexif().get(_ORIENTATION) in _TURNED
        return (image.height, image.width) if turned else (image.width, image.height)


def _address(picture: Picture, width: int) -> str:
    """Give the address at which a size is found: Wagtail's own name for it, in its folder."""
    path = PurePosixPath(picture.file.name)
    ending = f"width-{width}{_ENDING}"
    name = f"{path.stem[: _LONGEST - len(ending)]}.{ending}"
    return f"{settings.MEDIA_URL}renditions/{path.parent.name}/{name[-80:]}"
