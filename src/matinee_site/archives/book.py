"""The pictures of an archive: by which addresses a text names them, and which number each has."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from matinee.archive import Item, ItemKind
from matinee.archive.php import PhpError, looks_serialised, read_php
from matinee_site.archives.conversion import Attached
from matinee_site.archives.items import first, host_of, number_of, site_of
from matinee_site.archives.media import path_key

_IMAGE = re.compile(r"<img\b([^<>]{1,4000})>", re.IGNORECASE)
_SOURCE = re.compile(
    r"\b(?:src|data-src|data-lazy-src|data-orig-file)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))",
    re.IGNORECASE,
)
_MARKDOWN_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\(<?([^()\s<>]{1,1000})>?(?:\s+[\"'][^\n]*?)?\)")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture that an archive lists: where it was, which file, what is said of it."""

    item: Item
    addresses: Sequence[str]
    alt: str = ""
    caption: str = ""
    title: str = ""
    credit: str = ""


@dataclass(slots=True)
class PictureBook:
    """Numbers by path and by attachment (``site#number``), and the attachments of each post."""

    by_path: dict[str, int] = field(default_factory=dict)
    by_attachment: dict[str, int] = field(default_factory=dict)
    told: dict[str, Attached] = field(default_factory=dict)
    children: dict[str, list[str]] = field(default_factory=dict)

    def finder(self, item: Item) -> "Finder":
        """Give what finds the pictures of one text."""
        return Finder(self, site_of(item), number_of(item), item.source)


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the pictures that one text names."""

    book: PictureBook
    site: str
    number: str
    source: str

    def picture(self, addresses: Sequence[str], attachment: str) -> int | None:
        """Give the number of a picture by its attachment, else by where it was."""
        known = self.book.by_attachment.get(f"{self.site}#{attachment}") if attachment else None
        if known is not None:
            return known
        for address in addresses:
            found = self.book.by_path.get(self.place(address))
            if found is not None:
                return found
        return None

    def place(self, address: str) -> str:
        """Give the key of an address: a file's own folder counts where it is no whole address."""
        return place_of(address, self.source if not self.site else "")

    def gallery(self, ids: Sequence[str]) -> Sequence[Attached]:
        """Give the pictures of a gallery: those asked for, else all that belong to the post."""
        wanted = ids or self.book.children.get(f"{self.site}#{self.number}", ())
        found = (self.book.told.get(f"{self.site}#{each}") for each in wanted[:500])
        return [each for each in found if each]

    def featured(self, attachment: str) -> int | None:
        """Give the number of the picture that stands above the post."""
        return self.book.by_attachment.get(f"{self.site}#{attachment}") if attachment else None


def place_of(address: str, source: str) -> str:
    """Give the key under which a picture is kept that a text in ``source`` names by an address."""
    if "://" in address or address.startswith("/") or not source or "/" not in source:
        return path_key(address)
    parts = source.split("/")[:-1]
    for part in address.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return path_key("/".join(parts))


def attachment_of(item: Item) -> Attachment | None:
    """Read an attachment that is a picture; other files are None."""
    if item.kind is not ItemKind.ATTACHMENT:
        return None
    url = first(item.metadata, "attachment_url")
    file = first(item.metadata, "_wp_attached_file")
    kept = [each for each in (url, f"/{file}" if file else "") if each]
    if not kept:
        return None
    return Attachment(
        item,
        kept,
        alt=first(item.metadata, "_wp_attachment_image_alt"),
        caption=_words(item.excerpt),
        title=item.title,
        credit=_credit(item),
    )


def named_pictures(item: Item) -> Iterable[str]:
    """Give the addresses of the pictures that a text names."""
    if item.format == "markdown":
        yield from _MARKDOWN_IMAGE.findall(item.text)
    if item.format != "plain" and "<img" in item.text.lower():
        for tag in _IMAGE.findall(item.text):
            for quoted, single, bare in _SOURCE.findall(tag):
                address = quoted or single or bare
                if not address.startswith("data:"):
                    yield address


def own(address: str, item: Item) -> bool:
    """Say whether a picture's address is the archive's own, or a file beside its text."""
    host = host_of(item)
    if "://" not in address and not address.startswith("//"):
        return True
    return bool(host) and host in address.split("/")[2].removeprefix("www.").removeprefix("i0.")


def _credit(item: Item) -> str:
    for name, values in item.metadata.items():
        if name.lower().strip("_").endswith("credit") and values and values[0].strip():
            return _words(values[0])[:300]
    told = first(item.metadata, "_wp_attachment_metadata")
    if not looks_serialised(told):
        return ""
    try:
        facts = read_php(told)
    except PhpError:
        return ""
    taken = facts.get("image_meta") if isinstance(facts, Mapping) else None
    if not isinstance(taken, Mapping):
        return ""
    credit = taken.get("credit") or taken.get("copyright") or ""
    return _words(str(credit))[:300]


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^<>]{0,500}>", " ", html).split())
