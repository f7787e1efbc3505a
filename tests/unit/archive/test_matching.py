"""An item is matched to a film only on good evidence; what is doubtful is asked."""

import pytest

from matinee.archive import FilmHints, Item, ItemKind
from matinee.archive.matching import Decision, Match, Matcher
from matinee.catalogue.near import near_films
from matinee.catalogue.snapshot import Snapshot


@pytest.fixture
def matcher(films: Snapshot) -> Matcher:
    """Match against the few real films, two of them called Ballerina."""
    return Matcher(films, near=lambda title: near_films(films, title))


def row(title: str, year: int | None = None, **hints: object) -> Item:
    """Make a row of a list of films."""
    film = FilmHints((title,), year, **hints)  # type: ignore[arg-type]
    return Item("row", ItemKind.RATING, title, film=film)


def post(title: str, text: str = "", **fields: object) -> Item:
    """Make a post, which may be about anything."""
    return Item("post", ItemKind.POST, title, text=text, **fields)  # type: ignore[arg-type]


def outcome(match: Match) -> tuple[str, str]:
    """Give the decision, and the film or the first that may be meant."""
    first = match.candidates[0][0] if match.candidates else ""
    return match.decision.value, str(match.film or first)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (row("Alien", 1979), ("matched", "Alien (1979)")),
        (row("ALIEN", 1980), ("matched", "Alien (1979)")),
        (row("Third Man, The", 1949), ("matched", "The Third Man (1949)")),
        (row("七人の侍", 1954), ("matched", "Seven Samurai (1954)")),
        (row("Shichinin no Samurai", 1954), ("matched", "Seven Samurai (1954)")),
        (row("Alien"), ("matched", "Alien (1979)")),
        (row("Alien", 1995), ("unmatched", "Alien (1979)")),
        (row("Alein", 1979), ("ask", "Alien (1979)")),
        (row("Some Film That Is Not There", 1999), ("unmatched", "")),
        (row("Alien", 1979, directors=("Denis Villeneuve",)), ("ask", "Alien (1979)")),
        (row("Alien", 1979, directors=("Ridley Scott",)), ("matched", "Alien (1979)")),
        (row("Alien", 1979, imdb_id="tt0000001"), ("unmatched", "Alien (1979)")),
        (row("Something else", imdb_id="tt0078748"), ("matched", "Alien (1979)")),
    ],
)
def test_rows_of_a_list(matcher: Matcher, item: Item, expected: tuple[str, str]) -> None:
    """By identifier, else title and year; other fields speak for or against."""
    assert outcome(matcher.match(item)) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (row("Ballerina", 2025), ("matched", "Ballerina (2025)")),
        (row("Ballerina", 2016), ("matched", "Ballerina (2016)")),
        (row("Ballerina", 2024), ("matched", "Ballerina (2025)")),
        (row("Ballerina"), ("ask", "Ballerina (2025)")),
        (row("Ballerina", directors=("Len Wiseman",)), ("matched", "Ballerina (2025)")),
        (post("Ballerina", "Ana de Armas and Keanu Reeves."), ("matched", "Ballerina (2025)")),
        (post("Ballerina", "Elle Fanning and Dane DeHaan."), ("matched", "Ballerina (2016)")),
        (post("Ballerina (2016)"), ("matched", "Ballerina (2016)")),
        (post("Review: Ballerina", date="2017-03-01"), ("matched", "Ballerina (2016)")),
        (post("Ballerina (Len Wiseman)"), ("ask", "Ballerina (2025)")),
    ],
)
def test_namesakes_are_told_apart(matcher: Matcher, item: Item, expected: tuple[str, str]) -> None:
    """By year, director, the people in the text, and when it was written; else asked."""
    decision, film = outcome(matcher.match(item))
    assert decision == expected[0]
    if decision == "matched":
        assert film == expected[1]
    else:
        assert film in ("Ballerina (2025)", "Ballerina (2016)")


LONG = "It is a long night, and nothing in it is as it was before the rain came. " * 12


@pytest.mark.parametrize(
    ("item", "decision"),
    [
        (post("Review: Alien", "Slow and cold."), "matched"),
        (post("Alien", "Slow and cold."), "ask"),
        (post("Alien", "Sigourney Weaver is cold."), "matched"),
        (post("Alien nation: notes on moving house", LONG), "unmatched"),
        (post("Alien: notes on moving house", LONG), "unmatched"),
        (post("Alien (1979)", LONG), "matched"),
        (post("A long night", "Alien: Tom Skerritt, Sigourney Weaver, John Hurt, Ian Holm and"
              " Yaphet Kotto in *Alien*.", format="markdown"), "matched"),
        (post("A night", metadata={"imdb_id": ("tt0078748",)}), "matched"),
        (post("A night", 'See <a href="https://www.imdb.com/title/tt0078748/">it</a>.'), "matched"),
        (post("My garden", "Roses."), "unmatched"),
        (post("Ballerina (2025)", date="2012-01-01"), "unmatched"),
    ],
)  # fmt: skip
def test_posts_need_more_than_a_word_in_common(matcher: Matcher, item: Item, decision: str) -> None:
    """A post may be about anything, so a bare title is asked, or left."""
    assert matcher.match(item).decision == Decision(decision)


def test_the_reason_can_be_read(matcher: Matcher) -> None:
    """What speaks for the film, and what against it."""
    assert matcher.match(row("Alien", 1980)).why == 'titled "Alien", 1980; doubts: year off by one'
    assert matcher.match(row("Nobody Knows It", 1950)).why.startswith("no film of the catalogue is")
    why = matcher.match(post("Ballerina", "Ana de Armas and Keanu Reeves.")).why
    assert why == 'titled "Ballerina", 2 of its people in the text'
