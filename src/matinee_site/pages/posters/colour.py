"""Inks: which of them a film is printed in, and the colours a poster mixes from it."""

import math
from dataclasses import dataclass
from hashlib import blake2b
from random import Random

# Hues of OKLCH, spread so that neighbours are told apart; the style sheet has one class for each.
INKS = (12, 27, 40, 53, 67, 85, 103, 120, 138, 152, 167, 183, 200, 218, 235, 250, 264, 277, 290,
        303, 317, 331, 345, 358)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scheme:
    """Colours of a poster: ``ground``, ``type`` on it, and the flat inks ``first``, ``second``."""

    ground: str
    type: str
    first: str
    second: str


def seed(*parts: object) -> int:
    """Give a number that depends on the words alone, on every machine and in every run."""
    text = "\x1f".join(str(part) for part in parts)
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())


def ink_of(key: str) -> int:
    """Give the number of the ink in which a film (or, when it is in one, its series) is printed."""
    return seed("ink", key) % len(INKS)


def scheme_for(ink: int, chance: Random, year: int | None) -> Scheme:
    """Mix a poster's colours: older films lean to paper grounds, newer ones to dark and bright."""
    hue = INKS[ink]
    other = (hue + chance.choice((32, 65, 140, 180, 215))) % 360
    old = max(0, min(1, (2010 - (year or 1990)) / 60))
    kind = chance.choices(
        ("paper", "ink", "night", "bright"), (1 + 3 * old, 3, 2.5 - 2 * old, 2.5)
    )[0]
    match kind:
        case "paper":
            mixed = ((0.94, 0.025, hue), (0.27, 0.07, hue), (0.6, 0.19, hue), (0.3, 0.07, hue))
        case "ink":
            mixed = ((0.5, 0.17, hue), (0.97, 0.02, hue), (0.83, 0.14, other), (0.27, 0.09, hue))
        case "night":
            mixed = ((0.21, 0.04, hue), (0.93, 0.05, hue), (0.68, 0.19, hue), (0.43, 0.12, other))
        case _:
            mixed = ((0.83, 0.15, hue), (0.21, 0.05, hue), (0.45, 0.16, other), (0.96, 0.03, hue))
    return Scheme(*(hex_colour(*part) for part in mixed))


def hex_colour(lightness: float, chroma: float, hue: float) -> str:
    """Turn OKLCH into ``#rrggbb``, with less chroma where a screen cannot show so much.

    The matrices are those of Björn Ottosson, https://bottosson.github.io/posts/oklab/.
    """
    while True:
        linear = _linear(lightness, chroma, math.radians(hue))
        if chroma <= 0 or all(-1e-4 <= part <= 1 + 1e-4 for part in linear):
            break
        chroma -= 0.005
    return "#" + "".join(f"{round(255 * _encode(min(1, max(0, part)))):02x}" for part in linear)


def _linear(lightness: float, chroma: float, angle: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(angle), chroma * math.sin(angle)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encode(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)
