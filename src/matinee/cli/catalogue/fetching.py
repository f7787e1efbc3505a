"""The verb ``catalogue fetch``: film data from those who give it out, and into a catalogue."""

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from platformdirs import user_cache_path

from matinee.archive import Item, Unread, read_archive
from matinee.catalogue.embedded import EMBEDDED
from matinee.catalogue.json_forms import VERSION
from matinee.catalogue.sources import open_payload
from matinee.cli.catalogue.running import ImportOrder, Run, run_import, write_rejects
from matinee.cli.messages import Format, RefusalError, print_json, say
from matinee.cli.options import FormatOption
from matinee.cli.progress import Progress
from matinee.fetch.cache import Cache
from matinee.fetch.wanted import Wanted, wanted_films
from matinee.fetch.web import Pace, Web

_SHOWN = 8
_KEY = "TMDB_API_KEY"
_PACE = 1.0  # Seconds between requests.


class FetchKind(StrEnum):
    """What can be fetched."""

    WIKIDATA = "wikidata"
    IMDB = "imdb"
    TMDB = "tmdb"


def fetch(
    source: Annotated[FetchKind, typer.Argument(help="Who gives the data out.")],
    archive: Annotated[
        Path | None,
        typer.Option(
            "--for",
            metavar="PATH",
            help="Fetch what this is about: a folder of reviews, a WXR file, a Letterboxd export.",
        ),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="FILE", help="Import what was fetched into this catalogue."),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="DIR", help="Where to keep what was fetched."),
    ] = None,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Ask what has changed since it was fetched.")
    ] = False,
    embedded: Annotated[
        bool,
        typer.Option(
            "--embedded/--alone",
            help="Begin a new catalogue with the films that come with Matinee, or without.",
        ),
    ] = True,
    contact: Annotated[
        str,
        typer.Option("--contact", metavar="TEXT", help="How services may reach you: mail or site."),
    ] = "",
    format: FormatOption = Format.TEXT,
) -> None:
    """Fetch film data; nothing is fetched unless you ask for it here.

    Wikidata and TMDB give what --for names; IMDb gives its seven files. TMDB wants your own key,
    in the environment's TMDB_API_KEY. A run that is stopped goes on where it was.
    """
    if source is not FetchKind.IMDB and archive is None:
        raise RefusalError(f"say what for: matinee catalogue fetch {source.value} --for PATH")
    if source is FetchKind.IMDB and archive is not None:
        raise RefusalError("IMDb gives whole files only, not what --for names")
    folder = to or user_cache_path("matinee") / "fetched" / source.value
    pace = Pace(between=float(os.environ.get("MATINEE_PACE", _PACE)))
    web = Web(contact or os.environ.get("MATINEE_CONTACT", ""), pace=pace, say=say)
    if source is FetchKind.IMDB:
        told = _imdb(web, folder)
    else:
        assert archive
        wanted = _wanted(archive)
        if source is FetchKind.WIKIDATA:
            told = _wikidata(web, folder, wanted, refresh=refresh)
        else:
            told = _tmdb(web, folder, wanted, refresh=refresh)
    run = _import(source, Path(told["payload"]), into, embedded=embedded) if into else None
    _report(told, run, into, format=format)


def _wikidata(web: Web, folder: Path, wanted: list[Wanted], *, refresh: bool) -> dict[str, Any]:
    from matinee.fetch.wikidata import API, NOTICE, QUERIES, Wikidata

    say(NOTICE)
    with Cache(folder / "cache.sqlite") as cache, Progress("fetching", 0) as bar:
        service = Wikidata(
            web,
            cache,
            api=os.environ.get("MATINEE_WIKIDATA_API", API),
            queries=os.environ.get("MATINEE_WIKIDATA_QUERIES", QUERIES),
            refresh=refresh,
            tell=lambda what, done, total: bar.at(f"fetching {what}", done, total),
        )
        found = service.fetch(wanted, folder / "payload")
    return {
        "payload": str(found.folder),
        "films": found.films,
        "people": found.people,
        "requests": found.requests,
        "unfound": [_unfound_json(each) for each in found.unfound],
    }


