"""What makes a film related to another."""

from matinee.catalogue import Role
from matinee.discovery import Profile, related
from matinee.discovery.related import Related

FILM = Profile(
    "film",
    "Salt",
    1974,
    series=("salt", "Salt"),
    genres=("Western", "Drama"),
    people={Role.DIRECTOR: {"ana": "Ana Ray"}, Role.ACTOR: {"bo": "Bo Vane", "ana": "Ana Ray"}},
)


def said(found: Related) -> tuple[str, ...]:
    """Say the reasons in English."""
    return tuple(map(str, found.reasons))


def test_gives_the_reason() -> None:
    """Each film stands there for a reason that a reader can check."""
    other = Profile("other", "Ash", 1990, people={Role.DIRECTOR: {"ana": "Ana Ray"}})
    assert [said(found) for found in related(FILM, [other])] == [("also directed by Ana Ray",)]


def test_ranks_a_series_before_people_and_people_before_a_genre() -> None:
    """A sequel stands before the director's next film, and that before a film of its time."""
    sequel = Profile("sequel", "Salt II", 1980, series=("salt", "Salt"))
    next_film = Profile("next", "Ash", 1990, people={Role.DIRECTOR: {"ana": "Ana Ray"}})
    like = Profile("like", "Dust", 1971, genres=("Western",), fame=900)
    found = related(FILM, [like, next_film, sequel])
    assert [film.id for film in found] == ["sequel", "next", "like"]
    assert said(found[2]) == ("Western, 1970s",)


def test_leaves_out_what_shares_nothing() -> None:
    """Fame alone relates nothing, and a film is not related to itself."""
    stranger = Profile("stranger", "Fog", 1950, genres=("Comedy",), fame=999)
    assert related(FILM, [stranger, FILM]) == []


def test_names_a_person_once() -> None:
    """Somebody who directed and acted in both is named as the director only."""
    other = Profile(
        "other",
        "Ash",
        1990,
        people={
            Role.DIRECTOR: {"ana": "Ana Ray"},
            Role.ACTOR: {"ana": "Ana Ray", "bo": "Bo Vane"},
        },
    )
    assert said(related(FILM, [other])[0]) == ("also directed by Ana Ray", "also with Bo Vane")


def test_takes_the_same_role_only() -> None:
    """A director who acted in another film is no shared director."""
    other = Profile("other", "Ash", 1990, people={Role.DIRECTOR: {"bo": "Bo Vane"}})
    assert related(FILM, [other]) == []


def test_says_which_way_a_remake_goes() -> None:
    """The remake and the first film are told apart."""
    remake = Profile("remake", "Salt", 1999, remake_of="film")
    assert said(related(FILM, [remake])[0]) == ("a remake of this film",)
    assert said(related(remake, [FILM])[0]) == ("the film that this one remakes",)


def test_orders_equals_by_fame_and_stops_at_the_limit() -> None:
    """Of films that share equally much, the better known come first."""
    others = [
        Profile(str(fame), "Dust", 1971, genres=("Western",), fame=fame) for fame in (1, 3, 2)
    ]
    assert [film.id for film in related(FILM, others, limit=2)] == ["3", "2"]
