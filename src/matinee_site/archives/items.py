"""What an item of an archive is known by, whatever file it comes in, and where it stood before."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from urllib.parse import unquote, urlsplit

from matinee.archive import Item, ItemKind
from matinee.archive.model import OF_A_FILM
from matinee_site.archives.words import Becomes

MAX_PATH = 500
_SHORT = {ItemKind.POST: "p", ItemKind.PAGE: "page_id", ItemKind.ATTACHMENT: "attachment_id"}
_PLATFORMS = ("letterboxd.com", "boxd.it", "imdb.com")


def site_of(item: Item) -> str:
    """Give the site that an item of WordPress comes from, as ``host/path``; '' for others."""
    if not item.editor:
        return ""
    parts = urlsplit(item.editor)
    host = parts.netloc.lower().removeprefix("www.")
    return host + parts.path.removesuffix("/wp-admin/post.php")


def host_of(item: Item) -> str:
    """Give the host whose links are the archive's own."""
    return site_of(item).split("/")[0]


def number_of(item: Item) -> str:
    """Give WordPress's number of an item, '' where it has none."""
    number = item.source.rpartition("#")[2]
    return number if item.editor and number.isdigit() else ""


def key_of(item: Item, owner: str = "") -> str:
    """Give what an item is known by: the same in the next export, under another file name.

    ``owner`` tells two people apart who have rated the same film at the same place.
    """
    site = site_of(item)
    if site:
        return f"{site}?p={number_of(item) or _short(item.source)}"
    if "piece" in item.metadata:
        return f"{''.join(item.metadata['site'])}#{item.source}"[:400]
    place = item.source.rpartition(":")[0] or item.source
    file = "".join(item.metadata.get("file", ())) or place
    if item.kind is ItemKind.LISTED and "list" in item.metadata:
        file = f"list/{_short(''.join(item.metadata['list']))}"
    if item.kind is ItemKind.RATING and not item.metadata.get("file"):
        # IMDb gives its file another name each time.
        file = "ratings"
    if owner and item.kind in OF_A_FILM and item.kind is not ItemKind.REVIEW:
        file = f"{owner}/{file}"
    if item.address:
        return f"{file}:{item.address}"[:400]
    if item.film.titles or item.film.imdb_id:
        told = (item.film.imdb_id or "|".join(item.film.titles), item.film.year, item.date)
        return f"{file}:{_short(json.dumps(told))}"[:400]
    return item.source[:400] if len(item.source) <= 400 else _short(item.source)


def digest_of(item: Item) -> str:
    """Give what changes whenever anything of an item does that is brought in."""
    told = asdict(item)
    for name in ("source", "editor"):
        del told[name]
    told["metadata"] = {key: list(values) for key, values in sorted(item.metadata.items())}
    return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()


def old_paths(item: Item, becomes: str) -> list[str]:
    """Give the paths at which an item was found, decoded, with a question where that was asked.

    WordPress also answers to an item's number.
    """
    found: list[str] = []
    parts = urlsplit(item.address)
    if parts.netloc.lower().removeprefix("www.") not in _PLATFORMS and parts.path:
        question = f"?{parts.query}" if parts.query else ""
        found.append(unquote(parts.path) + question)
    found += [unquote(urlsplit(alias).path) for alias in item.metadata.get("aliases", ())]
    number = number_of(item)
    if number:
        base = "/" + site_of(item).partition("/")[2]
        base = base if base.endswith("/") else f"{base}/"
        name = _SHORT.get(item.kind)
        if name:
            found.append(f"{base}?{name}={number}")
        if name != "p":
            kind = "".join(item.metadata.get("post_type", ("",))[:1])
            found.append(f"{base}?post_type={kind}&p={number}" if kind else f"{base}?p={number}")
    if becomes == Becomes.NOTHING:
        return []
    usable = (path for path in found if path.startswith("/") and 1 < len(path) <= MAX_PATH)
    return list(dict.fromkeys(usable))


def first(metadata: Mapping[str, object], name: str) -> str:
    """Give the first value of a field that holds something."""
    values = metadata.get(name)
    for value in values if isinstance(values, list | tuple) else ():
        if str(value).strip():
            return str(value).strip()
    return ""


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]
