"""A few well-known things to search for, the best known first."""

from matinee.discovery.search import Entry, Kind
from matinee.discovery.search.assemble import (
    character_entry,
    film_entry,
    person_entry,
    series_entry,
)

FILMS = (
    film_entry(
        key="tt0068646", slug="the-godfather-1972", title="The Godfather", year=1972, runtime=175,
        imdb_id="tt0068646", series="The Godfather", genres=("Crime", "Drama"),
        countries=("United States of America",), languages=("English",),
        credits=(
            ("director", "Francis Ford Coppola", None), ("composer", "Nino Rota", None),
            ("actor", "Marlon Brando", "Vito Corleone"), ("actor", "Al Pacino", "Michael Corleone"),
        ),
    ),
    film_entry(
        key="tt0047478", slug="seven-samurai-1954", title="Seven Samurai", year=1954, runtime=207,
        imdb_id="tt0047478", titles=("七人の侍", "Shichinin no samurai"),
        genres=("Action", "Drama"), countries=("Japan",), languages=("Japanese",),
        credits=(
            ("director", "Akira Kurosawa", None), ("actor", "Toshirō Mifune", "Kikuchiyo"),
            ("actor", "Takashi Shimura", None),
        ),
    ),
    film_entry(
        key="tt0110413", slug="leon-1994", title="Léon: The Professional", year=1994, runtime=110,
        imdb_id="tt0110413", titles=("Léon",), genres=("Crime", "Action"), countries=("France",),
        languages=("English", "French"), credits=(("director", "Luc Besson", None),),
    ),
    film_entry(
        key="tt0211915", slug="amelie-2001", title="Le Fabuleux Destin d'Amélie Poulain",
        year=2001, runtime=122, imdb_id="tt0211915", genres=("Comedy", "Romance"),
        countries=("France", "Germany"), languages=("French",),
        credits=(("director", "Jean-Pierre Jeunet", None), ("actor", "Audrey Tautou", "Amélie")),
    ),
    film_entry(
        key="tt0042876", slug="rashomon-1950", title="Rashomon", year=1950, runtime=88,
        imdb_id="tt0042876", genres=("Crime", "Drama"), countries=("Japan",),
        languages=("Japanese",),
        credits=(("director", "Akira Kurosawa", None), ("actor", "Toshirō Mifune", "Tajōmaru")),
    ),
    film_entry(
        key="tt0316654", slug="spider-man-2-2004", title="Spider-Man 2", year=2004, runtime=127,
        imdb_id="tt0316654", genres=("Action",), countries=("United States of America",),
        languages=("English",), credits=(("director", "Sam Raimi", None),),
    ),
    film_entry(
        key="tt0079579", slug="rocky-ii-1979", title="Rocky II", year=1979, runtime=119,
        imdb_id="tt0079579", genres=("Drama", "Sport"), countries=("United States of America",),
        languages=("English",), credits=(("director", "Sylvester Stallone", None),),
    ),
    film_entry(
        key="house-mission", slug="mission-impossible-1996", title="Mission: Impossible",
        year=1996, genres=("Action",), credits=(("director", "Brian De Palma", None),),
    ),
)  # fmt: skip

CATALOGUE: tuple[Entry, ...] = (
    *FILMS[:1],
    series_entry(key="the-godfather", name="The Godfather", films=3),
    person_entry(key="akira-kurosawa", name="Akira Kurosawa", names=("黒澤明",),
                 roles={"director": 30, "writer": 20}),
    *FILMS[1:4],
    person_entry(key="marlon-brando", name="Marlon Brando", roles={"actor": 40, "director": 1}),
    *FILMS[4:],
    person_entry(key="nino-rota", name="Nino Rota", roles={"composer": 150}),
    character_entry(name="Vito Corleone", films=2, film="The Godfather"),
    person_entry(key="andrei-tarkovsky", name="Andrei Tarkovsky", roles={"director": 7}),
    person_entry(key="kiyoshi-kurosawa", name="Kiyoshi Kurosawa", roles={"director": 20}),
    person_entry(key="jj-abrams", name="J. J. Abrams", roles={"director": 6, "producer": 40}),
)  # fmt: skip

HOUSE: tuple[Entry, ...] = (
    Entry(
        Kind.REVIEW, "rain-and-rice", "Rain and rice", "rain-and-rice", year=1954, fame=0.6,
        note="Seven Samurai, by Nell Ash", around=(("critic", "Nell Ash"),),
        facets={"year": ("1954",), "genre": ("Drama",), "score": ("95",)},
    ),
    Entry(Kind.COLLECTION, "rain", "Films in the rain", "rain", fame=0.5),
)  # fmt: skip
