"""Lays out a poster: which figure, which colours, where the title goes, what stands at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from random import Random

from matinee_site.pages.posters.colour import Scheme, ink_of, scheme_for, seed
from matinee_site.pages.posters.lettering import (
    CAPITAL,
    GRAIN,
    SMALL_GRAIN,
    advance,
    capitals,
    draw_lines,
    draw_text,
    printable,
    set_title,
)
from matinee_site.pages.posters.motifs import GENRES, figure

WIDTH, HEIGHT, MARGIN = 400, 600, 24
_MEASURE = WIDTH - 2 * MARGIN
_FOOT = 46
# Figures without a middle, which a title may cross.
_BANDED = {"Action", "Comedy", "Crime", "Documentary", "Horror", "Music", "Musical", "Thriller"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterFacts:
    """What is printed on a poster; ``key`` seeds its chance and ``series`` gives films one ink."""

    key: str
    title: str
    year: int | None = None
    genres: Sequence[str] = ()
    countries: Sequence[str] = ()
    series: str | None = None
    place: int | None = None

    @property
    def ink(self) -> int:
        """Give the number of the film's ink."""
        return ink_of(self.series or self.key)


def draw_poster(*, facts: PosterFacts, small: bool = False) -> str:
    """Give the poster as an SVG image of 400 by 600.

    A ``small`` one is for thumbnails: half the bytes, without the foot that nobody could read.
    """
    chance = Random(seed("poster", facts.key))
    scheme = scheme_for(facts.ink, chance, facts.year)
    genre = _leading_genre(facts.genres, chance)
    layout = chance.choice(("below", "above", "band") if genre in _BANDED else ("below", "above"))
    share = 0.36 if len(facts.title) < 14 else 0.44 if len(facts.title) < 30 else 0.52
    room = (HEIGHT - MARGIN - _FOOT) * share
    lines, used = set_title(facts.title, measure=_MEASURE, height=room, chance=chance)
    drawing, title_top, back = _placed(layout, used, genre, chance, scheme)
    grain = SMALL_GRAIN if small else GRAIN
    title = draw_lines(
        lines, x=MARGIN, y=title_top, measure=_MEASURE, fill=scheme.type, grain=grain
    )
    foot = _rule(scheme) if small else "".join(_foot(facts, genre, scheme))
    label = escape(printable(f"{facts.title}, {facts.year}" if facts.year else facts.title))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-label="Poster: {label}"><style>.a{{fill:{scheme.first}}}.b{{fill:{scheme.second}}}'
        f".la{{fill:none;stroke:{scheme.first}}}.lb{{fill:none;stroke:{scheme.second}}}"
        f".m{{mix-blend-mode:{_blend(scheme)}}}</style>"
        f'<path fill="{scheme.ground}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
        f"{drawing}{back}{''.join(title)}{foot}</svg>"
    )


def _leading_genre(genres: Sequence[str], chance: Random) -> str | None:
    # Most films are dramas: where there is another genre, it tells more.
    telling = [genre for genre in genres if genre in GENRES and genre != "Drama"]
    if telling:
        return chance.choice(telling)
    return "Drama" if "Drama" in genres else None


def _placed(
    layout: str, used: float, genre: str | None, chance: Random, scheme: Scheme
) -> tuple[str, float, str]:
    """Give the figure in its box, the top of the title, and what lies behind the title."""
    bottom = HEIGHT - _FOOT
    if layout == "below":
        box = (0.0, 0.0, float(WIDTH), bottom - used - 2 * MARGIN + 6)
        return _boxed(figure(genre, chance, box[2], box[3]), box), bottom - used - 10, ""
    if layout == "above":
        top = MARGIN * 2 + used
        box = (0.0, top, float(WIDTH), bottom - top - 6)
        return _boxed(figure(genre, chance, box[2], box[3]), box), float(MARGIN), ""
    box = (0.0, 0.0, float(WIDTH), float(bottom - 6))
    drawing = _boxed(figure(genre, chance, box[2], box[3]), box)
    top, pad = (bottom - used) * chance.uniform(0.45, 0.7), 18
    panel = f'<path fill="{scheme.ground}" d="M0 {top - pad:.0f}h{WIDTH}v{used + 2 * pad:.0f}H0z"/>'
    return drawing, top, panel


def _boxed(parts: list[str], box: tuple[float, float, float, float]) -> str:
    x, y, w, h = box
    return (
        f'<svg x="{x:.0f}" y="{y:.0f}" width="{w:.0f}" height="{h:.0f}" overflow="hidden">'
        f"{''.join(parts)}</svg>"
    )


def _blend(scheme: Scheme) -> str:
    return "multiply" if scheme.ground > "#7" else "screen"


def _rule(scheme: Scheme) -> str:
    return f'<path fill="{scheme.type}" d="M{MARGIN} {HEIGHT - 40}h{_MEASURE}v2h-{_MEASURE}z"/>'


def _foot(facts: PosterFacts, genre: str | None, scheme: Scheme) -> list[str]:
    """Print year and country at the left, genre at the right, and a film's place in its series."""
    y = HEIGHT - 20
    height, stretch, spacing = 9.5, 1.0, 60
    year, country = str(facts.year or ""), capitals("".join(facts.countries[:1]))
    right = capitals(genre or "")
    if facts.series and facts.place:
        right = capitals(f"{facts.series} {facts.place}")

    def wide(text: str) -> float:
        return (advance(text, stretch) + spacing * len(text)) * height / CAPITAL

    left = f"{year}  {country}".strip()
    if wide(left) + wide(right) + 12 > _MEASURE:
        left = year
    if wide(left) + wide(right) + 12 > _MEASURE:
        right = ""
    drawn = [_rule(scheme)]
    for text, x in ((left, MARGIN), (right, WIDTH - MARGIN - wide(right))):
        if text:
            drawn.append(
                draw_text(text, x=x, y=y, height=height, stretch=stretch, fill=scheme.type,
                          spacing=spacing)
            )  # fmt: skip
    return drawn
