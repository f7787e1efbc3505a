"""Makes a piece of a file that ``matinee export`` wrote: the same to the letter."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from matinee.archive import Item
from matinee.archive.piece_file import PieceFile, read_piece_file
from matinee_site.archives.drafting import Draft
from matinee_site.archives.items import first
from matinee_site.archives.outward.pictures import inward
from matinee_site.archives.outward.pieces import MOMENTS, OF_REVIEW, PLAIN, SCORE
from matinee_site.archives.words import Becomes
from matinee_site.reviews.models import Article, Review, Scale

_ENDS = ("strengths", "weaknesses", "verdict")
_LONGEST = {"title": 300, "slug": 120, "language": 20, "standfirst": 20_000, "correction": 2000}


def is_own(item: Item) -> bool:
    """Say whether an item is a piece of a Matinee site."""
    return "piece" in item.metadata


def own_draft(text: str, becomes: str, pictures: Mapping[str, int]) -> Draft:
    """Give the piece that a file holds; raise ValueError where it is none.

    ``pictures`` has their numbers by their files.
    """
    file = read_piece_file(text)
    front = file.front
    own: dict[str, Any] = {
        "title": _text(front, "title"),
        "slug": _text(front, "slug"),
        "published_at": _date(front.get("date")),
        "sections": [
            {
                "heading": part.heading[:300],
                "aspect": part.aspect,
                "body": inward(part.body, pictures),
            }
            for part in file.sections
        ],
    }
    if becomes == Becomes.REVIEW:
        own |= {name: inward(getattr(file, name), pictures) for name in _ENDS}
        own |= score_fields(front.get("score"))
        own |= _plain(front, OF_REVIEW, Review)
    else:
        kind = _text(front, "kind")
        known = kind in Article.Kind.values and kind != Article.Kind.PAGE
        own["kind"] = "page" if becomes == Becomes.PAGE else kind if known else "essay"
    own |= _plain(front, PLAIN, Review)
    return Draft(
        becomes,
        own,
        _text(front, "critic"),
        _text(front, "status") != "draft",
        _moment(front.get("first_published")),
        _moment(front.get("last_published")),
        critic_slug=_text(front, "critic_id")[:120],
        created=_moment(front.get("created")),
        also=_children(file),
    )


def film_key(item: Item) -> str:
    """Give the key of the film that an own piece is about."""
    return first(item.metadata, "film_key")


def score_fields(told: object) -> dict[str, Any]:
    """Give the fields of a score; what is no score is none."""
    told = told if isinstance(told, Mapping) else {}
    scale = str(told.get("scale", ""))
    own: dict[str, Any] = {"score_scale": scale if scale in Scale.values else ""}
    for name in SCORE[1:3]:
        value = told.get(name.removeprefix("score_"))
        good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1000
        own[name] = float(value) if good else None
    own["score_written"] = str(told.get("written", ""))[:60]
    own["score_line"] = str(told.get("line", ""))[:300]
    return own


def _children(file: PieceFile) -> Mapping[str, list[Mapping[str, Any]]]:
    found = {}
    for name in ("also", "films", "people"):
        rows = file.front.get(name)
        if isinstance(rows, list):
            found[name] = [dict(row) for row in rows[:500] if isinstance(row, Mapping)]
    return found


def _plain(front: Mapping[str, Any], names: Iterable[str], model: type) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in names:
        default = model._meta.get_field(name).get_default()
        value = front.get(name, default)
        make = _MAKERS.get(type(default), _same)
        if name in MOMENTS:
            make = _moment
        elif name == "watched_at":
            make = _date
        try:
            found[name] = make(value) if value is not None else None
        except (TypeError, ValueError):
            found[name] = default
        if isinstance(found[name], str):
            found[name] = found[name][: _LONGEST.get(name, 1000)]
    return found


def _text(front: Mapping[str, Any], name: str) -> str:
    value = front.get(name)
    return value[: _LONGEST.get(name, 300)] if isinstance(value, str) else ""


def _date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def _moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    try:
        return datetime.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def _same(value: Any) -> Any:
    return value


def _listed(value: Any) -> list[Any]:
    return [str(each)[:100] for each in value][:40] if isinstance(value, list) else []


def _mapped(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}


_MAKERS: Mapping[type, Callable[[Any], Any]] = {
    str: str, bool: bool, list: _listed, dict: _mapped
}  # fmt: skip
