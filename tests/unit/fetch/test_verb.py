"""``matinee catalogue fetch`` brings what an archive is about straight into a catalogue."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from matinee.catalogue.snapshot import Snapshot
from matinee.cli.main import app

from .conftest import Service

REVIEW = "---\ntitle: The Salt Road\nyear: 1999\n---\nA film by Inès Morvan.\n"
Run = Callable[..., Result]


@pytest.fixture
def run(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs ``matinee catalogue fetch`` against the server here."""
    monkeypatch.setenv("MATINEE_WIKIDATA_API", f"{service.url}/w/api.php")
    monkeypatch.setenv("MATINEE_WIKIDATA_QUERIES", f"{service.url}/sparql")
    monkeypatch.setenv("MATINEE_TMDB_API", f"{service.url}/3")
    monkeypatch.setenv("MATINEE_PACE", "0")
    monkeypatch.delenv("TMDB_API_KEY", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reviews").mkdir()
    (tmp_path / "reviews" / "salt.md").write_text(REVIEW, encoding="utf-8")
    (tmp_path / "reviews" / "ash.md").write_text("---\nimdb_id: tt9000002\n---\nBleak.\n")

    def call(*words: str) -> Result:
        return CliRunner().invoke(app, ["catalogue", "fetch", *words], catch_exceptions=False)

    return call


def test_the_films_of_a_folder_of_reviews_come_into_a_catalogue(run: Run, tmp_path: Path) -> None:
    """The terms are said first; a second run asks for nothing."""
    words = ("wikidata", "--for", "reviews", "--to", "kept", "--into", "films.sqlite", "--alone")
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    lines = result.stderr.splitlines()
    assert "names 2 films" in lines[0]
    assert "CC0 1.0" in lines[1]
    assert "2 films came, in 6 requests" in result.stderr
    film = Snapshot(tmp_path / "films.sqlite").films_by_imdb(["tt9000001"])["tt9000001"]
    assert str(film) == "The Salt Road (1999)"
    assert "in 0 requests" in run(*words).stderr


def test_a_letterboxd_export_names_films_too(run: Run, tmp_path: Path) -> None:
    """As any archive does that can be read."""
    (tmp_path / "watched.csv").write_text(
        "Date,Name,Year,Letterboxd URI\n2020-01-02,The Salt Road,1999,https://boxd.it/x\n"
    )
    result = run("wikidata", "--for", "watched.csv", "--to", "kept", "--format", "json")
    told = json.loads(result.stdout)
    assert (told["fetched"]["films"], told["fetched"]["unfound"]) == (1, [])
    assert told["imported"] is None


WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>
<item><title>Review: The Salt Road (1999)</title><wp:post_type>post</wp:post_type>
<wp:status>publish</wp:status><content:encoded><![CDATA[A film by Inès Morvan.]]></content:encoded>
</item></channel></rss>
"""


def test_a_wordpress_export_names_films_too(run: Run, tmp_path: Path) -> None:
    """By the headings of its posts."""
    (tmp_path / "export.xml").write_text(WXR, encoding="utf-8")
    result = run("wikidata", "--for", "export.xml", "--to", "kept", "--format", "json")
    assert json.loads(result.stdout)["fetched"]["films"] == 1


def test_refresh_asks_again_and_brings_only_what_has_changed(run: Run) -> None:
    """Without it nothing is asked for twice."""
    words = ("wikidata", "--for", "reviews", "--to", "kept", "--into", "films.sqlite", "--alone")
    run(*words)
    result = run(*words, "--refresh")
    assert result.exit_code == 0, result.stderr
    assert "in 0 requests" not in result.stderr


def test_a_new_catalogue_begins_with_the_films_of_matinee(run: Run, tmp_path: Path) -> None:
    """Nothing that could be checked before is unknown after."""
    run("wikidata", "--for", "reviews", "--to", "kept", "--into", "films.sqlite")
    snapshot = Snapshot(tmp_path / "films.sqlite")
    assert snapshot.counts()["films"] > 17_000
    assert "tt9000001" in snapshot.films_by_imdb(["tt9000001"])


def test_what_is_not_found_is_named(run: Run, tmp_path: Path) -> None:
    """So that it can be looked for by hand."""
    (tmp_path / "reviews" / "x.md").write_text("---\ntitle: No Such Film\nyear: 1999\n---\nX.\n")
    result = run("wikidata", "--for", "reviews", "--to", "kept")
    assert "1 were not found:" in result.stderr
    assert "No Such Film (1999)" in result.stderr


def test_tmdb_wants_a_key(run: Run) -> None:
    """And says where to get one and where to put it."""
    result = run("tmdb", "--for", "reviews")
    assert result.exit_code == 2
    assert "TMDB wants a key of your own" in result.stderr
    assert "TMDB_API_KEY" in result.stderr


def test_tmdb_gives_films_with_a_key(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On terms that are said first."""
    monkeypatch.setenv("TMDB_API_KEY", "good")
    result = run(*("tmdb", "--for", "reviews", "--to", "kept", "--into", "films.sqlite", "--alone"))
    assert result.exit_code == 0, result.stderr
    assert "never shown on public pages" in result.stderr
    assert Snapshot(tmp_path / "films.sqlite").counts()["films"] == 2


def test_without_a_network_it_says_so(
    run: Run, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, with exit status 2."""
    monkeypatch.setenv("MATINEE_WIKIDATA_QUERIES", "http://127.0.0.1:9/sparql")
    result = run("wikidata", "--for", "reviews", "--to", "kept")
    assert result.exit_code == 2
    assert "cannot be reached" in result.stderr
    assert "is there a network?" in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("wikidata",), "say what for"),
        (("tmdb",), "say what for"),
        (("imdb", "--for", "reviews"), "whole files only"),
    ],
)
def test_what_makes_no_sense_is_refused(run: Run, words: tuple[str, ...], message: str) -> None:
    """With the way that does."""
    result = run(*words)
    assert result.exit_code == 2
    assert message in result.stderr
