"""What a list came to, as plain data and in words: for the command line and for programs."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from matinee.catalogue import FilmRef
from matinee.catalogue.json_forms import VERSION
from matinee.lists.matched import ListMatch
from matinee.lists.model import FilmList

MOST = 6  # films among which somebody may choose


def report_json(read: FilmList, found: Sequence[ListMatch]) -> dict[str, Any]:
    """Give the films of a list with what each was matched to."""
    return {
        "version": VERSION,
        "title": read.title,
        "items": [
            {
                "source": each.item.source,
                "title": each.item.title,
                "year": each.item.film.year,
                "film": _film(each.film) if each.film else None,
                "decision": each.match.decision.value,
                "confidence": round(each.match.confidence, 3),
                "why": each.match.why,
                "twice": each.twice,
                "candidates": [
                    {**_film(film), "confidence": round(confidence, 3)}
                    for film, confidence in each.match.candidates[:MOST]
                ],
            }
            for each in found
        ],
        "unread": [{"source": each.source, "why": each.why} for each in read.unread],
    }


def report_lines(read: FilmList, found: Sequence[ListMatch]) -> list[str]:
    """Give a line for each film that is not surely found, and a last one with the numbers."""
    lines = [each.why for each in read.unread]
    for each in found:
        if each.doubtful:
            films = ", ".join(f"{film} [{film.id}]" for film, _ in each.match.candidates[:MOST])
            lines.append(f"{each.item.source}: {_named(each)} may be {films}: {each.match.why}")
        elif each.film is None:
            lines.append(f"{each.item.source}: {_named(each)} is not found: {each.match.why}")
        elif each.twice:
            lines.append(f"{each.item.source}: {each.film} stands in the list twice")
    counts = Counter("twice" if each.twice else each.match.decision.value for each in found)
    lines.append(
        f"{counts['matched']} found, {counts['ask']} doubtful, {counts['unmatched']} not found"
        + (f", {counts['twice']} twice" if counts["twice"] else "")
        + (f", {len(read.unread)} lines not read" if read.unread else "")
    )
    return lines


def _named(each: ListMatch) -> str:
    year = f" ({each.item.film.year})" if each.item.film.year else ""
    return f"'{each.item.title}'{year}"


def _film(film: FilmRef) -> dict[str, Any]:
    return {"id": film.id, "imdb_id": film.imdb_id, "title": film.title, "year": film.year}
