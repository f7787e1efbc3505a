"""What somebody decides on the items of an archive: in a table to be edited, or at the desk.

A table has one line an item; what differs from Matinee's own answer is a decision, and is kept.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matinee.archive.tables import decode_table, rows, safe_cell
from matinee.catalogue import Catalogue
from matinee.catalogue.refs import find_film
from matinee_site.archives.models import ImportItem
from matinee_site.archives.words import OF_A_FILM, Becomes
from matinee_site.catalogue.models import Film

COLUMNS = (
    *("title", "date", "becomes", "film", "sure", "why", "others", "findings", "address", "id"),
)
_KEY = re.compile(r"\[([^\[\]]{1,100})\]\s*$")
_AT_ONCE = 500
_NONE = ("none", "-", "–")
_LABELS = {str(name).lower(): value for value, label in Becomes.choices for name in (value, label)}


class DecisionError(ValueError):
    """A table of decisions that cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Decided:
    """How many decisions were kept, and lines that could not be understood."""

    kept: int
    refused: Sequence[str] = ()


def written_table(items: Iterable[ImportItem]) -> str:
    """Write items as a table, those to be decided first."""
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\n")
    table.writerow(COLUMNS)
    for item in sorted(items, key=lambda item: not item.to_decide):
        table.writerow(safe_cell(str(cell)) for cell in _cells(item))
    return file.getvalue()


def read_table(data: bytes, *, name: str, catalogue: Catalogue) -> Decided:
    """Keep the decisions of a table; raise DecisionError when it is no such table.

    Decisions on what the site has not seen yet are kept for when it does.
    """
    text = decode_table(data, name)
    lines = list(rows(text, name))
    if not lines or not {"id", "becomes", "film"} <= set(lines[0].cells):
        raise DecisionError(f"{name}: no table of decisions: it needs columns id, becomes and film")
    items = ImportItem.objects.select_related("film", "chosen_film")
    keys = list(dict.fromkeys(row.get("id")[:400] for row in lines if row.get("id")))
    known: dict[str, ImportItem] = {}
    for at in range(0, len(keys), _AT_ONCE):
        known |= {item.key: item for item in items.filter(key__in=keys[at : at + _AT_ONCE])}
    known |= {key: ImportItem(key=key) for key in keys if key not in known}
    refused: list[str] = []
    changed: list[ImportItem] = []
    for row in lines:
        item = known.get(row.get("id")[:400])
        where = f"{name}, line {row.line}"
        if item is None:
            refused.append(f"{where}: without its id nobody knows what it is about")
            continue
        becomes = _LABELS.get(row.get("becomes").lower())
        if becomes is None:
            known_words = ", ".join(value for value, _ in Becomes.choices)
            refused.append(f"{where}: '{row.get('becomes')[:40]}' is none of {known_words}")
            continue
        try:
            film = film_named(row.get("film"), catalogue)
        except DecisionError as error:
            refused.append(f"{where}: {error}")
            continue
        if _decide(item, becomes, film, left_empty=not row.get("film")):
            changed.append(item)
    ImportItem.objects.bulk_create([item for item in changed if not item.pk], batch_size=200)
    old = [item for item in changed if item.source]
    ImportItem.objects.bulk_update(old, ("chosen", "chosen_film", "film_chosen"), batch_size=200)
    return Decided(len(changed), refused)


def decide(*, item: ImportItem, becomes: str, film: Film | None, film_chosen: bool) -> None:
    """Keep what somebody decided on one item; what equals Matinee's answer is no decision."""
    item.chosen = "" if becomes == item.proposed else becomes
    chosen = film_chosen and (film is None or film.pk != item.film_id)
    item.film_chosen, item.chosen_film = chosen, film if chosen else None
    item.save(update_fields=["chosen", "chosen_film", "film_chosen"])


def _decide(item: ImportItem, becomes: str, film: Film | None, *, left_empty: bool) -> bool:
    before = (item.chosen, item.chosen_film_id, item.film_chosen)
    item.chosen = "" if becomes == item.proposed else becomes
    if becomes not in OF_A_FILM or (left_empty and item.about is None):
        chosen = False
    else:
        chosen = film is None or film.pk != item.film_id
    item.film_chosen, item.chosen_film = chosen, film if chosen else None
    return before != (item.chosen, item.chosen_film_id, item.film_chosen)


def film_named(written: str, catalogue: Catalogue) -> Film | None:
    """Find the film that is meant: ``tt0084787``, ``The Thing (1982)``, or both; None for none.

    Raises DecisionError where none or several have that name.
    """
    if not written or written.lower() in _NONE:
        return None
    key = _KEY.search(written)
    match = find_film(catalogue, key[1] if key else written)
    if match.film is None:
        several = ", ".join(f"{film} [{film.id}]" for film in match.candidates[:5])
        raise DecisionError(
            f"several films are called '{written[:80]}': {several}"
            if several
            else f"the catalogue has no film '{written[:80]}'"
        )
    return Film.objects.filter(key=match.film.id).first()


def _cells(item: ImportItem) -> Iterator[object]:
    film = item.about
    yield item.title
    yield item.dated[:10]
    yield item.becomes
    yield f"{film} [{film.imdb_id or film.key}]" if film else ""
    yield f"{item.confidence:.2f}" if item.film_id and not item.film_chosen else ""
    yield item.why
    yield "; ".join(f"{name} [{key}]" for key, name, _ in item.candidates[:5]) if not film else ""
    yield item.findings
    yield item.address
    yield item.key
