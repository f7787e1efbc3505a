"""Bad payloads come to a clear end, with the catalogue as it was or with what is sound in them."""

import bz2
import gzip
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from matinee.catalogue import CatalogueError
from matinee.catalogue.build import import_source
from matinee.catalogue.build.alone import alone
from matinee.catalogue.snapshot import Snapshot
from matinee.catalogue.sources import lines, open_payload, tsv
from matinee.catalogue.sources.lines import read_lines
from matinee.catalogue.sources.tsv import TsvFile

from .conftest import Bench


def packed(folder: Path) -> Path:
    """Pack IMDb's files with gzip, as they come."""
    for path in folder.glob("*.tsv"):
        path.with_suffix(".tsv.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()
    return folder


def changed(path: Path, old: str, new: bytes) -> None:
    """Put bytes into a file in the place of text."""
    data = path.read_bytes()
    assert old.encode() in data
    path.write_bytes(data.replace(old.encode(), new))


@pytest.mark.parametrize("part", [0.5, 0.9])
def test_gzip_cut_short(bench: Bench, part: float) -> None:
    """What is missing cannot be told from what was never there, so all of it is refused."""
    folder = packed(bench.payload("imdb"))
    path = folder / "name.basics.tsv.gz"
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    assert "name.basics.tsv.gz: is cut short; get it again" in bench.refused("imdb", folder)


def test_gzip_overwritten(bench: Bench) -> None:
    """A sum that is not right is not passed over."""
    folder = packed(bench.payload("imdb"))
    path = folder / "title.crew.tsv.gz"
    data = bytearray(path.read_bytes())
    data[-8:-4] = b"\0\0\0\0"
    path.write_bytes(data)
    assert "title.crew.tsv.gz: is damaged" in bench.refused("imdb", folder)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_a_dump_cut_short(bench: Bench, pack: object) -> None:
    """Both ways in which Wikidata packs its dumps."""
    path = bench.payload("wikidata") / "dump.json"
    data = pack(path.read_bytes())  # type: ignore[operator]
    path.write_bytes(data[: len(data) // 2])
    assert "dump.json: is cut short" in bench.refused("wikidata", path)


def test_wrong_columns(bench: Bench) -> None:
    """The message names the file, what it lacks and what stands there instead."""
    folder = bench.payload("imdb")
    changed(folder / "title.basics.tsv", "primaryTitle", b"name")
    message = bench.refused("imdb", folder)
    assert "title.basics.tsv: lacks the column primaryTitle" in message
    assert "tconst·titleType·name" in message


def test_a_file_without_lines(bench: Bench) -> None:
    """An empty file is no table."""
    folder = bench.payload("imdb")
    (folder / "title.crew.tsv").write_bytes(b"")
    assert "title.crew.tsv: has no line of column names" in bench.refused("imdb", folder)


def test_mixed_encodings(bench: Bench) -> None:
    """A line in another encoding is refused, and no other."""
    folder = bench.payload("imdb")
    changed(folder / "name.basics.tsv", "Tomás Řehák", "Tomás".encode("latin-1"))
    snapshot = bench.read("imdb", folder)
    assert "is not UTF-8" in bench.reasons()
    assert "ines morvan" in snapshot.people_named(["ines morvan"])


def test_nuls(bench: Bench) -> None:
    """A NUL in a name is refused, since many programs take it for the end."""
    folder = bench.payload("imdb")
    changed(folder / "name.basics.tsv", "Jo Lind", b"Jo\0Lind")
    snapshot = bench.read("imdb", folder)
    assert "holds a NUL" in bench.reasons()
    assert "nm9000002" not in snapshot.people(["nm9000002"])


def test_too_many_and_too_few_fields(bench: Bench) -> None:
    """Each with its line."""
    folder = bench.payload("imdb")
    with (folder / "title.ratings.tsv").open("a") as file:
        file.write("tt9000001\t1\ntt9000001\t1\t2\t3\n")
    bench.read("imdb", folder)
    assert bench.done
    found = [json.loads(line) for line in bench.done.rejects]
    ratings = [(each["line"], each["reason"]) for each in found if "ratings" in each["file"]]
    assert ratings == [(4, "has 2 fields, not 3"), (5, "has 4 fields, not 3")]


def test_a_line_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is passed over as it comes, in no more memory than a block takes; the rest is read."""
    monkeypatch.setattr(tsv, "LONGEST_LINE", 1 << 12)
    path = tmp_path / "names.tsv"
    path.write_bytes(b"a\tb\n1\t2\n" + b"x" * (1 << 18) + b"\n3\t4\n" + b"y" * (1 << 16))
    blocks = list(TsvFile(path, ["a", "b"]).blocks(size=1 << 13))
    rows = [row for block in blocks for row in block.rows.iter_rows()]
    rejects = [reject for block in blocks for reject in block.rejects]
    assert rows == [("1", "2"), ("3", "4")]
    assert [reject.line for reject in rejects] == [3, 5]
    assert all("longer than 4,096 bytes" in reject.reason for reject in rejects)
    assert all(len(reject.text) <= 200 for reject in rejects)


@pytest.mark.slow
def test_a_gigabyte_in_one_line_takes_little_memory(bench: Bench) -> None:
    """It is passed over, and the line behind it is read."""
    folder = bench.payload("imdb")
    with (folder / "title.akas.tsv").open("r+b") as file:
        file.seek(1 << 30, os.SEEK_END)  # A hole, which takes no room on the disk.
        file.write(b"\ntt9000001\t9\tZoutweg\tNL\tnl\t\\N\t\\N\t0\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    snapshot = bench.read("imdb", folder)
    assert "longer than 1,048,576 bytes" in bench.reasons()
    assert "zoutweg" in snapshot.films_titled(["zoutweg"])
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # kilobytes


def test_a_bomb(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that unpacks to absurd size is refused before it has filled the disk."""
    monkeypatch.setattr(tsv, "_ABSURD_SIZE", 1 << 20)
    folder = bench.payload("imdb")
    path = folder / "title.ratings.tsv"
    head = path.read_bytes().split(b"\n")[0]
    rows = b"tt9000001\t1.0\t1\n" * (1 << 20)
    path.with_suffix(".tsv.gz").write_bytes(gzip.compress(head + b"\n" + rows))
    path.unlink()
    message = bench.refused("imdb", folder)
    assert "title.ratings.tsv.gz: unpacks to more than 100 times its size" in message


def test_duplicate_identifiers(bench: Bench) -> None:
    """The first row of an identifier counts; the second is told."""
    folder = bench.payload("imdb")
    with (folder / "title.basics.tsv").open("a") as file:
        file.write("tt9000002\tmovie\tAsh Again\tAsh Again\t0\t1975\t\\N\t\\N\tDrama\n")
    with (folder / "name.basics.tsv").open("a") as file:
        file.write("nm9000002\tJo Second\t\\N\t\\N\tactress\ttt9000001\n")
    snapshot = bench.read("imdb", folder)
    assert "has an identifier that another row has had" in bench.reasons()
    assert str(snapshot.films_by_imdb(["tt9000002"])["tt9000002"]) == "Ash (1974)"
    assert snapshot.people(["nm9000002"])["nm9000002"].name == "Jo Lind"


def test_duplicate_entities(bench: Bench) -> None:
    """A film that a dump holds twice is taken once."""
    path = bench.payload("wikidata") / "dump.json"
    lines = path.read_text().split("\n")
    lines.insert(2, lines[1])
    path.write_text("\n".join(lines))
    snapshot = bench.read("wikidata", path)
    assert "Q9000001 has stood before" in bench.reasons()
    assert snapshot.counts()["films"] == 2


@pytest.mark.parametrize("year", ["0", "9999", "-1", "1e9", "next year"])
def test_years_that_are_none(bench: Bench, year: str) -> None:
    """The film is taken without it, and that is told."""
    folder = bench.payload("imdb")
    changed(folder / "title.basics.tsv", "1974", year.encode())
    bench.into.unlink()
    snapshot = bench.read("imdb", folder)
    assert snapshot.films_by_imdb(["tt9000002"])["tt9000002"].year is None
    assert "has a year that no film is of; taken without it" in bench.reasons()


@pytest.mark.parametrize("year", ["+0000", "+9999", "-0044"])
def test_dates_that_are_none(bench: Bench, year: str) -> None:
    """Wikidata writes years of any kind."""
    path = bench.payload("wikidata") / "dump.json"
    changed(path, "+1974", year.encode())
    bench.into.unlink()
    assert bench.read("wikidata", path).films_by_imdb(["tt9000002"])["tt9000002"].year is None


def test_names_of_ten_thousand_letters(bench: Bench) -> None:
    """They are nobody's, whichever source has them."""
    long = "n" * 10_000
    folder = bench.payload("imdb")
    changed(folder / "name.basics.tsv", "Jo Lind", long.encode())
    changed(folder / "title.basics.tsv", "\tAsh\tAsh", f"\t{long}\tAsh".encode())
    bench.read("imdb", folder)
    assert {"has a name of over 300 letters", "has a title of over 500 letters"} <= set(
        bench.reasons()
    )
    path = bench.payload("wikidata") / "dump.json"
    changed(path, '"value":"Ash"', f'"value":"{long}"'.encode())
    bench.read("wikidata", path)
    assert any("no title, or one that is too long" in reason for reason in bench.reasons())


def test_formulas_are_words(bench: Bench) -> None:
    """What a spreadsheet would run is text here, and the list of refused rows is no spreadsheet."""
    folder = bench.payload("tables")
    changed(folder / "films.csv", "Ash,", b'"=HYPERLINK(""https://evil.example"",""x"")",')
    changed(folder / "films.csv", "Nobody's", b"=1+1")
    snapshot = bench.read("tables", folder)
    film = snapshot.films_by_imdb(["tt9000002"])["tt9000002"]
    assert film.title == "Ash"  # the house's word stands above the table's
    titles = snapshot.details([film.id])[film.id].titles
    assert '=HYPERLINK("https://evil.example","x")' in {title.text for title in titles}
    assert bench.done
    assert all(line.startswith('{"file"') for line in bench.done.rejects)


def test_kin_that_go_round_in_circles(bench: Bench) -> None:
    """Two films that are each based on the other are shown so, and nothing runs for ever."""
    path = bench.payload("wikidata") / "dump.json"
    changed(path, '"id":"Q9000501"},"type"', b'"id":"Q9000002"},"type"')
    snapshot = bench.read("wikidata", path)
    ids = [film.id for film in snapshot.films_by_imdb(["tt9000001", "tt9000002"]).values()]
    remakes = {film.film.id: film.film.remake_of for film in snapshot.dossiers(ids).values()}
    assert remakes == dict(zip(ids, reversed(ids), strict=True))


def test_a_film_that_is_based_on_itself_is_not(bench: Bench) -> None:
    """It has no other film beside it."""
    path = bench.payload("wikidata") / "dump.json"
    changed(path, '"id":"Q9000501"},"type"', b'"id":"Q9000001"},"type"')
    snapshot = bench.read("wikidata", path)
    film = snapshot.films_by_imdb(["tt9000001"])["tt9000001"]
    assert snapshot.dossiers([film.id])[film.id].film.remake_of is None


def test_series_that_go_round_in_circles(bench: Bench) -> None:
    """Two films that are each the other's series are taken as they are said to be."""
    path = bench.payload("wikidata") / "dump.json"
    data = path.read_bytes()
    for other in (b"Q9000002", b"Q9000001"):
        data = data.replace(b'"id":"Q9000401"},"type"', b'"id":"%s"},"type"' % other, 1)
    path.write_bytes(data)
    bench.into.unlink()  # In which the house says otherwise, and would be right.
    snapshot = bench.read("wikidata", path)
    ids = [film.id for film in snapshot.films_by_imdb(["tt9000001", "tt9000002"]).values()]
    films = [each.film for each in snapshot.dossiers(ids).values()]
    series = {film.title: film.series.name for film in films if film.series}
    assert series == {"The Salt Road": "Ash", "Ash": "The Salt Road"}


def test_xml_that_declares_entities(bench: Bench) -> None:
    """A billion laughs are refused unread."""
    folder = bench.payload("nfo")
    (folder / "bomb.nfo").write_text(
        '<?xml version="1.0"?><!DOCTYPE movie [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        "<movie><title>&b;</title></movie>"
    )
    bench.read("nfo", folder)
    assert any("declares entities" in reason for reason in bench.reasons())


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"id": 1}', '{"id": 1, "title": 7}', '"film"', "null", "[]", '{"results": 3}'],
    ids=["deep", "bare", "number", "text", "null", "empty", "result"],
)
def test_json_of_another_kind(bench: Bench, text: str) -> None:
    """Deep, shallow, or about something else: a reject at most."""
    path = bench.folder / "movie.json"
    path.write_text(text)
    bench.read("tmdb", path)
    assert bench.done
    assert bench.done.made.films == 2
    assert bench.done.rejected <= 1


LONG = b"n" * 10_000
SPOILT_TABLES = {
    "a year 0": (b",1974", b",0", "has a year that no film is of; taken without it"),
    "a year 9999": (b",1974", b",9999", "has a year that no film is of; taken without it"),
    "a title without end": (b",Ash,", b"," + LONG + b",", "has a title of over 500 letters"),
    "a name without end": (b"Bo Vane", LONG, "has a person of over 300 letters"),
    "another encoding": (b"Ash", b"Cendr\xe9", "is not UTF-8"),
    "a NUL in a title": (b"Ash", b"A\0sh", "holds a NUL"),
    "a NUL in a name": (b"Bo Vane", b"Bo\0Vane", "holds a NUL"),
    "a number twice": (b"f2,tt", b"f1,tt", "has an identifier that another row has had"),
}


@pytest.mark.parametrize("what", SPOILT_TABLES)
def test_tables_lose_what_is_no_row_of_theirs(bench: Bench, what: str) -> None:
    """It is told with its line, and the film beside it comes in whole."""
    old, new, reason = SPOILT_TABLES[what]
    folder = bench.payload("tables")
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes().replace(old, new))
    bench.into.unlink()  # In which the house says otherwise, and would be right.
    snapshot = bench.read("tables", folder)
    assert reason in bench.reasons()
    assert str(snapshot.films_by_imdb(["tt9000001"])["tt9000001"]) == "The Salt Road (1999)"
    found = snapshot.films_by_imdb(["tt9000002"]).get("tt9000002")
    assert found is None or str(found) in ("Ash", "Ash (1974)")


