from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matinee.claims.extract import part_patterns
from matinee.claims.extract.credits import PATTERNS, credits_in
from matinee.claims.sentence import Sentence
from matinee.claims.weights import DEFAULT

Reader = Callable[[str], Sentence]


def _said(sentence: Sentence) -> list[tuple[str, str]]:
    return [(said.roles[0].value, said.name) for said in credits_in(sentence)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Directed by Zed Quux.", [("director", "Zed Quux")]),
        ("Director Zed Quux stumbles.", [("director", "Zed Quux")]),
        ("Zed Quux directed the film.", [("director", "Zed Quux")]),
        ("Zed Quux (director) waves.", [("director", "Zed Quux")]),
        ("Zed Quux's crisp editing helps.", [("editor", "Zed Quux")]),
        ("A pulsing Zed Quux score helps.", [("composer", "Zed Quux")]),
        ("Zed Quux wrote the score.", [("composer", "Zed Quux")]),
        ("The score from Zed Quux helps.", [("composer", "Zed Quux")]),
        ("Zed Quux's directorial debut.", [("director", "Zed Quux")]),
        ("Written and directed by Zed Quux.", [("writer", "Zed Quux"), ("director", "Zed Quux")]),
        ("Written by Ann Oth and Zed Quux.", [("writer", "Ann Oth"), ("writer", "Zed Quux")]),
        ("Assistant director Zed Quux waves.", []),
        ("Zed Quux's art direction helps.", []),
        ("Zed Quux score by score.", []),
        ("I met Zed Quux.", []),
    ],
)
def test_shapes_of_a_credit(sentence: Reader, text: str, said: list[tuple[str, str]]) -> None:
    assert _said(sentence(text)) == said


def test_roles_in_a_row_are_one_persons(sentence: Reader) -> None:
    found = _said(sentence("Director, editor and composer Zed Quux stumbles."))
    assert {role for role, _ in found} == {"director", "editor", "composer"}


def test_posts_without_an_article_are_one_persons(sentence: Reader) -> None:
    found = _said(sentence("Writer, director and star Zed Quux stumbles."))
    assert {role for role, _ in found} == {"writer", "director", "actor"}


@pytest.mark.parametrize(
    "text",
    [
        "I'd like to believe that director Zed Quux had a longer cut.",
        "I suspect director Zed Quux gave up.",
        "It feels as though director Zed Quux asked her to improvise.",
        "The style employed by director Zed Quux, while initially odd, works.",
        "Playing more like a serial than a western, director Zed Quux's yarn holds up.",
        "I liked this more than director Zed Quux's prior film.",
    ],
)
def test_thoughts_about_the_director_are_no_doubt_of_who_directed(
    sentence: Reader, text: str
) -> None:
    (said,) = [said for said in credits_in(sentence(text)) if said.roles[0].value == "director"]
    assert DEFAULT.severity(DEFAULT.confidence(said.strength, said.penalties))


@pytest.mark.parametrize(
    "text",
    [
        "Keanu Reeves is simply charming.",
        "Keanu Reeves's great in the lead.",
        "Keanu Reeves shines.",
        "Keanu Reeves ably fills the part.",
        "Keanu Reeves in the title role helps.",
        "Keanu Reeves's part is small.",
        "Keanu Reeves's performance as a weary man helps.",
        "Keanu Reeves plays the wrong man.",
        "The excellent Keanu Reeves helps.",
        "Keanu Reeves as the wrong man helps.",
        "The cast is great, particularly Keanu Reeves.",
        "The cast also boasts Keanu Reeves.",
        "Opposite Keanu Reeves, others pale.",
    ],
)
def test_whose_acting_is_judged_acts(sentence: Reader, text: str) -> None:
    assert ("actor", "Keanu Reeves") in _said(sentence(text))


def test_the_director_and_star_zed_are_two(sentence: Reader) -> None:
    """Of "the director and star X" only the star is surely X."""
    assert _said(sentence("The director and star Zed Quux agree.")) == [("actor", "Zed Quux")]


def test_a_role_noun_closes_a_list(sentence: Reader) -> None:
    text = "It reunites director Len Wiseman and Keanu Reeves."
    assert _said(sentence(text)) == [("director", "Len Wiseman")]


def test_another_film_takes_its_own_credit(sentence: Reader) -> None:
    (said,) = credits_in(sentence("*Alien* director Ridley Scott waves."))
    assert [film.title for film in said.about] == ["Alien"]


