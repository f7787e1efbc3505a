"""Years, running times and places in a series, changed where the review itself states them."""

import re
from collections.abc import Iterator

from benchmarks.claims.edits import Edit, apply
from benchmarks.claims.numbers import ordinal, ordinal_forms, wrong_runtime, wrong_year
from benchmarks.claims.plant import Known, Plant, Row
from benchmarks.claims.score import ORDINALS
from matinee.catalogue import Catalogue

_MINUTES = re.compile(r"(?<![\w.,-])(\d{2,3})(?=[\s-]min(?:ute)?s?\b)")
_PLACE = re.compile(
    rf"\b({'|'.join(ORDINALS)})(?= (?:[\w’'-]+ ){{0,3}}?(?:film|movie|entry|install?ment|outing"
    r"|chapter|sequel|feature)\b)",
    re.IGNORECASE,
)
# "this 1959 mystery-thriller", "Lucio Fulci's 1987 film"
_A_FILM = re.compile(
    r" (?:[\w.-]+ ){0,3}?(?:[\w-]+-)?(?:film|movie|picture|release|thriller|mystery|horror|comedy"
    r"|western|drama|programmer|effort|entry|feature|debut|breakthrough|classic|remake|sequel)\b"
)
_CUT = 2  # minutes by which a review's running time may differ from the catalogue's


def facts(known: Known, catalogue: Catalogue, seed: int) -> Iterator[Plant]:
    """Plant a wrong year throughout, a wrong running time, a wrong place in the series."""
    film = known.dossier.film
    chance = known.chance(seed, "facts")
    if film.year:
        places = [m.span() for m in re.finditer(rf"(?<![\w-]){film.year}(?![\w-])", known.text)]
        flat = any(_is_flat_year(known, start, end) for start, end in places)
        kind, decided = ("year, stated flatly", True) if flat else ("year, mentioned", False)
        wrong = str(wrong_year(known, catalogue, chance))
        yield from _plant(known, kind, places, wrong, (str(film.year),), decided)
    if film.runtime:
        places = [
            m.span(1)
            for m in _MINUTES.finditer(known.text)
            if abs(int(m[1]) - film.runtime) <= _CUT
        ]
        minutes = str(wrong_runtime(known.dossier, chance))
        yield from _plant(known, "runtime", places, minutes, (str(film.runtime),))
    if film.series and film.series.place and film.series.place <= len(ORDINALS):
        right = ordinal(film.series.place)
        places = [m.span(1) for m in _PLACE.finditer(known.text) if m[1].lower() == right]
        other = ordinal(film.series.place % len(ORDINALS) + 1)
        yield from _plant(known, "series", places, other, ordinal_forms(film.series.place))


def _plant(
    known: Known,
    kind: str,
    places: list[tuple[int, int]],
    wrong: str,
    right: tuple[str, ...],
    decided: bool = True,
) -> Iterator[Plant]:
    if places:
        edited = apply(known.text, [Edit(start, end, wrong) for start, end in places])
        yield Plant(Row("fact", kind, decided), known, edited.text, edited.spans, wrong, right)


def _is_flat_year(known: Known, start: int, end: int) -> bool:
    """Say whether a year stands by the film's title, before "film", or behind "released in"."""
    before, after = known.text[max(0, start - 80) : start], known.text[end : end + 40]
    titles = (known.film.title, known.dossier.film.original_title)
    titled = any(t and re.search(rf"{re.escape(t)}[*_\"”’]*,? \(?$", before) for t in titles)
    of_a_film = _A_FILM.match(after) and re.search(r"(?:\b[Tt]his |[’']s |^|\n)$", before)
    released = re.search(r"\b(?:released|premiered|came out|made) (?:back )?in $", before)
    return titled or bool(of_a_film) or bool(released)
