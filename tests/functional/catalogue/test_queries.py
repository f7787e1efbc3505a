"""What may be shown of the catalogue: nothing that rests on a closed source alone."""

import pytest

from matinee.catalogue import Role
from matinee_site.catalogue import queries

pytestmark = pytest.mark.django_db


def test_gives_open_facts_of_a_film_with_who_says_so() -> None:
    facts = queries.film_facts(slug="the-salt-road-1999")
    assert facts
    assert (facts.card.title, facts.card.year, facts.key) == ("The Salt Road", 1999, "tt9000001")
    assert [genre.name for genre in facts.genres] == ["Drama", "Adventure"]
    assert [country.name for country in facts.countries] == ["France", "Morocco"]
    assert facts.series
    assert facts.series.slug == "salt"
    director = facts.credited(Role.DIRECTOR)[0]
    assert (director.person.name, [said.source for said in director.said]) == (
        "Inès Morvan",
        ["Open Films"],
    )


def test_leaves_out_what_only_a_closed_source_states() -> None:
    facts = queries.film_facts(slug="the-salt-road-1999")
    assert facts
    assert facts.runtime is None
    assert facts.credited(Role.COMPOSER) == []
    assert [line.person.name for line in facts.credited(Role.ACTOR)] == ["Jo Lind"]
    assert facts.sources == ["Open Films"]
    assert [line.text for line in facts.titles] == ["La Route du sel", "Salt Road"]


def test_gives_a_film_of_a_closed_source_no_page() -> None:
    assert queries.film_facts(slug="ash-ember-1974") is None
    assert queries.film_facts(slug="ash-ember") is None
    assert "Ash & Ember" not in {film.title for film in queries.films_of_decade(decade=1970).films}
    assert (
        queries.films_of_genre(slug="western") is None
        or not queries.films_of_genre(slug="western")[1].films
    )


def test_keeps_a_closed_year_out_of_the_address_and_the_decades() -> None:
    facts = queries.film_facts(slug="harbour-lights")
    assert facts
    assert facts.card.year is None
    assert facts.genres == []
    assert [decade.slug for decade in queries.decades()] == ["2010s", "1990s"]


def test_counts_only_open_films_of_a_genre() -> None:
    assert [(genre.name, genre.films) for genre in queries.genres()] == [
        ("Drama", 2),
        ("Adventure", 1),
    ]
    assert ("Italy", 1) not in [(place.name, place.films) for place in queries.countries()]


def test_gives_a_person_only_with_open_credits() -> None:
    person = queries.person_facts(slug="ada-quill")
    assert person
    assert [(line.film.title, line.role) for line in person.work] == [
        ("Harbour Lights", Role.DIRECTOR)
    ]
    assert queries.person_facts(slug="kim-ros") is None
    assert queries.person_facts(slug="bo-vane") is None


def test_lists_a_person_newest_first() -> None:
    person = queries.person_facts(slug="jo-lind")
    assert person
    assert [line.film.title for line in person.work] == [
        "The Salt Road",
        "The Salt Road",
        "Harbour Lights",
    ]
    assert person.person.films == 3


def test_gives_a_series_in_order() -> None:
    found = queries.series_films(slug="salt")
    assert found
    assert [film.film.year for film in found[1]] == [1999, 2011]
    assert queries.series_films(slug="pepper") is None


def test_gives_pages_of_a_shelf_most_famous_first() -> None:
    found = queries.films_of_country(slug="france", limit=1)
    assert found
    assert (found[1].total, [film.year for film in found[1].films]) == (2, [1999])
    second = queries.films_of_country(slug="france", offset=1, limit=1)
    assert second
    assert [film.year for film in second[1].films] == [2011]
    assert queries.films_of_country(slug="atlantis") is None
