"""What ``matinee archive`` does with a site: looks through, brings in, takes back, lists."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from matinee.cli.messages import Format, RefusalError, print_json, printable, say
from matinee_site.commands.opening import open_site

if TYPE_CHECKING:
    from matinee_site.commands.archive_tasks import ArchiveTasks


def bring(
    paths: Sequence[Path],
    *,
    dry_run: bool,
    dir: Path,
    decisions: Path | None,
    media: Path | None,
    wishes: Mapping[str, Any],
    mapping: Mapping[str, str] | None,
    yes: bool,
    format: Format,
) -> None:
    """Look through archives and, unless it is a dry run, bring them in."""
    if decisions and len(paths) > 1:
        raise RefusalError("a table of decisions is for one archive; give them one by one")
    for path in paths:
        if not path.exists():
            raise RefusalError(f"{path}: there is no such file or folder")
    archives = _open(dir, mapping, wishes)
    if decisions:
        _read(archives, decisions, needed=not dry_run)
    asks = not (dry_run or yes) and sys.stdin.isatty() and sys.stderr.isatty()
    told, unread = [], 0
    for path in paths:
        if dry_run or asks:
            summary = archives.look(path, media)
            if format is Format.TEXT:
                _print(archives.looked_lines(path, summary), bar=dry_run)
        if asks:
            typer.confirm("Bring this in?", abort=True, err=True)
        if not dry_run:
            summary = archives.bring_in(path, media)
            if format is Format.TEXT:
                _print(archives.brought_lines(path, summary), bar=True)
        for line in summary.unread:
            say(line)
        unread += len(summary.unread)
        told.append(archives.as_json(path, summary))
    if decisions and dry_run:
        archives.write_decisions(decisions)
        say(f"{decisions}: edit what each item becomes and which film it is about, then bring in")
    if format is Format.JSON:
        items = archives.items_json() if dry_run else []
        print_json({"version": 1, "items": items, "archives": told})
    raise typer.Exit(2 if unread else 0)


def undo(run: int | None, *, dir: Path, yes: bool, format: Format) -> None:
    """Take a run back."""
    archives = _open(dir, None, {})
    number, label = archives.newest(run)
    if not yes and sys.stdin.isatty() and sys.stderr.isatty():
        typer.confirm(f"Take back what {label} brought in?", abort=True, err=True)
    undone = archives.undo(number)
    if format is Format.JSON:
        print_json(
            {
                "version": 1,
                "run": number,
                "removed": undone.removed,
                "restored": undone.restored,
                "kept": [{"title": title, "why": why} for title, why in undone.kept],
            }
        )
    else:
        typer.echo(f"taken back: {undone.removed:,} removed, {undone.restored:,} as before")
        for title, why in undone.kept:
            typer.echo(printable(f"kept: {title} ({why})"))
    raise typer.Exit(1 if undone.kept else 0)


def runs(*, dir: Path, format: Format) -> None:
    """List the runs, the newest first."""
    listed = _open(dir, None, {}).runs()
    if format is Format.JSON:
        print_json({"version": 1, "runs": listed})
        return
    for run in listed:
        typer.echo(
            printable(f"{run['run']:>4}  {run['begun'][:16]}  {run['state']:<10}  {run['archive']}")
        )
    if not listed:
        typer.echo("no archive was brought in yet")


def _open(
    dir: Path, mapping: Mapping[str, str] | None, wishes: Mapping[str, Any]
) -> "ArchiveTasks":
    site = open_site(dir)
    site.set_up()
    module = import_module("matinee_site.commands.archive_tasks")
    opened: ArchiveTasks = module.ArchiveTasks(mapping, module.Wishes(**wishes))
    return opened


def _read(archives: "ArchiveTasks", decisions: Path, *, needed: bool) -> None:
    if not decisions.exists():
        if needed:
            raise RefusalError(f"{decisions}: no such file; a dry run with --decisions writes it")
        return
    for line in archives.read_decisions(decisions):
        say(line)


def _print(lines: Sequence[str], *, bar: bool) -> None:
    for line in lines:
        typer.echo(printable(line), err=not bar)
