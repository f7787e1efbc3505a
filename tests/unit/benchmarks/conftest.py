"""A short review of a real film, known to the small catalogue of tests/films."""

from collections.abc import Callable

import pytest
from benchmarks.claims.plant import Known
from benchmarks.claims.pools import OtherFilm, Pools
from benchmarks.claims.split import Part
from benchmarks.corpus import Review

from matinee.catalogue.refs import find_film
from matinee.catalogue.snapshot import Snapshot
from matinee.document import read_text

TEXT = (
    "Len Wiseman's film runs like clockwork. Wiseman, who directs with a sure hand, lets Ana de"
    " Armas carry it.\n\nRomain Lacourbas shot it in cold blues, and de Armas plays Eve Macarro"
    " without a wasted move."
)


@pytest.fixture
def known_as(films: Snapshot) -> Callable[..., Known]:
    """Give a text as a review of a film, Ballerina (2025) unless another is named."""

    def make(text: str, ref: str = "Ballerina (2025)", part: Part = Part.TUNE) -> Known:
        film = find_film(films, ref).film
        assert film
        review = Review("review", read_text(text), film.imdb_id)
        return Known(review, film, films.dossiers([film.id])[film.id], part)

    return make


@pytest.fixture
def known(known_as: Callable[..., Known]) -> Known:
    """Give the short review."""
    return known_as(TEXT)


@pytest.fixture
def pools() -> Pools:
    """Give a few people and films to put in others' places."""
    return Pools(
        {
            "director 2020": ["Jane Campion", "Steve McQueen"],
            "cinematographer 2020": ["Greig Fraser", "Hoyte van Hoytema"],
            "composer 2020": ["Hildur Burns"],
            "editor 2020": ["Joe Walker"],
            "screenplay 2020": ["Emerald Fennell"],
            "writer 2020": ["Emerald Fennell"],
            "actor 2020": ["Florence Pugh", "Paul Mescal"],
        },
        {"2020": ["Nora Lund", "Paul Atreides"]},
        [
            OtherFilm(
                "dune",
                "Dune",
                2021,
                {
                    "director": ["Denis Villeneuve"],
                    "cinematographer": ["Greig Fraser"],
                    "composer": ["Hans Zimmer"],
                    "actor": ["Timothée Chalamet"],
                },
            )
        ],
    )
