"""Film files are read with the pages each fact is from, or refused with what is wrong in them."""

from pathlib import Path

import pytest

from matinee.catalogue import CatalogueError, Citation, Role
from matinee.catalogue.records import CutRecord
from matinee.catalogue.sources.supplement import Supplement

SOURCES = """
refused = ["closed.example"]
[wikipedia]
name = "Wikipedia"
licence = "CC BY-SA 4.0"
publishable = true
home = "https://en.wikipedia.org/"
hosts = ["fr.wikipedia.org"]
[press]
name = "Pages"
licence = "facts only"
publishable = true
home = ""
"""
FILM = """
title = "The Salt Road"
year = 2011
complete = ["director", "composer"]
[credits]
director = ["Jo Lind"]
[[cast]]
person = "Inès Morvan"
character = "Mara"
[remake_of]
title = "The Salt Road"
year = 1999
[people."Inès Morvan"]
aliases = ["I. B. Morvan"]
[sources]
default = ["https://en.wikipedia.org/wiki/The_Salt_Road"]
director = ["wikidata", "https://fr.wikipedia.org/wiki/X", "https://paper.example/review"]
checked = "2026-11-23"
"""


@pytest.fixture
def supplement(tmp_path: Path) -> Supplement:
    """Give a supplement of one film."""
    (tmp_path / "films").mkdir()
    (tmp_path / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "films" / "salt.toml").write_text(FILM, encoding="utf-8")
    return Supplement(tmp_path)


def test_a_film_is_read_with_the_source_of_each_fact(supplement: Supplement) -> None:
    """A field without its own pages has the default; addresses are known by their hosts."""
    (record,) = supplement.records()
    assert (record.key, record.relation) == ("the-salt-road-2011", "remake")
    assert record.remake_of == ("The Salt Road", 1999)
    assert record.person_aliases == {"Inès Morvan": ["I. B. Morvan"]}
    director, actor = record.credits
    assert [citation.source for citation in director.citations] == [
        "wikidata",
        "wikipedia",
        "press",
    ]
    page = Citation("wikipedia", "https://en.wikipedia.org/wiki/The_Salt_Road")
    assert list(actor.citations) == [page]
    assert record.citations("year") == [page]
    assert record.complete[Role.COMPOSER] == [page]


def test_other_versions_keep_their_running_times(supplement: Supplement) -> None:
    """Each has a name, minutes, and who says so."""
    path = supplement.paths()[0]
    given = FILM.replace(
        "[sources]", '[[cut]]\nname = "Short"\nminutes = 82\n[sources]\ncut = ["wikidata"]'
    )
    path.write_text(given, encoding="utf-8")
    (film,) = supplement.records()
    assert film.cuts == [CutRecord("Short", 82)]
    assert list(film.citations("cut")) == [Citation("wikidata")]


@pytest.mark.parametrize(
    ("cut", "message"),
    [
        ('name = "Short"\nminutes = "82"', "Short: '82' is no number of minutes"),
        ('name = "Short"', "'minutes'"),
        ('name = "Short"\nminutes = 82', r"'\[sources\] cut'"),
    ],
)
def test_a_broken_version_is_refused_by_name(
    supplement: Supplement, cut: str, message: str
) -> None:
    """It needs a name, minutes and pages of its own."""
    path = supplement.paths()[0]
    path.write_text(FILM.replace("[sources]", f"[[cut]]\n{cut}\n[sources]"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=message) as refusal:
        list(supplement.records())
    assert str(path) in str(refusal.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("year = 2011", "year = ", "salt.toml: "),
        ("year = 2011", "yeer = 2011", "unknown field yeer"),
        ("paper.example", "www.closed.example", "www.closed.example may not be cited"),
        ("director = [", "boss = [", "'boss' is not a valid Role"),
        ('"wikidata"', '"hearsay"', "'hearsay' is neither a source's key nor an address"),
        ('title = "The Salt Road"\nyear = 2011', "year = 2011", "'title'"),
    ],
)
def test_a_broken_file_is_refused_by_name(
    supplement: Supplement, old: str, new: str, message: str
) -> None:
    """The message says what is wrong in which file."""
    path = supplement.paths()[0]
    path.write_text(FILM.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=message) as refusal:
        list(supplement.records())
    assert str(path) in str(refusal.value)
