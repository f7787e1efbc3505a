"""What every adapter of the catalogue port does."""

from matinee.catalogue import Catalogue, Citation, FilmRef, Person, Role, SeriesPlace

OLD = FilmRef("tt9000001", "The Salt Road", 1999, "tt9000001", 40)
NEW = FilmRef("tt9000002", "The Salt Road", 2011, "tt9000002", 7)
OPEN = Citation("open", "https://open.example/1")
CLOSED = Citation("closed", "c-1")


def test_names_its_contents(catalogue: Catalogue) -> None:
    """A catalogue has a fingerprint that is not empty."""
    assert catalogue.fingerprint


def test_gives_sources_with_their_licence(catalogue: Catalogue) -> None:
    """Each source says whether its facts may be published."""
    sources = catalogue.sources()
    assert {key: source.publishable for key, source in sources.items()} == {
        "open": True,
        "closed": False,
    }
    assert sources["open"].licence == "CC0 1.0"


def test_gives_films_by_id_and_leaves_out_the_unknown(catalogue: Catalogue) -> None:
    """A key without an answer is absent."""
    assert catalogue.films(["tt9000001", "nobody"]) == {"tt9000001": OLD}
    assert catalogue.films([]) == {}


def test_gives_films_by_imdb_identifier(catalogue: Catalogue) -> None:
    """A film without such an identifier is not found by an empty one."""
    assert catalogue.films_by_imdb(["tt9000002", ""]) == {"tt9000002": NEW}


def test_gives_namesakes_most_famous_first(catalogue: Catalogue) -> None:
    """Two films of one title are both given, under every title they have."""
    found = catalogue.films_titled(["salt road", "route du sel", "nothing"])
    assert list(found["salt road"]) == [OLD, NEW]
    assert list(found["route du sel"]) == [OLD]
    assert "nothing" not in found


def test_gives_people_by_any_spelling(catalogue: Catalogue) -> None:
    """An alias leads to the person under the usual name."""
    found = catalogue.people_named(["ines morvan", "ib morvan", "no one"])
    assert {name: [person.name for person in people] for name, people in found.items()} == {
        "ines morvan": ["Inès Morvan"],
        "ib morvan": ["Inès Morvan"],
    }


def test_gives_filmographies_by_year(catalogue: Catalogue) -> None:
    """One line a film and role, oldest first, with who says so."""
    lines = catalogue.filmographies(["jo-lind", "nobody"])
    assert set(lines) == {"jo-lind"}
    assert [(line.film.id, line.role, line.character) for line in lines["jo-lind"]] == [
        ("harbour-lights", Role.ACTOR, "Singer"),
        ("tt9000001", Role.ACTOR, "Mara"),
        ("tt9000002", Role.DIRECTOR, None),
    ]
    assert tuple(lines["jo-lind"][1].citations) == (OPEN,)


def test_joins_what_two_sources_say_of_a_credit(catalogue: Catalogue) -> None:
    """A credit that two sources give is one line with both citations."""
    lines = catalogue.filmographies(["ines-morvan"])["ines-morvan"]
    assert set(lines[0].citations) == {OPEN, CLOSED}


def test_gives_series_in_order_of_release(catalogue: Catalogue) -> None:
    """A series is found by its name's normal form."""
    series = catalogue.series_named(["salt", "pepper"])
    assert set(series) == {"salt"}
    assert [film for film, _ in series["salt"].films] == [OLD, NEW]
    assert series["salt"].films[1][1] == SeriesPlace("salt", "Salt", 2)


def test_gives_all_facts_of_a_film(catalogue: Catalogue) -> None:
    """A dossier holds every plain fact, in the source's order."""
    film = catalogue.dossiers(["tt9000001"])["tt9000001"].film
    assert film.ref == OLD
    assert (film.original_title, film.runtime, film.wikidata_id) == ("La Route du sel", 104, "Q1")
    assert tuple(film.aliases) == ("Salt Road", "Die Salzstraße")
    assert tuple(film.genres) == ("Drama", "Adventure")
    assert tuple(film.countries) == ("France", "Morocco")
    assert tuple(film.languages) == ("French",)
    assert film.series == SeriesPlace("salt", "Salt", 1)


def test_knows_a_remake(catalogue: Catalogue) -> None:
    """A remake names the first film's id."""
    assert catalogue.dossiers(["tt9000002"])["tt9000002"].film.remake_of == "tt9000001"


def test_gives_credits_crew_first_then_by_billing(catalogue: Catalogue) -> None:
    """A dossier holds every credit with character, manner and sources."""
    credits = catalogue.dossiers(["tt9000001"])["tt9000001"].credits
    assert [(credit.person.name, credit.role) for credit in credits] == [
        ("Inès Morvan", Role.DIRECTOR),
        ("Tomás Řehák", Role.CINEMATOGRAPHER),
        ("Ada Quill", Role.COMPOSER),
        ("Jo Lind", Role.ACTOR),
        ("Kim Ros", Role.ACTOR),
    ]
    assert credits[0].person == Person("ines-morvan", "Inès Morvan", ("I. B. Morvan",))
    assert set(credits[0].citations) == {OPEN, CLOSED}
    assert (credits[3].character, tuple(credits[3].character_aliases)) == ("Mara", ("The Guide",))
    assert (credits[4].voice, credits[4].uncredited, credits[4].billing) == (True, True, 2)


def test_says_which_roles_are_complete_and_by_whom(catalogue: Catalogue) -> None:
    """Coverage is per role and source."""
    coverage = catalogue.dossiers(["tt9000001"])["tt9000001"].coverage
    assert {role: tuple(cited) for role, cited in coverage.items()} == {
        Role.DIRECTOR: (OPEN,),
        Role.CINEMATOGRAPHER: (OPEN,),
        Role.COMPOSER: (CLOSED,),
    }


def test_says_who_states_each_fact(catalogue: Catalogue) -> None:
    """A statement names its field, value and source."""
    statements = catalogue.dossiers(["tt9000001"])["tt9000001"].statements
    said = {(said.field, said.value): said.citation for said in statements}
    assert said["runtime", "104"] == CLOSED
    assert said["year", "1999"] == OPEN
    assert said["genres", "Adventure"] == OPEN


def test_answers_a_thousand_keys_at_once(catalogue: Catalogue) -> None:
    """A batch may be larger than a database takes parameters in one go."""
    wanted = [f"tt{number}" for number in range(2_000)] + ["tt9000002"]
    assert catalogue.films(wanted) == {"tt9000002": NEW}