def test_a_film_that_stands_twice_has_its_credits_once(bench: Bench) -> None:
    """As where a library has a film in two qualities, or a list was put together of two."""
    for source, ending in (("tmdb", ".jsonl"), ("nfo", ".nfo")):
        once, twice = (bench.folder / f"{source}-{name}.sqlite" for name in ("once", "twice"))
        folder = bench.payload(source)
        before = import_source(open_payload(source, folder), once).made
        for path in list(folder.rglob(f"*{ending}")):
            path.with_stem(f"{path.stem}-again").write_bytes(path.read_bytes())
        done = import_source(open_payload(source, folder), twice)
        assert done.made == before, source
        assert any("tt9000001 has stood before" in line for line in done.rejects), source


@pytest.mark.parametrize(
    "spoilt", [b"S\xe9lt", b"S\\u0000lt", b"S\0lt"], ids=["bytes", "NUL", "raw"]
)
def test_the_first_line_of_films_may_be_spoilt(bench: Bench, spoilt: bytes) -> None:
    """The others are read all the same."""
    path = bench.payload("tmdb") / "movies.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Salt", spoilt))
    bench.into.unlink()
    snapshot = bench.read("tmdb", path)
    assert {"holds a NUL", "is not JSON"} & set(bench.reasons())
    assert list(snapshot.films_by_imdb(["tt9000001", "tt9000002"])) == ["tt9000002"]


