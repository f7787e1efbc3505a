"""The names of one film, and sentences linked by them."""

from collections.abc import Callable

import pytest

from matinee.catalogue import Dossier
from matinee.catalogue.refs import find_film
from matinee.catalogue.snapshot import Snapshot
from matinee.claims.link import link
from matinee.claims.linked import LinkedBlock
from matinee.claims.people import FilmNames
from matinee.claims.sentence import Sentence, sentences_of
from matinee.document import read_text

Linker = Callable[[str], LinkedBlock]


@pytest.fixture
def dossier(films: Snapshot) -> Dossier:
    """Give all that is known of Ballerina (2025)."""
    film = find_film(films, "Ballerina (2025)").film
    assert film
    return films.dossiers([film.id])[film.id]


@pytest.fixture
def names(dossier: Dossier, films: Snapshot) -> FilmNames:
    """Give the table of its names."""
    return FilmNames(dossier, films.series_named(["john wick"])["john wick"])


@pytest.fixture
def linked(films: Snapshot, names: FilmNames) -> Linker:
    """Give the first paragraph of a Markdown text, linked."""
    return lambda text: link(read_text(text).blocks, films, names)[0][0]


@pytest.fixture
def sentence(linked: Linker) -> Callable[[str], Sentence]:
    """Give the first sentence of a text."""
    return lambda text: next(sentences_of(linked(text)))
