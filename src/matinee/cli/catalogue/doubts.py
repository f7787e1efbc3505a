"""The verb ``catalogue doubts``: films and people that may be one, and what speaks for it."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from matinee.catalogue.json_forms import VERSION
from matinee.catalogue.open_pairs import OpenPair, open_pairs
from matinee.catalogue.reconcile import FILMS_IN_COMMON
from matinee.catalogue.snapshot import Snapshot
from matinee.cli.messages import Format, print_json, printable
from matinee.cli.options import CatalogueOption, FormatOption
from matinee.cli.settings import open_catalogue, read_settings

LimitOption = Annotated[
    int, typer.Option("--limit", min=1, metavar="N", help="How many pairs to list.")
]


def doubts(
    catalogue: CatalogueOption = None, limit: LimitOption = 20, format: FormatOption = Format.TEXT
) -> None:
    """List films and people that may be one, the likeliest first, with what was seen."""
    snapshot = open_catalogue(catalogue, read_settings(Path.cwd()))
    pairs = open_pairs(snapshot.path)
    names = _names(snapshot, pairs[:limit])
    if format is Format.JSON:
        rows = [
            {
                "kind": pair.kind,
                "left": {"id": pair.left, "name": names.get(pair.left, pair.left)},
                "right": {"id": pair.right, "name": names.get(pair.right, pair.right)},
                "score": pair.score,
                "evidence": [{"name": name, "values": values} for name, *values in pair.evidence],
            }
            for pair in pairs[:limit]
        ]
        print_json({"version": VERSION, "number": len(pairs), "pairs": rows})
        return
    for pair in pairs[:limit]:
        left, right = (f"{names.get(key, key)} ({key})" for key in (pair.left, pair.right))
        typer.echo(printable(f"{pair.kind}: {left} and {right}, {pair.score:+.1f} bits"))
        for name, *values in pair.evidence:
            told = [names.get(v, v) for v in values] if name in FILMS_IN_COMMON else values
            typer.echo(
                printable(f"  {name.replace('-', ' ')}{': ' if told else ''}{', '.join(told)}")
            )
    if len(pairs) > limit or not pairs:
        typer.echo(f"{len(pairs):,} pairs are open" if pairs else "no pair is open")


def _names(snapshot: Snapshot, pairs: Collection[OpenPair]) -> dict[str, str]:
    """Give what films and people are called, by key, with the films that evidence speaks of."""
    people = [key for pair in pairs if pair.kind == "person" for key in (pair.left, pair.right)]
    films = [key for pair in pairs if pair.kind == "film" for key in (pair.left, pair.right)]
    seen = [
        value
        for pair in pairs
        for name, *values in pair.evidence
        if name in FILMS_IN_COMMON
        for value in values
    ]
    names = {key: person.name for key, person in snapshot.people(people).items()}
    found = snapshot.dossiers({*films, *seen})
    return names | {
        key: f"{dossier.film.title} ({dossier.film.year or 'year unknown'})"
        for key, dossier in found.items()
    }