def test_a_nul_in_a_dump(bench: Bench) -> None:
    """Wikidata's texts hold none."""
    path = bench.payload("wikidata") / "dump.json"
    changed(path, '"value":"Ash"', b'"value":"A\\u0000sh"')
    bench.read("wikidata", path)
    assert "holds a NUL" in bench.reasons()


def test_a_line_of_a_dump_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is passed over as it comes; what stands before and after it is read."""
    monkeypatch.setattr(lines, "_PART", 1 << 10)
    path = tmp_path / "dump.json.bz2"
    path.write_bytes(bz2.compress(b"one\n" + b"x" * (1 << 16) + b"\nthree\n" + b"y" * (1 << 14)))
    found = list(read_lines(path, longest=1 << 12))
    assert [line.text for line in found if not line.reject] == [b"one", b"three"]
    assert [line.number for line in found if line.reject] == [2, 4]


def test_a_dump_that_is_a_bomb(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused as soon as that shows."""
    monkeypatch.setattr(lines, "_ABSURD_SIZE", 1 << 20)
    path = bench.folder / "dump.json.bz2"
    path.write_bytes(bz2.compress(b"[\n" + b"{}\n" * (1 << 20)))
    assert "unpacks to more than 2,000 times its size" in bench.refused("wikidata", path)


