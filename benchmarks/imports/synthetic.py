"""Writes a synthetic IMDb: the seven files, in IMDb's own format, of any size, with no real fact.

Usage: python -m benchmarks.imports.synthetic FOLDER [--films N] [--people N] [--credits N]

What matters to an import is as in the real files: names of two or three words, a tenth of them not
in ASCII, many people with one credit and few with hundreds, the films of interest among twice as
many titles of other kinds, everything sorted by the identifiers as text.
"""

import argparse
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

_CHUNK = 500_000
_FIRST = (
    "Ana Bo Cai Dara Elise Finn Goran Hana Ines Jo Kim Lars Mira Noor Olga Pia Quin Rosa".split()
)
_SYLLABLES = "ka ro li men sa tor vi del nu ber os han ri ta lo wen mar ci dov".split()
_ACCENTED = "é ø ñi ü ł".split()
_SHARE_ACCENTED = 0.06
_WORDS = "Salt Road Ash Ember Harbour Lights Winter Map Glass River House Night Moon Signal".split()
_CATEGORIES = ("actor", "actress", "self", "producer", "writer", "cinematographer", "composer")


@dataclass(frozen=True, slots=True)
class Size:
    """How much to make: films, people, and credits (rows of title.principals)."""

    films: int = 700_000
    people: int = 10_000_000
    credits: int = 10_000_000


