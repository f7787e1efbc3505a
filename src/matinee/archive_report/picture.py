"""Draws how many posts and mistakes there are in each year, with the numbers in words behind it."""

from collections.abc import Mapping

from markupsafe import Markup

_WIDTH, _HEIGHT, _FOOT = 640, 120, 18
_LEAST = 2  # years, below which a picture shows nothing


def years_picture(years: Mapping[int, tuple[int, int]]) -> Markup:
    """Give the picture, or nothing for an archive of one year."""
    if len(years) < _LEAST:
        return Markup()
    first, last = min(years), max(years)
    step = _WIDTH / (last - first + 1)
    tallest = max(posts for posts, _ in years.values())
    bars = []
    for year, (posts, wrong) in years.items():
        left = (year - first) * step
        for number, kind in ((posts, "base"), (min(wrong, posts), "bar")):
            height = number / tallest * (_HEIGHT - _FOOT)
            bars.append(
                Markup(
                    '<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>'
                ).format(kind, left + 1, _HEIGHT - _FOOT - height, max(step - 2, 1), height)
            )
    marks = [
        Markup('<text x="{:.1f}" y="{}">{}</text>').format(
            (year - first) * step + 1, _HEIGHT - 3, year
        )
        for year in _marked(first, last)
    ]
    said = "; ".join(
        f"{year}: {posts} posts, {wrong} mistakes" for year, (posts, wrong) in years.items()
    )
    return Markup(
        '<figure class="years"><svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>'
        "<figcaption>Posts by year of writing; filled, the mistakes in them</figcaption></figure>"
    ).format(_WIDTH, _HEIGHT, said, Markup("").join(bars), Markup("").join(marks))


def _marked(first: int, last: int) -> range:
    """Give the years to write below, few enough to be read on a phone."""
    apart = next(apart for apart in (1, 2, 5, 10, 20, 50, 1000) if (last - first) / apart <= 8)
    start = first if apart == 1 else -(-first // apart) * apart
    return range(start, last + 1, apart)