def test_two_imports_at_once(bench: Bench) -> None:
    """The second is told to wait, and the catalogue is the first one's."""
    folder, before = bench.payload("nfo"), bench.into.read_bytes()
    with (
        alone(bench.into),
        pytest.raises(CatalogueError, match="another import is writing this catalogue"),
    ):
        import_source(open_payload("nfo", folder), bench.into)
    assert bench.into.read_bytes() == before
    bench.read("nfo", folder)


def test_a_lock_left_by_a_killed_import_holds_nobody_up(bench: Bench) -> None:
    """The file may be there; the lock went with its process."""
    (bench.folder / ".films.sqlite.lock").write_bytes(b"")
    bench.read("nfo", bench.payload("nfo"))
    assert not list(bench.folder.glob(".films*"))


FULL = """
import resource, signal, sys
from pathlib import Path
from matinee.catalogue import CatalogueError
from matinee.catalogue.build import import_source
from matinee.catalogue.sources import open_payload
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    import_source(open_payload("imdb", Path(sys.argv[1])), Path(sys.argv[2]))
except CatalogueError as error:
    sys.exit(str(error))
"""


@pytest.mark.parametrize("part", [0.1, 0.6, 0.95])
def test_a_full_disk(bench: Bench, part: float) -> None:
    """Nothing is left behind, and the message says what to do."""
    before = bench.into.read_bytes()
    room = int(len(before) * part)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(bench.payload("imdb")), str(bench.into), str(room)],
        capture_output=True,
        text=True,
        env=os.environ,
    )
    assert done.returncode == 1
    assert "the disk is full; the catalogue there is as it was" in done.stderr
    assert bench.into.read_bytes() == before
    assert not list(bench.folder.glob(".films*"))


