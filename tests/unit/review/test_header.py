"""Header lines are read in the forms people write them, and prose is left alone."""

import pytest

from matinee.document import read_text
from matinee.document.read import Format
from matinee.review import HeaderField, Review, parse_review

PROSE = (
    "The picture opens slowly on a harbour at dawn and takes its time to find the people it "
    "cares about, which turns out to be the right choice for so quiet a story."
)


def read(source: str, format: Format = "markdown") -> Review:
    document = read_text(source, format=format)
    review = parse_review(document)
    for fact in review.header:
        for value in fact.values:
            assert document.slice(value.span) == value.text
    return review


def facts(review: Review) -> dict[str, tuple[str, ...]]:
    return {fact.field.value: review.values(fact.field) for fact in review.header}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Director: Jo Field", {"director": ("Jo Field",)}),
        ("Directed by Jo Field", {"director": ("Jo Field",)}),
        ("**Director:** Jo Field", {"director": ("Jo Field",)}),
        ("**Director**: Jo Field", {"director": ("Jo Field",)}),
        ("**Director** Jo Field", {"director": ("Jo Field",)}),
        ("Dir. Jo Field", {"director": ("Jo Field",)}),
        ("Dir: Jo Field, 2003", {"director": ("Jo Field",), "year": ("2003",)}),
        ("Starring: Ann Lee, Bo Ray and Cy Dunn", {"cast": ("Ann Lee", "Bo Ray", "Cy Dunn")}),
        ("Cast - Ann Lee, Bo Ray", {"cast": ("Ann Lee", "Bo Ray")}),
        ("With: Ann Lee, Robert Dow, Jr. and others", {"cast": ("Ann Lee", "Robert Dow, Jr.")}),
        ("Runtime: 1h 42m", {"runtime": ("1h 42m",)}),
        ("Running time: 102 minutes", {"runtime": ("102 minutes",)}),
        ("Length: 102", {"runtime": ("102",)}),
        ("Released 1954", {"year": ("1954",)}),
        ("Release date: 6 June 2003", {"released": ("6 June 2003",)}),
        ("Written and directed by Jo Field", {"writer": ("Jo Field",), "director": ("Jo Field",)}),
        ("Writer/Director: Jo Field", {"writer": ("Jo Field",), "director": ("Jo Field",)}),
        ("Director of Photography: Lu de la Mar", {"cinematographer": ("Lu de la Mar",)}),
        ("Music by Ida Stern", {"composer": ("Ida Stern",)}),
        (
            "USA / 1999 / Directed by Jo Field",
            {"country": ("USA",), "year": ("1999",), "director": ("Jo Field",)},
        ),
        ("Genre: Drama / War", {"genre": ("Drama", "War")}),
        ("Country: Japan, South Korea", {"country": ("Japan", "South Korea")}),
        (
            "Japan, 1954, 207 min.",
            {"country": ("Japan",), "year": ("1954",), "runtime": ("207 min",)},
        ),
        (
            "Action, Thriller | United States | 125 minutes",
            {
                "genre": ("Action", "Thriller"),
                "country": ("United States",),
                "runtime": ("125 minutes",),
            },
        ),
        (
            "Director: Jo Field Cast: Ann Lee, Bo Ray Runtime: 102 min",
            {
                "director": ("Jo Field",),
                "cast": ("Ann Lee", "Bo Ray"),
                "runtime": ("102 min",),
            },
        ),
        (
            "Dir. Jo Field. Starring Ann Lee, Bo Ray. 102 mins.",
            {
                "director": ("Jo Field",),
                "cast": ("Ann Lee", "Bo Ray"),
                "runtime": ("102 mins",),
            },
        ),
    ],
)
def test_a_line_gives_its_facts(line: str, expected: dict[str, tuple[str, ...]]) -> None:
    """Labels, separators and order vary; the facts are the same."""
    review = read(f"{line}\n\n{PROSE}")
    assert facts(review) == expected
    assert review.header_blocks == (0,)
    assert review.introduction == (1,)


def test_prose_that_opens_like_a_label_is_no_header() -> None:
    review = parse_review(read_text("Released in 1954, it found few takers.\n\nA long evening."))
    assert not review.header


@pytest.mark.parametrize(
    ("line", "title", "year"),
    [
        ("Harbour (2003)", "Harbour", 2003),
        ("# Harbour", "Harbour", None),
        ("# Review: Harbour", "Harbour", None),
        ("# Harbour (2003) – Movie Review", "Harbour", 2003),
        ("*Harbour* (2003)", "Harbour", 2003),
        ("“Harbour” (2003)", "Harbour", 2003),
        ("The Long Harbour (Jo Field, 2003)", "The Long Harbour", 2003),
        ("Harbour (dir. Jo Field, 2003)", "Harbour", 2003),
        ("Harbour (2003) – dir. Jo Field – 162 min", "Harbour", 2003),
        ("Title: Harbour (2003)", "Harbour", 2003),
    ],
)
def test_the_title_line_is_recognised(line: str, title: str, year: int | None) -> None:
    """The film's title and year come out of the first line, whatever stands around them."""
    review = read(f"{line}\n\n{PROSE}")
    assert (review.title, review.year) == (title, year)
    assert review.introduction == (1,)


