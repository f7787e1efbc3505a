"""Figures that are scenes: each takes chance and a box, and gives shapes in two inks."""

import math
from random import Random

from matinee_site.pages.posters.motifs.shapes import disc, rect, shape


def horror(chance: Random, w: float, h: float) -> list[str]:
    """Draw teeth from above and below."""
    count = chance.randrange(4, 9)
    step = w / count
    drawn = []
    for i in range(count):
        x, deep = i * step, h * chance.uniform(0.3, 0.62)
        drawn.append(shape([(x, 0), (x + step, 0), (x + step / 2, deep)], "a"))
        rise = h * chance.uniform(0.15, 0.5)
        drawn.append(shape([(x - step / 2, h), (x + step / 2, h), (x, h - rise)], "b"))
    return drawn


def science_fiction(chance: Random, w: float, h: float) -> list[str]:
    """Draw a planet and its orbits."""
    cx, cy, r = (
        w * chance.uniform(0.2, 0.8),
        h * chance.uniform(0.3, 0.7),
        h * chance.uniform(0.16, 0.34),
    )
    tilt, drawn = chance.randrange(-40, 40), []
    for i in range(chance.randrange(2, 6)):
        wide = r * (1.5 + 0.45 * i)
        drawn.append(
            f'<ellipse class="lb" stroke-width="{chance.uniform(2, 7):.1f}" rx="{wide:.0f}"'
            f' ry="{wide * 0.32:.0f}" transform="translate({cx:.0f} {cy:.0f}) rotate({tilt})"/>'
        )
    stars = [
        disc(chance.uniform(0, w), chance.uniform(0, h), chance.choice((2, 3))) for _ in range(9)
    ]
    return [*stars, *drawn, disc(cx, cy, r)]


def fantasy(chance: Random, w: float, h: float) -> list[str]:
    """Draw a moon through its phases."""
    count = chance.choice((1, 3, 4, 5))
    r = min(h / 2.3, w / (2.2 * count))
    drawn = []
    for i in range(count):
        x = w * (i + 0.5) / count
        shade = chance.uniform(0.3, 0.9) if count == 1 else 2.2 * i / (count - 1) - 1.1
        drawn += [disc(x, h / 2, r), disc(x + r * shade, h / 2, r * 0.94, "b")]
    return drawn


def adventure(chance: Random, w: float, h: float) -> list[str]:
    """Draw mountains behind mountains."""
    drawn = [disc(w * chance.uniform(0.2, 0.8), h * 0.24, h * chance.uniform(0.09, 0.18))]
    for ridge in range(chance.choice((2, 3))):
        peak, base = h * (0.25 + 0.25 * ridge), h
        x, points = -0.2 * w, [(-0.2 * w, base)]
        while x < 1.2 * w:
            x += w * chance.uniform(0.12, 0.3)
            points.append((x, peak + h * chance.uniform(0, 0.12)))
            x += w * chance.uniform(0.12, 0.3)
            points.append((x, peak + h * chance.uniform(0.2, 0.42)))
        drawn.append(shape([*points, (1.2 * w, base)], "ba"[ridge % 2]))
    return drawn


def biography(chance: Random, w: float, h: float) -> list[str]:
    """Draw a head and shoulders, many times over."""
    x, top, drawn = w * chance.uniform(0.35, 0.65), h * chance.uniform(0.28, 0.38), []
    for i in range(chance.choice((3, 4, 5)), 0, -1):
        grow = 0.45 + i * 0.28
        ink = "ab"[i % 2]
        drawn.append(disc(x, top, h * 0.17 * grow, ink))
        wide = h * 0.36 * grow
        drawn.append(
            f'<path class="{ink}" d="M{x - wide:.0f} {h:.0f}v{-h * 0.1 * grow:.0f}'
            f'a{wide:.0f} {h * 0.36:.0f} 0 0 1 {2 * wide:.0f} 0V{h:.0f}z"/>'
        )
    return drawn


