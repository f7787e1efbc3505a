"""IMDb's files and TMDB's films come whole, go on where they broke off, and with a key alone."""

import gzip
from pathlib import Path

import pytest

from matinee.catalogue.sources import open_payload
from matinee.fetch.cache import Cache
from matinee.fetch.errors import FetchError
from matinee.fetch.imdb import ImdbFiles
from matinee.fetch.tmdb import Tmdb
from matinee.fetch.wanted import Wanted
from matinee.fetch.web import Web

from .conftest import PAYLOADS, Service


@pytest.fixture
def imdb(service: Service, web: Web) -> ImdbFiles:
    """Serve IMDb's files."""
    for path in (PAYLOADS / "imdb").glob("*.tsv"):
        service.files[f"{path.name}.gz"] = gzip.compress(path.read_bytes(), mtime=0)
    return ImdbFiles(web, service.url)


def test_all_seven_files_come(imdb: ImdbFiles, tmp_path: Path) -> None:
    """Just as they are given out."""
    assert [each.new for each in imdb.fetch(tmp_path)] == [True] * 7
    assert open_payload("imdb", tmp_path).total > 0
    assert not list(tmp_path.glob("*.part*"))


def test_files_that_have_not_changed_are_not_fetched_again(
    imdb: ImdbFiles, service: Service, tmp_path: Path
) -> None:
    """Only asked about."""
    imdb.fetch(tmp_path)
    service.files["title.akas.tsv.gz"] = gzip.compress(b"titleId\ttitle\n", mtime=0)
    assert sum(each.new for each in imdb.fetch(tmp_path)) == 1


def test_a_file_that_breaks_off_is_gone_on_with(
    imdb: ImdbFiles, service: Service, tmp_path: Path
) -> None:
    """From the byte where it broke off."""
    service.cut = 40
    imdb.fetch(tmp_path)
    assert [h["range"] for h in service.headers if "range" in h] == ["bytes=40-"]
    whole = service.files["title.basics.tsv.gz"]
    assert (tmp_path / "title.basics.tsv.gz").read_bytes() == whole


def test_a_file_that_changed_meanwhile_is_begun_again(
    imdb: ImdbFiles, service: Service, tmp_path: Path
) -> None:
    """Two halves of two files are none."""
    (tmp_path / "title.basics.tsv.gz.part").write_bytes(b"half of yesterday's")
    (tmp_path / "title.basics.tsv.gz.part.json").write_text('{"etag": "yesterday"}')
    imdb.fetch(tmp_path)
    whole = service.files["title.basics.tsv.gz"]
    assert (tmp_path / "title.basics.tsv.gz").read_bytes() == whole


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<html>Moved</html>", "what came is damaged"),
        (gzip.compress(b"tconst\tx\n")[:-4], "what came is damaged"),
        (gzip.compress(b"<html>"), "is not the file it should be"),
    ],
    ids=["a page", "cut short", "a packed page"],
)
def test_a_file_that_is_none_is_thrown_away(
    imdb: ImdbFiles, service: Service, tmp_path: Path, body: bytes, message: str
) -> None:
    """And the one that was there stays."""
    imdb.fetch(tmp_path)
    before = (tmp_path / "title.basics.tsv.gz").read_bytes()
    service.files["title.basics.tsv.gz"] = body
    with pytest.raises(FetchError, match=message):
        imdb.fetch(tmp_path)
    assert (tmp_path / "title.basics.tsv.gz").read_bytes() == before


def test_a_file_that_is_not_there_is_told(
    imdb: ImdbFiles, service: Service, tmp_path: Path
) -> None:
    """By its address."""
    del service.files["title.crew.tsv.gz"]
    with pytest.raises(FetchError, match=r"title\.crew\.tsv\.gz: answers 404"):
        imdb.fetch(tmp_path)


@pytest.mark.parametrize("key", ["good", "t" * 80], ids=["key", "token"])
def test_films_come_with_a_key_of_either_kind(
    service: Service, web: Web, tmp_path: Path, key: str
) -> None:
    """By identifier, or by title and year, with credits; nothing is asked for twice."""
    wanted = [
        Wanted(imdb_id="tt9000001"),
        Wanted(titles=("Ash",), year=1975),
        Wanted(titles=("No Such Film",), year=1999),
    ]
    with Cache(tmp_path / "cache.sqlite") as cache:
        tmdb = Tmdb(web, cache, key, f"{service.url}/3")
        assert tmdb.fetch(wanted, tmp_path / "movies.jsonl") == (2, [wanted[2]])
        before = len(service.asked)
        tmdb.fetch(wanted, tmp_path / "movies.jsonl")
        assert len(service.asked) == before
        assert key not in repr(tmdb)
    assert open_payload("tmdb", tmp_path / "movies.jsonl").total > 1_000
    assert key.encode() not in (tmp_path / "cache.sqlite").read_bytes()


def test_a_key_that_is_none_is_told(service: Service, web: Web, tmp_path: Path) -> None:
    """Without printing it."""
    with Cache(tmp_path / "cache.sqlite") as cache:
        tmdb = Tmdb(web, cache, "secret-key", f"{service.url}/3")
        with pytest.raises(FetchError, match=r"refuses \(401\); check the key") as refusal:
            tmdb.fetch([Wanted(imdb_id="tt9000001")], tmp_path / "movies.jsonl")
    assert "secret-key" not in str(refusal.value)
