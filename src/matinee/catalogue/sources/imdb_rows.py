"""Turns blocks of IMDb's files into facts."""

import json
from collections.abc import Sequence

import polars as pl

from matinee.catalogue.build.columns import Frames
from matinee.catalogue.build.folding import characters
from matinee.catalogue.model import Role
from matinee.catalogue.schema import (
    BY_IMDB,
    FIELD_NUMBERS,
    LONGEST_NAME,
    LONGEST_TITLE,
    ROLE_NUMBERS,
    SCHEME_BITS,
    YEARS,
)
from matinee.catalogue.sources.members import Members
from matinee.catalogue.sources.reader import Reject
from matinee.catalogue.sources.tsv import Block

STEP = 1 << SCHEME_BITS
Taken = tuple[Frames, Sequence[Reject], int]
_CITE = pl.lit(0, pl.Int32).alias("cite")
_TOO_LONG = f"has a title of over {LONGEST_TITLE} letters"
_GENRES = {"Sci-Fi": "Science fiction", "Film-Noir": "Film noir"}
_CATEGORIES = {
    "actor": Role.ACTOR,
    "actress": Role.ACTOR,
    "self": Role.ACTOR,
    "director": Role.DIRECTOR,
    "writer": Role.WRITER,
    "producer": Role.PRODUCER,
    "cinematographer": Role.CINEMATOGRAPHER,
    "composer": Role.COMPOSER,
    "editor": Role.EDITOR,
    "production_designer": Role.PRODUCTION_DESIGNER,
}
# What a writer's or producer's job is called, in the order in which the words decide.
_JOBS = (
    (Role.WRITER, r"\bcharacters?\b", Role.CHARACTERS_BY),
    (Role.WRITER, r"based|novel|book|\bplay\b|comic|poem|article|memoir", Role.SOURCE_AUTHOR),
    (Role.WRITER, r"screen ?play|scenario|script", Role.SCREENPLAY),
    (Role.WRITER, r"story", Role.STORY),
    (Role.PRODUCER, r"executive producer", Role.EXECUTIVE_PRODUCER),
)
_WRITING = [ROLE_NUMBERS[role] for role in (Role.WRITER, *(new for old, _, new in _JOBS[:4]))]


class _Sieve:
    """The rows of a block, and those that are refused."""

    def __init__(self, file: str, block: Block) -> None:
        self.file, self.block = file, block
        self.good = pl.repeat(True, block.rows.height, dtype=pl.Boolean, eager=True)
        self.rejects: list[Reject] = []
        self.rejected = 0

    def refuse(self, bad: pl.Series, reason: str) -> None:
        bad = bad.fill_null(True) & self.good
        if bad.any():
            self.rejected += int(bad.sum())
            self.rejects += self.block.refused(self.file, bad, reason)
            self.good &= ~bad

    def note(self, odd: pl.Series, reason: str) -> None:
        """Report rows that are taken but for one value."""
        odd = odd.fill_null(False) & self.good
        if odd.any():
            self.rejected += int(odd.sum())
            self.rejects += self.block.refused(self.file, odd, reason)

    def taken(self, frames: Frames) -> Taken:
        return frames, self.rejects, self.rejected


def cites(source: str) -> Frames:
    """Give the one citation that all of IMDb's facts have."""
    frame = pl.DataFrame({"cite": [0], "source": [source], "ref": [""]})
    return {"cites": frame.with_columns(pl.col("cite").cast(pl.Int32))}


def films(block: Block, kinds: Sequence[str], adult: bool, known: Members) -> Taken:
    """Take films from title.basics; ``known`` are those taken before, and learns of these."""
    sieve = _Sieve("title.basics", block)
    rows = block.rows.with_columns(rec=_number("tconst", "tt"))
    of_kind = rows["titleType"].is_in(list(kinds)).fill_null(False)
    if not adult:
        of_kind &= (rows["isAdult"] != "1").fill_null(True)
    sieve.refuse(rows["rec"].is_null(), "has no identifier such as tt0000001")
    sieve.good &= of_kind
    sieve.refuse(rows["primaryTitle"].is_null(), "has no title")
    sieve.refuse(rows["primaryTitle"].str.len_chars() > LONGEST_TITLE, _TOO_LONG)
    twice = known.has(rows["rec"]) | ~rows["rec"].is_first_distinct()
    sieve.refuse(twice, "has an identifier that another row has had")
    years = rows["startYear"].cast(pl.Int64, strict=False)
    sieve.note(
        rows["startYear"].is_not_null() & ~years.is_in(list(YEARS)).fill_null(False),
        "has a year that no film is of; taken without it",
    )
    rows = rows.filter(sieve.good)
    known.add(rows["rec"])
    return sieve.taken(
        {
            "films": rows.select("rec", key="tconst", imdb_id="tconst").with_columns(_CITE),
            "titles": _titles_of(rows),
            "statements": _statements_of(rows),
        }
    )


