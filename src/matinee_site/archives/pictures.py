"""Brings an archive's pictures in: finds their files, keeps each once, gives each its number."""

import hashlib
import warnings
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from matinee.archive import ArchiveError, ArchiveKind
from matinee.catalogue.names import slugify
from matinee_site.archives.book import Attachment, PictureBook
from matinee_site.archives.conversion import Attached
from matinee_site.archives.items import number_of
from matinee_site.archives.marks import mark_of_fields
from matinee_site.archives.media import MediaFiles, PictureError, path_key
from matinee_site.archives.models import ImportItem, ImportRun, Made
from matinee_site.archives.outward.pictures import picture_file, pictures
from matinee_site.archives.surveying import Survey, id_of, post_of
from matinee_site.archives.words import Becomes, Fate
from matinee_site.reviews.models import Picture

_AT_ONCE = 50
_FILE = Picture._meta.get_field("file")
Step = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture that an archive lists or a text names: what it is known by, where it may be."""

    key: str
    addresses: Sequence[str]
    attachment: Attachment | None = None


@dataclass(slots=True)
class Gathered:
    """What became of the pictures: ``missing`` and ``refused`` say which and why."""

    book: PictureBook = field(default_factory=PictureBook)
    found: int = 0
    made: int = 0
    missing: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def wanted_of(survey: Survey) -> list[Wanted]:
    """Give every picture of an archive once."""
    listed = [
        Wanted(key, attachment.addresses, attachment)
        for key, attachment in survey.attachments.items()
    ]
    known = {path_key(address) for each in listed for address in each.addresses}
    named = (
        Wanted(f"picture:{place}"[:400], (address, f"/{place}"))
        for place, address in survey.named.items()
        if place not in known
    )
    return [*listed, *named]


def look_for(survey: Survey, media: MediaFiles, gathered: Gathered) -> None:
    """Note which pictures are there; their numbers stand for nothing yet."""
    for number, wanted in enumerate(wanted_of(survey), 1):
        name = media.find(*wanted.addresses)
        if name:
            gathered.found += 1
            _enter(gathered.book, wanted, number)
        else:
            gathered.missing.append(wanted.addresses[0])


def bring_pictures(
    survey: Survey, media: MediaFiles, run: ImportRun, gathered: Gathered, step: Step, *, jobs: int
) -> None:
    """Keep every picture that is there and not kept yet, and enter its number into the book.

    ``jobs`` are looked through at once, in threads: reading, unfolding and writing wait for no one.
    """
    numbers = _known(survey)
    with warnings.catch_warnings(), ThreadPoolExecutor(jobs) as threads:
        # How large a picture may be is decided in ``read_picture``.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        keep = partial(_keep, threads=threads, media=media, run=run, gathered=gathered)
        todo: list[tuple[Wanted, str]] = []
        for done, wanted in enumerate(wanted_of(survey), 1):
            name = media.find(*wanted.addresses)
            if wanted.key in numbers:
                gathered.found += 1
                if (number := numbers[wanted.key]) is not None:
                    _enter(gathered.book, wanted, number)
            elif name:
                gathered.found += 1
                todo.append((wanted, name))
                if len(todo) >= _AT_ONCE:
                    keep(todo)
                    todo = []
            else:
                gathered.missing.append(wanted.addresses[0])
            step(done)
        keep(todo)


def picture_mark(picture: Picture) -> str:
    """Give a mark of what somebody may have changed of a picture."""
    return mark_of_fields(picture, "title", "description", "credit", "file_hash")


def _known(survey: Survey) -> Mapping[str, int | None]:
    """Give the numbers of those that were brought in before; None where it was removed here."""
    rows = ImportItem.objects.filter(made=Becomes.PICTURE).values_list("key", "made_pk")
    made = {key: pk for key, pk in rows if pk}
    there = set(Picture.objects.filter(pk__in=made.values()).values_list("pk", flat=True))
    known = {key: pk if pk in there else None for key, pk in made.items()}
    return known | (_here_already() if survey.kind == ArchiveKind.MATINEE else {})


def _here_already() -> Mapping[str, int]:
    """Give the numbers of the site's pictures by the names that they go out under."""
    found: dict[str, int] = {}
    for picture in pictures():
        with suppress(FileNotFoundError):
            found[picture_file(picture)] = picture.pk
    return found


