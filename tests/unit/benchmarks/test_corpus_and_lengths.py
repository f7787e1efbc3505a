"""Corpora are read from folders and JSON lines, and brought to a length without repeating."""

import gzip
import json
from pathlib import Path

from benchmarks.corpus import Review, digest, open_catalogue, reviews
from benchmarks.lengths import cut, of_length

from matinee.document import read_text


def test_json_lines(tmp_path: Path) -> None:
    """Gzipped or not, a line gives a text with what is known of it; empty lines are passed over."""
    rows = [
        {"text": "One.", "imdb_id": "tt0000001", "slug": "one", "author": "Somebody"},
        {"text": "<p>Two.</p>", "format": "html", "critic": "Another"},
    ]
    lines = "\n\n".join(json.dumps(row) for row in rows)
    plain, zipped = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    plain.write_text(lines)
    zipped.write_bytes(gzip.compress(lines.encode()))
    for path in (plain, zipped):
        one, two = reviews(path)
        assert (one.name, one.imdb_id, one.author) == ("one", "tt0000001", "Somebody")
        assert (two.author, two.format) == ("Another", "html")
        assert two.document.blocks[0].text == "Two."
        assert one.digest == digest("One.")


def test_a_folder(tmp_path: Path) -> None:
    """Texts in folders are found; front matter names film and author; binaries are passed over."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.md").write_text("---\nimdb_id: tt0000001\nauthor: Me\n---\nText.")
    (tmp_path / "b.html").write_text("<p>Text.</p>")
    (tmp_path / "c.txt").write_bytes(b"\0\1\2")
    (tmp_path / "d.csv").write_text("no")
    found = {review.name: review for review in reviews(tmp_path)}
    assert set(found) == {"b.html", "deep/a.md"}
    assert (found["deep/a.md"].imdb_id, found["deep/a.md"].author) == ("tt0000001", "Me")
    assert found["b.html"].format == "html"


def test_a_folder_of_tables_is_a_catalogue(tmp_path: Path) -> None:
    """A folder in the tables layout is brought into a snapshot, once."""
    (tmp_path / "films.csv").write_text("film_id,title,year,imdb_id\nf1,Ran,1985,tt0089881\n")
    (tmp_path / "credits.csv").write_text(
        "film_id,person,role,source\nf1,Akira Kurosawa,director,s\n"
    )
    (tmp_path / "coverage.csv").write_text("film_id,role,source,complete\nf1,director,s,true\n")
    first, again = open_catalogue(tmp_path), open_catalogue(tmp_path)
    assert first.path == again.path
    assert first.films_by_imdb(["tt0089881"])["tt0089881"].title == "Ran"
    first.path.unlink()


def test_texts_of_a_length() -> None:
    """Long texts are cut, short ones filled with others' paragraphs, none of them twice."""
    texts = ["one two three four five six", "a b c\n\nd e f", "x y z"]
    found = list(of_length([Review(t, read_text(t)) for t in texts], 5))
    assert [len(text.split()) for text in found] == [5, 5, 5]
    assert found[2] == "x y z\n\none two"
    assert cut("a b\n\nc d", 3) == "a b\n\nc"
