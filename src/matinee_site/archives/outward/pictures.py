"""Pictures on their way out and in: each by a name made of what it is, not of its number here."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from matinee.catalogue.names import slugify
from matinee_site.reviews.models import Picture

FOLDER = "pictures"
_DIGEST = re.compile(r"^[0-9a-f]{12}-")
_NUMBERED = re.compile(r"(!\[(?:[^\[\]\\]|\\.)*\]\()picture:(\d{1,15})(?=[\s)])")
_NAMED = re.compile(rf"(!\[(?:[^\[\]\\]|\\.)*\]\()(?:\.\./)?({FOLDER}/[\w.-]{{1,150}})(?=[\s)])")


def picture_file(picture: Picture) -> str:
    """Give the name under which a picture goes out: the same from every site that has it.

    Raises FileNotFoundError where its file is not there.
    """
    told = (picture.get_file_hash(), picture.title, picture.description, picture.credit)
    digest = hashlib.sha256(repr(told).encode()).hexdigest()[:12]
    path = PurePosixPath(picture.file.name)
    stem = slugify(_DIGEST.sub("", path.stem))[:36].strip("-") or "picture"
    return f"{FOLDER}/{digest}-{stem}{path.suffix.lower()}"


def picture_row(picture: Picture) -> Mapping[str, Any]:
    """Give what is said of a picture."""
    return {
        "file": picture_file(picture),
        "title": picture.title,
        "description": picture.description,
        "credit": picture.credit,
    }


def pictures() -> Iterator[Picture]:
    """Give all pictures of the site."""
    yield from Picture.objects.order_by("pk").iterator(chunk_size=500)


def outward(text: str, files: Mapping[int, str], *, up: str = "") -> str:
    """Name the pictures of a text by their files; ``up`` leads from the text to their folder."""

    def named(match: re.Match[str]) -> str:
        file = files.get(int(match[2]))
        return f"{match[1]}{up}{file}" if file else match[0]

    return _NUMBERED.sub(named, text) if "picture:" in text else text


def inward(text: str, numbers: Mapping[str, int]) -> str:
    """Name the pictures of a text by their numbers here."""

    def numbered(match: re.Match[str]) -> str:
        number = numbers.get(match[2])
        return f"{match[1]}picture:{number}" if number else match[0]

    return _NAMED.sub(numbered, text) if FOLDER in text else text
