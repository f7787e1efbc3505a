"""Sets of rows as they are built, and as they are changed in place."""

from pathlib import Path

from matinee.discovery.search import Entry, Kind, parse_query
from matinee.discovery.search.assemble import film_entry
from matinee.discovery.search.build import build_index
from matinee.discovery.search.change import change_index
from matinee.discovery.search.file_index import FileIndex
from matinee.discovery.search.postings import MANY, around_terms, exact_forms


def test_tells_what_people_are_known_by() -> None:
    """A surname, with its particles, and not the first name; of titles and years every word."""
    around = "d ana de armas\na robert downey jr\ny 1954\nr star wars"
    assert around_terms(around) == {
        "ana:D", "de:d", "armas:d", "robert:A", "downey:a", "jr:A", "1954:y", "star:r", "wars:r",
    }  # fmt: skip


def test_knows_names_of_one_word() -> None:
    """Also those with an article before the word."""
    assert exact_forms("alien\nthe thing\nseven samurai") == {"alien", "thing"}


def _index(tmp_path: Path, names: list[str]) -> FileIndex:
    path = tmp_path / "test.search"
    entries = [
        film_entry(key=f"f{at}", title=name, year=2000, credits=[("director", f"Jo {name}", None)])
        for at, name in enumerate(names)
    ]
    build_index(path, entries, fingerprint="test")
    return FileIndex(path, editable=True)


def test_beginnings_that_many_words_share_follow_each_change(tmp_path: Path) -> None:
    """What is put in later is found by its first letters, and what is taken out is not."""
    names = [f"Zab{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(MANY + 10)]
    index = _index(tmp_path, names)
    assert index.search(parse_query("zab"), limit=1).total == len(names)
    change_index(index.file, put=[Entry(Kind.ARTICLE, "new", "Zabzz", "new", fame=0.5)])
    assert index.search(parse_query("zab"), limit=1).total == len(names) + 1
    change_index(index.file, gone=[(Kind.ARTICLE, "new"), (Kind.FILM, "f0")])
    found = index.search(parse_query("zab"), limit=200)
    assert found.total == len(names) - 1
    assert {"new", "f0"}.isdisjoint(each.key for each in found.found)


def test_a_film_of_two_people_is_not_named_by_their_names_together(tmp_path: Path) -> None:
    """Where a name has all the words, films with the words of several people stay out."""
    path = tmp_path / "test.search"
    mouse = [("producer", "Douglas Wick", None), ("actor", "John Nathan", None)]
    wick = [("actor", "Keanu Reeves", "John Wick")]
    entries = [
        film_entry(key="mouse", title="Stuart Little 2", year=2002, credits=mouse),
        film_entry(key="wick", title="John Wick", year=2014, credits=wick),
    ]
    build_index(path, entries, fingerprint="test")
    index = FileIndex(path)

    def found(written: str) -> list[str]:
        return [each.key for each in index.search(parse_query(written)).found]

    assert found("john wick") == ["wick"]
    assert found("nathan wick") == ["mouse"]
    assert found("stuart little wick") == ["mouse"]


def _named(tmp_path: Path, titles: list[str]) -> FileIndex:
    path = tmp_path / "named.search"
    entries = [film_entry(key=title, title=title, year=2000) for title in titles]
    build_index(path, entries, fingerprint="test")
    return FileIndex(path)


def test_a_misspelt_title_is_found_among_hundreds_that_have_the_word(tmp_path: Path) -> None:
    """A name that is just the word meant stands first, however many better known ones have it."""
    parts = [f"Harold Part {n}" for n in range(300)]
    index = _named(tmp_path, [*parts[:50], "Harold", *parts[50:]])
    assert "Harold" in [f.key for f in index.search(parse_query("haorld"), limit=5).found]


def test_knows_words_written_apart_and_misspelt(tmp_path: Path) -> None:
    """A space too many and a letter too few."""
    index = _named(tmp_path, ["Braveheart", "The Brave One", "Salt"])
    answer = index.search(parse_query("brave hart"))
    assert (answer.found[0].key, str(answer.meant)) == ("Braveheart", "braveheart")


def test_keeps_the_title_where_the_longer_word_belongs_to_nothing(tmp_path: Path) -> None:
    """What is left says little by its letters, but much when it is a whole name."""
    index = _named(tmp_path, ["Jaws", "Salt Road"])
    assert [f.key for f in index.search(parse_query("jaws sharks")).found] == ["Jaws"]


def test_sets_aside_words_that_say_only_what_is_looked_for(tmp_path: Path) -> None:
    """``films by jo salt`` is ``jo salt``; a title with such a word is found as it is."""
    index = _index(tmp_path, ["Salt", "Movie Road"])
    answer = index.search(parse_query("films by jo salt"))
    assert ([f.key for f in answer.found], str(answer.meant)) == (["f0"], "jo salt")
    assert index.search(parse_query("movie road")).meant is None


def test_what_was_probably_meant_follows_the_little_that_fits(tmp_path: Path) -> None:
    """Both are shown: what was typed first, then the well-known name that is nearly it."""
    index = _named(tmp_path, ["Casablanca", *(f"Road {n}" for n in range(40)), "Casablanka Nights"])
    answer = index.search(parse_query("casablanka"))
    assert [f.key for f in answer.found][:2] == ["Casablanka Nights", "Casablanca"]
    assert str(answer.meant) == "casablanca"