def test_a_director_in_the_title_line_is_a_fact() -> None:
    """Brackets behind a title may hold the director."""
    review = read(f"The Long Harbour (Jo Field, 2003)\n\n{PROSE}")
    assert review.values(HeaderField.DIRECTOR) == ("Jo Field",)


@pytest.mark.parametrize(
    "prose",
    [
        "Directed by Jo Field and featuring Ann Lee as the lead, the film visits a harbour.",
        "Starring in three films a year was hard, and it shows.",
        "Story: a boy finds a boat and sails.",
        "Cast: wonderful, all of them, from the first scene to the last.",
        "Japan in 1954 was no place for a film about a harbour.",
        "Music: excellent",
        "In 1954, the harbour burned.",
        "Followed by Harbour 2.",
        "The director, Jo Field, was 27.",
    ],
)
def test_prose_is_not_a_header_line(prose: str) -> None:
    """A sentence stays in the text, at the top and at the end."""
    assert not read(f"{prose}\n\n{PROSE}").header
    assert not read(f"{PROSE}\n\n{prose}").header
    assert not read(f"{PROSE} {prose}").header


def test_characters_go_with_their_actors() -> None:
    """Brackets and "as" name the character."""
    review = read(f"Cast: Ann Lee (Mara), Bo Ray as Finn and Cy Dunn\n\n{PROSE}")
    (fact,) = review.header
    roles = [value.character.text if value.character else None for value in fact.values]
    assert [value.text for value in fact.values] == ["Ann Lee", "Bo Ray", "Cy Dunn"]
    assert roles == ["Mara", "Finn", None]


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("# Harbour\n\nDirector: Jo Field\nCountry: Japan, France\n\n", "markdown"),
        ("# Harbour\n\n- Director: Jo Field\n- **Country**: Japan, France\n\n", "markdown"),
        ("# Harbour\n\nDirector: Jo Field<br>Country: Japan/France\n\n", "markdown"),
        (
            "# Harbour\n\n| Field | Value |\n|---|---|\n| Director | Jo Field |\n"
            "| Country | Japan, France |\n\n",
            "markdown",
        ),
        ("Harbour\nDirector: Jo Field\nCountry: Japan and France\n", "plain"),
        (
            "<h1>Harbour</h1><p><b>Director:</b> Jo Field<br><b>Country:</b> Japan, France</p><p>",
            "html",
        ),
        (
            "<h1>Harbour</h1><dl><dt>Director</dt><dd>Jo Field</dd>"
            "<dt>Country</dt><dd>Japan, France</dd></dl><p>",
            "html",
        ),
        (
            "<h1>Harbour</h1><table><tr><th>Director</th><td>Jo Field</td></tr>"
            "<tr><th>Country</th><td>Japan, France</td></tr></table><p>",
            "html",
        ),
    ],
)
def test_layouts_give_the_same_facts(source: str, format: Format) -> None:
    """Lines, lists, tables and definition lists are read alike, and leave the prose alone."""
    document = read_text(source + PROSE, format=format)
    review = parse_review(document)
    assert facts(review) == {
        "title": ("Harbour",),
        "director": ("Jo Field",),
        "country": ("Japan", "France"),
    }
    assert review.introduction == (len(document.blocks) - 1,)


def test_credits_at_the_end_are_header_lines() -> None:
    """A block of credits below the text is read, with its heading."""
    review = read(
        f"# Harbour\n\n{PROSE}\n\n## Credits\n\nDirector: Jo Field\n\nCast: Ann Lee (Mara)\n"
    )
    assert facts(review)["cast"] == ("Ann Lee",)
    assert review.header_blocks == (0, 2, 3, 4)
    assert not review.sections


def test_a_list_below_a_label_is_its_values() -> None:
    """A heading "Cast" over a list of names is a header fact, over prose a section."""
    review = read(f"# Harbour\n\n## Cast\n\n- Ann Lee as Mara\n- Bo Ray\n\n## Cast\n\n{PROSE}")
    assert review.values(HeaderField.CAST) == ("Ann Lee", "Bo Ray")
    assert [section.heading for section in review.sections] == ["Cast"]


def test_a_tagline_does_not_hide_the_header() -> None:
    """Short lines between the title and the facts stay in the introduction."""
    review = read(
        f"# Harbour\n\n*A town wakes up.*\n\nBy Mia Stone\n\nDirector: Jo Field\n\n{PROSE}"
    )
    assert review.values(HeaderField.CRITIC) == ("Mia Stone",)
    assert review.values(HeaderField.DIRECTOR) == ("Jo Field",)
    assert review.introduction == (1, 4)


def test_a_headline_is_not_the_film() -> None:
    """Where a line names the film, the heading above it is a headline."""
    review = read(f"# A dance of fire\n\nFilm: Harbour\n\n{PROSE}")
    assert (review.title, review.headline) == ("Harbour", "A dance of fire")
