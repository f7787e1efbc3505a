"""Reads the ``tables`` layout: films, credits and coverage as parquet or csv in one folder."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from matinee.catalogue.build.columns import Frames
from matinee.catalogue.build.folding import characters
from matinee.catalogue.model import Source
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.records import Layer
from matinee.catalogue.schema import (
    FIELD_NUMBERS,
    LONGEST_NAME,
    LONGEST_TITLE,
    ROLE_NUMBERS,
    YEARS,
)
from matinee.catalogue.sources.reader import Batch, Earlier, Reject, excerpt

LAYER = Layer("tables", rank=60)
_OWN = Source("tables", "the imported table", "not stated", publishable=False)
_NEEDED = {
    "films": ("film_id", "title", "year"),
    "credits": ("film_id", "person", "role", "source"),
    "coverage": ("film_id", "role", "source", "complete"),
}
_WORDS = {"film_id", "title", "person", "role", "source", "original_title", "character"}
_LISTS = ("genres", "countries", "languages")
_REPORTED = 1_000


class Tables:
    """The three tables of a folder, checked on opening."""

    layer = LAYER
    whole = True
    unit = "films"

    def __init__(self, folder: Path) -> None:
        """Read the tables, or raise CatalogueError naming the file and what it lacks."""
        self.folder = folder
        if not folder.is_dir():
            raise CatalogueError(f"{folder}: not a folder; give the one that holds films.parquet")
        self._rejects: list[Reject] = []
        self._rejected = 0
        self._files = {name: self._file(name) for name in _NEEDED}
        self._films = self._read("films")
        self._credits = self._read("credits")
        self._coverage = self._read("coverage")

    def __len__(self) -> int:
        return self._films.height

    @property
    def total(self) -> int:
        """How many films the table has."""
        return len(self)

    @property
    def payload(self) -> str:
        """Name the files, their sizes and their times."""
        stats = [(path.name, path.stat()) for path in self._files.values()]
        return repr([(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats])

    def sources(self) -> Sequence[Source]:
        """Give the sources named in the tables; nothing is known of their licences."""
        named = [Source(key, key, "not stated", publishable=False) for key in self._keys()]
        return [*named, _OWN]

    def batches(self, state: Mapping[str, Any], earlier: Earlier) -> Iterator[Batch]:
        """Give all facts at once; there is nothing to resume."""
        if not state:
            frames = self._facts()
            yield Batch(frames, len(self), {"read": True}, self._rejects, self._rejected)

    def _file(self, name: str) -> Path:
        parquet, csv = self.folder / f"{name}.parquet", self.folder / f"{name}.csv"
        if not parquet.is_file() and not csv.is_file():
            raise CatalogueError(f"{self.folder}: holds neither {parquet.name} nor {csv.name}")
        return parquet if parquet.is_file() else csv

    def _read(self, name: str) -> pl.DataFrame:
        path = self._files[name]
        try:
            if path.suffix == ".parquet":
                frame = pl.read_parquet(path)
            else:
                frame = pl.read_csv(path, infer_schema=False, encoding="utf8-lossy")
        except (pl.exceptions.PolarsError, OSError) as error:
            raise CatalogueError(f"{path}: cannot be read ({error})") from error
        missing = [column for column in _NEEDED[name] if column not in frame.columns]
        if missing:
            raise CatalogueError(f"{path}: lacks the column {', '.join(missing)}")
        return self._sound(path, _typed(frame, _NEEDED[name]).with_row_index("line", offset=1))

    def _sound(self, path: Path, frame: pl.DataFrame) -> pl.DataFrame:
        """Leave out the rows that cannot be taken, and the years that are none; report them."""
        for needed in _NEEDED[path.stem]:
            if needed != "year":
                frame = self._refused(path, frame, pl.col(needed).is_null(), f"has no {needed}")
        words = pl.col([name for name in frame.columns if name in _WORDS])
        for sign, reason in (("\0", "holds a NUL"), ("\ufffd", "is not UTF-8")):
            bad = pl.any_horizontal(words.str.contains(sign, literal=True).fill_null(False))
            frame = self._refused(path, frame, bad, reason)
        for column, longest in (("title", LONGEST_TITLE), ("person", LONGEST_NAME)):
            if column in frame.columns:
                bad = pl.col(column).str.len_chars() > longest
                frame = self._refused(path, frame, bad, f"has a {column} of over {longest} letters")
        if path.stem != "films":
            return frame.drop("line")
        bad = ~pl.col("film_id").is_first_distinct()
        frame = self._refused(path, frame, bad, "has an identifier that another row has had")
        bad = ~pl.col("year").is_in(list(YEARS))
        self._refused(path, frame, bad, "has a year that no film is of; taken without it")
        return frame.with_columns(pl.when(~bad).then("year").alias("year")).drop("line")

    def _refused(self, path: Path, frame: pl.DataFrame, bad: pl.Expr, reason: str) -> pl.DataFrame:
        """Report the rows that are bad, up to a number, and give the others."""
        bad = bad.fill_null(False)
        rows = frame.filter(bad)
        self._rejected += rows.height
        for row in rows.head(_REPORTED).iter_rows(named=True):
            text = excerpt(str({name: row[name] for name in frame.columns if name != "line"}))
            self._rejects.append(Reject(path.name, row["line"], reason, text))
        return frame.filter(~bad) if rows.height else frame

    def _keys(self) -> list[str]:
        named = pl.concat([self._credits["source"], self._coverage["source"]])
        return sorted(set(named.unique()) - {_OWN.key})

    def _facts(self) -> Frames:
        cited = {key: number for number, key in enumerate([_OWN.key, *self._keys()])}
        films = self._films.with_row_index("rec").with_columns(pl.col("rec").cast(pl.Int64))
        places = films.select("film_id", "rec").unique("film_id", keep="first")
        said = _said(films, cited)
        credits = _of_known_role(self._credits, places, cited)
        coverage = _of_known_role(self._coverage.filter("complete"), places, cited)
        number = credits.group_by("rec").agg(pl.len().cast(pl.Int64).alias("fame"))
        identifiers = [
            pl.col(name).cast(pl.String) for name in ("imdb_id", "tmdb_id") if name in films.columns
        ]
        own = films.join(number, on="rec", how="left", maintain_order="left")
        own = own.select("rec", pl.col("film_id").alias("key"), *identifiers, "fame")
        return {
            "cites": pl.DataFrame(
                {"cite": list(cited.values()), "source": list(cited)},
                schema_overrides={"cite": pl.Int32},
            ).with_columns(ref=pl.lit("")),
            "films": own.join(said, on="rec", maintain_order="left"),
            "titles": _titles(films, said),
            "statements": _statements(films, said),
            "credits": _credits(credits),
            "coverage": coverage.select("rec", "role", "cite"),
            "series": _series(films, said),
            "releases": _releases(films, said),
        }


def _typed(frame: pl.DataFrame, needed: Sequence[str]) -> pl.DataFrame:
    """Bring columns to one type each, as csv may hold numbers or words for any."""
    forms = []
    for name in frame.columns:
        if name in _WORDS:
            forms.append(pl.col(name).cast(pl.String))
        elif name in ("year", "runtime_minutes", "billing"):
            number = pl.col(name).cast(pl.Float64, strict=False)
            forms.append(pl.when(number.abs() < 2**31).then(number).cast(pl.Int32).alias(name))
        elif name == "complete":
            written = pl.col(name).cast(pl.String).str.to_lowercase()
            forms.append(written.is_in(["true", "1", "yes"]))
        elif name in _LISTS and frame.schema[name] != pl.List(pl.String):
            parts = pl.col(name).cast(pl.String).str.split("|")
            forms.append(parts.list.eval(pl.element().str.strip_chars()))
    return frame.with_columns(forms)


def _said(films: pl.DataFrame, cited: Mapping[str, int]) -> pl.DataFrame:
    """Give who states each film's plain facts: the sources it names, else the table itself."""
    if "sources" not in films.columns:
        return films.select("rec", cite=pl.lit(0, pl.Int32))
    named = films.select("rec", source="sources")
    if named.schema["source"] == pl.String:
        named = named.with_columns(pl.col("source").str.split("|"))
    named = named.explode("source", empty_as_null=False).drop_nulls()
    known = named.select(
        "rec", pl.col("source").replace_strict(cited, default=None, return_dtype=pl.Int32)
    ).drop_nulls()
    known = known.rename({"source": "cite"})
    rest = films.select("rec").join(known, on="rec", how="anti")
    return pl.concat([known, rest.with_columns(cite=pl.lit(0, pl.Int32))])


