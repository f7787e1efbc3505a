"""Front matter is part of the header."""

from matinee.document import read_text
from matinee.review import HeaderField, Scale, parse_review

PROSE = "A harbour wakes up, and a film with it."


def test_fields_become_facts_with_their_place() -> None:
    """Strings and lists are read; each value's span lies in the front matter."""
    source = (
        "---\ntitle: Harbour\nyear: 2003\ndirector: Jo Field\ncast: [Ann Lee (Mara), Bo Ray]\n"
        "genres:\n  - Drama\n  - War\ncountry: Japan, France\nruntime: 162\nrating: 4.5/5\n---\n"
        f"# Harbour\n\n{PROSE}\n"
    )
    document = read_text(source)
    review = parse_review(document)
    assert (review.title, review.year, review.runtime) == ("Harbour", 2003, 162)
    assert review.values(HeaderField.GENRE) == ("Drama", "War")
    assert review.values(HeaderField.COUNTRY) == ("Japan", "France")
    assert review.values(HeaderField.CAST) == ("Ann Lee", "Bo Ray")
    assert review.header[3].values[0].character is not None
    assert review.score is not None
    assert (review.score.value, review.score.best) == (4.5, 5.0)
    assert review.introduction == (1,)
    for fact in review.header:
        for value in fact.values:
            assert document.slice(value.span) == value.text


def test_a_film_beside_a_title_makes_the_title_a_headline() -> None:
    """``film`` names the film; ``title`` is then the review's own."""
    review = parse_review(
        read_text(f"---\ntitle: The fire next door\nfilm: Harbour (2003)\nscore: 9\n---\n{PROSE}")
    )
    assert (review.title, review.year, review.headline) == ("Harbour", 2003, "The fire next door")
    assert review.score is not None
    assert review.score.best is None


def test_a_certificate_is_not_a_score() -> None:
    """``rating: PG-13`` says who may see it."""
    review = parse_review(read_text(f"---\ntitle: Harbour\nrating: PG-13\n---\n{PROSE}"))
    assert review.score is None
    assert review.values(HeaderField.CERTIFICATE) == ("PG-13",)


def test_stars_in_front_matter_are_stars() -> None:
    """The name of the field says the scale of a bare number."""
    review = parse_review(read_text(f"---\ntitle: Harbour\nstars: 3.5\n---\n{PROSE}"))
    assert review.score is not None
    assert (review.score.value, review.score.scale) == (3.5, Scale.STARS)


def test_odd_values_are_left_out() -> None:
    """Nested fields, truth values and an identifier in ``film`` are no facts."""
    review = parse_review(
        read_text(f"---\nfilm: tt0047478\ndirector: true\ncast: {{}}\nlanguage: en\n---\n{PROSE}")
    )
    assert not review.header