def ratings(block: Block, films: Members) -> Taken:
    """Take how many people have rated a film, which ranks it, from title.ratings."""
    sieve = _Sieve("title.ratings", block)
    rows = block.rows.with_columns(
        rec=_number("tconst", "tt"), fame=pl.col("numVotes").cast(pl.Int64, strict=False)
    )
    sieve.refuse(rows["rec"].is_null() | rows["fame"].is_null(), "is no number of votes")
    rows = rows.filter(sieve.good & films.has(rows["rec"]))
    return sieve.taken({"films": rows.select("rec", "fame", key="tconst").with_columns(_CITE)})


def titles(block: Block, films: Members) -> Taken:
    """Take other titles, with country and language, from title.akas."""
    sieve = _Sieve("title.akas", block)
    rows = block.rows.with_columns(rec=_number("titleId", "tt"))
    sieve.refuse(rows["rec"].is_null(), "has no identifier such as tt0000001")
    sieve.good &= films.has(rows["rec"])
    sieve.refuse(rows["title"].is_null(), "has no title")
    sieve.refuse(rows["title"].str.len_chars() > LONGEST_TITLE, _TOO_LONG)
    original = pl.when(pl.col("isOriginalTitle") == "1").then(pl.lit("original"))
    rows = rows.filter(sieve.good).select(
        "rec",
        "language",
        original.otherwise(pl.lit("alternative")).alias("kind"),
        _CITE,
        text="title",
        country="region",
    )
    return sieve.taken({"titles": rows})


def principals(block: Block, films: Members, *, directors: bool) -> Taken:
    """Take credits from title.principals; without ``directors`` where title.crew has them all."""
    sieve = _Sieve("title.principals", block)
    rows = block.rows.with_columns(rec=_number("tconst", "tt"), person=_number("nconst", "nm"))
    sieve.refuse(rows["rec"].is_null() | rows["person"].is_null(), "names no title or nobody")
    rows = rows.filter(sieve.good & films.has(rows["rec"]))
    roles = pl.DataFrame(
        {"category": list(_CATEGORIES), "role": [ROLE_NUMBERS[r] for r in _CATEGORIES.values()]}
    )
    rows = rows.join(roles, on="category", maintain_order="left")
    if not directors:
        rows = rows.filter(pl.col("role") != ROLE_NUMBERS[Role.DIRECTOR])
    billing = pl.col("ordering").cast(pl.Int32, strict=False)
    taken = rows.select(
        "rec",
        (pl.col("person") * STEP + BY_IMDB).alias("person"),
        _role().cast(pl.UInt8).alias("role"),
        pl.when(pl.col("role") == ROLE_NUMBERS[Role.ACTOR]).then(billing).alias("billing"),
        _CITE,
    )
    return sieve.taken({"credits": taken.hstack(characters(_listed(rows["characters"])))})


def written(credits: pl.DataFrame) -> pl.DataFrame:
    """Give who is known to have written what, of all credits read so far."""
    return credits.filter(pl.col("role").is_in(_WRITING)).select("rec", "person").unique()


def crew(block: Block, films: Members, written: pl.DataFrame) -> Taken:
    """Take all directors, and the writers whose part is not known, from title.crew."""
    sieve = _Sieve("title.crew", block)
    rows = block.rows.with_columns(rec=_number("tconst", "tt"))
    sieve.refuse(rows["rec"].is_null(), "has no identifier such as tt0000001")
    rows = rows.filter(sieve.good & films.has(rows["rec"]))
    credits, coverage = [], []
    for column, role in (("directors", Role.DIRECTOR), ("writers", Role.WRITER)):
        number = pl.lit(ROLE_NUMBERS[role], pl.UInt8).alias("role")
        named = rows.select("rec", column).drop_nulls()
        coverage.append(named.select("rec", number, _CITE))
        each = _each(named, column)
        each = each.select("rec", (_number(column, "nm") * STEP + BY_IMDB).alias("person"))
        each = each.drop_nulls()
        if role is Role.WRITER:
            each = each.join(written, on=["rec", "person"], how="anti", maintain_order="left")
        credits.append(each.select("rec", "person", number, _CITE))
    return sieve.taken({"credits": pl.concat(credits), "coverage": pl.concat(coverage)})


