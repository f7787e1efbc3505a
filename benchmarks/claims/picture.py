"""Draws the curves as an SVG that is read in light and dark, with nothing but the standard library.

The horizontal axis is stretched near zero (square root), where the shipped thresholds lie.
"""

from collections.abc import Mapping, Sequence
from html import escape
from math import sqrt

from benchmarks.claims.curve import Point

_WIDTH, _HEIGHT = 820, 520
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 200, 60, 70
_COLOURS = ("#2563eb", "#c2410c", "#15803d", "#7e22ce", "#be185d", "#0e7490")
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2937 }
.title { font-weight: 600; font-size: 16px }
.small { font-size: 11px; fill: #6b7280 } .grid { stroke: #e5e7eb } .axis { stroke: #6b7280 }
.back { fill: #ffffff } .curve { fill: none; stroke-width: 2 }
@media (prefers-color-scheme: dark) { text { fill: #e5e7eb } .small { fill: #9ca3af }
.grid { stroke: #374151 } .back { fill: #111827 } }
"""
_TICKS = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def svg(
    curves: Mapping[str, Sequence[Point]],
    *,
    marks: Mapping[str, float],
    title: str,
    subtitle: str = "",
    others: Mapping[str, tuple[float, float]] | None = None,
) -> str:
    """Give the picture.

    ``marks`` names thresholds to be marked on each curve; ``others`` are single points
    (alarms, share found) of something that stands beside.
    """
    points = [point for drawn in curves.values() for point in drawn]
    farthest = max([p.alarms for p in points] + [x for x, _ in (others or {}).values()] + [1.0])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' role="img" aria-label="{escape(title)}">',
        f"<style>{_STYLE}</style>",
        f'<rect class="back" width="{_WIDTH}" height="{_HEIGHT}"/>',
        f'<text class="title" x="{_LEFT}" y="26">{escape(title)}</text>',
        f'<text class="small" x="{_LEFT}" y="44">{escape(subtitle)}</text>',
        *_axes(farthest),
    ]
    for place, (name, drawn) in enumerate(curves.items()):
        colour = _COLOURS[place % len(_COLOURS)]
        parts += _curve(name, drawn, marks, colour, place, farthest)
    for place, (name, (alarms, found)) in enumerate((others or {}).items(), len(curves)):
        colour = _COLOURS[place % len(_COLOURS)]
        x, y = _x(alarms, farthest), _y(found)
        parts.append(f'<path d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6-6z" fill="{colour}"/>')
        parts += _legend(name, colour, place)
    return "\n".join([*parts, "</svg>", ""])


def _axes(farthest: float) -> list[str]:
    parts = []
    for tenth in range(0, 11, 2):
        y = _y(tenth / 10)
        parts.append(f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>')
        parts.append(
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tenth * 10}%</text>'
        )
    for tick in (t for t in _TICKS if t <= farthest):
        x = _x(tick, farthest)
        parts.append(f'<path class="grid" d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}"/>')
        label = f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{tick}</text>'
        parts.append(label)
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(
        f'<text x="{middle:.0f}" y="{_HEIGHT - 28}" text-anchor="middle">'
        "findings not known to be true, in 1,000 reviews</text>"
    )
    parts.append(
        f'<text transform="translate(20 {(_TOP + _HEIGHT - _BOTTOM) / 2:.0f}) rotate(-90)"'
        ' text-anchor="middle">planted mistakes found</text>'
    )
    return parts


def _curve(
    name: str,
    drawn: Sequence[Point],
    marks: Mapping[str, float],
    colour: str,
    place: int,
    farthest: float,
) -> list[str]:
    line = " ".join(f"{_x(p.alarms, farthest):.1f},{_y(p.found):.1f}" for p in drawn)
    parts = [f'<polyline class="curve" stroke="{colour}" points="{line}"/>']
    for label, threshold in marks.items():
        point = min(drawn, key=lambda p: (abs(p.threshold - threshold), p.threshold))
        x, y = _x(point.alarms, farthest), _y(point.found)
        title = f"{name}: {label} (from {threshold})"
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{colour}">'
            f"<title>{escape(title)}</title></circle>"
        )
    return parts + _legend(name, colour, place)


def _legend(name: str, colour: str, place: int) -> list[str]:
    x, y = _WIDTH - _RIGHT + 20, _TOP + 14 + 24 * place
    return [
        f'<rect x="{x}" y="{y - 10}" width="14" height="10" fill="{colour}"/>',
        f'<text x="{x + 22}" y="{y}">{escape(name)}</text>',
    ]


def _x(alarms: float, farthest: float) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * sqrt(alarms / farthest)


def _y(share: float) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - share)
