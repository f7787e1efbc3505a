"""Figures that are patterns: each takes chance and a box, and gives shapes in two inks."""

import math
from random import Random

from matinee_site.pages.posters.motifs.shapes import disc, rect, ring, shape


def window(chance: Random, w: float, h: float) -> list[str]:
    """Draw a lit window in a wall."""
    columns, rows = chance.choice(((2, 3), (3, 3), (3, 4), (4, 4)))
    cw, ch, gap = w / columns, h / rows, chance.uniform(5, 14)
    lit = chance.randrange(columns * rows)
    return [
        rect(i % columns * cw + gap, i // columns * ch + gap, cw - 2 * gap, ch - 2 * gap,
              "a" if i == lit else "b")
        for i in range(columns * rows)
    ]  # fmt: skip


def comedy(chance: Random, w: float, h: float) -> list[str]:
    """Draw half-discs that tumble along rows."""
    across = chance.choice((2, 3, 4))
    size = w / across
    drawn = []
    for row in range(math.ceil(h / size)):
        for column in range(across):
            x, y, turn = column * size, row * size, chance.randrange(4) * 90
            ink = "a" if (row + column) % 2 else "b"
            r = size / 2
            drawn.append(
                f'<path class="{ink}" transform="translate({x + r:.0f} {y + r:.0f}) rotate({turn})"'
                f' d="M{-r:.0f} 0A{r:.0f} {r:.0f} 0 0 1 {r:.0f} 0z"/>'
            )
    return drawn


def romance(chance: Random, w: float, h: float) -> list[str]:
    """Draw two discs that lean on each other."""
    r = min(w, h) * chance.uniform(0.3, 0.42)
    x, y, apart = w / 2, h / 2, r * chance.uniform(0.5, 0.8)
    tilt = chance.uniform(-0.9, 0.9)
    dx, dy = apart * math.cos(tilt), apart * math.sin(tilt)
    return [disc(x - dx, y - dy, r, "b"), f'<g class="m">{disc(x + dx, y + dy, r)}</g>']


def action(chance: Random, w: float, h: float) -> list[str]:
    """Draw diagonals that leave the sheet."""
    count, slope = chance.randrange(4, 9), chance.choice((-1, 1)) * chance.uniform(0.4, 1.3)
    drawn, x = [], -abs(slope) * h
    for index in range(count * 2):
        wide = (w + abs(slope) * h) / count * chance.uniform(0.25, 0.8)
        foot = x + abs(slope) * h
        top, bottom = (x, foot) if slope > 0 else (foot, x)
        drawn.append(
            shape([(top, 0), (top + wide, 0), (bottom + wide, h), (bottom, h)], "ab"[index % 2])
        )
        x += wide * chance.uniform(1.3, 2)
    return drawn


def crime(chance: Random, w: float, h: float) -> list[str]:
    """Draw a blind, with somebody's light behind it."""
    slats = chance.randrange(7, 14)
    step = h / slats
    cx, r = w * chance.uniform(0.25, 0.75), h * chance.uniform(0.2, 0.4)
    drawn = [disc(cx, h * chance.uniform(0.4, 0.6), r)]
    return drawn + [
        rect(0, i * step, w, step * chance.uniform(0.35, 0.6), "b") for i in range(slats)
    ]


def thriller(chance: Random, w: float, h: float) -> list[str]:
    """Draw rings that close in on a point off the centre."""
    cx, cy = w * chance.uniform(0.3, 0.7), h * chance.uniform(0.35, 0.65)
    count, reach = chance.randrange(5, 11), max(w, h) * 0.75
    step = reach / count
    rings = [ring(cx, cy, step * i, step * 0.45, "ab"[i % 2]) for i in range(count, 0, -1)]
    return [*rings, disc(cx, cy, step * 0.45)]


def documentary(chance: Random, w: float, h: float) -> list[str]:
    """Draw a contact sheet with one frame marked."""
    columns = chance.choice((4, 5, 6))
    cell = w / columns
    rows = max(1, int(h / (cell * 0.78)))
    marked = chance.randrange(columns * rows)
    return [
        rect(i % columns * cell + 3, i // columns * (h / rows) + 3, cell - 6, h / rows - 6,
              "a" if i == marked or chance.random() < 0.12 else "b")
        for i in range(columns * rows)
    ]  # fmt: skip


