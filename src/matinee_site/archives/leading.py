"""Keeps the old addresses of what is no piece: pictures that published texts show, authors."""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from matinee_site.archives.book import PictureBook
from matinee_site.archives.items import MAX_PATH, old_paths, site_of
from matinee_site.archives.models import OldAddress
from matinee_site.archives.surveying import Survey, id_of
from matinee_site.archives.words import Becomes
from matinee_site.archives.writing import Writer
from matinee_site.reviews.models import FormerPath


def keep_addresses(survey: Survey, book: PictureBook, writer: Writer) -> int:
    """Let the addresses of pictures and authors lead on; say how many new ones."""
    rows = {row.path: row for row in (*_pictures(survey, book, writer), *_authors(survey, writer))}
    taken = {
        *FormerPath.objects.filter(path__in=rows).values_list("path", flat=True),
        *OldAddress.objects.filter(path__in=rows).values_list("path", flat=True),
    }
    new = [row for path, row in rows.items() if path not in taken and len(path) <= MAX_PATH]
    OldAddress.objects.bulk_create(new, batch_size=500)
    return len(new)


def _pictures(survey: Survey, book: PictureBook, writer: Writer) -> Iterator[OldAddress]:
    """Give the addresses of pictures; one that no published text shows is told to nobody."""
    for attachment in survey.attachments.values():
        number = book.by_attachment.get(id_of(attachment))
        if number not in writer.shown:
            continue
        files = (unquote(urlsplit(address).path) for address in attachment.addresses[:1])
        for path in (*old_paths(attachment.item, Becomes.PICTURE), *files):
            yield OldAddress(path=path, picture_id=number, run=writer.run)


def _authors(survey: Survey, writer: Writer) -> Iterator[OldAddress]:
    sites = {site_of(one.item) for one in survey.attachments.values()} or set(survey.sites)
    folders = {site.partition("/")[2] for site in sites}
    for login, critic in writer.authors.items():
        for folder in folders:
            base = f"/{folder}/" if folder else "/"
            name = login.lower().replace(" ", "-")
            yield OldAddress(path=f"{base}author/{name}/", critic=critic, run=writer.run)
