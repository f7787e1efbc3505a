from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from matinee.catalogue import Role
from matinee.catalogue.reconcile import (
    FILM_MANNER,
    Commonness,
    FilmTraits,
    Outcome,
    Pair,
    PersonTraits,
    film_evidence,
    judge,
    person_manner,
    reconcile,
)

Make = Callable[..., FilmTraits]

_NAMES = st.sampled_from(["ann lee", "ann b lee", "lee ann", "bo ray", "cy poe", "bo rae"])
_TITLES = st.sampled_from(["ran", "ran 2", "dune", "dune part one", "long good friday", "ron"])
_YEARS = st.integers(1999, 2002)
_FILMS = st.builds(
    FilmTraits,
    id=st.just(""),
    titles=st.frozensets(_TITLES, min_size=1, max_size=2),
    years=st.frozensets(_YEARS, max_size=2),
    runtimes=st.frozensets(st.sampled_from([80, 81, 90, 140]), max_size=2),
    people=st.dictionaries(
        st.sampled_from([Role.DIRECTOR, Role.ACTOR, Role.COMPOSER, Role.EDITOR]),
        st.frozensets(_NAMES, min_size=1),
    ),
    identifiers=st.dictionaries(
        st.sampled_from(["imdb", "tmdb"]), st.sampled_from("123"), max_size=2
    ),
)
_WORK = st.dictionaries(
    st.sampled_from("xyz"), st.frozensets(st.sampled_from(list(Role)[:3]), min_size=1)
)
_PEOPLE = st.builds(
    PersonTraits,
    id=st.just(""),
    names=st.frozensets(_NAMES, min_size=1, max_size=2),
    work=_WORK,
    parts=st.dictionaries(st.sampled_from("xyz"), st.frozensets(st.sampled_from("pq"), min_size=1)),
    years=st.frozensets(st.sampled_from([1900, 1950, 1990, 2020]), max_size=2),
    colleagues=st.frozensets(_NAMES),
    leads=st.booleans(),
    born=st.sampled_from([None, "1950", "1950-01-02", "1951"]),
)
PERSON_MANNER = person_manner(Commonness(["ann lee", "bo ray", "bo rae", "cy poe"]))


def _lists(of: st.SearchStrategy[FilmTraits]) -> st.SearchStrategy[list[FilmTraits]]:
    return st.lists(of, max_size=5).map(
        lambda films: [replace(film, id=str(n)) for n, film in enumerate(films)]
    )


def _outcomes(pairs: Sequence[Pair]) -> set[tuple[str, str, Outcome]]:
    return {(pair.left, pair.right, pair.outcome) for pair in pairs}


@given(_FILMS, _FILMS)
def test_films_are_judged_alike_from_either_side(left: FilmTraits, right: FilmTraits) -> None:
    """Which record is the left one does not matter, down to the last piece of evidence."""
    assert judge(left, right, manner=FILM_MANNER) == judge(right, left, manner=FILM_MANNER)


@given(_PEOPLE, _PEOPLE)
def test_people_are_judged_alike_from_either_side(left: PersonTraits, right: PersonTraits) -> None:
    """Which record is the left one does not matter, down to the last piece of evidence."""
    assert judge(left, right, manner=PERSON_MANNER) == judge(right, left, manner=PERSON_MANNER)


@given(_FILMS)
def test_nothing_speaks_against_a_film_and_itself(film: FilmTraits) -> None:
    """A record beside itself shows no difference."""
    assert not {"another-title", "year-off", "another-director", "another-cast"} & {
        each.name for each in film_evidence(film, film)
    }


@settings(max_examples=60)
@given(_lists(_FILMS), _lists(_FILMS), st.randoms())
def test_neither_order_nor_sides_change_the_outcome(
    left: list[FilmTraits], right: list[FilmTraits], random: Random
) -> None:
    """The same pairs come out for records in any order, and with the sides exchanged."""
    found = _outcomes(reconcile(left, right, manner=FILM_MANNER))
    shuffled = random.sample(left, len(left))
    assert _outcomes(reconcile(shuffled, right[::-1], manner=FILM_MANNER)) == found
    turned = reconcile(right, left, manner=FILM_MANNER)
    assert {(pair.right, pair.left, pair.outcome) for pair in turned} == found


@settings(max_examples=60)
@given(_lists(_FILMS), _lists(_FILMS))
def test_a_record_is_the_same_as_one_at_most(
    left: list[FilmTraits], right: list[FilmTraits]
) -> None:
    """Each side's records are of different films, so two of them are never one with a third."""
    pairs = reconcile(left, right, manner=FILM_MANNER)
    same = [pair for pair in pairs if pair.outcome is Outcome.SAME]
    assert len({pair.left for pair in same}) == len({pair.right for pair in same}) == len(same)


def test_two_that_fit_equally_are_both_asked_about(film: Make) -> None:
    """A catalogue that has a film twice is no reason to choose one of them."""
    known = [
        film("Dreams of Ours", year=2001, director="Ann Lee", id=id_) for id_ in ("one", "two")
    ]
    new = [film("Dreams of Ours", year=2001, director="Ann Lee", id="new")]
    pairs = reconcile(new, known, manner=FILM_MANNER)
    assert [pair.outcome for pair in pairs] == [Outcome.ASK, Outcome.ASK]
    assert pairs[0].judgement.evidence[-1].name == "another-fits-as-well"


def test_a_rival_with_a_partner_of_its_own_is_none(film: Make) -> None:
    """A film and its like-named short: each has its own record on the other side."""
    feature = film("Despicable Me", year=2010, minutes=95, director="Ann Lee", id="feature")
    short = film("Despicable Me Presents", year=2010, minutes=12, director="Ann Lee", id="short")
    pairs = reconcile([feature, short], [short, feature], manner=FILM_MANNER)
    same = {(pair.left, pair.right) for pair in pairs if pair.outcome is Outcome.SAME}
    assert same == {("feature", "feature"), ("short", "short")}


def test_weights_are_data(film: Make) -> None:
    """With other weights the same evidence comes to another outcome."""
    left, right = film("Chaos", year=2005), film("Chaos", year=2005)
    bold = replace(FILM_MANNER, weights=replace(FILM_MANNER.weights, same=0.0))
    assert judge(left, right, manner=bold).outcome is Outcome.SAME
    capped = replace(bold, weights=replace(bold.weights, caps={"same-year": Outcome.DIFFERENT}))
    assert judge(left, right, manner=capped).outcome is Outcome.DIFFERENT
