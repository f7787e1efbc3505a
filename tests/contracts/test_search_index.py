"""What every search index does."""

from collections.abc import Sequence

import pytest

from matinee.discovery.search import Found, Problem, SearchIndex, parse_query


def _keys(found: Sequence[Found]) -> list[str]:
    return [each.key for each in found]


def _search(index: SearchIndex, written: str) -> list[str]:
    return _keys(index.search(parse_query(written)).found)


def _suggest(index: SearchIndex, typed: str) -> list[str]:
    return _keys(index.suggest(parse_query(typed)))


def test_names_its_contents(search_index: SearchIndex) -> None:
    """An index says what it was made of."""
    assert search_index.fingerprint == "contract"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("leon", "tt0110413"),
        ("LÉON", "tt0110413"),
        ("amelie", "tt0211915"),
        ("d'amélie", "tt0211915"),
        ("seven samurai", "tt0047478"),
        ("samurai no shichinin", "tt0047478"),
        ("七人の侍", "tt0047478"),
        ("侍", "tt0047478"),
        ("黒澤", "akira-kurosawa"),
        ("spiderman", "tt0316654"),
        ("spider-man 2", "tt0316654"),
        ("rocky 2", "tt0079579"),
        ("rocky ii", "tt0079579"),
        ("mission impossible", "house-mission"),
        ("Mission: Impossible", "house-mission"),
        ("jj abrams", "jj-abrams"),
        ("J.J. Abrams", "jj-abrams"),
        ("vito corleone", "vito-corleone"),
        ("rain and rice", "rain-and-rice"),
        ("films in the rain", "rain"),
    ],
)
def test_finds_by_name_whatever_the_writing(
    search_index: SearchIndex, written: str, key: str
) -> None:
    """Case, accents, scripts, numerals, elisions and hyphens make no difference."""
    assert _search(search_index, written)[0] == key


@pytest.mark.parametrize("typed", ["g", "go", "godf", "the godf", "godfather"])
def test_suggests_from_the_first_letter(search_index: SearchIndex, typed: str) -> None:
    """What is typed so far is the beginning of a word; the best known comes first."""
    assert _suggest(search_index, typed)[0] == "tt0068646"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("kurosawa 1954", "tt0047478"),
        ("1954 kurosawa", "tt0047478"),
        ("mifune rashomon", "tt0042876"),
        ("brando godfather", "tt0068646"),
        ("corleone 1972", "tt0068646"),
        ("nell ash rain", "rain-and-rice"),
    ],
)
def test_takes_people_and_years_with_the_title(
    search_index: SearchIndex, written: str, key: str
) -> None:
    """Words may be of a film's people, characters, series or year."""
    assert _search(search_index, written) == [key]


def test_puts_the_person_before_their_films(search_index: SearchIndex) -> None:
    """A surname finds the person, then the namesake and the films."""
    found = _search(search_index, "kurosawa")
    assert found[0] == "akira-kurosawa"
    assert set(found) == {"akira-kurosawa", "kiyoshi-kurosawa", "tt0047478", "tt0042876"}


@pytest.mark.parametrize(
    ("written", "key", "meant"),
    [
        ("godfathr", "tt0068646", "godfather"),
        ("seven samuraj", "tt0047478", "seven samurai"),
        ("sevn samuraj", "tt0047478", "seven samurai"),
        ("rashmon", "tt0042876", "rashomon"),
        ("akria kurosawa", "akira-kurosawa", "akira kurosawa"),
        ("tarkovski", "andrei-tarkovsky", "tarkovsky"),
        ("Тарковский", "andrei-tarkovsky", "tarkovsky"),
        ("kurosava 1954", "tt0047478", "kurosawa 1954"),
        ("seven nonsense samurai", "tt0047478", "seven nonsense samurai"),
    ],
)
def test_knows_what_was_meant(
    search_index: SearchIndex, written: str, key: str, meant: str
) -> None:
    """A misspelt name is found, and its right spelling told; a word too many is let go."""
    answer = search_index.search(parse_query(written))
    assert answer.corrected
    assert answer.found[0].key == key
    assert meant == (str(answer.meant) if answer.meant else written)


def test_suggests_also_when_a_begun_word_is_misspelt(search_index: SearchIndex) -> None:
    """A slip while typing does not empty the list."""
    assert _suggest(search_index, "rashmo")[0] == "tt0042876"


@pytest.mark.parametrize("typed", ["godf bran", "kuros 195", "sev sam"])
def test_suggests_what_all_words_begin(search_index: SearchIndex, typed: str) -> None:
    """Who types in a hurry finishes no word."""
    assert _suggest(search_index, typed)[0] in ("tt0068646", "tt0047478")


