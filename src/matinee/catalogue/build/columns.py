"""What sources say, in columns: one frame a kind of fact, the same for every source.

A film is named by ``rec``, a number its source's reader gives it; a person by ``person`` (see
``people.py``) or, where there is no identifier, by ``name`` alone; who says so by ``cite``, a
number of the frame ``cites``. A frame may lack columns that would hold nothing.
"""

from collections.abc import Iterable, Mapping

import polars as pl

Frames = dict[str, pl.DataFrame]

_INT, _TEXT, _SMALL, _BOOL = pl.Int64, pl.String, pl.Int32, pl.Boolean

SCHEMAS: Mapping[str, Mapping[str, type[pl.DataType]]] = {
    "cites": {"cite": _SMALL, "source": _TEXT, "ref": _TEXT},
    "films": {
        "rec": _INT,
        "key": _TEXT,
        "imdb_id": _TEXT,
        "wikidata_id": _TEXT,
        "tmdb_id": _TEXT,
        "letterboxd_id": _TEXT,
        "fame": _INT,
        "adds": _BOOL,
        "cite": _SMALL,
    },
    "titles": {
        "rec": _INT,
        "text": _TEXT,
        "language": _TEXT,
        "country": _TEXT,
        "kind": _TEXT,
        "cite": _SMALL,
    },
    "statements": {"rec": _INT, "field": pl.UInt8, "value": _TEXT, "cite": _SMALL},
    "credits": {
        "rec": _INT,
        "person": _INT,
        "name": _TEXT,
        "role": pl.UInt8,
        "character": _TEXT,
        "character_aliases": _TEXT,
        "credited_as": _TEXT,
        "billing": _SMALL,
        "voice": _BOOL,
        "uncredited": _BOOL,
        "cite": _SMALL,
    },
    "coverage": {"rec": _INT, "role": pl.UInt8, "cite": _SMALL},
    "series": {
        "rec": _INT,
        "name": _TEXT,
        "place": _SMALL,
        "story_place": pl.Float64,
        "relation": _TEXT,
        "cite": _SMALL,
    },
    "kin": {
        "rec": _INT,
        "kind": _TEXT,
        "ref": _TEXT,
        "title": _TEXT,
        "year": _SMALL,
        "cite": _SMALL,
    },
    "cuts": {"rec": _INT, "name": _TEXT, "minutes": _SMALL, "cite": _SMALL},
    "releases": {"rec": _INT, "date": _TEXT, "country": _TEXT, "kind": _TEXT, "cite": _SMALL},
    "overrules": {
        "rec": _INT,
        "field": pl.UInt8,
        "role": pl.UInt8,
        "name": _TEXT,
        "cite": _SMALL,
    },
    "rulings": {"kind": _TEXT, "left": _TEXT, "right": _TEXT, "same": _BOOL, "cite": _SMALL},
    "people": {"person": _INT, "name": _TEXT, "cite": _SMALL},
    "aliases": {
        "person": _INT,
        "name": _TEXT,
        "text": _TEXT,
        "language": _TEXT,
        "kind": _TEXT,
        "cite": _SMALL,
    },
    "person_facts": {"person": _INT, "field": _TEXT, "value": _TEXT, "cite": _SMALL},
    "same_people": {"person": _INT, "other": _INT, "cite": _SMALL},
}


def empty(name: str) -> pl.DataFrame:
    """Give the frame of a kind of fact with no rows."""
    return pl.DataFrame(schema=dict(SCHEMAS[name]))


def whole(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Give a frame with all the columns of its kind, in order and of the right types."""
    return _with(SCHEMAS[name], frame)


def joined(name: str, frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Put frames of one kind below each other, with those columns that any of them has."""
    parts = [frame for frame in frames if frame.height]
    if not parts:
        return empty(name)
    there = {column for part in parts for column in part.columns}
    types = {column: kind for column, kind in SCHEMAS[name].items() if column in there}
    return pl.concat(_with(types, part) for part in parts)


def _with(types: Mapping[str, type[pl.DataType]], frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(
        pl.col(column).cast(kind) if column in frame.columns else pl.lit(None, kind).alias(column)
        for column, kind in types.items()
    )