def _titles(films: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
    kinds = [("title", "title")]
    if "original_title" in films.columns:
        kinds.append(("original_title", "original"))
    rows = pl.concat(
        [films.select("rec", text=column, kind=pl.lit(kind)) for column, kind in kinds]
    )
    return rows.drop_nulls("text").join(said, on="rec", maintain_order="left")


def _statements(films: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
    plain = [("year", "year"), ("runtime_minutes", "runtime"), *((x, x) for x in _LISTS)]
    rows = []
    for column, name in plain:
        if column not in films.columns:
            continue
        values = films.select("rec", value=column)
        if name in _LISTS:
            values = values.explode("value", empty_as_null=False).filter(pl.col("value") != "")
        elif name == "runtime":
            values = values.filter(pl.col("value") > 0)
        number = pl.lit(FIELD_NUMBERS[name], pl.UInt8).alias("field")
        rows.append(values.drop_nulls().select("rec", number, pl.col("value").cast(pl.String)))
    return pl.concat(rows).join(said, on="rec", maintain_order="left")


def _releases(films: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
    """Give the days of release; in tables the first of January mostly stands for a year."""
    if "release_date" not in films.columns:
        return pl.DataFrame()
    dated = films.select("rec", date=pl.col("release_date").cast(pl.String)).drop_nulls()
    dated = dated.filter(
        pl.col("date").str.contains(r"^\d{4}-\d\d-\d\d$") & ~pl.col("date").str.ends_with("-01-01")
    )
    return dated.join(said, on="rec", maintain_order="left")


def _series(films: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
    if "series" not in films.columns:
        return pl.DataFrame()
    named = films.select("rec", name=pl.col("series").cast(pl.String)).drop_nulls()
    return named.filter(pl.col("name") != "").join(said, on="rec", maintain_order="left")


def _of_known_role(
    rows: pl.DataFrame, places: pl.DataFrame, cited: Mapping[str, int]
) -> pl.DataFrame:
    """Leave out rows of roles and films that the catalogue does not have."""
    roles = pl.DataFrame(
        {"role": list(map(str, ROLE_NUMBERS)), "number": list(ROLE_NUMBERS.values())},
        schema_overrides={"number": pl.UInt8},
    )
    rows = rows.join(roles, on="role", maintain_order="left").join(
        places, on="film_id", maintain_order="left"
    )
    cite = pl.col("source").replace_strict(cited, return_dtype=pl.Int32)
    return rows.drop("role").rename({"number": "role"}).with_columns(cite.alias("cite"))


def _credits(rows: pl.DataFrame) -> pl.DataFrame:
    columns = ["rec", pl.col("person").alias("name"), "role"]
    played = characters(rows["character"]) if "character" in rows.columns else pl.DataFrame()
    columns += ["billing"] if "billing" in rows.columns else []
    own = rows.select(*columns, pl.lit(None, pl.Int64).alias("person"), "cite")
    return own.hstack(played) if played.width else own
