"""The verb ``catalogue diff``: how one catalogue differs from another."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matinee.catalogue.json_forms import VERSION, film_json
from matinee.cli.messages import Format, print_json, printable
from matinee.cli.options import FormatOption

if TYPE_CHECKING:
    from matinee.catalogue.build.diff import Changed, Difference, Fact

LimitOption = Annotated[
    int, typer.Option("--limit", min=0, metavar="N", help="How many films of each kind to list.")
]


def diff(
    first: Annotated[Path, typer.Argument(metavar="A", help="A catalogue.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="Another, perhaps a later one.")],
    limit: LimitOption = 20,
    format: FormatOption = Format.TEXT,
) -> None:
    """Say what is in B and not in A, and the other way round.

    Exit status: 0 nothing differs, 1 something does.
    """
    # Comparing needs what building does; asking a catalogue does not.
    from matinee.catalogue.build.diff import compare

    found = compare(first, second, limit=limit)
    if format is Format.JSON:
        print_json({"version": VERSION, **difference_json(found)})
    else:
        show_difference(found)
    raise typer.Exit(0 if found.same else 1)


def difference_json(found: "Difference") -> dict[str, Any]:
    """Give a difference as plain data."""
    return {
        "films": {
            "gained": found.films_gained,
            "lost": found.films_lost,
            "changed": found.films_changed,
        },
        "facts": {"gained": found.facts_gained, "lost": found.facts_lost},
        "people": {"gained": found.people_gained, "lost": found.people_lost},
        "gained": [film_json(film) for film in found.gained],
        "lost": [film_json(film) for film in found.lost],
        "changed": [_changed_json(each) for each in found.changed],
    }


def show_difference(found: "Difference") -> None:
    """Print a difference, the best known films first."""
    if found.same:
        typer.echo("nothing differs")
        return
    typer.echo(
        f"films: {found.films_gained:,} more, {found.films_lost:,} less,"
        f" {found.films_changed:,} changed ({found.facts_gained:,} facts more,"
        f" {found.facts_lost:,} less); people: {found.people_gained:,} more,"
        f" {found.people_lost:,} less"
    )
    for sign, films, count in (
        ("+", found.gained, found.films_gained),
        ("-", found.lost, found.films_lost),
    ):
        for film in films:
            typer.echo(printable(f"{sign} {film}  {film.id}"))
        _rest(count - len(films), sign)
    for each in found.changed:
        typer.echo(printable(f"  {each.film}  {each.film.id}"))
        for sign, facts in (("-", each.lost), ("+", each.gained)):
            for fact in facts:
                typer.echo(printable(f"    {sign} {fact.what}: {fact.value}  [{fact.source}]"))
    _rest(found.films_changed - len(found.changed), " ")


def _rest(count: int, sign: str) -> None:
    if count > 0:
        typer.echo(f"{sign} and {count:,} more")


def _changed_json(each: "Changed") -> dict[str, Any]:
    return {
        "film": film_json(each.film),
        "gained": [_fact_json(fact) for fact in each.gained],
        "lost": [_fact_json(fact) for fact in each.lost],
    }


def _fact_json(fact: "Fact") -> dict[str, str]:
    return {"what": fact.what, "value": fact.value, "source": fact.source}