def _keep(
    todo: Sequence[tuple[Wanted, str]],
    *,
    threads: ThreadPoolExecutor,
    media: MediaFiles,
    run: ImportRun,
    gathered: Gathered,
) -> None:
    written = list(threads.map(partial(_written, media, Picture()), todo))
    gathered.refused += [each for each in written if isinstance(each, str)]
    files = [each for each in written if not isinstance(each, str)]
    pictures = [_picture(file, run) for file in files]
    try:
        with transaction.atomic():
            Picture.objects.bulk_create(pictures)
            items = ImportItem.objects.bulk_create(
                (_item(file, picture, run) for file, picture in zip(files, pictures, strict=True)),
                update_conflicts=True,
                unique_fields=["key"],
                update_fields=["run", "made", "made_pk", "made_hash", "fate"],
            )
            Made.objects.bulk_create(
                Made(
                    run=run, item=item, what="picture", object_pk=picture.pk,
                    hash=item.made_hash, label=picture.title,
                )
                for item, picture in zip(items, pictures, strict=True)
            )  # fmt: skip
    except BaseException:
        for file in files:
            _FILE.storage.delete(file.path)
        raise
    for file, picture in zip(files, pictures, strict=True):
        _enter(gathered.book, file.wanted, picture.pk)
    gathered.made += len(pictures)


@dataclass(frozen=True, slots=True)
class _Written:
    """A picture's file as the site keeps it; ``name`` is that in the archive."""

    wanted: Wanted
    name: str
    path: str
    size: int
    hash: str
    width: int
    height: int


def _written(media: MediaFiles, blank: Picture, todo: tuple[Wanted, str]) -> _Written | str:
    """Copy a picture's file into the site; say why if it is not taken.

    ``blank`` is asked where a picture's file belongs.
    """
    wanted, name = todo
    try:
        file = media.read(name)
    except (PictureError, ArchiveError) as error:
        return f"{name}: {error}"
    stem = slugify(PurePosixPath(name).stem)[:50] or "picture"
    wish = _FILE.generate_filename(blank, f"{stem}{file.ending}")
    path = _FILE.storage.save(wish, ContentFile(file.data), max_length=_FILE.max_length)
    digest = hashlib.sha1(file.data, usedforsecurity=False).hexdigest()
    return _Written(wanted, name, path, len(file.data), digest, file.width, file.height)


def _picture(file: _Written, run: ImportRun) -> Picture:
    told = file.wanted.attachment
    stem = PurePosixPath(file.name).stem.replace("-", " ").replace("_", " ")
    # With its measures given, the file is not opened again to be measured.
    return Picture(
        title=((told.title if told else "") or stem)[:255],
        description=(told.alt if told else "")[:255],
        credit=(told.credit if told else "")[:300],
        uploaded_by_user=run.by,
        file=file.path,
        file_size=file.size,
        file_hash=file.hash,
        width=file.width,
        height=file.height,
    )


def _item(file: _Written, picture: Picture, run: ImportRun) -> ImportItem:
    wanted = file.wanted
    item = wanted.attachment.item if wanted.attachment else None
    return ImportItem(
        key=wanted.key,
        run=run,
        source=file.name[:500],
        kind="attachment",
        title=picture.title[:300],
        address=(item.address if item else wanted.addresses[0])[:1000],
        proposed=Becomes.PICTURE,
        fate=Fate.BROUGHT,
        made=Becomes.PICTURE,
        made_pk=picture.pk,
        made_hash=picture_mark(picture),
    )


def _enter(book: PictureBook, wanted: Wanted, number: int) -> None:
    for address in wanted.addresses:
        book.by_path.setdefault(path_key(address), number)
    told = wanted.attachment
    if told is None:
        book.by_path.setdefault(wanted.key.removeprefix("picture:"), number)
        return
    book.by_attachment[id_of(told)] = number
    book.told[id_of(told)] = Attached(number_of(told.item), told.alt, told.caption)
    if post := post_of(told):
        book.children.setdefault(post, []).append(number_of(told.item))