def write_imdb(folder: Path, size: Size, *, seed: int = 7) -> None:
    """Write the seven files."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    surnames = pl.Series(sorted({_word(rng).capitalize() for _ in range(60_000)}))
    firsts = pl.Series(
        [*_FIRST, *(f"{a} {_word(rng).capitalize()}" for a in _FIRST for _ in range(40))]
    )
    titles = size.films * 3  # two of three are of other kinds
    _write(folder, "title.basics", _basics(titles))
    _write(folder, "title.ratings", _ratings(titles))
    _write(folder, "title.akas", _akas(titles))
    _write(folder, "title.episode", _episodes(titles))
    _write(folder, "title.crew", _crew(titles, size.people))
    _write(folder, "title.principals", _principals(titles, size))
    _write(folder, "name.basics", _names(size, titles, firsts, surnames))


def _word(rng: random.Random) -> str:
    syllables = rng.choices(_SYLLABLES, k=rng.choice((2, 3, 3, 4)))
    if rng.random() < _SHARE_ACCENTED:
        syllables[-1] = rng.choice(_ACCENTED)
    return "".join(syllables)


def _numbers(begin: int, end: int) -> pl.DataFrame:
    n = pl.int_range(begin, end, dtype=pl.UInt64, eager=True).alias("n")
    return pl.DataFrame({"n": n}).with_columns(
        _spread(pl.col("n"), 20).alias("r"),
        _spread(pl.col("n") + 1_000_003, 21).alias("s"),
    )


def _spread(number: pl.Expr, by: int) -> pl.Expr:
    # Multiplying by a large odd number spreads like chance, and the same on every machine.
    return number * pl.lit(0x9E3779B97F4A7C15, pl.UInt64) // (1 << by)


def _chunks(count: int) -> Iterator[pl.DataFrame]:
    for begin in range(0, count, _CHUNK):
        yield _numbers(begin + 1, min(begin + _CHUNK, count) + 1)


def _id(prefix: str, number: pl.Expr) -> pl.Expr:
    return pl.format(prefix + "{}", number.cast(pl.String).str.zfill(7))


def _pick(values: list[str] | pl.Series | tuple[str, ...], by: pl.Expr) -> pl.Expr:
    series = pl.Series(values) if not isinstance(values, pl.Series) else values
    return pl.lit(series).gather(by % len(series))


def _title(by: str) -> pl.Expr:
    r = pl.col(by)
    return pl.concat_str(
        pl.lit("The "), _pick(_WORDS, r), pl.lit(" "), _pick(_WORDS, r // 14),
        pl.lit(" "), (r // 196 % 5000).cast(pl.String),
    )  # fmt: skip


def _basics(titles: int) -> Iterator[pl.DataFrame]:
    for rows in _chunks(titles):
        n, r = pl.col("n"), pl.col("r")
        kind = pl.when(n % 3 == 0).then(pl.lit("movie")).otherwise(pl.lit("tvEpisode"))
        yield rows.select(
            _id("tt", n).alias("tconst"),
            kind.alias("titleType"),
            _title("r").alias("primaryTitle"),
            pl.when(r % 8 == 0).then(_title("s")).otherwise(_title("r")).alias("originalTitle"),
            pl.lit("0").alias("isAdult"),
            (1900 + r % 126).cast(pl.String).alias("startYear"),
            pl.lit("\\N").alias("endYear"),
            pl.when(r % 5 == 0).then(pl.lit("\\N")).otherwise((60 + r % 90).cast(pl.String))
            .alias("runtimeMinutes"),
            _pick(["Drama", "Comedy,Drama", "Sci-Fi,Horror", "Documentary"], r).alias("genres"),
        )  # fmt: skip


def _ratings(titles: int) -> Iterator[pl.DataFrame]:
    for rows in _chunks(titles):
        yield rows.filter(pl.col("r") % 3 == 0).select(
            _id("tt", pl.col("n")).alias("tconst"),
            pl.lit("6.4").alias("averageRating"),
            (5 + pl.col("r") % 1000).cast(pl.String).alias("numVotes"),
        )


def _akas(titles: int) -> Iterator[pl.DataFrame]:
    for rows in _chunks(titles):
        each = rows.with_columns(pl.lit([1, 2]).alias("ordering")).explode(
            "ordering", empty_as_null=False
        )
        yield each.select(
            _id("tt", pl.col("n")).alias("titleId"),
            pl.col("ordering").cast(pl.String),
            pl.when(pl.col("ordering") == 1).then(_title("r")).otherwise(_title("s"))
            .alias("title"),
            _pick(["US", "FR", "JP", "\\N"], pl.col("s")).alias("region"),
            _pick(["en", "fr", "ja", "\\N"], pl.col("s")).alias("language"),
            pl.lit("\\N").alias("types"),
            pl.lit("\\N").alias("attributes"),
            (pl.col("ordering") == 1).cast(pl.Int8).cast(pl.String).alias("isOriginalTitle"),
        )  # fmt: skip


def _episodes(titles: int) -> Iterator[pl.DataFrame]:
    for rows in _chunks(titles):
        yield rows.filter(pl.col("n") % 3 != 0).select(
            _id("tt", pl.col("n")).alias("tconst"),
            _id("tt", pl.col("r") % titles).alias("parentTconst"),
            pl.lit("1").alias("seasonNumber"),
            pl.lit("1").alias("episodeNumber"),
        )


def _crew(titles: int, people: int) -> Iterator[pl.DataFrame]:
    for rows in _chunks(titles):
        yield rows.select(
            _id("tt", pl.col("n")).alias("tconst"),
            _id("nm", pl.col("r") % people + 1).alias("directors"),
            pl.when(pl.col("r") % 2 == 0).then(pl.lit("\\N"))
            .otherwise(_id("nm", pl.col("s") % people + 1)).alias("writers"),
        )  # fmt: skip


def _principals(titles: int, size: Size) -> Iterator[pl.DataFrame]:
    films = size.films
    a_film = size.credits // films
    extra = size.credits - a_film * films
    for rows in _chunks(films):
        each = rows.with_columns(
            pl.int_ranges(1, a_film + 1 + (pl.col("n") <= extra).cast(pl.Int64)).alias("ordering")
        ).explode("ordering", empty_as_null=False)
        place = pl.col("n") * 64 + pl.col("ordering").cast(pl.UInt64)
        each = each.with_columns(_spread(place, 20).alias("q"))
        # Half the credits go to a tenth of the people.
        person = pl.when(pl.col("q") % 2 == 0).then(pl.col("q") // 2 % (size.people // 10))
        category = _pick(_CATEGORIES, pl.col("q") // 7)
        acts = category.is_in(["actor", "actress"])
        yield each.select(
            _id("tt", pl.col("n") * 3).alias("tconst"),
            pl.col("ordering").cast(pl.String),
            _id("nm", person.otherwise(pl.col("q") // 2 % size.people) + 1).alias("nconst"),
            category.alias("category"),
            pl.lit("\\N").alias("job"),
            pl.when(acts).then(
                pl.concat_str(
                    pl.lit('["'), _pick(_WORDS, pl.col("q")), pl.lit(" "),
                    (pl.col("q") // 3 % 40_000).cast(pl.String), pl.lit('"]'),
                )
            ).otherwise(pl.lit("\\N")).alias("characters"),
        )  # fmt: skip


def _names(
    size: Size, titles: int, firsts: pl.Series, surnames: pl.Series
) -> Iterator[pl.DataFrame]:
    for rows in _chunks(size.people):
        r, s = pl.col("r"), pl.col("s")
        yield rows.select(
            _id("nm", pl.col("n")).alias("nconst"),
            pl.concat_str(_pick(firsts, r), pl.lit(" "), _pick(surnames, s)).alias("primaryName"),
            pl.when(r % 10 == 0).then((1900 + r % 100).cast(pl.String)).otherwise(pl.lit("\\N"))
            .alias("birthYear"),
            pl.lit("\\N").alias("deathYear"),
            pl.lit("actor,producer").alias("primaryProfession"),
            _id("tt", (s % (titles // 3) + 1) * 3).alias("knownForTitles"),
        )  # fmt: skip


def _write(folder: Path, name: str, frames: Iterator[pl.DataFrame]) -> None:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    with (folder / f"{name}.tsv.gz").open("wb") as file:
        for number, frame in enumerate(frames):
            text = frame.write_csv(
                separator="\t", quote_style="never", include_header=number == 0, null_value="\\N"
            )
            file.write(packer.compress(text.encode()))
        file.write(packer.flush())


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    usual = Size()
    parser.add_argument("--films", type=int, default=usual.films)
    parser.add_argument("--people", type=int, default=usual.people)
    parser.add_argument("--credits", type=int, default=usual.credits)
    options = parser.parse_args()
    write_imdb(options.folder, Size(options.films, options.people, options.credits))


if __name__ == "__main__":
    main()