def people(block: Block, films: Members, wanted: Members) -> Taken:
    """Take those who are credited on a film here, or known for one, from name.basics."""
    sieve = _Sieve("name.basics", block)
    rows = block.rows.with_columns(number=_number("nconst", "nm"))
    sieve.refuse(rows["number"].is_null(), "has no identifier such as nm0000001")
    credited = wanted.has(rows["number"])
    others = rows.filter(sieve.good & ~credited & rows["knownForTitles"].is_not_null())
    known = _each(others.select("number", "knownForTitles"), "knownForTitles")
    known = known.filter(films.has(known.select(_number("knownForTitles", "tt")).to_series()))
    sieve.good &= credited | rows["number"].is_in(known["number"].unique().implode())
    sieve.refuse(rows["primaryName"].is_null(), "has no name")
    length = rows["primaryName"].str.len_chars()
    sieve.refuse(length > LONGEST_NAME, f"has a name of over {LONGEST_NAME} letters")
    rows = rows.filter(sieve.good).with_columns(person=pl.col("number") * STEP + BY_IMDB)
    lived = rows.select("person", born="birthYear", died="deathYear").unpivot(
        ["born", "died"], index="person", variable_name="field"
    )
    return sieve.taken(
        {
            "people": rows.select("person", _CITE, name="primaryName"),
            "person_facts": lived.drop_nulls().with_columns(_CITE),
        }
    )


def _titles_of(rows: pl.DataFrame) -> pl.DataFrame:
    original = rows.filter(
        (pl.col("originalTitle") != pl.col("primaryTitle"))
        & (pl.col("originalTitle").str.len_chars() <= LONGEST_TITLE)
    )
    return pl.concat(
        [
            rows.select("rec", text="primaryTitle", kind=pl.lit("title")),
            original.select("rec", text="originalTitle", kind=pl.lit("original")),
        ]
    ).with_columns(_CITE)


def _statements_of(rows: pl.DataFrame) -> pl.DataFrame:
    year = pl.col("startYear").cast(pl.Int64, strict=False)
    minutes = pl.col("runtimeMinutes").cast(pl.Int64, strict=False)
    genres = _each(rows.select("rec", value="genres"), "value")
    said = {
        "year": rows.filter(year.is_in(list(YEARS))).select("rec", value="startYear"),
        "runtime": rows.filter(minutes > 0).select("rec", value="runtimeMinutes"),
        "genres": genres.with_columns(pl.col("value").replace(_GENRES)).drop_nulls(),
    }
    return pl.concat(
        frame.select("rec", pl.lit(FIELD_NUMBERS[name], pl.UInt8).alias("field"), "value", _CITE)
        for name, frame in said.items()
    )


def _each(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Give a row for each of the values that commas part."""
    return rows.with_columns(pl.col(column).str.split(",")).explode(column, empty_as_null=False)


def _number(column: str, prefix: str) -> pl.Expr:
    """Give the number in identifiers such as ``tt0000001``, null for anything else."""
    whole = pl.col(column).str.contains(f"^{prefix}[0-9]{{1,10}}$")
    number = pl.col(column).str.slice(len(prefix)).cast(pl.Int64, strict=False)
    return pl.when(whole).then(number).alias(column)


def _role() -> pl.Expr:
    """Give the role that a category and the words of the job make."""
    job = pl.col("job").str.to_lowercase()
    role = pl.col("role")
    chosen = role
    for before, words, after in reversed(_JOBS):
        is_it = (role == ROLE_NUMBERS[before]) & job.str.contains(words)
        chosen = pl.when(is_it).then(pl.lit(ROLE_NUMBERS[after])).otherwise(chosen)
    return chosen


def _listed(characters: pl.Series) -> pl.Series:
    """Give the names in JSON lists such as ``["Mara","The Guide"]`` as one text."""
    inner = characters.str.extract(r'^\["(.*)"\]$', 1)
    plain = inner.str.replace_all('","', " / ", literal=True)
    odd = characters.is_not_null() & (inner.is_null() | inner.str.contains("\\", literal=True))
    places = odd.arg_true()
    if not places.len():
        return plain
    return plain.scatter(
        places, pl.Series(map(_unpacked, characters.gather(places)), dtype=pl.String)
    )


def _unpacked(text: str) -> str | None:
    try:
        names = json.loads(text)
    except ValueError:
        return None
    return " / ".join(map(str, names)) if isinstance(names, list) else None