def test_finds_nothing_for_what_is_like_nothing(search_index: SearchIndex) -> None:
    """No guess is better than a wild one."""
    answer = search_index.search(parse_query("xylophone quartz"))
    assert (answer.found, answer.total, answer.meant) == ([], 0, None)


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("director:kurosawa", {"tt0047478", "tt0042876"}),
        ('director:"akira kurosawa" year:1954', {"tt0047478"}),
        ("composer:kurosawa", set()),
        ("person:mifune genre:crime", {"tt0042876"}),
        ("decade:1950s", {"tt0047478", "tt0042876", "rain-and-rice"}),
        ("kind:film year:1950..1954", {"tt0047478", "tt0042876"}),
        ("kind:film year:>=2001", {"tt0211915", "tt0316654"}),
        ("genre:crime -country:japan", {"tt0068646", "tt0110413"}),
        ("genre:comedy,sport", {"tt0211915", "tt0079579"}),
        ("country:usa runtime:>150", {"tt0068646"}),
        ("language:french country:france kind:film", {"tt0110413", "tt0211915"}),
        ("role:composer", {"nino-rota"}),
        ("series:godfather", {"tt0068646"}),
        ('character:"vito corleone"', {"tt0068646"}),
        ("critic:nell", {"rain-and-rice"}),
        ("score:>9", {"rain-and-rice"}),
        ("kind:collection", {"rain"}),
        ("reviewed:yes", {"tt0047478"}),
        ("reviewed:no country:japan", {"tt0042876"}),
        ("kurosawa kind:person role:director", {"akira-kurosawa", "kiyoshi-kurosawa"}),
        ("kurosawa reviewed:yes", {"tt0047478"}),
        ('"seven samurai"', {"tt0047478"}),
        ('"samurai seven"', set()),
    ],
)
def test_filters(search_index: SearchIndex, written: str, keys: set[str]) -> None:
    """Every field of the query language narrows what is found."""
    answer = search_index.search(parse_query(written))
    assert (set(_keys(answer.found)), answer.problems) == (keys, ())
    assert answer.total == len(keys)


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("fame", "tt0068646", "house-mission"),
        ("newest", "tt0316654", "tt0042876"),
        ("oldest", "tt0042876", "tt0316654"),
        ("longest", "tt0047478", "house-mission"),
        ("shortest", "tt0042876", "house-mission"),
    ],
)
def test_sorts(search_index: SearchIndex, sort: str, first: str, last: str) -> None:
    """What lacks the value that is sorted by comes last."""
    found = _search(search_index, f"kind:film sort:{sort}")
    assert (found[0], found[-1]) == (first, last)


def test_tells_what_it_could_not_heed(search_index: SearchIndex) -> None:
    """An unknown genre finds nothing, and says so."""
    answer = search_index.search(parse_query("genre:polka"))
    assert (answer.total, answer.problems) == (0, (Problem("genre", "polka", unknown=True),))


def test_gives_pages_without_gaps_or_repeats(search_index: SearchIndex) -> None:
    """Pages of a list together are the whole list."""
    for written in ("kind:film", "r", "a"):
        query = parse_query(written)
        whole = search_index.search(query, limit=100)
        parts = [
            key
            for offset in range(0, whole.total, 3)
            for key in _keys(search_index.search(query, limit=3, offset=offset).found)
        ]
        assert parts == _keys(whole.found)
        assert len(parts) == whole.total


def test_counts_what_would_narrow(search_index: SearchIndex) -> None:
    """Each facet's value says how many it leaves, and the query that leaves just these."""
    answer = search_index.search(parse_query("kind:film country:japan"), facets=True)
    facets = {facet.field: facet for facet in answer.facets}
    genres = {value.label: value.count for value in facets["genre"].values}
    assert genres == {"Drama": 2, "Action": 1, "Crime": 1}
    for facet in answer.facets:
        for value in facet.values:
            total = search_index.search(value.query).total
            assert total >= value.count if value.chosen else total == value.count, value
    chosen = [value for value in facets["country"].values if value.chosen]
    assert [(value.value, str(value.query)) for value in chosen] == [("japan", "kind:film")]


def test_counts_the_other_values_of_a_field_that_has_one(search_index: SearchIndex) -> None:
    """With a decade chosen the other decades still say how much they have."""
    answer = search_index.search(parse_query("kind:film decade:1950s"), facets=True)
    (decades,) = (facet for facet in answer.facets if facet.field == "decade")
    counted = {value.value: (value.count, value.chosen) for value in decades.values}
    assert counted["1950s"] == (2, True)
    assert counted["1970s"] == (2, False)
    assert str(decades.values[0].query) == "kind:film decade:2000s"


@pytest.mark.parametrize(
    "written",
    ["", "   ", "'\"", '" OR "', "NEAR(", "*", "salt* -", "a" * 5000, "\0", "“", "-", ":", "a:",
     "title:", "year:..", "-year:1954", "( OR )", "names : x", "{a b}", "^a", "ﬁ", "\u200b",
     "kind:film " * 50, "👻", "kind:", '"', "genre:,,,", "score:9999999999999999999"],
)  # fmt: skip
def test_reads_no_operator_in_what_is_typed(search_index: SearchIndex, written: str) -> None:
    """Whatever is typed has an answer."""
    query = parse_query(written)
    answer = search_index.search(query, facets=True)
    assert len(answer.found) <= answer.total or answer.total == 0
    search_index.suggest(query)