KILLED = """
import os, signal, sys
from pathlib import Path
from matinee.catalogue.build import import_source, stage
from matinee.catalogue.sources import open_payload
stage._ENOUGH = 1  # So that each batch is put down, as those of large files are.
told = 0
def progress(done):
    global told
    told += 1
    if told == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
def settling():
    if sys.argv[3] == "settling":
        os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[3] == "settling":
    progress = None
import_source(
    open_payload("imdb", Path(sys.argv[1])), Path(sys.argv[2]), progress=progress, settling=settling
)
"""


@pytest.mark.parametrize("when", ["1", "4", "settling"])
def test_a_killed_import_goes_on_where_it_was(bench: Bench, when: str, tmp_path: Path) -> None:
    """The catalogue there is as it was; the next run makes what an unbroken one would have."""
    before, payload = bench.into.read_bytes(), bench.payload("imdb")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(payload), str(bench.into), when], env=os.environ
    )
    assert done.returncode == -signal.SIGKILL
    assert bench.into.read_bytes() == before
    resumed = bench.read("imdb", payload)
    assert bench.done
    assert bench.done.resumed
    assert not list(bench.folder.glob(".films*"))
    unbroken = tmp_path / "unbroken.sqlite"
    unbroken.write_bytes(before)
    import_source(open_payload("imdb", payload), unbroken)
    assert resumed.fingerprint == Snapshot(unbroken).fingerprint
