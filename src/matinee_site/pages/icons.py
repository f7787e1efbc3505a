"""The site's icon as pixels, for where a drawing is not understood."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from matinee_site.pages.delivery import Parcel
from matinee_site.pages.lettering import Letters
from matinee_site.pages.posters.colour import hex_colour

_HUE = 264


@cache
def favicon() -> Parcel:
    """Give the icon in the sizes that browsers' tabs have."""
    out = BytesIO()
    _drawn(96).save(out, "ICO", sizes=[(16, 16), (32, 32), (48, 48)])
    return Parcel.of(out.getvalue(), "image/x-icon")


@cache
def touch_icon() -> Parcel:
    """Give the icon for a phone's first screen."""
    out = BytesIO()
    _drawn(180).save(out, "PNG", optimize=True)
    return Parcel.of(out.getvalue(), "image/png")


def _drawn(size: int) -> Image.Image:
    picture = Image.new("RGB", (size, size), hex_colour(0.3, 0.1, _HUE))
    letters = Letters("display", round(size * 0.8))
    x = (size - letters.width("M")) / 2
    letters.write(ImageDraw.Draw(picture), x, size * 0.02, "M", hex_colour(0.975, 0.018, _HUE))
    return picture
