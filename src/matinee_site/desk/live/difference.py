"""How two versions of a text differ, part by part, for one who has to choose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from matinee_site.desk.live.answers import RefusedError, answered
from matinee_site.desk.live.draft import MAX_PARTS, read_piece
from matinee_site.desk.permissions import may_write
from matinee_site.reviews.differing import differing
from matinee_site.reviews.models import Piece

MAX_FIELD = 200_000
Section = Mapping[str, str]
"""A section's texts, its ``id`` if it has one, and its ``place`` in the form."""

_SECTION = ("heading", "aspect", "body")
_FIELDS = {
    "title": "Title",
    "standfirst": "Standfirst",
    "strengths": "Strengths",
    "weaknesses": "Weaknesses",
    "verdict": "Verdict",
    "score_written": "Score",
    "score_line": "Line with the score",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that differs; ``take`` names it for taking the other version of it."""

    take: str
    label: str
    html: SafeString


@answered(may_write, a_minute=60, writes=True)
def show_difference(request: HttpRequest, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Compare the text in the editor with another: the newest that is saved, or one sent along."""
    piece = read_piece(request, data)
    mine = _fields(data.get("mine"))
    if data.get("other") is not None:
        theirs = _fields(data["other"])
    elif piece is not None:
        theirs = saved_fields(piece.get_latest_revision_as_object())
    else:
        raise RefusedError("There is nothing to compare with.")
    found = differences(mine, theirs)
    return {
        "html": render_to_string("desk/live_difference.html", {"differences": found}),
        "theirs": {
            **{name: theirs.get(name, "") for name in _FIELDS},
            "sections": _sections(theirs),
            "fields": {
                name: value for name, value in theirs.items() if name.startswith("sections-")
            },
        },
    }


def differences(mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[Difference]:
    """Give the parts that differ, in the order of the text."""
    found = [
        Difference(name, label, differing(_words(mine.get(name, "")), _words(theirs.get(name, ""))))
        for name, label in _FIELDS.items()
        if _words(mine.get(name, "")) != _words(theirs.get(name, ""))
    ]
    for before, after in _pairs(_sections(mine), _sections(theirs)):
        if before and after and _text(before) == _text(after):
            continue
        row = after or before or {}
        label = f"Section: {row['heading']}" if row.get("heading") else "Section"
        take = f"section:{before['place'] if before else ''}:{after['place'] if after else ''}"
        found.append(Difference(take, label, differing(_text(before or {}), _text(after or {}))))
    return found


def _pairs(
    mine: Sequence[Section], theirs: Sequence[Section]
) -> Iterator[tuple[Section | None, Section | None]]:
    """Put sections beside each other: by their ids, and those that have none yet by their order."""
    by_id = {row["id"]: row for row in theirs if row["id"]}
    matched = {id(by_id[row["id"]]) for row in mine if row["id"] in by_id}
    rest = [row for row in theirs if id(row) not in matched]
    for row in mine:
        if row["id"] in by_id:
            yield row, by_id[row["id"]]
        else:
            yield row, rest.pop(0) if rest else None
    for row in rest:
        yield None, row


def saved_fields(piece: Piece) -> dict[str, str]:
    """Give a version of a piece as its form would send it."""
    fields = {name: str(getattr(piece, name, "") or "") for name in _FIELDS}
    fields["sections-count"] = str(len(piece.sections))
    for place, block in enumerate(piece.sections):
        start = f"sections-{place}"
        fields |= {
            f"{start}-type": "section", f"{start}-id": block.id or "",
            f"{start}-order": str(place), f"{start}-deleted": "",
        }  # fmt: skip
        fields |= {f"{start}-value-{name}": block.value[name] or "" for name in block.value}
    return fields


def _fields(data: object) -> dict[str, str]:
    if not isinstance(data, dict):
        raise RefusedError("The text must be an object.")
    return {
        str(name)[:200]: value[:MAX_FIELD].replace("\0", "\ufffd")
        for name, value in data.items()
        if isinstance(value, str)
    }


def _sections(fields: Mapping[str, str]) -> Sequence[Section]:
    count = fields.get("sections-count", "0")
    number = int(count) if count.isascii() and count.isdigit() and len(count) < 4 else 0
    rows = []
    for place in range(min(number, MAX_PARTS)):
        start = f"sections-{place}"
        if fields.get(f"{start}-deleted"):
            continue
        order = fields.get(f"{start}-order", "")
        rows.append(
            (
                int(order) if order.isascii() and order.isdigit() and len(order) < 4 else place,
                {
                    "id": fields.get(f"{start}-id", ""),
                    "place": str(place),
                    **{
                        n: fields.get(f"{start}-value-{n}", "")
                        for n in ("heading", "aspect", "body")
                    },
                },
            )
        )
    return [row for _, row in sorted(rows, key=lambda entry: entry[0])]


def _text(section: Section) -> str:
    parts = (section.get("heading", ""), section.get("body", ""))
    return "\n\n".join(_words(part) for part in parts if part.strip())


def _words(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