def _imdb(web: Web, folder: Path) -> dict[str, Any]:
    from matinee.fetch.imdb import NOTICE, SITE, ImdbFiles

    say(NOTICE)
    with Progress("fetching", 0) as bar:
        files = ImdbFiles(
            web,
            os.environ.get("MATINEE_IMDB_SITE", SITE),
            tell=lambda name, done, total: bar.at(f"fetching {name}", done, total),
        )
        got = files.fetch(folder)
    return {
        "payload": str(folder),
        "files": [{"path": str(each.path), "new": each.new} for each in got],
    }


def _tmdb(web: Web, folder: Path, wanted: list[Wanted], *, refresh: bool) -> dict[str, Any]:
    from matinee.fetch.tmdb import API, NOTICE, Tmdb

    key = os.environ.get(_KEY, "")
    if not key:
        raise RefusalError(
            f"TMDB wants a key of your own: get one at https://www.themoviedb.org/settings/api"
            f" and put it into the environment as {_KEY}"
        )
    say(NOTICE)
    with Cache(folder / "cache.sqlite") as cache, Progress("fetching", len(wanted)) as bar:
        service = Tmdb(
            web,
            cache,
            key,
            api=os.environ.get("MATINEE_TMDB_API", API),
            refresh=refresh,
            tell=lambda done, total: bar.at("fetching films", done, total),
        )
        films, unfound = service.fetch(wanted, folder / "movies.jsonl")
    return {
        "payload": str(folder / "movies.jsonl"),
        "films": films,
        "requests": web.requests,
        "unfound": [_unfound_json(each) for each in unfound],
    }


def _wanted(archive: Path) -> list[Wanted]:
    wanted = wanted_films(_items(archive))
    if not wanted:
        raise RefusalError(f"{archive}: names no film, by title, year or IMDb number")
    say(f"{archive}: names {len(wanted):,} films")
    return wanted


def _items(archive: Path) -> Iterator[Item]:
    for entry in read_archive(archive):
        if isinstance(entry, Unread):
            say(f"{entry.source}: {entry.why}")
        else:
            yield entry


def _import(source: FetchKind, payload: Path, into: Path, *, embedded: bool) -> Run:
    if into.is_dir():
        raise RefusalError(f"{into}: a folder; give the name of a file to write")
    base = EMBEDDED if embedded else None
    order = ImportOrder(open_payload(source.value, payload), source.value, into, base)
    run = run_import(order)
    write_rejects(order, run.done)
    return run


def _report(told: dict[str, Any], run: Run | None, into: Path | None, *, format: Format) -> None:
    if format is Format.JSON:
        made = run.done.made if run else None
        catalogue = (
            {
                "catalogue": str(into),
                "films": made.films,
                "people": made.people,
                "credits": made.credits,
            }
            if made
            else None
        )
        print_json({"version": VERSION, "fetched": told, "imported": catalogue})
        return
    if "films" in told:
        say(f"{told['films']:,} films came, in {told['requests']:,} requests: {told['payload']}")
    else:
        new = sum(each["new"] for each in told["files"])
        say(f"{new} files came, {len(told['files']) - new} had not changed: {told['payload']}")
    unfound = told.get("unfound", [])
    if unfound:
        say(f"{len(unfound):,} were not found:")
        for each in unfound[:_SHOWN]:
            year = f" ({each['year']})" if each["year"] else ""
            say(f"  {each['imdb_id'] or ' / '.join(each['titles'])}{year}")
        if len(unfound) > _SHOWN:
            say(f"  and {len(unfound) - _SHOWN:,} more")
    if run:
        made = run.done.made
        say(
            f"{into}: {made.films:,} films, {made.people:,} people, {made.credits:,} credits;"
            f" ask it with --catalogue {into}"
        )


def _unfound_json(wanted: Wanted) -> dict[str, Any]:
    return {"imdb_id": wanted.imdb_id, "titles": list(wanted.titles), "year": wanted.year}
