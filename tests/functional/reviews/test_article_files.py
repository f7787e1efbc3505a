"""Articles that are brought in from files."""

from datetime import date
from pathlib import Path

import pytest

from matinee.document import DocumentError
from matinee_site.reviews.article_files import import_article
from matinee_site.reviews.checking import site_catalogue
from matinee_site.reviews.models import Article

pytestmark = pytest.mark.django_db
TEXT = """---
title: On salt
kind: essay
critic: Rae Ostrom
films:
  - {film: "The Salt Road (1999)", note: "The first."}
  - Nobody Knows It (1950)
---

## By day

It is white.
"""


def bring_in(path: Path) -> Article:
    """Bring a file in under one name."""
    return import_article(
        path=path, catalogue=site_catalogue(), today=date(2026, 5, 1), name="on-salt"
    )


def test_a_file_becomes_a_published_article(tmp_path: Path) -> None:
    """With its films in order, but for those that nobody knows."""
    (tmp_path / "a.md").write_text(TEXT)
    article = bring_in(tmp_path / "a.md")
    assert (article.live, article.kind, article.published_at) == (True, "essay", date(2026, 5, 1))
    assert [(each.film.title, each.note) for each in article.films.all()] == [
        ("The Salt Road", "The first.")
    ]


def test_the_same_file_again_leaves_what_the_house_has_changed(tmp_path: Path) -> None:
    """Only a file that has changed takes the article's place."""
    file = tmp_path / "a.md"
    file.write_text(TEXT)
    Article.objects.filter(pk=bring_in(file).pk).update(title="On pepper")
    assert bring_in(file).title == "On pepper"
    file.write_text(TEXT.replace("It is white.", "It is grey."))
    assert bring_in(file).title == "On salt"
    assert Article.objects.count() == 1


def test_a_kind_that_there_is_not_is_refused(tmp_path: Path) -> None:
    """The message names the kinds that there are."""
    (tmp_path / "a.md").write_text(TEXT.replace("essay", "sermon"))
    with pytest.raises(DocumentError, match=r"'sermon'.*interview"):
        bring_in(tmp_path / "a.md")
