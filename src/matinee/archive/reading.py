"""Tells what an archive is, by what it holds and never by its name, and reads it."""

import io
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from matinee.archive import folder, imdb, letterboxd, own, spreadsheet, wordpress
from matinee.archive.model import ArchiveError, Entry
from matinee.archive.tables import MAX_BYTES, decode_table
from matinee.archive.zips import Zip, open_zip
from matinee.document.read import FORMATS

_HEAD = 4096
_WITH_PICTURES = 500_000  # WordPress keeps each picture in half a dozen sizes


class ArchiveKind(StrEnum):
    """What kinds of archive are known."""

    WORDPRESS = "wordpress"
    LETTERBOXD = "letterboxd"
    IMDB = "imdb"
    SPREADSHEET = "spreadsheet"
    TEXTS = "texts"
    MATINEE = "matinee"


def kind_of(path: Path) -> ArchiveKind:
    """Tell what an archive is, or raise ArchiveError saying what can be read."""
    if path.is_dir():
        if own.is_own(path):
            return ArchiveKind.MATINEE
        names = [file.relative_to(path).as_posix() for file in path.glob("*.csv")]
        return ArchiveKind.LETTERBOXD if letterboxd.has_letterboxd(names) else ArchiveKind.TEXTS
    head = _head(path)
    if head.startswith(b"PK\x03\x04"):
        with open_zip(path, most_files=_WITH_PICTURES) as archive:
            return _kind_of_zip(archive)
    if _is_xml(head):
        if wordpress.is_wordpress(head):
            return ArchiveKind.WORDPRESS
        raise ArchiveError(f"{path}: XML, but no WordPress export; export it under Tools, Export")
    if path.suffix.lower() in (".csv", ".tsv"):
        return _kind_of_table(decode_table(head, str(path)))
    if path.suffix.lower() in FORMATS:
        return ArchiveKind.TEXTS
    raise ArchiveError(
        f"{path}: no archive that Matinee reads: a WordPress export (.xml, .zip), a Letterboxd"
        " export (.zip), an IMDb export or a table of yours (.csv), a folder of texts"
    )


def read_archive(path: Path, *, mapping: Mapping[str, str] | None = None) -> Iterator[Entry]:
    """Give every item of an archive, and every part of it that cannot be read.

    ``mapping`` names the columns of a spreadsheet by field. Raises ArchiveError where nothing can
    be read at all.
    """
    if not path.exists():
        raise ArchiveError(f"{path}: there is no such file or folder")
    kind = kind_of(path)
    if mapping and kind is not ArchiveKind.SPREADSHEET:
        raise ArchiveError(f"{path}: a mapping is for a table of yours; this is {kind.value}")
    if kind is ArchiveKind.TEXTS:
        if path.is_dir():
            yield from folder.read_folder(path)
        else:
            yield folder.read_file(path)
    elif kind is ArchiveKind.MATINEE:
        yield from own.read_folder(path)
    elif kind is ArchiveKind.WORDPRESS:
        yield from _wordpress(path)
    elif kind is ArchiveKind.LETTERBOXD:
        yield from _letterboxd(path)
    elif kind is ArchiveKind.IMDB:
        yield from imdb.read_csv(_bytes(path), path.name)
    else:
        yield from spreadsheet.read_csv(_bytes(path), path.name, mapping)


def _wordpress(path: Path) -> Iterator[Entry]:
    if not _head(path).startswith(b"PK"):
        with path.open("rb") as stream:
            yield from wordpress.read_wordpress(stream, path.name)
        return
    with open_zip(path, most_files=_WITH_PICTURES) as archive:
        for name in archive.names:
            if name.endswith(".xml"):
                label = f"{path.name}:{name}"
                yield from wordpress.read_wordpress(io.BytesIO(archive.read(name)), label)


def _letterboxd(path: Path) -> Iterator[Entry]:
    if path.is_dir():
        yield from letterboxd.read_folder(path)
    elif _head(path).startswith(b"PK"):
        yield from letterboxd.read_zip(path)
    else:
        yield from letterboxd.read_csv(_bytes(path), path.name)


def _kind_of_zip(archive: Zip) -> ArchiveKind:
    if letterboxd.has_letterboxd(archive.names):
        return ArchiveKind.LETTERBOXD
    for name in archive.names:
        if name.endswith(".xml") and wordpress.is_wordpress(archive.head(name, _HEAD)):
            return ArchiveKind.WORDPRESS
    raise ArchiveError(
        f"{archive.path}: neither a Letterboxd nor a WordPress export in this ZIP; unpack it and"
        " give the file or folder that holds the texts"
    )


def _kind_of_table(head: str) -> ArchiveKind:
    if letterboxd.is_letterboxd(head):
        return ArchiveKind.LETTERBOXD
    return ArchiveKind.IMDB if imdb.is_imdb(head) else ArchiveKind.SPREADSHEET


def _is_xml(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return start.startswith((b"<?xml", b"<rss")) or (wide and b"<\0?\0x\0m\0l" in head[:64])


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise ArchiveError(f"{path}: {error.strerror}") from error


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