def musical(chance: Random, w: float, h: float) -> list[str]:
    """Draw waves in time."""
    count, swing, turns = (
        chance.randrange(4, 9),
        h * chance.uniform(0.05, 0.14),
        chance.choice((2, 3, 4)),
    )
    half, drawn = w / turns / 2, []
    for i in range(count):
        y = h * (i + 0.5) / count
        waves = "".join(
            f"q{half / 2:.0f} {s * swing * 2:.0f} {half:.0f} 0" for s in (-1, 1) * (turns + 1)
        )
        drawn.append(
            f'<path class="l{"ab"[i % 2]}" stroke-width="{h / count * 0.36:.1f}"'
            f' d="M0 {y:.0f}{waves}"/>'
        )
    return drawn


def sport(chance: Random, w: float, h: float) -> list[str]:
    """Draw the bend of a running track."""
    lanes, cx = chance.randrange(4, 8), w * chance.choice((0, 1))
    return [
        ring(cx, h, max(w, h) * (0.2 + 0.8 * i / lanes), max(w, h) * 0.3 / lanes, "ab"[i % 2])
        for i in range(lanes)
    ]


def history(chance: Random, w: float, h: float) -> list[str]:
    """Draw an arcade."""
    count, drawn = chance.choice((2, 3, 4, 5)), []
    step, tiers = w / count, chance.choice((1, 2))
    for tier in range(tiers):
        top, tall = h * tier / tiers, h / tiers
        for i in range(count):
            x, r = i * step + step * 0.12, step * 0.38
            foot, side = top + tall, tall - r - 6
            drawn.append(
                f'<path class="{"ab"[(i + tier) % 2]}" d="M{x:.0f} {foot:.0f}v{-side:.0f}'
                f'a{r:.0f} {r:.0f} 0 0 1 {2 * r:.0f} 0v{side:.0f}z"/>'
            )
    return drawn


def stairs(chance: Random, w: float, h: float) -> list[str]:
    """Draw a staircase, up or down."""
    steps, up = chance.randrange(4, 9), chance.random() < 0.5
    drawn = []
    for i in range(steps):
        x, top = i * w / steps, h * (i + 1) / (steps + 1)
        top = h - top if up else top
        drawn.append(rect(x, top, w / steps + 1, h - top, "a" if i == steps // 2 else "b"))
    return [disc(w * (0.2 if up else 0.8), h * 0.22, h * chance.uniform(0.07, 0.13)), *drawn]


def corridor(chance: Random, w: float, h: float) -> list[str]:
    """Draw door behind door behind door."""
    count = chance.randrange(4, 8)
    x, y = w * chance.uniform(0.3, 0.7), h * chance.uniform(0.45, 0.8)
    drawn = []
    for i in range(count, 0, -1):
        share = (i / count) ** 1.4
        drawn.append(rect(x - x * share, y - y * share, w * share, h * share, "ab"[i % 2]))
    return drawn


def spiral(chance: Random, w: float, h: float) -> list[str]:
    """Draw a spiral that nobody leaves, of half-circles that grow."""
    turns, way = chance.choice((4, 5, 6)), chance.choice((0, 1))
    step = max(w, h) * 0.62 / turns / 2
    cx, cy, side = w / 2, h / 2, chance.choice((-1, 1))
    arcs = "".join(
        f"a{r:.0f} {r:.0f} 0 0 {way} {2 * r * (side if index % 2 else -side):.0f} 0"
        for index, r in enumerate(step * (half + 1) / 2 for half in range(2 * turns + 2))
    )
    thick = step * chance.uniform(0.36, 0.56)
    return [
        f'<path class="la" stroke-width="{thick:.0f}" d="M{cx:.0f} {cy:.0f}{arcs}"/>',
        disc(cx, cy, thick / 2),
    ]
