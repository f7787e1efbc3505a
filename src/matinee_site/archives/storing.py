"""Keeps what is known of each item of an archive, and what somebody has decided on it."""

from collections.abc import Mapping, Sequence

from matinee_site.archives.examining import Examined
from matinee_site.archives.models import ImportItem, ImportRun
from matinee_site.archives.stored import made_state
from matinee_site.archives.words import Becomes, Fate
from matinee_site.archives.writing import Written
from matinee_site.catalogue.models import Film

_LOOKED = (
    *("run", "place", "source", "kind", "title", "address", "dated", "author", "state"),
    *("proposed", "decision", "film", "confidence", "why", "candidates"),
    *("statements", "findings", "redirects", "notes"),
)
_MADE = ("fate", "made", "made_pk", "made_hash", "made_state")


def stored_items(
    chunk: Sequence[Examined],
    *,
    run: ImportRun,
    written: Mapping[str, Written],
    fates: Mapping[str, str] | None = None,
    looking: bool = False,
) -> Mapping[str, ImportItem]:
    """Keep what was found of a few items; give their rows by key.

    While ``looking`` what was made of them before stays; decisions always do.
    """
    keys = {ref.id for each in chunk for ref in (each.found, each.film) if ref}
    films = {film.key: film for film in Film.objects.filter(key__in=keys)}
    rows = [_row(each, run, films, written.get(each.key), fates or {}) for each in chunk]
    # The same item may stand in an archive twice; the last one is kept.
    rows = list({row.key: row for row in rows}.values())
    made = [row for row in rows if row.key in written]
    others = [row for row in rows if row.key not in written]
    kept = [
        *_kept(made, (*_LOOKED, *_MADE)),
        *_kept(others, (*_LOOKED, *(() if looking else ("fate",)))),
    ]
    return {row.key: row for row in kept}


def _kept(rows: Sequence[ImportItem], names: Sequence[str]) -> Sequence[ImportItem]:
    """Keep rows, new or not; of those that are there these fields change."""
    return ImportItem.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["key"], update_fields=names, batch_size=200
    )


def _row(
    each: Examined,
    run: ImportRun,
    films: Mapping[str, Film],
    written: Written | None,
    fates: Mapping[str, str],
) -> ImportItem:
    outcome = each.outcome
    row = ImportItem(
        key=each.key,
        run=run,
        place=each.place,
        source=each.source[:500],
        kind=each.kind,
        title=each.title[:300],
        address=each.address[:1000],
        dated=each.date[:25],
        author=each.author[:200],
        state=each.state,
        proposed=each.proposed,
        decision=each.decision,
        film=films.get(each.found.id) if each.found else None,
        confidence=each.confidence,
        why=each.why[:500],
        candidates=[list(one) for one in each.candidates],
        fate=fates.get(each.key, Fate.WAITS),
        statements=outcome.statements if outcome else 0,
        findings=outcome.findings if outcome else 0,
        redirects=written.redirects if written else len(each.paths),
        notes=[*each.notes, *(written.notes if written else ())],
    )
    if written:
        film = each.film.id if each.film else ""
        row.made = Becomes(each.becomes).value
        row.made_pk, row.made_hash = written.pk, written.mark
        row.made_state = made_state(each.state, each.becomes, film)
    return row
