"""A house in the database, and a folder to build it into."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from tests.functional.pages.conftest import critic, curated, essay, full_review

from matinee_site.building.asking import forget as forget_answers
from matinee_site.building.making import Facts
from matinee_site.building.run import Result, build
from matinee_site.pages.queries.overview import forget

__all__ = ["critic", "curated", "essay", "full_review"]
Builder = Callable[..., Result]


@pytest.fixture(autouse=True)
def _made_anew(settings: Any) -> None:
    settings.KEEP_PAGES = False
    cache.clear()
    forget()
    forget_answers()


@pytest.fixture
def builder(tmp_path: Path) -> Builder:
    """Give what builds into ``site`` below the test's folder, or into another."""

    def run(name: str = "site", facts: Facts = Facts.ALL) -> Result:
        return build(
            target=tmp_path / name, facts=facts, jobs=1, state=tmp_path / "state",
            progress=lambda *_: None,
        )  # fmt: skip

    return run
