"""The verb ``search``: finds films, people, series and characters of a catalogue by name."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from matinee.catalogue import Role
from matinee.catalogue.json_forms import VERSION
from matinee.catalogue.snapshot import Snapshot
from matinee.cli.messages import Format, RefusalError, print_json, printable, say
from matinee.cli.options import CatalogueOption, FormatOption
from matinee.cli.progress import Progress
from matinee.cli.settings import open_catalogue, read_settings
from matinee.discovery.search import Answer, Found, Kind, SearchIndex, parse_query
from matinee.discovery.search.kept import snapshot_index

MOST = 1_000


def search(
    query: Annotated[
        list[str],
        typer.Argument(help="Words, and filters such as director:kurosawa or decade:1950s."),
    ],
    limit: Annotated[int, typer.Option(min=1, max=MOST, help="How many to show.")] = 10,
    catalogue: CatalogueOption = None,
    format: FormatOption = Format.TEXT,
) -> None:
    """Find films, people, series and characters, best first.

    Accents, case and small misspellings make no difference; the last word may be just begun.
    """
    asked = parse_query(" ".join(query))
    if not asked.text and not asked.filters:
        told = f": {'; '.join(map(str, asked.problems))}" if asked.problems else ""
        raise RefusalError(f"there is nothing to look for{told}; give a title or a name")
    index = _index(open_catalogue(catalogue, read_settings(Path.cwd())))
    answer = index.search(asked, limit=limit)
    if format is Format.JSON:
        print_json(answer_json(answer))
    else:
        _show(answer)


def answer_json(answer: Answer) -> dict[str, Any]:
    """Give an answer as plain data; ``meant`` is the query that was probably meant, or null."""
    return {
        "version": VERSION,
        "query": str(answer.query),
        "total": answer.total,
        "meant": str(answer.meant) if answer.meant else None,
        "corrected": answer.corrected,
        "problems": [str(problem) for problem in answer.problems],
        "results": [found_json(found) for found in answer.found],
    }


def found_json(found: Found) -> dict[str, Any]:
    """Give something found as plain data."""
    return {
        "kind": found.kind.value,
        "id": found.key,
        "name": found.name,
        "year": found.year,
        "imdb_id": found.imdb_id,
        "note": note_words(found),
        "score": found.score,
    }


def note_words(found: Found) -> str:
    """Say what tells something found from its namesakes."""
    note = found.note
    if found.kind is Kind.PERSON:
        return ", ".join(Role(role).label for role in note.split(",") if role)
    if found.kind in (Kind.SERIES, Kind.CHARACTER):
        films = f"{note[1:]} films" if note.startswith("#") else note
        return f"in {films}" if found.kind is Kind.CHARACTER else films
    return note


def _index(snapshot: Snapshot) -> SearchIndex:
    with Progress("preparing to search this catalogue (once)", 1) as bar:
        return snapshot_index(snapshot, progress=bar.step_of)


def _show(answer: Answer) -> None:
    for problem in answer.problems:
        say(str(problem))
    if answer.corrected:
        what = f"; showing what is like it: {answer.meant}" if answer.meant else ""
        say(f"nothing fits '{answer.query}' as it is written{what}")
    elif answer.meant:
        say(f"perhaps you mean '{answer.meant}'")
    if not answer.found:
        say(f"nothing is found for '{answer.query}'")
        return
    for line in _lines(answer.found):
        typer.echo(line)
    more = answer.total - len(answer.found)
    if more > 0:
        say(f"{more:,} others; show more with --limit")


def _lines(found: Sequence[Found]) -> list[str]:
    named = [printable(f"{each.name} ({each.year})" if each.year else each.name) for each in found]
    widest = min(max(map(len, named)), 48)
    keys = [printable(each.key) for each in found]
    most = max(map(len, keys))
    notes = [printable(note_words(each)) for each in found]
    return [
        f"{each.kind.value:<10} {name:<{widest}}  {key:<{most}}  {note}".rstrip()
        for each, name, key, note in zip(found, named, keys, notes, strict=True)
    ]
