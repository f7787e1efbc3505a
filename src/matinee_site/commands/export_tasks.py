"""What ``matinee export`` does with an open site; imported once Django is set up."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matinee.cli.messages import RefusalError
from matinee.cli.progress import Progress
from matinee_site.archives.outward.letterboxd import letterboxd_files
from matinee_site.archives.outward.lines import line_rows
from matinee_site.archives.outward.place import PlaceError, whole, write_lines
from matinee_site.archives.outward.whole import write_site
from matinee_site.archives.outward.wxr import wxr

_PLURAL = {"entry": "films in collections", "address": "old addresses", "path": "former paths"}
_LEFT_OUT = ("frontpart", "frontpick")
_FILES = {"letterboxd": "letterboxd-*.csv", "wxr": "wordpress.xml", "jsonl": "texts.jsonl"}


@dataclass(frozen=True, slots=True)
class Done:
    """What was written, by what it is, and what was not there."""

    told: Sequence[tuple[str, int]]
    lost: Sequence[str] = ()


def write(folder: Path, *, form: str, drafts: bool, private: bool) -> Done:
    """Write a site in one of its forms."""
    try:
        with Progress("writing", None) as bar:
            if form == "site":
                done = write_site(folder, private=private, progress=bar.at)
                counts = done.counts.items()
                told = [(_name(k, n), n) for k, n in counts if n and k not in _LEFT_OUT]
                return Done(told, done.lost)
            with whole(folder, ours=lambda place: _ours(place, form)) as place:
                return Done([_texts(place, form, drafts, private)])
    except PlaceError as error:
        raise RefusalError(str(error)) from error
    except OSError as error:
        raise RefusalError(f"{folder}: not written: {error.strerror or error}") from error


def _texts(place: Path, form: str, drafts: bool, private: bool) -> tuple[str, int]:
    if form == "jsonl":
        count = write_lines(place / "texts.jsonl", line_rows(drafts=drafts))
        return _name("text", count), count
    if form == "wxr":
        with (place / "wordpress.xml").open("w", encoding="utf-8", newline="\n") as file:
            parts = 0
            for part in wxr(drafts=drafts, private=private):
                file.write(part)
                parts += part.startswith("<item>")
        return _name("item", parts), parts
    files = letterboxd_files(drafts=drafts)
    for number, text in enumerate(files, 1):
        (place / f"letterboxd-{number}.csv").write_text(text, encoding="utf-8")
    return _name("file", len(files)), len(files)


def _ours(folder: Path, form: str) -> bool:
    names = {path.name for path in folder.iterdir()}
    return names <= {path.name for path in folder.glob(_FILES[form])}


def _name(what: str, count: int) -> str:
    if what in _PLURAL:
        return _PLURAL[what]
    return what if count == 1 or what.endswith("s") else f"{what}s"
