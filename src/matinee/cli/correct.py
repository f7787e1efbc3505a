"""The verb ``archive correct``: a WordPress export with the sure corrections in it."""

from pathlib import Path
from typing import Annotated

import typer

from matinee.archive import ArchiveError, ArchiveKind, kind_of
from matinee.archive.corrections import Correction, correct_export
from matinee.archive_report.model import Post
from matinee.cli.examining import Archives
from matinee.cli.files import write_whole
from matinee.cli.messages import RefusalError, say
from matinee.cli.options import CatalogueOption
from matinee.cli.settings import open_catalogue, read_settings


def correct(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A WordPress export (.xml).")],
    into: Annotated[Path, typer.Option("--into", "-o", metavar="FILE", help="The file to write.")],
    catalogue: CatalogueOption = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="Take drafts too.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, max=64, help="How many processes.")] = None,
) -> None:
    """Write a WordPress export again with the sure corrections in it, and nothing else changed.

    Exit status: 0 the file is written, 2 it is not, or some of the archive could not be read.
    """
    settings = read_settings(Path.cwd())
    try:
        if kind_of(path) is not ArchiveKind.WORDPRESS or path.suffix.lower() == ".zip":
            raise RefusalError(
                f"{path}: only a WordPress export (.xml) can be given back; texts in files are"
                " mended by 'matinee check --fix', others listed by 'archive-report --table'"
            )
        if into.exists() and into.samefile(path):
            raise RefusalError(f"{into}: the export itself; give another name, and keep both")
        snapshot = open_catalogue(catalogue, settings)
        archives = Archives([path], drafts=drafts)
        posts = archives.posts(snapshot, settings, jobs=jobs)
        wanted = {post.source.rpartition("#")[2]: _sure(post) for post in posts if _sure(post)}
        corrected = correct_export(path.read_bytes(), str(path), wanted)
    except ArchiveError as error:
        raise RefusalError(str(error)) from error
    write_whole(into, corrected.data, mode=0o644)
    for why in archives.unread:
        say(why)
    for post in posts:
        for one in _sure(post):
            left = (post.source.rpartition("#")[2], one) in corrected.left
            say(f"{post.title}: '{one.was}' {'could not become' if left else 'is now'} '{one.now}'")
    say(f"{into}: {corrected.made} corrections made, {len(corrected.left)} left to you")
    raise typer.Exit(2 if archives.unread else 0)


def _sure(post: Post) -> list[Correction]:
    return [finding.correction for finding in post.findings if finding.correction]
