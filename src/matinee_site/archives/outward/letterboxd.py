"""Reviews and viewings as Letterboxd takes them: CSV files, none above its limit of a megabyte.

https://letterboxd.com/about/importing-data/
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import nh3

from matinee.archive.tables import safe_cell
from matinee_site.archives.outward.chosen import chosen_pieces, film_told, parts_of
from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import Review, Viewing
from matinee_site.reviews.spoilers import HIDDEN

COLUMNS = ("imdbID", "Title", "Year", "WatchedDate", "Rating", "Rewatch", "Tags", "Review")
MAX_BYTES = 1_000_000
_TAGS = {"b", "i", "em", "strong", "a", "blockquote"}
_BREAK = re.compile(r"</(?:p|li|h[1-6]|blockquote|tr|pre)>\s*|<br\s*/?>")


def letterboxd_files(*, drafts: bool = False) -> list[str]:
    """Give the files' texts; only films that Letterboxd can find by number or name are in them."""
    files: list[str] = []
    text = _written([COLUMNS])
    size = len(text.encode())
    for row in _rows(drafts=drafts):
        line = _written([row])
        length = len(line.encode())
        if size + length > MAX_BYTES and text:
            files.append(text)
            text = _written([COLUMNS])
            size = len(text.encode())
        text += line
        size += length
    return [*files, text]


def half_stars(value: float | None, best: float | None) -> str:
    """Give a score in Letterboxd's halves of five stars; '' where it has no figures."""
    if value is None or not best or value <= 0:
        return ""
    return f"{min(5.0, max(0.5, round(value / best * 10) / 2)):g}"


def _rows(*, drafts: bool) -> Iterator[Sequence[str]]:
    for piece in chosen_pieces(drafts=drafts):
        if isinstance(piece, Review) and piece.film:
            words = "\n\n".join(_words(part.heading, part.html) for part in parts_of(piece))
            yield _row(piece.film, piece, piece.watched_at, words)
    viewings = Viewing.objects.select_related("film").order_by("watched_at", "pk")
    for viewing in viewings.iterator(chunk_size=500):
        yield _row(viewing.film, viewing, viewing.watched_at, "")


def _row(film: Film, row: Any, seen: date | None, words: str) -> Sequence[str]:
    told = film_told(film)
    return (
        *(str(told.get(name, "")) for name in ("imdb_id", "title", "year")),
        seen.isoformat() if seen else "",
        half_stars(row.score_value, row.score_best),
        "true" if row.rewatch else "",
        ", ".join(str(tag).replace(",", " ") for tag in row.tags),
        words,
    )


def _words(heading: str, html: str) -> str:
    """Give a part as the few tags that Letterboxd knows; what gives the plot away is left out."""
    text = nh3.clean(
        _BREAK.sub(r"\n\n", HIDDEN.sub("[…]", html)), tags=_TAGS, attributes={"a": {"href"}},
        link_rel=None,
    )  # fmt: skip
    lines = re.sub(r"\n{3,}", "\n\n", text).strip()
    return f"<b>{nh3.clean_text(heading)}</b>\n\n{lines}" if heading else lines


def _written(rows: Sequence[Sequence[str]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return file.getvalue()
