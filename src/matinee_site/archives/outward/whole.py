"""Writes the whole site into a folder of plain files, from which a site can be made again."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from matinee.archive.own import FRONT, HOUSE_WORDS, MANIFEST, PICTURES, VERSION, VERSIONS, is_own
from matinee_site.archives.house_words import told_words
from matinee_site.archives.outward.pictures import picture_file, picture_row, pictures
from matinee_site.archives.outward.pieces import folder_of, written
from matinee_site.archives.outward.place import whole, write_json, write_lines
from matinee_site.archives.outward.tables import TABLES, Outgoing
from matinee_site.reviews.models import Article, FrontPage, Piece, Review

Progress = Callable[[str, int, int], None]
_README = """# A site of Matinee's

`reviews/`, `articles/` and `pages/` hold the texts as Markdown with their facts above them,
`pictures/` the pictures that they show, `versions/` what was changed and not published yet.
The tables (`*.jsonl`, a row a line) hold the rest: critics, collections, viewings, notices,
comments, corrections, old addresses, places and showings, and in `house.jsonl` what the house
itself says of films and people. Logins are not among them.

`matinee archive import FOLDER --dir SITE` makes a site of it again.
"""


@dataclass(slots=True)
class Written:
    """How much was written, by what it is, and what could not be."""

    counts: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


def write_site(folder: Path, *, private: bool = False, progress: Progress) -> Written:
    """Write the whole site; ``private`` lets e-mail addresses and IPs of comments out.

    Raises PlaceError where the folder holds something else.
    """
    done = Written()
    with whole(folder, ours=is_own) as place:
        files = _pictures(place, done, progress)
        _pieces(place, files, done, progress)
        out = Outgoing(files, private)
        for table in TABLES:
            done.counts[table.name] = write_lines(place / f"{table.name}.jsonl", out.rows(table))
        done.counts["house"] = write_lines(place / HOUSE_WORDS, told_words())
        write_json(place / FRONT, dict(_front(files)))
        (place / "README.md").write_text(_README, encoding="utf-8")
        told = {"version": VERSION, "name": settings.SITE_NAME, "site": settings.BASE_URL}
        write_json(place / MANIFEST, told)
    return done


def all_pieces() -> Iterator[tuple[Piece, Piece | None]]:
    """Give each piece as readers have it, with its newest version where that is another one.

    A draft is given as it was last saved.
    """
    for model, film in ((Review, ("film",)), (Article, ())):
        rows = model.objects.select_related("critic", "latest_revision", *film)
        for piece in rows.order_by("pk").iterator(chunk_size=200):
            revision = piece.latest_revision
            if piece.live and not (piece.has_unpublished_changes and revision):
                yield piece, None
                continue
            newest = revision.as_object() if revision else piece
            yield (piece, newest) if piece.live else (newest, None)


def _pictures(place: Path, done: Written, progress: Progress) -> Mapping[int, str]:
    files: dict[int, str] = {}
    rows: dict[str, Mapping[str, Any]] = {}
    (place / "pictures").mkdir()
    for number, picture in enumerate(pictures(), 1):
        try:
            name = picture_file(picture)
            with picture.file.open("rb") as source, (place / name).open("wb") as file:
                shutil.copyfileobj(source, file)
        except FileNotFoundError:
            done.lost.append(f"picture {picture.title}: its file is not there")
            continue
        files[picture.pk], rows[name] = name, picture_row(picture)
        if number % 50 == 0:
            progress("pictures", number, 0)
    done.counts["picture"] = write_lines(place / PICTURES, (rows[name] for name in sorted(rows)))
    return files


def _pieces(place: Path, files: Mapping[int, str], done: Written, progress: Progress) -> None:
    for name in ("reviews", "articles", "pages"):
        (place / name).mkdir()
        (place / VERSIONS / name).mkdir(parents=True)
    for number, (piece, newest) in enumerate(all_pieces(), 1):
        folder = folder_of(piece)
        (place / folder / f"{piece.slug}.md").write_bytes(written(piece, files).encode())
        if newest is not None:
            path = place / VERSIONS / folder / f"{piece.slug}.md"
            path.write_bytes(written(newest, files).encode())
        done.counts[folder] = done.counts.get(folder, 0) + 1
        if number % 50 == 0:
            progress("texts", number, 0)


def _front(files: Mapping[int, str]) -> Iterator[tuple[str, Any]]:
    front = FrontPage.objects.first()
    if front and front.lead:
        yield "lead", front.lead.slug
    if front and front.word:
        yield "word", front.word