def mystery(chance: Random, w: float, h: float) -> list[str]:
    """Draw a keyhole and the light that falls through it."""
    x, y, r = w * chance.uniform(0.25, 0.75), h * 0.3, h * chance.uniform(0.12, 0.18)
    spread = w * chance.uniform(0.3, 0.6) * chance.choice((-1, 1))
    beam = [
        (x - r * 0.4, y + r),
        (x + r * 0.4, y + r),
        (x + spread + w * 0.25, h),
        (x + spread - w * 0.25, h),
    ]
    hole = [
        (x - r * 0.4, y),
        (x + r * 0.4, y),
        (x + r * 0.9, y + r * 2.9),
        (x - r * 0.9, y + r * 2.9),
    ]
    return [shape(beam, "b"), disc(x, y, r), shape(hole)]


def war(chance: Random, w: float, h: float) -> list[str]:
    """Draw searchlights."""
    drawn = []
    for i in range(chance.choice((3, 4, 5))):
        foot, top, wide = (
            w * chance.random(),
            w * chance.uniform(-0.2, 1.2),
            w * chance.uniform(0.06, 0.16),
        )
        beam = [(foot - 4, h), (foot + 4, h), (top + wide, 0), (top - wide, 0)]
        drawn.append(f'<g class="m">{shape(beam, "ab"[i % 2])}</g>')
    return drawn


def family(chance: Random, w: float, h: float) -> list[str]:
    """Draw a street of houses."""
    count, drawn = chance.choice((3, 4, 5)), []
    step = w / count
    for i in range(count):
        x, top = i * step, h * chance.uniform(0.3, 0.6)
        drawn.append(
            shape(
                [
                    (x, h),
                    (x, top),
                    (x + step / 2, top - step * 0.5),
                    (x + step, top),
                    (x + step, h),
                ],
                "ab"[i % 2],
            )
        )
        drawn.append(rect(x + step * 0.38, top + step * 0.2, step * 0.24, step * 0.3, "ba"[i % 2]))
    return drawn


def animation(chance: Random, w: float, h: float) -> list[str]:
    """Draw a ball that bounces across the sheet, frame by frame."""
    count, bounces, r = (
        chance.randrange(9, 16),
        chance.choice((1, 2, 3)),
        h * chance.uniform(0.07, 0.12),
    )
    drawn = [rect(0, h - 10, w, 10, "b")]
    for i in range(count):
        share = i / (count - 1)
        y = h - 10 - r - abs(math.sin(share * math.pi * bounces)) * (h * 0.75 - r)
        drawn.append(disc(share * w, y, r, "a" if i == count - 1 - chance.randrange(3) else "b"))
    return [*drawn, disc(w * 0.5, h * 0.2, r)]


def western(chance: Random, w: float, h: float) -> list[str]:
    """Draw a low sun cut by the horizon."""
    r, horizon = h * chance.uniform(0.26, 0.42), h * chance.uniform(0.55, 0.72)
    drawn = [disc(w * chance.uniform(0.3, 0.7), horizon - r * 0.2, r)]
    y, thick = horizon, h * 0.025
    while y < h:
        drawn.append(rect(0, y, w, thick, "b"))
        y, thick = y + thick * 1.7, thick * 1.28
    return drawn


def projector(chance: Random, w: float, h: float) -> list[str]:
    """Draw the beam of a projector: for a film whose genre nobody states."""
    y, screen = h * chance.uniform(0.3, 0.7), h * chance.uniform(0.5, 0.8)
    left = chance.random() < 0.5
    far, near = (w, 0.0) if left else (0.0, w)
    top = (h - screen) / 2
    return [shape([(near, y), (far, top), (far, top + screen)], "b"), disc(near, y, h * 0.13),
            rect(far - 12 if left else 0, top, 12, screen)]  # fmt: skip
