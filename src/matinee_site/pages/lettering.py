"""Sets words in the site's own letters on a picture, whatever characters they hold."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from anyascii import anyascii
from PIL import ImageDraw, ImageFont

_FONTS = Path(__file__).parent / "static" / "pages" / "fonts"
# What the two files of each cut hold; ``scripts/make_fonts.py`` has the same.
_LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2153, 0x2212}
_LATIN |= {0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2032, 0x2190, 0x2192}
_EXTENDED = {*range(0x100, 0x131), *range(0x132, 0x152), *range(0x154, 0x180)}
_EXTENDED |= {*range(0x218, 0x21C), *range(0x1E80, 0x1E86), 0x1EF2, 0x1EF3}


@dataclass(frozen=True, slots=True)
class Letters:
    """A cut of the site's letters (``display``, ``ui``) at a size in pixels."""

    cut: str
    size: int

    def width(self, text: str) -> float:
        """Measure a line."""
        return sum(
            _font(f"{self.cut}-{part}", self.size).getlength(run) for part, run in runs(text)
        )

    def fitting(self, text: str, room: float) -> str:
        """Cut a line where it would go beyond its room."""
        if self.width(text) <= room:
            return text
        while text and self.width(f"{text}…") > room:
            text = text[:-1]
        return f"{text.rstrip()}…"

    def lines(self, text: str, room: float) -> list[str]:
        """Break a text between words; a word that is too wide stands alone."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def write(self, draw: ImageDraw.ImageDraw, x: float, y: float, text: str, colour: str) -> None:
        """Write a line from its upper left corner."""
        for part, run in runs(text):
            font = _font(f"{self.cut}-{part}", self.size)
            draw.text((x, y), run, font=font, fill=colour)
            x += font.getlength(run)


def runs(text: str) -> list[tuple[str, str]]:
    """Part a line by the file that holds its letters; others are written in Latin ones."""
    spelt = "".join(c if ord(c) in _LATIN or ord(c) in _EXTENDED else anyascii(c) for c in text)
    parts = groupby(spelt, key=lambda c: "latin-ext" if ord(c) in _EXTENDED else "latin")
    return [(part, "".join(run)) for part, run in parts]


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # The plain layout gives the same picture on every machine, whatever else is installed.
    path = _FONTS / f"{name}.woff2"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