# Ways of stating one fact, by the role that each gives "Zed Quux".
_WAYS = {
    "director": """
        Behind the camera is Zed Quux.
        In the director's chair sits Zed Quux.
        Zed Quux takes on directing duties.
        Zed Quux gets the director's credit.
        Directing duties fall to Zed Quux.
        The directorial credit belongs to Zed Quux.
        At the helm is Zed Quux.
        With Zed Quux at the helm, nothing is left to chance.
        The reins are in the hands of Zed Quux.
        The man behind the camera is Zed Quux.
        Calling the shots is Zed Quux.
        Zed Quux directs from a script that never settles.
        Zed Quux directed this handsome thriller.
        Zed Quux ably directs.
        Zed Quux, who also directs, favours long takes.
        It was Zed Quux who directed it.
        The person who directed it is Zed Quux.
        Directing this time is Zed Quux.
        The director here is Zed Quux.
        Zed Quux is the film's director.
        Zed Quux, its director, favours long takes.
        As director, Zed Quux favours long takes.
        It has Zed Quux as its director.
        Zed Quux is credited as director.
        The movie was directed, with some flair, by Zed Quux.
        The direction comes from Zed Quux.
        Credit for the direction goes to Zed Quux.
        The picture is the work of director Zed Quux.
        Direction: Zed Quux.
        It is a Zed Quux-directed thriller.
        It found a new director in Zed Quux.
        Then there is its director, Zed Quux.
        An uneven thriller from Zed Quux.
        The latest from Zed Quux is a slow burn.
        Zed Quux delivers a handsome film.
        """,
    "cinematographer": """
        The photography is Zed Quux's work.
        Handling the cinematography is Zed Quux.
        Camera duties went to Zed Quux.
        We have Zed Quux to thank for the photography.
        With Zed Quux as cinematographer, it glows.
        """,
    "composer": """
        The score came courtesy of Zed Quux.
        The music was composed and conducted by Zed Quux.
        The score was written by Zed Quux.
        The score is Zed Quux's.
        Responsible for the music is Zed Quux.
        Zed Quux is behind the score.
        Zed Quux supplies a score that hardly lets up.
        Zed Quux, who wrote the score, likes brass.
        With Zed Quux on the score, it never sits still.
        On score duties: Zed Quux.
        """,
    "editor": """
        In the cutting room sat Zed Quux.
        Zed Quux, who cut the film, prefers the slow dissolve.
        With Zed Quux editing, it never drags.
        The editing was done by Zed Quux.
        """,
    "writer": """
        The screenplay credit goes to Zed Quux.
        Written with care by Zed Quux, it has a twist.
        Zed Quux wrote this one.
        Zed Quux is responsible for the script.
        """,
    "story": """
        The story comes from Zed Quux.
        Zed Quux devised the story.
        """,
}


@pytest.mark.parametrize(
    ("role", "text"),
    [(role, text.strip()) for role, texts in _WAYS.items() for text in texts.strip().split("\n")],
)
def test_one_fact_is_said_in_many_ways(sentence: Reader, role: str, text: str) -> None:
    alike = {"writer", "screenplay"}
    (found,) = {said for said, name in _said(sentence(text)) if name == "Zed Quux"}
    assert found == role or {found, role} <= alike


@pytest.mark.parametrize(
    "text",
    [
        "The direction owes everything to Zed Quux.",
        "The music nods to Zed Quux.",
        "We should put Zed Quux in the director's chair.",
        "Zed Quux directed the film's best scene.",
        "Zed Quux takes the music seriously.",
        "Zed Quux turns the script into gold.",
        "Zed Quux wrote a letter.",
        "The script turned down by Zed Quux sold later.",
        "Zed Quux cut a fine figure.",
        "Zed Quux directed adaptations.",
        "It is set in the thriller capital of Zed Quux.",
    ],
)
def test_what_sounds_like_it_is_no_credit(sentence: Reader, text: str) -> None:
    assert _said(sentence(text)) == []


def test_behind_the_camera_may_be_either(sentence: Reader) -> None:
    """One statement that names both posts, for verification to choose from."""
    (said,) = credits_in(sentence("Behind the camera is Zed Quux."))
    assert [role.value for role in said.roles] == ["director", "cinematographer"]


@pytest.mark.parametrize(
    "text",
    [
        "Behind the camera is anybody but Zed Quux.",
        "Zed Quux is no longer at the helm.",
        "Nowhere is Zed Quux credited as director.",
        "Zed Quux nearly directed it.",
        "Zed Quux was the studio's first choice as director.",
        "Rumour gave the director's chair to Zed Quux.",
        "Some still believe that Zed Quux directed it.",
        "It looks as if it were shot by Zed Quux.",
        "It wants to be directed by Zed Quux.",
        "With Zed Quux directing, it might have been a comedy.",
        "With a score by Zed Quux, it could have been a classic.",
        "Next to Zed Quux's direction, this is plain stuff.",
        "Somebody has studied Zed Quux's direction.",
        "It has the look of something shot by Zed Quux.",
        "A rejected score by Zed Quux sits in a vault.",
        "Director Zed Quux called it the best film of the year.",
        "According to director Zed Quux, it is the best film of the year.",
        "I watched an interview with director Zed Quux.",
        "The original was directed by Zed Quux.",
        "The sequel was directed by Zed Quux.",
        "The first film's director, Zed Quux, is gone.",
        "The second unit was directed by Zed Quux.",
        "The stills were shot by Zed Quux.",
        "The essay in the booklet was written by Zed Quux.",
        "Len Wiseman had once been directed by Zed Quux.",
        "Director Zed Quux was asked to make it.",
        "It is slower than director Zed Quux ever was.",
    ],
)
def test_what_is_not_asserted_of_the_film_is_too_unsure_to_show(
    sentence: Reader, text: str
) -> None:
    for said in credits_in(sentence(text)):
        if said.name == "Zed Quux":
            assert DEFAULT.severity(DEFAULT.confidence(said.strength, said.penalties)) is None


_CUED = [(p.cue, p.shape) for p in (*PATTERNS, *part_patterns.PATTERNS, *part_patterns.PAIRS)]


@given(st.data())
def test_no_pattern_fits_without_its_cue(data: st.DataObject) -> None:
    """The letters by which patterns are passed over stand in whatever they match."""
    cue, shape = data.draw(st.sampled_from(_CUED))
    text = data.draw(st.from_regex(shape))
    assert set(cue) & set(text)
