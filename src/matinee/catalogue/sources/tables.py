"""Reads the ``tables`` layout: films, credits and coverage as parquet or csv in one folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matinee.catalogue.characters import read_character
from matinee.catalogue.model import Citation, Role, Source
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.records import CreditRecord, FilmRecord

if TYPE_CHECKING:
    import polars as pl

_ROLES = {role.value for role in Role}
_NEEDED = {
    "films": ("film_id", "title", "year"),
    "credits": ("film_id", "person", "role", "source"),
    "coverage": ("film_id", "role", "source", "complete"),
}


class Tables:
    """The three tables of a folder, checked on opening."""

    def __init__(self, folder: Path) -> None:
        """Read the tables, or raise CatalogueError naming the file and what it lacks."""
        self.folder = folder
        if not folder.is_dir():
            raise CatalogueError(f"{folder}: not a folder; give the one that holds films.parquet")
        self._films = self._read("films")
        self._credits = self._read("credits")
        self._coverage = self._read("coverage")

    def __len__(self) -> int:
        return self._films.height

    def _read(self, name: str) -> "pl.DataFrame":
        try:
            import polars as pl
        except ImportError as error:
            raise CatalogueError(
                "reading tables needs polars; install it with: pip install 'matinee[tables]'"
            ) from error
        parquet, csv = self.folder / f"{name}.parquet", self.folder / f"{name}.csv"
        try:
            if parquet.is_file():
                frame = pl.read_parquet(parquet)
            elif csv.is_file():
                frame = pl.read_csv(csv, infer_schema_length=10_000)
            else:
                raise CatalogueError(f"{self.folder}: holds neither {parquet.name} nor {csv.name}")
        except (pl.exceptions.PolarsError, OSError) as error:
            raise CatalogueError(f"{self.folder / name}: cannot be read ({error})") from error
        missing = [column for column in _NEEDED[name] if column not in frame.columns]
        if missing:
            raise CatalogueError(f"{self.folder / name}: lacks the column {', '.join(missing)}")
        return _normal(frame, _NEEDED[name])

    def sources(self) -> list[Source]:
        """Give the sources named in the tables; nothing is known of their licences."""
        import polars as pl

        keys = pl.concat([self._credits["source"], self._coverage["source"]]).drop_nulls().unique()
        named = [Source(key, key, "not stated", publishable=False) for key in sorted(keys)]
        return [*named, Source("tables", "the imported table", "not stated", publishable=False)]

    def records(self) -> Iterator[FilmRecord]:
        """Give one record a film, in the order of the table."""
        import polars as pl

        credits = self._credits.filter(pl.col("role").is_in(_ROLES))
        complete = self._coverage.filter(pl.col("complete"), pl.col("role").is_in(_ROLES))
        films = self._films.join(
            _grouped(credits, "credits"), on="film_id", how="left", maintain_order="left"
        ).join(_grouped(complete, "complete"), on="film_id", how="left", maintain_order="left")
        for row in films.iter_rows(named=True):
            yield _record(row, row["credits"] or [], row["complete"] or [])


def _normal(frame: "pl.DataFrame", needed: Sequence[str]) -> "pl.DataFrame":
    """Bring the needed columns to one type each, as csv may hold numbers or words for any."""
    import polars as pl

    as_words = [name for name in needed if name not in ("year", "complete")]
    forms = [pl.col(name).cast(pl.String) for name in as_words]
    if "year" in needed:
        forms.append(pl.col("year").cast(pl.Int64, strict=False))
    if "complete" in needed:
        written = pl.col("complete").cast(pl.String).str.to_lowercase()
        forms.append(written.is_in(["true", "1", "yes"]).alias("complete"))
    return frame.with_columns(forms).drop_nulls(as_words)


def _grouped(frame: "pl.DataFrame", name: str) -> "pl.DataFrame":
    """Give one line a film, with all of the film's lines in the column ``name``."""
    import polars as pl

    lines = pl.struct(pl.exclude("film_id")).alias(name)
    return frame.group_by("film_id", maintain_order=True).agg(lines)


def _record(
    row: dict[str, Any], credits: list[dict[str, Any]], complete: list[dict[str, Any]]
) -> FilmRecord:
    coverage: dict[Role, list[Citation]] = {}
    for line in complete:
        coverage.setdefault(Role(line["role"]), []).append(Citation(str(line["source"])))
    known = {str(line["source"]) for line in credits}
    stated = [Citation(source) for source in _list(row.get("sources")) if source in known]
    return FilmRecord(
        key=row["film_id"],
        title=str(row["title"]),
        original_title=_text(row.get("original_title")),
        year=_number(row.get("year")),
        runtime=_number(row.get("runtime_minutes")),
        imdb_id=_text(row.get("imdb_id")),
        genres=_list(row.get("genres")),
        countries=_list(row.get("countries")),
        languages=_list(row.get("languages")),
        series=_text(row.get("series")),
        fame=len(credits),
        credits=[_credit(line) for line in credits],
        complete=coverage,
        cited={"": stated or [Citation("tables")]},
    )


def _credit(line: dict[str, Any]) -> CreditRecord:
    character = read_character(_text(line.get("character")))
    return CreditRecord(
        person=str(line["person"]),
        role=Role(str(line["role"])),
        character=character.name,
        character_aliases=character.aliases,
        billing=_number(line.get("billing")),
        voice=character.voice,
        uncredited=character.uncredited,
        citations=(Citation(str(line["source"])),),
    )


def _text(value: object) -> str | None:
    return str(value) if value else None


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) else None


def _list(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(item) for item in value if item]
    return [part.strip() for part in str(value).split("|") if part.strip()] if value else []
