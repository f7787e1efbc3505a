"""A command line to call, with the small catalogue chosen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from matinee.cli.main import app

Run = Callable[..., Result]


@pytest.fixture
def run(small_snapshot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs ``matinee`` in an empty folder."""
    monkeypatch.setenv("MATINEE_CATALOGUE", str(small_snapshot))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*words: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(words), input=input, catch_exceptions=False)

    return call
