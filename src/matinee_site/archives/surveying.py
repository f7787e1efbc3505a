"""Goes through an archive once to learn what it holds: pictures, scales, how much there is."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from matinee.archive import ArchiveKind, Item, ItemKind, Unread, kind_of, read_archive
from matinee.archive.review_fields import review_fields
from matinee.archive.spreadsheet import columns_of, guess_mapping
from matinee.archive.tables import MAX_BYTES
from matinee_site.archives.book import (
    Attachment,
    Finder,
    attachment_of,
    named_pictures,
    own,
    place_of,
)
from matinee_site.archives.items import digest_of, first, host_of, key_of, number_of, site_of
from matinee_site.archives.joining import Told

_SCALES = (4.0, 5.0, 10.0, 20.0, 100.0)


@dataclass(frozen=True, slots=True)
class Source:
    """An archive where it lies; ``media`` is where its pictures are, if not beside it."""

    path: Path
    media: Path | None = None
    mapping: Mapping[str, str] | None = None

    def entries(self, unread: list[str]) -> Iterator[Item]:
        """Give its items; what cannot be read is told to ``unread``."""
        for entry in read_archive(self.path, mapping=self.mapping):
            if isinstance(entry, Unread):
                unread.append(entry.why)
            else:
                yield entry


@dataclass(slots=True)
class Survey:
    """What an archive holds.

    ``attachments`` are by key; ``named`` are the pictures that texts name beside them, by the key
    of their place, with the addresses they are named by. ``scale`` is what bare scores are out of.
    """

    kind: str
    sites: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    total: int = 0
    comments: int = 0
    attachments: dict[str, Attachment] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    files: int = 0
    most: float = 0.0
    told: Told = field(default_factory=Told)
    columns: list[str] = field(default_factory=list)
    mapping: Mapping[str, str] = field(default_factory=dict)

    @property
    def scale(self) -> float | None:
        """Give the smallest usual scale that all bare scores fit on; None without any."""
        if not self.most:
            return None
        return next((best for best in _SCALES if self.most <= best), None)


def survey(source: Source) -> Survey:
    """Go through an archive; raise ArchiveError where it cannot be read at all."""
    found = Survey(kind_of(source.path).value)
    if found.kind == ArchiveKind.SPREADSHEET:
        with source.path.open("rb") as file:
            found.columns = columns_of(file.read(MAX_BYTES), source.path.name)
        found.mapping = guess_mapping(found.columns) | dict(source.mapping or {})
    unread: list[str] = []
    for item in source.entries(unread):
        found.total += 1
        found.kinds[item.kind.value] += 1
        if item.kind is not ItemKind.OTHER:
            found.comments += len(item.comments)
        found.told.note(item)
        if host := host_of(item):
            found.sites[host] += 1
        attachment = attachment_of(item)
        if attachment:
            found.attachments[key_of(item)] = attachment
            continue
        if item.kind is ItemKind.ATTACHMENT:
            found.files += 1
        for address in named_pictures(item):
            if own(address, item):
                place = place_of(address, "" if site_of(item) else item.source)
                found.named.setdefault(place, address)
        written = review_fields(item.metadata).written.replace(",", ".")
        if written.replace(".", "", 1).isdecimal():
            found.most = max(found.most, float(written))
    return found


def state_of(item: Item, finder: Finder, *, liked: bool = False) -> str:
    """Give what changes when an item does, or when more of its pictures are there than before."""
    seen = [address for address in named_pictures(item) if finder.picture([address], "")]
    featured = first(item.metadata, "_thumbnail_id")
    gallery = [each.id for each in finder.gallery(())] if "[gallery" in item.text else []
    told = (digest_of(item), seen, finder.featured(featured) is not None, gallery, liked)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def post_of(attachment: Attachment) -> str:
    """Give the post that an attachment belongs to, as ``site#number``; '' for none."""
    item = attachment.item
    return f"{site_of(item)}#{item.parent}" if item.parent else ""


def id_of(attachment: Attachment) -> str:
    """Give an attachment as ``site#number``."""
    return f"{site_of(attachment.item)}#{number_of(attachment.item)}"
