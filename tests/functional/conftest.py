"""A site with the small catalogue and its search index."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from matinee_site.discovery.operations import refresh_index
from matinee_site.pages import kept

REVIEW = """---
title: Salt and patience
imdb_id: tt9000001
critic: Nell Ash
published: 2026-02-03
standfirst: A road film that *waits*.
score: 8/10
---

Inès Morvan's *The Salt Road* stars Jo Lind as Mara.

## Story

A road, and [a map](https://maps.example/). It was shot by Bo Vane.

## Strengths

- The *light*
- Jo Lind

## Verdict

Worth the walk.
"""


@pytest.fixture(autouse=True)
def _own_search_folder(settings: LazySettings, tmp_path: Path) -> None:
    """Keep each test's search index to itself: what a test publishes is gone after it."""
    settings.MATINEE_SEARCH = tmp_path / "search"


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Forget the catalogue of the test before, whose loading may have had the same number."""
    kept.forget()


@pytest.fixture
def indexed(db: None) -> None:
    """Make the search index."""
    refresh_index(force=True)


@pytest.fixture
def review_file(tmp_path: Path) -> Path:
    """Give a review file with one wrong credit: the cinematographer."""
    path = tmp_path / "salt.md"
    path.write_text(REVIEW, encoding="utf-8")
    return path
