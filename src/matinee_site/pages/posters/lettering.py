"""Sets a title like wood type on a playbill: every line fills the measure by the letters' width.

The outlines are Archivo's capitals at three widths with the same points, so that any width between
follows by interpolation (``scripts/make_fonts.py`` draws them).
"""

import json
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from random import Random
from typing import Any

CAPITAL = 688
NARROW, WIDE = 0.0, 2.0
_GAP = 0.19
# The finest step of an outline, in pixels of the poster: what is finer is bytes nobody sees.
GRAIN, SMALL_GRAIN = 0.06, 0.35
_KERNS = {"AV": 70, "VA": 70, "AT": 60, "TA": 60, "AY": 70, "YA": 70, "LT": 60, "LY": 70, "LV": 60,
          "AW": 45, "WA": 45, "TO": 15, "P.": 70, "F.": 60, "FA": 45, "PA": 50}  # fmt: skip
_UNKNOWN = [500, 680, 820]
Glyph = tuple[list[int], list[list[Any]]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a title: its height as capitals, and the width of letters (0 to 2) that fits."""

    text: str
    height: float
    stretch: float


@cache
def _glyphs() -> dict[str, Glyph]:
    path = Path(__file__).with_name("archivo.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def capitals(text: str) -> str:
    """Give the text as the posters write it: capitals, typographic apostrophes, no controls."""
    return unicodedata.normalize("NFC", printable(text)).upper().replace("'", "’")


def printable(text: str) -> str:
    """Leave out what XML cannot hold or nobody can see."""
    return "".join(char for char in text if char.isprintable())


def advance(text: str, stretch: float) -> float:
    """Give the width of capitals in font units; unknown letters count as an average one."""
    return _between(_advances(text), stretch)


@lru_cache(4_000)
def _advances(text: str) -> list[int]:
    """Give the width at each width of letters: fitting a title asks a hundred times."""
    glyphs = _glyphs()
    kerns = sum(_KERNS.get(text[index : index + 2], 0) for index in range(len(text)))
    each = [glyphs[char][0] if char in glyphs else _UNKNOWN for char in text]
    return [sum(widths[of] for widths in each) - kerns for of in range(3)]


def _between(three: list[int], stretch: float) -> float:
    base = 0 if stretch <= 1 else 1
    return three[base] + (three[base + 1] - three[base]) * (stretch - base)


def set_title(
    title: str, *, measure: float, height: float, chance: Random
) -> tuple[list[Line], float]:
    """Break and fit a title into a box; give the lines and the height they take with their gaps."""
    words = [word for word in capitals(title).split() if word not in "-–—"] or ["—"]
    best: tuple[float, list[Line], float] | None = None
    for count in range(1, min(len(words), 7) + 1):
        lines, used = _fit(_balanced(words, count), measure, height, chance)
        filled = min(used / height, 1.0)
        smallest = min(line.height for line in lines) / height
        score = filled + 1.6 * smallest - 0.03 * count
        if best is None or score > best[0]:
            best = (score, lines, used)
    assert best is not None
    return best[1], best[2]


def _balanced(words: list[str], count: int) -> list[str]:
    """Break words into lines whose longest is as short as possible."""
    widths = [advance(word, 1.0) for word in words]
    space = advance(" ", 1.0)
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}
    for end in range(1, len(words) + 1):
        for lines in range(1, min(count, end) + 1):
            for start in range(lines - 1, end):
                before = best.get((start, lines - 1))
                if before is None:
                    continue
                width = sum(widths[start:end]) + space * (end - start - 1)
                worst = max(before[0], width)
                if (end, lines) not in best or worst < best[end, lines][0]:
                    best[end, lines] = (worst, [*before[1], end])
    ends = best[len(words), count][1]
    return [" ".join(words[a:b]) for a, b in zip([0, *ends[:-1]], ends, strict=True)]


def _fit(
    texts: list[str], measure: float, height: float, chance: Random
) -> tuple[list[Line], float]:
    """Give each line the letters' width that fills the measure, a little apart from the others."""
    turns = [chance.uniform(-0.25, 0.25) for _ in texts]
    low, high = NARROW, WIDE
    for _ in range(18):
        middle = (low + high) / 2
        if _stack(_lines(texts, turns, middle, measure, height)) > height:
            low = middle
        else:
            high = middle
    lines = _lines(texts, turns, high, measure, height)
    used = _stack(lines)
    if used > height:
        lines = [Line(line.text, line.height * height / used, line.stretch) for line in lines]
        used = height
    return lines, used


def _lines(
    texts: list[str], turns: list[float], stretch: float, measure: float, height: float
) -> list[Line]:
    lines = []
    for text, turn in zip(texts, turns, strict=True):
        own = min(WIDE, max(NARROW, stretch + turn))
        lines.append(Line(text, min(measure * CAPITAL / advance(text, own), height * 0.62), own))
    return lines


def _stack(lines: list[Line]) -> float:
    gaps = sum(min(line.height * _GAP, 14.0) for line in lines[1:])
    return sum(line.height for line in lines) + gaps


def draw_lines(
    lines: list[Line], *, x: float, y: float, measure: float, fill: str, grain: float = GRAIN
) -> list[str]:
    """Draw the lines of a title downwards from ``y``, the top of the first line's capitals."""
    drawn = []
    for index, line in enumerate(lines):
        if index:
            y += min(line.height * _GAP, 14.0)
        y += line.height
        drawn.append(draw_text(line.text, x=x, y=y, height=line.height, stretch=line.stretch,
                               fill=fill, measure=measure, grain=grain))  # fmt: skip
    return drawn


def draw_text(
    text: str, *, x: float, y: float, height: float, stretch: float, fill: str,
    measure: float = 0, spacing: float = 0, grain: float = GRAIN,
) -> str:  # fmt: skip
    """Draw capitals on the baseline ``y``; unknown letters are left to the reader's font."""
    glyphs = _glyphs()
    if any(char not in glyphs for char in text):
        fitted = f' textLength="{measure:.0f}" lengthAdjust="spacingAndGlyphs"' if measure else ""
        return (
            f'<text x="{x:.0f}" y="{y:.0f}" font-family="sans-serif" font-weight="800"'
            f' font-size="{height * 1.36:.0f}" fill="{fill}"{fitted}>{escape(text)}</text>'
        )
    scale = height / CAPITAL
    unit = max(1, round(grain / scale))
    pen, parts = 0.0, []
    for index, char in enumerate(text):
        widths, commands = glyphs[char]
        parts.append(_placed(commands, pen, stretch, unit))
        pen += _between(widths, stretch) + spacing - _KERNS.get(text[index : index + 2], 0)
    scale *= unit
    return (
        f'<path fill="{fill}" transform="translate({x:.1f} {y:.1f}) scale({scale:.4f}'
        f' {-scale:.4f})" d="{"".join(parts)}"/>'
    )


def _placed(commands: list[list[Any]], pen: float, stretch: float, unit: int) -> str:
    """Give a glyph's path at ``pen``: absolute starts, then steps, which are shorter to write."""
    base = 0 if stretch <= 1 else 1
    share = stretch - base
    parts = []
    x = y = 0
    for verb, *numbers in commands:
        points = []
        for at in range(0, len(numbers), 6):
            px, py = (
                part[base] + (part[base + 1] - part[base]) * share
                for part in (numbers[at : at + 3], numbers[at + 3 : at + 6])
            )
            points.append((round((px + pen) / unit), round(py / unit)))
        if verb == "M":
            parts.append(f"M{points[0][0]} {points[0][1]}")
        elif verb == "L" and points[0][1] == y:
            parts.append(f"h{points[0][0] - x}")
        elif verb == "L" and points[0][0] == x:
            parts.append(f"v{points[0][1] - y}")
        elif verb != "Z":
            steps = " ".join(f"{px - x} {py - y}" for px, py in points).replace(" -", "-")
            parts.append(f"{verb.lower()}{steps}")
        else:
            parts.append("z")
        if points:
            x, y = points[-1]
    return "".join(parts)
