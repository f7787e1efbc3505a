"""Draws the pictures that stand for a page where its address is passed on: 1200 by 630.

The same facts always give the same bytes: one set of letters, no clock, no chance.
"""

import math
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from matinee_site.pages.lettering import Letters
from matinee_site.pages.posters.colour import INKS, hex_colour

SIZE = (1200, 630)
_EDGE = 72
_WIDE = SIZE[0] - 2 * _EDGE
_HOUSE_HUE = 264
_TITLE_HEIGHT = 285
_LEADING = 0.96
_MOST_LINES = 4
_STAR = "★"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """What is printed on a card; ``score`` is like ``7/10``, ``length`` the running time."""

    house: str
    title: str
    above: str = ""
    below: str = ""
    score: str = ""
    length: int | None = None
    ink: int | None = None


def draw_card(facts: CardFacts) -> bytes:
    """Give the card as a PNG image."""
    hue = _HOUSE_HUE if facts.ink is None else INKS[facts.ink]
    ground, light, soft = (
        hex_colour(*part, hue) for part in ((0.3, 0.1), (0.975, 0.018), (0.86, 0.06))
    )
    picture = Image.new("RGB", SIZE, ground)
    draw = ImageDraw.Draw(picture)
    Letters("display", 44).write(draw, _EDGE, 54, facts.house.upper(), light)
    above, below = Letters("ui", 34), Letters("ui", 32)
    above.write(draw, _EDGE, 136, above.fitting(facts.above, _WIDE), soft)
    letters, lines = _fitted(facts.title)
    for number, line in enumerate(lines):
        letters.write(draw, _EDGE, 190 + number * letters.size * _LEADING, line, light)
    if facts.score:
        _ticket(draw, facts.score, light, ground)
    room = _WIDE - (300 if facts.score else 0)
    below.write(draw, _EDGE, 504, below.fitting(facts.below, room), soft)
    if facts.length:
        _afternoon(draw, facts.length, light, hex_colour(0.42, 0.1, hue), ground)
    out = BytesIO()
    # A quarter of the time of the finest packing, for a fifth more bytes.
    few = picture.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG")
    return out.getvalue()


def _fitted(title: str) -> tuple[Letters, list[str]]:
    """Give the greatest letters in which a title stands in its room, and its lines."""
    for size in range(140, 59, -5):
        letters = Letters("display", size)
        lines = letters.lines(title, _WIDE)
        high = len(lines) * size * _LEADING
        if high <= _TITLE_HEIGHT and all(letters.width(line) <= _WIDE for line in lines):
            return letters, lines
    letters = Letters("display", 60)
    lines = letters.lines(title, _WIDE)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}…"]
    return letters, [letters.fitting(line, _WIDE) for line in lines]


def _ticket(draw: ImageDraw.ImageDraw, score: str, light: str, ground: str) -> None:
    letters, starred = Letters("display", 76), score.endswith(_STAR)
    figure = score.removesuffix(_STAR)
    width = letters.width(figure) + (66 if starred else 0)
    wide = max(180, width + 80)
    left, top, right, bottom = SIZE[0] - _EDGE - wide, 462, SIZE[0] - _EDGE, 572
    draw.rectangle((left, top, right, bottom), fill=light)
    for x in (left, right):
        draw.ellipse((x - 14, 503, x + 14, 531), fill=ground)
    start = (left + right - width) / 2
    letters.write(draw, start, 474, figure, ground)
    if starred:
        middle = start + width - 30
        points = [_on_circle(middle, 518, 30 if n % 2 == 0 else 12, n) for n in range(10)]
        draw.polygon(points, fill=ground)


def _on_circle(x: float, y: float, radius: float, tenth: int) -> tuple[float, float]:
    angle = math.pi * (tenth / 5 - 0.5)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def _afternoon(draw: ImageDraw.ImageDraw, length: int, light: str, base: str, ground: str) -> None:
    left, top, wide = _EDGE, 562, 560
    draw.rectangle((left, top, left + wide, top + 16), fill=base)
    draw.rectangle((left, top, left + wide * min(length, 240) / 240, top + 16), fill=light)
    for hour in (1, 2, 3):
        x = left + wide * hour / 4
        draw.line((x, top, x, top + 16), fill=ground, width=3)
