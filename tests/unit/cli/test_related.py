"""The verb ``related``."""

import json

from typer.testing import CliRunner

from matinee.cli.main import app

run = CliRunner()


def test_says_why_each_film_is_there() -> None:
    """Every film comes with a reason in words."""
    done = run.invoke(app, ["related", "John Wick (2014)", "--limit", "3"])
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert len(lines) == 3
    assert "John Wick: Chapter 2 (2017): also in the John Wick series" in done.stdout


def test_gives_the_reasons_as_data() -> None:
    """Programs get the kind of each reason, the names, and the words."""
    done = run.invoke(app, ["related", "tt2911666", "--format", "json"])
    answer = json.loads(done.stdout)
    assert answer["film"]["imdb_id"] == "tt2911666"
    first = answer["related"][0]
    assert first["reasons"][0]["why"] == "series"
    assert {"why": "director", "names": ["Chad Stahelski"], "text":
            "also directed by Chad Stahelski"} in first["reasons"]  # fmt: skip
    assert all(each["reasons"] for each in answer["related"])


def test_refuses_what_is_no_film() -> None:
    """A film that is not there is refused with a hint."""
    assert run.invoke(app, ["related", "John Wik (2014)"]).exit_code == 2
