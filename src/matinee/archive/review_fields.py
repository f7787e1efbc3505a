"""Reads what review plugins keep beside a post: score, what is liked and not, verdict, film.

One function a plugin, tried in turn; the last takes fields that a site has made for itself
(Advanced Custom Fields and the like) by their usual names. The keys are those that the plugins
write: WP Review, Taqyeem, WP Product Review, Yet Another Stars Rating, Let's Review, All in One
Schema, Rank Math.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from matinee.archive.model import FilmHints, Rating
from matinee.archive.php import PhpError, looks_serialised, read_php
from matinee.review.scores import read_mark

Meta = Mapping[str, Sequence[str]]
_MOST = 50
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_IMDB = re.compile(r"\btt\d{6,10}\b")
_POINTS = re.compile(r"<li\b[^<>]*>(.*?)</li>", re.IGNORECASE | re.DOTALL)
_STAR, _POINT, _PERCENT = 5.0, 10.0, 100.0


@dataclass(frozen=True, slots=True)
class ReviewFields:
    """What a plugin says of a review; texts may hold HTML.

    ``written`` is a score whose scale is not said; ``line`` stands with the score; ``marks`` are
    the scores of single aspects by name.
    """

    plugin: str = ""
    rating: Rating | None = None
    written: str = ""
    line: str = ""
    marks: Sequence[tuple[str, Rating]] = ()
    strengths: Sequence[str] = ()
    weaknesses: Sequence[str] = ()
    verdict: str = ""
    film: FilmHints = field(default_factory=FilmHints)

    def __bool__(self) -> bool:
        """Say whether anything was found."""
        return bool(
            self.rating or self.written or self.strengths or self.weaknesses or self.verdict
        )


def review_fields(meta: Meta) -> ReviewFields:
    """Give what the first plugin that knows the post says, with what a site's own fields add."""
    own = _own(meta)
    for plugin in PLUGINS:
        found = plugin(meta)
        if found:
            return ReviewFields(
                found.plugin,
                found.rating or own.rating,
                "" if found.rating or own.rating else found.written or own.written,
                found.line,
                found.marks,
                found.strengths or own.strengths,
                found.weaknesses or own.weaknesses,
                found.verdict or own.verdict,
                found.film if found.film.titles else own.film,
            )
    return own


def _wp_review(meta: Meta) -> ReviewFields | None:
    best = {"star": _STAR, "point": _POINT, "percentage": _PERCENT, "circle": _PERCENT}.get(
        _first(meta, "wp_review_type")
    )
    if best is None:
        return None
    marks = (
        (_text(each, "wp_review_item_title"), _rating(_text(each, "wp_review_item_star"), best))
        for each in _rows(meta, "wp_review_item")
    )
    return ReviewFields(
        "WP Review",
        _rating(_first(meta, "wp_review_total"), best),
        marks=_known(marks),
        strengths=_points(_first(meta, "wp_review_pros")),
        weaknesses=_points(_first(meta, "wp_review_cons")),
        verdict=_first(meta, "wp_review_desc"),
    )


def _taqyeem(meta: Meta) -> ReviewFields | None:
    if not _first(meta, "taq_review_position", "taq_review_score"):
        return None
    # All scores are kept as parts of a hundred, whatever is shown.
    best = {"stars": _STAR, "points": _POINT}.get(_first(meta, "taq_review_style"), _PERCENT)
    marks = (
        (_text(each, "name"), _share(_text(each, "score"), best))
        for each in _rows(meta, "taq_review_criteria")
    )
    return ReviewFields(
        "Taqyeem",
        _share(_first(meta, "taq_review_score"), best),
        line=_first(meta, "taq_review_total"),
        marks=_known(marks),
        verdict=_first(meta, "taq_review_summary"),
    )


def _product_review(meta: Meta) -> ReviewFields | None:
    if _first(meta, "cwp_meta_box_check").lower() != "yes":
        return None
    marks = [
        (_text(each, "name"), _rating(_text(each, "value"), _PERCENT))
        for each in _rows(meta, "wppr_options")
    ] or [
        (_first(meta, f"option_{n}_content"), _rating(_first(meta, f"option_{n}_grade"), _PERCENT))
        for n in range(1, 11)
    ]
    title = _first(meta, "cwp_rev_product_name")
    return ReviewFields(
        "WP Product Review",
        _rating(_first(meta, "wppr_rating", "option_overall_score"), _PERCENT),
        marks=_known(marks),
        strengths=_values(meta, "wppr_pros")
        or _filled(_first(meta, f"cwp_option_{n}_pro") for n in range(1, 11)),
        weaknesses=_values(meta, "wppr_cons")
        or _filled(_first(meta, f"cwp_option_{n}_cons") for n in range(1, 11)),
        film=FilmHints((title,)) if title else FilmHints(),
    )


def _stars_rating(meta: Meta) -> ReviewFields | None:
    rating = _rating(_first(meta, "yasr_overall_rating"), _STAR)
    return ReviewFields("Yet Another Stars Rating", rating) if rating else None


def _lets_review(meta: Meta) -> ReviewFields | None:
    if _first(meta, "_lets_review_onoff", "_lets_review_on_off") != "1":
        return None
    best = {"2": _POINT, "3": _STAR}.get(_first(meta, "_lets_review_format"), _PERCENT)
    return ReviewFields(
        "Let's Review",
        _share(_first(meta, "_lets_review_final_score_100"), best),
        strengths=_values(meta, "_lets_review_pros"),
        weaknesses=_values(meta, "_lets_review_cons"),
        verdict=_first(meta, "_lets_review_conclusion"),
    )


