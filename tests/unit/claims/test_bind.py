import pytest

from matinee.catalogue.snapshot import Snapshot
from matinee.check import check
from matinee.document import read_text


@pytest.mark.parametrize(
    ("text", "film"),
    [
        ("---\nimdb_id: tt7181546\n---\nx", "Ballerina (2025)"),
        ("---\nfilm: Ballerina (2016)\n---\nx", "Ballerina (2016)"),
        ("---\ntitle: Ballerina\nyear: 2016\n---\nx", "Ballerina (2016)"),
        ("# Alien\n\nA ship.", "Alien (1979)"),
        ("# Ballerina\n\nWith Elle Fanning and Mel Brooks.", "Ballerina (2016)"),
        ("# Ballerina\n\nA girl dances.", None),
        ("# Alien (1950)\n\nA ship.", None),
        ("---\nimdb_id: tt0000000\n---\n# Alien", None),
        ("I saw Alien (1979) again. Ridley Scott directs Sigourney Weaver.", "Alien (1979)"),
        ("Ridley Scott directs Sigourney Weaver, as in Alien (1979).", "Alien (1979)"),
        ("Alien again. Ridley Scott directs Sigourney Weaver.", None),
        ("I saw Sicario (2015), then Alien. Ridley Scott and Sigourney Weaver!", None),
    ],
)
def test_which_film_a_text_is_about(films: Snapshot, text: str, film: str | None) -> None:
    """The front matter, else title and year, else title and people; never a guess."""
    found = check(read_text(text), films).film
    assert (str(found) if found else None) == film


def test_rivals_are_named(films: Snapshot) -> None:
    decision = check(read_text("# Ballerina\n\nA girl dances."), films).decision
    assert {film.year for film in decision.rivals} == {2016, 2025}