def _all_in_one_schema(meta: Meta) -> ReviewFields | None:
    rating = _rating(_first(meta, "_bsf_rating"), _STAR)
    title = _first(meta, "_bsf_item_name")
    film = FilmHints((title,)) if title else FilmHints()
    return ReviewFields("All in One Schema", rating, film=film) if rating else None


def _rank_math(meta: Meta) -> ReviewFields | None:
    for key, values in meta.items():
        if not key.startswith("rank_math_schema_"):
            continue
        schema = _read(values[0]) if values else None
        if not isinstance(schema, dict):
            continue
        review = schema.get("review") if isinstance(schema.get("review"), dict) else schema
        given = review.get("reviewRating") if isinstance(review, dict) else None
        if isinstance(given, dict):
            best = _number(_text(given, "bestRating")) or _STAR
            rating = _rating(_text(given, "ratingValue"), best)
            title = _text(schema, "name")
            plain = title if title and "%" not in title else ""
            film = FilmHints((plain,)) if plain else FilmHints()
            return ReviewFields("Rank Math", rating, film=film)
    return None


PLUGINS: tuple[Callable[[Meta], ReviewFields | None], ...] = (
    _wp_review,
    _taqyeem,
    _product_review,
    _lets_review,
    _stars_rating,
    _all_in_one_schema,
    _rank_math,
)

_SCORES = (
    "rating score stars grade review_score review_rating movie_rating film_rating star_rating"
    " my_rating critic_rating overall_rating overall_score final_score note wertung"
).split()
_BESTS = "rating_max max_rating rating_best best_rating score_max max_score rating_out_of".split()
_STRENGTHS = "pros review_pros strengths the_good positives".split()
_WEAKNESSES = "cons review_cons weaknesses the_bad negatives".split()
_VERDICTS = (
    "verdict review_verdict bottom_line review_bottom_line conclusion review_summary".split()
)
_TITLES = "film_title movie_title film movie film_name movie_name reviewed_film".split()
_YEARS = "film_year movie_year release_year year_of_release".split()
_DIRECTORS = "film_director movie_director director directed_by".split()
_IDS = "imdb_id imdb imdbid film_imdb movie_imdb".split()


def _own(meta: Meta) -> ReviewFields:
    """Read fields that a site made for itself; a score without a scale is left as written."""
    found = {key.lower().lstrip("_"): values for key, values in meta.items()}
    best = _number(_first(found, *_BESTS))
    written = next((value for name in _SCORES if (value := _score(found, name))), "")
    mark = read_mark(written, 0, loose=True) if written else None
    rating = None
    if mark and mark.value is not None and mark.best and mark.end >= len(written):
        rating = Rating(mark.value, mark.best)
    elif best:
        rating = _rating(written, best)
    year = _YEAR.search(_first(found, *_YEARS))
    const = _IMDB.search(_first(found, *_IDS))
    title, director = _first(found, *_TITLES), _first(found, *_DIRECTORS)
    return ReviewFields(
        "",
        rating,
        "" if rating else written,
        strengths=_several(found, _STRENGTHS),
        weaknesses=_several(found, _WEAKNESSES),
        verdict=_first(found, *_VERDICTS),
        film=FilmHints(
            (title,) if title and not title.isdigit() and not looks_serialised(title) else (),
            int(year[0]) if year else None,
            const[0] if const else "",
            (director,) if director and not looks_serialised(director) else (),
        ),
    )


def _score(found: Meta, name: str) -> str:
    """Give a score of a site's own field: something short with a figure, a star or a letter."""
    value = _first(found, name)
    if len(value) > 20 or looks_serialised(value) or value.startswith("field_"):
        return ""
    return value if _number(value) is not None or read_mark(value, 0, loose=True) else ""


def _several(found: Meta, names: Sequence[str]) -> Sequence[str]:
    for name in names:
        values = _values(found, name)
        if values:
            return values
    return ()


def _values(meta: Meta, name: str) -> Sequence[str]:
    """Give the points of a field: of a serialised list, or one a line, or of a list in HTML."""
    written = _first(meta, name)
    if not looks_serialised(written):
        return _points(written)
    value = _read(written)
    rows = list(value.values()) if isinstance(value, dict) else [value]
    texts = (next(iter(row.values()), "") if isinstance(row, dict) else row for row in rows)
    return _filled(text if isinstance(text, str) else "" for text in texts)


def _points(written: str) -> Sequence[str]:
    listed = _POINTS.findall(written)
    return _filled(listed or re.split(r"\r?\n|<br\s*/?>", written))


def _filled(texts: Any) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text and text.strip())[:_MOST]


def _rows(meta: Meta, name: str) -> Iterator[Mapping[str, Any]]:
    value = _read(_first(meta, name))
    for row in list(value.values())[:_MOST] if isinstance(value, dict) else ():
        if isinstance(row, dict):
            yield row


def _read(written: str) -> Any:
    try:
        return read_php(written)
    except PhpError:
        return None


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _known(marks: Any) -> tuple[tuple[str, Rating], ...]:
    return tuple((name, rating) for name, rating in marks if name and rating)


def _share(written: str, best: float) -> Rating | None:
    """Give a score that is kept as parts of a hundred on the scale that it is shown on."""
    value = _number(written)
    if value is None or not 0 < value <= _PERCENT:
        return None
    return Rating(round(value * best / _PERCENT, 2), best)


def _rating(written: str, best: float) -> Rating | None:
    value = _number(written)
    return Rating(value, best) if value is not None and 0 < value <= best else None


def _number(written: str) -> float | None:
    match = re.fullmatch(r"\d{1,4}(?:[.,]\d{1,4})?", written.strip().removesuffix("%"))
    return float(match[0].replace(",", ".")) if match else None


def _first(meta: Meta, *names: str) -> str:
    for name in names:
        for value in meta.get(name, ()):
            if value.strip():
                return value.strip()
    return ""
